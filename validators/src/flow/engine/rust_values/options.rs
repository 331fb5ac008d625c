//! What an `Option` is as a place: what is put into it, taken out of it, and visited in it. Knows the language, no rule.

use super::super::{
    Engine,
    call::{ArgValue, Site},
    heap::{Object, Shape},
    value::{ClassId, Kind, Value},
};
use crate::{
    flow::ir::{Arg, Expr, ExprKind, Sym, TypeRef},
    rule::pattern::last_segment,
};

/// Structures inside of structures that are begun with them.
const MOST_NESTED: u32 = 4;

impl<'a> Engine<'a> {
    /// Methods that change an `Option` where it stands. `None` where that is not what is asked.
    pub(in super::super) fn rust_option_place(
        &mut self,
        receiver: &Value<'a>,
        expr: &'a Expr,
        method: &str,
        site: &Site<'a, '_>,
    ) -> Option<Value<'a>> {
        let is_nothing = |atom: &Value<'a>| matches!(atom.kind, Kind::Null);
        let is_unseen = |atom: &Value<'a>| matches!(atom.kind, Kind::Unknown | Kind::Opaque | Kind::Lib(_));
        let is_open = receiver.atoms().iter().any(is_unseen);
        let may_lack = is_open || receiver.atoms().iter().any(is_nothing);
        let is_container = receiver.atoms().iter().any(|atom| {
            let object = atom.cell().and_then(|cell| self.st.heap.object(cell));
            object.is_some_and(|object| object.shape != Shape::Instance)
        });
        let place = super::super::rustlib::place(expr);
        let is_place = matches!(place.kind, ExprKind::Name(_) | ExprKind::Member { .. });
        match (method, site.args) {
            _ if is_container => None,
            ("insert", [given]) if is_place && !is_open => {
                self.assign(place, given.value.clone(), None);
                Some(given.value.clone())
            }
            ("replace", [given]) if is_place && !is_open => {
                self.assign(place, given.value.clone(), None);
                Some(receiver.clone())
            }
            // Of what is nothing else in the library nothing is taken without a number.
            ("take", []) if is_place && !receiver.atoms().iter().any(|atom| matches!(atom.kind, Kind::Lib(_))) => {
                // What is not in sight may be a type that keeps what it gives.
                let left = if is_open { self.join(receiver, &Value::null()) } else { Value::null() };
                self.assign(place, left, None);
                Some(receiver.clone())
            }
            ("get_or_insert" | "get_or_insert_with", [given]) if is_place => {
                if !may_lack {
                    return Some(receiver.clone());
                }
                let fresh = if method == "get_or_insert" { given.value.clone() } else { self.rust_made_fresh(&given.value, site) };
                let held = if matches!(receiver.kind, Kind::Null) {
                    fresh
                } else {
                    let known = self.without_nothing(receiver);
                    self.join(&known, &fresh)
                };
                self.assign(place, held.clone(), None);
                Some(held)
            }
            // It visits what is there.
            ("iter" | "iter_mut" | "into_iter", []) if receiver.atoms().iter().any(is_nothing) => {
                let mut visited = Object::new(Shape::List);
                if !matches!(receiver.kind, Kind::Null) {
                    let held = self.without_nothing(receiver);
                    visited.add_rest(held, &self.ids);
                }
                Some(self.allocate_object(visited))
            }
            _ => None,
        }
    }

    fn rust_made_fresh(&mut self, maker: &Value<'a>, site: &Site<'a, '_>) -> Value<'a> {
        let made = self.call_value(maker, Vec::new(), site.span, &"callback".into());
        self.live = true;
        made
    }

    /// `fmt::Display::fmt(value, f)`, `fmt::Debug::fmt(value, f)`: what is shown of a value is written behind what was there.
    pub(in super::super) fn rust_shown_into(&mut self, how: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let [shown, page] = site.args else { return None };
        let cell = page.value.cell().filter(|_| self.shape_of(&page.value) == Some(Shape::Buffer))?;
        let text = if how == "Debug" {
            // Between quotes, and with what would end them or the line written out.
            let whole = self.concat(std::slice::from_ref(&shown.value), site.span);
            let escape: Sym = "escape_debug".into();
            let args: Vec<ArgValue<'a>> = Vec::new();
            self.call_on_value(&whole, None, &escape, args, site.span, None, false)
        } else {
            self.rust_shown(&shown.value, site.span).unwrap_or_else(|| shown.value.clone())
        };
        self.rust_written(cell, text, site.span)
    }

    /// `T::default()` as `#[derive(Default)]` makes it: each field as its type begins.
    pub(in super::super) fn rust_default(&mut self, class: ClassId, depth: u32) -> Option<Value<'a>> {
        let info = &self.classes[class.0 as usize];
        let (own, name) = (info.class, info.name.clone());
        let is_derived = own.decorators.iter().any(|one| match &one.kind {
            ExprKind::Call { callee, args, .. } => {
                let is_default = |arg: &Arg| arg.value.dotted().is_some_and(|text| last_segment(&text) == "Default");
                callee.dotted().as_deref() == Some("derive") && args.iter().any(is_default)
            }
            _ => false,
        });
        if !is_derived || depth > MOST_NESTED || own.fields.iter().any(|field| field.is_static) {
            return None;
        }
        let mut made = Object::new(Shape::Instance);
        made.class = Some(class);
        made.ty = Some(name);
        for field in &own.fields {
            let value = field.ty.as_ref().and_then(|ty| self.rust_begun(ty, depth)).unwrap_or_else(|| self.unknown());
            made.set_field(&field.name, value, &self.ids);
        }
        Some(self.allocate_object(made))
    }

    /// What `Default` gives of a type.
    fn rust_begun(&mut self, ty: &'a TypeRef, depth: u32) -> Option<Value<'a>> {
        let short = last_segment(&ty.name);
        if !ty.dims.is_empty() || ty.pointers > 0 && short != "str" {
            return None;
        }
        Some(match short {
            "Option" => Value::null(),
            "String" | "str" => Value::str(""),
            "bool" => Value::bool(false),
            "u8" | "u16" | "u32" | "u64" | "u128" | "usize" | "i8" | "i16" | "i32" | "i64" | "i128" | "isize" => Value::int(0),
            "Vec" | "VecDeque" | "HashSet" | "BTreeSet" | "HashMap" | "BTreeMap" => {
                let mut held = Object::new(if short.ends_with("Map") { Shape::Map } else { Shape::List });
                held.ty = Some(short.into());
                self.allocate_object(held)
            }
            _ => {
                let class = self.type_class(ty)?;
                self.rust_default(class, depth + 1)?
            }
        })
    }

    /// Whether a name that is called is a method of the class first, whatever field is called so.
    pub(in super::super) fn is_method_first(&mut self, class: Option<ClassId>, name: &Sym) -> bool {
        let apart = self.is_php() || self.language == assay_manifests::Language::Rust;
        apart && class.is_some_and(|class| self.find_method(class, name, None, 0).is_some())
    }
}
