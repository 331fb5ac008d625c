//! Archives by https: TLS always, redirects to https only and few of them, and never more bytes than the limit.

use std::{io::Read, time::Duration};

use super::HarvestError;

/// The bytes at `url`, at most `limit` of them.
pub(super) fn get(url: &str, limit: u64) -> Result<Vec<u8>, HarvestError> {
    let unreachable = |error: reqwest::Error| HarvestError::Unreachable { what: url.to_owned(), problem: chain(&error) };
    let client = reqwest::blocking::Client::builder()
        .https_only(true)
        .redirect(reqwest::redirect::Policy::limited(5))
        .connect_timeout(Duration::from_secs(30))
        .timeout(Duration::from_secs(600))
        .user_agent(concat!("assay/", env!("CARGO_PKG_VERSION")))
        .no_gzip()
        .build()
        .map_err(unreachable)?;
    let response = client.get(url).send().and_then(reqwest::blocking::Response::error_for_status).map_err(unreachable)?;
    let mut bytes = Vec::new();
    response
        .take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| HarvestError::Unreachable { what: url.to_owned(), problem: error.to_string() })?;
    if bytes.len() as u64 > limit { Err(HarvestError::TooLarge { what: url.to_owned(), limit }) } else { Ok(bytes) }
}

fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text += &format!(": {error}");
        cause = error.source();
    }
    text
}
