function fileOf(root, name) {
  return root + "/" + name.replace(/\.\.\//g, ""); // finding: put-together-again
}

function assetOf(name) {
  return name.replaceAll("../", ""); // finding: put-together-again
}

function both(name) {
  return name.replace(/\.\.[\/\\]/g, ""); // finding: put-together-again
}

function shown(text) {
  return text.replace(/&amp;/g, "&").replace(/&lt;/g, "<"); // finding: unescaped-twice
}

function decoded(text) {
  return text // finding: unescaped-twice
    .replace(/&amp;/g, "&")
    .replace(/&quot;/g, '"');
}

function quoted(name) {
  return '"' + name.replace(/"/g, '\\"') + '"'; // finding: backslash-left
}

function literal(name) {
  return "'" + name.replace(/'/g, "\\'") + "'"; // finding: backslash-left
}
