const fs = require("fs");
const path = require("path");

function plain(root, given) {
  const full = path.join(root, path.normalize(given));
  return fs.createReadStream(full); // finding
}

function fromFolder(given) {
  return fs.readFileSync(path.normalize("/srv/files/" + given)); // finding
}

function dotted(root, given) {
  return fs.readFileSync(path.join(root, path.join("./", given))); // finding
}
