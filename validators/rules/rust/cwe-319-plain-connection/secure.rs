use lettre::SmtpTransport;
use tokio_postgres::NoTls;

async fn rates() -> reqwest::Result<String> {
    reqwest::get("https://rates.example.org/today").await?.text().await // evidence: encrypted-address
}

fn client() -> reqwest::Client {
    reqwest::Client::builder().https_only(true).build().unwrap() // evidence: https-only
}

async fn store() {
    let (client, connection) = tokio_postgres::connect("host=localhost user=app", NoTls).await.unwrap();
}

fn mail() -> SmtpTransport {
    SmtpTransport::relay("mail.example.org").unwrap().build() // evidence: mail-encrypted
}

async fn inner() {
    reqwest::get("http://localhost:8080/health").await;
    reqwest::get("http://sidecar/health").await;
}
