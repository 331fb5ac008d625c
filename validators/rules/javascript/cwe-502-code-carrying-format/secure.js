const yaml = require("js-yaml");
const YAML = require("yaml");

function profile(req) {
  return JSON.parse(req.cookies.profile); // evidence: data-only
}

function config(text) {
  return yaml.load(text); // evidence: default-schema
}

function other(text) {
  return YAML.parse(text); // evidence: data-only
}

function store(value) {
  return JSON.stringify(value);
}
