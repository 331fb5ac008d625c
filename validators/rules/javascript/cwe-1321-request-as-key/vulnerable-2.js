const express = require("express");
const app = express();
const flags = {};
const scores = {};

function bucket(tenant) {
  if (!flags[tenant]) {
    flags[tenant] = {};
  }
  return flags[tenant];
}

app.put("/flags/:tenant/:flag", (req, res) => {
  bucket(req.params.tenant)[req.params.flag] = req.body.value; // finding
  res.end();
});

app.post("/scores", (req, res) => {
  const { player, round, points } = req.body;
  if (!(player in scores)) scores[player] = {};
  const own = scores[player];
  own[round] = points; // finding
  res.end();
});

app.post("/labels", (req, res) => {
  let entry = flags[req.query.of];
  if (entry === undefined) {
    entry = flags[req.query.of] = {};
  }
  entry[req.query.label] = true; // finding
  res.end();
});
