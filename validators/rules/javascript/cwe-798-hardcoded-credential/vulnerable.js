const jwt = require("jsonwebtoken");
const session = require("express-session");
const mysql = require("mysql");
const apiKey = "p7YhXM3h6PSXapEl7Fy57neX"; // finding: assigned-secret

function sign(claims) {
  return jwt.sign(claims, "k3y-of-the-app"); // finding: signing-key
}

function server(app) {
  app.use(session({ secret: "keyboard cat", resave: false })); // finding: session-secret
}

function connect() {
  return mysql.createConnection({ host: "db", user: "app", password: "s3cr3t" }); // finding: passed-secret
}
