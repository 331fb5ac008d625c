const jwt = require("jsonwebtoken");
const { jwtDecode } = require("jwt-decode");

function read(token) {
  return jwt.decode(token); // finding: only-decoded
}

function none(token, key) {
  return jwt.verify(token, key, { algorithms: ["none"] }); // finding: none-allowed
}

function browser(token) {
  return jwtDecode(token).admin; // finding: only-decoded
}

function opened(text, key, ways) { // finding: way-from-token
  const [head, body, mark] = text.split(".");
  const header = JSON.parse(Buffer.from(head, "base64url"));
  const way = ways[header.alg];
  if (!way(`${head}.${body}`, mark, key)) throw new Error("not ours");
  return JSON.parse(Buffer.from(body, "base64url"));
}

async function bearerOf(text) { // finding: only-decoded
  const opened = jwt.decode(text, { complete: true });
  await keys.fetch(opened.header.kid);
  return opened.payload.sub;
}
