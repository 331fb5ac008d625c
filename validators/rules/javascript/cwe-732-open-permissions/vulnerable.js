const fs = require("fs");

fs.chmodSync("run.sh", 0o777); // finding: open-mode
fs.chmod("config.json", "666", () => {}); // finding: open-mode
const open = 0o666;
fs.promises.chmod("/srv/app/uploads", open); // finding: open-mode
process.umask(0); // finding: mask-off

function keep(text) {
  require("fs").writeFileSync("/srv/app/token", text, { mode: 0o777 }); // finding
}
