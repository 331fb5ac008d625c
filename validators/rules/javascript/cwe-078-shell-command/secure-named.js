const { exec, execFile } = require("child_process");
const util = require("./util");

function latency(host, done) {
  let clean = "";
  const s = util.sanitizeShellString(host, true).trim();
  for (let i = 0; i <= util.min(s.length, 2000); i++) {
    if (s[i] !== undefined) clean = clean + s[i];
  }
  exec("ping -c 2 " + clean + " | grep rtt", done);
}

function listed(name, done) {
  exec(`ls ${util.shellEscape(name)}`, done);
}

function plain(name, done) {
  execFile("ls", ["--", name], done); // evidence: argument-list
}
