//! Pipelines of GitLab: their jobs, what these run and what their environment says. Knows the keys of a pipeline, no policy.

use super::{Node, Value, shell};

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
                job.put("$script", shell::script(&lines.join("\n"), &|_| place));
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
