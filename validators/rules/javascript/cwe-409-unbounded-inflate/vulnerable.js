const express = require("express");
const zlib = require("zlib");

const app = express();

app.post("/import", (req, res) => {
  const text = zlib.gunzipSync(req.body).toString("utf8"); // finding: no-limit
  res.json({ rows: text.split("\n").length });
});

app.post("/later", (req, res) => {
  zlib.inflate(Buffer.from(req.body.packed, "base64"), (error, out) => res.json({ size: out.length })); // finding: no-limit
});

app.get("/state", (req, res) => {
  const state = zlib.brotliDecompressSync(Buffer.from(req.query.state, "base64url"), { finishFlush: 2 }); // finding: no-limit
  res.json(JSON.parse(state));
});

const zlib = require("zlib");

function unpack(bytes) {
  return zlib.gunzipSync(bytes).toString(); // finding: no-limit
}
