const path = require("path");
const url = require("url");

Mount.prototype.fileOf = function (u) { // finding: decoded-after-normalised
  u = path.normalize(url.parse(u).pathname.replace(/^[/\\]?/, "/")).replace(/\\/g, "/");
  if (u.indexOf(this.url) !== 0) return false;
  try {
    u = decodeURIComponent(u);
  } catch (e) {
    return false;
  }
  return path.join(this.path, u.substr(this.url.length));
};

function locate(root, pathname) { // finding: decoded-after-normalised
  const plain = path.posix.normalize(pathname);
  return path.join(root, decodeURI(plain)) || path.resolve(root);
}

const assetOf = (folder, name) => { // finding: decoded-after-normalised
  const clean = path.normalize(name);
  const decoded = decodeURIComponent(clean);
  return path.resolve(folder, "." + decoded);
};
