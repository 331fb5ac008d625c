//! What C# does with values in its own way: tuples whose elements have names, delegates that hold several functions, names of classes that
//! are known without their namespace. Knows no rule.

use assay_manifests::Language;

use super::{
    Engine,
    call::{ArgValue, Site},
    definitions::Def,
    heap::{Object, Shape},
    value::{Kind, Value},
};
use crate::flow::{
    ir::{BinaryOp, Expr, ExprKind, Lit, Sym, TUPLE_NAMES},
    lower::is_platform,
};

/// What a delegate of several functions is called.
pub(super) const DELEGATES: &str = "(delegates)";
/// Most functions of one delegate that are told apart.
const MAX_DELEGATES: usize = 16;

impl<'a> Engine<'a> {
    /// Whether rules know a class of the platform by its own name, its namespace left out.
    pub(super) fn is_platform_class(&self, namespace: &str, class: &str) -> bool {
        self.language == Language::CSharp
            && is_platform(namespace)
            && self.index.mentions(class)
            && !self.index.mentions(&format!("{namespace}.{class}"))
    }

    /// Elements of a tuple can be asked for by `Item1` and by the names that the file gives them.
    pub(super) fn name_elements(&mut self, tuple: &mut Object<'a>) {
        if tuple.rest.is_some() || tuple.open {
            return;
        }
        let module = self.module_number();
        let names = match self.modules[module].defs().names.get(TUPLE_NAMES).copied() {
            Some(Def::Class(class, _)) => class.fields.as_slice(),
            _ => &[],
        };
        tuple.ty = Some("tuple".into());
        let items = tuple.items.clone();
        for (place, item) in items.iter().enumerate() {
            tuple.set_field(&format!("Item{}", place + 1).into(), item.clone(), &self.ids);
        }
        for field in names {
            let place = match field.init.as_ref().map(|init| &init.kind) {
                Some(ExprKind::Lit(Lit::Int(place))) => usize::try_from(*place).ok(),
                _ => None,
            };
            if let Some(item) = place.and_then(|place| items.get(place)) {
                tuple.set_field(&field.name, item.clone(), &self.ids);
            }
        }
    }

    /// `pair.Item2 = value`: the variable holds another tuple from then on, and what was copied before stays as it is.
    pub(super) fn tuple_written(&mut self, container: &Value<'a>, target: &'a Expr, name: &str, value: &Value<'a>) -> bool {
        if self.language != Language::CSharp {
            return false;
        }
        // `text.Length = 0` empties a builder.
        if let Some(cell) = container.cell()
            && name == "Length"
            && value.as_int() == Some(0)
            && self.shape_of(container) == Some(Shape::Buffer)
        {
            self.set_buffer(cell, Value::str(""));
            return true;
        }
        if !matches!(target.kind, ExprKind::Name(_)) {
            return false;
        }
        let Some(held) = container.cell().and_then(|cell| self.st.heap.object(cell)) else { return false };
        if held.shape != Shape::List || held.ty.as_deref() != Some("tuple") || held.rest.is_some() || held.open {
            return false;
        }
        let mut items = held.items.clone();
        let module = self.module_number();
        let place = match name.strip_prefix("Item").and_then(|number| number.parse::<usize>().ok()) {
            Some(number) => number.checked_sub(1),
            None => match self.modules[module].defs().names.get(TUPLE_NAMES).copied() {
                Some(Def::Class(class, _)) => {
                    let field = class.fields.iter().find(|field| &*field.name == name);
                    match field.and_then(|field| field.init.as_ref()).map(|init| &init.kind) {
                        Some(ExprKind::Lit(Lit::Int(place))) => usize::try_from(*place).ok(),
                        _ => None,
                    }
                }
                _ => None,
            },
        };
        let Some(item) = place.and_then(|place| items.get_mut(place)) else { return false };
        *item = value.clone();
        let mut tuple = Object::new(Shape::List);
        tuple.items = items;
        self.name_elements(&mut tuple);
        let tuple = self.allocate_object(tuple);
        self.assign(target, tuple, None);
        true
    }

    /// `first + second`, `event += handler`, `event -= handler`: all of the functions, one after the other.
    pub(super) fn delegates_joined(&mut self, op: BinaryOp, a: &Value<'a>, b: &Value<'a>) -> Option<Value<'a>> {
        if self.language != Language::CSharp || !matches!(op, BinaryOp::Add | BinaryOp::Sub) {
            return None;
        }
        let more = self.delegate_parts(b)?;
        // Whoever listens besides, who begins to listen here is told as well.
        let is_open = op == BinaryOp::Add && matches!(a.kind, Kind::Unknown | Kind::Opaque);
        let mut all = if is_open { Vec::new() } else { self.delegate_parts(a)? };
        if more.is_empty() || all.len() + more.len() > MAX_DELEGATES {
            return None;
        }
        if op == BinaryOp::Add {
            all.extend(more);
        } else {
            let [gone] = more.as_slice() else { return None };
            match all.iter().rposition(|one| is_same(one, gone)) {
                Some(at) => drop(all.remove(at)),
                // Which of them that is, is not known.
                None if !matches!(gone.kind, Kind::Func(_)) => return None,
                None => {}
            }
        }
        Some(match all.as_slice() {
            [] => Value::null(),
            [only] => only.clone(),
            _ => {
                let mut holder = Object::new(Shape::Shadow);
                holder.items = all;
                let holder = self.allocate_object(holder);
                Value::of(Kind::Method(std::rc::Rc::new((holder, DELEGATES.into()))))
            }
        })
    }

    /// What is neither a number nor a text: a place behind another, functions that run one after the other.
    pub(super) fn operand_moved(&mut self, op: BinaryOp, a: &Value<'a>, b: &Value<'a>) -> Option<Value<'a>> {
        let joined = self.delegates_joined(op, a, b);
        joined.or_else(|| self.place_beyond(a, op, b)).or_else(|| self.place_in_array(b))
    }

    fn delegate_parts(&self, value: &Value<'a>) -> Option<Vec<Value<'a>>> {
        match &value.kind {
            Kind::Null => Some(Vec::new()),
            Kind::Method(pair) if &*pair.1 == DELEGATES => Some(self.st.heap.object(pair.0.cell()?)?.items.clone()),
            Kind::Func(_) | Kind::Method(_) => Some(vec![value.clone()]),
            _ => None,
        }
    }

    /// All functions of a delegate run; what the last one gives is given.
    pub(super) fn delegates_called(&mut self, parts: &[Value<'a>], args: &[ArgValue<'a>], span: assay_manifests::Span) -> Value<'a> {
        let mut last = Value::null();
        for part in parts {
            if !self.live {
                break;
            }
            last = self.call_value(part, args.to_vec(), span, &"delegate".into());
        }
        last
    }

    /// `handler.Invoke(…)` of what holds several functions, `Tuple.Create(…)`.
    pub(super) fn dotnet_value_call(&mut self, site: &Site<'a, '_>, name: &Sym, method: &str) -> Option<Value<'a>> {
        if let Some(receiver) = site.receiver
            && let Kind::Method(pair) = &receiver.kind
        {
            let is_called = &*pair.1 == DELEGATES && matches!(method, "Invoke" | "DynamicInvoke");
            let function = receiver.clone();
            return is_called.then(|| self.call_value(&function, site.args.to_vec(), site.span, &method.into()));
        }
        if let Some(function) = site.receiver.filter(|receiver| matches!(receiver.kind, Kind::Func(_)))
            && matches!(method, "Invoke" | "DynamicInvoke")
        {
            let function = function.clone();
            return Some(self.call_value(&function, site.args.to_vec(), site.span, &method.into()));
        }
        let plain = site.args.iter().all(|arg| arg.name.is_none());
        let is_pair = &**name == "KeyValuePair.Create" || site.is_new && method.split('<').next() == Some("KeyValuePair");
        if let ([key, value], true) = (site.args, is_pair && plain) {
            return Some(self.dotnet_pair(key.value.clone(), value.value.clone()));
        }
        let is_tuple = matches!(&**name, "Tuple.Create" | "ValueTuple.Create")
            || site.is_new && matches!(method.split('<').next(), Some("Tuple" | "ValueTuple"));
        if is_tuple && plain && (1..=7).contains(&site.args.len()) {
            let mut tuple = Object::new(Shape::List);
            tuple.items = site.args.iter().map(|arg| arg.value.clone()).collect();
            self.name_elements(&mut tuple);
            return Some(self.allocate_object(tuple));
        }
        None
    }

    /// A property that has a body runs, whether its object is named or not.
    pub(super) fn own_property(&mut self, name: &str) -> Option<Value<'a>> {
        let own = self.frame().function;
        if self.language != Language::CSharp || own.is_some_and(|own| own.name.strip_prefix("get_") == Some(name)) {
            return None;
        }
        let this = self.frame().this.clone()?;
        self.property_value(&this, name, assay_manifests::Span::default())
    }

    /// The same of one that is written. `false` where nothing took the value.
    pub(super) fn own_property_set(&mut self, name: &str, value: &Value<'a>) -> bool {
        let own = self.frame().function;
        if self.language != Language::CSharp || own.is_some_and(|own| own.name.strip_prefix("set_") == Some(name)) {
            return false;
        }
        let Some(this) = self.frame().this.clone() else { return false };
        self.set_property(&this, name, value, assay_manifests::Span::default()) && self.has_getter(&this, name)
    }
}

fn is_same(a: &Value<'_>, b: &Value<'_>) -> bool {
    match (&a.kind, &b.kind) {
        (Kind::Func(a), Kind::Func(b)) => std::ptr::eq(a.function, b.function) && a.scope == b.scope,
        _ => false,
    }
}
