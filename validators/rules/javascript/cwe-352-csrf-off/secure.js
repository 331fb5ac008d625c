const csurf = require("csurf");
const lusca = require("lusca");
const { doubleCsrf } = require("csrf-csrf");

function a(app) {
  app.use(lusca.csrf()); // evidence
}

function b(app) {
  app.use(csurf({ cookie: true })); // evidence
}

function c(secret) {
  return doubleCsrf({ getSecret: () => secret }); // evidence
}

function d(settings) {
  settings.csrf = true;
}
