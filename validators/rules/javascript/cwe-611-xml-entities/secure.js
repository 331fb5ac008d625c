const { XMLParser } = require("fast-xml-parser");
const libxmljs = require("libxmljs");
const xml2js = require("xml2js");

function read(text) {
  return libxmljs.parseXml(text); // evidence: entities-off
}

function explicit(text) {
  return libxmljs.parseXml(text, { noent: false }); // evidence: entities-off
}

function promise(text) {
  return xml2js.parseStringPromise(text); // evidence: parser-without-entities
}

function fast(text) {
  return new XMLParser().parse(text); // evidence: parser-without-entities
}

function constantDocument() {
  return libxmljs.parseXml("<a/>", { noent: true });
}
