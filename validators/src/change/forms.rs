//! Forms of a change that hardens. Each is a sign and no proof: what a pair needs beside it is for admission to say.

use std::collections::BTreeMap;

use assay_manifests::{Hardening, Language};

use super::{Hunk, extra, tokens::Token};

/// Weaknesses that a check of a length, an index or a number mends.
const BOUNDS: &[u32] = &[20, 119, 120, 121, 122, 125, 129, 131, 190, 191, 193, 369, 400, 674, 680, 681, 770, 787, 789, 834, 835, 1284];
/// Weaknesses that a check for absence mends.
const ABSENCE: &[u32] = &[20, 252, 415, 416, 457, 476, 690, 754, 824, 908];
/// Weaknesses of memory: a guard of another kind says little of them by itself, but not nothing.
const MARKUP: &[u32] = &[74, 77, 78, 79, 80, 83, 87, 88, 89, 90, 91, 93, 94, 113, 116, 117, 150, 838, 943];
const PATHS: &[u32] = &[22, 23, 35, 36, 59, 61, 73, 434, 706];
const COPIES: &[u32] = &[119, 120, 121, 122, 125, 242, 676, 787, 788];
const NUMBERS: &[u32] = &[119, 120, 122, 125, 129, 131, 190, 191, 680, 681, 682, 787];
const FREED: &[u32] = &[415, 416, 672, 825];

/// Calls without a bound, and with one.
const UNBOUNDED: &[&str] =
    &["strcpy", "strcat", "sprintf", "vsprintf", "gets", "stpcpy", "wcscpy", "wcscat", "lstrcpy", "lstrcat", "_mbscpy"];
const BOUNDED: &[&str] = &[
    "strncpy",
    "strlcpy",
    "strncat",
    "strlcat",
    "snprintf",
    "vsnprintf",
    "fgets",
    "strcpy_s",
    "strcat_s",
    "sprintf_s",
    "strscpy",
    "wcsncpy",
    "asprintf",
    "getline",
    "stpncpy",
];

/// Words of calls that make a value harmless in another language's text, or keep it below a folder.
const NEUTRALISING: &[&str] = &[
    "escape",
    "escaped",
    "sanitize",
    "sanitized",
    "sanitizer",
    "sanitise",
    "purify",
    "bleach",
    "htmlspecialchars",
    "htmlentities",
    "quote",
    "escapeshellarg",
    "escapeshellcmd",
    "addslashes",
];
const CONFINING: &[&str] = &["realpath", "normpath", "abspath", "basename", "canonicalize", "canonical", "confine"];

pub(super) fn forms(language: Language, old: &[Token<'_>], new: &[Token<'_>], hunks: &[Hunk]) -> Vec<Hardening> {
    let runs = Runs::of(old, new, hunks);
    let mut found = Vec::new();
    found.extend(guard(language, &runs));
    found.extend(neutralised(old, new, &runs));
    found.extend(bounded(&runs));
    found.extend(clamped(&runs));
    found.extend(widened(&runs));
    found.extend(cleared(&runs));
    found.extend(set_apart(&runs));
    found.extend(query_fixed(old, new, &runs));
    found.extend(extra::forms(language, old, new, runs.lost));
    found
}

/// Inserted and removed runs of tokens.
struct Runs<'a> {
    inserted: Vec<&'a [Token<'a>]>,
    removed: Vec<&'a [Token<'a>]>,
    /// Names and literals that were removed and stand nowhere in what was inserted.
    lost: usize,
    /// Conditional compilation changed: what was added may not be compiled at all.
    conditional: bool,
}

impl<'a> Runs<'a> {
    fn of(old: &'a [Token<'a>], new: &'a [Token<'a>], hunks: &[Hunk]) -> Self {
        let inserted: Vec<&[Token<'_>]> = hunks.iter().map(|hunk| &new[hunk.new.0..hunk.new.1]).collect();
        let removed: Vec<&[Token<'_>]> = hunks.iter().map(|hunk| &old[hunk.old.0..hunk.old.1]).collect();
        let there = |text: &str| inserted.iter().any(|run| run.iter().any(|token| token.text == text));
        let lost = removed.iter().flat_map(|run| run.iter()).filter(|t| (t.is_name() || t.is_literal()) && !there(t.text)).count();
        let conditional = inserted
            .iter()
            .chain(&removed)
            .any(|run| run.iter().any(|token| token.text.starts_with("#if") || token.text.starts_with("#e")));
        Self { inserted, removed, lost, conditional }
    }

    fn count(runs: &[&[Token<'_>]]) -> usize {
        runs.iter().map(|run| run.len()).sum()
    }

    /// What was added is at least twice what was taken away, and nothing that was taken away is gone.
    fn adds(&self) -> bool {
        self.lost == 0 && !self.conditional && Self::count(&self.removed) * 2 <= Self::count(&self.inserted)
    }
}

/// Conditions that were added: with an early end, around code that was there, or as a further part of a condition.
fn guard(language: Language, runs: &Runs<'_>) -> Option<Hardening> {
    if !runs.adds() || runs.removed.iter().any(|run| !guards(language, run).is_empty()) {
        return None;
    }
    let all: Vec<Guard<'_>> = runs.inserted.iter().flat_map(|run| guards(language, run)).collect();
    let first = all.first()?;
    let (bound, absent, other) = all.iter().fold((false, false, false), |kinds, guard| {
        let (b, a) = (guard.asks_bound(), guard.asks_absence());
        (kinds.0 | b, kinds.1 | a, kinds.2 | (!b && !a) | guard.calls())
    });
    let mut cwe: Vec<u32> = Vec::new();
    if !other {
        cwe.extend(bound.then_some(BOUNDS).into_iter().chain(absent.then_some(ABSENCE)).flatten());
        cwe.sort_unstable();
        cwe.dedup();
    }
    Some(Hardening { form: "guard-added".to_owned(), cwe, note: shown(first.0) })
}

/// The tokens of a condition.
struct Guard<'a>(&'a [Token<'a>]);

impl Guard<'_> {
    fn asks_bound(&self) -> bool {
        self.0.iter().any(|token| matches!(token.text, "<" | ">" | "<=" | ">="))
    }

    fn asks_absence(&self) -> bool {
        let absent = |token: &Token<'_>| matches!(token.text, "NULL" | "nullptr" | "None" | "null" | "nil" | "undefined" | "!");
        let bare =
            !self.0.iter().any(|t| matches!(t.text, "(" | "==" | "!=" | "===" | "!==" | "<" | ">" | "<=" | ">=" | "&" | "+" | "-" | "in"));
        bare || self.0.iter().any(absent)
    }

    fn calls(&self) -> bool {
        self.0.iter().any(|token| token.called)
    }
}

fn guards<'a>(language: Language, run: &'a [Token<'a>]) -> Vec<Guard<'a>> {
    let mut found = Vec::new();
    let text = |at: usize| run.get(at).map_or("", |token| token.text);
    let bare = matches!(language, Language::Python | Language::Ruby | Language::Go | Language::Rust | Language::Kotlin);
    if !run.iter().any(|token| is_condition(token.text)) {
        // A further part of a condition that was there.
        if let Some(at) = run.iter().position(|token| matches!(token.text, "&&" | "||" | "and" | "or")) {
            let part = if at + 1 < run.len() { &run[at + 1..] } else { &run[..at] };
            if !part.is_empty() {
                found.push(Guard(part));
            }
        }
    }
    let mut at = 0;
    while at < run.len() {
        if is_condition(text(at)) {
            let (cond, next) = condition(run, at + 1, bare);
            // In Python a condition that does not begin its line chooses between values, and guards nothing.
            let chooses = is_inner(cond) || (language == Language::Python && !run[at].first);
            if !chooses && (ends_early(run, next) || sets_default(run, next, cond)) {
                found.push(Guard(cond));
            }
            at = next.max(at + 1);
            continue;
        }
        let begins = at == 0 || matches!(text(at - 1), ";" | "{" | "}" | ":" | ")") || run[at - 1].line < run[at].line;
        // A macro that is only compiled for debugging checks nothing where it counts.
        let is_macro = language == Language::Rust && text(at + 1) == "!" && text(at + 2) == "(" && !text(at).starts_with("debug");
        if begins && is_macro && is_check(text(at)) {
            let end = closing(run, at + 2, "(", ")").unwrap_or(run.len() - 1);
            found.push(Guard(&run[at + 3..=end.max(at + 3).min(run.len() - 1)]));
            at = end;
        } else if begins && run[at].called && is_check(text(at)) {
            let end = closing(run, at + 1, "(", ")").unwrap_or(run.len() - 1);
            found.push(Guard(&run[at..=end]));
            at = end;
        }
        at += 1;
    }
    if language == Language::Rust && found.is_empty() && !run.iter().any(|token| is_condition(token.text)) {
        // A statement that is there for its early return alone: `check(x)?;`.
        let ends = run.windows(2).position(|two| two[0].text == "?" && two[1].text == ";");
        if let Some(end) = ends.filter(|_| run.first().is_some_and(|token| token.first && token.text != "let")) {
            found.push(Guard(&run[..end]));
        }
    }
    found
}

fn is_condition(word: &str) -> bool {
    matches!(word, "if" | "while" | "elif" | "unless" | "elsif" | "guard")
}

/// Calls that end the function themselves where something does not hold.
fn is_check(name: &str) -> bool {
    crate::change::forms::words(name).iter().any(|word| {
        matches!(word.as_str(), "check" | "ensure" | "assert" | "require" | "verify" | "validate" | "tcheck" | "tcheck2" | "authorize")
    })
}

/// The condition from `at` on, and where what depends on it begins.
fn condition<'a>(run: &'a [Token<'a>], at: usize, bare: bool) -> (&'a [Token<'a>], usize) {
    if !bare && run.get(at).is_some_and(|token| token.text == "(") {
        return match closing(run, at, "(", ")") {
            Some(end) => (&run[at + 1..end], end + 1),
            None => (&run[at + 1..], run.len()),
        };
    }
    let mut end = at;
    let line = run.get(at).map_or(0, |token| token.line);
    while run.get(end).is_some_and(|token| !matches!(token.text, "{" | ":" | ";" | "then") && token.line < line + 6) {
        end += 1;
    }
    let next = if run.get(end).is_some_and(|token| matches!(token.text, ":" | "then")) { end + 1 } else { end };
    (&run[at.min(end)..end], next)
}

/// Whether the branch at `at` leaves, or holds code that was there before (the run ends within it).
fn ends_early(run: &[Token<'_>], at: usize) -> bool {
    if at >= run.len() {
        return true;
    }
    let leaves = |body: &[Token<'_>]| body.iter().any(|token| is_exit(token));
    if run[at].text == "{" {
        return match closing(run, at, "{", "}") {
            Some(end) => leaves(&run[at..end]),
            None => true,
        };
    }
    let end = run[at..].iter().position(|token| token.text == ";").map_or(run.len(), |end| at + end);
    leaves(&run[at..end.min(at + 60)])
}

/// Whether a condition stands inside of brackets that open before it, as in a comprehension: it chooses, and guards nothing.
fn is_inner(cond: &[Token<'_>]) -> bool {
    let mut depth = 0i32;
    cond.iter().any(|token| {
        match token.text {
            "(" | "[" => depth += 1,
            ")" | "]" => depth -= 1,
            _ => {}
        }
        depth < 0
    })
}

/// Whether the branch at `at` does nothing but give another value to what the condition asks about.
fn sets_default(run: &[Token<'_>], at: usize, cond: &[Token<'_>]) -> bool {
    let at = if run.get(at).is_some_and(|token| token.text == "{") { at + 1 } else { at };
    let asked = |token: &Token<'_>| token.is_name() && cond.iter().any(|other| other.text == token.text);
    let assigns = run.get(at).is_some_and(asked) && run.get(at + 1).is_some_and(|token| token.text == "=");
    assigns && run.get(at..).is_some_and(|rest| rest.iter().take(12).filter(|token| token.text == ";").count() <= 1)
}

fn is_exit(token: &Token<'_>) -> bool {
    if matches!(token.text, "return" | "goto" | "break" | "continue" | "throw" | "raise" | "exit" | "abort" | "next" | "die" | "panic") {
        return true;
    }
    let ends = ["throw", "raise", "abort", "fail", "panic", "bail", "reject", "deny", "exit", "fatal", "die"];
    let begins = token.text.to_ascii_lowercase();
    token.called
        && (begins.starts_with("throw")
            || begins.starts_with("error")
            || words(token.text).iter().any(|word| ends.contains(&word.as_str())))
}

fn closing(run: &[Token<'_>], at: usize, open: &str, close: &str) -> Option<usize> {
    let mut depth = 0;
    for (index, token) in run.iter().enumerate().skip(at) {
        if token.text == open {
            depth += 1;
        } else if token.text == close {
            depth -= 1;
            if depth == 0 {
                return Some(index);
            }
        }
    }
    None
}

/// A call that escapes or quotes a value, or resolves a path, which was not there before.
fn neutralised(old: &[Token<'_>], new: &[Token<'_>], runs: &Runs<'_>) -> Option<Hardening> {
    let calls = |tokens: &[Token<'_>]| {
        let mut counts: BTreeMap<String, (i64, bool)> = BTreeMap::new();
        for token in tokens.iter().filter(|token| token.called) {
            let parts = words(token.text);
            let markup = parts.iter().any(|word| NEUTRALISING.contains(&word.as_str())) || encodes(&parts);
            let path = parts.iter().any(|word| CONFINING.contains(&word.as_str()))
                || parts.ends_with(&["secure".to_owned(), "filename".to_owned()]);
            if markup || path {
                counts.entry(token.text.to_owned()).or_insert((0, path)).0 += 1;
            }
        }
        counts
    };
    let (before, after) = (calls(old), calls(new));
    let has = |map: &BTreeMap<String, (i64, bool)>, name: &str| map.get(name).map_or(0, |(n, _)| *n);
    let fewer = before.keys().any(|name| has(&after, name) < has(&before, name));
    let (name, (_, path)) = after.iter().find(|(name, (n, _))| *n > has(&before, name))?;
    if fewer || runs.lost > 2 || runs.conditional {
        return None;
    }
    let cwe = if *path { PATHS } else { MARKUP };
    Some(Hardening { form: "value-neutralised".to_owned(), cwe: cwe.to_vec(), note: name.clone() })
}

/// `encodeURIComponent`, `HtmlEncode`, `forHtml`: an encoding for another language's text, not of characters.
fn encodes(parts: &[String]) -> bool {
    let has = |word: &str| parts.iter().any(|part| part == word);
    (has("encode") || has("encoder") || has("for"))
        && (has("html") || has("uri") || has("url") || has("javascript") || has("css") || has("xml"))
}

fn bounded(runs: &Runs<'_>) -> Option<Hardening> {
    let count = |runs: &[&[Token<'_>]], names: &[&str]| {
        runs.iter().flat_map(|run| run.iter()).filter(|token| token.called && names.contains(&token.text)).count()
    };
    let fewer = count(&runs.removed, UNBOUNDED) > count(&runs.inserted, UNBOUNDED);
    let more = count(&runs.inserted, BOUNDED) > count(&runs.removed, BOUNDED);
    let name = runs.inserted.iter().flat_map(|run| run.iter()).find(|token| BOUNDED.contains(&token.text));
    (fewer && more).then(|| Hardening {
        form: "call-bounded".to_owned(),
        cwe: COPIES.to_vec(),
        note: name.map_or_else(String::new, |token| token.text.to_owned()),
    })
}

/// A minimum or maximum taken of a value that was used as it came.
fn clamped(runs: &Runs<'_>) -> Option<Hardening> {
    let is_clamp = |token: &Token<'_>| {
        token.called && words(token.text).last().is_some_and(|word| matches!(word.as_str(), "min" | "max" | "clamp" | "clip"))
    };
    let mut inserted = runs.inserted.iter().flat_map(|run| run.iter()).filter(|token| is_clamp(token));
    let first = inserted.next()?;
    let removed = runs.removed.iter().any(|run| run.iter().any(is_clamp));
    (!removed && runs.adds()).then(|| Hardening { form: "value-clamped".to_owned(), cwe: NUMBERS.to_vec(), note: first.text.to_owned() })
}

/// A number computed in a wider or checked type.
fn widened(runs: &Runs<'_>) -> Option<Hardening> {
    let is_wide = |token: &Token<'_>| {
        let text = token.text;
        matches!(
            text,
            "size_t" | "uint64_t" | "int64_t" | "u64" | "i64" | "ut64" | "st64" | "SIZE_MAX" | "INT_MAX" | "UINT_MAX" | "LONG_MAX"
        ) || matches!(
            text,
            "checked_add" | "checked_mul" | "checked_sub" | "try_from" | "saturating_add" | "saturating_mul" | "saturating_sub"
        ) || text.ends_with("_overflow")
            || text.starts_with("__builtin_") && text.contains("overflow")
    };
    let wide = |runs: &[&[Token<'_>]]| runs.iter().flat_map(|run| run.iter()).filter(|token| is_wide(token)).count();
    let first = runs.inserted.iter().flat_map(|run| run.iter()).find(|token| is_wide(token))?;
    let fits = wide(&runs.removed) == 0 && runs.lost <= 1 && !runs.conditional;
    fits.then(|| Hardening { form: "number-widened".to_owned(), cwe: NUMBERS.to_vec(), note: first.text.to_owned() })
}

/// A pointer set to nothing, where that statement was not there.
fn cleared(runs: &Runs<'_>) -> Option<Hardening> {
    if !runs.adds() {
        return None;
    }
    // One statement of its own: a branch that sets a pointer among other things is no more than a change.
    for run in runs.inserted.iter().filter(|run| run.len() <= 8) {
        for at in 0..run.len() {
            let is_null = |index: usize| run.get(index).is_some_and(|token| matches!(token.text, "NULL" | "nullptr"));
            let ends = run.get(at + 2).is_none_or(|token| token.text == ";");
            if run[at].text == "=" && is_null(at + 1) && ends && at > 0 && run[at - 1].is_name() {
                let declares = at > 1 && (run[at - 2].text == "*" || run[at - 2].is_word());
                if !declares {
                    return Some(Hardening { form: "pointer-cleared".to_owned(), cwe: FREED.to_vec(), note: shown(&run[at - 1..at + 2]) });
                }
            }
        }
    }
    None
}

/// A command in one text that became a list of arguments: nothing splits it again.
fn set_apart(runs: &Runs<'_>) -> Option<Hardening> {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| c.is_whitespace() || "'\"`,".contains(c)).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let lists = |runs: &[&[Token<'_>]]| runs.iter().flat_map(|run| run.iter()).filter(|token| token.text == "[").count();
    if lists(&runs.inserted) <= lists(&runs.removed) || runs.conditional {
        return None;
    }
    let pieces: Vec<String> =
        runs.inserted.iter().flat_map(|run| run.iter()).filter(|token| token.is_literal()).flat_map(|token| words(token.text)).collect();
    let mut commands = runs.removed.iter().flat_map(|run| run.iter()).filter(|token| token.is_literal() && token.text.contains(' '));
    let command = commands.find(|token| {
        let parts = words(token.text);
        parts.len() >= 2 && parts.iter().take(2).all(|part| pieces.contains(part))
    })?;
    let list = runs.inserted.iter().any(|run| run.windows(2).any(|two| two[0].text == "[" && two[1].is_literal()));
    list.then(|| Hardening {
        form: "arguments-set-apart".to_owned(),
        cwe: vec![74, 77, 78, 88],
        note: command.text.chars().take(80).collect(),
    })
}

/// A query that values were written into, and no longer are.
fn query_fixed(old: &[Token<'_>], new: &[Token<'_>], runs: &Runs<'_>) -> Option<Hardening> {
    let is_query = |text: &str| {
        let upper =
            text.trim_start_matches(|c: char| !c.is_ascii_alphabetic() || "fFrRbBuU".contains(c) && text.len() > 2).to_ascii_uppercase();
        ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "REPLACE ", "CREATE "].iter().any(|verb| upper.contains(verb)) && text.len() > 12
    };
    let written_into = |tokens: &[Token<'_>]| {
        let text = |at: usize| tokens.get(at).map_or("", |token| token.text);
        (0..tokens.len())
            .filter(|at| tokens[*at].is_literal() && is_query(text(*at)))
            .filter(|at| {
                let joined = matches!(text(at + 1), "%" | "+") || *at > 0 && text(at - 1) == "+";
                joined || text(at + 1) == "." && text(at + 2) == "format"
            })
            .count()
    };
    let (before, after) = (written_into(old), written_into(new));
    (before > 0 && after == 0 && !runs.conditional).then(|| Hardening {
        form: "query-text-fixed".to_owned(),
        cwe: vec![89, 564, 943],
        note: format!("{before} of {before}"),
    })
}

/// Words of a name, in lower case.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut last = '_';
    for c in name.chars() {
        if c.is_alphanumeric() {
            let begins = found.is_empty() || !last.is_alphanumeric() || (c.is_uppercase() && !last.is_uppercase());
            if begins {
                found.push(String::new());
            }
            if let Some(word) = found.last_mut() {
                word.extend(c.to_lowercase());
            }
        }
        last = c;
    }
    found
}

/// Tokens as a few words of code.
fn shown(tokens: &[Token<'_>]) -> String {
    let text = tokens.iter().take(16).map(|token| token.text).collect::<Vec<_>>().join(" ");
    text.chars().take(120).collect()
}
