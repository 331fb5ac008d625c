const express = require("express");
const fs = require("fs");
const path = require("path");

const app = express();
const ROOT = "/srv/invoices/";

app.get("/invoice", (req, res) => {
  const name = req.query.name;
  if (typeof name !== "string" || name.includes("..") || name.includes("/")) return res.sendStatus(400);
  fs.createReadStream(ROOT + name).pipe(res); // evidence: guarded
});

app.get("/text", (req, res) => {
  const name = String(req.query.name);
  if (name.includes("..")) return res.sendStatus(400);
  fs.createReadStream(ROOT + name).pipe(res); // evidence: guarded
});

app.get("/part/:name", (req, res) => {
  const { name } = req.params;
  if (name.includes("..")) return res.sendStatus(400);
  fs.createReadStream(ROOT + name).pipe(res); // evidence: guarded
});

app.get("/address", (req, res) => {
  const name = new URL(req.url, "http://local").searchParams.get("name");
  if (name.indexOf("..") !== -1) return res.sendStatus(400);
  fs.createReadStream(ROOT + name).pipe(res); // evidence: guarded
});

app.get("/joined", (req, res) => {
  const name = req.query.name;
  if (name.includes("..") || name.includes("/")) return res.sendStatus(400);
  fs.readFile(path.join(ROOT, name), (error, data) => res.end(data)); // evidence: sanitized
});
