from urllib.parse import quote


def dialog(request):
    name = request.values.get("name", "")
    action = request.script_root
    request.write('<form action="%(action)s"><input value="%(name)s"></form>' % locals())  # finding


def listing(request, response):
    wanted = request.GET["wanted"]
    response.write("<h1>" + wanted + "</h1>")  # finding


class Page:
    def show(self, request):
        out = self.out
        rows = ["<li>%s</li>" % item for item in request.args.getlist("item")]
        out.write("<ul>{}</ul>".format("".join(rows)))  # finding
