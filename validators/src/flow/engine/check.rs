//! Where the engine tells the rules what happens: calls, reads, writes, comparisons, returns, literals, imports, handlers and
//! function definitions. Knows entries of rules; what conditions mean is in `conditions`.

use std::{cell::RefCell, rc::Rc};

use assay_manifests::Span;

use super::{
    Engine,
    call::{ArgValue, Site},
    conditions::{Answer, Event},
    value::{Bits, CleanBits, Closure, Constant, Fact, Facts, Kind, Note, PathNode, Taint, Value},
    walk::{Seen, walk},
};
use crate::{
    flow::ir::{BinaryOp, Catch, Expr, ExprKind, Function, Import, Param, Stmt, Sym},
    rule::{
        Labels, Role,
        index::EntryRef,
        meant::{Entry, On, Place, Subject},
        pattern::Pattern,
    },
};

/// How a pattern matched.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Through {
    Name,
    Wildcard,
}

impl<'a> Engine<'a> {
    fn entry(&self, reference: EntryRef) -> Option<&'a Entry> {
        self.index.entry(self.rules, reference)
    }

    fn rule_labels(&self, rule: u16) -> Labels {
        self.index.rule(self.rules, rule).map_or(Labels::ALL, |rule| rule.taint.labels)
    }

    fn event<'e>(
        &self,
        rule: u16,
        args: &'e [ArgValue<'a>],
        receiver: Option<&'e Value<'a>>,
        receiver_expr: Option<&'a Expr>,
        result: Option<&'e Value<'a>>,
    ) -> Event<'a, 'e> {
        let rule = (rule != EntryRef::SHARED).then_some(rule);
        Event {
            args,
            receiver,
            receiver_expr,
            result,
            rule,
            labels: rule.map_or(Labels::ALL, |rule| self.rule_labels(rule)),
            path: RefCell::new(None),
        }
    }

    // ---- calls ----

    /// Asks every rule that may speak of a call: what it gives, cleans, teaches, endangers and marks.
    pub(super) fn check_call(&mut self, site: &Site<'a, '_>, result: &mut Value<'a>) {
        let mut matched: Vec<(EntryRef, Through)> = Vec::new();
        for name in site.names.iter().chain(&site.written) {
            for reference in self.index.calls.candidates(name) {
                if matched.iter().any(|(known, _)| *known == reference) {
                    continue;
                }
                let Some(entry) = self.entry(reference) else { continue };
                let On::Call(patterns) = &entry.on else { continue };
                if let Some(through) = site_matches(patterns, site, entry.as_written) {
                    matched.push((reference, through));
                }
            }
        }
        if matched.is_empty() {
            return;
        }
        matched.sort_by_key(|(reference, _)| (reference.role, reference.rule, reference.at));
        for (reference, through) in matched {
            let Some(entry) = self.entry(reference) else { continue };
            if through == Through::Wildcard && !self.receiver_fits(entry, site) || !self.place_fits(entry) {
                continue;
            }
            self.apply(entry, reference, site, result);
        }
    }

    fn receiver_fits(&self, entry: &Entry, site: &Site<'a, '_>) -> bool {
        let text = site.receiver_expr.map(|expr| self.text(expr.span).map_or_else(|| expr.dotted().unwrap_or_default(), str::to_owned));
        if let Some(regex) = &entry.receiver
            && !text.as_deref().is_some_and(|text| regex.is_match(text))
        {
            return false;
        }
        !entry.unless_receiver.as_ref().is_some_and(|regex| text.as_deref().is_some_and(|text| regex.is_match(text)))
    }

    fn apply(&mut self, entry: &'a Entry, reference: EntryRef, site: &Site<'a, '_>, result: &mut Value<'a>) {
        let shown = result.clone();
        let event = self.event(reference.rule, site.args, site.receiver, site.receiver_expr, Some(&shown));
        let answer = self.conditions(&entry.when, &event);
        let path = event.path.borrow().clone();
        let called = site.names.first().or(site.written.as_ref()).cloned().unwrap_or_else(|| "call".into());
        match reference.role {
            Role::Danger | Role::Safe => {
                let note = format!("call of {called}");
                self.conclude(entry, reference, answer, path, site.span, note);
            }
            _ if answer != Answer::Yes && answer != Answer::Maybe => {}
            Role::Source => {
                let only = (reference.rule != EntryRef::SHARED).then_some(reference.rule);
                match &entry.subject {
                    Subject::Result => {
                        if result.id == 0 {
                            result.id = self.ids.next();
                        }
                        let taint = self.taint_born(entry.labels, only, site.span, Note::Source(called), result.id);
                        result.taint = result.taint.union(&taint);
                        match result.kind {
                            Kind::Unknown | Kind::Opaque | Kind::Null => result.kind = Kind::Unknown,
                            Kind::Cell(cell) => {
                                if let Some(object) = self.st.heap.object_mut(cell) {
                                    object.open = true;
                                    object.taint = object.taint.union(&taint);
                                }
                            }
                            _ => {
                                let taint = result.taint.clone();
                                *result = self.unknown_with(taint).typed(result.ty.clone());
                            }
                        }
                    }
                    subject => {
                        let value = self.untrusted(entry.labels, only, site.span, Note::Source(called));
                        self.put_into(subject, site, value);
                    }
                }
            }
            Role::Propagate => self.propagate(entry, reference, site, result),
            Role::Clean => {
                let clean = if reference.rule == EntryRef::SHARED {
                    CleanBits::SANITIZED
                } else {
                    CleanBits { sanitized: Bits::one(reference.rule), guarded: Bits::default() }
                };
                match &entry.subject {
                    Subject::Result => {
                        *result = result.clone().cleaned(clean);
                        if reference.rule == EntryRef::SHARED && matches!(result.kind, Kind::Unknown) {
                            result.kind = Kind::Opaque;
                        }
                    }
                    subject => {
                        for value in subject_values(subject, site) {
                            let facts = self.clean_facts(&value, clean, true);
                            self.st.learn(&facts.when_true);
                        }
                    }
                }
            }
            Role::Guard => {
                let clean = if reference.rule == EntryRef::SHARED {
                    CleanBits::GUARDED
                } else {
                    CleanBits { sanitized: Bits::default(), guarded: Bits::one(reference.rule) }
                };
                for value in subject_values(&entry.subject, site) {
                    let facts = self.clean_facts(&value, clean, entry.outcome);
                    add_facts(result, facts);
                }
                if result.id == 0 && !result.is_plain_constant() {
                    result.id = self.ids.next();
                }
            }
            Role::Mark => {
                let Some(mark) = entry.mark else { return };
                let ids: Vec<u32> = match &entry.subject {
                    Subject::Result => {
                        if result.id == 0 {
                            result.id = self.ids.next();
                        }
                        vec![result.id]
                    }
                    subject => subject_values(subject, site)
                        .iter()
                        .flat_map(|value| [value.id].into_iter().chain(value.atoms().iter().map(|atom| atom.id)))
                        .collect(),
                };
                for id in ids.into_iter().filter(|id| *id != 0) {
                    self.st.mark(id, mark.0);
                }
            }
        }
    }

    fn propagate(&mut self, entry: &'a Entry, reference: EntryRef, site: &Site<'a, '_>, result: &mut Value<'a>) {
        let mut taint = Taint::default();
        for subject in &entry.from {
            for value in subject_values(subject, site) {
                taint = taint.union(&self.deep_taint(&value));
            }
        }
        if reference.rule != EntryRef::SHARED {
            // For this rule alone: what does not flow on is clean for it.
            let bits = CleanBits { sanitized: Bits::one(reference.rule), guarded: Bits::default() };
            let cleaned = result.taint.cleaned(bits);
            result.taint = if taint.is_empty() { cleaned } else { result.taint.clone() };
            return;
        }
        match &entry.subject {
            Subject::Result => {
                if result.is_plain_constant() || matches!(result.kind, Kind::Cell(_)) && taint.is_empty() {
                    return;
                }
                if taint.is_empty() {
                    let mut value = self.opaque().typed(result.ty.clone());
                    value.facts = result.facts.clone();
                    *result = value;
                } else {
                    result.taint = taint;
                    if let Kind::Str(_) = result.kind {
                        result.kind = Kind::Unknown;
                    }
                }
            }
            subject => {
                let value = self.unknown_with(taint);
                self.put_into(subject, site, value);
            }
        }
    }

    /// Puts a value into what an argument names: out-parameters, filled buffers.
    fn put_into(&mut self, subject: &Subject, site: &Site<'a, '_>, value: Value<'a>) {
        let targets: Vec<(Value<'a>, Option<&'a Expr>)> = match subject {
            Subject::Receiver => site.receiver.map(|receiver| (receiver.clone(), site.receiver_expr)).into_iter().collect(),
            Subject::Any => site.args.iter().map(|arg| (arg.value.clone(), arg.expr)).collect(),
            Subject::Rest(from) => site.args.iter().skip(*from as usize).map(|arg| (arg.value.clone(), arg.expr)).collect(),
            Subject::Index(at) => site.args.get(*at as usize).map(|arg| (arg.value.clone(), arg.expr)).into_iter().collect(),
            _ => Vec::new(),
        };
        for (old, expr) in targets {
            if let Some(cell) = old.cell() {
                if let Some(object) = self.st.heap.object_mut(cell) {
                    object.open = true;
                    object.taint = object.taint.union(&value.taint);
                }
                continue;
            }
            let Some(expr) = expr else { continue };
            let target = match &expr.kind {
                ExprKind::Unary { operand, .. } => operand,
                _ => expr,
            };
            if matches!(target.kind, ExprKind::Name(_) | ExprKind::Member { .. } | ExprKind::Index { .. }) {
                let mut new = value.clone();
                new.ty = old.ty.clone();
                self.assign(target, new, None);
            }
        }
    }

    // ---- conclusions ----

    fn conclude(&mut self, entry: &'a Entry, reference: EntryRef, answer: Answer, path: Option<Rc<PathNode>>, span: Span, note: String) {
        let mut span = span;
        if !self.in_target() {
            // Another file's dangers are its own, unless what is untrusted came from here.
            let from_here = path.as_ref().is_some_and(|path| self.begins_in_target(path));
            let site = self.frames.last().and_then(|frame| frame.call_site);
            match site {
                Some(site) if from_here && matches!(answer, Answer::Yes | Answer::Maybe) && reference.role == Role::Danger => span = site,
                _ => return,
            }
        }
        let rule = reference.rule;
        match (reference.role, answer) {
            (Role::Danger, Answer::Yes | Answer::Maybe) => {
                self.report.finding(rule, span, &entry.form, entry.message.as_deref(), path, note)
            }
            (Role::Danger, Answer::Unknown) if !entry.ignore_unknown => {
                self.report.unjudged(rule, span, "a value at this place is not known")
            }
            (Role::Danger, Answer::Cleaned { guarded }) => {
                self.report.evidence(rule, span, if guarded { "guarded" } else { "sanitized" }, path, note);
            }
            (Role::Safe, Answer::Yes) => self.report.evidence(rule, span, &entry.form, path, note),
            _ => {}
        }
    }

    fn begins_in_target(&self, path: &PathNode) -> bool {
        let mut node = path;
        while let Some(before) = node.before.as_deref() {
            node = before;
        }
        node.module == self.target
    }

    fn place_fits(&mut self, entry: &Entry) -> bool {
        if let Some(place) = &entry.inside
            && !self.inside(place)
        {
            return false;
        }
        if let Some(place) = &entry.unless_inside
            && self.inside(place)
        {
            return false;
        }
        true
    }

    fn inside(&mut self, place: &Place) -> bool {
        let Some(frame) = self.frames.last() else { return false };
        let (module, class, function) = (frame.module, frame.class, frame.function);
        self.place_holds(place, module, class, function)
    }

    fn place_holds(&mut self, place: &Place, module: usize, class: Option<super::value::ClassId>, function: Option<&'a Function>) -> bool {
        let enclosing = self.frames.iter().rev().filter_map(|frame| frame.function).find(|function| !function.name.is_empty());
        if let Some(regex) = &place.function
            && !function.into_iter().chain(enclosing).any(|function| regex.is_match(&function.name))
        {
            return false;
        }
        if let Some(regex) = &place.class
            && !class.is_some_and(|class| regex.is_match(&self.classes[class.0 as usize].name))
        {
            return false;
        }
        if let Some(regex) = &place.base {
            let mut names = Vec::new();
            if let Some(class) = class {
                self.class_names(class, &mut names, 0);
            }
            if !names.iter().skip(1).any(|name| regex.is_match(name)) {
                return false;
            }
        }
        if let Some(regex) = &place.decorated {
            let own = function.map_or(&[][..], |function| &function.decorators);
            let of_class = class.map_or(&[][..], |class| &self.classes[class.0 as usize].class.decorators);
            if !own.iter().chain(of_class).any(|decorator| regex.is_match(&self.shown(decorator, module))) {
                return false;
            }
        }
        if let Some(regex) = &place.imports
            && !self.import_paths(module).iter().any(|path| regex.is_match(path))
        {
            return false;
        }
        if let Some(regex) = &place.path
            && !regex.is_match(&self.modules[module].module.path)
        {
            return false;
        }
        true
    }

    /// An expression as written.
    fn shown(&self, expr: &Expr, module: usize) -> String {
        if module == self.target
            && let Some(text) = self.input.text.get(expr.span.start as usize..expr.span.end as usize)
        {
            return text.to_owned();
        }
        match &expr.kind {
            ExprKind::Call { callee, .. } => callee.dotted().unwrap_or_default(),
            _ => expr.dotted().unwrap_or_default(),
        }
    }

    // ---- reads and writes ----

    /// A name or member is read: it may be a source.
    pub(super) fn read_event(&mut self, name: &str, value: Value<'a>, object: Option<(&Value<'a>, &'a Expr)>, expr: &'a Expr) -> Value<'a> {
        let mut value = value;
        let references: Vec<EntryRef> = self.index.reads.candidates(name).collect();
        if references.is_empty() {
            if let Kind::Lib(full) = &value.kind
                && value.ty.is_none()
            {
                value.ty = self
                    .shared
                    .and_then(|shared| shared.types.members.iter().find(|(pattern, _)| pattern.matches(full)).map(|(_, ty)| ty.clone()));
            }
            return value;
        }
        let mut names: Vec<Sym> = Vec::new();
        let mut written: Option<Sym> = None;
        match (&value.kind, object) {
            (Kind::Lib(full), _) => names.push(full.clone()),
            (_, Some((container, _))) => match &container.ty {
                Some(ty) => names.push(format!("{ty}.{name}").into()),
                None => written = Some(expr.dotted().unwrap_or_else(|| format!("?.{name}")).into()),
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
        for reference in references {
            let Some(entry) = self.entry(reference) else { continue };
            let On::Read(patterns) = &entry.on else { continue };
            let Some(through) = site_matches(patterns, &site, entry.as_written) else { continue };
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
        if self.index.writes.candidates(name).next().is_none() {
            return;
        }
        let args = [ArgValue { name: None, value: value.clone(), spread: crate::flow::ir::Spread::No, expr }];
        let site = Site { names: vec![name.clone()], written: None, receiver: None, receiver_expr: None, args: &args, span, is_new: false };
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
        if self.index.writes.candidates(name).next().is_none() {
            return;
        }
        let (expr, span) = written.map_or((None, target.span), |(expr, span)| (Some(expr), span));
        let plain = |value: Value<'a>, expr| ArgValue { name: None, value, spread: crate::flow::ir::Spread::No, expr };
        let mut args = vec![plain(value.clone(), expr)];
        args.extend(key.map(|key| plain(key.clone(), None)));
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
            let mut types = Vec::new();
            self.with_bases(ty, &mut types);
            names.extend(types.iter().map(|ty| Sym::from(format!("{ty}.{name}"))));
        }
        let text = object.dotted().map_or_else(|| format!("?.{name}"), |text| format!("{text}.{name}"));
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

    fn write_event(&mut self, site: &Site<'a, '_>) {
        let mut seen: Vec<EntryRef> = Vec::new();
        for name in site.names.iter().chain(&site.written) {
            for reference in self.index.writes.candidates(name) {
                if !seen.contains(&reference) {
                    seen.push(reference);
                }
            }
        }
        seen.sort();
        for reference in seen {
            let Some(entry) = self.entry(reference) else { continue };
            let On::Write(patterns) = &entry.on else { continue };
            let Some(through) = site_matches(patterns, site, entry.as_written) else { continue };
            if through == Through::Wildcard && !self.receiver_fits(entry, site) || !self.place_fits(entry) {
                continue;
            }
            let mut result = Value::null();
            self.apply(entry, reference, site, &mut result);
        }
    }

    // ---- the other events ----

    #[expect(clippy::too_many_arguments, reason = "one comparison has this many sides")]
    pub(super) fn compare_event(
        &mut self,
        op: BinaryOp,
        a: &Value<'a>,
        b: &Value<'a>,
        left: &'a Expr,
        right: &'a Expr,
        expr: &'a Expr,
        result: &mut Value<'a>,
    ) {
        if self.index.compares.is_empty() {
            return;
        }
        let plain =
            |value: &Value<'a>, expr| ArgValue { name: None, value: value.clone(), spread: crate::flow::ir::Spread::No, expr: Some(expr) };
        let args = [plain(a, left), plain(b, right)];
        let symbol = operator(op);
        let site = Site {
            names: vec![format!("comparison {symbol}").into()],
            written: None,
            receiver: None,
            receiver_expr: None,
            args: &args,
            span: expr.span,
            is_new: false,
        };
        for reference in self.index.compares.clone() {
            let Some(entry) = self.entry(reference) else { continue };
            let On::Compare(operators) = &entry.on else { continue };
            let fits = if operators.is_empty() {
                matches!(op, BinaryOp::Eq | BinaryOp::NotEq | BinaryOp::Same | BinaryOp::NotSame)
            } else {
                operators.iter().any(|known| known == symbol || known == alias(op))
            };
            if fits && self.place_fits(entry) {
                self.apply(entry, reference, &site, result);
            }
        }
    }

    pub(super) fn literal_event(&mut self, value: &Value<'a>, expr: &'a Expr) {
        if self.index.literals.is_empty() || !self.in_target() {
            return;
        }
        let args = [ArgValue { name: None, value: value.clone(), spread: crate::flow::ir::Spread::No, expr: Some(expr) }];
        let site = Site {
            names: vec!["a literal".into()],
            written: None,
            receiver: None,
            receiver_expr: None,
            args: &args,
            span: expr.span,
            is_new: false,
        };
        for reference in self.index.literals.clone() {
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
        for reference in self.index.imports.clone() {
            let Some(entry) = self.entry(reference) else { continue };
            let On::Import(patterns) = &entry.on else { continue };
            if patterns.iter().any(|pattern| pattern.matches(&full) || pattern.matches(&import.path)) && self.place_fits(entry) {
                self.conclude(entry, reference, Answer::Yes, None, import.span, format!("import of {full}"));
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
        for reference in self.index.catches.clone() {
            let Some(entry) = self.entry(reference) else { continue };
            let On::Catch { types, empty } = &entry.on else { continue };
            let type_fits = types.is_empty()
                || catch.types.is_empty() && types.iter().any(|pattern| pattern.text().is_empty() || pattern.text() == "*")
                || catch.types.iter().any(|ty| types.iter().any(|pattern| pattern.matches(&ty.name)));
            if type_fits && empty.is_none_or(|wanted| wanted == is_empty) && self.place_fits(entry) {
                self.conclude(entry, reference, Answer::Yes, None, span, "handler".to_owned());
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
        let site = Site {
            names: vec![format!("return of {qualified}").into()],
            written: None,
            receiver: None,
            receiver_expr: None,
            args: &args,
            span,
            is_new: false,
        };
        for reference in self.index.returns.clone() {
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
        for reference in self.index.functions.clone() {
            if !matches!(reference.role, Role::Danger | Role::Safe) {
                continue;
            }
            let Some(entry) = self.entry(reference) else { continue };
            if self.shape_fits(entry, closure) {
                let span = Span { end_line: function.span.line, ..function.span };
                let name = self.function_name(function);
                self.conclude(entry, reference, Answer::Yes, None, span, format!("definition of {name}"));
            }
        }
    }

    fn shape_fits(&mut self, entry: &'a Entry, closure: &Closure<'a>) -> bool {
        let On::Function(shape) = &entry.on else { return false };
        let function = closure.function;
        let qualified = match closure.class {
            Some(class) => format!("{}.{}", self.classes[class.0 as usize].name, function.name),
            None => function.name.to_string(),
        };
        if !shape.names.is_empty() && !shape.names.iter().any(|pattern| pattern.matches(&qualified) || pattern.matches(&function.name)) {
            return false;
        }
        let place = |engine: &mut Self, place: &Option<Place>, wanted: bool| {
            place.as_ref().is_none_or(|place| engine.place_holds(place, closure.module, closure.class, Some(function)) == wanted)
        };
        if !place(self, &entry.inside, true) || !place(self, &entry.unless_inside, false) {
            return false;
        }
        let mut decorators: Vec<String> = function.decorators.iter().map(|one| self.shown(one, closure.module)).collect();
        if let Some(class) = closure.class {
            let of_class = &self.classes[class.0 as usize].class.decorators;
            decorators.extend(of_class.iter().map(|one| self.shown(one, closure.module)));
        }
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
        if shape.calls.is_empty() && shape.lacks_call.is_empty() {
            return true;
        }
        let called = self.called_names(&function.body, closure.module);
        let calls = |patterns: &[Pattern]| {
            patterns.iter().any(|pattern| {
                called.iter().any(|name| pattern.matches(name) || pattern.fits_unknown_receiver() && pattern.matches(&format!("?.{name}")))
            })
        };
        (shape.calls.is_empty() || calls(&shape.calls)) && (shape.lacks_call.is_empty() || !calls(&shape.lacks_call))
    }

    fn param_text(&self, param: &Param, module: usize) -> String {
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
    fn called_names(&mut self, body: &'a [Stmt], module: usize) -> Vec<String> {
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
        for reference in self.index.functions.clone() {
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
            if self.shape_fits(entry, closure) {
                let only = (reference.rule != EntryRef::SHARED).then_some(reference.rule);
                let taint = self.taint_born(entry.labels, only, param.span, Note::Parameter(param.name.clone()), value.id);
                value.taint = taint.union(&value.taint);
            }
        }
        value
    }
}

fn site_matches(patterns: &[Pattern], site: &Site<'_, '_>, as_written: bool) -> Option<Through> {
    let mut best = None;
    if as_written {
        let name = site.written.as_ref().or(site.names.first())?;
        return patterns
            .iter()
            .find(|pattern| pattern.matches(name))
            .map(|pattern| if pattern.is_wild() { Through::Wildcard } else { Through::Name });
    }
    for pattern in patterns {
        for name in &site.names {
            if pattern.matches(name) {
                if !pattern.is_wild() {
                    return Some(Through::Name);
                }
                best = Some(Through::Wildcard);
            }
        }
        if let Some(written) = &site.written
            && pattern.fits_unknown_receiver()
            && pattern.matches(written)
        {
            best = Some(Through::Wildcard);
        }
    }
    best
}

fn subject_values<'a>(subject: &Subject, site: &Site<'a, '_>) -> Vec<Value<'a>> {
    match subject {
        Subject::Index(at) => {
            site.args.iter().filter(|arg| arg.name.is_none()).nth(*at as usize).map(|arg| arg.value.clone()).into_iter().collect()
        }
        Subject::Keyword(name) => {
            site.args.iter().find(|arg| arg.name.as_deref() == Some(&**name)).map(|arg| arg.value.clone()).into_iter().collect()
        }
        Subject::Receiver => site.receiver.cloned().into_iter().collect(),
        Subject::Result => Vec::new(),
        Subject::Any => site.args.iter().map(|arg| arg.value.clone()).collect(),
        Subject::Rest(from) => site.args.iter().skip(*from as usize).map(|arg| arg.value.clone()).collect(),
        Subject::Several(list) => list.iter().map(|one| subject_values(one, site)).find(|found| !found.is_empty()).unwrap_or_default(),
    }
}

fn add_facts(value: &mut Value<'_>, facts: Facts) {
    let mut sum = value.facts.as_deref().cloned().unwrap_or_default();
    let add = |list: &mut Vec<Fact>, more: Vec<Fact>| {
        for fact in more {
            match list.iter_mut().find(|known| known.id == fact.id) {
                Some(known) => {
                    known.clean = known.clean.or(fact.clean);
                    known.constant = known.constant.take().or(fact.constant.filter(|one| *one != Constant::NotNull));
                }
                None => list.push(fact),
            }
        }
    };
    add(&mut sum.when_true, facts.when_true);
    add(&mut sum.when_false, facts.when_false);
    value.facts = Some(Rc::new(sum));
}

const fn operator(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Eq => "==",
        BinaryOp::NotEq => "!=",
        BinaryOp::Same => "===",
        BinaryOp::NotSame => "!==",
        BinaryOp::Lt => "<",
        BinaryOp::Le => "<=",
        BinaryOp::Gt => ">",
        BinaryOp::Ge => ">=",
        BinaryOp::In => "in",
        BinaryOp::NotIn => "not in",
        BinaryOp::Match => "=~",
        BinaryOp::NotMatch => "!~",
        _ => "?",
    }
}

const fn alias(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Same => "is",
        BinaryOp::NotSame => "is not",
        _ => "",
    }
}
