function a(req, res) {
  res.setHeader("Content-Type", req.query.type); // finding
}

function b(req, res) {
  res.set("X-Name", "n=" + req.params.name); // finding
}

function c(req, res) {
  res.writeHead(200, { "X-Lang": req.headers["accept-language"] }); // finding
}
