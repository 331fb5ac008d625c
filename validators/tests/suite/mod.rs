//! Suites of true and false cases that differ only in data flow, made from descriptions: every flow of a language's description is put
//! between its sources and its sinks, once so that the untrusted value arrives and once so that it does not. Shared by the test that
//! holds the accuracy and the example that prints it. Knows no rule.
//!
//! A description (`validators/flows/LANGUAGE.toml`):
//!
//! ```toml
//! language = "python"
//! path = "app/views.py"            # where the file stands in its artifact
//! template = """…"""               # a whole file with the holes {{imports}} {{members}} {{source}} {{flow}} {{sink}}
//!
//! [[source]]
//! name = "query"
//! code = "param = request.args.get('id')"    # leaves the untrusted value in `param`
//!
//! [[sink]]
//! name = "sql"
//! cwe = 89
//! code = "cur.execute('… ' + bar)"           # uses `bar`
//! imports = "import sqlite3"                  # optional, as in sources and flows
//! sources = ["query"]                         # optional: only with these
//! named_only = true                           # optional: only behind flows that name it in `sinks` (a setting instead of a value)
//!
//! [[flow]]
//! name = "overwritten"
//! tainted = "bar = 'x'\nbar = param"          # optional: `param` in, `bar` out; several as a list
//! clean = "bar = param\nbar = 'x'"            # optional
//! members = "def helper(x): …"                # optional: what stands beside the function
//! sinks = ["sql"]                             # optional: only before these (sanitizers)
//! configs = { "app.ini" = "[a]\nb = c\n" }    # optional: configuration files of the artifact
//! files = { "app/helper.py" = "def f(x): …" } # optional: further source files of the artifact
//! ```
//!
//! Lines of a piece are indented as the hole is; a piece may hold holes itself, so that a source can be a way of control that is put around
//! the flow. With `every_source = true` each flow is put behind each source, else the sources are taken in turn. In C and C++ the judge of
//! memory is asked too.

use std::{collections::BTreeMap, fs, path::Path, sync::Arc};

use assay_manifests::{Language, Span, Unit, cwe::related};
use assay_validators::{
    flow::{ir::Module, lower::lower},
    judges::{
        flow::{FlowConfig, FlowValidator},
        memory::Memory,
    },
    panel::{ArtifactView, FileView, UnitView, Validator},
    parse::parse,
    rule::RuleSet,
};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Description {
    pub language: String,
    pub path: String,
    pub template: String,
    #[serde(default)]
    pub every_source: bool,
    #[serde(default)]
    pub source: Vec<Piece>,
    #[serde(default)]
    pub sink: Vec<Sink>,
    #[serde(default)]
    pub flow: Vec<Flow>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Piece {
    pub name: String,
    pub code: String,
    #[serde(default)]
    pub imports: String,
    #[serde(default)]
    pub members: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sink {
    pub name: String,
    pub cwe: u32,
    pub code: String,
    #[serde(default)]
    pub imports: String,
    #[serde(default)]
    pub members: String,
    #[serde(default)]
    pub sources: Vec<String>,
    #[serde(default)]
    pub named_only: bool,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Variants {
    One(String),
    Several(Vec<String>),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flow {
    pub name: String,
    pub tainted: Option<Variants>,
    pub clean: Option<Variants>,
    #[serde(default)]
    pub imports: String,
    #[serde(default)]
    pub members: String,
    #[serde(default)]
    pub sinks: Vec<String>,
    #[serde(default)]
    pub configs: BTreeMap<String, String>,
    #[serde(default)]
    pub files: BTreeMap<String, String>,
}

/// One file that holds one sink, reached or not.
#[derive(Debug)]
pub struct Case {
    /// `flow/variant source sink`
    pub name: String,
    pub flow: String,
    pub source: String,
    pub sink: String,
    pub cwe: u32,
    pub tainted: bool,
    pub text: String,
    pub configs: Vec<(String, String)>,
    pub files: Vec<(String, String)>,
}

/// What was said of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    Flagged,
    Evidenced,
    Nothing,
    Unjudged,
}

#[derive(Debug, Default, Clone, Copy)]
pub struct Score {
    pub tainted: usize,
    pub hits: usize,
    pub clean: usize,
    pub alarms: usize,
    pub unjudged: usize,
}

impl Score {
    pub fn add(&mut self, case: &Case, said: Said) {
        let flagged = usize::from(said == Said::Flagged);
        if case.tainted {
            self.tainted += 1;
            self.hits += flagged;
        } else {
            self.clean += 1;
            self.alarms += flagged;
        }
        self.unjudged += usize::from(said == Said::Unjudged);
    }

    /// True positive rate, false positive rate and their difference.
    pub fn rates(&self) -> (f64, f64, f64) {
        let share = |part: usize, whole: usize| if whole == 0 { 0.0 } else { part as f64 / whole as f64 };
        let (tpr, fpr) = (share(self.hits, self.tainted), share(self.alarms, self.clean));
        (tpr, fpr, tpr - fpr)
    }

    pub fn unjudged_share(&self) -> f64 {
        let all = self.tainted + self.clean;
        if all == 0 { 0.0 } else { self.unjudged as f64 / all as f64 }
    }
}

/// Every description of a folder, in order of names.
pub fn descriptions(folder: &Path) -> Vec<Description> {
    named(folder).into_iter().map(|(_, description)| description).collect()
}

/// Every description of a folder with its file's name, in order of names.
pub fn named(folder: &Path) -> Vec<(String, Description)> {
    let mut paths: Vec<_> = fs::read_dir(folder).expect("the folder of flows").flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        toml::from_str(&fs::read_to_string(path).expect("is text")).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    let name = |path: &std::path::PathBuf| path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    paths.iter().map(|path| (name(path), read(path))).collect()
}

impl Flow {
    fn is_for(&self, sink: &Sink) -> bool {
        if self.sinks.is_empty() { !sink.named_only } else { self.sinks.contains(&sink.name) }
    }
}

impl Description {
    pub fn language(&self) -> Language {
        Language::from_name(&self.language).unwrap_or_else(|| panic!("unknown language {}", self.language))
    }

    /// Every flow before every sink that it is for, the sources taken in turn; and every source straight into a sink.
    pub fn cases(&self) -> Vec<Case> {
        let mut cases = Vec::new();
        let mut turn = 0;
        for (number, flow) in self.flow.iter().enumerate() {
            for sink in self.sink.iter().filter(|sink| flow.is_for(sink)) {
                let sources: Vec<&Piece> =
                    self.source.iter().filter(|source| sink.sources.is_empty() || sink.sources.contains(&source.name)).collect();
                assert!(!sources.is_empty(), "sink {} fits no source", sink.name);
                for (tainted, variants) in [(true, &flow.tainted), (false, &flow.clean)] {
                    let texts: &[String] = match variants {
                        None => &[],
                        Some(Variants::One(text)) => std::slice::from_ref(text),
                        Some(Variants::Several(texts)) => texts,
                    };
                    for (at, text) in texts.iter().enumerate() {
                        let in_turn = sources[(turn + number) % sources.len()];
                        turn += 1;
                        let taken = if self.every_source { sources.as_slice() } else { std::slice::from_ref(&in_turn) };
                        cases.extend(taken.iter().map(|source| self.case(source, flow, sink, tainted, text, at)));
                    }
                }
            }
        }
        cases
    }

    fn case(&self, source: &Piece, flow: &Flow, sink: &Sink, tainted: bool, text: &str, at: usize) -> Case {
        let imports = distinct(&[&source.imports, &flow.imports, &sink.imports]);
        let members = [source.members.as_str(), &flow.members, &sink.members].join("\n");
        let pieces = [
            ("{{imports}}", imports.as_str()),
            ("{{members}}", &members),
            ("{{source}}", &source.code),
            ("{{flow}}", text),
            ("{{sink}}", &sink.code),
        ];
        let mut out = String::new();
        expand(&self.template, "", &pieces, &mut out);
        let word = if tainted { "tainted" } else { "clean" };
        Case {
            name: format!("{}/{word}{at} {} {}", flow.name, source.name, sink.name),
            flow: flow.name.clone(),
            source: source.name.clone(),
            sink: sink.name.clone(),
            cwe: sink.cwe,
            tainted,
            text: out,
            configs: flow.configs.iter().map(|(path, text)| (path.clone(), text.clone())).collect(),
            files: flow.files.iter().map(|(path, text)| (path.clone(), text.clone())).collect(),
        }
    }
}

/// Puts pieces into the holes of a text, and into the holes of pieces.
fn expand(text: &str, indent: &str, pieces: &[(&str, &str)], out: &mut String) {
    for line in text.lines() {
        let hole = line.trim();
        match pieces.iter().find(|(name, _)| *name == hole) {
            Some((_, piece)) => {
                let deeper = format!("{indent}{}", &line[..line.len() - line.trim_start().len()]);
                expand(piece, &deeper, pieces, out);
            }
            None => {
                if !hole.is_empty() {
                    out.push_str(indent);
                    out.push_str(line);
                }
                out.push('\n');
            }
        }
    }
}

/// Import lines of several pieces, each once, in order.
fn distinct(pieces: &[&str]) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in pieces.iter().flat_map(|piece| piece.lines()) {
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.join("\n")
}

/// What the rules say of a case about its weakness.
pub fn say(rules: &Arc<RuleSet>, description: &Description, case: &Case) -> Said {
    let language = description.language();
    let parsed = parse(language, &case.text).unwrap_or_else(|| panic!("{language:?} has no grammar"));
    assert!(parsed.errors.is_empty(), "{} does not parse:\n{}", case.name, case.text);
    let Some(module) = lower(language, &description.path, &case.text, &parsed.flat()) else { return Said::Unjudged };
    let configs: Vec<(&str, &str)> = case.configs.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let others: Vec<Module> = case
        .files
        .iter()
        .map(|(path, text)| {
            let parsed = parse(language, text).unwrap_or_else(|| panic!("{language:?} has no grammar"));
            assert!(parsed.errors.is_empty(), "{path} of {} does not parse:\n{text}", case.name);
            lower(language, path, text, &parsed.flat()).unwrap_or_else(|| panic!("{path} of {} is not lowered", case.name))
        })
        .collect();
    let mut modules: Vec<&Module> = others.iter().chain([&module]).collect();
    modules.sort_by(|a, b| a.path.cmp(&b.path));
    let artifact = ArtifactView { modules: &modules, configs: &configs, ..ArtifactView::default() };
    let file =
        FileView { path: &description.path, language, text: &case.text, parsed: Some(&parsed), module: Some(&module), artifact: &artifact };
    let span = Span { start: 0, end: case.text.len() as u32, line: 1, end_line: case.text.lines().count() as u32 };
    let unit = [UnitView { unit: Unit::File, name: "case", span, content: &case.text }];
    let mut verdicts = FlowValidator::new(Arc::clone(rules), &FlowConfig::default()).judge(&file, &unit);
    if matches!(language, Language::C | Language::Cpp) {
        verdicts.extend(Memory.judge(&file, &unit));
    }
    let label = [case.cwe];
    let all = || verdicts.iter();
    if all().flat_map(|verdict| &verdict.findings).any(|found| related(&found.cwe, &label)) {
        Said::Flagged
    } else if all().flat_map(|verdict| &verdict.unjudged).any(|open| open.rule.is_empty() || related(&open.cwe, &label)) {
        Said::Unjudged
    } else if all().flat_map(|verdict| &verdict.evidence).any(|shown| related(&shown.cwe, &label)) {
        Said::Evidenced
    } else {
        Said::Nothing
    }
}
