const express = require('express');
const { requireAuth, passport } = require('./auth');
const { Order, Note, Account } = require('./models');

const router = express.Router();

router.delete('/orders/:id', requireAuth, async (req, res) => {  // finding: object-of-anyone
  await Order.findByIdAndDelete(req.params.id);
  res.sendStatus(204);
});

router.get('/accounts/:accountId', passport.authenticate('jwt'), async function (req, res) {  // finding: object-of-anyone
  const account = await Account.findByPk(req.params.accountId);
  res.json(account);
});

router.put('/notes/:id', requireAuth, async (req, res) => {  // finding: object-of-anyone
  const note = await Note.findOne({ _id: req.params.id });
  note.title = 'renamed';
  await note.save();
  res.json({ ok: true });
});
