//! Statements: paths part, run and meet. Knows nothing of rules beyond telling them of returns and handlers.

use std::rc::Rc;

use assay_manifests::Language;

use super::{
    Engine, Frame,
    heap::{Cell, meet},
    names::local_name,
    pour,
    value::{Bits, Closure, Facts, Kind, Note, Value},
};
use crate::flow::ir::{BinaryOp, Expr, ExprKind, Function, Stmt, StmtKind, Sym};

impl<'a> Engine<'a> {
    pub(super) fn exec_body(&mut self, body: &'a [Stmt]) {
        let around = self.frame().scope;
        self.open_scope(body);
        // Functions are known before the statements around them run; the module's own are found by name.
        if self.frame().function.is_some() {
            for stmt in body {
                if let StmtKind::Function(function) = &stmt.kind
                    && self.live
                {
                    self.define_function(function);
                }
            }
        }
        self.exec_in_order(body);
        if !self.frame().jumps.is_empty() {
            self.jump_back(body);
        }
        self.frame().scope = around;
    }

    pub(super) fn exec_in_order(&mut self, body: &'a [Stmt]) {
        for stmt in body {
            if !self.live || self.exhausted {
                // A label may be jumped to: what follows it is reached again.
                if self.exhausted || !body.iter().any(|stmt| matches!(stmt.kind, StmtKind::Label(_))) {
                    return;
                }
            }
            self.exec(stmt);
        }
    }

    fn define_function(&mut self, function: &'a Function) {
        self.define_in(function, self.frame_scope());
    }

    fn frame_scope(&self) -> super::value::Ref {
        self.frames[self.frames.len() - 1].scope
    }

    /// The scope of a function that Python makes here: what its parameters begin with is worked out now, not when it is called.
    pub(super) fn scope_with_defaults(&mut self, function: &'a Function) -> super::value::Ref {
        if self.is_php() {
            return self.scope_with_copies(function);
        }
        let scope = self.frame().scope;
        let worked_out = |expr: &Expr| !matches!(expr.kind, ExprKind::Lit(_));
        if self.language != Language::Python || !function.params.iter().any(|param| param.default.as_ref().is_some_and(worked_out)) {
            return scope;
        }
        let mut begun = Vec::new();
        for param in &function.params {
            if let Some(default) = param.default.as_ref().filter(|default| worked_out(default)) {
                begun.push((default_key(function, &param.name), self.eval(default)));
            }
        }
        // A function of a module stays in the module's scope: what is found by name there is found without it.
        let own = self.frame().function.is_none();
        let at = if own {
            scope
        } else {
            let inner = super::heap::Scope { vars: Default::default(), parent: Some(scope), globals: Vec::new(), is_function: false };
            self.allocate(Cell::Scope(inner))
        };
        if let Some(scope) = self.st.heap.scope_mut(at) {
            for (name, value) in begun {
                if let Err(value) = scope.vars.write(&name, value) {
                    scope.vars.push(name, value);
                }
            }
        }
        at
    }

    /// The same of a class's methods.
    fn note_defaults(&mut self, class: &'a crate::flow::ir::Class, id: super::value::ClassId) {
        if self.language != Language::Python || self.frame().function.is_none() {
            return;
        }
        for method in &class.methods {
            for (param, default) in method.params.iter().filter_map(|param| Some(param).zip(param.default.as_ref())) {
                let (name, value) = (default_key(method, &param.name), self.eval(default));
                if let Some(scope) = self.st.heap.scope_mut(self.scope_of_class(id))
                    && let Err(value) = scope.vars.write(&name, value)
                {
                    scope.vars.push(name, value);
                }
            }
        }
    }

    /// What a parameter began with when its function was made.
    pub(super) fn default_made(&self, closure: &Closure<'a>, name: &Sym) -> Option<Value<'a>> {
        if self.language != Language::Python {
            return None;
        }
        self.st.heap.scope(closure.scope)?.vars.of(&default_key(closure.function, name)).cloned()
    }

    fn define_in(&mut self, function: &'a Function, scope: super::value::Ref) {
        let frame = self.frame();
        let (module, class, this) = (frame.module, frame.class, frame.this.clone());
        let value = Value::of(Kind::Func(Rc::new(Closure { function, module, class, this, scope })));
        self.declare(&function.name, value);
    }

    pub(super) fn exec(&mut self, stmt: &'a Stmt) {
        if !self.step() || self.is_too_deep(stmt.span) {
            return;
        }
        if !self.live {
            if let StmtKind::Label(label) = &stmt.kind {
                self.reach_label(label);
                self.frame().label = Some(label.clone());
            }
            return;
        }
        let scope = self.scope_here();
        if !self.tries.is_empty()
            && super::walk::may_throw(stmt)
            && !self.cannot_throw(stmt)
            && let Some(frame) = self.tries.last_mut()
        {
            pour(&mut frame.thrown, &self.st, scope, &self.ids);
            frame.note_kind(None);
        }
        self.note_step(stmt);
        self.nesting += 1;
        self.exec_live(stmt);
        self.nesting -= 1;
    }

    fn exec_live(&mut self, stmt: &'a Stmt) {
        match &stmt.kind {
            StmtKind::Expr(Expr { kind: ExprKind::Await(call), .. }) if self.language == Language::Go => {
                if !self.postpone(call) {
                    let body = self.body_of_routine(call);
                    self.start_routine(call.span, body, |engine| {
                        engine.eval(call);
                    });
                }
            }
            StmtKind::Expr(expr) => {
                let around = self.alone.replace(expr.span);
                let value = self.eval_alone(expr);
                self.alone = around;
                // A check whose answer nobody looks at stops what it turns away by itself.
                let inner = match &expr.kind {
                    ExprKind::Await(inner) => inner,
                    _ => expr,
                };
                // What raises where the test fails: past it, the test has held.
                if self.live
                    && self.language == Language::Python
                    && let (Some(facts), ExprKind::Call { callee, .. }) = (&value.facts, &inner.kind)
                    && matches!(&callee.kind, ExprKind::Member { name, .. } if super::habits::raises_unless(name))
                {
                    self.learn(&facts.when_true);
                }
                if self.live
                    && let (Some(facts), ExprKind::Call { callee, .. }) = (&value.facts, &inner.kind)
                    && callee.dotted().is_some_and(|name| super::habits::is_check(crate::rule::pattern::last_segment(&name)))
                {
                    let looked_at = super::value::CleanBits::LOOKED_AT;
                    let shown = facts.when_true.iter().filter(|fact| fact.clean.looked_at);
                    let facts: Vec<_> = shown
                        .map(|fact| super::value::Fact { id: fact.id, clean: looked_at, constant: None, marks: Bits::default() })
                        .collect();
                    self.learn(&facts);
                }
            }
            StmtKind::Var { name, ty, init, .. } => {
                let mut value = match init {
                    Some(init) if self.language == Language::Go => {
                        let value = self.eval(init);
                        let value = self.copied(value, init);
                        self.only_error(value, name)
                    }
                    Some(init) => {
                        let value = self.eval_begun(init);
                        self.cpp_given(value, ty.as_ref(), Some(init))
                    }
                    None if self.language == Language::Go => self.zero(ty.as_ref()),
                    None => self.array_begun(ty.as_ref()).unwrap_or_else(|| self.nothing()),
                };
                if !self.live {
                    return;
                }
                if let Some(ty) = ty {
                    // What the variable will hold is of this type, once it holds something.
                    if matches!(value.kind, Kind::Null) && (self.on_jvm() || self.language == Language::CSharp) {
                        let ty = self.type_name(ty);
                        value = value.typed(ty);
                    }
                    value = self.with_declared_type(value, ty);
                }
                let value = self.named_value(value, name, stmt.span);
                let value = self.as_array(value, ty.as_ref());
                self.write_event_name(name, &value, init.as_ref(), stmt.span);
                self.declare(name, value);
                self.points_to(name, init.as_ref());
            }
            StmtKind::Assign { target, op, value } => {
                self.eval_assign(target, *op, value, stmt.span);
            }
            StmtKind::If { cond, then, otherwise } => self.exec_if(cond, then, otherwise),
            StmtKind::Loop { cond, body, update, test_first } => self.exec_loop(cond.as_ref(), body, update, *test_first),
            StmtKind::ForEach { target, iter, body } => self.exec_for_each(target, iter, body),
            StmtKind::Switch { subject, cases } => self.exec_switch(subject.as_ref(), cases),
            StmtKind::Return(value) => {
                let (result, expr) = match value {
                    Some(expr) => (self.eval(expr), Some(expr)),
                    None => (self.nothing(), None),
                };
                if self.live {
                    if let Some(expr) = expr {
                        if self.language == Language::Go && is_names(expr) {
                            self.frame().returned_names = Some(expr);
                        }
                        self.return_event(&result, expr, stmt.span);
                    }
                    self.leave(result);
                }
            }
            StmtKind::Throw(thrown) => {
                let value = thrown.as_ref().map(|value| self.eval(value));
                let kind = value.as_ref().zip(thrown.as_ref()).and_then(|(value, thrown)| self.kind_of_thrown(value, thrown));
                self.throw_of(kind, value);
            }
            StmtKind::Break(label) => self.exec_break(label.as_ref()),
            StmtKind::Continue(label) => self.exec_continue(label.as_ref()),
            StmtKind::Label(label) if label.starts_with(crate::flow::lower::SCOPE) => {}
            StmtKind::Label(label) => {
                self.reach_label(label);
                self.frame().label = Some(label.clone());
            }
            StmtKind::Goto(label) => self.exec_goto(label),
            StmtKind::Try { body, catches, otherwise, finally } => self.exec_try(body, catches, otherwise, finally),
            StmtKind::With { target, resource, body } => {
                let (value, ran) = self.exec_managed(target.as_ref(), resource, body);
                if ran {
                    return;
                }
                let entered = self.context(value.clone(), resource.span);
                if let Some(target) = target {
                    self.assign(target, entered, None);
                }
                if self.swallows(&value) {
                    self.exec_swallowing(body);
                } else {
                    self.exec_body(body);
                }
                self.leave_context(&value);
                self.closed_behind(&value, resource.span);
            }
            StmtKind::Defer(inner) => {
                let given = self.given_now(inner);
                if self.language == Language::Go && self.recovers(inner) {
                    self.frame().recovering = true;
                }
                self.frame().deferred.push((inner, given));
            }
            StmtKind::Assert { cond, message } => {
                let value = self.eval(cond);
                if let Some(message) = message {
                    self.either(|engine| drop(engine.eval(message)), |_| ());
                }
                // Java asserts nothing unless it is told to where it is started.
                if self.language != Language::Java {
                    self.assume(cond, &value, true);
                }
            }
            StmtKind::Block(body) | StmtKind::Unsafe(body) => self.exec_body(body),
            StmtKind::Function(function) => {
                let decorators: Vec<Value<'a>> = function.decorators.iter().map(|decorator| self.eval(decorator)).collect();
                let scope = self.scope_with_defaults(function);
                if self.frame().function.is_some() || self.is_script() && self.frame().class.is_some() {
                    self.define_in(function, scope);
                }
                self.decorate(function, &decorators);
            }
            StmtKind::Class(class) => {
                let frame = self.frame();
                let (module, outer, scope) = (frame.module, frame.class, frame.scope);
                let inner = self.frame().function.is_some();
                let id = self.class_number(class, module, outer.filter(|_| inner || self.implicit_this()), inner.then_some(scope));
                self.note_defaults(class, id);
                if inner {
                    self.declare(&class.name, Value::of(Kind::Class(id)));
                }
                self.statics(id);
            }
            StmtKind::Import(import) => {
                self.import_event(import);
                let module = self.module_number();
                if self.frame().function.is_some() && !import.wildcard {
                    let value = self.import_value(import, module, 0);
                    let name: Sym = local_name(import).into();
                    self.declare(&name, value);
                }
            }
            StmtKind::Global(names) => self.declare_outside(names),
        }
    }

    /// A value under a name: the path says where it went.
    pub(super) fn named_value(&mut self, value: Value<'a>, name: &Sym, span: assay_manifests::Span) -> Value<'a> {
        if value.taint.is_empty() {
            return value;
        }
        let module = self.module_number();
        value.stepped(module, span, &Note::Assigned(name.clone()))
    }

    fn exec_if(&mut self, cond: &'a Expr, then: &'a [Stmt], otherwise: &'a [Stmt]) {
        let value = self.eval_condition(cond);
        if !self.live {
            return;
        }
        match self.truth_of(&value) {
            Some(true) => {
                self.pruned += u32::from(!otherwise.is_empty());
                self.exec_body(then);
            }
            Some(false) => {
                self.pruned += 1;
                self.exec_body(otherwise);
            }
            None => {
                let passes = otherwise.is_empty() && super::branch::only_turns_away(then);
                if passes {
                    self.passing.push(cond);
                }
                self.either(
                    |engine| {
                        engine.assume(cond, &value, true);
                        engine.exec_body(then);
                    },
                    |engine| {
                        engine.assume(cond, &value, false);
                        engine.exec_body(otherwise);
                    },
                );
                if passes {
                    self.passing.pop();
                }
            }
        }
    }

    pub(super) fn throw(&mut self, value: Option<Value<'a>>) {
        self.throw_of(None, value);
    }

    /// The same where it is known what is thrown.
    pub(super) fn throw_of(&mut self, kind: Option<super::python_certain::Thrown>, value: Option<Value<'a>>) {
        let scope = self.scope_here();
        if let Some(frame) = self.tries.last_mut() {
            pour(&mut frame.thrown, &self.st, scope, &self.ids);
            frame.note_kind(kind);
            if let Some(value) = value.filter(|_| self.live) {
                frame.value = Some(frame.value.take().map_or_else(|| value.clone(), |known| known.join(&value, &self.ids)));
            }
        }
        self.live = false;
    }

    /// Leaves the function with a result.
    pub(super) fn leave(&mut self, result: Value<'a>) {
        self.hand_postponed();
        let result = self.settled(result, 0);
        let falsy = self.empty_is_false();
        let failed = self.known_failed(&result);
        let last = self.frames.len() - 1;
        let frame = &mut self.frames[last];
        let before = &frame.facts_before;
        let new = |fact: &&super::value::Fact| {
            !before
                .iter()
                .any(|old| old.id == fact.id && old.clean == fact.clean && old.constant == fact.constant && old.marks == fact.marks)
        };
        let learnt: Vec<_> =
            if Rc::ptr_eq(before, &self.st.facts) { Vec::new() } else { self.st.facts.iter().filter(new).cloned().collect() };
        let with = |more: &[super::value::Fact]| {
            let mut list = learnt.clone();
            list.extend(more.iter().cloned());
            list
        };
        // The last of several results says whether there are others.
        let last = result.cell().filter(|_| self.language == Language::Go).and_then(|cell| self.st.heap.object(cell));
        let last = last.filter(|object| object.shape == super::heap::Shape::List).and_then(|object| object.items.last());
        let (when_true, when_false) = match result.facts.as_ref().or(last.and_then(|last| last.facts.as_ref())) {
            Some(facts) => (with(&facts.when_true), with(&facts.when_false)),
            None => (learnt.clone(), learnt),
        };
        let truth = failed.unwrap_or_else(|| result.truth(falsy));
        if truth != Some(false) {
            frame.true_facts = Some(match frame.true_facts.take() {
                Some(known) => meet(&known, &when_true),
                None => when_true,
            });
        }
        if truth != Some(true) {
            frame.false_facts = Some(match frame.false_facts.take() {
                Some(known) => meet(&known, &when_false),
                None => when_false,
            });
        }
        frame.result = Some(match frame.result.take() {
            Some(known) => known.join(&result, &self.ids),
            None => result,
        });
        pour(&mut frame.returned, &self.st, Some(frame.scope), &self.ids);
        self.live = false;
    }

    /// Runs a function's body in a frame that is ready, and gives its result. The paths that return meet.
    pub(super) fn run_frame(&mut self, frame: Frame<'a>, body: &'a [Stmt]) -> Value<'a> {
        self.frames.push(frame);
        let tail = matches!(self.language, Language::Ruby | Language::Kotlin | Language::Rust);
        match body.split_last() {
            Some((last, rest)) if tail && matches!(last.kind, StmtKind::Expr(_)) => {
                self.exec_body(rest);
                if self.live
                    && let StmtKind::Expr(expr) = &last.kind
                {
                    let value = self.eval(expr);
                    if self.live {
                        self.return_event(&value, expr, last.span);
                        self.leave(value);
                    }
                }
            }
            _ => self.exec_body(body),
        }
        if self.live {
            self.leave(self.nothing());
        }
        let mut deferred = std::mem::take(&mut self.frame().deferred);
        let Some(mut frame) = self.frames.pop() else { return self.unknown() };
        let panicked = frame.panicked.take();
        match frame.returned.take() {
            Some(state) => {
                self.st = state;
                self.live = true;
            }
            // A generator without an end is left where it stands.
            None => match frame.waiting.paused.take() {
                Some(state) => (self.st, self.live) = (state, true),
                None => self.live = false,
            },
        }
        self.generators.ended(frame.waiting.asks);
        let mut caught = None;
        if let Some((state, value)) = panicked {
            if frame.recovering {
                if let Some(Stmt { kind: StmtKind::Return(Some(names)), .. }) = body.last().filter(|_| frame.returned_names.is_none()) {
                    frame.returned_names = is_names(names).then_some(names);
                }
                caught = Some((state, value));
            } else if let Some(around) = self.frames.last_mut() {
                // It goes on through whoever called.
                around.note_panic(&state, value, &self.ids);
            }
        }
        let mut result = frame.result.take().unwrap_or_else(Value::null);
        let truthy = frame.true_facts.take().unwrap_or_default();
        let falsy = frame.false_facts.take().unwrap_or_default();
        if !truthy.is_empty() || !falsy.is_empty() {
            result.facts = Some(Rc::new(Facts { when_true: truthy, when_false: falsy }));
        }
        if (self.live || caught.is_some()) && !deferred.is_empty() {
            self.frames.push(frame);
            deferred.reverse();
            result = self.run_deferred(deferred, result, caught);
            frame = match self.frames.pop() {
                Some(frame) => frame,
                None => return result,
            };
        }
        if let Some(yielded) = frame.yielded {
            let is_list = frame.function.is_some_and(|function| self.gathers(function)) && yielded.cell().is_some();
            if frame.function.is_some_and(Self::is_context) {
                return match yielded.cell() {
                    Some(cell) if is_list => self.some_element(cell),
                    _ => yielded,
                };
            }
            if is_list || yielded.ty.as_deref() == Some(super::python_iteration::KEYED_LIST) {
                self.note_generated(&yielded, result);
                return yielded;
            }
            let mut list = super::heap::Object::new(super::heap::Shape::List);
            list.rest = Some(Box::new(yielded));
            return self.allocate_object(list);
        }
        result
    }

    /// Whether 0, "" and empty containers count as false.
    pub(super) fn empty_is_false(&self) -> bool {
        matches!(
            self.language,
            Language::Python | Language::JavaScript | Language::TypeScript | Language::Tsx | Language::Php | Language::C | Language::Cpp
        )
    }

    /// Puts a new name into the present scope.
    pub(super) fn declare(&mut self, name: &Sym, value: Value<'a>) {
        let scope = self.frame().scope;
        if let Some(scope) = self.st.heap.scope_mut(scope)
            && let Err(value) = scope.vars.write(name, value)
        {
            scope.vars.push(name.clone(), value);
        }
    }

    /// Assigns to a name where it lives, else in the present scope.
    pub(super) fn set_name(&mut self, name: &Sym, value: Value<'a>) {
        let own = self.frame().scope;
        if let Some(kept) = self.static_place(own, name) {
            return self.keep_static(kept, value);
        }
        let python = matches!(self.language, Language::Python | Language::Php);
        let mut at = Some(own);
        while let Some(current) = at {
            let Some(scope) = self.st.heap.scope(current) else { break };
            let has = scope.vars.of(name).is_some();
            let outside = scope.globals.contains(name);
            let parent = scope.parent;
            if has && !outside {
                if let Some(scope) = self.st.heap.scope_mut(current) {
                    let _ = scope.vars.write(name, value);
                }
                return;
            }
            if python && current == own && !outside {
                break;
            }
            if outside && parent.is_none_or(|parent| !matches!(self.st.heap.get(parent), Some(Cell::Scope(_)))) {
                break;
            }
            at = parent;
        }
        // A field of the object or class, where the language leaves out `this`.
        if self.implicit_this() && self.set_implicit_field(name, &value) {
            return;
        }
        let declared_outside = self.st.heap.scope(own).is_some_and(|scope| scope.globals.contains(name));
        let scope = if declared_outside { self.modules[self.module_number()].scope.unwrap_or(own) } else { own };
        if let Some(scope) = self.st.heap.scope_mut(scope) {
            scope.vars.push(name.clone(), value);
        }
    }

    pub(super) fn implicit_this(&self) -> bool {
        use Language::*;
        matches!(self.language, Java | Kotlin | CSharp | Cpp)
    }

    pub(super) fn arithmetic(op: BinaryOp) -> bool {
        use BinaryOp::*;
        matches!(op, Sub | Mul | Div | FloorDiv | Mod | Pow | BitAnd | BitOr | BitXor | Shl | Shr | UShr)
    }
}

/// A name, or a list of names: what a Go function with named results returns.
fn is_names(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Name(_) => true,
        ExprKind::List { items, .. } => items.iter().all(|item| matches!(item.kind, ExprKind::Name(_))),
        _ => false,
    }
}

/// Name under which a scope keeps what a parameter of a function begins with.
fn default_key(function: &Function, param: &str) -> Sym {
    format!("={}:{param}", function.span.start).into()
}
