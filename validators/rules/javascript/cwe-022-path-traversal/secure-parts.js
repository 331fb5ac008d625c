const fs = require("fs");
const path = require("path");

const SHELF = path.resolve("shelf");

function open(req, res) {
  const wanted = path.join(SHELF, String(req.query.book));
  if (!wanted.startsWith(SHELF + path.sep)) {
    return res.sendStatus(403);
  }
  res.end(fs.readFileSync(wanted)); // evidence: guarded
}

function page(req, res) {
  const wanted = path.resolve(SHELF, req.query.page);
  if (wanted !== SHELF && !wanted.startsWith(SHELF + path.sep)) {
    return res.sendStatus(403);
  }
  res.end(fs.readFileSync(wanted)); // evidence: guarded
}

function cover(req, res) {
  const parts = decodeURIComponent(req.query.cover).split("/").filter((part) => part !== "" && part !== "..");
  res.end(fs.readFileSync(path.join(SHELF, ...parts))); // evidence: guarded
}
