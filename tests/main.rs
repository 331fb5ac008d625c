//! Whole runs of the real binary: what a person types, and what they get.

mod audit;
mod build;
mod check;
mod common;
mod documents;
mod fixes;
mod history;
mod old;
mod phrasing;
#[allow(dead_code, reason = "the bench uses the rest")]
mod planted;
mod poison;
mod publish;
mod release;
mod sources;
mod tamper;
mod tidy;
mod versions;
mod vetting;
mod views;
