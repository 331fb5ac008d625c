const https = require("https");
const tls = require("tls");

https.createServer({ key, cert, minVersion: "TLSv1.2" }, handler).listen(443); // evidence: current-version

const agent = new https.Agent({ minVersion: "TLSv1.3", keepAlive: true }); // evidence: current-version

tls.DEFAULT_MIN_VERSION = "TLSv1.2"; // evidence: current-version

https.createServer({ key, cert }, handler);
const plugin = { name: "x", version: "1.1" };
