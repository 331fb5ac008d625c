const fs = require("fs").promises;
const path = require("path");

const extract = (input, output, opts) => read(input, opts).then((files) => {
  const base = path.resolve(output);
  return Promise.all(files.map((x) => {
    const dest = path.resolve(base, x.path);
    if (!dest.startsWith(base + path.sep)) throw new Error("outside of the folder: " + dest);
    return makeDir(path.dirname(dest)).then(() => fs.writeFile(dest, x.data, { mode: x.mode }));
  }));
});

async function listed(folder, files) {
  for (const file of files) {
    const stat = await fs.stat(path.join(folder, file.path));
    file.size = stat.size;
  }
}

class Unpack {
  checkPath(entry) {
    let p = entry.path;
    let parsed = path.win32.parse(p);
    while (path.isAbsolute(p) || parsed.root) {
      p = p.slice(parsed.root.length);
      parsed = path.win32.parse(p);
    }
    entry.path = p;
    return true;
  }
}
