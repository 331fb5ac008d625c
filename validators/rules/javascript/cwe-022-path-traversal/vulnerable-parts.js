const fs = require("fs");
const path = require("path");

const SHELF = "/srv/shelf";

function open(req, res) {
  const wanted = SHELF + "/" + req.query.book;
  if (!wanted.startsWith(SHELF + "/")) {
    return res.sendStatus(403);
  }
  res.end(fs.readFileSync(wanted)); // finding: joined-path-used
}

function page(req, res) {
  const wanted = path.join(SHELF, decodeURIComponent(req.query.page));
  if (wanted.indexOf(path.resolve("shelf")) !== 0) {
    return res.sendStatus(403);
  }
  res.end(fs.readFileSync(wanted)); // finding: joined-path-used
}

function cover(req, res) {
  const parts = String(req.query.cover).split("/").filter((part) => part !== "");
  res.end(fs.readFileSync(path.join(SHELF, ...parts))); // finding: joined-path-used
}
