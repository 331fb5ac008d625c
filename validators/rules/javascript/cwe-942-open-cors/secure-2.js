const express = require("express");
const cors = require("cors");

const app = express();
const ORIGINS = [/^https:\/\/app\.example\.org$/, /^https:\/\/[\w-]+\.preview\.example\.org$/];

app.use(
  cors({
    credentials: true,
    origin(origin, done) {
      done(null, Boolean(origin) && ORIGINS.some((pattern) => pattern.test(origin))); // evidence: named-origins
    },
  })
);

app.use((req, res, next) => {
  if (/^[a-z]+$/.test(req.headers.origin)) return next();
  res.end();
});
