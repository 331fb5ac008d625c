const crypto = require("crypto");

function issue(owner) {
  const bytes = Buffer.alloc(16);
  crypto.randomFillSync(bytes);
  const swatch = Buffer.from(bytes);
  swatch[0] = Math.floor(Math.random() * 256);
  return { owner, secret: bytes.toString("hex"), colour: swatch.toString("hex") };
}
