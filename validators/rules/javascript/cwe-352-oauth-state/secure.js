const express = require("express");
const app = express();
const router = express.Router();

app.get("/login/callback", async (req, res) => { // evidence: state-compared
  if (!req.query.state || req.query.state !== req.session.state) {
    return res.status(403).end();
  }
  req.session.token = await provider.getToken(req.query.code);
  res.redirect("/");
});

router.get("/github/return", requireLogin, async (req, res) => { // evidence: state-compared
  const expected = req.session.begun;
  if (!expected || req.query.state !== expected) return res.sendStatus(403);
  const answer = await axios.post("https://github.com/login/oauth/access_token", { code: req.query.code });
  res.json(answer.data.name);
});

app.get("/oauth/google", function (req, res, next) { // evidence: state-compared
  if (req.cookies.began !== req.query.state) return next(new Error("state"));
  client.exchangeCode(req.query.code, () => res.redirect("/"));
});

app.get("/zip/callback", async (req, res) => {
  res.json(await places.find(req.query.code));
});

app.get("/login/local", passport.authenticate("oauth2"), (req, res) => res.redirect("/"));

app.get("/coupons/redirect", async (req, res) => {
  res.json(await coupons.lookUp(req.query.code));
});
