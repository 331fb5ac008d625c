const crypto = require("crypto");

function digit() {
  return crypto.randomBytes(1)[0] % 10; // finding: remainder-of-bytes
}

function password(alphabet, length) {
  const bytes = crypto.randomBytes(length);
  let text = "";
  for (let i = 0; i < length; i++) {
    text += alphabet.charAt(bytes[i] % alphabet.length); // finding: remainder-of-bytes
  }
  return text;
}

function pin(codes) {
  codes.push(crypto.randomBytes(2).readUInt16BE(0) % 10000); // finding: remainder-of-bytes
}
