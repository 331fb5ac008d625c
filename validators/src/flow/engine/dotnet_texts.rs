//! How .NET puts texts together by a format and in a builder, what is copied where it is given, and pairs of a key and a value. Knows
//! operations by name; no rule.

use assay_manifests::Language;

use super::{
    Engine,
    call::Site,
    heap::{Object, Shape},
    value::{Kind, Ref, Value},
};
use crate::{
    flow::ir::{Expr, ExprKind, Spread, TypeRef},
    rule::pattern::last_segment,
};

/// Longest format that is read.
const MAX_FORMAT: usize = 4096;

impl<'a> Engine<'a> {
    /// `string.Format("{1} of {0}", a, b)`: each place says by its number which argument stands there.
    pub(super) fn dotnet_format(&mut self, site: &Site<'a, '_>, at: usize) -> Option<Value<'a>> {
        let format = site.args.get(at)?.value.as_str().filter(|text| text.len() <= MAX_FORMAT)?;
        if site.args.iter().any(|arg| arg.name.is_some() || arg.spread != Spread::No) {
            return None;
        }
        let mut args: Vec<Value<'a>> = site.args.iter().skip(at + 1).map(|arg| arg.value.clone()).collect();
        if let [only] = args.as_slice()
            && self.shape_of(only) == Some(Shape::List)
        {
            let list = only.clone();
            args = self.exact_elements(&list)?;
        }
        let mut parts: Vec<Value<'a>> = Vec::new();
        let mut known = String::new();
        let mut chars = format.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '{' | '}' if chars.peek() == Some(&c) => {
                    chars.next();
                    known.push(c);
                }
                '{' => {
                    let inner: String = chars.by_ref().take_while(|c| *c != '}').collect();
                    let place: usize = inner.split([',', ':']).next()?.trim().parse().ok()?;
                    let given = args.get(place)?.clone();
                    parts.push(Value::str(std::mem::take(&mut known)));
                    // In what writing a number or a date stands there, only the format says.
                    let is_shaped = inner.contains([',', ':']) && given.is_plain_constant();
                    parts.push(if is_shaped { self.opaque().typed(Some("string".into())) } else { given });
                }
                '}' => return None,
                _ => known.push(c),
            }
        }
        parts.push(Value::str(known));
        Some(self.concat(&parts, site.span))
    }

    /// `string.Format(…)`, with or without a culture before the format.
    pub(super) fn dotnet_formatted(&mut self, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let first = &site.args.first()?.value;
        let is_culture = matches!(first.kind, Kind::Lib(_) | Kind::Null) && site.args.len() > 1;
        self.dotnet_format(site, usize::from(is_culture))
    }

    /// `"a;b".Split(';')` of a text that is known: its parts, one by one.
    pub(super) fn dotnet_split(&mut self, text: &Value<'a>, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let text = text.as_str().filter(|text| text.len() <= MAX_FORMAT)?;
        let mut signs = Vec::new();
        let (mut without_empty, mut trimmed) = (false, false);
        for arg in site.args {
            if let Kind::Lib(option) = &arg.value.kind {
                match last_segment(option) {
                    "None" => {}
                    "RemoveEmptyEntries" => without_empty = true,
                    "TrimEntries" => trimmed = true,
                    _ => return None,
                }
                continue;
            }
            match self.exact_elements(&arg.value) {
                Some(list) => {
                    for sign in list {
                        signs.push(sign.as_str()?);
                    }
                }
                None => signs.push(arg.value.as_str()?),
            }
        }
        let known = matches!(signs.len(), 1..=super::loops::MAX_UNROLL) && signs.iter().all(|sign| !sign.is_empty());
        if !known || signs.len() > 1 && signs.iter().any(|sign| sign.chars().nth(1).is_some()) {
            return None;
        }
        let parts: Vec<&str> = match signs.as_slice() {
            [only] => text.split(&**only).collect(),
            several => text.split(|letter: char| several.iter().any(|sign| sign.starts_with(letter))).collect(),
        };
        let parts = parts.into_iter().map(|part| if trimmed { part.trim() } else { part });
        let parts: Vec<Value<'a>> = parts.filter(|part| !(without_empty && part.is_empty())).map(Value::str).collect();
        (parts.len() <= super::loops::MAX_UNROLL).then(|| self.new_list(parts))
    }

    /// `"… {name} …".Replace("{name}", value)`: the value stands where its place was.
    pub(super) fn template_filled(&mut self, template: &Value<'a>, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let [place, with] = site.args else { return None };
        let (text, place) = (template.as_str()?, place.value.as_str()?);
        let with = with.value.clone();
        if place.is_empty()
            || text.len() > MAX_FORMAT
            || with.as_str().is_some()
            || text.matches(&*place).count() > super::loops::MAX_UNROLL
        {
            return None;
        }
        let mut parts: Vec<Value<'a>> = Vec::new();
        for (at, known) in text.split(&*place).enumerate() {
            if at > 0 {
                parts.push(with.clone());
            }
            parts.push(Value::str(known));
        }
        Some(self.concat(&parts, site.span))
    }

    /// What changes a builder's text.
    pub(super) fn dotnet_builder(&mut self, cell: Ref, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let held = self.st.heap.object(cell)?.field("$").cloned()?;
        let made = match (method, site.args) {
            ("Clear", []) => Value::str(""),
            ("AppendFormat", [_, ..]) => {
                let more = match self.dotnet_formatted(site) {
                    Some(more) => more,
                    None => self.format_call(site, 0)?,
                };
                self.concat(&[held, more], site.span)
            }
            ("Replace", [_, with, ..]) => {
                let with = with.value.clone();
                let whole = match site.args.len() {
                    2 => self.template_filled(&held, site).or_else(|| self.text_method(&held, "Replace", site)),
                    _ => None,
                };
                match whole {
                    Some(made) => made,
                    None => self.concat(&[held, with], site.span),
                }
            }
            _ => return None,
        };
        self.set_buffer(cell, made);
        Some(receiver.clone())
    }

    /// An object of a `struct` is copied where it is given.
    pub(super) fn struct_copied(&mut self, value: Value<'a>, ty: Option<&TypeRef>, from: Option<&Expr>) -> Value<'a> {
        let is_read = from.is_none_or(|from| matches!(from.kind, ExprKind::Name(_) | ExprKind::Member { .. } | ExprKind::Index { .. }));
        if self.language != Language::CSharp || !is_read || ty.is_some_and(|ty| ty.is_reference) {
            return value;
        }
        let Some(object) = value.cell().and_then(|cell| self.st.heap.object(cell)) else { return value };
        let Some(class) = object.class else { return value };
        let is_struct = self.classes[class.0 as usize].class.is_value_type;
        if !is_struct {
            return value;
        }
        let copy = object.clone();
        let made = self.allocate_object(copy);
        Value { kind: made.kind, id: made.id, ..value }
    }

    /// A key and its value.
    pub(super) fn dotnet_pair(&mut self, key: Value<'a>, value: Value<'a>) -> Value<'a> {
        let mut pair = Object::new(Shape::List);
        pair.items = vec![key.clone(), value.clone()];
        pair.ty = Some("KeyValuePair".into());
        pair.set_field(&"Key".into(), key, &self.ids);
        pair.set_field(&"Value".into(), value, &self.ids);
        self.allocate_object(pair)
    }

    /// A dictionary that is visited: pairs, one after the other.
    pub(super) fn dotnet_pairs(&mut self, value: &Value<'a>) -> Option<Value<'a>> {
        let object = self.st.heap.object(value.cell()?).filter(|object| object.shape == Shape::Map && object.class.is_none())?;
        let is_exact = !object.open && object.rest.is_none() && !object.weak && !object.may_lack();
        let fields = object.fields.clone();
        let mut list = Object::new(Shape::List);
        if is_exact && fields.len() <= super::loops::MAX_UNROLL {
            for (key, held) in fields {
                // A number may be kept as its digits.
                let key = if key.parse::<f64>().is_ok() { self.number() } else { Value::str(key) };
                let pair = self.dotnet_pair(key, held);
                list.push(pair, &self.ids);
            }
        } else {
            let taint = self.deep_taint(value);
            let key = self.unknown_with(taint);
            let held = self.element(value, assay_manifests::Span::default());
            let pair = self.dotnet_pair(key, held);
            list.add_rest(pair, &self.ids);
        }
        Some(self.allocate_object(list))
    }
}
