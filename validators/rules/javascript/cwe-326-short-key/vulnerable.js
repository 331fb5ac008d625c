const crypto = require("crypto");
const NodeRSA = require("node-rsa");

const pair = crypto.generateKeyPairSync("rsa", { modulusLength: 1024 }); // finding: short-key

crypto.generateKeyPair("ec", { namedCurve: "secp160r1" }, done); // finding: weak-curve

const key = new NodeRSA({ b: 512 }); // finding: short-key

const group = crypto.createDiffieHellman(512); // finding: short-group
