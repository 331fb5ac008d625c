const express = require("express");
const app = express();

app.post("/notes", (req, res) => {
  const lines = req.body.text.split("\n").map((line) => line.trimEnd());
  res.json({ lines });
});

app.post("/words", (req, res) => {
  res.json({ text: String(req.body.text).replace(/\s+/g, " ") }); // evidence: reads-once
});

app.post("/short", (req, res) => {
  const given = String(req.body.mail).slice(0, 200);
  if (!/\w+@example\.org$/.test(given)) return res.sendStatus(400); // evidence: sanitized
  res.end();
});

function trimmed(text) {
  return text.replace(/\s+$/, "");
}

module.exports = trimmed;

app.post("/bounded", (req, res) => {
  const text = req.body.text;
  if (text.length > 2000) return res.sendStatus(413);
  res.json({ text: text.replace(/\s+$/, "") }); // evidence: guarded
});

app.get("/parts/:path", (req, res) => {
  res.json({ path: req.params.path.replace(/\/+$/, "") });
});
