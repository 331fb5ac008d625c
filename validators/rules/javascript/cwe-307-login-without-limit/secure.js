const express = require("express");
const bcrypt = require("bcrypt");
const { loginLimiter, slowDown } = require("./limits");
const app = express();
const router = express.Router();

app.post("/login", loginLimiter, async (req, res) => { // evidence: limiter-before-route
  const user = await users.findOne({ name: req.body.name });
  if (user && (await bcrypt.compare(req.body.password, user.hash))) {
    req.session.user = user.id;
  }
  res.redirect("/");
});

app.use("/auth", slowDown); // evidence: limiter-before-route

router.post("/api/sign-in", limitBy("address"), function (req, res) { // evidence: limiter-before-route
  res.json({ ok: verifyPassword(req.body.name, req.body.password) });
});

router.post("/logout", (req, res) => {
  req.session.destroy(() => res.end());
});

router.post("/otp", (req, res) => {
  if (attempts.over(req.ip)) {
    return res.status(429).end();
  }
  res.json({ ok: verifyPassword(req.body.name, req.body.password) });
});
