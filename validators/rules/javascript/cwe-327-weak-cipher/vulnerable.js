const crypto = require("crypto");
const CryptoJS = require("crypto-js");

function des(key, iv) {
  return crypto.createCipheriv("des-cbc", key, iv); // finding: broken-cipher
}

function ecb(key) {
  return crypto.createCipheriv("aes-128-ecb", key, null); // finding: broken-cipher
}

function old(password) {
  return crypto.createCipher("aes192", password); // finding: key-without-salt
}

function js(text, key) {
  return CryptoJS.DES.encrypt(text, key); // finding: broken-cipher
}
