//! Code far to the right of its line, where editors do not show it. Knows no policy.

use super::{
    Program, in_comment,
    terms::{Term, Terms},
};

/// Code behind a long run of spaces within a line.
pub(super) fn out_of_sight(text: &str, program: &Program<'_>) -> Option<(usize, usize)> {
    let mut at = 0;
    while let Some(start) = run_of_spaces(text.as_bytes(), at) {
        let rest = text[start..].trim_start_matches(' ');
        let code = text.len() - rest.len();
        let line = rest.lines().next().unwrap_or_default();
        let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let does = Terms::of(line);
        let acts = does.has(Term::Evaluate)
            || does.has(Term::Process)
            || does.has(Term::Send)
            || does.has(Term::Decode)
            || ["require(", "import ", "__import__", ".constructor(", "globalThis", "fromCharCode", "global[", "global._"]
                .iter()
                .any(|way| line.contains(way));
        if !text[line_start..start].trim().is_empty() && acts && !in_comment(program, code) {
            return Some((code, code + line.len()));
        }
        at = code.max(start + 1);
    }
    None
}

/// Where the next long run of spaces at or after `from` begins.
pub(super) fn run_of_spaces(text: &[u8], from: usize) -> Option<usize> {
    const LONG: usize = 140;
    // A run of that length stands on one of any places that far apart.
    let mut probe = from + LONG - 1;
    loop {
        if *text.get(probe)? != b' ' {
            probe += LONG;
            continue;
        }
        let before = text[from..probe].iter().rev().take_while(|b| **b == b' ').count();
        let after = text[probe..].iter().take_while(|b| **b == b' ').count();
        if before + after >= LONG {
            return Some(probe - before);
        }
        probe += after + LONG;
    }
}
