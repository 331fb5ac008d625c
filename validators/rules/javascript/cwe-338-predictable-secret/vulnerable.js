const crypto = require("crypto");

function makeToken() {
  return String(Math.random()); // finding: predictable-in-secret-code
}

function open(sessions, user) {
  const sessionKey = Math.random().toString(36).slice(2); // finding: predictable-secret
  sessions.set(sessionKey, user); // finding: predictable-secret
  return { user, since: Date.now() };
}

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

function answer(res, user) {
  const seed = Math.random().toString(16);
  res.status(201).json({ user, token: `t-${seed}` }); // finding: predictable-secret
}

module.exports.answer = answer;
module.exports.remember = remember;

const SIGNS = "abcdefghjkmnpqrstuvwxyz";

function oneOf(below) {
  return Math.floor(Math.random() * below);
}

function parcel(res) {
  const signs = Array.from({ length: 12 }, () => SIGNS[oneOf(SIGNS.length)]);
  res.cookie("parcel", signs.join(""), { secure: true, httpOnly: true }); // finding: predictable-cookie
}

module.exports.parcel = parcel;
