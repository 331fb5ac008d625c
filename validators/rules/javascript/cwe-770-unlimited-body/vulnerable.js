const express = require("express");

function a(req, res) {
  res.send(Buffer.alloc(Number(req.query.size))); // finding: size-from-request
}

function b(req, res) {
  res.send("x".repeat(req.query.count)); // finding: size-from-request
}

function c(app) {
  app.use(express.json({ limit: "500mb" })); // finding: no-limit
}
