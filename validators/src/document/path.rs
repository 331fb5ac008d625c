//! Paths into a document: `a.b.*.c`. `*` is any entry or item, `**` any depth, a number an item; a name asked of a list is asked of each of
//! its items. `a|b` is either name. A key that holds dots is written in quotes: `metadata.annotations."a.b/c"`.

use super::{MAX_DEPTH, Node, Value};

/// All nodes at `path` below `node`, in order of the text. The empty path is the node itself.
pub fn find<'a>(node: &'a Node, path: &str) -> Vec<&'a Node> {
    let segments = split(path);
    let mut out = Vec::new();
    walk(node, &segments, 0, &mut out);
    out
}

/// Segments of a path.
pub fn split(path: &str) -> Vec<String> {
    let (mut out, mut current, mut quoted) = (Vec::new(), String::new(), false);
    for c in path.chars() {
        match c {
            '"' => quoted = !quoted,
            '.' if !quoted => out.push(std::mem::take(&mut current)),
            c => current.push(c),
        }
    }
    out.push(current);
    out.retain(|segment| !segment.is_empty());
    out
}

fn walk<'a>(node: &'a Node, segments: &[String], depth: u32, out: &mut Vec<&'a Node>) {
    let Some((first, rest)) = segments.split_first() else {
        out.push(node);
        return;
    };
    if depth > MAX_DEPTH {
        return;
    }
    if first == "**" {
        walk(node, rest, depth + 1, out);
        match &node.value {
            Value::Map(entries) => entries.iter().for_each(|(_, n)| walk(n, segments, depth + 1, out)),
            Value::List(items) => items.iter().for_each(|n| walk(n, segments, depth + 1, out)),
            _ => {}
        }
        return;
    }
    match &node.value {
        Value::Map(entries) => {
            for (name, value) in entries {
                if first == "*" || first == name || (first.contains('|') && first.split('|').any(|one| one == name)) {
                    walk(value, rest, depth + 1, out);
                }
            }
        }
        Value::List(items) => match first.parse::<usize>() {
            Ok(at) => {
                if let Some(item) = items.get(at) {
                    walk(item, rest, depth + 1, out);
                }
            }
            Err(_) if first == "*" => items.iter().for_each(|item| walk(item, rest, depth + 1, out)),
            Err(_) => items.iter().for_each(|item| walk(item, segments, depth + 1, out)),
        },
        _ => {}
    }
}
