const express = require("express");
const fs = require("fs");
const path = require("path");

const app = express();

app.get("/chart", (req, res) => {
  const name = path.normalize("/" + String(req.query.name));
  fs.readFile(name, (error, chart) => res.end(chart)); // finding
});

app.get("/depth", (req, res) => {
  const name = path.normalize("./" + String(req.query.name));
  fs.readFile(path.join("/srv/depths", name), (error, depth) => res.end(depth)); // finding
});

app.get("/light", (req, res) => {
  const name = path.normalize("/" + String(req.query.name));
  fs.readFile(path.resolve("/srv/lights", name), (error, light) => res.end(light)); // finding
});

app.get("/buoy", (req, res) => {
  const name = path.join("/", String(req.query.name));
  fs.readFile(path.join("/", name), (error, buoy) => res.end(buoy)); // finding
});
