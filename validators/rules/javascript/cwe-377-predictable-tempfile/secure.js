const fs = require("fs");
const os = require("os");
const path = require("path");
const tmp = require("tmp");

function report(text) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "report-")); // evidence: own-folder
  fs.writeFileSync(path.join(folder, "report.txt"), text);
}

function upload(text) {
  const file = tmp.fileSync({ mode: 0o600 }); // evidence: own-folder
  fs.writeFileSync(file.name, text);
}

function lock() {
  fs.writeFileSync("/tmp/app.lock", "1", { flag: "wx" }); // evidence: new-file-only
  fs.writeFileSync("/tmpl/page.html", "1");
  return fs.readFileSync("/tmp/answer.json");
}
