const express = require("express");
const bcrypt = require("bcrypt");
const app = express();
const router = express.Router();

app.post("/login", async (req, res) => { // finding: open-login
  const user = await users.findOne({ name: req.body.name });
  if (user && (await bcrypt.compare(req.body.password, user.hash))) {
    req.session.user = user.id;
  }
  res.redirect("/");
});

router.post("/api/sign-in", function (req, res) { // finding: open-login
  const { name, password } = req.body;
  res.json({ ok: verifyPassword(name, password) });
});

router.post("/reset-password", (req, res) => { // finding: open-login
  accounts.change(req.body.code, req.body.password);
  res.end();
});
