const { Pool } = require("pg");
const knex = require("knex")({ client: "pg" });
const pool = new Pool();

function byName(name) {
  return pool.query("SELECT id FROM users WHERE name = '" + name + "'"); // finding: assembled-query
}

async function template(db, id) {
  const text = `SELECT * FROM posts WHERE id = ${id}`;
  return db.all(text); // finding: assembled-query
}

function callback(connection, soc) {
  connection.query("SELECT * FROM skills WHERE soc = '" + soc + "'", (err, rows) => rows); // finding: assembled-query
}

function raw(order) {
  return knex("users").orderByRaw(`${order} desc`); // finding: raw-fragment
}

function object(client, name) {
  return client.query({ text: `DELETE FROM users WHERE name = '${name}'` }); // finding: assembled-query
}

function built(db, table, value) {
  let sql = "UPDATE " + table;
  sql += " SET a = " + value;
  db.run(sql); // finding: assembled-query
}

function sown(req) {
  const kind = String(req.query.kind).replace("'", "''");
  return pool.query("SELECT id FROM beds WHERE kind = '" + kind + "'"); // finding: assembled-query
}

const written = String.raw;

function plot(req) {
  return pool.query(written`SELECT id FROM plots WHERE row = ${req.query.row}`); // finding: assembled-query
}

const joined = (parts, ...values) => String.raw({ raw: parts }, ...values);

function plots(req) {
  return pool.query(joined`SELECT id FROM plots WHERE row = ${req.query.row}`); // finding: assembled-query
}
