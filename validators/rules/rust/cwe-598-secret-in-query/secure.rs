use reqwest::{header::AUTHORIZATION, Client, Url};

async fn weather(client: &Client, settings: &Settings) -> Result<String, reqwest::Error> {
    client // evidence: secret-in-header
        .get("https://weather.example/today")
        .query(&[("place", &settings.place)])
        .bearer_auth(&settings.key)
        .send()
        .await?
        .text()
        .await
}

async fn maps(client: &Client, token: &str) -> Result<String, reqwest::Error> {
    let request = client.get("https://maps.example/tiles?zoom=4");
    let request = request.header(AUTHORIZATION, format!("Token {token}")); // evidence: secret-in-header
    request.send().await?.text().await
}

async fn mail(client: &Client, name: &str, password: &str) -> Result<String, reqwest::Error> {
    let form = [("name", name), ("password", password)];
    client.post("https://mail.example/login").form(&[("name", name), ("password", password)]).send().await?.text().await // evidence: secret-in-body
}

fn address(page: &str) -> Url {
    let mut url = Url::parse("https://maps.example/tiles").unwrap();
    url.query_pairs_mut().append_pair("page_token", page);
    url
}

async fn pages(client: &Client, cursor: &str) -> Result<String, reqwest::Error> {
    client.get(format!("https://shop.example/rows?cursor={cursor}")).send().await?.text().await
}
