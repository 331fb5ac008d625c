//! Parts of scripts that stand by themselves: members of an object or a class, an element's content, a piece that was cut out of a function.
//! They are parsed inside of what they lack, and the tree's places are those of the text. Knows brackets and grammars' error marks, no rule.

use assay_manifests::{Language, Span};
use tree_sitter::{InputEdit, Point, Tree};

/// Longest text that is tried, in bytes: a fragment is short.
const MAX_FRAGMENT: usize = 64 << 10;
/// Most brackets that are put around a text that was cut.
const MAX_OPEN: usize = 24;
/// Share of the text in percent that may lie under error marks.
const MAX_ERRORS: u64 = 5;

/// The tree of a text that makes sense inside of something else only, and what errors are left. `None` where it is no such text, or makes no
/// more sense in any of the places tried.
pub(crate) fn completed(
    language: Language,
    text: &str,
    errors: &[Span],
    mut parse: impl FnMut(&str) -> Option<(Tree, Vec<Span>)>,
) -> Option<(Tree, Vec<Span>)> {
    let is_script = matches!(language, Language::JavaScript | Language::TypeScript | Language::Tsx);
    if !is_script || text.len() > MAX_FRAGMENT || share(errors, text) <= MAX_ERRORS {
        return None;
    }
    let (opened, closed) = unbalanced(text)?;
    let trimmed = text.trim_end();
    let mut places: Vec<(String, String)> = Vec::new();
    if opened.is_empty() && closed == 0 {
        places.push(("({".to_owned(), "})".to_owned()));
        places.push(("class _{".to_owned(), "}".to_owned()));
        if text.trim_start().starts_with('{') && language != Language::TypeScript {
            places.push(("<>".to_owned(), "</>".to_owned()));
        }
        if trimmed.ends_with(',') {
            places.push((String::new(), "0".to_owned()));
        }
    } else {
        let before = "function _(){".repeat(closed);
        let after: String = opened.iter().rev().collect();
        if trimmed.ends_with(',') {
            places.push((before.clone(), format!("0{after}")));
        }
        places.push((before, after));
    }
    for (before, after) in places {
        let Some((mut tree, _)) = parse(&format!("{before}{text}{after}")) else { continue };
        take_out(&mut tree, text.len() + before.len(), after.len(), text);
        take_out(&mut tree, 0, before.len(), text);
        let left = crate::parse::errors_of(&tree);
        if share(&left, text) <= MAX_ERRORS {
            return Some((tree, left));
        }
    }
    None
}

/// Whether brackets of a text are left open, or closed that were never opened.
pub(crate) fn is_cut(text: &str) -> bool {
    unbalanced(text).is_none_or(|(opened, closed)| !opened.is_empty() || closed > 0)
}

/// Share of a text that lies under error marks, in percent. A mark of no length counts as a byte.
fn share(errors: &[Span], text: &str) -> u64 {
    let bytes: u64 = errors.iter().map(|error| u64::from(error.end.saturating_sub(error.start)).max(1)).sum();
    (bytes * 100).checked_div(text.len() as u64).unwrap_or(0)
}

/// Places behind what is taken out move up, as if it had never been there. It stands on one line.
fn take_out(tree: &mut Tree, at: usize, length: usize, text: &str) {
    if length == 0 {
        return;
    }
    let start = match at {
        0 => Point { row: 0, column: 0 },
        _ => {
            let line = text.rfind('\n').map_or(0, |end| end + 1);
            let row = text.bytes().filter(|byte| *byte == b'\n').count();
            // On the first line the part before still stands.
            Point { row, column: if row == 0 { at } else { text.len() - line } }
        }
    };
    let old_end = Point { row: start.row, column: start.column + length };
    tree.edit(&InputEdit {
        start_byte: at,
        old_end_byte: at + length,
        new_end_byte: at,
        start_position: start,
        old_end_position: old_end,
        new_end_position: start,
    });
}

/// What closes the brackets that are open at the end of a text, and how many curly ones it closes that it never opened. `None` where it closes
/// others, or too many. Texts, comments and patterns are passed over as far as they can be told without a grammar.
fn unbalanced(text: &str) -> Option<(Vec<char>, usize)> {
    let mut open: Vec<char> = Vec::new();
    let mut closed = 0;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            quote @ (b'\'' | b'"' | b'`') => {
                at += 1;
                while at < bytes.len() && bytes[at] != quote && (quote == b'`' || bytes[at] != b'\n') {
                    at += 1 + usize::from(bytes[at] == b'\\');
                }
            }
            b'/' if bytes.get(at + 1) == Some(&b'/') => {
                while at < bytes.len() && bytes[at] != b'\n' {
                    at += 1;
                }
            }
            b'/' if bytes.get(at + 1) == Some(&b'*') => {
                at += 2;
                while at + 1 < bytes.len() && !(bytes[at] == b'*' && bytes[at + 1] == b'/') {
                    at += 1;
                }
                at += 1;
            }
            b'(' => open.push(')'),
            b'[' => open.push(']'),
            b'{' => open.push('}'),
            close @ (b')' | b']' | b'}') => match open.pop() {
                Some(expected) if expected == char::from(close) => {}
                Some(_) => return None,
                None if close == b'}' => closed += 1,
                None => return None,
            },
            _ => {}
        }
        at += 1;
    }
    (open.len() <= MAX_OPEN && closed <= MAX_OPEN).then_some((open, closed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{flow::lower::lower, parse::parse};

    /// What the parser makes of a text: errors, and the functions with the lines and the bytes they begin at.
    fn read(language: Language, text: &str) -> (usize, Vec<(u32, String)>) {
        let parsed = parse(language, text).expect("has a grammar");
        let mut functions = Vec::new();
        let mut cursor = parsed.tree.walk();
        let mut nodes = vec![parsed.tree.root_node()];
        while let Some(node) = nodes.pop() {
            if matches!(node.kind(), "function_expression" | "method_definition" | "arrow_function" | "call_expression") {
                let shown: String = text[node.start_byte()..node.end_byte()].chars().take(12).collect();
                functions.push((node.start_position().row as u32 + 1, shown));
            }
            nodes.extend(node.children(&mut cursor));
        }
        assert!(lower(language, "a.js", text, &parsed.flat()).is_some());
        functions.sort();
        (parsed.errors.len(), functions)
    }

    #[test]
    fn members_of_an_object_are_read_at_their_places() {
        let text = "init: function (given) {\n  show(given);\n},\nstop: () => 1,\n";
        let (errors, functions) = read(Language::JavaScript, text);
        assert_eq!(errors, 0);
        let expected = [(1, "function (gi"), (2, "show(given)"), (4, "() => 1")];
        assert_eq!(functions, expected.map(|(line, text)| (line, text.to_owned())));
    }

    #[test]
    fn members_of_a_class_are_read_at_their_places() {
        let (errors, functions) = read(Language::TypeScript, "private async load(id: string): Promise<void> {\n  await fetch(id);\n}\n");
        assert_eq!((errors, functions.len()), (0, 2));
        assert_eq!(functions[1], (2, "fetch(id)".to_owned()));
    }

    #[test]
    fn what_was_cut_out_is_read_as_far_as_it_goes() {
        let cut = "Schema.virtual('password').set(function (password) {\n  this.hash = make(password);\n}).get(function () {\n";
        let (_, functions) = read(Language::JavaScript, cut);
        assert!(functions.contains(&(2, "make(passwor".to_owned())), "{functions:?}");
        let tail = "    out.push(one);\n  }\n  return out;\n};\nvar view = create(function () { return 1; });\n";
        let (errors, functions) = read(Language::JavaScript, tail);
        assert!(errors <= 2, "{errors}");
        assert!(functions.contains(&(1, "out.push(one".to_owned())), "{functions:?}");
    }

    #[test]
    fn what_makes_no_sense_anywhere_stays_so() {
        for text in ["var = ( ;; function", "a b c d e", "}}}}} ((((", "x: ] [", "\u{e9}: '", "`${", "/*", "'\\"] {
            let parsed = parse(Language::JavaScript, text).expect("has a grammar");
            assert!(parsed.errors.iter().all(|error| error.end as usize <= text.len()), "{text}");
        }
    }
}
