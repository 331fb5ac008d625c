use std::env;

use jsonwebtoken::EncodingKey;

pub fn key() -> EncodingKey {
    let secret = env::var("JWT_SECRET").unwrap_or_default(); // evidence
    EncodingKey::from_secret(secret.as_bytes())
}

pub fn api() -> String {
    let api_key = std::env::var("API_KEY").unwrap_or_default(); // evidence
    api_key
}

pub fn file() -> std::io::Result<String> {
    let password = std::fs::read_to_string("/run/secrets/db");
    password
}

pub fn login(config: &Config) -> String {
    let auth_token = config.token.clone(); // evidence
    auth_token
}

const LABEL_PASSWORD: &str = "Enter your password";
