const jwt = require("jsonwebtoken");
const jose = require("jose");

function read(token, key) {
  return jwt.verify(token, key, { algorithms: ["RS256"], issuer: "app" }); // evidence: signature-checked
}

function hmac(token, secret) {
  const options = { algorithms: ["HS256"] };
  return jwt.verify(token, secret, options); // evidence: signature-checked
}

async function web(token, key) {
  return jose.jwtVerify(token, key); // evidence: signature-checked
}

function text(buffer) {
  return new TextDecoder().decode(buffer);
}

function opened(text, key, ways) {
  const [head, body, mark] = text.split(".");
  const header = JSON.parse(Buffer.from(head, "base64url"));
  if (header.alg !== "ES256") throw new Error("not ours");
  const way = ways[header.alg];
  if (!way(`${head}.${body}`, mark, key)) throw new Error("not ours");
  return JSON.parse(Buffer.from(body, "base64url"));
}
