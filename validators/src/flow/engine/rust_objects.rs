//! What Rust's own types are at run time: variants of enumerations with what they carry, values that write themselves, lists that are taken
//! apart by place. Knows the language and its standard library, no rule.

use assay_manifests::{Language, Span};

use super::{
    Engine,
    call::{ArgValue, Site},
    heap::{Object, Shape},
    value::{ClassId, Ref, Value},
};
use crate::flow::ir::{BinaryOp, Expr, ExprKind, Lit, Spread, Sym, TypeRef, UnaryOp};

/// Field of an object that names the variant it is.
const VARIANT: &str = "(variant)";
/// Type of what both ends of a channel hold.
const CHANNEL: &str = "(channel)";
/// Longest constant text whose letters are kept apart.
const MAX_LETTERS: usize = 64;

impl<'a> Engine<'a> {
    /// `Shape::Circle(r)`, `Shape::Box { w, h }`: an object of the enumeration that knows which variant it is.
    pub(super) fn rust_variant(&mut self, class: ClassId, name: &Sym, args: &[ArgValue<'a>]) -> Option<Value<'a>> {
        if self.language == Language::Rust && &**name == "default" && args.is_empty() {
            return self.rust_default(class, 0);
        }
        if self.language != Language::Rust || !name.starts_with(char::is_uppercase) || args.iter().any(|arg| arg.spread != Spread::No) {
            return None;
        }
        let mut object = Object::new(Shape::Instance);
        object.class = Some(class);
        object.ty = Some(self.classes[class.0 as usize].name.clone());
        object.set_field(&VARIANT.into(), Value::str(name.clone()), &self.ids);
        for (at, arg) in args.iter().enumerate() {
            let field = arg.name.clone().unwrap_or_else(|| at.to_string().into());
            object.set_field(&field, arg.value.clone(), &self.ids);
        }
        Some(self.allocate_object(object))
    }

    /// Whether the value is the variant that a pattern names, where that is known.
    pub(super) fn is_variant(&self, value: &Value<'a>, name: &str) -> Option<bool> {
        let held = self.st.heap.object(value.cell()?)?.field(VARIANT)?.as_str()?;
        Some(&*held == name)
    }

    /// What a value writes of itself by `Display`.
    pub(super) fn rust_shown(&mut self, value: &Value<'a>, span: Span) -> Option<Value<'a>> {
        let class = match value.cell() {
            Some(cell) => self.st.heap.object(cell).filter(|object| object.shape == Shape::Instance)?.class?,
            None => self.class_of_type(value.ty.as_ref())?,
        };
        let (method, owner) = self.find_method(class, "fmt", Some(1), 0)?;
        let module = self.classes[owner.0 as usize].module;
        let closure = self.closure(method, module, Some(owner), Some(value.clone()));
        let page = self.new_buffer(Value::str(""), Some("std.fmt.Formatter".into()));
        let cell = page.cell()?;
        self.call_value(&closure, vec![ArgValue::plain(page)], span, &"fmt".into());
        self.live = true;
        self.st.heap.object(cell)?.field("$").cloned()
    }

    /// A formatter is a text that is written into.
    pub(super) fn rust_written(&mut self, cell: Ref, more: Value<'a>, span: Span) -> Option<Value<'a>> {
        let text = self.st.heap.object(cell)?.field("$").cloned()?;
        let joined = self.concat(&[text, more], span);
        self.set_buffer(cell, joined);
        Some(Value::null())
    }

    /// The letters of a short text that is known, each by itself.
    pub(super) fn rust_letters(&mut self, receiver: &Value<'a>, method: &str) -> Option<Value<'a>> {
        let text = receiver.as_str().filter(|text| receiver.is_plain_constant() && text.len() <= MAX_LETTERS)?;
        let letters: Vec<Value<'a>> = text.chars().map(|letter| Value::str(letter.to_string())).collect();
        if method != "char_indices" {
            return Some(self.new_list(letters));
        }
        let pairs = letters.into_iter().enumerate().map(|(at, letter)| self.new_list(vec![Value::int(at as i128), letter])).collect();
        Some(self.new_list(pairs))
    }

    /// Lists that lose, part or exchange their elements by place.
    pub(super) fn rust_list(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let cell = receiver.cell().filter(|_| self.shape_of(receiver) == Some(Shape::List))?;
        let items = self.exact_elements(receiver)?;
        let place = |at: usize| {
            let number = site.args.get(at)?.value.as_int()?;
            usize::try_from(number).ok()
        };
        match (method, site.args.len()) {
            ("swap_remove" | "swap_remove_back" | "swap_remove_front", 1) => {
                let (mut items, at) = (items, place(0)?);
                if at >= items.len() {
                    return None;
                }
                let taken = items.swap_remove(at);
                self.refill(cell, items);
                Some(taken)
            }
            ("swap", 2) => {
                let (mut items, one, other) = (items, place(0)?, place(1)?);
                if one >= items.len() || other >= items.len() {
                    return None;
                }
                items.swap(one, other);
                self.refill(cell, items);
                Some(Value::null())
            }
            ("truncate", 1) => {
                let mut items = items;
                items.truncate(place(0)?);
                self.refill(cell, items);
                Some(Value::null())
            }
            ("rotate_left" | "rotate_right", 1) => {
                let (mut items, by) = (items, place(0)?);
                if by > items.len() {
                    return None;
                }
                if method == "rotate_left" {
                    items.rotate_left(by);
                } else {
                    items.rotate_right(by);
                }
                self.refill(cell, items);
                Some(Value::null())
            }
            ("reverse", 0) => {
                let mut items = items;
                items.reverse();
                self.refill(cell, items);
                Some(Value::null())
            }
            ("split_off", 1) => {
                let (mut items, at) = (items, place(0)?);
                let rest = items.split_off(at.min(items.len()));
                self.refill(cell, items);
                Some(self.new_list(rest))
            }
            ("split_at" | "split_at_mut", 1) => {
                let (mut items, at) = (items, place(0)?);
                let rest = items.split_off(at.min(items.len()));
                let (head, tail) = (self.new_list(items), self.new_list(rest));
                Some(self.new_list(vec![head, tail]))
            }
            ("split_first" | "split_last", 0) => {
                let mut items = items;
                if items.is_empty() {
                    return Some(Value::null());
                }
                let one = items.remove(if method == "split_first" { 0 } else { items.len() - 1 });
                let rest = self.new_list(items);
                Some(self.new_list(vec![one, rest]))
            }
            ("drain", 1) => {
                let (from, to) = rust_range(site.args[0].expr?)?;
                let (mut items, to) = (items, to.unwrap_or(usize::MAX));
                let to = to.min(items.len());
                let taken = items.drain(from.min(to)..to).collect();
                self.refill(cell, items);
                Some(self.new_list(taken))
            }
            ("step_by", 1) => {
                let step = place(0).filter(|step| *step > 0)?;
                Some(self.new_list(items.into_iter().step_by(step).collect()))
            }
            ("front" | "first" | "back" | "last", 0) => {
                let found = if matches!(method, "front" | "first") { items.first() } else { items.last() };
                Some(found.cloned().map_or_else(Value::null, |found| self.with_facts(found)))
            }
            _ => None,
        }
    }

    /// `mem::take` and `mem::replace`: what stood in a place, and what stands there from now on.
    pub(super) fn rust_exchanged(&mut self, name: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let path = name.strip_prefix("std.mem.").or_else(|| name.strip_prefix("core.mem.")).or_else(|| name.strip_prefix("mem."))?;
        let held = site.args.first()?.value.clone();
        let place = super::rustlib::place(site.args.first()?.expr?);
        let next = match (path, site.args) {
            ("take", [_]) => Value::str(""),
            ("replace", [_, next]) => next.value.clone(),
            ("swap", [_, other]) => {
                let there = super::rustlib::place(other.expr?);
                self.assign(there, held, None);
                self.assign(place, other.value.clone(), None);
                return Some(Value::null());
            }
            _ => return None,
        };
        // What is a list or an object is taken as it is, and nothing is known of what is left.
        if path == "take" && held.cell().is_some() {
            return None;
        }
        self.assign(place, next, None);
        Some(held)
    }
}

impl<'a> Engine<'a> {
    /// `text.parse::<T>()` runs what the type in sight makes of a text; so does what is turned into a type that says how.
    pub(super) fn rust_parsed(&mut self, ty: &'a TypeRef, call: &'a Expr) -> Option<Value<'a>> {
        if self.language != Language::Rust {
            return None;
        }
        let ExprKind::Call { callee, args, .. } = &call.kind else { return None };
        let ExprKind::Member { object, name, .. } = &callee.kind else { return None };
        let maker = match &**name {
            _ if !args.is_empty() => return None,
            "parse" => "from_str",
            "into" => "from",
            "try_into" => "try_from",
            _ => return None,
        };
        let class = self.type_class(ty)?;
        let (method, owner) = self.find_method(class, maker, Some(1), 0)?;
        let text = self.eval(object);
        if !self.live {
            return Some(text);
        }
        // Which of several ways is meant, the type of what is turned says.
        if maker != "from_str" && (self.made_in_ways(owner, maker) > 1 || self.is_structure_of(&text, class)) {
            let site = [ArgValue::plain(text.clone())];
            return if self.is_structure_of(&text, class) { Some(text) } else { Some(self.unknown_with(self.args_taint(&site))) };
        }
        let module = self.classes[owner.0 as usize].module;
        let closure = self.closure(method, module, Some(owner), None);
        Some(self.call_value(&closure, vec![ArgValue::plain(text)], call.span, &maker.into()))
    }

    /// How many functions of one name a structure has.
    fn made_in_ways(&mut self, class: ClassId, name: &str) -> usize {
        let info = &self.classes[class.0 as usize];
        let (own, module) = (info.class, info.module);
        let of_name = |list: &Vec<&'a crate::flow::ir::Function>| list.iter().filter(|one| &*one.name == name).count();
        self.modules[module].defs().methods.get(&*own.name).map_or(0, of_name)
    }

    fn is_structure_of(&self, value: &Value<'a>, class: ClassId) -> bool {
        value.cell().and_then(|cell| self.st.heap.object(cell)).is_some_and(|object| object.class == Some(class))
    }

    /// Whether what a function gives says that it went well, where the language tells by it: the one beside its results in Go, what is nothing in
    /// Rust.
    pub(super) fn known_failed(&self, result: &Value<'a>) -> Option<Option<bool>> {
        match self.language {
            Language::Go => Some(self.go_failed(result)),
            Language::Rust => Some(self.rust_succeeded(result)),
            _ => None,
        }
    }

    /// What can be written through every name that leads to it: what is known of it is one of the things that it may hold.
    pub(super) fn shared_place(&self, held: Value<'a>) -> Value<'a> {
        if held.cell().is_some() { held } else { self.join(&held, &self.unknown()) }
    }

    /// Whether what is written to is reached through a guard.
    pub(super) fn is_guarded(&self, operand: &Expr) -> bool {
        self.language == Language::Rust && guarded_place(operand).is_some()
    }

    /// A whole number in the bits of another type: `300 as u8`, `(byte)300`.
    pub(super) fn cut_to(&self, value: &Value<'a>, ty: &TypeRef) -> Option<Value<'a>> {
        if !matches!(self.language, Language::Rust | Language::CSharp) || ty.pointers > 0 || !ty.dims.is_empty() {
            return None;
        }
        let number = value.as_int()?;
        let (bits, signed): (u32, bool) = match &*ty.name {
            "u8" | "byte" => (8, false),
            "i8" | "sbyte" => (8, true),
            "u16" | "ushort" => (16, false),
            "i16" | "short" => (16, true),
            "u32" | "uint" => (32, false),
            "i32" | "int" => (32, true),
            "u64" | "usize" | "ulong" => (64, false),
            "i64" | "isize" | "long" => (64, true),
            _ => return None,
        };
        let size = 1_i128 << bits;
        let low = number.rem_euclid(size);
        Some(Value::int(if signed && low >= size / 2 { low - size } else { low }))
    }

    /// The two ends of a channel: what is sent at one comes out at the other. What else may be sent is not in sight.
    pub(super) fn rust_channel(&mut self) -> Value<'a> {
        let mut held = Object::new(Shape::List);
        held.ty = Some(CHANNEL.into());
        held.rest = Some(Box::new(self.unknown()));
        let held = self.allocate_object(held);
        self.new_list(vec![held.clone(), held])
    }

    /// What the ends of a channel are asked.
    pub(super) fn rust_channel_method(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let cell = receiver.cell()?;
        if self.st.heap.object(cell)?.ty.as_deref() != Some(CHANNEL) {
            return None;
        }
        match (method, site.args) {
            ("send" | "try_send" | "blocking_send" | "unbounded_send", [sent]) => {
                let (sent, ids) = (sent.value.clone(), &self.ids);
                self.st.heap.object_mut(cell)?.add_rest(sent, ids);
                Some(self.opaque())
            }
            ("recv" | "try_recv" | "blocking_recv", []) | ("recv_timeout", [_]) => Some(self.element(receiver, site.span)),
            ("clone" | "iter" | "try_iter" | "into_iter" | "to_owned" | "as_ref", []) => Some(receiver.clone()),
            _ => None,
        }
    }
}

/// The place behind `place.borrow_mut()`, `place.lock().unwrap()`.
pub(super) fn guarded_place(operand: &Expr) -> Option<&Expr> {
    let mut at = operand;
    for _ in 0..6 {
        at = match &at.kind {
            ExprKind::Unary { op: UnaryOp::Unwrap, operand } => operand,
            ExprKind::Call { callee, args, .. } => match &callee.kind {
                ExprKind::Member { object, name, .. }
                    if args.is_empty() && matches!(&**name, "borrow_mut" | "lock" | "write" | "as_mut" | "unwrap")
                        || &**name == "expect" =>
                {
                    object
                }
                _ => return None,
            },
            ExprKind::Name(_) | ExprKind::Member { .. } => return Some(at),
            _ => return None,
        };
    }
    None
}

/// The ends of `a..b`, where they are written as numbers.
fn rust_range(range: &Expr) -> Option<(usize, Option<usize>)> {
    let ExprKind::Binary { op: op @ (BinaryOp::Range | BinaryOp::RangeInclusive), left, right } = &range.kind else { return None };
    let end = |side: &Expr| match &side.kind {
        ExprKind::Lit(Lit::Null) => Some(None),
        ExprKind::Lit(Lit::Int(number)) => usize::try_from(*number).ok().map(Some),
        _ => None,
    };
    let to = end(right)?.map(|to| if *op == BinaryOp::RangeInclusive { to.saturating_add(1) } else { to });
    Some((end(left)?.unwrap_or(0), to))
}
