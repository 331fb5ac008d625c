const format = require('pg-format');
const { Client } = require('pg');

const client = new Client();

app.get('/quoted', (req, res) => {
  client.query(format('SELECT %I FROM orders WHERE day = %L ORDER BY %s', req.query.column, req.query.day, 'day')); // evidence
});

app.get('/list', (req, res) => {
  client.query(format.withArray('SELECT * FROM orders WHERE kind = %s AND day = %L', ['1', req.query.day])); // evidence
});

function jsonColumn(column, path, escape) {
  const steps = escape(["$"].concat(path.split(".")).join("."));
  return `(${quoteName(column)}->>${steps})`;
}

function fixedColumn(column) {
  return "(" + quoteName(column) + "->>'$.name')";
}

function arrow(from, to) {
  return `${from} -> ${to}`;
}
