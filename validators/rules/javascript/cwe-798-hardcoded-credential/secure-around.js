const crypto = require("crypto");
const session = require("express-session");
const { settings } = require("./settings");

// What a function around it was given.
module.exports = (secret) => (req, res, next) => {
  const wanted = crypto.createHmac("sha256", secret).update(req.body).digest("hex");
  next(wanted);
};

module.exports.session = () => session({ secret: settings.sessionKey, resave: false });
