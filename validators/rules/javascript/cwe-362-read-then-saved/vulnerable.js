const express = require("express");
const { wallets, shows, coupons } = require("./db");

const app = express();

app.post("/withdraw", async (req, res) => { // finding
  const amount = Number(req.body.amount);
  const wallet = await wallets.findOne({ owner: req.user.id });
  if (!(amount > 0) || wallet.balance < amount) return res.sendStatus(402);
  wallet.balance -= amount;
  await wallet.save();
  res.json({ balance: wallet.balance });
});

async function book(id) { // finding
  const show = await shows.findByPk(id);
  if (show.seats < 1) throw new Error("sold out");
  show.seats = show.seats - 1;
  return show.save();
}

const redeem = async (code) => { // finding
  const coupon = await coupons.findOne({ code });
  if (coupon.remaining === 0) return false;
  coupon.remaining--;
  await coupon.save();
  return true;
};

module.exports = { app, book, redeem };
