def file(request, name, data):
    answer = HttpResponse(data)
    answer["Content-Disposition"] = 'attachment; filename="%s"' % name  # finding: name-in-quotes
    return answer


class Download(RequestHandler):
    def get(self):
        title = self.get_argument("title")
        self.set_header("Content-Disposition", f'inline; filename="{title}.pdf"')  # finding: name-in-quotes


def table(request):
    answer = HttpResponse(content_type="text/csv")
    answer.headers["Content-Disposition"] = 'attachment; filename="' + request.GET["as"] + '.csv"'  # finding: name-in-quotes
    return answer
