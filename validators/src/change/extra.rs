//! Forms of a change that are told by counting: more of what protects, or less of what endangers, than there was before. Each counts over
//! the whole text, so that moving code about shows nothing, and read backwards it shows nothing either.

use assay_manifests::{Hardening, Language};

use super::tokens::Token;

const PROTOTYPES: &[u32] = &[20, 94, 471, 915, 1321];
const REPETITION: &[u32] = &[185, 400, 407, 624, 730, 770, 1333];
const TIMING: &[u32] = &[203, 208, 385];
/// Weaknesses that Rust's types keep out, where they are told enough.
const TYPES: &[u32] = &[119, 125, 362, 366, 367, 415, 416, 662, 664, 667, 672, 758, 787, 820, 821, 824, 825, 843, 908];

/// Names of calls that take as long for a wrong guess as for a right one.
const CONSTANT_TIME: &[&str] = &[
    "compare_digest",
    "timingSafeEqual",
    "constant_time_compare",
    "constant_time_eq",
    "ct_eq",
    "verify_slices_are_equal",
    "safe_str_cmp",
    "secure_compare",
    "secureCompare",
    "fixed_time_eq",
];

pub(super) fn forms(language: Language, old: &[Token<'_>], new: &[Token<'_>], lost: usize) -> Vec<Hardening> {
    let mut found = Vec::new();
    let mut add = |form: &str, cwe: &[u32], note: Option<&Token<'_>>| {
        let note = note.map_or_else(String::new, |token| token.text.chars().take(120).collect());
        found.push(Hardening { form: form.to_owned(), cwe: cwe.to_vec(), note });
    };
    if matches!(language, Language::JavaScript | Language::TypeScript | Language::Tsx) {
        let refuses = |token: &&Token<'_>| token.is_literal() && token.text.contains("__proto__");
        if more(old, new, refuses) {
            add("key-refused", PROTOTYPES, new.iter().find(refuses));
        }
        let owns = |token: &&Token<'_>| matches!(token.text, "hasOwnProperty" | "hasOwn");
        if lost == 0 && more(old, new, owns) {
            add("own-keys-only", PROTOTYPES, new.iter().find(owns));
        }
    }
    let (was, is) = (bare_objects(old), bare_objects(new));
    if is.len() > was.len() {
        add("object-without-prototype", PROTOTYPES, is.last().copied());
    }
    let (was, is) = (checks(old), checks(new));
    if is.len() > was.len() {
        add("check-called", &[], is.last().copied());
    }
    let constant = |token: &&Token<'_>| token.called && CONSTANT_TIME.contains(&token.text);
    if more(old, new, constant) {
        add("compared-in-constant-time", TIMING, new.iter().find(constant));
    }
    let (was, is) = (repetitions(old), repetitions(new));
    if is < was && lost <= 6 {
        add("repetition-taken-out", REPETITION, old.iter().find(|token| unbounded(token.text) > 0));
    }
    if language == Language::Rust && lost == 0 {
        let bound = |token: &&Token<'_>| matches!(token.text, "Send" | "Sync" | "'static" | "'_" | "Copy" | "UnwindSafe" | "unsafe");
        // In the declaration: within the body the same words ask nothing of who calls.
        let (head_before, head_after) = (declaration(old), declaration(new));
        if more(head_before, head_after, bound) {
            add("more-asked-of-types", TYPES, head_after.iter().find(bound));
        }
    }
    found
}

/// Objects that are made without a prototype: `Object.create(null)`.
fn bare_objects<'a>(tokens: &'a [Token<'a>]) -> Vec<&'a Token<'a>> {
    let is = |run: &&[Token<'_>]| run[0].text == "create" && run[1].text == "(" && run[2].text == "null";
    tokens.windows(3).filter(is).map(|run| &run[0]).collect()
}

/// Calls that stand as statements and whose name says that they refuse what is not right: nothing is done with what they give.
fn checks<'a>(tokens: &'a [Token<'a>]) -> Vec<&'a Token<'a>> {
    let stands_alone = |at: usize| {
        let mut begin = at;
        while begin >= 2 && matches!(tokens[begin - 1].text, "." | "::" | "->" | "?.") && tokens[begin - 2].line == tokens[at].line {
            begin -= 2;
        }
        tokens[begin].first || tokens[begin - 1].text == "await"
    };
    tokens
        .iter()
        .enumerate()
        .filter(|(at, token)| token.called && says_check(token.text) && stands_alone(*at))
        .map(|(_, token)| token)
        .collect()
}

/// Whether the first word of a name is one of refusing: `validate_key`, `checkOptions`, `_ensure`.
fn says_check(name: &str) -> bool {
    const WORDS: &[&str] = &["check", "validate", "verify", "ensure", "refuse", "reject", "forbid", "enforce"];
    let name = name.trim_start_matches('_');
    WORDS.iter().any(|word| name.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_lowercase())))
}

fn more<'a>(old: &'a [Token<'a>], new: &'a [Token<'a>], is: impl Fn(&&'a Token<'a>) -> bool) -> bool {
    new.iter().filter(&is).count() > old.iter().filter(&is).count()
}

/// The tokens from the last `fn` that opens a body up to that body.
fn declaration<'a>(tokens: &'a [Token<'a>]) -> &'a [Token<'a>] {
    let Some(at) = tokens.iter().position(|token| token.text == "fn") else { return &[] };
    let start = tokens[..at].iter().rposition(|token| matches!(token.text, "{" | "}" | ";")).map_or(0, |at| at + 1);
    let end = tokens[at..].iter().position(|token| token.text == "{").map_or(tokens.len(), |end| at + end);
    &tokens[start..end]
}

fn repetitions(tokens: &[Token<'_>]) -> usize {
    tokens.iter().map(|token| unbounded(token.text)).sum()
}

/// Repetitions without an upper bound in a token that looks like a regular expression.
fn unbounded(text: &str) -> usize {
    let looks = text.len() > 3 && (text.contains('\\') || text.contains('[') || text.contains("(?")) && !text.contains('\n');
    if !looks {
        return 0;
    }
    let bytes = text.as_bytes();
    (1..bytes.len())
        .filter(|at| match bytes[*at] {
            b'+' | b'*' => {
                let before = bytes[*at - 1];
                let escaped = *at > 1 && before == b'\\';
                !escaped && (matches!(before, b')' | b']' | b'.') || (before.is_ascii_alphabetic() && *at > 1 && bytes[*at - 2] == b'\\'))
            }
            b'}' => bytes[*at - 1] == b',',
            _ => false,
        })
        .count()
}

#[cfg(test)]
mod tests {
    use assay_manifests::Language;

    use crate::change::compare;

    #[track_caller]
    fn hardens(language: Language, before: &str, after: &str, form: &str) {
        let has = |change: &[assay_manifests::Hardening]| change.iter().any(|item| item.form == form);
        let there = compare(language, before, after);
        assert!(has(&there.hardening) && !has(&there.softening), "forwards: {there:?}");
        let back = compare(language, after, before);
        assert!(has(&back.softening) && !has(&back.hardening), "backwards: {back:?}");
    }

    #[test]
    fn keys_of_prototypes_are_refused() {
        let before = "function set(o, k, v) {\n  keys(k).filter(Boolean).forEach(x => { o[x] = v })\n}\n";
        let after = "function set(o, k, v) {\n  keys(k).filter(x => x !== '__proto__').forEach(x => { o[x] = v })\n}\n";
        hardens(Language::JavaScript, before, after, "key-refused");
    }

    #[test]
    fn an_object_may_come_without_a_prototype() {
        let before = "function Store() {\n  this.items = {}\n}\n";
        hardens(Language::JavaScript, before, "function Store() {\n  this.items = Object.create(null)\n}\n", "object-without-prototype");
    }

    #[test]
    fn a_check_may_be_called_before_a_value_is_used() {
        let before = "def add(self, key, value):\n    key = self.make_key(key)\n    return self.cache.add(key, value)\n";
        let after = before.replace("    return", "    self.validate_key(key)\n    return");
        hardens(Language::Python, before, &after, "check-called");
        let used = before.replace("self.make_key(key)", "self.checked(self.validate_key(key))");
        assert!(compare(Language::Python, before, &used).hardening.is_empty(), "what it gives is used: it may be anything");
        let other = before.replace("    return", "    self.checkout(key)\n    return");
        assert!(compare(Language::Python, before, &other).hardening.is_empty(), "another word begins alike");
    }

    #[test]
    fn a_comparison_may_take_constant_time() {
        let before = "def f(a, b):\n    return a == b\n";
        hardens(Language::Python, before, "def f(a, b):\n    return hmac.compare_digest(a, b)\n", "compared-in-constant-time");
    }

    #[test]
    fn an_expression_may_repeat_less() {
        let before = "def f(a):\n    return re.match(r'^(\\s*a+)+[0-9]*$', a)\n";
        let after = "def f(a):\n    return re.match(r'^\\s*a+$', a)\n";
        hardens(Language::Python, before, after, "repetition-taken-out");
        let moved = "def f(a):\n    b = re.match(r'^(\\s*a+)+[0-9]*$', a)\n    return b\n";
        assert!(compare(Language::Python, before, moved).hardening.is_empty());
    }

    #[test]
    fn a_declaration_may_ask_for_more() {
        let before = "impl<T> Cell<T> {\n    pub fn get(&self) -> &T {\n        unsafe { &*self.p }\n    }\n}\n";
        let after = "impl<T> Cell<T> {\n    pub unsafe fn get(&self) -> &T {\n        unsafe { &*self.p }\n    }\n}\n";
        hardens(Language::Rust, before, after, "more-asked-of-types");
    }
}
