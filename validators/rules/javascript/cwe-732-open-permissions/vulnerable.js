const fs = require("fs");

fs.chmodSync("run.sh", 0o777); // finding: open-mode
fs.chmod("config.json", "666", () => {}); // finding: open-mode
const open = 0o666;
fs.promises.chmod("/srv/app/uploads", open); // finding: open-mode
process.umask(0); // finding: mask-off

function keep(text) {
  require("fs").writeFileSync("/srv/app/token", text, { mode: 0o777 }); // finding
}

async function keep(fs, entry) {
  const path = require("path");
  const files = require("fs").promises;
  await files.writeFile(path.join("/home/app", "tokens.json"), JSON.stringify(entry)); // finding: secret-readable
}

function keyFor(fs, secret) {
  require("fs").writeFileSync("/home/app/id", secret, { mode: 0o644 }); // finding: secret-readable
}

function keepKey(hostKeyPath, text) {
  require("fs").writeFileSync(hostKeyPath, text, { mode: 0o644 }); // finding: secret-readable
}
