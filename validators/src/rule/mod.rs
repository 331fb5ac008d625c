//! Rules: data with their own proof. What is written (`written`) is given its meaning (`compile`, `meant`) and kept in a set
//! (`set`). `prove` alone runs anything. The contract for writers is `docs/rule-contract.md`.

mod compile;
pub mod index;
pub mod meant;
pub mod pattern;
pub mod prove;
pub mod set;
pub mod suggest;
pub mod written;

pub use index::{Role, RuleIndex};
pub use meant::{Labels, PREDICATES, Rule, Shared};
pub use prove::{ProofFailure, prove};
pub use set::{RuleError, RuleSet};
