const agent = require("./agent");
const allowed = require("./allowed");

module.exports = function downloadOptions(proxy) {
  var options = {
    rejectUnauthorized: allowed(),
    timeout: 60000,
    encoding: null,
  };
  if (proxy) {
    options.proxy = proxy;
  }
  return options;
};

function transport(config) {
  return { host: config.host, tls: { rejectUnauthorized: config.strict } };
}

function forCall(url, given) {
  return Object.assign({ uri: url, strictSSL: true }, given);
}

class Client {
  constructor(url) {
    this.socket = agent.connect(url, { rejectUnauthorized: true });
  }

  load(path) {
    return this.http.get(path, { retry: false });
  }
}

function filled(length) {
  const all = new Array(length);
  for (let i = 0; i < length; i++) {
    all[i] = false;
  }
  return all;
}

function spread(items) {
  return [...items.map((item) => item.on)];
}

function seen(paths) {
  const marks = {};
  for (const path of paths) {
    marks[path] = false;
  }
  return marks;
}
