//! The story: from a command line to a release. Only `harvest` touches the network; only `plan` reads clock and environment; nothing
//! here decides what is admitted.

pub mod cli;
pub mod commands;
pub mod extract;
pub mod harvest;
pub mod ignores;
pub mod judge;
pub mod lock;
pub mod plan;
pub mod progress;
pub mod recipe;
pub mod sarif;
pub mod scanners;
pub mod stages;
pub mod text;

/// Stack of a worker thread, in bytes: lowering and the engine recurse over trees of bounded depth.
pub const STACK: usize = 64 << 20;
