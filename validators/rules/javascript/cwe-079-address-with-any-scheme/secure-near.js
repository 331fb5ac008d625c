const escape = require('escape-html');

app.get('/grouped', (req, res) => {
  if (/^(https?|mailto):/i.test(req.query.u)) res.send(`<a href="${escape(req.query.u)}">x</a>`); // evidence
});

app.get('/harmless', (req, res) => {
  if (['https:', 'http:'].includes(new URL(req.query.u).protocol)) res.send(`<a href="${escape(req.query.u)}">x</a>`); // evidence
});
