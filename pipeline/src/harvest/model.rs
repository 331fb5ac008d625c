//! A language model behind an endpoint that speaks as OpenAI's does: one question, one answer, both bounded. Knows nothing of prompts.

use std::{net::IpAddr, thread::sleep, time::Duration};

use reqwest::{Url, blocking::Client, redirect::Policy};
use serde_json::{Value, json};

use super::HarvestError;

/// Longest answer that is read, in bytes.
const MOST: u64 = 256 << 10;
/// Requests for one answer at most.
const ATTEMPTS: u32 = 4;

/// An endpoint that was looked at: https, or http to this machine.
pub struct Model {
    client: Client,
    url: Url,
    name: String,
    key: Option<String>,
}

impl Model {
    /// `url` is the endpoint's address up to `/chat/completions`.
    ///
    /// # Errors
    /// Where it is neither https nor on this machine.
    pub fn new(url: &str, name: &str, key: Option<String>) -> Result<Self, HarvestError> {
        let unreachable = |problem: String| HarvestError::Unreachable { what: url.to_owned(), problem };
        let parsed =
            Url::parse(&format!("{}/chat/completions", url.trim_end_matches('/'))).map_err(|error| unreachable(error.to_string()))?;
        let host = parsed.host_str().unwrap_or_default().trim_matches(['[', ']']);
        let is_here = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
        if parsed.scheme() != "https" && !(parsed.scheme() == "http" && is_here) {
            return Err(unreachable("a model is asked by https, or by http on this machine".to_owned()));
        }
        let client = Client::builder()
            .timeout(Duration::from_secs(120))
            .connect_timeout(Duration::from_secs(20))
            .redirect(Policy::none())
            .build()
            .map_err(|error| unreachable(error.to_string()))?;
        Ok(Self { client, url: parsed, name: name.to_owned(), key })
    }

    /// The model's answer to `question`, under the standing order `order`.
    ///
    /// # Errors
    /// Where the endpoint refuses for good, stays busy, or answers in another form.
    pub fn ask(&self, order: &str, question: &str) -> Result<String, HarvestError> {
        let unreachable = |problem: String| HarvestError::Unreachable { what: self.url.to_string(), problem };
        let body = json!({
            "model": self.name,
            "messages": [{"role": "system", "content": order}, {"role": "user", "content": question}],
            "temperature": 0,
            "seed": 1,
            "max_tokens": 400,
        });
        let mut refused = String::new();
        for attempt in 0..ATTEMPTS {
            if attempt > 0 {
                sleep(Duration::from_millis(500 << attempt));
            }
            let mut request = self.client.post(self.url.clone()).header("content-type", "application/json").body(body.to_string());
            if let Some(key) = &self.key {
                request = request.bearer_auth(key);
            }
            let response = match request.send() {
                Ok(response) => response,
                Err(error) => {
                    refused = error.to_string();
                    continue;
                }
            };
            let status = response.status();
            if status.is_server_error() || status.as_u16() == 429 {
                refused = format!("it answered {status}");
                continue;
            }
            if !status.is_success() {
                return Err(unreachable(format!("it answered {status}")));
            }
            let mut text = Vec::new();
            std::io::Read::read_to_end(&mut std::io::Read::take(response, MOST), &mut text)
                .map_err(|error| unreachable(error.to_string()))?;
            let answer: Value = serde_json::from_slice(&text).map_err(|error| unreachable(format!("its answer is no JSON: {error}")))?;
            let said = answer.pointer("/choices/0/message/content").and_then(Value::as_str);
            return said.map(str::to_owned).ok_or_else(|| unreachable("its answer holds no message".to_owned()));
        }
        Err(unreachable(refused))
    }
}
