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
