const express = require("express");
const app = express();
const flags = new Map();
const names = { de: {}, en: {} };

function bucket(tenant) {
  if (!flags.has(tenant)) flags.set(tenant, new Map());
  return flags.get(tenant);
}

app.put("/flags/:tenant/:flag", (req, res) => {
  bucket(req.params.tenant).set(req.params.flag, req.body.value);
  res.end();
});

app.post("/names", (req, res) => {
  const { language, name } = req.body;
  if (!Object.hasOwn(names, language)) return res.sendStatus(404);
  names[language][name] = true; // evidence
  res.end();
});

app.post("/seen", (req, res) => {
  const entry = names[req.body.language];
  entry.seen = true;
  res.end();
});
