const fs = require("fs");
const os = require("os");
const path = require("path");
const tmp = require("tmp");

function report(text) {
  fs.writeFileSync("/tmp/report.txt", text); // finding: fixed-name
}

function upload(text, user) {
  fs.writeFile(`/tmp/upload-${user}.json`, text, () => {}); // finding: fixed-name
  fs.writeFileSync(path.join(os.tmpdir(), "export-" + Date.now() + ".csv"), text); // finding: name-from-clock
}

function work() {
  return fs.createWriteStream(tmp.tmpNameSync()); // finding: name-only
}

function draft(text) {
  const fs = require("fs");
  const os = require("os");
  const path = require("path");
  const place = path.join(os.tmpdir(), `draft-${process.pid}.md`);
  fs.writeFileSync(place, text); // finding: name-guessed
}
