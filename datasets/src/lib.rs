//! Shelves: the set as a whole. From judged rows to the data files of a release: clustering, admission, splits, Parquet, card;
//! and the questions that are asked of a release later. Knows nothing of how code is fetched or judged, of keys or signatures,
//! and looks at no clock, environment or network.

use std::path::{Path, PathBuf};

pub mod admission;
mod authors;
mod balance;
pub mod build;
pub mod card;
pub mod check;
pub mod columns;
pub mod compare;
pub mod concentration;
pub mod counts;
mod datasheet;
pub mod dedup;
pub mod evidence;
pub mod export;
pub mod facts;
pub mod filter;
pub mod licences;
pub mod lookup;
pub mod neutral;
pub mod page;
pub mod pairplan;
pub mod pairs;
mod pairwrite;
pub mod plan;
pub mod prompts;
pub mod query;
pub mod readback;
pub mod rowjson;
pub mod rows;
pub mod schema;
pub mod settings;
pub mod spill;
pub mod splits;
#[cfg(test)]
mod testing;
pub mod trainers;
pub mod views;
pub mod write;

pub use admission::{Fate, Policy};
pub use build::{SetReport, build_set};
pub use counts::Counts;
pub use settings::{PromptSettings, SetSettings, Stage, View};

/// What can go wrong with a set.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("{}: {source}", path.display())]
    Io { path: PathBuf, source: std::io::Error },
    #[error("{}:{line}: not a judged row: {reason}", path.display())]
    Row { path: PathBuf, line: u64, reason: String },
    #[error("more than 4,294,967,294 rows; build several sets")]
    TooManyRows,
    #[error("{0}")]
    Settings(String),
    #[error("Parquet: {0}")]
    Parquet(#[from] parquet::errors::ParquetError),
    #[error("columns: {0}")]
    Arrow(#[from] arrow::error::ArrowError),
    #[error("JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// The set would break one of its own laws: a fault of this program, never of its input.
    #[error("internal: {0}")]
    Law(String),
    /// The query engine's own words.
    #[error("the question is refused: {0}")]
    Query(String),
    #[error("{}: {reason}", path.display())]
    Release { path: PathBuf, reason: String },
}

impl Error {
    pub(crate) fn io(path: &Path, source: std::io::Error) -> Self {
        Self::Io { path: path.to_owned(), source }
    }
}

pub type Result<T, E = Error> = std::result::Result<T, E>;
