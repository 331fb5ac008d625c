//! Whole runs of the real binary: what a person types, and what they get.

mod common;

mod build;
mod check;
mod release;
mod tidy;
mod vetting;
