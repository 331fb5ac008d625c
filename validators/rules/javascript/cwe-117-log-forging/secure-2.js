const { appendFile } = require('node:fs/promises');
app.post('/login', async (req, res) => {
  const user = String(req.body.user).replace(/[\x00-\x1f\x7f]/g, ' ');
  await appendFile('/var/log/portal/audit.log', `login ${user}\n`); // evidence: sanitized
  res.end();
});
