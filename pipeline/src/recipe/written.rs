//! What a person writes in a recipe. Only `recipe::meant` reads it; nothing else ever sees these types.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    pub name: Spanned<String>,
    pub version: Spanned<String>,
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub description: String,
    /// Licence of the compilation, an SPDX expression.
    pub license: Spanned<String>,
    #[serde(default)]
    pub homepage: String,
    #[serde(default)]
    pub seed: u64,
    #[serde(default)]
    pub views: Option<Spanned<Vec<Spanned<String>>>>,
    #[serde(default)]
    pub source: Vec<Spanned<Source>>,
    #[serde(default)]
    pub limits: Limits,
    #[serde(default)]
    pub advisories: Advisories,
    #[serde(default)]
    pub scanners: Vec<Spanned<Scanner>>,
    pub judge: Option<Spanned<toml::Table>>,
    pub policy: Option<Spanned<toml::Table>>,
    pub set: Option<Spanned<toml::Table>>,
    pub split: Option<Spanned<toml::Table>>,
    pub prompts: Option<Spanned<toml::Table>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    pub name: Spanned<String>,
    pub kind: Spanned<String>,
    #[serde(default)]
    pub optional: bool,
    /// Package name to version, or to several versions.
    pub packages: Option<Spanned<BTreeMap<Spanned<String>, Versions>>>,
    pub path: Option<Spanned<String>>,
    pub url: Option<Spanned<String>>,
    pub revision: Option<Spanned<String>>,
    pub history: Option<Spanned<super::Versions>>,
    pub objects: Option<Spanned<Vec<Spanned<String>>>>,
    pub sha256: Option<Spanned<String>>,
    pub strip: Option<Spanned<u8>>,
    pub python: Option<Spanned<String>>,
    pub platform: Option<Spanned<String>>,
    pub origin: Option<Spanned<String>>,
    pub include: Option<Vec<Spanned<String>>>,
    #[serde(default)]
    pub exclude: Vec<Spanned<String>>,
    pub languages: Option<Vec<Spanned<String>>>,
    pub license: Option<Spanned<License>>,
    pub pairs: Option<Spanned<super::Sides>>,
    pub fixes: Option<Spanned<Fixes>>,
    /// Of the embedded list: only these.
    pub ecosystems: Option<Spanned<Vec<super::Ecosystem>>>,
    pub advisories: Option<Spanned<Vec<String>>>,
    pub commits: Option<Spanned<Vec<super::CommitFix>>>,
    pub format: Option<Spanned<super::Format>>,
    pub columns: Option<Spanned<super::Columns>>,
}

/// The list that comes with the program, or one's own.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Fixes {
    Embedded(String),
    Own(Vec<super::Fix>),
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Versions {
    One(String),
    Many(Vec<String>),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct License {
    pub expression: Spanned<String>,
    pub reason: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Limits {
    pub max_file_bytes: Option<Spanned<u64>>,
    pub max_files_per_artifact: Option<Spanned<u64>>,
    pub max_artifact_bytes: Option<Spanned<u64>>,
    pub max_download_bytes: Option<Spanned<u64>>,
    pub max_ratio: Option<Spanned<u64>>,
    pub max_depth: Option<Spanned<u64>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Advisories {
    pub snapshots: Vec<Spanned<String>>,
    /// Ecosystem to a file of names.
    pub names: BTreeMap<Spanned<String>, Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Scanner {
    pub name: Spanned<String>,
    pub sarif: Option<Spanned<String>>,
    pub command: Option<Spanned<Vec<String>>>,
    #[serde(default)]
    pub sources: Vec<Spanned<String>>,
    pub seconds: Option<Spanned<u64>>,
    #[serde(default)]
    pub covers: BTreeMap<Spanned<String>, Vec<u32>>,
}
