const express = require("express");
const { Invoice } = require("./models");
const { signedIn } = require("./auth");

const router = express.Router();

router.get("/invoices/:id", signedIn, async (req, res) => { // finding
  const invoice = await Invoice.findByPk(req.params.id);
  if (!invoice) return res.sendStatus(404);
  res.json(invoice);
});

module.exports = router;
