//! Makefiles and CMake lists: the flags that compilers and linkers get. Knows the two syntaxes, not what a flag does.
//!
//! The document is `{flags: [{name, text, set}], all}`: where flags stand, with the variable or command they are given to; `set` where the
//! text takes the place of what the environment gives; `all` is every flag of the file.

use assay_manifests::Span;

use super::{Node, Value};

/// CMake commands that take flags.
const CMAKE: &[&str] = &[
    "add_compile_options",
    "target_compile_options",
    "add_definitions",
    "add_compile_definitions",
    "target_compile_definitions",
    "add_link_options",
    "target_link_options",
    "set",
    "string",
    "set_target_properties",
    "set_property",
];

/// A Makefile.
pub fn make(text: &str) -> Node {
    let mut flags = Vec::new();
    for (line, at) in joined(text) {
        let recipe = line.starts_with('\t');
        let content = line.split(" #").next().unwrap_or_default().trim();
        if content.starts_with('#') {
            continue;
        }
        if recipe {
            let compiler = content.split_whitespace().next().unwrap_or_default().trim_start_matches(['@', '-']);
            if ["$(CC)", "$(CXX)", "${CC}", "${CXX}", "gcc", "g++", "clang", "clang++", "cc", "c++"].contains(&compiler) {
                flags.push(entry(compiler, content, true, at));
            }
        } else if let Some((name, value)) = content.split_once('=') {
            let set = !name.ends_with(['+', '?']);
            let name = name.trim_end_matches([':', '+', '?', '!', ' ', '\t']).trim_start_matches("export ").trim();
            let name = name.rsplit([' ', ':']).next().unwrap_or(name);
            if name.ends_with("FLAGS") || name.ends_with("_OPTS") || name == "DEFS" || name.ends_with("OPTIONS") {
                flags.push(entry(name, value.trim(), set, at));
            }
        }
    }
    document(text, flags)
}

/// A CMake list.
pub fn cmake(text: &str) -> Node {
    let mut flags = Vec::new();
    let (mut at, mut line) = (0usize, 1u32);
    while let Some(open) = text[at..].find('(').map(|n| at + n) {
        let before = &text[at..open];
        line += before.matches('\n').count() as u32;
        let name = before.rsplit(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default().to_ascii_lowercase();
        let comment = text[..open].rsplit('\n').next().is_some_and(|l| l.trim_start().starts_with('#'));
        let (mut depth, mut close) = (0i32, text.len());
        for (n, c) in text[open..].char_indices() {
            depth += i32::from(c == '(') - i32::from(c == ')');
            if depth == 0 {
                close = open + n;
                break;
            }
        }
        let inner = text.get(open + 1..close).unwrap_or_default();
        let end_line = line + inner.matches('\n').count() as u32;
        if !comment && CMAKE.contains(&name.as_str()) {
            let words: Vec<&str> = inner.split_whitespace().collect();
            let relevant = !matches!(name.as_str(), "set" | "string" | "set_property" | "set_target_properties")
                || words.iter().any(|w| w.contains("FLAGS") || w.contains("POSITION_INDEPENDENT_CODE") || w.contains("_OPTIONS"));
            if relevant {
                let span = Span { start: open as u32, end: close as u32, line, end_line };
                let target = if name == "set" { words.first().copied().unwrap_or_default() } else { &name };
                let keeps = name != "set" || inner.contains("${CMAKE_");
                flags.push(entry(target, &words.join(" ").replace('"', ""), !keeps, span));
            }
        }
        line = end_line;
        at = (close + 1).min(text.len());
    }
    document(text, flags)
}

fn entry(name: &str, text: &str, set: bool, at: Span) -> Node {
    let node = |value| Node::new(value, at);
    let entries = vec![
        ("name".to_owned(), node(Value::Text(name.to_owned()))),
        ("text".to_owned(), node(Value::Text(text.to_owned()))),
        ("set".to_owned(), node(Value::Bool(set))),
    ];
    node(Value::Map(entries))
}

fn document(text: &str, flags: Vec<Node>) -> Node {
    let whole = Span { start: 0, end: text.len() as u32, line: 1, end_line: text.lines().count().max(1) as u32 };
    let all: Vec<&str> = flags.iter().filter_map(|n| n.get("text")).filter_map(Node::text).collect();
    let all = Node::new(Value::Text(all.join(" ")), flags.first().map_or(whole, |n| n.span));
    Node::new(Value::Map(vec![("flags".to_owned(), Node::new(Value::List(flags), whole)), ("all".to_owned(), all)]), whole)
}

/// Lines with their continuations.
fn joined(text: &str) -> Vec<(String, Span)> {
    let (mut out, mut offset) = (Vec::new(), 0u32);
    let mut open: Option<(String, Span)> = None;
    for (number, raw) in text.split_inclusive('\n').enumerate() {
        let at = Span { start: offset, end: offset + raw.len() as u32, line: number as u32 + 1, end_line: number as u32 + 1 };
        offset += raw.len() as u32;
        let content = raw.trim_end();
        let (content, goes_on) = content.strip_suffix('\\').map_or((content, false), |rest| (rest, true));
        let (mut line, mut span) = open.take().unwrap_or((String::new(), at));
        line.push_str(content);
        (span.end, span.end_line) = (at.end, at.end_line);
        if goes_on {
            line.push(' ');
            open = Some((line, span));
        } else {
            out.push((line, span));
        }
    }
    out.extend(open);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::path::find;

    #[test]
    fn flags_of_both_syntaxes() {
        let node = make("CFLAGS := -O2 \\\n  -Wall # why\nLDFLAGS += -pie\nx: y\n\t$(CC) -o x y\n# CFLAGS = -g\n");
        let at = |path: &str| find(&node, path).into_iter().filter_map(Node::scalar).collect::<Vec<_>>();
        assert_eq!(at("flags.*.name"), ["CFLAGS", "LDFLAGS", "$(CC)"]);
        assert_eq!(at("flags.*.set"), ["true", "false", "true"]);
        assert!(at("all")[0].contains("-O2    -Wall"), "{:?}", at("all"));
        let node = cmake(
            "# set(CMAKE_C_FLAGS \"-x\")\nset(CMAKE_C_FLAGS \"${CMAKE_C_FLAGS} -O2\")\nadd_compile_options(\n  -Wall\n)\nmessage(hi)\n",
        );
        let at = |path: &str| find(&node, path).into_iter().filter_map(Node::scalar).collect::<Vec<_>>();
        assert_eq!(at("flags.*.name"), ["CMAKE_C_FLAGS", "add_compile_options"]);
        assert_eq!(find(&node, "flags.1")[0].span.line, 3);
    }
}
