const crypto = require("crypto");
const fs = require("fs");
const os = require("os");
const path = require("path");
const ini = require("ini");
const jwt = require("jsonwebtoken");
const { spawn } = require("child_process");

function signer() {
  return crypto.createPrivateKey(fs.readFileSync(path.join(os.homedir(), ".ssh/id_ed25519"))); // evidence: key-loaded-as-key
}

function profile() {
  const text = fs.readFileSync(path.join(os.homedir(), ".aws/credentials"), "utf8");
  return ini.parse(text).default; // evidence: key-loaded-as-key
}

function token(claims) {
  const key = fs.readFileSync("/srv/app/id_rsa");
  return jwt.sign(claims, key, { algorithm: "RS256" }); // evidence: key-loaded-as-key
}

function build() {
  return fetch("https://ci.example/builds", { method: "POST", body: JSON.stringify({ id: process.env.BUILD_ID }) });
}

function child(command) {
  return spawn(command, { env: { ...process.env, LANG: "C" } });
}

module.exports = { signer, profile, token, build, child };
