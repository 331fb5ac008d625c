import xml.etree.ElementTree as ET
import xml.sax
from lxml import etree


def read(text):
    return etree.fromstring(text)  # finding: entities-resolved


def with_parser(path):
    parser = etree.XMLParser(resolve_entities=True)  # finding: entities-asked-for
    return etree.parse(path, parser)  # finding: entities-resolved


def standard(text):
    return ET.fromstring(text)  # finding: entities-expanded


def sax(text, handler):
    reader = xml.sax.make_parser()
    reader.setFeature(xml.sax.handler.feature_external_ges, True)  # finding: entities-asked-for
    xml.sax.parseString(text, handler)  # finding: entities-expanded
