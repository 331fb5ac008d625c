//! Data of Python taken apart and put together: patterns of `match`, data classes as maps, maps and lists by their methods, iterators
//! one step at a time. Knows no rule.

use assay_manifests::Language;

use super::{
    Engine,
    call::{ArgValue, Site},
    heap::{Cell, Object, Shape},
    loops::MAX_UNROLL,
    value::{ClassId, CleanBits, Kind, Ref, Value},
    walk::{Seen, walk},
};
use crate::flow::ir::{BinaryOp, Expr, ExprKind, Lit};

/// Type of a variable of a context.
const CONTEXT: &str = "contextvars.ContextVar";
/// Type of an object that each thread has for itself.
const THREADS_OWN: &str = "threading.local";

/// Whether what is in an object of this type is there for one request only.
pub(super) fn is_kept_apart(ty: &str) -> bool {
    ty == THREADS_OWN
}

impl<'a> Engine<'a> {
    /// Whether a value fits a pattern of parts, whose names are bound on the way. `None` where it is not known.
    pub(super) fn match_parts(&mut self, value: &Value<'a>, pattern: &'a Expr) -> Option<bool> {
        if self.nesting > super::MAX_NESTING {
            return None;
        }
        self.nesting += 1;
        let fits = match &pattern.kind {
            ExprKind::List { items, .. } => self.match_items(value, items),
            ExprKind::Map(entries) => self.match_entries(value, entries),
            ExprKind::Call { callee, args, .. } => {
                let mut fits = self.is_of_class(value, callee);
                let fields = self.fields_in_order(value);
                for (at, arg) in args.iter().enumerate() {
                    let name = arg.name.clone().or_else(|| fields.get(at).cloned());
                    let part = match (&name, value.cell()) {
                        (Some(name), _) => self.member(value, name, pattern.span),
                        // `case str(text)`: the value itself.
                        (None, None) if args.len() == 1 => self.of_builtin(value, callee),
                        (None, _) => self.unknown_with(value.taint.clone()),
                    };
                    fits = both(fits, self.match_pattern(&part, &arg.value, None));
                }
                fits
            }
            _ => None,
        };
        self.nesting -= 1;
        fits
    }

    fn match_items(&mut self, value: &Value<'a>, items: &'a [Expr]) -> Option<bool> {
        if matches!(value.kind, Kind::Str(_) | Kind::Int(_) | Kind::Bool(_) | Kind::Null) {
            return Some(false);
        }
        let exact = self.exact_elements(value).filter(|_| value.cell().is_some());
        let rest_at = items.iter().position(|item| matches!(item.kind, ExprKind::Spread(_)));
        let Some(list) = exact else {
            for (at, item) in items.iter().enumerate() {
                match &item.kind {
                    ExprKind::Spread(inner) => {
                        let element = self.element(value, item.span);
                        let mut rest = Object::new(Shape::List);
                        rest.add_rest(element, &self.ids);
                        let rest = self.allocate_object(rest);
                        self.assign(inner, rest, None);
                    }
                    _ => {
                        let part = if rest_at.is_some_and(|rest| rest < at) {
                            self.element(value, item.span)
                        } else {
                            self.index_value(value, &Value::int(at as i128))
                        };
                        self.match_pattern(&part, item, None);
                    }
                }
            }
            return None;
        };
        let least = items.len() - usize::from(rest_at.is_some());
        if list.len() < least || rest_at.is_none() && list.len() > least {
            return Some(false);
        }
        let mut fits = Some(true);
        for (at, item) in items.iter().enumerate() {
            match &item.kind {
                ExprKind::Spread(inner) => {
                    let part = list[at..list.len() - (items.len() - at - 1)].to_vec();
                    let part = self.new_list(part);
                    self.assign(inner, part, None);
                }
                _ => {
                    let place = if rest_at.is_some_and(|rest| rest < at) { list.len() + at - items.len() } else { at };
                    let part = list[place].clone();
                    fits = both(fits, self.match_pattern(&part, item, None));
                }
            }
        }
        fits
    }

    fn match_entries(&mut self, value: &Value<'a>, entries: &'a [(Option<Expr>, Expr)]) -> Option<bool> {
        let held = value.cell().and_then(|cell| self.st.heap.object(cell)).filter(|object| object.shape == Shape::Map).cloned();
        let mut fits = Some(true);
        for (key, inner) in entries {
            let Some(key) = key else {
                self.assign(inner, value.clone(), None);
                continue;
            };
            let key = self.eval(key);
            let there = match (&held, key.key()) {
                (Some(object), Some(key)) if !object.open && object.rest.is_none() => Some(object.field(&key).is_some()),
                _ => None,
            };
            if there == Some(false) {
                return Some(false);
            }
            let part = self.index_value(value, &key);
            fits = both(both(fits, there), self.match_pattern(&part, inner, None));
        }
        fits
    }

    /// Whether a value is an object of the class that a pattern names.
    fn is_of_class(&mut self, value: &Value<'a>, callee: &'a Expr) -> Option<bool> {
        let asked = self.eval(callee);
        let own = value.cell().and_then(|cell| self.st.heap.object(cell)).and_then(|object| object.class);
        match (&asked.kind, own) {
            (Kind::Class(asked), Some(own)) if *asked == own || self.descends_from(own, *asked, 0) => Some(true),
            (Kind::Class(_), Some(_)) => Some(false),
            (Kind::Class(_), None) if value.is_plain_constant() => Some(false),
            (Kind::Lib(name), None) => match (&**name, &value.kind) {
                ("str", Kind::Str(_)) | ("int", Kind::Int(_)) | ("float", Kind::Float(_)) | ("bool", Kind::Bool(_)) => Some(true),
                ("str" | "int" | "float" | "bool" | "list" | "dict", Kind::Null) => Some(false),
                ("int", Kind::Bool(_)) => Some(true),
                ("int" | "float" | "bool" | "list" | "dict" | "bytes", Kind::Str(_)) => Some(false),
                ("str" | "float" | "bool" | "list" | "dict" | "bytes" | "tuple", Kind::Int(_)) => Some(false),
                ("str" | "int" | "bool" | "list" | "dict" | "bytes" | "tuple", Kind::Float(_)) => Some(false),
                _ => None,
            },
            _ => None,
        }
    }

    /// A value that fits a pattern of a built-in type is of it: a text is a text, a number holds none.
    fn of_builtin(&mut self, value: &Value<'a>, callee: &Expr) -> Value<'a> {
        let name = callee.dotted().filter(|_| !value.is_plain_constant() && value.cell().is_none());
        match name.as_deref() {
            // As if it had been made one: nothing changes.
            Some("str") => {
                let args = [ArgValue::plain(value.clone())];
                self.library_call(Site::named(vec!["str".into()], &args, callee.span)).typed(Some("string".into()))
            }
            Some("int" | "float" | "bool") => value.clone().cleaned(CleanBits::SANITIZED).typed(Some("number".into())),
            _ => value.clone(),
        }
    }

    /// Patterns of Python: names bind, whatever they held; `None` for what is compared as in any language.
    pub(super) fn python_pattern(&mut self, value: &Value<'a>, pattern: &'a Expr) -> Option<Option<bool>> {
        match &pattern.kind {
            ExprKind::Name(name) if &**name != "_" => {
                self.declare(name, value.clone());
                Some(Some(true))
            }
            ExprKind::List { .. } | ExprKind::Map(_) | ExprKind::Call { .. } => Some(self.match_parts(value, pattern)),
            ExprKind::Assign { target, op: None, value: inner } => {
                let fits = self.match_pattern(value, inner, None);
                let bound = self.fitting(value, inner, 0);
                self.assign(target, bound, None);
                Some(fits)
            }
            ExprKind::Binary { op: BinaryOp::BitOr, left, right } => {
                let fits = [self.match_pattern(value, left, None), self.match_pattern(value, right, None)];
                Some(if fits.contains(&Some(true)) {
                    Some(true)
                } else if fits == [Some(false); 2] {
                    Some(false)
                } else {
                    None
                })
            }
            _ => None,
        }
    }

    /// What a value is that fits a pattern: one of the texts in it, a value of a built-in type.
    fn fitting(&mut self, value: &Value<'a>, pattern: &'a Expr, depth: u32) -> Value<'a> {
        match &pattern.kind {
            ExprKind::Lit(_) if !value.is_plain_constant() => self.eval(pattern),
            ExprKind::Binary { op: BinaryOp::BitOr, left, right } if depth < 32 => {
                let (first, second) = (self.fitting(value, left, depth + 1), self.fitting(value, right, depth + 1));
                self.join(&first, &second)
            }
            ExprKind::Call { callee, args, .. } if args.is_empty() => self.of_builtin(value, callee),
            _ => value.clone(),
        }
    }

    /// Names of an object's fields in the order of its class: data classes and named tuples.
    fn fields_in_order(&self, value: &Value<'a>) -> Vec<crate::flow::ir::Sym> {
        let own = value.cell().and_then(|cell| self.st.heap.object(cell)).and_then(|object| object.class);
        let Some(ClassId(own)) = own else { return Vec::new() };
        let fields = &self.classes[own as usize].class.fields;
        fields.iter().filter(|field| field.ty.is_some()).map(|field| field.name.clone()).collect()
    }

    /// `item.model_dump()` of an object that a framework has made: its fields by name, each as it was parsed.
    pub(super) fn model_as_map(&mut self, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let model = site.receiver.filter(|model| model.cell().is_none() && site.args.is_empty())?.clone();
        let class = self.class_of_type(model.ty.as_ref()).filter(|class| self.is_model(*class))?;
        let decl = self.classes[class.0 as usize].class;
        // What it says of names and of fields that it does not declare is not followed, nor what it has from another.
        let is_plain = decl.bases.len() == 1
            && self.classes[class.0 as usize].bases.iter().all(|base| matches!(base, super::names::Base::Library(_)))
            && decl.methods.is_empty()
            && decl.body.iter().all(|stmt| match &stmt.kind {
                crate::flow::ir::StmtKind::Class(_) => false,
                // A text of what it is; `extra="allow"` beside its base stands here too.
                crate::flow::ir::StmtKind::Expr(expr) => matches!(expr.kind, crate::flow::ir::ExprKind::Lit(_)),
                _ => true,
            })
            && decl.fields.iter().all(|field| field.ty.is_some() && &*field.name != "model_config");
        let names: Vec<crate::flow::ir::Sym> = decl.fields.iter().map(|field| field.name.clone()).collect();
        if !is_plain || names.is_empty() {
            return None;
        }
        let mut map = Object::new(Shape::Map);
        for name in names {
            let part = self.member(&model, &name, site.span);
            map.set_field(&name, part, &self.ids);
        }
        Some(self.allocate_object(map))
    }

    /// A variable of a context: what was put in last.
    pub(super) fn context_method(&mut self, cell: super::value::Ref, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let held = self.st.heap.object(cell).filter(|object| object.ty.as_deref() == Some(CONTEXT))?.field("$").cloned();
        let first = site.args.first().map(|arg| arg.value.clone());
        let key = format!("{CONTEXT}#{}", cell.0);
        match method {
            "get" => self.kept_under(&key).or(held).or(first),
            "set" => {
                self.note_kept(key.into(), first.as_ref()?);
                let old = held.unwrap_or_else(Value::null);
                self.st.heap.object_mut(cell)?.set_field(&"$".into(), first?, &self.ids);
                Some(old)
            }
            // What it held before is what `set` gave.
            "reset" => {
                self.st.heap.object_mut(cell)?.set_field(&"$".into(), first?, &self.ids);
                Some(Value::null())
            }
            _ => None,
        }
    }

    /// Functions that make data of data.
    pub(super) fn python_data(&mut self, name: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let arg = |at: usize| site.args.get(at).filter(|arg| arg.name.is_none()).map(|arg| arg.value.clone());
        match name {
            "iter" if site.args.len() == 1 => {
                let walked = self.python_iterable(arg(0)?);
                if let Some(letters) = self.exact_elements(&walked).filter(|_| walked.cell().is_none()) {
                    return Some(self.new_list(letters));
                }
                let mut object = self.st.heap.object(walked.cell()?).filter(|object| object.shape == Shape::List)?.clone();
                if self.has_no_order(&walked) {
                    object.blur(&self.ids);
                }
                Some(self.allocate_object(object))
            }
            "next" | "anext" => {
                let cell = arg(0)?.cell()?;
                self.note_taken(cell);
                let object = self.st.heap.object(cell).filter(|object| object.shape == Shape::List)?;
                // What is pushed when more is not known stands behind what is known.
                let first = !object.open && !object.weak;
                match (first, object.items.is_empty()) {
                    (true, false) => Some(self.st.heap.object_mut(cell)?.items.remove(0)),
                    (true, true) if object.rest.is_none() => arg(1),
                    _ => {
                        let element = self.one_taken(cell);
                        Some(match arg(1) {
                            Some(default) => self.join(&element, &default),
                            None => element,
                        })
                    }
                }
            }
            // Each thread has its own: what one handler puts in is what it finds there.
            "threading.local" | "gevent.local.local" | "werkzeug.local.Local" => {
                let mut object = Object::new(Shape::Instance);
                object.open = true;
                object.ty = Some(THREADS_OWN.into());
                Some(self.allocate_object(object))
            }
            "contextvars.ContextVar" => {
                let mut object = Object::new(Shape::Instance);
                object.ty = Some(CONTEXT.into());
                if let Some(begun) = site.args.iter().find(|arg| arg.name.as_deref() == Some("default")) {
                    object.set_field(&"$".into(), begun.value.clone(), &self.ids);
                }
                Some(self.allocate_object(object))
            }
            // What a data class begins a field with.
            "dataclasses.field" | "attr.ib" | "attr.field" | "attrs.field" => {
                let named = |key: &str| site.args.iter().find(|arg| arg.name.as_deref() == Some(key)).map(|arg| arg.value.clone());
                match (named("default"), named("default_factory").or_else(|| named("factory"))) {
                    (Some(value), _) => Some(value),
                    (None, Some(factory)) => Some(self.call_value(&factory, Vec::new(), site.span, &"factory".into())),
                    _ => None,
                }
            }
            "dataclasses.replace" | "copy.replace" | "attr.evolve" | "attrs.evolve" => {
                let mut object = self.st.heap.object(arg(0)?.cell()?)?.clone();
                for arg in site.args.iter().filter(|arg| arg.name.is_some()) {
                    if let Some(name) = &arg.name {
                        object.set_field(name, arg.value.clone(), &self.ids);
                    }
                }
                Some(self.allocate_object(object))
            }
            // The names of a module are its members.
            "vars" if site.args.first().is_some_and(|arg| matches!(arg.value.kind, Kind::Lib(_))) => arg(0),
            // The names of a namespace are what is in it.
            "vars" if self.shape_of(&arg(0)?) == Some(Shape::Map) => arg(0),
            // What stands in the class is what a field begins with.
            "dataclasses.asdict" | "attr.asdict" | "attrs.asdict" if !self.fields_in_order(&arg(0)?).is_empty() => {
                let value = arg(0)?;
                let mut map = Object::new(Shape::Map);
                for name in self.fields_in_order(&value) {
                    let part = self.member(&value, &name, site.span);
                    map.set_field(&name, part, &self.ids);
                }
                Some(self.allocate_object(map))
            }
            "dataclasses.asdict" | "attr.asdict" | "attrs.asdict" | "vars" => {
                let held = self.st.heap.object(arg(0)?.cell()?).filter(|object| object.shape == Shape::Instance)?;
                let mut map = Object::new(Shape::Map);
                (map.fields, map.open, map.taint, map.rest) = (held.fields.clone(), held.open, held.taint.clone(), held.rest.clone());
                Some(self.allocate_object(map))
            }
            "dataclasses.astuple" => {
                let value = arg(0)?;
                let mut items = Vec::new();
                for name in self.fields_in_order(&value) {
                    items.push(self.member(&value, &name, site.span));
                }
                Some(self.new_list(items))
            }
            // The variables of the function, by name.
            "locals" if site.args.is_empty() => {
                let scope = self.frame().scope;
                let mut map = Object::new(Shape::Map);
                map.fields.extend(self.st.heap.scope(scope)?.vars.iter().map(|(name, value)| (name.clone(), value.clone())));
                Some(self.allocate_object(map))
            }
            "contextlib.suppress" => Some(self.suppressing()),
            "types.SimpleNamespace" | "argparse.Namespace" if site.args.iter().all(|arg| arg.name.is_some()) => {
                let mut map = Object::new(Shape::Map);
                for arg in site.args {
                    if let Some(name) = &arg.name {
                        map.set_field(name, arg.value.clone(), &self.ids);
                    }
                }
                Some(self.allocate_object(map))
            }
            _ => None,
        }
    }

    /// Methods of lists and maps whose elements are known one by one.
    pub(super) fn python_container(&mut self, cell: Ref, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let object = self.st.heap.object(cell)?;
        if object.open || object.rest.is_some() || object.weak {
            return None;
        }
        match (object.shape, method) {
            (Shape::List, "reverse") => {
                self.st.heap.object_mut(cell)?.items.reverse();
                Some(Value::null())
            }
            (Shape::List, "sort" | "index" | "count") => self.list_in_order(cell, method, site),
            (Shape::List, "remove") => {
                let wanted = site.args.first()?.value.clone();
                let items = object.items.clone();
                let mut at = None;
                for (place, item) in items.iter().enumerate() {
                    let same = if wanted.id != 0 && item.id == wanted.id { Some(true) } else { self.equal_values(item, &wanted) };
                    match same {
                        Some(true) => {
                            at = Some(place);
                            break;
                        }
                        Some(false) => {}
                        None => return None,
                    }
                }
                self.st.heap.object_mut(cell)?.items.remove(at?);
                Some(Value::null())
            }
            (Shape::Map, "items" | "values" | "keys") if object.fields.len() <= MAX_UNROLL && object.ty.is_none() => {
                let fields = object.fields.clone();
                let mut items = Vec::new();
                for (key, value) in fields {
                    items.push(match method {
                        "items" => self.new_list(vec![Value::str(key), value]),
                        "values" => value,
                        _ => Value::str(key),
                    });
                }
                Some(self.new_list(items))
            }
            _ => None,
        }
    }

    /// Whether a `with` block may go on behind what its body throws: the end of its context gives something that counts as true.
    pub(super) fn swallows(&mut self, resource: &Value<'a>) -> bool {
        if resource.ty.as_deref() == Some(SUPPRESS) {
            return true;
        }
        let held = resource.cell().filter(|_| self.language == Language::Python).and_then(|cell| self.st.heap.object(cell));
        let Some(class) = held.and_then(|held| held.class) else { return false };
        let ends = ["__exit__", "__aexit__"].into_iter().find_map(|name| self.find_method(class, name, None, 0));
        let Some((end, _)) = ends else { return false };
        let mut says = false;
        walk(&end.body, &mut |seen| {
            if let Seen::Return(value) = seen {
                says |= !matches!(value.kind, ExprKind::Lit(Lit::Bool(false) | Lit::Null));
            }
        });
        says
    }

    pub(super) fn suppressing(&mut self) -> Value<'a> {
        let mut object = Object::new(Shape::Instance);
        object.ty = Some(SUPPRESS.into());
        Value::of(Kind::Cell(self.allocate(Cell::Object(object)))).typed(Some(SUPPRESS.into()))
    }
}

/// Type of a context that swallows exceptions.
const SUPPRESS: &str = "contextlib.suppress";

const fn both(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    match (a, b) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}
