//! What a change does to a unit of code: which parts differ, whether it is more than formatting or renaming, and whether it hardens by its
//! form: a guard is added, a value neutralised, a call bounded. Looks at the two texts alone; knows no claim, no rule and no policy.
//!
//! Forms are one sided on purpose: each asks that something was added and nothing of the kind taken away, so that a change read
//! backwards does not show the same form.

mod comments;
mod extra;
mod forms;
mod tokens;

use assay_manifests::{Change, Language};
use similar::{Algorithm, DiffOp, capture_diff_slices};

pub use comments::speaks_of_danger;
use tokens::{Token, tokens};

/// Longest text that is compared, in bytes.
const MAX_BYTES: usize = 256 << 10;

/// Compares two states of one unit.
pub fn compare(language: Language, before: &str, after: &str) -> Change {
    if before.len().max(after.len()) > MAX_BYTES {
        return Change { before: vec![(0, before.len() as u32)], after: vec![(0, after.len() as u32)], ..Change::default() };
    }
    let (old, new) = (tokens(language, before), tokens(language, after));
    let same = |a: &Token<'_>, b: &Token<'_>| a.text == b.text;
    if old.len() == new.len() && old.iter().zip(&new).all(|(a, b)| same(a, b)) {
        return Change { formatting_only: true, ..Change::default() };
    }
    let hunks = hunks(&old, &new);
    let backwards: Vec<Hunk> = hunks.iter().map(|hunk| Hunk { old: hunk.new, new: hunk.old }).collect();
    let span = |range: (usize, usize), of: &[Token<'_>]| -> Option<(u32, u32)> {
        (range.1 > range.0).then(|| (of[range.0].start as u32, of[range.1 - 1].end as u32))
    };
    Change {
        formatting_only: false,
        imports_only: comments::imports_only(before, after),
        renaming_only: renames_only(&old, &new),
        warns: comments::added_warning(before, after),
        hardening: forms::forms(language, &old, &new, &hunks),
        softening: forms::forms(language, &new, &old, &backwards),
        before: hunks.iter().filter_map(|hunk| span(hunk.old, &old)).collect(),
        after: hunks.iter().filter_map(|hunk| span(hunk.new, &new)).collect(),
    }
}

/// A run of tokens `old` that a run `new` takes the place of; either may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Hunk {
    old: (usize, usize),
    new: (usize, usize),
}

/// Differences: by line first, so that whole statements stay together, then by token within changed lines.
fn hunks(old: &[Token<'_>], new: &[Token<'_>]) -> Vec<Hunk> {
    let (old_lines, new_lines) = (lines(old), lines(new));
    let text = |lines: &[(usize, usize)], of: &[Token<'_>]| -> Vec<String> {
        lines.iter().map(|(from, to)| of[*from..*to].iter().map(|t| t.text).collect::<Vec<_>>().join("\u{1f}")).collect()
    };
    let (old_texts, new_texts) = (text(&old_lines, old), text(&new_lines, new));
    let place = |lines: &[(usize, usize)], at: usize, end: usize| lines.get(at).map_or(end, |line| line.0);
    let mut found = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old_texts, &new_texts) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let (o, n) = (op.old_range(), slid(op.new_range(), op.old_range().is_empty(), &new_texts));
        let old_run = (place(&old_lines, o.start, old.len()), place(&old_lines, o.end, old.len()));
        let new_run = (place(&new_lines, n.start, new.len()), place(&new_lines, n.end, new.len()));
        if old_run.0 == old_run.1 || new_run.0 == new_run.1 {
            found.push(Hunk { old: old_run, new: new_run });
            continue;
        }
        let words = |of: &[Token<'_>], run: (usize, usize)| of[run.0..run.1].iter().map(|t| t.text.to_owned()).collect::<Vec<_>>();
        for op in capture_diff_slices(Algorithm::Myers, &words(old, old_run), &words(new, new_run)) {
            if !matches!(op, DiffOp::Equal { .. }) {
                let (o, n) = (op.old_range(), op.new_range());
                found.push(Hunk { old: (old_run.0 + o.start, old_run.0 + o.end), new: (new_run.0 + n.start, new_run.0 + n.end) });
            }
        }
    }
    found
}

/// Inserted lines that begin with what closes a block are moved up by one block, where the text allows it: the statement that was
/// added then stands whole.
fn slid(range: std::ops::Range<usize>, pure: bool, lines: &[String]) -> std::ops::Range<usize> {
    let (mut start, mut end) = (range.start, range.end);
    while pure
        && start > 0
        && end > start
        && lines[start - 1] == lines[end - 1]
        && lines[start].starts_with(['}', ')']) | lines[start].starts_with("end")
    {
        start -= 1;
        end -= 1;
    }
    start..end
}

/// Lines as runs of tokens.
fn lines(tokens: &[Token<'_>]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match found.last_mut() {
            Some(last) if tokens[last.0].line == token.line => last.1 = at + 1,
            _ => found.push((at, at + 1)),
        }
    }
    found
}

/// Whether the texts differ in names alone, each name replaced by one other throughout.
fn renames_only(old: &[Token<'_>], new: &[Token<'_>]) -> bool {
    let mut there = std::collections::BTreeMap::new();
    let mut back = std::collections::BTreeMap::new();
    old.len() == new.len()
        && old.iter().zip(new).all(|(a, b)| {
            if !a.is_name() || !b.is_name() {
                return a.text == b.text;
            }
            // What is called by another name does another thing, unless the name is only spelt in other letters.
            let fits = !a.called || a.text.eq_ignore_ascii_case(b.text);
            fits && *there.entry(a.text).or_insert(b.text) == b.text && *back.entry(b.text).or_insert(a.text) == a.text
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(language: Language, before: &str, after: &str) -> Vec<String> {
        let change = compare(language, before, after);
        let forms = change.hardening.iter().map(|item| item.form.clone());
        forms.chain(change.softening.iter().map(|item| format!("-{}", item.form))).collect()
    }

    #[track_caller]
    fn hardens(language: Language, before: &str, after: &str, form: &str) {
        assert_eq!(shown(language, before, after), [form], "forwards");
        assert_eq!(shown(language, after, before), [format!("-{form}")], "backwards");
    }

    #[test]
    fn a_guard_that_leaves_early_hardens_and_its_removal_softens() {
        let before = "int get(struct s *p, int i)\n{\n    return p->items[i];\n}\n";
        let bound = "int get(struct s *p, int i)\n{\n    if (i < 0 || i >= p->count)\n        return -1;\n    return p->items[i];\n}\n";
        hardens(Language::C, before, bound, "guard-added");
        let wrapped = "int get(struct s *p, int i)\n{\n    if (p != NULL) {\n        return p->items[i];\n    }\n}\n";
        hardens(Language::C, before, wrapped, "guard-added");
        let python = "def f(path):\n    return open(path)\n";
        let checked = "def f(path):\n    if not path.startswith(ROOT):\n        raise ValueError(path)\n    return open(path)\n";
        hardens(Language::Python, python, checked, "guard-added");
    }

    #[test]
    fn a_condition_that_asks_for_more_is_a_guard() {
        let before = "void f(int *a, int n, int i) {\n    if (a[0] == 1) {\n        g(a[i]);\n    }\n}\n";
        let after = "void f(int *a, int n, int i) {\n    if (a[0] == 1 && i < n) {\n        g(a[i]);\n    }\n}\n";
        hardens(Language::C, before, after, "guard-added");
    }

    #[test]
    fn a_value_that_is_neutralised_hardens() {
        let before = "function show(name) {\n  return '<b>' + name + '</b>';\n}\n";
        let after = "function show(name) {\n  return '<b>' + escapeHtml(name) + '</b>';\n}\n";
        hardens(Language::JavaScript, before, after, "value-neutralised");
    }

    #[test]
    fn a_call_that_is_bounded_hardens() {
        let before = "void f(char *d, const char *s) {\n    strcpy(d, s);\n}\n";
        let after = "void f(char *d, const char *s) {\n    snprintf(d, 16, \"%s\", s);\n}\n";
        hardens(Language::C, before, after, "call-bounded");
    }

    #[test]
    fn a_command_in_parts_and_a_query_without_values_harden() {
        let before = "def f(a):\n    cmd = 'show port -name %s' % a\n    return run(cmd)\n";
        let after = "def f(a):\n    cmd = ['show', 'port', '-name', a]\n    return run(cmd)\n";
        hardens(Language::Python, before, after, "arguments-set-apart");
        let before = "def f(db, a):\n    text = \"DELETE FROM post WHERE id=%d\" % (a)\n    return db.run(text)\n";
        let after = "def f(db, a):\n    text = \"DELETE FROM post WHERE id=%s\"\n    return db.run(text, [a])\n";
        hardens(Language::Python, before, after, "query-text-fixed");
    }

    #[test]
    fn a_default_for_what_is_absent_is_a_guard() {
        let before = "int f(struct s *d)\n{\n    return g(d->text);\n}\n";
        let after = "int f(struct s *d)\n{\n    if (d == NULL)\n        d = &empty;\n    return g(d->text);\n}\n";
        hardens(Language::C, before, after, "guard-added");
    }

    #[test]
    fn refactoring_shows_nothing() {
        for (before, after) in [
            ("def f(a):\n    return [g(k) for k in a]\n", "def f(a):\n    return [g(k) for k in a if ok(k)]\n"),
            ("def f(a):\n    x = g(a)\n    return x\n", "def f(a):\n    return g(a)\n"),
            ("def f(a):\n    log.info(a)\n    return g(a)\n", "def f(a):\n    log.debug('called with %s', a)\n    return g(a)\n"),
            (
                "def f(a):\n    if a > 3:\n        return 1\n    return g(a)\n",
                "def f(a):\n    if a >= limit(4):\n        return 2\n    return h(a)\n",
            ),
        ] {
            assert_eq!(shown(Language::Python, before, after), Vec::<String>::new(), "{after}");
        }
    }

    #[test]
    fn formatting_and_renaming_are_told_from_change() {
        let change = compare(Language::C, "int f(int a){return a+1;}", "int f(int a)\n{\n    /* one more */\n    return a + 1;\n}\n");
        assert!(change.formatting_only && change.hardening.is_empty());
        let change = compare(Language::Python, "def f(a):\n    return a + a\n", "def f(b):\n    return b + b\n");
        assert!(change.renaming_only && !change.formatting_only);
        let change = compare(Language::Python, "def f(a):\n    return md5(a)\n", "def f(a):\n    return sha256(a)\n");
        assert!(!change.renaming_only);
        let change = compare(Language::JavaScript, "function f(a) { return new URL(a) }", "function f(a) { return new Url(a) }");
        assert!(change.renaming_only, "the same name in other letters");
    }

    #[test]
    fn spans_are_what_changed() {
        let (before, after) = ("f(a, b)\ng(x)\n", "f(a, c)\ng(x)\n");
        let change = compare(Language::Python, before, after);
        let part =
            |text: &'static str, spans: &[(u32, u32)]| spans.iter().map(|(a, b)| &text[*a as usize..*b as usize]).collect::<Vec<_>>();
        assert_eq!((part(before, &change.before), part(after, &change.after)), (vec!["b"], vec!["c"]));
    }

    #[test]
    fn hostile_texts_are_compared() {
        for language in Language::ALL {
            for text in ["", "((((", "'", "\u{0}", "/*", "é", "#if 0\n#if"] {
                let _ = compare(*language, text, "if (");
                let _ = compare(*language, "x &&", text);
            }
        }
    }
}
