import html
from urllib.parse import quote


def dialog(request):
    name = request.values.get("name", "")
    name_escaped = html.escape(name)
    action = request.script_root
    request.write('<form action="%(action)s"><input value="%(name_escaped)s"></form>' % locals())  # evidence


def listing(request, response):
    wanted = html.escape(request.GET["wanted"])
    response.write("<h1>" + wanted + "</h1>")  # evidence


def link(request, response):
    response.write('<a href="/find?q=' + quote(request.GET["q"]) + '">again</a>')  # evidence


def report(path, rows):
    with open(path, "w") as out:
        out.write("<table>%s</table>" % rows)


def plain(request, response):
    response.write("no page: " + request.GET["q"])
