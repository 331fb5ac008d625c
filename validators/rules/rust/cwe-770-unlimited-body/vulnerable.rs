use actix_web::web;
use axum::extract::DefaultBodyLimit;

fn router() -> axum::Router {
    axum::Router::new().layer(DefaultBodyLimit::disable()) // finding: limit-off
}

fn payload() -> web::PayloadConfig {
    web::PayloadConfig::new(usize::MAX) // finding: limit-off
}

fn json() -> web::JsonConfig {
    web::JsonConfig::default().limit(usize::MAX) // finding: limit-off
}

async fn whole(body: axum::body::Body) -> Vec<u8> {
    axum::body::to_bytes(body, usize::MAX).await.unwrap().to_vec() // finding: limit-off
}
