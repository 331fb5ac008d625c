const express = require("express");
const app = express();
const settings = {};

app.put("/settings/:user/:name", (req, res) => {
  const user = req.params.user;
  settings[user][req.params.name] = req.body; // finding
  res.end();
});

app.post("/theme", (req, res) => {
  const { group } = req.body;
  const themes = load();
  themes[group].colour = "blue"; // finding
  res.json(themes);
});

app.post("/votes", (req, res) => {
  const key = String(req.query.poll);
  if (key === "constructor") {
    return res.end();
  }
  settings[key]["count"] = 1; // finding
  res.end();
});

const REFUSED_ELSEWHERE = new Set(['owner', 'id']);

app.post('/tracks', (req, res) => {
  const track = req.body.track;
  if (REFUSED_ELSEWHERE.has(track)) {
    return res.sendStatus(400);
  }
  tracks[track].open = true; // finding: outer-key-from-request
  res.sendStatus(204);
});

app.post("/stalls", (req, res) => {
  const stall = "__" + req.body.stall;
  settings[stall].open = true; // finding: outer-key-from-request
  res.end();
});

// Every object has `__proto__`, whatever it was made of.
const berths = { north: {}, south: {} };

app.post("/berths", (req, res) => {
  const { side } = req.body;
  if (!(side in berths)) return res.sendStatus(400);
  berths[side].open = true; // finding: outer-key-from-request
  res.end();
});
