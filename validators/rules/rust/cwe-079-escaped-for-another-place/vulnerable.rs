use axum::{extract::Query, response::Html};
use std::collections::HashMap;

async fn link(Query(query): Query<HashMap<String, String>>) -> Html<String> {
    let to = html_escape::encode_double_quoted_attribute(&query["to"]);
    Html(format!("<a href=\"{}\">there</a>", to)) // finding: in-page
}

async fn start(Query(query): Query<HashMap<String, String>>) -> Html<String> {
    Html(format!("<script>start('{}')</script>", html_escape::encode_text(&query["page"]))) // finding: in-page
}

async fn pick(query: web::Query<HashMap<String, String>>) -> HttpResponse {
    HttpResponse::Ok().content_type("text/html").body(format!("<b onclick=\"pick('{}')\">x</b>", html_escape::encode_safe(&query["a"]))) // finding: in-body
}
