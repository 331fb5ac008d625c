const jwt = require("jsonwebtoken");
const { jwtDecode } = require("jwt-decode");

function read(token) {
  return jwt.decode(token); // finding: only-decoded
}

function none(token, key) {
  return jwt.verify(token, key, { algorithms: ["none"] }); // finding: none-allowed
}

function browser(token) {
  return jwtDecode(token).admin; // finding: only-decoded
}
