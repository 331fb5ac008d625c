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

function remember(res) {
  const value = Math.floor(Math.random() * 1e9);
  res.cookie("remember", `v${value}`, { secure: true, httpOnly: true }); // finding: predictable-cookie
}

const identifier = (sign) => {
  const digit = (Math.random() * 16) | 0;
  return digit.toString(16); // finding: hexadecimal-identifier
};

module.exports.identifier = identifier;
module.exports.remember = remember;
