function a(req, res) {
  try {
    work();
  } catch (err) {
    res.status(500).send(err.stack); // finding
  }
}

function b(req, res) {
  work((error, rows) => {
    if (error) return res.json({ error: error.message }); // finding
    res.json(rows);
  });
}

function c(err, req, res, next) {
  res.status(500).send(`failed: ${err}`); // finding
}
