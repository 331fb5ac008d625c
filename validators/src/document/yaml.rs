//! YAML (and JSON, its subset) from the syntax tree: documents with anchors, aliases and merge keys resolved.

use std::collections::BTreeMap;

use tree_sitter::{Node as Syntax, Tree};

use super::{MAX_DEPTH, Node, Value, path::OPEN, template::MARK};
use crate::parse::span;

/// Aliases may multiply a document: no more nodes than this are made of one file.
const MAX_NODES: usize = 200_000;

/// The documents of a file, in order.
pub fn documents(text: &str, tree: &Tree) -> Vec<Node> {
    let mut reader = Reader { text, anchors: BTreeMap::new(), nodes: 0 };
    let root = tree.root_node();
    let mut cursor = root.walk();
    let mut out = Vec::new();
    for document in root.named_children(&mut cursor).filter(|n| n.kind() == "document") {
        reader.anchors.clear();
        let mut inner = document.walk();
        if let Some(body) = document.named_children(&mut inner).find(|n| matches!(n.kind(), "block_node" | "flow_node")) {
            out.push(reader.node(body, 0));
        }
    }
    out
}

/// The long name of one of CloudFormation's short functions: `!Sub` is `Fn::Sub`.
fn function_of(tag: &str) -> Option<String> {
    match tag.strip_prefix('!')? {
        "Ref" | "Condition" => Some(tag.trim_start_matches('!').to_owned()),
        name @ ("Sub" | "Join" | "FindInMap" | "If" | "Select" | "Split" | "Equals" | "Not" | "And" | "Or" | "Base64" | "GetAtt") => {
            Some(format!("Fn::{name}"))
        }
        _ => None,
    }
}

struct Reader<'a> {
    text: &'a str,
    /// What anchors name, with the number of its nodes and how deep they nest.
    anchors: BTreeMap<String, (Node, usize, u32)>,
    nodes: usize,
}

impl Reader<'_> {
    fn str(&self, node: Syntax<'_>) -> &str {
        self.text.get(node.byte_range()).unwrap_or_default()
    }

    fn node(&mut self, node: Syntax<'_>, depth: u32) -> Node {
        self.nodes += 1;
        let at = span(node);
        if depth > MAX_DEPTH || self.nodes > MAX_NODES {
            return Node::new(Value::Unresolved("nested too deeply".to_owned()), at);
        }
        let mut anchor = None;
        let mut cursor = node.walk();
        let mut out = Node::new(Value::Null, at);
        for child in node.named_children(&mut cursor) {
            match child.kind() {
                "anchor" => anchor = Some(self.str(child).trim_start_matches('&').to_owned()),
                "tag" | "comment" => {
                    // CloudFormation's short functions (`!Ref x`) are expressions.
                    let tag = self.str(child);
                    if let Some(name) = function_of(tag) {
                        let body = node.named_children(&mut node.walk()).find(|n| !matches!(n.kind(), "tag" | "comment" | "anchor"));
                        let inner = body.map_or_else(|| Node::new(Value::Null, at), |body| self.content(body, depth));
                        return Node::new(Value::Map(vec![(name, inner)]), at);
                    }
                    if tag.starts_with('!') && !tag.starts_with("!!") {
                        return Node::new(Value::Unresolved(self.str(node).to_owned()), at);
                    }
                }
                _ => out = self.content(child, depth),
            }
        }
        if let Some(anchor) = anchor {
            let (nodes, deep) = measured(&out);
            self.anchors.insert(anchor, (out.clone(), nodes, deep));
        }
        out
    }

    fn content(&mut self, node: Syntax<'_>, depth: u32) -> Node {
        let at = span(node);
        let value = match node.kind() {
            "block_mapping" | "flow_mapping" => self.map(node, depth),
            "block_sequence" | "flow_sequence" => {
                let mut items = Vec::new();
                let mut cursor = node.walk();
                for item in node.named_children(&mut cursor) {
                    match item.kind() {
                        "block_sequence_item" => {
                            let mut inner = item.walk();
                            let body = item.named_children(&mut inner).find(|n| matches!(n.kind(), "block_node" | "flow_node"));
                            items.push(body.map_or_else(|| Node::new(Value::Null, span(item)), |body| self.node(body, depth + 1)));
                        }
                        "flow_node" => items.push(self.node(item, depth + 1)),
                        _ => {}
                    }
                }
                Value::List(items)
            }
            "alias" => {
                let name = self.str(node).trim_start_matches('*').to_owned();
                match self.anchors.get(&name) {
                    Some((known, nodes, deep)) if depth + deep <= MAX_DEPTH + 1 => {
                        self.nodes += nodes;
                        known.value.clone()
                    }
                    _ => Value::Unresolved(name),
                }
            }
            "plain_scalar" => scalar(self.str(node)),
            "double_quote_scalar" => template(unescape(self.str(node).trim_matches('"'))),
            "single_quote_scalar" => template(self.str(node).trim_matches('\'').replace("''", "'")),
            "block_scalar" => template(block(self.str(node))),
            _ => template(self.str(node).to_owned()),
        };
        Node::new(value, at)
    }

    fn map(&mut self, node: Syntax<'_>, depth: u32) -> Value {
        let mut entries: Vec<(String, Node)> = Vec::new();
        let mut merged: Vec<(String, Node)> = Vec::new();
        let mut cursor = node.walk();
        for pair in node.named_children(&mut cursor).filter(|n| matches!(n.kind(), "block_mapping_pair" | "flow_pair")) {
            let Some(key) = pair.child_by_field_name("key") else { continue };
            let key = self.node(key, depth + 1);
            let name = match (key.scalar(), &key.value) {
                (Some(name), _) => name,
                (None, Value::Unresolved(_)) => {
                    entries.push((OPEN.to_owned(), key));
                    continue;
                }
                (None, _) => continue,
            };
            let mut value = match pair.child_by_field_name("value") {
                Some(value) => self.node(value, depth + 1),
                None => Node::new(Value::Null, span(pair)),
            };
            if name == "<<" {
                let sources = match value.value {
                    Value::Map(entries) => vec![entries],
                    Value::List(items) => {
                        items.into_iter().filter_map(|n| if let Value::Map(e) = n.value { Some(e) } else { None }).collect()
                    }
                    _ => Vec::new(),
                };
                merged.extend(sources.into_iter().flatten());
                continue;
            }
            // Findings about a setting point at its key.
            if !matches!(value.value, Value::Map(_) | Value::List(_)) {
                value.span = span(pair);
            } else {
                value.span = assay_manifests::Span { start: span(pair).start, line: span(pair).line, ..value.span };
            }
            entries.push((name, value));
        }
        for (name, value) in merged {
            if !entries.iter().any(|(known, _)| *known == name) {
                entries.push((name, value));
            }
        }
        Value::Map(entries)
    }
}

/// How many nodes a value has, and how deep they nest below it.
fn measured(node: &Node) -> (usize, u32) {
    let sum = |(nodes, deep): (usize, u32), inner: &Node| {
        let (more, below) = measured(inner);
        (nodes + more, deep.max(below + 1))
    };
    match &node.value {
        Value::Map(entries) => entries.iter().map(|(_, inner)| inner).fold((1, 0), sum),
        Value::List(items) => items.iter().fold((1, 0), sum),
        _ => (1, 0),
    }
}

/// Templates leave a value open: masked ones, and those that were not masked because the text holds no others.
fn template(text: String) -> Value {
    let open = text.contains("{{") && !text.contains("${{") && !text.contains("{{resolve:");
    if text.contains(MARK) || open { Value::Unresolved(text) } else { Value::Text(text) }
}

/// YAML 1.2 core schema, with the `yes`/`no` of 1.1 left as text.
fn scalar(text: &str) -> Value {
    match text {
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        "null" | "Null" | "NULL" | "~" | "" => Value::Null,
        _ => text.parse().map(Value::Int).or_else(|_| text.parse::<f64>().map(Value::Float)).unwrap_or_else(|_| template(text.to_owned())),
    }
}

/// The text of a double-quoted scalar, without its quotes.
pub fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, if c == '\\' { chars.next() } else { None }) {
            ('\\', Some('n')) => out.push('\n'),
            ('\\', Some('t')) => out.push('\t'),
            ('\\', Some(other)) => out.push(other),
            (c, _) => out.push(c),
        }
    }
    out
}

/// Text of a `|` or `>` scalar with its indentation taken off.
fn block(text: &str) -> String {
    let mut lines = text.lines();
    lines.next();
    let lines: Vec<&str> = lines.collect();
    let indent = lines.iter().filter(|l| !l.trim().is_empty()).map(|l| l.len() - l.trim_start().len()).min().unwrap_or(0);
    lines.iter().map(|l| l.get(indent..).unwrap_or("")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse;
    use assay_manifests::Language;

    fn read(text: &str) -> Vec<Node> {
        documents(text, &parse(Language::Yaml, text).expect("parses").tree)
    }

    #[test]
    fn maps_lists_scalars_anchors_and_merges() {
        let docs = read(
            "a: &x {k: 1, on: yes}\nb:\n  <<: *x\n  k: \"2\"\nc:\n  - true\n  - |\n    run\n    this\n---\nd: {{ .Values.x }}\ne: \"{{ .y }}\"\n",
        );
        assert_eq!(docs.len(), 2);
        assert_eq!(docs[0].get("a").and_then(|a| a.get("k")).map(|k| &k.value), Some(&Value::Int(1)));
        let b = docs[0].get("b").expect("b");
        assert_eq!(b.get("k").and_then(Node::text), Some("2"));
        assert_eq!(b.get("on").and_then(Node::text), Some("yes"));
        let Value::List(items) = &docs[0].get("c").expect("c").value else { panic!("a list") };
        assert_eq!((items[0].value.clone(), items[1].text()), (Value::Bool(true), Some("run\nthis")));
        assert!(matches!(docs[1].get("e").expect("e").value, Value::Unresolved(_)));
    }

    #[test]
    fn aliases_do_not_explode() {
        let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x]\n");
        for n in 1..12 {
            text.push_str(&format!("a{n}: &a{n} [{}]\n", vec![format!("*a{}", n - 1); 8].join(", ")));
        }
        assert_eq!(read(&text).len(), 1);
        // Nor do they nest without end.
        let mut text = String::from("a0: &a0 x\n");
        for n in 1..400 {
            text.push_str(&format!("a{n}: &a{n} {}*a{}{}\n", "[".repeat(40), n - 1, "]".repeat(40)));
        }
        let docs = read(&text);
        assert!(docs.iter().all(|document| measured(document).1 <= MAX_DEPTH + 2));
    }
}
