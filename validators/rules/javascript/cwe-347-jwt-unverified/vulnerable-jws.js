const jws = require("jws");

function claims(token, key) {
  const valid = jws.verify(token, key); // finding: algorithm-from-token
  if (!valid) throw new Error("invalid signature");
  return jws.decode(token).payload;
}

exports.check = (text, secretOrPublicKey, done) => {
  let valid;
  try {
    valid = jws.verify(text, secretOrPublicKey); // finding: algorithm-from-token
  } catch (e) {
    return done(e);
  }
  done(valid ? null : new Error("invalid"));
};

function byHead(token, key) {
  const { header } = jws.decode(token);
  return jws.verify(token, header.alg, key); // finding: algorithm-from-token
}
