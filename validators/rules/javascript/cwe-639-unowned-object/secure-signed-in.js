const express = require("express");
const { Invoice } = require("./models");
const { signedIn } = require("./auth");

const router = express.Router();

router.get("/invoices/:id", signedIn, async (req, res) => {
  const invoice = await Invoice.findOne({ where: { id: req.params.id, accountId: req.user.accountId } }); // evidence: owner-in-lookup
  if (!invoice) return res.sendStatus(404);
  res.json(invoice);
});

module.exports = router;
