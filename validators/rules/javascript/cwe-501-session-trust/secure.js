const express = require("express");

const app = express();
const THEMES = ["light", "dark"];

app.post("/theme", (req, res) => {
  const wanted = req.body.theme;
  if (!THEMES.includes(wanted)) {
    return res.status(400).end();
  }
  req.session.theme = wanted; // evidence: guarded
  res.end();
});

app.get("/page", (req, res) => {
  req.session.page = parseInt(req.query.page, 10); // evidence: sanitized
  res.end();
});

app.get("/seen", (req, res) => {
  req.session.seen = true; // evidence: own-value
  res.end();
});

function unrelated(req, table) {
  table.role = req.body.role;
}

module.exports = { app, unrelated };
