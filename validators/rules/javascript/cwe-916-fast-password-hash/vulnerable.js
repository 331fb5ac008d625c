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

function keyOf(phrase, salt) {
  return CryptoJS.PBKDF2(phrase, salt, { keySize: 8, iterations: 1000 }); // finding: few-rounds
}

function bitsOf(material, salt) {
  return crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations: 5000 }, material, 256); // finding: few-rounds
}

function forged(phrase, salt) {
  return forge.pkcs5.pbkdf2(phrase, salt, 20, 16); // finding: few-rounds
}
