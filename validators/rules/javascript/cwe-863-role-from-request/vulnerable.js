const express = require("express");

const app = express();

app.delete("/users/:id", (req, res) => {
  if (req.query.admin === "true") { // finding: role-from-request
    return res.json({ removed: req.params.id });
  }
  res.sendStatus(403);
});

app.get("/report", (req, res) => {
  const { role } = req.body;
  if (role !== "manager") { // finding: role-from-request
    return res.sendStatus(403);
  }
  res.json({});
});

app.get("/settings", (req, res) => {
  const isAdmin = req.cookies.isAdmin;
  if (isAdmin == "1") { // finding: role-from-request
    return res.json({});
  }
  res.sendStatus(403);
});

module.exports = app;
