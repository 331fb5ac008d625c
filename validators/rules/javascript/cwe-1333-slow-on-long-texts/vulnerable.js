const express = require("express");
const app = express();

app.post("/notes", (req, res) => {
  const lines = req.body.text.split("\n").map((line) => line.replace(/\s+$/, "")); // finding: reads-to-the-end
  res.json({ lines });
});

app.post("/tags", (req, res) => {
  res.json(String(req.body.tags).split(/\s*,\s*/)); // finding: reads-to-the-end
});

app.post("/mails", (req, res) => {
  const given = req.body.mail;
  if (!/\w+@example\.org$/.test(given)) return res.sendStatus(400); // finding: reads-to-the-end
  res.end();
});

app.put("/paths", (req, res) => {
  const path = req.body.path.replace(/^\/+|\/+$/g, ""); // finding: reads-to-the-end
  res.json({ path });
});
