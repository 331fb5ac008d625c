const { exec } = require("node:child_process");

function ping(request, response) {
  exec("ping -c 1 " + request.query.host, (error, output) => {
    response.type("text/plain").send(error ? "unreachable" : output);
  });
}

module.exports = { ping };
