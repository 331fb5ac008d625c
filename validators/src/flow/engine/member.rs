//! Members of values: fields, statics, what an object of a class has. Knows nothing of rules beyond telling them of reads.

mod perhaps;

use std::rc::Rc;

use assay_manifests::Span;

use super::{
    Engine,
    heap::Shape,
    value::{ClassId, Kind, Note, Ref, Value},
};
use crate::{
    flow::ir::{Access, Expr, Sym},
    rule::Labels,
};

impl<'a> Engine<'a> {
    pub(super) fn eval_member(&mut self, object: &'a Expr, name: &Sym, access: Access, expr: &'a Expr) -> Value<'a> {
        // `module.exports` and the like are names of their own.
        if let Some(text) = self.jvm_class_text(object, name) {
            return text;
        }
        let container = self.eval(object);
        let container = self.pointed(&container);
        if access == Access::Optional && matches!(container.kind, Kind::Null) {
            return self.nothing();
        }
        if access == Access::Static
            && let Some(held) = self.kotlin_property_held(&container, name)
        {
            return held;
        }
        let value = self.member_of_evaluated(&container, object, name, expr);
        self.member_perhaps(&container, object, access, value)
    }

    fn member_of_evaluated(&mut self, container: &Value<'a>, object: &'a Expr, name: &Sym, expr: &'a Expr) -> Value<'a> {
        if self.member_raises(container) {
            return Value::null();
        }
        if let Some(value) = self.kotlin_getter(container, object, name, expr.span) {
            return value;
        }
        if let Some(value) = self.property_value(container, name, expr.span) {
            return value;
        }
        if let Some(value) = self.property_beside(container, object, name, expr.span) {
            return value;
        }
        // The application that a request belongs to is none of the sender's.
        if self.language == assay_manifests::Language::Python
            && matches!(&**name, "app" | "registry")
            && matches!(container.kind, Kind::Unknown)
            && matches!(object.dotted().as_deref(), Some("request" | "req" | "self.request"))
        {
            return self.opaque();
        }
        if let Some(value) = self.carried(container, object, name).or_else(|| self.ruby_own_variable(container, object, name, expr)) {
            return value;
        }
        let value = self.member(container, name, expr.span);
        if let Kind::Lib(full) = &value.kind {
            let full = full.clone();
            return self.read_event(&full, value, Some((container, object)), expr);
        }
        if self.index.reads.has_candidates(name) {
            return self.read_event(name, value, Some((container, object)), expr);
        }
        value
    }

    /// Member `name` of a value, not called.
    pub(super) fn member(&mut self, container: &Value<'a>, name: &Sym, span: Span) -> Value<'a> {
        match &container.kind {
            Kind::Choice(list) => {
                let list = list.clone();
                let mut result: Option<Value<'a>> = None;
                for one in list.iter().filter(|one| !matches!(one.kind, Kind::Null)) {
                    let value = self.member(one, name, span);
                    result = Some(match result {
                        Some(known) => self.join(&known, &value),
                        None => value,
                    });
                }
                result.unwrap_or_else(|| self.unknown_with(container.taint.clone()))
            }
            Kind::Cell(cell) => match self
                .embedded(*cell, name)
                .or_else(|| self.beneath(container, name))
                .or_else(|| self.script_given_member(container, name))
                .or_else(|| self.raw_pieces(container, name))
            {
                Some(inner) => inner,
                None => self.member_of_object(self.holder_of(*cell, name), container, name, span),
            },
            // `match.groups.name`, `match.Groups["name"].Value`
            _ if Self::is_match(container) && matches!(&**name, "groups" | "Groups" | "groupValues") => container.clone(),
            _ if Self::is_match(container) && matches!(&**name, "Value" | "value") => {
                self.group_of(container, None).unwrap_or_else(|| self.unknown_with(container.taint.clone()))
            }
            _ if Self::is_match(container) && self.is_script() && !matches!(&**name, "index" | "input" | "length" | "indices") => {
                self.group_of(container, Some(&Value::str(name.clone()))).unwrap_or_else(|| self.unknown_with(container.taint.clone()))
            }
            Kind::Lib(library) if self.on_jvm() && super::jvm::constant_member(library, name).is_some() => {
                super::jvm::constant_member(library, name).unwrap_or_else(Value::null)
            }
            Kind::Lib(library) => {
                let value = self.library_member(&library.clone(), name);
                match &value.kind {
                    // The separator of paths is one of two characters: it is known for what rules ask.
                    Kind::Lib(full) if super::habits::is_separator(full) => Value::str("/"),
                    Kind::Lib(full) if self.is_python_constant(full) => self.python_constant(full),
                    Kind::Lib(full) => {
                        let ty = self.member_type(full);
                        value.tainted(container.taint.clone()).typed(ty)
                    }
                    _ => value,
                }
            }
            Kind::Class(class) => match self.static_member(*class, name) {
                Some(held) => self.static_given(container, held),
                None => Value::of(Kind::Lib(format!("{}.{name}", self.classes[class.0 as usize].name).into())),
            },
            Kind::Str(_) if &**name == "Length" && self.language == assay_manifests::Language::CSharp => match container.as_str() {
                Some(text) => Value::int(text.encode_utf16().count() as i128),
                None => self.length_of(container),
            },
            Kind::Str(_) | Kind::Regex(..) if matches!(&**name, "length" | "size" | "count") => match container.as_str() {
                Some(text) if container.ty.as_deref() == Some("Buffer") && self.is_script() => Value::int(text.len() as i128),
                Some(text) if self.is_script() || self.on_jvm() => Value::int(text.encode_utf16().count() as i128),
                None if self.is_script() && matches!(container.kind, Kind::Str(_)) => self.text_length(container),
                None if self.on_jvm() && &**name == "length" => self.length_of(container),
                _ => self.number(),
            },
            Kind::Str(_) | Kind::Int(_) | Kind::Float(_) | Kind::Bool(_) if Self::enumeration_behind(container).is_some() => self
                .member_asked(container, name, span)
                .unwrap_or_else(|| Value::of(Kind::Method(Rc::new((container.clone(), name.clone()))))),
            // A member of an enumeration is its value.
            Kind::Str(_) | Kind::Int(_) if &**name == "value" && self.language == assay_manifests::Language::Python => container.clone(),
            Kind::Func(closure) if &**name == "prototype" && self.is_script() => {
                let closure = closure.clone();
                self.prototype(&closure).unwrap_or_else(|| self.opaque())
            }
            // A case of an enumeration stands for its value.
            Kind::Int(_) | Kind::Str(_) if self.is_php() && &**name == "value" => container.clone(),
            Kind::Null
            | Kind::Bool(_)
            | Kind::Int(_)
            | Kind::Float(_)
            | Kind::Str(_)
            | Kind::Regex(..)
            | Kind::Func(_)
            | Kind::Method(_)
            | Kind::Slot(..) => Value::of(Kind::Method(Rc::new((container.clone(), name.clone())))),
            Kind::Unknown | Kind::Opaque => match self.jvm_any_constant(container) {
                Some(any) => self.member(&any, name, span),
                None => self.member_of_unknown(container, name),
            },
        }
    }

    pub(super) fn member_type(&self, full: &str) -> Option<Sym> {
        let members = &self.shared?.types.members;
        let find = || members.iter().find(|(pattern, _)| pattern.matches(full)).map(|(_, ty)| ty.clone());
        self.recalled.member_types.of_name(full, find)
    }

    pub(super) fn part_of_unknown(&mut self, container: &Value<'a>, name: &Sym) -> Value<'a> {
        if let Some(shadow) = self.shadows.get(&container.id).copied()
            && let Some(found) = self.st.heap.object(shadow).and_then(|object| object.field(name))
        {
            return self.with_facts(found.clone());
        }
        if matches!(&**name, "length" | "Length" | "Count") {
            let counts = self.on_jvm() || self.language == assay_manifests::Language::CSharp;
            return match (self.is_script(), counts) {
                (true, _) => self.text_length(container),
                (_, true) => self.length_of(container),
                _ => self.number(),
            };
        }
        if let Some(part) = self.dotnet_match_part(container, name) {
            return part;
        }
        // What a class says of itself was written with it.
        if self.language == assay_manifests::Language::Python
            && matches!(&**name, "_meta" | "__name__" | "__class__" | "__tablename__" | "__table__" | "__module__" | "__qualname__")
        {
            return self.opaque();
        }
        let ty = container.ty.as_ref().and_then(|ty| self.member_type(&format!("{ty}.{name}")));
        let ty = ty.or_else(|| self.declared_member(container, name));
        let mut value = Value::of(container.kind.clone());
        value.taint = container.taint.clone();
        value.ty = ty;
        value.id = self.part_id(container.id, name);
        if self.language == assay_manifests::Language::Go {
            value.taint = value.taint.born_as(value.id);
        }
        if matches!(&**name, "hostname" | "host" | "netloc" | "name" | "pathname" | "origin" | "parent" | "Host") {
            value.via = container.via;
            let asked = self.language == assay_manifests::Language::Python
                || self.is_script()
                || self.on_jvm() && matches!(&**name, "host")
                || self.language == assay_manifests::Language::Go && &**name == "Host";
            if asked && container.via != 0 && !matches!(&**name, "name" | "parent") {
                value.ty = Some(if &**name == "pathname" { super::refine::ADDRESS_PART } else { super::refine::HOST }.into());
            }
        }
        // The whole of an address that was taken apart.
        if &**name == "href" && self.is_script() {
            value.via = container.via;
        }
        // A test of the host is a test of the address.
        if self.language == assay_manifests::Language::CSharp
            && matches!(&**name, "Host" | "DnsSafeHost" | "IdnHost" | "Authority")
            && container.ty.as_deref().is_none_or(|ty| matches!(crate::rule::pattern::last_segment(ty), "Uri"))
        {
            value.via = if container.via == 0 { container.id } else { container.via };
            value.ty = Some(super::refine::HOST.into());
        }
        // The folders a path lies in, and its parts; the headers of a response.
        if matches!(&**name, "parents" | "parts" | "headers") && self.language == assay_manifests::Language::Python {
            value.via = container.id;
        }
        if matches!(&**name, "protocol" | "scheme" | "Scheme") && container.via != 0 {
            value.via = container.via;
            value.ty = Some(super::refine::SCHEME.into());
        }
        let value = self.enforced_field(container, name, value);
        let value = self.checked_field(container, name, value);
        let mut value = self.as_each(container.id, self.with_facts(value));
        if &**name == "pathname" && self.is_script() && value.via != 0 {
            self.path_of_address(&mut value);
        }
        if self.on_jvm() || self.language == assay_manifests::Language::Rust { self.clean_by_type(value) } else { value }
    }

    /// Type of a field of a value that is of a class in sight.
    fn declared_member(&mut self, container: &Value<'a>, name: &str) -> Option<Sym> {
        if !self.on_jvm() && self.language != assay_manifests::Language::Rust {
            return None;
        }
        let class = self.class_of_type(container.ty.as_ref())?;
        self.field_type(class, name)
    }

    /// Identity of a part of a value: the same each time it is asked for.
    pub(super) fn part_id(&mut self, id: u32, part: &Sym) -> u32 {
        if id == 0 {
            return self.ids.next();
        }
        let ids = &self.ids;
        *self.member_ids.entry((id, part.clone())).or_insert_with(|| ids.next())
    }

    pub(super) fn member_of_object(&mut self, cell: Ref, container: &Value<'a>, name: &Sym, span: Span) -> Value<'a> {
        let Some(object) = self.st.heap.object(cell) else { return self.unknown() };
        // By their names, its attributes are the object itself.
        if &**name == "__dict__" && self.language == assay_manifests::Language::Python && object.shape != Shape::List {
            return container.clone();
        }
        let (shape, class, open, taint) = (object.shape, object.class, object.open, object.taint.clone());
        let is_map = object.ty.as_deref() == Some("Map") && self.is_script() && !open && !object.weak && object.rest.is_none();
        let (entries, lacks) = (object.fields.len(), object.may_lack());
        if let Some(found) = object.field(name) {
            let found = found.clone();
            if self.is_php()
                && class.is_some_and(|class| self.is_hidden_here(class, name))
                && let Some(given) = self.php_own(container, "__get", vec![Value::str(name.clone())])
            {
                return given;
            }
            // `{ get name() { … } }`
            if let Kind::Func(closure) = &found.kind
                && self.is_script()
                && closure.function.decorators.iter().any(|one| one.dotted().as_deref() == Some("get"))
            {
                let closure = closure.clone();
                return self.call_closure(&closure, Some(container.clone()), Vec::new(), span);
            }
            return self.with_facts(found);
        }
        if shape == Shape::List
            && &**name == "length"
            && let Some(length) = object.field(super::jvm::LENGTH)
        {
            return length.clone();
        }
        if shape == Shape::List && matches!(&**name, "length" | "Length" | "Count" | "size") {
            return if object.rest.is_none() && !open && !self.are_rows(cell) {
                Value::int(object.items.len() as i128)
            } else {
                self.count_of(cell)
            };
        }
        if self.language == assay_manifests::Language::Kotlin
            && matches!(shape, Shape::Map | Shape::List)
            && let Some(value) = self.kotlin_property(cell, container, name, span)
        {
            return value;
        }
        if shape == Shape::Map
            && let Some(layers) = self.layers(cell, name)
        {
            return layers;
        }
        if is_map && &**name == "size" {
            return if lacks { self.count_of(cell) } else { Value::int(entries as i128) };
        }
        if shape == Shape::Map && matches!(&**name, "length" | "size" | "Count") {
            return self.number();
        }
        // `pair.1`
        if shape == Shape::List
            && self.language == assay_manifests::Language::Rust
            && let Ok(at) = name.parse::<i128>()
        {
            return self.index_value(container, &Value::int(at));
        }
        if let Some(class) = class {
            // Filled from outside: whatever stood in it, this field came from there.
            if open && !taint.is_empty() && self.declares_field(class, name, 0) {
                let ty = self.field_type(class, name);
                let mut value = self.unknown_with(taint).typed(ty);
                value.id = self.part_id(container.id, name);
                let value = self.with_facts(value);
                return self.clean_by_type(value);
            }
            // Of a getter and a setter of one name, that which is given nothing.
            if let Some((method, owner)) = self.find_method(class, name, self.is_script().then_some(0), 0) {
                let module = self.classes[owner.0 as usize].module;
                let this = self.bound_receiver(container, name);
                let closure = self.closure(method, module, Some(owner), Some(this));
                let property = method.decorators.iter().any(|one| {
                    one.dotted().is_some_and(|text| matches!(&*text, "property" | "get" | "cached_property" | "functools.cached_property"))
                });
                if property {
                    return self.call_value(&closure, Vec::new(), span, name);
                }
                return closure;
            }
            if let Some(value) = self.static_member(class, name) {
                return self.described(&value, container, class).unwrap_or(value);
            }
            if &**name == "name"
                && self.on_jvm()
                && let Some(constant) = self.jvm_constant_name(cell, class)
            {
                return constant;
            }
            if let Some(fields) = self.parsed_fields(cell, name, span) {
                return fields;
            }
            if let Some(given) = self.asked_attribute(container, class, name) {
                return given;
            }
            if self.is_php()
                && !self.declares_field(class, name, 0)
                && let Some(given) = self.php_own(container, "__get", vec![Value::str(name.clone())])
            {
                return given;
            }
            // A field that nothing in sight assigns.
            let mut names = Vec::new();
            self.class_names(class, &mut names, 0);
            if self.options.open_world {
                let ty = self.field_type(class, name);
                let label = ty.as_ref().and_then(|ty| self.handed_label(ty)).unwrap_or(Labels::FIELD);
                let mut value = if self.is_go_setting(cell, ty.as_deref()) {
                    self.opaque()
                } else {
                    self.untrusted(label, None, span, Note::Field(name.clone()))
                };
                value.ty = ty;
                value = self.clean_by_type(value);
                if let Some(object) = self.st.heap.object_mut(cell) {
                    object.set_field(name, value.clone(), &self.ids);
                }
                return value;
            }
            return self.unknown();
        }
        if let Some(rest) = self.st.heap.object(cell).and_then(|object| object.rest.as_deref()).cloned() {
            return rest;
        }
        if open {
            let mut value = self.unknown_with(taint);
            value.id = self.part_id(container.id, name);
            return value;
        }
        if self.script_lacks(cell, name) {
            return self.nothing();
        }
        // A method of the container, or nothing.
        Value::of(Kind::Method(Rc::new((container.clone(), name.clone()))))
    }

    /// Declared type of a field, along the class's bases.
    pub(super) fn field_type(&mut self, class: ClassId, name: &str) -> Option<Sym> {
        let field = self.classes[class.0 as usize].class.fields.iter().find(|field| &*field.name == name)?;
        let ty = field.ty.as_ref()?;
        self.type_name(ty)
    }

    pub(super) fn static_member(&mut self, class: ClassId, name: &Sym) -> Option<Value<'a>> {
        let statics = self.statics(class);
        if let Some(found) = self.st.heap.object(statics).and_then(|object| object.field(name)) {
            let found = self.of_enumeration(class, found.clone());
            return Some(self.with_facts(found));
        }
        if let Some((method, owner)) = self.find_method(class, name, None, 0) {
            let module = self.classes[owner.0 as usize].module;
            let found = self.closure(method, module, Some(owner), None);
            return Some(if method.is_static { self.kotlin_asked(method, found) } else { found });
        }
        if let Some(inner) = self.inner_class(class, name) {
            return Some(inner);
        }
        let bases = self.classes[class.0 as usize].bases.clone();
        bases.into_iter().find_map(|base| match base {
            super::names::Base::User(base) if base != class && self.nesting < super::MAX_NESTING => {
                self.nesting += 1;
                let found = self.static_member(base, name);
                self.nesting -= 1;
                found
            }
            _ => None,
        })
    }

    /// A field, static field or method that a bare name means inside a class, outer classes included.
    pub(super) fn implicit_member(&mut self, class: ClassId, name: &Sym) -> Option<Value<'a>> {
        if let Some(value) = self.own_property(name) {
            return Some(value);
        }
        if let Some(this) = self.frame().this.clone()
            && let Some(cell) = this.cell()
        {
            let held = self.st.heap.object(cell).and_then(|object| object.field(name)).cloned();
            if let Some(value) = held.filter(|_| !self.ruby_answers(cell, name)) {
                return Some(self.with_facts(value));
            }
            if self.declares_field(class, name, 0) {
                return Some(self.member(&this, name, Span::default()));
            }
            // What the object's own class makes of it, where that is known.
            let dynamic = self.st.heap.object(cell).and_then(|object| object.class).filter(|own| self.descends_from(*own, class, 0));
            let seen = dynamic.and_then(|own| self.overriding(own, class, name, None));
            let found = seen.or_else(|| self.find_method(dynamic.unwrap_or(class), name, None, 0));
            // `new Pair(right, left)` in a method of `Pair` names the class.
            let is_constructor =
                |owner: ClassId, method: &crate::flow::ir::Function| self.classes[owner.0 as usize].class.name == method.name;
            if let Some((method, owner)) = found.filter(|(method, owner)| !(self.implicit_this() && is_constructor(*owner, method))) {
                let module = self.classes[owner.0 as usize].module;
                let found = self.closure(method, module, Some(owner), Some(this));
                return Some(self.kotlin_asked(method, found));
            }
        }
        // The name of the class itself, or of one around it, is no constructor's.
        if self.implicit_this() {
            let mut at = Some(class);
            while let Some(current) = at {
                let info = &self.classes[current.0 as usize];
                if info.class.name == *name {
                    return Some(Value::of(Kind::Class(current)));
                }
                at = info.outer;
            }
        }
        // A field of an object that was handed in whole.
        if let Some(this) = self.frame().this.clone()
            && matches!(this.kind, Kind::Unknown)
            && self.declares_field(class, name, 0)
        {
            let value = self.member_of_unknown(&this, name);
            let ty = self.field_type(class, name);
            let value = value.typed(ty);
            return Some(self.clean_by_type(value));
        }
        if let Some((around, own)) = self.around_with(name) {
            if let Some((method, owner)) = self.find_method(own, name, None, 0) {
                let module = self.classes[owner.0 as usize].module;
                return Some(self.closure(method, module, Some(owner), Some(around)));
            }
            return Some(self.member(&around, name, Span::default()));
        }
        let mut at = Some(class);
        while let Some(current) = at {
            if let Some(value) = self.static_member(current, name) {
                return Some(value);
            }
            at = self.classes[current.0 as usize].outer;
        }
        None
    }

    /// A method of the class at work or of one around it, by its bare name.
    pub(super) fn method_by_bare_name(&mut self, name: &Sym) -> Option<Value<'a>> {
        let class = self.frame().class?;
        let this = self.frame().this.clone();
        let dynamic = this.as_ref().and_then(Value::cell).and_then(|cell| self.st.heap.object(cell)).and_then(|object| object.class);
        let own = dynamic.filter(|own| self.descends_from(*own, class, 0)).unwrap_or(class);
        let seen = self.overriding(own, class, name, None);
        let (found, this) = match seen.or_else(|| self.find_method(own, name, None, 0)) {
            Some(found) => (found, this),
            None => {
                let mut at = self.classes[class.0 as usize].outer;
                let mut found = None;
                while let (None, Some(current)) = (found, at) {
                    found = self.find_method(current, name, None, 0);
                    at = self.classes[current.0 as usize].outer;
                }
                (found?, None)
            }
        };
        let (method, owner) = found;
        let module = self.classes[owner.0 as usize].module;
        Some(self.closure(method, module, Some(owner), this.filter(|_| !method.is_static)))
    }

    /// The nearest object around this one that has a field or an own method of this name.
    fn around_with(&mut self, name: &Sym) -> Option<(Value<'a>, ClassId)> {
        let mut at = self.frame().this.clone()?;
        for _ in 0..4 {
            at = self.st.heap.object(at.cell()?)?.field(super::construct::OUTER)?.clone();
            let object = self.st.heap.object(at.cell()?)?;
            let (own, has_field) = (object.class?, object.field(name).is_some());
            let has_method = || self.classes[own.0 as usize].class.methods.iter().any(|one| one.name == *name && !one.is_static);
            if has_field || self.declares_field(own, name, 0) || has_method() {
                return Some((at, own));
            }
        }
        None
    }

    /// Whether the class or a base in sight declares an instance field of this name.
    pub(super) fn declares_field(&self, class: ClassId, name: &str, depth: u32) -> bool {
        let info = &self.classes[class.0 as usize];
        info.class.fields.iter().any(|field| &*field.name == name && !field.is_static)
            || (depth < 8
                && info.bases.iter().any(|base| match base {
                    super::names::Base::User(base) => self.declares_field(*base, name, depth + 1),
                    super::names::Base::Library(_) => false,
                }))
    }

    pub(super) fn set_implicit_field(&mut self, name: &Sym, value: &Value<'a>) -> bool {
        let Some(class) = self.frame().class else { return false };
        if self.own_property_set(name, value) {
            return true;
        }
        if let Some(this) = self.frame().this.clone()
            && self.kotlin_set(&this, name, value, Span::default())
        {
            return true;
        }
        if let Some(this) = self.frame().this.clone()
            && let Some(cell) = this.cell()
            && (self.declares_field(class, name, 0) || self.st.heap.object(cell).is_some_and(|object| object.field(name).is_some()))
        {
            if let Some(object) = self.st.heap.object_mut(cell) {
                object.set_field(name, value.clone(), &self.ids);
            }
            return true;
        }
        if let Some((around, _)) = self.around_with(name)
            && let Some(object) = around.cell().and_then(|cell| self.st.heap.object_mut(cell))
        {
            object.set_field(name, value.clone(), &self.ids);
            return true;
        }
        let mut at = Some(class);
        while let Some(current) = at {
            let statics = self.statics(current);
            if self.st.heap.object(statics).is_some_and(|object| object.field(name).is_some()) {
                if let Some(object) = self.st.heap.object_mut(statics) {
                    object.set_field(name, value.clone(), &self.ids);
                }
                return true;
            }
            at = self.classes[current.0 as usize].outer;
        }
        false
    }
}
