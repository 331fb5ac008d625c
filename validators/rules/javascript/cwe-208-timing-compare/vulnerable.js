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
