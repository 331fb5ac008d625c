const helmet = require("helmet");

function a(app) {
  app.use(helmet()); // evidence: defences-on
}

function b(app) {
  app.disable("x-powered-by"); // evidence: version-hidden
}

function c(app) {
  app.use(helmet({ contentSecurityPolicy: { directives: { defaultSrc: ["'self'"] } } })); // evidence: defences-on
}

function d(app) {
  app.enable("trust proxy");
}
