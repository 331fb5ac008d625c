const bcrypt = require("bcrypt");
const crypto = require("crypto");

function verify(key, body, signature) {
  const expected = crypto.createHmac("sha256", key).update(body).digest();
  return crypto.timingSafeEqual(Buffer.from(signature, "hex"), expected); // evidence
}

function login(user, plain) {
  return bcrypt.compareSync(plain, user.hash); // evidence
}

async function slow(user, plain) {
  return bcrypt.compare(plain, user.hash); // evidence
}

function same(password, confirmPassword) {
  return password === confirmPassword;
}

function kind(type) {
  return type === "token";
}
