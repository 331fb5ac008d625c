//! Whole runs of the real binary: what a person types, and what they get.

mod common;

mod audit;
mod build;
mod check;
mod fixes;
mod history;
mod old;
mod publish;
mod release;
mod tamper;
mod tidy;
mod vetting;
mod views;
