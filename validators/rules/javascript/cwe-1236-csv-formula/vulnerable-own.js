const express = require("express");
const { orders } = require("./store");

const app = express();
const cell = (value) => '"' + String(value).replace(/"/g, '""') + '"';

app.get("/orders.csv", async (req, res) => {
  const rows = await orders.find({ shop: req.user.shop });
  res.type("text/csv").send(rows.map((row) => [row.id, row.customer, row.note].map(cell).join(",")).join("\r\n")); // finding: raw-cell
});
