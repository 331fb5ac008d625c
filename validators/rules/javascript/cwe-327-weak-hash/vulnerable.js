const crypto = require("crypto");
const md5 = require("md5");

function digest(data) {
  return crypto.createHash("md5").update(data).digest("hex"); // finding
}

function mac(key, data) {
  return crypto.createHmac("sha1", key).update(data).digest("hex"); // finding
}

function small(data) {
  return md5(data); // finding
}
