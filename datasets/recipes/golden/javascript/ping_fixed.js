const { execFile } = require("node:child_process");
const { isIP } = require("node:net");

function ping(request, response) {
  const host = String(request.query.host);
  if (!isIP(host)) {
    response.status(400).send("an address is expected");
    return;
  }
  execFile("ping", ["-c", "1", host], (error, output) => {
    response.type("text/plain").send(error ? "unreachable" : output);
  });
}

module.exports = { ping };
