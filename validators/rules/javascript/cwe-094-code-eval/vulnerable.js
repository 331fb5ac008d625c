const vm = require("vm");

function calc(req, res) {
  res.json(eval(req.query.expr)); // finding: evaluated-text
}

function make(body) {
  return new Function("a", body); // finding: evaluated-text
}

function run(source) {
  return vm.runInNewContext(source, {}); // finding: evaluated-text
}

function later(name) {
  setTimeout("show('" + name + "')", 100); // finding: text-as-timer
}

function plugin(req) {
  return require(req.params.name); // finding: foreign-module
}
