//! Places: what can be assigned, compared or freed (`p`, `p.len`, `buf[i]`, `*p`), as interned text. `a->b` and `a.b` are one place.

use std::{cell::RefCell, rc::Rc};

use rustc_hash::FxHashMap;

use super::layered::Named;
use crate::flow::ir::{BinaryOp, Expr, ExprKind, Lit, UnaryOp};

/// An interned place.
pub type Place = u32;

#[derive(Default)]
pub struct Places {
    ids: FxHashMap<String, Place>,
    /// The place of each expression that was asked about, by its address: a run looks at one function, again and again.
    known: FxHashMap<*const Expr, Option<Place>>,
    texts: Vec<String>,
    /// The first name of each place.
    roots: Vec<Place>,
    /// Room for a text that is looked up.
    written: String,
    /// What [`Places::mentioning`] has answered, of the places there were then.
    mentioned: RefCell<FxHashMap<Place, Rc<[bool]>>>,
}

impl Places {
    pub fn intern(&mut self, text: &str) -> Place {
        if let Some(id) = self.ids.get(text) {
            return *id;
        }
        let id = self.texts.len() as Place;
        self.ids.insert(text.to_owned(), id);
        self.texts.push(text.to_owned());
        self.roots.push(id);
        let root = root_of(text).to_owned();
        if root != text {
            let root = self.intern(&root);
            self.roots[id as usize] = root;
        }
        id
    }

    pub fn text(&self, place: Place) -> &str {
        &self.texts[place as usize]
    }

    pub fn root(&self, place: Place) -> Place {
        self.roots[place as usize]
    }

    /// The place of an expression of the function.
    pub fn of(&mut self, expr: &Expr) -> Option<Place> {
        if let Some(known) = self.known.get(&std::ptr::from_ref(expr)) {
            return *known;
        }
        let mut text = std::mem::take(&mut self.written);
        text.clear();
        let place = write_key(expr, &mut text).then(|| self.intern(&text));
        self.written = text;
        self.known.insert(std::ptr::from_ref(expr), place);
        place
    }

    /// For each place so far, whether a fact about it speaks of something that changes when `written` is assigned.
    pub fn mentioning(&self, written: Place) -> Rc<[bool]> {
        let mut known = self.mentioned.borrow_mut();
        let before = known.get(&written);
        if let Some(known) = before.filter(|known| known.len() == self.texts.len()) {
            return Rc::clone(known);
        }
        let done = before.map_or(&[][..], |known| &known[..]);
        let rest = done.len() as Place..self.texts.len() as Place;
        let all: Rc<[bool]> = done.iter().copied().chain(rest.map(|place| self.mentions(place, written))).collect();
        known.insert(written, Rc::clone(&all));
        all
    }

    fn mentions(&self, place: Place, written: Place) -> bool {
        place == written || self.root(place) == written || self.mentions_by_text(place, written)
    }

    fn mentions_by_text(&self, place: Place, written: Place) -> bool {
        let (text, part) = (self.text(place), self.text(written));
        let boundary = |c: Option<char>| !c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        text.match_indices(part).any(|(at, _)| {
            boundary(text[..at].chars().next_back()) && !text[..at].ends_with('.') && boundary(text[at + part.len()..].chars().next())
        })
    }
}

/// The first name in a place's text.
pub fn root_of(text: &str) -> &str {
    let start = text.trim_start_matches(['*', '&', '(']);
    let end = start.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(start.len());
    if end == 0 { text } else { &start[..end] }
}

/// The text of the place an expression denotes; casts and parentheses aside.
pub fn key(expr: &Expr) -> Option<String> {
    let mut text = String::new();
    write_key(expr, &mut text).then_some(text)
}

/// Appends that text. `false` where the expression is no place: what was appended then means nothing.
fn write_key(expr: &Expr, out: &mut String) -> bool {
    let start = out.len();
    match &expr.kind {
        ExprKind::Name(name) => out.push_str(name),
        ExprKind::Member { object, name, .. } => {
            if !write_key(object, out) {
                return false;
            }
            if out[start..].starts_with(['*', '&']) {
                out.remove(start);
            }
            out.push('.');
            out.push_str(name);
        }
        ExprKind::Index { object, index } => {
            if !write_key(object, out) {
                return false;
            }
            out.push('[');
            let inside = out.len();
            if !write_literal(index, out) && !write_key(index, out) {
                out.truncate(inside);
            }
            out.push(']');
        }
        // `*(p + n)` is `p[n]`.
        ExprKind::Unary { op: UnaryOp::Deref, operand } if matches!(operand.kind, ExprKind::Binary { op: BinaryOp::Add, .. }) => {
            let ExprKind::Binary { left, right, .. } = &operand.kind else { return false };
            if !write_key(left, out) {
                return false;
            }
            out.push('[');
            if !write_literal(right, out) && !write_key(right, out) {
                return false;
            }
            out.push(']');
        }
        ExprKind::Unary { op: op @ (UnaryOp::Deref | UnaryOp::AddressOf), operand } => {
            if !write_key(operand, out) {
                return false;
            }
            let (sign, other) = if *op == UnaryOp::Deref { ('*', '&') } else { ('&', '*') };
            if out[start..].starts_with(other) {
                out.remove(start);
            } else {
                out.insert(start, sign);
            }
        }
        ExprKind::Cast { value, .. } => return write_key(value, out),
        ExprKind::Assign { target, .. } => return write_key(target, out),
        ExprKind::Call { callee, args, .. } if args.len() <= 4 => {
            if !write_key(callee, out) {
                return false;
            }
            out.push('(');
            for (at, arg) in args.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                let from = out.len();
                if !write_key(&arg.value, out) {
                    out.truncate(from);
                    if !write_literal(&arg.value, out) {
                        return false;
                    }
                }
            }
            out.push(')');
        }
        _ => return false,
    }
    true
}

fn write_literal(expr: &Expr, out: &mut String) -> bool {
    match &expr.kind {
        ExprKind::Lit(Lit::Int(n)) => out.push_str(&n.to_string()),
        ExprKind::Lit(Lit::Str(_)) => out.push_str("\"\""),
        _ => return false,
    }
    true
}

fn literal(expr: &Expr) -> Option<String> {
    let mut text = String::new();
    write_literal(expr, &mut text).then_some(text)
}

/// A sum, product or difference of places and numbers as text, casts aside; two with one text are one number.
pub fn sum_text(expr: &Expr) -> Option<String> {
    if let Some(text) = key(expr).or_else(|| literal(expr)) {
        return Some(text);
    }
    match &expr.kind {
        ExprKind::Cast { value, .. } => sum_text(value),
        ExprKind::Binary { op, left, right } => {
            let (left, right) = (sum_text(left)?, sum_text(right)?);
            let (sign, swaps) = match op {
                BinaryOp::Add => ('+', true),
                BinaryOp::Mul => ('*', true),
                BinaryOp::Sub => ('-', false),
                _ => return None,
            };
            Some(if swaps && left > right { format!("({right}{sign}{left})") } else { format!("({left}{sign}{right})") })
        }
        _ => None,
    }
}

/// The maximal places an expression is computed from: operands of arithmetic, arguments of calls.
pub fn operands<'e>(expr: &'e Expr, out: &mut Vec<&'e Expr>) {
    match &expr.kind {
        ExprKind::Name(_) | ExprKind::Member { .. } | ExprKind::Index { .. } => out.push(expr),
        ExprKind::Unary { op: UnaryOp::Deref | UnaryOp::AddressOf, .. } => out.push(expr),
        ExprKind::Unary { operand, .. } => operands(operand, out),
        ExprKind::Cast { value, .. } => operands(value, out),
        ExprKind::Assign { target, value, op } => {
            operands(target, out);
            if op.is_none() {
                operands(value, out);
            }
        }
        ExprKind::Binary { left, right, .. } => {
            operands(left, out);
            operands(right, out);
        }
        ExprKind::Call { args, callee, .. } => {
            if matches!(&callee.kind, ExprKind::Name(n) if &**n == "sizeof") {
                return;
            }
            if let ExprKind::Member { object, .. } = &callee.kind {
                out.push(object);
            }
            for arg in args {
                operands(&arg.value, out);
            }
        }
        ExprKind::Conditional { then, otherwise, .. } => {
            operands(then, out);
            operands(otherwise, out);
        }
        ExprKind::List { items, .. } => items.iter().for_each(|i| operands(i, out)),
        _ => {}
    }
}

/// The value of a constant expression, where every part is known.
pub fn constant(expr: &Expr, names: &impl Named<i128>) -> Option<i128> {
    match &expr.kind {
        ExprKind::Lit(Lit::Int(n)) => Some(*n),
        ExprKind::Lit(Lit::Char(c)) => Some(*c as i128),
        ExprKind::Name(name) => names.held(name).copied(),
        ExprKind::Cast { value, .. } => constant(value, names),
        ExprKind::Unary { op: UnaryOp::Neg, operand } => constant(operand, names)?.checked_neg(),
        ExprKind::Binary { op, left, right } => {
            let (left, right) = (constant(left, names)?, constant(right, names)?);
            match op {
                BinaryOp::Add => left.checked_add(right),
                BinaryOp::Sub => left.checked_sub(right),
                BinaryOp::Mul => left.checked_mul(right),
                BinaryOp::Div => left.checked_div(right),
                BinaryOp::Shl => u32::try_from(right).ok().filter(|s| *s < 64).and_then(|s| left.checked_shl(s)),
                _ => None,
            }
        }
        ExprKind::Call { callee, args, .. } if matches!(&callee.kind, ExprKind::Name(n) if &**n == "sizeof") => {
            match &args.first()?.value.kind {
                ExprKind::Type(ty) if ty.pointers == 0 && ty.dims.is_empty() => scalar_size(&ty.name),
                ExprKind::Name(name) => names.held(&format!("sizeof {name}")).copied(),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Bytes of a scalar type on the usual 64-bit data model.
pub fn scalar_size(name: &str) -> Option<i128> {
    Some(match name {
        "char" | "int8_t" | "uint8_t" | "u8" | "s8" | "bool" | "BYTE" | "u_char" | "uchar" => 1,
        "short" | "int16_t" | "uint16_t" | "u16" | "s16" | "wchar_t" => 2,
        "int" | "int32_t" | "uint32_t" | "u32" | "s32" | "float" => 4,
        "long" | "long long" | "int64_t" | "uint64_t" | "u64" | "s64" | "size_t" | "double" => 8,
        _ => return None,
    })
}
