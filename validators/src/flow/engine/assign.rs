//! Assignments: names, members, elements, destructuring. Knows nothing of rules beyond telling them of writes.

use assay_manifests::{Language, Span};

use super::{
    Engine,
    heap::{Cell, MAX_ENTRIES, Object, Shape},
    names::tagged_module,
    value::{Kind, Value},
};
use crate::flow::ir::{BinaryOp, Expr, ExprKind, Sym, UnaryOp};

impl<'a> Engine<'a> {
    pub(super) fn eval_assign(&mut self, target: &'a Expr, op: Option<BinaryOp>, value: &'a Expr, span: Span) -> Value<'a> {
        if self.is_php()
            && let (ExprKind::Name(name), ExprKind::Unary { op: UnaryOp::AddressOf, operand }) = (&target.kind, &value.kind)
        {
            self.alias(name, operand);
        }
        self.points_elsewhere(target);
        let result = match op {
            None if self.language == Language::Go => {
                let held = self.eval(value);
                let held = self.copied(held, value);
                match &target.kind {
                    ExprKind::Name(name) => self.only_error(held, name),
                    _ => held,
                }
            }
            None => {
                let given = self.eval(value);
                self.cpp_given(given, None, Some(value))
            }
            Some(BinaryOp::Coalesce | BinaryOp::Or | BinaryOp::And) => {
                let old = self.ruby_unset(target).filter(|_| op == Some(BinaryOp::Or)).unwrap_or_else(|| self.eval(target));
                let there = op == Some(BinaryOp::Coalesce) && (matches!(old.kind, Kind::Cell(_)) || self.is_new_object(&old));
                let new = if there { old.clone() } else { self.eval(value) };
                let truth = old.truth(self.empty_is_false());
                let keeps = match op {
                    Some(BinaryOp::Or) => truth == Some(true),
                    Some(BinaryOp::And) => truth == Some(false),
                    Some(BinaryOp::Coalesce) => there || old.is_plain_constant() && !matches!(old.kind, Kind::Null),
                    _ => false,
                };
                let gives_way = match op {
                    Some(BinaryOp::Or) => truth == Some(false),
                    Some(BinaryOp::And) => truth == Some(true),
                    _ => false,
                };
                if gives_way && self.is_script() {
                    new
                } else if keeps {
                    old
                } else if matches!(old.kind, Kind::Null) && op != Some(BinaryOp::And) {
                    new
                } else {
                    self.join(&old, &new)
                }
            }
            Some(op) => {
                let old = self.eval(target);
                let new = self.eval(value);
                // Appending to a list in place.
                if op == BinaryOp::Add
                    && let Some(cell) = old.cell()
                    && self.st.heap.object(cell).is_some_and(|object| object.shape == Shape::List)
                {
                    if let Some(mut object) = self.st.heap.object(cell).cloned() {
                        let added = new.cell().and_then(|cell| self.st.heap.object(cell));
                        if self.language == Language::Kotlin && added.is_none_or(|added| added.shape == Shape::Instance) {
                            object.push(new.clone(), &self.ids);
                        } else {
                            self.spread_into(&mut object, &new, span);
                        }
                        self.st.heap.put(cell, Cell::Object(object));
                    }
                    return old;
                }
                let moved = self.delegates_joined(op, &old, &new).or_else(|| self.place_beyond(&old, op, &new));
                match moved.filter(|_| matches!(op, BinaryOp::Add | BinaryOp::Sub)) {
                    Some(place) => place,
                    None => {
                        let made = self.binary(op, &old, &new, span);
                        self.letter_again(&old, made)
                    }
                }
            }
        };
        if !self.live {
            return result;
        }
        self.assign(target, result.clone(), Some((value, span)));
        if !self.aliases.is_empty() && matches!(target.kind, ExprKind::Index { .. } | ExprKind::Member { .. }) {
            self.refresh_aliases(target);
        }
        result
    }

    /// Puts a value where a target says. `written`: the expression it came from and the place of the assignment, for rules.
    pub(super) fn assign(&mut self, target: &'a Expr, value: Value<'a>, written: Option<(&'a Expr, Span)>) {
        if self.nesting > super::MAX_NESTING {
            return;
        }
        let value = match written {
            // A fresh array needs no copy of its own.
            Some((expr, _)) if self.is_php() && !matches!(expr.kind, ExprKind::List { .. } | ExprKind::Map(_) | ExprKind::Unary { .. }) => {
                self.own_copy(value, 0)
            }
            _ => value,
        };
        match &target.kind {
            ExprKind::Name(name) => {
                let value = self.named_value(value, name, written.map_or(target.span, |(_, span)| span));
                if let Some((expr, span)) = written {
                    self.write_event_name(name, &value, Some(expr), span);
                }
                // A variable keeps the type it was declared with.
                let value = self.with_variable_type(value, name);
                // A property of what the lambda runs inside of.
                if self.written_inside(name, &value, written.map(|(expr, _)| expr), target.span) {
                    return;
                }
                if self.aliases.is_empty() {
                    self.set_name(name, value);
                } else {
                    self.set_with_aliases(name, value);
                }
            }
            ExprKind::Member { object, name, .. } => {
                if target.dotted().is_some_and(|text| text == "module.exports") {
                    self.set_name(&"module.exports".into(), value);
                    return;
                }
                let container = self.eval(object);
                let value = self.named_value(value, name, written.map_or(target.span, |(_, span)| span));
                self.write_event_member(&container, object, name, None, &value, written, target);
                self.note_carried(&container, object, name, &value);
                let (by, at) = (written.map(|(expr, _)| expr), written.map_or(target.span, |(_, span)| span));
                self.kotlin_setter(&container, Some(object), name, &value, by, at);
                if self.kotlin_set(&container, name, &value, target.span) {
                    return;
                }
                self.set_property(&container, name, &value, target.span);
                if self.tuple_written(&container, object, name, &value) {
                    return;
                }
                self.set_member(&container, name, value);
            }
            ExprKind::Index { object, index } => {
                let container = self.eval(object);
                let mut container = self.pointed(&container);
                let appends = matches!(&index.kind, ExprKind::Unknown(inner) if inner.is_empty());
                let key = self.eval(index);
                let key = self.map_key(key);
                let raises = self.language == Language::Go && self.index_raises(&container, &key);
                if raises || self.written_places(&container, target, index, &key, &value) {
                    return;
                }
                if let Some(name) = self.global_name(object, &key) {
                    self.set_global(&name, value);
                    return;
                }
                if let Some(name) = key.as_str() {
                    self.note_carried(&container, object, &format!("[{name}]").into(), &value);
                }
                if self.is_php() {
                    container = self.array_of(object, container, (!appends).then_some(&key));
                    if appends && container.atoms().iter().any(|atom| atom.cell().is_some()) {
                        self.write_event_member(&container, object, &"[]".into(), None, &value, written, target);
                        self.append(&container, &value);
                        return;
                    }
                }
                // A part of a text that is written over.
                if self.is_ruby() && matches!(container.kind, Kind::Str(_)) {
                    let joined = self.concat(&[container, value], target.span);
                    self.assign(object, joined, None);
                    return;
                }
                let name: Sym = key.as_str().unwrap_or_else(|| "[]".into());
                self.write_event_member(&container, object, &name, Some(&key), &value, written, target);
                if self.write_letter(&container, Some(&key), &value) {
                    return;
                }
                // A parameter is written to with the argument that it was given, where the function is not strict.
                if self.is_script()
                    && matches!(&object.kind, ExprKind::Name(name) if &**name == "arguments")
                    && let Some(function) = self.frame().function
                    && let Some(param) = key.as_int().and_then(|at| function.params.get(usize::try_from(at).ok()?))
                    && let Some(old) = self.lookup(&param.name)
                {
                    let joined = self.join(&old, &value);
                    self.set_name(&param.name, joined);
                }
                self.set_index(&container, &key, value);
            }
            ExprKind::List { items, .. } => {
                self.jvm_declares(target);
                // A result that is thrown away.
                if self.language == Language::Go
                    && let Some((expr, span)) = written
                    && let [_, .., last] = items.as_slice()
                    && let ExprKind::Name(name) = &last.kind
                    && &**name == "_"
                {
                    self.write_event_name(name, &value, Some(expr), span);
                }
                self.assign_list(items, &value);
                // `_, name = os.path.split(path)`: the last of as many as there are.
                if self.language == Language::Python
                    && let (Some((call, _)), Some(ExprKind::Name(name))) = (written, items.last().map(|last| &last.kind))
                    && let Some(held) = self.lookup(name)
                {
                    let held = self.last_of_path(call, Some(-1), held);
                    self.set_name(name, held);
                }
            }
            ExprKind::Map(entries) => {
                for (key, inner) in entries {
                    let part = match key {
                        Some(key) => {
                            let key_value = match &key.kind {
                                ExprKind::Name(name) if !self.is_script() => Value::str(name.clone()),
                                _ => self.eval(key),
                            };
                            // `{ 0: first }` of a list.
                            let key_value = match key_value.as_str().and_then(|text| text.parse().ok()) {
                                Some(at) if self.is_script() && value.cell().is_some() => Value::int(at),
                                _ => key_value,
                            };
                            match key_value.as_str() {
                                Some(name) => {
                                    let carried = written.and_then(|(from, _)| self.carried(&value, from, &name));
                                    let part = match &carried {
                                        Some(carried) => carried.clone(),
                                        None => self.member(&value, &name, target.span),
                                    };
                                    match written.filter(|_| carried.is_none()) {
                                        // Taken out of a request: a read of it.
                                        Some((from, _)) if self.is_script() && self.index.reads.has_candidates(&name) => {
                                            self.read_event(&name, part, Some((&value, from)), target)
                                        }
                                        _ => part,
                                    }
                                }
                                None => self.index_value(&value, &key_value),
                            }
                        }
                        None => self.without_keys(&value, entries),
                    };
                    let part = match part.kind {
                        Kind::Method(_) => Value::null(),
                        _ => part,
                    };
                    self.assign(inner, part, None);
                }
            }
            ExprKind::Assign { target, value: default, .. } => {
                let given = if self.is_script() && value.atoms().iter().any(Value::gives_way) {
                    self.defaulted(&value, default)
                } else if matches!(value.kind, Kind::Null) && !self.is_script() {
                    self.eval(default)
                } else if value.atoms().iter().any(|atom| matches!(atom.kind, Kind::Unknown) || atom.gives_way()) {
                    let default = self.eval(default);
                    self.join(&value, &default)
                } else {
                    value
                };
                self.assign(target, given, None);
            }
            ExprKind::Spread(inner) => self.assign(inner, value, None),
            ExprKind::Unary { op: UnaryOp::Deref, operand } if self.language == Language::Go => {
                let pointer = self.eval(operand);
                if !self.store_through(&pointer, &value) {
                    self.assign(operand, value, written);
                }
            }
            ExprKind::Unary { op: UnaryOp::Deref, operand } if self.is_c() => {
                self.cpp_written(target);
                let place = self.eval(operand);
                if !self.write_letter(&place, None, &value) {
                    self.assign(operand, value, written);
                }
            }
            // `*place.lock().unwrap() = value`
            ExprKind::Unary { op: UnaryOp::Deref, operand } if self.is_guarded(operand) => {
                if let Some(place) = super::rust_objects::guarded_place(operand) {
                    let held = self.shared_place(value);
                    self.assign(place, held, written);
                }
            }
            ExprKind::Unary { op: UnaryOp::Deref | UnaryOp::AddressOf | UnaryOp::Unwrap, operand } => self.assign(operand, value, written),
            ExprKind::Cast { value: inner, .. } | ExprKind::Await(inner) => self.assign(inner, value, written),
            ExprKind::Slice { object, from, to } => {
                let container = self.eval(object);
                if self.language == Language::Python {
                    let (from, to) = (from.as_ref().map(|one| self.eval(one)), to.as_ref().map(|one| self.eval(one)));
                    if self.put_slice(&container, from.as_ref(), to.as_ref(), &value) {
                        return;
                    }
                }
                if let Some(cell) = container.cell()
                    && let Some(object) = self.st.heap.object_mut(cell)
                {
                    object.blur(&self.ids);
                    object.add_rest(value, &self.ids);
                    self.share(cell);
                }
            }
            // `$$name`: the variable that a text names, where that is known.
            ExprKind::Call { callee, args, .. } if self.is_php() && callee.dotted().as_deref() == Some(crate::flow::lower::NAMED) => {
                for arg in args {
                    let named = self.eval(&arg.value);
                    match named.as_str() {
                        Some(name) => self.set_name(&format!("${name}").into(), value.clone()),
                        // A name that someone sends may be any.
                        None if !self.deep_taint(&named).is_empty() => self.overwritten(&value),
                        None => {}
                    }
                }
            }
            ExprKind::Call { callee, args, .. } if self.language == assay_manifests::Language::Rust => {
                self.rust_pattern(&value, callee, args);
            }
            // `Some(x)`, `Ok(x)`, class patterns.
            ExprKind::Call { args, .. } => {
                self.cpp_written(target);
                for arg in args {
                    self.assign(&arg.value, value.clone(), None);
                }
            }
            _ => {
                self.eval(target);
            }
        }
    }

    fn with_variable_type(&mut self, value: Value<'a>, name: &Sym) -> Value<'a> {
        let value = self.go_number_as_before(value, name);
        let declares = self.on_jvm() || self.language == assay_manifests::Language::CSharp;
        let value = match self.lookup(name).filter(|_| self.language == Language::Java) {
            Some(old) => self.jvm_as_before(value, &old),
            None => value,
        };
        if !declares || value.ty.is_some() || !matches!(value.kind, Kind::Unknown | Kind::Opaque) {
            return value;
        }
        let old = self.lookup(name);
        if let Some(ty) = old.as_ref().and_then(|old| old.atoms().iter().find(|atom| matches!(atom.kind, Kind::Null))?.ty.clone()) {
            return self.clean_by_type(value.typed(Some(ty)));
        }
        if !self.on_jvm() {
            return value;
        }
        let is_text = old.is_some_and(|old| {
            old.atoms().iter().any(|atom| matches!(atom.kind, Kind::Str(_)) && atom.ty.as_deref().is_none_or(|ty| ty == "string"))
        });
        if is_text { value.typed(Some("string".into())) } else { value }
    }

    pub(super) fn assign_list(&mut self, items: &'a [Expr], value: &Value<'a>) {
        let value = &self.python_iterable(value.clone());
        let exact = self.kotlin_components(value).or_else(|| self.exact_elements(value));
        let rest_at = items.iter().position(|item| matches!(item.kind, ExprKind::Spread(_)));
        if exact.is_none()
            && let Some(parts) = self.go_results(value, items.len())
        {
            for (item, part) in items.iter().zip(parts) {
                self.assign(item, part, None);
            }
            return;
        }
        for (i, item) in items.iter().enumerate() {
            if let ExprKind::Spread(inner) = &item.kind {
                let rest = match &exact {
                    Some(list) => {
                        let after = items.len() - i - 1;
                        let end = list.len().saturating_sub(after);
                        let part = list.get(i..end.max(i)).unwrap_or_default().to_vec();
                        self.new_list(part)
                    }
                    None => {
                        let element = self.element(value, item.span);
                        let mut object = Object::new(Shape::List);
                        object.add_rest(element, &self.ids);
                        self.allocate_object(object)
                    }
                };
                self.assign(inner, rest, None);
                continue;
            }
            let part = match &exact {
                // Behind the rest, places count from the end.
                Some(list) if rest_at.is_some_and(|at| at < i) => {
                    (list.len() + i).checked_sub(items.len()).and_then(|at| list.get(at)).cloned().unwrap_or_else(Value::null)
                }
                Some(list) => list.get(i).cloned().unwrap_or_else(Value::null),
                None if rest_at.is_some_and(|at| at < i) => {
                    let some = self.element(value, item.span);
                    self.any_one(&some)
                }
                None => self.index_value(value, &Value::int(i as i128)),
            };
            // The last of several results of a Go function is the error, or whether there was one: it is no data.
            let part = if self.language == Language::Go && exact.is_none() {
                if i == 0 || i + 1 < items.len() { self.result_at(value, i) } else { self.go_error(value) }
            } else {
                part
            };
            self.assign(item, part, None);
        }
    }

    pub(super) fn set_member(&mut self, container: &Value<'a>, name: &Sym, value: Value<'a>) {
        let atoms = container.atoms().to_vec();
        let single = atoms.len() == 1;
        for atom in atoms {
            match &atom.kind {
                Kind::Cell(cell) => {
                    if self.call_setter(&atom, name, &value) || self.is_script() && self.set_by_object(&atom, name, &value) {
                        continue;
                    }
                    let script = self.is_script();
                    if script && (self.turned_away(*cell, Some(name)) || self.script_set_through(&atom, name, &value)) {
                        continue;
                    }
                    if script && &**name == "__proto__" {
                        self.script_set_parent(*cell, &value);
                        continue;
                    }
                    self.note_put(*cell, &value);
                    let cell = self.holder_of(*cell, name);
                    let nothing = self.nothing();
                    let ids = &self.ids;
                    if let Some(object) = self.st.heap.object_mut(cell) {
                        // `list.length = 0` empties it.
                        if script && object.shape == Shape::List && &**name == "length" {
                            match value.as_int().and_then(|length| usize::try_from(length).ok()) {
                                Some(length) if single && !object.weak && object.rest.is_none() => {
                                    object.items.truncate(length);
                                    // Behind its end there are places that nobody has filled.
                                    if length > object.items.len() {
                                        object.add_rest(nothing, ids);
                                    }
                                }
                                _ => object.blur(ids),
                            }
                            continue;
                        }
                        let was_weak = object.weak;
                        object.weak |= !single;
                        object.set_field(name, value.clone(), ids);
                        object.weak = was_weak;
                    }
                }
                Kind::Class(class) => {
                    let statics = self.statics(*class);
                    if let Some(object) = self.st.heap.object_mut(statics) {
                        object.set_field(name, value.clone(), &self.ids);
                    }
                }
                Kind::Func(closure) if &**name == "prototype" && self.is_script() => {
                    let closure = closure.clone();
                    self.set_prototype(&closure, &value);
                }
                Kind::Lib(library) if tagged_module(library).is_none() => {
                    // `exports.f = …`, settings of a library: kept under the full name.
                    if matches!(&**library, "exports" | "module.exports") {
                        self.export(name, value.clone());
                    } else {
                        self.note_given(&value, 0);
                        self.keep_in_library(format!("{library}.{name}").into(), value.clone());
                    }
                }
                Kind::Unknown | Kind::Opaque if atom.id != 0 => {
                    self.note_given(&value, 0);
                    let shadow = match self.shadows.get(&atom.id) {
                        Some(known) if self.st.heap.object(*known).is_some() => *known,
                        _ => {
                            let made = self.allocate(Cell::Object(Object::new(Shape::Shadow)));
                            self.shadows.insert(atom.id, made);
                            made
                        }
                    };
                    if let Some(object) = self.st.heap.object_mut(shadow) {
                        object.set_field(name, value.clone(), &self.ids);
                    }
                }
                _ => {}
            }
        }
    }

    pub(super) fn export(&mut self, name: &Sym, value: Value<'a>) {
        self.note_given(&value, 0);
        let key: Sym = "module.exports".into();
        let held = self.lookup(&key).and_then(|value| value.cell());
        let cell = match held {
            Some(cell) => cell,
            None => {
                let object = self.allocate_object(Object::new(Shape::Map));
                self.declare(&key, object.clone());
                match object.cell() {
                    Some(cell) => cell,
                    None => return,
                }
            }
        };
        if let Some(object) = self.st.heap.object_mut(cell) {
            object.set_field(name, value, &self.ids);
        }
    }

    pub(super) fn set_index(&mut self, container: &Value<'a>, key: &Value<'a>, value: Value<'a>) {
        let atoms = container.atoms().to_vec();
        let single = atoms.len() == 1;
        for atom in atoms {
            if self.special(&atom, "__setitem__", vec![key.clone(), value.clone()]).is_some() {
                continue;
            }
            let Some(cell) = atom.cell() else {
                if let Some(name) = key.key() {
                    self.set_member(&atom, &name, value.clone());
                }
                continue;
            };
            // `$object->$name = …`
            if let Some(name) = key.as_str().filter(|_| self.is_php() && self.shape_of(&atom) == Some(Shape::Instance)) {
                self.set_member(&atom, &name, value.clone());
                continue;
            }
            let script = self.is_script();
            let name = key.key().filter(|_| script);
            if script && (self.turned_away(cell, name.as_deref()) || name.is_some_and(|key| self.script_set_through(&atom, &key, &value))) {
                continue;
            }
            if let Some(name) = key.as_str().filter(|name| script && matches!(&**name, "length" | "__proto__")) {
                self.set_member(&atom, &name, value.clone());
                continue;
            }
            self.note_put(cell, &value);
            let nothing = self.nothing();
            let turned = if self.is_php() { self.php_row_key(cell, key) } else { self.script_place_in(cell, key) };
            let key = turned.as_ref().unwrap_or(key);
            if self.is_php() {
                self.key_into_list(cell, key);
            }
            let ids = &self.ids;
            let Some(object) = self.st.heap.object_mut(cell) else { continue };
            let weak = object.weak || !single;
            match (object.shape, key.as_int()) {
                (Shape::List, Some(at)) => {
                    let length = object.items.len() as i128;
                    let at = if at < 0 { at + length } else { at };
                    match usize::try_from(at) {
                        // Between the end and what is put behind it there are places that nobody has filled.
                        Ok(at) if script && at > object.items.len() => {
                            object.add_rest(nothing, ids);
                            object.add_rest(value.clone(), ids);
                        }
                        Ok(at) if at < object.items.len() => {
                            object.items[at] = if weak { object.items[at].join(&value, ids) } else { value.clone() };
                        }
                        Ok(at) if at < MAX_ENTRIES && !weak && object.rest.is_none() && !object.open => {
                            while object.items.len() < at {
                                object.items.push(Value::null());
                            }
                            object.items.push(value.clone());
                        }
                        _ => object.add_rest(value.clone(), ids),
                    }
                }
                (Shape::List, None) if key.key().is_none() => {
                    object.add_rest(value.clone(), ids);
                    object.items = object.items.iter().map(|item| item.join(&value, ids)).collect();
                }
                _ => match key.key() {
                    Some(name) => {
                        let was_weak = object.weak;
                        object.weak = weak;
                        object.set_field(&name, value.clone(), ids);
                        object.weak = was_weak;
                    }
                    None => {
                        object.add_rest(value.clone(), ids);
                        if matches!(self.language, Language::Go | Language::Php) {
                            object.taint.add(&key.taint);
                        }
                        for (_, held) in &mut object.fields {
                            *held = held.join(&value, ids);
                        }
                    }
                },
            }
            if self.language == Language::Go {
                self.share(cell);
            }
        }
    }
}
