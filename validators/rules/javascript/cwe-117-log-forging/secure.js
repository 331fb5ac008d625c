function a(req, res) {
  console.log("user " + req.query.name.replace(/[\r\n]/g, "")); // evidence: sanitized
}

function b(req) {
  console.log("login by " + JSON.stringify(req.body.user)); // evidence: sanitized
}

function c() {
  console.warn("no such page");
}

function d(table, req) {
  table.add("name " + req.query.name);
}

function e(req) {
  console.error("failed for %j", req.body.user); // evidence: as-json
}
