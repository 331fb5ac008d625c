const express = require('express');
const lodash = require('lodash');

const app = express();

function entities(text) {
  return text.replace(/[&<>"'`]/g, (sign) => '&#' + sign.charCodeAt(0) + ';');
}

app.get('/search', (req, res) => {
  res.send(`<input name='asked' value='${entities(String(req.query.asked))}'>`); // evidence
});

app.get('/library', (req, res) => {
  res.send("<p title='" + lodash.escape(req.query.name) + "'>who</p>"); // evidence
});

app.get('/state', (req, res) => {
  const state = JSON.stringify(req.query).replace(/</g, '\\u003c').replace(/'/g, '\\u0027');
  res.end(`<div data-state='${state}'></div>`); // evidence
});

app.get('/double', (req, res) => {
  res.send(`<p title="${req.query.note.replace(/"/g, '&quot;')}">it's a note</p>`);
});

app.get('/text', (req, res) => {
  res.send(`<p class='note'>${req.query.note.replace(/</g, '&lt;')}</p>`);
});
