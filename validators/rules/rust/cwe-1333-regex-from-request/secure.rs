use regex::{Regex, RegexBuilder};

pub fn word() -> Option<Regex> {
    Regex::new("^[a-z]+$").ok() // evidence: constant-pattern
}

pub fn quoted(word: &str) -> Option<Regex> {
    Regex::new(&regex::escape(word)).ok() // evidence: sanitized
}

pub fn built() -> Option<Regex> {
    RegexBuilder::new("^[0-9]+$").size_limit(1 << 20).build().ok() // evidence: constant-pattern
}
