//! GitHub workflows and composite actions: which expressions reach code, and whether somebody outside may write what they
//! hold. `${{ … }}` is put into a script before any shell sees it, so that its text is code. Knows the contexts of the expression language
//! and how values travel (environment, inputs, step and job outputs, matrix); no policy.
//!
//! A step has `$injected` (untrusted expressions in its code), `$unknown` (expressions whose value is not known here), `$through_env`
//! (untrusted values its code takes from the environment in place of an expression), `$inputs` (untrusted expressions given to an action)
//! and `$script` (its shell commands); `$kept` where nothing of others goes into the environment of later steps; `$head` where it checks out
//! what a pull request brings, `$evaluated` where a shell of another kind runs what it is given.

use std::collections::BTreeMap;

use assay_manifests::Span;

use super::{
    MAX_DEPTH, Node, Value,
    contexts::{event, head, names},
    other_shells, outputs,
    path::find,
    runner, shell,
};

/// What is known of the text an expression gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trust {
    /// A constant, or one of a form that holds no code (a number, a digest).
    Known,
    /// Not decided by this file.
    Unknown,
    /// Somebody without rights on the repository may write it.
    Untrusted,
}

/// Outputs of actions that list names of files, branches or titles out of a pull request.
const UNTRUSTED_OUTPUTS: &[&str] = &[
    "tj-actions/changed-files",
    "tj-actions/branch-names",
    "dorny/paths-filter",
    "jitterbit/get-changed-files",
    "trilom/file-changes-action",
    "lots0logs/gh-action-get-changed-files",
    "xt0rted/pull-request-comment-branch",
    "alessbell/pull-request-comment-branch",
    "potiuk/get-workflow-origin",
];

/// Inputs of actions whose text is run as code: action (without version) and input.
const CODE_INPUTS: &[(&str, &str)] = &[
    ("actions/github-script", "script"),
    ("azure/cli", "inlineScript"),
    ("azure/powershell", "inlineScript"),
    ("appleboy/ssh-action", "script"),
    ("addnab/docker-run-action", "run"),
    ("cardinalby/js-eval-action", "expression"),
    ("nick-fields/retry", "command"),
    ("nick-invision/retry", "command"),
    ("coactions/setup-xvfb", "run"),
    ("gabrielbb/xvfb-action", "run"),
    ("mikefarah/yq", "cmd"),
    ("jannekem/run-python-script-action", "script"),
    ("devorbitus/yq-action-output", "cmd"),
];

/// A workflow or composite action ready for rules. `other` gives a file of the same repository by its path from the repository's root.
pub fn github(root: Node, other: &dyn Fn(&str) -> Option<Node>) -> Node {
    prepared(root, other, None, 0)
}

fn prepared(mut root: Node, other: &dyn Fn(&str) -> Option<Node>, given: Option<&Given>, depth: u32) -> Node {
    let original = root.clone();
    let scope = Scope { root: &original, job: None, other, given, heads: false };
    if let Value::Map(entries) = &mut root.value {
        for (name, node) in entries {
            match (name.as_str(), &mut node.value) {
                ("jobs", Value::Map(jobs)) => {
                    for (job, node) in jobs {
                        let scope = Scope { job: original.get("jobs").and_then(|jobs| jobs.get(job)), ..scope };
                        steps(node, scope, depth);
                        runner::machines(node);
                        run_elsewhere(node, scope, depth);
                    }
                }
                ("runs", _) => steps(node, Scope { job: original.get("runs"), ..scope }, depth),
                _ => {}
            }
        }
    }
    root
}

/// What a caller gives to the inputs of an action or workflow.
type Given = BTreeMap<String, Trust>;

/// Actions and workflows that call each other are followed this far.
const MAX_CALLS: u32 = 3;
/// Steps that write one variable of the environment, as far as they are asked.
const MAX_WRITERS: usize = 16;

#[derive(Clone, Copy)]
struct Scope<'a> {
    root: &'a Node,
    job: Option<&'a Node>,
    /// Other files of the repository.
    other: &'a dyn Fn(&str) -> Option<Node>,
    /// Inputs, where the caller is known.
    given: Option<&'a Given>,
    /// Asks which values name what a pull request brings, in place of who may write them.
    heads: bool,
}

/// A job or step that uses an action or workflow of the same repository: whether what it gives from outside becomes code there.
fn run_elsewhere(node: &mut Node, scope: Scope<'_>, depth: u32) {
    if depth >= MAX_CALLS {
        return;
    }
    let Some((callee, given)) = scope.called(node, 0) else { return };
    let untrusted: Vec<Node> = match node.get("with").map(|with| &with.value) {
        Some(Value::Map(inputs)) => inputs
            .iter()
            .filter(|(name, _)| given.get(name) == Some(&Trust::Untrusted))
            .filter(|(name, _)| {
                let alone: Given =
                    given.keys().map(|known| (known.clone(), if known == name { Trust::Untrusted } else { Trust::Known })).collect();
                let callee = prepared(callee.clone(), scope.other, Some(&alone), depth + 1);
                ["jobs.*.steps.*.$injected", "jobs.*.$injected", "runs.steps.*.$injected"]
                    .iter()
                    .any(|path| !find(&callee, path).is_empty())
            })
            .map(|(_, value)| value.clone())
            .collect(),
        _ => Vec::new(),
    };
    if !untrusted.is_empty() {
        let span = untrusted[0].span;
        node.put("$injected", Node::new(Value::List(untrusted), span));
    }
}

fn steps(job: &mut Node, scope: Scope<'_>, depth: u32) {
    let Value::Map(entries) = &mut job.value else { return };
    let Some((_, Node { value: Value::List(steps), .. })) = entries.iter_mut().find(|(name, _)| name == "steps") else { return };
    let mut folders = Vec::new();
    for step in steps {
        let before = step.clone();
        let span = step.span;
        let text = |text: String| Node::new(Value::Text(text), span);
        let code = code_of(&before);
        let (mut injected, mut unknown) = (Vec::new(), Vec::new());
        for (expression, at) in code.iter().flat_map(|node| expressions(node)) {
            match scope.trust(&expression, Some(&before), 0) {
                Trust::Untrusted => injected.push(Node::new(Value::Text(expression), at)),
                Trust::Unknown => unknown.push(expression),
                Trust::Known => {}
            }
        }
        if let Some(first) = unknown.into_iter().next() {
            step.put("$unknown", Node::new(Value::Unresolved(first), span));
        }
        let mut through = Vec::new();
        for (name, value) in scope.environment(Some(&before)) {
            let untrusted = expressions(value).iter().any(|(e, _)| scope.trust(e, None, 1) == Trust::Untrusted);
            if untrusted && code.iter().any(|code| code.text().is_some_and(|code| uses_variable(code, name))) {
                through.push(text(name.to_owned()));
            }
        }
        let mut given = Vec::new();
        if code.is_empty()
            && let Some(Value::Map(inputs)) = before.get("with").map(|n| &n.value)
        {
            for (expression, at) in inputs.iter().flat_map(|(_, node)| expressions(node)) {
                if scope.trust(&expression, Some(&before), 0) == Trust::Untrusted {
                    given.push(Node::new(Value::Text(expression), at));
                }
            }
        }
        let outside: Vec<String> = through.iter().filter_map(Node::text).map(str::to_owned).collect();
        for (key, nodes) in [("$injected", injected), ("$through_env", through), ("$inputs", given)] {
            if !nodes.is_empty() {
                step.put(key, Node::new(Value::List(nodes), span));
            }
        }
        match (Scope { heads: true, ..scope }).checks_out(&before) {
            Trust::Untrusted => step.put("$head", Node::new(Value::Bool(true), span)),
            Trust::Unknown => step.put("$head", Node::new(Value::Unresolved("ref".to_owned()), span)),
            Trust::Known => {}
        }
        let shell = scope.shell(&before);
        let is_posix = shell.starts_with("bash") || shell.starts_with("sh");
        if let Some(run) = before.get("run").and_then(Node::text).filter(|_| !is_posix) {
            let untrusted = |node: &Node| expressions(node).iter().any(|(e, _)| scope.trust(e, None, 1) == Trust::Untrusted);
            let given: Vec<&str> =
                scope.environment(Some(&before)).into_iter().filter(|(_, value)| untrusted(value)).map(|(name, _)| name).collect();
            let value = match other_shells::evaluated(shell, run, &given) {
                Some(yes) => Value::Bool(yes),
                None => Value::Unresolved("run".to_owned()),
            };
            step.put("$evaluated", Node::new(value, span));
        }
        if let Some(run) = before.get("run").and_then(|run| run.text())
            && is_posix
        {
            let mut script = shell::script(&masked(run), &|_| span);
            let held = |(name, value): (&str, &Node)| Some((name.to_owned(), masked(value.text()?)));
            let known: Vec<_> = scope.environment(Some(&before)).into_iter().filter_map(held).collect();
            runner::from_artifacts(&mut script, &folders, &known);
            if !outside.is_empty() && runner::kept(&script, &outside, run) {
                step.put("$kept", Node::new(Value::Bool(true), span));
            }
            step.put("$script", script);
        }
        folders.extend(folder_of_artifact(&before));
        run_elsewhere(step, scope, depth);
    }
}

/// The folder that a step puts an artifact into, as its scripts name it.
fn folder_of_artifact(step: &Node) -> Option<String> {
    let of_artifact = step.get("uses").and_then(Node::text).is_some_and(|uses| uses.to_ascii_lowercase().contains("download-artifact"));
    let path = step.get("with").and_then(|with| with.get("path")).and_then(Node::text).filter(|_| of_artifact)?;
    let folder = masked(path.trim_start_matches("./").trim_end_matches('/'));
    (!matches!(folder.as_str(), "" | "." | "$__EXPRESSION")).then_some(folder)
}

/// Expressions as names a shell can read, so that what stands around them is parsed.
pub(super) fn masked(run: &str) -> String {
    let (mut out, mut rest) = (String::new(), run);
    while let Some((before, after)) = rest.split_once("${{") {
        out.push_str(before);
        let Some((inner, more)) = after.split_once("}}") else { break };
        let secret = inner.trim_start().starts_with("secrets.");
        out.push_str(if secret { "$__SECRET" } else { "$__EXPRESSION" });
        rest = more;
    }
    out.push_str(rest);
    out
}

fn code_of(step: &Node) -> Vec<&Node> {
    let mut out: Vec<&Node> = step.get("run").into_iter().collect();
    if let Some(uses) = step.get("uses").and_then(Node::text) {
        let action = uses.split('@').next().unwrap_or_default().to_ascii_lowercase();
        for (name, input) in CODE_INPUTS {
            if action == *name {
                out.extend(step.get("with").and_then(|with| with.get(input)));
            }
        }
    }
    out
}

/// The insides of `${{ … }}` in every text below a node.
fn expressions(node: &Node) -> Vec<(String, Span)> {
    let mut out = Vec::new();
    collect(node, 0, &mut out);
    out
}

fn collect(node: &Node, depth: u32, out: &mut Vec<(String, Span)>) {
    match &node.value {
        Value::Text(text) | Value::Unresolved(text) => {
            for piece in text.split("${{").skip(1) {
                if let Some((inner, _)) = piece.split_once("}}") {
                    out.push((inner.trim().to_owned(), node.span));
                }
            }
        }
        Value::Map(entries) if depth < MAX_DEPTH => entries.iter().for_each(|(_, n)| collect(n, depth + 1, out)),
        Value::List(items) if depth < MAX_DEPTH => items.iter().for_each(|n| collect(n, depth + 1, out)),
        _ => {}
    }
}

pub(super) fn uses_variable(code: &str, name: &str) -> bool {
    [
        format!("${name}"),
        format!("${{{name}"),
        format!("env.{name}"),
        format!("env['{name}']"),
        format!("env[\"{name}\"]"),
        format!("$env:{name}"),
    ]
    .iter()
    .any(|form| code.contains(form.as_str()))
}

impl<'a> Scope<'a> {
    /// Every environment entry in force, innermost first.
    fn environment(self, step: Option<&'a Node>) -> Vec<(&'a str, &'a Node)> {
        let places = [step, self.job, Some(self.root)];
        let maps = places.into_iter().flatten().filter_map(|place| place.get("env"));
        maps.filter_map(|env| if let Value::Map(e) = &env.value { Some(e) } else { None })
            .flatten()
            .map(|(name, node)| (name.as_str(), node))
            .collect()
    }

    /// The shell that a step runs its script by, as far as the file says.
    fn shell(self, step: &'a Node) -> &'a str {
        let default = |place: &'a Node| place.get("defaults")?.get("run")?.get("shell")?.text();
        let on_windows = self.job.and_then(|job| job.get("runs-on")).and_then(Node::text).is_some_and(|name| name.starts_with("windows"));
        let own = step.get("shell").and_then(Node::text);
        let or_default = || self.job.and_then(default).or_else(|| default(self.root));
        own.or_else(or_default).unwrap_or(if on_windows { "pwsh" } else { "bash" })
    }

    /// Whether a step checks out what a pull request brings, asked with `heads`.
    fn checks_out(self, step: &Node) -> Trust {
        if step.get("uses").and_then(Node::text).is_some_and(|uses| uses.starts_with("actions/checkout@")) {
            let inputs = ["ref", "repository"].iter().filter_map(|name| step.get("with")?.get(name));
            return inputs.map(|node| self.of_value(node, Some(step), 0)).max().unwrap_or(Trust::Known);
        }
        let Some(run) = step.get("run").and_then(Node::text) else { return Trust::Known };
        let held: Vec<&str> = self
            .environment(Some(step))
            .into_iter()
            .filter(|(_, value)| self.of_value(value, None, 1) == Trust::Untrusted)
            .map(|(name, _)| name)
            .collect();
        let takes =
            |line: &&str| ["checkout ", "switch ", "merge ", "pull ", "reset "].iter().any(|verb| line.contains(&format!("git {verb}")));
        let of_head = |line: &str| {
            let written = Node::new(Value::Text(line.to_owned()), step.span);
            held.iter().any(|name| uses_variable(line, name)) || self.of_value(&written, Some(step), 0) == Trust::Untrusted
        };
        if run.lines().filter(takes).any(of_head) { Trust::Untrusted } else { Trust::Known }
    }

    /// The worst of what an expression may give.
    fn trust(self, expression: &str, step: Option<&Node>, depth: u32) -> Trust {
        if depth > 6 {
            return Trust::Unknown;
        }
        names(expression).iter().map(|name| self.of_name(name, step, depth)).max().unwrap_or(Trust::Known)
    }

    fn of_value(self, node: &Node, step: Option<&Node>, depth: u32) -> Trust {
        expressions(node).iter().map(|(e, _)| self.trust(e, step, depth + 1)).max().unwrap_or(Trust::Known)
    }

    fn of_name(self, name: &str, step: Option<&Node>, depth: u32) -> Trust {
        let parts: Vec<&str> = name.split('.').collect();
        match parts[..] {
            ["github", ref path @ ..] if self.heads => head(path),
            ["inputs", input] if self.heads => self.given.and_then(|given| given.get(input)).copied().unwrap_or(Trust::Known),
            ["github", "event", "inputs", input] | ["inputs", input] => self.input(input),
            ["github", "event", ..] => event(&parts[2..]),
            ["github", "head_ref"] => Trust::Untrusted,
            ["github", "ref" | "ref_name" | "base_ref"] => Trust::Unknown,
            ["github"] => Trust::Untrusted,
            ["env", variable] => {
                let own = step.and_then(|s| s.get("env")).and_then(|env| env.get(variable));
                let outer = self.environment(None).into_iter().find(|(known, _)| *known == variable).map(|(_, node)| node);
                own.or(outer).map_or_else(|| self.put_into_environment(variable, depth), |node| self.of_value(node, None, depth))
            }
            ["steps", id, "outputs", output] => self.step_output(id, output, depth),
            ["needs" | "jobs", job, "outputs", output] => {
                let Some(job) = self.root.get("jobs").and_then(|jobs| jobs.get(job)) else { return Trust::Unknown };
                let scope = Scope { job: Some(job), ..self };
                match job.get("outputs").and_then(|o| o.get(output)) {
                    Some(value) => scope.of_value(value, None, depth),
                    None => scope.output_elsewhere(job, output, depth),
                }
            }
            ["matrix", key, ..] => {
                let Some(job) = self.job else { return Trust::Unknown };
                let matrix = find(job, "strategy.matrix");
                match matrix.first().map(|m| &m.value) {
                    Some(Value::Map(entries)) => {
                        let values: Vec<&Node> =
                            entries.iter().filter(|(name, _)| name == key || name == "include").map(|(_, node)| node).collect();
                        let dynamic = values.iter().any(|v| !expressions(v).is_empty());
                        if dynamic {
                            values.iter().map(|v| self.of_value(v, None, depth)).max().unwrap_or(Trust::Unknown).max(Trust::Unknown)
                        } else {
                            Trust::Known
                        }
                    }
                    _ => Trust::Unknown,
                }
            }
            _ => Trust::Known,
        }
    }

    /// The action or workflow of the same repository that a step or job uses, and what it is given.
    fn called(self, caller: &Node, depth: u32) -> Option<(Node, Given)> {
        let path = caller.get("uses").and_then(Node::text)?.strip_prefix("./")?.trim_end_matches('/');
        let callee =
            [path.to_owned(), format!("{path}/action.yml"), format!("{path}/action.yaml")].iter().find_map(|path| (self.other)(path))?;
        let step = caller.get("env").is_some().then_some(caller);
        let given = match caller.get("with").map(|with| &with.value) {
            Some(Value::Map(inputs)) => inputs.iter().map(|(name, value)| (name.clone(), self.of_value(value, step, depth))).collect(),
            _ => Given::new(),
        };
        Some((callee, given))
    }

    /// An output of what a step or job of the same repository gives back.
    fn output_elsewhere(self, caller: &Node, output: &str, depth: u32) -> Trust {
        if depth > 6 {
            return Trust::Unknown;
        }
        let Some((callee, given)) = self.called(caller, depth + 1) else { return Trust::Unknown };
        let value = ["outputs", "on.workflow_call.outputs"].iter().find_map(|path| find(&callee, path).first()?.get(output)?.get("value"));
        let Some(value) = value else { return Trust::Unknown };
        let scope = Scope { root: &callee, job: callee.get("runs"), other: self.other, given: Some(&given), heads: self.heads };
        scope.of_value(value, None, depth + 1)
    }

    fn input(self, name: &str) -> Trust {
        if let Some(given) = self.given {
            // What is not given is the default that the callee declares.
            return given.get(name).copied().unwrap_or(Trust::Known);
        }
        let declared = ["inputs", "on.workflow_dispatch.inputs", "on.workflow_call.inputs"]
            .iter()
            .find_map(|path| find(self.root, path).first().and_then(|inputs| inputs.get(name)));
        match declared.and_then(|input| input.get("type")).and_then(Node::text) {
            Some("choice" | "boolean" | "number" | "environment") => Trust::Known,
            _ => Trust::Untrusted,
        }
    }

    fn step_output(self, id: &str, output: &str, depth: u32) -> Trust {
        let steps = self.job.and_then(|job| job.get("steps")).map(Node::items).unwrap_or_default();
        let Some(step) = steps.iter().find(|s| s.get("id").and_then(Node::text) == Some(id)) else { return Trust::Unknown };
        if let Some(uses) = step.get("uses").and_then(Node::text) {
            if uses.starts_with("./") {
                return self.output_elsewhere(step, output, depth);
            }
            let action = uses.split('@').next().unwrap_or_default();
            let script = step.get("with").and_then(|with| with.get("script")).and_then(Node::text);
            if let Some(script) = script.filter(|_| action == "actions/github-script") {
                return outputs::of_script(script, output, &event);
            }
            return if UNTRUSTED_OUTPUTS.contains(&action) { Trust::Untrusted } else { Trust::Unknown };
        }
        let Some(run) = step.get("run").and_then(Node::text) else { return Trust::Unknown };
        self.written(step, run, output, depth + 1)
    }

    /// What the script of a step writes for a name.
    fn written(self, step: &Node, run: &str, name: &str, depth: u32) -> Trust {
        let environment: Vec<(&str, Trust)> =
            self.environment(Some(step)).into_iter().map(|(name, value)| (name, self.of_value(value, None, depth))).collect();
        outputs::worst(run, name, &|expression| self.trust(expression, Some(step), depth + 1), &environment)
    }

    /// What steps of the job put into the environment of later ones. Each may ask for others again, so that few are asked, and not far.
    fn put_into_environment(self, variable: &str, depth: u32) -> Trust {
        let steps = self.job.and_then(|job| job.get("steps")).map(Node::items).unwrap_or_default();
        let puts =
            |run: &&str| run.contains("GITHUB_ENV") && (run.contains(&format!("{variable}=")) || run.contains(&format!("{variable}<<")));
        let written = steps.iter().filter_map(|step| Some((step, step.get("run").and_then(Node::text).filter(puts)?)));
        written.take(MAX_WRITERS).map(|(step, run)| self.written(step, run, variable, depth + 3)).max().unwrap_or(Trust::Unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse;
    use assay_manifests::Language;

    fn read(text: &str) -> Node {
        let parsed = parse(Language::Yaml, text).expect("parses");
        github(crate::document::yaml::documents(text, &parsed.tree).remove(0), &|_| None)
    }

    #[test]
    fn actions_and_workflows_of_the_repository_are_followed() {
        let tree = |text: &str| {
            let parsed = parse(Language::Yaml, text).expect("parses");
            crate::document::yaml::documents(text, &parsed.tree).remove(0)
        };
        let other = |path: &str| {
            Some(tree(match path {
                ".github/actions/say/action.yml" => {
                    "inputs: {who: {}, how: {}}\noutputs: {said: {value: '${{ inputs.who }}'}}\nruns:\n  using: composite\n  steps:\n    - {shell: bash, run: 'echo ${{ inputs.who }} $HOW', env: {HOW: '${{ inputs.how }}'}}\n"
                }
                ".github/workflows/build.yml" => {
                    "on:\n  workflow_call:\n    inputs: {name: {type: string}}\n    outputs: {tag: {value: '${{ jobs.b.outputs.t }}'}}\njobs:\n  b:\n    outputs: {t: '${{ inputs.name }}'}\n    steps: [{run: make}]\n"
                }
                _ => return None,
            }))
        };
        let text = "on: issues\njobs:\n  a:\n    steps:\n      - {id: s, uses: ./.github/actions/say, with: {who: '${{ github.event.issue.title }}'}}\n      - {uses: ./.github/actions/say, with: {how: '${{ github.event.issue.title }}', who: me}}\n      - run: echo ${{ steps.s.outputs.said }}\n  b:\n    uses: ./.github/workflows/build.yml\n    with: {name: '${{ github.event.issue.title }}'}\n  c:\n    needs: b\n    steps:\n      - run: echo ${{ needs.b.outputs.tag }}\n  d:\n    uses: ./.github/workflows/build.yml\n    with: {name: v1}\n  e:\n    steps:\n      - run: echo ${{ needs.d.outputs.tag }}\n";
        let root = github(tree(text), &other);
        let injected = |path: &str| find(&root, path).first().is_some_and(|s| s.get("$injected").is_some());
        assert!(injected("jobs.a.steps.0"), "what the action runs");
        assert!(!injected("jobs.a.steps.1"), "what the action takes from its environment");
        assert!(injected("jobs.a.steps.2") && injected("jobs.c.steps.0"), "what was given comes back");
        assert!(!injected("jobs.b") && !injected("jobs.e.steps.0"));
    }

    #[test]
    fn what_a_pull_request_brings_is_followed_to_where_it_is_checked_out() {
        let root = read(
            "on: pull_request_target\nenv: {SHA: '${{ github.event.pull_request.head.sha }}', BASE: '${{ github.event.pull_request.base.sha }}'}\njobs:\n  a:\n    outputs: {o: '${{ steps.s.outputs.at }}'}\n    steps:\n      - id: s\n        run: echo \"at=$SHA\" >> $GITHUB_OUTPUT\n      - {uses: actions/checkout@v4, with: {ref: '${{ env.SHA }}'}}\n      - {uses: actions/checkout@v4, with: {ref: '${{ env.BASE }}'}}\n      - run: git fetch origin && git checkout \"$SHA\"\n      - run: git checkout \"$BASE\"\n      - {uses: actions/checkout@v4, with: {ref: '${{ steps.elsewhere.outputs.at }}'}}\n  b:\n    steps:\n      - {uses: actions/checkout@v4, with: {ref: '${{ needs.a.outputs.o }}'}}\n",
        );
        let head = |path: &str| find(&root, &format!("jobs.{path}.$head")).first().map(|node| node.value.clone());
        assert_eq!(head("a.steps.1"), Some(Value::Bool(true)));
        assert_eq!(head("a.steps.2"), None);
        assert_eq!(head("a.steps.3"), Some(Value::Bool(true)));
        assert_eq!(head("a.steps.4"), None);
        assert!(matches!(head("a.steps.5"), Some(Value::Unresolved(_))));
        assert_eq!(head("b.steps.0"), Some(Value::Bool(true)));
    }

    #[test]
    fn untrusted_text_is_followed_through_environment_and_outputs() {
        let root = read(
            "on:\n  pull_request_target:\n  workflow_dispatch: {inputs: {kind: {type: choice}}}\njobs:\n  a:\n    outputs: {o: '${{ steps.s.outputs.t }}'}\n    env: {T: '${{ github.event.issue.title }}'}\n    steps:\n      - id: s\n        run: echo \"t=$T\" >> $GITHUB_OUTPUT\n      - run: echo ${{ env.T }}\n      - run: echo ${{ github.event.issue.number }} ${{ inputs.kind }}\n      - run: echo ${{ contains(github.event.issue.title, 'x') && 'a' || 'b' }}\n      - run: echo ${{ steps.other.outputs.x }}\n  b:\n    steps:\n      - run: echo ${{ needs.a.outputs.o }}\n",
        );
        let injected = |path: &str| find(&root, path).first().is_some_and(|s| s.get("$injected").is_some());
        assert!(!injected("jobs.a.steps.0") && find(&root, "jobs.a.steps.0.$through_env.0").len() == 1);
        assert!(injected("jobs.a.steps.1"));
        assert!(!injected("jobs.a.steps.2") && !injected("jobs.a.steps.3"));
        assert!(find(&root, "jobs.a.steps.4.$unknown").len() == 1);
        assert!(injected("jobs.b.steps.0"));
        let root = read(
            "on: issues\njobs:\n  a:\n    steps:\n      - run: echo \"T=$V\" >> $GITHUB_ENV\n        env: {V: '${{ github.event.issue.title }}'}\n      - run: echo ${{ env.T }}\n      - run: echo ${{ env.U }}\n",
        );
        let step = |at: usize, key: &str| find(&root, &format!("jobs.a.steps.{at}")).first().is_some_and(|s| s.get(key).is_some());
        assert!(step(1, "$injected") && !step(2, "$injected") && step(2, "$unknown"));
    }
}
