//! Recalls: signed statements that rows of published releases are to be left out, in the shape of OSV records (schema 1.7),
//! and the list of exclusions that later builds obey. Decides nothing: names what others condemned.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use serde::{Deserialize, Serialize};

use crate::{
    Origin, Sha256Digest, canonical,
    keys::{KeyError, PublicKey, Signer},
    sums,
    trust::TrustStore,
};

/// Folder of recalls in a release.
pub const RECALLS: &str = "recalls";

const OSV: &str = "1.7.0";

const UNTRUSTED: &str = "not signed by a key you trust: if you do, put its public key into the folder `trusted` of your configuration (or give it with --trust), else take the recall out";

/// One recall.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recall {
    /// Version of the OSV schema.
    pub schema_version: String,
    /// `x_NAME-YEAR-NUMBER`: home-made prefixes begin with `x_`.
    pub id: String,
    /// RFC 3339 UTC.
    pub published: String,
    /// RFC 3339 UTC.
    pub modified: String,
    /// When it was taken back, if it was: it then recalls nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<String>,
    pub summary: String,
    pub details: String,
    pub affected: Vec<Affected>,
    pub database_specific: Grounds,
}

/// Rows of releases of one dataset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Affected {
    /// Versions of the releases the rows are in.
    pub versions: Vec<String>,
    pub database_specific: AffectedRows,
}

/// Which rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AffectedRows {
    /// Name of the dataset.
    pub dataset: String,
    /// Ids of the rows, sorted.
    pub content_sha256: Vec<Sha256Digest>,
}

/// Why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grounds {
    pub kind: GroundsKind,
    /// Rule, advisory or request that it rests on.
    pub reference: String,
    /// What later builds leave out beyond the rows listed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exclude: Vec<Selector>,
}

/// What kind of reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GroundsKind {
    /// A rule of today finds what yesterday's did not.
    Rule,
    Advisory,
    Licence,
    /// An owner asked.
    OptOut,
    Error,
}

/// What an exclusion matches.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Selector {
    Content(Sha256Digest),
    /// URL of a repository; scheme, `.git` and letter case of the host do not matter.
    Repository(String),
    /// Package URL; without a version it matches every version.
    Package(String),
    /// SHA-256 of an author's address, or of the owner's URL (`https://host/owner`), in lower case: neither itself is kept.
    Author(Sha256Digest),
    /// An SPDX expression, compared as written.
    Licence(String),
}

/// What is known of a sample when it is held against the exclusions.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    pub id: Sha256Digest,
    pub origin: &'a Origin,
    /// SHA-256 of the addresses of its authors, where they are known.
    pub authors: &'a [Sha256Digest],
}

/// Most addresses that are looked for in one text.
const MOST_ADDRESSES: usize = 64;

/// Digests by which a sample's authors can be named: the owner of its repository, and the addresses in its text.
pub fn authors_of(origin: &Origin, text: &str) -> Vec<Sha256Digest> {
    let mut found: Vec<Sha256Digest> = [Some(origin.repo.as_str()), origin.repository.as_deref()]
        .into_iter()
        .flatten()
        .filter_map(owner)
        .chain(addresses(text))
        .map(|name| Sha256Digest::of(name.to_lowercase()))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// `https://host/owner` of a repository's URL.
fn owner(url: &str) -> Option<String> {
    let plain = repository(url);
    let mut parts = plain.split('/');
    let (host, owner) = (parts.next()?, parts.next()?);
    (url.contains("://") && !owner.is_empty()).then(|| format!("https://{host}/{owner}"))
}

/// Mail addresses in a text (the common form of RFC 5321: local part, `@`, a domain with a dot).
fn addresses(text: &str) -> Vec<String> {
    let local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
    let domain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let mut found = Vec::new();
    for (at, _) in text.match_indices('@').take(MOST_ADDRESSES * 16) {
        let before: usize = text[..at].chars().rev().take_while(|c| local(*c)).take(64).map(char::len_utf8).sum();
        let after: usize = text[at + 1..].chars().take_while(|c| domain(*c)).take(255).map(char::len_utf8).sum();
        let host = text[at + 1..at + 1 + after].trim_end_matches(['.', '-']);
        if before > 0 && host.contains('.') && !host.starts_with('.') && found.len() < MOST_ADDRESSES {
            found.push(format!("{}@{host}", &text[at - before..at]));
        }
    }
    found
}

/// A repository's URL without what does not tell repositories apart.
fn repository(url: &str) -> String {
    let url = url.strip_prefix("git+").unwrap_or(url);
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let rest = rest.rsplit_once('@').map_or(rest, |(_, rest)| rest).trim_end_matches('/');
    let rest = rest.strip_suffix(".git").unwrap_or(rest);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    format!("{}/{path}", host.to_ascii_lowercase())
}

/// A package URL without qualifiers and subpath; the sign of a scope is written as it is (`pkg:npm/@scope/name`), however it was.
fn whole_package(purl: &str) -> String {
    purl.split(['?', '#']).next().unwrap_or(purl).replace("%40", "@")
}

/// A package URL without its version too.
fn package(purl: &str) -> String {
    let purl = whole_package(purl);
    purl.rsplit_once('@').filter(|(name, _)| !name.ends_with('/')).map_or(purl.as_str(), |(name, _)| name).to_owned()
}

/// What builds leave out, each with the recall it rests on. Kept as JSON beside the recipes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exclusions {
    /// Sorted.
    pub entries: Vec<Exclusion>,
}

/// Exclusions by what they match, so that a look-up does not grow with their number.
#[derive(Clone, Debug, Default)]
pub struct ExclusionIndex {
    contents: BTreeMap<Sha256Digest, String>,
    repositories: BTreeMap<String, String>,
    packages: BTreeMap<String, String>,
    authors: BTreeMap<Sha256Digest, String>,
    licences: BTreeMap<String, String>,
}

impl ExclusionIndex {
    /// Whether samples' authors must be known to look anything up.
    pub fn names_authors(&self) -> bool {
        !self.authors.is_empty()
    }

    /// Id of a recall that names this sample.
    pub fn matching(&self, candidate: &Candidate<'_>) -> Option<&str> {
        let Candidate { id, origin, authors } = candidate;
        let by_repository = || {
            let urls = [Some(&origin.repo), origin.repository.as_ref()];
            urls.into_iter().flatten().find_map(|url| self.repositories.get(&repository(url)))
        };
        let by_package = || {
            let purl = origin.purl.as_deref()?;
            self.packages.get(&whole_package(purl)).or_else(|| self.packages.get(&package(purl)))
        };
        let by_author = || authors.iter().find_map(|author| self.authors.get(author));
        let by_licence = || self.licences.get(origin.license.as_str());
        self.contents.get(id).or_else(by_repository).or_else(by_package).or_else(by_author).or_else(by_licence).map(String::as_str)
    }
}

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exclusion {
    /// Id of the recall.
    pub recall: String,
    pub selector: Selector,
}

impl Exclusions {
    /// Adds what `recall` names; of a recall that was withdrawn, takes it out.
    pub fn apply(&mut self, recall: &Recall) {
        self.entries.retain(|entry| entry.recall != recall.id);
        if recall.withdrawn.is_none() {
            let selectors = recall.hashes().into_iter().map(Selector::Content).chain(recall.database_specific.exclude.iter().cloned());
            self.entries.extend(selectors.map(|selector| Exclusion { recall: recall.id.clone(), selector }));
        }
        self.entries.sort();
        self.entries.dedup();
    }

    /// Adds `selectors` under the name `recall`.
    pub fn add(&mut self, recall: &str, selectors: impl IntoIterator<Item = Selector>) {
        self.entries.extend(selectors.into_iter().map(|selector| Exclusion { recall: recall.to_owned(), selector }));
        self.entries.sort();
        self.entries.dedup();
    }

    /// The list made ready for looking up many samples.
    pub fn index(&self) -> ExclusionIndex {
        let mut index = ExclusionIndex::default();
        // Entries are sorted by recall: the first to name something keeps its name.
        for Exclusion { recall, selector } in &self.entries {
            let recall = recall.clone();
            match selector {
                Selector::Content(id) => index.contents.entry(*id).or_insert(recall),
                Selector::Repository(url) => index.repositories.entry(repository(url)).or_insert(recall),
                Selector::Package(purl) => index.packages.entry(whole_package(purl)).or_insert(recall),
                Selector::Author(author) => index.authors.entry(*author).or_insert(recall),
                Selector::Licence(expression) => index.licences.entry(expression.clone()).or_insert(recall),
            };
        }
        index
    }

    /// # Errors
    /// None that a list can give; the signature is the serialiser's.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        Ok(canonical::to_canonical(self)? + "\n")
    }

    /// # Errors
    /// Where `text` is not such a list; unknown keys are refused.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }
}

impl Recall {
    /// A recall of rows (sorted here) of the releases `versions` of `dataset`, published at `time` (RFC 3339 UTC).
    pub fn new(id: String, time: &str, dataset: &str, versions: Vec<String>, rows: Vec<Sha256Digest>, grounds: Grounds) -> Self {
        let rows: Vec<_> = rows.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
        // Whoever signs it may have none of the releases that have such rows, and there may be none at all.
        let named = match (rows.len(), versions.is_empty()) {
            (0, _) => "rows of no release at hand".to_owned(),
            (1, true) => "1 row of no release at hand".to_owned(),
            (count, true) => format!("{count} rows of no release at hand"),
            (1, false) => "1 row".to_owned(),
            (count, false) => format!("{count} rows"),
        };
        let (are, were, their) = if rows.len() == 1 { ("is", "was", "its") } else { ("are", "were", "their") };
        let reference = &grounds.reference;
        let summary = match grounds.kind {
            GroundsKind::Rule => format!("{named} {are} condemned by rule {reference}"),
            GroundsKind::Advisory => format!("{named} {are} condemned by advisory {reference}"),
            GroundsKind::Licence => format!("the licence of {named} does not allow {their} release: {reference}"),
            GroundsKind::OptOut => format!("{named} {are} withdrawn at {their} owner's wish: {reference}"),
            GroundsKind::Error => format!("{named} {were} released by mistake: {reference}"),
        };
        let affected = Affected { versions, database_specific: AffectedRows { dataset: dataset.to_owned(), content_sha256: rows } };
        Self {
            schema_version: OSV.into(),
            id,
            published: time.to_owned(),
            modified: time.to_owned(),
            withdrawn: None,
            details: format!("{summary}. Leave out the rows of {dataset} whose id is listed under affected."),
            summary,
            affected: vec![affected],
            database_specific: grounds,
        }
    }

    /// Every row it recalls, of whichever release.
    pub fn hashes(&self) -> BTreeSet<Sha256Digest> {
        self.affected.iter().flat_map(|affected| &affected.database_specific.content_sha256).copied().collect()
    }

    /// Name of its file.
    pub fn file_name(&self) -> String {
        format!("{}.json", self.id)
    }

    /// Writes `ID.json` and `ID.json.sig` (raw Ed25519) into `folder`.
    ///
    /// # Errors
    /// Where its id cannot name a file, or a file cannot be written.
    pub fn write(&self, folder: &Path, signer: &Signer) -> Result<(), KeyError> {
        let place = folder.join(self.file_name());
        if !valid_id(&self.id) {
            return Err(KeyError::unreadable(&place, "the id must be `x_NAME-YEAR-NUMBER`"));
        }
        let text = canonical::to_canonical(self).map_err(|e| KeyError::unreadable(&place, e))? + "\n";
        fs::create_dir_all(folder).map_err(KeyError::io(folder))?;
        fs::write(&place, &text).map_err(KeyError::io(&place))?;
        let signature = folder.join(self.file_name() + ".sig");
        fs::write(&signature, signer.sign(text.as_bytes())).map_err(KeyError::io(&signature))
    }

    /// Reads every recall in `folder` whose signature is by a key of `store`; none where there is no such folder.
    ///
    /// # Errors
    /// Where one cannot be read, is not a recall, or is not signed by a known key: an unsigned recall is refused, not skipped.
    pub fn read_all(folder: &Path, store: &TrustStore) -> Result<Vec<(Self, PublicKey)>, KeyError> {
        if !folder.exists() {
            return Ok(Vec::new());
        }
        let files = sums::list(folder).map_err(|e| KeyError::unreadable(folder, e))?;
        let mut recalls = Vec::new();
        for path in files.keys().filter(|path| path.ends_with(".json")) {
            let place = sums::place(folder, path);
            let text = fs::read_to_string(&place).map_err(KeyError::io(&place))?;
            let signature = sums::place(folder, &format!("{path}.sig"));
            let unsigned = |error: std::io::Error| {
                format!("its signature {path}.sig cannot be read ({error}): sign it anew with `assay recall`, or take it out")
            };
            let signature = fs::read(&signature).map_err(|error| KeyError::unreadable(&place, unsigned(error)))?;
            let key = store.keys().into_iter().find(|key| key.verifies(text.as_bytes(), &signature));
            let key = key.ok_or_else(|| KeyError::unreadable(&place, UNTRUSTED))?;
            let recall: Self = serde_json::from_str(&text).map_err(|e| KeyError::unreadable(&place, e))?;
            if !valid_id(&recall.id) || recall.file_name() != *path {
                return Err(KeyError::unreadable(&place, "its id is not the name of its file"));
            }
            recalls.push((recall, key));
        }
        Ok(recalls)
    }
}

fn valid_id(id: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    id.starts_with("x_") && id.len() <= 100 && id.chars().all(plain)
}

/// The next free id for `dataset` in `year`.
pub fn next_id<'a>(dataset: &str, year: u16, taken: impl IntoIterator<Item = &'a str>) -> String {
    let name: String = dataset.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' }).collect();
    let prefix = format!("x_{name}-{year}-");
    let numbers = taken.into_iter().filter_map(|id| id.strip_prefix(&prefix)?.parse::<u32>().ok());
    format!("{prefix}{:04}", numbers.max().unwrap_or(0).saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{TempDir, origin, signer};

    fn recall(number: u32, exclude: Vec<Selector>) -> Recall {
        let grounds = Grounds { kind: GroundsKind::OptOut, reference: "request 7".into(), exclude };
        let rows = vec![Sha256Digest::of("b"), Sha256Digest::of("a"), Sha256Digest::of("b")];
        Recall::new(format!("x_TINY-2026-{number:04}"), "2026-01-02T03:04:05Z", "tiny", vec!["1.2.3".into()], rows, grounds)
    }

    #[test]
    fn a_recall_counts_only_with_a_known_signature() {
        let dir = TempDir::new("recall");
        recall(1, vec![]).write(dir.path(), &signer(1)).expect("written");
        let mut store = TrustStore::default();
        store.add(None, signer(1).public());
        let read = Recall::read_all(dir.path(), &store).expect("signed");
        assert_eq!(read, [(recall(1, vec![]), signer(1).public())]);
        assert_eq!(read[0].0.hashes().len(), 2);
        let mut other = TrustStore::default();
        other.add(None, signer(2).public());
        assert!(Recall::read_all(dir.path(), &other).expect_err("unknown key").to_string().contains("not signed by a key you trust"));
        fs::write(dir.path().join("loose.json"), "{}").expect("written");
        let loose = Recall::read_all(dir.path(), &store).expect_err("no signature").to_string();
        assert!(loose.contains("loose.json: its signature loose.json.sig cannot be read"), "{loose}");
        fs::remove_file(dir.path().join("loose.json")).expect("removed");
        let place = dir.path().join("x_TINY-2026-0001.json");
        let text = fs::read_to_string(&place).expect("read").replace("request 7", "request 8");
        fs::write(&place, text).expect("written");
        assert!(Recall::read_all(dir.path(), &store).is_err());
        assert_eq!(Recall::read_all(&dir.path().join("none"), &store).expect("no recalls"), []);
    }

    #[test]
    fn a_summary_says_how_many_rows_are_meant() {
        let summary = |rows: &[&str], versions: &[&str]| {
            let grounds = Grounds { kind: GroundsKind::OptOut, reference: "request 7".into(), exclude: Vec::new() };
            let (rows, versions) = (rows.iter().map(Sha256Digest::of).collect(), versions.iter().map(|one| (*one).to_owned()).collect());
            Recall::new("x_TINY-2026-0001".into(), "2026-01-02T03:04:05Z", "tiny", versions, rows, grounds).summary
        };
        assert_eq!(summary(&["a", "b"], &["1.0.0"]), "2 rows are withdrawn at their owner's wish: request 7");
        assert_eq!(summary(&["a"], &["1.0.0"]), "1 row is withdrawn at its owner's wish: request 7");
        assert_eq!(summary(&["a"], &[]), "1 row of no release at hand is withdrawn at its owner's wish: request 7");
        assert_eq!(summary(&[], &[]), "rows of no release at hand are withdrawn at their owner's wish: request 7");
    }

    #[test]
    fn exclusions_match_and_are_taken_back() {
        let mut list = Exclusions::default();
        let selectors = vec![
            Selector::Repository("https://Example.org/a/b.git".into()),
            Selector::Package("pkg:npm/x".into()),
            Selector::Package("pkg:npm/@s/y".into()),
            Selector::Package("pkg:npm/%40s/z@2.0.0".into()),
            Selector::Author(Sha256Digest::of("me@example.org")),
            Selector::Licence("GPL-3.0-only".into()),
        ];
        list.apply(&recall(1, selectors));
        let list = Exclusions::from_json(&list.to_json().expect("JSON")).expect("own text");
        let named = |id: &str, change: &dyn Fn(&mut Origin), authors: &[Sha256Digest]| {
            let mut origin = origin();
            change(&mut origin);
            list.index().matching(&Candidate { id: Sha256Digest::of(id), origin: &origin, authors }).is_some()
        };
        assert!(!named("c", &|_| {}, &[]));
        assert!(named("a", &|_| {}, &[]));
        assert!(named("c", &|origin| origin.repo = "git+ssh://git@example.org/a/b".into(), &[]));
        assert!(!named("c", &|origin| origin.repo = "https://example.org/a/bb".into(), &[]));
        assert!(named("c", &|origin| origin.purl = Some("pkg:npm/x@1.0.0".into()), &[]));
        assert!(!named("c", &|origin| origin.purl = Some("pkg:npm/xx@1.0.0".into()), &[]));
        // A scope is written in either way.
        assert!(named("c", &|origin| origin.purl = Some("pkg:npm/%40s/y@1.0.0".into()), &[]));
        assert!(named("c", &|origin| origin.purl = Some("pkg:npm/%40s/z@2.0.0".into()), &[]));
        assert!(!named("c", &|origin| origin.purl = Some("pkg:npm/%40s/z@1.0.0".into()), &[]));
        assert!(named("c", &|_| {}, &[Sha256Digest::of("me@example.org")]));
        assert!(named("c", &|origin| origin.license = "GPL-3.0-only".into(), &[]));
        let mut list = list.clone();
        list.apply(&Recall { withdrawn: Some("2026-02-01T00:00:00Z".into()), ..recall(1, vec![]) });
        assert_eq!(list, Exclusions::default());
    }

    #[test]
    fn authors_are_owners_and_addresses() {
        let mut origin = origin();
        origin.repo = "https://Example.org/Some.Body/b.git".into();
        let named = authors_of(&origin, "# by Me <Me@Example.org>, x@y @decorator a@b.\n");
        let want = ["https://example.org/some.body", "me@example.org"].map(Sha256Digest::of);
        assert!(named.len() == 2 && want.iter().all(|digest| named.contains(digest)), "{named:?}");
        origin.repo = "pkg:npm/x@1".into();
        assert_eq!(authors_of(&origin, ""), []);
    }

    #[test]
    fn ids_go_on_by_year() {
        let taken = ["x_TINY-2026-0009", "x_TINY-2025-0044", "x_OTHER-2026-0100"];
        assert_eq!(next_id("tiny", 2026, taken), "x_TINY-2026-0010");
        assert_eq!(next_id("se-cure", 2026, taken), "x_SE_CURE-2026-0001");
    }
}
