const crypto = require("crypto");
const { SignedXml } = require("xml-crypto");

exports.read = (xml, node, cert) => {
  const sig = new SignedXml({ publicCert: cert });
  sig.loadSignature(node);
  if (!sig.checkSignature(xml)) throw new Error("signature"); // evidence: signature-checked
  return sig.getSignedReferences()[0];
};

exports.take = (body, signature, key) => {
  const good = crypto.verify("sha256", body, key, signature); // evidence: signature-checked
  return good ? JSON.parse(body) : null;
};
