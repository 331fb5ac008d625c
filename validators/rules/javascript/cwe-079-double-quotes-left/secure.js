const express = require('express');
const escape = require('escape-html');
const { attribute } = require('./page');

const app = express();
const NAMES = { '"': '&quot;', '<': '&lt;', '&': '&amp;' };

function signs(text) {
  return text.replace(/["<&]/g, (sign) => NAMES[sign]);
}

app.get('/search', (req, res) => {
  res.send(`<input name="asked" value="${signs(String(req.query.asked))}">`); // evidence
});

app.get('/library', (req, res) => {
  res.send('<p title="' + escape(req.query.name) + '">who</p>'); // evidence
});

app.get('/page', (req, res) => {
  const page = Number(req.query.page);
  res.send(`<a class="page" href="/list?page=${page}">on</a>`); // evidence
});

app.get('/encoded', (req, res) => {
  res.send(`<a href="/list?q=${encodeURIComponent(req.query.q)}">on</a>`); // evidence
});

app.get('/all', (req, res) => {
  const note = String(req.query.note).replaceAll('"', '&quot;');
  res.send(`<p title="${note}">note</p>`); // evidence
});

app.get('/text', (req, res) => {
  res.send(`<p class="note">${req.query.note.replace(/</g, '&lt;')}</p>`);
});

app.get('/other', (req, res) => {
  res.send(`<p title='${req.query.note.replace(/'/g, '&#39;')}'>note</p>`);
});
