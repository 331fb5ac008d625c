const jwt = require("jsonwebtoken");
const jose = require("jose");

function read(token, key) {
  return jwt.verify(token, key, { algorithms: ["RS256", "HS256"] }); // finding: kinds-mixed
}

async function web(token, key) {
  return jose.jwtVerify(token, key, { algorithms: ["HS512", "ES256"] }); // finding: kinds-mixed
}
