function a(req, res) {
  try {
    work();
  } catch (err) {
    console.error(err);
    res.status(500).send("internal error"); // evidence: general-message
  }
}

function b(req, res) {
  work((error, rows) => {
    if (error) return res.sendStatus(500); // evidence: status-only
    res.json(rows);
  });
}

function c(err, req, res, next) {
  res.status(503).json({ error: "unavailable" }); // evidence: general-message
}

function d(log, err) {
  log.write(err.stack);
}
