const axios = require('axios');

app.get('/part', (req, res) => {
  const target = new URL(req.query.target);
  if ('images.example.org'.includes(target.hostname)) axios.get(req.query.target); // finding
});

app.get('/own-end', (req, res) => {
  const target = new URL(req.query.target);
  if (target.hostname.endsWith('.' + req.query.end)) axios.get(req.query.target); // finding
});

app.get('/own-list', (req, res) => {
  const host = req.query.host;
  if (req.query.hosts.includes(host)) axios.get('http://' + host); // finding
});

app.get('/lines', (req, res) => {
  if (/^https:\/\/images\.example\.org\//m.test(req.query.target)) axios.get(req.query.target); // finding
});
