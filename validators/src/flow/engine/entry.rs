//! Where a run begins: the module's body, then every function that anyone may call. Knows no rule.

use std::{rc::Rc, sync::Arc};

use assay_manifests::{Language, Span};
use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Engine,
    heap::{Cell, Object, Scope},
    kept::Left,
    names::is_constructor,
    relevance::Survey,
    value::{ClassId, Closure, Kind, Note, Ref, Taint, Value},
    vars::Vars,
};
use crate::{
    flow::ir::{Class, ExprKind, Function, Stmt, StmtKind, Sym},
    rule::Labels,
};

/// Steps that every function may take, however short its file.
const LEAST_STEPS: u32 = 20_000;

/// A function to begin at.
pub(super) struct Start<'a> {
    pub(super) function: &'a Function,
    pub(super) class: Option<ClassId>,
    /// What decorators in sight have made of it, where that takes other arguments.
    pub(super) wrapper: Option<Rc<Closure<'a>>>,
}

impl<'a> Engine<'a> {
    pub(super) fn run(&mut self) {
        let target = self.target;
        self.keep_jvm_properties();
        self.run_module(target);
        self.note_exported();
        let body_ended = !self.exhausted;
        self.live = true;
        if self.is_ruby() && self.input.text.contains("session") {
            self.ruby_session();
        }
        let module = self.modules[target].module;
        let scope = self.modules[target].scope.unwrap_or(Ref(0));
        let frame = self.module_frame(target, scope);
        self.frames.push(frame);
        let mut starts = Vec::new();
        self.collect_starts(&module.body, None, &mut starts, 0);
        self.inherited_starts(&mut starts);
        let mut survey = self.survey(&module.body);
        for start in &starts {
            let closure = Closure { function: start.function, module: target, class: start.class, this: None, scope };
            self.function_event(&closure);
        }
        // Handlers and functions that a script keeps in names and objects.
        if self.is_script() {
            let known: FxHashSet<*const Function> = starts.iter().map(|start| std::ptr::from_ref(start.function)).collect();
            for function in survey.outermost().filter(|function| !known.contains(&std::ptr::from_ref(*function))).collect::<Vec<_>>() {
                self.function_event(&Closure { function, module: target, class: None, this: None, scope });
            }
        }
        let named: FxHashSet<*const Class> =
            starts.iter().filter_map(|start| start.class).map(|class| std::ptr::from_ref(self.classes[class.0 as usize].class)).collect();
        for start in &mut starts {
            start.wrapper = self.wrapper_of(start);
        }
        let handed = self.handed_in_sight(&module.body);
        let (helpers, mut open): (Vec<_>, Vec<_>) = starts.into_iter().partition(|start| {
            !self.keeps(start.function)
                && (self.is_helper(start, &survey) || start.class.is_none() && handed.contains(&*start.function.name))
        });
        // What a wrapper was not seen to call is judged by itself.
        let wrapped: Vec<&'a Function> = open.iter().filter(|start| start.wrapper.is_some()).map(|start| start.function).collect();
        let relevant = self.relevant_functions(&mut survey);
        // Functions that were run to their end.
        let mut done: FxHashSet<*const Function> = FxHashSet::default();
        let program = self.run_program(&module.body, &relevant);
        done.extend(program);
        let asked = |function: &'a Function| relevant.contains(&std::ptr::from_ref(function)) || self.keeps(function);
        open.retain(|start| asked(start.function) && program != Some(std::ptr::from_ref(start.function)));
        let (held, mut open) = self.held_back(open, &survey);
        self.keepers_first(&mut open);
        for again in [false, true] {
            let mut left = Left::default();
            for start in &open {
                if self.run_entry(start, Some(&mut left).filter(|_| !again)) {
                    // A wrapper is not the function itself.
                    if start.wrapper.is_none() || self.ran.contains_key(&std::ptr::from_ref(start.function)) {
                        done.insert(std::ptr::from_ref(start.function));
                    }
                } else {
                    self.cut = true;
                }
            }
            // What one handler leaves behind, the next may find.
            if !self.put_left(left) {
                break;
            }
        }
        let alone = |function: &'a Function| Start { function, class: None, wrapper: None };
        let mut helpers: Vec<Start<'a>> = helpers.into_iter().chain(wrapped.into_iter().map(alone)).chain(held).collect();
        let mut stand_ins: FxHashSet<*const Function> = FxHashSet::default();
        self.run_what_is_given(&mut helpers, &survey, &relevant, &mut done, &mut stand_ins);
        // Helpers that no caller reached, or one only from too far, are judged alone.
        for start in &helpers {
            let key = std::ptr::from_ref(start.function);
            let reached = self.ran.contains_key(&key) && !self.unfollowed.contains_key(&key);
            let replaced = !reached && start.class.is_some_and(|class| self.is_replaced(start.function, class, &survey));
            if replaced {
                stand_ins.insert(key);
            }
            let reached = reached || replaced;
            if relevant.contains(&key) && (if reached { !self.cut } else { self.run_entry(start, None) }) {
                done.insert(key);
            }
        }
        // Classes that only hold fields: what those begin with is written all the same.
        for number in 0..self.classes.len() {
            let decl = self.classes[number].class;
            let only_fields = decl.methods.iter().all(|method| method.is_static || method.is_abstract);
            if self.classes[number].module == target
                && only_fields
                && decl.fields.iter().any(|field| field.init.is_some() && !field.is_static)
            {
                let before = self.st.clone();
                let mark = self.next_cell;
                self.live = true;
                self.bare_instance(ClassId(number as u32));
                self.st = before;
                self.live = true;
                self.forget_from(mark);
            }
        }
        // Functions inside functions that nothing reached.
        let mut inner: Vec<&'a Function> = survey.functions();
        // Classes inside functions: local and anonymous ones.
        let mut owners: FxHashMap<*const Function, ClassId> = FxHashMap::default();
        for class in survey.classes.iter().copied().filter(|class| !named.contains(&std::ptr::from_ref(*class))) {
            let id = self.class_number(class, target, None, None);
            for method in class.methods.iter().filter(|method| !method.is_abstract) {
                owners.insert(Arc::as_ptr(method), id);
                let closure = Closure { function: method, module: target, class: Some(id), this: None, scope };
                self.function_event(&closure);
            }
        }
        owners.extend(self.kept_in_fields(&survey.classes));
        for function in inner.iter().copied() {
            let key = std::ptr::from_ref(function);
            let unseen = !self.ran.contains_key(&key) && !stand_ins.contains(&key) && !self.php_kept.passed_over.contains(&key);
            if relevant.contains(&key) && unseen && !function.is_abstract {
                let class = owners.get(&key).copied();
                if self.run_entry(&Start { function, class, wrapper: None }, None) {
                    done.insert(key);
                }
            }
        }
        self.frames.pop();
        self.report.dead_branches = self.pruned;
        self.report.steps = self.steps;
        if !body_ended {
            self.report.whole_file("the budget of steps is used up");
        } else if self.cut || self.exhausted {
            inner.retain(|function| relevant.contains(&std::ptr::from_ref(*function)) && !function.is_abstract);
            self.leave_unjudged(&inner, &done);
        }
    }

    /// Functions that were not run to their end, and of those that only others call, the ones whose callers were not.
    fn leave_unjudged(&mut self, functions: &[&'a Function], done: &FxHashSet<*const Function>) {
        let is_done = |function: &&'a Function| done.contains(&std::ptr::from_ref(*function));
        let ended: Vec<Span> = functions.iter().copied().filter(|function| is_done(function)).map(|function| function.span).collect();
        for function in functions.iter().filter(|function| !is_done(function)) {
            // What stands inside a function ran with it.
            let inside = self.ran.contains_key(&std::ptr::from_ref(*function)) && ended.iter().any(|span| span.contains(function.span));
            if !inside {
                self.report.not_run(function.span);
            }
        }
    }

    /// Whether every caller is in sight: called in this file, never passed around, and not open to other files.
    fn is_helper(&self, start: &Start<'a>, survey: &Survey<'a>) -> bool {
        use Language::*;
        let function = start.function;
        let explicit = matches!(self.language, Java | CSharp | Go | Rust);
        let dunder = function.name.starts_with("__") && !self.is_asked_by_php(start, survey);
        let closed = self.on_jvm() && start.class.is_some_and(|class| self.is_closed(class));
        let mentioned = survey.mentions(&function.name);
        // In Java a method is passed on by its name, and a name that stands for anything else is no caller.
        let referenced = mentioned && self.language == Java && super::habits::is_referenced(self.input.text, &function.name);
        self.options.helpers_through_callers
            && (survey.calls(&function.name) && !mentioned || referenced || self.is_asked_by_php(start, survey))
            && !(explicit && function.is_public && !closed)
            && function.decorators.iter().all(|one| self.on_jvm() && super::habits::only_notes(one) || self.wraps_here(one))
            && !dunder
    }

    /// Whether a method of PHP is one that the language calls by itself, of a class that this file makes objects of.
    fn is_asked_by_php(&self, start: &Start<'a>, survey: &Survey<'a>) -> bool {
        self.is_php()
            && matches!(&*start.function.name, "__construct" | "__call" | "__invoke" | "__get" | "__set" | "__toString")
            && start.class.is_some_and(|class| survey.calls(&self.classes[class.0 as usize].class.name))
    }

    /// What stands in a function's place where a decorator in sight has put something else there that takes arguments of its own.
    fn wrapper_of(&self, start: &Start<'a>) -> Option<Rc<Closure<'a>>> {
        if start.class.is_some() || !start.function.decorators.iter().any(|one| self.wraps_here(one)) {
            return None;
        }
        match self.called_for(start.function).map(|value| &value.kind) {
            Some(Kind::Func(made))
                if !std::ptr::eq(made.function, start.function)
                    && (made.function.params.iter().all(|param| param.kind == crate::flow::ir::ParamKind::Normal)
                        || Self::is_routed_by_name(start.function, made.function)) =>
            {
                Some(made.clone())
            }
            _ => None,
        }
    }

    /// Whether a decorator is a function of this file: what it makes of a function is in sight.
    fn wraps_here(&self, decorator: &crate::flow::ir::Expr) -> bool {
        let name = match &decorator.kind {
            ExprKind::Name(name) => name,
            ExprKind::Call { callee, .. } => match &callee.kind {
                ExprKind::Name(name) => name,
                _ => return false,
            },
            _ => return false,
        };
        let is_it = |stmt: &Stmt| matches!(&stmt.kind, StmtKind::Function(function) if function.name == *name);
        self.language == Language::Python && self.modules[self.target].module.body.iter().any(is_it)
    }

    /// Whether a class of the file under judgement is not open to others: its header says so, or that of the class around it.
    fn is_closed(&self, class: ClassId) -> bool {
        let info = &self.classes[class.0 as usize];
        let span = info.class.span;
        let header = self.input.text.get(span.start as usize..span.end as usize).unwrap_or_default();
        let end = header.find(&*info.class.name).unwrap_or(header.len());
        let mut words = header[..end].split_whitespace();
        let closed = match self.language {
            Language::Java => words.all(|word| word != "public" && word != "protected"),
            _ => words.any(|word| word == "private" || word == "internal"),
        };
        closed || info.outer.is_some_and(|outer| self.is_closed(outer))
    }

    fn collect_starts(&mut self, body: &'a [Stmt], class: Option<ClassId>, out: &mut Vec<Start<'a>>, depth: u32) {
        if depth > 12 {
            return;
        }
        for stmt in body {
            match &stmt.kind {
                StmtKind::Function(function) if !function.is_abstract => {
                    let class = class.or_else(|| function.receiver_type.as_ref().and_then(|ty| self.type_class(ty)));
                    out.push(Start { function, class, wrapper: None });
                }
                StmtKind::Class(inner) => self.collect_class_starts(inner, class, out, depth),
                StmtKind::If { then, otherwise, .. } => {
                    self.collect_starts(then, class, out, depth + 1);
                    self.collect_starts(otherwise, class, out, depth + 1);
                }
                StmtKind::Try { body, catches, otherwise, finally } => {
                    self.collect_starts(body, class, out, depth + 1);
                    for catch in catches {
                        self.collect_starts(&catch.body, class, out, depth + 1);
                    }
                    self.collect_starts(otherwise, class, out, depth + 1);
                    self.collect_starts(finally, class, out, depth + 1);
                }
                StmtKind::Block(inner) | StmtKind::Unsafe(inner) => self.collect_starts(inner, class, out, depth + 1),
                _ => {}
            }
        }
    }

    fn collect_class_starts(&mut self, class: &'a Class, outer: Option<ClassId>, out: &mut Vec<Start<'a>>, depth: u32) {
        let id = self.class_number(class, self.target, outer, None);
        // What is only declared is shown to the rules over definitions.
        for method in class.methods.iter().filter(|method| method.is_abstract) {
            let scope = self.modules[self.target].scope.unwrap_or(Ref(0));
            let closure = Closure { function: method, module: self.target, class: Some(id), this: None, scope };
            self.function_event(&closure);
        }
        for method in class.methods.iter().filter(|method| !method.is_abstract) {
            out.push(Start { function: method, class: Some(id), wrapper: None });
        }
        self.collect_starts(&class.body, Some(id), out, depth + 1);
    }

    /// Runs a module's body, once on each path that needs it.
    pub(super) fn run_module(&mut self, module: usize) {
        if let Some(scope) = self.modules[module].scope
            && self.st.heap.scope(scope).is_some()
        {
            return;
        }
        let scope = self.allocate(Cell::Scope(Scope { vars: Vars::default(), parent: None, globals: Vec::new(), is_function: true }));
        self.modules[module].scope = Some(scope);
        // Bodies of other files are paid out of a part of the budget: a file is judged by its own code first.
        let is_other = module != self.target;
        if self.nesting + 60 > super::MAX_NESTING || (is_other && self.imported > self.step_limit / 2) {
            return;
        }
        let (within, before) = (std::mem::replace(&mut self.importing, is_other), self.steps);
        let live = std::mem::replace(&mut self.live, true);
        let tries = std::mem::take(&mut self.tries);
        let frame = self.module_frame(module, scope);
        self.frames.push(frame);
        let body = &self.modules[module].module.body;
        let share = self.step_limit / if is_other { 16 } else { 2 };
        let limits = (self.entry_limit, self.clean_limit);
        self.entry_limit = limits.0.min(self.steps.saturating_add(share));
        self.clean_limit = limits.1.min(self.steps.saturating_add(self.options.entry_steps));
        self.exec_body(body);
        self.php_output_ends(body.last().map_or_else(Span::default, |last| last.span));
        if self.language == Language::Go {
            self.run_initializers(body, module);
        }
        (self.entry_limit, self.clean_limit) = limits;
        self.importing = within;
        if is_other && !within {
            self.imported = self.imported.saturating_add(self.steps - before);
        }
        if let Some(returned) = self.frames.pop().and_then(|frame| frame.returned) {
            self.meet(returned, true);
        }
        self.tries = tries;
        self.live = live;
    }

    /// `func init()` runs once the variables of the package stand.
    fn run_initializers(&mut self, body: &'a [Stmt], module: usize) {
        for stmt in body {
            if let StmtKind::Function(function) = &stmt.kind
                && &*function.name == "init"
                && function.params.is_empty()
            {
                let closure = self.closure(function, module, None, None);
                self.call_value(&closure, Vec::new(), stmt.span, &function.name);
                self.live = true;
            }
        }
    }

    /// Runs one function with arguments that anyone may choose. Whether it came to its end.
    pub(super) fn run_entry(&mut self, start: &Start<'a>, left: Option<&mut Left>) -> bool {
        if self.exhausted {
            self.cut = true;
            return false;
        }
        // Where a macro is called, what it stands for was run.
        if matches!(self.language, Language::C | Language::Cpp) && start.function.is_macro_of_calls() {
            return true;
        }
        // No function takes what the others of the file need.
        self.hard_limit = self.steps.saturating_add((self.step_limit / 4).max(LEAST_STEPS));
        // What a constructor makes is made once for all methods; each starts from that state.
        let class = start.class.filter(|class| !start.function.is_static || self.is_kept_in_field(*class, start.function));
        let constructs = class.is_some_and(|class| is_constructor(self.classes[class.0 as usize].class, start.function));
        let mut this = match class {
            Some(class) if !constructs => Some(match self.instances.get(&class) {
                Some(known) => known.clone(),
                None => {
                    let made = self.entry_instance(class);
                    // A constructor that was cut short has not made what the next function may rely on.
                    if !self.exhausted {
                        self.instances.insert(class, made.clone());
                    }
                    made
                }
            }),
            _ => None,
        };
        self.generators.forget();
        let before = self.st.clone();
        let mark = self.next_cell;
        self.keep_jvm_properties();
        if let (Some(class), true) = (class, constructs) {
            this = Some(self.bare_instance(class));
        }
        self.entry_limit = self.steps.saturating_add(self.options.entry_steps);
        self.clean_limit = self.steps.saturating_add(self.options.clean_steps);
        self.turns = super::call::TURNS;
        self.requests = super::script_guards::Requests::default();
        self.live = true;
        let scope = start.class.map_or_else(|| self.modules[self.target].scope.unwrap_or(Ref(0)), |class| self.scope_of_class(class));
        let closure = match &start.wrapper {
            Some(wrapper) => wrapper.clone(),
            None => Rc::new(Closure { function: start.function, module: self.target, class: start.class, this: None, scope }),
        };
        if let (true, Some(class), Some(this)) = (self.is_ruby() && start.function.is_public, class, &this) {
            self.run_before(class, this, start.function);
        }
        self.prepare_handler(class, this.as_ref().filter(|_| !constructs), start.function);
        let args = match &start.wrapper {
            Some(wrapper) if Self::is_routed_by_name(start.function, wrapper.function) => self.routed_arguments(start.function, scope),
            _ => self.untrusted_arguments(&closure, &Taint::default()),
        };
        let objects = self.handlers_objects(closure.function, &args);
        let given = self.call_closure(&closure, this, args, start.function.span);
        self.php_output_ends(start.function.span);
        self.note_handlers_objects(objects);
        self.note_given(&given, 0);
        // A handler that is made and given away is called by others, and keeps what it closes over.
        if self.language == Language::Go || self.on_jvm() || self.is_script() {
            for made in self.given_away(&given) {
                self.live = true;
                self.call_back(&made, &Taint::default(), start.function.span);
            }
        }
        (self.entry_limit, self.clean_limit) = (u32::MAX, u32::MAX);
        if let Some(left) = left {
            self.note_left(&before, mark, left);
        }
        self.st = before;
        self.live = true;
        self.tries.clear();
        self.forget_from(mark);
        self.hard_limit = u32::MAX;
        let ended = !self.exhausted;
        self.cut |= !ended;
        self.exhausted = self.steps > self.step_limit;
        ended
    }

    /// Runs what the class says to run before its actions: what that leaves in the object's fields, the action finds.
    fn run_before(&mut self, class: ClassId, this: &Value<'a>, action: &'a Function) {
        for (name, always) in self.before_actions(class, &action.name, 0) {
            let Some((method, owner)) = self.find_method(class, &name, Some(0), 0) else { continue };
            if std::ptr::eq(method, action) || !method.params.is_empty() {
                continue;
            }
            let module = self.classes[owner.0 as usize].module;
            let closure = Closure { function: method, module, class: Some(owner), this: None, scope: self.scope_of_class(owner) };
            let run = |engine: &mut Self| drop(engine.call_closure(&closure, Some(this.clone()), Vec::new(), method.span));
            if always {
                run(self);
            } else {
                let before = this.cell().and_then(|cell| self.st.heap.object(cell)).cloned();
                self.either(run, |_| ());
                self.unsettle(this, before);
            }
            self.live = true;
        }
    }

    /// Fields that an object has gained on one of the ways here may still be nothing.
    fn unsettle(&mut self, this: &Value<'a>, before: Option<Object<'a>>) {
        let Some((cell, before)) = this.cell().zip(before) else { return };
        let Some(object) = self.st.heap.object_mut(cell) else { return };
        for (_, value) in object.fields.iter_mut().filter(|(name, _)| before.field(name).is_none()) {
            *value = value.join(&Value::null(), &self.ids);
        }
    }

    /// Cells made since `mark` are gone: what named them forgets them.
    fn forget_from(&mut self, mark: u32) {
        self.st.heap.truncate(Ref(mark));
        self.next_cell = mark;
        self.shadows.clear();
        self.views.forget_from(mark);
        self.holders.forget_from(mark);
        self.aliases.retain(|(scope, _, _)| scope.0 < mark);
        let gone = |cell: &Ref| cell.0 >= mark;
        for class in &mut self.classes {
            class.statics = class.statics.filter(|cell| !gone(cell));
            class.scope = class.scope.filter(|cell| !gone(cell));
        }
        let mut lost = false;
        for module in &mut self.modules {
            if module.scope.as_ref().is_some_and(gone) {
                module.scope = None;
                lost = true;
            }
        }
        if lost {
            self.imports.clear();
        }
    }

    /// An object of the class as anyone may have made it: its constructor ran with arguments that anyone may choose.
    pub(super) fn entry_instance(&mut self, class: ClassId) -> Value<'a> {
        let value = self.bare_instance(class);
        let live = std::mem::replace(&mut self.live, true);
        if let Some((constructor, owner)) = self.find_constructor(class, 1, 0).map(|found| self.open_constructor(found)) {
            let module = self.classes[owner.0 as usize].module;
            if module == self.target || !constructor.body.is_empty() {
                let closure = Closure { function: constructor, module, class: Some(owner), this: None, scope: self.scope_of_class(owner) };
                let args = self.untrusted_arguments(&closure, &Taint::default());
                let limits = (self.entry_limit, self.clean_limit);
                self.entry_limit = limits.0.min(self.steps.saturating_add(self.options.entry_steps / 4));
                self.call_closure(&closure, Some(value.clone()), args, constructor.span);
                (self.entry_limit, self.clean_limit) = limits;
            }
        }
        self.live = live;
        self.go_made(class, &value);
        self.blur_assigned_fields(class, &value);
        value
    }

    /// Fields that other methods assign may hold what those put there.
    fn blur_assigned_fields(&mut self, class: ClassId, this: &Value<'a>) {
        let decl = self.classes[class.0 as usize].class;
        let Some(cell) = this.cell() else { return };
        let mut assigned: Vec<(Sym, Span)> = Vec::new();
        for method in decl.methods.iter().filter(|method| !is_constructor(decl, method) && !method.is_static) {
            let receiver =
                method.params.iter().find(|param| param.kind == crate::flow::ir::ParamKind::Receiver).map(|param| param.name.clone());
            assigned_fields(&method.body, receiver.as_ref(), &mut assigned, 0);
        }
        for (name, span) in assigned {
            let held = self.st.heap.object(cell).and_then(|object| object.field(&name)).cloned();
            let declared = self.declares_field(class, &name, 0);
            if held.is_none() && !declared {
                continue;
            }
            let ty = held.as_ref().and_then(|value| value.ty.clone()).or_else(|| self.field_type(class, &name));
            let label = ty.as_ref().and_then(|ty| self.handed_label(ty)).unwrap_or(Labels::FIELD);
            let mut other =
                if self.options.open_world { self.untrusted(label, None, span, Note::Field(name.clone())) } else { self.unknown() };
            other.ty = ty;
            let other = self.clean_by_type(other);
            let joined = match held {
                Some(held) => self.join(&held, &other),
                None => other,
            };
            if let Some(object) = self.st.heap.object_mut(cell) {
                object.set_field(&name, joined, &self.ids);
            }
        }
    }
}

/// Fields a method assigns through its receiver, or by bare name.
fn assigned_fields(body: &[Stmt], receiver: Option<&Sym>, out: &mut Vec<(Sym, Span)>, depth: u32) {
    if depth > 40 {
        return;
    }
    let mut target = |expr: &crate::flow::ir::Expr, span| {
        let name = match &expr.kind {
            ExprKind::Member { object, name, .. } => match &object.kind {
                ExprKind::Name(base) if matches!(&**base, "self" | "this" | "$this") || Some(base) == receiver => Some(name),
                _ => None,
            },
            ExprKind::Name(name) => Some(name),
            _ => None,
        };
        if let Some(name) = name
            && !out.iter().any(|(known, _)| known == name)
        {
            out.push((name.clone(), span));
        }
    };
    for stmt in body {
        match &stmt.kind {
            StmtKind::Assign { target: to, .. } => target(to, stmt.span),
            StmtKind::Expr(expr) => {
                if let ExprKind::Assign { target: to, .. } = &expr.kind {
                    target(to, stmt.span);
                }
            }
            _ => {}
        }
    }
    for stmt in body {
        match &stmt.kind {
            StmtKind::If { then, otherwise, .. } => {
                assigned_fields(then, receiver, out, depth + 1);
                assigned_fields(otherwise, receiver, out, depth + 1);
            }
            StmtKind::Loop { body, .. } | StmtKind::ForEach { body, .. } | StmtKind::With { body, .. } => {
                assigned_fields(body, receiver, out, depth + 1);
            }
            StmtKind::Block(body) | StmtKind::Unsafe(body) => assigned_fields(body, receiver, out, depth + 1),
            StmtKind::Try { body, catches, otherwise, finally } => {
                assigned_fields(body, receiver, out, depth + 1);
                for catch in catches {
                    assigned_fields(&catch.body, receiver, out, depth + 1);
                }
                assigned_fields(otherwise, receiver, out, depth + 1);
                assigned_fields(finally, receiver, out, depth + 1);
            }
            StmtKind::Switch { cases, .. } => {
                for case in cases {
                    assigned_fields(&case.body, receiver, out, depth + 1);
                }
            }
            _ => {}
        }
    }
}
