const http = require("http");
const axios = require("axios");

http.createServer({ insecureHTTPParser: true }, (req, res) => res.end("ok")).listen(8080); // finding: lenient-parser

const client = axios.create({ baseURL: "https://old.example.com", insecureHTTPParser: true }); // finding: lenient-parser

const options = { host: "old.example.com" };
options.insecureHTTPParser = true; // finding: lenient-parser
