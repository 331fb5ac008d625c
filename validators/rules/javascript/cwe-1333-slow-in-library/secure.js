"use strict";

function trimRight(text) {
  let end = text.length;
  while (end > 0 && text[end - 1] === " ") end--;
  return text.slice(0, end);
}

function stripSlash(path) {
  return path.replace(/\/$/, "");
}

function stripTags(html) {
  return html.replace(/<[^<>]*>/g, "");
}

module.exports = (text) => {
  const short = text.slice(0, 100).replace(/[ \t]+$/, ""); // evidence: sanitized
  const long = text.replace(/^[\r\n]+/, ""); // evidence: reads-once
  return [short, long, text.split(",").map((one) => one.trim())];
};

module.exports.right = trimRight;
module.exports.bare = stripSlash;
