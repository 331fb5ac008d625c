use actix_web::{get, web, HttpRequest, HttpResponse};
use axum::extract::Query;
use serde::Deserialize;

#[derive(Deserialize)]
struct Wanted {
    sheet: String,
}

async fn sheet(Query(wanted): Query<Wanted>) -> String {
    std::fs::read_to_string(&wanted.sheet).unwrap_or_default() // finding: path-from-request
}

#[get("/chart")]
async fn chart(request: HttpRequest) -> HttpResponse {
    let name = request.headers().get("x-chart").and_then(|v| v.to_str().ok()).unwrap_or("none").to_string();
    match std::fs::File::open(name) { // finding: path-from-request
        Ok(_) => HttpResponse::Ok().finish(),
        Err(_) => HttpResponse::NotFound().finish(),
    }
}

#[get("/drop/{name}")]
async fn drop_sheet(name: web::Path<String>) -> HttpResponse {
    let path = std::path::PathBuf::from(name.into_inner());
    std::fs::remove_file(path).ok(); // finding: path-from-request
    HttpResponse::Ok().finish()
}
