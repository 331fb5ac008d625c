//! Files by https: TLS always, a bound on bytes and time, retries with back-off and jitter where a server says that it is busy, one
//! request a host at a time and not too often, redirects only to the same host or a listed one, and never to a private address. Knows
//! nothing of what is in a file; whether its digest is right is for who asked.

use std::{
    collections::BTreeMap,
    io::Read,
    net::{IpAddr, SocketAddr, ToSocketAddrs},
    sync::{Arc, Mutex, PoisonError},
    thread::sleep,
    time::{Duration, Instant},
};

use assay_manifests::Sha256Digest;
use reqwest::{
    StatusCode, Url,
    blocking::{Client, Response},
    dns::{Addrs, Name, Resolve, Resolving},
    header::{ETAG, HeaderMap, HeaderValue, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED, RETRY_AFTER},
    redirect::Policy,
};

use super::HarvestError;

/// How servers are asked.
#[derive(Debug, Clone)]
pub(super) struct Manners {
    /// Requests for one file at most, the first among them.
    pub attempts: u32,
    /// Pause after the first refusal; it doubles with each.
    pub pause: Duration,
    /// Longest pause that a server may ask for: beyond it the file is given up.
    pub patience: Duration,
    /// Least time between two requests to one host.
    pub interval: Duration,
    /// Longest time without a byte, and for a whole file.
    pub silence: Duration,
    pub whole: Duration,
    /// Hosts that a redirect may lead to beside the one that was asked.
    pub hosts: Vec<String>,
    /// Plain http to loopback, for tests of this file alone.
    plain: bool,
}

impl Default for Manners {
    fn default() -> Self {
        Self {
            attempts: 5,
            pause: Duration::from_millis(500),
            patience: Duration::from_secs(120),
            interval: Duration::from_millis(250),
            silence: Duration::from_secs(30),
            whole: Duration::from_secs(600),
            // Where release files of the usual code hosts lie.
            hosts: [
                "codeload.github.com",
                "objects.githubusercontent.com",
                "release-assets.githubusercontent.com",
                "raw.githubusercontent.com",
            ]
            .map(str::to_owned)
            .to_vec(),
            plain: false,
        }
    }
}

/// What tells one state of a file from another, as its server names it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct State {
    pub etag: Option<String>,
    pub modified: Option<String>,
}

/// What a server gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Got {
    Bytes(Vec<u8>, State),
    /// The file is as it was in the state that was named.
    Unchanged,
}

/// The bytes at `url`, at most `limit` of them.
pub(super) fn get(url: &str, limit: u64) -> Result<Vec<u8>, HarvestError> {
    match fetch(url, limit, &State::default(), &Manners::default())? {
        Got::Bytes(bytes, _) => Ok(bytes),
        Got::Unchanged => Err(unreachable(url, "it says that it is unchanged, and was not asked")),
    }
}

/// The bytes at `url`, or the word that they are as they were in the state `known`.
pub(super) fn fetch(url: &str, limit: u64, known: &State, manners: &Manners) -> Result<Got, HarvestError> {
    let parsed = Url::parse(url).map_err(|error| unreachable(url, &error.to_string()))?;
    if parsed.scheme() != "https" && !manners.plain {
        return Err(unreachable(url, "only https is spoken"));
    }
    let host = parsed.host_str().unwrap_or_default().to_owned();
    let client = client(&host, manners).map_err(|error| unreachable(url, &chain(&error)))?;
    let mut refused = String::new();
    for attempt in 0..manners.attempts.max(1) {
        take_turn(&host, manners.interval);
        let wait = match ask(&client, &parsed, limit, known) {
            Ok(got) => return Ok(got),
            Err(Refusal::Final(error)) => return Err(error),
            Err(Refusal::Busy { problem, after }) => {
                refused = problem;
                after.unwrap_or_else(|| backed_off(url, attempt, manners.pause))
            }
        };
        if wait > manners.patience {
            return Err(unreachable(url, &format!("{refused}; it asks to be left alone for {} s", wait.as_secs())));
        }
        if attempt + 1 < manners.attempts {
            sleep(wait);
        }
    }
    Err(unreachable(url, &format!("{refused}, {} times", manners.attempts)))
}

/// Why a request gave nothing.
enum Refusal {
    Final(HarvestError),
    /// Another time it may.
    Busy {
        problem: String,
        after: Option<Duration>,
    },
}

fn ask(client: &Client, url: &Url, limit: u64, known: &State) -> Result<Got, Refusal> {
    let mut headers = HeaderMap::new();
    for (name, value) in [(IF_NONE_MATCH, &known.etag), (IF_MODIFIED_SINCE, &known.modified)] {
        if let Some(value) = value.as_deref().and_then(|value| HeaderValue::from_str(value).ok()) {
            headers.insert(name, value);
        }
    }
    let busy = |problem: String| Refusal::Busy { problem, after: None };
    let response = client.get(url.clone()).headers(headers).send().map_err(|error| {
        if error.is_redirect() || error.is_builder() {
            Refusal::Final(unreachable(url.as_str(), &chain(&error)))
        } else {
            busy(chain(&error))
        }
    })?;
    let status = response.status();
    if status == StatusCode::NOT_MODIFIED {
        return Ok(Got::Unchanged);
    }
    if status == StatusCode::TOO_MANY_REQUESTS || status.is_server_error() {
        return Err(Refusal::Busy { problem: format!("it answers {status}"), after: retry_after(&response) });
    }
    if !status.is_success() {
        return Err(Refusal::Final(unreachable(url.as_str(), &format!("it answers {status}"))));
    }
    let too_large = || Refusal::Final(HarvestError::TooLarge { what: url.to_string(), limit });
    let stated = response.content_length();
    if stated.is_some_and(|stated| stated > limit) {
        return Err(too_large());
    }
    let text = |name| response.headers().get(name).and_then(|value: &HeaderValue| value.to_str().ok()).map(str::to_owned);
    let state = State { etag: text(ETAG), modified: text(LAST_MODIFIED) };
    let mut bytes = Vec::new();
    response.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| busy(format!("it breaks off: {error}")))?;
    if bytes.len() as u64 > limit {
        return Err(too_large());
    }
    if stated.is_some_and(|stated| stated != bytes.len() as u64) {
        return Err(busy("it breaks off before its stated end".to_owned()));
    }
    Ok(Got::Bytes(bytes, state))
}

/// Seconds that a server asks to wait. A date is not read: no clock is known here.
fn retry_after(response: &Response) -> Option<Duration> {
    response.headers().get(RETRY_AFTER)?.to_str().ok()?.trim().parse().ok().map(Duration::from_secs)
}

/// Twice as long each time, and up to half as long again, by a lot that follows from the address: many who wait for one server do not come
/// back together.
fn backed_off(url: &str, attempt: u32, pause: Duration) -> Duration {
    let base = pause.saturating_mul(1 << attempt.min(10));
    let lot = Sha256Digest::of(format!("{url} {attempt}")).0[0];
    base + base / 2 * u32::from(lot) / 256
}

/// Waits until `host` may be asked again.
fn take_turn(host: &str, interval: Duration) {
    static LAST: Mutex<BTreeMap<String, Instant>> = Mutex::new(BTreeMap::new());
    let now = Instant::now();
    let turn = {
        let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
        let turn = last.get(host).map_or(now, |last| now.max(*last + interval));
        last.insert(host.to_owned(), turn);
        turn
    };
    sleep(turn.saturating_duration_since(now));
}

fn client(host: &str, manners: &Manners) -> reqwest::Result<Client> {
    let (asked, allowed, plain) = (host.to_owned(), manners.hosts.clone(), manners.plain);
    let redirects = Policy::custom(move |attempt| {
        let url = attempt.url();
        let to = url.host_str().unwrap_or_default();
        let secure = url.scheme() == "https" || plain;
        // An address that is written out is resolved by nobody: it is looked at here.
        let address = to.trim_matches(['[', ']']).parse::<IpAddr>().ok();
        if attempt.previous().len() > 5 {
            attempt.error("it redirects in circles")
        } else if !secure {
            attempt.error("it redirects to what is not https")
        } else if to != asked && !allowed.iter().any(|host| host == to) {
            let problem = format!("it redirects to another host, {to}");
            attempt.error(problem)
        } else if address.is_some_and(is_private) && to != asked {
            attempt.error("it redirects to a private address")
        } else {
            attempt.follow()
        }
    });
    Client::builder()
        .https_only(!manners.plain)
        .redirect(redirects)
        .dns_resolver(Arc::new(Public { asked: host.to_owned() }))
        .connect_timeout(manners.silence)
        .timeout(manners.whole)
        .user_agent(concat!("assay/", env!("CARGO_PKG_VERSION")))
        .no_gzip()
        .build()
}

/// Names become public addresses only; the host that the recipe names itself may be anywhere.
struct Public {
    asked: String,
}

impl Resolve for Public {
    fn resolve(&self, name: Name) -> Resolving {
        let (name, own) = (name.as_str().to_owned(), self.asked == name.as_str());
        Box::pin(async move {
            let found: Vec<SocketAddr> = (name.as_str(), 0).to_socket_addrs()?.filter(|at| own || !is_private(at.ip())).collect();
            if found.is_empty() {
                return Err(format!("{name} has no public address").into());
            }
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

/// Loopback, private, link-local, shared, documentation and other addresses that are nobody's on the public network.
fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => {
            let [a, b, ..] = v4.octets();
            v4.is_loopback()
                || v4.is_private()
                || v4.is_link_local()
                || v4.is_broadcast()
                || v4.is_documentation()
                || v4.is_unspecified()
                || v4.is_multicast()
                || a == 0
                || (a == 100 && (64..128).contains(&b))
                || (a == 198 && (18..20).contains(&b))
                || a >= 240
        }
        IpAddr::V6(v6) => {
            v6.to_ipv4_mapped().is_some_and(|v4| is_private(IpAddr::V4(v4)))
                || v6.is_loopback()
                || v6.is_unspecified()
                || v6.is_multicast()
                || v6.is_unique_local()
                || v6.is_unicast_link_local()
        }
    }
}

fn unreachable(url: &str, problem: &str) -> HarvestError {
    HarvestError::Unreachable { what: url.to_owned(), problem: problem.to_owned() }
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

#[cfg(test)]
#[path = "http_tests.rs"]
mod tests;
