const bcrypt = require("bcrypt");
const crypto = require("crypto");
const md5 = require("md5");

function store(user, password) {
  user.hash = crypto.createHash("sha256").update(password).digest("hex"); // finding: fast-hash
}

function small(user, password) {
  user.hash = md5(password); // finding: fast-hash
}

function rounds(secret, salt) {
  return crypto.pbkdf2Sync(secret, salt, 1000, 64, "sha512"); // finding: few-rounds
}

function cheap(text) {
  return bcrypt.hashSync(text, 4); // finding: few-rounds
}
