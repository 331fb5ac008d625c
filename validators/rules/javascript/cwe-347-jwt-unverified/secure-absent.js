const crypto = require("crypto");

function check(body, signature, secret) {
  const wanted = crypto.createHmac("sha256", secret).update(body).digest();
  const given = Buffer.from(String(signature || ""), "hex");
  if (given.length !== wanted.length || !crypto.timingSafeEqual(given, wanted)) throw new Error("signature");
}

module.exports.check = check;
