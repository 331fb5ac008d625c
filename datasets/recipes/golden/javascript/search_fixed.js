const mysql = require("mysql2/promise");

async function searchArticles(pool, term) {
  const [rows] = await pool.execute("SELECT id, title FROM article WHERE title LIKE ?", [`%${term}%`]);
  return rows;
}

module.exports = { mysql, searchArticles };
