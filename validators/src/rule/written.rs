//! What a person writes in `rule.toml`, `shared.toml` and `types.toml`, key by key. Knows no meaning: see `meant`.

use std::collections::BTreeMap;

use serde::Deserialize;

/// `rule.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
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
    pub languages: Option<Vec<String>>,
    #[serde(default)]
    pub taint: Taint,
    #[serde(default)]
    pub danger: Vec<Entry>,
    #[serde(default)]
    pub safe: Vec<Entry>,
    #[serde(default)]
    pub clean: Vec<Entry>,
    #[serde(default)]
    pub guard: Vec<Entry>,
    #[serde(default)]
    pub mark: Vec<Entry>,
    #[serde(default)]
    pub source: Vec<Entry>,
    #[serde(default)]
    pub propagate: Vec<Entry>,
}

/// `shared.toml`: what holds for every rule of a pack.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shared {
    #[serde(default)]
    pub source: Vec<Entry>,
    #[serde(default)]
    pub propagate: Vec<Entry>,
    #[serde(default)]
    pub clean: Vec<Entry>,
    #[serde(default)]
    pub guard: Vec<Entry>,
}

/// `types.toml`: what the libraries of a pack give back.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Types {
    /// Call pattern → type of its result.
    #[serde(default)]
    pub returns: BTreeMap<String, String>,
    /// Type → its base types.
    #[serde(default)]
    pub bases: BTreeMap<String, OneOrMany>,
    /// Member pattern (`flask.request.args`) → its type.
    #[serde(default)]
    pub members: BTreeMap<String, String>,
    /// Name that needs no import → its qualified name.
    #[serde(default)]
    pub names: BTreeMap<String, String>,
    /// Types whose objects hold what is untrusted (a request) and are none of it themselves.
    #[serde(default)]
    pub carriers: Vec<String>,
    /// Types whose objects carry nothing untrusted (a response, a logger).
    #[serde(default)]
    pub inert: Vec<String>,
    /// Call pattern → types of what the functions that it is given are called with, by place.
    #[serde(default)]
    pub handlers: BTreeMap<String, Vec<String>>,
    /// Type → what its objects are mostly called (`express.Response` → `res`).
    #[serde(default)]
    pub called: BTreeMap<String, String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Taint {
    pub labels: Option<Vec<String>>,
    pub parameters: Option<bool>,
    pub fields: Option<bool>,
    pub host: Option<bool>,
    pub texts: Option<bool>,
}

/// One entry of any kind; which keys belong to which kind is checked when it is given its meaning.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub form: Option<String>,
    pub call: Option<Vec<String>>,
    pub write: Option<Vec<String>>,
    pub read: Option<Vec<String>>,
    pub returns: Option<Vec<String>>,
    pub function: Option<Vec<String>>,
    pub compare: Option<Vec<String>>,
    pub import: Option<Vec<String>>,
    pub literal: Option<Vec<String>>,
    pub catch: Option<Vec<String>>,
    pub receiver: Option<String>,
    pub unless_receiver: Option<String>,
    pub last: Option<String>,
    pub unless_last: Option<String>,
    #[serde(default)]
    pub when: Vec<Condition>,
    pub message: Option<String>,
    pub inside: Option<Place>,
    pub unless_inside: Option<Place>,
    pub origin: Option<String>,
    pub unknown: Option<String>,
    pub sanitized: Option<String>,
    pub evidence: Option<bool>,
    pub undo: Option<bool>,
    pub marked: Option<Vec<String>>,
    pub decorated: Option<OneOrMany>,
    pub undecorated: Option<OneOrMany>,
    pub calls: Option<OneOrMany>,
    pub lacks_call: Option<OneOrMany>,
    pub has_text: Option<String>,
    pub lacks_text: Option<String>,
    pub param: Option<String>,
    pub beside: Option<String>,
    pub empty: Option<bool>,
    pub subject: Option<Subject>,
    pub outcome: Option<bool>,
    pub name: Option<String>,
    pub on: Option<Subject>,
    pub labels: Option<Vec<String>>,
    pub from: Option<Vec<Subject>>,
    pub to: Option<Subject>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    pub class: Option<String>,
    pub function: Option<String>,
    pub decorated: Option<String>,
    pub base: Option<String>,
    pub imports: Option<String>,
    pub path: Option<String>,
}

/// One condition: a subject, a way into it, and exactly one test; or `any`, `all`, `not`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    pub arg: Option<Subject>,
    pub from: Option<u32>,
    pub key: Option<String>,
    pub item: Option<Item>,
    pub is: Option<String>,
    pub equals: Option<toml::Value>,
    pub not_equals: Option<toml::Value>,
    #[serde(rename = "in")]
    pub within: Option<Vec<toml::Value>>,
    pub not_in: Option<Vec<toml::Value>>,
    pub lt: Option<f64>,
    pub le: Option<f64>,
    pub gt: Option<f64>,
    pub ge: Option<f64>,
    pub matches: Option<String>,
    pub not_matches: Option<String>,
    pub prefix_matches: Option<String>,
    pub replaces: Option<String>,
    pub finds: Option<String>,
    pub tainted_where: Option<String>,
    pub tainted_prefix: Option<bool>,
    pub tainted_in: Option<Vec<String>>,
    pub calls: Option<OneOrMany>,
    pub lacks_call: Option<OneOrMany>,
    pub lacks_text: Option<String>,
    #[serde(rename = "type")]
    pub ty: Option<OneOrMany>,
    pub not_type: Option<OneOrMany>,
    pub marked: Option<String>,
    pub not_marked: Option<String>,
    pub unmarked: Option<String>,
    pub named: Option<String>,
    pub not_named: Option<String>,
    pub any: Option<Vec<Condition>>,
    pub all: Option<Vec<Condition>>,
    pub not: Option<Box<Condition>>,
}

/// `0`, `"receiver"`, `"keyword"`, or several names of one parameter: `[0, "query"]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum Subject {
    Index(u32),
    Name(String),
    Several(Vec<Subject>),
}

#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    pub fn into_vec(self) -> Vec<String> {
        match self {
            Self::One(one) => vec![one],
            Self::Many(many) => many,
        }
    }
}

/// Which element of a list a condition speaks of.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Item {
    At(i64),
    /// `"each"` or `"some"`.
    Every(String),
}
