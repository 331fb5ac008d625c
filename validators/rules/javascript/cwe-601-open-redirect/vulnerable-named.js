const express = require("express");
const router = express.Router();

router.get("/go", (q, r) => {
  r.redirect(q.query.to); // finding: target-from-value
});

module.exports = router;
