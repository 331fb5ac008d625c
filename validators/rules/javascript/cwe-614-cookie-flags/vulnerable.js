const session = require("express-session");

function plain(req, res) {
  res.cookie("sid", "value"); // finding: flags-missing
}

function open(req, res) {
  res.cookie("sid", "value", { httpOnly: false, secure: true }); // finding: flags-missing
}

function app(server) {
  server.use(session({ secret: process.env.SECRET, cookie: { secure: false } })); // finding: session-flags
  server.use(session({ secret: process.env.SECRET, resave: false })); // finding: session-flags
}

function kept(app, keys) {
  const cookieSession = require("cookie-session");
  app.use(cookieSession({ keys, secure: false })); // finding: session-flags
}
