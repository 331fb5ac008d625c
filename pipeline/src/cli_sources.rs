//! What a person types about the sources of a recipe. Only parsing and help texts.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Debug, Subcommand)]
pub enum Sources {
    /// Write a source into a recipe, and pin it in the lock; comments and order stay as they are
    Add(Box<Add>),
    /// Which pinned sources have something newer; exit 1 where one has
    Outdated(Outdated),
}

#[derive(Debug, Args)]
pub struct Add {
    /// Kind of source: directory, git, commit, crate, wheel, npm, fix, archive, dataset or swh
    pub kind: String,
    /// The recipe that it is written into
    pub recipe: PathBuf,
    /// The source's name; packages are added to a source of that name where there is one
    #[arg(long)]
    pub name: String,
    /// A package at one version, NAME@VERSION
    #[arg(long = "package", value_name = "NAME@VERSION")]
    pub packages: Vec<String>,
    /// Derive the fixes of a `fix` or `commit` source from a snapshot of advisories: a folder or archive of OSV or RustSec documents
    #[arg(long, value_name = "SNAPSHOT")]
    pub osv: Option<PathBuf>,
    /// With --osv: the packages that fixes are wanted of, or the repository's URL as advisories write it [default: --url]
    #[arg(long, value_name = "NAME|URL", requires = "osv")]
    pub of: Vec<String>,
    /// Where it is, by https
    #[arg(long)]
    pub url: Option<String>,
    /// Where it is on this machine, relative to the recipe
    #[arg(long)]
    pub path: Option<String>,
    /// Branch, tag or commit of a repository
    #[arg(long)]
    pub revision: Option<String>,
    /// Digest of an archive or data set
    #[arg(long)]
    pub sha256: Option<String>,
    /// Name that a directory's files are said to come from
    #[arg(long)]
    pub origin: Option<String>,
    /// Only files of these languages
    #[arg(long = "language", value_name = "NAME")]
    pub languages: Vec<String>,
    /// Only files that match
    #[arg(long, value_name = "GLOB")]
    pub include: Vec<String>,
    /// No files that match
    #[arg(long, value_name = "GLOB")]
    pub exclude: Vec<String>,
    /// Licence, where the source states none (SPDX expression)
    #[arg(long, value_name = "SPDX", requires = "reason")]
    pub license: Option<String>,
    /// Where that licence was read
    #[arg(long, requires = "license")]
    pub reason: Option<String>,
    /// Any other key of the entry, its value as TOML: `--set 'columns={ content = "code" }'`, `--set 'fixes="embedded"'`
    #[arg(long = "set", value_name = "KEY=VALUE")]
    pub more: Vec<String>,
    /// A build goes on without it where it cannot be had
    #[arg(long)]
    pub optional: bool,
    /// Use only what the cache holds; touch no network
    #[arg(long)]
    pub offline: bool,
    /// Where fetched artifacts are kept [default: the user's cache folder]
    #[arg(long, value_name = "DIR", env = "ASSAY_CACHE")]
    pub cache: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Outdated {
    /// The recipe; its lock stands beside it
    pub recipe: PathBuf,
    /// Where fetched artifacts are kept [default: the user's cache folder]
    #[arg(long, value_name = "DIR", env = "ASSAY_CACHE")]
    pub cache: Option<PathBuf>,
}
