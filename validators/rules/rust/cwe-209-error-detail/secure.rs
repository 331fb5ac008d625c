use actix_web::{error::ErrorInternalServerError, HttpResponse};
use axum::{http::StatusCode, response::IntoResponse};

pub fn show(err: sqlx::Error) -> HttpResponse {
    log::error!("{err}");
    HttpResponse::InternalServerError().body("internal error") // evidence
}

pub fn wrapped() -> actix_web::Error {
    ErrorInternalServerError("internal error") // evidence
}

pub fn answer(err: sqlx::Error) -> axum::response::Response {
    log::error!("{err}");
    (StatusCode::INTERNAL_SERVER_ERROR, "internal error").into_response() // evidence
}

pub fn text(err: &sqlx::Error) -> String {
    err.to_string()
}
