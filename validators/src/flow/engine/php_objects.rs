//! What PHP asks an object's own methods: members that are not there, elements, elements in a row; cases of enumerations; what closures copy
//! when they are made. Knows no rule.

use std::rc::Rc;

use assay_manifests::Span;

use super::{
    Engine,
    call::{ArgValue, Site},
    heap::{Cell, Object, Scope, Shape},
    value::{ClassId, Closure, Kind, MAX_CHOICES, Ref, Value},
    vars::Vars,
};
use crate::flow::{
    ir::{Arg, Expr, ExprKind, Function, Spread, Sym},
    lower::{COPIED, HIDDEN},
};

/// How many objects that were made, and static variables that are seen, are kept in mind.
const MOST_MADE: usize = 1 << 14;
const MOST_STATICS: usize = 256;
/// How deep a method that the language calls may be nested.
const ROOM: u32 = 60;

impl<'a> Engine<'a> {
    /// A method that the language calls by itself. Not from within that method: there members are what they are.
    pub(super) fn php_own(&mut self, object: &Value<'a>, method: &str, args: Vec<Value<'a>>) -> Option<Value<'a>> {
        if !self.is_php() || self.nesting + ROOM > super::MAX_NESTING {
            return None;
        }
        let class = self.st.heap.object(object.cell()?)?.class?;
        let (function, owner) = self.find_method(class, method, Some(args.len()), 0)?;
        if self.frames.iter().any(|frame| frame.function.is_some_and(|running| std::ptr::eq(running, function))) {
            return None;
        }
        let module = self.classes[owner.0 as usize].module;
        let closure = self.closure(function, module, Some(owner), Some(object.clone()));
        let given = self.call_value(&closure, args.into_iter().map(ArgValue::plain).collect(), Span::default(), &method.into());
        self.live = true;
        Some(given)
    }

    /// `$object->name = $value` where the class takes what it does not declare, or hides. `false` where it does not.
    pub(super) fn php_set(&mut self, object: &Value<'a>, name: &Sym, value: &Value<'a>) -> bool {
        let Some(held) = object.cell().and_then(|cell| self.st.heap.object(cell)) else { return false };
        let Some(class) = held.class else { return false };
        // One that is declared, but not for who writes it, is none of theirs.
        let is_own = held.field(name).is_some() || self.declares_field(class, name, 0);
        (!is_own || self.is_hidden_here(class, name))
            && self.php_own(object, "__set", vec![Value::str(name.clone()), value.clone()]).is_some()
    }

    /// `$object->name(…)` where no class in sight has the method.
    pub(super) fn php_missing(&mut self, object: &Value<'a>, name: &Sym, args: &[ArgValue<'a>]) -> Option<Value<'a>> {
        let list = self.new_list(args.iter().map(|arg| arg.value.clone()).collect());
        self.php_own(object, "__call", vec![Value::str(name.clone()), list])
    }

    /// `Kind::from($text)`, `Kind::cases()`, and static methods that no class in sight has.
    pub(super) fn php_static(&mut self, class: ClassId, method: &str, args: &[ArgValue<'a>]) -> Option<Value<'a>> {
        if matches!(method, "from" | "tryFrom" | "cases")
            && let Some(made) = self.php_case(class, method, args.first().map(|arg| &arg.value))
        {
            return Some(made);
        }
        let (function, owner) = self.find_method(class, "__callStatic", Some(2), 0)?;
        let module = self.classes[owner.0 as usize].module;
        let closure = Closure { function, module, class: Some(owner), this: None, scope: self.scope_of_class(owner) };
        let list = self.new_list(args.iter().map(|arg| arg.value.clone()).collect());
        let given = vec![ArgValue::plain(Value::str(method)), ArgValue::plain(list)];
        Some(self.call_closure(&closure, None, given, Span::default()))
    }

    /// One of the cases, or nothing; or all of them.
    fn php_case(&mut self, class: ClassId, method: &str, asked: Option<&Value<'a>>) -> Option<Value<'a>> {
        let own = self.classes[class.0 as usize].class;
        let is_case = |field: &&crate::flow::ir::Field| field.is_const && field.ty.as_ref().is_some_and(|ty| ty.name == own.name);
        let names: Vec<Sym> = own.fields.iter().filter(is_case).map(|field| field.name.clone()).collect();
        let mut cases: Vec<Value<'a>> = names.iter().filter_map(|name| self.static_member(class, name)).collect();
        if cases.is_empty() {
            return None;
        }
        if method == "cases" {
            return Some(self.new_list(cases));
        }
        // One that is asked for by a constant is that one.
        if let Some(asked) = asked.filter(|asked| asked.is_plain_constant()) {
            let value_of = |engine: &Self, case: &Value<'a>| engine.st.heap.object(case.cell()?)?.field("value").cloned();
            cases.retain(|case| value_of(self, case).is_none_or(|value| self.equal_values(&value, asked) != Some(false)));
            if cases.is_empty() && method == "tryFrom" {
                return Some(Value::null());
            }
        }
        let mut made = if cases.len() > MAX_CHOICES - 1 {
            let any = self.bare_instance(class);
            let text = self.opaque().typed(Some("string".into()));
            if let Some(object) = any.cell().and_then(|cell| self.st.heap.object_mut(cell)) {
                object.set_field(&"value".into(), text.clone(), &self.ids);
                object.set_field(&"name".into(), text, &self.ids);
            }
            any
        } else {
            let mut cases = cases.into_iter();
            let first = cases.next()?;
            cases.fold(first, |sum, one| self.join(&sum, &one))
        };
        let is_known = asked.is_none_or(Value::is_plain_constant);
        if method == "tryFrom" && !is_known {
            made = self.join(&made, &Value::null());
        }
        // What there is a case of is one of the program's own texts.
        if let Some(asked) = asked.filter(|_| !is_known) {
            made.facts = Some(Rc::new(self.guard_facts(asked, true)));
        }
        Some(made)
    }

    /// The method by which an object of PHP does what the engine asks by a name of its own.
    pub(super) fn php_asks(name: &str) -> Option<&'static str> {
        Some(match name {
            "__getitem__" => "offsetGet",
            "__setitem__" => "offsetSet",
            "__iter__" => "getIterator",
            _ => return None,
        })
    }

    /// What a walk over an object visits: what its iterator gives, or whatever it says that it is at.
    pub(super) fn php_walked(&mut self, object: Value<'a>) -> Value<'a> {
        if let Some(visited) = self.php_row_visited(&object) {
            return visited;
        }
        let mut at = object;
        for _ in 0..4 {
            match self.php_own(&at, "getIterator", Vec::new()) {
                Some(inner) if inner.cell() != at.cell() => at = inner,
                _ => break,
            }
        }
        let class = at.cell().and_then(|cell| self.st.heap.object(cell)).and_then(|object| object.class);
        if class.is_some_and(|class| self.find_method(class, "valid", Some(0), 0).is_some())
            && let Some(one) = self.php_own(&at, "current", Vec::new())
        {
            let mut list = Object::new(Shape::List);
            list.rest = Some(Box::new(one));
            return self.allocate_object(list);
        }
        at
    }

    /// An object that `new` has made is there, and goes on being there.
    pub(super) fn note_new_object(&mut self, site: &Site<'a, '_>, made: &mut Value<'a>) {
        // Those of Python answer for their truth themselves: few are known not to.
        let is_generator = |name: &Sym| matches!(&**name, "random.Random" | "random.SystemRandom" | "secrets.SystemRandom");
        if (site.is_new && (self.is_php() || self.is_script())
            || self.language == assay_manifests::Language::Python && site.names.iter().any(is_generator))
            && matches!(made.kind, Kind::Unknown | Kind::Opaque)
            && self.made.len() < MOST_MADE
        {
            if made.id == 0 {
                made.id = self.ids.next();
            }
            self.made.insert(made.id);
        }
    }

    /// Whether a value is an object that `new` has made, of a class that is not in sight.
    pub(super) fn is_new_object(&self, value: &Value<'a>) -> bool {
        value.id != 0 && matches!(value.kind, Kind::Unknown | Kind::Opaque) && self.made.contains(&value.id)
    }

    /// Whether two values are the same, where one of them is nothing and the other an object.
    pub(super) fn made_or_nothing(&self, a: &Value<'a>, b: &Value<'a>) -> Option<bool> {
        let is_nothing = |value: &Value<'a>| matches!(value.kind, Kind::Null);
        (is_nothing(a) && self.is_new_object(b) || is_nothing(b) && self.is_new_object(a)).then_some(false)
    }

    /// `static $row = [];`: begun where the function is called for the first time, and there from one call to the next.
    pub(super) fn begin_static(&mut self, name: Sym, kept: Sym, begun: Value<'a>) -> Value<'a> {
        let scope = self.frame().scope;
        if self.statics.len() >= MOST_STATICS {
            self.statics.clear();
        }
        self.statics.insert((scope, name), kept.clone());
        if let Some(held) = self.kept_static(&kept) {
            return held;
        }
        self.keep_static(kept, begun.clone());
        begun
    }

    /// Whether a field is one that the running code may not read: it stands outside of the field's class.
    pub(super) fn is_hidden_here(&self, class: ClassId, name: &str) -> bool {
        let mark = |field: &&crate::flow::ir::Field| {
            field.decorators.iter().any(|one| matches!(&one.kind, ExprKind::Name(word) if &**word == HIDDEN))
        };
        let decl = self.classes[class.0 as usize].class;
        decl.fields.iter().filter(|field| &*field.name == name).any(|field| mark(&field))
            && !self
                .frames
                .last()
                .and_then(|frame| frame.class)
                .is_some_and(|own| self.descends_from(own, class, 0) || self.descends_from(class, own, 0))
    }

    /// Names that mean variables further out.
    pub(super) fn declare_outside(&mut self, names: &[Sym]) {
        let scope = self.frame().scope;
        self.statics.retain(|(held, name), _| *held != scope || !names.contains(name));
        if let Some(scope) = self.st.heap.scope_mut(scope) {
            scope.globals.extend(names.iter().cloned());
        }
    }

    /// Where a static variable is kept that has a name in a scope.
    pub(super) fn static_place(&self, scope: Ref, name: &Sym) -> Option<Sym> {
        if self.statics.is_empty() { None } else { self.statics.get(&(scope, name.clone())).cloned() }
    }

    pub(super) fn kept_static(&self, kept: &Sym) -> Option<Value<'a>> {
        let scope = self.modules[self.module_number()].scope?;
        Some(self.with_facts(self.st.heap.scope(scope)?.vars.of(kept)?.clone()))
    }

    pub(super) fn keep_static(&mut self, kept: Sym, value: Value<'a>) {
        let Some(scope) = self.modules[self.module_number()].scope else { return };
        if let Some(scope) = self.st.heap.scope_mut(scope)
            && let Err(value) = scope.vars.write(&kept, value)
        {
            scope.vars.push(kept, value);
        }
    }

    /// The scope of a closure: what it copies is what its variables hold where it is made.
    pub(super) fn scope_with_copies(&mut self, function: &'a Function) -> Ref {
        let around = self.frame().scope;
        let copies = function.decorators.iter().find_map(|one| match &one.kind {
            ExprKind::Call { callee, args, .. } if callee.dotted().as_deref() == Some(COPIED) => Some(args),
            _ => None,
        });
        let mut vars = Vars::default();
        for arg in copies.into_iter().flatten() {
            if let ExprKind::Name(name) = &arg.value.kind
                && let Some(value) = self.lookup(name)
            {
                let value = self.own_copy(value, 0);
                vars.push(name.clone(), value);
            }
        }
        if vars.len() == 0 {
            return around;
        }
        self.allocate(Cell::Scope(Scope { vars, parent: Some(around), globals: Vec::new(), is_function: true }))
    }

    /// `clone $object`: its arrays are its own from then on, its objects are shared.
    pub(super) fn php_clone(&mut self, mut object: Object<'a>) -> Value<'a> {
        let is_array = |engine: &Self, value: &Value<'a>| matches!(engine.shape_of(value), Some(Shape::List | Shape::Map));
        for (_, field) in &mut object.fields {
            if is_array(self, field) {
                *field = self.own_copy(field.clone(), 0);
            }
        }
        object.weak = false;
        let copy = self.allocate_object(object);
        self.php_own(&copy, "__clone", Vec::new());
        copy
    }

    /// Something is written to what a function gave by reference: it is a part of its object or of what it was given.
    pub(super) fn written_through(&mut self, callee: &'a Expr, args: &'a [Arg], value: &Value<'a>) {
        let function = match &callee.kind {
            ExprKind::Member { object, name, .. } => {
                let held = self.eval(object);
                let class = match held.kind {
                    Kind::Class(class) => Some(class),
                    _ => held.cell().and_then(|cell| self.st.heap.object(cell)).and_then(|object| object.class),
                };
                class.and_then(|class| self.find_method(class, name, None, 0)).map(|(method, _)| (method, Some(held)))
            }
            ExprKind::Name(_) => match self.eval_callee(callee).kind {
                Kind::Func(closure) => Some((closure.function, None)),
                _ => None,
            },
            _ => None,
        };
        let Some((function, object)) = function else { return };
        let head = self.text(function.span).and_then(|text| text.split('(').next().map(|head| head.contains('&')));
        if head != Some(true) {
            return;
        }
        let mut given: Vec<Value<'a>> = object.into_iter().collect();
        given.extend(args.iter().take(4).map(|arg| self.eval(&arg.value)));
        for one in given {
            self.joined_into(&one, value, 0);
        }
    }

    /// A value that may stand in any place of an object or array from then on.
    fn joined_into(&mut self, held: &Value<'a>, value: &Value<'a>, depth: u32) {
        let Some(cell) = held.cell().filter(|_| depth < 3) else { return };
        let ids = &self.ids;
        let Some(object) = self.st.heap.object_mut(cell) else { return };
        let mut inner = Vec::new();
        for place in object.items.iter_mut().chain(object.fields.iter_mut().map(|(_, field)| field)) {
            if matches!(place.kind, Kind::Cell(_)) {
                inner.push(place.clone());
            } else {
                *place = place.join(value, ids);
            }
        }
        if object.shape != Shape::Instance {
            object.add_rest(value.clone(), ids);
        }
        for one in inner {
            self.joined_into(&one, value, depth + 1);
        }
    }

    /// An entry that the server itself fills, of what came with a request or of an upload that was kept in a variable.
    pub(super) fn is_from_the_server(&self, object: &Expr, container: &Value<'a>, key: &Value<'a>) -> bool {
        if super::php::is_of_the_server(object, key) {
            return true;
        }
        // The same array under another name.
        let whole = self.member_ids.get(&(u32::MAX, super::php::SERVER.into()));
        if whole.is_some_and(|whole| *whole == container.id) && key.as_str().is_some_and(|key| super::php::is_filled_by_server(&key)) {
            return true;
        }
        let asked = key.as_str().is_some_and(|key| matches!(&*key, "tmp_name" | "size" | "error"));
        asked && !container.taint.is_empty() && container.taint.sources().iter().all(|source| source.path.is_upload())
    }

    /// A table of functions of which one was chosen: the others are not known to run.
    pub(super) fn note_passed_over(&mut self, table: Ref, chosen: &Value<'a>) {
        let Kind::Func(chosen) = &chosen.kind else { return };
        let Some(held) = self.st.heap.object(table).filter(|held| matches!(held.shape, Shape::List | Shape::Map)) else { return };
        for one in held.items.iter().chain(held.fields.iter().map(|(_, field)| field)) {
            if let Kind::Func(other) = &one.kind
                && !std::ptr::eq(other.function, chosen.function)
            {
                self.php_kept.passed_over.insert(std::ptr::from_ref(other.function));
            }
        }
    }

    /// `unset($name)`: what it was one with stays as it is.
    pub(super) fn unalias(&mut self, name: &Sym) {
        let scope = self.frame().scope;
        let is_it = |place: &Expr| matches!(&place.kind, ExprKind::Name(other) if other == name);
        self.aliases.retain(|(known, alias, place)| *known != scope || alias != name && !is_it(place));
    }

    /// A place was written: names that are one with a part of what holds it have what stands there now.
    pub(super) fn refresh_aliases(&mut self, written: &'a Expr) {
        let (scope, held) = (self.frame().scope, root(written));
        let is_part = |place: &Expr| !matches!(place.kind, ExprKind::Name(_)) && held.is_some() && root(place) == held;
        let aliases = self.aliases.iter().filter(|(known, _, place)| *known == scope && is_part(place));
        let names: Vec<(Sym, &'a Expr)> = aliases.map(|(_, name, place)| (name.clone(), *place)).collect();
        for (name, place) in names {
            let value = self.eval(place);
            self.set_name(&name, value);
        }
    }

    /// `$closure->call($object, …)`, `$closure->bindTo($object)`: a closure that runs as a method of another object.
    pub(super) fn php_bound(&mut self, closure: &Closure<'a>, name: &str, args: &[ArgValue<'a>], span: Span) -> Option<Value<'a>> {
        let this = args.first()?.value.clone();
        let class = this.cell().and_then(|cell| self.st.heap.object(cell)).and_then(|object| object.class).or(closure.class);
        let (function, module, scope) = (closure.function, closure.module, closure.scope);
        let bound = Closure { function, module, class, this: this.cell().is_some().then_some(this), scope };
        match name {
            "call" => {
                let this = bound.this.clone();
                Some(self.call_closure(&bound, this, args[1..].to_vec(), span))
            }
            "bindTo" | "bind" => Some(Value::of(Kind::Func(Rc::new(bound)))),
            _ => None,
        }
    }

    /// `Closure::bind($closure, $object)`, `Closure::fromCallable($callable)`.
    pub(super) fn php_closure(&mut self, name: &str, args: &[ArgValue<'a>], span: Span) -> Option<Value<'a>> {
        let first = args.first().filter(|arg| arg.spread == Spread::No)?.value.clone();
        match (name, &first.kind) {
            ("Closure.bind", Kind::Func(closure)) => {
                let closure = closure.clone();
                self.php_bound(&closure, "bind", &args[1..], span)
            }
            ("Closure.fromCallable", _) => Some(self.callable(&first).unwrap_or(first)),
            _ => None,
        }
    }
}

/// The variable that a place is a part of.
fn root(place: &Expr) -> Option<&str> {
    let mut at = place;
    loop {
        at = match &at.kind {
            ExprKind::Index { object, .. } | ExprKind::Member { object, .. } => object,
            ExprKind::Name(name) => return Some(name),
            _ => return None,
        };
    }
}
