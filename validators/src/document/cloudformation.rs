//! CloudFormation and SAM templates: references to parameters with a default are resolved, every other function stays unresolved; the
//! properties of each resource stand at `$types.<type>`, with the resources that refer to it at `$by.<type>`. Knows the template's
//! language, no service.

use std::collections::BTreeMap;

use super::{MAX_DEPTH, Node, Value};

/// No more references than this are followed: each copies the resource that refers.
const MAX_LINKS: usize = 4_000;

/// The template ready for rules.
pub fn prepared(mut root: Node) -> Node {
    let mut known: BTreeMap<String, Node> = BTreeMap::new();
    if let Some(Value::Map(parameters)) = root.get("Parameters").map(|n| &n.value) {
        for (name, parameter) in parameters {
            if let Some(default) = parameter.get("Default") {
                known.insert(name.clone(), default.clone());
            }
        }
    }
    if let Value::Map(entries) = &mut root.value {
        for (_, node) in entries.iter_mut().filter(|(name, _)| name == "Resources" || name == "Globals") {
            resolve(node, &known, 0);
        }
    }
    let Some(Value::Map(resources)) = root.get("Resources").map(|n| n.value.clone()) else { return root };
    let mut by: BTreeMap<&str, Vec<(String, Node)>> = BTreeMap::new();
    let mut count = 0;
    for (name, resource) in &resources {
        let (Some(kind), Some(properties)) = (resource.get("Type").and_then(Node::text), resource.get("Properties")) else { continue };
        let mut words = Vec::new();
        references(properties, 0, &mut words);
        for (target, _) in resources.iter().filter(|(target, _)| target != name && words.iter().any(|w| w == target)) {
            count += 1;
            if count <= MAX_LINKS {
                by.entry(target).or_default().push((kind.to_owned(), Node::new(properties.value.clone(), resource.span)));
            }
        }
    }
    let mut types: BTreeMap<String, Vec<Node>> = BTreeMap::new();
    for (name, resource) in &resources {
        let Some(kind) = resource.get("Type").and_then(Node::text) else { continue };
        let mut properties = resource.get("Properties").cloned().unwrap_or_else(|| Node::new(Value::Map(Vec::new()), resource.span));
        if properties.value == Value::Null {
            properties.value = Value::Map(Vec::new());
        }
        properties.span = resource.span;
        if let Some(policy) = resource.get("DeletionPolicy").cloned() {
            properties.put("$deletion", policy);
        }
        if let Some(links) = by.remove(name.as_str()) {
            let mut groups: BTreeMap<String, Vec<Node>> = BTreeMap::new();
            for (kind, node) in links {
                groups.entry(kind).or_default().push(node);
            }
            let list = |nodes: Vec<Node>| {
                let first = nodes.first().map_or(resource.span, |node| node.span);
                Node::new(Value::List(nodes), first)
            };
            let groups = groups.into_iter().map(|(kind, nodes)| (kind, list(nodes))).collect();
            properties.put("$by", Node::new(Value::Map(groups), resource.span));
        }
        types.entry(kind.to_owned()).or_default().push(properties);
    }
    let span = root.span;
    let types = types.into_iter().map(|(kind, nodes)| (kind, Node::new(Value::List(nodes), span))).collect();
    root.put("$types", Node::new(Value::Map(types), span));
    root
}

fn resolve(node: &mut Node, known: &BTreeMap<String, Node>, depth: u32) {
    if depth > MAX_DEPTH {
        return;
    }
    let new = match &node.value {
        Value::Unresolved(text) => match text.split_once(char::is_whitespace) {
            Some(("!Ref", name)) => known.get(name.trim()).map(|n| n.value.clone()),
            Some(("!Sub", text)) => substituted(text.trim().trim_matches(['"', '\'']), known),
            _ => None,
        },
        Value::Map(entries) => match &entries[..] {
            [(name, inner)] if name == "Ref" => inner
                .text()
                .map(|target| known.get(target).map_or_else(|| Value::Unresolved(format!("!Ref {target}")), |n| n.value.clone())),
            [(name, inner)] if name == "Fn::Sub" => {
                let text = inner.items().first().and_then(Node::text).unwrap_or_default();
                Some(substituted(text, known).unwrap_or_else(|| Value::Unresolved(format!("!Sub {text}"))))
            }
            [(name, inner)] if name.starts_with("Fn::") => {
                let mut words = Vec::new();
                texts(inner, 0, &mut words);
                Some(Value::Unresolved(format!("{name} {}", words.join(" "))))
            }
            _ => None,
        },
        _ => None,
    };
    if let Some(new) = new {
        node.value = new;
        return;
    }
    match &mut node.value {
        Value::Map(entries) => entries.iter_mut().for_each(|(_, n)| resolve(n, known, depth + 1)),
        Value::List(items) => items.iter_mut().for_each(|n| resolve(n, known, depth + 1)),
        _ => {}
    }
}

/// A text all of whose `${…}` are known.
fn substituted(text: &str, known: &BTreeMap<String, Node>) -> Option<Value> {
    let (mut out, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once("${") {
        let (name, more) = after.split_once('}')?;
        out.push_str(before);
        out.push_str(&known.get(name)?.scalar()?);
        rest = more;
    }
    out.push_str(rest);
    Some(Value::Text(out))
}

fn texts(node: &Node, depth: u32, out: &mut Vec<String>) {
    match &node.value {
        Value::Map(entries) if depth < MAX_DEPTH => entries.iter().for_each(|(_, n)| texts(n, depth + 1, out)),
        Value::List(items) if depth < MAX_DEPTH => items.iter().for_each(|n| texts(n, depth + 1, out)),
        _ => out.extend(node.scalar()),
    }
}

/// Words in expressions: logical names are among them.
fn references(node: &Node, depth: u32, out: &mut Vec<String>) {
    match &node.value {
        Value::Unresolved(text) => out.extend(text.split(|c: char| !c.is_alphanumeric()).map(str::to_owned)),
        Value::Map(entries) if depth < 12 => entries.iter().for_each(|(_, n)| references(n, depth + 1, out)),
        Value::List(items) if depth < 12 => items.iter().for_each(|n| references(n, depth + 1, out)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{document::path::find, parse::parse};
    use assay_manifests::Language;

    #[test]
    fn parameters_short_and_long_functions_and_references() {
        let text = "Parameters:\n  Acl: {Type: String, Default: PublicRead}\n  Key: {Type: String}\nResources:\n  B:\n    Type: AWS::S3::Bucket\n    Properties:\n      AccessControl: !Ref Acl\n      BucketName: !Sub \"x-${Acl}\"\n      K: {Ref: Key}\n      J: {\"Fn::Join\": [\"\", [a, b]]}\n  P:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: !Ref B\n";
        let parsed = parse(Language::Yaml, text).expect("parses");
        let root = prepared(crate::document::yaml::documents(text, &parsed.tree).remove(0));
        let at = |path: &str| find(&root, path).into_iter().map(|n| n.value.clone()).collect::<Vec<_>>();
        assert_eq!(at("$types.AWS::S3::Bucket.AccessControl"), [Value::Text("PublicRead".into())]);
        assert_eq!(at("$types.AWS::S3::Bucket.BucketName"), [Value::Text("x-PublicRead".into())]);
        assert!(matches!(at("$types.AWS::S3::Bucket.K")[..], [Value::Unresolved(_)]));
        assert!(matches!(at("$types.AWS::S3::Bucket.J")[..], [Value::Unresolved(_)]));
        assert_eq!(at("$types.AWS::S3::Bucket.$by.AWS::S3::BucketPolicy").len(), 1);
    }
}
