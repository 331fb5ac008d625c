const fs = require("fs");
const path = require("path");
const tar = require("tar");

function direct(entry) {
  entry.pipe(fs.createWriteStream(entry.path)); // finding: member-path-used
}

function joined(entry, target) { // finding: members-written
  const file = path.join(target, entry.fileName);
  entry.pipe(fs.createWriteStream(file)); // finding: member-path-used
}

function preserved(file) {
  return tar.x({ file, preservePaths: true }); // finding: paths-preserved
}

function beside(entry, shelf) {
  const page = path.join(shelf, entry.path);
  // `/srv/shelf-of-others` begins so too.
  if (!page.startsWith(shelf)) {
    throw new Error("not of the shelf");
  }
  entry.pipe(fs.createWriteStream(page)); // finding: member-path-used
}
