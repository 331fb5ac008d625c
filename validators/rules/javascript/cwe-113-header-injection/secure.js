function a(req, res) {
  res.setHeader("Content-Type", "text/plain"); // evidence: constant-header
}

function b(req, res) {
  res.set("X-Name", encodeURIComponent(req.params.name)); // evidence: sanitized
}

function c(req, res) {
  res.writeHead(200, { "X-Lang": "en" }); // evidence: constant-header
}

function d(table, req) {
  table.set("name", req.params.name);
}
