//! JSON from the syntax tree (CloudFormation templates, package manifests). Knows values, no schema.

use tree_sitter::{Node as Syntax, Tree};

use super::{MAX_DEPTH, Node, Value, yaml};
use crate::parse::span;

/// The file's value; `None` where there is none.
pub fn document(text: &str, tree: &Tree) -> Option<Node> {
    let root = tree.root_node();
    let mut cursor = root.walk();
    let first = root.named_children(&mut cursor).find(|n| n.kind() != "comment" && !n.is_error())?;
    Some(read(text, first, 0))
}

fn read(text: &str, node: Syntax<'_>, depth: u32) -> Node {
    let at = span(node);
    let raw = text.get(node.byte_range()).unwrap_or_default();
    if depth > MAX_DEPTH {
        return Node::new(Value::Unresolved("nested too deeply".to_owned()), at);
    }
    let mut cursor = node.walk();
    let value = match node.kind() {
        "object" => {
            let pairs = node.named_children(&mut cursor).filter(|n| n.kind() == "pair");
            Value::Map(
                pairs
                    .filter_map(|pair| {
                        let (key, value) = (pair.child_by_field_name("key")?, pair.child_by_field_name("value")?);
                        let name = text.get(key.byte_range())?.trim_matches('"').to_owned();
                        let mut value = read(text, value, depth + 1);
                        // Findings about a setting point at its key.
                        value.span = span(pair);
                        Some((name, value))
                    })
                    .collect(),
            )
        }
        "array" => {
            Value::List(node.named_children(&mut cursor).filter(|n| n.kind() != "comment").map(|n| read(text, n, depth + 1)).collect())
        }
        "string" => Value::Text(yaml::unescape(raw.strip_prefix('"').and_then(|t| t.strip_suffix('"')).unwrap_or(raw))),
        "number" => raw.parse().map(Value::Int).or_else(|_| raw.parse().map(Value::Float)).unwrap_or(Value::Null),
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        _ => Value::Null,
    };
    Node::new(value, at)
}
