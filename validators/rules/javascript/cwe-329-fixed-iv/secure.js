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

function copied(key) {
  const iv = Buffer.alloc(16);
  crypto.randomBytes(16).copy(iv);
  return crypto.createCipheriv("aes-256-cbc", key, iv); // evidence
}

function setInto(key) {
  const iv = Buffer.alloc(12);
  iv.set(crypto.randomBytes(12));
  return crypto.createCipheriv("aes-256-gcm", key, iv); // evidence
}

function copiedPart(key, salt) {
  const nonce = Buffer.alloc(12);
  salt.copy(nonce, 0);
  return crypto.createCipheriv("aes-256-gcm", key, nonce);
}

function counted(key, messages) {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(messages.sent, 8);
  return crypto.createCipheriv("aes-256-gcm", key, nonce);
}
