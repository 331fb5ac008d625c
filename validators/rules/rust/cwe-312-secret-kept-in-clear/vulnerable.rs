async fn store(pool: &PgPool, name: &str, password: &str) {
    sqlx::query("INSERT INTO users (name, password) VALUES ($1, $2)").bind(name).bind(password).execute(pool).await; // finding: bound-in-clear
}

fn keep(password: &str) -> std::io::Result<()> {
    std::fs::write("login.txt", password.as_bytes()) // finding: written-in-clear
}

fn card(conn: &rusqlite::Connection, form: &Form) {
    conn.execute("INSERT INTO cards (owner, card_number) VALUES (?1, ?2)", params![form.owner, form.card_number]).unwrap(); // finding: bound-in-clear
}

async fn checked(pool: &PgPool, form: &Form) {
    sqlx::query!("INSERT INTO users (name, password) VALUES ($1, $2)", form.name, form.password).execute(pool).await; // finding: bound-in-clear
}
