//! Labelled cases that are built when they are asked for, shared by examples and tests. Knows no judge.

pub mod numbers;
pub mod personal;
pub mod secret_forms;
pub mod secrets;
pub mod secrets_in_files;
pub mod secrets_in_tools;
pub mod trojan;
