//! Memory and numbers of C and C++ by running the code with bounds in place of values: sizes of objects, offsets of pointers, ranges of
//! numbers, what was released, what was never given a value. It follows calls inside the file, forks where a test is open, and says only what
//! is reached for certain: by constants, or by whoever feeds the program. What it does not know it leaves to others. Knows the flow graph
//! alone.
//!
//! Bounded in steps, paths and call depth; a function that is cut short is not taken as shown.

mod cpp;
mod eval;
mod exec;
mod format;
mod input;
mod library;
mod object;
mod place;
mod refine;
mod store;
mod value;

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use assay_manifests::Span;

use self::value::{Id, Num, Object, Origin, Pointer, State, Storage, Value, base_size, range_of, size_of};
use super::{
    ir::{Expr, ExprKind, Function, Module, Stmt, StmtKind, StorageClass, Sym, TypeRef},
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
    /// Lines of calls whose format is a text of the program's own.
    pub constant_formats: BTreeSet<u32>,
    /// Lines of commands and file names that are the program's own.
    pub own_texts: BTreeSet<u32>,
    /// Lines of copies by length whose text is known to end within it.
    pub ended: BTreeSet<u32>,
    /// Lines of calls that were followed into the function they name.
    pub followed: BTreeSet<u32>,
    /// First and last lines of the functions that were followed to the end on every path.
    pub whole: Vec<(u32, u32)>,
}

/// Statements and expressions evaluated for one function and what it calls.
const STEPS: u32 = 14_000;
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
        cut: false,
        next: 0,
        literals: BTreeMap::new(),
        found: BTreeMap::new(),
        inside: BTreeMap::new(),
        fits: BTreeSet::new(),
        open: BTreeSet::new(),
        formats: BTreeMap::new(),
        texts: BTreeMap::new(),
        ended: BTreeMap::new(),
        half: BTreeSet::new(),
        reading: false,
        trying: 0,
        unfit: BTreeSet::new(),
        followed: BTreeSet::new(),
        entered: BTreeSet::new(),
        entering: BTreeSet::new(),
        abroad: None,
        whole: Vec::new(),
        calls: Vec::new(),
        returning: Vec::new(),
    };
    let globals = run.globals();
    // What nobody outside the file can call is judged by how the file calls it.
    let (inner, outer): (Vec<_>, Vec<_>) = file.functions.iter().partition(|function| file.is_internal(function));
    // Numbers begin anew with each function, so that they stay close together.
    let (first, literals) = (run.next, run.literals.clone());
    for function in outer {
        run.next = first;
        run.literals.clone_from(&literals);
        run.function(function, &globals);
    }
    for function in inner {
        if !run.entered.contains(&(function.span.line, function.span.end_line)) {
            run.next = first;
            run.literals.clone_from(&literals);
            run.function(function, &globals);
        }
    }
    let reports: Vec<Report> = run.found.into_values().collect();
    let lines: BTreeSet<u32> = reports.iter().map(|report| report.span.line).collect();
    let decided = |line: &u32| !run.open.contains(line) && !lines.contains(line);
    let inside = run.inside.into_iter().filter(|(line, _)| decided(line)).collect();
    let fits = run.fits.into_iter().filter(|line| decided(line) && !run.unfit.contains(line)).collect();
    let holds = |lines: BTreeMap<u32, bool>| lines.into_iter().filter(|(_, holds)| *holds).map(|(line, _)| line).collect();
    let (constant_formats, own_texts, ended) = (holds(run.formats), holds(run.texts), holds(run.ended));
    Exact { reports, inside, fits, constant_formats, own_texts, ended, followed: run.followed, whole: run.whole }
}

/// Functions, types and constants of a file.
#[derive(Default)]
struct File<'m> {
    is_cpp: bool,
    functions: Vec<&'m Function>,
    /// Methods with a body, by class and name.
    methods: BTreeMap<(Sym, Sym), &'m Function>,
    /// Base classes.
    bases: BTreeMap<Sym, Vec<Sym>>,
    unions: BTreeSet<Sym>,
    /// Functions of other files.
    foreign: BTreeSet<*const Function>,
    by_name: BTreeMap<Sym, &'m Function>,
    structs: BTreeMap<Sym, Vec<(Sym, TypeRef)>>,
    aliases: BTreeMap<Sym, TypeRef>,
    globals: Vec<(&'m Sym, Option<&'m TypeRef>, Option<&'m Expr>)>,
    /// Values of names that stand for a number.
    constants: BTreeMap<Sym, i128>,
    /// What functions return, those that are only declared too.
    returns: BTreeMap<Sym, TypeRef>,
    /// Classes that release what a member points to and say nothing of copies.
    shallow: BTreeSet<Sym>,
    /// Classes of which nothing is hidden: no bases, and every method has its body here.
    open_classes: BTreeSet<Sym>,
    /// Members that begin with a value of their own.
    defaults: BTreeSet<(Sym, Sym)>,
    /// Globals that some function assigns: their first value says nothing.
    assigned: BTreeSet<Sym>,
}

impl<'m> File<'m> {
    fn collect(&mut self, body: &'m [Stmt], depth: u32) {
        for stmt in body {
            match &stmt.kind {
                StmtKind::Function(function) if !function.is_abstract => {
                    self.functions.push(function);
                    self.declared(function);
                    match &function.receiver_type {
                        Some(class) => {
                            let class = class.name.rsplit('.').next().unwrap_or_default();
                            self.methods.insert((class.into(), function.name.clone()), function);
                        }
                        None => {
                            self.by_name.insert(function.name.clone(), function);
                        }
                    }
                    exec::assigned(&function.body, &mut self.assigned, 0);
                    self.local_types(&function.body, depth);
                }
                StmtKind::Function(function) => {
                    self.declared(function);
                }
                StmtKind::Class(class) => {
                    self.class_traits(class);
                    if let ([base], true) = (class.bases.as_slice(), class.fields.is_empty() && class.methods.is_empty()) {
                        self.aliases.insert(class.name.clone(), base.clone());
                    }
                    let fields = class.fields.iter().filter_map(|field| Some((field.name.clone(), field.ty.clone()?))).collect();
                    self.structs.insert(class.name.clone(), fields);
                    if class.decorators.iter().any(|word| matches!(&word.kind, ExprKind::Name(name) if &**name == "union")) {
                        self.unions.insert(class.name.clone());
                    }
                    let bases = class.bases.iter().map(|base| base.name.rsplit('.').next().unwrap_or_default().into()).collect();
                    self.bases.insert(class.name.clone(), bases);
                    for method in class.methods.iter().filter(|method| !method.is_abstract) {
                        self.functions.push(method);
                        self.methods.insert((class.name.clone(), method.name.clone()), method);
                        exec::assigned(&method.body, &mut self.assigned, 0);
                    }
                    if depth < 8 {
                        self.collect(&class.body, depth + 1);
                    }
                }
                StmtKind::Var { name, ty, init, .. } => self.globals.push((name, ty.as_ref(), init.as_ref())),
                StmtKind::Block(inner) if depth < 8 => self.collect(inner, depth + 1),
                StmtKind::If { then, otherwise, .. } if depth < 8 => {
                    self.collect(then, depth + 1);
                    self.collect(otherwise, depth + 1);
                }
                _ => {}
            }
        }
    }

    fn declared(&mut self, function: &Function) {
        if let (None, Some(ty)) = (&function.receiver_type, &function.return_type) {
            self.returns.entry(function.name.clone()).or_insert_with(|| ty.clone());
        }
    }

    /// Lengths of arrays that are written by a name or a sum.
    fn resolve_lengths(&mut self) {
        for (name, _, init) in &self.globals {
            if let Some(value) = init.and_then(|init| number_of(init, &self.constants)) {
                self.constants.insert((*name).clone(), value);
            }
        }
        let constants = std::mem::take(&mut self.constants);
        let fields = self.structs.values_mut().flatten().map(|(_, ty)| ty);
        for ty in fields.chain(self.aliases.values_mut()) {
            resolve_dims(ty, &constants);
        }
        self.constants = constants;
    }

    /// What another file of the artifact gives: functions, methods and types that this one lacks.
    fn beside(&mut self, module: &'m Module) {
        let mut other = File { is_cpp: self.is_cpp, ..File::default() };
        other.collect(&module.body, 0);
        for (name, function) in other.by_name {
            if function.is_public && !self.by_name.contains_key(&name) {
                self.functions.push(function);
                self.by_name.insert(name, function);
            }
        }
        for (name, function) in other.methods {
            if !self.methods.contains_key(&name) {
                self.functions.push(function);
                self.methods.insert(name, function);
            }
        }
        for (name, fields) in other.structs {
            self.structs.entry(name).or_insert(fields);
        }
        for (name, ty) in other.aliases {
            self.aliases.entry(name).or_insert(ty);
        }
        for (name, bases) in other.bases {
            self.bases.entry(name).or_insert(bases);
        }
        self.unions.extend(other.unions);
        self.assigned.extend(other.assigned);
        let visible = |ty: Option<&TypeRef>| ty.is_none_or(|ty| ty.storage == StorageClass::Automatic);
        let lacking = |(name, ty, _): &(&'m Sym, Option<&'m TypeRef>, Option<&'m Expr>)| {
            visible(*ty) && !self.globals.iter().any(|(known, ty, _)| known == name && visible(*ty))
        };
        let more: Vec<_> = other.globals.into_iter().filter(lacking).collect();
        self.globals.extend(more);
    }

    /// Structures that are declared inside a function.
    fn local_types(&mut self, body: &'m [Stmt], depth: u32) {
        for stmt in body {
            match &stmt.kind {
                StmtKind::Class(class) if !self.structs.contains_key(&class.name) => {
                    let fields = class.fields.iter().filter_map(|field| Some((field.name.clone(), field.ty.clone()?))).collect();
                    self.structs.insert(class.name.clone(), fields);
                }
                StmtKind::Block(inner) if depth < 8 => self.local_types(inner, depth + 1),
                StmtKind::If { then, otherwise, .. } if depth < 8 => {
                    self.local_types(then, depth + 1);
                    self.local_types(otherwise, depth + 1);
                }
                StmtKind::Loop { body, .. } if depth < 8 => self.local_types(body, depth + 1),
                StmtKind::Switch { cases, .. } if depth < 8 => cases.iter().for_each(|case| self.local_types(&case.body, depth + 1)),
                _ => {}
            }
        }
    }

    /// Bytes from the beginning of a structure to one of its members.
    fn offset(&self, class: &str, field: &str) -> Option<i128> {
        if self.unions.contains(class) {
            return Some(0);
        }
        let mut at = 0i128;
        for (name, ty) in self.structs.get(class)? {
            let ty = self.plain(ty);
            let align = if ty.pointers > 0 { 8 } else { base_size(&ty.name).unwrap_or(8) };
            at = (at + align - 1) / align * align;
            if &**name == field {
                return Some(at);
            }
            at = at.checked_add(self.size(&ty)?)?;
        }
        None
    }

    /// The type behind names of the file's own.
    fn plain(&self, ty: &TypeRef) -> TypeRef {
        let mut plain = ty.clone();
        for _ in 0..8 {
            let Some(base) = self.aliases.get(&plain.name) else { break };
            let (pointers, dims) = (plain.pointers, std::mem::take(&mut plain.dims));
            let is_reference = plain.is_reference;
            plain = base.clone();
            plain.pointers = plain.pointers.saturating_add(pointers);
            plain.is_reference = is_reference;
            plain.dims = dims.into_iter().chain(std::mem::take(&mut plain.dims)).collect();
        }
        plain
    }

    fn size(&self, ty: &TypeRef) -> Option<i128> {
        let plain = self.plain(ty);
        if self.unions.contains(&plain.name) && plain.pointers == 0 && plain.dims.is_empty() {
            let fields = self.structs.get(&plain.name)?;
            let sizes: Option<Vec<i128>> = fields.iter().map(|(_, ty)| size_of(&self.plain(ty), &self.structs, 1)).collect();
            return sizes?.into_iter().max();
        }
        size_of(&plain, &self.structs, 0)
    }

    /// Whether only this file can call a function.
    fn is_internal(&self, function: &Function) -> bool {
        !function.is_public && function.receiver_type.is_none() || self.methods.values().any(|method| std::ptr::eq(*method, function))
    }
}

/// The number that an expression of literals and known names stands for.
fn number_of(e: &Expr, constants: &BTreeMap<Sym, i128>) -> Option<i128> {
    use super::ir::{BinaryOp, Lit};
    match &e.kind {
        ExprKind::Lit(Lit::Int(n)) => Some(*n),
        ExprKind::Name(name) => constants.get(name).copied(),
        ExprKind::Cast { value, .. } => number_of(value, constants),
        ExprKind::Binary { op, left, right } => {
            let (left, right) = (number_of(left, constants)?, number_of(right, constants)?);
            match op {
                BinaryOp::Add => left.checked_add(right),
                BinaryOp::Sub => left.checked_sub(right),
                BinaryOp::Mul => left.checked_mul(right),
                BinaryOp::Shl => u32::try_from(right).ok().filter(|by| *by < 48).and_then(|by| left.checked_mul(1 << by)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Puts numbers in the place of names and sums in the lengths of an array.
fn resolve_dims(ty: &mut TypeRef, constants: &BTreeMap<Sym, i128>) {
    for dim in &mut ty.dims {
        if dim.trim().parse::<i128>().is_err()
            && let Some(length) = length_of(dim, constants)
        {
            *dim = length.to_string().into();
        }
    }
}

/// `N`, `N + 1`, `2 * N`, `(N)`.
fn length_of(text: &str, constants: &BTreeMap<Sym, i128>) -> Option<i128> {
    let text = text.trim().trim_start_matches('(').trim_end_matches(')').trim();
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    for (sign, apply) in [('+', i128::checked_add as fn(i128, i128) -> Option<i128>), ('*', i128::checked_mul)] {
        if let Some((left, right)) = text.split_once(sign) {
            return apply(length_of(left, constants)?, length_of(right, constants)?);
        }
    }
    constants.get(text).copied()
}

struct Run<'f, 'm> {
    file: &'f File<'m>,
    steps: u32,
    /// The budget is used up: what follows is not looked at.
    cut: bool,
    next: Id,
    /// Objects of string literals, by place.
    literals: BTreeMap<u32, Id>,
    found: BTreeMap<(u32, Check), Report>,
    inside: BTreeMap<u32, Span>,
    fits: BTreeSet<u32>,
    open: BTreeSet<u32>,
    /// Lines of formatted prints, and whether every format there was a literal.
    formats: BTreeMap<u32, bool>,
    /// Lines of commands and file names, and whether every one there was the program's own.
    texts: BTreeMap<u32, bool>,
    /// Lines of copies by length, and whether every text there ended within it.
    ended: BTreeMap<u32, bool>,
    /// What a call gave a value to on some of its ways only.
    half: BTreeSet<Id>,
    /// The place that is looked for is read, not written.
    reading: bool,
    /// Depth of `try`.
    trying: u32,
    /// Lines with a result that is not known to fit.
    unfit: BTreeSet<u32>,
    followed: BTreeSet<u32>,
    /// Functions that were followed to their end in the place of a call, and those of the run that is on.
    entered: BTreeSet<(u32, u32)>,
    entering: BTreeSet<(u32, u32)>,
    /// The call that led into another file: what goes wrong there goes wrong here.
    abroad: Option<Span>,
    whole: Vec<(u32, u32)>,
    /// Functions that run now.
    calls: Vec<*const Function>,
    /// What they return.
    returning: Vec<Option<&'m TypeRef>>,
}

impl<'f, 'm> Run<'f, 'm> {
    fn globals(&mut self) -> State<'m> {
        let mut state = State { frames: vec![Rc::default()], ..State::default() };
        for (name, ty, init) in &self.file.globals {
            let mut ty = ty.map(|ty| self.file.plain(ty));
            if let Some(ty) = &mut ty {
                resolve_dims(ty, &self.file.constants);
                if let (Some(dim), Some(ExprKind::List { items, .. })) = (ty.dims.first_mut(), init.map(|init| &init.kind))
                    && dim.is_empty()
                {
                    *dim = items.len().to_string().into();
                }
            }
            let id = self.declare(ty.as_ref(), Storage::Static, Span::default(), &mut state);
            let known = !self.file.assigned.contains(*name);
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
            Rc::make_mut(&mut state.globals).insert((*name).clone(), id);
        }
        state.frames.clear();
        state
    }

    fn function(&mut self, function: &'m Function, globals: &State<'m>) {
        self.steps = 0;
        self.cut = false;
        self.entering.clear();
        let mut state = globals.clone();
        state.frames.push(Rc::default());
        let is_main = matches!(&*function.name, "main" | "wmain");
        for (position, param) in function.params.iter().filter(|param| !param.name.is_empty()).enumerate() {
            let ty = param.ty.as_ref().map(|ty| self.parameter_type(ty));
            let id = self.declare(ty.as_ref(), Storage::Stack(0), param.span, &mut state);
            let looks_like_arguments = &*param.name == "argv" || (is_main && position == 1);
            let cell = if looks_like_arguments {
                let array = self.object(Storage::Elsewhere, None, None, "arguments", param.span, &mut state);
                Value::Pointer(Pointer { to: array, at: Num::exactly(0), may_be_null: false })
            } else if ty.as_ref().is_some_and(|ty| ty.pointers == 1 && ty.dims.is_empty() && &*ty.name == "char") {
                // A text of the caller's: how long it is is not known, but it is one text.
                let text = self.object(Storage::Elsewhere, None, None, "parameter", param.span, &mut state);
                if let Some(object) = state.objects.get_mut(&text) {
                    object.text = Some(Num::within(0, library::LONGEST, false));
                }
                Value::Pointer(Pointer { to: text, at: Num::exactly(0), may_be_null: false })
            } else {
                // Any number of its type, though nobody need ever give the bounds.
                let range = ty.as_ref().and_then(range_of);
                range.map_or(Value::Unknown, |(lo, hi)| Value::Num(Num::within(lo, hi, false)))
            };
            if let Some(object) = state.objects.get_mut(&id) {
                object.cell = cell;
            }
            Rc::make_mut(&mut state.frames[0]).insert(param.name.clone(), id);
        }
        self.calls.push(std::ptr::from_ref(function));
        self.returning.push(function.return_type.as_ref());
        let mut ends = self.body(&function.body, state);
        self.returning.pop();
        ends.iter_mut().for_each(|(end, _)| self.leave_scope(end));
        self.calls.pop();
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
        for (end, flow) in ends {
            let returned = match flow {
                value::Flow::Return(Value::Pointer(pointer)) => Some(pointer.to),
                value::Flow::Return(Value::Handle(handle)) => Some(handle),
                _ => None,
            };
            self.leaks(&end, returned);
        }
    }

    /// A parameter that is written as an array is a pointer.
    fn parameter_type(&self, ty: &TypeRef) -> TypeRef {
        let mut ty = self.file.plain(ty);
        if !ty.dims.is_empty() {
            ty.dims.remove(0);
            ty.pointers = ty.pointers.saturating_add(1);
        }
        self.referred(ty)
    }

    /// A reference is what it refers to.
    fn referred(&self, mut ty: TypeRef) -> TypeRef {
        if std::mem::take(&mut ty.is_reference) {
            ty.pointers = ty.pointers.saturating_sub(1);
        }
        ty
    }

    /// A fresh object.
    fn object(
        &mut self,
        storage: Storage,
        size: Option<Num>,
        ty: Option<TypeRef>,
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
            made_by,
            born: self.abroad.unwrap_or(born),
            escaped: false,
            origin: if storage == Storage::Elsewhere { Origin::Unknown } else { Origin::Own },
            blank: false,
        };
        st.objects.insert(self.next, object);
        self.next
    }

    /// The object of a variable of a type.
    fn declare(&mut self, ty: Option<&TypeRef>, storage: Storage, span: Span, st: &mut State<'m>) -> Id {
        let size = ty.and_then(|ty| self.file.size(ty)).map(Num::exactly);
        let id = self.object(storage, size, ty.cloned(), "declaration", span, st);
        if let Some(object) = st.objects.get_mut(&id).filter(|_| ty.is_some_and(cpp::is_text)) {
            // What a text of C++ is made from is not followed.
            object.origin = Origin::Unknown;
        }
        id
    }

    fn step(&mut self) -> bool {
        self.steps += 1;
        self.cut |= self.steps > STEPS;
        !self.cut
    }

    fn report(&mut self, check: Check, span: Span, from: Option<(Span, String)>, message: String) {
        let span = self.abroad.unwrap_or(span);
        let steps = from.filter(|(span, _)| span.line > 0 && self.abroad.is_none()).into_iter().collect();
        self.found.entry((span.start, check)).or_insert(Report { check, span, steps, message });
    }

    /// An access of `bytes` through `pointer`: `true` where it is decided to lie inside.
    fn access(&mut self, pointer: Pointer, bytes: Num, writes: bool, span: Span, st: &State<'m>) {
        let Some(object) = st.object(pointer.to) else { return };
        if let Some(freed) = object.freed {
            self.report(
                Check::ReleasedUse,
                span,
                Some((freed, "released here".to_owned())),
                "memory is used after it was released".to_owned(),
            );
            return;
        }
        let Some(size) = object.size else {
            self.open.insert(span.line);
            return;
        };
        if let (Some(room), Some(given)) = (size.of_text, bytes.of_text)
            && room.of_the_same(given)
            && pointer.at.constant() == Some(0)
        {
            if given.more > room.more {
                let message = format!("the room was measured {} bytes short of what is put into it", given.more - room.more);
                self.report(Check::OutsideWrite, span, Some((object.born, "the object begins here".to_owned())), message);
            } else {
                self.inside.insert(span.line, span);
            }
            return;
        }
        let (Some(first), Some(end)) = (Some(pointer.at.lo), pointer.at.hi.checked_add(bytes.hi)) else { return };
        // One variable is read as another, wider one.
        let scalar = object.ty.as_ref().filter(|ty| ty.dims.is_empty() && ty.pointers == 0 && object.made_by == "declaration");
        if let (Some(ty), Some(0), true) =
            (scalar, pointer.at.constant(), bytes.constant() > size.constant() && size.certain && bytes.certain)
        {
            let message = format!("{} bytes are used of a variable of type `{}`, which has {}", bytes.hi, ty.name, size.hi);
            self.report(Check::WrongType, span, Some((object.born, "the variable is declared here".to_owned())), message);
            return;
        }
        let born = (object.born, "the object begins here".to_owned());
        let what = if writes { "written" } else { "read" };
        let check = if writes { Check::OutsideWrite } else { Check::OutsideRead };
        // Where both vary they may vary together.
        let one_varies = pointer.at.constant().is_some() || bytes.constant().is_some();
        let certain_end = pointer.at.certain && bytes.certain && size.certain && one_varies;
        if end > size.lo && certain_end && bytes.hi > 0 {
            let message = if end > FAR {
                format!("nothing bounds how far beyond an object of {} bytes is {what}", size.lo)
            } else {
                format!("up to byte {end} is {what} of an object that has {}", size.lo)
            };
            self.report(check, span, Some(born), message);
        } else if first < 0 && pointer.at.certain {
            self.report(check, span, Some(born), format!("{} bytes before an object are {what}", first.unsigned_abs()));
        } else if first >= 0 && end <= size.lo {
            self.inside.insert(span.line, span);
        } else {
            self.open.insert(span.line);
        }
    }

    /// Heap objects that nothing points to any more at the end of the function that made them.
    fn leaks(&mut self, st: &State<'m>, returned: Option<Id>) {
        let mut held: BTreeSet<Id> = returned.into_iter().collect();
        for (_, object) in st.objects.iter().filter(|(_, object)| !matches!(object.storage, Storage::Stack(_))) {
            match &object.cell {
                Value::Pointer(pointer) => held.insert(pointer.to),
                Value::Handle(handle) => held.insert(*handle),
                _ => false,
            };
        }
        for (id, object) in st.objects.iter() {
            let lost = object.storage == Storage::Heap && object.freed.is_none() && !object.escaped && !held.contains(&id);
            if lost && object.made_by != "fields" {
                let what = if object.made_by == "file" {
                    "what is opened here is never closed"
                } else {
                    "what is allocated here is never released"
                };
                self.report(Check::NeverReleased, object.born, None, what.to_owned());
            }
        }
    }
}
