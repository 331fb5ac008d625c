const express = require("express");

const app = express();

app.get("/pad", (req, res) => {
  res.end(Buffer.alloc(Math.min(Number(req.query.bytes) || 0, 1024))); // evidence: filled
});

app.get("/zeros", (req, res) => {
  const size = parseInt(req.query.size, 10);
  res.end(Buffer.alloc(size)); // evidence: filled
});

app.post("/encode", (req, res) => {
  res.json({ text: Buffer.from(req.body.value).toString("base64") }); // evidence: made-of-text
});

function frame(length) {
  return Buffer.allocUnsafe(16);
}

module.exports = { app, frame };
