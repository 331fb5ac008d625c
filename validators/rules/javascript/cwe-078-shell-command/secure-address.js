const { exec } = require("child_process");
const net = require("net");

function ping(host, done) {
  if (!net.isIP(host)) throw new Error("no address");
  exec("ping -c 1 " + host, done); // evidence: guarded
}

function route(host, done) {
  if (net.isIPv4(host)) {
    exec(`traceroute ${host}`, done); // evidence: guarded
  }
}
