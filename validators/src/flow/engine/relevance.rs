//! Which functions a rule could say something of: those with a place that some rule names, and those that call them. Only they are run;
//! of the others no rule would speak. Knows what rules ask by name, and no values.

use assay_manifests::Language;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Engine,
    check::Heard,
    definitions::shares_names,
    walk::{Seen, walk},
};
use crate::{
    flow::ir::{BinaryOp, Catch, Class, Expr, ExprKind, Function, Lit, Stmt, StmtKind},
    rule::{
        Role,
        index::{EntryRef, NameIndex},
        meant::{Condition, Entry, On, Test},
        pattern::{Pattern, last_segment},
    },
};

/// What entries ask of literals and comparisons, gathered once for all functions.
struct Asked<'a> {
    /// Some entry over literals takes any of them.
    any_literal: bool,
    /// Expressions of which a literal must match one.
    literals: Regexes<'a>,
    /// Some entry over comparisons takes any of them.
    any_comparison: bool,
    /// Expressions of which an operand of a comparison must match one.
    operands: Regexes<'a>,
    /// Rules that ask any comparison, and have sources of their own.
    with_sources: Vec<u16>,
}

/// What rules say of one name, whatever stands around it.
struct NameFacts<'a> {
    text: &'a str,
    /// A danger or a safe form may be read by this name.
    is_read: bool,
    /// Rules with sources that may be read, and with marks or sources that may be called, by this name.
    sources_read: Vec<u16>,
    marks_called: Vec<u16>,
    /// Whether a call or write of the bare name may match.
    bare: [Option<bool>; 2],
    called: bool,
    mentions: i64,
}

/// What one function shows, what stands inside of it among that.
struct Looks<'a> {
    function: &'a Function,
    /// The function that it stands in, by its place in the list.
    within: Option<usize>,
    relevant: bool,
    returns_something: bool,
    /// Names it calls or mentions, by number.
    names: Vec<u32>,
    /// Rules of whose marks it may set one, or whose own sources it may use.
    marks: FxHashSet<u16>,
    /// Rules that ask its comparisons for what only their own sources give.
    asked: FxHashSet<u16>,
    literals: Vec<&'a str>,
}

/// What a file's functions show, gathered in one walk over it.
pub(super) struct Survey<'a> {
    looks: Vec<Looks<'a>>,
    numbers: FxHashMap<&'a str, u32>,
    names: Vec<NameFacts<'a>>,
    /// Classes in the order in which they stand.
    pub classes: Vec<&'a Class>,
}

impl<'a> Survey<'a> {
    pub fn functions(&self) -> Vec<&'a Function> {
        self.looks.iter().map(|look| look.function).collect()
    }

    /// Whether something of this name is called.
    pub fn calls(&self, name: &str) -> bool {
        self.numbers.get(name).is_some_and(|number| self.names[*number as usize].called)
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
        let mut survey = Survey { looks: Vec::new(), numbers: FxHashMap::default(), names: Vec::new(), classes: Vec::new() };
        let mut open: Vec<usize> = Vec::new();
        let engine = &*self;
        walk(body, &mut |seen| match seen {
            Seen::Function(function) => {
                survey.looks.push(Looks {
                    function,
                    within: open.last().copied(),
                    relevant: false,
                    returns_something: false,
                    names: Vec::new(),
                    marks: FxHashSet::default(),
                    asked: FxHashSet::default(),
                    literals: Vec::new(),
                });
                open.push(survey.looks.len() - 1);
            }
            Seen::End => {
                open.pop();
            }
            Seen::Class(class) => survey.classes.push(class),
            seen => engine.see(seen, open.last().copied(), &asked, &mut survey),
        });
        // What stands in a function is part of what it shows. An inner one comes after the one around it.
        for at in (0..survey.looks.len()).rev() {
            let (before, from) = survey.looks.split_at_mut(at);
            let look = &mut from[0];
            look.names.sort_unstable();
            look.names.dedup();
            if let Some(around) = look.within {
                let around = &mut before[around];
                around.relevant |= look.relevant;
                around.returns_something |= look.returns_something;
                around.names.extend_from_slice(&look.names);
                around.marks.extend(&look.marks);
                around.asked.extend(&look.asked);
                around.literals.extend_from_slice(&look.literals);
            }
        }
        survey
    }

    /// The functions of a survey that are worth running.
    pub(super) fn relevant_functions(&mut self, survey: &mut Survey<'a>) -> FxHashSet<*const Function> {
        let elsewhere = self.names_from_elsewhere();
        // Of each name: whether something relevant is called so.
        let mut known: Vec<bool> =
            survey.names.iter().map(|name| elsewhere.contains(name.text) || self.is_defined_beside(name.text)).collect();
        for look in &mut survey.looks {
            if !look.relevant && (look.returns_something || matches!(self.language, Language::Ruby | Language::Kotlin | Language::Rust)) {
                look.relevant = self.returns_fit(look);
            }
            look.relevant |= look.asked.iter().any(|rule| look.marks.contains(rule));
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
        let target = self.target;
        let imports = self.modules[target].defs().imports.clone();
        for import in imports {
            if self.find_module(target, import.path.trim_start_matches("node:")).is_some() || import.path.starts_with('.') {
                out.insert(super::names::local_name(import));
            }
        }
        out
    }

    fn asked(&self) -> Asked<'a> {
        let expressions = |find: fn(&'a [Condition], &mut Regexes<'a>), entry: &'a Entry| {
            let mut found = Vec::new();
            find(&entry.when, &mut found);
            found
        };
        let mut asked =
            Asked { any_literal: false, literals: Vec::new(), any_comparison: false, operands: Vec::new(), with_sources: Vec::new() };
        for entry in self.index.literals.iter().filter_map(|reference| self.index.entry(self.rules, *reference)) {
            let found = expressions(regexes, entry);
            asked.any_literal |= found.is_empty();
            asked.literals.extend(found);
        }
        for reference in self.index.compares.iter().filter(|reference| matches!(reference.role, Role::Danger | Role::Safe)) {
            let Some(entry) = self.index.entry(self.rules, *reference) else { continue };
            let has_sources = self.index.rule(self.rules, reference.rule).is_some_and(|rule| !rule.sources.is_empty());
            let found = expressions(named, entry);
            match (found.is_empty(), has_sources) {
                (true, true) => asked.with_sources.push(reference.rule),
                (true, false) => asked.any_comparison = true,
                (false, _) => asked.operands.extend(found),
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
            bare: [None; 2],
            called: false,
            mentions: 0,
        };
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

    /// Whether a call or write of a bare name may match: asked once for each name.
    fn bare_matches(&self, is_write: bool, name: &'a str, survey: &mut Survey<'a>) -> bool {
        let number = self.numbered(name, survey) as usize;
        if let Some(known) = survey.names[number].bare[usize::from(is_write)] {
            return known;
        }
        let (index, heard) = if is_write { (&self.index.writes, &self.heard_writes) } else { (&self.index.calls, &self.heard_calls) };
        let found = self.names_rule(index, heard, name, None);
        survey.names[number].bare[usize::from(is_write)] = Some(found);
        found
    }

    /// Notes what is seen: for the function `place`, where it stands in one.
    fn see(&self, seen: Seen<'a>, place: Option<usize>, asked: &Asked<'a>, survey: &mut Survey<'a>) {
        let is_relevant = |survey: &Survey<'a>| place.is_none_or(|place| survey.looks[place].relevant);
        let relevant = match seen {
            Seen::Function(_) | Seen::End | Seen::Class(_) => false,
            Seen::Return => {
                if let Some(place) = place {
                    survey.looks[place].returns_something = true;
                }
                false
            }
            Seen::Catch(catch) => !is_relevant(survey) && self.handler_fits(catch),
            Seen::Target(target) => !is_relevant(survey) && self.writes(target, survey),
            Seen::Variable(name) => !is_relevant(survey) && self.bare_matches(true, name, survey),
            Seen::Expr(expr) => match &expr.kind {
                ExprKind::Name(name) | ExprKind::Member { name, .. } => {
                    let number = self.numbered(name, survey);
                    let facts = &mut survey.names[number as usize];
                    facts.mentions += 1;
                    if let Some(place) = place {
                        let look = &mut survey.looks[place];
                        look.names.push(number);
                        look.marks.extend(&facts.sources_read);
                    }
                    facts.is_read
                }
                ExprKind::Call { callee, .. } => {
                    let (name, object) = match &callee.kind {
                        ExprKind::Name(name) => (&**name, None),
                        ExprKind::Member { object, name, .. } => (&**name, Some(&**object)),
                        ExprKind::Index { object, index } => match &index.kind {
                            ExprKind::Lit(Lit::Str(name)) => (&**name, Some(&**object)),
                            _ => return,
                        },
                        _ => return,
                    };
                    let number = self.numbered(name, survey) as usize;
                    if !matches!(callee.kind, ExprKind::Index { .. }) {
                        survey.names[number].called = true;
                        survey.names[number].mentions -= 1;
                    }
                    if let Some(place) = place {
                        survey.looks[place].marks.extend(&survey.names[number].marks_called);
                    }
                    !is_relevant(survey)
                        && match object {
                            None => self.bare_matches(false, name, survey),
                            Some(object) => self.names_rule(&self.index.calls, &self.heard_calls, name, Some(object)),
                        }
                }
                // Conversions are asked for as calls of `cast.TYPE`.
                ExprKind::Cast { ty, .. } => !is_relevant(survey) && self.bare_matches(false, last_segment(&ty.name), survey),
                ExprKind::Lit(Lit::Str(text) | Lit::Bytes(text)) => {
                    if let Some(place) = place {
                        survey.looks[place].literals.push(text);
                    }
                    !is_relevant(survey) && (asked.any_literal || asked.literals.iter().any(|regex| regex.is_match(text)))
                }
                ExprKind::Binary { op, left, right } if is_equality(*op) => {
                    if let Some(place) = place {
                        survey.looks[place].asked.extend(&asked.with_sources);
                    }
                    let fits =
                        |expr: &Expr| self.text(expr.span).is_none_or(|text| asked.operands.iter().any(|regex| regex.is_match(text)));
                    !is_relevant(survey) && (asked.any_comparison || !asked.operands.is_empty() && (fits(left) || fits(right)))
                }
                _ => false,
            },
        };
        if let Some(place) = place {
            survey.looks[place].relevant |= relevant;
        }
    }

    /// Whether some rule over what functions return may speak of this one.
    fn returns_fit(&self, look: &Looks<'a>) -> bool {
        let concludes = |reference: &&EntryRef| matches!(reference.role, Role::Danger | Role::Safe);
        let entries = self.index.returns.iter().filter(concludes).filter_map(|reference| self.index.entry(self.rules, *reference));
        entries.filter(|entry| self.may_stand_in(entry, look.function)).any(|entry| {
            // An entry that asks for a text, or for a mark, is asked only where there is one.
            let (text, mark) = (asks_for_text(&entry.when), asks_for_mark(&entry.when));
            let mut patterns = Vec::new();
            regexes(&entry.when, &mut patterns);
            !text && !mark
                || mark && !look.marks.is_empty()
                || look.literals.iter().any(|text| patterns.iter().any(|regex| regex.is_match(text)))
        })
    }

    /// Whether the place of an entry may be this function.
    fn may_stand_in(&self, entry: &Entry, function: &Function) -> bool {
        let Some(place) = &entry.inside else { return true };
        if let Some(regex) = &place.function
            && !regex.is_match(&function.name)
        {
            return false;
        }
        if let Some(regex) = &place.decorated
            && place.class.is_none()
        {
            // Decorators of its class count too; they are not in sight here.
            let own = function.decorators.iter().any(|decorator| self.text(decorator.span).is_some_and(|text| regex.is_match(text)));
            return own || function.params.first().is_some_and(|param| param.kind == crate::flow::ir::ParamKind::Receiver);
        }
        true
    }

    /// Whether some rule's danger or safe form may match a call or write of this name.
    fn names_rule(&self, index: &'a NameIndex, heard: &Heard, name: &str, object: Option<&Expr>) -> bool {
        let receiver = object.and_then(|object| self.text(object.span));
        let concludes = |reference: EntryRef| {
            let entry = matches!(reference.role, Role::Danger | Role::Safe).then(|| self.index.entry(self.rules, reference)).flatten()?;
            matches!(entry.on, On::Call(_) | On::Write(_)).then_some(entry)
        };
        let receiver_fits = |entry: &Entry| match (&entry.receiver, receiver) {
            (Some(regex), Some(receiver)) => regex.is_match(receiver),
            _ => true,
        };
        let by_last_segment = index.exact(name).iter().filter_map(|reference| concludes(*reference)).any(|entry| {
            let (On::Call(patterns) | On::Write(patterns)) = &entry.on else { return false };
            // By a resolved name it matches whatever the receiver is called.
            let mut ends_so = patterns.iter().map(Pattern::text).filter(|text| last_segment(text) == name).peekable();
            ends_so.peek().is_some() && (ends_so.any(|text| !text.starts_with('*')) || receiver_fits(entry))
        });
        if by_last_segment {
            return true;
        }
        let open = |name: &str| {
            let hits = heard.of(index, name);
            hits.iter().filter(|hit| hit.open).filter_map(|hit| concludes(hit.entry)).any(receiver_fits)
        };
        match object {
            None => open(name),
            Some(object) => open(name) || open(&object.dotted().map_or_else(|| format!("?.{name}"), |object| format!("{object}.{name}"))),
        }
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

    fn writes(&self, target: &'a Expr, survey: &mut Survey<'a>) -> bool {
        match &target.kind {
            ExprKind::Name(name) => self.bare_matches(true, name, survey),
            ExprKind::Member { object, name, .. } => self.names_rule(&self.index.writes, &self.heard_writes, name, Some(object)),
            ExprKind::Index { object, index } => match &index.kind {
                ExprKind::Lit(Lit::Str(name)) => self.names_rule(&self.index.writes, &self.heard_writes, name, Some(object)),
                _ => self.names_rule(&self.index.writes, &self.heard_writes, "[]", Some(object)),
            },
            ExprKind::List { items, .. } => items.iter().any(|item| self.writes(item, survey)),
            _ => false,
        }
    }
}

const fn is_equality(op: BinaryOp) -> bool {
    super::operators::is_comparison(op)
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

type Regexes<'a> = Vec<&'a crate::rule::pattern::LazyRegex>;

/// Expressions that a text must match, wherever they stand in the conditions.
fn regexes<'a>(when: &'a [Condition], out: &mut Regexes<'a>) {
    for condition in when {
        match condition {
            Condition::Any(list) | Condition::All(list) => regexes(list, out),
            Condition::Test { test: Test::Matches(regex) | Test::PrefixMatches(regex), .. } => out.push(regex),
            Condition::Not(_) | Condition::Test { .. } => {}
        }
    }
}

fn named<'a>(when: &'a [Condition], out: &mut Regexes<'a>) {
    for condition in when {
        match condition {
            Condition::Any(list) | Condition::All(list) => named(list, out),
            Condition::Test { test: Test::Named(regex), .. } => out.push(regex),
            Condition::Not(_) | Condition::Test { .. } => {}
        }
    }
}

/// Whether a condition that must hold asks a text for an expression.
fn asks_for_text(when: &[Condition]) -> bool {
    when.iter().any(|condition| matches!(condition, Condition::Test { test: Test::Matches(_) | Test::PrefixMatches(_), .. }))
}

fn asks_for_mark(when: &[Condition]) -> bool {
    when.iter().any(|condition| matches!(condition, Condition::Test { test: Test::Marked(_), .. }))
}
