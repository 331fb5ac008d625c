const fs = require("fs");

function lock(lockFile) {
  fs.writeFileSync(lockFile, String(process.pid), { flag: "wx" }); // evidence: one-step
}

function open(tempPath) {
  return fs.openSync(tempPath, "wx", 0o600); // evidence: one-step
}

function stream(tmpFile) {
  return fs.createWriteStream(tmpFile, { flags: "wx" }); // evidence: one-step
}

function report(file, text) {
  if (!fs.existsSync(file)) {
    fs.writeFileSync(file, text);
  }
}

function read(tempPath) {
  if (fs.existsSync(tempPath)) {
    return fs.readFileSync(tempPath);
  }
}
