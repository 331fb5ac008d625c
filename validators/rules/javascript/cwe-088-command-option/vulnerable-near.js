const { execFile } = require('child_process');

app.get('/log', (req, res) => {
  execFile('git', ['log', req.query.branch, '--', 'README']); // finding
});
