//! Terraform (HCL 2) from the syntax tree. A block `resource "aws_s3_bucket" "b" { … }` becomes the path `resource.aws_s3_bucket.b`;
//! repeated blocks become lists, `dynamic` ones and resources with `for_each` or `count` as many as they say, where it is known. Variables
//! (by default, `.tfvars` or the call of the module) and locals are put in, JSON in strings is read; everything else stays unresolved.
//! Under a resource stand at `$by` the resources of the module that refer to it, by their type.

use std::collections::BTreeMap;

use assay_manifests::Span;
use tree_sitter::{Node as Syntax, Tree};

use super::{MAX_DEPTH, Node, Value, link, yaml};
use crate::parse::span;

use value::{Room, Scope, children, items};

mod loops;
mod types;
mod value;

/// Resources and blocks of one collection.
const MAX_INSTANCES: usize = 32;

/// The file as one map, as if it were the whole module.
pub fn document(text: &str, tree: &Tree) -> Node {
    let known = names(&[(text, tree)], &BTreeMap::new());
    let mut node = read(text, tree, &known);
    link::terraform(&mut node, &[]);
    node
}

/// One file of a module among its others: the file as one map, and the whole module. `given` are values of variables (`var.x`) by the
/// module's `.tfvars` or the one call of it.
pub fn among(own: (&str, &Tree), others: &[(&str, &Tree)], given: &BTreeMap<String, Node>) -> (Node, Node) {
    let mut all = vec![own];
    all.extend_from_slice(others);
    let known = names(&all, given);
    let mut node = read(own.0, own.1, &known);
    let beside: Vec<Node> = others.iter().map(|(text, tree)| read(text, tree, &known)).collect();
    link::terraform(&mut node, &beside);
    let mut whole = node.clone();
    for other in beside {
        let Value::Map(entries) = other.value else { continue };
        let Value::Map(into) = &mut whole.value else { continue };
        for (key, value) in entries {
            merge(into, &key, value);
        }
    }
    (node, whole)
}

/// What a file of values (`.tfvars`) says, by `var.NAME`.
pub fn values(text: &str, tree: &Tree) -> BTreeMap<String, Node> {
    let known = BTreeMap::new();
    let Value::Map(entries) = read(text, tree, &known).value else { return BTreeMap::new() };
    entries.into_iter().map(|(name, value)| (format!("var.{name}"), value)).collect()
}

/// Addresses that a file declares (`resource.type.name`, `variable.name`, …): no two files of one module share any.
pub fn declared(text: &str, tree: &Tree) -> Vec<String> {
    let mut out = Vec::new();
    let Some(body) = body_of(tree) else { return out };
    for block in children(body).into_iter().filter(|n| n.kind() == "block") {
        let words = children(block).into_iter().filter(|n| matches!(n.kind(), "identifier" | "string_lit"));
        let address: Vec<&str> = words.map(|n| text.get(n.byte_range()).unwrap_or_default().trim_matches('"')).collect();
        match address[..] {
            ["resource" | "data" | "variable" | "module" | "output", ..] => out.push(address.join(".")),
            ["locals"] => {
                let body = children(block).into_iter().find(|n| n.kind() == "body");
                let names = body.map(children).unwrap_or_default().into_iter().filter_map(|n| n.named_child(0));
                out.extend(names.map(|n| format!("local.{}", text.get(n.byte_range()).unwrap_or_default())));
            }
            _ => {}
        }
    }
    out
}

fn body_of(tree: &Tree) -> Option<Syntax<'_>> {
    children(tree.root_node()).into_iter().find(|n| n.kind() == "body")
}

fn read(text: &str, tree: &Tree, known: &BTreeMap<String, Node>) -> Node {
    let root = tree.root_node();
    body_of(tree)
        .map_or_else(|| Node::new(Value::Map(Vec::new()), span(root)), |body| body_in(&Scope::new(text, known, &Room::new()), body, 0))
}

/// Variables with a value and locals, by `var.NAME` and `local.NAME`.
fn names(files: &[(&str, &Tree)], given: &BTreeMap<String, Node>) -> BTreeMap<String, Node> {
    let mut known = BTreeMap::new();
    let nothing = BTreeMap::new();
    let (mut defaults, room) = (types::Defaults::new(), Room::new());
    let mut locals: Vec<(&str, Syntax<'_>)> = Vec::new();
    for (text, tree) in files {
        let Some(body) = body_of(tree) else { continue };
        for block in children(body).into_iter().filter(|n| n.kind() == "block") {
            let labels: Vec<&str> = children(block)
                .into_iter()
                .filter(|n| matches!(n.kind(), "identifier" | "string_lit"))
                .map(|n| text.get(n.byte_range()).unwrap_or_default().trim_matches('"'))
                .collect();
            let inner = children(block).into_iter().find(|n| n.kind() == "body");
            match (&labels[..], inner) {
                (["variable", name], Some(inner)) => {
                    let scope = Scope::new(text, &nothing, &room);
                    if let Some(mut default) = body_in(&scope, inner, 1).get("default").cloned() {
                        let named = |n: &Syntax<'_>| n.kind() == "attribute" && n.named_child(0).is_some_and(|n| scope.str(n) == "type");
                        if let Some(kind) = children(inner).into_iter().find(named).and_then(|n| n.named_child(1)) {
                            defaults.complete(&scope, kind, &mut default, 0);
                        }
                        known.insert(format!("var.{name}"), default);
                    }
                }
                (["locals"], Some(inner)) => {
                    locals.extend(children(inner).into_iter().filter(|n| n.kind() == "attribute").map(|n| (*text, n)));
                }
                _ => {}
            }
        }
    }
    known.extend(given.iter().map(|(name, value)| (name.clone(), value.clone())));
    // Locals may name variables and other locals: a few rounds settle chains.
    for _ in 0..4 {
        let mut next = Vec::new();
        for (text, attribute) in &locals {
            let scope = Scope::new(text, &known, &room);
            if let (Some(name), Some(value)) = (attribute.named_child(0), attribute.named_child(1)) {
                next.push((format!("local.{}", scope.str(name)), scope.value(value, 0)));
            }
        }
        let before = known.clone();
        known.extend(next);
        if before == known {
            break;
        }
    }
    known
}

fn body_in(scope: &Scope<'_>, node: Syntax<'_>, depth: u32) -> Node {
    let mut entries: Vec<(String, Node)> = Vec::new();
    if depth <= MAX_DEPTH {
        for child in children(node) {
            match child.kind() {
                "attribute" => {
                    let Some(name) = child.named_child(0) else { continue };
                    let mut value = child.named_child(1).map_or_else(|| Node::new(Value::Null, span(child)), |v| scope.value(v, depth + 1));
                    value.span = span(child);
                    entries.push((scope.str(name).to_owned(), value));
                }
                "block" => block(scope, child, depth, &mut entries),
                _ => {}
            }
        }
    }
    Node::new(Value::Map(entries), span(node))
}

/// The value of an attribute of a body.
fn attribute(scope: &Scope<'_>, body: Syntax<'_>, name: &str) -> Option<Node> {
    let found = children(body).into_iter().find(|n| n.kind() == "attribute" && n.named_child(0).is_some_and(|n| scope.str(n) == name))?;
    found.named_child(1).map(|value| scope.value(value, 1))
}

fn block(scope: &Scope<'_>, node: Syntax<'_>, depth: u32, entries: &mut Vec<(String, Node)>) {
    let mut labels = Vec::new();
    let mut inner = None;
    for child in children(node) {
        match child.kind() {
            "identifier" => labels.push(scope.str(child).to_owned()),
            "string_lit" => labels.push(scope.str(child).trim_matches('"').to_owned()),
            "body" => inner = Some(child),
            _ => {}
        }
    }
    let read = |scope: &Scope<'_>, body: Option<Syntax<'_>>| {
        let mut body = body.map_or_else(|| Node::new(Value::Map(Vec::new()), span(node)), |body| body_in(scope, body, depth + 1));
        body.span = span(node);
        body
    };
    let Some((first, rest)) = labels.split_first() else { return };
    if first == "dynamic" {
        let (Some(name), Some(inner)) = (rest.first(), inner) else { return };
        let content = children(inner).into_iter().filter(|n| n.kind() == "block").find_map(|n| {
            let is_content = n.named_child(0).is_some_and(|n| scope.str(n) == "content");
            is_content.then(|| children(n).into_iter().find(|n| n.kind() == "body"))
        });
        let Some(content) = content else { return };
        let iterator = attribute_text(scope, inner, "iterator").unwrap_or_else(|| name.clone());
        match attribute(scope, inner, "for_each").and_then(|over| items(&over)) {
            Some(pairs) => {
                for pair in pairs.iter().take(MAX_INSTANCES) {
                    push(entries, name, read(&scope.iterating(&iterator, pair), content));
                }
            }
            // How many there are, and what they hold, is open.
            None => push(entries, name, read(scope, content)),
        }
        return;
    }
    if depth == 0 && matches!(first.as_str(), "resource" | "data" | "module") && !rest.is_empty() {
        // What there is none of is not made.
        if inner.and_then(|inner| attribute_text(scope, inner, "count")).is_some_and(|count| count == "0") {
            return;
        }
        match inner.and_then(|inner| instances(scope, inner)) {
            Some(made) if !made.is_empty() => {
                for (scope, key) in made {
                    let body = read(&scope, inner);
                    let mut labels = rest.to_vec();
                    if let Some(last) = labels.last_mut() {
                        *last = format!("{last}[{key}]");
                    }
                    merge(entries, first, nested(&labels, body));
                }
            }
            _ => merge(entries, first, nested(rest, read(scope, inner))),
        }
        return;
    }
    let body = read(scope, inner);
    match rest {
        [] if depth == 0 && matches!(first.as_str(), "locals" | "terraform") => merge(entries, first, body),
        [] => push(entries, first, body),
        _ => merge(entries, first, nested(rest, body)),
    }
}

/// What each instance of a resource knows, and its key: one for each item of `for_each`, or of `count` where the body asks which it is.
fn instances<'a>(scope: &Scope<'a>, body: Syntax<'_>) -> Option<Vec<(Scope<'a>, String)>> {
    if let Some(pairs) = attribute(scope, body, "for_each").and_then(|over| items(&over)) {
        let one = |pair: &(Node, Node)| (scope.iterating("each", pair), pair.0.scalar().unwrap_or_default());
        return Some(pairs.iter().take(MAX_INSTANCES).map(one).collect());
    }
    let count = attribute(scope, body, "count").filter(|_| scope.str(body).contains("count.index"))?;
    let Value::Int(many) = count.value else { return None };
    let one = |index: i64| {
        let which = vec![("index".to_owned(), Node::new(Value::Int(index), count.span))];
        (scope.with("count", Node::new(Value::Map(which), count.span)), index.to_string())
    };
    Some((0..many).take(MAX_INSTANCES).map(one).collect())
}

fn attribute_text(scope: &Scope<'_>, body: Syntax<'_>, name: &str) -> Option<String> {
    let found = children(body).into_iter().find(|n| n.kind() == "attribute" && n.named_child(0).is_some_and(|n| scope.str(n) == name))?;
    found.named_child(1).map(|value| scope.str(value).trim().trim_matches('"').to_owned())
}

/// Labels as maps around a body.
fn nested(labels: &[String], body: Node) -> Node {
    labels.iter().rev().fold(body, |inner, label| {
        let at = inner.span;
        Node::new(Value::Map(vec![(label.clone(), inner)]), at)
    })
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
        let text = "variable \"v\" {\n  type = map(object({ n = number, on = optional(bool, true) }))\n  default = { a = { n = 1 }, b = { n = 2, on = false } }\n}\nvariable \"p\" { default = \"x\" }\nlocals { is_p = var.p == \"x\" }\nresource \"r\" \"a\" {\n  on = !local.is_p\n  or = var.v.b.on || !local.is_p\n  and = \"x\" == var.p\n  of = var.v.a.on\n}\n";
        let parsed = parse(Language::Terraform, text).expect("parses");
        let node = document(text, &parsed.tree);
        let said = |name: &str| find(&node, &format!("resource.r.a.{name}"))[0].scalar();
        assert_eq!(["on", "or", "and", "of"].map(said), ["false", "false", "true", "true"].map(|text| Some(text.to_owned())));
        let text = "variable \"acl\" { default = \"public-read\" }\nlocals { a = var.acl }\nresource \"aws_s3_bucket\" \"b\" {\n  acl = local.a\n  tags = { x = \"y\" }\n  n = 3\n  open = aws_kms_key.k.arn\n  rule { on = true }\n  rule { on = false }\n}\nresource \"aws_s3_bucket\" \"c\" {}\n";
        let node = document(text, &parse(Language::Terraform, text).expect("parses").tree);
        let at = |path: &str| find(&node, path).into_iter().map(|n| n.value.clone()).collect::<Vec<_>>();
        assert_eq!(at("resource.aws_s3_bucket.b.acl"), [Value::Text("public-read".into())]);
        assert_eq!(at("resource.aws_s3_bucket.b.tags.x"), [Value::Text("y".into())]);
        assert_eq!(at("resource.aws_s3_bucket.*").len(), 2);
        assert_eq!(at("resource.*.b.rule.on"), [Value::Bool(true), Value::Bool(false)]);
        assert!(matches!(at("resource.aws_s3_bucket.b.open")[..], [Value::Unresolved(_)]));
    }

    #[test]
    fn instances_by_number_know_which_they_are() {
        let text = "locals { from = [\"10.0.0.0/8\", \"0.0.0.0/0\"] }\nresource \"r\" \"a\" {\n  count = length(local.from)\n  cidr = local.from[count.index]\n}\nresource \"r\" \"b\" {\n  count = var.many\n  cidr = local.from[count.index]\n}\nresource \"r\" \"c\" {\n  count = 2\n  cidr = \"::1/128\"\n}\n";
        let node = document(text, &parse(Language::Terraform, text).expect("parses").tree);
        let said: Vec<_> = find(&node, "resource.r.*.cidr").into_iter().map(Node::scalar).collect();
        assert_eq!(said, [Some("10.0.0.0/8".to_owned()), Some("0.0.0.0/0".to_owned()), None, Some("::1/128".to_owned())]);
    }
}
