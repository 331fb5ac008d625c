const fs = require("fs");
const path = require("path");

function written(entry, dir) {
  const target = path.join(dir, entry.path);
  if (target.indexOf(path.normalize(dir + path.sep)) !== 0) throw new Error("outside of the folder");
  entry.pipe(fs.createWriteStream(target)); // evidence: guarded
}

function asked(entry, dir) {
  const target = path.join(dir, entry.fileName);
  if (target.indexOf(dir + path.sep) === 0) {
    entry.pipe(fs.createWriteStream(target)); // evidence: guarded
  }
}
