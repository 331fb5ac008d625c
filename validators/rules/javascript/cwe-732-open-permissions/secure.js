const fs = require("fs");

fs.chmodSync("run.sh", 0o700); // evidence: owner-only
fs.chmod("config.json", "600", () => {}); // evidence: owner-only
fs.writeFileSync("key.pem", key, { mode: 0o600 }); // evidence: owner-only
fs.chmodSync("page.html", 0o644);
fs.openSync("notes.txt", "w", 0o666);
fs.mkdirSync("/srv/app/uploads");

function prepare(folder, text) {
  fs.mkdirSync(folder, { recursive: true, mode: 0o777 });
  fs.writeFileSync(folder + "/page.html", text, { mode: 0o666 });
}

async function keep(entry) {
  const path = require("path");
  const files = require("fs").promises;
  await files.writeFile(path.join("/home/app", "tokens.json"), JSON.stringify(entry), { mode: 0o600 }); // evidence: owner-only
  await files.writeFile(path.join("/home/app", "layout.json"), JSON.stringify(entry));
}

function publish(publicKeyPath, publicKey, keyframesFile, frames) {
  require("fs").writeFileSync(publicKeyPath, publicKey, { mode: 0o644 });
  require("fs").writeFileSync(keyframesFile, frames, { mode: 0o644 });
}
