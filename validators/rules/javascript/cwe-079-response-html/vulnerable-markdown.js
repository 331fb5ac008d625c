const express = require("express");
const MarkdownIt = require("markdown-it");
const nunjucks = require("nunjucks");

const md = new MarkdownIt({ html: true, linkify: true });
const pages = new nunjucks.Environment(new nunjucks.FileSystemLoader("views"), { autoescape: false });
const app = express();

app.post("/preview", (req, res) => {
  res.send(`<article>${md.render(req.body.text)}</article>`); // finding: html-sent
});

app.get("/hello", (req, res) => {
  res.send("<main>" + pages.render("hello.njk", { name: req.query.name }) + "</main>"); // finding: html-sent
});
