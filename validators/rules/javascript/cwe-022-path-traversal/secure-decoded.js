const path = require("path");
const url = require("url");

Mount.prototype.fileOf = function (u) {
  const plain = path.normalize(decodeURIComponent(url.parse(u).pathname));
  if (plain.indexOf(this.url) !== 0) return false;
  return path.join(this.path, plain.substr(this.url.length));
};

function locate(root, pathname) {
  const plain = path.posix.normalize(decodeURI(pathname));
  const full = path.join(root, plain);
  return full.startsWith(root + path.sep) ? full : null;
}

function titleOf(name) {
  const clean = name.normalize("NFC");
  return decodeURIComponent(clean);
}
