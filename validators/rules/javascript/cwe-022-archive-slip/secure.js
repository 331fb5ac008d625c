const decompress = require("decompress");
const extract = require("extract-zip");
const fs = require("fs");
const tar = require("tar");

function unpack(file, cwd) {
  return tar.x({ file, cwd }); // evidence
}

async function zip(file, dir) {
  await extract(file, { dir }); // evidence
}

async function other(file, dir) {
  return decompress(file, dir); // evidence
}

function write(file, data) {
  fs.writeFileSync(file, data);
}
