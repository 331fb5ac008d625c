const express = require("express");

const app = express();

app.get("/page", (req, res) => {
  res.render("page", { title: String(req.query.title) }); // evidence: named-values
});

app.get("/about", (req, res) => {
  res.render("about", { title: "About" });
});
