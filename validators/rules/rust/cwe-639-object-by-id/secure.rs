use axum::extract::{Path, State};
use sqlx::PgPool;

async fn show(State(pool): State<PgPool>, user: User, Path(id): Path<i64>) -> Option<Invoice> {
    sqlx::query_as("SELECT * FROM invoices WHERE id = $1 AND owner_id = $2").bind(id).bind(user.id).fetch_optional(&pool).await.ok()? // evidence: owner-asked
}

async fn remove(State(pool): State<PgPool>, user: User, Path(id): Path<i64>) {
    let _ = sqlx::query("DELETE FROM invoices WHERE user_id = $1 AND id = $2").bind(user.id).bind(id).execute(&pool).await; // evidence: owner-asked
}

async fn mine(State(pool): State<PgPool>, user: User) -> Vec<Invoice> {
    sqlx::query_as("SELECT * FROM invoices WHERE account_id = $1").bind(user.account).fetch_all(&pool).await.unwrap_or_default() // evidence: owner-asked
}

async fn list(State(pool): State<PgPool>) -> Vec<Country> {
    sqlx::query_as("SELECT * FROM countries ORDER BY name").fetch_all(&pool).await.unwrap_or_default()
}
