const express = require("express");
const fs = require("fs");
const zlib = require("zlib");

const app = express();
const LIMIT = { maxOutputLength: 1 << 20 };

app.post("/import", (req, res) => {
  const text = zlib.gunzipSync(req.body, { maxOutputLength: 20 * 1024 * 1024 }).toString("utf8"); // evidence: limited
  res.json({ rows: text.split("\n").length });
});

app.post("/later", (req, res) => {
  zlib.inflate(Buffer.from(req.body.packed, "base64"), LIMIT, (error, out) => res.json({ size: out.length })); // evidence: limited
});

app.get("/state", (req, res) => {
  const state = zlib.brotliDecompressSync(Buffer.from(req.query.state, "base64url"), LIMIT); // evidence: limited
  res.json(JSON.parse(state));
});

const words = zlib.gunzipSync(fs.readFileSync("words.gz"));
module.exports = words;
