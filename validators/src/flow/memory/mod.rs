//! Memory and arithmetic in C and C++, path by path: which index, length, pointer or size was checked before it is used, on every
//! path. Knows the flow graph alone; which weakness a check stands for is the judge's table.
//!
//! It is a forward analysis to a fixpoint over each function's control-flow graph (Kildall 1973): facts meet by intersection,
//! possibilities by union. What cannot be decided is `open`, and a function with something open has no evidence of that kind.
//! Beside it some modules (`handed`, `rooms`, `within`) look at the form of functions alone, without a path; each says so at its head.

mod access;
mod calls;
mod conditions;
mod copies;
mod descent;
mod deviant;
mod endless;
mod eval;
pub(in crate::flow) mod file;
mod files;
mod gaps;
mod given_up;
pub(crate) mod graph;
mod habits;
mod handed;
mod handed_out;
mod iterators;
mod layered;
pub mod names;
mod numbers;
mod operators;
mod owners;
pub(crate) mod place;
pub(super) mod prepass;
mod products;
mod progress;
mod promises;
mod rooms;
pub(crate) mod scans;
mod setters;
mod shared;
mod signals;
mod slips;
mod state;
#[cfg(test)]
mod tests;
mod text;
mod trusted;
mod types;
mod unpacked;
mod value;
mod within;

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
    sync::Arc,
};

use assay_manifests::Span;

use super::ir::{Class, Expr, ExprKind, Function, Module, Param, Stmt, StmtKind, TypeRef};
pub(super) use habits::gives_up_rights;
use layered::{Layered, Named};
use place::{Place, Places};
use prepass::Facts;
pub(super) use prepass::strip;
use state::State;

/// A check, by what goes wrong where it fails. The order is that of the judge's table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Check {
    UncheckedAllocation,
    UncheckedLookup,
    NullPath,
    DereferenceBeforeCheck,
    SiblingUnchecked,
    UseAfterFree,
    UseAfterRelease,
    DoubleFree,
    DanglingField,
    CopyLength,
    UncheckedIndex,
    UncheckedCount,
    BufferLength,
    CursorPastEnd,
    LengthMinusOne,
    OffByOne,
    ConstantOverflow,
    SizeIgnoresOffset,
    UnboundedCopy,
    PrintedLength,
    SizeOverflow,
    LengthUnderflow,
    PointerOverflow,
    FormatString,
    AccessThenOpen,
    UntrustedPath,
    UntrustedCommand,
    WeakParse,
    MissingTerminator,
    Uninitialised,
    AllocationSize,
    LengthFromCaller,
    PointerAdvance,
    LengthArgument,
    ParameterIndex,
    SumCompared,
    StreamNotMeasured,
    UncheckedIterator,
    ShiftWidth,
    NarrowSum,
    // What `flow::exact` finds.
    OutsideWrite,
    OutsideRead,
    NullFollowed,
    ReleasedUse,
    ReleasedTwice,
    NotHeap,
    LocalReturned,
    NeverReleased,
    NoValue,
    Overflow,
    Underflow,
    NegativeLength,
    ZeroDivisor,
    UntrustedLibrary,
    WorkFromInput,
    WrongType,
    Narrowed,
    ForeignDistance,
    CompareAlone,
    AssignInTest,
    ResultIgnored,
    WrongFailureTest,
    PointerSize,
    NeverClosed,
    LockTwice,
    LockHeld,
    AssertByInput,
    SearchedCommand,
    // What `slips` finds.
    ScaledTwice,
    EndlessLoop,
    EndlessRecursion,
    FunctionCompared,
    EmptyBranch,
    FallsThrough,
    FixedAddress,
    FormatArguments,
    NoReturn,
    SwitchWithoutDefault,
    // What `operators`, `progress`, `unpacked`, `handed_out`, `signals` and `owners` find.
    BitwiseTest,
    LostBlock,
    DeepRecursion,
    UnpackedWithoutBound,
    HandedOutWithHoles,
    PointerFromInput,
    LetterAsIndex,
    UnsafeInHandler,
    ChangedUnderLoop,
    TwoOwners,
    RightsKept,
    DeadCode,
    Unguarded,
    LiteralWritten,
    OverlappingCopy,
}

/// One thing the analysis has to say.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Report {
    pub check: Check,
    pub span: Span,
    /// Where it began (an allocation, a release, a bound), with a note.
    pub steps: Vec<(Span, String)>,
    pub message: String,
}

/// What was shown of a function's memory operations.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shown {
    pub check: Check,
    pub form: &'static str,
    pub span: Span,
    /// The operation shows it by itself: its size, its test and what it works on are all in sight.
    pub alone: bool,
}

/// The outcome for one function.
#[derive(Debug, Default)]
pub struct Outcome {
    pub reports: Vec<Report>,
    pub shown: Vec<Shown>,
    /// Checks that had an operation they could not decide, with the place of the first.
    pub open: BTreeMap<Check, Span>,
    /// Operations in which nothing is wrong as far as can be seen, and nothing shown either, by check.
    pub unshown: BTreeMap<Check, BTreeSet<Span>>,
    /// The function.
    pub span: Option<Span>,
    /// Not analysed at all, and why.
    pub skipped: Option<(Span, &'static str)>,
}

/// Checks about where an access lies.
const BOUNDS: &[Check] = &[
    Check::CopyLength,
    Check::UncheckedIndex,
    Check::UncheckedCount,
    Check::BufferLength,
    Check::CursorPastEnd,
    Check::LengthMinusOne,
    Check::OffByOne,
    Check::ConstantOverflow,
    Check::SizeIgnoresOffset,
    Check::UnboundedCopy,
    Check::PrintedLength,
    Check::LengthFromCaller,
    Check::PointerAdvance,
    Check::LengthArgument,
    Check::ParameterIndex,
    Check::StreamNotMeasured,
    Check::MissingTerminator,
    Check::WeakParse,
    Check::PointerOverflow,
    Check::SizeOverflow,
    Check::AllocationSize,
    Check::OutsideWrite,
    Check::OutsideRead,
];
/// Whether a check is about where an access lies, and nothing else.
pub fn is_about_bounds(check: Check) -> bool {
    BOUNDS.contains(&check) && !is_about_numbers(check)
}

/// Whether a check is about where an access lies, or about the size that decides it.
pub fn is_of_bounds(check: Check) -> bool {
    BOUNDS.contains(&check)
}

/// Whether a check is about how long memory lives.
pub fn is_about_lifetimes(check: Check) -> bool {
    LIFETIMES.contains(&check)
}

/// Whether a check is about what a number is.
pub fn is_about_numbers(check: Check) -> bool {
    NUMBERS.contains(&check)
}

/// Checks about what a number is.
const NUMBERS: &[Check] = &[
    Check::SizeOverflow,
    Check::LengthUnderflow,
    Check::PointerOverflow,
    Check::SumCompared,
    Check::ShiftWidth,
    Check::NarrowSum,
    Check::AllocationSize,
];
/// Checks about null.
const POINTERS: &[Check] =
    &[Check::UncheckedAllocation, Check::UncheckedLookup, Check::NullPath, Check::DereferenceBeforeCheck, Check::SiblingUnchecked];
/// Checks about how long memory lives.
const LIFETIMES: &[Check] =
    &[Check::UseAfterFree, Check::UseAfterRelease, Check::DoubleFree, Check::DanglingField, Check::UncheckedIterator];

/// Analyses every function of a file, in order.
pub fn analyse(module: &Module) -> Vec<Outcome> {
    let mut functions = Vec::new();
    let mut constants = BTreeMap::new();
    let mut globals = BTreeMap::new();
    let mut owners = BTreeMap::new();
    collect(&module.body, &mut functions, &mut constants, &mut globals, &mut owners, 0);
    for (name, ty) in &globals {
        if let Some(bytes) = bytes_of(ty, &constants) {
            constants.insert(size_of(name), bytes);
        }
    }
    let fields = Rc::new(prepass::fields(module));
    let file = file::Names::of(module, &functions);
    let members = |f: &Arc<Function>| owners.get(&Arc::as_ptr(f)).copied();
    functions.iter().filter(|f| !f.is_macro_of_calls()).map(|f| run(f, members(f), &constants, &globals, &fields, &file)).collect()
}

fn collect<'m>(
    body: &'m [Stmt],
    functions: &mut Vec<&'m Arc<Function>>,
    constants: &mut BTreeMap<String, i128>,
    globals: &mut BTreeMap<String, TypeRef>,
    owners: &mut BTreeMap<*const Function, &'m Class>,
    depth: u32,
) {
    if depth > 16 {
        return;
    }
    for stmt in body {
        match &stmt.kind {
            StmtKind::Function(function) if !function.is_abstract => functions.push(function),
            StmtKind::Class(class) => {
                functions.extend(class.methods.iter().filter(|m| !m.is_abstract));
                owners.extend(class.methods.iter().map(|method| (Arc::as_ptr(method), &**class)));
                collect(&class.body, functions, constants, globals, owners, depth + 1);
            }
            StmtKind::Var { name, ty, init, is_const } => {
                if let Some(value) = init.as_ref().filter(|_| *is_const).and_then(|e| place::constant(e, constants)) {
                    constants.insert(name.to_string(), value);
                }
                if let Some(ty) = ty {
                    let mut ty = ty.clone();
                    ty.measure(init.as_ref());
                    globals.insert(name.to_string(), ty);
                }
            }
            StmtKind::Block(inner) => collect(inner, functions, constants, globals, owners, depth + 1),
            _ => {}
        }
    }
}

/// The analysis of one function.
struct Run<'m> {
    places: Places,
    facts: Facts<'m>,
    constants: Layered<'m, i128>,
    params: BTreeMap<Place, &'m Param>,
    outcome: Outcome,
    /// Whether findings count on this pass.
    reporting: bool,
    seen: BTreeSet<(Check, u32)>,
    /// What is evaluated is added to a pointer: a stride, not a length.
    stride: bool,
    /// Members that index an array of known length: the member, that length, where the index stands, and the text of the array.
    indexed: Vec<(Place, i128, Span, String)>,
    /// A free function that others than this file may call.
    is_public: bool,
    /// What the functions of the file compare of what they are given.
    file: &'m file::Names<'m>,
    /// Members that functions of the file released.
    by_calls: BTreeSet<Place>,
    /// Calls that destroyed something, by where they stand.
    destroyers: BTreeMap<u32, Box<str>>,
    /// A method whose class is not in sight: a name that nothing declares is a member.
    is_apart: bool,
    /// The function takes an archive apart: names of entries are whatever its maker wrote.
    in_archive: bool,
}

/// Operations left unshown for each that stands by itself, at most, where that one still counts.
const MOST_UNSHOWN: usize = 2;

/// Rounds over one node before the analysis gives up on a function.
const MAX_VISITS: usize = 200;

fn run<'m>(
    function: &'m Function,
    owner: Option<&Class>,
    constants: &'m BTreeMap<String, i128>,
    globals: &'m BTreeMap<String, TypeRef>,
    fields: &Rc<BTreeMap<String, TypeRef>>,
    file: &'m file::Names<'m>,
) -> Outcome {
    let mut run = Run {
        places: Places::default(),
        facts: prepass::facts(function, owner, globals, fields),
        constants: Layered::over(constants),
        params: BTreeMap::new(),
        outcome: Outcome { span: Some(function.span), ..Outcome::default() },
        reporting: false,
        seen: BTreeSet::new(),
        stride: false,
        indexed: Vec::new(),
        is_public: function.is_public && function.is_static,
        file,
        by_calls: BTreeSet::new(),
        destroyers: BTreeMap::new(),
        is_apart: function.receiver_type.is_some() && owner.is_none(),
        in_archive: false,
    };
    let types = function.params.iter().filter_map(|param| param.ty.as_ref()).chain(function.receiver_type.as_ref());
    run.in_archive = names::is_archive(&function.name)
        || types.into_iter().any(|ty| names::is_archive(&ty.name))
        || run.facts.locals.iter().filter_map(|name| run.facts.types.get(name)).any(|ty| names::is_archive(&ty.name))
        || owner.is_some_and(|class| names::is_archive(&class.name));
    let own: Vec<(String, Option<i128>)> =
        run.facts.types.own().map(|(name, ty)| (size_of(name), ty.and_then(|ty| bytes_of(ty, &run.constants)))).collect();
    for (name, bytes) in own {
        match bytes {
            Some(bytes) => run.constants.insert(name, bytes),
            None => run.constants.remove(name),
        }
    }
    let noreturn = |e: &Expr| match &e.kind {
        ExprKind::Call { callee, .. } => {
            let own = matches!(&callee.kind, ExprKind::Name(name) if file.never.contains(&**name));
            own || last_name(callee).is_some_and(|name| names::class(name) & names::NORETURN != 0)
        }
        _ => false,
    };
    let Some(graph) = graph::build(&function.body, &noreturn) else {
        run.outcome.skipped = Some((function.span, "too large to analyse"));
        return run.outcome;
    };
    let mut entry = State { live: true, ..State::default() };
    for (position, param) in function.params.iter().enumerate() {
        if param.name.is_empty() {
            continue;
        }
        let place = run.places.intern(&param.name);
        run.params.insert(place, param);
        entry.may.insert(place, (state::PARAM, param.span));
        let is_text = param.ty.as_ref().is_some_and(|ty| ty.pointers == 1 && &*ty.name == "char");
        if is_text && !function.is_public && file.tested.contains(&(&*function.name, position)) {
            entry.set(place, state::VALID);
        }
    }
    let mut states = vec![State::default(); graph.nodes.len()];
    let mut visits = vec![0usize; graph.nodes.len()];
    states[0] = entry;
    let mut queue = BTreeSet::from([0usize]);
    while let Some(node) = queue.pop_first() {
        visits[node] += 1;
        if visits[node] > MAX_VISITS {
            run.outcome.skipped = Some((function.span, "no fixpoint within the limit"));
            return run.outcome;
        }
        let mut state = states[node].clone();
        run.node(&graph.nodes[node], &mut state);
        for (to, when) in &graph.nodes[node].next {
            let mut next = state.clone();
            run.edge(*when, &mut next);
            if states[*to].join(&next, *to <= node && visits[*to] > 4) {
                queue.insert(*to);
            }
        }
    }
    run.reporting = true;
    for (node, state) in graph.nodes.iter().zip(&states) {
        if state.live {
            let mut state = state.clone();
            run.node(node, &mut state);
            for (_, when) in &node.next {
                run.edge(*when, &mut state.clone());
            }
        }
    }
    if states[1].live {
        let last = states[1].clone();
        run.leave(&last);
    }
    let is_array = |text: &str| {
        let last = text.rsplit('.').next().unwrap_or(text);
        let ty = if last == text { run.facts.types.get(text) } else { run.facts.fields.get(last) };
        match ty {
            Some(ty) => ty.dims.first().is_some_and(|dim| !dim.is_empty()) || handed::is_measured(function, text),
            None => run.facts.measured.contains(text),
        }
    };
    let is_kept = |text: &str| {
        let root = place::root_of(text);
        let own = run.facts.locals.contains(root) || function.params.iter().any(|param| *param.name == *root);
        text != root || !own && run.facts.types.contains_key(root)
    };
    for (check, span, message) in scans::scan(function, &is_array, &is_kept) {
        run.report(check, span, Vec::new(), message);
    }
    for (check, span, message) in
        file.rooms.misused(function).into_iter().chain(handed::unmeasured(function)).chain(within::used_after_whole(function))
    {
        run.report(check, span, Vec::new(), message);
    }
    for span in habits::rights_given_up(&function.body, &noreturn) {
        run.show(Check::RightsKept, "failure-asked-for", span);
    }
    for span in habits::open_files_asked(&function.body).into_iter().filter(|_| !files::acts_on_open(&function.body)) {
        run.show(Check::AccessThenOpen, "open-file-asked", span);
    }
    for (check, span, message) in slips::slips(function, &run.facts, file, &noreturn) {
        run.report(check, span, Vec::new(), message);
    }
    run.outcome.reports.sort();
    run.outcome
}

/// The last name of a callee (`a.b->c` is `c`).
pub(crate) fn last_name(callee: &Expr) -> Option<&str> {
    match &callee.kind {
        ExprKind::Name(name) => Some(name),
        ExprKind::Member { name, .. } => Some(name),
        _ => None,
    }
}

/// Name under which constants hold the size of an array.
fn size_of(name: &str) -> String {
    format!("sizeof {name}")
}

/// Bytes of an array of numbers whose length is known.
fn bytes_of(ty: &TypeRef, constants: &impl Named<i128>) -> Option<i128> {
    let [length] = ty.dims.as_slice() else { return None };
    let (length, size) = (dimension(length, constants)?, place::scalar_size(&ty.name)?);
    (ty.pointers == 0).then(|| length * size)
}

/// Length of an array dimension as written.
fn dimension(text: &str, constants: &impl Named<i128>) -> Option<i128> {
    let text = text.trim();
    text.parse()
        .ok()
        .or_else(|| constants.held(text).copied())
        .or_else(|| text.strip_prefix("0x").and_then(|h| i128::from_str_radix(h, 16).ok()))
        .or_else(|| {
            let (left, right) = text.split_once('+')?;
            dimension(left, constants)?.checked_add(dimension(right, constants)?)
        })
}

impl Run<'_> {
    fn class(&self, name: &str) -> u32 {
        names::class(name)
    }

    fn dimension(&self, text: &str) -> Option<i128> {
        dimension(text, &self.constants)
    }

    fn report(&mut self, check: Check, span: Span, steps: Vec<(Span, String)>, message: String) {
        if self.reporting && self.seen.insert((check, span.start)) {
            self.outcome.reports.push(Report { check, span, steps, message });
        }
    }

    fn show(&mut self, check: Check, form: &'static str, span: Span) {
        if self.reporting {
            self.outcome.shown.push(Shown { check, form, span, alone: false });
        }
    }

    /// The same for an operation that shows it by itself, whatever else the function leaves unshown.
    fn show_alone(&mut self, check: Check, form: &'static str, span: Span) {
        if self.reporting {
            self.outcome.shown.push(Shown { check, form, span, alone: true });
        }
    }

    /// An operation that nothing speaks against and nothing shows: a caller's pointer, an index under a bound that need not be this array's.
    fn unshown(&mut self, check: Check, span: Span) {
        if self.reporting {
            self.outcome.unshown.entry(check).or_default().insert(span);
        }
    }

    /// An operation that `check` is about and could not decide: what it depends on is computed out of sight.
    fn open(&mut self, check: Check, span: Span) {
        if self.reporting {
            self.outcome.open.entry(check).or_insert(span);
        }
    }
}

impl Outcome {
    /// Whether an access is left of which it is not shown where it lies.
    pub fn leaves_bounds_open(&self) -> bool {
        self.open.keys().chain(self.unshown.keys()).any(|check| BOUNDS.contains(check))
    }

    /// One form of evidence for each place; none where the same kind of thing was found wrong or left open.
    pub fn settle(&mut self) {
        self.shown.sort();
        self.shown.dedup();
        // Bounds, numbers and pointers of a function stand or fall together: one access that is open leaves the others without
        // meaning for whoever learns from the whole.
        let groups = [BOUNDS, NUMBERS, POINTERS, LIFETIMES];
        let wrong = |group: &[Check]| self.reports.iter().any(|r| group.contains(&r.check)) || self.open.keys().any(|c| group.contains(c));
        // What stands by itself counts where the function does not leave far more of its kind unshown.
        let unshown =
            |group: &[Check]| -> usize { self.unshown.iter().filter(|(c, _)| group.contains(c)).map(|(_, spans)| spans.len()).sum() };
        let alone = |group: &[Check]| self.shown.iter().filter(|s| s.alone && group.contains(&s.check)).count();
        let spoilt: Vec<(bool, usize, usize)> = groups.iter().map(|g| (wrong(g), unshown(g), alone(g))).collect();
        self.shown.retain(|s| {
            let spoils = |(group, (wrong, unshown, alone)): (&&[Check], &(bool, usize, usize))| {
                group.contains(&s.check) && (*wrong || *unshown > if s.alone { MOST_UNSHOWN * *alone } else { 0 })
            };
            !groups.iter().zip(&spoilt).any(spoils)
        });
    }
}
