//! What becomes of a command in a script: whether anybody minds that it fails, and whether what it prints is compared. Knows the shell's
//! syntax, no program but those that do nothing and those that compare.

use tree_sitter::Node as Syntax;

use super::around_command::Around;

/// Programs that only say something, or nothing: after `||` a failure has no effect.
const IDLE: &[&str] = &["true", ":", "/bin/true", "echo", "printf", "logger"];
/// Programs that compare what they are given.
const COMPARING: &[&str] = &["grep", "egrep", "fgrep", "diff", "cmp", "comm"];
/// A body with more statements than this does something.
const MAX_IDLE: usize = 8;
/// The condition of an `if` has no more parts than this.
const MAX_CONDITION: usize = 64;

/// What a failure changes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Failure {
    /// Nothing: `check || true`.
    Ignored,
    /// The script goes on with the next line, unless it was told to stop at every failure.
    Passed,
    /// The script stops, or what follows is left out: `check && run`, `check || exit 1`.
    Heeded,
}

/// What changes where a command, or a test, fails that stands below the nodes `above`, from the parent upwards.
pub(super) fn failure<'t>(command: Syntax<'t>, above: impl Iterator<Item = Syntax<'t>>, text: &str) -> Failure {
    let mut below = command;
    // Behind `check && echo fine` the script goes on, also where it stops at failures.
    let mut let_pass = false;
    let open = |let_pass: bool| if let_pass { Failure::Ignored } else { Failure::Passed };
    for above in above {
        match above.kind() {
            "list" => {
                let left = above.named_child(0).is_some_and(|n| n.id() == below.id());
                let idle = above.named_child(1).is_some_and(|right| idle(right, text));
                match operator(above) {
                    Some(_) if left && !idle => return Failure::Heeded,
                    Some("||") if left => return Failure::Ignored,
                    Some("&&") if left => let_pass = true,
                    _ => {}
                }
            }
            "if_statement" | "elif_clause" => {
                let mut cursor = above.walk();
                let then = above.children(&mut cursor).take(MAX_CONDITION).find(|n| n.kind() == "then");
                return match then {
                    Some(then) if below.start_byte() < then.start_byte() && idle_behind(above, then, text) => Failure::Ignored,
                    Some(then) if below.start_byte() < then.start_byte() => Failure::Heeded,
                    _ => open(let_pass),
                };
            }
            "while_statement" => {
                let body = above.child_by_field_name("body");
                let condition = body.is_some_and(|body| below.start_byte() < body.start_byte());
                return if condition { Failure::Heeded } else { open(let_pass) };
            }
            "program" if !let_pass && text.get(below.end_byte()..).is_some_and(|rest| rest.trim_matches([' ', '\n', ';']).is_empty()) => {
                return Failure::Heeded;
            }
            // Of a pipe, and of a group, the last status counts.
            "pipeline" if above.end_byte() != below.end_byte() && !ends_in_a_comparison(above, text) => return open(let_pass),
            "compound_statement" | "subshell" if !is_last(above, below, text) => return open(let_pass),
            "pipeline" | "redirected_statement" | "negated_command" | "compound_statement" | "subshell" => {}
            _ => return open(let_pass),
        }
        below = above;
    }
    open(let_pass)
}

/// Where the text of a command goes that stands in a substitution.
pub(super) enum Printed {
    /// To a test, or to a program that compares: what its failure changes.
    Compared(Failure),
    /// Into a variable.
    Kept(String),
}

/// What is done with the text that a command prints inside of `$(…)` or `<(…)`.
pub(super) fn printed(around: &Around<'_>, text: &str) -> Option<Printed> {
    let of = |node: Syntax<'_>| text.get(node.byte_range()).unwrap_or_default();
    let mut substituted = false;
    for (at, above) in around.upwards().enumerate() {
        match above.kind() {
            "command_substitution" | "process_substitution" => substituted = true,
            "test_command" if substituted => return Some(Printed::Compared(failure(above, around.upwards().skip(at + 1), text))),
            "command" if substituted => {
                let name = above.child_by_field_name("name").map(of).unwrap_or_default();
                let compares = name == "test" || name == "[" || COMPARING.contains(&name);
                return compares.then(|| Printed::Compared(failure(above, around.upwards().skip(at + 1), text)));
            }
            "variable_assignment" if substituted => {
                return above.child_by_field_name("name").map(|name| Printed::Kept(of(name).to_owned()));
            }
            "function_definition" | "program" => return None,
            _ => {}
        }
    }
    None
}

/// Whether a pipe ends in a program that compares.
pub(super) fn compares(into: &str) -> bool {
    into.split('|').any(|part| part.split_whitespace().next().is_some_and(|name| COMPARING.contains(&name)))
}

fn ends_in_a_comparison(pipeline: Syntax<'_>, text: &str) -> bool {
    text.get(pipeline.byte_range()).and_then(|text| text.rsplit('|').next()).is_some_and(compares)
}

/// Whether a script says that it stops at the first failure: in its first line, or by `set -e`.
pub(super) fn stops(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let first = words.next().unwrap_or_default();
    if first != "set" && !first.starts_with("#!") {
        return false;
    }
    let short = |word: &str| word.starts_with('-') && !word.starts_with("--") && word.contains('e');
    words.any(|word| short(word) || word == "errexit")
}

/// Whether behind a statement nothing more runs of the script, of its function, or of this round of a loop.
pub(super) fn ends(statement: Syntax<'_>, text: &str) -> bool {
    const ENDING: &[&str] = &["exit", "return", "continue", "break", "die", "fail", "fatal", "abort", "usage", "error_exit"];
    let of = |node: Syntax<'_>| text.get(node.byte_range()).unwrap_or_default();
    let mut statement = statement;
    for _ in 0..MAX_IDLE {
        statement = match statement.kind() {
            "command" => {
                let name = statement.child_by_field_name("name").map(of).unwrap_or_default();
                return ENDING.contains(&name) || name.starts_with("die_") || name.starts_with("usage_");
            }
            "list" if operator(statement) == Some("||") => return false,
            "redirected_statement" => match statement.named_child(0) {
                Some(inner) => inner,
                None => return false,
            },
            "compound_statement" | "list" => {
                let mut cursor = statement.walk();
                match statement.named_children(&mut cursor).filter(|n| n.kind() != "comment").last() {
                    Some(last) => last,
                    None => return false,
                }
            }
            _ => return false,
        };
    }
    false
}

/// `&&` or `||`.
fn operator(list: Syntax<'_>) -> Option<&'static str> {
    let kinds = (0..list.child_count()).filter_map(|at| list.child(at)).map(|n| n.kind());
    kinds.filter_map(|kind| ["&&", "||"].into_iter().find(|one| *one == kind)).next()
}

/// Whether nothing but the closing bracket follows a statement of a group.
fn is_last(group: Syntax<'_>, statement: Syntax<'_>, text: &str) -> bool {
    let rest = text.get(statement.end_byte()..group.end_byte()).unwrap_or_default();
    rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, ';' | '}' | ')')).is_empty()
}

/// Whether the bodies of an `if` only say something.
fn idle_behind(whole: Syntax<'_>, then: Syntax<'_>, text: &str) -> bool {
    let mut cursor = whole.walk();
    let behind = whole.named_children(&mut cursor).filter(|n| n.start_byte() > then.start_byte() && n.kind() != "comment");
    let bodies: Vec<Syntax<'_>> = behind.take(MAX_IDLE).collect();
    bodies.len() < MAX_IDLE
        && bodies.iter().all(|body| match body.kind() {
            "else_clause" => {
                let mut cursor = body.walk();
                let inner: Vec<Syntax<'_>> = body.named_children(&mut cursor).take(MAX_IDLE).collect();
                inner.len() < MAX_IDLE && inner.iter().all(|one| one.kind() == "comment" || idle(*one, text))
            }
            _ => idle(*body, text),
        })
}

/// Whether a statement does nothing that matters.
fn idle(node: Syntax<'_>, text: &str) -> bool {
    let of = |node: Syntax<'_>| text.get(node.byte_range()).unwrap_or_default();
    match node.kind() {
        "command" => node.child_by_field_name("name").is_some_and(|name| IDLE.contains(&of(name))),
        "redirected_statement" => node.named_child(0).is_some_and(|inner| inner.kind() == "command" && idle(inner, text)),
        "compound_statement" => {
            let mut cursor = node.walk();
            let inner: Vec<Syntax<'_>> = node.named_children(&mut cursor).filter(|n| n.kind() != "comment").take(MAX_IDLE).collect();
            inner.len() < MAX_IDLE && inner.iter().all(|n| matches!(n.kind(), "command" | "redirected_statement") && idle(*n, text))
        }
        _ => false,
    }
}
