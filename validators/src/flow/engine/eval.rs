//! Expressions: from the form to abstract values. Knows nothing of rules beyond telling them of reads, writes and literals.

use std::rc::Rc;

use assay_manifests::{Language, Span};

use super::{
    Engine,
    heap::{Cell, MAX_ENTRIES, Object, Shape},
    names::tagged_module,
    value::{ClassId, Closure, Constant, Facts, Kind, Note, Piece, Ref, Taint, Text, Value},
};
use crate::{
    flow::ir::{Access, BinaryOp, Clause, Expr, ExprKind, Lit, Sym, TypeRef, UnaryOp},
    rule::Labels,
};

impl<'a> Engine<'a> {
    pub(super) fn eval(&mut self, expr: &'a Expr) -> Value<'a> {
        if !self.step() || self.nesting > super::MAX_NESTING {
            return self.unknown();
        }
        self.nesting += 1;
        let value = self.eval_inner(expr);
        self.nesting -= 1;
        value
    }

    fn eval_inner(&mut self, expr: &'a Expr) -> Value<'a> {
        match &expr.kind {
            ExprKind::Lit(lit) => self.eval_literal(lit, expr),
            ExprKind::Name(name) => self.eval_name(name, expr),
            ExprKind::Member { object, name, access } => self.eval_member(object, name, *access, expr),
            ExprKind::Index { object, index } => {
                let container = self.eval(object);
                let key = self.eval(index);
                self.eval_index(&container, &key, expr)
            }
            ExprKind::Slice { object, from, to } => {
                let value = self.eval(object);
                let from = from.as_ref().map(|one| self.eval(one));
                let to = to.as_ref().map(|one| self.eval(one));
                self.slice(&value, from.as_ref(), to.as_ref())
            }
            ExprKind::Call { callee, args, kind } => self.eval_call(callee, args, *kind, expr),
            ExprKind::Format(pieces) => {
                let values: Vec<Value<'a>> = pieces.iter().map(|piece| self.eval(piece)).collect();
                self.concat(&values, expr.span)
            }
            ExprKind::Binary { op, left, right } => self.eval_binary(*op, left, right, expr),
            ExprKind::Unary { op, operand } => self.eval_unary(*op, operand),
            ExprKind::Conditional { cond, then, otherwise } => {
                let value = self.eval(cond);
                match value.truth(self.empty_is_false()) {
                    Some(true) => self.eval(then),
                    Some(false) => self.eval(otherwise),
                    None => {
                        let (a, b) = self.either(
                            |engine| {
                                engine.assume(cond, &value, true);
                                engine.live.then(|| engine.eval(then))
                            },
                            |engine| {
                                engine.assume(cond, &value, false);
                                engine.live.then(|| engine.eval(otherwise))
                            },
                        );
                        match (a, b) {
                            (Some(a), Some(b)) => self.join(&a, &b),
                            (Some(one), None) | (None, Some(one)) => one,
                            (None, None) => self.unknown(),
                        }
                    }
                }
            }
            ExprKind::List { items, .. } => {
                let mut object = Object::new(Shape::List);
                for item in items.iter().take(4 * MAX_ENTRIES) {
                    if let ExprKind::Spread(inner) = &item.kind {
                        let value = self.eval(inner);
                        self.spread_into(&mut object, &value, inner.span);
                    } else {
                        let value = self.eval(item);
                        object.push(value, &self.ids);
                    }
                }
                self.allocate_object(object)
            }
            ExprKind::Map(entries) => self.eval_map(entries),
            ExprKind::Comprehension { element, key, clauses, .. } => self.eval_comprehension(element, key.as_deref(), clauses),
            ExprKind::Lambda(function) => {
                let frame = self.frame();
                let (module, class, this, scope) = (frame.module, frame.class, frame.this.clone(), frame.scope);
                Value::of(Kind::Func(Rc::new(Closure { function, module, class, this, scope })))
            }
            ExprKind::Assign { target, op, value } => self.eval_assign(target, *op, value, expr.span),
            ExprKind::Block(body) => self.eval_block(body),
            ExprKind::Cast { ty, value } => {
                let value = self.eval(value);
                self.with_declared_type(value, ty)
            }
            ExprKind::TypeTest { value, ty } => {
                let tested = self.eval(value);
                let mut result = self.boolean();
                if matches!(self.type_name(ty).as_deref(), Some("number" | "boolean")) && tested.id != 0 {
                    result.facts = Some(Rc::new(self.guard_facts(&tested, true)));
                }
                result
            }
            ExprKind::Await(inner) => {
                let value = self.eval(inner);
                self.entered(value)
            }
            ExprKind::Yield(value) => {
                let value = value.as_ref().map_or_else(Value::null, |value| self.eval(value));
                let ids = &self.ids;
                let last = self.frames.len() - 1;
                let frame = &mut self.frames[last];
                frame.yielded = Some(frame.yielded.take().map_or(value.clone(), |known| known.join(&value, ids)));
                self.unknown()
            }
            ExprKind::Spread(inner) => self.eval(inner),
            ExprKind::Class(class) => {
                let frame = self.frame();
                let (module, outer, scope) = (frame.module, frame.class, frame.scope);
                Value::of(Kind::Class(self.class_number(class, module, outer, Some(scope))))
            }
            ExprKind::Type(ty) => match self.type_class(ty) {
                Some(class) => Value::of(Kind::Class(class)),
                None => match self.type_name(ty) {
                    Some(name) => Value::of(Kind::Lib(name)),
                    None => self.opaque(),
                },
            },
            ExprKind::Unknown(children) => {
                let values: Vec<Value<'a>> = children.iter().map(|child| self.eval(child)).collect();
                let taint = values.iter().fold(Taint::default(), |sum, value| sum.union(&self.deep_taint(value)));
                self.unknown_with(taint)
            }
        }
    }

    fn eval_literal(&mut self, lit: &'a Lit, expr: &'a Expr) -> Value<'a> {
        match lit {
            Lit::Str(text) | Lit::Bytes(text) => {
                let value = Value::str(text.clone());
                self.literal_event(&value, expr);
                value
            }
            Lit::Int(number) => Value::int(*number),
            Lit::Float(number) => Value::of(Kind::Float(*number)),
            Lit::Bool(yes) => Value::bool(*yes),
            Lit::Null => Value::null(),
            Lit::Regex(pattern, flags) => Value::of(Kind::Regex(pattern.clone(), flags.clone())),
            Lit::Char(char) => {
                if matches!(self.language, Language::C | Language::Cpp) {
                    Value::int(u32::from(*char).into())
                } else {
                    Value::str(char.to_string())
                }
            }
        }
    }

    /// What a name holds, where it is known.
    pub(super) fn lookup(&mut self, name: &Sym) -> Option<Value<'a>> {
        if matches!(&**name, "this" | "self" | "super" | "$this")
            && let Some(this) = self.frame().this.clone()
        {
            return Some(this);
        }
        let frame = self.frame();
        let (module, class, own) = (frame.module, frame.class, frame.scope);
        let module_scope = self.modules[module].scope;
        let mut at = Some(own);
        while let Some(current) = at {
            if Some(current) == module_scope {
                break;
            }
            let Some(scope) = self.st.heap.scope(current) else { break };
            if let Some((_, value)) = scope.vars.iter().find(|(key, _)| key == name) {
                return Some(self.with_facts(value.clone()));
            }
            at = scope.parent;
        }
        if let Some(class) = class
            && (self.implicit_this() || self.frame().function.is_none() || self.language == Language::Ruby)
            && let Some(value) = self.implicit_member(class, name)
        {
            return Some(value);
        }
        if let Some(scope) = module_scope
            && let Some(scope) = self.st.heap.scope(scope)
            && let Some((_, value)) = scope.vars.iter().find(|(key, _)| key == name)
        {
            return Some(self.with_facts(value.clone()));
        }
        self.module_name(module, name, 0)
    }

    fn eval_name(&mut self, name: &Sym, expr: &'a Expr) -> Value<'a> {
        if let Some(value) = self.lookup(name) {
            if let Kind::Lib(full) = &value.kind {
                let full = full.clone();
                return self.read_event(&full, value, None, expr);
            }
            return value;
        }
        match &**name {
            "undefined" | "NULL" | "nullptr" | "nil" | "None" => return Value::null(),
            "__file__" | "__dirname" | "__filename" | "__name__" | "__DIR__" | "__FILE__" => {
                return self.opaque().typed(Some("string".into()));
            }
            _ => {}
        }
        let module = self.module_number();
        let full = self.implicit_name(module, name);
        self.read_event(&full, Value::of(Kind::Lib(full.clone())), None, expr)
    }

    /// Applies what tests have taught about the value.
    pub(super) fn with_facts(&self, value: Value<'a>) -> Value<'a> {
        if self.st.facts.is_empty() {
            return value;
        }
        let facts = &self.st.facts;
        let mut value = value;
        if value.id != 0
            && let Some(fact) = facts.iter().find(|fact| fact.id == value.id)
        {
            value = value.cleaned(fact.clean);
            match &fact.constant {
                Some(Constant::Null) => value.kind = Kind::Null,
                Some(Constant::Bool(yes)) => value.kind = Kind::Bool(*yes),
                Some(Constant::Int(number)) => value.kind = Kind::Int(*number),
                Some(Constant::Str(text)) => value.kind = Kind::Str(Rc::new(Text::known(text.clone()))),
                Some(Constant::NotNull) => {
                    if let Kind::Choice(list) = &value.kind {
                        let rest: Vec<Value<'a>> = list.iter().filter(|one| !matches!(one.kind, Kind::Null)).cloned().collect();
                        if rest.len() == 1 {
                            let id = value.id;
                            value = rest.into_iter().next().unwrap_or(value);
                            if value.id == 0 {
                                value.id = id;
                            }
                        }
                    }
                }
                None => {}
            }
        }
        if let Some(taint) = value.taint.cleaned_at_birth(facts) {
            value.taint = taint;
            match &value.kind {
                Kind::Str(text) => {
                    value.kind = Kind::Str(Rc::new(text.map(|taint| taint.cleaned_at_birth(facts).unwrap_or_else(|| taint.clone()))));
                }
                Kind::Choice(list) => {
                    value.kind = Kind::Choice(Rc::new(list.iter().map(|one| self.with_facts(one.clone())).collect()));
                }
                _ => {}
            }
        }
        value
    }

    fn eval_member(&mut self, object: &'a Expr, name: &Sym, access: Access, expr: &'a Expr) -> Value<'a> {
        // `module.exports` and the like are names of their own.
        let container = self.eval(object);
        if access == Access::Optional && matches!(container.kind, Kind::Null) {
            return Value::null();
        }
        let value = self.member(&container, name, expr.span);
        if let Kind::Lib(full) = &value.kind {
            let full = full.clone();
            return self.read_event(&full, value, Some((&container, object)), expr);
        }
        if self.index.reads.candidates(name).next().is_some() {
            return self.read_event(name, value, Some((&container, object)), expr);
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
            Kind::Cell(cell) => self.member_of_object(*cell, container, name, span),
            Kind::Lib(library) => {
                let value = self.library_member(&library.clone(), name);
                match &value.kind {
                    Kind::Lib(full) => {
                        let ty = self.member_type(full);
                        value.tainted(container.taint.clone()).typed(ty)
                    }
                    _ => value,
                }
            }
            Kind::Class(class) => self.static_member(*class, name).unwrap_or_else(|| {
                let full = format!("{}.{name}", self.classes[class.0 as usize].name);
                Value::of(Kind::Lib(full.into()))
            }),
            Kind::Str(_) | Kind::Regex(..) if matches!(&**name, "length" | "size" | "count") => self.number(),
            Kind::Null
            | Kind::Bool(_)
            | Kind::Int(_)
            | Kind::Float(_)
            | Kind::Str(_)
            | Kind::Regex(..)
            | Kind::Func(_)
            | Kind::Method(_) => Value::of(Kind::Method(Rc::new((container.clone(), name.clone())))),
            Kind::Unknown | Kind::Opaque => self.member_of_unknown(container, name),
        }
    }

    fn member_type(&self, full: &str) -> Option<Sym> {
        let members = &self.shared?.types.members;
        members.iter().find(|(pattern, _)| pattern.matches(full)).map(|(_, ty)| ty.clone())
    }

    fn member_of_unknown(&mut self, container: &Value<'a>, name: &Sym) -> Value<'a> {
        if let Some(shadow) = self.shadows.get(&container.id).copied()
            && let Some(found) = self.st.heap.object(shadow).and_then(|object| object.field(name))
        {
            return self.with_facts(found.clone());
        }
        if matches!(&**name, "length" | "Length" | "Count") {
            return self.number();
        }
        let ty = container.ty.as_ref().and_then(|ty| self.member_type(&format!("{ty}.{name}")));
        let mut value = Value::of(container.kind.clone());
        value.taint = container.taint.clone();
        value.ty = ty;
        value.id = self.part_id(container.id, name);
        if matches!(&**name, "hostname" | "host" | "netloc" | "protocol" | "scheme" | "name" | "pathname" | "origin" | "parent" | "Host") {
            value.via = container.via;
        }
        self.with_facts(value)
    }

    /// Identity of a part of a value: the same each time it is asked for.
    pub(super) fn part_id(&mut self, id: u32, part: &Sym) -> u32 {
        if id == 0 {
            return self.ids.next();
        }
        let ids = &self.ids;
        *self.member_ids.entry((id, part.clone())).or_insert_with(|| ids.next())
    }

    fn member_of_object(&mut self, cell: Ref, container: &Value<'a>, name: &Sym, span: Span) -> Value<'a> {
        let Some(object) = self.st.heap.object(cell) else { return self.unknown() };
        let (shape, class, open, taint) = (object.shape, object.class, object.open, object.taint.clone());
        if let Some(found) = object.field(name) {
            let found = found.clone();
            return self.with_facts(found);
        }
        if shape == Shape::List && matches!(&**name, "length" | "Length" | "Count" | "size") {
            return if object.rest.is_none() && !open { Value::int(object.items.len() as i128) } else { self.number() };
        }
        if shape == Shape::Map && matches!(&**name, "length" | "size" | "Count") {
            return self.number();
        }
        if let Some(class) = class {
            if let Some((method, owner)) = self.find_method(class, name, None, 0) {
                let module = self.classes[owner.0 as usize].module;
                let closure = self.closure(method, module, Some(owner), Some(container.clone()));
                let property = method.decorators.iter().any(|one| {
                    one.dotted().is_some_and(|text| matches!(&*text, "property" | "get" | "cached_property" | "functools.cached_property"))
                });
                if property {
                    return self.call_value(&closure, Vec::new(), span, name);
                }
                return closure;
            }
            if let Some(value) = self.static_member(class, name) {
                return value;
            }
            // A field that nothing in sight assigns.
            let mut names = Vec::new();
            self.class_names(class, &mut names, 0);
            if self.options.open_world {
                let ty = self.field_type(class, name);
                let mut value = self.untrusted(Labels::FIELD, None, span, Note::Field(name.clone()));
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
            let found = found.clone();
            return Some(self.with_facts(found));
        }
        if let Some((method, owner)) = self.find_method(class, name, None, 0) {
            let module = self.classes[owner.0 as usize].module;
            return Some(self.closure(method, module, Some(owner), None));
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
    fn implicit_member(&mut self, class: ClassId, name: &Sym) -> Option<Value<'a>> {
        if let Some(this) = self.frame().this.clone()
            && let Some(cell) = this.cell()
        {
            let held = self.st.heap.object(cell).and_then(|object| object.field(name)).cloned();
            if let Some(value) = held {
                return Some(self.with_facts(value));
            }
            if self.declares_field(class, name, 0) {
                return Some(self.member(&this, name, Span::default()));
            }
            if let Some((method, owner)) = self.find_method(class, name, None, 0) {
                let module = self.classes[owner.0 as usize].module;
                return Some(self.closure(method, module, Some(owner), Some(this)));
            }
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
        if let Some(this) = self.frame().this.clone()
            && let Some(cell) = this.cell()
            && (self.declares_field(class, name, 0) || self.st.heap.object(cell).is_some_and(|object| object.field(name).is_some()))
        {
            if let Some(object) = self.st.heap.object_mut(cell) {
                object.set_field(name, value.clone(), &self.ids);
            }
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

    pub(super) fn eval_index(&mut self, container: &Value<'a>, key: &Value<'a>, expr: &'a Expr) -> Value<'a> {
        let value = self.index_value(container, key);
        if let Kind::Lib(full) = &value.kind {
            let full = full.clone();
            if tagged_module(&full).is_none() {
                return self.read_event(&full, value, None, expr);
            }
        }
        value
    }

    /// Element of a container under a key.
    pub(super) fn index_value(&mut self, container: &Value<'a>, key: &Value<'a>) -> Value<'a> {
        match &container.kind {
            Kind::Choice(list) => {
                let list = list.clone();
                let mut result: Option<Value<'a>> = None;
                for one in list.iter().filter(|one| !matches!(one.kind, Kind::Null)) {
                    let value = self.index_value(one, key);
                    result = Some(match result {
                        Some(known) => self.join(&known, &value),
                        None => value,
                    });
                }
                result.unwrap_or_else(|| self.unknown_with(container.taint.clone()))
            }
            Kind::Cell(cell) => self.element_under(*cell, container, key),
            Kind::Str(_) => {
                if let (Some(text), Some(at)) = (container.as_str(), key.as_int()) {
                    let length = text.chars().count() as i128;
                    let at = if at < 0 { at + length } else { at };
                    if let Some(found) = usize::try_from(at).ok().and_then(|at| text.chars().nth(at)) {
                        return Value::str(found.to_string());
                    }
                }
                let mut value = self.opaque().typed(Some("string".into()));
                value.taint = container.taint.clone();
                value
            }
            Kind::Lib(library) => {
                let full = match key.as_str() {
                    Some(key) => format!("{library}.{key}"),
                    None => library.to_string(),
                };
                Value::of(Kind::Lib(full.into())).tainted(container.taint.clone())
            }
            _ => match key.key() {
                Some(key) => self.member_of_unknown(container, &key),
                None => {
                    let mut value = Value::of(Kind::Unknown);
                    value.taint = container.taint.clone();
                    value.id = if key.id == 0 { self.ids.next() } else { self.part_id(container.id, &format!("#{}", key.id).into()) };
                    self.with_facts(value)
                }
            },
        }
    }

    fn element_under(&mut self, cell: Ref, container: &Value<'a>, key: &Value<'a>) -> Value<'a> {
        let Some(object) = self.st.heap.object(cell) else { return self.unknown() };
        if object.shape == Shape::List
            && let Some(at) = key.as_int()
        {
            let length = object.items.len() as i128;
            let at = if at < 0 && object.rest.is_none() { at + length } else { at };
            if let Some(item) = usize::try_from(at).ok().and_then(|at| object.items.get(at)) {
                let item = item.clone();
                return self.with_facts(item);
            }
            if let Some(rest) = &object.rest {
                return (**rest).clone();
            }
            return if object.open { self.unknown_with(object.taint.clone()) } else { Value::null() };
        }
        if let Some(name) = key.key() {
            if let Some(found) = object.field(&name) {
                let found = found.clone();
                return self.with_facts(found);
            }
            if let Some(rest) = &object.rest {
                return (**rest).clone();
            }
            if object.open {
                let mut value = self.unknown_with(object.taint.clone());
                value.id = self.part_id(container.id, &name);
                return self.with_facts(value);
            }
            if object.shape == Shape::Instance {
                return self.member(container, &name, Span::default());
            }
            return Value::null();
        }
        self.some_element(cell)
    }

    /// Any element of a container.
    pub(super) fn some_element(&mut self, cell: Ref) -> Value<'a> {
        let Some(object) = self.st.heap.object(cell) else { return self.unknown() };
        let all = object.items.iter().chain(object.fields.iter().map(|(_, value)| value)).chain(object.rest.as_deref());
        let mut result: Option<Value<'a>> = None;
        for value in all {
            result = Some(match result {
                Some(known) => known.join(value, &self.ids),
                None => value.clone(),
            });
        }
        if object.open {
            let more = self.unknown_with(object.taint.clone());
            result = Some(match result {
                Some(known) => self.join(&known, &more),
                None => more,
            });
        }
        result.unwrap_or_else(|| self.opaque())
    }

    /// What a loop over the value visits.
    pub(super) fn element(&mut self, iterated: &Value<'a>, _span: Span) -> Value<'a> {
        match &iterated.kind {
            Kind::Cell(cell) => {
                let is_map = self.st.heap.object(*cell).is_some_and(|object| object.shape == Shape::Map);
                if is_map && matches!(self.language, Language::Python) {
                    let mut key = self.opaque().typed(Some("string".into()));
                    key.taint = self.st.heap.object(*cell).map(|object| object.taint.clone()).unwrap_or_default();
                    return key;
                }
                self.some_element(*cell)
            }
            Kind::Choice(list) => {
                let list = list.clone();
                let mut result: Option<Value<'a>> = None;
                for one in list.iter() {
                    let value = self.element(one, _span);
                    result = Some(match result {
                        Some(known) => self.join(&known, &value),
                        None => value,
                    });
                }
                result.unwrap_or_else(|| self.unknown())
            }
            Kind::Str(_) | Kind::Opaque => {
                let mut value = self.opaque();
                value.taint = iterated.taint.clone();
                value
            }
            _ => self.unknown_with(iterated.taint.clone()),
        }
    }

    /// Elements in order, where all are known.
    pub(super) fn exact_elements(&mut self, iterated: &Value<'a>) -> Option<Vec<Value<'a>>> {
        let cell = iterated.cell()?;
        let object = self.st.heap.object(cell)?;
        if object.open || object.rest.is_some() || object.weak {
            return None;
        }
        match object.shape {
            Shape::List => Some(object.items.clone()),
            Shape::Map => {
                let keys = object.fields.iter().map(|(key, _)| Value::str(key.clone()));
                let values = object.fields.iter().map(|(_, value)| value.clone());
                Some(if matches!(self.language, Language::Python) { keys.collect() } else { values.collect() })
            }
            _ => None,
        }
    }

    pub(super) fn spread_into(&mut self, object: &mut Object<'a>, value: &Value<'a>, span: Span) {
        match self.exact_elements(value) {
            Some(items) if object.rest.is_none() => {
                for item in items {
                    object.push(item, &self.ids);
                }
            }
            _ => {
                let element = self.element(value, span);
                object.add_rest(element, &self.ids);
            }
        }
    }

    fn eval_map(&mut self, entries: &'a [(Option<Expr>, Expr)]) -> Value<'a> {
        let mut object = Object::new(Shape::Map);
        for (key, value) in entries.iter().take(4 * MAX_ENTRIES) {
            match key {
                Some(key) => {
                    let key_value = match &key.kind {
                        ExprKind::Name(name) if self.language != Language::Python && self.lookup(name).is_none() => {
                            Value::str(name.clone())
                        }
                        _ => self.eval(key),
                    };
                    let value = self.eval(value);
                    match key_value.key() {
                        Some(key) => object.set_field(&key, value, &self.ids),
                        None => object.add_rest(value, &self.ids),
                    }
                }
                None => {
                    let inner = match &value.kind {
                        ExprKind::Spread(inner) => inner,
                        _ => value,
                    };
                    let spread = self.eval(inner);
                    let held = spread.cell().and_then(|cell| self.st.heap.object(cell)).cloned();
                    match held {
                        Some(other) => {
                            for (key, value) in other.fields {
                                object.set_field(&key, value, &self.ids);
                            }
                            object.open |= other.open;
                            object.taint = object.taint.union(&other.taint);
                            if let Some(rest) = other.rest {
                                object.add_rest(*rest, &self.ids);
                            }
                        }
                        None => {
                            object.open = true;
                            object.taint = object.taint.union(&spread.taint);
                        }
                    }
                }
            }
        }
        self.allocate_object(object)
    }

    fn eval_comprehension(&mut self, element: &'a Expr, key: Option<&'a Expr>, clauses: &'a [Clause]) -> Value<'a> {
        // One clause over a known list keeps the positions.
        if let ([clause], None) = (clauses, key)
            && clause.conds.is_empty()
        {
            let iterated = self.eval(&clause.iter);
            if let Some(items) = self.exact_elements(&iterated).filter(|items| items.len() <= super::exec::MAX_UNROLL) {
                let mut out = Vec::new();
                for item in items {
                    self.assign(&clause.target, item, None);
                    out.push(self.eval(element));
                }
                return self.new_list(out);
            }
            let item = self.element(&iterated, clause.iter.span);
            self.assign(&clause.target, item, None);
            let value = self.eval(element);
            let mut object = Object::new(Shape::List);
            object.add_rest(value, &self.ids);
            return self.allocate_object(object);
        }
        let before = self.st.facts.clone();
        for clause in clauses {
            let iterated = self.eval(&clause.iter);
            let item = self.element(&iterated, clause.iter.span);
            self.assign(&clause.target, item, None);
            for cond in &clause.conds {
                let value = self.eval(cond);
                self.assume(cond, &value, true);
                self.live = true;
            }
        }
        let mut object = Object::new(if key.is_some() { Shape::Map } else { Shape::List });
        if let Some(key) = key {
            let key = self.eval(key);
            object.taint = key.taint;
            object.open = !object.taint.is_empty();
        }
        let value = self.eval(element);
        object.add_rest(value, &self.ids);
        self.st.facts = before;
        self.allocate_object(object)
    }

    fn eval_block(&mut self, body: &'a [crate::flow::ir::Stmt]) -> Value<'a> {
        use crate::flow::ir::StmtKind;
        let Some((last, rest)) = body.split_last() else { return Value::null() };
        self.exec_body(rest);
        if !self.live {
            return self.unknown();
        }
        match &last.kind {
            StmtKind::Expr(expr) => self.eval(expr),
            StmtKind::Block(inner) | StmtKind::Unsafe(inner) => self.eval_block(inner),
            StmtKind::If { cond, then, otherwise } => {
                let value = self.eval(cond);
                match value.truth(self.empty_is_false()) {
                    Some(true) => self.eval_block(then),
                    Some(false) => self.eval_block(otherwise),
                    None => {
                        let (a, b) = self.either(
                            |engine| {
                                engine.assume(cond, &value, true);
                                let value = engine.live.then(|| engine.eval_block(then));
                                value.filter(|_| engine.live)
                            },
                            |engine| {
                                engine.assume(cond, &value, false);
                                let value = engine.live.then(|| engine.eval_block(otherwise));
                                value.filter(|_| engine.live)
                            },
                        );
                        match (a, b) {
                            (Some(a), Some(b)) => self.join(&a, &b),
                            (Some(one), None) | (None, Some(one)) => one,
                            (None, None) => self.unknown(),
                        }
                    }
                }
            }
            StmtKind::Switch { subject, cases } => self.eval_switch(subject.as_ref(), cases),
            _ => {
                self.exec(last);
                Value::null()
            }
        }
    }

    /// A `match` whose arms are values.
    fn eval_switch(&mut self, subject: Option<&'a Expr>, cases: &'a [crate::flow::ir::Case]) -> Value<'a> {
        let value = subject.map(|subject| self.eval(subject));
        let mut result: Option<Value<'a>> = None;
        let mut after: Option<super::State<'a>> = None;
        let mut open = Some(self.st.clone());
        for case in cases {
            let Some(state) = open.clone() else { break };
            self.st = state;
            self.live = true;
            let matched = self.match_case(value.as_ref(), subject, case);
            if matched == Some(false) || !self.live {
                self.pruned += 1;
                continue;
            }
            if matched == Some(true) {
                open = None;
            } else {
                self.assume_case(value.as_ref(), case);
            }
            let one = self.eval_block(&case.body);
            if self.live {
                super::pour(&mut after, &self.st, &self.ids);
                result = Some(match result {
                    Some(known) => self.join(&known, &one),
                    None => one,
                });
            }
        }
        self.live = false;
        if let Some(after) = after {
            self.meet(after, true);
        }
        if let Some(open) = open {
            self.meet(open, true);
        }
        result.unwrap_or_else(|| self.unknown())
    }

    pub(super) fn eval_assign(&mut self, target: &'a Expr, op: Option<BinaryOp>, value: &'a Expr, span: Span) -> Value<'a> {
        let result = match op {
            None => self.eval(value),
            Some(BinaryOp::Coalesce | BinaryOp::Or | BinaryOp::And) => {
                let old = self.eval(target);
                let new = self.eval(value);
                if matches!(old.kind, Kind::Null) && op != Some(BinaryOp::And) { new } else { self.join(&old, &new) }
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
                        self.spread_into(&mut object, &new, span);
                        self.st.heap.put(cell, Cell::Object(object));
                    }
                    return old;
                }
                self.binary(op, &old, &new, span)
            }
        };
        if !self.live {
            return result;
        }
        self.assign(target, result.clone(), Some((value, span)));
        result
    }

    /// Puts a value where a target says. `written`: the expression it came from and the place of the assignment, for rules.
    pub(super) fn assign(&mut self, target: &'a Expr, value: Value<'a>, written: Option<(&'a Expr, Span)>) {
        if self.nesting > super::MAX_NESTING {
            return;
        }
        match &target.kind {
            ExprKind::Name(name) => {
                let value = self.named_value(value, name, written.map_or(target.span, |(_, span)| span));
                if let Some((expr, span)) = written {
                    self.write_event_name(name, &value, Some(expr), span);
                }
                self.set_name(name, value);
            }
            ExprKind::Member { object, name, .. } => {
                if target.dotted().is_some_and(|text| text == "module.exports") {
                    self.set_name(&"module.exports".into(), value);
                    return;
                }
                let container = self.eval(object);
                let value = self.named_value(value, name, written.map_or(target.span, |(_, span)| span));
                self.write_event_member(&container, object, name, None, &value, written, target);
                self.set_member(&container, name, value);
            }
            ExprKind::Index { object, index } => {
                let container = self.eval(object);
                let key = self.eval(index);
                let name: Sym = key.as_str().unwrap_or_else(|| "[]".into());
                self.write_event_member(&container, object, &name, Some(&key), &value, written, target);
                self.set_index(&container, &key, value);
            }
            ExprKind::List { items, .. } => self.assign_list(items, &value),
            ExprKind::Map(entries) => {
                for (key, inner) in entries {
                    let part = match key {
                        Some(key) => {
                            let key_value = match &key.kind {
                                ExprKind::Name(name) => Value::str(name.clone()),
                                _ => self.eval(key),
                            };
                            match key_value.as_str() {
                                Some(name) => self.member(&value, &name, target.span),
                                None => self.index_value(&value, &key_value),
                            }
                        }
                        None => value.clone(),
                    };
                    let part = match part.kind {
                        Kind::Method(_) => Value::null(),
                        _ => part,
                    };
                    self.assign(inner, part, None);
                }
            }
            ExprKind::Assign { target, value: default, .. } => {
                let given = if matches!(value.kind, Kind::Null) {
                    self.eval(default)
                } else if matches!(value.kind, Kind::Unknown) {
                    let default = self.eval(default);
                    self.join(&value, &default)
                } else {
                    value
                };
                self.assign(target, given, None);
            }
            ExprKind::Spread(inner) => self.assign(inner, value, None),
            ExprKind::Unary { op: UnaryOp::Deref | UnaryOp::AddressOf | UnaryOp::Unwrap, operand } => self.assign(operand, value, written),
            ExprKind::Cast { value: inner, .. } | ExprKind::Await(inner) => self.assign(inner, value, written),
            ExprKind::Slice { object, .. } => {
                let container = self.eval(object);
                if let Some(cell) = container.cell()
                    && let Some(object) = self.st.heap.object_mut(cell)
                {
                    object.blur(&self.ids);
                    object.add_rest(value, &self.ids);
                }
            }
            // `Some(x)`, `Ok(x)`, class patterns.
            ExprKind::Call { args, .. } => {
                for arg in args {
                    self.assign(&arg.value, value.clone(), None);
                }
            }
            _ => {
                self.eval(target);
            }
        }
    }

    fn assign_list(&mut self, items: &'a [Expr], value: &Value<'a>) {
        let exact = self.exact_elements(value);
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
                Some(list) => list.get(i).cloned().unwrap_or_else(Value::null),
                None => self.index_value(value, &Value::int(i as i128)),
            };
            // The second of Go's two results is the error: it is no data.
            let part =
                if self.language == Language::Go && exact.is_none() { if i == 0 { value.clone() } else { self.opaque() } } else { part };
            self.assign(item, part, None);
        }
    }

    pub(super) fn set_member(&mut self, container: &Value<'a>, name: &Sym, value: Value<'a>) {
        let atoms = container.atoms().to_vec();
        let single = atoms.len() == 1;
        for atom in atoms {
            match &atom.kind {
                Kind::Cell(cell) => {
                    let ids = &self.ids;
                    if let Some(object) = self.st.heap.object_mut(*cell) {
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
                Kind::Lib(library) if tagged_module(library).is_none() => {
                    // `exports.f = …`, settings of a library: kept under the full name.
                    if matches!(&**library, "exports" | "module.exports") {
                        self.export(name, value.clone());
                    }
                }
                Kind::Unknown | Kind::Opaque if atom.id != 0 => {
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

    fn export(&mut self, name: &Sym, value: Value<'a>) {
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
            let Some(cell) = atom.cell() else {
                if let Some(name) = key.key() {
                    self.set_member(&atom, &name, value.clone());
                }
                continue;
            };
            let ids = &self.ids;
            let Some(object) = self.st.heap.object_mut(cell) else { continue };
            let weak = object.weak || !single;
            match (object.shape, key.as_int()) {
                (Shape::List, Some(at)) => {
                    let length = object.items.len() as i128;
                    let at = if at < 0 { at + length } else { at };
                    match usize::try_from(at) {
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
                        for (_, held) in &mut object.fields {
                            *held = held.join(&value, ids);
                        }
                    }
                },
            }
        }
    }

    fn eval_unary(&mut self, op: UnaryOp, operand: &'a Expr) -> Value<'a> {
        let value = self.eval(operand);
        match op {
            UnaryOp::Not => {
                let mut result = match value.truth(self.empty_is_false()) {
                    Some(yes) => Value::bool(!yes),
                    None => self.boolean(),
                };
                let facts = value.facts.clone().or_else(|| self.truth_facts(&value));
                if let Some(facts) = facts {
                    result.facts = Some(Rc::new(Facts { when_true: facts.when_false.clone(), when_false: facts.when_true.clone() }));
                }
                result
            }
            UnaryOp::Neg => match value.kind {
                Kind::Int(number) => Value::int(number.checked_neg().unwrap_or(number)),
                Kind::Float(number) => Value::of(Kind::Float(-number)),
                _ => self.number(),
            },
            UnaryOp::Plus => match value.kind {
                Kind::Int(_) | Kind::Float(_) => value,
                _ => self.number(),
            },
            UnaryOp::BitNot => match value.kind {
                Kind::Int(number) => Value::int(!number),
                _ => self.number(),
            },
            UnaryOp::AddressOf | UnaryOp::Deref | UnaryOp::Unwrap | UnaryOp::Other => value,
        }
    }

    fn eval_binary(&mut self, op: BinaryOp, left: &'a Expr, right: &'a Expr, expr: &'a Expr) -> Value<'a> {
        match op {
            BinaryOp::And | BinaryOp::Or => self.eval_logic(op, left, right),
            BinaryOp::Coalesce => {
                let first = self.eval(left);
                if matches!(first.kind, Kind::Null) {
                    return self.eval(right);
                }
                if first.is_plain_constant() || matches!(first.kind, Kind::Cell(_)) {
                    return first;
                }
                let (_, second) = self.either(|_| (), |engine| engine.eval(right));
                let rest = self.without_null(&first);
                self.join(&rest, &second)
            }
            _ => {
                let a = self.eval(left);
                let b = self.eval(right);
                if is_comparison(op) {
                    return self.compare(op, &a, &b, left, right, expr);
                }
                self.binary(op, &a, &b, expr.span)
            }
        }
    }

    fn without_null(&self, value: &Value<'a>) -> Value<'a> {
        match &value.kind {
            Kind::Choice(list) => {
                let mut rest = list.iter().filter(|one| !matches!(one.kind, Kind::Null));
                let Some(first) = rest.next() else { return value.clone() };
                rest.fold(first.clone(), |sum, one| self.join(&sum, one))
            }
            _ => value.clone(),
        }
    }

    fn eval_logic(&mut self, op: BinaryOp, left: &'a Expr, right: &'a Expr) -> Value<'a> {
        let first = self.eval(left);
        let and = op == BinaryOp::And;
        match first.truth(self.empty_is_false()) {
            Some(yes) if yes != and => return first,
            Some(_) => return self.eval(right),
            None => {}
        }
        let before = self.st.facts.clone();
        let first_facts = first.facts.clone().or_else(|| self.truth_facts(&first));
        let (second, _) = self.either(
            |engine| {
                engine.assume(left, &first, and);
                engine.live.then(|| engine.eval(right))
            },
            |_| (),
        );
        self.st.facts = before;
        let Some(second) = second else { return first };
        let second_facts = second.facts.clone().or_else(|| self.truth_facts(&second));
        let boolish = |value: &Value<'a>| matches!(value.ty.as_deref(), Some("boolean")) || matches!(value.kind, Kind::Bool(_));
        let mut result = if boolish(&first) && boolish(&second) {
            match second.truth(self.empty_is_false()) {
                // `unknown and False` is false.
                Some(yes) if yes != and => Value::bool(yes),
                _ => self.boolean(),
            }
        } else if and {
            // The value is the first only where that is false: it carries nothing then.
            let mut value = self.join(&first, &second);
            if boolish(&first) {
                value = second.clone();
                value.facts = None;
            }
            value
        } else {
            let first = self.without_null(&first);
            self.join(&first, &second)
        };
        let empty = Rc::new(Facts::default());
        let a = first_facts.unwrap_or_else(|| empty.clone());
        let b = second_facts.unwrap_or(empty);
        let both = |x: &[super::value::Fact], y: &[super::value::Fact]| x.iter().chain(y).cloned().collect::<Vec<_>>();
        let facts = if and {
            Facts { when_true: both(&a.when_true, &b.when_true), when_false: super::heap::meet(&a.when_false, &b.when_false) }
        } else {
            Facts { when_true: super::heap::meet(&a.when_true, &b.when_true), when_false: both(&a.when_false, &b.when_false) }
        };
        if !facts.when_true.is_empty() || !facts.when_false.is_empty() {
            result.facts = Some(Rc::new(facts));
        }
        result
    }

    /// Arithmetic and concatenation.
    pub(super) fn binary(&mut self, op: BinaryOp, a: &Value<'a>, b: &Value<'a>, span: Span) -> Value<'a> {
        use BinaryOp::*;
        if op == Concat {
            return self.concat(&[a.clone(), b.clone()], span);
        }
        if let (Kind::Int(x), Kind::Int(y)) = (&a.kind, &b.kind) {
            return fold_int(op, *x, *y, self.language).unwrap_or_else(|| self.number());
        }
        if let (Some(x), Some(y)) = (as_float(a), as_float(b))
            && let Some(value) = fold_float(op, x, y)
        {
            return value;
        }
        if op == Mod && matches!(a.kind, Kind::Str(_)) {
            return self.percent_format(a, b, span);
        }
        if op == Mul && matches!(a.kind, Kind::Str(_)) {
            return a.clone();
        }
        if Self::arithmetic(op) {
            // `Path / name`: joining paths.
            if op == Div
                && (a.ty.is_some() && a.ty.as_deref() != Some("number") || !b.taint.is_empty() && self.language == Language::Python)
            {
                return self.concat(&[a.clone(), Value::str("/"), b.clone()], span).typed(a.ty.clone());
            }
            let is_text = |value: &Value<'a>| matches!(value.kind, Kind::Str(_)) || value.ty.as_deref() == Some("string");
            if op == Mod && (is_text(a) || !a.taint.is_empty()) && !a.is_plain_constant() {
                return self.concat(&[a.clone(), b.clone()], span);
            }
            // The result is a number, whatever went in.
            let taint = a.taint.union(&b.taint).cleaned(super::value::CleanBits::SANITIZED);
            let mut value = self.number();
            value.taint = taint;
            return value;
        }
        match op {
            Add => {
                let numeric = |value: &Value<'a>| {
                    matches!(value.kind, Kind::Int(_) | Kind::Float(_)) || matches!(value.ty.as_deref(), Some("number"))
                };
                if numeric(a) && numeric(b) {
                    let mut value = self.number();
                    value.taint = a.taint.union(&b.taint);
                    return value;
                }
                if let (Some(x), Some(y)) = (a.cell(), b.cell()) {
                    let lists = [x, y].map(|cell| self.st.heap.object(cell).is_some_and(|object| object.shape == Shape::List));
                    if lists == [true, true] {
                        let mut object = Object::new(Shape::List);
                        self.spread_into(&mut object, a, span);
                        self.spread_into(&mut object, b, span);
                        return self.allocate_object(object);
                    }
                }
                if let Some(cell) = a.cell().or(b.cell())
                    && self.st.heap.object(cell).is_some_and(|object| object.shape == Shape::List)
                    && !matches!(self.language, Language::JavaScript | Language::TypeScript | Language::Tsx | Language::Java)
                {
                    let mut object = Object::new(Shape::List);
                    self.spread_into(&mut object, a, span);
                    self.spread_into(&mut object, b, span);
                    return self.allocate_object(object);
                }
                self.concat(&[a.clone(), b.clone()], span)
            }
            Range | RangeInclusive => {
                let mut object = Object::new(Shape::List);
                object.rest = Some(Box::new(self.number()));
                self.allocate_object(object)
            }
            _ => {
                let taint = self.deep_taint(a).union(&self.deep_taint(b));
                // `a | b` of sets and maps.
                self.unknown_with(taint)
            }
        }
    }

    /// Pieces in order, as one string.
    pub(super) fn concat(&mut self, values: &[Value<'a>], span: Span) -> Value<'a> {
        // One value with a few constant alternatives keeps them apart.
        let choice = values.iter().position(|value| matches!(value.kind, Kind::Choice(_)));
        if let Some(at) = choice
            && values.iter().filter(|value| matches!(value.kind, Kind::Choice(_))).count() == 1
            && values[at].atoms().len() <= 4
        {
            let mut result: Option<Value<'a>> = None;
            for atom in values[at].atoms().to_vec() {
                let mut list = values.to_vec();
                list[at] = atom;
                let one = self.concat(&list, span);
                result = Some(match result {
                    Some(known) => self.join(&known, &one),
                    None => one,
                });
            }
            if let Some(result) = result {
                return result;
            }
        }
        let mut text = Text::default();
        for value in values {
            let mut pieces = self.text_of(value);
            if let Kind::Bool(yes) = value.kind {
                pieces = Text::known(if yes { "true" } else { "false" });
            }
            text.append(&pieces);
        }
        let taint = text.taint();
        let mut value = Value::of(Kind::Str(Rc::new(text)));
        if !taint.is_empty() {
            let module = self.module_number();
            value.taint = taint;
            value = value.stepped(module, span, &Note::Joined);
        }
        if !value.is_plain_constant() {
            value.id = self.ids.next();
        }
        value.typed(Some("string".into()))
    }

    /// A value as text; containers count as what is inside.
    pub(super) fn text_of(&mut self, value: &Value<'a>) -> Text {
        if let Kind::Cell(cell) = value.kind {
            if let Some(object) = self.st.heap.object(cell)
                && object.shape == Shape::Buffer
                && let Some(held) = object.field("$")
            {
                return held.pieces();
            }
            let taint = self.deep_taint(value);
            let unknown = taint.is_empty() && self.deep_unknown(value, 0);
            return Text { pieces: vec![Piece::Dynamic { taint, unknown }] };
        }
        value.pieces()
    }

    /// Taint of the value and of all it holds.
    pub(super) fn deep_taint(&self, value: &Value<'a>) -> Taint {
        self.deep_taint_at(value, 0)
    }

    fn deep_taint_at(&self, value: &Value<'a>, depth: u32) -> Taint {
        let mut taint = value.taint.clone();
        if depth > 3 {
            return taint;
        }
        match &value.kind {
            Kind::Cell(cell) => {
                if let Some(object) = self.st.heap.object(*cell) {
                    taint = taint.union(&object.taint);
                    let all = object.items.iter().chain(object.fields.iter().map(|(_, value)| value)).chain(object.rest.as_deref());
                    for inner in all.take(64) {
                        taint = taint.union(&self.deep_taint_at(inner, depth + 1));
                    }
                }
            }
            Kind::Choice(list) => {
                for inner in list.iter() {
                    taint = taint.union(&self.deep_taint_at(inner, depth + 1));
                }
            }
            _ => {}
        }
        taint
    }

    pub(super) fn deep_unknown(&self, value: &Value<'a>, depth: u32) -> bool {
        match &value.kind {
            Kind::Unknown | Kind::Lib(_) => value.taint.is_empty(),
            Kind::Str(text) => text.pieces.iter().any(|piece| piece.provenance().1),
            Kind::Choice(list) => depth < 4 && list.iter().any(|one| self.deep_unknown(one, depth + 1)),
            Kind::Cell(cell) => {
                depth < 4
                    && self.st.heap.object(*cell).is_some_and(|object| {
                        let all = object.items.iter().chain(object.fields.iter().map(|(_, value)| value)).chain(object.rest.as_deref());
                        object.open && object.taint.is_empty() || all.take(64).any(|inner| self.deep_unknown(inner, depth + 1))
                    })
            }
            _ => false,
        }
    }

    /// What a declared type says of a value.
    pub(super) fn with_declared_type(&mut self, value: Value<'a>, ty: &'a TypeRef) -> Value<'a> {
        let Some(name) = self.type_name(ty) else { return value };
        if value.ty.is_some() && &*name != "number" || value.is_plain_constant() || matches!(value.kind, Kind::Func(_) | Kind::Class(_)) {
            return value;
        }
        let mut value = value;
        if !matches!(value.kind, Kind::Cell(_)) || value.ty.is_none() {
            value.ty = Some(name);
        }
        self.clean_by_type(value)
    }

    /// Numbers carry nothing untrusted, where the language holds them to be numbers.
    pub(super) fn clean_by_type(&mut self, value: Value<'a>) -> Value<'a> {
        use Language::*;
        let strict = matches!(self.language, Java | Kotlin | CSharp | Go | Rust | Php);
        if strict && matches!(value.ty.as_deref(), Some("number" | "boolean")) && !value.taint.is_empty() {
            let mut value = value.cleaned(super::value::CleanBits::SANITIZED);
            value.kind = Kind::Opaque;
            return value;
        }
        value
    }

    pub(super) fn zero(&mut self, ty: Option<&'a TypeRef>) -> Value<'a> {
        let Some(ty) = ty else { return Value::null() };
        match self.type_name(ty).as_deref() {
            Some("number") => Value::int(0),
            Some("boolean") => Value::bool(false),
            Some("string") => Value::str(""),
            _ => match self.type_class(ty) {
                Some(class) if ty.pointers == 0 => self.bare_instance(class),
                _ if !ty.dims.is_empty() => self.new_list(Vec::new()),
                _ => {
                    let ty = self.type_name(ty);
                    match ty.as_deref() {
                        // A buffer or builder is ready for use.
                        Some("strings.Builder" | "bytes.Buffer") => self.new_buffer(Value::str(""), ty),
                        _ => self.opaque().typed(ty),
                    }
                }
            },
        }
    }
}

pub(super) const fn is_comparison(op: BinaryOp) -> bool {
    use BinaryOp::*;
    matches!(op, Eq | NotEq | Same | NotSame | Lt | Le | Gt | Ge | In | NotIn | Match | NotMatch)
}

fn as_float(value: &Value<'_>) -> Option<f64> {
    match value.kind {
        Kind::Int(number) => Some(number as f64),
        Kind::Float(number) => Some(number),
        _ => None,
    }
}

fn fold_int<'a>(op: BinaryOp, x: i128, y: i128, language: Language) -> Option<Value<'a>> {
    use BinaryOp::*;
    let shift = u32::try_from(y).ok().filter(|shift| *shift < 64);
    Some(Value::int(match op {
        Add => x.checked_add(y)?,
        Sub => x.checked_sub(y)?,
        Mul => x.checked_mul(y)?,
        Div | FloorDiv if y == 0 => return None,
        Div if matches!(language, Language::Python | Language::JavaScript | Language::TypeScript | Language::Tsx | Language::Php) => {
            return Some(Value::of(Kind::Float(x as f64 / y as f64)));
        }
        Div => x.checked_div(y)?,
        FloorDiv => x.checked_div_euclid(y)?,
        Mod if y == 0 => return None,
        Mod => x.checked_rem(y)?,
        Pow => x.checked_pow(u32::try_from(y).ok()?)?,
        BitAnd => x & y,
        BitOr => x | y,
        BitXor => x ^ y,
        Shl => x.checked_mul(1_i128.checked_shl(shift?)?)?,
        Shr | UShr => x >> shift?,
        _ => return None,
    }))
}

fn fold_float<'a>(op: BinaryOp, x: f64, y: f64) -> Option<Value<'a>> {
    use BinaryOp::*;
    Some(Value::of(Kind::Float(match op {
        Add => x + y,
        Sub => x - y,
        Mul => x * y,
        Div if y != 0.0 => x / y,
        _ => return None,
    })))
}
