//! Rules over documents: what a person writes, what it means, and how it is asked. Same contract as rules over code: danger, safe form,
//! three answers (yes, no, unknown), fixtures with marked lines.

use assay_manifests::{Sha256Digest, Span};
use serde::Deserialize;

use super::{
    Node, Value,
    path::{Found, find, look},
    setting::{self, Group, Setting},
};
use crate::rule::pattern::LazyRegex;

/// `rule.toml` of a document rule, as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    pub version: u32,
    pub cwe: Vec<u32>,
    #[serde(default)]
    pub catalogue: Vec<String>,
    pub title: String,
    pub severity: String,
    pub why: String,
    pub fix: String,
    #[serde(default)]
    pub references: Vec<String>,
    /// Kinds of document it speaks of.
    pub document: Vec<String>,
    /// Paths of the subjects; each node found is asked on its own. Absent: the document's root.
    #[serde(default)]
    pub each: Vec<String>,
    /// What a subject must fulfil to be one at all.
    #[serde(default)]
    pub subject: Vec<Condition>,
    #[serde(default)]
    pub danger: Vec<Entry>,
    #[serde(default)]
    pub safe: Vec<Entry>,
    /// Dangers that are one setting: what it must be, on which subjects.
    #[serde(default)]
    pub setting: Vec<Setting>,
    /// Settings that serve one end together.
    #[serde(default)]
    pub group: Vec<Group>,
}

/// A danger or a safe form.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub form: String,
    pub when: Vec<Condition>,
    #[serde(default)]
    pub message: Option<String>,
    /// Path of the node that is pointed at, where it is not the subject.
    #[serde(default)]
    pub at: Option<String>,
    /// Numbers of this danger, where they are not those of the rule.
    #[serde(default)]
    pub cwe: Option<Vec<u32>>,
    /// Paths of this entry's own subjects, in place of those of the rule. The rule's `subject` is not asked of them.
    #[serde(default)]
    pub each: Vec<String>,
}

/// One test. `path` is relative to the subject, from the document's root where it begins with `/`. Where a path finds several nodes, one is enough.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    #[serde(default)]
    pub path: String,
    #[serde(default)]
    pub is: Option<Is>,
    #[serde(default)]
    pub equals: Option<toml::Value>,
    #[serde(default)]
    pub not_equals: Option<toml::Value>,
    #[serde(default)]
    pub r#in: Option<Vec<toml::Value>>,
    #[serde(default)]
    pub not_in: Option<Vec<toml::Value>>,
    #[serde(default, deserialize_with = "regex")]
    pub matches: Option<LazyRegex>,
    #[serde(default, deserialize_with = "regex")]
    pub not_matches: Option<LazyRegex>,
    #[serde(default)]
    pub lt: Option<f64>,
    #[serde(default)]
    pub gt: Option<f64>,
    /// A list that has this item, ignoring case.
    #[serde(default)]
    pub contains: Option<toml::Value>,
    /// Alternatives.
    #[serde(default)]
    pub any: Vec<Condition>,
    /// All of these must hold (inside `any`).
    #[serde(default)]
    pub all: Vec<Condition>,
    #[serde(default)]
    pub not: Option<Box<Condition>>,
    /// Holds where the condition is known to hold: what is not known is no.
    #[serde(default)]
    pub known: Option<Box<Condition>>,
    /// Some node at `path` fulfils all of these, each asked relative to that node.
    #[serde(default)]
    pub some: Vec<Condition>,
    /// Every node at `path` fulfils all of these, and there is at least one.
    #[serde(default)]
    pub every: Vec<Condition>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Is {
    Present,
    Absent,
    Empty,
    True,
    False,
    Text,
    List,
    Map,
    /// A value written here: what refers to something else is none, whatever it may hold.
    Literal,
    Unresolved,
}

pub(super) fn regex<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<LazyRegex>, D::Error> {
    let text = String::deserialize(deserializer)?;
    LazyRegex::new(&text).map(Some).map_err(serde::de::Error::custom)
}

/// A rule with its identity and proof.
#[derive(Debug)]
pub struct DocumentRule {
    /// `<pack>/<directory>`
    pub id: String,
    pub written: Written,
    /// Name and text, sorted.
    pub fixtures: Vec<(String, String)>,
    pub digest: Sha256Digest,
}

/// Yes, no, or not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Yes,
    No,
    Unknown,
}

impl Answer {
    pub(super) const fn of(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }

    pub(super) const fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }

    pub(super) fn any(answers: impl Iterator<Item = Self>) -> Self {
        let mut out = Self::No;
        for answer in answers {
            match answer {
                Self::Yes => return Self::Yes,
                Self::Unknown => out = Self::Unknown,
                Self::No => {}
            }
        }
        out
    }

    fn all(answers: impl Iterator<Item = Self>) -> Self {
        Self::any(answers.map(Self::not)).not()
    }
}

/// What a rule says of one place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said<'a> {
    pub span: Span,
    pub outcome: SaidOutcome,
    pub form: &'a str,
    pub message: Option<&'a str>,
    /// Numbers of the danger, most specific first.
    pub cwe: &'a [u32],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SaidOutcome {
    Finding,
    Evidence,
    Unjudged,
}

impl DocumentRule {
    /// What the rule says of a document, sorted by place. A subject with a finding gives no evidence.
    pub fn judge(&self, root: &Node) -> Vec<Said<'_>> {
        self.judge_within(root, root)
    }

    /// As [`Self::judge`], where `root`, from which paths with `/` start, is more than the document whose subjects are asked.
    pub fn judge_within(&self, document: &Node, root: &Node) -> Vec<Said<'_>> {
        let mut out = Vec::new();
        if self.written.danger.iter().chain(&self.written.safe).any(|entry| entry.each.is_empty()) {
            for subject in subjects(document, &self.written.each) {
                let ask = Ask { root, subject };
                match ask.all(&self.written.subject) {
                    Answer::Yes => self.ask(&ask, &|entry| entry.each.is_empty(), &mut out),
                    Answer::No => {}
                    Answer::Unknown => out.push(Said {
                        outcome: SaidOutcome::Unjudged,
                        form: "subject",
                        message: None,
                        span: subject.span,
                        cwe: &self.written.cwe,
                    }),
                }
            }
        }
        // Entries with subjects of their own; those that name the same subjects are asked together.
        let mut asked: Vec<&[String]> = Vec::new();
        for entry in self.written.danger.iter().chain(&self.written.safe).filter(|e| !e.each.is_empty()) {
            if asked.contains(&entry.each.as_slice()) {
                continue;
            }
            asked.push(&entry.each);
            for subject in subjects(document, &entry.each) {
                self.ask(&Ask { root, subject }, &|other| other.each == entry.each, &mut out);
            }
        }
        for one in &self.written.setting {
            for subject in subjects(document, &one.each) {
                out.extend(setting::judge(one, &Ask { root, subject }, &self.written.cwe));
            }
        }
        for one in &self.written.group {
            for subject in subjects(document, &one.each) {
                out.extend(setting::judge_group(one, &Ask { root, subject }, &self.written.cwe));
            }
        }
        out.sort();
        out.dedup();
        out
    }

    fn ask<'r>(&'r self, ask: &Ask<'_>, mine: &dyn Fn(&Entry) -> bool, out: &mut Vec<Said<'r>>) {
        let (mut found, mut open) = (false, None);
        for entry in self.written.danger.iter().filter(|e| mine(e)) {
            match ask.all(&entry.when) {
                Answer::Yes => {
                    found = true;
                    out.push(ask.said(SaidOutcome::Finding, entry, &self.written.cwe));
                }
                Answer::Unknown => open = open.or(Some(entry)),
                Answer::No => {}
            }
        }
        if found {
            return;
        }
        if let Some(entry) = open {
            out.push(ask.said(SaidOutcome::Unjudged, entry, &self.written.cwe));
            return;
        }
        let held = self.written.safe.iter().filter(|entry| mine(entry) && ask.all(&entry.when) == Answer::Yes);
        out.extend(held.map(|entry| ask.said(SaidOutcome::Evidence, entry, &self.written.cwe)));
    }
}

/// The nodes a rule is asked of. A list where one entry was as well allowed: each of its entries is a subject.
fn subjects<'a>(root: &'a Node, paths: &[String]) -> Vec<&'a Node> {
    if paths.is_empty() {
        return vec![root];
    }
    let mut out: Vec<&Node> = Vec::new();
    for node in paths.iter().flat_map(|path| find(root, path)) {
        match &node.value {
            Value::List(items) => out.extend(items),
            _ => out.push(node),
        }
    }
    out
}

/// A subject in its document.
pub(super) struct Ask<'a> {
    pub root: &'a Node,
    pub subject: &'a Node,
}

impl<'a> Ask<'a> {
    fn said<'r>(&self, outcome: SaidOutcome, entry: &'r Entry, cwe: &'r [u32]) -> Said<'r> {
        let at = entry.at.as_deref().and_then(|path| self.pointed(path, &entry.when));
        let (form, message, cwe) = (&entry.form, entry.message.as_deref(), entry.cwe.as_deref().unwrap_or(cwe));
        Said { outcome, form, message, span: at.unwrap_or(self.subject.span), cwe }
    }

    /// The place at `path`: where conditions ask something of an item there, the first item that answers.
    fn pointed(&self, path: &str, when: &[Condition]) -> Option<Span> {
        let nodes = self.find(path).nodes;
        let asked = when.iter().find(|condition| condition.path == path && !condition.some.is_empty());
        let answers =
            |item: &&'a Node| asked.is_some_and(|condition| Ask { root: self.root, subject: item }.all(&condition.some) == Answer::Yes);
        nodes.iter().flat_map(|node| node.items()).find(answers).or(nodes.first().copied()).map(|node| node.span)
    }

    pub(super) fn find(&self, path: &str) -> Found<'a> {
        match path.strip_prefix('/') {
            Some(path) => look(self.root, path),
            None => look(self.subject, path),
        }
    }

    pub(super) fn all(&self, conditions: &[Condition]) -> Answer {
        Answer::all(conditions.iter().map(|c| self.one(c)))
    }

    fn one(&self, condition: &Condition) -> Answer {
        let Found { nodes: found, cut } = self.find(&condition.path);
        // A value that is not resolved may hold what the path asks for.
        let or_open = |answer: Answer| if cut && answer == Answer::No { Answer::Unknown } else { answer };
        let mut answers = Vec::new();
        if !condition.any.is_empty() {
            answers.push(Answer::any(condition.any.iter().map(|c| self.one(c))));
        }
        if !condition.all.is_empty() {
            answers.push(self.all(&condition.all));
        }
        if let Some(not) = &condition.not {
            answers.push(self.one(not).not());
        }
        if let Some(known) = &condition.known {
            answers.push(Answer::of(self.one(known) == Answer::Yes));
        }
        let below = |node: &'a Node, conditions: &[Condition]| Ask { root: self.root, subject: node }.all(conditions);
        // Of a list each item is asked on its own: conditions that two items fulfil together are fulfilled by none.
        let each_of = || found.iter().flat_map(|node| node.items());
        if !condition.some.is_empty() {
            answers.push(or_open(Answer::any(each_of().map(|n| below(n, &condition.some)))));
        }
        if !condition.every.is_empty() {
            let every = if found.is_empty() { Answer::No } else { Answer::all(each_of().map(|n| below(n, &condition.every))) };
            answers.push(or_open(every));
        }
        match condition.is {
            Some(Is::Absent) => {
                let absent = found.iter().all(|n| n.value == Value::Null);
                answers.push(if absent && cut { Answer::Unknown } else { Answer::of(absent) });
            }
            Some(Is::Literal) => answers.push(Answer::any(found.iter().map(|n| is_a(n, Is::Literal)))),
            Some(is) => answers.push(or_open(Answer::any(found.iter().map(|n| is_a(n, is))))),
            None => {}
        }
        // A setting that is absent equals nothing: `not_equals` and its like ask only of what is there.
        let each = |test: &dyn Fn(&Node) -> Answer| or_open(Answer::any(found.iter().map(|n| test(n))));
        if let Some(value) = &condition.equals {
            answers.push(each(&|n| same(n, value)));
        }
        if let Some(value) = &condition.not_equals {
            answers.push(each(&|n| same(n, value).not()));
        }
        if let Some(values) = &condition.r#in {
            answers.push(each(&|n| Answer::any(values.iter().map(|v| same(n, v)))));
        }
        if let Some(values) = &condition.not_in {
            answers.push(each(&|n| Answer::any(values.iter().map(|v| same(n, v))).not()));
        }
        if let Some(pattern) = &condition.matches {
            answers.push(each(&|n| text_test(n, pattern)));
        }
        if let Some(pattern) = &condition.not_matches {
            answers.push(each(&|n| text_test(n, pattern).not()));
        }
        if let Some(limit) = condition.lt {
            answers.push(each(&|n| compares(n, &|x| x < limit)));
        }
        if let Some(limit) = condition.gt {
            answers.push(each(&|n| compares(n, &|x| x > limit)));
        }
        if let Some(item) = &condition.contains {
            answers.push(each(&|n| match &n.value {
                Value::List(items) => Answer::any(items.iter().map(|i| same(i, item))),
                Value::Unresolved(_) => Answer::Unknown,
                _ => same(n, item),
            }));
        }
        Answer::all(answers.into_iter())
    }
}

fn is_a(node: &Node, is: Is) -> Answer {
    let open = matches!(node.value, Value::Unresolved(_));
    match is {
        Is::Present => Answer::of(node.value != Value::Null),
        Is::Absent => Answer::of(node.value == Value::Null),
        Is::Unresolved => Answer::of(open),
        Is::Literal => Answer::of(node.scalar().is_some() && node.value != Value::Null),
        _ if open => Answer::Unknown,
        Is::True => Answer::of(node.value == Value::Bool(true) || node.text().is_some_and(|t| t.eq_ignore_ascii_case("true"))),
        Is::False => Answer::of(node.value == Value::Bool(false) || node.text().is_some_and(|t| t.eq_ignore_ascii_case("false"))),
        Is::Text => Answer::of(matches!(node.value, Value::Text(_))),
        Is::List => Answer::of(matches!(node.value, Value::List(_))),
        Is::Map => Answer::of(matches!(node.value, Value::Map(_))),
        Is::Empty => Answer::of(match &node.value {
            Value::Map(entries) => entries.is_empty(),
            Value::List(items) => items.is_empty(),
            Value::Text(text) => text.is_empty(),
            Value::Null => true,
            _ => false,
        }),
    }
}

/// Scalars compare by what they say: `"true"` is `true`, `"0"` is `0`; text ignores case.
pub(super) fn same(node: &Node, value: &toml::Value) -> Answer {
    if let Value::Unresolved(text) = &node.value {
        // What a resource is called by is never a switch, a wildcard or a range of addresses.
        let differs = || value.as_str().is_some_and(|value| begins_otherwise(text, value));
        return if super::names_a_resource(text) || differs() { Answer::No } else { Answer::Unknown };
    }
    let Some(own) = node.scalar() else { return Answer::No };
    let other = match value {
        toml::Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    Answer::of(own.eq_ignore_ascii_case(&other))
}

/// Whether what stands before the first part of a text that is put in (`a-${b}`) is not how a value begins.
fn begins_otherwise(text: &str, value: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '/' | '.' | '_' | '-');
    let end = text.find(|c: char| !is_plain(c)).unwrap_or(text.len());
    let (known, rest) = text.split_at(end);
    !known.is_empty() && rest.starts_with("${") && !value.get(..known.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(known))
}

/// A pattern against a scalar; what is unresolved may still say yes by its known text, never no.
pub(super) fn text_test(node: &Node, pattern: &LazyRegex) -> Answer {
    match &node.value {
        Value::Unresolved(text) => {
            if pattern.is_match(text) {
                Answer::Yes
            } else {
                Answer::Unknown
            }
        }
        _ => node.scalar().map_or(Answer::No, |text| Answer::of(pattern.is_match(&text))),
    }
}

pub(super) fn compares(node: &Node, test: &dyn Fn(f64) -> bool) -> Answer {
    match (number(node), &node.value) {
        (Some(x), _) => Answer::of(test(x)),
        (None, Value::Unresolved(_)) => Answer::Unknown,
        (None, _) => Answer::No,
    }
}

fn number(node: &Node) -> Option<f64> {
    match &node.value {
        Value::Int(n) => Some(*n as f64),
        Value::Float(n) => Some(*n),
        Value::Text(text) => text.trim().parse().ok(),
        _ => None,
    }
}
