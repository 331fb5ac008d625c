const fs = require("fs");
const path = require("path");
const express = require("express");
const app = express();
const ROOT = "/srv/files";

app.get("/file", (req, res) => {
  res.sendFile(req.query.name, { root: ROOT }); // evidence: rooted
});

function read(name) {
  return fs.readFileSync(path.join(ROOT, path.basename(name))); // evidence: sanitized
}

function contained(name) {
  const file = path.resolve(ROOT, name);
  if (!file.startsWith(ROOT + path.sep)) {
    throw new Error("outside");
  }
  return fs.readFileSync(file); // evidence: guarded
}

function constant() {
  return fs.readFileSync("index.html");
}

function whole(file) {
  return fs.readFileSync(file);
}

function shelved(req) {
  const fs = require("fs");
  const path = require("path");
  const target = path.join("/srv/store", path.parse(req.file.originalname).base);
  fs.writeFileSync(target, "x"); // evidence
}

async function page(ctx) {
  const name = path.normalize(String(ctx.query.page));
  if (name.includes('..')) {
    ctx.throw(400);
  }
  ctx.body = fs.createReadStream(path.join('/srv/pages', name)); // evidence: guarded
}

async function sizes(folder) {
  let sum = 0;
  for (const name of fs.readdirSync(folder)) {
    sum += fs.readFileSync(path.join(folder, name)).length;
  }
  return sum;
}

function age(folder, name) {
  return fs.lstatSync(path.join(folder, name)).mtimeMs;
}
