//! What a change says beside its code: comments that speak of a danger, and whether only imports changed. Looks at lines; knows no grammar
//! beyond the marks of comments.

use std::collections::BTreeSet;

/// Longest comment that is quoted, in characters.
const MAX_QUOTE: usize = 160;

/// Words that are said where a danger is spoken of, in lower case. Each stands at the beginning of a word.
const DANGERS: &[&str] = &[
    "attack",
    "malicious",
    "untrusted",
    "exploit",
    "vulnerab",
    "cve-",
    "ghsa-",
    "security",
    "denial of service",
    "denial-of-service",
    "redos",
    "backtracking",
    "quadratic",
    "exponential time",
    "injection",
    "traversal",
    "path escape",
    "escape the",
    "smuggl",
    "spoof",
    "xss",
    "cross-site",
    "csrf",
    "ssrf",
    "prototype pollution",
    "polluti",
    "pollute",
    "__proto__",
    "timing",
    "constant time",
    "constant-time",
    "unsound",
    "undefined behavior",
    "undefined behaviour",
    "out of bounds",
    "out-of-bounds",
    "use after free",
    "use-after-free",
    "double free",
    "double-free",
    "double drop",
    "overflow",
    "infinite loop",
    "infinite recursion",
    "stack exhaustion",
    "memory exhaustion",
    "uninitialized",
    "uninitialised",
    "dangling",
    "aliasing",
    "symlink",
    "privilege",
    "bypass",
    "leak",
    "sensitive",
    "arbitrary code",
    "code execution",
    "unsanitized",
    "unsanitised",
    "arbitrary file",
    "hijack",
    "tamper",
    "forged",
    "forge ",
    "crlf",
    "zip slip",
    "zip-slip",
    "zip bomb",
    "billion laughs",
    "entity expansion",
    "dos ",
    "panic safe",
    "<script",
];

/// Whether `text` speaks of a danger.
pub fn speaks_of_danger(text: &str) -> bool {
    let lower = text.to_lowercase();
    DANGERS.iter().any(|word| {
        lower.match_indices(word).any(|(at, _)| !lower[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_'))
    })
}

/// Words of a comment that `after` has and `before` has not, where they speak of a danger.
pub(super) fn added_warning(before: &str, after: &str) -> String {
    let known: BTreeSet<&str> = before.lines().map(str::trim).collect();
    let mut block = String::new();
    // Comments of consecutive lines are read as one: a warning rarely stands on one line alone.
    for line in after.lines().chain([""]) {
        let bare = line.trim();
        match comment(bare).filter(|_| !known.contains(bare)) {
            Some(words) => {
                block.push(' ');
                block.push_str(words);
            }
            None => {
                if speaks_of_danger(&block) {
                    return block.trim().chars().take(MAX_QUOTE).collect();
                }
                block.clear();
            }
        }
    }
    String::new()
}

/// The words of a comment on a line: after its mark, wherever that stands.
fn comment(line: &str) -> Option<&str> {
    if let Some(rest) = line.strip_prefix("#").filter(|rest| !rest.starts_with(['[', '!']) && !is_directive(rest)) {
        return Some(rest.trim());
    }
    for mark in ["//", "/*", "*", "--", "<!--"] {
        if let Some(rest) = line.strip_prefix(mark) {
            return Some(rest.trim_start_matches(['/', '*', '!']).trim_end_matches("*/").trim());
        }
    }
    ["  # ", " // "].iter().find_map(|mark| line.split_once(mark)).map(|(_, words)| words.trim())
}

fn is_directive(rest: &str) -> bool {
    ["include", "define", "if", "el", "endif", "undef", "pragma", "error"].iter().any(|word| rest.trim_start().starts_with(word))
}

/// Whether both texts are the same once what they import is left out of them.
pub(super) fn imports_only(before: &str, after: &str) -> bool {
    without_imports(before) == without_imports(after)
}

fn without_imports(text: &str) -> Vec<&str> {
    let mut kept = Vec::new();
    let mut depth = 0i32;
    for line in text.lines() {
        let bare = line.trim();
        let brackets = |line: &str| {
            line.chars().fold(0i32, |depth, c| match c {
                '(' | '{' => depth + 1,
                ')' | '}' => depth - 1,
                _ => depth,
            })
        };
        if depth > 0 {
            depth += brackets(bare);
            continue;
        }
        let is_import = ["import ", "from ", "use ", "pub use ", "#include", "using ", "require ", "require_once ", "extern crate "]
            .iter()
            .any(|word| bare.starts_with(word))
            || (["const ", "let ", "var "].iter().any(|word| bare.starts_with(word)) && bare.contains("require("));
        if is_import {
            depth = brackets(bare).max(0);
        } else if !bare.is_empty() {
            kept.push(bare);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_that_was_added_may_speak_of_a_danger() {
        let before = "def f(a):\n    # an attack on nobody\n    return g(a)\n";
        let after = "def f(a):\n    # an attack on nobody\n    # Limit the length: the expression\n    # is vulnerable to ReDoS.\n    return g(a[:9])\n";
        assert_eq!(added_warning(before, after), "Limit the length: the expression is vulnerable to ReDoS.");
        assert_eq!(added_warning(after, before), "");
        assert_eq!(added_warning(before, "def f(a):\n    # faster\n    return h(a)\n"), "");
    }

    #[test]
    fn words_are_asked_whole() {
        assert!(speaks_of_danger("Prevent prototype pollution") && speaks_of_danger("fixes CVE-2020-1"));
        assert!(!speaks_of_danger("a stattiming of things"));
    }

    #[test]
    fn imports_are_told_from_code() {
        let one = "import os\nfrom typing import (\n    Any,\n)\n\ndef f():\n    return 1\n";
        assert!(imports_only(one, "import sys\n\ndef f():\n    return 1\n"));
        assert!(!imports_only(one, "import sys\n\ndef f():\n    return 2\n"));
    }
}
