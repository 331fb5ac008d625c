use axum::{extract::Query, response::Html};
use std::collections::HashMap;

async fn link(Query(query): Query<HashMap<String, String>>) -> Html<String> {
    let to = query["to"].clone();
    if !to.starts_with("https://") {
        return Html(String::new());
    }
    Html(format!("<a href=\"{}\">there</a>", html_escape::encode_double_quoted_attribute(&to))) // evidence: guarded
}

async fn start(Query(query): Query<HashMap<String, String>>) -> Html<String> {
    Html(format!("<script>start({})</script>", serde_json::to_string(&query["page"]).unwrap())) // evidence: sanitized
}

async fn title(Query(query): Query<HashMap<String, String>>) -> Html<String> {
    Html(format!("<h1>{}</h1>", html_escape::encode_text(&query["title"])))
}

async fn item(Query(query): Query<HashMap<String, String>>) -> Html<String> {
    Html(format!("<a href=\"/items/{}\">item</a>", html_escape::encode_text(&query["id"])))
}

async fn choice(Query(query): Query<HashMap<String, String>>) -> Html<String> {
    let to = query["to"].clone();
    let to = if to.starts_with("https://") { to } else { String::from("#") };
    Html(format!("<a href=\"{}\">there</a>", html_escape::encode_double_quoted_attribute(&to))) // evidence: guarded
}
