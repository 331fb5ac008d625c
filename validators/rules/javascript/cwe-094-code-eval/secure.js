const TABLE = { add: (a, b) => a + b };

function parse(req, res) {
  res.json(JSON.parse(req.query.expr)); // evidence: parsed-data
}

function call(name, a, b) {
  return TABLE[name](a, b);
}

function later(name) {
  setTimeout(() => tick(), 50);
  setTimeout((given) => show(given), 100, name); // evidence: function-as-timer
}

function fixed() {
  return eval("1 + 1"); // evidence: constant-code
}

function model(net, batch) {
  return net.eval(batch);
}

function plugin(name) {
  return require(name);
}
