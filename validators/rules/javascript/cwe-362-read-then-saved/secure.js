const express = require("express");
const { wallets, pool, sequelize, Show } = require("./db");

const app = express();

app.post("/withdraw", async (req, res) => {
  const amount = Number(req.body.amount);
  const wallet = await wallets.findOneAndUpdate({ owner: req.user.id, balance: { $gte: amount } }, { $inc: { balance: -amount } }, { new: true }); // evidence: changed-in-place
  if (!wallet) return res.sendStatus(402);
  res.json({ balance: wallet.balance });
});

async function book(id) {
  const done = await pool.query("UPDATE shows SET seats = seats - 1 WHERE id = $1 AND seats > 0", [id]); // evidence: changed-in-place
  return done.rowCount === 1;
}

async function sell(id) { // evidence: in-transaction
  return sequelize.transaction(async (t) => {
    const show = await Show.findByPk(id, { transaction: t, lock: true });
    show.seats -= 1;
    await show.save({ transaction: t });
  });
}

async function rename(id, name) {
  const show = await Show.findByPk(id);
  show.name = name;
  return show.save();
}

module.exports = { app, book, sell, rename };
