const yaml = require("js-yaml");
const YAML = require("yaml");

function profile(req) {
  return JSON.parse(req.cookies.profile); // evidence: data-only
}

function config(text) {
  // What it builds depends on the version.
  return yaml.load(text);
}

function other(text) {
  return YAML.parse(text); // evidence: data-only
}

function store(value) {
  return JSON.stringify(value);
}

function defaults() {
  return yaml.load('on: true\n', { schema: yaml.DEFAULT_FULL_SCHEMA });
}

// The program's own settings.
function settings() {
  return yaml.load(require("fs").readFileSync("/etc/beds/settings.yaml", "utf8"), { schema: yaml.DEFAULT_FULL_SCHEMA });
}
