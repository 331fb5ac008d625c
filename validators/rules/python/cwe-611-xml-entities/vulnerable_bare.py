def load(data):
    def lenient(xml):
        return parse(BytesIO(xml), XMLParser(recover=True))  # finding: entities-resolved

    return lenient(data)
