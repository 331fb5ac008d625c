const express = require("express");
const fs = require("fs");
const path = require("path");

const app = express();
const LIGHTS = path.resolve("/srv/lights");

app.get("/depth", (req, res) => {
  const name = path.normalize("/" + String(req.query.name));
  fs.readFile(path.join("/srv/depths", name), (error, depth) => res.end(depth)); // evidence: sanitized
});

app.get("/light", (req, res) => {
  const name = path.resolve("/", String(req.query.name)).slice(1);
  fs.readFile(path.join(LIGHTS, name), (error, light) => res.end(light)); // evidence: sanitized
});

app.get("/buoy", (req, res) => {
  const name = path.join("/", String(req.query.name));
  fs.readFile(path.join(__dirname, "buoys", name), (error, buoy) => res.end(buoy)); // evidence: sanitized
});
