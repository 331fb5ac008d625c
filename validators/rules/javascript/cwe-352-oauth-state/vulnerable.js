const express = require("express");
const app = express();
const router = express.Router();

app.get("/login/callback", async (req, res) => { // finding: foreign-login-finished
  const token = await provider.getToken(req.query.code);
  req.session.token = token;
  res.redirect("/");
});

router.get("/github/return", requireLogin, async (req, res) => { // finding: foreign-login-finished
  const { code } = req.query;
  const answer = await axios.post("https://github.com/login/oauth/access_token", { code, client_id: id });
  await Person.link(req.session.user, answer.data.access_token);
  res.redirect("/settings");
});

app.get("/oauth/google", function (req, res, next) { // finding: foreign-login-finished
  client.exchangeCode(req.query.code, (err, tokens) => {
    if (err) return next(err);
    res.cookie("id", tokens.id_token, { httpOnly: true, secure: true });
    res.redirect("/");
  });
});
