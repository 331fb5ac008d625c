use axum::extract::Query;
use axum::response::Html;
use maud::PreEscaped;

pub async fn hello(Query(name): Query<String>) -> Html<String> {
    Html(format!("<h1>Hello {name}</h1>")) // finding: assembled-page
}

pub async fn echo(body: String) -> Html<String> {
    Html(body) // finding: assembled-page
}

pub fn raw(bio: String) -> PreEscaped<String> {
    PreEscaped(bio) // finding: marked-safe
}
