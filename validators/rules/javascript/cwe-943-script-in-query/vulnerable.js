const express = require("express");
const { User } = require("./models");
const app = express();

app.get("/where", async (req, res) => {
  res.json(await User.find({ $where: "this.a == " + req.query.a })); // finding
});

app.get("/one", async (req, res) => {
  const name = req.query.name.trim();
  res.json(await User.findOne({ $where: `this.name === '${name}'` })); // finding
});

app.get("/chained", async (req, res) => {
  res.json(await User.find().$where(`this.age > ${req.query.age}`)); // finding
});
