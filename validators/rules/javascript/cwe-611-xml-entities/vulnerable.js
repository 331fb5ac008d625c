const expat = require("node-expat");
const libxmljs = require("libxmljs");

function read(text) {
  return libxmljs.parseXml(text, { noent: true }); // finding: entities-asked-for
}

function dtd(text) {
  const options = { dtdload: true };
  return libxmljs.parseXmlString(text, options); // finding: entities-asked-for
}

function stream() {
  return new expat.Parser("UTF-8"); // finding: entities-expanded
}
