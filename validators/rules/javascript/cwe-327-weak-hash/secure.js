const crypto = require("crypto");

function digest(data) {
  return crypto.createHash("sha256").update(data).digest("hex"); // evidence
}

function mac(key, data) {
  return crypto.createHmac("sha512", key).update(data).digest("hex"); // evidence
}

async function web(data) {
  return window.crypto.subtle.digest("SHA-256", data); // evidence
}

function named(table) {
  return table.md5;
}
