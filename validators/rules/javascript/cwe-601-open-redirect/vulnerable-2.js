app.get('/out', (req, res) => {
  const to = String(req.query.to);
  if (new URL(to).hostname.endsWith('example.org')) res.redirect(to); // finding
});
app.get('/back', (req, res) => {
  const to = String(req.query.to);
  res.redirect(/^\//.test(to) ? to : '/'); // finding
});
app.get('/asked', (req, res) => {
  const to = String(req.query.to);
  if (to.startsWith('/')) console.log('a path');
  if (!to.startsWith('//') && !to.startsWith('/\\')) res.redirect(to); // finding
});
