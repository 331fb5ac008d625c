use reqwest::Client;

async fn page(address: &str) -> Result<String, reqwest::Error> {
    reqwest::get(address).await?.text().await // finding: default-client
}

async fn told(text: String) -> Result<(), reqwest::Error> {
    Client::new().post("https://mail.example/send").body(text).send().await?; // finding: no-limit
    Ok(())
}

fn client() -> Client {
    Client::builder().user_agent("tool").build().unwrap() // finding: no-limit
}
