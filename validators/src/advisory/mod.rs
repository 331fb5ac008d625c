//! Published advisories, as a snapshot that needs no network: which versions of which package are vulnerable, and where in it. Knows
//! neither where the snapshot came from nor what is made of it.

mod osv;
mod requirement;
mod rustsec;
pub mod version;

use std::{cmp::Ordering, collections::BTreeMap};

use assay_manifests::Sha256Digest;
use serde::{Deserialize, Serialize};

use self::requirement::{End, Span};

/// A package ecosystem, named as OSV names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Ecosystem {
    #[serde(rename = "PyPI")]
    PyPi,
    #[serde(rename = "npm")]
    Npm,
    #[serde(rename = "crates.io")]
    CratesIo,
    Go,
    Maven,
    RubyGems,
    Packagist,
    NuGet,
    #[serde(rename = "GitHub Actions")]
    GitHubActions,
}

impl Ecosystem {
    pub const ALL: [Self; 9] =
        [Self::PyPi, Self::Npm, Self::CratesIo, Self::Go, Self::Maven, Self::RubyGems, Self::Packagist, Self::NuGet, Self::GitHubActions];

    /// As in OSV's `package.ecosystem`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::PyPi => "PyPI",
            Self::Npm => "npm",
            Self::CratesIo => "crates.io",
            Self::Go => "Go",
            Self::Maven => "Maven",
            Self::RubyGems => "RubyGems",
            Self::Packagist => "Packagist",
            Self::NuGet => "NuGet",
            Self::GitHubActions => "GitHub Actions",
        }
    }

    /// Type of its package URLs (purl-spec).
    pub const fn purl_type(self) -> &'static str {
        match self {
            Self::PyPi => "pypi",
            Self::Npm => "npm",
            Self::CratesIo => "cargo",
            Self::Go => "golang",
            Self::Maven => "maven",
            Self::RubyGems => "gem",
            Self::Packagist => "composer",
            Self::NuGet => "nuget",
            Self::GitHubActions => "githubactions",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        // OSV may add a release or registry after a colon.
        let name = name.split(':').next().unwrap_or(name);
        Self::ALL.into_iter().find(|ecosystem| ecosystem.name().eq_ignore_ascii_case(name) || ecosystem.purl_type() == name)
    }

    /// The name under which the ecosystem counts a package as the same.
    pub fn normalised(self, name: &str) -> String {
        match self {
            // PEP 503.
            Self::PyPi => {
                let mut plain = String::with_capacity(name.len());
                for c in name.trim().chars().map(|c| c.to_ascii_lowercase()) {
                    let c = if matches!(c, '_' | '.') { '-' } else { c };
                    if !(c == '-' && plain.ends_with('-')) {
                        plain.push(c);
                    }
                }
                plain
            }
            Self::CratesIo => name.trim().replace('_', "-").to_ascii_lowercase(),
            Self::NuGet | Self::Packagist | Self::Npm | Self::GitHubActions => name.trim().to_ascii_lowercase(),
            Self::Go | Self::Maven | Self::RubyGems => name.trim().to_owned(),
        }
    }
}

/// One advisory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advisory {
    /// `GHSA-…`, `PYSEC-…`, `RUSTSEC-…`, `GO-…`.
    pub id: String,
    /// Other identifiers of the same defect (`CVE-…`), sorted.
    pub aliases: Vec<String>,
    pub summary: String,
    /// CWE numbers that it states.
    pub cwe: Vec<u32>,
    /// `low`, `medium`, `high` or `critical`; empty where it states none.
    pub severity: String,
    /// Not a vulnerability by itself: unmaintained, unsound, a notice.
    pub informational: bool,
    pub affected: Vec<Affected>,
    /// Commits that mend it, as ranges and references name them; sorted.
    pub fixed_by: Vec<Commit>,
}

/// A commit of a repository.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Commit {
    /// URL, without `.git` at its end.
    pub repository: String,
    /// Hexadecimal, as it is written.
    pub revision: String,
}

impl Commit {
    fn new(repository: &str, revision: &str) -> Option<Self> {
        let fine = (7..=64).contains(&revision.len()) && revision.bytes().all(|b| b.is_ascii_hexdigit());
        let repository = repository.trim_end_matches('/').trim_end_matches(".git");
        (fine && repository.contains("://")).then(|| Self { repository: repository.to_owned(), revision: revision.to_ascii_lowercase() })
    }

    /// The commit that a page of a code host shows: `https://HOST/OWNER/NAME/commit/REVISION`, as GitLab has it too.
    fn of_page(url: &str) -> Option<Self> {
        let (repository, rest) = url.split_once("/commit/")?;
        Self::new(repository.trim_end_matches("/-"), rest.split(['#', '?', '/', '.']).next()?)
    }
}

/// A package, and which of its versions are affected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Affected {
    pub ecosystem: Ecosystem,
    /// Normalised.
    pub package: String,
    /// Listed one by one.
    pub versions: Vec<String>,
    pub ranges: Vec<Range>,
    /// Requirements under which a version is *not* affected, where the advisory says it so (RustSec); versions that fulfil none are.
    pub unaffected: Option<Vec<semver::VersionReq>>,
    /// What is affected inside the package, dotted; empty where the advisory does not say.
    pub symbols: Vec<String>,
    /// Import paths that the advisory names: packages within a module of Go. Empty where it does not say.
    pub paths: Vec<String>,
}

/// How much of the versions that a requirement allows is affected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    Nothing,
    /// Some of them may be.
    Part,
    All,
}

/// From `introduced` on, up to `fixed` (not included) or `last` (included).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Range {
    /// `0` for the first version.
    pub introduced: String,
    pub fixed: Option<String>,
    pub last: Option<String>,
}

impl Affected {
    /// Whether `version` is affected; `None` where that cannot be decided.
    pub fn covers(&self, version: &str) -> Option<bool> {
        let is_same = |listed: &String| listed == version || version::compare(self.ecosystem, listed, version) == Some(Ordering::Equal);
        if self.versions.iter().any(is_same) {
            return Some(true);
        }
        if let Some(unaffected) = &self.unaffected {
            let version = version::semver(version)?;
            return Some(!unaffected.iter().any(|requirement| fulfils(requirement, &version)));
        }
        let mut undecided = false;
        for range in &self.ranges {
            match range.covers(self.ecosystem, version) {
                Some(true) => return Some(true),
                Some(false) => {}
                None => undecided = true,
            }
        }
        (!undecided).then_some(false)
    }

    /// Which of the versions that a requirement allows are affected; what cannot be read or compared is a part.
    pub fn reach(&self, requirement: &str) -> Reach {
        let Some(spans) = requirement::spans(self.ecosystem, requirement) else { return Reach::Part };
        let mut reach: Option<Reach> = None;
        for span in &spans {
            let one = self.reach_in(span).unwrap_or(Reach::Part);
            if reach.is_some_and(|other| other != one) || one == Reach::Part {
                return Reach::Part;
            }
            reach = Some(one);
        }
        reach.unwrap_or(Reach::Part)
    }

    fn reach_in(&self, span: &Span) -> Option<Reach> {
        // Versions that are listed one by one are no span: one of them in it is a part, unless a range has all.
        for listed in &self.versions {
            let only = Span { low: Some(End::new(listed, true)), high: Some(End::new(listed, true)) };
            if !span.is_apart(self.ecosystem, &only)? && !self.has_all(span)? {
                return Some(if span.is_within(self.ecosystem, &only)? { Reach::All } else { Reach::Part });
            }
        }
        if let Some(unaffected) = &self.unaffected {
            let mut is_apart = true;
            for one in unaffected {
                for clear in requirement::spans(Ecosystem::CratesIo, &one.to_string())? {
                    if span.is_within(self.ecosystem, &clear)? {
                        return Some(Reach::Nothing);
                    }
                    is_apart &= span.is_apart(self.ecosystem, &clear)?;
                }
            }
            return Some(if is_apart { Reach::All } else { Reach::Part });
        }
        if self.has_all(span)? {
            return Some(Reach::All);
        }
        for range in &self.ranges {
            if !span.is_apart(self.ecosystem, &range.span())? {
                return Some(Reach::Part);
            }
        }
        Some(Reach::Nothing)
    }

    /// Whether one range has all versions of a span.
    fn has_all(&self, span: &Span) -> Option<bool> {
        for range in &self.ranges {
            if span.is_within(self.ecosystem, &range.span())? {
                return Some(true);
            }
        }
        Some(false)
    }

    /// Versions that are said to be fixed, in their order.
    pub fn fixes(&self) -> Vec<String> {
        let ranged = self.ranges.iter().filter_map(|range| range.fixed.clone());
        let lower = |one: &semver::Comparator| {
            use semver::Op;
            let holds = matches!(one.op, Op::GreaterEq | Op::Caret | Op::Tilde | Op::Exact);
            holds.then(|| semver::Version {
                pre: one.pre.clone(),
                ..semver::Version::new(one.major, one.minor.unwrap_or(0), one.patch.unwrap_or(0))
            })
        };
        let required = self.unaffected.iter().flatten().filter_map(|one| one.comparators.iter().find_map(lower)).map(|one| one.to_string());
        let mut fixes: Vec<String> = ranged.chain(required).filter(|version| self.covers(version) == Some(false)).collect();
        fixes.sort_by(|a, b| version::compare(self.ecosystem, a, b).unwrap_or(Ordering::Equal).then_with(|| a.cmp(b)));
        fixes.dedup();
        fixes
    }

    /// The last of `versions` that is affected and stands before `fixed`.
    pub fn last_before<'v>(&self, fixed: &str, versions: impl IntoIterator<Item = &'v str>) -> Option<&'v str> {
        let order = |a: &str, b: &str| version::compare(self.ecosystem, a, b);
        versions
            .into_iter()
            .filter(|version| order(version, fixed) == Some(Ordering::Less) && self.covers(version) == Some(true))
            .max_by(|a, b| order(a, b).unwrap_or(Ordering::Equal).then_with(|| b.cmp(a)))
    }

    /// The lowest version that a range names as fixed and that is above `version`.
    pub fn fixed_after(&self, version: &str) -> Option<&str> {
        let above = |fixed: &&str| version::compare(self.ecosystem, fixed, version) == Some(Ordering::Greater);
        let mut fixed: Vec<&str> = self.ranges.iter().filter_map(|range| range.fixed.as_deref()).filter(above).collect();
        fixed.sort_by(|a, b| version::compare(self.ecosystem, a, b).unwrap_or(Ordering::Equal));
        fixed.first().copied()
    }
}

/// As `VersionReq::matches`, but a pre-release counts by its place in the order.
fn fulfils(requirement: &semver::VersionReq, version: &semver::Version) -> bool {
    let plain = semver::Version::new(version.major, version.minor, version.patch);
    requirement.matches(version) || (!version.pre.is_empty() && requirement.matches(&plain))
}

impl Range {
    fn span(&self) -> Span {
        let low = if self.introduced == "0" { None } else { Some(End::new(&self.introduced, true)) };
        let high = self.fixed.as_ref().map(|at| (at, false)).or_else(|| self.last.as_ref().map(|at| (at, true)));
        Span { low, high: high.map(|(at, is_in)| End::new(at, is_in)) }
    }

    fn covers(&self, ecosystem: Ecosystem, version: &str) -> Option<bool> {
        let below = |bound: &str| version::compare(ecosystem, version, bound).map(|order| order == Ordering::Less);
        if self.introduced != "0" && below(&self.introduced)? {
            return Some(false);
        }
        match (&self.fixed, &self.last) {
            (Some(fixed), _) => below(fixed),
            (None, Some(last)) => version::compare(ecosystem, version, last).map(|order| order != Ordering::Greater),
            (None, None) => {
                // Every later version: still only where `version` is one at all.
                version::compare(ecosystem, version, version).map(|_| true)
            }
        }
    }
}

/// A document of a snapshot that could not be read: its path and why. It is counted, and named to the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    pub path: String,
    pub reason: String,
}

/// A snapshot of advisories, by package.
#[derive(Debug)]
pub struct Advisories {
    advisories: Vec<Advisory>,
    /// Places in `advisories` and in its `affected`.
    by_package: BTreeMap<(Ecosystem, String), Vec<(u32, u32)>>,
    digest: Sha256Digest,
    pub unread: Vec<Unread>,
}

impl Advisories {
    /// Reads OSV documents (`.json`, `.yaml`, `.yml`) and RustSec documents (`.md`); other names are passed over. Withdrawn advisories
    /// are left out.
    pub fn read<'d>(documents: impl IntoIterator<Item = (&'d str, &'d str)>) -> Self {
        let mut advisories = Vec::new();
        let mut unread = Vec::new();
        for (path, text) in documents {
            let read = match path.rsplit('.').next().unwrap_or_default() {
                "json" => serde_json::from_str(text).map_err(|error| error.to_string()).and_then(|value| osv::advisories(&value)),
                "yaml" | "yml" => serde_saphyr::from_str(text).map_err(|error| error.to_string()).and_then(|value| osv::advisories(&value)),
                "md" => rustsec::advisory(text).map(|one| one.into_iter().collect()),
                _ => continue,
            };
            match read {
                Ok(read) => advisories.extend(read),
                Err(reason) => unread.push(Unread { path: path.to_owned(), reason }),
            }
        }
        advisories.sort_by(|a: &Advisory, b| a.id.cmp(&b.id));
        advisories.dedup();
        unread.sort_by(|a, b| a.path.cmp(&b.path));
        let mut by_package: BTreeMap<(Ecosystem, String), Vec<(u32, u32)>> = BTreeMap::new();
        for (number, advisory) in advisories.iter().enumerate() {
            for (at, affected) in advisory.affected.iter().enumerate() {
                by_package.entry((affected.ecosystem, affected.package.clone())).or_default().push((number as u32, at as u32));
            }
        }
        let digest = Sha256Digest::of(format!("{advisories:?}"));
        Self { advisories, by_package, digest, unread }
    }

    pub fn len(&self) -> usize {
        self.advisories.len()
    }

    pub fn is_empty(&self) -> bool {
        self.advisories.is_empty()
    }

    /// Whether the snapshot speaks of the ecosystem at all.
    pub fn knows(&self, ecosystem: Ecosystem) -> bool {
        self.by_package.range((ecosystem, String::new())..).next().is_some_and(|((found, _), _)| *found == ecosystem)
    }

    /// Digest over what was read, whatever the form it was written in.
    pub const fn digest(&self) -> Sha256Digest {
        self.digest
    }

    pub fn iter(&self) -> impl Iterator<Item = &Advisory> {
        self.advisories.iter()
    }

    /// What is said of a package, by advisory id.
    pub fn of_package<'s>(&'s self, ecosystem: Ecosystem, package: &str) -> impl Iterator<Item = (&'s Advisory, &'s Affected)> + use<'s> {
        let places = self.by_package.get(&(ecosystem, ecosystem.normalised(package))).map_or(&[][..], Vec::as_slice);
        places.iter().map(|(number, at)| {
            let advisory = &self.advisories[*number as usize];
            (advisory, &advisory.affected[*at as usize])
        })
    }

    /// The vulnerabilities of a package of which it cannot be said whether it has them at a version.
    pub fn undecided<'s>(&'s self, ecosystem: Ecosystem, package: &str, version: &str) -> Vec<&'s Advisory> {
        self.of_package(ecosystem, package)
            .filter(|(advisory, affected)| !advisory.informational && affected.covers(version).is_none())
            .map(|(advisory, _)| advisory)
            .collect()
    }

    /// The vulnerabilities (no notices) that a package has at a version; those that cannot be decided are [`Self::undecided`].
    pub fn vulnerabilities<'s>(&'s self, ecosystem: Ecosystem, package: &str, version: &str) -> Vec<(&'s Advisory, &'s Affected)> {
        self.of_package(ecosystem, package)
            .filter(|(advisory, affected)| !advisory.informational && affected.covers(version) == Some(true))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OSV: &str = r#"{"id":"GHSA-1","aliases":["CVE-1"],"summary":"Bad","affected":[{"package":{"name":"Some_Pkg","ecosystem":"PyPI"},
        "ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"1.0"},{"fixed":"1.2"},{"introduced":"2.0"},{"last_affected":"2.1"}]}],"versions":["0.1"]}],
        "database_specific":{"cwe_ids":["CWE-79"],"severity":"MODERATE"}}"#;
    const RUSTSEC: &str = "```toml\n[advisory]\nid = \"RUSTSEC-1\"\npackage = \"some-crate\"\naliases = [\"CVE-2\"]\n[versions]\npatched = [\">= 1.2.3\", \"^0.9.5\"]\n[affected]\nfunctions = { \"some_crate::open::<T>::read\" = [\"< 1.2.3\"] }\n```\n\n# Title here\n\nText.\n";

    fn ids(advisories: &Advisories, ecosystem: Ecosystem, package: &str, version: &str) -> Vec<String> {
        advisories.vulnerabilities(ecosystem, package, version).into_iter().map(|(advisory, _)| advisory.id.clone()).collect()
    }

    #[test]
    fn a_requirement_is_held_against_what_is_affected() {
        let known = Advisories::read([("a.json", OSV), ("b.md", RUSTSEC)]);
        let reach = |ecosystem, package: &str, requirement: &str| {
            known.of_package(ecosystem, package).map(|(_, affected)| affected.reach(requirement)).next().expect("is known")
        };
        for (requirement, meant) in [
            (">=1.2,<2.0", Reach::Nothing),
            (">2.1", Reach::Nothing),
            (">=1.0,<1.2", Reach::All),
            ("==1.1", Reach::All),
            (">=2.0,<=2.1", Reach::All),
            (">=1.1", Reach::Part),
            ("<1.0", Reach::Part),
            ("", Reach::Part),
            ("as ever", Reach::Part),
        ] {
            assert_eq!(reach(Ecosystem::PyPi, "some-pkg", requirement), meant, "{requirement}");
        }
        for (requirement, meant) in
            [("1.2.3", Reach::Nothing), ("0.9.6", Reach::Nothing), ("0.8", Reach::All), ("1", Reach::Part), ("0.9", Reach::Part)]
        {
            assert_eq!(reach(Ecosystem::CratesIo, "some-crate", requirement), meant, "{requirement}");
        }
    }

    #[test]
    fn ranges_lists_and_requirements_say_which_versions_are_affected() {
        let known = Advisories::read([("a.json", OSV), ("b.md", RUSTSEC), ("notes.txt", "x"), ("c.json", "{")]);
        assert_eq!((known.len(), known.unread.len()), (2, 1));
        for (version, affected) in
            [("0.1", true), ("0.9", false), ("1.0", true), ("1.1.9", true), ("1.2", false), ("2.1", true), ("2.2", false)]
        {
            assert_eq!(!ids(&known, Ecosystem::PyPi, "some-pkg", version).is_empty(), affected, "{version}");
        }
        for (version, affected) in [("0.9.4", true), ("0.9.6", false), ("1.2.2", true), ("1.2.3", false), ("1.3.0-rc.1", false)] {
            assert_eq!(!ids(&known, Ecosystem::CratesIo, "some_crate", version).is_empty(), affected, "{version}");
        }
        let (advisory, affected) = known.vulnerabilities(Ecosystem::PyPi, "some.pkg", "1.1")[0];
        assert_eq!((advisory.cwe.as_slice(), advisory.severity.as_str(), affected.fixed_after("1.1")), (&[79][..], "medium", Some("1.2")));
        let (advisory, affected) = known.vulnerabilities(Ecosystem::CratesIo, "some-crate", "1.0.0")[0];
        assert_eq!((advisory.summary.as_str(), affected.symbols.as_slice()), ("Title here", &["some_crate.open.read".to_owned()][..]));
        assert!(known.knows(Ecosystem::PyPi) && !known.knows(Ecosystem::Go));
        assert!(!ids(&known, Ecosystem::PyPi, "some-pkg", "0.1.0").is_empty());
        assert_eq!(known.undecided(Ecosystem::PyPi, "some-pkg", "a branch").len(), 1);
        assert_eq!(known.undecided(Ecosystem::PyPi, "some-pkg", "0.9").len(), 0);
    }

    #[test]
    fn one_database_gives_one_digest_in_json_and_yaml() {
        let value: serde_json::Value = serde_json::from_str(OSV).expect("is JSON");
        let yaml = "id: GHSA-1\naliases: [CVE-1]\nsummary: Bad\naffected:\n- package: {name: Some_Pkg, ecosystem: PyPI}\n  ranges:\n  - type: ECOSYSTEM\n    events: [{introduced: '1.0'}, {fixed: '1.2'}, {introduced: '2.0'}, {last_affected: '2.1'}]\n  versions: ['0.1']\ndatabase_specific: {cwe_ids: [CWE-79], severity: MODERATE}\n";
        let json = value.to_string();
        let (a, b) = (Advisories::read([("x.json", json.as_str())]), Advisories::read([("y.yaml", yaml)]));
        assert_eq!(b.unread, []);
        assert_eq!(a.digest(), b.digest());
    }
}
