const express = require('express');
const escapeHtml = require('escape-html');
const profiles = require('./profiles');

const app = express();

app.get('/preview', (req, res) => {
  let site = String(req.query.site);
  if (!/^https?:\/\//i.test(site)) {
    site = '/';
  }
  res.send(`<a href="${escapeHtml(site)}">site</a>`); // evidence: guarded
});

app.get('/people/:id', async (req, res) => {
  const profile = await profiles.findById(req.params.id);
  res.send('<p><a href="https://pages.example.org/' + escapeHtml(profile.page) + '">page</a><img src="' + escapeHtml(profile.face) + '"></p>');
});

app.get('/there', (req, res) => {
  const target = new URL(String(req.query.to));
  if (target.protocol !== 'https:') {
    return res.sendStatus(400);
  }
  res.send(`<a href="${escapeHtml(target.href)}">there</a>`); // evidence: guarded
});

app.get('/search', (req, res) => {
  res.send(`<form action="${encodeURIComponent(req.query.where)}"></form>`); // evidence: sanitized
});

function crumbAsked(link, label) {
  if (!isWebLink(link)) {
    return escapeHtml(label);
  }
  return '<a href="' + escapeHtml(link) + '">' + escapeHtml(label) + '</a>';
}
