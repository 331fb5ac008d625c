const express = require('express');

const app = express();

function angles(text) {
  return text.replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

app.get('/search', (req, res) => {
  const asked = angles(String(req.query.asked));
  res.send(`<form><input name="asked" value="${asked}"></form>`); // finding
});

app.get('/first', (req, res) => {
  const name = String(req.query.name).replace(/[<>]/g, '').replace('"', '&quot;');
  res.send('<p title="' + name + '">who</p>'); // finding
});

app.get('/json', (req, res) => {
  res.end(`<div data-state="${JSON.stringify(req.query)}"></div>`); // finding
});

app.get('/koa', async (ctx) => {
  ctx.body = `<img alt="${ctx.query.alt.replace(/&/g, '&amp;')}" src="/a.png">`; // finding
});
