const xml = require("./parsers");

function parsed(text) {
  return xml.libxml.parseXml(text, { noblanks: true });
}

function loaded(libxmlImpl, text) {
  return libxmlImpl.parseXmlString(text, { noent: false });
}

function other(tree, text) {
  return tree.parseXml(text, { noent: true });
}
