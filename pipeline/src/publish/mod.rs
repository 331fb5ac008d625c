//! Publishing a sealed release: its data first, what makes it a release last, so that readers see a whole one or none. Beside the
//! harvest the only part that touches the network. Changes no byte of a release, and never replaces one that is there.

mod directory;
mod hub;
mod oci;
mod s3;

use std::{
    collections::BTreeMap,
    io::Read,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context, bail, ensure};
use assay_manifests::{
    Sha256Digest,
    manifest::Manifest,
    sums::{self, SUMS},
    versions::{CHAIN, Chain},
};
use sha2::{Digest, Sha256};

pub use directory::Directory;
pub use hub::Hub;
pub use oci::Oci;
pub use s3::S3;

/// One file of the release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub path: String,
    pub place: PathBuf,
    pub bytes: u64,
    pub sha256: Sha256Digest,
}

/// What is published, in the order in which it is uploaded.
#[derive(Debug, Clone)]
pub struct Parcel {
    pub name: String,
    pub version: String,
    /// Everything but the list of digests and its signatures.
    pub data: Vec<Item>,
    /// The list and its signatures: with them the files are a release.
    pub index: Vec<Item>,
    /// `releases.json`, where the release is in a chain: put beside the releases last of all.
    pub chain: Option<String>,
}

impl Parcel {
    /// Reads what lies in `dir`; large files first, so that a failure shows early.
    ///
    /// # Errors
    /// Where a file cannot be read.
    pub fn of(dir: &Path, manifest: &Manifest) -> anyhow::Result<Self> {
        let (mut data, mut index) = (Vec::new(), Vec::new());
        for path in sums::list(dir)?.into_keys() {
            let fact = sums::hash_file(dir, &path)?;
            let item = Item { place: sums::place(dir, &path), bytes: fact.bytes, sha256: fact.sha256, path };
            if sums::outside_list(&item.path) { index.push(item) } else { data.push(item) }
        }
        data.sort_by(|a, b| (b.bytes, &a.path).cmp(&(a.bytes, &b.path)));
        // The list itself is the last of all.
        index.sort_by_key(|item| (item.path == SUMS, item.path.clone()));
        Ok(Self { name: manifest.name.clone(), version: manifest.version.clone(), data, index, chain: None })
    }

    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.data.iter().chain(&self.index)
    }

    pub fn bytes(&self) -> u64 {
        self.items().map(|item| item.bytes).sum()
    }

    /// The list of digests: by it two releases are told apart.
    ///
    /// # Errors
    /// Where the release has none.
    pub fn list(&self) -> anyhow::Result<&Item> {
        self.index.iter().find(|item| item.path == SUMS).context("the release has no SHA256SUMS")
    }
}

/// What is at the destination already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum There {
    /// No release of this version.
    Nothing,
    /// This very release.
    Same,
    /// Another release under this name and version.
    Other,
}

/// A place that releases are published to.
pub trait Destination {
    /// For people; without credentials.
    fn describe(&self) -> String;

    /// What is published there under this name and version.
    ///
    /// # Errors
    /// Where the place cannot be asked.
    fn there(&self, parcel: &Parcel) -> anyhow::Result<There>;

    /// Which of the files an earlier, broken-off attempt has left there whole, by path.
    ///
    /// # Errors
    /// Where the place cannot be asked.
    fn left(&self, parcel: &Parcel) -> anyhow::Result<Vec<String>>;

    /// Uploads one file that is data.
    ///
    /// # Errors
    /// Where it cannot be uploaded.
    fn put(&self, parcel: &Parcel, item: &Item) -> anyhow::Result<()>;

    /// Makes it a release: uploads the index, commits, tags.
    ///
    /// # Errors
    /// Where that fails; readers then see no release.
    fn finish(&self, parcel: &Parcel) -> anyhow::Result<()>;

    /// Reads a published file back.
    ///
    /// # Errors
    /// Where it cannot be read.
    fn read(&self, parcel: &Parcel, item: &Item) -> anyhow::Result<Box<dyn Read>>;

    /// Files that lie there among those of the release and are not of it, by path, where that can be seen.
    ///
    /// # Errors
    /// Where the place cannot be asked.
    fn strangers(&self, _parcel: &Parcel) -> anyhow::Result<Vec<String>> {
        Ok(Vec::new())
    }

    /// The chain of releases (`releases.json`) that is there, beside the releases.
    ///
    /// # Errors
    /// Where the place cannot be asked.
    fn chain(&self, parcel: &Parcel) -> anyhow::Result<Option<String>>;

    /// Puts the chain `text` in the place of the one that is there.
    ///
    /// # Errors
    /// Where it cannot be put.
    fn put_chain(&self, parcel: &Parcel, text: &str) -> anyhow::Result<()>;
}

/// Where destinations take their settings and credentials from: the plan reads it out of the environment.
#[derive(Debug, Clone, Default)]
pub struct Surroundings {
    pub variables: BTreeMap<String, String>,
    pub home: Option<PathBuf>,
}

impl Surroundings {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.variables.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// Everything that must not be printed: variables that are called secrets, and what the clients of hub and registries keep in files.
    pub fn secrets(&self) -> Vec<String> {
        let telling = ["TOKEN", "SECRET", "KEY", "PASSWORD"];
        let named = self.variables.iter().filter(|(name, _)| telling.iter().any(|word| name.contains(word)));
        let mut found: Vec<String> = named.map(|(_, value)| value.clone()).collect();
        found.extend(hub::kept_tokens(self));
        found.extend(oci::kept_logins(self));
        found.retain(|secret| secret.len() >= 4);
        // A longer one may hold a shorter one.
        found.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        found.dedup();
        found
    }

    /// A small text below the home folder.
    pub(crate) fn read_home(&self, path: &str) -> Option<String> {
        let place = self.home.as_ref()?.join(path);
        std::fs::read_to_string(place).ok().filter(|text| text.len() < 1 << 20)
    }
}

/// The destination that `text` names: `s3://BUCKET/PREFIX`, `hf://OWNER/DATASET`, `oci://HOST/REPOSITORY`, else a folder.
///
/// # Errors
/// Where the address makes no sense, or holds a password.
pub fn destination(text: &str, around: &Surroundings) -> anyhow::Result<Box<dyn Destination>> {
    if let Some((_, rest)) = text.split_once("://") {
        let authority = rest.split('/').next().unwrap_or_default();
        ensure!(
            !authority.contains('@'),
            "an address with credentials in it would be logged: put them where the client of that place looks for them"
        );
    }
    Ok(match text.split_once("://") {
        None => Box::new(Directory::new(Path::new(text))),
        Some(("file", path)) => Box::new(Directory::new(Path::new(path))),
        Some(("s3", rest)) => Box::new(S3::new(rest, around)?),
        Some(("hf", rest)) => Box::new(Hub::new(rest, around)?),
        Some(("oci", rest)) => Box::new(Oci::new(rest, around)?),
        Some((scheme, _)) => bail!("{scheme}://: a folder, s3://, hf:// or oci:// is expected"),
    })
}

/// How publishing ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// Nothing had to be uploaded: this very release was there.
    pub already: bool,
    pub uploaded: u64,
    pub resumed: u64,
    pub read_back: u64,
    /// The chain of releases there was lengthened.
    pub chained: bool,
}

/// Publishes: uploads what is missing, the index last, and reads everything back. `step` is told bytes done so far and the file.
///
/// # Errors
/// Where another release is there, an upload fails, or what is read back is not what was sent.
pub fn publish(to: &dyn Destination, parcel: &Parcel, step: &dyn Fn(u64, &str)) -> anyhow::Result<Published> {
    let already = match to.there(parcel)? {
        There::Other => {
            bail!("{}: another {} {} is published there; a published release is never changed", to.describe(), parcel.name, parcel.version)
        }
        There::Same => true,
        There::Nothing => false,
    };
    // Another history is found before anything is uploaded.
    let longer = lengthens(to, parcel)?;
    let (mut uploaded, mut resumed, mut done) = (0, 0, 0);
    if !already {
        let left = to.left(parcel)?;
        for item in &parcel.data {
            step(done, &item.path);
            if left.contains(&item.path) {
                resumed += 1;
            } else {
                to.put(parcel, item).with_context(|| format!("{}: {}", to.describe(), item.path))?;
                uploaded += 1;
            }
            done += item.bytes;
        }
        step(done, "index");
        to.finish(parcel).with_context(|| to.describe())?;
        uploaded += parcel.index.len() as u64;
    }
    done = parcel.bytes();
    for item in parcel.items() {
        step(done, &item.path);
        let unreadable = || format!("{}: {} cannot be read back", to.describe(), item.path);
        let digest = digest_of(to.read(parcel, item).with_context(unreadable)?).with_context(unreadable)?;
        ensure!(
            digest == item.sha256,
            "{}: {} reads back as {}, it was sent as {}",
            to.describe(),
            item.path,
            digest.short(),
            item.sha256.short()
        );
        done += item.bytes;
    }
    let strangers = to.strangers(parcel)?;
    if let Some(first) = strangers.first() {
        let more = if strangers.len() > 1 { format!(" and {} more", strangers.len() - 1) } else { String::new() };
        let (name, version) = (&parcel.name, &parcel.version);
        bail!(
            "{}: {first}{more} lies there in {name} {version} and is not of the release: take it away, `verify` refuses it",
            to.describe()
        );
    }
    // A release that was broken off after its index is there, and its chain may not be: this comes last, and each time.
    if let Some(text) = parcel.chain.as_deref().filter(|_| longer) {
        step(done, CHAIN);
        to.put_chain(parcel, text).with_context(|| format!("{}: {CHAIN}", to.describe()))?;
        ensure!(to.chain(parcel)?.as_deref() == Some(text), "{}: {CHAIN} does not read back as it was sent", to.describe());
    }
    Ok(Published { already, uploaded, resumed, read_back: parcel.items().count() as u64, chained: longer })
}

/// Whether the chain of `parcel` is to take the place of what is there: where it goes on from it.
///
/// # Errors
/// Where what is there is the chain of another history: neither begins with the other.
pub fn lengthens(to: &dyn Destination, parcel: &Parcel) -> anyhow::Result<bool> {
    let Some(own) = &parcel.chain else { return Ok(false) };
    let own: Chain = serde_json::from_str(own).context(CHAIN)?;
    let Some(there) = to.chain(parcel)? else { return Ok(true) };
    let there: Chain =
        serde_json::from_str(&there).with_context(|| format!("{}: {CHAIN} is there and is no chain of releases", to.describe()))?;
    let common = own.releases.len().min(there.releases.len());
    ensure!(
        own.name == there.name && own.releases[..common] == there.releases[..common],
        "{}: {CHAIN} there is of another history ({}, {} releases); publish elsewhere, or with the `releases.json` that goes on from it",
        to.describe(),
        crate::text::escape(&there.name),
        there.releases.len()
    );
    Ok(own.releases.len() > there.releases.len())
}

/// Digest of everything that `reader` gives.
fn digest_of(mut reader: impl Read) -> anyhow::Result<Sha256Digest> {
    let (mut hasher, mut buffer) = (Sha256::new(), vec![0; 1 << 16]);
    loop {
        let read = reader.read(&mut buffer)?;
        if read == 0 {
            return Ok(Sha256Digest(hasher.finalize().into()));
        }
        hasher.update(&buffer[..read]);
    }
}

/// Answers are this long at most, in bytes.
const MAX_ANSWER: u64 = 64 << 20;

/// A success's body as JSON.
fn answer<T: serde::de::DeserializeOwned>(response: reqwest::blocking::Response, what: &str) -> anyhow::Result<T> {
    let mut bytes = Vec::new();
    accepted(response, what)?.take(MAX_ANSWER).read_to_end(&mut bytes)?;
    serde_json::from_slice(&bytes).with_context(|| format!("{what}: the answer is not what is expected"))
}

/// One part of a URL's path or query (RFC 3986).
fn encode(part: &str) -> String {
    part.bytes().fold(String::new(), |mut out, byte| {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(byte as char),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
        out
    })
}

/// A client for the protocols that are spoken here by hand: no proxies' surprises, bounded times.
fn client() -> anyhow::Result<reqwest::blocking::Client> {
    Ok(reqwest::blocking::Client::builder()
        .connect_timeout(Duration::from_secs(30))
        .timeout(Duration::from_secs(3600))
        .redirect(reqwest::redirect::Policy::limited(5))
        .user_agent(concat!("assay/", env!("CARGO_PKG_VERSION")))
        .build()?)
}

/// Times a request is tried, and the wait before the second try; each further wait is twice as long.
const TRIES: u32 = 5;
const FIRST_WAIT: Duration = Duration::from_millis(200);

/// Sends a request, again where the server is busy (429, 5xx) or the line broke. Errors name neither query nor headers.
fn send(make: impl Fn() -> anyhow::Result<reqwest::blocking::RequestBuilder>) -> anyhow::Result<reqwest::blocking::Response> {
    let mut wait = FIRST_WAIT;
    for turn in 1..=TRIES {
        match make()?.send() {
            Ok(response) => {
                let status = response.status();
                let busy = status.is_server_error() || status.as_u16() == 429;
                if !busy || turn == TRIES {
                    return Ok(response);
                }
            }
            Err(error) if turn == TRIES || error.is_builder() => return Err(anyhow::Error::new(error.without_url())),
            Err(_) => {}
        }
        std::thread::sleep(wait);
        wait *= 2;
    }
    bail!("no answer")
}

/// The response where its status is a success; else an error with the server's own words.
fn accepted(response: reqwest::blocking::Response, what: &str) -> anyhow::Result<reqwest::blocking::Response> {
    let status = response.status();
    if status.is_success() {
        return Ok(response);
    }
    let mut said = String::new();
    let _ = response.take(2000).read_to_string(&mut said);
    let hint = match status.as_u16() {
        401 | 403 => "; log in with the client of that place, or set its token",
        _ => "",
    };
    bail!("{what}: {status}{hint}: {}", crate::text::escape(said.trim()))
}
