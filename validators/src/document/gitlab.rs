//! Pipelines of GitLab: their jobs, what these run and what their environment says. Knows the keys of a pipeline, no policy.

use std::collections::BTreeMap;

use super::{Node, Value, carried, shell};

/// Keys of a GitLab pipeline that are no jobs.
const GITLAB_KEYWORDS: &[&str] = &[
    "default",
    "include",
    "stages",
    "variables",
    "workflow",
    "image",
    "services",
    "before_script",
    "after_script",
    "cache",
    "pages",
    "spec",
];

/// A GitLab pipeline: jobs stand at `$jobs`, each with its commands under `$script`; variables are listed under `$env`, there and at the root.
pub fn pipeline(mut root: Node) -> Node {
    let span = root.span;
    let mut jobs = Vec::new();
    if let Value::Map(entries) = &root.value {
        for (name, node) in
            entries.iter().filter(|(name, _)| !GITLAB_KEYWORDS.contains(&name.as_str()) || name == "default" || name == "pages")
        {
            let mut job = node.clone();
            let lines: Vec<&str> = ["before_script", "script", "after_script"]
                .iter()
                .filter_map(|key| node.get(key))
                .flat_map(Node::items)
                .filter_map(Node::text)
                .collect();
            if !lines.is_empty() {
                let place = node.get("script").map_or(node.span, |n| n.span);
                let text = named_outright(&lines.join("\n"), &[variables(node), variables(&root)]);
                job.put("$script", shell::script(&text, &|_| place));
            }
            if matches!(job.value, Value::Map(_)) {
                job.put("$env", variables(&job));
                job.put("$name", Node::new(Value::Text(name.clone()), span));
                jobs.push(job);
            }
        }
    }
    let own = variables(&root);
    root.put("$env", own);
    root.put("$jobs", Node::new(Value::List(jobs), span));
    root
}

/// Variables of GitLab whose text is written by whoever opens a merge request, or makes a commit or a tag.
const OUTSIDE: &[&str] = &[
    "CI_COMMIT_MESSAGE",
    "CI_COMMIT_TITLE",
    "CI_COMMIT_DESCRIPTION",
    "CI_COMMIT_REF_NAME",
    "CI_COMMIT_BRANCH",
    "CI_COMMIT_TAG",
    "CI_COMMIT_TAG_MESSAGE",
    "CI_COMMIT_AUTHOR",
    "CI_MERGE_REQUEST_TITLE",
    "CI_MERGE_REQUEST_DESCRIPTION",
    "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME",
    "CI_MERGE_REQUEST_LABELS",
    "CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_NAME",
    "TRIGGER_PAYLOAD",
];

/// A script with what a variable of the pipeline takes over from outside under its first name: `$T` of `T: "$CI_COMMIT_TITLE"` is
/// `$CI_COMMIT_TITLE`. Variables of the job stand before those of the pipeline, and what the script sets itself is its own.
fn named_outright(script: &str, environments: &[Node]) -> String {
    let mut taken: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for variable in environments.iter().flat_map(Node::items) {
        let (Some(name), Some(value)) = (variable.get("name").and_then(Node::text), variable.get("value").and_then(Node::text)) else {
            continue;
        };
        let outside = || carried::variables(value).into_iter().filter(|name| OUTSIDE.contains(&name.as_str())).collect();
        taken.entry(name).or_insert_with(outside);
    }
    taken.retain(|name, outside| !outside.is_empty() && !script.contains(&format!("{name}=")));
    if taken.is_empty() {
        return script.to_owned();
    }
    let mut out = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(at) = rest.find('$') {
        let (before, reference) = rest.split_at(at);
        out.push_str(before);
        let braced = reference[1..].starts_with('{');
        let name = &reference[1 + usize::from(braced)..];
        let name = &name[..name.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(name.len())];
        let length = 1 + usize::from(braced) + name.len() + usize::from(braced);
        // `${T:-x}` is more than the name.
        let is_whole = !braced || reference[length - 1..].starts_with('}');
        match taken.get(name).filter(|_| is_whole) {
            Some(outside) => {
                outside.iter().for_each(|one| out.push_str(&format!("${{{one}}}")));
                rest = &reference[length..];
            }
            None => {
                out.push('$');
                rest = &reference[1..];
            }
        }
    }
    out + rest
}

/// `variables` as a list of `name` and `value`.
fn variables(place: &Node) -> Node {
    let given = place.get("variables");
    let entries = match given.map(|given| &given.value) {
        Some(Value::Map(entries)) => entries.as_slice(),
        _ => &[],
    };
    let one = |(name, node): &(String, Node)| Node::named(name, node.get("value").unwrap_or(node).clone());
    Node::new(Value::List(entries.iter().map(one).collect()), given.map_or(place.span, |given| given.span))
}

#[cfg(test)]
mod tests {
    use assay_manifests::Language;

    use super::*;
    use crate::{document::yaml, parse::parse};

    #[test]
    fn text_from_outside_keeps_its_name_under_another() {
        let told = |text: &str, script: &str| {
            let parsed = parse(Language::Yaml, text).expect("has a grammar");
            let root = yaml::documents(text, &parsed.tree).into_iter().next().expect("a document");
            named_outright(script, &[variables(&root)])
        };
        let text = "variables:\n  T: \"$CI_COMMIT_TITLE\"\n  I: $CI_REGISTRY_IMAGE/x\n  B: refs/${CI_COMMIT_BRANCH}\n";
        assert_eq!(told(text, "eval $T; echo \"${B}\" $I $Tx"), "eval ${CI_COMMIT_TITLE}; echo \"${CI_COMMIT_BRANCH}\" $I $Tx");
        assert_eq!(told(text, "T=1\neval $T ${T:-x} $"), "T=1\neval $T ${T:-x} $");
        assert_eq!(told(text, "echo ${B:-x} $"), "echo ${B:-x} $");
    }
}
