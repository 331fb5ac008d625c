from flask import request
from lxml import etree


def keeper(tree):
    given = request.args.get("keeper", "").replace("'", "")
    return tree.xpath("/reserve/warden[@name='" + given + "']")  # evidence


def ring(tree):
    number = int(request.form["ring"])
    return tree.xpath("//bird[@ring='%s']" % number)  # evidence


def kinds(root):
    kind = request.args["kind"]
    if "'" in kind:
        return []
    return root.findall(f".//bird[@kind='{kind}']")  # evidence


def bound(tree):
    return tree.xpath("//bird[@name=$name]", name=request.args["name"])


def all_of(tree):
    return etree.XPath("//bird[@kind='owl']")(tree)
