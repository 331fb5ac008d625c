use reqwest::{Certificate, Client};

pub fn client(root: Certificate) -> reqwest::Result<Client> {
    Client::builder().add_root_certificate(root).build() // evidence: own-authority
}

pub fn strict() -> reqwest::Result<Client> {
    Client::builder().danger_accept_invalid_certs(false).build() // evidence: verified
}

pub fn encrypted() -> reqwest::Result<Client> {
    Client::builder().https_only(true).build() // evidence: encrypted-only
}

pub fn plain() -> Client {
    Client::new()
}
