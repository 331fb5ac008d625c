const crypto = require("crypto");

function open(box, key) { // finding: never-ended
  const decipher = crypto.createDecipheriv("aes-256-gcm", key, box.subarray(0, 12));
  decipher.setAuthTag(box.subarray(12, 28));
  return decipher.update(box.subarray(28), undefined, "utf8");
}

const read = (iv, body, key) => { // finding: no-tag
  const decipher = crypto.createDecipheriv("chacha20-poly1305", key, iv, { authTagLength: 16 });
  return decipher.update(body, "hex", "utf8") + decipher.final("utf8");
};

class Box {
  unseal(iv, body) { // finding: never-ended
    const opened = crypto.createDecipheriv('aes-128-gcm', this.key, iv);
    return opened.update(body).toString();
  }
}

module.exports = { open, read, Box };
