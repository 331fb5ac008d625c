const express = require('express');
const escapeHtml = require('escape-html');
const profiles = require('./profiles');

const app = express();

app.get('/preview', (req, res) => {
  const site = escapeHtml(String(req.query.site));
  res.send(`<a href="${site}">site</a>`); // finding: in-page
});

app.get('/people/:id', async (req, res) => {
  const profile = await profiles.findById(req.params.id);
  res.send('<p><a class="x" href="' + escapeHtml(profile.page) + '">page</a></p>'); // finding: in-page
});

app.get('/frame', (req, res) => {
  const parts = ['<iframe src="', escapeHtml(req.query.src), '"></iframe>'];
  res.status(200).send(parts.join('')); // finding: in-page
});

function crumbOf(link, label) { // finding: in-page
  return '<a href="' + escapeHtml(link) + '">' + escapeHtml(label) + '</a>';
}
