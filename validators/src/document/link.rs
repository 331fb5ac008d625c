//! Which resources of a Terraform file refer to which: a bucket's settings stand in resources of their own. Knows references, no service.

use std::collections::{BTreeMap, BTreeSet};

use assay_manifests::Span;

use super::{Node, Value};

/// No more references than this are followed in one file: each copies the resource that refers.
const MAX_LINKS: usize = 4_000;

/// Puts under each resource, at `$by.<type>`, the list of resources that refer to it by address or, for parts of a bucket, by its name.
/// `others` are the other files of the module: what stands there may refer to what stands here.
pub fn terraform(root: &mut Node, others: &[Node]) {
    let Some(Value::Map(types)) = root.get("resource").map(|n| &n.value) else { return };
    // Instances of a collection are called by the name that they share.
    let plain = |name: &str| name.split('[').next().unwrap_or_default().to_owned();
    let mut known: BTreeSet<(String, String)> = BTreeSet::new();
    let mut by_name: BTreeMap<(String, String), String> = BTreeMap::new();
    fn of_types(types: &[(String, Node)]) -> impl Iterator<Item = (&String, &Vec<(String, Node)>)> {
        types.iter().filter_map(|(kind, node)| if let Value::Map(e) = &node.value { Some((kind, e)) } else { None })
    }
    let each = || of_types(types);
    let beyond =
        || others.iter().filter_map(|other| if let Value::Map(types) = &other.get("resource")?.value { Some(types) } else { None });
    for (kind, entries) in each() {
        for (name, resource) in entries {
            known.insert((kind.clone(), plain(name)));
            for key in ["bucket", "name"] {
                if let Some(text) = resource.get(key).and_then(Node::text) {
                    by_name.entry((kind.clone(), text.to_owned())).or_insert_with(|| plain(name));
                }
            }
        }
    }
    let mut links: BTreeMap<(String, String), Vec<(String, Node)>> = BTreeMap::new();
    let mut count = 0;
    for (kind, entries) in each().chain(beyond().flat_map(|types| of_types(types))) {
        for (name, resource) in entries {
            let mut targets = BTreeSet::new();
            references(resource, 0, &known, &mut targets);
            if kind.starts_with("aws_s3_bucket_")
                && let Some(bucket) = resource.get("bucket").and_then(Node::text)
                && let Some(target) = by_name.get(&("aws_s3_bucket".to_owned(), bucket.to_owned()))
            {
                targets.insert(("aws_s3_bucket".to_owned(), target.clone()));
            }
            targets.remove(&(kind.clone(), plain(name)));
            for target in targets {
                count += 1;
                if count > MAX_LINKS {
                    continue;
                }
                links.entry(target).or_default().push((kind.clone(), resource.clone()));
            }
        }
    }
    let Value::Map(top) = &mut root.value else { return };
    for (_, types) in top.iter_mut().filter(|(name, _)| name == "resource") {
        let Value::Map(types) = &mut types.value else { continue };
        for (kind, entries) in types {
            let Value::Map(entries) = &mut entries.value else { continue };
            for (name, resource) in entries {
                if let Some(from) = links.get(&(kind.clone(), plain(name))) {
                    let span = resource.span;
                    resource.put("$by", grouped(from.clone(), span));
                }
            }
        }
    }
}

fn grouped(from: Vec<(String, Node)>, span: Span) -> Node {
    let mut groups: BTreeMap<String, Vec<Node>> = BTreeMap::new();
    for (kind, node) in from {
        groups.entry(kind).or_default().push(node);
    }
    let list = |nodes: Vec<Node>| {
        let first = nodes.first().map_or(span, |node| node.span);
        Node::new(Value::List(nodes), first)
    };
    Node::new(Value::Map(groups.into_iter().map(|(kind, nodes)| (kind, list(nodes))).collect()), span)
}

/// Addresses `type.name` in expressions and templates.
fn references(node: &Node, depth: u32, known: &BTreeSet<(String, String)>, out: &mut BTreeSet<(String, String)>) {
    match &node.value {
        Value::Unresolved(text) => {
            let words: Vec<&str> = text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))).collect();
            for word in words {
                let mut parts = word.split('.');
                if let (Some(kind), Some(name)) = (parts.next(), parts.next()) {
                    let address = (kind.to_owned(), name.to_owned());
                    if known.contains(&address) {
                        out.insert(address);
                    }
                }
            }
        }
        Value::Map(entries) if depth < 8 => entries.iter().for_each(|(_, n)| references(n, depth + 1, known, out)),
        Value::List(items) if depth < 8 => items.iter().for_each(|n| references(n, depth + 1, known, out)),
        _ => {}
    }
}
