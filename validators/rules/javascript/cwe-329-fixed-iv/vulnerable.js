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
