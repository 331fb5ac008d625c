const express = require("express");

const app = express();

app.delete("/users/:id", (req, res) => {
  if (req.user.role !== "admin") { // evidence: role-of-the-user
    return res.sendStatus(403);
  }
  res.json({ removed: req.params.id });
});

app.get("/report", (req, res) => {
  if (req.session.role === "manager") { // evidence: role-of-the-user
    return res.json({});
  }
  res.sendStatus(403);
});

app.get("/settings", (req, res) => {
  if (req.user?.isAdmin === true) { // evidence: role-of-the-user
    return res.json({});
  }
  res.sendStatus(403);
});

app.get("/people", (req, res) => {
  res.json({ order: req.query.sort === "name" ? 1 : 2 });
});

module.exports = app;
