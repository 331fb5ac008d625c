const helmet = require("helmet");

function a(app) {
  app.use(helmet({ contentSecurityPolicy: false })); // finding: defence-off
}

function b(req, res) {
  res.setHeader("X-Powered-By", "engine 1.2"); // finding: defence-off
}

function c(app) {
  app.enable("x-powered-by"); // finding: version-told
}
