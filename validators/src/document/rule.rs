//! Rules over documents: what a person writes, what it means, and how it is asked. Same contract as rules over code: danger, safe form,
//! three answers (yes, no, unknown), fixtures with marked lines.

use assay_manifests::{Sha256Digest, Span};
use regex::Regex;
use serde::Deserialize;

use super::{Node, Value, path::find};

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
    pub matches: Option<Regex>,
    #[serde(default, deserialize_with = "regex")]
    pub not_matches: Option<Regex>,
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
    Unresolved,
}

fn regex<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Regex>, D::Error> {
    let text = String::deserialize(deserializer)?;
    Regex::new(&text).map(Some).map_err(serde::de::Error::custom)
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
    const fn of(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }

    const fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }

    fn any(answers: impl Iterator<Item = Self>) -> Self {
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said<'a> {
    pub outcome: SaidOutcome,
    pub form: &'a str,
    pub message: Option<&'a str>,
    pub span: Span,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaidOutcome {
    Finding,
    Evidence,
    Unjudged,
}

impl DocumentRule {
    /// What the rule says of a document, in order of its subjects. A subject with a finding gives no evidence.
    pub fn judge(&self, root: &Node) -> Vec<Said<'_>> {
        let mut subjects: Vec<&Node> = Vec::new();
        if self.written.each.is_empty() {
            subjects.push(root);
        }
        for each in &self.written.each {
            for node in find(root, each) {
                // A list where one entry was as well allowed: each of its entries is a subject.
                match &node.value {
                    Value::List(items) => subjects.extend(items),
                    _ => subjects.push(node),
                }
            }
        }
        let mut out = Vec::new();
        for subject in subjects {
            let ask = Ask { root, subject };
            match ask.all(&self.written.subject) {
                Answer::Yes => {}
                Answer::No => continue,
                Answer::Unknown => {
                    out.push(Said { outcome: SaidOutcome::Unjudged, form: "subject", message: None, span: subject.span });
                    continue;
                }
            }
            let (mut found, mut open) = (false, None);
            for entry in &self.written.danger {
                match ask.all(&entry.when) {
                    Answer::Yes => {
                        found = true;
                        out.push(ask.said(SaidOutcome::Finding, entry));
                    }
                    Answer::Unknown => open = open.or(Some(entry)),
                    Answer::No => {}
                }
            }
            if found {
                continue;
            }
            if let Some(entry) = open {
                out.push(ask.said(SaidOutcome::Unjudged, entry));
                continue;
            }
            out.extend(
                self.written
                    .safe
                    .iter()
                    .filter(|entry| ask.all(&entry.when) == Answer::Yes)
                    .map(|entry| ask.said(SaidOutcome::Evidence, entry)),
            );
        }
        out
    }
}

struct Ask<'a> {
    root: &'a Node,
    subject: &'a Node,
}

impl<'a> Ask<'a> {
    fn said<'r>(&self, outcome: SaidOutcome, entry: &'r Entry) -> Said<'r> {
        let at = entry.at.as_deref().and_then(|path| self.find(path).first().map(|n| n.span));
        Said { outcome, form: &entry.form, message: entry.message.as_deref(), span: at.unwrap_or(self.subject.span) }
    }

    fn find(&self, path: &str) -> Vec<&'a Node> {
        match path.strip_prefix('/') {
            Some(path) => find(self.root, path),
            None => find(self.subject, path),
        }
    }

    fn all(&self, conditions: &[Condition]) -> Answer {
        Answer::all(conditions.iter().map(|c| self.one(c)))
    }

    fn one(&self, condition: &Condition) -> Answer {
        let found = self.find(&condition.path);
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
        let below = |node: &&'a Node, conditions: &[Condition]| Ask { root: self.root, subject: node }.all(conditions);
        if !condition.some.is_empty() {
            answers.push(Answer::any(found.iter().map(|n| below(n, &condition.some))));
        }
        if !condition.every.is_empty() {
            answers.push(if found.is_empty() { Answer::No } else { Answer::all(found.iter().map(|n| below(n, &condition.every))) });
        }
        match condition.is {
            Some(Is::Absent) => answers.push(Answer::of(found.iter().all(|n| n.value == Value::Null))),
            Some(is) => answers.push(Answer::any(found.iter().map(|n| is_a(n, is)))),
            None => {}
        }
        // A setting that is absent equals nothing: `not_equals` and its like ask only of what is there.
        let each = |test: &dyn Fn(&Node) -> Answer| Answer::any(found.iter().map(|n| test(n)));
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
            answers.push(each(&|n| number(n).map_or(Answer::Unknown, |x| Answer::of(x < limit))));
        }
        if let Some(limit) = condition.gt {
            answers.push(each(&|n| number(n).map_or(Answer::Unknown, |x| Answer::of(x > limit))));
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
fn same(node: &Node, value: &toml::Value) -> Answer {
    if matches!(node.value, Value::Unresolved(_)) {
        return Answer::Unknown;
    }
    let Some(own) = node.scalar() else { return Answer::No };
    let other = match value {
        toml::Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    Answer::of(own.eq_ignore_ascii_case(&other))
}

/// A pattern against a scalar; what is unresolved may still say yes by its known text, never no.
fn text_test(node: &Node, pattern: &Regex) -> Answer {
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

fn number(node: &Node) -> Option<f64> {
    match &node.value {
        Value::Int(n) => Some(*n as f64),
        Value::Float(n) => Some(*n),
        Value::Text(text) => text.trim().parse().ok(),
        _ => None,
    }
}
