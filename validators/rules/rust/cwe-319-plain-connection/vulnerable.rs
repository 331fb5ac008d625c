use lettre::SmtpTransport;
use tokio_postgres::NoTls;

async fn rates() -> reqwest::Result<String> {
    reqwest::get("http://rates.example.org/today").await?.text().await // finding: plain-address
}

async fn login(client: &reqwest::Client, password: &str) {
    client.post("http://login.example.org/").body(password.to_owned()).send().await; // finding: plain-address
}

async fn store(settings: &str) {
    let (client, connection) = tokio_postgres::connect(settings, NoTls).await.unwrap(); // finding: database-in-clear
}

fn mail() -> SmtpTransport {
    SmtpTransport::builder_dangerous("mail.example.org").build() // finding: mail-in-clear
}
