use actix_session::Session;
use actix_web::{post, web, HttpResponse};
use axum::extract::Query;

#[post("/role")]
async fn role(form: web::Form<Wanted>, session: Session) -> HttpResponse {
    session.insert("role", &form.role).unwrap(); // finding: value-from-request
    HttpResponse::Ok().finish()
}

async fn price(session: tower_sessions::Session, Query(given): Query<Given>) -> String {
    session.insert("price", given.price.trim()).await.unwrap(); // finding: value-from-request
    String::from("kept")
}

#[post("/set/{name}")]
async fn set(name: web::Path<String>, session: Session) -> HttpResponse {
    session.insert(name.into_inner(), 1).unwrap(); // finding: key-from-request
    HttpResponse::Ok().finish()
}
