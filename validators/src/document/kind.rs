//! Which kind of deployment document a file holds, and its documents with what belongs together brought together.

use assay_manifests::Language;

use super::{Node, Value, block, docker, hcl, path::find, yaml};
use crate::parse::Parsed;

/// A document ready to be judged.
pub struct Document {
    /// `dockerfile`, `compose`, `kubernetes`, `terraform`, `cloudformation`, `github-actions`, `gitlab-ci`, `nginx`, `systemd`.
    pub kind: &'static str,
    pub root: Node,
}

/// The documents of a file; empty where it is none of the known kinds.
pub fn documents(language: Language, path: &str, text: &str, parsed: Option<&Parsed>) -> Vec<Document> {
    let one = |kind, root| vec![Document { kind, root }];
    match language {
        Language::Dockerfile => one("dockerfile", docker::document(text)),
        Language::Terraform => parsed.map_or_else(Vec::new, |parsed| one("terraform", hcl::document(text, &parsed.tree))),
        Language::Nginx => one("nginx", block::nginx(text)),
        Language::Systemd => one("systemd", block::systemd(text)),
        Language::Yaml | Language::Json => {
            let Some(parsed) = parsed.filter(|_| language == Language::Yaml) else { return Vec::new() };
            yaml::documents(text, &parsed.tree).into_iter().filter_map(|root| of_yaml(path, root)).collect()
        }
        _ => Vec::new(),
    }
}

fn of_yaml(path: &str, root: Node) -> Option<Document> {
    let has = |key: &str| root.get(key).is_some();
    let kind = if has("apiVersion") && has("kind") {
        "kubernetes"
    } else if path.contains(".github/workflows/") || (has("on") && has("jobs")) {
        "github-actions"
    } else if has("AWSTemplateFormatVersion")
        || find(&root, "Resources.*.Type").iter().any(|t| t.text().is_some_and(|t| t.starts_with("AWS::")))
    {
        "cloudformation"
    } else if !find(&root, "services.*.image|build").is_empty() {
        "compose"
    } else if path.ends_with(".gitlab-ci.yml") || (has("stages") && !find(&root, "*.script").is_empty()) {
        "gitlab-ci"
    } else {
        return None;
    };
    let root = if kind == "kubernetes" { with_pod(root) } else { root };
    Some(Document { kind, root })
}

/// Kubernetes keeps the pod's specification at different depths: rules find it under `$pod` (metadata under `$meta`).
fn with_pod(mut root: Node) -> Node {
    let pod = ["spec.jobTemplate.spec.template", "spec.template", ""]
        .iter()
        .filter_map(|path| find(&root, path).first().map(|n| (*n).clone()))
        .find(|n| n.get("spec").is_some_and(|spec| spec.get("containers").is_some()));
    if let (Some(pod), Value::Map(entries)) = (pod, &mut root.value) {
        if let Some(spec) = pod.get("spec") {
            entries.push(("$pod".to_owned(), spec.clone()));
        }
        if let Some(meta) = pod.get("metadata") {
            entries.push(("$meta".to_owned(), meta.clone()));
        }
    }
    root
}
