const util = require("util");
const { execFile: perform } = require("child_process");

const carryOut = util.promisify(perform);

async function pack(name) {
  return carryOut("tar", ["cf", "out.tar", "--", name]); // evidence
}

function owner(name, done) {
  perform("stat", ["-c", "%U", "--", name], done); // evidence
}

module.exports = { pack, owner };
