//! Helm charts: what a template makes with the chart's own values, so that rules ask what an installation without other values gets. Actions
//! whose value is not known here (releases, clusters, functions that are not read) are masked and stay unresolved. Knows files of a chart
//! and the template language, no rule.

use std::collections::BTreeMap;

use assay_manifests::{Language, Span};

use super::{MAX_DEPTH, Node, Value, around, yaml};
use crate::parse::parse;

use render::Render;
use syntax::{Part, parts};

mod expression;
mod render;
mod syntax;

/// A template that makes more text than this is not read.
const MAX_OUTPUT: usize = 1 << 20;
/// Files of a chart that are searched for named templates, and the bytes of those that hold some.
const MAX_FILES: usize = 200;
const MAX_BYTES: usize = 2 << 20;
/// Charts around a chart whose values are asked.
const MAX_CHARTS: usize = 4;

/// What the templates of one chart know.
pub struct Chart {
    values: Node,
    about: Node,
    /// Bodies of `define`, by name.
    named: BTreeMap<String, String>,
}

impl Chart {
    /// The chart that the template at `path` belongs to; nothing where its values are not in sight. `configs` are paths and texts, sorted.
    pub fn of(configs: &[(&str, &str)], path: &str) -> Option<Self> {
        let folder = match path.rfind("/templates/") {
            Some(at) => path.get(..at)?,
            None if path.starts_with("templates/") => "",
            None => return None,
        };
        let values = overridden(around::file(configs, folder, "values.yaml")?, configs, folder);
        let empty = || Node::new(Value::Map(Vec::new()), values.span);
        let about = around::file(configs, folder, "Chart.yaml").map(|about| Node::new(capitalised(about.value), values.span));
        let inside = if folder.is_empty() { "templates/".to_owned() } else { format!("{folder}/templates/") };
        let from = configs.partition_point(|(known, _)| *known < inside.as_str());
        let (mut named, mut bytes) = (BTreeMap::new(), 0);
        for (_, text) in configs.iter().skip(from).take_while(|(known, _)| known.starts_with(&inside)).take(MAX_FILES) {
            if text.contains("define") {
                bytes += text.len();
                if bytes > MAX_BYTES {
                    break;
                }
                definitions(text, &mut named);
            }
        }
        Some(Self { about: about.unwrap_or_else(empty), values, named })
    }

    /// The documents that a template makes, their nodes at the places of the template that made them. Nothing where it cannot be read.
    pub fn documents(&self, text: &str) -> Option<Vec<Node>> {
        let parts = parts(text)?;
        let mut render = Render::new(self);
        render.file(&parts)?;
        let made = render.out;
        let parsed = parse(Language::Yaml, &made)?;
        if !parsed.errors.is_empty() {
            return None;
        }
        let lines: Vec<usize> = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let line = |at: usize| lines.partition_point(|start| *start <= at).max(1) as u32;
        let mut documents = yaml::documents(&made, &parsed.tree);
        for document in &mut documents {
            document.each_mut(&mut |node| {
                let (start, end) = (render.places.first(node.span.start as usize), render.places.last(node.span.end as usize));
                let end = end.max(start);
                node.span =
                    Span { start: start as u32, end: end as u32, line: line(start), end_line: line(end.saturating_sub(1).max(start)) };
            });
        }
        Some(documents)
    }
}

/// The values of a chart with what the charts around it say of it: under its name, and for all charts under `global`.
fn overridden(mut values: Node, configs: &[(&str, &str)], folder: &str) -> Node {
    let (mut inner, mut names) = (folder, Vec::new());
    for _ in 0..MAX_CHARTS {
        let Some((charts, name)) = inner.rsplit_once('/') else { break };
        let outer = if charts == "charts" { Some("") } else { charts.strip_suffix("/charts") };
        let Some(outer) = outer else { break };
        names.insert(0, name);
        if let Some(theirs) = around::file(configs, outer, "values.yaml") {
            if let Some(said) = names.iter().try_fold(&theirs, |node, name| node.get(name)) {
                put_over(&mut values, said, 0);
            }
            if let Some(global) = theirs.get("global") {
                let span = values.span;
                let over = Node::new(Value::Map(vec![("global".to_owned(), global.clone())]), span);
                put_over(&mut values, &over, 0);
            }
        }
        inner = outer;
    }
    values
}

fn put_over(own: &mut Node, theirs: &Node, depth: u32) {
    match (&mut own.value, &theirs.value) {
        (Value::Map(entries), Value::Map(more)) if depth < MAX_DEPTH => {
            for (name, node) in more {
                match entries.iter_mut().find(|(known, _)| known == name) {
                    Some((_, known)) => put_over(known, node, depth + 1),
                    None => entries.push((name.clone(), node.clone())),
                }
            }
        }
        _ => own.value = theirs.value.clone(),
    }
}

/// `Chart.yaml` as `.Chart` is asked: `appVersion` is `.Chart.AppVersion`.
fn capitalised(value: Value) -> Value {
    let Value::Map(entries) = value else { return Value::Map(Vec::new()) };
    let upper = |name: String| {
        let mut chars = name.chars();
        chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or(name)
    };
    Value::Map(entries.into_iter().map(|(name, node)| (upper(name), node)).collect())
}

fn definitions(text: &str, into: &mut BTreeMap<String, String>) {
    for part in parts(text).into_iter().flatten() {
        let Part::Define { name, from, to } = part else { continue };
        let mut body = text.get(from..to).unwrap_or_default();
        if text.get(..from).is_some_and(|before| before.ends_with("-}}")) {
            body = body.trim_start();
        }
        if text.get(to..).is_some_and(|after| after.starts_with("{{-")) {
            body = body.trim_end();
        }
        into.entry(name.to_owned()).or_insert_with(|| body.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::path::{find, look};

    const HELPERS: &str = "{{/* Names */}}\n{{- define \"web.name\" -}}\n{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix \"-\" -}}\n{{- end -}}\n{{- define \"web.labels\" -}}\napp: {{ include \"web.name\" . }}\nrelease: {{ .Release.Name }}\n{{- end }}\n";
    const VALUES: &str = "image: {repository: registry.example/web, tag: \"\"}\nhost: {network: true}\ndebug: false\nsecurity:\n  runAsUser: 0\n  capabilities:\n    add: [SYS_ADMIN]\nenv:\n  - {name: MODE, value: fast}\nports: {http: 80, admin: 9000}\n";
    const TEMPLATE: &str = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ include \"web.name\" . }}-{{ .Release.Name }}\n  labels:\n    {{- include \"web.labels\" . | nindent 4 }}\nspec:\n  hostNetwork: {{ .Values.host.network }}\n  {{- if .Values.debug }}\n  hostPID: true\n  {{- else }}\n  hostPID: false\n  {{- end }}\n  containers:\n    - name: web\n      image: \"{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}\"\n      securityContext:\n        {{- toYaml .Values.security | nindent 8 }}\n      env:\n        {{- toYaml .Values.env | nindent 8 }}\n      ports:\n        {{- range $name, $port := .Values.ports }}\n        - name: {{ $name }}\n          containerPort: {{ $port }}\n        {{- end }}\n      {{- with .Values.extra }}\n      stdin: true\n      {{- end }}\n      args: [{{ .Values.unknown | lookupSomething }}]\n";

    fn made() -> Node {
        let configs = [
            ("c/Chart.yaml", "name: web\nappVersion: 1.2.3\n"),
            ("c/templates/_helpers.tpl", HELPERS),
            ("c/templates/pod.yaml", TEMPLATE),
            ("c/values.yaml", VALUES),
        ];
        let chart = Chart::of(&configs, "c/templates/pod.yaml").expect("a chart");
        chart.documents(TEMPLATE).expect("readable").remove(0)
    }

    #[test]
    fn values_conditions_loops_and_named_templates_are_put_in() {
        let root = made();
        let at = |path: &str| find(&root, path).into_iter().filter_map(Node::scalar).collect::<Vec<_>>();
        assert_eq!(at("spec.hostNetwork"), ["true"]);
        assert_eq!(at("spec.hostPID"), ["false"]);
        assert_eq!(at("spec.containers.image"), ["registry.example/web:1.2.3"]);
        assert_eq!(at("spec.containers.securityContext.runAsUser"), ["0"]);
        assert_eq!(at("spec.containers.securityContext.capabilities.add.*"), ["SYS_ADMIN"]);
        assert_eq!(at("spec.containers.env.name"), ["MODE"]);
        assert_eq!(at("spec.containers.ports.containerPort"), ["9000", "80"]);
        assert_eq!(at("metadata.labels.app"), ["web"]);
        assert!(at("spec.containers.stdin").is_empty());
        // What is not known stays open.
        assert!(matches!(find(&root, "metadata.labels.release")[0].value, Value::Unresolved(_)));
        assert!(look(&root, "metadata.name.x").cut && look(&root, "spec.containers.args.0.x").cut);
    }

    #[test]
    fn rules_are_asked_of_what_an_installation_gets() {
        let template = "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      image: a:1\n      securityContext: {{ toYaml .Values.security | nindent 8 }}\n";
        let rules = crate::rule::RuleSet::embedded().expect("rules load");
        let said = |values: &str| {
            let configs = [("c/values.yaml", values)];
            let beside = crate::document::kind::Beside { configs: &configs, around: None };
            let parsed = parse(Language::Yaml, template);
            let documents =
                crate::document::kind::documents_beside(Language::Yaml, "c/templates/a.yaml", template, parsed.as_ref(), beside);
            let rule = rules.documents().iter().find(|rule| rule.id == "kubernetes/cwe-250-privileged-container").expect("the rule");
            let said: Vec<_> =
                documents.iter().flat_map(|document| rule.judge(&document.root)).map(|one| (one.form, one.span.line)).collect();
            said
        };
        assert!(said("security: {privileged: true}\n").contains(&("privileged", 7)));
        assert!(!said("security: {runAsNonRoot: true}\n").iter().any(|(form, _)| *form == "privileged"));
    }

    #[test]
    fn a_chart_inside_another_takes_its_values() {
        let template = "kind: Pod\napiVersion: v1\nspec:\n  hostNetwork: {{ .Values.open }}\n  hostPID: {{ .Values.global.pid }}\n  hostIPC: {{ .Values.ipc }}\n";
        let configs = [
            ("p/charts/s/templates/a.yaml", template),
            ("p/charts/s/values.yaml", "open: false\nipc: false\n"),
            ("p/values.yaml", "s: {open: true}\nglobal: {pid: true}\n"),
        ];
        let chart = Chart::of(&configs, "p/charts/s/templates/a.yaml").expect("a chart");
        let root = chart.documents(template).expect("readable").remove(0);
        let at = |path: &str| find(&root, path).into_iter().filter_map(Node::scalar).collect::<Vec<_>>();
        assert_eq!(at("spec.hostNetwork"), ["true"]);
        assert_eq!(at("spec.hostPID"), ["true"]);
        assert_eq!(at("spec.hostIPC"), ["false"]);
    }

    #[test]
    fn nodes_stand_where_the_template_made_them() {
        let root = made();
        let line = |path: &str| find(&root, path).first().map(|n| n.span.line);
        assert_eq!(line("spec.hostNetwork"), Some(8));
        assert_eq!(line("spec.hostPID"), Some(12));
        assert_eq!(line("spec.containers.securityContext.runAsUser"), Some(18));
        assert_eq!(line("spec.containers.ports.containerPort"), Some(24));
    }

    #[test]
    fn templates_that_call_themselves_or_are_broken_end() {
        let values = "a: 1\n";
        let loops = "{{- define \"x\" }}{{ include \"x\" . }}{{ include \"x\" . }}{{ end }}";
        for text in
            ["a: {{ include \"x\" . }}\n", "{{ if }}", "{{ range .Values }}", "{{ (((( }}", "{{", "}}{{-", "a: {{ \"\\", "{{ end }}"]
        {
            let configs = [("templates/_h.tpl", loops), ("values.yaml", values)];
            let chart = Chart::of(&configs, "templates/a.yaml").expect("a chart");
            let _ = chart.documents(text);
        }
    }
}
