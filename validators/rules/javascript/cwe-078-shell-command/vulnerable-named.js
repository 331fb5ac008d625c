const { exec } = require("child_process");
const util = require("./util");

function latency(host, done) {
  exec("ping -c 2 " + host + " | grep rtt", done); // finding: shell-call
}

function half(host, user, done) {
  exec("ssh " + util.sanitizeShellString(host) + " -l " + user, done); // finding: shell-call
}

function shown(given, done) {
  exec(`cat ${util.sanitizeHtml(given)}`, done); // finding: shell-call
}
