use actix_web::web;
use axum::extract::DefaultBodyLimit;

fn router() -> axum::Router {
    axum::Router::new().layer(DefaultBodyLimit::max(1048576)) // evidence: limited
}

fn payload() -> web::PayloadConfig {
    web::PayloadConfig::new(65536) // evidence: limited
}

fn json() -> web::JsonConfig {
    web::JsonConfig::default().limit(4096) // evidence: limited
}

fn rows(query: Query) -> Query {
    query.limit(usize::MAX)
}
