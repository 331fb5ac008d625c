const util = require("util");
const cp = require("child_process");
const { exec: perform } = require("child_process");

const carryOut = util.promisify(cp.exec);
const atOnce = cp.execSync;

async function pack(name) {
  return carryOut("tar cf out.tar " + name); // finding: shell-call
}

function owner(name, done) {
  perform(`stat -c %U ${name}`, done); // finding: shell-call
}

function drop(name) {
  atOnce("rm -r " + name); // finding: shell-call
}

module.exports = { pack, owner, drop };
