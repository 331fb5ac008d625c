const DOMPurify = require('dompurify');
const escape = require('escape-html');

app.get('/not-grouped', (req, res) => {
  if (/^https?:|data:/.test(req.query.u)) res.send(`<a href="${escape(req.query.u)}">x</a>`); // finding
});

app.get('/others', (req, res) => {
  if (['https:', 'javascript:'].includes(new URL(req.query.u).protocol)) res.send(`<a href="${escape(req.query.u)}">x</a>`); // finding
});

app.get('/markup', (req, res) => {
  res.send(`<a href="${escape(DOMPurify.sanitize(req.query.u))}">x</a>`); // finding
});
