const tls = require('tls');
const https = require('https');

const PIN = process.env.PEER_PIN;

function ship(host, ca) {
  return tls.connect({ host, port: 6514, ca, checkServerIdentity: (name, cert) => tls.checkServerIdentity(name, cert) }); // evidence
}

const pinned = new https.Agent({
  checkServerIdentity(host, cert) {
    return cert.fingerprint256 === PIN ? undefined : new Error('another certificate');
  },
});

function named(host) {
  return tls.connect({ host, port: 6514, checkServerIdentity: tls.checkServerIdentity });
}

function both(host, body) {
  const request = https.request({ host, method: 'POST', checkServerIdentity: nameAndPin }); // evidence: name-compared
  request.end(body);
}

function nameAndPin(host, cert) {
  return tls.checkServerIdentity(host, cert) || (cert.fingerprint256 === PIN ? undefined : new Error('pin'));
}

module.exports = { ship, pinned, named };
