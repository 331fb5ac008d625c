const crypto = require("crypto");

function gcm(key) {
  const iv = crypto.randomBytes(12);
  return crypto.createCipheriv("aes-256-gcm", key, iv); // evidence
}

function chacha(key, nonce) {
  return crypto.createCipheriv("chacha20-poly1305", key, nonce, { authTagLength: 16 }); // evidence
}

function open(key, iv) {
  return crypto.createDecipheriv("aes-128-gcm", key, iv); // evidence
}

function design(desk) {
  return desk.createCipher;
}
