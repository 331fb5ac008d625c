const crypto = require("crypto");

function fresh(key) {
  const iv = crypto.randomBytes(16);
  return crypto.createCipheriv("aes-256-cbc", key, iv); // evidence
}

function direct(key) {
  return crypto.createCipheriv("aes-256-cbc", key, crypto.randomBytes(16)); // evidence
}

function gcm(key, text) {
  const nonce = crypto.randomBytes(12);
  const cipher = crypto.createCipheriv("aes-256-gcm", key, nonce); // evidence
  return cipher.update(text);
}

function given(key, iv) {
  return crypto.createDecipheriv("aes-256-cbc", key, iv);
}
