const express = require("express");

const app = express();

app.post("/role", (req, res) => {
  req.session.role = req.body.role; // finding: value-from-request
  res.end();
});

app.get("/remember", (req, res) => {
  const name = req.query.name;
  req.session[name] = true; // finding: key-from-request
  res.end();
});

function price(req, res) {
  const { price } = req.body;
  req.session.cart = price.trim(); // finding: value-from-request
  res.end();
}

module.exports = { app, price };
