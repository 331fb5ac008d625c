const argon2 = require("argon2");
const bcrypt = require("bcrypt");
const crypto = require("crypto");

async function store(user, password) {
  user.hash = await bcrypt.hash(password, 12); // evidence
}

async function modern(password) {
  return argon2.hash(password); // evidence
}

function rounds(password, salt) {
  return crypto.pbkdf2Sync(password, salt, 600000, 64, "sha512"); // evidence
}

function checksum(data) {
  return crypto.createHash("sha256").update(data).digest("hex");
}
