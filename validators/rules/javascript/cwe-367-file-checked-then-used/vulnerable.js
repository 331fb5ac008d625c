const fs = require("fs");

function lock(lockFile) {
  if (!fs.existsSync(lockFile)) {
    fs.writeFileSync(lockFile, String(process.pid)); // finding: used-after-check
    return true;
  }
  return false;
}

async function spool(name, text) {
  const tempPath = "/var/spool/app/" + name;
  const info = await fs.promises.lstat(tempPath);
  if (info.isFile()) {
    await fs.promises.writeFile(tempPath, text); // finding: used-after-check
  }
}

function stream(tmpFile) {
  if (fs.existsSync(tmpFile)) {
    throw new Error("taken");
  }
  return fs.createWriteStream(tmpFile); // finding: used-after-check
}
