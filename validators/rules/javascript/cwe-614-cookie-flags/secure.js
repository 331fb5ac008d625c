const session = require("express-session");

function plain(req, res) {
  res.cookie("sid", "value", { httpOnly: true, secure: true, sameSite: "lax" }); // evidence: flags-set
}

function held(req, res) {
  const flags = { httpOnly: true, secure: true };
  res.cookie("sid", "value", flags); // evidence: flags-set
}

function app(server) {
  server.use(session({ secret: process.env.SECRET, cookie: { secure: true, httpOnly: true } })); // evidence: session-flags-set
}

function read(jar) {
  return jar.cookie("sid");
}

function kept(app, keys) {
  const cookieSession = require("cookie-session");
  app.use(cookieSession({ keys, secure: true, httpOnly: true })); // evidence: session-flags-set
}
