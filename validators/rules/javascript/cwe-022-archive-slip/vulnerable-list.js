const fs = require("fs").promises;
const path = require("path");

const extract = (input, output, opts) => read(input, opts).then((files) => { // finding: members-written
  if (!output) return files;
  return Promise.all(files.map((x) => {
    const dest = path.join(output, x.path);
    return makeDir(path.dirname(dest)).then(() => fs.writeFile(dest, x.data, { mode: x.mode }));
  }));
});

async function unpack(folder, entries) { // finding: members-written
  for (const entry of entries) {
    const target = path.resolve(folder, entry.fileName);
    await fs.mkdir(path.dirname(target), { recursive: true });
    entry.pipe(open(target));
  }
}

class Unpack {
  checkPath(entry) { // finding: one-root-taken-off
    const p = entry.path;
    if (p.split("/").indexOf("..") !== -1) return false;
    if (path.win32.isAbsolute(p)) {
      const parsed = path.win32.parse(p);
      entry.path = p.substr(parsed.root.length);
    }
    entry.absolute = path.isAbsolute(entry.path) ? entry.path : path.resolve(this.cwd, entry.path);
    return true;
  }
}
