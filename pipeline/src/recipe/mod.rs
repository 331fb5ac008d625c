//! A recipe: sources, limits, policy and views of a dataset, as they are meant. Knows nothing of how sources are fetched,
//! and hands the sections of other rooms (`judge`, `policy`, `set`, `split`, `prompts`) on unread.

pub mod derived;
mod error;
mod fixes;
mod meant;
#[cfg(test)]
mod tests;
mod written;

use std::{
    collections::BTreeMap,
    fmt,
    marker::PhantomData,
    path::{Path, PathBuf},
    sync::Arc,
};

use assay_manifests::{Language, Sha256Digest, canonical::to_canonical};
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{DeserializeOwned, DeserializeSeed, IgnoredAny, MapAccess, Visitor},
};

pub(crate) use error::Text;
pub use error::{RecipeError, suggest};

/// A recipe as it is meant. Its canonical JSON form holds neither its path nor its comments.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Recipe {
    /// The file it was read from; relative source paths start at its directory.
    #[serde(skip)]
    pub path: PathBuf,
    pub name: String,
    pub version: String,
    pub title: String,
    pub description: String,
    /// Licence of the compilation (an SPDX expression), not of the samples in it.
    pub license: String,
    pub homepage: String,
    pub seed: u64,
    pub views: Vec<String>,
    #[serde(rename = "source")]
    pub sources: Vec<Source>,
    pub limits: Limits,
    pub advisories: Advisories,
    pub scanners: Vec<Scanner>,
    pub judge: Section,
    pub policy: Section,
    pub set: Section,
    pub split: Section,
    pub prompts: Section,
}

/// One entry of `[[source]]`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Source {
    pub name: String,
    /// An unreachable or absent optional source is reported and left out; any other stops the build.
    pub optional: bool,
    #[serde(flatten)]
    pub kind: Kind,
    /// Globs over paths inside the artifact; a file is in scope where one of `include` and none of `exclude` matches.
    pub include: Vec<String>,
    pub exclude: Vec<String>,
    /// The languages whose files become samples.
    pub languages: Vec<Language>,
    /// Words by which the paths of two files differ that are one file before and after a fix.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pairs: Option<Sides>,
    /// States the licence where the artifact does not, or states it wrongly.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license: Option<LicenseOverride>,
}

/// Where code may come from. Closed: a new kind is a variant here and a file under `harvest`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
#[allow(clippy::large_enum_variant, reason = "a recipe has few sources, and none of them is moved about")]
pub enum Kind {
    /// A directory, `path` relative to the recipe. `origin` names it in origins; it must not be a host path.
    Directory { path: String, origin: String },
    /// A git repository (URL, or a path relative to the recipe) at a commit, tag or branch.
    Git {
        url: String,
        revision: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        history: Option<Versions>,
    },
    /// Rust packages, through cargo.
    Crate { packages: Vec<Package> },
    /// Python packages, wheels only, through pip. `python` is the version, `platform` the tag that wheels are chosen for.
    Wheel { packages: Vec<Package>, python: String, platform: String },
    /// JavaScript packages, through npm.
    Npm { packages: Vec<Package> },
    /// Fixes between two versions of packages.
    Fix { fixes: Vec<Fix>, python: String, platform: String },
    /// Fixes by commits: each commit and its first parent, in a git repository (URL, or a path relative to the recipe).
    Commit { url: String, fixes: Vec<CommitFix> },
    /// Rows of a file: Parquet, JSON lines or CSV. An https URL with its digest, or a file relative to the recipe.
    Dataset { url: String, sha256: Option<Sha256Digest>, format: Format, columns: Columns },
    /// Single files of the Software Heritage archive at `url`, by their SWHIDs.
    Swh { url: String, objects: Vec<String> },
    /// One archive: an https URL, or a file relative to the recipe. `strip` leading path components are taken off.
    Archive { url: String, sha256: Sha256Digest, strip: u8 },
}

impl Kind {
    /// The name in recipes and origins.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Directory { .. } => "directory",
            Self::Git { .. } => "git",
            Self::Crate { .. } => "crate",
            Self::Wheel { .. } => "wheel",
            Self::Npm { .. } => "npm",
            Self::Archive { .. } => "archive",
            Self::Fix { .. } => "fix",
            Self::Commit { .. } => "commit",
            Self::Dataset { .. } => "dataset",
            Self::Swh { .. } => "swh",
        }
    }
}

/// Which earlier versions of a repository's files are taken too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Versions {
    pub by: VersionsBy,
    /// Most commits or tags that are looked at, the newest of them.
    #[serde(default = "most_versions")]
    pub most: u32,
    /// Key under which authors are told apart (HMAC-SHA-256 of their address); without one they are not recorded at all.
    #[serde(default, skip_serializing)]
    pub author_key: Option<String>,
}

const fn most_versions() -> u32 {
    200
}

/// What a version of a repository is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum VersionsBy {
    Commits,
    Tags,
}

/// What the paths of two sides differ in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sides {
    pub before: String,
    pub after: String,
}

/// Where a package comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ecosystem {
    Crate,
    Wheel,
    Npm,
}

/// A fix between two versions of a package, as an advisory has it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fix {
    pub ecosystem: Ecosystem,
    pub package: String,
    /// The last vulnerable version, and the first fixed one.
    pub before: String,
    pub after: String,
    /// `GHSA-…`, `CVE-…`, `RUSTSEC-…`, `PYSEC-…`.
    pub advisories: Vec<String>,
    #[serde(default)]
    pub cwe: Vec<u32>,
    /// Functions that the advisory names.
    #[serde(default)]
    pub symbols: Vec<String>,
}

/// A fix by one commit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommitFix {
    /// Commit, tag or branch; the lock pins its commit.
    pub revision: String,
    #[serde(default)]
    pub advisories: Vec<String>,
    #[serde(default)]
    pub cwe: Vec<u32>,
    #[serde(default)]
    pub symbols: Vec<String>,
}

/// Form of a file of rows; `.gz` and `.zst` are taken off first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    Parquet,
    Jsonl,
    Csv,
}

/// Which column says what. A value that begins with `=` is meant itself (`language = "=python"`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Columns {
    /// The text; or both sides of a fix.
    pub content: Option<String>,
    pub before: Option<String>,
    pub after: Option<String>,
    /// What the row is claimed to be, and the value that says it is vulnerable.
    pub label: Option<String>,
    pub vulnerable: Option<String>,
    /// Rows of the same value are the two sides of a pair.
    pub pair: Option<String>,
    pub cwe: Option<String>,
    pub language: Option<String>,
    pub name: Option<String>,
    pub path: Option<String>,
    pub repo: Option<String>,
    pub commit: Option<String>,
    pub license: Option<String>,
    pub advisory: Option<String>,
}

/// A package at one exact version.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Package {
    pub name: String,
    pub version: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LicenseOverride {
    pub expression: String,
    pub reason: String,
}

/// `[advisories]`: what is known of vulnerable packages, and of which packages exist. Paths are relative to the recipe, or https URLs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Advisories {
    /// Folders, archives or files of OSV documents (JSON, YAML) or RustSec documents (Markdown).
    pub snapshots: Vec<String>,
    /// Ecosystem, as OSV names it, to a file with one package name a line.
    pub names: BTreeMap<String, String>,
}

/// One entry of `[[scanners]]`: another scanner's results, from a report or by a command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Scanner {
    pub name: String,
    /// A SARIF report of files named as in the artifact; relative to the recipe.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sarif: Option<String>,
    /// Program and arguments, run in a folder that holds the artifact's files in scope; its SARIF is read from standard output, or from
    /// the file that stands for `{out}`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub command: Vec<String>,
    /// The sources it is asked about; all where empty.
    pub sources: Vec<String>,
    /// How long the command may take for one artifact.
    pub seconds: u64,
    /// Language to the CWE numbers that the scanner looks for in it: what its silence says anything of.
    pub covers: BTreeMap<String, Vec<u32>>,
}

/// What hostile or careless input may cost at most. Bytes are bytes after decompression, unless said otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Limits {
    pub max_file_bytes: u64,
    pub max_files_per_artifact: u64,
    pub max_artifact_bytes: u64,
    /// Of the archive as it is fetched, compressed.
    pub max_download_bytes: u64,
    /// Bytes after decompression for each byte before, over the artifact; asked from 8 MiB on.
    pub max_ratio: u64,
    /// Path components.
    pub max_depth: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_file_bytes: 1 << 20,
            max_files_per_artifact: 50_000,
            max_artifact_bytes: 1 << 30,
            max_download_bytes: 256 << 20,
            max_ratio: 200,
            max_depth: 32,
        }
    }
}

/// A section that belongs to another room: read there, by `read`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Section {
    pub table: toml::Table,
    #[serde(skip)]
    name: &'static str,
    #[serde(skip)]
    file: PathBuf,
    #[serde(skip)]
    line: Option<u32>,
    /// The whole recipe as it is written: places of errors are looked up in it.
    #[serde(skip)]
    text: Arc<str>,
}

/// Reads one section of a recipe, and nothing else of it.
struct Under<'a, T>(&'a str, PhantomData<T>);

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for Under<'_, T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Under<'_, T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a recipe")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut found = None;
        while let Some(key) = map.next_key::<String>()? {
            if key == self.0 {
                found = Some(map.next_value()?);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }
}

impl Section {
    /// The section as `T`; an absent section is an empty table.
    ///
    /// # Errors
    /// Unknown keys (with the nearest known one) where `T` denies them, and values of the wrong type.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, RecipeError> {
        T::deserialize(self.table.clone()).map_err(|error| {
            let text = Text { path: &self.file, text: &self.text };
            // The table has lost its places: what is written has them.
            let placed =
                toml::Deserializer::parse(&self.text).ok().and_then(|whole| Under::<T>(self.name, PhantomData).deserialize(whole).err());
            let at = placed.as_ref().and_then(toml::de::Error::span).map(|span| span.start);
            let mut fault = text.toml_error(placed.as_ref().unwrap_or(&error));
            fault.line = fault.line.or(self.line);
            let own = format!("[{}]", self.name);
            let header = at.and_then(|at| text.header(at)).filter(|header| header.starts_with(&format!("[{}", self.name)));
            let header = header.unwrap_or(&own);
            fault.key = if fault.key.is_empty() { header.to_owned() } else { format!("{header} {}", fault.key) };
            fault
        })
    }

    /// The line of the section in which the last part of `key` is given a value.
    fn line_of(&self, key: &str) -> Option<u32> {
        let last = key.rsplit('.').next().unwrap_or(key);
        let from = self.line?;
        let within = |line: &str| !line.starts_with('[') || line.starts_with(&format!("[{}", self.name));
        let mut lines = (1u32..).zip(self.text.lines().map(str::trim)).skip_while(|(number, _)| *number < from);
        lines
            .by_ref()
            .take_while(|(_, line)| within(line))
            .find(|(_, line)| line.strip_prefix(last).is_some_and(|rest| rest.trim_start().starts_with('=')))
            .map(|(number, _)| number)
    }

    /// An error about this section, for what its reader finds only after reading it.
    pub fn error(&self, key: &str, problem: impl Into<String>, help: impl Into<String>) -> RecipeError {
        RecipeError {
            file: self.file.clone(),
            line: self.line_of(key).or(self.line),
            key: format!("[{}] {key}", self.name),
            problem: problem.into(),
            help: help.into(),
        }
    }
}

impl Recipe {
    /// Reads and checks a recipe. Nothing is fetched.
    ///
    /// # Errors
    /// With file, line, key and remedy: not readable, not TOML, unknown keys, values out of range, unknown languages or kinds, bad globs.
    pub fn load(path: impl AsRef<Path>) -> Result<Self, RecipeError> {
        let path = path.as_ref();
        let text = std::fs::read_to_string(path).map_err(|error| RecipeError {
            file: path.to_owned(),
            line: None,
            key: String::new(),
            problem: format!("cannot be read: {error}"),
            help: "give the path of a recipe, for instance datasets/recipes/default.toml".to_owned(),
        })?;
        Self::parse(path, &text)
    }

    /// The recipe in `text`, as if read from `path`.
    ///
    /// # Errors
    /// As [`Recipe::load`].
    pub fn parse(path: &Path, text: &str) -> Result<Self, RecipeError> {
        meant::mean(&Text { path, text })
    }

    /// The directory relative paths start at.
    pub fn directory(&self) -> &Path {
        self.path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
    }

    /// The lock beside the recipe: `default.toml` has `default.lock`.
    pub fn lock_path(&self) -> PathBuf {
        self.path.with_extension("lock")
    }

    /// Files of fingerprints that `[judge.contamination]` names. Read here, since the lock pins them.
    pub fn fingerprint_files(&self) -> Vec<String> {
        let files = self.judge.table.get("contamination").and_then(|section| section.get("fingerprints")).and_then(toml::Value::as_array);
        files.into_iter().flatten().filter_map(toml::Value::as_str).map(str::to_owned).collect()
    }

    /// Canonical JSON (RFC 8785) of what the recipe means.
    ///
    /// # Errors
    /// A number in a passed-on section that JSON cannot say (NaN, infinity).
    pub fn canonical(&self) -> Result<String, serde_json::Error> {
        to_canonical(self)
    }

    /// SHA-256 of the canonical form.
    ///
    /// # Errors
    /// As [`Recipe::canonical`].
    pub fn digest(&self) -> Result<Sha256Digest, serde_json::Error> {
        self.canonical().map(Sha256Digest::of)
    }
}
