use actix_session::Session;
use actix_web::{post, web, HttpResponse};
use axum::extract::Query;

const THEMES: [&str; 2] = ["light", "dark"];

#[post("/theme")]
async fn theme(form: web::Form<Wanted>, session: Session) -> HttpResponse {
    let wanted = form.theme.as_str();
    if !THEMES.contains(&wanted) {
        return HttpResponse::BadRequest().finish();
    }
    session.insert("theme", wanted).unwrap(); // evidence: guarded
    HttpResponse::Ok().finish()
}

#[post("/seen")]
async fn seen(session: Session) -> HttpResponse {
    session.insert("seen", true).unwrap(); // evidence: own-value
    HttpResponse::Ok().finish()
}

async fn step(session: tower_sessions::Session) -> String {
    session.insert("step", "address").await.unwrap(); // evidence: own-value
    String::from("kept")
}

async fn login(session: tower_sessions::Session, store: Store) -> String {
    let person = store.first().await;
    session.insert("user", person.id).await.unwrap();
    String::from("kept")
}

async fn table(Query(given): Query<Given>) -> String {
    let mut rows = std::collections::HashMap::new();
    rows.insert("role", given.role);
    format!("{}", rows.len())
}
