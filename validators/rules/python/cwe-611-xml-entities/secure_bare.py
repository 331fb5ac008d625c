def load(data):
    def lenient(xml):
        return parse(BytesIO(xml), XMLParser(recover=True, resolve_entities=False))  # evidence: closed-parser

    return lenient(data)


def dates(text):
    return parse(text, "%Y")
