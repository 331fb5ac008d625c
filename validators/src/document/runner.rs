//! What a job of a workflow comes down to where it runs: machines that its matrix names, untrusted text that ends in the environment of later
//! steps, and scripts that came with an artifact. Knows how workflows hand values on, no policy.

use std::collections::BTreeSet;

use super::{Node, Value, carried};

/// Ways of a pipe to keep only some characters.
const KEEPING: &[&str] = &["tr -cd", "tr -dc", "sha256sum", "md5sum", "wc -"];

/// What `runs-on` may be, where it names the matrix or chooses between words: each under `$runners`.
pub(super) fn machines(job: &mut Node) {
    let Some(text) = job.get("runs-on").and_then(expression) else { return };
    let span = job.span;
    let mut out: Vec<Node> = Vec::new();
    let words = text.split('\'').skip(1).step_by(2).filter(|word| !word.is_empty());
    out.extend(words.map(|word| Node::new(Value::Text(word.to_owned()), span)));
    let matrix = job.get("strategy").and_then(|strategy| strategy.get("matrix"));
    if let (Some(matrix), Some(key)) = (matrix, text.strip_prefix("matrix.").map(|rest| rest.split(['.', ' ']).next().unwrap_or_default()))
    {
        let listed = matrix.get(key).map(Node::items).unwrap_or_default().iter();
        let included = matrix.get("include").map(Node::items).unwrap_or_default().iter().filter_map(|one| one.get(key));
        for value in listed.chain(included) {
            match &value.value {
                Value::List(labels) => out.extend(labels.iter().cloned()),
                Value::Map(entries) => out.extend(entries.iter().map(|(_, one)| one.clone())),
                _ => out.push(value.clone()),
            }
        }
    }
    if !out.is_empty() {
        job.put("$runners", Node::new(Value::List(out), span));
    }
}

fn expression(node: &Node) -> Option<String> {
    let (Value::Text(text) | Value::Unresolved(text)) = &node.value else { return None };
    let inner = text.trim().strip_prefix("${{")?.strip_suffix("}}")?;
    Some(inner.trim().to_owned())
}

/// Whether a step writes into the environment of later steps, and nothing of what others may write (`outside`: names of variables) goes there.
pub(super) fn kept(script: &Node, outside: &[String], run: &str) -> bool {
    let mut open: BTreeSet<String> = outside.iter().cloned().collect();
    for one in script.get("assigned").map(Node::items).unwrap_or_default() {
        let (name, value) = (said(one, "name"), said(one, "value"));
        let given = carried::variables(&value).iter().any(|name| open.contains(name));
        if given && !is_kept(&value) {
            open.insert(name);
        }
    }
    let written =
        |command: &&Node| carried::written(command).iter().any(|file| file.contains("GITHUB_ENV") || file.contains("GITHUB_PATH"));
    let writing: Vec<&Node> = script.get("commands").map(Node::items).unwrap_or_default().iter().filter(written).collect();
    let named = run.matches("GITHUB_ENV").count() + run.matches("GITHUB_PATH").count();
    let closed = |command: &&Node| {
        command.get("tested").is_some() || !carried::variables(&said(command, "text")).iter().any(|name| open.contains(name))
    };
    !writing.is_empty() && writing.len() == named && writing.iter().all(closed)
}

/// Whether a value is all of it what a pipe ends in that keeps only some characters, the end of a line not among them.
fn is_kept(value: &str) -> bool {
    let inner = value.trim_matches('"').strip_prefix("$(").and_then(|rest| rest.strip_suffix(')'));
    let last = inner.filter(|inner| !inner.contains(['(', ')', ';', '&', '\n'])).and_then(|inner| inner.rsplit('|').next());
    last.map(str::trim).is_some_and(|last| !last.contains("\\n") && KEEPING.iter().any(|way| last.starts_with(way)))
}

/// Marks commands (`of_artifact`) that name a file below one of the folders into which artifacts are put. `known` are variables and what they hold.
pub(super) fn from_artifacts(script: &mut Node, folders: &[String], known: &[(String, String)]) {
    let Value::Map(entries) = &mut script.value else { return };
    let Some((_, Node { value: Value::List(commands), .. })) = entries.iter_mut().find(|(name, _)| name == "commands") else { return };
    for command in commands {
        let mut text = said(command, "text");
        for (name, value) in known.iter().filter(|(_, value)| value.len() < 256) {
            text = text.replace(&format!("${{{name}}}"), value).replace(&format!("${name}/"), &format!("{value}/"));
        }
        if folders.iter().any(|folder| text.contains(&format!("{folder}/"))) {
            let span = command.span;
            command.put("of_artifact", Node::new(Value::Bool(true), span));
        }
    }
}

fn said(node: &Node, key: &str) -> String {
    match node.get(key).map(|node| &node.value) {
        Some(Value::Text(text) | Value::Unresolved(text)) => text.clone(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use assay_manifests::Language;

    use crate::{
        document::{kind::documents, path::find},
        parse::parse,
    };

    fn found(text: &str, path: &str) -> usize {
        let docs = documents(Language::Yaml, ".github/workflows/x.yml", text, parse(Language::Yaml, text).as_ref());
        docs.iter().map(|doc| find(&doc.root, path).len()).sum()
    }

    #[test]
    fn machines_of_a_matrix_and_of_a_choice() {
        let job = |on: &str| {
            format!(
                "on: push\njobs:\n  a:\n    runs-on: ${{{{ {on} }}}}\n    strategy: {{matrix: {{box: [one, two], include: [{{box: [three, four]}}]}}}}\n    steps: [{{run: make}}]\n"
            )
        };
        assert_eq!(found(&job("matrix.box"), "jobs.a.$runners.*"), 4);
        assert_eq!(found(&job("github.ref == 'x' && 'own' || 'hosted'"), "jobs.a.$runners.*"), 3);
    }

    #[test]
    fn text_that_was_kept_to_characters_is_no_text_of_others() {
        let step = |value: &str| {
            format!(
                "on: issues\njobs:\n  a:\n    runs-on: x\n    steps:\n      - env: {{T: '${{{{ github.event.issue.title }}}}'}}\n        run: |\n          v=\"{value}\"\n          echo \"V=$v\" >> \"$GITHUB_ENV\"\n"
            )
        };
        assert_eq!(found(&step("$(echo $T | tr -cd a-z)"), "jobs.a.steps.0.$kept"), 1);
        for open in ["$T", "$T $(echo 1 | tr -cd 0-9)", "$(echo $T | tr -cd 'a-z\\\\n')", "$(echo 1 | tr -cd 0-9; echo $T)"] {
            assert_eq!(found(&step(open), "jobs.a.steps.0.$kept"), 0, "{open}");
        }
    }

    #[test]
    fn a_script_below_the_folder_of_an_artifact() {
        let text = "on: workflow_run\njobs:\n  a:\n    runs-on: x\n    steps:\n      - {uses: actions/download-artifact@v4, with: {path: '${{ runner.temp }}/page'}}\n      - env: {D: '${{ runner.temp }}/page'}\n        run: |\n          sh \"$D/go.sh\"\n          sh own/go.sh\n";
        assert_eq!(found(text, "jobs.a.steps.*.$script.commands.*.of_artifact"), 1);
    }
}
