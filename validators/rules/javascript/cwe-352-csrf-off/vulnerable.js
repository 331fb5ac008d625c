const csurf = require("csurf");
const lusca = require("lusca");

function a(app) {
  app.use(lusca({ csrf: false, xframe: "SAMEORIGIN" })); // finding: switched-off
}

function b(app) {
  app.use(csurf({ cookie: true, ignoreMethods: ["GET", "HEAD", "POST"] })); // finding: safe-methods-widened
}

function c(settings) {
  settings.csrf = false; // finding: framework-off
}
