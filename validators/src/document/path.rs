//! Paths into a document: `a.b.*.c`. `*` is any entry or item, `**` any depth, a number an item; a name asked of a list is asked of each of
//! its items. `a|b` is either name, `$secret` any entry whose name says a secret. A key that holds dots is written in quotes:
//! `metadata.annotations."a.b/c"`.

use super::{MAX_DEPTH, Node, Value, names, names_a_resource};

/// What a path found: the nodes, and whether some way to it ends in a value that is not resolved, so that more may be there.
pub struct Found<'a> {
    pub nodes: Vec<&'a Node>,
    pub cut: bool,
}

/// All nodes at `path` below `node`, in order of the text. The empty path is the node itself.
pub fn find<'a>(node: &'a Node, path: &str) -> Vec<&'a Node> {
    look(node, path).nodes
}

/// As [`find`], and whether an unresolved value stands in the way.
pub fn look<'a>(node: &'a Node, path: &str) -> Found<'a> {
    let segments = split(path);
    let mut out = Found { nodes: Vec::new(), cut: false };
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

fn walk<'a>(node: &'a Node, segments: &[String], depth: u32, out: &mut Found<'a>) {
    let Some((first, rest)) = segments.split_first() else {
        out.nodes.push(node);
        return;
    };
    if depth > MAX_DEPTH {
        return;
    }
    if first == "**" {
        walk(node, rest, depth + 1, out);
        match &node.value {
            Value::Map(entries) => {
                entries.iter().filter(|(name, _)| name != NOT_IN_SIGHT).for_each(|(_, n)| walk(n, segments, depth + 1, out));
            }
            Value::List(items) => items.iter().for_each(|n| walk(n, segments, depth + 1, out)),
            _ => {}
        }
        return;
    }
    match &node.value {
        Value::Map(entries) => {
            let before = out.nodes.len();
            for (name, value) in entries {
                // Names that begin with `$` are put in by the reader: `*` does not mean them.
                let own = !name.starts_with('$');
                if first.split('|').any(|one| match one {
                    "*" => own,
                    "$secret" => own && names::secret(name),
                    _ => one == name,
                }) {
                    walk(value, rest, depth + 1, out);
                }
            }
            out.cut |= out.nodes.len() == before && entries.iter().any(|(name, _)| name == OPEN);
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
        Value::Unresolved(text) => out.cut |= !names_a_resource(text),
        _ => {}
    }
}

/// The key of an entry that names a file which is not in sight: it is asked for by this name alone.
pub const NOT_IN_SIGHT: &str = "$not_in_sight";
/// The key of an entry that stands for entries which are not known (a template's include).
pub const OPEN: &str = "$open";

#[cfg(test)]
mod tests {
    use super::*;
    use assay_manifests::Span;

    #[test]
    fn what_is_not_resolved_cuts_the_way() {
        let at = Span { start: 0, end: 0, line: 1, end_line: 1 };
        let node = |value| Node::new(value, at);
        let map = |entries: Vec<(&str, Node)>| node(Value::Map(entries.into_iter().map(|(k, v)| (k.to_owned(), v)).collect()));
        let root = map(vec![("a", node(Value::Unresolved("var.a".into()))), ("b", map(vec![(OPEN, node(Value::Null))]))]);
        assert!(look(&root, "a.x").cut && look(&root, "b.x").cut);
        assert!(!look(&root, "c.x").cut && !look(&root, "a").cut);
    }
}
