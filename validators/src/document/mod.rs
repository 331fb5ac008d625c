//! Deployment documents: Dockerfile, Compose, Kubernetes, Terraform, CloudFormation, workflows, nginx, systemd. Each is read into one
//! small tree with spans, and rules of one form run over its paths. Knows formats and their references, nothing of samples.

pub mod around;
mod around_command;
pub mod block;
pub mod build;
pub mod carried;
pub mod cloudformation;
pub mod compose;
mod constants;
mod contexts;
pub mod docker;
pub mod fetched;
pub mod gitlab;
pub mod hcl;
pub mod helm;
mod included;
pub mod json;
pub mod kind;
pub mod kubernetes;
pub mod link;
pub mod names;
mod other_shells;
mod outputs;
pub mod path;
pub mod prove;
pub mod rule;
mod runner;
pub mod scripts;
pub mod setting;
pub mod shell;
pub mod sql;
pub mod started;
mod status;
pub mod template;
pub mod terraform_json;
mod tested;
pub mod workflow;
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
    /// An entry of a list that rules ask by `name` and `value`.
    pub fn named(name: &str, value: Self) -> Self {
        let span = value.span;
        let name = Self::new(Value::Text(name.to_owned()), span);
        Self::new(Value::Map(vec![("name".to_owned(), name), ("value".to_owned(), value)]), span)
    }

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

    /// Visits this node and everything below it, outermost first.
    pub fn each_mut(&mut self, visit: &mut impl FnMut(&mut Node)) {
        visit(self);
        match &mut self.value {
            Value::Map(entries) => entries.iter_mut().for_each(|(_, node)| node.each_mut(visit)),
            Value::List(items) => items.iter_mut().for_each(|node| node.each_mut(visit)),
            _ => {}
        }
    }

    /// Adds an entry to a map; anything else stays as it is.
    pub fn put(&mut self, key: impl Into<String>, node: Node) {
        if let Value::Map(entries) = &mut self.value {
            entries.push((key.into(), node));
        }
    }

    /// The items of a list, the node itself where it is anything else.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => std::slice::from_ref(self),
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

/// Whether an expression is an attribute of a resource (`aws_s3_bucket.b.arn`, `!GetAtt B.Arn`), not a variable or a computation.
pub(crate) fn names_a_resource(text: &str) -> bool {
    if text.starts_with("!GetAtt ") || text.starts_with("Fn::GetAtt ") {
        return true;
    }
    let text = text.trim().trim_start_matches("${").trim_end_matches('}');
    let mut parts = text.split('.');
    let kind = parts.next().unwrap_or_default();
    kind.contains('_')
        && kind.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && parts.next().is_some()
        && matches!(parts.next(), Some("arn" | "id" | "name" | "self_link" | "email"))
        && parts.next().is_none()
}
