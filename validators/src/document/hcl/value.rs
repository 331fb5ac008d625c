//! Values of Terraform's expressions: names that are known, templates, conditions, collections, and the functions that only rearrange what
//! they are given. What is not known stays unresolved, with its text. Knows the language, no resource.

use std::{cell::Cell, collections::BTreeMap, rc::Rc};

use assay_manifests::Span;
use tree_sitter::Node as Syntax;

use super::super::{MAX_DEPTH, Node, Value};
use super::json;
use crate::parse::span;

/// No collection that an expression makes has more items than this.
pub(super) const MAX_ITEMS: usize = 256;

/// No text that an expression makes is longer than this, in bytes.
const MAX_TEXT: usize = 1024 * 1024;
/// How much the expressions of a file may make of what they name: nodes, and [`TEXT_OF_A_NODE`] bytes of text for as much as one.
const ROOM: usize = 1_000_000;
const TEXT_OF_A_NODE: usize = 64;

/// How much may still be made: names that stand for names that stand for names grow without end. Where it is used up, all else is unresolved.
#[derive(Clone)]
pub(super) struct Room(Rc<Cell<usize>>);

impl Room {
    pub fn new() -> Self {
        Self(Rc::new(Cell::new(ROOM)))
    }

    fn used_up(&self) -> bool {
        self.0.get() == 0
    }

    /// Takes room; where there is less, none is left.
    fn take(&self, wanted: usize) -> bool {
        let left = self.0.get();
        self.0.set(left.saturating_sub(wanted));
        wanted <= left
    }

    /// Takes room for a copy.
    fn copy(&self, node: &Node) -> Option<Node> {
        let own = match &node.value {
            Value::Text(text) | Value::Unresolved(text) => text.len() / TEXT_OF_A_NODE,
            Value::Map(entries) => return self.take(1).then(|| self.copy_of(node, entries)).flatten(),
            Value::List(items) => {
                let items = if self.take(1) { items.iter().map(|item| self.copy(item)).collect::<Option<_>>()? } else { return None };
                return Some(Node::new(Value::List(items), node.span));
            }
            _ => 0,
        };
        self.take(1 + own).then(|| node.clone())
    }

    fn copy_of(&self, node: &Node, entries: &[(String, Node)]) -> Option<Node> {
        let entries = entries.iter().map(|(name, value)| Some((name.clone(), self.copy(value)?))).collect::<Option<_>>()?;
        Some(Node::new(Value::Map(entries), node.span))
    }
}

/// What a reader of expressions knows: the text, names of the module (`var.x`, `local.y`), and names bound here (`each`, iterators).
#[derive(Clone)]
pub(super) struct Scope<'a> {
    pub text: &'a str,
    pub known: &'a BTreeMap<String, Node>,
    pub bound: Vec<(String, Rc<Node>)>,
    room: Room,
}

impl<'a> Scope<'a> {
    pub fn new(text: &'a str, known: &'a BTreeMap<String, Node>, room: &Room) -> Self {
        Self { text, known, bound: Vec::new(), room: room.clone() }
    }

    /// The same with one more name; the innermost wins.
    pub fn with(&self, name: impl Into<String>, value: Node) -> Self {
        let mut scope = self.clone();
        scope.bound.push((name.into(), Rc::new(value)));
        scope
    }

    /// Whether nothing more may be made.
    pub fn spent(&self) -> bool {
        self.room.used_up()
    }

    /// With an iterator's `key` and `value`.
    pub fn iterating(&self, name: &str, (key, value): &(Node, Node)) -> Self {
        let at = value.span;
        let entries = vec![("key".to_owned(), key.clone()), ("value".to_owned(), value.clone())];
        self.with(name, Node::new(Value::Map(entries), at))
    }

    pub fn str(&self, node: Syntax<'_>) -> &'a str {
        self.text.get(node.byte_range()).unwrap_or_default()
    }

    /// The value of an expression, at the place where it is used.
    pub fn value(&self, node: Syntax<'_>, depth: u32) -> Node {
        let at = span(node);
        let open = || Node::new(Value::Unresolved(self.str(node).to_owned()), at);
        if depth > MAX_DEPTH || !self.room.take(1) {
            return open();
        }
        match node.kind() {
            "expression" | "literal_value" | "collection_value" | "for_expr" => self.terms(&children(node), node, depth + 1),
            "string_lit" => self.string(node),
            "template_expr" => self.template(node, depth + 1),
            "numeric_lit" => {
                let text = self.str(node);
                Node::new(text.parse().map(Value::Int).or_else(|_| text.parse().map(Value::Float)).unwrap_or(Value::Null), at)
            }
            "bool_lit" => Node::new(Value::Bool(self.str(node) == "true"), at),
            "null_lit" => Node::new(Value::Null, at),
            "tuple" => {
                let items = children(node).into_iter().filter(|n| n.kind() == "expression").map(|n| self.value(n, depth + 1));
                Node::new(Value::List(items.collect()), at)
            }
            "object" => self.object(node, depth + 1),
            "function_call" => self.call(node, depth + 1).unwrap_or_else(open),
            "conditional" => self.conditional(node, depth + 1).unwrap_or_else(open),
            "operation" | "unary_operation" => match children(node)[..] {
                [inner] if node.kind() == "operation" => self.value(inner, depth + 1),
                _ => self.unary(node, &[], depth + 1).unwrap_or_else(open),
            },
            "binary_operation" => self.binary(node, &[], depth + 1).unwrap_or_else(open),
            "for_tuple_expr" | "for_object_expr" => self.comprehension(node, depth + 1).unwrap_or_else(open),
            "variable_expr" => self.terms(&[node], node, depth + 1),
            _ => open(),
        }
    }

    fn string(&self, node: Syntax<'_>) -> Node {
        let at = span(node);
        let text = self.str(node);
        let text = text.strip_prefix('"').and_then(|t| t.strip_suffix('"')).unwrap_or(text);
        let text = text.replace("\\\"", "\"").replace("\\n", "\n");
        json(&text, |_| at).unwrap_or_else(|| Node::new(Value::Text(text), at))
    }

    /// A primary and what is asked of it: `.name`, `[index]`, `[*]`. `whole` is the expression that they make.
    fn terms(&self, terms: &[Syntax<'_>], whole: Syntax<'_>, depth: u32) -> Node {
        let at = span(whole);
        let (Some(first), Some(last)) = (terms.first(), terms.last()) else { return Node::new(Value::Null, at) };
        let text = self.text.get(first.start_byte()..last.end_byte()).unwrap_or_default();
        let open = || Node::new(Value::Unresolved(text.to_owned()), at);
        let mut rest = &terms[1..];
        // The grammar sets what is asked of an operation's last operand behind the operation.
        if first.kind() == "operation" && !rest.is_empty() {
            return self.operation(*first, rest, depth + 1).map_or_else(open, |value| Node::new(value.value, at));
        }
        let mut value = if first.kind() == "variable_expr" {
            let name = self.str(*first);
            let mut named: &Node = if let Some((_, bound)) = self.bound.iter().rev().find(|(known, _)| known == name) {
                bound
            } else if let (Some(step), "var" | "local") = (rest.first().filter(|n| n.kind() == "get_attr"), name) {
                let Some(known) = self.known.get(&format!("{name}.{}", self.str(*step).trim_start_matches('.'))) else { return open() };
                rest = &rest[1..];
                known
            } else {
                return open();
            };
            // Only what is asked of it is copied.
            while let Some(step) = rest.first().filter(|n| n.kind() == "get_attr") {
                let Some(next) = named.get(self.str(*step).trim_start_matches('.')) else { break };
                (named, rest) = (next, &rest[1..]);
            }
            let Some(copy) = self.room.copy(named) else { return open() };
            copy
        } else {
            self.value(*first, depth + 1)
        };
        for step in rest {
            let Some(next) = self.step(value, *step, depth + 1) else { return open() };
            value = next;
        }
        if first.kind() == "variable_expr" || !rest.is_empty() {
            value.each_mut(&mut |n| n.span = at);
        }
        value
    }

    fn step(&self, value: Node, step: Syntax<'_>, depth: u32) -> Option<Node> {
        let at = span(step);
        match (step.kind(), &value.value) {
            (_, Value::Unresolved(_)) => None,
            ("get_attr", Value::Map(_)) => {
                let name = self.str(step).trim_start_matches('.');
                Some(value.get(name).cloned().unwrap_or_else(|| Node::new(Value::Null, at)))
            }
            ("index", _) => {
                let inner = only(step).and_then(only)?;
                let index = if inner.kind() == "expression" { self.value(inner, depth + 1) } else { return None };
                match (&value.value, &index.value) {
                    (Value::List(items), Value::Int(n)) => items.get(usize::try_from(*n).ok()?).cloned(),
                    (Value::Map(_), _) => Some(value.get(&index.scalar()?).cloned().unwrap_or_else(|| Node::new(Value::Null, at))),
                    _ => None,
                }
            }
            ("splat", Value::List(items)) => {
                let splat = only(step)?;
                let steps = children(splat);
                let each = items.iter().map(|item| steps.iter().try_fold(item.clone(), |value, step| self.step(value, *step, depth + 1)));
                Some(Node::new(Value::List(each.collect::<Option<_>>()?), at))
            }
            _ => None,
        }
    }

    fn object(&self, node: Syntax<'_>, depth: u32) -> Node {
        let mut entries = Vec::new();
        for element in children(node).into_iter().filter(|n| n.kind() == "object_elem") {
            let (Some(key), Some(value)) = (element.child_by_field_name("key"), element.child_by_field_name("val")) else { continue };
            let mut value = self.value(value, depth + 1);
            value.span = span(element);
            let written = self.str(key);
            let name = if written.starts_with('(') || written.contains("${") {
                self.value(key, depth + 1).scalar().unwrap_or_else(|| written.to_owned())
            } else {
                written.trim_matches('"').to_owned()
            };
            entries.push((name, value));
        }
        Node::new(Value::Map(entries), span(node))
    }

    /// `"a-${x}"` and heredocs: known where all that is put in is.
    fn template(&self, node: Syntax<'_>, depth: u32) -> Node {
        let at = span(node);
        let text = self.str(node);
        if text.starts_with("<<") {
            let inner: Vec<&str> = text.lines().skip(1).collect();
            let inner = inner[..inner.len().saturating_sub(1)].join("\n");
            let start = at.start + text.find('\n').map_or(0, |n| n as u32 + 1);
            let shift =
                |s: Span| Span { start: s.start + start, end: s.end + start, line: s.line + at.line, end_line: s.end_line + at.line };
            if let Some(mut node) = json(&inner, shift) {
                node.each_mut(&mut |n| {
                    if let Value::Unresolved(text) = &n.value
                        && let Some(value) = self.named(text)
                    {
                        n.value = value;
                    }
                });
                return node;
            }
            let value = if !inner.contains("${") {
                Value::Text(inner)
            } else {
                only(node).and_then(|heredoc| self.joined(heredoc, depth)).map_or(Value::Unresolved(inner), Value::Text)
            };
            return Node::new(value, at);
        }
        let inner = text.trim_matches('"');
        let whole = inner.starts_with("${") && inner.ends_with('}') && inner.matches("${").count() == 1;
        let Some(quoted) = only(node) else { return Node::new(Value::Unresolved(inner.to_owned()), at) };
        if whole && let Some(expression) = only(quoted).and_then(|part| children(part).into_iter().find(|n| n.kind() == "expression")) {
            let mut value = self.value(expression, depth + 1);
            value.span = at;
            return value;
        }
        let value = self.joined(quoted, depth).map_or_else(|| Value::Unresolved(inner.to_owned()), Value::Text);
        match &value {
            Value::Text(text) => json(text, |_| at).unwrap_or_else(|| Node::new(value, at)),
            _ => Node::new(value, at),
        }
    }

    /// The value of a text such as `var.x` or `x-${local.y}` inside JSON.
    fn named(&self, text: &str) -> Option<Value> {
        let one = text.trim().strip_prefix("${").and_then(|t| t.strip_suffix('}')).filter(|t| !t.contains("${"));
        if let Some(name) = one {
            return self.known.get(name.trim()).and_then(|known| self.room.copy(known)).map(|copy| copy.value);
        }
        let (mut out, mut rest) = (String::new(), text);
        while let Some((before, after)) = rest.split_once("${") {
            let (name, more) = after.split_once('}')?;
            out.push_str(before);
            let value = self.known.get(name.trim())?.scalar()?;
            if out.len() + value.len() > MAX_TEXT || !self.room.take(value.len() / TEXT_OF_A_NODE) {
                return None;
            }
            out.push_str(&value);
            rest = more;
        }
        out.push_str(rest);
        (rest.len() < text.len()).then_some(Value::Text(out))
    }

    fn joined(&self, node: Syntax<'_>, depth: u32) -> Option<String> {
        let mut out = String::new();
        for part in children(node) {
            match part.kind() {
                "template_literal" => out.push_str(self.str(part)),
                "template_interpolation" => {
                    let expression = children(part).into_iter().find(|n| n.kind() == "expression")?;
                    let value = self.value(expression, depth + 1).scalar()?;
                    if out.len() + value.len() > MAX_TEXT || !self.room.take(value.len() / TEXT_OF_A_NODE) {
                        return None;
                    }
                    out.push_str(&value);
                }
                "template_directive" => return None,
                _ => {}
            }
        }
        Some(out.replace("\\\"", "\"").replace("\\n", "\n"))
    }

    fn conditional(&self, node: Syntax<'_>, depth: u32) -> Option<Node> {
        let [condition, yes, no] = children(node)[..] else { return None };
        match self.value(condition, depth + 1).value {
            Value::Bool(true) => Some(self.value(yes, depth + 1)),
            Value::Bool(false) => Some(self.value(no, depth + 1)),
            _ => {
                let (yes, no) = (self.value(yes, depth + 1), self.value(no, depth + 1));
                (yes.scalar().is_some() && yes.scalar() == no.scalar()).then_some(yes)
            }
        }
    }

    /// An operation whose last operand goes on behind it.
    fn operation(&self, node: Syntax<'_>, behind: &[Syntax<'_>], depth: u32) -> Option<Node> {
        match only(node)? {
            inner if depth > MAX_DEPTH || inner.kind() == "operation" => None,
            inner if inner.kind() == "unary_operation" => self.unary(inner, behind, depth),
            inner => self.binary(inner, behind, depth),
        }
    }

    fn unary(&self, node: Syntax<'_>, behind: &[Syntax<'_>], depth: u32) -> Option<Node> {
        let mut terms = children(node);
        terms.extend_from_slice(behind);
        let value = self.terms(&terms, *terms.first()?, depth);
        let text = self.str(node);
        let value = match value.value {
            Value::Bool(yes) if text.starts_with('!') => Value::Bool(!yes),
            Value::Int(n) if text.starts_with('-') => Value::Int(n.checked_neg()?),
            Value::Float(x) if text.starts_with('-') => Value::Float(-x),
            _ => return None,
        };
        Some(Node::new(value, span(node)))
    }

    fn binary(&self, node: Syntax<'_>, behind: &[Syntax<'_>], depth: u32) -> Option<Node> {
        let mut cursor = node.walk();
        let all: Vec<Syntax<'_>> = node.children(&mut cursor).collect();
        let at = all.iter().position(|n| !n.is_named() && !matches!(n.kind(), "(" | ")"))?;
        fn named<'t>(part: &[Syntax<'t>]) -> Vec<Syntax<'t>> {
            part.iter().copied().filter(Syntax::is_named).collect()
        }
        let (left, mut right) = (named(&all[..at]), named(&all[at + 1..]));
        right.extend_from_slice(behind);
        let side = |terms: &[Syntax<'_>]| terms.first().map(|first| self.terms(terms, *first, depth + 1));
        let (left, right) = (side(&left)?, side(&right)?);
        let value = match (self.str(all[at]), &left.value, &right.value) {
            ("&&", Value::Bool(false), _) | ("&&", _, Value::Bool(false)) => Value::Bool(false),
            ("||", Value::Bool(true), _) | ("||", _, Value::Bool(true)) => Value::Bool(true),
            (_, Value::Unresolved(_), _) | (_, _, Value::Unresolved(_)) => return None,
            ("&&" | "||", Value::Bool(_), Value::Bool(last)) => Value::Bool(*last),
            ("==", Value::Null, other) | ("==", other, Value::Null) => Value::Bool(*other == Value::Null),
            ("!=", Value::Null, other) | ("!=", other, Value::Null) => Value::Bool(*other != Value::Null),
            ("==", ..) => Value::Bool(left.scalar()? == right.scalar()?),
            ("!=", ..) => Value::Bool(left.scalar()? != right.scalar()?),
            (sign, Value::Int(a), Value::Int(b)) => match sign {
                "+" => Value::Int(a.checked_add(*b)?),
                "-" => Value::Int(a.checked_sub(*b)?),
                "*" => Value::Int(a.checked_mul(*b)?),
                ">" => Value::Bool(a > b),
                "<" => Value::Bool(a < b),
                ">=" => Value::Bool(a >= b),
                "<=" => Value::Bool(a <= b),
                _ => return None,
            },
            _ => return None,
        };
        Some(Node::new(value, span(node)))
    }

    fn call(&self, node: Syntax<'_>, depth: u32) -> Option<Node> {
        let at = span(node);
        let name = node.named_child(0).map(|n| self.str(n))?;
        let arguments = children(node).into_iter().find(|n| n.kind() == "function_arguments");
        // `f(list...)`: the items of the last argument are arguments.
        let spread = arguments.is_some_and(|all| children(all).iter().any(|n| n.kind() == "ellipsis"));
        let arguments: Vec<Syntax<'_>> =
            arguments.map(children).unwrap_or_default().into_iter().filter(|n| n.kind() == "expression").collect();
        let value = |n: usize| arguments.get(n).map(|a| self.value(*a, depth + 1));
        let known = |n: usize| value(n).filter(|v| !matches!(v.value, Value::Unresolved(_)));
        let all = || {
            let mut all: Vec<Node> = arguments.iter().map(|a| self.value(*a, depth + 1)).collect();
            if let (true, Some(Value::List(items))) = (spread, all.last().map(|last| &last.value)) {
                let items: Vec<Node> = items.iter().take(MAX_ITEMS).cloned().collect();
                all.pop();
                all.extend(items);
            }
            all.into_iter()
        };
        let made = |value: Value| Some(Node::new(value, at));
        match name {
            // They hold what they are given.
            "jsonencode" | "yamlencode" | "base64encode" | "toset" | "tolist" | "tostring" | "tomap" | "sensitive" | "nonsensitive"
            | "tobool" | "tonumber" | "trimspace" | "distinct" | "sort" | "reverse" | "jsondecode" => {
                let [one] = arguments[..] else { return None };
                Some(self.value(one, depth + 1))
            }
            "lower" => made(Value::Text(known(0)?.scalar()?.to_lowercase())),
            "upper" => made(Value::Text(known(0)?.scalar()?.to_uppercase())),
            "concat" | "flatten" | "setunion" => {
                // A part that is not known is one item that is not known: what stands beside it still counts.
                let mut out = Vec::new();
                for part in all() {
                    flat(part, name == "flatten", 0, &mut out);
                }
                out.truncate(MAX_ITEMS);
                made(Value::List(out))
            }
            "compact" => {
                let items = items(&known(0)?)?.into_iter().map(|(_, value)| value);
                made(Value::List(items.filter(|v| v.value != Value::Null && v.text() != Some("")).collect()))
            }
            "merge" => {
                let mut entries: Vec<(String, Node)> = Vec::new();
                for part in all() {
                    match part.value {
                        Value::Map(more) => {
                            for (key, value) in more {
                                entries.retain(|(known, _)| *known != key);
                                entries.push((key, value));
                            }
                        }
                        Value::Null => {}
                        _ => entries.push((super::super::path::OPEN.to_owned(), Node::new(Value::Null, at))),
                    }
                }
                made(Value::Map(entries))
            }
            "coalesce" | "try" | "coalescelist" => {
                for part in all() {
                    match part.value {
                        Value::Unresolved(_) => return None,
                        Value::Null => {}
                        Value::Text(ref text) if text.is_empty() && name == "coalesce" => {}
                        _ => return Some(part),
                    }
                }
                made(Value::Null)
            }
            "lookup" => {
                let (map, key) = (known(0)?, known(1)?.scalar()?);
                map.get(&key).cloned().or_else(|| value(2))
            }
            "element" | "one" => {
                let list = known(0)?;
                let at = if name == "one" { 0 } else { known(1)?.scalar()?.parse().ok()? };
                list.items().get::<usize>(at).cloned()
            }
            "split" => {
                let (separator, text) = (known(0)?.scalar()?, known(1)?.scalar()?);
                let parts = text.split(separator.as_str()).take(MAX_ITEMS);
                made(Value::List(parts.map(|part| Node::new(Value::Text(part.to_owned()), at)).collect()))
            }
            "join" => {
                let separator = known(0)?.scalar()?;
                let parts: Option<Vec<String>> = known(1)?.items().iter().map(Node::scalar).collect();
                let (parts, between) = (parts?, separator.len());
                let length: usize = parts.iter().map(|part| part.len() + between).sum();
                if length > MAX_TEXT || !self.room.take(length / TEXT_OF_A_NODE) {
                    return None;
                }
                made(Value::Text(parts.join(&separator)))
            }
            "format" => {
                let (pattern, mut out, mut next) = (known(0)?.scalar()?, String::new(), 1);
                let mut rest = pattern.as_str();
                while let Some((before, after)) = rest.split_once('%') {
                    out.push_str(before);
                    match after.chars().next()? {
                        's' | 'd' | 'v' | 't' => out.push_str(&known(next)?.scalar()?),
                        'q' => out.push_str(&format!("\"{}\"", known(next)?.scalar()?)),
                        '%' => {
                            out.push('%');
                            next -= 1;
                        }
                        _ => return None,
                    }
                    next += 1;
                    rest = &after[1..];
                }
                out.push_str(rest);
                made(Value::Text(out))
            }
            "replace" => {
                let (text, from, to) = (known(0)?.scalar()?, known(1)?.scalar()?, known(2)?.scalar()?);
                let length = text.len() + text.matches(&from).count() * to.len();
                if from.starts_with('/') || length > MAX_TEXT || !self.room.take(length / TEXT_OF_A_NODE) {
                    return None;
                }
                made(Value::Text(text.replace(&from, &to)))
            }
            "keys" => made(Value::List(items(&known(0)?)?.into_iter().map(|(key, _)| key).collect())),
            "values" => made(Value::List(items(&known(0)?)?.into_iter().map(|(_, value)| value).collect())),
            "length" => made(Value::Int(items(&known(0)?)?.len() as i64)),
            "contains" => {
                let wanted = known(1)?.scalar()?;
                let found: Option<Vec<String>> = known(0)?.items().iter().map(Node::scalar).collect();
                made(Value::Bool(found?.contains(&wanted)))
            }
            _ => None,
        }
    }
}

fn flat(node: Node, deep: bool, depth: u32, out: &mut Vec<Node>) {
    match node.value {
        Value::List(items) if depth == 0 || deep && depth < 8 => items.into_iter().for_each(|item| flat(item, deep, depth + 1, out)),
        Value::Null => {}
        _ => out.push(node),
    }
}

/// Keys and values of what is gone through; nothing where it is not known.
pub(super) fn items(node: &Node) -> Option<Vec<(Node, Node)>> {
    let text = |key: &str, at| Node::new(Value::Text(key.to_owned()), at);
    match &node.value {
        Value::Map(entries) => Some(entries.iter().map(|(key, value)| (text(key, value.span), value.clone())).collect()),
        // Of a set, the key is the value; of a list it is the place, which no setting depends on.
        Value::List(items) => Some(items.iter().map(|item| (item.clone(), item.clone())).collect()),
        Value::Null => Some(Vec::new()),
        _ => None,
    }
}

pub(super) fn children(node: Syntax<'_>) -> Vec<Syntax<'_>> {
    let mut cursor = node.walk();
    node.named_children(&mut cursor).filter(|n| n.kind() != "comment").collect()
}

pub(super) fn only(node: Syntax<'_>) -> Option<Syntax<'_>> {
    if node.named_child_count() == 1 { node.named_child(0) } else { None }
}

#[cfg(test)]
mod tests {
    use assay_manifests::Language;

    use crate::document::scripts::tests::texts;

    /// What a resource says of `local.last`, in bytes of text.
    fn made(locals: &str) -> usize {
        let file = format!("locals {{\n{locals}\n}}\nresource \"r\" \"x\" {{\n  of = local.last\n}}\n");
        let everything =
            ["resource.r.x.of", "resource.r.x.of.*", "resource.r.x.of.*.*", "resource.r.x.of.*.*.*", "resource.r.x.of.*.*.*.*"];
        everything.iter().flat_map(|path| texts(Language::Terraform, "main.tf", &file, path)).map(|text| text.len()).sum()
    }

    #[test]
    fn names_that_stand_for_names_make_what_they_say() {
        assert_eq!(made("a = {k = \"xyz\"}\nb = \"${local.a.k}-${local.a.k}\"\nlast = [for x in [1, 2] : local.b]"), 14);
    }

    #[test]
    fn names_that_stand_for_names_fill_up_nothing() {
        let list: Vec<String> = (0..256).map(|n| format!("\"{n}\"")).collect();
        let over = list.join(", ");
        let loops = format!("a = [{over}]\nlast = [for x in local.a : [for y in local.a : [for z in local.a : \"v\"]]]");
        let grown = |of: &str| vec![format!("${{local.{of}}}"); 4000].concat();
        let texts = format!("a = \"{}\"\nb = \"{}\"\nlast = \"{}\"", "x".repeat(50_000), grown("a"), grown("b"));
        let map = |of: &str| (0..200).map(|n| format!("k{n} = {of}")).collect::<Vec<_>>().join(", ");
        let maps = format!("a = {{{}}}\nb = {{{}}}\nc = {{{}}}\nlast = {{{}}}", map("1"), map("local.a"), map("local.b"), map("local.c"));
        for hostile in [loops, texts, maps] {
            assert!(made(&hostile) < 8 * 1024 * 1024);
        }
    }
}
