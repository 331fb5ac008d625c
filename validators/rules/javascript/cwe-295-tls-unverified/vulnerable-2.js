const tls = require('tls');
const https = require('https');
const { Pool } = require('pg');

function ship(host, ca) {
  const options = { host, port: 6514, ca, checkServerIdentity: (name, cert) => (cert.subject ? undefined : new Error(`none for ${name}`)) };
  return tls.connect(options); // finding: name-not-compared
}

const agent = new https.Agent({ checkServerIdentity: () => undefined }); // finding: name-not-compared

const pool = new Pool({ ssl: { ca: process.env.PG_CA, checkServerIdentity() {} } }); // finding: name-not-compared

function lenient(options) {
  options.checkServerIdentity = function () { // finding: name-not-compared
    return null;
  };
  return options;
}

module.exports = { ship, agent, pool, lenient };
