from boards import texts


class Sheet:
    name = "sheet"


@property
def owner(self):
    return texts.html_escape(self.name)


def card(self):
    return Markup("<b>{}</b>".format(self.owner))
