const axios = require('axios');
const client = axios.create({ timeout: 2000 });
app.post('/fetch', async (req, res) => {
  const { data } = await client.get(req.body.link); // finding
  res.json(data);
});
app.post('/all', async (req, res) => {
  const links = [].concat(req.body.links ?? []).filter((link) => new URL(link).protocol === 'https:');
  for (const link of links) {
    await axios.get(link); // finding
  }
  res.end();
});
app.get('/begins', async (req, res) => {
  const to = String(req.query.to);
  if (!/^https:\/\/partner\.example\.net/.test(to)) return res.sendStatus(400);
  await axios.get(to); // finding
  res.end();
});
