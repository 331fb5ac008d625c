const jws = require("jws");

const ALLOWED = ["RS256", "ES256"];

function claims(token, key) {
  const valid = jws.verify(token, "RS256", key); // evidence: algorithm-named
  if (!valid) throw new Error("invalid signature");
  return jws.decode(token).payload;
}

function byHead(token, key) {
  const { header } = jws.decode(token);
  if (ALLOWED.indexOf(header.alg) === -1) throw new Error("invalid algorithm");
  return jws.verify(token, header.alg, key);
}

function configured(token, options) {
  return jws.verify(token, options.algorithm, options.key);
}

function listed(token, key) {
  const decoded = jws.decode(token);
  if (!ALLOWED.includes(decoded.header.alg)) return false;
  return jws.verify(token, decoded.header.alg, key);
}

function other(store, token, key) {
  return store.verify(token, key);
}
