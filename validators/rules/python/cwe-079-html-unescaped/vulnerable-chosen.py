def choice(title, short):
    shape = "<i>%s</i>"
    if short:
        shape = "<b>%s</b>"
    return Markup(shape % title)  # finding: marked-as-markup


def paged(title):
    return Markup(FRAME % title)  # finding: marked-as-markup


def told(request):
    return Markup(_("The board <b>%s</b> is gone.") % request.GET["board"])  # finding: marked-as-markup
