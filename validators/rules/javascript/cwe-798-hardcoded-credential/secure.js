const jwt = require("jsonwebtoken");
const session = require("express-session");
const mysql = require("mysql");
const apiKey = process.env.API_KEY; // evidence: from-environment

function sign(claims) {
  return jwt.sign(claims, process.env.JWT_SECRET); // evidence: key-from-environment
}

function server(app) {
  app.use(session({ secret: process.env.SESSION_SECRET, resave: false }));
}

function connect() {
  const password = process.env.DB_PASSWORD; // evidence: from-environment
  return mysql.createConnection({ host: "db", user: "app", password });
}

function label() {
  const labelPassword = "Enter your password";
  return labelPassword;
}
