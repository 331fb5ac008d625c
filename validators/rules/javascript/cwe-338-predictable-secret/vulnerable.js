const crypto = require("crypto");

function makeToken() {
  return String(Math.random()); // finding: predictable-in-secret-code
}

const id = () => Math.random().toString(36).slice(2); // finding: hexadecimal-identifier

function generatePassword(chars) {
  let out = "";
  for (let i = 0; i < 12; i++) {
    out += chars[Math.floor(Math.random() * chars.length)]; // finding: predictable-in-secret-code
  }
  return out;
}

function bytes() {
  return crypto.pseudoRandomBytes(16); // finding: weak-bytes
}
