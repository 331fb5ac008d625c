const escapeStringRegexp = require("escape-string-regexp");
const RE2 = require("re2");

function search(word, text) {
  return new RegExp(escapeStringRegexp(word)).test(text); // evidence: sanitized
}

function fixed(text) {
  return new RegExp("^a+$").test(text); // evidence: constant-pattern
}

function linear(text) {
  return new RE2("(a+)+").test(text); // evidence: linear-engine
}

function literal(text) {
  return /^\d+x$/.test(text);
}

const LABEL = /^[a-z]+(?:-[a-z]+)*$/;

function labelled(text) {
  return LABEL.test(text); // evidence: one-way-repeats
}
