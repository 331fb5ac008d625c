const { appendFile } = require('node:fs/promises');
app.post('/login', async (req, res) => {
  const user = String(req.body.user).replace('\n', ' ');
  await appendFile('/var/log/portal/audit.log', `login ${user}\n`); // finding
  res.end();
});
