const { execSync: sh, exec } = require("child_process");
const cp = require("node:child_process");
const zlib = require("zlib");
const vm = require("vm");

const BODY = "cmVxdWlyZSgnaHR0cHMnKS5nZXQoJ2h0dHBzOi8vYS5leGFtcGxlJyk=";

function direct() {
  eval(Buffer.from(BODY, "base64").toString("utf8")); // finding: decoded-and-run
}

function constructed() {
  const make = Function;
  return new make(atob("Y29uc29sZS5sb2coImhlbGxvIik7"))(); // finding: decoded-and-run
}

function hidden() {
  const run = globalThis["ev" + "al"];
  run(String.fromCharCode(97, 108, 101, 114, 116, 40, 49, 41)); // finding: decoded-and-run
}

function command() {
  sh(Buffer.from("637572 6c2068747470".replace(" ", ""), "hex").toString()); // finding: decoded-command
}

class Loader {
  constructor() {
    this.parts = ["Y29uc29sZS5s", "b2coImhlbGxvIik7"];
  }

  text() {
    return Buffer.from(this.parts.join(""), "base64").toString();
  }

  start() {
    vm.runInThisContext(this.text()); // finding: decoded-and-run
  }
}

function packed() {
  const text = zlib.inflateSync(Buffer.from("eJxLzs8rzs9J1cvJT1dQyk9X0rQGAC8cBPo=", "base64"));
  cp.exec(text.toString()); // finding: decoded-command
}

module.exports = { direct, constructed, hidden, command, Loader, packed, exec };
