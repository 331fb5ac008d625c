const express = require('express');
const escapeHtml = require('escape-html');

const app = express();

app.get('/page', (req, res) => {
  res.send(`<script>greet(${JSON.stringify(req.query.name)})</script>`); // finding: in-page
});

app.get('/link', (req, res) => {
  res.send('<a onclick="go(' + escapeHtml(req.query.to) + ')">go</a>'); // finding: in-page
});

app.get('/cell', (req, res) => {
  res.end(`<td width=${escapeHtml(req.query.width)}>x</td>`); // finding: in-page
});
