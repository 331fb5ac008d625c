const xml = require("./parsers");

function parsed(text) {
  return xml.libxml.parseXml(text, { noent: true }); // finding: entities-asked-for
}

function loaded(libxmlImpl, text) {
  return libxmlImpl.parseXmlString(text, { dtdload: true, noblanks: true }); // finding: entities-asked-for
}

function both(req) {
  return xml.libXml.parseXml(req.body, { noblanks: true, noent: true, nocdata: true }); // finding: entities-asked-for
}
