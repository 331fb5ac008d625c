const fs = require('fs');

const visits = fs.createWriteStream('/var/log/shop/visits.log', { flags: 'a' });

app.get('/visit', (req, res) => {
  visits.write(`${Date.now()} ${String(req.query.from).replace('\n', ' ')}\n`); // finding
});

app.get('/exchange', (req, res) => {
  console.log('from ' + req.query.from.replace(/;|\n/g, '\n')); // finding
});
