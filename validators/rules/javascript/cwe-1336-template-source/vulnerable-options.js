const express = require("express");
const ejs = require("ejs");

const app = express();

app.get("/page", (req, res) => {
  res.render("page", req.query); // finding: options-from-request
});

app.post("/mail", async (req, res) => {
  res.send(await ejs.renderFile("mail.ejs", req.body)); // finding: options-from-request
});
