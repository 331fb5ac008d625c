const xpath = require("xpath");

function parsed(doc, name) {
  const expression = xpath.parse("//user[name=$name]"); // evidence
  return expression.select({ node: doc, variables: { name } });
}

function all(doc) {
  return xpath.select("//user", doc); // evidence
}

function browser() {
  return document.evaluate("//a", document); // evidence
}

function text(name) {
  return "//user[" + name + "]";
}
