const express = require("express");
const cookieSession = require("cookie-session");

const app = express();

app.use(cookieSession({ name: "member", keys: [process.env.KEY], httpOnly: true, secure: true, sameSite: "lax" }));

app.post("/settings/email", (req, res) => {
  change(req.session.member, req.body.email);
  res.redirect("/settings");
});
