const fs = require("fs");

function remember(form) {
  localStorage.setItem("password", form.secretField.value); // finding: password-in-storage
  sessionStorage.setItem("lastLogin", form.password.value); // finding: password-in-storage
  document.cookie = "login=" + form.user.value + ":" + form.password.value; // finding: password-in-cookie
}

app.post("/login", (req, res) => {
  res.cookie("user_password", req.body.password); // finding: password-in-cookie
  res.end();
});

function save(user) {
  fs.writeFileSync("users.txt", `${user.name}:${user.password}`); // finding: password-in-file
}
