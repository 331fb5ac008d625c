const fs = require("fs");
const path = require("path");
const express = require("express");
const app = express();

app.get("/file", (req, res) => {
  res.sendFile(path.join(__dirname, "files", req.query.name)); // finding: file-sent
});

function read(root, name) {
  const file = path.join(root, name);
  return fs.readFileSync(file); // finding: joined-path-used
}

function stream(req) {
  return fs.createReadStream(__dirname + req.url); // finding
}

function write(db, name, text, done) {
  fs.writeFile(`/srv/${db}/${name}`, text, done); // finding: joined-path-used
}

function store(req) {
  const fs = require("fs");
  const path = require("path");
  fs.renameSync(req.file.path, path.join("/srv/store", req.file.originalname)); // finding
}

function saved(req, z) {
  const given = z.object({ id: z.string().uuid(), file: z.string() }).parse(req.body);
  return fs.readFileSync(path.join("/srv/store", given.file)); // finding
}

function drawing(req) {
  const fs = require("fs");
  const path = require("path");
  const written = "/srv/drawings/" + req.query.sheet;
  const whole = path.resolve(written);
  if (!written.startsWith("/srv/drawings/")) return null;
  return fs.readFileSync(whole); // finding
}
