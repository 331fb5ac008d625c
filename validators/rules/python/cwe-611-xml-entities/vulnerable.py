import xml.dom.minidom
import xml.etree.ElementTree as ET
import xml.sax
import xml.sax.handler
from lxml import etree


def read(text):
    return etree.fromstring(text)  # finding: entities-resolved


def with_parser(path):
    parser = etree.XMLParser(resolve_entities=True)
    return etree.parse(path, parser)  # finding


def from_disk():
    parser = etree.XMLParser(load_dtd=True, no_network=False)
    with open("/srv/feed.xml") as handle:
        return etree.parse(handle, parser)  # finding


def standard(text):
    return ET.fromstring(text)  # finding: entities-expanded


def sax(text, handler):
    reader = xml.sax.make_parser()
    reader.setFeature(xml.sax.handler.feature_external_ges, True)
    reader.setContentHandler(handler)
    reader.parse(text)  # finding: entities-asked-for


def dom(text):
    reader = xml.sax.make_parser()
    reader.setFeature(xml.sax.handler.feature_external_ges, True)
    return xml.dom.minidom.parseString(text, reader)  # finding: entities-asked-for
