const crypto = require("crypto");

function open(box, key) { // evidence: tag-checked
  const decipher = crypto.createDecipheriv("aes-256-gcm", key, box.subarray(0, 12), { authTagLength: 16 });
  decipher.setAuthTag(box.subarray(12, 28));
  return decipher.update(box.subarray(28), undefined, "utf8") + decipher.final("utf8");
}

const read = (iv, body, tag, key) => { // evidence: tag-checked
  const decipher = crypto.createDecipheriv("chacha20-poly1305", key, iv, { authTagLength: 16 });
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(body), decipher.final()]);
};

class Box {
  unseal(iv, body, tag) { // evidence: tag-checked
    const opened = crypto.createDecipheriv('aes-128-gcm', this.key, iv).setAuthTag(tag);
    return opened.update(body, "hex", "utf8") + opened.final("utf8");
  }
}

function stream(key, iv, tag) {
  const decipher = crypto.createDecipheriv("aes-256-gcm", key, iv);
  decipher.setAuthTag(tag);
  return decipher;
}

module.exports = { open, read, Box, stream };
