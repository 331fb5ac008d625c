//! What the parts of a template print, with the place of the template that each byte comes from. Knows parts and scopes; what an expression
//! is worth is asked.

use std::rc::Rc;

use super::super::{Node, Value, template};
use super::{
    Chart, MAX_OUTPUT,
    expression::{Known, truth},
    syntax::Part,
};

/// What is done for one template: bytes that are read, put in or handed to a function, and [`STEP`] for each part that is printed.
const MAX_WORK: usize = 1 << 24;
const STEP: usize = 100;
/// Named templates inside of named templates.
const MAX_INCLUDES: u32 = 24;
/// Turns of a loop; one more stands for all that are left.
const MAX_TURNS: usize = 32;

/// Pieces of what was made: where each begins there, where in the template, and whether it stands there byte by byte.
#[derive(Default)]
pub struct Places(Vec<(usize, usize, usize)>);

impl Places {
    fn put(&mut self, made: usize, from: usize, to: usize) {
        self.0.push((made, from, to));
    }

    fn of(&self, made: usize) -> Option<(usize, usize, usize)> {
        let at = self.0.partition_point(|(start, ..)| *start <= made);
        self.0.get(at.checked_sub(1)?).copied()
    }

    /// Where in the template the byte `made` begins.
    pub fn first(&self, made: usize) -> usize {
        self.of(made).map_or(0, |(start, from, to)| if to == 0 { from + (made - start) } else { from })
    }

    /// Where in the template what ends before `made` ends.
    pub fn last(&self, made: usize) -> usize {
        let Some(before) = made.checked_sub(1) else { return 0 };
        self.of(before).map_or(0, |(start, from, to)| if to == 0 { from + (before - start) + 1 } else { to })
    }
}

/// What names mean at a place: the dot, and variables, the innermost last.
#[derive(Clone)]
pub struct Scope<'t> {
    pub dot: Known,
    pub names: Vec<(&'t str, Known)>,
}

pub struct Render<'c> {
    pub chart: &'c Chart,
    pub out: String,
    pub places: Places,
    /// What is left of [`MAX_WORK`].
    left: usize,
    includes: u32,
    /// Inside a named template nothing has a place of its own.
    placed: bool,
}

impl<'c> Render<'c> {
    pub fn new(chart: &'c Chart) -> Self {
        Self { chart, out: String::new(), places: Places::default(), left: MAX_WORK, includes: 0, placed: true }
    }

    /// A whole file.
    pub fn file(&mut self, parts: &[Part<'_>]) -> Option<()> {
        self.parts(parts, &mut Scope { dot: Known::Root, names: Vec::new() })
    }

    /// What a named template prints; nothing where there is none or no end to it.
    pub fn named(&mut self, name: &str, dot: Known) -> Option<String> {
        let body = self.chart.named.get(name)?;
        if self.includes >= MAX_INCLUDES {
            return None;
        }
        self.spend(body.len())?;
        let parts = super::parts(body)?;
        let (out, placed) = (std::mem::take(&mut self.out), std::mem::replace(&mut self.placed, false));
        self.includes += 1;
        let done = self.parts(&parts, &mut Scope { dot, names: Vec::new() });
        self.includes -= 1;
        self.placed = placed;
        let made = std::mem::replace(&mut self.out, out);
        done.map(|()| made)
    }

    /// Takes from what is left; nothing, ever after, where that is not enough.
    pub fn spend(&mut self, amount: usize) -> Option<()> {
        let left = self.left.checked_sub(amount);
        self.left = left.unwrap_or(0);
        left.and(Some(()))
    }

    fn parts<'t>(&mut self, parts: &[Part<'t>], scope: &mut Scope<'t>) -> Option<()> {
        let outer = scope.names.len();
        for part in parts {
            self.spend(STEP + scope.names.len())?;
            if self.out.len() > MAX_OUTPUT {
                return None;
            }
            self.part(part, scope)?;
        }
        scope.names.truncate(outer);
        Some(())
    }

    /// Parts that are printed, or may be (not `sure`): then what they assign may be the value, or may not.
    fn branch<'t>(&mut self, sure: bool, parts: &[Part<'t>], scope: &mut Scope<'t>) -> Option<()> {
        if sure {
            return self.parts(parts, scope);
        }
        let before: Vec<Known> = scope.names.iter().map(|(_, value)| value.clone()).collect();
        self.parts(parts, scope)?;
        for ((_, now), before) in scope.names.iter_mut().zip(before) {
            if !now.is(&before) {
                *now = Known::Unknown(None);
            }
        }
        Some(())
    }

    fn part<'t>(&mut self, part: &Part<'t>, scope: &mut Scope<'t>) -> Option<()> {
        match part {
            Part::Text { text, at } => {
                if self.placed {
                    self.places.put(self.out.len(), *at, 0);
                }
                self.spend(text.len())?;
                self.out.push_str(text);
            }
            Part::Print { code, at, end, alone } => {
                if self.placed {
                    self.places.put(self.out.len(), *at, *end);
                }
                match self.value(code, scope) {
                    Known::Unknown(indent) => self.mask(code, *alone, indent),
                    known => match known.text() {
                        Some(text) => self.out.push_str(&text),
                        None => self.mask(code, *alone, None),
                    },
                }
            }
            Part::Set { name, code } => {
                let value = self.value(code, scope);
                match scope.names.iter_mut().rev().find(|(known, _)| known == name) {
                    Some((_, known)) => *known = value,
                    None => scope.names.push((name, value)),
                }
            }
            Part::If(branches) => {
                // Where a condition is not decided here, every branch that is left may be what is printed.
                let mut sure = true;
                for (condition, body) in branches {
                    let decided = condition.map_or(Some(true), |code| truth(&self.value(code, scope)));
                    if decided == Some(false) {
                        continue;
                    }
                    sure &= decided.is_some();
                    self.branch(sure, body, scope)?;
                    if decided.is_some() {
                        break;
                    }
                }
            }
            Part::With { code, body, other } => {
                let value = self.value(code, scope);
                let decided = truth(&value);
                if decided != Some(false) {
                    let outer = std::mem::replace(&mut scope.dot, value);
                    self.branch(decided.is_some(), body, scope)?;
                    scope.dot = outer;
                }
                if decided != Some(true) {
                    self.branch(decided.is_some(), other, scope)?;
                }
            }
            Part::Range { key, value, code, body, other } => {
                let known = turns(&self.value(code, scope));
                let (open, mut pairs) = (known.is_none(), known.unwrap_or_default());
                let (none, more) = (pairs.is_empty(), open || pairs.len() > MAX_TURNS);
                pairs.truncate(MAX_TURNS);
                let rest = more.then_some((false, (Known::Unknown(None), Known::Unknown(None))));
                for (sure, (k, v)) in pairs.into_iter().map(|pair| (true, pair)).chain(rest) {
                    let outer = std::mem::replace(&mut scope.dot, v.clone());
                    let names = scope.names.len();
                    scope.names.extend(key.map(|name| (name, k)).into_iter().chain(value.map(|name| (name, v))));
                    self.branch(sure, body, scope)?;
                    scope.names.truncate(names);
                    scope.dot = outer;
                }
                if none {
                    self.branch(!open, other, scope)?;
                }
            }
            Part::Define { .. } => {}
        }
        Some(())
    }

    /// Stands for what is not known, so that the whole stays readable as YAML.
    fn mask(&mut self, code: &str, alone: bool, indent: Option<(bool, usize)>) {
        if let Some((line, indent)) = indent {
            if line {
                self.out.push('\n');
            }
            self.out.extend(std::iter::repeat_n(' ', indent.min(200)));
        }
        let line_start = self.out.rfind('\n').map_or(0, |n| n + 1);
        let column = self.out.len() - line_start;
        let blank = self.out.get(line_start..).is_some_and(|line| line.trim().is_empty());
        let name: String =
            code.chars().take(60).map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '_') { c } else { '_' }).collect();
        let alone = alone && blank;
        let item = alone && template::beside_items(self.out.get(..line_start).unwrap_or_default(), column);
        let end = if alone && !item { ":" } else { "_" };
        self.out.push_str(if item { "- " } else { "" });
        self.out.push_str(template::MARK);
        self.out.push_str(&name);
        self.out.push_str(end);
    }
}

/// Keys and values that a loop goes through.
fn turns(over: &Known) -> Option<Vec<(Known, Known)>> {
    let Known::Node(node) = over else { return None };
    let known = |value: Value| Known::Node(Rc::new(Node::new(value, node.span)));
    match &node.value {
        Value::Null => Some(Vec::new()),
        // Maps are gone through in order of their keys.
        Value::Map(entries) => {
            let mut entries: Vec<&(String, Node)> = entries.iter().collect();
            entries.sort_by(|a, b| a.0.cmp(&b.0));
            Some(entries.into_iter().map(|(k, v)| (known(Value::Text(k.clone())), Known::Node(Rc::new(v.clone())))).collect())
        }
        Value::List(items) => {
            Some(items.iter().enumerate().map(|(k, v)| (known(Value::Int(k as i64)), Known::Node(Rc::new(v.clone())))).collect())
        }
        _ => None,
    }
}
