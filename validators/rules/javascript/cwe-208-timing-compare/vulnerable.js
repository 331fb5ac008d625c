const crypto = require("crypto");

function verify(key, body, signature) {
  return signature === crypto.createHmac("sha256", key).update(body).digest("hex"); // finding
}

function login(user, password) {
  return user.password === password; // finding
}

function api(req, config) {
  return req.headers.key !== config.apiKey; // finding
}

function sentByOwner(req, key) {
  const crypto = require("crypto");
  const given = req.headers["x-hub"];
  const expected = crypto.createHmac("sha256", key).update(req.rawBody).digest("hex");
  return given === expected; // finding
}

const gate = (own) => (req, res, next) => {
  const shown = req.get("x-api-key");
  if (shown !== own) return res.sendStatus(401); // finding: early-exit
  next();
};
