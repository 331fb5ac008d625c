use actix_web::{error::ErrorInternalServerError, HttpResponse};
use axum::{http::StatusCode, response::IntoResponse};

pub fn show(err: sqlx::Error) -> HttpResponse {
    HttpResponse::InternalServerError().body(err.to_string()) // finding: error-sent
}

pub fn wrapped(e: std::io::Error) -> actix_web::Error {
    ErrorInternalServerError(e) // finding: error-sent
}

pub fn answer(err: sqlx::Error) -> axum::response::Response {
    (StatusCode::INTERNAL_SERVER_ERROR, err.to_string()).into_response() // finding: error-in-answer
}
