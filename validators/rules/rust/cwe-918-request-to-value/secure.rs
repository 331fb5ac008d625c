use axum::extract::{Path, Query};

pub async fn item(Path(id): Path<String>) -> String {
    reqwest::get(format!("https://api.example.com/items/{id}")).await.unwrap().text().await.unwrap() // evidence: known-address
}

pub async fn health() -> String {
    reqwest::get("https://api.example.com/health").await.unwrap().text().await.unwrap() // evidence: known-address
}

pub async fn prefixed(Query(url): Query<String>) -> Option<String> {
    if !url.starts_with("https://api.example.com/") {
        return None;
    }
    reqwest::get(&url).await.ok()?.text().await.ok() // evidence: guarded
}

pub async fn helper(url: &str) -> reqwest::Result<reqwest::Response> {
    reqwest::get(url).await
}
