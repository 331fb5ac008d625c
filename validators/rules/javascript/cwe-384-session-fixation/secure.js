const bcrypt = require("bcrypt");

app.post("/login", async (req, res) => {
  const user = await users.findOne({ name: req.body.name });
  if (user && (await bcrypt.compare(req.body.password, user.hash))) {
    req.session.regenerate(() => { // evidence: new-session
      req.session.userId = user.id;
      res.redirect("/");
    });
  }
});

async function postLogin(req, res) {
  const user = await users.byName(req.body.name);
  if (await bcrypt.compare(req.body.password, user.hash)) {
    await new Promise((done) => req.session.regenerate(done)); // evidence: new-session
    req.session.user = user;
  }
  res.redirect("/");
}

function renew(request, next) {
  request.session.regenerate(next); // evidence: new-session
}

app.post("/theme", (req, res) => {
  req.session.theme = req.body.theme === "dark" ? "dark" : "light";
  res.end();
});

async function login(req, res) {
  const user = await users.byName(req.body.name);
  if (await bcrypt.compare(req.body.password, user.hash)) {
    res.json({ token: jwt.sign({ id: user.id }, KEY) });
  }
}
