const crypto = require("crypto");
const { customAlphabet } = require("nanoid");

function digit() {
  return crypto.randomInt(10); // evidence: even-range
}

function password(alphabet, length) {
  let text = "";
  for (let i = 0; i < length; i++) {
    text += alphabet.charAt(crypto.randomInt(alphabet.length)); // evidence: even-range
  }
  return text;
}

const code = customAlphabet("0123456789", 6); // evidence: even-range

function colour(hash, list) {
  return list.at(hash[0] % list.length);
}

function token() {
  return crypto.randomBytes(16).toString("hex");
}
