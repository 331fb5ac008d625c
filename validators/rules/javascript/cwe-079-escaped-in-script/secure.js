const express = require('express');
const escapeHtml = require('escape-html');
const serialize = require('serialize-javascript');

const app = express();

app.get('/page', (req, res) => {
  const name = JSON.stringify(req.query.name).replace(/</g, '\\u003c');
  res.send(`<script>greet(${name})</script>`); // evidence: sanitized
});

app.get('/state', (req, res) => {
  res.send('<script>start(' + serialize(req.query) + ')</script>'); // evidence: sanitized
});

app.get('/cell', (req, res) => {
  res.end(`<td width=${Number(req.query.width)}>x</td>`); // evidence: sanitized
});

app.get('/text', (req, res) => {
  res.send(`<td title="${escapeHtml(req.query.text)}">x</td>`);
});
