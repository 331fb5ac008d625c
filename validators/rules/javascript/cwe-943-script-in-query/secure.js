const express = require("express");
const { User } = require("./models");
const app = express();

app.get("/where", async (req, res) => {
  res.json(await User.find({ $where: "this.a > this.b" })); // evidence
});

app.get("/one", async (req, res) => {
  res.json(await User.findOne({ name: String(req.query.name) }));
});

app.get("/number", async (req, res) => {
  res.json(await User.find({ $where: `this.age > ${Number(req.query.age)}` })); // evidence: sanitized
});

app.get("/chained", async (req, res) => {
  res.json(await User.find().$where("this.age > 18")); // evidence
});
