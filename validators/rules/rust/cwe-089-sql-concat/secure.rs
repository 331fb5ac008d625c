use rusqlite::{params, Connection};
use sqlx::PgPool;

pub async fn find(pool: &PgPool, name: &str) -> sqlx::Result<()> {
    sqlx::query("SELECT * FROM users WHERE name = $1").bind(name).execute(pool).await?; // evidence: bound-parameters
    Ok(())
}

pub fn remove(conn: &Connection, id: &str) -> rusqlite::Result<usize> {
    conn.execute("DELETE FROM users WHERE id = ?1", params![id]) // evidence: bound-parameters
}

pub async fn checked(pool: &PgPool, id: i64) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM users WHERE id = $1", id).execute(pool).await?; // evidence: checked-macro
    Ok(())
}

pub fn limited(conn: &Connection, n: u32) -> rusqlite::Result<usize> {
    conn.execute(&format!("DELETE FROM log LIMIT {n}"), []) // evidence: sanitized
}

pub fn label(name: &str) -> String {
    format!("SELECT {name}")
}

pub fn empty(conn: &Connection) -> rusqlite::Result<usize> {
    conn.execute("DELETE FROM log", []) // evidence: constant-query
}

pub async fn several(pool: &PgPool, given: &str) -> sqlx::Result<()> {
    let mut query: sqlx::QueryBuilder<sqlx::Postgres> = sqlx::QueryBuilder::new("DELETE FROM drafts WHERE tag IN (");
    let mut tags = query.separated(", ");
    for tag in given.split(';') {
        tags.push_bind(tag.to_owned()); // evidence: bound
    }
    tags.push_unseparated(")");
    query.build().execute(pool).await?;
    Ok(())
}

fn oldest(conn: &rusqlite::Connection) -> rusqlite::Result<i64> {
    let order = ["age", "name"][0];
    conn.query_row(&format!("SELECT id FROM trees ORDER BY {order} DESC"), [], |row| row.get(0)) // evidence: constant-query
}
