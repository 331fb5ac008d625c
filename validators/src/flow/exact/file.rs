//! What a file declares: functions, types with their sizes, constants, globals. Runs nothing.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use rustc_hash::FxHashMap;

use super::rounds;
use crate::flow::ir::{Class, Expr, ExprKind, Function, Module, Stmt, StmtKind, StorageClass, Sym, TypeRef};
use crate::flow::memory;

/// Functions, types and constants of a file.
#[derive(Default)]
pub(super) struct File<'m> {
    pub(super) is_cpp: bool,
    pub(super) functions: Vec<&'m Function>,
    /// Methods with a body, by class and name.
    pub(super) methods: BTreeMap<(Sym, Sym), &'m Function>,
    /// Every function and method with a body, by class (empty for functions) and name: those of one name are told apart by what they take.
    pub(super) overloads: FxHashMap<Sym, FxHashMap<Sym, Vec<&'m Function>>>,
    /// Classes whose copies are made by a function of their own.
    pub(super) copied_by_hand: BTreeSet<Sym>,
    /// Base classes.
    pub(super) bases: BTreeMap<Sym, Vec<Sym>>,
    pub(super) unions: BTreeSet<Sym>,
    /// Functions of other files.
    pub(super) foreign: BTreeSet<*const Function>,
    pub(super) by_name: BTreeMap<Sym, &'m Function>,
    pub(super) structs: BTreeMap<Sym, Vec<(Sym, TypeRef)>>,
    /// Structures and unions without a name that lie in others and lend them their members.
    pub(super) lent: BTreeMap<Sym, Vec<(Sym, TypeRef)>>,
    /// Structures without a name.
    pub(super) unnamed: u32,
    pub(super) aliases: BTreeMap<Sym, TypeRef>,
    pub(super) globals: Vec<(&'m Sym, Option<&'m TypeRef>, Option<&'m Expr>, bool)>,
    /// Values of names that stand for a number.
    pub(super) constants: BTreeMap<Sym, i128>,
    /// What functions return, those that are only declared too.
    pub(super) returns: BTreeMap<Sym, TypeRef>,
    /// Classes that release what a member points to and say nothing of copies.
    pub(super) shallow: BTreeSet<Sym>,
    /// Classes with a virtual destructor.
    pub(super) virtual_ends: BTreeSet<Sym>,
    /// Classes of which nothing is hidden: no bases, and every method has its body here.
    pub(super) open_classes: BTreeSet<Sym>,
    /// Members that begin with a value of their own.
    pub(super) defaults: BTreeSet<(Sym, Sym)>,
    /// Functions of which their heads say that they never come back.
    pub(super) never: BTreeSet<Sym>,
    /// Globals that some function assigns: their first value says nothing.
    pub(super) assigned: BTreeSet<Sym>,
}

impl<'m> File<'m> {
    pub(super) fn collect(&mut self, body: &'m [Stmt], depth: u32) {
        for stmt in body {
            match &stmt.kind {
                StmtKind::Function(function) if !function.is_abstract => {
                    self.functions.push(function);
                    self.declared(function);
                    match &function.receiver_type {
                        Some(class) => {
                            let class = class.name.rsplit('.').next().unwrap_or_default();
                            self.methods.insert((class.into(), function.name.clone()), function);
                            self.overloads.entry(class.into()).or_default().entry(function.name.clone()).or_default().push(function);
                            if self.is_cpp && copies(function, class) {
                                self.copied_by_hand.insert(class.into());
                            }
                        }
                        None => {
                            self.by_name.insert(function.name.clone(), function);
                            self.overloads.entry("".into()).or_default().entry(function.name.clone()).or_default().push(function);
                        }
                    }
                    rounds::assigned(&function.body, &mut self.assigned, 0);
                    self.local_types(&function.body, depth);
                }
                StmtKind::Function(function) => {
                    self.declared(function);
                }
                // An enumeration is a number.
                StmtKind::Class(class) if is_enumeration(class) => {
                    self.aliases.insert(class.name.clone(), TypeRef::named("int"));
                }
                StmtKind::Class(class) => {
                    self.class_traits(class);
                    if let ([base], true) = (class.bases.as_slice(), class.fields.is_empty() && class.methods.is_empty()) {
                        self.aliases.insert(class.name.clone(), base.clone());
                    }
                    let fields = class.fields.iter().filter_map(|field| Some((field.name.clone(), field.ty.clone()?))).collect();
                    if class.name.is_empty() {
                        self.unnamed += 1;
                    }
                    self.lends(class);
                    self.structs.insert(class.name.clone(), fields);
                    // Of several without a name nobody knows which one is meant.
                    if self.unnamed > 1 {
                        self.structs.remove("");
                    }
                    self.marked_union(class);
                    let bases = class.bases.iter().map(|base| base.name.rsplit('.').next().unwrap_or_default().into()).collect();
                    self.bases.insert(class.name.clone(), bases);
                    for method in class.methods.iter().filter(|method| !method.is_abstract) {
                        self.functions.push(method);
                        self.methods.insert((class.name.clone(), method.name.clone()), method);
                        self.overloads.entry(class.name.clone()).or_default().entry(method.name.clone()).or_default().push(method);
                        if copies(method, &class.name) {
                            self.copied_by_hand.insert(class.name.clone());
                        }
                        rounds::assigned(&method.body, &mut self.assigned, 0);
                    }
                    if depth < 8 {
                        self.collect(&class.body, depth + 1);
                    }
                }
                StmtKind::Var { name, ty, init, is_const } => self.globals.push((name, ty.as_ref(), init.as_ref(), *is_const)),
                StmtKind::Block(inner) if depth < 8 => self.collect(inner, depth + 1),
                StmtKind::If { then, otherwise, .. } if depth < 8 => {
                    self.collect(then, depth + 1);
                    self.collect(otherwise, depth + 1);
                }
                _ => {}
            }
        }
    }

    pub(super) fn declared(&mut self, function: &Function) {
        if function.receiver_type.is_none() && memory::file::says(function, "noreturn") {
            self.never.insert(function.name.clone());
        }
        if let (None, Some(ty)) = (&function.receiver_type, &function.return_type) {
            self.returns.entry(function.name.clone()).or_insert_with(|| ty.clone());
        }
    }

    /// Lengths of arrays that are written by a name or a sum.
    pub(super) fn resolve_lengths(&mut self) {
        for (name, _, init, _) in &self.globals {
            if let Some(value) = init.and_then(|init| number_of(init, &self.constants)) {
                self.constants.insert((*name).clone(), value);
            }
        }
        let constants = std::mem::take(&mut self.constants);
        let fields = self.structs.values_mut().flatten().map(|(_, ty)| ty);
        for ty in fields.chain(self.aliases.values_mut()) {
            resolve_dims(ty, &|name| constants.get(name).copied());
        }
        self.constants = constants;
    }

    /// What another file of the artifact gives: functions, methods and types that this one lacks.
    pub(super) fn beside(&mut self, module: &'m Module) {
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
        #[expect(clippy::iter_over_hash_type, reason = "each goes to a place of its own")]
        for (class, named) in other.overloads {
            for (name, mut functions) in named {
                functions.retain(|function| function.is_public || !class.is_empty());
                if !functions.is_empty() {
                    self.overloads.entry(class.clone()).or_default().entry(name).or_insert(functions);
                }
            }
        }
        self.copied_by_hand.extend(other.copied_by_hand);
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
        self.virtual_ends.extend(other.virtual_ends);
        self.lent.extend(other.lent);
        self.assigned.extend(other.assigned);
        let visible = |ty: Option<&TypeRef>| ty.is_none_or(|ty| ty.storage == StorageClass::Automatic);
        let lacking = |(name, ty, ..): &(&'m Sym, Option<&'m TypeRef>, Option<&'m Expr>, bool)| {
            visible(*ty) && !self.globals.iter().any(|(known, ty, ..)| known == name && visible(*ty))
        };
        let more: Vec<_> = other.globals.into_iter().filter(lacking).collect();
        self.globals.extend(more);
    }

    /// Structures that are declared inside a function.
    pub(super) fn local_types(&mut self, body: &'m [Stmt], depth: u32) {
        for stmt in body {
            match &stmt.kind {
                StmtKind::Class(class) if is_enumeration(class) => {
                    self.aliases.entry(class.name.clone()).or_insert_with(|| TypeRef::named("int"));
                }
                StmtKind::Class(class) if !self.structs.contains_key(&class.name) && depth < 8 => {
                    let fields = class.fields.iter().filter_map(|field| Some((field.name.clone(), field.ty.clone()?))).collect();
                    self.lends(class);
                    self.structs.insert(class.name.clone(), fields);
                    self.marked_union(class);
                    self.local_types(&class.body, depth + 1);
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

    /// The function of a class (of none: empty) that a call with so many arguments runs; in C++ several may have one name.
    pub(super) fn overload(&self, class: &str, name: &str, given: usize) -> Option<&'m Function> {
        let all = self.overloads.get(class)?.get(name)?;
        if !self.is_cpp {
            return all.last().copied();
        }
        let own = |function: &&&'m Function| all.len() == 1 || !(name == class && copies(function, class));
        let mut fitting = all.iter().filter(own).filter(|function| all.len() == 1 || function.params.len() == given);
        let first = fitting.next().copied();
        // Two that take as many: which one it is their types decide.
        first.filter(|_| fitting.next().is_none())
    }

    /// The constructor that makes an object of another one of its class.
    pub(super) fn copy_constructor(&self, class: &str) -> Option<&'m Function> {
        let all = || Some(self.overloads.get(class)?.get(class)?.iter().filter(|function| copies(function, class)));
        all()?.find(|function| !takes_away(function)).or_else(|| all()?.next()).copied()
    }

    /// The type behind names of the file's own.
    pub(super) fn plain(&self, ty: &TypeRef) -> TypeRef {
        self.seen_through(ty).into_owned()
    }

    pub(super) fn seen_through<'t>(&self, ty: &'t TypeRef) -> Cow<'t, TypeRef> {
        if !self.aliases.contains_key(&ty.name) {
            return Cow::Borrowed(ty);
        }
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
        Cow::Owned(plain)
    }

    /// Whether only this file can call a function.
    pub(super) fn is_internal(&self, function: &Function) -> bool {
        !function.is_public && function.receiver_type.is_none() || self.methods.values().any(|method| std::ptr::eq(*method, function))
    }
}

/// Whether a method makes its object what another one of the class is.
fn copies(method: &Function, class: &str) -> bool {
    let from = |ty: &TypeRef| ty.is_reference && super::object::class_name(&ty.name) == class;
    let named = &*method.name == class || method.name.contains("operator=") && !method.name.contains("==");
    named && matches!(method.params.as_slice(), [only] if only.ty.as_ref().is_some_and(from))
}

/// Whether a constructor changes the object that it makes its own of: it takes what that one has.
fn takes_away(function: &Function) -> bool {
    let Some(other) = function.params.first() else { return false };
    let mut written = rounds::Written::default();
    rounds::writes(&function.body, &mut written, 0);
    let mut taken = false;
    memory::scans::expressions(&function.body, &mut |e| {
        if let ExprKind::Call { callee, args, .. } = &e.kind
            && matches!(memory::last_name(callee), Some("exchange" | "swap" | "move"))
        {
            args.iter().for_each(|arg| {
                memory::scans::with_parts(&arg.value, &mut |e| {
                    taken |= matches!(&e.kind, ExprKind::Name(name) if **name == *other.name);
                });
            });
        }
    });
    taken || written.names.contains(&other.name)
}

/// Whether a class has named numbers and nothing else.
fn is_enumeration(class: &Class) -> bool {
    !class.name.is_empty()
        && !class.fields.is_empty()
        && class.bases.is_empty()
        && class.methods.is_empty()
        && class.fields.iter().all(|field| field.is_static && field.is_const && field.ty.is_none())
}

/// The number that an expression of literals and known names stands for.
fn number_of(e: &Expr, constants: &BTreeMap<Sym, i128>) -> Option<i128> {
    use crate::flow::ir::{BinaryOp, Lit};
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
pub(super) fn resolve_dims(ty: &mut TypeRef, named: &dyn Fn(&str) -> Option<i128>) {
    for dim in &mut ty.dims {
        if dim.trim().parse::<i128>().is_err()
            && let Some(length) = length_of(dim, named)
        {
            *dim = length.to_string().into();
        }
    }
}

/// `N`, `N + 1`, `2 * N`, `(N)`.
fn length_of(text: &str, named: &dyn Fn(&str) -> Option<i128>) -> Option<i128> {
    let text = text.trim().trim_start_matches('(').trim_end_matches(')').trim();
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    for (sign, apply) in [('+', i128::checked_add as fn(i128, i128) -> Option<i128>), ('*', i128::checked_mul)] {
        if let Some((left, right)) = text.split_once(sign) {
            return apply(length_of(left, named)?, length_of(right, named)?);
        }
    }
    named(text)
}
