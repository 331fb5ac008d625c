const bcrypt = require("bcrypt");

app.post("/login", async (req, res) => { // finding: login-without-new-session
  const user = await users.findOne({ name: req.body.name });
  if (user && (await bcrypt.compare(req.body.password, user.hash))) {
    req.session.userId = user.id;
  }
  res.redirect("/");
});

async function postLogin(req, res) { // finding: login-without-new-session
  const user = await users.byName(req.body.name);
  if (await bcrypt.compare(req.body.password, user.hash)) {
    req.session.user = user;
  }
  res.redirect("/");
}

app.get("/callback", (req, res, next) => {
  req.logIn(req.found, { keepSessionInfo: true }, next); // finding: regenerate-off
});

function finishLogin(req, res, next) { // finding: login-without-new-session
  lookUp(req.body.name, req.body.word, (error, member) => {
    if (error) return next(error);
    req.session.userId = member.id;
    res.redirect("/");
  });
}

router.post("/sign-in", async function signInMember(req, res) { // finding: login-without-new-session
  const member = await members.byName(req.body.name);
  if (await bcrypt.compare(req.body.word, member.hash)) {
    req.session.user = member.id;
  }
  res.redirect("/");
});
