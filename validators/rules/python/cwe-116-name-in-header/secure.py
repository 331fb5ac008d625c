from urllib.parse import quote


def file(request, name, data):
    answer = HttpResponse(data)
    answer["Content-Disposition"] = 'attachment; filename="%s"' % name.replace('"', "")  # evidence: sanitized
    return answer


class Download(RequestHandler):
    def get(self):
        title = self.get_argument("title")
        self.set_header("Content-Disposition", f'inline; filename="{quote(title)}.pdf"')  # evidence: sanitized


def table(request):
    answer = HttpResponse(content_type="text/csv")
    name = request.GET["as"]
    if '"' in name:
        raise ValueError(name)
    answer.headers["Content-Disposition"] = 'attachment; filename="' + name + '.csv"'  # evidence: guarded
    return answer


def own(request, sheet):
    answer = HttpResponse(sheet)
    answer["Content-Disposition"] = 'attachment; filename="report.csv"'
    answer["X-Name"] = sheet
    return answer
