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
