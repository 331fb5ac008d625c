//! Kubernetes objects: lists taken apart, the pod's specification found in every kind of workload, and what a container inherits from its
//! pod brought together. Knows the shape of the API, no policy.
//!
//! Rules find the pod at `$pod` and its metadata at `$meta`; every container (init and ephemeral ones too) at `$containers`. A container has
//! `$sec`, its security context with what the pod sets for it, and `$privileges`: `nonroot` where it cannot run as root, `drops` where all
//! capabilities are dropped. A ConfigMap has its data listed under `$entries` (each `name`, `value`), a Secret what it holds under `$data`.

use std::collections::BTreeSet;

use assay_manifests::Span;

use super::{
    Node, Value,
    path::{OPEN, find},
};

/// Settings of the pod's security context that hold for a container which does not set its own.
const INHERITED: &[&str] =
    &["runAsUser", "runAsGroup", "runAsNonRoot", "seccompProfile", "seLinuxOptions", "appArmorProfile", "windowsOptions", "procMount"];

/// The objects of a document, ready for rules.
pub fn objects(root: Node) -> Vec<Node> {
    let list = root.get("kind").and_then(Node::text).is_some_and(|kind| kind.ends_with("List"));
    match root.get("items").map(|items| &items.value) {
        Some(Value::List(items)) if list => items.iter().cloned().map(prepared).collect(),
        _ => vec![prepared(root)],
    }
}

fn prepared(mut root: Node) -> Node {
    if root.get("kind").and_then(Node::text) == Some("ConfigMap")
        && let Some(Value::Map(entries)) = root.get("data").map(|data| data.value.clone())
    {
        let one = |(name, value): (String, Node)| Node::named(&name, value);
        root.put("$entries", Node::new(Value::List(entries.into_iter().map(one).collect()), root.span));
    }
    if root.get("kind").and_then(Node::text) == Some("Secret") {
        let maps = ["data", "stringData"].into_iter().filter_map(|key| root.get(key)).filter_map(|node| match &node.value {
            Value::Map(entries) => Some(entries.iter().map(|(name, value)| Node::named(name, value.clone()))),
            _ => None,
        });
        let all = maps.flatten().collect();
        root.put("$data", Node::new(Value::List(all), root.span));
    }
    if root.get("kind").and_then(Node::text) == Some("Ingress") {
        mark_encrypted(&mut root);
    }
    let pod = ["spec.jobTemplate.spec.template", "spec.template", "template", "spec.podTemplate", ""]
        .iter()
        .filter_map(|path| find(&root, path).first().map(|n| (*n).clone()))
        .find(|n| n.get("spec").is_some_and(|spec| spec.get("containers").is_some() || spec.get("initContainers").is_some()));
    let Some(pod) = pod else { return root };
    let meta = pod.get("metadata").cloned();
    let Some(mut spec) = pod.get("spec").cloned() else { return root };
    let mut all = Vec::new();
    for role in ["containers", "initContainers", "ephemeralContainers"] {
        for container in spec.get(role).map(Node::items).unwrap_or_default() {
            if matches!(container.value, Value::Map(_)) {
                all.push(with_context(container.clone(), role, spec.get("securityContext"), meta.as_ref()));
            }
        }
    }
    let span = spec.span;
    let containers = Node::new(Value::List(all), span);
    spec.put("$containers", containers.clone());
    root.put("$pod", spec);
    root.put("$containers", containers);
    if let Some(meta) = meta {
        root.put("$meta", meta);
    }
    root
}

/// Notes on each rule of an Ingress, under `$tls`, whether a certificate is there for its host. Said of none where a name is not known.
fn mark_encrypted(ingress: &mut Node) {
    let certificates = find(ingress, "spec.tls.*");
    let hosts = find(ingress, "spec.tls.hosts.*").into_iter().map(|host| host.scalar().map(|host| host.to_ascii_lowercase()));
    let hosts = hosts.collect::<Option<BTreeSet<String>>>();
    // A certificate without names is for every host.
    let for_every =
        certificates.iter().any(|one| one.get("hosts").is_none_or(|hosts| matches!(hosts.value, Value::Null | Value::Unresolved(_))));
    let Some(hosts) = hosts else { return };
    if certificates.is_empty() || for_every {
        return;
    }
    let covered = |host: &str| {
        let host = host.to_ascii_lowercase();
        hosts.contains(&host) || host.split_once('.').is_some_and(|(_, domain)| hosts.contains(&format!("*.{domain}")))
    };
    let Value::Map(entries) = &mut ingress.value else { return };
    let spec = entries.iter_mut().filter(|(name, _)| name == "spec").map(|(_, spec)| spec);
    for spec in spec {
        let Value::Map(entries) = &mut spec.value else { continue };
        for (_, rules) in entries.iter_mut().filter(|(name, _)| name == "rules") {
            let Value::List(rules) = &mut rules.value else { continue };
            for rule in rules {
                if let Some(host) = rule.get("host").and_then(Node::text).filter(|host| !host.is_empty()) {
                    let (yes, span) = (covered(host), rule.span);
                    rule.put("$tls", Node::new(Value::Bool(yes), span));
                }
            }
        }
    }
}

/// Pieces of a configuration of nginx that an object hands to the controller in front of it, each with its place.
pub fn snippets(object: &Node) -> Vec<(&str, Span)> {
    let notes = object.get("metadata").and_then(|meta| meta.get("annotations"));
    let Some(Node { value: Value::Map(entries), .. }) = notes else { return Vec::new() };
    let snippet = |name: &str| {
        let known = name.starts_with("nginx.ingress.kubernetes.io/") || name.starts_with("nginx.org/");
        known && (name.ends_with("-snippet") || name.ends_with("-snippets"))
    };
    entries.iter().filter(|(name, _)| snippet(name)).filter_map(|(_, node)| Some((node.text()?, node.span))).collect()
}

fn with_context(mut container: Node, role: &str, pod: Option<&Node>, meta: Option<&Node>) -> Node {
    let span = container.span;
    let own = container.get("securityContext").cloned();
    let mut effective = match &own {
        Some(Node { value: Value::Map(entries), .. }) => entries.clone(),
        Some(Node { value: Value::Unresolved(_), .. }) => vec![(OPEN.to_owned(), Node::new(Value::Null, span))],
        _ => Vec::new(),
    };
    match pod.map(|n| &n.value) {
        Some(Value::Map(entries)) => {
            for (name, value) in entries {
                if (INHERITED.contains(&name.as_str()) || name == OPEN) && !effective.iter().any(|(known, _)| known == name) {
                    effective.push((name.clone(), value.clone()));
                }
            }
        }
        Some(Value::Unresolved(_)) => effective.push((OPEN.to_owned(), Node::new(Value::Null, span))),
        _ => {}
    }
    let name = container.get("name").and_then(Node::text).unwrap_or_default();
    let annotation = format!("container.apparmor.security.beta.kubernetes.io/{name}");
    if let Some(profile) = meta.and_then(|meta| meta.get("annotations")).and_then(|a| a.get(&annotation)).cloned() {
        container.put("$apparmor", profile);
    }
    let effective = Node::new(Value::Map(effective), own.map_or(span, |own| own.span));
    let measures = measures(&effective);
    container.put("$privileges", Node::new(measures, span));
    container.put("$sec", effective);
    container.put("$role", Node::new(Value::Text(role.to_owned()), span));
    container
}

fn measures(context: &Node) -> Value {
    if context.get(OPEN).is_some()
        || matches!(context.value, Value::Map(ref e) if e.iter().any(|(_, n)| matches!(n.value, Value::Unresolved(_))))
    {
        return Value::Unresolved("the security context is not resolved".to_owned());
    }
    let is = |key: &str, yes: bool| context.get(key).is_some_and(|n| n.value == Value::Bool(yes));
    let user = context.get("runAsUser").is_some_and(|n| matches!(n.value, Value::Int(id) if id > 0));
    let drops = find(context, "capabilities.drop")
        .into_iter()
        .flat_map(Node::items)
        .any(|n| n.text().is_some_and(|t| t.eq_ignore_ascii_case("all")));
    let node = || Node::new(Value::Bool(true), context.span);
    let taken = [("nonroot", is("runAsNonRoot", true) || user), ("drops", drops)];
    Value::Map(taken.into_iter().filter(|(_, yes)| *yes).map(|(name, _)| (name.to_owned(), node())).collect())
}
