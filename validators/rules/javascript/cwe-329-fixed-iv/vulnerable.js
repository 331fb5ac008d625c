const crypto = require("crypto");
const IV = "0123456789abcdef";

function named(key) {
  return crypto.createCipheriv("aes-256-cbc", key, IV); // finding
}

function zero(key) {
  return crypto.createCipheriv("aes-256-cbc", key, Buffer.alloc(16)); // finding
}

function text(key) {
  return crypto.createCipheriv("aes-256-gcm", key, Buffer.from("000000000000")); // finding
}

function wrap(key, text) {
  const start = Buffer.alloc(16, 0);
  const cipher = require("crypto").createCipheriv("aes-256-cbc", key, start); // finding: constant-vector
  return cipher.update(text);
}

function copied(key) {
  const iv = Buffer.alloc(16);
  Buffer.from("till roll number").copy(iv);
  return crypto.createCipheriv("aes-256-cbc", key, iv); // finding: constant-vector
}
