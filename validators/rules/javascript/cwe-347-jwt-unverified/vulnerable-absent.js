const crypto = require("crypto");

module.exports = (secret) => (req, res, next) => { // finding: absent-passes
  const given = req.get("x-signature");
  const wanted = crypto.createHmac("sha256", secret).update(req.rawBody).digest("hex");
  if (given && given !== wanted) return res.sendStatus(401);
  next();
};

function check(body, signature, secret) { // finding: absent-passes
  const wanted = crypto.createHmac("sha256", secret).update(body).digest();
  if (signature && !crypto.timingSafeEqual(Buffer.from(signature, "hex"), wanted)) throw new Error("signature");
}

module.exports.check = check;
