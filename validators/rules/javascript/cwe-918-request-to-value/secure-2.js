const axios = require('axios');
const HOSTS = new Set(['images.example.com', 'cdn.example.com']);
app.post('/fetch', async (req, res) => {
  const url = new URL(String(req.body.link));
  if (url.protocol !== 'https:' || ![...HOSTS].some((host) => url.host === host)) return res.sendStatus(400);
  const { data } = await axios.get(url.href); // evidence: guarded
  res.json(data);
});
app.get('/ends', async (req, res) => {
  const url = new URL(String(req.query.to));
  const known = url.hostname === 'example.org' || url.hostname.endsWith('.example.org');
  if (!known) return res.sendStatus(400);
  await axios.get(url.href); // evidence: guarded
  res.end();
});
app.get('/begins', async (req, res) => {
  const to = String(req.query.to);
  if (!/^https:\/\/partner\.example\.net\//.test(to)) return res.sendStatus(400);
  await axios.get(to); // evidence: guarded
  res.end();
});
