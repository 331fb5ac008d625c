const fs = require("fs");
const path = require("path");

function below(root, given) {
  const full = path.join(root, path.normalize("/" + given));
  return fs.createReadStream(full);
}

function joined(root, given) {
  return fs.readFileSync(path.join(root, path.join("/", given)));
}

function nested(folder, given) {
  const full = path.join(folder, given);
  if (full.indexOf(path.normalize(folder + path.sep)) !== 0) throw new Error("outside of the folder");
  return fs.readFileSync(full); // evidence: guarded
}
