from django.template import Node

from boards import texts


class Board:
    def row(self, title):
        self.write("<td>%s</td>" % texts.html_escape(title))

    def plain(self, title):
        self.write("title: %s" % title)


class Names(Node):
    def render(self, context):
        return self.nodelist.render(context)


def entry(server, title):
    return '<li><a href="%s">%s</a></li>' % (reverse("server", args=(server,)), texts.escape_html(title))


def where(self, title):
    return '<a href="%s">%s</a>' % (self.url, texts.html_quote(title))


def report(title):
    print("<h2>%s</h2>" % title)


def missing(form):
    print("<h2>No such board: %s</h2>" % cgi.escape(form.getvalue("board")))  # evidence: sanitized


def linked(self, request, title):
    return '<a href="%s">%s</a>' % (self.get_board_url(request), texts.escape_html(title))
