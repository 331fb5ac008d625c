//! Values of Go that stand in for others: arrays that are copied, parts of slices that share memory, structs filled by decoders.
//! Knows no rule.

use std::rc::Rc;

use super::{
    Engine,
    call::{ArgValue, Site},
    heap::Shape,
    value::{Bits, ClassId, CleanBits, Closure, Fact, Kind, Note, Ref, Value},
};
use crate::flow::ir::{Spread, Sym};

/// Type of a list whose length is part of its type: it is copied where a slice is shared.
pub(super) const ARRAY: &str = "[n]";

/// How deep structs are looked for that are embedded in each other.
const MOST_EMBEDDED: usize = 6;

impl<'a> Engine<'a> {
    /// A method of a type that is declared in another file: what stands here of it.
    pub(super) fn go_method_beside(&mut self, receiver: &Value<'a>, name: &Sym) -> Option<Rc<Closure<'a>>> {
        let ty = receiver.ty.as_deref().map(|ty| ty.trim_start_matches('*')).filter(|ty| !ty.contains('/'))?;
        if !matches!(receiver.kind, Kind::Unknown | Kind::Opaque) {
            return None;
        }
        let module = self.module_number();
        let methods = self.modules[module].defs().methods.get(crate::rule::pattern::last_segment(ty))?;
        let function = methods.iter().find(|method| method.name == *name && !method.is_abstract).copied()?;
        let scope = self.modules[module].scope?;
        Some(Rc::new(Closure { function, module, class: None, this: None, scope }))
    }

    /// The object in which a field stands that an embedded struct brings; the object itself for any other.
    pub(super) fn holder_of(&self, cell: Ref, name: &str) -> Ref {
        let mut at = cell;
        for _ in 0..MOST_EMBEDDED {
            if self.language != assay_manifests::Language::Go {
                return at;
            }
            let Some(object) = self.st.heap.object(at).filter(|object| object.shape == Shape::Instance) else { return at };
            let Some(info) = object.class.map(|class| &self.classes[class.0 as usize]) else { return at };
            if info.bases.is_empty() || info.class.fields.iter().any(|field| &*field.name == name) {
                return at;
            }
            let inner = info.bases.iter().find_map(|base| {
                let super::names::Base::User(base) = base else { return None };
                let inner = object.field(&self.classes[base.0 as usize].class.name)?.cell()?;
                (inner != at && self.declares_field(*base, name, 0)).then_some(inner)
            });
            match inner {
                Some(inner) => at = inner,
                None => return at,
            }
        }
        at
    }

    /// What a method has for its receiver that an embedded struct brings: that struct, which knows nothing of the one around it and of its methods.
    pub(super) fn promoted_receiver(&mut self, receiver: &Value<'a>, class: ClassId, owner: ClassId) -> Value<'a> {
        if class == owner || self.language != assay_manifests::Language::Go {
            return receiver.clone();
        }
        if receiver.cell().is_none() {
            let inner = self.classes[owner.0 as usize].name.clone();
            return receiver.clone().typed(Some(inner));
        }
        self.inner_of(receiver, owner, 0).unwrap_or_else(|| receiver.clone())
    }

    /// The struct of a class that is embedded in another, or in one that is embedded there.
    fn inner_of(&mut self, outer: &Value<'a>, owner: ClassId, depth: usize) -> Option<Value<'a>> {
        let cell = outer.cell().filter(|_| depth < MOST_EMBEDDED)?;
        let class = self.st.heap.object(cell)?.class?;
        let bases = self.classes[class.0 as usize].bases.clone();
        for base in bases {
            let super::names::Base::User(base) = base else { continue };
            let name = self.classes[base.0 as usize].class.name.clone();
            let held = self.st.heap.object(cell).and_then(|object| object.field(&name)).cloned();
            let inner = held.or_else(|| self.embedded(cell, &name)).unwrap_or_else(|| self.inner_made(cell, base));
            if inner.cell().is_none_or(|inner| inner == cell) {
                continue;
            }
            if base == owner {
                return Some(inner);
            }
            if let Some(found) = self.inner_of(&inner, owner, depth + 1) {
                return Some(found);
            }
        }
        None
    }

    /// An embedded struct that nobody has named so far: what is known of its fields stands in the outer one.
    pub(super) fn inner_made(&mut self, cell: Ref, base: ClassId) -> Value<'a> {
        let inner = self.bare_instance(base);
        self.fill_zero_fields(base, &inner);
        let (Some(outer), Some(made)) = (self.st.heap.object(cell).cloned(), inner.cell()) else { return inner };
        let ids = &self.ids;
        let fields = self.classes[base.0 as usize].class.fields.iter();
        let known: Vec<_> = fields.filter_map(|field| Some((field.name.clone(), outer.field(&field.name)?.clone()))).collect();
        if let Some(object) = self.st.heap.object_mut(made) {
            known.into_iter().for_each(|(name, value)| object.set_field(&name, value, ids));
            object.open |= outer.open;
            object.taint.add(&outer.taint);
        }
        let name = self.classes[base.0 as usize].class.name.clone();
        if let Some(object) = self.st.heap.object_mut(cell).filter(|object| !object.weak) {
            object.set_field(&name, inner.clone(), &self.ids);
        }
        inner
    }

    /// What a method is bound to that is taken and not called: a copy, where the method is none of the pointer.
    pub(super) fn bound_receiver(&mut self, container: &Value<'a>, name: &Sym) -> Value<'a> {
        let class = container.cell().filter(|_| self.language == assay_manifests::Language::Go);
        let class = class.and_then(|cell| self.st.heap.object(cell)).and_then(|object| object.class);
        let found = class.and_then(|class| self.find_method(class, name, None, 0));
        let by_value = found.and_then(|(method, _)| method.receiver_type.as_ref()).is_some_and(|ty| ty.pointers == 0);
        let container = &match (class, found) {
            (Some(class), Some((_, owner))) => self.promoted_receiver(container, class, owner),
            _ => container.clone(),
        };
        if !by_value {
            return container.clone();
        }
        let ty = container.ty.as_deref().map(|ty| ty.trim_start_matches('*').into());
        let pointed = Value { ty, ..container.clone() };
        self.copy_of(pointed, 0)
    }

    /// One of several results of a function that gave one list or another: what stands there in each of them.
    pub(super) fn result_at(&mut self, results: &Value<'a>, at: usize) -> Value<'a> {
        let Kind::Choice(lists) = &results.kind else { return results.clone() };
        let mut all: Option<Value<'a>> = None;
        for list in lists.clone().iter() {
            let Some(one) = self.exact_elements(list).and_then(|items| items.get(at).cloned()) else { return results.clone() };
            all = Some(all.map_or_else(|| one.clone(), |sum| self.join(&sum, &one)));
        }
        all.unwrap_or_else(|| results.clone())
    }

    /// The results of a function that gave one list or another, each by itself. The last, where it says yes or no, tells which of the lists they
    /// are of, and so how safe the others are.
    pub(super) fn go_results(&mut self, results: &Value<'a>, count: usize) -> Option<Vec<Value<'a>>> {
        let Kind::Choice(lists) = &results.kind else { return None };
        if self.language != assay_manifests::Language::Go || count < 2 {
            return None;
        }
        let mut all: Vec<Vec<Value<'a>>> = Vec::new();
        for list in lists.clone().iter() {
            all.push(self.exact_elements(list).filter(|items| items.len() == count)?);
        }
        let mut parts: Vec<Value<'a>> = (0..count - 1).map(|at| self.result_at(results, at)).collect();
        // The last may be a text, or an error that holds one: what it says is what it says in each of the lists.
        let mut last = self.result_at(results, count - 1);
        last.facts = self.go_error(results).facts;
        let says = |list: &Vec<Value<'a>>| match list.last().map(|last| &last.kind) {
            Some(Kind::Cell(_)) => Some(true),
            _ => list.last().and_then(Value::surely),
        };
        let mut facts = last.facts.as_deref().cloned().unwrap_or_default();
        for (at, part) in parts.iter().enumerate().filter(|(_, part)| part.id != 0 && !part.taint.is_empty()) {
            for outcome in [true, false] {
                let given = all.iter().filter(|list| says(list) != Some(!outcome)).map(|list| &list[at]);
                let safe = given.map(|one| self.safe_for(one)).reduce(CleanBits::and);
                if let Some(clean) = safe.filter(|clean| *clean != CleanBits::default()) {
                    let fact = Fact { id: part.id, clean, constant: None, marks: Bits::default() };
                    if outcome { facts.when_true.push(fact) } else { facts.when_false.push(fact) }
                }
            }
        }
        last.facts = Some(Rc::new(facts));
        parts.push(last);
        Some(parts)
    }

    /// For which rules a value has been made safe: for all of them where nothing untrusted is in it.
    fn safe_for(&self, value: &Value<'a>) -> CleanBits {
        let taint = self.deep_taint(value);
        if taint.is_empty() {
            return if self.deep_unknown(value, 0) { CleanBits::default() } else { CleanBits::GUARDED };
        }
        taint.sources().iter().map(|source| source.clean).reduce(CleanBits::and).unwrap_or_default()
    }

    /// Whether a field is a text that the program has put into what answers its requests: such an object is made before the first of them comes.
    pub(super) fn is_go_setting(&self, cell: Ref, ty: Option<&str>) -> bool {
        if self.language != assay_manifests::Language::Go || ty != Some("string") {
            return false;
        }
        let serves = |frame: &super::Frame<'a>| {
            let Some(function) = frame.function else { return false };
            let [receiver, others @ ..] = function.params.as_slice() else { return false };
            let answers = |param: &crate::flow::ir::Param| {
                param.ty.as_ref().is_some_and(|ty| crate::rule::pattern::last_segment(&ty.name) == "ResponseWriter")
            };
            let is_request = |param: &crate::flow::ir::Param| {
                param.ty.as_ref().is_some_and(|ty| match crate::rule::pattern::last_segment(&ty.name) {
                    // What only reads a request may be made from it.
                    "Request" => ty.pointers > 0 && others.iter().any(answers),
                    "Context" => ty.name.starts_with("gin.") || ty.name.starts_with("echo."),
                    "Ctx" => ty.name.starts_with("fiber."),
                    _ => false,
                })
            };
            receiver.kind == crate::flow::ir::ParamKind::Receiver
                && others.iter().any(is_request)
                && self.st.heap.scope(frame.scope).and_then(|scope| scope.vars.of(&receiver.name)).and_then(Value::cell) == Some(cell)
        };
        self.frames.iter().any(serves)
    }

    /// A list literal of another package's type (`bson.D{{…}, {…}}`).
    pub(super) fn listed_literal(&mut self, name: &Sym, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let is_part = |arg: &ArgValue<'a>| {
            let object = arg.value.cell().and_then(|cell| self.st.heap.object(cell));
            arg.name.is_none() && arg.spread == Spread::No && object.is_some_and(|object| matches!(object.shape, Shape::Map | Shape::List))
        };
        if site.args.is_empty() || !name.contains('.') || !site.args.iter().all(is_part) {
            return None;
        }
        let list = self.new_list(site.args.iter().map(|arg| arg.value.clone()).collect());
        Some(list.typed(Some(name.clone())))
    }

    /// Addresses that a name stands for: what they are asked, the name is asked.
    pub(super) fn resolved_host(&mut self, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let host = site.args.iter().map(|arg| &arg.value).rfind(|value| !value.taint.is_empty() && value.id != 0)?.clone();
        let mut addresses = self.unknown_with(host.taint.clone());
        addresses.via = if host.via == 0 { host.id } else { host.via };
        Some(addresses)
    }

    /// A struct whose fields are known, as a key: two of one type that hold the same are one. A pointer is one by what it points to.
    pub(super) fn map_key(&self, key: Value<'a>) -> Value<'a> {
        if self.is_php() {
            return super::php_values::array_key(key);
        }
        if self.language != assay_manifests::Language::Go {
            return key;
        }
        let Kind::Cell(cell) = key.kind else { return key };
        let Some(object) = self.st.heap.object(cell) else { return key };
        let Some(class) = object.class.filter(|_| object.shape == Shape::Instance) else { return key };
        if key.ty.as_deref().is_some_and(|ty| ty.starts_with('*')) {
            return if object.weak { key } else { Value::str(format!("*{}", cell.0)) };
        }
        if object.fields.is_empty() {
            return key;
        }
        let mut fields: Vec<_> = object.fields.iter().map(|(name, field)| (name, field.key())).collect();
        fields.sort_unstable_by(|a, b| a.0.cmp(b.0));
        let mut text = format!("{}#{};", self.classes[class.0 as usize].name, class.0);
        for (name, part) in fields {
            match part {
                Some(part) => text.extend([&**name, "=", &*part, ";"]),
                None => return key,
            }
        }
        Value::str(text)
    }

    /// A literal of a named map or slice is one, with the methods of its type.
    pub(super) fn shape_of_named(&mut self, class: ClassId, value: &Value<'a>, args: &[ArgValue<'a>]) {
        let decl = self.classes[class.0 as usize].class;
        let [base] = decl.bases.as_slice() else { return };
        if !decl.fields.is_empty() || base.pointers > 0 {
            return;
        }
        let Some(object) = value.cell().and_then(|cell| self.st.heap.object_mut(cell)) else { return };
        if !base.dims.is_empty() && object.fields.is_empty() {
            object.shape = Shape::List;
            if args.iter().all(|arg| arg.name.is_none() && arg.spread == Spread::No) {
                object.rest = None;
                object.items = args.iter().map(|arg| arg.value.clone()).collect();
            }
        } else if base.dims.is_empty() && &*base.name == "map" {
            object.shape = Shape::Map;
        }
    }

    /// The first that is set of those given.
    pub(super) fn first_set(&mut self, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let mut all: Option<Value<'a>> = None;
        for arg in site.args {
            let known = match &arg.value.kind {
                Kind::Str(text) => text.constant().map(|text| !text.is_empty()),
                Kind::Int(number) => Some(*number != 0),
                Kind::Bool(yes) => Some(*yes),
                Kind::Null => Some(false),
                _ => None,
            };
            if known == Some(false) {
                continue;
            }
            all = Some(match all {
                Some(sum) => self.join(&sum, &arg.value),
                None => arg.value.clone(),
            });
            if known == Some(true) {
                break;
            }
        }
        Some(all.unwrap_or_else(|| site.args.last().map_or_else(Value::null, |arg| arg.value.clone())))
    }

    /// What a text is unmarshalled into is as untrusted as the text, whatever it was encoded by; numbers hold no text.
    pub(super) fn go_unmarshal(&mut self, package: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let (from, into) = (self.go_arg(site, 0)?, self.go_arg(site, 1)?);
        if package == "encoding/json"
            && let Some(text) = from.as_str()
            && let Ok(json) = serde_json::from_str::<serde_json::Value>(&text)
        {
            let content = self.value_of_json(&json, 0);
            if !self.fill_struct(&into, &content, 0) && !self.store_through(&into, &content) {
                return None;
            }
            return Some(self.opaque().typed(Some("error".into())));
        }
        if package == "encoding/json"
            && let Some(content) = self.go_read_back(&from)
            && (self.fill_struct(&into, &content, 0) || matches!(into.kind, Kind::Slot(..)) && self.store_through(&into, &content))
        {
            return Some(self.opaque().typed(Some("error".into())));
        }
        let taint = self.deep_taint(&from).uncleaned();
        let Kind::Slot(..) = into.kind else { return None };
        let held = self.pointed(&into);
        if taint.is_empty() || matches!(held.ty.as_deref(), Some("number" | "boolean")) || held.as_int().is_some() {
            return None;
        }
        let is_container = held.cell().and_then(|cell| self.st.heap.object(cell)).is_some_and(|object| object.shape != Shape::Instance);
        if held.cell().is_some() && !is_container {
            return None;
        }
        let module = self.module_number();
        let ty = held.ty.clone();
        let given = self.unknown_with(taint).typed(ty).stepped(module, site.span, &Note::Through("Unmarshal".into()));
        self.store_through(&into, &given);
        None
    }
}
