//! Deployment documents: Dockerfile, Compose, Kubernetes, Terraform, CloudFormation, workflows, nginx, systemd. Each is read into one
//! small tree with spans, and rules of one form run over its paths. Knows formats and their references, nothing of samples.

pub mod block;
pub mod docker;
pub mod hcl;
pub mod kind;
pub mod path;
pub mod prove;
pub mod rule;
pub mod yaml;

use assay_manifests::Span;

/// A value with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    pub value: Value,
    pub span: Span,
}

/// What a document holds. Keys may repeat (nginx); their order is that of the text.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Map(Vec<(String, Node)>),
    List(Vec<Node>),
    Text(String),
    Int(i64),
    Float(f64),
    Bool(bool),
    Null,
    /// An expression or template that was not resolved; its text.
    Unresolved(String),
}

impl Node {
    pub const fn new(value: Value, span: Span) -> Self {
        Self { value, span }
    }

    /// The first entry under `key`.
    pub fn get(&self, key: &str) -> Option<&Node> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|(name, _)| name == key).map(|(_, node)| node),
            _ => None,
        }
    }

    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A scalar as it would be written; `None` for maps, lists and what is unresolved.
    pub fn scalar(&self) -> Option<String> {
        match &self.value {
            Value::Text(text) => Some(text.clone()),
            Value::Int(number) => Some(number.to_string()),
            Value::Float(number) => Some(number.to_string()),
            Value::Bool(yes) => Some(yes.to_string()),
            Value::Null => Some(String::new()),
            Value::Map(_) | Value::List(_) | Value::Unresolved(_) => None,
        }
    }
}

/// Nesting deeper than this is cut: the rest is unresolved.
pub const MAX_DEPTH: u32 = 64;
