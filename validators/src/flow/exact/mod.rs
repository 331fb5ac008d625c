//! Memory and numbers of C and C++ by running the code with bounds in place of values: sizes of objects, offsets of pointers, ranges of
//! numbers, when objects begin and end, what was released, what was never given a value. It follows calls inside the file, forks where a
//! test is open, and says only what is reached for certain: by constants, or by whoever feeds the program. What it does not know it leaves
//! to others. Knows the flow graph.
//!
//! Bounded in steps, paths and call depth; a function that is cut short is not taken as shown.

mod accesses;
mod apart;
mod bytes;
mod calls;
mod container;
mod converted;
mod counted;
mod cpp;
mod endless;
mod eval;
mod exec;
mod file;
mod firsts;
pub(super) mod format;
mod globals;
mod heap;
mod input;
mod layout;
mod leaks;
mod letters;
mod library;
mod lives;
pub(super) mod locks;
mod measures;
mod numbers;
mod object;
mod outcomes;
mod parted;
mod place;
mod refine;
mod rounds;
mod scanned;
mod sizes;
mod steps;
mod store;
mod strings;
mod sums;
mod texts;
mod thrown;
mod unions;
mod unset;
mod value;
mod wraps;

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use assay_manifests::Span;

use self::{
    file::{File, resolve_dims},
    value::{Id, Num, Object, Origin, Pointer, State, Storage, Value, base_size, range_of},
};
use super::{
    ir::{Expr, Function, Module, StorageClass, Sym, TypeRef},
    memory::{Check, Report},
};

/// What was found in a file, and where nothing can be found any more.
#[derive(Debug, Default)]
pub struct Exact {
    pub reports: Vec<Report>,
    /// Lines on which every access was decided, on every path that was followed, to lie inside its object, with an access of each.
    pub inside: BTreeMap<u32, Span>,
    /// Lines on which every result was decided to fit its type.
    pub fits: BTreeSet<u32>,
    /// Lines whose divisors were all decided not to be zero.
    pub divides: BTreeSet<u32>,
    /// Lines of calls whose format is a text of the program's own.
    pub constant_formats: BTreeSet<u32>,
    /// Lines of commands and file names that are the program's own.
    pub own_texts: BTreeSet<u32>,
    /// Lines of copies by length whose text is known to end within it.
    pub ended: BTreeSet<u32>,
    /// Lines on which everything that is released was followed from where it was made.
    pub released: BTreeSet<u32>,
    /// Where those stand.
    pub releases: BTreeMap<u32, Span>,
    /// Lines where a pointer is followed or handed on that leads where nobody knows, or to what one way released.
    pub astray: BTreeSet<u32>,
    /// Lines of calls that were followed into the function they name.
    pub followed: BTreeSet<u32>,
    /// Lines where every pointer that is followed or handed on leads to something in sight that was not released.
    pub alive: BTreeSet<u32>,
    /// Lines of statements that some path came to.
    pub reached: BTreeSet<u32>,
    /// Lines on which no pointer that is followed may be null.
    pub tested: BTreeSet<u32>,
    /// Lines on which as much is allocated as something bounds.
    pub bounded: BTreeSet<u32>,
    /// Where something was allocated or opened that each way out of the function finds released.
    pub given_up: Vec<(Check, Span)>,
    /// Where something was allocated or opened that some way out leaves as it is, or hands on.
    pub kept: Vec<Span>,
    /// First and last lines of functions of a program that was followed as a whole and never came to them.
    pub asleep: Vec<(u32, u32)>,
    /// First and last lines of the functions that were followed to the end on every path.
    pub whole: Vec<(u32, u32)>,
    /// Those with a call of which nobody knows whether it came back: nothing is shown of them.
    pub doubted: BTreeSet<(u32, u32)>,
    /// Those in which so much that nobody knows is written into an object of known size, there or in what they call.
    pub unsettled: BTreeSet<(u32, u32)>,
}

/// Whether the elements that a pointer leads to are single bytes without a sign.
fn is_byte(ty: &TypeRef) -> bool {
    range_of(&TypeRef { pointers: 0, ..ty.clone() }) == Some((0, 255))
}

/// Statements and expressions evaluated for one function and what it calls.
const STEPS: u32 = 16_000;
/// As many of them may be spent in a call of a function that was seen to use up most of its caller's.
const COSTLY_STEPS: u32 = 1_000;
/// An end beyond this byte is a guess of the analysis and no length that a program was given.
const FAR: i128 = 1 << 24;
/// Paths that are followed side by side.
const PATHS: usize = 8;
/// How deep calls are followed.
const DEPTH: usize = 8;
/// Rounds of a loop whose end is not known.
const OPEN_ROUNDS: u32 = 3;

/// Most other files of an artifact that are looked at for the functions a file calls; with more, none is.
const BESIDE: usize = 16;

/// Analyses every function of a file; calls of functions of the other files of its artifact are followed there.
pub fn analyse(module: &Module, artifact: &[&Module]) -> Exact {
    let mut file = File { is_cpp: module.language == assay_manifests::Language::Cpp, ..File::default() };
    file.collect(&module.body, 0);
    file.resolve_lengths();
    let own = file.functions.len();
    let c_like = |other: &&&Module| matches!(other.language, assay_manifests::Language::C | assay_manifests::Language::Cpp);
    let others: Vec<&Module> = artifact.iter().filter(c_like).filter(|other| !std::ptr::eq(**other, module)).copied().collect();
    for other in others.iter().filter(|_| others.len() <= BESIDE) {
        file.beside(other);
    }
    file.foreign = file.functions.split_off(own).into_iter().map(std::ptr::from_ref).collect();
    let mut run = Run {
        file: &file,
        steps: 0,
        limit: STEPS,
        began: Vec::new(),
        costly: BTreeSet::new(),
        cut: false,
        next: 0,
        literals: BTreeMap::new(),
        contents: BTreeMap::new(),
        made: BTreeMap::new(),
        found: BTreeMap::new(),
        inside: BTreeMap::new(),
        fits: BTreeSet::new(),
        divides: BTreeMap::new(),
        open: BTreeSet::new(),
        formats: BTreeMap::new(),
        texts: BTreeMap::new(),
        ended: BTreeMap::new(),
        released: BTreeMap::new(),
        releases: BTreeMap::new(),
        reached: BTreeSet::new(),
        alive: BTreeMap::new(),
        tested: BTreeMap::new(),
        bounded: BTreeMap::new(),
        half: BTreeSet::new(),
        reading: false,
        loose: None,
        customs: BTreeMap::new(),
        preset: None,
        catching: Vec::new(),
        unfit: BTreeSet::new(),
        followed: BTreeSet::new(),
        entered: BTreeSet::new(),
        entering: BTreeSet::new(),
        abroad: None,
        whole: Vec::new(),
        doubted: BTreeSet::new(),
        unsettled: BTreeSet::new(),
        kept: BTreeMap::new(),
        calls: Vec::new(),
        returning: Vec::new(),
        given_back: BTreeSet::new(),
        from_start: false,
        numbers: 0,
        products: BTreeMap::new(),
        scans: BTreeMap::new(),
        measured: None,
        rest: Vec::new(),
        blind: false,
        deferring: false,
        deferred: None,
        declaring: None,
        spins: 0,
        frees: 0,
        freeing: BTreeMap::new(),
        drops: BTreeSet::new(),
        ends_of: BTreeMap::new(),
        last: None,
        passing: Vec::new(),
        here: 0,
    };
    let globals = run.globals(false);
    // What nobody outside the file can call is judged by how the file calls it.
    let alone = file.functions.iter().copied().filter(|function| !function.is_macro_of_calls());
    let (inner, outer): (Vec<&Function>, Vec<&Function>) = alone.partition(|function| file.is_internal(function));
    // Numbers begin anew with each function, so that they stay close together.
    let first = run.next;
    for function in outer {
        run.forget_after(first);
        // The program begins here: what its variables begin with is what they hold.
        run.from_start = matches!(&*function.name, "main" | "wmain") && function.receiver_type.is_none();
        let first_values: Option<State<'_>> = if run.from_start { Some(run.globals(true)) } else { None };
        run.function(function, first_values.as_ref().unwrap_or(&globals));
        run.from_start = false;
    }
    let is_main = |function: &&&Function| &*function.name == "main" && function.receiver_type.is_none();
    let main = file.functions.iter().find(is_main).map(|main| (main.span.line, main.span.end_line));
    let all_seen = !file.is_cpp && !run.blind && main.is_some_and(|main| run.whole.contains(&main));
    let mut asleep = Vec::new();
    for function in inner {
        let lines = (function.span.line, function.span.end_line);
        // Nothing can make an object of its class.
        let is_unmade = super::memory::file::says(function, "unmade");
        asleep.extend(is_unmade.then_some(lines));
        if is_unmade || run.entered.contains(&lines) {
            continue;
        }
        // The whole program was followed, and never came here.
        if all_seen && function.decorators.is_empty() {
            asleep.push(lines);
            continue;
        }
        run.forget_after(first);
        run.function(function, &globals);
    }
    let reports: Vec<Report> = run.found.into_values().collect();
    let lines: BTreeSet<u32> = reports.iter().map(|report| report.span.line).collect();
    let decided = |line: &u32| !run.open.contains(line) && !lines.contains(line);
    let inside = run.inside.into_iter().filter(|(line, _)| decided(line)).collect();
    let fits = run.fits.into_iter().filter(|line| decided(line) && !run.unfit.contains(line)).collect();
    let holds = |lines: BTreeMap<u32, bool>| lines.into_iter().filter(|(_, holds)| *holds).map(|(line, _)| line).collect();
    let (constant_formats, own_texts, ended, released) = (holds(run.formats), holds(run.texts), holds(run.ended), holds(run.released));
    let astray = run.alive.iter().filter(|(_, alive)| !**alive).map(|(line, _)| *line).collect();
    let alive = holds(run.alive);
    let (gone, left): (Vec<_>, Vec<_>) = run.ends_of.into_values().partition(|(_, _, released)| *released);
    let (given_up, kept) =
        (gone.into_iter().map(|(check, span, _)| (check, span)).collect(), left.into_iter().map(|(_, span, _)| span).collect());
    // Each call that was followed says it once more.
    let mut whole = run.whole;
    whole.sort_unstable();
    whole.dedup();
    Exact {
        reports,
        inside,
        fits,
        divides: holds(run.divides),
        constant_formats,
        own_texts,
        ended,
        released,
        tested: holds(run.tested),
        bounded: holds(run.bounded),
        releases: run.releases,
        astray,
        alive,
        reached: run.reached,
        followed: run.followed,
        given_up,
        kept,
        asleep,
        whole,
        doubted: run.doubted,
        unsettled: run.unsettled,
    }
}

struct Run<'f, 'm> {
    file: &'f File<'m>,
    steps: u32,
    /// As many may be taken here.
    limit: u32,
    /// How many had been taken when each of the functions began that run now, and functions that needed more than was left for others.
    began: Vec<u32>,
    costly: BTreeSet<*const Function>,
    /// The budget is used up: what follows is not looked at.
    cut: bool,
    next: Id,
    /// Objects of string literals, by place.
    literals: BTreeMap<u32, Id>,
    /// What they say.
    contents: BTreeMap<Id, &'m str>,
    /// What was printed into them, where every path prints the same.
    made: BTreeMap<Id, String>,
    found: BTreeMap<(u32, Check), Report>,
    inside: BTreeMap<u32, Span>,
    fits: BTreeSet<u32>,
    /// Lines of divisions, and whether every divisor there was decided not to be zero.
    divides: BTreeMap<u32, bool>,
    open: BTreeSet<u32>,
    /// Lines of formatted prints, and whether every format there was a literal.
    formats: BTreeMap<u32, bool>,
    /// Lines of commands and file names, and whether every one there was the program's own.
    texts: BTreeMap<u32, bool>,
    /// Lines of copies by length, and whether every text there ended within it.
    ended: BTreeMap<u32, bool>,
    /// Lines of releases, and whether each was of an allocation in sight.
    released: BTreeMap<u32, bool>,
    releases: BTreeMap<u32, Span>,
    /// Lines of statements that some path came to.
    reached: BTreeSet<u32>,
    /// Lines that follow pointers or hand them on, and whether each led to something in sight that was not released.
    alive: BTreeMap<u32, bool>,
    /// Lines that follow pointers, and whether none of them may be null.
    tested: BTreeMap<u32, bool>,
    /// Lines that allocate, and whether something bounds how much each time.
    bounded: BTreeMap<u32, bool>,
    /// What a call gave a value to on some of its ways only.
    half: BTreeSet<Id>,
    /// The place that is looked for is read, not written.
    reading: bool,
    /// What a byte may be that was looked at last and has no object of its own.
    loose: Option<Num>,
    /// What functions test and release.
    customs: BTreeMap<*const Function, outcomes::Customs>,
    /// A call whose outcome was worked out already, and that outcome.
    preset: Option<(*const Expr, Value<'m>)>,
    /// Blocks with handlers that run now, innermost last.
    catching: Vec<thrown::Catcher<'m>>,
    /// Lines with a result that is not known to fit.
    unfit: BTreeSet<u32>,
    followed: BTreeSet<u32>,
    /// Functions that were followed to their end in the place of a call, and those of the run that is on.
    entered: BTreeSet<(u32, u32)>,
    entering: BTreeSet<(u32, u32)>,
    /// The call that led into another file: what goes wrong there goes wrong here.
    abroad: Option<Span>,
    whole: Vec<(u32, u32)>,
    /// Functions with a call that may not come back.
    doubted: BTreeSet<(u32, u32)>,
    /// Functions in which nobody knows how much is written.
    unsettled: BTreeSet<(u32, u32)>,
    /// Of functions of the file, for each parameter whether what it leads to is only read.
    kept: BTreeMap<*const Function, Vec<bool>>,
    /// Functions that run now.
    calls: Vec<*const Function>,
    /// What they return.
    returning: Vec<Option<&'m TypeRef>>,
    /// Locks that something in the running function unlocks, by their text.
    given_back: BTreeSet<String>,
    /// What runs is the whole program.
    from_start: bool,
    /// Numbers that were told apart.
    numbers: u32,
    /// What the functions that run were given beyond their parameters.
    rest: Vec<Vec<Value<'m>>>,
    /// The type of a pointer whose own size was taken by the statement that runs.
    measured: Option<Rc<TypeRef>>,
    /// What goes beyond its type is kept until it is used, and what was found so.
    deferring: bool,
    deferred: Option<(Check, Span, String, i128)>,
    /// The variable that is being declared, which its own first value may name.
    declaring: Option<(&'m Sym, Rc<TypeRef>)>,
    /// Some call may lead to any function of the file.
    blind: bool,
    /// Which number the product of two of them is.
    products: BTreeMap<(u32, u32), u32>,
    /// Variables that scans have filled, by the number that says how many.
    scans: BTreeMap<u32, Vec<scanned::Scanned>>,
    /// Rounds of a loop that nothing counts.
    spins: u32,
    /// Releases so far, and which functions release a member of what they are given.
    frees: u32,
    freeing: BTreeMap<*const Function, bool>,
    /// Numbers that say whether rights were given up.
    drops: BTreeSet<u32>,
    /// What was allocated, by place, and whether each way out of its function found it released.
    ends_of: BTreeMap<u32, (Check, Span, bool)>,
    /// What a pointer led to that was followed last.
    last: Option<Id>,
    /// Objects that calls gave and nobody holds: they are gone where the statement ends.
    passing: Vec<Id>,
    /// How many of them the statements around made.
    here: usize,
}

impl<'f, 'm> Run<'f, 'm> {
    /// The file's variables; `at_start`: nothing has been assigned yet.
    fn globals(&mut self, at_start: bool) -> State<'m> {
        let mut state = State { frames: vec![Rc::default()], ..State::default() };
        for (name, ty, init, is_const) in &self.file.globals {
            let mut ty = ty.map(|ty| self.file.plain(ty));
            if let Some(ty) = &mut ty {
                resolve_dims(ty, &|name| self.file.constants.get(name).copied());
                ty.measure(*init);
            }
            let id = self.declare(ty.as_ref(), Storage::Static, Span::default(), &mut state);
            // What another file can see, it can assign; a program in one file has no other.
            let own =
                *is_const || ty.as_ref().is_none_or(|ty| ty.storage == StorageClass::Static) || self.file.by_name.contains_key("main");
            let known = at_start || own && !self.file.assigned.contains(*name);
            let value = match init {
                Some(init) if known => self.initial(init, id, &mut state),
                None if ty.as_ref().is_some_and(|ty| ty.storage == StorageClass::Extern) => Value::Unknown,
                // Without a first value a global is zero.
                None if known && ty.as_ref().is_some_and(|ty| ty.pointers > 0) => Value::Null,
                None if known && ty.is_some() => Value::Num(Num::exactly(0)),
                _ => Value::Unknown,
            };
            if let Some(object) = state.objects.get_mut(&id) {
                object.cell = value;
            }
            state.globals.insert((*name).clone(), id);
        }
        state.globals.settle();
        state.frames.clear();
        state
    }

    /// Forgets the objects of the function before.
    fn forget_after(&mut self, last: Id) {
        self.next = last;
        self.literals.retain(|_, id| *id <= last);
        self.contents.retain(|id, _| *id <= last);
        self.products.clear();
        self.scans.clear();
        self.made.retain(|id, _| *id <= last);
    }

    fn function(&mut self, function: &'m Function, globals: &State<'m>) {
        self.steps = 0;
        self.limit = STEPS;
        self.cut = false;
        self.entering.clear();
        self.given_back.clear();
        self.catching.clear();
        let mut state = globals.clone();
        // What is not allocated before the function begins cannot be lost in it.
        let is_allocated = |(_, object): (Id, &Object<'m>)| object.storage == Storage::Heap;
        let since = if globals.objects.iter().any(is_allocated) { 0 } else { self.next };
        state.frames.push(Rc::default());
        let is_main = matches!(&*function.name, "main" | "wmain");
        for (position, param) in function.params.iter().filter(|param| !param.name.is_empty()).enumerate() {
            let ty = param.ty.as_ref().map(|ty| self.parameter_type(ty));
            let id = self.declare(ty.as_ref(), Storage::Stack(0), param.span, &mut state);
            let looks_like_arguments = &*param.name == "argv" || (is_main && position == 1);
            let cell = if looks_like_arguments {
                let array = self.object(Storage::Elsewhere, None, None, "arguments", param.span, &mut state);
                Value::Pointer(Pointer { to: array, at: Num::exactly(0), may_be_null: false })
            } else if ty.as_ref().is_some_and(|ty| ty.pointers == 1 && ty.dims.is_empty() && &*ty.name == "char" && !ty.is_unsigned) {
                // A text of the caller's: how long it is is not known, but it is one text.
                let text = self.object(Storage::Elsewhere, None, None, "parameter", param.span, &mut state);
                if let Some(object) = state.objects.get_mut(&text) {
                    object.text = Some(Num::within(0, library::LONGEST, false));
                }
                Value::Pointer(Pointer { to: text, at: Num::exactly(0), may_be_null: false })
            } else if ty.as_ref().is_some_and(|ty| ty.pointers == 1 && ty.dims.is_empty() && is_byte(ty)) {
                // Bytes of the caller's, who has them from anywhere.
                let bytes = self.object(Storage::Elsewhere, None, None, "bytes", param.span, &mut state);
                if let Some(object) = state.objects.get_mut(&bytes) {
                    object.origin = Origin::Unknown;
                }
                Value::Pointer(Pointer { to: bytes, at: Num::exactly(0), may_be_null: false })
            } else {
                // Any number of its type, though nobody need ever give the bounds.
                let range = ty.as_ref().and_then(range_of);
                range.map_or(Value::Unknown, |(lo, hi)| Value::Num(Num { outside: true, ..Num::within(lo, hi, false) }))
            };
            if let Some(object) = state.objects.get_mut(&id) {
                object.cell = cell;
            }
            Rc::make_mut(&mut state.frames[0]).insert(param.name.clone(), id);
        }
        self.calls.push(std::ptr::from_ref(function));
        self.began.push(0);
        self.returning.push(function.return_type.as_ref());
        let mut ends = self.body(&function.body, state);
        self.returning.pop();
        ends.iter_mut().for_each(|(end, flow)| self.leave_scope(lives::handed_out(flow), end));
        self.calls.pop();
        self.began.pop();
        if self.cut {
            // Not every path was followed: lines of this function, and of those it calls, show nothing.
            self.open.extend(function.span.line..=function.span.end_line);
            for (first, last) in std::mem::take(&mut self.entering) {
                self.open.extend(first..=last);
            }
            return;
        }
        self.whole.push((function.span.line, function.span.end_line));
        self.whole.extend(self.entering.iter().copied());
        self.entered.append(&mut self.entering);
        if !self.given_back.is_empty() {
            self.still_locked(&ends);
        }
        for (end, flow) in ends {
            let returned = match &flow {
                value::Flow::Return(value) => value.leaves(),
                _ => None,
            };
            self.leaks(&end, returned, 1, since);
        }
    }

    /// A fresh object.
    fn object(
        &mut self,
        storage: Storage,
        size: Option<Num>,
        ty: Option<Rc<TypeRef>>,
        made_by: &'static str,
        born: Span,
        st: &mut State<'m>,
    ) -> Id {
        self.next += 1;
        let object = Object {
            storage,
            size,
            ty,
            cell: Value::Unknown,
            text: None,
            fields: BTreeMap::new(),
            freed: None,
            moved: false,
            half_freed: false,
            made_by,
            born: self.abroad.unwrap_or(born),
            escaped: false,
            absent: false,
            origin: if storage == Storage::Elsewhere { Origin::Unknown } else { Origin::Own },
            blank: false,
            holed: false,
            cut_from: None,
        };
        st.objects.insert(self.next, object);
        self.next
    }

    /// The object of a variable of a type.
    fn declare(&mut self, ty: Option<&TypeRef>, storage: Storage, span: Span, st: &mut State<'m>) -> Id {
        let size = ty.and_then(|ty| self.file.size(ty)).map(Num::exactly);
        let id = self.object(storage, size, ty.map(|ty| Rc::new(ty.clone())), "declaration", span, st);
        if let Some(object) = st.objects.get_mut(&id).filter(|_| ty.is_some_and(cpp::is_text)) {
            // What a text of C++ is made from is not followed.
            object.origin = Origin::Unknown;
        }
        id
    }

    fn step(&mut self) -> bool {
        self.steps += 1;
        if !self.cut && self.steps > self.limit {
            self.cut = true;
            let running = self.calls.iter().zip(&self.began);
            let most = running.filter(|(_, began)| self.steps > STEPS && self.steps - **began > STEPS / 2);
            self.costly.extend(most.map(|(function, _)| *function));
        }
        !self.cut
    }

    fn report(&mut self, check: Check, span: Span, from: Option<(Span, String)>, message: String) {
        let span = self.abroad.unwrap_or(span);
        let steps = from.filter(|(span, _)| span.line > 0 && self.abroad.is_none()).into_iter().collect();
        self.found.entry((span.start, check)).or_insert(Report { check, span, steps, message });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn followed(text: &str) -> Exact {
        let tree = crate::parse::parse(assay_manifests::Language::C, text).expect("parses");
        let module = crate::flow::lower::lower(assay_manifests::Language::C, "a.c", text, &tree.flat()).expect("lowers");
        analyse(&module, &[&module])
    }

    #[test]
    fn what_uses_up_a_budget_uses_up_little_of_its_callers() {
        let work = "    sum = sum / 2 + next();\n".repeat(12_000);
        let mill = format!(
            "int next(void);\nint mill(int rounds)\n{{\n    int sum = 0;\n    if (rounds == 0)\n        return 1;\n{work}    return sum;\n}}\n"
        );
        let caller = "int once(void)\n{\n    char name[4];\n    int sum = mill(0);\n    name[2] = (char)sum;\n    return name[2];\n}\n\
                      int often(void)\n{\n    char name[4];\n    int sum = mill(900);\n    name[2] = (char)sum;\n    return name[2];\n}\n";
        let text = format!("{mill}{caller}");
        let lines = |name: &str| text.lines().position(|line| line.starts_with(&format!("int {name}(void)"))).expect("is there") as u32 + 1;
        let exact = followed(&text);
        let is_whole = |line: u32| exact.whole.iter().any(|(first, _)| *first == line);
        assert!(is_whole(lines("once")), "without a round it is followed");
        assert!(!is_whole(lines("often")), "many are not");
        assert!(!exact.inside.contains_key(&(lines("often") + 4)), "and show nothing");
    }
}
