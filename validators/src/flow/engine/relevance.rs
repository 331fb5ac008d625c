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
    flow::ir::{BinaryOp, Catch, Expr, ExprKind, Function, Lit, Stmt, StmtKind},
    rule::{
        Role,
        index::{EntryRef, NameIndex},
        meant::{Condition, Entry, On, Test},
        pattern::{Pattern, last_segment},
    },
};

/// What entries ask of literals and comparisons, gathered once for all functions.
struct Asked<'a> {
    /// Of each entry over literals: expressions of which one must match; none where any literal will do.
    literals: Vec<Regexes<'a>>,
    /// Of each entry over comparisons: its rule, whether that has sources of its own, and what an operand must be called.
    compares: Vec<(u16, bool, Regexes<'a>)>,
}

/// What one function shows.
#[derive(Default)]
struct Looks<'a> {
    relevant: bool,
    /// Names it calls or mentions.
    names: FxHashSet<&'a str>,
    /// Rules of whose marks it may set one, or whose own sources it may use.
    marks: FxHashSet<u16>,
    /// Rules that ask its comparisons for what only their own sources give.
    asked: FxHashSet<u16>,
}

impl<'a> Engine<'a> {
    /// The functions below `body` that are worth running.
    pub(super) fn relevant_functions(&mut self, body: &'a [Stmt]) -> FxHashSet<*const Function> {
        let mut functions: Vec<&'a Function> = Vec::new();
        walk(body, &mut |seen| {
            if let Seen::Function(function) = seen {
                functions.push(function);
            }
        });
        let elsewhere = self.names_from_elsewhere();
        let asked = self.asked();
        let mut calls: FxHashMap<&'a str, bool> = FxHashMap::default();
        let mut looks: Vec<Looks<'a>> = Vec::with_capacity(functions.len());
        for function in &functions {
            let mut look = self.look(function, &asked, &mut calls);
            look.relevant |= look.names.iter().any(|name| elsewhere.contains(name) || self.is_defined_beside(name));
            looks.push(look);
        }
        // Whoever names a relevant function is relevant: it may be judged through its callers only.
        let mut known: FxHashSet<&'a str> = FxHashSet::default();
        loop {
            let before = known.len();
            for (function, look) in functions.iter().zip(&mut looks) {
                look.relevant |= look.names.iter().any(|name| known.contains(name));
                if look.relevant && !function.name.is_empty() {
                    known.insert(&function.name);
                }
            }
            if known.len() == before {
                break;
            }
        }
        functions.iter().zip(&looks).filter(|(_, look)| look.relevant).map(|(function, _)| std::ptr::from_ref(*function)).collect()
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
        let entry = |reference: &EntryRef| self.index.entry(self.rules, *reference);
        let literals = self.index.literals.iter().filter_map(entry).map(|entry| expressions(regexes, entry)).collect();
        let concludes = |reference: &&EntryRef| matches!(reference.role, Role::Danger | Role::Safe);
        let compare = |reference: &EntryRef| {
            let has_sources = self.index.rule(self.rules, reference.rule).is_some_and(|rule| !rule.sources.is_empty());
            Some((reference.rule, has_sources, expressions(named, entry(reference)?)))
        };
        Asked { literals, compares: self.index.compares.iter().filter(concludes).filter_map(compare).collect() }
    }

    fn look(&self, function: &'a Function, asked: &Asked<'a>, calls: &mut FxHashMap<&'a str, bool>) -> Looks<'a> {
        let mut look = Looks::default();
        let mut returns_something = false;
        let mut literals: Vec<&'a str> = Vec::new();
        walk(&function.body, &mut |seen| match seen {
            Seen::Function(_) | Seen::Class(_) => {}
            Seen::Return => returns_something = true,
            Seen::Catch(catch) => look.relevant = look.relevant || self.handler_fits(catch),
            Seen::Target(target) => look.relevant = look.relevant || self.writes(target),
            Seen::Variable(name) => {
                look.relevant = look.relevant || self.names_rule(&self.index.writes, &self.heard_writes, name, None);
            }
            Seen::Expr(expr) => match &expr.kind {
                ExprKind::Name(name) | ExprKind::Member { name, .. } => {
                    look.names.insert(name);
                    look.marks.extend(
                        self.index
                            .reads
                            .candidates(name)
                            .filter(|reference| reference.role == Role::Source)
                            .map(|reference| reference.rule),
                    );
                    let concludes = |reference: EntryRef| matches!(reference.role, Role::Danger | Role::Safe);
                    look.relevant = look.relevant || self.index.reads.candidates(name).any(concludes);
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
                    for reference in
                        self.index.calls.candidates(name).filter(|reference| matches!(reference.role, Role::Mark | Role::Source))
                    {
                        look.marks.insert(reference.rule);
                    }
                    if !look.relevant {
                        // Without a receiver's text the answer is the same each time.
                        look.relevant = match object {
                            None => *calls.entry(name).or_insert_with(|| self.names_rule(&self.index.calls, &self.heard_calls, name, None)),
                            Some(object) => self.names_rule(&self.index.calls, &self.heard_calls, name, Some(object)),
                        };
                    }
                }
                // Conversions are asked for as calls of `cast.TYPE`.
                ExprKind::Cast { ty, .. } => {
                    look.relevant = look.relevant || self.names_rule(&self.index.calls, &self.heard_calls, last_segment(&ty.name), None);
                }
                ExprKind::Lit(Lit::Str(text) | Lit::Bytes(text)) => {
                    look.relevant = look.relevant || literal_fits(text, asked);
                    literals.push(text);
                }
                ExprKind::Binary { op, left, right } if is_equality(*op) => self.comparison(left, right, asked, &mut look),
                _ => {}
            },
        });
        if !look.relevant && (returns_something || matches!(self.language, Language::Ruby | Language::Kotlin | Language::Rust)) {
            look.relevant = self.returns_fit(function, &literals, &look);
        }
        look.relevant |= look.asked.iter().any(|rule| look.marks.contains(rule));
        look
    }

    /// Whether some rule over what functions return may speak of this one.
    fn returns_fit(&self, function: &Function, literals: &[&str], look: &Looks<'a>) -> bool {
        let concludes = |reference: &&EntryRef| matches!(reference.role, Role::Danger | Role::Safe);
        let entries = self.index.returns.iter().filter(concludes).filter_map(|reference| self.index.entry(self.rules, *reference));
        entries.filter(|entry| self.may_stand_in(entry, function)).any(|entry| {
            // An entry that asks for a text, or for a mark, is asked only where there is one.
            let (text, mark) = (asks_for_text(&entry.when), asks_for_mark(&entry.when));
            let mut patterns = Vec::new();
            regexes(&entry.when, &mut patterns);
            !text && !mark
                || mark && !look.marks.is_empty()
                || literals.iter().any(|text| patterns.iter().any(|regex| regex.is_match(text)))
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

    fn writes(&self, target: &Expr) -> bool {
        match &target.kind {
            ExprKind::Name(name) => self.names_rule(&self.index.writes, &self.heard_writes, name, None),
            ExprKind::Member { object, name, .. } => self.names_rule(&self.index.writes, &self.heard_writes, name, Some(object)),
            ExprKind::Index { object, index } => match &index.kind {
                ExprKind::Lit(Lit::Str(name)) => self.names_rule(&self.index.writes, &self.heard_writes, name, Some(object)),
                _ => self.names_rule(&self.index.writes, &self.heard_writes, "[]", Some(object)),
            },
            ExprKind::List { items, .. } => items.iter().any(|item| self.writes(item)),
            _ => false,
        }
    }

    fn comparison(&self, left: &Expr, right: &Expr, asked: &Asked<'a>, look: &mut Looks<'a>) {
        if look.relevant {
            return;
        }
        for (rule, has_sources, names) in &asked.compares {
            let fits = |expr: &Expr| self.text(expr.span).is_none_or(|text| names.iter().any(|regex| regex.is_match(text)));
            if names.is_empty() && *has_sources {
                look.asked.insert(*rule);
            } else {
                look.relevant = look.relevant || names.is_empty() || fits(left) || fits(right);
            }
        }
    }
}

fn literal_fits(text: &str, asked: &Asked<'_>) -> bool {
    asked.literals.iter().any(|patterns| patterns.is_empty() || patterns.iter().any(|regex| regex.is_match(text)))
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
