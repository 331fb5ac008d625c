const express = require("express");
const app = express();
const settings = {};
const groups = new Map();

app.put("/settings/:user", (req, res) => {
  const user = req.params.user;
  if (user === "__proto__" || user === "constructor") {
    return res.status(400).end();
  }
  settings[user].seen = true; // evidence
  res.end();
});

app.post("/theme", (req, res) => {
  const { group } = req.body;
  if (!Object.hasOwn(settings, group)) {
    return res.status(404).end();
  }
  settings[group].colour = "blue"; // evidence
  res.end();
});

app.post("/own", (req, res) => {
  const name = req.query.name;
  if (!settings.hasOwnProperty(name)) {
    return res.end();
  }
  settings[name].count = 1; // evidence
  res.end();
});

app.post("/groups", (req, res) => {
  const group = groups.get(req.body.group);
  group.members = 0;
  const fixed = "theme";
  settings[fixed].value = req.body.value;
  res.end();
});

const shelves = Object.create(null);

function place(req, res) {
  const { shelf, slot, item } = req.body;
  shelves[shelf] = shelves[shelf] || {};
  shelves[shelf][slot] = item;
  res.end();
}

const REFUSED_HERE = new Set(['__proto__', 'prototype', 'constructor']);

app.post('/lanes', (req, res) => {
  const lane = req.body.lane;
  if (REFUSED_HERE.has(lane)) {
    return res.sendStatus(400);
  }
  lanes[lane].open = true; // evidence: guarded
  res.sendStatus(204);
});

app.post("/stalls", (req, res) => {
  const stall = "stall:" + req.body.stall;
  settings[stall].open = true; // evidence: own-prefix
  res.end();
});

const berths = { north: {}, south: {} };

app.post("/berths", (req, res) => {
  const { side } = req.body;
  if (!Object.hasOwn(berths, side)) return res.sendStatus(400);
  berths[side].open = true; // evidence: guarded
  res.end();
});
