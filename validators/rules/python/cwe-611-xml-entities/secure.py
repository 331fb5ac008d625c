import defusedxml.ElementTree as ET
from defusedxml import minidom
from lxml import etree


def read(text):
    parser = etree.XMLParser(resolve_entities=False, no_network=True)  # evidence: closed-parser
    return etree.fromstring(text, parser)


def standard(text):
    return ET.fromstring(text)  # evidence: hardened-library


def dom(text):
    return minidom.parseString(text)  # evidence: hardened-library


def constant():
    return etree.fromstring("<a/>")
