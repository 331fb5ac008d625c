const format = require('pg-format');
const { Client } = require('pg');

const client = new Client();

app.get('/raw', (req, res) => {
  client.query(format('SELECT %I FROM orders WHERE day = %s', 'id', req.query.day)); // finding
});

app.get('/order', (req, res) => {
  client.query(format('SELECT * FROM orders WHERE day = %L ORDER BY %s', req.query.day, req.query.order)); // finding
});

app.get('/numbered', (req, res) => {
  client.query(format('SELECT * FROM orders WHERE day = %2$s AND kind = %1$L', 'x', req.query.day)); // finding
});

app.get('/pasted', (req, res) => {
  client.query(format('SELECT %L FROM ' + req.query.table, 'x')); // finding
});

app.get('/list', (req, res) => {
  client.query(format.withArray('SELECT * FROM orders WHERE kind = %L AND day = %s', ['x', req.query.day])); // finding
});

function jsonColumn(column, path) {
  const steps = ["$"].concat(path.split(".")).join(".");
  return `(${quoteName(column)}->>'${steps}')`; // finding: json-path
}
