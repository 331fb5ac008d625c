use reqwest::Client;
use std::time::Duration;

fn client() -> Client {
    Client::builder().user_agent("tool").timeout(Duration::from_secs(20)).build().unwrap() // evidence: limited
}

async fn page(client: &Client, address: &str) -> Result<String, reqwest::Error> {
    client.get(address).timeout(Duration::from_secs(5)).send().await?.text().await // evidence: limited
}

async fn told(address: &str) -> Option<reqwest::Response> {
    tokio::time::timeout(Duration::from_secs(5), reqwest::get(address)).await.ok()?.ok() // evidence: limited
}

// What the client of the caller allows is the caller's to say.
async fn handed(client: &Client, address: &str) -> Result<String, reqwest::Error> {
    client.get(address).send().await?.text().await
}

async fn own() -> Result<String, reqwest::Error> {
    reqwest::get("http://localhost:8080/state").await?.text().await
}

fn waiting() -> reqwest::blocking::Client {
    reqwest::blocking::Client::builder().user_agent("tool").build().unwrap()
}

#[tokio::test]
async fn answers() {
    let text = reqwest::get(address()).await.unwrap().text().await.unwrap();
    assert_eq!(text, "hello");
}
