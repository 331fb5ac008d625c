const express = require('express');
const { requireAuth, requireAdmin } = require('./auth');
const { Order, Note, Page } = require('./models');

const router = express.Router();

router.delete('/orders/:id', requireAuth, async (req, res) => {
  await Order.deleteOne({ _id: req.params.id, owner: req.user.id });  // evidence: owner-in-lookup
  res.sendStatus(204);
});

router.get('/notes/:id', requireAuth, async (req, res) => {
  const note = await Note.findById(req.params.id);
  if (note.ownerId !== req.user.id) return res.sendStatus(403);  // evidence: owner-compared
  res.json(note);
});

router.patch('/notes/:id', requireAuth, async (req, res) => {
  const note = await Note.findOne({ _id: req.params.id, author: req.session.userId });  // evidence: owner-in-lookup
  res.json(note);
});

// Everybody may read a page, and an administrator may remove any.
router.get('/pages/:id', async (req, res) => {
  res.json(await Page.findById(req.params.id));
});

router.delete('/pages/:id', requireAdmin, async (req, res) => {
  await Page.findByIdAndDelete(req.params.id);
  res.sendStatus(204);
});
