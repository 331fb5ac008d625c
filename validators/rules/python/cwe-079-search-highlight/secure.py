from elasticsearch_dsl import Search


def find(client, words):
    found = Search(using=client, index="pages").query("match", body=words)
    found = found.highlight_options(encoder="html")
    return found.highlight("body").execute()  # evidence


class Articles:
    @classmethod
    def among(cls, words, fields):
        found = cls.search().highlight_options(encoder="html", fragment_size=80)
        return found.query("multi_match", query=words).highlight(*fields)  # evidence


def sized(client, words):
    found = Search(using=client).highlight_options(order="score", encoder="html").query("match", title=words)
    return found.highlight("title")  # evidence


def code(text, highlighter):
    return highlighter.highlight(text)
