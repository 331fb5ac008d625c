const xpath = require("xpath");

function find(doc, name) {
  return xpath.select("//user[name='" + name + "']", doc); // finding
}

function first(doc, id) {
  const query = `//item[@id='${id}']`;
  return xpath.select1(query, doc); // finding
}

function browser(name) {
  return document.evaluate("//a[text()='" + name + "']", document); // finding
}
