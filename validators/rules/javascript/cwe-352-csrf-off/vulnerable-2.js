const express = require("express");
const cookieSession = require("cookie-session");

const app = express();

app.use(cookieSession({ name: "member", keys: [process.env.KEY], httpOnly: true, secure: true, sameSite: "none" }));
app.use(express.urlencoded({ extended: false }));

app.get("/settings", (req, res) => res.render("settings"));

app.post("/settings/email", (req, res) => { // finding: session-across-sites
  change(req.session.member, req.body.email);
  res.redirect("/settings");
});

app.delete("/settings", (req, res) => { // finding: session-across-sites
  forget(req.session.member);
  res.end();
});
