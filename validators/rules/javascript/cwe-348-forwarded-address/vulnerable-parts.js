const express = require("express");
const app = express();

app.use("/admin", (req, res, next) => {
  const ip = (req.headers["x-forwarded-for"] || req.socket.remoteAddress).split(",")[0].trim();
  if (ip !== "10.0.0.5") return res.sendStatus(403); // finding: header-decides
  next();
});

app.use("/metrics", (req, res, next) => {
  const from = req.get("X-Real-IP");
  if (from === "127.0.0.1") return next(); // finding: header-decides
  res.sendStatus(403);
});
