const http = require("http");
const https = require("https");

http.createServer({ insecureHTTPParser: false }, (req, res) => res.end("ok")).listen(8080); // evidence: strict-parser

https.request("https://old.example.com", { insecureHTTPParser: false }); // evidence: strict-parser

const options = { host: "old.example.com" };
options.insecureHTTPParser = false; // evidence: strict-parser
options.keepAlive = true;
http.createServer((req, res) => res.end("ok")).listen(8081);
