const crypto = require("crypto");

const pair = crypto.generateKeyPairSync("rsa", { modulusLength: 3072 }); // evidence: long-key

crypto.generateKeyPair("ec", { namedCurve: "P-256" }, done); // evidence: long-key

const key = crypto.generateKeyPairSync("ed25519"); // evidence: long-key

const secret = crypto.generateKeySync("hmac", { length: 256 });
