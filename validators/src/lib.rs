//! Judges: what is dangerous, what is safe, shown on a sample. Knows nothing of where samples come from, what set they
//! end in, the network, the clock or the environment.

pub mod advisory;
pub mod change;
pub mod declared;
pub mod document;
pub mod fingerprint;
pub mod flow;
mod fragment;
pub mod judges;
mod needles;
pub mod panel;
pub mod parse;
pub mod rule;
pub mod scanners;
mod syntax;
pub mod tree;
