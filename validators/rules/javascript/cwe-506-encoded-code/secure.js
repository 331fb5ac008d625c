const fs = require("fs");
const path = require("path");
const { execFileSync } = require("child_process");

const TABLE = "eyJzaXplIjo0MiwibmFtZSI6ImEifQ==";
const ICON = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ";

function table() {
  return JSON.parse(Buffer.from(TABLE, "base64").toString("utf8")); // evidence: decoded-as-data
}

const settings = () => JSON.parse(atob("eyJsZXZlbCI6ICJpbmZvIn0=")); // evidence: decoded-as-data

function escaped() {
  const text = decodeURIComponent("%7B%22a%22%3A%201%7D%20%20%20");
  const { a } = JSON.parse(text); // evidence: decoded-as-data
  return a;
}

function icon(folder) {
  fs.writeFileSync(path.join(folder, "icon.png"), Buffer.from(ICON, "base64"));
  execFileSync("optipng", [path.join(folder, "icon.png")]);
}

function sorted(file) {
  return execFileSync("sort", ["-t" + String.fromCharCode(9), file]);
}

function later() {
  const bytes = Buffer.from(ICON, "base64");
  setTimeout(() => fs.writeFileSync("icon.png", bytes), 10);
  return eval("1 + 1");
}

module.exports = { table, settings, escaped, icon, later };
