const serialize = require("node-serialize");
const v8 = require("v8");
const yaml = require("js-yaml");

function profile(req) {
  return serialize.unserialize(req.cookies.profile); // finding: functions-rebuilt
}

function read(buffer) {
  return v8.deserialize(buffer); // finding: functions-rebuilt
}

function config(text) {
  return yaml.load(text, { schema: yaml.DEFAULT_FULL_SCHEMA }); // finding: full-schema
}
