const fs = require("fs");
const express = require("express");

const app = express();
const trail = fs.createWriteStream("/var/log/portal/auth.log", { flags: "a" });

function note(outcome, user) {
  trail.write(`${new Date().toISOString()} ${outcome} user="${user}"\n`); // finding
}

app.post("/login", (req, res) => {
  note("REJECT", String(req.body.user));
  res.sendStatus(401);
});
