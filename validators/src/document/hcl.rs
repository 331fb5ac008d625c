//! Terraform (HCL 2) from the syntax tree. A block `resource "aws_s3_bucket" "b" { … }` becomes the path `resource.aws_s3_bucket.b`;
//! repeated blocks become lists. Variables with a default and locals of the file are resolved, JSON in strings is read; everything else
//! stays unresolved. Under a resource stand at `$by` the resources of the file that refer to it, by their type.

use std::collections::BTreeMap;

use assay_manifests::Span;
use tree_sitter::{Node as Syntax, Tree};

use super::{MAX_DEPTH, Node, Value, link, yaml};
use crate::flow::lower::span;

/// The file as one map.
pub fn document(text: &str, tree: &Tree) -> Node {
    let reader = Reader { text };
    let root = tree.root_node();
    let mut cursor = root.walk();
    let body = root.named_children(&mut cursor).find(|n| n.kind() == "body");
    let mut node = body.map_or_else(|| Node::new(Value::Map(Vec::new()), span(root)), |body| reader.body(body, 0));
    let mut known = BTreeMap::new();
    for (kind, field) in [("variable", Some("default")), ("locals", None)] {
        gather(&node, kind, field, &mut known);
    }
    // Locals may name variables and other locals: a few rounds settle chains.
    for _ in 0..3 {
        let before = known.clone();
        for value in known.values_mut() {
            resolve(value, &before, 0);
        }
    }
    resolve(&mut node, &known, 0);
    link::terraform(&mut node);
    node
}

fn gather(node: &Node, kind: &str, field: Option<&str>, known: &mut BTreeMap<String, Node>) {
    let Some(Value::Map(entries)) = node.get(kind).map(|n| &n.value) else { return };
    for (name, value) in entries {
        match field {
            Some(field) => {
                if let Some(default) = value.get(field) {
                    known.insert(format!("var.{name}"), default.clone());
                }
            }
            None => {
                known.insert(format!("local.{name}"), value.clone());
            }
        }
    }
}

fn resolve(node: &mut Node, known: &BTreeMap<String, Node>, depth: u32) {
    if depth > MAX_DEPTH {
        return;
    }
    match &mut node.value {
        Value::Unresolved(text) => {
            let name = text.trim().trim_start_matches("${").trim_end_matches('}').trim();
            if let Some(found) = known.get(name) {
                node.value = found.value.clone();
            } else if text.contains("${")
                && let Some(full) = filled(text, known)
            {
                node.value = Value::Text(full);
            }
        }
        Value::Map(entries) => entries.iter_mut().for_each(|(_, n)| resolve(n, known, depth + 1)),
        Value::List(items) => items.iter_mut().for_each(|n| resolve(n, known, depth + 1)),
        _ => {}
    }
}

/// The text of a template all of whose `${…}` are known scalars.
fn filled(text: &str, known: &BTreeMap<String, Node>) -> Option<String> {
    let (mut out, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once("${") {
        let (name, more) = after.split_once('}')?;
        out.push_str(before);
        out.push_str(&known.get(name.trim())?.scalar()?);
        rest = more;
    }
    out.push_str(rest);
    Some(out)
}

struct Reader<'a> {
    text: &'a str,
}

impl Reader<'_> {
    fn str(&self, node: Syntax<'_>) -> &str {
        self.text.get(node.byte_range()).unwrap_or_default()
    }

    fn body(&self, node: Syntax<'_>, depth: u32) -> Node {
        let mut entries: Vec<(String, Node)> = Vec::new();
        let mut cursor = node.walk();
        if depth <= MAX_DEPTH {
            for child in node.named_children(&mut cursor) {
                match child.kind() {
                    "attribute" => {
                        let Some(name) = child.named_child(0) else { continue };
                        let mut value =
                            child.named_child(1).map_or_else(|| Node::new(Value::Null, span(child)), |v| self.expression(v, depth + 1));
                        value.span = span(child);
                        entries.push((self.str(name).to_owned(), value));
                    }
                    "block" => self.block(child, depth, &mut entries),
                    _ => {}
                }
            }
        }
        Node::new(Value::Map(entries), span(node))
    }

    fn block(&self, node: Syntax<'_>, depth: u32, entries: &mut Vec<(String, Node)>) {
        let mut labels = Vec::new();
        let mut body = None;
        let mut cursor = node.walk();
        for child in node.named_children(&mut cursor) {
            match child.kind() {
                "identifier" => labels.push(self.str(child).to_owned()),
                "string_lit" => labels.push(self.str(child).trim_matches('"').to_owned()),
                "body" => body = Some(self.body(child, depth + 1)),
                _ => {}
            }
        }
        let mut body = body.unwrap_or_else(|| Node::new(Value::Map(Vec::new()), span(node)));
        body.span = span(node);
        let Some((first, rest)) = labels.split_first() else { return };
        if first == "dynamic" {
            // `dynamic "ingress" { content { … } }` makes blocks whose number and values are open.
            if let (Some(name), Some(content)) = (rest.first(), body.get("content")) {
                push(entries, name, content.clone());
            }
            return;
        }
        match rest {
            [] => {
                if depth == 0 && matches!(first.as_str(), "locals" | "terraform") {
                    merge(entries, first, body);
                } else {
                    push(entries, first, body);
                }
            }
            _ => {
                let mut nested = body;
                for label in rest.iter().rev() {
                    let at = nested.span;
                    nested = Node::new(Value::Map(vec![(label.clone(), nested)]), at);
                }
                merge(entries, first, nested);
            }
        }
    }

    fn expression(&self, node: Syntax<'_>, depth: u32) -> Node {
        let at = span(node);
        let open = || Node::new(Value::Unresolved(self.str(node).to_owned()), at);
        if depth > MAX_DEPTH {
            return open();
        }
        match node.kind() {
            "expression" | "literal_value" | "collection_value" => only(node).map_or_else(open, |inner| self.expression(inner, depth + 1)),
            "string_lit" => {
                let text = self.str(node);
                let text = text.strip_prefix('"').and_then(|t| t.strip_suffix('"')).unwrap_or(text);
                let text = text.replace("\\\"", "\"").replace("\\n", "\n");
                json(&text, |_| at).unwrap_or_else(|| Node::new(Value::Text(text), at))
            }
            "template_expr" => {
                let text = self.str(node);
                if text.starts_with("<<") {
                    let inner: Vec<&str> = text.lines().skip(1).collect();
                    let inner = inner[..inner.len().saturating_sub(1)].join("\n");
                    let start = at.start + text.find('\n').map_or(0, |n| n as u32 + 1);
                    let shift = |s: Span| Span {
                        start: s.start + start,
                        end: s.end + start,
                        line: s.line + at.line,
                        end_line: s.end_line + at.line,
                    };
                    if let Some(node) = json(&inner, shift) {
                        return node;
                    }
                    let value = if inner.contains("${") { Value::Unresolved(inner) } else { Value::Text(inner) };
                    return Node::new(value, at);
                }
                let inner = text.trim_matches('"');
                let whole = inner.starts_with("${") && inner.ends_with('}') && inner.matches("${").count() == 1;
                Node::new(Value::Unresolved(if whole { inner[2..inner.len() - 1].trim().to_owned() } else { inner.to_owned() }), at)
            }
            "numeric_lit" => {
                let text = self.str(node);
                Node::new(text.parse().map(Value::Int).or_else(|_| text.parse().map(Value::Float)).unwrap_or(Value::Null), at)
            }
            "bool_lit" => Node::new(Value::Bool(self.str(node) == "true"), at),
            "null_lit" => Node::new(Value::Null, at),
            "tuple" => {
                let mut cursor = node.walk();
                let items =
                    node.named_children(&mut cursor).filter(|n| n.kind() == "expression").map(|n| self.expression(n, depth + 1)).collect();
                Node::new(Value::List(items), at)
            }
            "object" => {
                let mut entries = Vec::new();
                let mut cursor = node.walk();
                for element in node.named_children(&mut cursor).filter(|n| n.kind() == "object_elem") {
                    if let (Some(key), Some(value)) = (element.child_by_field_name("key"), element.child_by_field_name("val")) {
                        let mut value = self.expression(value, depth + 1);
                        value.span = span(element);
                        entries.push((self.str(key).trim_matches('"').to_owned(), value));
                    }
                }
                Node::new(Value::Map(entries), at)
            }
            "function_call" => {
                // `jsonencode({…})` and `toset([…])` hold what they are given.
                let name = node.named_child(0).map(|n| self.str(n).to_owned()).unwrap_or_default();
                let argument = node.named_child(1).filter(|n| n.kind() == "function_arguments").and_then(only);
                match (name.as_str(), argument) {
                    (
                        "jsonencode" | "toset" | "tolist" | "tostring" | "tomap" | "sensitive" | "lower" | "tobool" | "tonumber",
                        Some(argument),
                    ) => self.expression(argument, depth + 1),
                    _ => open(),
                }
            }
            _ => open(),
        }
    }
}

/// JSON inside a string (policies, container definitions). Parts that name something of the configuration stay unresolved.
fn json(text: &str, place: impl Fn(Span) -> Span) -> Option<Node> {
    if !text.trim_start().starts_with(['{', '[']) || !text.contains('"') {
        return None;
    }
    let parsed = crate::parse::parse(assay_manifests::Language::Yaml, text).filter(|parsed| parsed.errors.is_empty())?;
    let mut node = yaml::documents(text, &parsed.tree).into_iter().next()?;
    node.each_mut(&mut |n| {
        n.span = place(n.span);
        if let Value::Text(text) = &mut n.value
            && text.contains("${")
            && !text.contains("$${")
        {
            n.value = Value::Unresolved(std::mem::take(text));
        }
    });
    Some(node)
}

fn only(node: Syntax<'_>) -> Option<Syntax<'_>> {
    if node.named_child_count() == 1 { node.named_child(0) } else { None }
}

/// A repeated block becomes a list.
fn push(entries: &mut Vec<(String, Node)>, name: &str, node: Node) {
    match entries.iter_mut().find(|(known, _)| known == name) {
        Some((_, Node { value: Value::List(items), .. })) => items.push(node),
        Some((_, known)) => {
            let first = known.clone();
            *known = Node::new(Value::List(vec![first, node]), known.span);
        }
        None => entries.push((name.to_owned(), node)),
    }
}

/// Labelled blocks of one kind become one map.
fn merge(entries: &mut Vec<(String, Node)>, name: &str, node: Node) {
    match (entries.iter_mut().find(|(known, _)| known == name), node) {
        (Some((_, Node { value: Value::Map(into), .. })), Node { value: Value::Map(more), .. }) => {
            for (key, value) in more {
                if matches!(value.value, Value::Map(_)) && into.iter().any(|(known, _)| *known == key) {
                    merge(into, &key, value);
                } else {
                    into.push((key, value));
                }
            }
        }
        (Some(_), _) => {}
        (None, node) => entries.push((name.to_owned(), node)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{document::path::find, parse::parse};
    use assay_manifests::Language;

    #[test]
    fn blocks_attributes_and_references() {
        let text = "variable \"acl\" { default = \"public-read\" }\nlocals { a = var.acl }\nresource \"aws_s3_bucket\" \"b\" {\n  acl = local.a\n  tags = { x = \"y\" }\n  n = 3\n  open = aws_kms_key.k.arn\n  rule { on = true }\n  rule { on = false }\n}\nresource \"aws_s3_bucket\" \"c\" {}\n";
        let node = document(text, &parse(Language::Terraform, text).expect("parses").tree);
        let at = |path: &str| find(&node, path).into_iter().map(|n| n.value.clone()).collect::<Vec<_>>();
        assert_eq!(at("resource.aws_s3_bucket.b.acl"), [Value::Text("public-read".into())]);
        assert_eq!(at("resource.aws_s3_bucket.b.tags.x"), [Value::Text("y".into())]);
        assert_eq!(at("resource.aws_s3_bucket.*").len(), 2);
        assert_eq!(at("resource.*.b.rule.on"), [Value::Bool(true), Value::Bool(false)]);
        assert!(matches!(at("resource.aws_s3_bucket.b.open")[..], [Value::Unresolved(_)]));
    }
}
