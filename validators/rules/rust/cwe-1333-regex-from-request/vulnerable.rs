use regex::Regex;

pub fn search(pattern: &str) -> Option<Regex> {
    Regex::new(pattern).ok() // finding: pattern-from-value
}

pub fn prefixed(word: String) -> Option<Regex> {
    Regex::new(&format!("^{word}")).ok() // finding: pattern-from-value
}

pub fn nested() -> fancy_regex::Result<fancy_regex::Regex> {
    fancy_regex::Regex::new("^(a+)+$") // finding: nested-repetition
}
