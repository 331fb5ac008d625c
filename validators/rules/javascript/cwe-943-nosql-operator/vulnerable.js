const express = require("express");
const { User } = require("./models");
const app = express();

app.post("/login", async (req, res) => {
  const user = await User.findOne({ name: req.body.name, password: req.body.password }); // finding
  res.json(user);
});

app.post("/search", async (req, res) => {
  res.json(await User.find(req.body)); // finding
});

app.get("/remove", async (req, res) => {
  res.json(await User.deleteOne(req.query)); // finding
});

app.post("/stamp", async (req, res) => {
  const { stamp } = req.body;
  if (typeof stamp !== "object") return res.status(400).end();
  res.json(await User.findOne({ stamp })); // finding
});

// The names of its members nobody has asked.
app.post("/stamps", async (req, res) => {
  if (!Object.values(req.body).every((one) => typeof one === "string")) return res.status(400).end();
  res.json(await User.findOne(req.body)); // finding
});
