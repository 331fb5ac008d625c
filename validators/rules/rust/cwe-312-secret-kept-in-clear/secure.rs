async fn store(pool: &PgPool, name: &str, password: &str) {
    let password_hash = Argon2::default().hash_password(password.as_bytes(), &salt).unwrap().to_string(); // evidence: hashed
    sqlx::query("INSERT INTO users (name, password) VALUES ($1, $2)").bind(name).bind(password_hash).execute(pool).await; // evidence: hash-bound
}

fn card(conn: &rusqlite::Connection, form: &Form, hash: &str) {
    conn.execute("UPDATE users SET password = ?1 WHERE id = ?2", params![hash, form.id]).unwrap(); // evidence: hash-bound
}

async fn find(pool: &PgPool, name: &str) {
    sqlx::query("SELECT password FROM users WHERE name = $1").bind(name).fetch_one(pool).await;
}
