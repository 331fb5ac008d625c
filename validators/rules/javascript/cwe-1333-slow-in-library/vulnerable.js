"use strict";

function trimRight(text) {
  return text.replace(/\s+$/, ""); // finding: given-text
}

function stripTags(html) {
  return String(html).replace(/\s+<\/?\w+>/g, ""); // finding: given-text
}

module.exports = (text) => {
  if (typeof text !== "string") throw new TypeError("a text is needed");
  return text.replace(/^[\r\n]+|[\r\n]+$/g, ""); // finding: given-text
};

module.exports.right = trimRight;
module.exports.plain = stripTags;
