//! Variables of a script that a test keeps to what is written there, and where in the text that holds: inside of the branch that the test
//! guards, or behind it, where the other branch ends the script. Knows how shells test, no program.

use std::{collections::BTreeMap, ops::Range};

use tree_sitter::Node as Syntax;

use super::{
    around_command::Around,
    carried::variables,
    status::{Failure, ends, failure},
};

/// Of a choice no more branches are read than this.
const MAX_BRANCHES: usize = 256;
/// The condition of an `if` has no more parts than this.
const MAX_CONDITION: usize = 64;

/// Where each variable is kept to something, in bytes of the script.
#[derive(Default)]
pub(super) struct Kept(BTreeMap<String, Vec<Range<usize>>>);

impl Kept {
    /// Whether a variable is kept to something at a place.
    pub fn holds(&self, name: &str, at: usize) -> bool {
        self.0.get(name).is_some_and(|ranges| ranges.iter().any(|range| range.contains(&at)))
    }

    /// Names that are kept to something anywhere.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        self.0.keys()
    }

    /// Reads a test or a choice below the nodes that `around` knows.
    pub fn read(&mut self, node: Syntax<'_>, around: &Around<'_>, text: &str) {
        match node.kind() {
            "test_command" => {
                let (negated, names) = kept(text.get(node.byte_range()).unwrap_or_default());
                if let Some(range) = names.first().and_then(|_| where_true(node, negated, around, text)) {
                    self.add(names, range);
                }
            }
            "case_statement" => self.choice(node, around, text),
            _ => {}
        }
    }

    fn add(&mut self, names: Vec<String>, range: Range<usize>) {
        for name in names {
            self.0.entry(name).or_default().push(range.clone());
        }
    }

    fn choice(&mut self, node: Syntax<'_>, around: &Around<'_>, text: &str) {
        let of = |node: Syntax<'_>| text.get(node.byte_range()).unwrap_or_default();
        let names = node.child_by_field_name("value").map(|value| variables(of(value))).unwrap_or_default();
        let mut cursor = node.walk();
        let items: Vec<Syntax<'_>> =
            node.named_children(&mut cursor).filter(|item| item.kind() == "case_item").take(MAX_BRANCHES + 1).collect();
        if names.is_empty() || items.len() > MAX_BRANCHES {
            return;
        }
        // Every value that goes on behind the choice is one of those written there.
        let (mut named_only, mut others_end) = (true, false);
        for item in items {
            let pattern = of(item).split_once(')').map(|(pattern, _)| pattern.trim().trim_start_matches('(')).unwrap_or_default();
            let literal = !pattern.contains(['*', '?', '[', '$', '`']);
            let ending = ends_in(item, text);
            if literal {
                self.add(names.clone(), item.byte_range());
            }
            // `*[!0-9]*) exit` ends with every value that has something else in it.
            let refuses = pattern.split('|').any(|one| one.trim().starts_with("*[!") && one.trim().ends_with("]*"));
            let replaced = pattern == "*" && names.iter().all(|name| set_to_a_word(of(item), name));
            others_end |= ending && (pattern == "*" || refuses) || replaced;
            named_only &= literal || ending || others_end && pattern == "*";
        }
        if named_only && others_end {
            self.add(names, node.end_byte()..scope(around, text));
        }
    }
}

/// Whether a branch does nothing but set a variable to a word written there.
fn set_to_a_word(branch: &str, name: &str) -> bool {
    let Some((_, body)) = branch.split_once(')') else { return false };
    let body = body.trim().trim_end_matches(";;").trim().trim_end_matches(';');
    let value = body.strip_prefix(name).and_then(|rest| rest.strip_prefix('='));
    value.is_some_and(|value| !value.is_empty() && !value.contains(['$', '`', ';', '&', '|', '\n', '(']))
}

/// The variables that a test keeps to something, a pattern with both ends, numbers, or a word, and whether that is so where it is false.
fn kept(test: &str) -> (bool, Vec<String>) {
    let inner = test.trim_start_matches('[').trim_end_matches(']').trim();
    let (negated, inner) = inner.strip_prefix("! ").map_or((false, inner), |inner| (true, inner.trim()));
    (negated, kept_where_true(test, inner))
}

fn kept_where_true(test: &str, inner: &str) -> Vec<String> {
    if [" && ", " || ", " -a ", " -o "].iter().any(|joint| inner.contains(joint)) {
        return Vec::new();
    }
    if let Some((asked, pattern)) = inner.split_once("=~") {
        return if whole(pattern.trim()) { variables(asked) } else { Vec::new() };
    }
    // In double brackets a number may be an expression, which is worked out.
    let numeric = !test.starts_with("[[") && [" -eq ", " -lt ", " -le ", " -gt ", " -ge "].iter().any(|word| inner.contains(word));
    if numeric {
        return variables(inner);
    }
    let equal = inner.split_once(" == ").or_else(|| inner.split_once(" = "));
    equal.filter(|(_, word)| !word.contains(['$', '*', '?', '[', '`'])).map(|(asked, _)| variables(asked)).unwrap_or_default()
}

/// Whether a regular expression says of a text from end to end what may stand there.
fn whole(pattern: &str) -> bool {
    let Some(inner) = pattern.strip_prefix('^').and_then(|pattern| pattern.strip_suffix('$')) else { return false };
    let (mut depth, mut class, mut escaped) = (0_u32, false, false);
    for (at, c) in inner.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            ']' if class => class = false,
            '^' if class && inner[..at].ends_with('[') => return false,
            _ if class => {}
            '[' => class = true,
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '|' if depth == 0 => return false,
            '.' | '$' | '`' => return false,
            _ => {}
        }
    }
    !escaped && !class
}

/// Where a test is known to have been true; or false, where its own text is negated.
fn where_true(test: Syntax<'_>, mut negated: bool, around: &Around<'_>, text: &str) -> Option<Range<usize>> {
    let mut below = test;
    for above in around.upwards() {
        match above.kind() {
            "negated_command" => negated = !negated,
            "list" => {
                let left = above.named_child(0).is_some_and(|n| n.id() == below.id());
                let right = above.named_child(1).filter(|_| left)?;
                let both = text.get(below.end_byte()..right.start_byte()).is_some_and(|between| between.contains("&&"));
                return match (both, negated) {
                    (true, false) => Some(right.byte_range()),
                    (false, false) | (true, true) if ends(right, text) => Some(above.end_byte()..scope(around, text)),
                    _ => None,
                };
            }
            "if_statement" => {
                let mut cursor = above.walk();
                let then = above.children(&mut cursor).take(MAX_CONDITION).find(|n| n.kind() == "then")?;
                if below.start_byte() > then.start_byte() {
                    return None;
                }
                let mut cursor = above.walk();
                let clause = |n: &Syntax<'_>| matches!(n.kind(), "else_clause" | "elif_clause");
                let other = above.named_children(&mut cursor).find(clause);
                let body = then.end_byte()..other.map_or(above.end_byte(), |clause| clause.start_byte());
                if !negated {
                    return Some(body);
                }
                let mut cursor = above.walk();
                let last = above.named_children(&mut cursor).filter(|n| body.contains(&n.start_byte()) && n.kind() != "comment").last();
                return last.filter(|last| other.is_none() && ends(*last, text)).map(|_| above.end_byte()..scope(around, text));
            }
            // A line of its own: where the script stops at failures, what follows is behind a true test.
            _ => {
                let heeded = failure(test, around.upwards(), text) == Failure::Heeded;
                return (heeded && !negated).then(|| below.end_byte()..scope(around, text));
            }
        }
        below = above;
    }
    None
}

/// Where the function ends that is read, or the script.
fn scope(around: &Around<'_>, text: &str) -> usize {
    around.upwards().find(|n| n.kind() == "function_definition").map_or(text.len(), |function| function.end_byte())
}

/// Whether a branch of a choice ends the script or the function.
fn ends_in(item: Syntax<'_>, text: &str) -> bool {
    let mut cursor = item.walk();
    let last = item.named_children(&mut cursor).filter(|n| n.kind() != "comment").last();
    last.is_some_and(|last| ends(last, text))
}

#[cfg(test)]
mod tests {
    use assay_manifests::Language;

    use crate::document::scripts::tests::texts;

    fn tested(script: &str) -> bool {
        let said = texts(Language::Bash, "x.sh", script, "$commands.tested");
        !said.is_empty()
    }

    #[test]
    fn a_value_is_tested_where_only_what_is_written_gets_through() {
        for script in [
            "case \"$1\" in a|b) ;; *) exit 1 ;; esac\nt=x\nssh h \"run $1\"",
            "case $1 in *[!0-9]*) echo no; exit 2 ;; esac\nssh h \"run $1\"",
            "case $1 in prod) ssh h \"run $1\" ;; esac",
            "[[ \"$1\" =~ ^[a-z0-9-]+$ ]] || exit 1\nssh h \"run $1\"",
            "if ! [[ $1 =~ ^(a|b)$ ]]; then echo no >&2; exit 1; fi\nssh h \"run $1\"",
            "if [[ ! $1 =~ ^v[0-9]+\\.[0-9]+$ ]]; then\n  exit 2\nfi\nfor h in a b; do\n  ssh $h \"run $1\"\ndone",
            "if [ \"$1\" -gt 5 ]; then ssh h \"run $1\"; fi",
            "[ \"$1\" = prod ] && ssh h \"run $1\"",
            "f() { [[ $1 =~ ^v[0-9]+$ ]] || return 1; ssh h \"run $1\"; }",
        ] {
            assert!(tested(script), "{script}");
        }
    }

    #[test]
    fn a_test_that_lets_others_through_or_stands_elsewhere_is_none() {
        for script in [
            "case \"$1\" in a*) ;; *) exit 1 ;; esac\nssh h \"run $1\"",
            "case \"$1\" in a|b) echo known ;; *) ;; esac\nssh h \"run $1\"",
            "case $1 in a) ;; b) ;; esac\nssh h \"run $1\"",
            "[[ \"$1\" =~ ^$PREFIX ]] && echo hi\nssh h \"run $1\"",
            "[[ $1 =~ [a-z]+ ]] || exit 1\nssh h \"run $1\"",
            "[[ $1 =~ ^[a-z]+|x$ ]] || exit 1\nssh h \"run $1\"",
            "[[ $1 =~ ^[^/]+$ ]] || exit 1\nssh h \"run $1\"",
            "[[ $1 =~ ^[a-z]+$ ]] || echo no\nssh h \"run $1\"",
            "if [[ $1 =~ ^[a-z]+$ ]]; then echo fine; fi\nssh h \"run $1\"",
            "if [ \"$1\" -gt 5 ]; then echo many; fi\nssh h \"run $1\"",
            "[[ ! $1 =~ ^[a-z]+$ ]] || exit 1\nssh h \"run $1\"",
            "if [[ ! $1 =~ ^[a-z]+$ ]]; then ssh h \"run $1\"; fi",
            "[[ $1 -gt 5 ]] || exit 1\nssh h \"run $1\"",
            "f() { [[ $1 =~ ^v[0-9]+$ ]] || return 1; }\nssh h \"run $1\"",
        ] {
            assert!(!tested(script), "{script}");
        }
    }
}
