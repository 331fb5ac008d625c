const fs = require("fs");
const https = require("https");
const tls = require("tls");

function agent() {
  return new https.Agent({ rejectUnauthorized: true }); // evidence
}

function privateCa() {
  return new https.Agent({ ca: fs.readFileSync("ca.pem") }); // evidence
}

function connect(host) {
  return tls.connect({ host, port: 443, rejectUnauthorized: true }); // evidence
}

function other(options) {
  options.strict = false;
}
