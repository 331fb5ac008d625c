const { spawn } = require('node:child_process');
app.get('/search', (req, res) => {
  const args = ['--line-number', '-e', String(req.query.q), '--', 'docs/'];
  spawn('rg', args).stdout.pipe(res); // evidence: options-ended
});
