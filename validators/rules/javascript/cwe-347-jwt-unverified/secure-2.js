const crypto = require("crypto");

function tagOf(algorithm, secret, input) {
  switch (algorithm) {
    case "HS256":
      return crypto.createHmac("sha256", secret).update(input).digest();
    case "none":
      throw new Error("not signed");
    default:
      throw new Error("algorithm");
  }
}

const trusted = (algorithm, key, text, signature) => {
  if (algorithm === "none") return false;
  return crypto.createVerify("RSA-SHA256").update(text).verify(key, signature);
};

module.exports = { tagOf, trusted };
