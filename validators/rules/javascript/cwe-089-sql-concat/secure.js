const { Pool } = require("pg");
const knex = require("knex")({ client: "pg" });
const pool = new Pool();

function byName(name) {
  return pool.query("SELECT id FROM users WHERE name = $1", [name]); // evidence: bound-parameters
}

async function template(db, id) {
  const text = `SELECT * FROM posts WHERE id = ?`;
  return db.all(text, [id]); // evidence: bound-parameters
}

function callback(connection, soc) {
  connection.query("SELECT * FROM skills WHERE soc = ?", [soc], (err, rows) => rows); // evidence: bound-parameters
}

function builder(name) {
  return knex("users").where({ name }); // evidence: query-builder
}

function object(client, name) {
  return client.query({ text: "DELETE FROM users WHERE name = $1", values: [name] }); // evidence: bound-parameters
}

function number(db, page) {
  return db.all("SELECT * FROM posts LIMIT " + Number(page)); // evidence: sanitized
}

function message(log, name) {
  log.write("select " + name);
}

function fixed() {
  return knex("roles").where({ name: "Owner" });
}

function label(table, id) {
  return table.get("select one of these", [id]);
}

function owned(userId) {
  return Order.findAll({ where: { userId } }); // evidence: orm-lookup
}

function admins() {
  return User.findAll({ where: { role: "admin" } });
}

const named = (name) => "`" + name.replace(/`/g, "``") + "`";

function columns(connection, req, done) {
  connection.query(`SELECT ${named(String(req.query.column))} FROM beds`, done);
}

function sown(req) {
  const kind = String(req.query.kind).replace(/'/g, "''");
  return pool.query("SELECT id FROM beds WHERE kind = '" + kind + "'");
}

const BEDS = "beds";

function bedsIn(name) {
  return pool.query(String.raw`SELECT id FROM ${BEDS} WHERE name = $1`, [name]); // evidence: bound-parameters
}
