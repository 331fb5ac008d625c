//! CloudFormation and SAM templates: references to parameters with a default, mappings, conditions and joined texts are resolved, every
//! other function stays unresolved; the properties of each resource stand at `$types.<type>`, with the resources that refer to it at `$by.<type>`. Knows the template's
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
    let section = |name: &str| root.get(name).cloned();
    known.entry("AWS::Partition".to_owned()).or_insert_with(|| Node::new(Value::Text("aws".to_owned()), root.span));
    let template = Template { known, mappings: section("Mappings"), conditions: section("Conditions") };
    if let Value::Map(entries) = &mut root.value {
        for (_, node) in entries.iter_mut().filter(|(name, _)| name == "Resources" || name == "Globals") {
            template.resolve(node, 0);
        }
    }
    let Some(Value::Map(resources)) = root.get("Resources").map(|n| n.value.clone()) else { return root };
    let mut by: BTreeMap<&str, Vec<(String, Node)>> = BTreeMap::new();
    let mut count = 0;
    for (name, resource) in &resources {
        let (Some(kind), Some(properties)) = (resource.get("Type").and_then(Node::text), resource.get("Properties")) else { continue };
        // What is not made by default guards nothing.
        let condition = resource.get("Condition").and_then(Node::text);
        if condition.is_some_and(|condition| template.holds(condition, 0) == Some(false)) {
            continue;
        }
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

/// What expressions are resolved by.
struct Template {
    known: BTreeMap<String, Node>,
    mappings: Option<Node>,
    conditions: Option<Node>,
}

impl Template {
    fn resolve(&self, node: &mut Node, depth: u32) {
        if depth > MAX_DEPTH {
            return;
        }
        let call = match &node.value {
            Value::Map(entries) => match &entries[..] {
                [(name, inner)] if name == "Ref" || name.starts_with("Fn::") => Some((name.clone(), inner.clone())),
                _ => None,
            },
            _ => None,
        };
        if let Some((name, mut inner)) = call {
            node.value = match name.as_str() {
                "Ref" => match inner.scalar() {
                    Some(target) if target == "AWS::NoValue" => Value::Null,
                    Some(target) => {
                        self.known.get(&target).map_or_else(|| Value::Unresolved(format!("!Ref {target}")), |known| known.value.clone())
                    }
                    None => Value::Unresolved("!Ref".to_owned()),
                },
                "Fn::Sub" => {
                    // Names that are given beside the text come before those of the template.
                    let mut given: BTreeMap<&str, Node> = BTreeMap::new();
                    if let Some(Node { value: Value::Map(names), .. }) = inner.items().get(1) {
                        for (name, value) in names {
                            let mut value = value.clone();
                            self.resolve(&mut value, depth + 1);
                            given.insert(name, value);
                        }
                    }
                    let text = inner.items().first().and_then(Node::text).unwrap_or_default();
                    substituted(text, &|name| given.get(name).or_else(|| self.known.get(name)).and_then(Node::scalar))
                }
                _ => {
                    let open = || {
                        let mut words = Vec::new();
                        texts(&inner, 0, &mut words);
                        Value::Unresolved(format!("{name} {}", words.join(" ")))
                    };
                    let fallback = open();
                    self.resolve(&mut inner, depth + 1);
                    self.function(&name, &inner, depth).unwrap_or(fallback)
                }
            };
            return;
        }
        match &mut node.value {
            Value::Map(entries) => entries.iter_mut().for_each(|(_, n)| self.resolve(n, depth + 1)),
            Value::List(items) => items.iter_mut().for_each(|n| self.resolve(n, depth + 1)),
            _ => {}
        }
    }

    /// The value of a function whose arguments are resolved.
    fn function(&self, name: &str, arguments: &Node, depth: u32) -> Option<Value> {
        let items = arguments.items();
        match name {
            "Fn::FindInMap" => {
                let (map, first, second) = (items.first()?.scalar()?, items.get(1)?.scalar()?, items.get(2)?.scalar()?);
                Some(self.mappings.as_ref()?.get(&map)?.get(&first)?.get(&second)?.value.clone())
            }
            "Fn::If" => {
                let (yes, no) = (items.get(1)?, items.get(2)?);
                match self.holds(&items.first()?.scalar()?, depth) {
                    Some(true) => Some(yes.value.clone()),
                    Some(false) => Some(no.value.clone()),
                    None => (yes.scalar().is_some() && yes.scalar() == no.scalar()).then(|| yes.value.clone()),
                }
            }
            "Fn::Join" => {
                let parts: Option<Vec<String>> = items.get(1)?.items().iter().map(Node::scalar).collect();
                Some(Value::Text(parts?.join(&items.first()?.scalar()?)))
            }
            "Fn::Select" => {
                let at: usize = items.first()?.scalar()?.parse().ok()?;
                Some(items.get(1)?.items().get(at)?.value.clone())
            }
            "Fn::Base64" => Some(arguments.value.clone()),
            _ => None,
        }
    }

    /// Whether a condition of the template holds with the defaults.
    fn holds(&self, name: &str, depth: u32) -> Option<bool> {
        let mut condition = self.conditions.as_ref()?.get(name)?.clone();
        self.is_true(&mut condition, depth + 1)
    }

    fn is_true(&self, node: &mut Node, depth: u32) -> Option<bool> {
        if depth > MAX_DEPTH {
            return None;
        }
        let Value::Map(entries) = &mut node.value else { return None };
        let [(name, inner)] = &mut entries[..] else { return None };
        match name.as_str() {
            "Condition" => self.holds(&inner.scalar()?, depth + 1),
            "Fn::Equals" => {
                self.resolve(inner, depth + 1);
                Some(inner.items().first()?.scalar()? == inner.items().get(1)?.scalar()?)
            }
            "Fn::Not" | "Fn::And" | "Fn::Or" => {
                let Value::List(items) = &mut inner.value else { return None };
                let answers: Vec<Option<bool>> = items.iter_mut().map(|item| self.is_true(item, depth + 1)).collect();
                match name.as_str() {
                    "Fn::Not" => answers.first().copied().flatten().map(|yes| !yes),
                    "Fn::And" if answers.contains(&Some(false)) => Some(false),
                    "Fn::Or" if answers.contains(&Some(true)) => Some(true),
                    _ if answers.contains(&None) => None,
                    "Fn::And" => Some(true),
                    _ => Some(false),
                }
            }
            _ => None,
        }
    }
}

/// A text with what is known of its `${…}` put in; unresolved where something is not.
fn substituted(text: &str, known: &dyn Fn(&str) -> Option<String>) -> Value {
    let (mut out, mut rest, mut open) = (String::new(), text, false);
    while let Some((before, after)) = rest.split_once("${") {
        let Some((name, more)) = after.split_once('}') else { return Value::Unresolved(format!("!Sub {text}")) };
        out.push_str(before);
        match known(name) {
            Some(value) => out.push_str(&value),
            None => {
                open = true;
                out.push_str("${");
                out.push_str(name);
                out.push('}');
            }
        }
        rest = more;
    }
    out.push_str(rest);
    if open { Value::Unresolved(format!("!Sub {out}")) } else { Value::Text(out) }
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
        let text = "Mappings:\n  M: {x: {y: 7}}\nConditions:\n  Yes: !Not [!Equals [!Ref Acl, Private]]\nParameters:\n  Acl: {Type: String, Default: PublicRead}\n  Key: {Type: String}\nResources:\n  B:\n    Type: AWS::S3::Bucket\n    Properties:\n      AccessControl: !Ref Acl\n      BucketName: !Sub \"x-${Acl}\"\n      K: {Ref: Key}\n      J: {\"Fn::Join\": [\"\", [a, b]]}\n      F: !FindInMap [M, x, y]\n      C: !If [Yes, on, off]\n      D: !If [Unknown, on, off]\n  P:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: !Ref B\n";
        let parsed = parse(Language::Yaml, text).expect("parses");
        let root = prepared(crate::document::yaml::documents(text, &parsed.tree).remove(0));
        let at = |path: &str| find(&root, path).into_iter().map(|n| n.value.clone()).collect::<Vec<_>>();
        assert_eq!(at("$types.AWS::S3::Bucket.AccessControl"), [Value::Text("PublicRead".into())]);
        assert_eq!(at("$types.AWS::S3::Bucket.BucketName"), [Value::Text("x-PublicRead".into())]);
        assert!(matches!(at("$types.AWS::S3::Bucket.K")[..], [Value::Unresolved(_)]));
        assert_eq!(at("$types.AWS::S3::Bucket.J"), [Value::Text("ab".into())]);
        assert_eq!(at("$types.AWS::S3::Bucket.F"), [Value::Int(7)]);
        assert_eq!(at("$types.AWS::S3::Bucket.C"), [Value::Text("on".into())]);
        assert!(matches!(at("$types.AWS::S3::Bucket.D")[..], [Value::Unresolved(_)]));
        assert_eq!(at("$types.AWS::S3::Bucket.$by.AWS::S3::BucketPolicy").len(), 1);
    }
}
