const express = require("express");
const app = express();

app.get("/later", (req, res) => {
  const action = req.query.action;
  setTimeout(action, 10); // finding
  res.end();
});

app.post("/often", (req, res) => {
  const { code = "" } = req.body;
  const timer = setInterval(code.trim(), 1000); // finding
  res.json({ started: Boolean(timer) });
});

async function handler(request) {
  const form = await request.formData();
  window.setTimeout(form.get("then"), 5); // finding
}
