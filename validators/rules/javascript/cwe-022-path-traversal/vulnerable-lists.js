const express = require("express");
const fs = require("fs");
const path = require("path");

const app = express();
const ROOT = "/srv/invoices/";

app.get("/invoice", (req, res) => {
  const name = req.query.name;
  if (!name || name.includes("..") || name.includes("/")) return res.sendStatus(400);
  fs.createReadStream(ROOT + name).pipe(res); // finding: joined-path-used
});

app.post("/drop", express.json(), (req, res) => {
  const { file } = req.body;
  if (file.indexOf("..") === -1) {
    fs.unlinkSync(`${ROOT}${file}`); // finding: joined-path-used
  }
  res.end();
});

app.get("/logo", (req, res) => {
  const { query } = req;
  if (query.logo.includes("../")) return res.sendStatus(400);
  fs.readFile(ROOT + query.logo, (error, data) => res.end(data)); // finding: joined-path-used
});
