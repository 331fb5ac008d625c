import xml.dom.minidom
import xml.sax
import xml.sax.handler

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


def dom_with_default_parser(text):
    reader = xml.sax.make_parser()
    return xml.dom.minidom.parseString(text, reader)  # evidence: closed-parser


def constant_document():
    parser = etree.XMLParser(resolve_entities=True)
    return etree.fromstring("<a/>", parser)
