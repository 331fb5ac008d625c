const express = require("express");
const { User } = require("./models");
const app = express();

app.post("/login", async (req, res) => {
  const user = await User.findOne({ name: String(req.body.name) }); // evidence: sanitized
  res.json(user);
});

app.get("/user/:id", async (req, res) => {
  res.json(await User.findOne({ number: Number(req.params.id) })); // evidence: sanitized
});

app.get("/admins", async (req, res) => {
  res.json(await User.countDocuments({ admin: true })); // evidence: fixed-query
});

function pick(items, id) {
  return items.find((item) => item.id === id);
}
