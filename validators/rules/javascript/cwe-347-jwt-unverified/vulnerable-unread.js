const crypto = require("crypto");
const { SignedXml } = require("xml-crypto");

exports.read = (xml, node, cert) => {
  const sig = new SignedXml({ publicCert: cert });
  sig.loadSignature(node);
  sig.checkSignature(xml); // finding: answer-unread
  return xml;
};

exports.take = (body, signature, key) => {
  crypto.verify("sha256", body, key, signature); // finding: answer-unread
  return JSON.parse(body);
};
