const yaml = require("js-yaml");
const { all } = require("js-yaml-js-types");

const schema = yaml.DEFAULT_SCHEMA.extend(all);

function read(text) {
  return yaml.load(text, { schema }); // finding: full-schema
}

module.exports = read;
