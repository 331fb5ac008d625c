use axum::extract::Query;
use axum::response::Html;
use axum::Json;

pub async fn hello(Query(name): Query<String>) -> Html<String> {
    Html(format!("<h1>Hello {}</h1>", html_escape::encode_text(&name))) // evidence: sanitized
}

pub async fn data(Query(name): Query<String>) -> Json<String> {
    Json(name) // evidence: encoded-as-data
}

pub async fn fixed() -> Html<&'static str> {
    Html("<h1>Hello</h1>") // evidence: constant-page
}

pub fn label(name: &str) -> String {
    format!("<b>{name}</b>")
}
