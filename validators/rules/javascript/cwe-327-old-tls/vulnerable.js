const https = require("https");
const tls = require("tls");

https.createServer({ key, cert, minVersion: "TLSv1" }, handler).listen(443); // finding: old-version

const agent = new https.Agent({ secureProtocol: "TLSv1_method" }); // finding: old-version

tls.DEFAULT_MIN_VERSION = "TLSv1.1"; // finding: old-version

tls.connect(443, { host: "old.example.com", minVersion: "TLSv1.1" }); // finding: old-version
