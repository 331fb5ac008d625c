use actix_web::{get, web, HttpRequest, HttpResponse};
use axum::http::HeaderMap;

#[get("/users")]
async fn users(req: HttpRequest) -> HttpResponse {
    let role = req.headers().get("X-Role").unwrap();
    if role == "admin" { // finding: role-from-request
        return HttpResponse::Ok().json(all());
    }
    HttpResponse::Forbidden().finish()
}

async fn keys(headers: HeaderMap) -> String {
    if headers.get("x-is-admin").is_some_and(|value| value == "1") { // finding: role-from-request
        return secrets();
    }
    String::new()
}

#[get("/remove")]
async fn remove(query: web::Query<Remove>) -> HttpResponse {
    if query.is_admin != "yes" { // finding: role-from-request
        return HttpResponse::Forbidden().finish();
    }
    drop_all()
}
