const path = require('path');
app.get('/invoice', (req, res) => {
  const headers = { 'Content-Disposition': 'attachment' };
  res.sendFile(path.resolve('/srv/invoices', req.query.name), { headers }); // finding: file-sent
});
