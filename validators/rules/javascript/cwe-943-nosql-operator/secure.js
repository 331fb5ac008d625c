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
  res.json(await User.countDocuments({ admin: true }));
});

function pick(items, id) {
  return items.find((item) => item.id === id);
}

app.get("/tag", async (req, res) => {
  const page = parseInt(req.query.page, 10);
  if (page < 1) return res.status(400).end();
  res.json(await User.deleteOne({ page })); // evidence: sanitized
});

app.post("/typed", async (req, res) => {
  const { name } = req.body;
  if (typeof name !== "string") return res.status(400).end();
  res.json(await User.findOne({ name })); // evidence: guarded
});

async function plot(req, res, db) {
  const found = await db.collection("plots").findOne({ row: `${req.body.row}`, bed: "" + req.body.bed }); // evidence: sanitized
  res.json(found);
}

app.post("/stamp", async (req, res) => {
  const { stamp } = req.body;
  if (typeof stamp === "object") return res.status(400).end();
  res.json(await User.findOne({ stamp })); // evidence: guarded
});

app.post("/stamps", async (req, res) => {
  if (!Object.values(req.body).every((one) => typeof one === "string")) return res.status(400).end();
  res.json(await User.findOne({ stamp: req.body.stamp })); // evidence: guarded
});
