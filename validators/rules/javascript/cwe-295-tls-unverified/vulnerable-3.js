const agent = require("./agent");

module.exports = function downloadOptions(proxy) {
  var options = {
    rejectUnauthorized: false,
    timeout: 60000,
    encoding: null,
  };
  if (proxy) {
    options.proxy = proxy;
  }
  return options; // finding: verification-off
};

function transport(config) {
  return { host: config.host, rejectUnauthorized: false }; // finding: verification-off
}

function forCall(url, given) {
  return Object.assign({ uri: url, strictSSL: false }, given); // finding: verification-off
}

class Client {
  constructor(url) {
    this.socket = agent.connect(url, { rejectUnauthorized: false }); // finding: verification-off
  }

  load(path) {
    return this.http.get(path, { agentOptions: { rejectUnauthorized: false } }); // finding: verification-off
  }
}
