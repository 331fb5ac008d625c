from lxml import etree


def find(tree, name):
    return tree.xpath('/users/user[name="' + name + '"]')  # finding


def by_id(tree, key):
    return tree.xpath('/tag[@id=%s]' % key)  # finding


def items(root, kind):
    return root.findall(f'.//item[@kind="{kind}"]')  # finding


def style(tree, source):
    return tree.xslt(etree.XML(source))  # finding: foreign-style-sheet
