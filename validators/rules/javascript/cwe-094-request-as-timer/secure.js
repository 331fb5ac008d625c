const express = require("express");
const app = express();

app.get("/later", (req, res) => {
  const name = req.query.name;
  setTimeout((who) => greet(who), 10, name); // evidence
  res.end();
});

app.post("/often", (req, res) => {
  setInterval(refresh, 1000, req.body.id); // evidence
  const wait = Number(req.query.wait);
  setTimeout(() => res.end(), wait);
});

function refresh(id) {
  return id;
}

function later(callback) {
  setTimeout(callback, 10);
}

app.get("/cell", (req, res) => {
  setTimeout(function (given) { res.send({ given }); }, 5, req.params.given); // evidence
});
