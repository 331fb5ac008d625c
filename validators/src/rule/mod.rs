//! The rule contract: what a person writes in `rule.toml`, what it means, and the proof by fixtures.
