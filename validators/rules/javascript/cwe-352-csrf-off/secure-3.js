const express = require("express");
const session = require("express-session");
const csurf = require("csurf");

const app = express();

app.use(session({ secret: process.env.KEY, cookie: { secure: true, sameSite: "none" } }));
app.use(csurf()); // evidence

app.post("/settings/email", (req, res) => {
  change(req.session.member, req.body.email);
  res.redirect("/settings");
});
