app.get('/out', (req, res) => {
  const url = new URL(String(req.query.to));
  const known = url.hostname === 'example.org' || url.hostname.endsWith('.example.org');
  res.redirect(known ? url.href : '/'); // evidence: guarded
});
app.get('/back', (req, res) => {
  const to = String(req.query.to);
  res.redirect(/^\/(?![/\\])[\w/-]*$/.test(to) ? to : '/'); // evidence: guarded
});
app.get('/local', (req, res) => {
  const to = String(req.query.to);
  if (to.startsWith('/') && !to.startsWith('//') && !to.startsWith('/\\')) res.redirect(to); // evidence
});
app.get('/half', (req, res) => {
  const to = String(req.query.to);
  if (to.startsWith('/') && !to.startsWith('//')) res.redirect(to);
});
