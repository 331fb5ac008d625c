//! Which kind of deployment document a file holds, and its documents with what belongs together brought together.

use assay_manifests::Language;

use super::{
    Node, Value,
    around::{self, Around},
    block, build, cloudformation, compose, docker, gitlab, hcl, helm, included, json, kubernetes,
    path::find,
    scripts, shell, sql, started, template, terraform_json, workflow, yaml,
};
use crate::parse::{Parsed, parse};

/// A document ready to be judged.
pub struct Document {
    /// `dockerfile`, `compose`, `kubernetes`, `helm-values`, `terraform`, `cloudformation`, `iam-policy`, `github-actions`, `gitlab-ci`, `dependabot`,
    /// `npm`, `build`, `nginx`, `systemd`, `bash`, `sql`.
    pub kind: &'static str,
    pub root: Node,
    /// Where the document is part of more: all of it. Paths that begin with `/` start there.
    pub whole: Option<Node>,
}

impl Document {
    fn new(kind: &'static str, root: Node) -> Self {
        Self { kind, root, whole: None }
    }

    /// What paths from the root are asked of.
    pub fn around(&self) -> &Node {
        self.whole.as_ref().unwrap_or(&self.root)
    }
}

/// Paths and texts of the artifact, sorted, and what was read of them.
#[derive(Clone, Copy, Default)]
pub struct Beside<'a> {
    pub configs: &'a [(&'a str, &'a str)],
    pub around: Option<&'a Around>,
}

/// Every kind of document a rule may name.
pub const KINDS: &[&str] = &[
    "dockerfile",
    "compose",
    "kubernetes",
    "helm-values",
    "terraform",
    "cloudformation",
    "iam-policy",
    "github-actions",
    "gitlab-ci",
    "dependabot",
    "npm",
    "build",
    "nginx",
    "systemd",
    "bash",
    "sql",
];

/// The documents of a file; empty where it is none of the known kinds.
pub fn documents(language: Language, path: &str, text: &str, parsed: Option<&Parsed>) -> Vec<Document> {
    documents_beside(language, path, text, parsed, Beside::default())
}

/// As [`documents`], with what other files of the artifact say of it.
pub fn documents_beside(language: Language, path: &str, text: &str, parsed: Option<&Parsed>, beside: Beside<'_>) -> Vec<Document> {
    let one = |kind, root| vec![Document::new(kind, root)];
    let with = |kind, mut root: Node, puts: &[fn(&mut Node)]| {
        puts.iter().for_each(|put| put(&mut root));
        vec![Document::new(kind, root)]
    };
    match language {
        Language::Dockerfile => with("dockerfile", docker::document(text), &[started::dockerfile, scripts::dockerfile]),
        Language::Terraform => parsed.map_or_else(Vec::new, |parsed| match beside.around.and_then(|around| around.module(path)) {
            Some(module) => {
                let (mut root, whole) = hcl::among((text, &parsed.tree), &module.others, &module.given);
                started::cloud(&mut root);
                scripts::cloud(&mut root);
                vec![Document { kind: "terraform", root, whole: Some(whole) }]
            }
            None => with("terraform", hcl::document(text, &parsed.tree), &[started::cloud, scripts::cloud]),
        }),
        Language::Nginx => one("nginx", included::nginx(text, path, beside.configs)),
        Language::Properties if path.ends_with(".conf") && block::is_nginx(text) => {
            one("nginx", included::nginx(text, path, beside.configs))
        }
        Language::Systemd => {
            let unit = block::systemd(text);
            let is_drop_in = path.rsplit(['/', '\\']).nth(1).is_some_and(|folder| folder.ends_with(".d"));
            with("systemd", if is_drop_in { block::left_open(unit) } else { unit }, &[started::systemd, scripts::systemd])
        }
        Language::Bash => with("bash", shell::script(text, &|span| span), &[scripts::bash]),
        Language::Make => one("build", build::make(text)),
        Language::CMake => one("build", build::cmake(text)),
        Language::Sql => one("sql", sql::document(text)),
        Language::Json if terraform_json::is_code(path) => {
            let Some(written) = parsed.and_then(|parsed| terraform_json::Written::of(path, text, parsed)) else { return Vec::new() };
            let own = (written.text.as_str(), &written.parsed.tree);
            let (mut root, mut whole) = match beside.around.and_then(|around| around.module(path)) {
                Some(module) => {
                    let (root, whole) = hcl::among(own, &module.others, &module.given);
                    (root, Some(whole))
                }
                None => (hcl::document(own.0, own.1), None),
            };
            written.lead_back(&mut root);
            if let Some(whole) = &mut whole {
                written.lead_back(whole);
            }
            started::cloud(&mut root);
            scripts::cloud(&mut root);
            vec![Document { kind: "terraform", root, whole }]
        }
        Language::Json => {
            let root = parsed.and_then(|parsed| json::document(text, &parsed.tree));
            root.map_or_else(Vec::new, |root| of_tree(path, root, beside.configs))
        }
        Language::Yaml => {
            let Some(parsed) = parsed else { return Vec::new() };
            let made = text.contains("{{").then(|| helm::Chart::of(beside.configs, path)).flatten().and_then(|chart| chart.documents(text));
            if let Some(documents) = made {
                return documents.into_iter().flat_map(|root| of_tree(path, root, beside.configs)).collect();
            }
            let documents = match template::masked(text).and_then(|masked| parse(language, &masked).map(|parsed| (masked, parsed))) {
                Some((masked, parsed)) => yaml::documents(&masked, &parsed.tree),
                None => yaml::documents(text, &parsed.tree),
            };
            documents.into_iter().flat_map(|root| of_tree(path, root, beside.configs)).collect()
        }
        _ => Vec::new(),
    }
}

fn of_tree(path: &str, root: Node, configs: &[(&str, &str)]) -> Vec<Document> {
    let Some(kind) = kind_of(path, &root) else { return Vec::new() };
    let one = |root| vec![Document::new(kind, root)];
    let with = |mut root: Node, puts: &[fn(&mut Node)]| {
        puts.iter().for_each(|put| put(&mut root));
        Document::new(kind, root)
    };
    match kind {
        "kubernetes" => {
            let objects = kubernetes::objects(root);
            let snippets: Vec<Node> =
                objects.iter().flat_map(kubernetes::snippets).map(|(text, span)| block::nginx_at(text, span)).collect();
            let objects = objects.into_iter().map(|root| with(root, &[started::kubernetes, scripts::kubernetes]));
            objects.chain(snippets.into_iter().map(|root| Document::new("nginx", root))).collect()
        }
        "github-actions" => vec![with(workflow::github(root, &|file| around::file(configs, repository(path), file)), &[scripts::github])],
        "gitlab-ci" => vec![with(gitlab::pipeline(root), &[scripts::gitlab])],
        "compose" => {
            let (other, text) = (|file: &str| around::extended(configs, path, file), |file: &str| around::text(configs, path, file));
            vec![with(compose::prepared(root, &other, &text), &[started::compose, scripts::compose])]
        }
        "cloudformation" => vec![with(cloudformation::prepared(root), &[started::cloud, scripts::cloud])],
        _ => one(root),
    }
}

/// The folder that a repository's `.github` lies in.
fn repository(path: &str) -> &str {
    path.find(".github/").map_or("", |at| path[..at].trim_end_matches('/'))
}

fn kind_of(path: &str, root: &Node) -> Option<&'static str> {
    let has = |key: &str| root.get(key).is_some();
    let file = path.rsplit('/').next().unwrap_or(path);
    let scripts = || find(root, "*.script").iter().any(|n| matches!(n.value, Value::List(_) | Value::Text(_)));
    Some(if has("apiVersion") && has("kind") {
        "kubernetes"
    } else if path.contains(".github/workflows/") || (has("on") && has("jobs")) || !find(root, "runs.steps").is_empty() {
        "github-actions"
    } else if !find(root, "updates.package-ecosystem").is_empty() {
        "dependabot"
    } else if has("AWSTemplateFormatVersion")
        || find(root, "Resources.*.Type").iter().any(|t| t.text().is_some_and(|t| t.starts_with("AWS::")))
    {
        "cloudformation"
    } else if has("Statement") && (has("Version") || !find(root, "Statement.Effect").is_empty()) {
        "iam-policy"
    } else if file == "package.json" || (has("name") && has("version") && (has("dependencies") || has("scripts") || has("devDependencies")))
    {
        "npm"
    } else if file.ends_with(".gitlab-ci.yml") || file.ends_with(".gitlab-ci.yaml") || (!has("services") || has("stages")) && scripts() {
        "gitlab-ci"
    } else if !find(root, "services.*.image|build|extends").is_empty() || (file.contains("compose") && has("services")) {
        "compose"
    } else if file.contains("values") && (file.ends_with(".yaml") || file.ends_with(".yml")) {
        "helm-values"
    } else {
        return None;
    })
}
