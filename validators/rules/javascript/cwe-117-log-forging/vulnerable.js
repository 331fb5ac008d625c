function a(req, res) {
  console.log("user " + req.query.name); // finding
}

function b(req, logger) {
  logger.info(`login by ${req.body.user}`); // finding
}

function c(req) {
  const message = "no such page: " + req.params.page;
  console.warn(message); // finding
}

function once(req) {
  const name = String(req.query.name).replace("\n", " ").replace("\r", " ");
  console.log("user " + name); // finding
}
