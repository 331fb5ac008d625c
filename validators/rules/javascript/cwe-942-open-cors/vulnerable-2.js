const express = require("express");
const cors = require("cors");

const app = express();
const ORIGINS = [/^https:\/\/app\.example\.org$/, /^https:\/\/admin.example\.org$/];

app.use(
  cors({
    credentials: true,
    origin(origin, done) {
      done(null, Boolean(origin) && ORIGINS.some((pattern) => pattern.test(origin))); // finding: loose-pattern
    },
  })
);

app.use("/public", cors({ origin: /^https:\/\/[\w-]+\.example\.org/, credentials: true })); // finding: loose-pattern

app.use((req, res, next) => {
  const origin = req.headers.origin;
  if (/^https?:\/\/(www\.)?example.org$/.test(origin)) { // finding: loose-pattern
    res.setHeader("Vary", "Origin");
  }
  next();
});
