use axum::extract::{Path, Query};

pub async fn fetch(Query(url): Query<String>) -> String {
    reqwest::get(&url).await.unwrap().text().await.unwrap() // finding
}

pub async fn host(Path(host): Path<String>) -> String {
    let target = format!("https://{host}/status");
    reqwest::get(target).await.unwrap().text().await.unwrap() // finding
}

pub async fn held(client: reqwest::Client, Query(url): Query<String>) {
    let _ = client.get(url).send().await; // finding
}
