const crypto = require("crypto");

function makeToken() {
  return crypto.randomUUID(); // evidence
}

function generatePassword() {
  return crypto.randomBytes(12).toString("base64"); // evidence
}

function browser() {
  const array = new Uint8Array(16);
  window.crypto.getRandomValues(array); // evidence
  return array;
}

function row(list) {
  const anchor = `row-${Math.random().toString(36).slice(2)}`;
  list.push({ anchor, delay: Math.random() * 100 });
}

function dice() {
  return 1 + Math.floor(Math.random() * 6);
}

function invite(user) {
  user.resetToken = crypto.randomBytes(24).toString("hex"); // evidence: system-source
}

function request() {
  return { id: crypto.randomUUID() };
}
