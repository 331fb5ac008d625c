//! What an expression of a template is worth: fields, literals, pipelines and the functions that only rearrange what they are given. What is
//! not known stays so. Knows the language, its usual functions and where the values of a chart lie, no file.

use std::rc::Rc;

use assay_manifests::Span;

use super::super::{MAX_DEPTH, Node, Value, template::MARK};
use super::render::{Render, Scope};

/// Parentheses inside parentheses.
const MAX_NESTED: u32 = 24;
const MAX_TEXT: usize = 1 << 18;
/// What a node counts for beside its text.
const NODE: usize = 16;
const NOWHERE: Span = Span { start: 0, end: 0, line: 1, end_line: 1 };

/// A value as far as it is known.
#[derive(Debug, Clone)]
pub enum Known {
    /// The context of the chart: `.Values`, `.Chart`.
    Root,
    Node(Rc<Node>),
    /// Not known; where it is put on a line of its own (`nindent`: a new one), its indentation.
    Unknown(Option<(bool, usize)>),
}

impl Known {
    fn of(value: Value) -> Self {
        Self::Node(Rc::new(Node::new(value, NOWHERE)))
    }

    /// As it is printed; nothing where that is not known.
    pub fn text(&self) -> Option<String> {
        match self {
            Self::Node(node) => node.scalar(),
            Self::Root | Self::Unknown(_) => None,
        }
    }

    /// Whether two are known to be one.
    pub fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Root, Self::Root) | (Self::Unknown(_), Self::Unknown(_)) => true,
            (Self::Node(a), Self::Node(b)) => Rc::ptr_eq(a, b) || a.value == b.value,
            _ => false,
        }
    }
}

/// Whether a condition holds; nothing where that is not known.
pub fn truth(value: &Known) -> Option<bool> {
    match value {
        Known::Root => Some(true),
        Known::Unknown(_) => None,
        Known::Node(node) => match &node.value {
            Value::Text(text) if text.contains(MARK) => None,
            Value::Unresolved(_) => None,
            Value::Map(entries) => Some(!entries.is_empty()),
            Value::List(items) => Some(!items.is_empty()),
            Value::Text(text) => Some(!text.is_empty()),
            Value::Int(n) => Some(*n != 0),
            Value::Float(n) => Some(*n != 0.0),
            Value::Bool(yes) => Some(*yes),
            Value::Null => Some(false),
        },
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Word<'t> {
    Name(&'t str),
    Text(String),
    Number(Value),
    Open,
    Close,
    Pipe,
}

fn words(code: &str) -> Option<Vec<Word<'_>>> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(c) = code.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = code.get(at..).unwrap_or_default();
        let taken = match c {
            c if c.is_whitespace() => c.len_utf8(),
            '(' => {
                out.push(Word::Open);
                1
            }
            ')' => {
                out.push(Word::Close);
                1
            }
            '|' => {
                out.push(Word::Pipe);
                1
            }
            '`' => {
                let (text, _) = rest.get(1..)?.split_once('`')?;
                out.push(Word::Text(text.to_owned()));
                text.len() + 2
            }
            '"' => {
                let (mut text, mut escaped, mut end) = (String::new(), false, None);
                for (n, c) in rest.char_indices().skip(1) {
                    match (c, escaped) {
                        ('\\', false) => escaped = true,
                        ('"', false) => {
                            end = Some(n + 1);
                            break;
                        }
                        (c, true) => {
                            text.push(if c == 'n' { '\n' } else { c });
                            escaped = false;
                        }
                        (c, false) => text.push(c),
                    }
                }
                out.push(Word::Text(text));
                end?
            }
            _ => {
                let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '|')).unwrap_or(rest.len());
                let word = rest.get(..end)?;
                out.push(match word {
                    "true" | "false" => Word::Number(Value::Bool(word == "true")),
                    "nil" => Word::Number(Value::Null),
                    _ => match (word.parse::<i64>(), word.parse::<f64>()) {
                        (Ok(n), _) => Word::Number(Value::Int(n)),
                        (_, Ok(n)) if word.starts_with(|c: char| c.is_ascii_digit() || c == '-') => Word::Number(Value::Float(n)),
                        _ => Word::Name(word),
                    },
                });
                end
            }
        };
        at += taken.max(1);
    }
    Some(out)
}

impl Render<'_> {
    pub fn value(&mut self, code: &str, scope: &Scope<'_>) -> Known {
        let Some(words) = self.spend(code.len()).and_then(|()| words(code)) else { return Known::Unknown(None) };
        let mut at = 0;
        let value = self.pipeline(&words, &mut at, scope, 0);
        if at == words.len() { value } else { Known::Unknown(None) }
    }

    fn pipeline(&mut self, words: &[Word<'_>], at: &mut usize, scope: &Scope<'_>, depth: u32) -> Known {
        let mut given: Option<Known> = None;
        loop {
            given = Some(self.command(words, at, scope, given, depth));
            if words.get(*at) != Some(&Word::Pipe) {
                return given.unwrap_or(Known::Unknown(None));
            }
            *at += 1;
        }
    }

    fn command(&mut self, words: &[Word<'_>], at: &mut usize, scope: &Scope<'_>, given: Option<Known>, depth: u32) -> Known {
        let function = match words.get(*at) {
            Some(Word::Name(name)) if !name.starts_with(['.', '$']) => Some(*name),
            _ => None,
        };
        if function.is_some() {
            *at += 1;
        }
        let mut arguments = Vec::new();
        while let Some(word) = words.get(*at) {
            let argument = match word {
                Word::Close | Word::Pipe => break,
                Word::Text(text) => Known::of(Value::Text(text.clone())),
                Word::Number(value) => Known::of(value.clone()),
                Word::Name(name) => self.field(name, scope),
                Word::Open => {
                    if depth > MAX_NESTED {
                        return Known::Unknown(None);
                    }
                    *at += 1;
                    let mut inner = self.pipeline(words, at, scope, depth + 1);
                    if words.get(*at) != Some(&Word::Close) {
                        return Known::Unknown(None);
                    }
                    // `(…).field`
                    if let Some(Word::Name(name)) = words.get(*at + 1)
                        && name.starts_with('.')
                        && name.len() > 1
                    {
                        inner = walk(&inner, name);
                        *at += 1;
                    }
                    inner
                }
            };
            arguments.push(self.counted(argument));
            *at += 1;
        }
        if let Some(given) = given {
            arguments.push(self.counted(given));
        }
        match function {
            Some(name) => self.call(name, &arguments).unwrap_or(Known::Unknown(None)),
            None => match <[Known; 1]>::try_from(arguments) {
                Ok([one]) => one,
                Err(_) => Known::Unknown(None),
            },
        }
    }

    /// The value, where what is left of the work allows for it and it nests no deeper than documents do.
    fn counted(&mut self, value: Known) -> Known {
        let size = match &value {
            Known::Node(node) => size(node, 0),
            Known::Root | Known::Unknown(_) => Some(NODE),
        };
        if size.and_then(|size| self.spend(size)).is_some() { value } else { Known::Unknown(None) }
    }

    fn field(&mut self, name: &str, scope: &Scope<'_>) -> Known {
        if self.spend(name.len()).is_none() {
            return Known::Unknown(None);
        }
        let (base, path) = match name.strip_prefix('$') {
            Some(rest) => {
                let end = rest.find('.').unwrap_or(rest.len());
                let (variable, path) = rest.split_at(end);
                let known = scope.names.iter().rev().find(|(known, _)| known.strip_prefix('$') == Some(variable));
                match known {
                    _ if variable.is_empty() => (Known::Root, path),
                    Some((_, value)) => (value.clone(), path),
                    None => return Known::Unknown(None),
                }
            }
            None if name.starts_with('.') => (scope.dot.clone(), if name == "." { "" } else { name }),
            None => return Known::Unknown(None),
        };
        if !matches!(base, Known::Root) || path.is_empty() {
            return walk(&base, path);
        }
        let rest = path.strip_prefix('.').unwrap_or(path);
        let (first, rest) = rest.split_once('.').unwrap_or((rest, ""));
        let part = match first {
            "Values" => &self.chart.values,
            "Chart" => &self.chart.about,
            _ => return Known::Unknown(None),
        };
        let mut node = part;
        for key in rest.split('.').filter(|key| !key.is_empty()) {
            match node.get(key) {
                Some(inner) => node = inner,
                // What a chart does not set is empty; what stands below something empty is a mistake of the template.
                None if matches!(node.value, Value::Map(_)) => return Known::of(Value::Null),
                None => return Known::Unknown(None),
            }
        }
        Known::Node(Rc::new(node.clone()))
    }

    fn call(&mut self, name: &str, arguments: &[Known]) -> Option<Known> {
        let text = |n: usize| arguments.get(n)?.text().filter(|text| !text.contains(MARK));
        let last = arguments.last();
        let printed = || last?.text();
        let made = |text: String| (text.len() <= MAX_TEXT).then(|| Known::of(Value::Text(text)));
        let yes = |yes: bool| Some(Known::of(Value::Bool(yes)));
        let number = |n: usize| text(n)?.parse::<i64>().ok();
        match name {
            "default" => match (truth(last?)?, arguments.first()) {
                (true, _) => last.cloned(),
                (false, Some(other)) => Some(other.clone()),
                (false, None) => None,
            },
            "coalesce" => {
                for one in arguments {
                    if truth(one)? {
                        return Some(one.clone());
                    }
                }
                Some(Known::of(Value::Null))
            }
            "required" => truth(last?)?.then(|| last.cloned()).flatten(),
            "quote" => made(format!("\"{}\"", printed()?.replace('\\', "\\\\").replace('"', "\\\""))),
            "squote" => made(format!("'{}'", printed()?.replace('\'', "''"))),
            "toString" | "toYaml" | "toYamlPretty" => match last? {
                Known::Node(node) => {
                    let mut out = String::new();
                    if name == "toString" {
                        out = node.scalar()?;
                    } else {
                        write(node, 0, &mut out)?;
                    }
                    made(out.trim_end().to_owned())
                }
                _ => None,
            },
            "int" | "int64" => Some(Known::of(Value::Int(number(0)?))),
            "indent" | "nindent" => {
                let wide = usize::try_from(number(0)?).ok().filter(|n| *n <= 200)?;
                let line = name == "nindent";
                match printed() {
                    None => Some(Known::Unknown(Some((line, wide)))),
                    Some(text) => {
                        if text.matches('\n').count() * wide > MAX_TEXT {
                            return None;
                        }
                        let pad = " ".repeat(wide);
                        made(format!("{}{pad}{}", if line { "\n" } else { "" }, text.replace('\n', &format!("\n{pad}"))))
                    }
                }
            }
            "trim" => made(printed()?.trim().to_owned()),
            "upper" => made(text(0)?.to_uppercase()),
            "lower" => made(text(0)?.to_lowercase()),
            "trunc" => {
                let wide = usize::try_from(number(0)?).ok()?;
                let text = printed()?;
                if text.contains(MARK) { last.cloned() } else { made(text.chars().take(wide).collect()) }
            }
            "trimSuffix" => made(printed()?.strip_suffix(text(0)?.as_str()).map_or_else(printed, |text| Some(text.to_owned()))?),
            "trimPrefix" => made(printed()?.strip_prefix(text(0)?.as_str()).map_or_else(printed, |text| Some(text.to_owned()))?),
            "replace" => {
                let (whole, from, to) = (printed()?, text(0)?, text(1)?);
                if whole.matches(from.as_str()).count().saturating_mul(to.len()) > MAX_TEXT {
                    return None;
                }
                made(whole.replace(from.as_str(), &to))
            }
            "print" => made(arguments.iter().map(Known::text).collect::<Option<Vec<_>>>()?.concat()),
            "printf" => {
                let (pattern, mut out, mut next) = (text(0)?, String::new(), 1);
                let mut rest = pattern.as_str();
                while let Some((before, after)) = rest.split_once('%') {
                    out.push_str(before);
                    let shown = || arguments.get(next)?.text();
                    match after.chars().next()? {
                        's' | 'd' | 'v' => out.push_str(&shown()?),
                        'q' => out.push_str(&format!("\"{}\"", shown()?)),
                        '%' => {
                            out.push('%');
                            next -= 1;
                        }
                        _ => return None,
                    }
                    next += 1;
                    rest = after.get(1..)?;
                }
                out.push_str(rest);
                made(out)
            }
            "include" | "template" => {
                let called = text(0)?;
                let made = self.named(&called, arguments.get(1)?.clone())?;
                (made.len() <= MAX_TEXT).then(|| Known::of(Value::Text(made)))
            }
            "tpl" => {
                let text = arguments.first()?.text()?;
                (!text.contains("{{")).then(|| Known::of(Value::Text(text)))
            }
            "eq" => {
                // The first is compared with each of the others; one that is equal is enough, whatever the others are.
                let first = text(0)?;
                let others: Vec<Option<bool>> = (1..arguments.len()).map(|n| Some(text(n)? == first)).collect();
                if others.contains(&Some(true)) {
                    yes(true)
                } else if others.is_empty() || others.contains(&None) {
                    None
                } else {
                    yes(false)
                }
            }
            "ne" => yes(text(0)? != text(1)?),
            "not" => yes(!truth(last?)?),
            "empty" => yes(!truth(last?)?),
            "and" | "or" => {
                // One that decides is enough, whatever the others are.
                let decides = name == "or";
                if arguments.iter().any(|one| truth(one) == Some(decides)) {
                    return arguments.iter().find(|one| truth(one) == Some(decides)).cloned();
                }
                arguments.iter().all(|one| truth(one).is_some()).then(|| last.cloned()).flatten()
            }
            "ternary" => arguments.get(if truth(last?)? { 0 } else { 1 }).cloned(),
            "hasKey" => match arguments.first()? {
                Known::Node(node) => yes(node.get(&text(1)?).is_some()),
                _ => None,
            },
            "contains" => yes(text(1)?.contains(text(0)?.as_str())),
            "hasPrefix" => yes(text(1)?.starts_with(text(0)?.as_str())),
            "hasSuffix" => yes(text(1)?.ends_with(text(0)?.as_str())),
            "get" | "index" => {
                let mut value = arguments.first()?.clone();
                for n in 1..arguments.len() {
                    let Known::Node(node) = &value else { return None };
                    let inner = match &node.value {
                        Value::List(items) => items.get(usize::try_from(number(n)?).ok()?),
                        _ => node.get(&text(n)?),
                    };
                    value = inner.map_or_else(|| Known::of(Value::Null), |inner| Known::Node(Rc::new(inner.clone())));
                }
                Some(value)
            }
            "len" => match last? {
                Known::Node(node) => Some(Known::of(Value::Int(match &node.value {
                    Value::Map(entries) => entries.len() as i64,
                    Value::List(items) => items.len() as i64,
                    _ => return None,
                }))),
                _ => None,
            },
            "list" => {
                let nodes = arguments.iter().map(|one| if let Known::Node(node) = one { Some((**node).clone()) } else { None });
                Some(Known::of(Value::List(nodes.collect::<Option<_>>()?)))
            }
            _ => None,
        }
    }
}

/// What a value holds, in bytes of its texts and [`NODE`] for each of its nodes; nothing where it is nested too deeply.
fn size(node: &Node, depth: u32) -> Option<usize> {
    if depth > MAX_DEPTH {
        return None;
    }
    let below = match &node.value {
        Value::Map(entries) => entries.iter().map(|(key, inner)| Some(key.len() + size(inner, depth + 1)?)).sum::<Option<usize>>()?,
        Value::List(items) => items.iter().map(|inner| size(inner, depth + 1)).sum::<Option<usize>>()?,
        Value::Text(text) | Value::Unresolved(text) => text.len(),
        _ => 0,
    };
    Some(NODE + below)
}

/// A path of fields below a value.
fn walk(base: &Known, path: &str) -> Known {
    if path.is_empty() {
        return base.clone();
    }
    let Known::Node(node) = base else { return Known::Unknown(None) };
    let mut node: &Node = node;
    for key in path.split('.').filter(|key| !key.is_empty()) {
        match node.get(key) {
            Some(inner) => node = inner,
            None if matches!(node.value, Value::Map(_)) => return Known::of(Value::Null),
            None => return Known::Unknown(None),
        }
    }
    Known::Node(Rc::new(node.clone()))
}

/// A value as block YAML.
fn write(node: &Node, depth: u32, out: &mut String) -> Option<()> {
    if depth > MAX_DEPTH || out.len() > MAX_TEXT {
        return None;
    }
    let pad = "  ".repeat(depth as usize);
    match &node.value {
        Value::Map(entries) if entries.is_empty() => out.push_str("{}\n"),
        Value::List(items) if items.is_empty() => out.push_str("[]\n"),
        Value::Map(entries) => {
            for (n, (key, value)) in entries.iter().enumerate() {
                if n > 0 || out.ends_with('\n') {
                    out.push_str(&pad);
                }
                out.push_str(&scalar(key));
                out.push(':');
                let nested =
                    matches!(&value.value, Value::Map(e) if !e.is_empty()) || matches!(&value.value, Value::List(i) if !i.is_empty());
                out.push_str(if nested { "\n" } else { " " });
                write(value, depth + 1, out)?;
            }
        }
        Value::List(items) => {
            for (n, item) in items.iter().enumerate() {
                if n > 0 || out.ends_with('\n') {
                    out.push_str(&pad);
                }
                out.push_str("- ");
                write(item, depth + 1, out)?;
            }
        }
        Value::Null => out.push_str("null\n"),
        Value::Text(text) => {
            out.push_str(&scalar(text));
            out.push('\n');
        }
        Value::Unresolved(_) => return None,
        _ => {
            out.push_str(&node.scalar()?);
            out.push('\n');
        }
    }
    Some(())
}

/// A text as one scalar: plain where nobody reads it as anything else.
fn scalar(text: &str) -> String {
    let plain = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '_')
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "._/-".contains(c))
        && !matches!(text.to_ascii_lowercase().as_str(), "true" | "false" | "null" | "yes" | "no" | "on" | "off" | "y" | "n");
    if plain { text.to_owned() } else { format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")) }
}
