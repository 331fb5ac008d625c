//! What leaves its function half-made, or comes in as more than it can be: a structure handed out with holes, a number from outside that is
//! followed as a pointer, a letter that is an index. Knows the syntax of one function and no path.

use std::collections::{BTreeMap, BTreeSet};

use assay_manifests::Span;

use super::{
    Check, last_name, names, place,
    prepass::strip,
    progress::mentioned,
    scans::{each, parts},
    slips::{DEEP, Look},
};
use crate::flow::ir::{Arg, BinaryOp, Expr, ExprKind, Lit, Stmt, StmtKind, StorageClass, TypeRef, UnaryOp};

/// Calls that hand bytes to somebody else: the position of the pointer.
const HANDS_OUT: &[(&str, usize)] = &[
    ("copy_to_user", 1),
    ("__copy_to_user", 1),
    ("_copy_to_user", 1),
    ("copyout", 0),
    ("copy_to_iter", 0),
    ("nla_put", 3),
    ("memcpy_to_msg", 1),
    ("simple_read_from_buffer", 3),
    ("send", 1),
    ("sendto", 1),
];

#[derive(Default)]
struct Structures<'s> {
    /// Declared without a first value, with no call or copy that fills them as a whole; how often a member is set.
    hollow: BTreeMap<&'s str, u32>,
    spoilt: BTreeSet<String>,
    /// Members that are set, on every way and on the ways of one branch each, by the function or by those that it calls for that.
    always: BTreeMap<&'s str, BTreeSet<String>>,
    branches: BTreeMap<(&'s str, usize), BTreeSet<String>>,
    by_calls: BTreeSet<&'s str>,
    out: Vec<(&'s str, Span)>,
    /// Numbers that bytes from outside were put into.
    foreign: BTreeSet<String>,
    /// Pointers made from them.
    made: BTreeMap<String, Span>,
    followed: BTreeSet<String>,
    /// Pointers that are set in another way too.
    otherwise: BTreeSet<String>,
}

impl Look<'_> {
    pub(super) fn handed_out(&mut self) {
        let mut seen = Structures::default();
        self.gather(&self.function.body, &mut seen, 0);
        let mut found = Vec::new();
        for (name, at) in &seen.out {
            let set =
                seen.hollow.get(name).is_some_and(|set| *set > 0) && (!seen.by_calls.contains(name) || self.leaves_holes(name, &seen));
            if set && !seen.spoilt.contains(*name) {
                let message =
                    format!("`{name}` is handed out whole, and only some of its members were set: the rest is whatever memory held");
                found.push((Check::HandedOutWithHoles, *at, message));
            }
        }
        for (name, at) in &seen.made {
            if seen.followed.contains(name) && !seen.otherwise.contains(name) {
                found.push((Check::PointerFromInput, *at, format!("`{name}` leads wherever whoever sent the bytes wants")));
            }
        }
        self.found.extend(found);
    }

    /// Whether some branch leaves a member of a structure without a value.
    fn leaves_holes(&self, name: &str, seen: &Structures<'_>) -> bool {
        let ty = self.facts.types.get(name).map(|ty| ty.name.trim_start_matches("struct ").to_owned()).unwrap_or_default();
        let Some(all) = self.file.structures.get(&*ty) else { return false };
        let none = BTreeSet::new();
        let always = seen.always.get(name).unwrap_or(&none);
        let lacks = |more: &BTreeSet<String>| all.iter().any(|member| !always.contains(member) && !more.contains(member));
        let mut branches = seen.branches.iter().filter(|((of, _), _)| *of == name).map(|(_, set)| set).peekable();
        if branches.peek().is_none() { lacks(&none) } else { branches.any(lacks) }
    }

    /// Members of a structure that are set here.
    fn sets<'s>(&self, name: &'s str, members: impl Iterator<Item = String>, body: usize, depth: u32, seen: &mut Structures<'s>) {
        if depth == 0 {
            seen.always.entry(name).or_default().extend(members);
        } else {
            seen.branches.entry((name, body)).or_default().extend(members);
        }
    }

    /// `fill(&reply)`, where the function sets members of it and nothing else.
    fn set_by_call<'s>(&self, stmt: &'s Stmt, body: usize, depth: u32, seen: &mut Structures<'s>) -> bool {
        let StmtKind::Expr(Expr { kind: ExprKind::Call { callee, args, .. }, .. }) = &stmt.kind else { return false };
        let Some(setters) = last_name(callee).and_then(|name| self.file.setters.get(name)) else { return false };
        let hollow = args.iter().enumerate().find_map(|(at, arg)| Some((addressed(arg)?, setters.get(&at)?)));
        let Some((object, members)) = hollow.filter(|(object, _)| seen.hollow.contains_key(*object)) else { return false };
        if let Some(set) = seen.hollow.get_mut(object) {
            *set += 1;
        }
        seen.by_calls.insert(object);
        self.sets(object, members.iter().cloned(), body, depth, seen);
        true
    }

    fn gather<'s>(&self, body: &'s [Stmt], seen: &mut Structures<'s>, depth: u32) {
        if depth > DEEP {
            return;
        }
        for stmt in body {
            match &stmt.kind {
                StmtKind::Var { name, ty: Some(ty), init: None, .. } if is_structure(ty) && !self.file.is_cpp => {
                    seen.hollow.insert(name, 0);
                }
                StmtKind::Var { name, init: Some(init), ty, .. } => {
                    self.given(name, ty.as_ref(), init, stmt.span, seen);
                }
                StmtKind::Assign { target, op: None, value } => match &target.kind {
                    ExprKind::Name(name) => {
                        seen.spoilt.insert(name.to_string());
                        let ty = self.facts.types.get(name).cloned();
                        self.given(name, ty.as_ref(), value, stmt.span, seen);
                    }
                    ExprKind::Member { object, name: member, .. } => {
                        if let ExprKind::Name(name) = &object.kind
                            && let Some(set) = seen.hollow.get_mut(&**name)
                        {
                            *set += 1;
                            self.sets(name, std::iter::once(member.to_string()), body.as_ptr() as usize, depth, seen);
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
            if self.set_by_call(stmt, body.as_ptr() as usize, depth, seen) {
                continue;
            }
            let (mut exprs, mut inner) = (Vec::new(), Vec::new());
            each(stmt, &mut |e| exprs.push(e), &mut |body| inner.push(body));
            exprs.into_iter().for_each(|e| self.expression(e, seen, 0));
            inner.into_iter().for_each(|body| self.gather(body, seen, depth + 1));
        }
    }

    /// A variable gets a value.
    fn given(&self, name: &str, ty: Option<&TypeRef>, value: &Expr, at: Span, seen: &mut Structures<'_>) {
        let is_pointer = ty.is_some_and(|ty| ty.pointers == 1 && ty.dims.is_empty() && !ty.is_reference);
        if !is_pointer {
            // Bytes turned round are the same bytes.
            if let ExprKind::Call { callee, args, .. } = &strip(value).kind
                && last_name(callee).is_some_and(|name| names::class(name) & names::PARSE != 0)
                && args.iter().any(|arg| {
                    let mut used = BTreeSet::new();
                    mentioned(&arg.value, &mut used, 0);
                    used.iter().any(|name| seen.foreign.contains(name))
                        || self.function.params.iter().any(|param| used.contains(&*param.name) && is_bytes(param.ty.as_ref()))
                })
            {
                seen.foreign.insert(name.to_owned());
            }
            return;
        }
        if let ExprKind::Cast { ty, value: inner } = &value.kind
            && ty.pointers > 0
            && let ExprKind::Name(number) = &strip(inner).kind
            && seen.foreign.contains(&**number)
            && self.facts.types.get(number).is_some_and(|ty| {
                ty.pointers == 0 && ty.dims.is_empty() && place::scalar_size(&ty.name).is_some_and(|bytes| bytes >= 4)
                    || ty.name.contains("ptr")
            })
        {
            seen.made.entry(name.to_owned()).or_insert(at);
        } else if !matches!(strip(value).kind, ExprKind::Lit(_)) {
            seen.otherwise.insert(name.to_owned());
        }
    }

    fn expression<'s>(&self, e: &'s Expr, seen: &mut Structures<'s>, depth: u32) {
        if depth > DEEP {
            return;
        }
        match &e.kind {
            ExprKind::Call { callee, args, .. } => {
                let name = last_name(callee).unwrap_or_default();
                let at = HANDS_OUT.iter().find(|(call, _)| *call == name).map(|(_, at)| *at);
                for (position, arg) in args.iter().enumerate() {
                    let Some(object) = addressed(arg) else { continue };
                    if Some(position) == at
                        && args.iter().any(|arg| {
                            measures(&arg.value, object, &self.facts.types.get(object).map(|ty| ty.name.to_string()).unwrap_or_default())
                        })
                    {
                        seen.out.push((object, e.span));
                    } else if name != "sizeof" {
                        seen.spoilt.insert(object.to_owned());
                    }
                }
                self.filled(name, args, seen);
                // A structure that a macro is given is filled there.
                if !name.chars().any(|c| c.is_ascii_lowercase()) {
                    seen.spoilt.extend(args.iter().filter_map(|arg| place::key(&arg.value)));
                }
            }
            ExprKind::Member { object, access: crate::flow::ir::Access::Arrow, .. }
            | ExprKind::Unary { op: UnaryOp::Deref, operand: object }
            | ExprKind::Index { object, .. } => {
                if let ExprKind::Name(name) = &strip(object).kind {
                    seen.followed.insert(name.to_string());
                }
            }
            ExprKind::Assign { target, .. } => seen.spoilt.extend(place::key(target)),
            ExprKind::Unknown(_) => seen.spoilt.extend(self.facts.locals.iter().cloned()),
            _ => {}
        }
        parts(e, &mut |inner| self.expression(inner, seen, depth + 1));
    }

    /// Bytes from outside that a call puts into a number.
    fn filled(&self, name: &str, args: &[Arg], seen: &mut Structures<'_>) {
        let outside = |e: &Expr| {
            let mut used = BTreeSet::new();
            mentioned(e, &mut used, 0);
            self.function.params.iter().any(|param| used.contains(&*param.name) && is_bytes(param.ty.as_ref()))
        };
        let into = match name {
            "memcpy" | "memmove" | "__builtin_memcpy" if args.get(1).is_some_and(|from| outside(&from.value)) => args.first(),
            "read" | "recv" | "recvfrom" | "pread" => args.get(1),
            "fread" | "copy_from_user" => args.first(),
            _ => None,
        };
        if let Some(object) = into.and_then(addressed) {
            seen.foreign.insert(object.to_owned());
        }
    }

    /// `table[c]`, where `c` is a letter of a text and its type may make it negative.
    pub(super) fn letter_as_index(&mut self, object: &Expr, index: &Expr, e: &Expr) {
        let letter = match &index.kind {
            ExprKind::Name(name) => self.facts.types.get(name).filter(|ty| is_letter(ty)).map(|_| name.to_string()),
            ExprKind::Unary { op: UnaryOp::Deref, operand } => self.letters(operand),
            ExprKind::Index { object, .. } => self.letters(object),
            // It grows to an `int` first, with its sign.
            ExprKind::Cast { ty, value }
                if ty.pointers == 0 && !ty.is_unsigned && matches!(&*ty.name, "int" | "long" | "short" | "ssize_t") =>
            {
                match &value.kind {
                    ExprKind::Name(name) => self.facts.types.get(name).filter(|ty| is_letter(ty)).map(|_| name.to_string()),
                    ExprKind::Unary { op: UnaryOp::Deref, operand } => self.letters(operand),
                    ExprKind::Index { object, .. } => self.letters(object),
                    _ => None,
                }
            }
            _ => None,
        };
        let Some(letter) = letter.filter(|_| self.has_a_place_for_each_byte(object)) else { return };
        if !self.keeps_letters(&letter) {
            let message =
                format!("a letter above 127 makes `{letter}` negative where `char` has a sign: the element lies before the table");
            self.found.push((Check::LetterAsIndex, e.span, message));
        }
    }

    fn has_a_place_for_each_byte(&self, object: &Expr) -> bool {
        let wide = match &object.kind {
            ExprKind::Name(name) => self.facts.types.get(name),
            ExprKind::Member { name, .. } => self.facts.fields.get(&**name),
            _ => None,
        };
        wide.is_some_and(|ty| {
            ty.dims
                .first()
                .is_some_and(|dim| matches!(&**dim, "128" | "0x80" | "256" | "0x100" | "UCHAR_MAX + 1" | "UCHAR_MAX+1" | "1 << CHAR_BIT"))
        })
    }

    fn letters(&self, e: &Expr) -> Option<String> {
        let mut inner = strip(e);
        while let ExprKind::Assign { target, .. } | ExprKind::Binary { op: BinaryOp::Add, left: target, .. } = &inner.kind {
            inner = strip(target);
        }
        let ExprKind::Name(name) = &inner.kind else { return None };
        let ty = self.facts.types.get(name)?;
        let plain = matches!(&*ty.name, "char" | "signed char" | "gchar") && !ty.is_unsigned;
        (plain && usize::from(ty.pointers) + ty.dims.len() == 1 && !ty.is_reference).then(|| format!("*{name}"))
    }

    /// Whether the function compares a letter with anything by order: then it may know that it is small.
    fn keeps_letters(&self, letter: &str) -> bool {
        let bounded = self.bounded.get_or_init(|| bounded_names(&self.function.body));
        bounded.as_ref().is_none_or(|names| names.contains(letter.trim_start_matches('*')))
    }
}

/// First names of what a function compares by order, masks, or asks what kind of a letter it is. `None` where it is nested too deep to be
/// seen whole.
fn bounded_names(body: &[Stmt]) -> Option<BTreeSet<String>> {
    fn within(e: &Expr, names: &mut BTreeSet<String>, depth: u32) -> bool {
        use BinaryOp::{BitAnd, Ge, Gt, Le, Lt};
        if depth > DEEP {
            return false;
        }
        let mut take = |e: &Expr| names.extend(place::key(strip(e)).map(|key| place::root_of(&key).to_owned()));
        match &e.kind {
            ExprKind::Binary { op: Lt | Le | Gt | Ge | BitAnd, left, right } => {
                // No letter that has a sign is larger than 127: that says nothing of those below zero.
                let above = |e: &Expr| matches!(strip(e).kind, ExprKind::Lit(Lit::Int(n)) if n >= 128);
                if !above(left) && !above(right) {
                    take(left);
                    take(right);
                }
            }
            ExprKind::Call { callee, args, .. }
                if last_name(callee).is_some_and(|call| call.starts_with("is") || call.starts_with("IS")) =>
            {
                args.iter().for_each(|arg| take(&arg.value));
            }
            _ => {}
        }
        let mut whole = true;
        parts(e, &mut |inner| whole &= within(inner, names, depth + 1));
        whole
    }
    fn statements(body: &[Stmt], names: &mut BTreeSet<String>, depth: u32) -> bool {
        depth <= DEEP
            && body.iter().all(|stmt| {
                let (mut whole, mut inner) = (true, Vec::new());
                each(stmt, &mut |e| whole &= within(e, names, 0), &mut |body| inner.push(body));
                whole && inner.into_iter().all(|body| statements(body, names, depth + 1))
            })
    }
    let mut names = BTreeSet::new();
    statements(body, &mut names, 0).then_some(names)
}

fn is_letter(ty: &TypeRef) -> bool {
    matches!(&*ty.name, "char" | "signed char" | "gchar") && !ty.is_unsigned && ty.pointers == 0 && ty.dims.is_empty() && !ty.is_reference
}

fn is_bytes(ty: Option<&TypeRef>) -> bool {
    ty.is_some_and(|ty| usize::from(ty.pointers) + ty.dims.len() == 1 && names::is_byte_type(&ty.name))
}

/// A structure of the function's own, as far as its type's name says.
fn is_structure(ty: &TypeRef) -> bool {
    // Members are set of nothing else.
    place::scalar_size(&ty.name).is_none()
        && ty.pointers == 0
        && ty.dims.is_empty()
        && !ty.is_reference
        && ty.storage == StorageClass::Automatic
}

/// The variable whose address is given.
fn addressed(arg: &Arg) -> Option<&str> {
    match &strip(&arg.value).kind {
        ExprKind::Unary { op: UnaryOp::AddressOf, operand } => match &operand.kind {
            ExprKind::Name(name) => Some(name),
            _ => None,
        },
        _ => None,
    }
}

/// `sizeof(object)`, or that of its type.
fn measures(e: &Expr, object: &str, ty: &str) -> bool {
    let ExprKind::Call { callee, args, .. } = &strip(e).kind else { return false };
    last_name(callee) == Some("sizeof")
        && args.first().is_some_and(|arg| match &arg.value.kind {
            ExprKind::Name(name) => &**name == object || &**name == ty,
            ExprKind::Type(measured) => measured.pointers == 0 && &*measured.name == ty,
            _ => false,
        })
}
