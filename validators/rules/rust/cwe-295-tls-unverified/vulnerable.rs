use reqwest::Client;

pub fn client() -> reqwest::Result<Client> {
    Client::builder().danger_accept_invalid_certs(true).build() // finding: verification-off
}

pub fn hosts() -> reqwest::Result<Client> {
    Client::builder().danger_accept_invalid_hostnames(true).build() // finding: verification-off
}

pub fn openssl(builder: &mut openssl::ssl::SslConnectorBuilder) {
    builder.set_verify(openssl::ssl::SslVerifyMode::NONE); // finding: verification-off
}

pub fn direct(proxy: Option<&str>) -> reqwest::Result<Client> {
    Client::builder().danger_accept_invalid_certs(proxy.is_none()).build() // finding: verification-off
}
