const express = require("express");
const rateLimit = require("express-rate-limit");

function a(req, res) {
  res.send(Buffer.alloc(Math.min(1024, Number(req.query.size)))); // evidence: clamped
}

function b(app) {
  app.use(rateLimit({ windowMs: 60000, max: 100 })); // evidence: rate-limited
}

function c(app) {
  app.use(express.json({ limit: "100kb" })); // evidence: limited
}

function d() {
  return "x".repeat(3);
}
