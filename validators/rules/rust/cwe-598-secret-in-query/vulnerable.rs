use reqwest::{Client, Url};

async fn weather(client: &Client, settings: &Settings) -> Result<String, reqwest::Error> {
    client // finding: secret-in-query
        .get("https://weather.example/today")
        .query(&[("api_key", &settings.key)])
        .send()
        .await?
        .text()
        .await
}

async fn mail(client: &Client, name: &str, password: &str) -> Result<String, reqwest::Error> {
    client.get(format!("https://mail.example/login?name={name}&password={password}")).send().await?.text().await // finding: secret-put-into-address
}

fn address(token: &str) -> Url {
    let mut url = Url::parse("https://maps.example/tiles").unwrap();
    url.query_pairs_mut().append_pair("access_token", token); // finding: secret-put-into-address
    url
}

async fn direct(secret: &str) -> Result<String, reqwest::Error> {
    let address = format!("https://pay.example/state?client_secret={}", secret);
    reqwest::get(&address).await?.text().await // finding: secret-put-into-address
}
