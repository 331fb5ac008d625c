//! What a declared type makes of a value in Java, and where two objects that say the same are not one. Knows no rule.

use super::super::{Engine, asked::CHARACTER};
use crate::flow::{
    engine::value::{Kind, Value},
    ir::{BinaryOp, Expr, ExprKind, Lit, TypeRef},
};

/// Whole numbers of which the platform keeps one object each.
const KEPT: std::ops::RangeInclusive<i128> = -128..=127;
/// Largest whole number that a `float` holds exactly.
const LARGEST: u128 = 1 << 24;

impl<'a> Engine<'a> {
    /// A number or a letter as a variable of a type holds it: `double total = 5`, `char c = 65`, `int code = 'A'`.
    pub(in crate::flow::engine) fn jvm_as_declared(&mut self, value: Value<'a>, ty: &TypeRef) -> Value<'a> {
        if !self.is_java() || !ty.dims.is_empty() {
            return value;
        }
        let code = letter_of(&value);
        match (&*ty.name, &value.kind) {
            ("double" | "float", Kind::Int(number)) if number.unsigned_abs() <= LARGEST => {
                Value { kind: Kind::Float(*number as f64), ..value }
            }
            ("double" | "float", Kind::Int(_) | Kind::Choice(_)) if value.taint.is_empty() => self.number(),
            ("double" | "float", Kind::Str(_)) if code.is_some() => Value::of(Kind::Float(code.unwrap_or_default().into())),
            ("int" | "long" | "short" | "byte", Kind::Str(_)) if code.is_some() => Value::int(code.unwrap_or_default().into()),
            ("char", Kind::Int(number)) => match u32::try_from(*number).ok().and_then(char::from_u32) {
                Some(letter) => Value::str(letter.to_string()).typed(Some(CHARACTER.into())),
                None => value,
            },
            _ => value,
        }
    }

    /// The same of what is put into a variable that holds a number or a letter already.
    pub(in crate::flow::engine) fn jvm_as_before(&mut self, value: Value<'a>, old: &Value<'a>) -> Value<'a> {
        match (&old.kind, &value.kind) {
            (Kind::Float(_), Kind::Int(number)) if number.unsigned_abs() <= LARGEST => Value { kind: Kind::Float(*number as f64), ..value },
            (Kind::Int(_), Kind::Str(_)) => letter_of(&value).map_or(value, |code| Value::int(code.into())),
            (Kind::Str(_), Kind::Int(number)) if letter_of(old).is_some() => match u32::try_from(*number).ok().and_then(char::from_u32) {
                Some(letter) => Value::str(letter.to_string()).typed(Some(CHARACTER.into())),
                None => value,
            },
            _ => value,
        }
    }

    /// Whether `a == b` asks if two objects are one that say the same: of texts that are made while the program runs, and of boxed numbers
    /// beyond those that are kept, that is not known.
    pub(in crate::flow::engine) fn jvm_is_identity(&self, op: BinaryOp, a: &Value<'a>, b: &Value<'a>, left: &Expr, right: &Expr) -> bool {
        if !self.is_java() || !matches!(op, BinaryOp::Eq | BinaryOp::NotEq) {
            return false;
        }
        match (&a.kind, &b.kind) {
            (Kind::Int(x), Kind::Int(y)) => {
                x == y && !KEPT.contains(x) && self.jvm_is_boxed(left) == Some(true) && self.jvm_is_boxed(right) == Some(true)
            }
            (Kind::Str(_), Kind::Str(_)) if a.ty.as_deref() != Some(CHARACTER) && b.ty.as_deref() != Some(CHARACTER) => {
                a.as_str().is_some() && a.as_str() == b.as_str() && !(self.is_kept_text(left, 0) && self.is_kept_text(right, 0))
            }
            _ => false,
        }
    }

    /// Whether an expression is a number held as an object, as far as that is written in the file.
    pub(in crate::flow::engine) fn jvm_is_boxed(&self, expr: &Expr) -> Option<bool> {
        match &expr.kind {
            ExprKind::Call { callee, .. } => {
                callee.dotted().map(|name| matches!(&*name, "Integer.valueOf" | "Long.valueOf" | "Short.valueOf" | "Byte.valueOf"))
            }
            ExprKind::Cast { ty, .. } => Some(matches!(&*ty.name, "Integer" | "Long" | "Short" | "Byte" | "Object")),
            ExprKind::Name(name) => self.recalled.boxed.of_name(name, || is_boxed(self.input.text, name)),
            ExprKind::Lit(_) => Some(false),
            _ => None,
        }
    }

    /// A text that is written in the program, of which there is one.
    fn is_kept_text(&self, expr: &Expr, depth: u32) -> bool {
        match &expr.kind {
            ExprKind::Lit(Lit::Str(_)) => true,
            ExprKind::Binary { op: BinaryOp::Add, left, right } => {
                let is_lit = |expr: &Expr| matches!(expr.kind, ExprKind::Lit(_)) || self.is_kept_text(expr, depth + 1);
                depth < 8 && is_lit(left) && is_lit(right)
            }
            ExprKind::Call { callee, .. } => matches!(&callee.kind, ExprKind::Member { name, .. } if &**name == "intern"),
            // A variable that is given one and nothing else.
            ExprKind::Name(name) => self.recalled.given_once.of_name(name, || is_given_a_text(self.input.text, name)),
            _ => false,
        }
    }
}

fn is_sign(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

/// Whether a file gives a variable a text that is written there, and gives it nothing else.
fn is_given_a_text(text: &str, name: &str) -> bool {
    let mut given = text.match_indices(name).filter_map(|(at, name)| {
        let begins = !text[..at].ends_with(is_sign);
        let rest = text[at + name.len()..].trim_start();
        let rest = rest.strip_prefix('=').or_else(|| rest.strip_prefix("+=").map(|_| ""))?;
        (begins && !rest.starts_with('=')).then_some(rest)
    });
    let is_text = |rest: &str| rest.trim_start().starts_with('"') && rest.split(';').next().is_some_and(|one| !one.contains(['(', '+']));
    given.next().is_some_and(is_text) && given.next().is_none()
}

/// Whether a file declares a variable as a number held as an object; `None` where it declares it as both or not at all.
fn is_boxed(text: &str, name: &str) -> Option<bool> {
    let declares = |types: &[&str]| types.iter().any(|ty| declares(text, ty, name));
    match (declares(&["Integer", "Long", "Short", "Byte", "Object"]), declares(&["int", "long", "short", "byte", "var"])) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// Whether a file declares a variable of a type.
fn declares(text: &str, ty: &str, name: &str) -> bool {
    text.match_indices(&format!("{ty} {name}"))
        .any(|(at, found)| !text[..at].ends_with(|c: char| is_sign(c) || c == '<') && !text[at + found.len()..].starts_with(is_sign))
}

/// The code of a value that is a letter.
fn letter_of(value: &Value<'_>) -> Option<u32> {
    let text = value.as_str().filter(|_| value.ty.as_deref() == Some(CHARACTER))?;
    let mut letters = text.chars();
    letters.next().filter(|_| letters.next().is_none()).map(u32::from)
}
