const fs = require("fs");
const express = require("express");

const app = express();
const trail = fs.createWriteStream("/var/log/portal/auth.log", { flags: "a" });
const page = fs.createWriteStream("/srv/pages/index.html");

function note(outcome, user) {
  trail.write(`${new Date().toISOString()} ${outcome} user=${JSON.stringify(user)}\n`); // evidence
}

app.post("/login", (req, res) => {
  note("REJECT", String(req.body.user));
  page.write(`<!-- ${encodeURIComponent(req.body.user)} -->`);
  res.sendStatus(401);
});
