from django.template import Node


class Board:
    def row(self, title):
        self.write("<td>%s</td>" % title)  # finding: html-written


class Names(Node):
    def render(self, context):
        shown = [str(one) for one in context["names"]]
        return ", ".join(shown)  # finding: html-returned


def half(title, text):
    return "<p title='%s'>%s</p>" % (html_escape(title), text)  # finding: html-assembled


def missing(form):
    print("<h2>No such board: %s</h2>" % form.getvalue("board"))  # finding: html-printed
