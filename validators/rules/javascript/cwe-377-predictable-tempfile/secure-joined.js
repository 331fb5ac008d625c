const crypto = require("crypto");
const fs = require("fs");
const os = require("os");
const path = require("path");

function spool(job) {
  const id = crypto.randomUUID();
  const file = path.join(os.tmpdir(), `job-${id}.json`);
  fs.writeFileSync(file, JSON.stringify(job));
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "job-")); // evidence: own-folder
  fs.writeFileSync(path.join(folder, "job.json"), JSON.stringify(job));
  return file;
}

module.exports = spool;
