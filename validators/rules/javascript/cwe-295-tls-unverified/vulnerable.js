const https = require("https");
const tls = require("tls");

function agent() {
  return new https.Agent({ rejectUnauthorized: false }); // finding
}

process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0"; // finding

function connect(host) {
  return tls.connect({ host, port: 443, rejectUnauthorized: false }); // finding
}

function late(options) {
  options.rejectUnauthorized = false; // finding
  return https.request(options);
}

function agentFor(settings) {
  const https = require("https");
  return new https.Agent({ keepAlive: true, ca: settings.ca, rejectUnauthorized: !settings.verifyPeer }); // finding: verification-off
}
