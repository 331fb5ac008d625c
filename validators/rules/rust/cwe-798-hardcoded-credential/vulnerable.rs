use jsonwebtoken::EncodingKey;

const API_KEY: &str = "p7YhXM3h6PSXapEl7Fy57neX"; // finding: assigned-secret

pub fn key() -> EncodingKey {
    EncodingKey::from_secret(b"the-key-of-the-app") // finding: fixed-signing-key
}

pub fn call(client: &reqwest::Client) -> reqwest::RequestBuilder {
    client.get("https://a.example.com").basic_auth("admin", Some("hunter2")) // finding: passed-password
}

pub fn open() -> redis::RedisResult<redis::Client> {
    redis::Client::open("redis://app:s3cr3t@db/0") // finding: password-in-address
}
