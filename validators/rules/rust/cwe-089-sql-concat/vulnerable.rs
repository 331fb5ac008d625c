use rusqlite::Connection;
use sqlx::PgPool;

pub async fn find(pool: &PgPool, name: &str) -> sqlx::Result<()> {
    sqlx::query(&format!("SELECT * FROM users WHERE name = '{}'", name)) // finding
        .execute(pool)
        .await?;
    Ok(())
}

pub fn remove(conn: &Connection, id: &str) -> rusqlite::Result<usize> {
    let sql = format!("DELETE FROM users WHERE id = {id}");
    conn.execute(&sql, []) // finding
}

pub fn order(conn: &Connection, column: String) -> rusqlite::Result<()> {
    let sql = "SELECT * FROM users ORDER BY ".to_string() + &column;
    conn.prepare(&sql)?; // finding
    Ok(())
}

pub async fn several(pool: &PgPool, given: &str) -> sqlx::Result<()> {
    let mut query: sqlx::QueryBuilder<sqlx::Postgres> = sqlx::QueryBuilder::new("DELETE FROM drafts WHERE tag IN (");
    let mut tags = query.separated(", ");
    for tag in given.split(';') {
        tags.push(tag.to_owned()); // finding: pushed-text
    }
    tags.push_unseparated(")");
    query.build().execute(pool).await?;
    Ok(())
}

pub async fn begun(pool: &PgPool, table: &str) -> sqlx::Result<()> {
    let mut query: sqlx::QueryBuilder<sqlx::Postgres> = sqlx::QueryBuilder::new(format!("SELECT * FROM {table} WHERE id = ")); // finding: pushed-text
    query.push_bind(7);
    query.build().execute(pool).await?;
    Ok(())
}
