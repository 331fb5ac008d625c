from elasticsearch_dsl import Search


def find(client, words):
    found = Search(using=client, index="pages").query("match", body=words)
    return found.highlight("body").execute()  # finding


class Articles:
    @classmethod
    def among(cls, words, fields):
        found = cls.search()
        found = found.query("multi_match", query=words, fields=fields)
        return found.highlight(*fields)  # finding


def sized(client, words):
    found = Search(using=client).query("match", title=words)
    found = found.highlight_options(fragment_size=80)
    return found.highlight("title")  # finding
