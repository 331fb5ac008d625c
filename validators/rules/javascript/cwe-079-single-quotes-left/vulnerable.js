const express = require('express');

const app = express();

function entities(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}

app.get('/search', (req, res) => {
  res.send(`<input name='asked' value='${entities(String(req.query.asked))}'>`); // finding
});

app.get('/link', (req, res) => {
  res.send("<a href='/list?q=" + encodeURIComponent(req.query.q) + "'>on</a>"); // finding
});

app.get('/state', (req, res) => {
  res.end(`<div data-state='${JSON.stringify(req.query).replace(/</g, '\\u003c')}'></div>`); // finding
});

function shown(list) {
  document.querySelector('ul').innerHTML = `<li title='${location.hash.replace(/[<>"]/g, '')}'>x</li>`; // finding
}
