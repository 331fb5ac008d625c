//! Which functions a rule could say something of: those with a place that some rule names, and those that call them. Only they are run;
//! of the others no rule would speak. Knows what rules ask by name, and no values.

mod changes;
mod pieces;

use std::{rc::Rc, sync::Arc};

use assay_manifests::Language;
use rustc_hash::{FxHashMap, FxHashSet};

use self::pieces::Pieces;
use super::{
    Engine,
    check::Heard,
    definitions::shares_names,
    operators::is_comparison,
    prospects::{Key, Regexes, Shown, asks_for_mark, asks_for_markup, asks_for_text, regexes},
    value::{Kind, Value},
    walk::{Seen, walk},
};
use crate::{
    flow::ir::{Catch, Class, Expr, ExprKind, Function, Import, Lit, Stmt, StmtKind},
    rule::{
        Role,
        index::{EntryRef, NameIndex},
        meant::{Entry, On},
        pattern::{Pattern, last_segment},
    },
};

/// What entries ask of literals and comparisons, gathered once for all functions.
struct Asked<'a> {
    /// Some entry over literals takes any of them.
    any_literal: bool,
    /// Expressions of which a literal must match one.
    literals: Regexes<'a>,
    /// What concludes from comparisons.
    comparisons: Vec<(EntryRef, &'a Entry)>,
    /// What concludes from calls of any member, or one whose name fits, of a type or module that the file names.
    members: Vec<(EntryRef, &'a Entry, Pattern)>,
}

/// What rules say of one name, whatever stands around it.
struct NameFacts<'a> {
    text: &'a str,
    /// A danger or a safe form may be read by this name.
    is_read: bool,
    /// Rules with sources that may be read, and with marks or sources that may be called, by this name.
    sources_read: Vec<u16>,
    marks_called: Vec<u16>,
    /// What may conclude from a call or a write of the bare name.
    bare: [Option<Concluding<'a>>; 2],
    called: bool,
    /// Go: something is put into what it names, or a method of that is called.
    changes: bool,
    mentions: i64,
    /// It stands somewhere by itself, not as the name of a member.
    is_bare: bool,
    /// A variable is called so as well.
    is_variable: bool,
    /// A rule concludes from calls of what is called just so: whoever passes it on may have it called.
    is_sink: bool,
}

/// Entries that may conclude something from a name.
type Concluding<'a> = Rc<[(EntryRef, &'a Entry)]>;

/// Asks whether one of some entries may say something of what is shown.
type May<'q, 'a> = dyn Fn(&[(EntryRef, &'a Entry)], &Shown<'a>, &Survey<'a>) -> bool + 'q;

/// What one function shows, what stands inside of it among that.
pub(super) struct Looks<'a> {
    pub function: &'a Function,
    /// The class whose method it is, or stands in.
    pub class: Option<&'a Class>,
    /// The function that it stands in, by its place in the list.
    within: Option<usize>,
    relevant: bool,
    /// What it returns.
    returned: Vec<&'a Expr>,
    /// Names it calls or mentions, by number.
    names: Vec<u32>,
    /// Rules of whose marks it may set one, or whose own sources it may use.
    marks: FxHashSet<u16>,
    literals: Vec<&'a str>,
    /// Some text with the beginning of a tag may be in what it makes.
    has_markup: bool,
}

impl Looks<'_> {
    /// Whether it may put what a request holds into one of these variables of the file.
    fn may_leave(&self, kept: &[bool]) -> bool {
        let may_hold = self.marks.contains(&EntryRef::SHARED) || !self.function.decorators.is_empty();
        may_hold && self.names.iter().any(|name| kept[*name as usize])
    }
}

/// What a file's functions show, gathered in one walk over it.
pub(super) struct Survey<'a> {
    looks: Vec<Looks<'a>>,
    numbers: FxHashMap<&'a str, u32>,
    names: Vec<NameFacts<'a>>,
    /// Texts that stand in no function.
    literals: Vec<&'a str>,
    /// Callee of the call that was shown last: it is shown next.
    callee: Option<*const Expr>,
    /// What documents the code around it: no value is made of it.
    remark: Option<*const Expr>,
    /// What a member is asked of: it is shown next.
    owner: Option<*const Expr>,
    /// Classes in the order in which they stand.
    pub classes: Vec<&'a Class>,
}

impl<'a> Survey<'a> {
    pub fn functions(&self) -> Vec<&'a Function> {
        self.looks.iter().map(|look| look.function).collect()
    }

    /// Functions that stand in no other.
    pub fn outermost(&self) -> impl Iterator<Item = &'a Function> {
        self.looks.iter().filter(|look| look.within.is_none()).map(|look| look.function)
    }

    /// Whether something of this name is called.
    pub fn calls(&self, name: &str) -> bool {
        self.numbers.get(name).is_some_and(|number| self.names[*number as usize].called)
    }

    /// Whether a name is a parameter of a function, or of one around it.
    fn is_parameter(&self, place: Option<usize>, name: &str) -> bool {
        let mut around = std::iter::successors(place, |at| self.looks[*at].within);
        around.any(|at| self.looks[at].function.params.iter().any(|param| &*param.name == name))
    }

    /// Whether the name stands somewhere without being called.
    pub fn mentions(&self, name: &str) -> bool {
        // A callee's name is also shown as an expression of its own: each call has taken one mention back.
        self.numbers.get(name).is_some_and(|number| self.names[*number as usize].mentions > 0)
    }
}

impl<'a> Engine<'a> {
    /// Looks at every function below `body`.
    pub(super) fn survey(&mut self, body: &'a [Stmt]) -> Survey<'a> {
        let asked = self.asked();
        let mut survey = Survey {
            looks: Vec::new(),
            numbers: FxHashMap::default(),
            names: Vec::new(),
            literals: Vec::new(),
            callee: None,
            remark: None,
            owner: None,
            classes: Vec::new(),
        };
        let mut open: Vec<usize> = Vec::new();
        let mut owners: FxHashMap<*const Function, &'a Class> = FxHashMap::default();
        let mut too_deep = self.input.module.given_up;
        let engine = &*self;
        walk(body, &mut |seen| match seen {
            Seen::Function(function) => {
                let within = open.last().copied();
                let own = owners.get(&std::ptr::from_ref(function)).copied();
                survey.looks.push(Looks {
                    function,
                    class: own.or_else(|| within.and_then(|around| survey.looks[around].class)),
                    within,
                    relevant: false,
                    returned: Vec::new(),
                    names: Vec::new(),
                    marks: FxHashSet::default(),
                    literals: Vec::new(),
                    has_markup: false,
                });
                open.push(survey.looks.len() - 1);
            }
            Seen::End => {
                open.pop();
            }
            Seen::Class(class) => {
                owners.extend(class.methods.iter().map(|method| (Arc::as_ptr(method), class)));
                survey.classes.push(class);
            }
            Seen::TooDeep(span) => too_deep = too_deep.or(Some(span)),
            seen => engine.see(seen, open.last().copied(), &asked, &mut survey),
        });
        too_deep.into_iter().for_each(|span| self.report.too_deep(span));
        // What stands in a function is part of what it shows. An inner one comes after the one around it.
        for at in (0..survey.looks.len()).rev() {
            let (before, from) = survey.looks.split_at_mut(at);
            let look = &mut from[0];
            look.names.sort_unstable();
            look.names.dedup();
            if let Some(around) = look.within {
                let around = &mut before[around];
                around.relevant |= look.relevant;
                around.returned.extend_from_slice(&look.returned);
                around.names.extend_from_slice(&look.names);
                around.marks.extend(&look.marks);
                around.literals.extend_from_slice(&look.literals);
            }
        }
        survey
    }

    /// The functions of a survey that are worth running.
    pub(super) fn relevant_functions(&mut self, survey: &mut Survey<'a>) -> FxHashSet<*const Function> {
        let elsewhere = self.names_from_elsewhere();
        let renamed = self.renamed_sinks();
        // Of each name: whether something relevant is called so.
        let is_known = |text: &str| elsewhere.contains(text) || renamed.contains(text) || self.is_defined_beside(text);
        let mut known: Vec<bool> = survey.names.iter().map(|name| is_known(name.text)).collect();
        note_markup(survey);
        let kept = self.kept_names(survey);
        let mut pieces = Pieces::default();
        for look in &mut survey.looks {
            look.relevant = look.relevant || look.may_leave(&kept) || self.returns_fit(look, &survey.literals, &mut pieces);
        }
        // Whoever names a relevant function is relevant: it may be judged through its callers only.
        loop {
            let mut changed = false;
            for look in &mut survey.looks {
                look.relevant = look.relevant || look.names.iter().any(|name| known[*name as usize]);
                if look.relevant
                    && let Some(number) = survey.numbers.get(&*look.function.name).filter(|_| !look.function.name.is_empty())
                    && !known[*number as usize]
                {
                    known[*number as usize] = true;
                    changed = true;
                }
            }
            if !changed {
                break;
            }
        }
        survey.looks.iter().filter(|look| look.relevant).map(|look| std::ptr::from_ref(look.function)).collect()
    }

    /// Of each name: whether it is a variable of the file's, in which a handler may leave what the next one finds.
    fn kept_names(&self, survey: &Survey<'a>) -> Vec<bool> {
        let mut kept = vec![false; survey.names.len()];
        let asked = matches!(self.language, Language::Python | Language::Go) || self.is_script() || self.is_ruby();
        let scope = self.modules[self.target].scope.filter(|_| asked).and_then(|scope| self.st.heap.scope(scope));
        let is_made = |value: &Value<'a>| !matches!(value.kind, Kind::Func(_) | Kind::Class(_) | Kind::Lib(_));
        for (name, _) in scope.iter().flat_map(|scope| scope.vars.iter()).filter(|(_, value)| is_made(value)) {
            if let Some(number) = survey.numbers.get(&**name) {
                kept[*number as usize] = self.language != Language::Go || survey.names[*number as usize].changes;
            }
        }
        kept
    }

    /// Where a package or folder shares its names, no import shows them.
    fn is_defined_beside(&self, name: &str) -> bool {
        self.modules.len() > 1 && shares_names(self.language) && self.definitions.is_defined_beside(self.target, name)
    }

    /// Names that other files of the artifact give to this one by imports.
    fn names_from_elsewhere(&mut self) -> FxHashSet<&'a str> {
        let mut out = FxHashSet::default();
        if self.modules.len() < 2 {
            return out;
        }
        let imports = self.modules[self.target].defs().imports.clone();
        for import in imports {
            if self.is_of_artifact(import) {
                out.insert(super::names::local_name(import));
            }
        }
        out
    }

    /// Whether an import may lead to another file of the artifact.
    pub(super) fn is_of_artifact(&self, import: &Import) -> bool {
        import.path.starts_with('.') || self.find_module(self.target, import.path.trim_start_matches("node:")).is_some()
    }

    fn asked(&self) -> Asked<'a> {
        let mut asked = Asked { any_literal: false, literals: Vec::new(), comparisons: Vec::new(), members: Vec::new() };
        for entry in self.index.literals.iter().filter_map(|reference| self.index.entry(self.rules, *reference)) {
            let mut found = Vec::new();
            regexes(&entry.when, &mut found);
            asked.any_literal |= found.is_empty();
            asked.literals.extend(found);
        }
        let concludes = |reference: &&EntryRef| matches!(reference.role, Role::Danger | Role::Safe);
        let compares = self.index.compares.iter().filter(concludes);
        asked.comparisons = compares.filter_map(|reference| Some((*reference, self.index.entry(self.rules, *reference)?))).collect();
        for (reference, pattern) in self.index.calls.members_of_types().filter(|(reference, _)| concludes(&reference)) {
            let (Some(entry), Some((owner, last))) = (self.index.entry(self.rules, reference), pattern.text().rsplit_once('.')) else {
                continue;
            };
            if self.input.text.contains(last_segment(owner).trim_matches('*')) {
                asked.members.push((reference, entry, Pattern::new(last)));
            }
        }
        asked
    }

    /// Number of a name in a survey.
    fn numbered(&self, name: &'a str, survey: &mut Survey<'a>) -> u32 {
        if let Some(known) = survey.numbers.get(name) {
            return *known;
        }
        let mut facts = NameFacts {
            text: name,
            is_read: false,
            sources_read: Vec::new(),
            marks_called: Vec::new(),
            bare: [None, None],
            called: false,
            changes: false,
            mentions: 0,
            is_bare: false,
            is_variable: false,
            is_sink: false,
        };
        let concludes = |reference: &&EntryRef| matches!(reference.role, Role::Danger | Role::Safe);
        facts.is_sink = self.index.calls.exact(name).iter().filter(concludes).any(|reference| {
            let Some(On::Call(patterns)) = self.index.entry(self.rules, *reference).map(|entry| &entry.on) else { return false };
            patterns.iter().any(|pattern| !pattern.is_wild() && pattern.last_segment() == Some(name))
        });
        for reference in self.index.reads.candidates(name) {
            facts.is_read |= matches!(reference.role, Role::Danger | Role::Safe);
            if reference.role == Role::Source {
                facts.sources_read.push(reference.rule);
            }
        }
        let marks = self.index.calls.candidates(name).filter(|reference| matches!(reference.role, Role::Mark | Role::Source));
        facts.marks_called.extend(marks.map(|reference| reference.rule));
        let number = survey.names.len() as u32;
        survey.names.push(facts);
        survey.numbers.insert(name, number);
        number
    }

    /// What may conclude from a call or a write of a bare name: asked once for each name.
    fn of_bare(&self, is_write: bool, name: &'a str, survey: &mut Survey<'a>) -> Concluding<'a> {
        let number = self.numbered(name, survey) as usize;
        if let Some(known) = &survey.names[number].bare[usize::from(is_write)] {
            return known.clone();
        }
        let (index, heard) = if is_write { (&self.index.writes, &self.heard_writes) } else { (&self.index.calls, &self.heard_calls) };
        let found: Concluding<'a> = self.concluding(index, heard, name, None).into();
        survey.names[number].bare[usize::from(is_write)] = Some(found.clone());
        found
    }

    /// Notes what is seen: for the function `place`, where it stands in one.
    fn see(&self, seen: Seen<'a>, place: Option<usize>, asked: &Asked<'a>, survey: &mut Survey<'a>) {
        let is_open = place.is_some_and(|place| !survey.looks[place].relevant);
        // Whether one of these may say something of what is shown.
        let may = |list: &[(EntryRef, &'a Entry)], shown: &Shown<'a>, survey: &Survey<'a>| {
            let Some(place) = place else { return false };
            let look = &survey.looks[place];
            list.iter().any(|(reference, entry)| self.may_stand(entry, look) && self.may_conclude(entry, reference.rule, shown))
        };
        let relevant = match seen {
            Seen::Function(_) | Seen::End | Seen::Class(_) | Seen::Import(_) | Seen::TooDeep(_) => false,
            Seen::Alone(expr) => {
                survey.remark = (self.language == Language::Python).then_some(std::ptr::from_ref(expr));
                false
            }
            Seen::Return(value) => {
                if let Some(place) = place {
                    survey.looks[place].returned.push(value);
                }
                false
            }
            Seen::Catch(catch) => is_open && self.handler_fits(catch),
            Seen::Target(target, value) => {
                self.note_changed(target, survey);
                is_open && self.writes(target, value, &may, survey)
            }
            Seen::Variable(name, value) => {
                let number = self.numbered(name, survey) as usize;
                survey.names[number].is_variable = true;
                is_open && {
                    let list = self.of_bare(true, name, survey);
                    may(&list, &Shown::written(value, Key::None, None), survey)
                }
            }
            Seen::Expr(expr) => match &expr.kind {
                ExprKind::Name(name) | ExprKind::Member { name, .. } => {
                    let number = self.numbered(name, survey);
                    let here = Some(std::ptr::from_ref(expr));
                    let (is_callee, is_owner) = (survey.callee == here, survey.owner == here);
                    if let ExprKind::Member { object, .. } = &expr.kind {
                        survey.owner = (!self.may_call_owner(name)).then_some(std::ptr::from_ref(&**object));
                    }
                    let facts = &mut survey.names[number as usize];
                    facts.mentions += 1;
                    facts.is_bare |= matches!(expr.kind, ExprKind::Name(_));
                    let (is_read, is_sink) = (facts.is_read, facts.is_sink);
                    if let Some(place) = place {
                        let look = &mut survey.looks[place];
                        look.names.push(number);
                        look.marks.extend(&facts.sources_read);
                    }
                    let is_own = || matches!(expr.kind, ExprKind::Name(_)) && survey.is_parameter(place, name);
                    is_read || is_sink && !is_callee && !is_owner && !is_own() || name.starts_with("__") && self.finds_by_text(name)
                }
                ExprKind::Call { callee, args, .. } => {
                    survey.callee = Some(std::ptr::from_ref(&**callee));
                    let (name, object) = match &callee.kind {
                        ExprKind::Name(name) => (&**name, None),
                        ExprKind::Member { object, name, .. } => (&**name, Some(&**object)),
                        ExprKind::Index { object, index } => match &index.kind {
                            ExprKind::Lit(Lit::Str(name)) => (&**name, Some(&**object)),
                            // What is called so only a run can tell.
                            _ => return place.iter().for_each(|place| survey.looks[*place].relevant = true),
                        },
                        // What is made here is looked at as what stands inside.
                        ExprKind::Lambda(_) => return,
                        _ => return place.iter().for_each(|place| survey.looks[*place].relevant = true),
                    };
                    object.iter().for_each(|object| self.note_changed(object, survey));
                    let number = self.numbered(name, survey) as usize;
                    if !matches!(callee.kind, ExprKind::Index { .. }) {
                        survey.names[number].called = true;
                        survey.names[number].mentions -= 1;
                    }
                    // What it makes of a function is called in sight, or runs with what was bound.
                    if name == "partial"
                        && let Some(ExprKind::Name(bound)) = args.first().map(|arg| &arg.value.kind)
                    {
                        let bound = self.numbered(bound, survey) as usize;
                        survey.names[bound].called = true;
                        survey.names[bound].mentions -= 1;
                    }
                    if let Some(place) = place {
                        survey.looks[place].marks.extend(&survey.names[number].marks_called);
                    }
                    is_open && {
                        let shown = Shown::called(args, object);
                        if self.finds_by_text(name) {
                            return place.iter().for_each(|place| survey.looks[*place].relevant = true);
                        }
                        match object {
                            None => may(&self.of_bare(false, name, survey), &shown, survey),
                            Some(object) => {
                                let mut list = self.concluding(&self.index.calls, &self.heard_calls, name, Some(object));
                                let fitting = asked.members.iter().filter(|(.., last)| last.matches(name));
                                list.extend(fitting.map(|(reference, entry, _)| (*reference, *entry)));
                                may(&list, &shown, survey)
                            }
                        }
                    }
                }
                // Conversions are asked for as calls of `cast.TYPE`.
                ExprKind::Cast { ty, value } => {
                    is_open && may(&self.of_bare(false, last_segment(&ty.name), survey), &Shown::one(value), survey)
                }
                ExprKind::Lit(Lit::Str(text) | Lit::Bytes(text)) => {
                    match place {
                        _ if survey.remark == Some(std::ptr::from_ref(expr)) => {}
                        Some(place) => survey.looks[place].literals.push(text),
                        None => survey.literals.push(text),
                    }
                    is_open && (asked.any_literal || asked.literals.iter().any(|regex| regex.is_match(text)))
                }
                ExprKind::Binary { op, left, right } if is_comparison(*op) => {
                    is_open && may(&asked.comparisons, &Shown::compared(left, right), survey)
                }
                _ => false,
            },
        };
        if let Some(place) = place {
            survey.looks[place].relevant |= relevant;
        }
    }

    /// Whether some rule over what functions return may speak of this one.
    fn returns_fit(&self, look: &Looks<'a>, outer: &[&'a str], pieces: &mut Pieces<'a>) -> bool {
        let last = match look.function.body.last().map(|stmt| &stmt.kind) {
            Some(StmtKind::Expr(expr)) if matches!(self.language, Language::Ruby | Language::Kotlin | Language::Rust) => Some(expr),
            _ => None,
        };
        if look.returned.is_empty() && last.is_none() {
            return false;
        }
        self.index.returns.iter().filter(|reference| matches!(reference.role, Role::Danger | Role::Safe)).any(|reference| {
            let Some(entry) = self.index.entry(self.rules, *reference) else { return false };
            let On::Returns(patterns) = &entry.on else { return false };
            let is_named = |pattern: &Pattern| {
                pattern.matches(&look.function.name)
                    || pattern.text().contains('.') && pattern.last_segment().is_none_or(|last| last == &*look.function.name)
            };
            if !(patterns.is_empty() || patterns.iter().any(is_named)) || !self.may_stand(entry, look) {
                return false;
            }
            // An entry that asks for a text, or for a mark, is asked only where there is one.
            let known = (!asks_for_mark(&entry.when) || look.marks.contains(&reference.rule))
                && (!asks_for_text(&entry.when) || pieces.fit(entry, look, outer))
                && (look.has_markup || !(entry.ignore_unknown && asks_for_markup(&entry.when)));
            known && look.returned.iter().copied().chain(last).any(|expr| self.may_conclude(entry, reference.rule, &Shown::one(expr)))
        })
    }

    /// Entries whose danger or safe form may match a call or write of this name.
    fn concluding(&self, index: &'a NameIndex, heard: &Heard, name: &str, object: Option<&Expr>) -> Vec<(EntryRef, &'a Entry)> {
        let receiver = object.and_then(|object| self.text(object.span));
        let concludes = |reference: EntryRef| {
            let entry = matches!(reference.role, Role::Danger | Role::Safe).then(|| self.index.entry(self.rules, reference)).flatten()?;
            matches!(entry.on, On::Call(_) | On::Write(_)).then_some((reference, entry))
        };
        let receiver_fits = |entry: &Entry| match (&entry.receiver, receiver) {
            (Some(regex), Some(receiver)) => regex.is_match(receiver) || self.goes_by(regex),
            _ => true,
        };
        let mut found: Vec<(EntryRef, &'a Entry)> = Vec::new();
        for (reference, entry) in index.exact(name).iter().filter_map(|reference| concludes(*reference)) {
            let (On::Call(patterns) | On::Write(patterns)) = &entry.on else { continue };
            // By a resolved name it matches whatever the receiver is called.
            let mut ends_so = patterns.iter().map(Pattern::text).filter(|text| last_segment(text) == name).peekable();
            if ends_so.peek().is_some() && (ends_so.any(|text| !text.starts_with('*')) || receiver_fits(entry)) {
                found.push((reference, entry));
            }
        }
        let mut open = |name: &str| {
            let hits = heard.of(index, name);
            for (reference, entry) in hits.iter().filter(|hit| hit.open).filter_map(|hit| concludes(hit.entry)) {
                if receiver_fits(entry) && !found.iter().any(|(known, _)| *known == reference) {
                    found.push((reference, entry));
                }
            }
        };
        open(name);
        if let Some(object) = object {
            open(&object.dotted().map_or_else(|| format!("?.{name}"), |object| format!("{object}.{name}")));
        }
        found
    }

    fn handler_fits(&self, catch: &Catch) -> bool {
        self.index.catches.iter().any(|reference| {
            let Some(entry) = self.index.entry(self.rules, *reference) else { return false };
            let On::Catch { types, empty, .. } = &entry.on else { return false };
            let type_fits = types.is_empty()
                || catch.types.is_empty()
                || catch.types.iter().any(|ty| types.iter().any(|pattern| pattern.matches(&ty.name)));
            type_fits && empty.is_none_or(|wanted| wanted == catch.body.iter().all(is_idle))
        })
    }

    fn writes(&self, target: &'a Expr, value: &'a Expr, may: &May<'_, 'a>, survey: &mut Survey<'a>) -> bool {
        let writes = |name: &str, object: &'a Expr, key: Key<'a>, survey: &Survey<'a>| {
            let list = self.concluding(&self.index.writes, &self.heard_writes, name, Some(object));
            let under_key = matches!(target.kind, ExprKind::Index { .. }) || matches!(object.kind, ExprKind::Index { .. });
            may(&list, &Shown::written(value, key, Some(object)).under_key(under_key), survey)
        };
        match &target.kind {
            ExprKind::Name(name) => may(&self.of_bare(true, name, survey), &Shown::written(value, Key::None, None), survey),
            ExprKind::Member { object, name, .. } => writes(name, object, Key::Known(name), survey),
            ExprKind::Index { object, index } => match &index.kind {
                ExprKind::Lit(Lit::Str(name)) => writes(name, object, Key::Known(name), survey),
                _ => writes("[]", object, Key::Open, survey),
            },
            ExprKind::List { items, .. } => items.iter().any(|item| self.writes(item, value, may, survey)),
            _ => false,
        }
    }
}

/// Notes which functions may have a text with the beginning of a tag: of their own, of the file's, or of what they call.
fn note_markup(survey: &mut Survey<'_>) {
    let has = |texts: &[&str]| texts.iter().any(|text| text.contains('<'));
    let everywhere = has(&survey.literals);
    let mut callers: Vec<Vec<usize>> = vec![Vec::new(); survey.names.len()];
    let mut open: Vec<usize> = Vec::new();
    for (at, look) in survey.looks.iter_mut().enumerate() {
        look.has_markup = everywhere || has(&look.literals);
        if look.has_markup {
            open.push(at);
        } else {
            look.names.iter().for_each(|name| callers[*name as usize].push(at));
        }
    }
    while let Some(at) = open.pop() {
        let Some(number) = survey.numbers.get(&*survey.looks[at].function.name) else { continue };
        for caller in std::mem::take(&mut callers[*number as usize]) {
            if !survey.looks[caller].has_markup {
                survey.looks[caller].has_markup = true;
                open.push(caller);
            }
        }
    }
}

/// Does nothing.
fn is_idle(stmt: &Stmt) -> bool {
    match &stmt.kind {
        StmtKind::Continue(_) => true,
        StmtKind::Block(inner) => inner.iter().all(is_idle),
        StmtKind::Expr(expr) => matches!(expr.kind, ExprKind::Lit(_)),
        _ => false,
    }
}
