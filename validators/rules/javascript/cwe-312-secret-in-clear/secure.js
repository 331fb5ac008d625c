const fs = require("fs");
const bcrypt = require("bcrypt");

function remember(form) {
  localStorage.setItem("theme", form.theme.value);
  localStorage.setItem("pin", encrypt(form.pin.value, key)); // evidence: sealed
  document.cookie = "theme=" + form.theme.value;
}

app.post("/login", (req, res) => {
  res.cookie("session", sessions.create(req.body.user), { httpOnly: true, secure: true });
  localStorage.setItem("passwordVisible", "no");
  res.end();
});

function save(user) {
  fs.writeFileSync("users.txt", bcrypt.hashSync(user.password, 12)); // evidence: sealed
}

function keep(vault, secret) {
  fs.writeFile("vault", vault.encrypt(secret), () => {}); // evidence: sealed
}
