use axum::extract::{Path, State};
use sqlx::PgPool;

async fn show(State(pool): State<PgPool>, Path(id): Path<i64>) -> Option<Invoice> {
    sqlx::query_as("SELECT * FROM invoices WHERE id = $1").bind(id).fetch_optional(&pool).await.ok()? // finding: query-by-id-only
}

async fn remove(State(pool): State<PgPool>, Path(id): Path<i64>) {
    let _ = sqlx::query("DELETE FROM invoices WHERE id = $1").bind(id).execute(&pool).await; // finding: query-by-id-only
}

async fn rename(State(pool): State<PgPool>, Path(id): Path<i64>, name: String) {
    let _ = sqlx::query("UPDATE invoices SET name = $1 WHERE id = $2").bind(name).bind(id).execute(&pool).await; // finding: query-by-id-only
}
