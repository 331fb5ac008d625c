//! Where the engine tells the rules what happens: calls, reads, writes, comparisons, returns, literals, imports, handlers and
//! function definitions. Knows entries of rules; what conditions mean is in `conditions`.

use std::{cell::RefCell, rc::Rc};

use assay_manifests::{Language, Span};
use rustc_hash::FxHashMap;

use super::{
    Engine,
    call::{ArgValue, Site},
    conditions::{Answer, Event},
    names::import_path,
    value::{Bits, CleanBits, Constant, Fact, Facts, Kind, Note, PathNode, Taint, Value},
};
use crate::{
    flow::ir::{Expr, ExprKind, Function, Lit, Sym},
    rule::{
        Labels, Role,
        index::{EntryRef, Hit, NameIndex, RuleIndex},
        meant::{Entry, On, Place, Subject},
        pattern::LazyRegex,
    },
};

/// Values of one file whose marks of birth are kept, at most.
const MOST_BORN_MARKS: usize = 1 << 16;

/// How a pattern matched.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Through {
    Name,
    Wildcard,
}

/// What rules say of the names that were asked for: one file says the same few names over and over.
#[derive(Default)]
pub(super) struct Heard(RefCell<FxHashMap<Sym, Rc<[Hit]>>>);

impl Heard {
    pub fn of(&self, index: &NameIndex, name: &str) -> Rc<[Hit]> {
        if let Some(known) = self.0.borrow().get(name) {
            return known.clone();
        }
        let hits: Rc<[Hit]> = index.matching(name).into();
        self.0.borrow_mut().insert(name.into(), hits.clone());
        hits
    }
}

impl<'a> Engine<'a> {
    pub(super) fn entry(&self, reference: EntryRef) -> Option<&'a Entry> {
        self.index.entry(self.rules, reference)
    }

    pub(super) fn rule_labels(&self, rule: u16) -> Labels {
        self.index.rule(self.rules, rule).map_or(Labels::ALL, |rule| rule.taint.labels)
    }

    pub(super) fn event<'e>(
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
        let mut matched = self.spoken_of(|index| &index.calls, &self.heard_calls, site);
        if matched.is_empty() {
            return;
        }
        // What passes untrust on comes first: a source untrusts its result whatever it was made of.
        let order = |role: Role| if role == Role::Propagate { None } else { Some(role) };
        matched.sort_by_key(|(reference, _)| (order(reference.role), reference.rule, reference.at));
        for (reference, through) in matched {
            let Some(entry) = self.entry(reference) else { continue };
            if through == Through::Wildcard && !self.receiver_fits(entry, site) || !self.place_fits(entry) {
                continue;
            }
            self.apply(entry, reference, site, result);
        }
    }

    /// Entries that speak of what a site is called, and how; each once.
    pub(super) fn spoken_of(
        &self,
        names: impl Fn(&'a RuleIndex) -> &'a NameIndex,
        heard: &Heard,
        site: &Site<'a, '_>,
    ) -> Vec<(EntryRef, Through)> {
        let index = names(self.index);
        let mut matched: Vec<(EntryRef, Through)> = Vec::new();
        let called = site.names.iter().enumerate().map(|(at, name)| (name, false, at == 0 && site.written.is_none()));
        for (name, is_written, is_shown) in called.chain(site.written.iter().map(|name| (name, true, true))) {
            for hit in heard.of(index, name).iter() {
                let through = if hit.as_written {
                    match (is_shown, hit.first_is_wild) {
                        (false, _) => continue,
                        (true, false) => Through::Name,
                        (true, true) => Through::Wildcard,
                    }
                } else if is_written {
                    // Only what speaks of any receiver speaks of one that is not known.
                    if !hit.loose {
                        continue;
                    }
                    Through::Wildcard
                } else if hit.plain {
                    Through::Name
                } else {
                    Through::Wildcard
                };
                match matched.iter_mut().find(|(known, _)| *known == hit.entry) {
                    Some((_, known)) if through == Through::Name => *known = through,
                    Some(_) => {}
                    None => matched.push((hit.entry, through)),
                }
            }
        }
        matched
    }

    pub(super) fn receiver_fits(&self, entry: &Entry, site: &Site<'a, '_>) -> bool {
        if entry.last.is_some() || entry.unless_last.is_some() {
            let name =
                site.written.as_ref().or(site.names.first()).map(|name| crate::rule::pattern::last_segment(name)).unwrap_or_default();
            if entry.last.as_ref().is_some_and(|regex| !regex.is_match(name))
                || entry.unless_last.as_ref().is_some_and(|regex| regex.is_match(name))
            {
                return false;
            }
        }
        let Some(expr) = site.receiver_expr else { return entry.receiver.is_none() };
        let expr = if self.is_script() { expr.past_casts() } else { expr };
        let is_written = |regex: &LazyRegex| match self.text(expr.span) {
            Some(text) => self.recalled.matched.of((std::ptr::from_ref(regex), expr.span), || regex.is_match(text)),
            None => regex.is_match(&expr.dotted().unwrap_or_default()),
        };
        let matches = |regex: &LazyRegex| is_written(regex) || self.is_mostly_called(site.receiver, regex);
        entry.receiver.as_ref().is_none_or(&matches) && !entry.unless_receiver.as_ref().is_some_and(&matches)
    }

    pub(super) fn apply(&mut self, entry: &'a Entry, reference: EntryRef, site: &Site<'a, '_>, result: &mut Value<'a>) {
        self.asked_at = site.span;
        let event = self.event(reference.rule, site.args, site.receiver, site.receiver_expr, Some(&*result));
        let answer = self.conditions(&entry.when, &event);
        let path = event.path.into_inner();
        let called = || site.names.first().or(site.written.as_ref()).cloned().unwrap_or_else(|| "call".into());
        match reference.role {
            Role::Danger | Role::Safe => {
                self.conclude(entry, reference, answer, path, site.span, || format!("call of {}", called()));
            }
            _ if answer != Answer::Yes && answer != Answer::Maybe => {}
            // What is so on some path only makes nothing safe; that a constant is another case does not matter.
            Role::Clean | Role::Guard if answer == Answer::Maybe && !self.holds_of_untrusted(entry, reference.rule, site, result) => {}
            Role::Clean if self.replaces_some_only(site) => {}
            // The program's own settings are no untrusted file.
            Role::Source if self.is_opened_config(result) || super::settings::is_made_here(site, result) => {}
            Role::Source => {
                let only = (reference.rule != EntryRef::SHARED).then_some(reference.rule);
                match &entry.subject {
                    Subject::Result => {
                        if self.is_ruby() && site.args.is_empty() && site.receiver.is_none() {
                            // `params` is the same each time it is asked.
                            result.id = self.part_id(u32::MAX, &called());
                        }
                        if result.id == 0 {
                            result.id = self.ids.next();
                        }
                        let taint = self.taint_born(entry.labels, only, site.span, Note::Source(called()), result.id);
                        result.taint = result.taint.union(&taint);
                        match result.kind {
                            Kind::Unknown | Kind::Opaque | Kind::Null => result.kind = Kind::Unknown,
                            Kind::Cell(cell) => {
                                if let Some(object) = self.st.heap.object_mut(cell) {
                                    object.open = true;
                                    object.taint = object.taint.union(&taint);
                                }
                            }
                            _ => *result = self.unknown_with(result.taint.clone()).typed(result.ty.clone()),
                        }
                        self.with_environment(result, site);
                    }
                    // For one rule alone it is untrusted as well: what others know of it stays.
                    Subject::Receiver | Subject::Index(_) if only.is_some() && self.is_script() => {
                        let held = subject_values(&entry.subject, site).into_iter().next().unwrap_or_else(Value::null);
                        let born = if held.id == 0 { self.ids.next() } else { held.id };
                        let taint = self.taint_born(entry.labels, only, site.span, Note::Source(called()), born);
                        let value = Value { taint: held.taint.union(&taint), id: born, ..held };
                        self.put_into(&entry.subject, site, value);
                    }
                    subject => {
                        let value = self.untrusted(entry.labels, only, site.span, Note::Source(called()));
                        self.put_into(subject, site, value);
                    }
                }
            }
            Role::Propagate if self.is_read_back(site) => {}
            Role::Propagate => {
                let before = result.taint.clone();
                self.propagate(entry, reference, site, result);
                if answer == Answer::Maybe {
                    result.taint = result.taint.union(&before);
                }
            }
            Role::Clean if entry.undoes => *result = result.clone().soiled(reference.rule),
            Role::Clean => {
                let clean = if reference.rule == EntryRef::SHARED {
                    self.php_filtered(site).unwrap_or(CleanBits::SANITIZED)
                } else if entry.shows_nothing {
                    CleanBits { spared: Bits::one(reference.rule), ..CleanBits::default() }
                } else {
                    CleanBits { sanitized: Bits::one(reference.rule), ..CleanBits::default() }
                };
                match &entry.subject {
                    Subject::Result => {
                        *result = self.cleaned_inside(result, clean);
                        if reference.rule == EntryRef::SHARED && matches!(result.kind, Kind::Unknown) {
                            result.kind = Kind::Opaque;
                        }
                    }
                    subject => {
                        for value in subject_values(subject, site) {
                            let mut facts = self.clean_facts(&value, clean, true).when_true;
                            facts.extend(self.facts_held(&value, clean));
                            self.learn(&facts);
                        }
                    }
                }
            }
            // Of a text whose first letter was looked at the others may be anything.
            Role::Guard if self.looks_at_one_letter(site) => {}
            Role::Guard => {
                let clean = self.without_rights(super::refine::guarded_by(entry, reference.rule), site);
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
                // The state is that of one outcome: the branch that is taken learns of it.
                if let Some(outcome) = entry.mark_outcome {
                    if answer == Answer::Yes {
                        let mut tested = subject_values(&entry.subject, site);
                        tested.extend(self.text_of_letter(&entry.subject, site));
                        for value in &tested {
                            add_facts(result, self.mark_facts(value, mark.0, outcome));
                        }
                    }
                    if result.id == 0 && !result.is_plain_constant() {
                        result.id = self.ids.next();
                    }
                    return;
                }
                let ids: Vec<u32> = match &entry.subject {
                    Subject::Result => {
                        // A value that the call has made: it has the mark on every path on which it is at all.
                        let given = site.args.iter().map(|arg| &arg.value).chain(site.receiver);
                        let newest = given.flat_map(|one| one.atoms().iter().chain([one])).map(|one| one.id.max(one.via)).max();
                        let is_new = result.id == 0 || newest.is_none_or(|newest| result.id > newest);
                        if result.id == 0 {
                            result.id = self.ids.next();
                        }
                        if is_new && answer == Answer::Yes && self.born_marks.len() < MOST_BORN_MARKS {
                            let marks = self.born_marks.entry(result.id).or_default();
                            *marks = marks.or(Bits::one(mark.0));
                        }
                        vec![result.id]
                    }
                    subject => subject_values(subject, site)
                        .iter()
                        .chain(&self.filled(subject, site))
                        .flat_map(|value| {
                            [value.id, super::refine::viewed(value)].into_iter().chain(value.atoms().iter().map(|atom| atom.id))
                        })
                        .collect(),
                };
                for id in ids.into_iter().filter(|id| *id != 0) {
                    self.st.set_mark(id, mark.0, answer == Answer::Yes, entry.undoes);
                }
                self.learn_mark(if entry.undoes { Answer::No } else { answer }, &entry.subject, site, mark.0);
            }
        }
    }

    /// Whether a call of C is given one letter of a text, at a place that no loop moves on.
    fn looks_at_one_letter(&mut self, site: &Site<'a, '_>) -> bool {
        use crate::flow::ir::UnaryOp;
        if !matches!(self.language, assay_manifests::Language::C | assay_manifests::Language::Cpp) {
            return false;
        }
        let [crate::flow::engine::call::ArgValue { expr: Some(expr), .. }] = site.args else { return false };
        let mut expr = *expr;
        while let ExprKind::Cast { value, .. } = &expr.kind {
            expr = value;
        }
        let one = match &expr.kind {
            ExprKind::Unary { op: UnaryOp::Deref, .. } => true,
            ExprKind::Index { index, .. } => matches!(index.kind, ExprKind::Lit(Lit::Int(_))),
            _ => false,
        };
        one && !self.frame().loops.iter().any(|around| !around.is_switch)
    }

    pub(super) fn propagate(&mut self, entry: &'a Entry, reference: EntryRef, site: &Site<'a, '_>, result: &mut Value<'a>) {
        let mut taint = Taint::default();
        for subject in &entry.from {
            for value in subject_values(subject, site) {
                taint = taint.union(&self.deep_taint(&value));
            }
        }
        if reference.rule != EntryRef::SHARED {
            // For this rule alone: what does not flow on is clean for it.
            let bits = CleanBits { sanitized: Bits::one(reference.rule), ..CleanBits::default() };
            let cleaned = result.taint.cleaned(bits);
            result.taint = if taint.is_empty() { cleaned } else { result.taint.clone() };
            return;
        }
        match &entry.subject {
            Subject::Result => {
                let is_told = self.told.stretches.contains_key(&result.id);
                if result.is_plain_constant() || (is_told || matches!(result.kind, Kind::Cell(_))) && taint.is_empty() {
                    return;
                }
                if taint.is_empty() {
                    let mut value = self.opaque().typed(result.ty.clone());
                    value.facts = result.facts.clone();
                    // What it was asked of stays known: a test of the answer is a test of that.
                    value.via = result.via;
                    *result = value;
                } else {
                    result.taint = taint;
                    if let Kind::Str(_) = result.kind {
                        result.kind = Kind::Unknown;
                    }
                }
            }
            subject => {
                // A text of the program's own is what it is; what hid in an encoded one is out again.
                let mut from = entry.from.iter().flat_map(|subject| subject_values(subject, site));
                if self.language == Language::Go && taint.is_empty() && !from.any(|value| self.deep_unknown(&value, 0)) {
                    return;
                }
                let taint = if self.language == Language::Go { taint.uncleaned() } else { taint };
                let value = self.unknown_with(taint);
                self.put_into(subject, site, value);
            }
        }
    }

    /// Puts a value into what an argument names: out-parameters, filled buffers.
    pub(super) fn put_into(&mut self, subject: &Subject, site: &Site<'a, '_>, value: Value<'a>) {
        let targets: Vec<(Value<'a>, Option<&'a Expr>)> = match subject {
            Subject::Receiver => site.receiver.map(|receiver| (receiver.clone(), site.receiver_expr)).into_iter().collect(),
            Subject::Any => site.args.iter().map(|arg| (arg.value.clone(), arg.expr)).collect(),
            Subject::Rest(from) => site.args.iter().skip(*from as usize).map(|arg| (arg.value.clone(), arg.expr)).collect(),
            Subject::Index(at) => site.args.get(*at as usize).map(|arg| (arg.value.clone(), arg.expr)).into_iter().collect(),
            _ => Vec::new(),
        };
        for (old, expr) in targets {
            // What is put into a part of it is in the whole.
            let (old, expr, part) = match expr.map(|expr| &expr.kind) {
                Some(ExprKind::Slice { object, from, to }) => (self.eval(object), Some(&**object), from.is_some() || to.is_some()),
                _ => (old, expr, false),
            };
            let old = self.pointed_map(old);
            if let Some(cell) = old.cell() {
                let kept = self.unfilled_fields(cell, site);
                let filled = self.language == Language::Go && matches!(subject, Subject::Index(_)) && !value.taint.is_empty() && !part;
                if let Some(object) = self.st.heap.object_mut(cell) {
                    object.open = true;
                    object.taint = object.taint.union(&value.taint);
                    // What was in it is overwritten, or joined by what is in the taint.
                    if filled && !object.weak {
                        object.fields.retain(|(name, _)| kept.contains(name));
                        object.items.clear();
                    }
                }
                continue;
            }
            if let Kind::Slot(..) = old.kind {
                let new = value.clone().typed(old.ty.clone());
                let new = self.clean_by_type(new);
                self.store_through(&old, &new);
                continue;
            }
            let Some(expr) = expr else { continue };
            let target = super::c_buffers::filled_object(expr);
            let mut new = value.clone();
            new.ty.clone_from(&old.ty);
            if self.write_to_array(&old, &new) {
                continue;
            }
            if matches!(target.kind, ExprKind::Name(_) | ExprKind::Member { .. } | ExprKind::Index { .. }) {
                self.assign(target, new, None);
            }
        }
    }

    // ---- conclusions ----

    pub(super) fn conclude(
        &mut self,
        entry: &'a Entry,
        reference: EntryRef,
        answer: Answer,
        path: Option<Rc<PathNode>>,
        span: Span,
        note: impl FnOnce() -> String,
    ) {
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
                self.report.finding(rule, span, &entry.form, entry.message.as_deref(), path, note())
            }
            (Role::Danger, Answer::Unknown) if !entry.ignore_unknown => {
                self.report.unjudged(rule, span, "a value at this place is not known")
            }
            (Role::Danger, Answer::Cleaned { guarded: false, .. }) if entry.ignore_sanitized => {}
            // A call says by its name that it is a sink; a return or a write that may not be one shows nothing.
            (Role::Danger, Answer::Cleaned { sure: false, .. }) if entry.ignore_unknown && !matches!(entry.on, On::Call(_)) => {}
            (Role::Danger, Answer::Cleaned { guarded, .. }) => {
                self.report.evidence(rule, span, if guarded { "guarded" } else { "sanitized" }, path, note());
            }
            (Role::Safe, Answer::Yes) => self.report.evidence(rule, span, &entry.form, path, note()),
            _ => {}
        }
    }

    pub(super) fn begins_in_target(&self, path: &PathNode) -> bool {
        let mut node = path;
        while let Some(before) = node.before.as_deref() {
            node = before;
        }
        node.module == self.target
    }

    pub(super) fn place_fits(&mut self, entry: &Entry) -> bool {
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

    pub(super) fn inside(&mut self, place: &Place) -> bool {
        let Some(frame) = self.frames.last() else { return false };
        let (module, class, function) = (frame.module, frame.class, frame.function);
        self.place_holds(place, module, class, function)
    }

    /// The name that the innermost function of a script has by what it is the value of.
    fn assigned_name(&self, module: usize) -> Option<&str> {
        if !self.is_script() || module != self.target {
            return None;
        }
        let mut nameless = self.frames.iter().rev().filter_map(|frame| frame.function).filter(|function| function.name.is_empty());
        let before = |function: &Function| self.input.text.get(..function.span.start as usize);
        nameless.find_map(|function| super::events::own_name(function, before(function)?))
    }

    pub(super) fn place_holds(
        &mut self,
        place: &Place,
        module: usize,
        class: Option<super::value::ClassId>,
        function: Option<&'a Function>,
    ) -> bool {
        let enclosing = self.frames.iter().rev().filter_map(|frame| frame.function).find(|function| !function.name.is_empty());
        if let Some(regex) = &place.function
            && !function.into_iter().chain(enclosing).any(|function| regex.is_match(&function.name))
            && !self.assigned_name(module).is_some_and(|name| regex.is_match(name))
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
        if place.imports.is_none() && place.path.is_none() {
            return true;
        }
        let imports = &self.modules[module].defs().imports;
        self.recalled.places.of((std::ptr::from_ref(place), module), || {
            place.imports.as_ref().is_none_or(|regex| imports.iter().any(|import| regex.is_match(&import_path(import))))
                && place.path.as_ref().is_none_or(|regex| regex.is_match(&self.modules[module].module.path))
        })
    }

    /// An expression as written.
    pub(super) fn shown(&self, expr: &Expr, module: usize) -> String {
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
}

/// What marks on the program as a whole are set on.
pub(super) fn whole_program<'a>() -> Value<'a> {
    let mut value = Value::of(Kind::Opaque);
    value.id = u32::MAX;
    value
}

pub(super) fn subject_values<'a>(subject: &Subject, site: &Site<'a, '_>) -> Vec<Value<'a>> {
    match subject {
        Subject::Index(at) => {
            site.args.iter().filter(|arg| arg.name.is_none()).nth(*at as usize).map(|arg| arg.value.clone()).into_iter().collect()
        }
        Subject::Keyword(name) => {
            site.args.iter().find(|arg| arg.name.as_deref() == Some(&**name)).map(|arg| arg.value.clone()).into_iter().collect()
        }
        Subject::Receiver => site.receiver.cloned().into_iter().collect(),
        Subject::Result => Vec::new(),
        Subject::Program => vec![whole_program()],
        Subject::Any => site.args.iter().map(|arg| arg.value.clone()).collect(),
        Subject::Rest(from) => site.args.iter().skip(*from as usize).map(|arg| arg.value.clone()).collect(),
        Subject::Several(list) => list.iter().map(|one| subject_values(one, site)).find(|found| !found.is_empty()).unwrap_or_default(),
    }
}

pub(super) fn add_facts(value: &mut Value<'_>, facts: Facts) {
    let mut sum = value.facts.as_deref().cloned().unwrap_or_default();
    let add = |list: &mut Vec<Fact>, more: Vec<Fact>| {
        for fact in more {
            match list.iter_mut().find(|known| known.id == fact.id) {
                Some(known) => {
                    known.clean = known.clean.or(fact.clean);
                    known.marks = known.marks.or(fact.marks);
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
