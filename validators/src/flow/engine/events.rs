//! What else rules are told of: reads, writes, returns, literals, imports, handlers, function definitions. Knows entries
//! of rules; what conditions mean is in `conditions`.

use assay_manifests::Span;

use super::{
    Engine,
    call::{ArgValue, Site},
    check::Through,
    conditions::Answer,
    value::{Closure, Kind, Note, Value},
    walk::{Seen, walk},
};
use crate::{
    flow::ir::{Catch, Expr, ExprKind, Import, Param, Stmt, Sym},
    rule::{
        Role,
        index::EntryRef,
        meant::{Entry, FunctionShape, On, Place},
        pattern::Pattern,
    },
};

/// What entries over definitions ask of one function, each worked out when the first of them asks.
#[derive(Default)]
struct Written {
    qualified: Option<String>,
    /// Its decorators and those of its class.
    decorators: Option<Vec<String>>,
    called: Option<Vec<String>>,
}

impl<'a> Engine<'a> {
    /// A name or member is read: it may be a source.
    pub(super) fn read_event(&mut self, name: &str, value: Value<'a>, object: Option<(&Value<'a>, &'a Expr)>, expr: &'a Expr) -> Value<'a> {
        let mut value = value;
        let is_harmless = value.taint.is_empty() && object.is_none_or(|(held, _)| held.taint.is_empty());
        if !self.index.reads.has_candidates(name) || is_harmless && self.index.reads.only_cleans(name) {
            if let Kind::Lib(full) = &value.kind
                && value.ty.is_none()
            {
                value.ty = self.member_type(full);
            }
            return value;
        }
        let mut names: Vec<Sym> = Vec::new();
        let mut written: Option<Sym> = None;
        match (&value.kind, object) {
            (Kind::Lib(full), _) => names.push(full.clone()),
            (_, Some((container, _))) => match &container.ty {
                Some(ty) => names.push(format!("{ty}.{name}").into()),
                None => written = Some(self.dotted(expr).unwrap_or_else(|| format!("?.{name}").into())),
            },
            _ => names.push(name.into()),
        }
        let receiver = object.map(|(value, _)| value.clone());
        let site = Site {
            names,
            written,
            receiver: receiver.as_ref(),
            receiver_expr: object.map(|(_, expr)| expr),
            args: &[],
            span: expr.span,
            is_new: false,
        };
        let matched = self.spoken_of(|index| &index.reads, &self.heard_reads, &site);
        if matched.is_empty() {
            return value;
        }
        for reference in self.index.reads.candidates(name) {
            let Some((_, through)) = matched.iter().find(|(known, _)| *known == reference).copied() else { continue };
            let Some(entry) = self.entry(reference) else { continue };
            if through == Through::Wildcard && !self.receiver_fits(entry, &site) || !self.place_fits(entry) {
                continue;
            }
            if reference.role == Role::Source
                && let Kind::Lib(full) = &value.kind
            {
                // The same name is the same value each time it is read.
                let id = self.part_id(u32::MAX, &full.clone());
                value = Value { id, ..value };
                value.kind = Kind::Unknown;
            }
            self.apply(entry, reference, &site, &mut value);
            value = self.with_facts(value);
        }
        value
    }

    /// A variable or bare name gets a value.
    pub(super) fn write_event_name(&mut self, name: &Sym, value: &Value<'a>, expr: Option<&'a Expr>, span: Span) {
        if !self.index.writes.has_candidates(name) {
            return;
        }
        let args = [ArgValue { name: None, value: value.clone(), spread: crate::flow::ir::Spread::No, expr }];
        let site = Site::named(vec![name.clone()], &args, span);
        self.write_event(&site);
    }

    #[expect(clippy::too_many_arguments, reason = "one assignment has this many sides")]
    pub(super) fn write_event_member(
        &mut self,
        container: &Value<'a>,
        object: &'a Expr,
        name: &Sym,
        key: Option<&Value<'a>>,
        value: &Value<'a>,
        written: Option<(&'a Expr, Span)>,
        target: &'a Expr,
    ) {
        if !self.index.writes.has_candidates(name) {
            return;
        }
        let (expr, span) = written.map_or((None, target.span), |(expr, span)| (Some(expr), span));
        let plain = |value: Value<'a>, expr| ArgValue { name: None, value, spread: crate::flow::ir::Spread::No, expr };
        let mut args = vec![plain(value.clone(), expr)];
        args.extend(key.map(|key| plain(key.clone(), None)));
        // `o[outer].name = value`
        if let ExprKind::Index { object: root, index } = &object.kind
            && let ExprKind::Name(outer) = &index.kind
            && let Some(outer) = self.lookup(outer)
            && !self.is_bare(root)
        {
            let name = Some("outer-key".into());
            args.push(ArgValue { name, value: outer, spread: crate::flow::ir::Spread::No, expr: Some(index) });
        } else if key.is_some()
            && let Some(outer) = std::iter::once(container).chain(container.atoms()).find_map(|one| self.reached.get(&one.id))
        {
            // What holds it was found under another key before.
            let (name, value) = (Some("outer-key".into()), outer.clone());
            args.push(ArgValue { name, value, spread: crate::flow::ir::Spread::No, expr: None });
        }
        let mut names: Vec<Sym> = Vec::new();
        match &container.kind {
            Kind::Lib(library) => names.push(format!("{library}.{name}").into()),
            Kind::Class(class) => names.push(format!("{}.{name}", self.classes[class.0 as usize].name).into()),
            Kind::Cell(cell) => {
                if let Some(class) = self.st.heap.object(*cell).and_then(|object| object.class) {
                    let mut types = Vec::new();
                    self.class_names(class, &mut types, 0);
                    names.extend(types.iter().map(|ty| Sym::from(format!("{ty}.{name}"))));
                }
            }
            _ => {}
        }
        if let Some(ty) = &container.ty {
            names.extend(self.named_in(ty, name).iter().cloned());
        }
        let text = self.dotted(object).map_or_else(|| format!("?.{name}"), |text| format!("{text}.{name}"));
        let site = Site {
            names,
            written: Some(text.into()),
            receiver: Some(container),
            receiver_expr: Some(object),
            args: &args,
            span,
            is_new: false,
        };
        self.write_event(&site);
    }

    /// Whether a name or member holds an object without a prototype.
    fn is_bare(&mut self, expr: &'a Expr) -> bool {
        if expr.dotted().is_none() {
            return false;
        }
        let held = self.eval(expr);
        let object = held.cell().and_then(|cell| self.st.heap.object(cell));
        object.is_some_and(|object| object.ty.as_deref() == Some(super::script_library::BARE))
    }

    pub(super) fn write_event(&mut self, site: &Site<'a, '_>) {
        let mut matched = self.spoken_of(|index| &index.writes, &self.heard_writes, site);
        matched.sort_by_key(|(reference, _)| *reference);
        for (reference, through) in matched {
            let Some(entry) = self.entry(reference) else { continue };
            if through == Through::Wildcard && !self.receiver_fits(entry, site) || !self.place_fits(entry) {
                continue;
            }
            let mut result = Value::null();
            self.apply(entry, reference, site, &mut result);
        }
    }

    // ---- the other events ----

    /// A conversion is a call of `cast.T`, `T` as written.
    pub(super) fn cast_event(
        &mut self,
        ty: &'a crate::flow::ir::TypeRef,
        value: &Value<'a>,
        expr: &'a Expr,
        span: Span,
        result: &mut Value<'a>,
    ) {
        if !ty.dims.is_empty() || !self.index.mentions("cast") {
            return;
        }
        let args = [ArgValue { name: None, value: value.clone(), spread: crate::flow::ir::Spread::No, expr: Some(expr) }];
        let names = vec![format!("cast.{}", ty.name).into()];
        let site = Site::named(names, &args, span);
        self.check_call(&site, result);
    }

    /// A conversion that a declared type makes without a word.
    pub(super) fn as_if_cast(&mut self, ty: &crate::flow::ir::TypeRef, value: Value<'a>, span: Span, result: &mut Value<'a>) {
        if self.index.mentions("cast") {
            let args = [ArgValue::plain(value)];
            let site = Site::named(vec![format!("cast.{}", ty.name).into()], &args, span);
            self.check_call(&site, result);
        }
    }

    pub(super) fn literal_event(&mut self, value: &Value<'a>, expr: &'a Expr) {
        if self.index.literals.is_empty() || !self.in_target() {
            return;
        }
        let args = [ArgValue { name: None, value: value.clone(), spread: crate::flow::ir::Spread::No, expr: Some(expr) }];
        let site = Site::named(vec!["a literal".into()], &args, expr.span);
        let index = self.index;
        for reference in index.literals.iter().copied() {
            let Some(entry) = self.entry(reference) else { continue };
            if self.place_fits(entry) {
                self.apply(entry, reference, &site, &mut Value::null());
            }
        }
    }

    pub(super) fn import_event(&mut self, import: &'a Import) {
        if self.index.imports.is_empty() || !self.in_target() {
            return;
        }
        let full = match &import.item {
            Some(item) => format!("{}.{item}", import.path),
            None => import.path.to_string(),
        };
        let index = self.index;
        for reference in index.imports.iter().copied() {
            let Some(entry) = self.entry(reference) else { continue };
            let On::Import(patterns) = &entry.on else { continue };
            if patterns.iter().any(|pattern| pattern.matches(&full) || pattern.matches(&import.path)) && self.place_fits(entry) {
                self.conclude(entry, reference, Answer::Yes, None, import.span, || format!("import of {full}"));
            }
        }
    }

    pub(super) fn catch_event(&mut self, catch: &'a Catch, body: &'a [Stmt]) {
        if self.index.catches.is_empty() || !self.in_target() {
            return;
        }
        // A handler has no place of its own in the form: that of its type's first statement, else of the body it guards.
        let span = catch.body.first().or(body.last()).map(|stmt| stmt.span);
        let Some(span) = span else { return };
        let is_empty = catch.body.iter().all(|stmt| match &stmt.kind {
            crate::flow::ir::StmtKind::Continue(_) => true,
            crate::flow::ir::StmtKind::Block(inner) => inner.is_empty(),
            crate::flow::ir::StmtKind::Expr(expr) => matches!(expr.kind, ExprKind::Lit(_)),
            _ => false,
        });
        let index = self.index;
        for reference in index.catches.iter().copied() {
            let Some(entry) = self.entry(reference) else { continue };
            let On::Catch { types, empty, calls, lacks_text } = &entry.on else { continue };
            if !calls.is_empty() && !discards_call(body, calls) {
                continue;
            }
            let written = catch.body.first().zip(catch.body.last());
            let written = written.and_then(|(first, last)| self.input.text.get(first.span.start as usize..last.span.end as usize));
            if lacks_text.as_ref().is_some_and(|regex| regex.is_match(written.unwrap_or_default())) {
                continue;
            }
            let type_fits = types.is_empty()
                || catch.types.is_empty() && types.iter().any(|pattern| pattern.text().is_empty() || pattern.text() == "*")
                || catch.types.iter().any(|ty| types.iter().any(|pattern| pattern.matches(&ty.name)));
            if type_fits && empty.is_none_or(|wanted| wanted == is_empty) && self.place_fits(entry) {
                self.conclude(entry, reference, Answer::Yes, None, span, || "handler".to_owned());
            }
        }
    }

    pub(super) fn return_event(&mut self, value: &Value<'a>, expr: &'a Expr, span: Span) {
        if self.index.returns.is_empty() {
            return;
        }
        let Some(function) = self.frames.last().and_then(|frame| frame.function) else { return };
        let class = self.frames.last().and_then(|frame| frame.class);
        let qualified = match class {
            Some(class) => format!("{}.{}", self.classes[class.0 as usize].name, function.name),
            None => function.name.to_string(),
        };
        let args = [ArgValue { name: None, value: value.clone(), spread: crate::flow::ir::Spread::No, expr: Some(expr) }];
        let site = Site::named(vec![format!("return of {qualified}").into()], &args, span);
        let index = self.index;
        for reference in index.returns.iter().copied() {
            let Some(entry) = self.entry(reference) else { continue };
            let On::Returns(patterns) = &entry.on else { continue };
            let fits = patterns.is_empty() || patterns.iter().any(|pattern| pattern.matches(&qualified) || pattern.matches(&function.name));
            if fits && self.place_fits(entry) {
                self.apply(entry, reference, &site, &mut Value::null());
            }
        }
    }

    /// Rules over the shape of a function's definition.
    pub(super) fn function_event(&mut self, closure: &Closure<'a>) {
        let function = closure.function;
        let index = self.index;
        let mut written = Written::default();
        for reference in index.functions.iter().copied() {
            if !matches!(reference.role, Role::Danger | Role::Safe) {
                continue;
            }
            let Some(entry) = self.entry(reference) else { continue };
            if self.shape_fits(entry, closure, &mut written) {
                let span = Span { end_line: function.span.line, ..function.span };
                let name = self.function_name(function);
                self.conclude(entry, reference, Answer::Yes, None, span, || format!("definition of {name}"));
            }
        }
    }

    fn shape_fits(&mut self, entry: &'a Entry, closure: &Closure<'a>, written: &mut Written) -> bool {
        let On::Function(shape) = &entry.on else { return false };
        let function = closure.function;
        if !shape.names.is_empty() {
            let qualified = written.qualified.get_or_insert_with(|| match closure.class {
                Some(class) => format!("{}.{}", self.classes[class.0 as usize].name, function.name),
                None => function.name.to_string(),
            });
            if !shape.names.iter().any(|pattern| pattern.matches(qualified) || pattern.matches(&function.name)) {
                return false;
            }
        }
        // A walk over a function costs more than a look at the names of the file.
        if !shape.calls.is_empty() && !shape.calls.iter().any(|pattern| self.may_be_called(pattern, closure.module)) {
            return false;
        }
        let place = |engine: &mut Self, place: &Option<Place>, wanted: bool| {
            place.as_ref().is_none_or(|place| engine.place_holds(place, closure.module, closure.class, Some(function)) == wanted)
        };
        if !place(self, &entry.inside, true) || !place(self, &entry.unless_inside, false) {
            return false;
        }
        let decorators = written.decorators.get_or_insert_with(|| {
            let of_class = closure.class.map_or(&[][..], |class| &self.classes[class.0 as usize].class.decorators);
            super::python_web::standing(function, self.language).chain(of_class).map(|one| self.shown(one, closure.module)).collect()
        });
        if !shape.decorated.iter().all(|regex| decorators.iter().any(|text| regex.is_match(text)))
            || shape.undecorated.iter().any(|regex| decorators.iter().any(|text| regex.is_match(text)))
        {
            return false;
        }
        if let Some(regex) = &shape.param
            && !function.params.iter().any(|param| regex.is_match(&self.param_text(param, closure.module)))
        {
            return false;
        }
        if let Some(regex) = &shape.beside
            && !function.params.iter().any(|param| regex.is_match(&self.param_text(param, closure.module)))
        {
            return false;
        }
        // The longest expressions ask for functions that call themselves: few do.
        let asks_itself = shape.calls.iter().any(|pattern| pattern.text() == ITSELF);
        if asks_itself && !self.calls_fit(shape, closure, written) {
            return false;
        }
        if let Some(regex) = &shape.has_text
            && !self.input.text.get(function.span.start as usize..function.span.end as usize).is_some_and(|text| regex.is_match(text))
        {
            return false;
        }
        if let Some(regex) = &shape.lacks_text
            && self.input.text.get(function.span.start as usize..function.span.end as usize).is_none_or(|text| regex.is_match(text))
        {
            return false;
        }
        asks_itself || self.calls_fit(shape, closure, written)
    }

    /// Whether something that a pattern names may be called in a file.
    fn may_be_called(&self, pattern: &Pattern, module: usize) -> bool {
        let last = pattern.last_segment().filter(|last| last.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_'));
        last.is_none_or(|last| self.definitions.mention_in(module, last))
    }

    /// Whether a function calls what a shape asks for, and nothing that it must not call.
    fn calls_fit(&mut self, shape: &FunctionShape, closure: &Closure<'a>, written: &mut Written) -> bool {
        if shape.calls.is_empty() && shape.lacks_call.is_empty() {
            return true;
        }
        let function = closure.function;
        let called = match &mut written.called {
            Some(known) => known,
            none => none.insert(self.called_names(&function.body, closure.module)),
        };
        let itself = || {
            let own = self.input.text.get(..function.span.start as usize).and_then(|before| own_name(function, before));
            own.is_some_and(|own| called.iter().any(|name| crate::rule::pattern::last_segment(name) == own))
        };
        let asks_itself = shape.calls.iter().any(|pattern| pattern.text() == ITSELF);
        (shape.calls.is_empty() || calls_one_of(called, &shape.calls) || asks_itself && itself())
            && (shape.lacks_call.is_empty() || !calls_one_of(called, &shape.lacks_call))
    }

    /// Whether the function that a value is, or names, calls one of these.
    pub(super) fn function_calls(&mut self, value: &Value<'a>, patterns: &[Pattern]) -> Answer {
        let named = if self.is_php() { self.callable(value) } else { None };
        let function = named.unwrap_or_else(|| value.clone());
        let found = match &function.kind {
            Kind::Func(closure) => Some((closure.function, closure.module)),
            Kind::Method(pair) => {
                let class = match &pair.0.kind {
                    Kind::Class(class) => Some(*class),
                    _ => pair.0.cell().and_then(|cell| self.st.heap.object(cell)).and_then(|object| object.class),
                };
                let name = pair.1.clone();
                let method = class.and_then(|class| self.find_method(class, &name, None, 0));
                method.map(|(method, owner)| (method, self.classes[owner.0 as usize].module))
            }
            _ => None,
        };
        let Some((function, module)) = found else { return Answer::Unknown };
        let called = self.called_names(&function.body, module);
        Answer::of(calls_one_of(&called, patterns))
    }

    pub(super) fn param_text(&self, param: &Param, module: usize) -> String {
        if module == self.target
            && let Some(text) = self.input.text.get(param.span.start as usize..param.span.end as usize)
        {
            return text.to_owned();
        }
        match &param.ty {
            Some(ty) => format!("{}: {}", param.name, ty.name),
            None => param.name.to_string(),
        }
    }

    /// Names of what a body calls, as written and as its first name resolves.
    pub(super) fn called_names(&mut self, body: &'a [Stmt], module: usize) -> Vec<String> {
        let mut written: Vec<String> = Vec::new();
        walk(body, &mut |seen| {
            if let Seen::Expr(expr) = seen
                && let ExprKind::Call { callee, .. } = &expr.kind
            {
                match (callee.dotted(), &callee.kind) {
                    (Some(name), _) => written.push(name),
                    (None, ExprKind::Member { name, .. }) => written.push(name.to_string()),
                    _ => {}
                }
            }
        });
        let mut names = Vec::new();
        for name in written {
            let (first, rest) = name.split_once('.').map_or((name.as_str(), None), |(first, rest)| (first, Some(rest)));
            let resolved = match self.module_name(module, first, 0) {
                Some(Value { kind: Kind::Lib(full), .. }) => Some(rest.map_or_else(|| full.to_string(), |rest| format!("{full}.{rest}"))),
                _ => None,
            };
            names.extend(resolved);
            names.push(name);
        }
        names
    }

    /// Sources that are parameters of entry points.
    pub(super) fn parameter_sources(&mut self, closure: &Closure<'a>, param: &'a Param, value: Value<'a>) -> Value<'a> {
        let mut value = value;
        let index = self.index;
        let mut written = Written::default();
        for reference in index.functions.iter().copied() {
            if reference.role != Role::Source {
                continue;
            }
            let Some(entry) = self.entry(reference) else { continue };
            let On::Function(shape) = &entry.on else { continue };
            if let Some(regex) = &shape.param
                && !regex.is_match(&self.param_text(param, closure.module))
            {
                continue;
            }
            if self.shape_fits(entry, closure, &mut written) {
                let only = (reference.rule != EntryRef::SHARED).then_some(reference.rule);
                let taint = self.taint_born(entry.labels, only, param.span, Note::Parameter(param.name.clone()), value.id);
                value.taint = taint.union(&value.taint);
            }
        }
        value
    }
}

/// Whether a body calls one of these and lets the result go: then only an error can tell how it went.
fn discards_call(body: &[Stmt], patterns: &[Pattern]) -> bool {
    body.iter().any(|stmt| {
        let crate::flow::ir::StmtKind::Expr(expr) = &stmt.kind else { return false };
        let expr = match &expr.kind {
            ExprKind::Await(inner) => inner,
            _ => expr,
        };
        let ExprKind::Call { callee, .. } = &expr.kind else { return false };
        callee.dotted().is_some_and(|name| patterns.iter().any(|pattern| pattern.matches(&name)))
    })
}

/// Among the names that a definition calls: its own.
const ITSELF: &str = "@itself";

/// What a function is called: by its own name, or by the name or member that it is the value of. `before`: the text before it.
pub(super) fn own_name<'t>(function: &'t crate::flow::ir::Function, before: &'t str) -> Option<&'t str> {
    if !function.name.is_empty() {
        return Some(&function.name);
    }
    let line = before.trim_end().strip_suffix(['=', ':'])?.rsplit(['\n', ';']).next()?.trim();
    let line = ["export ", "const ", "let ", "var "].iter().fold(line, |line, word| line.strip_prefix(word).unwrap_or(line).trim_start());
    // `name: Type` and `a.b.name`
    let name = line.split([':', ' ']).next()?.rsplit('.').next()?;
    (!name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '$'))).then_some(name)
}

fn calls_one_of(called: &[String], patterns: &[Pattern]) -> bool {
    patterns.iter().any(|pattern| {
        called.iter().any(|name| pattern.matches(name) || pattern.fits_unknown_receiver() && pattern.matches(&format!("?.{name}")))
    })
}
