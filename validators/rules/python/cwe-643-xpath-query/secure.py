from lxml import etree


def find(tree, name):
    return tree.xpath("/users/user[name=$name]", name=name)  # evidence


def compiled():
    return etree.XPath("/users/user[name=$name]")  # evidence


def items(root):
    return root.findall(".//item[@kind='a']")  # evidence


def number(tree, key):
    return tree.xpath("/tag[@id=%d]" % int(key))  # evidence: sanitized


def text(line, word):
    return line.find("[" + word)
