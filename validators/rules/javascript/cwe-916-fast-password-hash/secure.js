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

function keyOf(phrase, salt) {
  return CryptoJS.PBKDF2(phrase, salt, { keySize: 8, iterations: 600000 }); // evidence: password-hash
}

function bitsOf(material, salt) {
  return crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations: 600000 }, material, 256); // evidence: password-hash
}

function agreed(key, other) {
  return crypto.subtle.deriveBits({ name: "ECDH", public: other }, key, 256);
}
