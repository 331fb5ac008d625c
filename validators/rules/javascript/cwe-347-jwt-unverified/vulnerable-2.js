const crypto = require("crypto");

function tagOf(algorithm, secret, input) { // finding: none-allowed
  switch (algorithm) {
    case "HS256":
      return crypto.createHmac("sha256", secret).update(input).digest();
    case "none":
      return Buffer.alloc(0);
    default:
      throw new Error("algorithm");
  }
}

function readToken(token, secret) { // finding: none-allowed
  const [head, body, tail] = token.split(".");
  const { alg } = JSON.parse(Buffer.from(head, "base64url"));
  const claims = JSON.parse(Buffer.from(body, "base64url"));
  if (alg === "none") return claims;
  const wanted = tagOf(alg, secret, `${head}.${body}`);
  if (!crypto.timingSafeEqual(wanted, Buffer.from(tail, "base64url"))) throw new Error("signature");
  return claims;
}

const trusted = (algorithm, key, text, signature) => { // finding: none-allowed
  if (algorithm == 'none') { return true; }
  return crypto.createVerify(algorithm).update(text).verify(key, signature);
};

module.exports = { readToken, trusted };
