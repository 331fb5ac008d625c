//! Expressions: from the form to abstract values. Knows nothing of rules beyond telling them of reads, writes and literals.

use std::rc::Rc;

use assay_manifests::Language;

use super::{
    Engine,
    heap::{MAX_ENTRIES, Object, Shape},
    value::{Closure, Constant, Kind, NULL, Taint, Text, UNDEFINED, Value},
};
use crate::flow::ir::{Expr, ExprKind, Lit, Sym};

impl<'a> Engine<'a> {
    pub(super) fn eval(&mut self, expr: &'a Expr) -> Value<'a> {
        if !self.step() || self.is_too_deep(expr.span) {
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
                let container = self.pointed(&container);
                let key = self.eval(index);
                if let Some(found) = self.read_places(&container, expr, index, &key) {
                    return found;
                }
                let key = self.map_key(key);
                if self.is_php() && self.is_from_the_server(object, &container, &key) {
                    return self.opaque().typed(Some("string".into()));
                }
                if let Some(held) = self.global_name(object, &key).and_then(|name| self.global_value(&name)) {
                    return self.with_facts(held);
                }
                if self.language == Language::CSharp
                    && let Some(setting) = self.dotnet_setting(&container, &key)
                {
                    return setting;
                }
                if self.index_raises(&container, &key) {
                    return Value::null();
                }
                let carried = key.as_str().and_then(|name| self.carried(&container, object, &format!("[{name}]").into()));
                carried.unwrap_or_else(|| self.eval_index(&container, &key, expr))
            }
            ExprKind::Slice { object, from, to } => {
                let value = self.eval(object);
                let value = self.pointed(&value);
                let from = from.as_ref().map(|one| self.eval(one));
                let (to, room) = match to.as_deref().map(|one| &one.kind) {
                    Some(ExprKind::List { items, .. }) if self.language == Language::Go => {
                        let mut ends = items.iter().map(|one| self.eval(one)).collect::<Vec<_>>().into_iter();
                        let mut texts = items.iter().map(|one| self.text(one.span));
                        let is_tight = texts.next().zip(texts.next()).is_some_and(|(to, room)| to.is_some() && to == room);
                        (ends.next(), ends.next().map(|room| (room, is_tight)))
                    }
                    _ => (to.as_ref().map(|one| self.eval(one)), None),
                };
                // What stands before a sign has none.
                let before = to.as_ref().and_then(|to| to.facts.clone()).filter(|_| self.language == Language::Go && from.is_none());
                let value = before.map_or(value.clone(), |facts| value.learnt(&facts.when_false));
                // Nothing of bytes that are kept as a text, or of what is not known.
                let nothing = self.language == Language::Go && from.is_none() && to.as_ref().and_then(Value::as_int) == Some(0);
                let part = match value.kind {
                    Kind::Unknown | Kind::Opaque if nothing => Value::str(""),
                    _ => self.slice(&value, from.as_ref(), to.as_ref()),
                };
                if self.language == Language::Go {
                    self.note_part_of(&part, &value, from.as_ref(), room);
                    return self.part_of_bytes(part, &value, from.is_some() || to.is_some());
                }
                part
            }
            ExprKind::Call { callee, args, kind } => match self.eval_caught(callee, args) {
                Some(value) => value,
                None => self.eval_call_perhaps(callee, args, *kind, expr),
            },
            ExprKind::Format(pieces) => {
                let values: Vec<Value<'a>> = pieces
                    .iter()
                    .map(|piece| {
                        let value = self.eval(piece);
                        let value = self.shown_in_place(value);
                        self.as_piece(value, piece)
                    })
                    .collect();
                self.concat(&values, expr.span)
            }
            ExprKind::Binary { op, left, right } => self.eval_binary(*op, left, right, expr),
            ExprKind::Unary { op, operand } => self.eval_unary(*op, operand),
            ExprKind::Conditional { cond, then, otherwise } => {
                let value = self.eval_condition(cond);
                match self.truth_of(&value) {
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
            ExprKind::List { items, kind } => {
                let mut object = Object::new(Shape::List);
                let is_set = *kind == crate::flow::ir::ListKind::Set && self.language == Language::Python;
                if *kind == crate::flow::ir::ListKind::Set && self.language == Language::Go {
                    object.ty = Some(super::go_values::ARRAY.into());
                }
                if self.is_php() && items.iter().any(|item| matches!(item.kind, ExprKind::Spread(_))) {
                    return self.php_list(items, expr.span);
                }
                for item in items.iter().take(4 * MAX_ENTRIES) {
                    if let ExprKind::Spread(inner) = &item.kind {
                        let value = self.eval(inner);
                        self.spread_into(&mut object, &value, inner.span);
                    } else {
                        let value = self.eval(item);
                        object.push(value, &self.ids);
                    }
                }
                if is_set {
                    self.make_set(&mut object);
                }
                if *kind == crate::flow::ir::ListKind::Tuple && self.language == Language::CSharp {
                    self.name_elements(&mut object);
                }
                self.allocate_object(object)
            }
            ExprKind::Map(entries) => self.eval_map(entries),
            ExprKind::Comprehension { element, key, clauses, .. } => self.eval_comprehension(element, key.as_deref(), clauses),
            ExprKind::Lambda(function) => {
                let mut scope = self.scope_with_defaults(function);
                // Within itself a function of a script goes by its own name; a method does not.
                let is_named = self.is_script() && function.is_static && self.calls_itself(function);
                if is_named {
                    scope = self.allocate_scope(Some(scope), false);
                }
                let frame = self.frame();
                let (module, class, this) = (frame.module, frame.class, frame.this.clone());
                let made = Value::of(Kind::Func(Rc::new(Closure { function, module, class, this, scope })));
                if is_named {
                    let around = std::mem::replace(&mut self.frame().scope, scope);
                    self.declare(&function.name, made.clone());
                    self.frame().scope = around;
                }
                made
            }
            ExprKind::Assign { target, op, value } => self.eval_assign(target, *op, value, expr.span),
            ExprKind::Block(body) => self.eval_block(body),
            ExprKind::Cast { ty, value } => {
                if self.on_jvm()
                    && &*ty.name == "char"
                    && let Some(character) = self.character_of(value)
                {
                    return character;
                }
                if let Some(parsed) = self.rust_parsed(ty, value) {
                    return parsed;
                }
                let mut held = self.eval(value);
                if let Some(number) = self.number_cast(&held, ty) {
                    return number;
                }
                held = self.cut_to(&held, ty).unwrap_or(held);
                held = self.cast_to(held, ty);
                if self.is_php()
                    && &*ty.name == "string"
                    && let Some(written) = self.written_object(&held)
                {
                    held = written;
                }
                if self.is_php()
                    && let Some(known) = self.php_cast(&ty.name, &held)
                {
                    return known;
                }
                if self.language == Language::Go {
                    held = self.without_own_type(held, ty);
                    held = self.own_bytes(held, ty);
                }
                // A cast to a narrower type tells more than what was known.
                let asked = self.forgetting_wider(held.clone(), ty);
                let mut result = self.with_declared_type(asked, ty);
                self.cast_event(ty, &held, value, expr.span, &mut result);
                result
            }
            ExprKind::TypeTest { value, ty } => {
                let tested = self.eval_tested(value, ty);
                if self.language == Language::Go
                    && let Some(known) = self.has_go_type(&tested, ty)
                {
                    return Value::bool(known);
                }
                let asked = self.type_name(ty);
                if matches!(tested.kind, Kind::Null) && (self.on_jvm() || self.language == Language::CSharp) {
                    return Value::bool(false);
                }
                if let Some(known) = self.is_made_of(&tested, ty).or_else(|| self.script_instance_of(&tested, ty)) {
                    return Value::bool(known);
                }
                let own = match tested.kind {
                    Kind::Str(_) => Some("string"),
                    Kind::Int(_) | Kind::Float(_) => Some("number"),
                    Kind::Bool(_) => Some("boolean"),
                    _ => None,
                };
                if let (Some(own), Some(asked @ ("string" | "number" | "boolean"))) = (own, asked.as_deref())
                    && self.language != Language::Go
                    && own != asked
                {
                    return Value::bool(false);
                }
                let mut result = self.boolean();
                if matches!(asked.as_deref(), Some("number" | "boolean")) && tested.id != 0 {
                    result.facts = Some(Rc::new(self.guard_facts(&tested, true)));
                }
                result
            }
            ExprKind::Await(inner) => {
                let value = self.eval(inner);
                if self.is_script()
                    && let Some(failed) = self.rejection(&value)
                {
                    self.throw(Some(failed));
                    return self.unknown();
                }
                self.entered(value)
            }
            ExprKind::Yield(value) => self.yielded(value.as_deref(), expr.span),
            ExprKind::Spread(inner) => self.eval(inner),
            ExprKind::Class(class) => {
                let frame = self.frame();
                let (module, outer, scope) = (frame.module, frame.class, frame.scope);
                let id = self.class_number(class, module, outer, Some(scope));
                if self.is_script() {
                    self.statics(id);
                }
                Value::of(Kind::Class(id))
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
                let value = if matches!(lit, Lit::Bytes(_)) { self.as_bytes(value) } else { value };
                self.literal_event(&value, expr);
                value
            }
            Lit::Int(number) => Value::int(*number),
            Lit::Float(number) => Value::of(Kind::Float(*number)),
            Lit::Bool(yes) => Value::bool(*yes),
            Lit::Null => Value::null().typed(self.is_script().then(|| NULL.into())),
            Lit::Regex(pattern, flags) => Value::of(Kind::Regex(pattern.clone(), flags.clone())),
            Lit::Char(char) => {
                if matches!(self.language, Language::C | Language::Cpp) {
                    Value::int(u32::from(*char).into())
                } else {
                    let letter = (self.language == Language::Java).then(|| super::asked::CHARACTER.into());
                    Value::str(char.to_string()).typed(letter)
                }
            }
        }
    }

    /// What a name holds, where it is known.
    pub(super) fn lookup(&mut self, name: &Sym) -> Option<Value<'a>> {
        if &**name == "Self"
            && self.language == Language::Rust
            && let Some(class) = self.frame().class
        {
            return Some(Value::of(Kind::Class(class)));
        }
        if &**name == "static" && self.is_php() {
            return self.late_class();
        }
        if &**name == "this"
            && self.language == Language::Kotlin
            && let Some(receiver) = self.inner_receiver()
        {
            return Some(self.with_facts(receiver));
        }
        if matches!(&**name, "this" | "self" | "super" | "$this" | "this@")
            && let Some(this) = self.frame().this.clone()
        {
            // What a function extends may be a text, of which tests tell something.
            return Some(if self.language == Language::Kotlin { self.with_facts(this) } else { this });
        }
        let frame = self.frame();
        let (module, class, own) = (frame.module, frame.class, frame.scope);
        let module_scope = self.modules[module].scope;
        let mut at = Some(own);
        while let Some(current) = at {
            if Some(current) == module_scope {
                break;
            }
            if let Some(kept) = self.static_place(current, name) {
                return self.kept_static(&kept);
            }
            let Some(scope) = self.st.heap.scope(current) else { break };
            if let Some(value) = scope.vars.of(name) {
                return Some(self.with_facts(value.clone()));
            }
            at = scope.parent;
        }
        if let Some(value) = self.member_inside(name) {
            return Some(value);
        }
        if let Some(class) = class
            && (self.implicit_this() || self.frame().function.is_none() || self.language == Language::Ruby)
            && let Some(value) = self.implicit_member(class, name)
        {
            return Some(value);
        }
        if let Some(scope) = module_scope
            && self.sees_global(name)
            && let Some(scope) = self.st.heap.scope(scope)
            && let Some(value) = scope.vars.of(name)
        {
            return Some(self.with_facts(value.clone()));
        }
        self.module_name(module, name, 0)
    }

    fn eval_name(&mut self, name: &Sym, expr: &'a Expr) -> Value<'a> {
        if let Some(value) = self.lookup(name) {
            if let Kind::Lib(full) = &value.kind {
                let full = full.clone();
                if self.is_python_constant(&full) {
                    return self.python_constant(&full);
                }
                return self.read_event(&full, value, None, expr);
            }
            if let Kind::Func(closure) = &value.kind {
                let function = closure.function;
                return self.kotlin_asked(function, value);
            }
            return value;
        }
        // A method out of its class: what its object holds is not in sight.
        let is_object = self.is_ruby() && &**name == "self" || self.is_php() && &**name == "$this";
        if is_object && self.options.open_world && self.frame().function.is_some() {
            let id = self.part_id(u32::MAX, name);
            let mut value = self.unknown();
            value.id = id;
            value.taint = self.taint_born(crate::rule::Labels::FIELD, None, expr.span, super::value::Note::Field(name.clone()), id);
            return value;
        }
        match &**name {
            "NaN" if self.is_script() => return Value::of(Kind::Float(f64::NAN)),
            "Infinity" if self.is_script() => return Value::of(Kind::Float(f64::INFINITY)),
            "undefined" if self.is_script() => return Value::null().typed(Some(UNDEFINED.into())),
            "undefined" | "NULL" | "nullptr" | "nil" | "None" => return Value::null(),
            "PHP_INT_SIZE" if self.is_php() => return Value::int(8),
            "PHP_INT_MAX" if self.is_php() => return Value::int(i64::MAX.into()),
            "PHP_EOL" if self.is_php() => return Value::str("\n"),
            "LDAP_ESCAPE_FILTER" if self.is_php() => return Value::int(1),
            "LDAP_ESCAPE_DN" if self.is_php() => return Value::int(2),
            "DIRECTORY_SEPARATOR" if self.is_php() => return Value::str("/"),
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
                            } else {
                                // What is known of the other case holds of it.
                                return self.with_facts(value);
                            }
                        }
                    }
                }
                None => {}
            }
        }
        // Made of a value that was tested: `parsed.String()` after a test of the host of `parsed`.
        if value.via != 0
            && let Some(fact) = facts.iter().find(|fact| fact.id == value.via)
        {
            value = value.cleaned(fact.clean);
        }
        if let Kind::Choice(list) = &value.kind
            && list.iter().any(|one| one.id != 0 && facts.iter().any(|fact| fact.id == one.id))
        {
            let list: Vec<Value<'a>> = list.iter().map(|one| self.with_facts(one.clone())).collect();
            value.taint = list.iter().fold(Taint::default(), |sum, one| sum.union(&one.taint));
            value.kind = Kind::Choice(Rc::new(list));
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

    pub(super) fn eval_map(&mut self, entries: &'a [(Option<Expr>, Expr)]) -> Value<'a> {
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
                    let key_value = self.map_key(key_value);
                    let value = self.eval(value);
                    let is_setter = |one: &Expr| one.dotted().as_deref() == Some("set");
                    match key_value.key() {
                        Some(key)
                            if self.is_script()
                                && matches!(&value.kind, Kind::Func(closure) if closure.function.decorators.iter().any(is_setter)) =>
                        {
                            object.set_field(&super::script_values::setter_key(&key), value, &self.ids);
                        }
                        Some(key) if self.is_script() && &*key == "__proto__" => self.script_parent_of(&mut object, &value),
                        Some(key) => object.set_field(&key, value, &self.ids),
                        None => {
                            object.add_rest(value, &self.ids);
                            if self.language == Language::Go || self.is_php() {
                                object.taint.add(&key_value.taint);
                            }
                        }
                    }
                }
                None => {
                    let inner = match &value.kind {
                        ExprKind::Spread(inner) => inner,
                        _ => value,
                    };
                    let spread = self.eval(inner);
                    let held = spread.cell().and_then(|cell| self.st.heap.object(cell)).cloned();
                    let held = held.map(|held| self.script_own(&spread, held));
                    let other = held.unwrap_or_else(|| {
                        let mut unseen = Object::new(Shape::Map);
                        unseen.open = true;
                        unseen.taint = spread.taint.clone();
                        unseen
                    });
                    self.take_over(&mut object, other);
                }
            }
        }
        self.allocate_object(object)
    }

    pub(super) fn eval_block(&mut self, body: &'a [crate::flow::ir::Stmt]) -> Value<'a> {
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
            StmtKind::Try { body, catches, otherwise, finally } => self.eval_try(body, catches, otherwise, finally),
            _ => {
                self.exec(last);
                Value::null()
            }
        }
    }
}
