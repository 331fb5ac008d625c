from flask import request
from lxml import etree


def keeper(tree):
    given = request.args.get("keeper", "")
    return tree.xpath("/reserve/warden[@name='" + given + "']")  # finding


def ring(tree):
    number = request.form["ring"].replace('"', "")
    return tree.xpath("//bird[@ring='%s']" % number)  # finding


def kinds(root):
    kind = request.args["kind"]
    if '"' in kind:
        return []
    return root.findall(f".//bird[@kind='{kind}']")  # finding


def doubled(tree):
    name = request.args["name"].replace("'", "''")
    return etree.XPath("//bird[@name='" + name + "']")(tree)  # finding
