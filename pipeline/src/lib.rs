//! The story: from a command line to a release. Only `harvest` touches the network; only `plan` reads clock and environment; nothing
//! here decides what is admitted.

pub mod artifacts;
pub mod cli;
pub mod cli_release;
pub mod cli_sources;
pub mod commands;
pub mod context;
pub mod declarators;
pub mod documents;
pub mod extract;
pub mod harvest;
pub mod history;
pub mod ignores;
pub mod judge;
pub mod lock;
pub mod outline;
pub mod pairing;
pub mod phrasing;
pub mod plan;
pub mod progress;
pub mod publish;
pub mod recipe;
pub mod revet;
pub mod scanners;
pub mod stages;
pub mod testimony;
pub mod text;
pub mod trust;

pub use assay_manifests::sarif;

/// Stack of a worker thread, in bytes: lowering and the engine recurse over trees of bounded depth.
pub const STACK: usize = 64 << 20;

/// Judging allocates many small things for a short time, on all threads. (The parsers' own memory comes from the C library.)
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
