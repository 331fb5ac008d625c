//! What a test, a size or a capture leaves out: a divisor that may not be negative and may be zero, room measured by elements of another
//! type, a closure that outlives what it refers to. Knows the syntax of one function, the names of its file, and no path.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    Check,
    given_up::is_set,
    last_name, names, place,
    prepass::strip,
    scans::{each, expressions, statements, with_parts},
    slips::Look,
};
use crate::flow::ir::{BinaryOp, Expr, ExprKind, Function, Lit, ParamKind, Stmt, StmtKind, TypeRef, UnaryOp};

/// Calls that print by a format and a list of arguments, with the position of the format.
const LISTS: &[(&str, usize)] = &[
    ("vprintf", 0),
    ("vfprintf", 1),
    ("vsprintf", 1),
    ("vsnprintf", 2),
    ("vdprintf", 1),
    ("vsyslog", 1),
    ("vasprintf", 1),
    ("vwarn", 0),
    ("vwarnx", 0),
    ("verr", 1),
    ("verrx", 1),
];

/// Functions that print what they are given by a format of the caller's: the position of that format.
pub(super) fn printers<'m>(functions: &[&'m Arc<Function>]) -> BTreeMap<&'m str, usize> {
    let mut found = BTreeMap::new();
    for function in functions.iter().filter(|f| f.params.last().is_some_and(|param| param.kind == ParamKind::Rest)) {
        expressions(&function.body, &mut |e| {
            let ExprKind::Call { callee, args, .. } = &e.kind else { return };
            let Some((_, at)) = last_name(callee).and_then(|name| LISTS.iter().find(|(list, _)| *list == name)) else { return };
            let Some(ExprKind::Name(format)) = args.get(*at).map(|arg| &strip(&arg.value).kind) else { return };
            if let Some(position) = function.params.iter().position(|param| param.name == *format) {
                found.insert(&*function.name, position);
            }
        });
    }
    found
}

/// Last names of places that are asked whether they are below zero, and nowhere in the file whether they are zero.
pub(super) fn never_asked_for_zero(functions: &[&Arc<Function>]) -> BTreeSet<String> {
    let (mut negative, mut other) = (BTreeSet::new(), BTreeSet::new());
    let last = |e: &Expr| place::key(strip(e)).map(|key| key.rsplit('.').next().unwrap_or(&key).trim_start_matches('*').to_owned());
    for function in functions {
        statements(&function.body, &mut |stmt| {
            let cond = match &stmt.kind {
                StmtKind::If { cond, .. } | StmtKind::Loop { cond: Some(cond), .. } => cond,
                StmtKind::Switch { subject: Some(subject), .. } => subject,
                _ => return,
            };
            other.extend(bare(cond).into_iter().filter_map(last));
        });
        expressions(&function.body, &mut |e| match &e.kind {
            ExprKind::Binary { op, left, right } => {
                use BinaryOp::{And, Eq, Ge, Gt, Le, Lt, NotEq, Or};
                let zero = |e: &Expr| matches!(strip(e).kind, ExprKind::Lit(Lit::Int(0)));
                match op {
                    Lt | Ge if zero(right) => negative.extend(last(left)),
                    Gt | Le if zero(left) => negative.extend(last(right)),
                    Lt | Le | Gt | Ge | Eq | NotEq => other.extend([left, right].into_iter().filter_map(|side| last(side))),
                    And | Or => other.extend([left, right].into_iter().flat_map(|side| bare(side)).filter_map(last)),
                    _ => {}
                }
            }
            ExprKind::Conditional { cond, .. } => other.extend(bare(cond).into_iter().filter_map(last)),
            // Whoever is asked about it may say so; a call that is given its address may change it.
            ExprKind::Call { callee, args, .. } => {
                let name = last_name(callee).unwrap_or_default().to_ascii_lowercase();
                let asks = ["check", "valid", "assert", "verify", "require", "expect"].iter().any(|word| name.contains(word));
                for arg in args.iter().map(|arg| strip(&arg.value)) {
                    match &arg.kind {
                        ExprKind::Unary { op: UnaryOp::AddressOf, operand } => other.extend(last(operand)),
                        ExprKind::Name(_) | ExprKind::Member { .. } if asks => other.extend(last(arg)),
                        _ => {}
                    }
                }
            }
            _ => {}
        });
    }
    negative.retain(|name| !other.contains(name));
    negative
}

/// What a test asks by itself: `x`, `!x`.
fn bare(cond: &Expr) -> Option<&Expr> {
    match &strip(cond).kind {
        ExprKind::Unary { op: UnaryOp::Not, operand } => bare(operand),
        ExprKind::Name(_) | ExprKind::Member { .. } => Some(strip(cond)),
        _ => None,
    }
}

/// Functions and methods that keep what they are given, by name, with the position of what is kept: put into a container or a member.
pub(super) fn keepers<'m>(functions: &[&'m Arc<Function>]) -> BTreeMap<&'m str, usize> {
    let mut found = BTreeMap::new();
    for function in functions.iter().filter(|function| !function.params.is_empty()) {
        let mut keep = |value: &Expr| {
            let mut value = strip(value);
            if let ExprKind::Call { callee, args, .. } = &value.kind
                && let (Some("move" | "forward"), [only]) = (last_name(callee), args.as_slice())
            {
                value = strip(&only.value);
            }
            let ExprKind::Name(name) = &value.kind else { return };
            if let Some(position) = function.params.iter().position(|param| param.name == *name) {
                found.insert(&*function.name, position);
            }
        };
        let locals = declared(&function.body);
        let outlives = |key: &str| {
            let root = place::root_of(key);
            !locals.contains(root) && !function.params.iter().any(|param| *param.name == *root)
        };
        statements(&function.body, &mut |stmt| match &stmt.kind {
            StmtKind::Expr(Expr { kind: ExprKind::Call { callee, args, .. }, .. }) => {
                let ExprKind::Member { object, name, .. } = &callee.kind else { return };
                let puts = matches!(&**name, "push_back" | "emplace_back" | "push_front" | "emplace_front" | "push" | "emplace" | "insert");
                if puts && place::key(strip(object)).is_some_and(|key| outlives(&key)) {
                    args.iter().for_each(|arg| keep(&arg.value));
                }
            }
            StmtKind::Assign { target, op: None, value } if place::key(strip(target)).is_some_and(|key| outlives(&key)) => keep(value),
            _ => {}
        });
    }
    found
}

fn declared(body: &[Stmt]) -> BTreeSet<String> {
    let mut locals = BTreeSet::new();
    statements(body, &mut |stmt| {
        if let StmtKind::Var { name, .. } = &stmt.kind {
            locals.insert(name.to_string());
        }
    });
    locals
}

/// Whether a closure has a copy of a variable by its name.
fn is_copied(closure: &Function, name: &str) -> bool {
    closure.decorators.iter().any(|capture| match &capture.kind {
        ExprKind::Unary { op: UnaryOp::Plus, operand } => matches!(&operand.kind, ExprKind::Name(other) if **other == *name),
        _ => false,
    })
}

/// Whether a variable is named by itself somewhere, and not only looked through.
fn passed_on(body: &[Stmt], name: &str, depth: u32) -> bool {
    let own = |e: &Expr| matches!(&strip(e).kind, ExprKind::Name(other) if **other == *name);
    let (mut named, mut through, mut inside) = (0, 0, depth > 8);
    expressions(body, &mut |e| match &e.kind {
        ExprKind::Name(_) if own(e) => named += 1,
        ExprKind::Member { object, .. } | ExprKind::Unary { op: UnaryOp::Deref, operand: object } if own(object) => through += 1,
        ExprKind::Block(inner) => inside = inside || passed_on(inner, name, depth + 1),
        // What a closure names it may keep.
        ExprKind::Lambda(closure) => {
            inside |= is_copied(closure, name);
            expressions(&closure.body, &mut |e| inside |= matches!(&e.kind, ExprKind::Name(other) if **other == *name));
        }
        _ => {}
    });
    inside || named != through
}

impl Look<'_> {
    /// All of it.
    pub(super) fn gaps(&mut self) {
        let mut found = Vec::new();
        let function = self.function;
        expressions(&function.body, &mut |e| match &e.kind {
            ExprKind::Binary { op: BinaryOp::Div | BinaryOp::Mod, right, .. } => found.extend(self.divisor(right)),
            ExprKind::Assign { op: Some(BinaryOp::Div | BinaryOp::Mod), value, .. } => found.extend(self.divisor(value)),
            ExprKind::Call { callee, args, .. } if self.file.is_cpp => {
                let Some(position) = last_name(callee).and_then(|name| self.file.keepers.get(name)) else { return };
                let Some(arg) = args.get(*position) else { return };
                if let Some(name) = self.refers_to_local(&arg.value).or_else(|| self.captured_from_local(&arg.value)) {
                    let message = format!("what is kept refers to `{name}`, which is gone when the function returns");
                    found.push((Check::LocalReturned, arg.value.span, message));
                }
            }
            _ => {}
        });
        statements(&function.body, &mut |stmt| match &stmt.kind {
            StmtKind::Var { ty: Some(ty), init: Some(init), name, .. } => found.extend(self.other_elements(ty, name, init)),
            StmtKind::Assign { target, op, value } => {
                if let Some(BinaryOp::Div | BinaryOp::Mod) = op {
                    found.extend(self.divisor(value));
                }
                let name = place::key(strip(target));
                let ty = match &strip(target).kind {
                    ExprKind::Name(name) => self.facts.types.get(name).cloned(),
                    ExprKind::Member { name, .. } => self.facts.fields.get(&**name).cloned(),
                    _ => None,
                };
                if let (Some(name), Some(ty), None) = (name, ty, op) {
                    found.extend(self.other_elements(&ty, &name, value));
                }
            }
            _ => {}
        });
        let mut blocks = vec![function.body.as_slice()];
        statements(&function.body, &mut |stmt| each(stmt, &mut |_| {}, &mut |inner| blocks.push(inner)));
        blocks.into_iter().for_each(|block| self.zero_behind(block, &mut found));
        self.found.extend(found);
    }

    /// `while (n < size && …) buf[n++] = c; buf[n] = 0;`: where the loop ends by the first test, the zero lies behind the room.
    fn zero_behind(&self, body: &[Stmt], found: &mut Vec<(Check, assay_manifests::Span, String)>) {
        for pair in body.windows(2) {
            let StmtKind::Loop { cond: Some(cond), body: inner, update, .. } = &pair[0].kind else { continue };
            let StmtKind::Assign { target, op: None, value } = &pair[1].kind else { continue };
            let ExprKind::Index { object, index } = &strip(target).kind else { continue };
            if !matches!(strip(value).kind, ExprKind::Lit(Lit::Int(0) | Lit::Char('\0'))) {
                continue;
            }
            let (Some(array), Some(at)) = (place::key(strip(object)), place::key(strip(index))) else { continue };
            let mut conjuncts = vec![strip(cond)];
            let mut by_room = false;
            while let Some(one) = conjuncts.pop() {
                match &one.kind {
                    ExprKind::Binary { op: BinaryOp::And, left, right } => conjuncts.extend([strip(left), strip(right)]),
                    ExprKind::Binary { op: BinaryOp::Lt, left, right }
                    | ExprKind::Binary { op: BinaryOp::Gt, left: right, right: left } => {
                        by_room |= place::key(strip(left)).is_some_and(|key| key == at) && self.is_room(&array, strip(right));
                    }
                    _ => {}
                }
            }
            // It is written one by one there, and the loop leaves by a test and nothing else.
            let mut fills = false;
            let mut leaves = false;
            let mut look = |stmt: &Stmt| {
                leaves |= matches!(stmt.kind, StmtKind::Break(_) | StmtKind::Goto(_));
                if let StmtKind::Assign { target, .. } = &stmt.kind
                    && let ExprKind::Index { object, .. } = &strip(target).kind
                {
                    fills |= place::key(strip(object)).is_some_and(|key| key == array);
                }
            };
            statements(inner, &mut look);
            statements(update, &mut look);
            if by_room && fills && !leaves {
                let message = format!("`{at}` may be as large as all of `{array}` has, and the zero behind has no room");
                found.push((Check::OffByOne, pair[1].span, message));
            }
        }
    }

    /// Whether a bound is all the room that an array has: its declared length, its size, or what a function is handed with it.
    fn is_room(&self, array: &str, bound: &Expr) -> bool {
        if let ExprKind::Call { callee, args, .. } = &bound.kind {
            let bytes = self.facts.types.get(array).is_some_and(|ty| !ty.dims.is_empty() && place::scalar_size(&ty.name) == Some(1));
            let whole = args.first().and_then(|arg| place::key(strip(&arg.value))).is_some_and(|key| key == array);
            return last_name(callee) == Some("sizeof") && bytes && whole;
        }
        let dim = self.facts.types.get(array).and_then(|ty| ty.dims.first()).map(|dim| dim.trim().to_owned());
        match &bound.kind {
            ExprKind::Lit(Lit::Int(n)) => dim.is_some_and(|dim| dim == n.to_string()),
            ExprKind::Name(name) => {
                dim.is_some_and(|dim| dim == **name)
                    || self.function.params.windows(2).any(|pair| *pair[0].name == *array && pair[1].name == *name)
                        && super::handed::is_measured(self.function, array)
            }
            _ => false,
        }
    }

    /// `if (n < 0) return; … x / n`: zero was left out.
    fn divisor(&self, divisor: &Expr) -> Option<(Check, assay_manifests::Span, String)> {
        let e = strip(divisor);
        let text = place::key(e)?;
        let ty = match &e.kind {
            ExprKind::Name(name) => self.facts.types.get(name),
            ExprKind::Member { name, .. } => self.facts.fields.get(&**name),
            _ => None,
        }?;
        let whole = ty.pointers == 0 && ty.dims.is_empty() && place::scalar_size(&ty.name).is_some() && !is_fraction(ty);
        let name = text.rsplit('.').next().unwrap_or(&text);
        let asked = whole && self.file.never_asked_for_zero.contains(name);
        // What another function has under the same name is another variable.
        (asked && (matches!(e.kind, ExprKind::Member { .. }) || self.asks_below_zero(name))).then(|| {
            let message = format!("`{text}` was asked whether it is below zero, and may be zero");
            (Check::ZeroDivisor, e.span, message)
        })
    }

    /// Whether this function asks whether a variable is below zero, or does not declare it.
    fn asks_below_zero(&self, name: &str) -> bool {
        let own = self.facts.locals.contains(name) || self.function.params.iter().any(|param| *param.name == *name);
        let mut asks = !own;
        expressions(&self.function.body, &mut |e| {
            if let ExprKind::Binary { op: BinaryOp::Lt | BinaryOp::Ge | BinaryOp::Gt | BinaryOp::Le, left, right } = &e.kind {
                asks |= [left, right].into_iter().any(|side| place::key(strip(side)).is_some_and(|key| key == name));
            }
        });
        asks
    }

    /// Room for elements of one type that is measured by another, smaller one: `char **p = malloc(n * sizeof(**p))`.
    fn other_elements(&self, ty: &TypeRef, name: &str, value: &Expr) -> Option<(Check, assay_manifests::Span, String)> {
        let ExprKind::Call { callee, args, .. } = &strip(value).kind else { return None };
        let allocates = last_name(callee).is_some_and(|name| names::class(name) & (names::ALLOC | names::SURE) != 0);
        if !allocates || ty.pointers == 0 || !ty.dims.is_empty() || ty.is_reference {
            return None;
        }
        let mut measured = Vec::new();
        for arg in args {
            with_parts(&arg.value, &mut |e| {
                if let ExprKind::Call { callee, args, .. } = &e.kind
                    && last_name(callee) == Some("sizeof")
                {
                    measured.extend(args.first().map(|arg| strip(&arg.value)));
                }
            });
        }
        let [only] = measured.as_slice() else { return None };
        let element = TypeRef { pointers: ty.pointers - 1, ..ty.clone() };
        let (bytes, written) = match &only.kind {
            ExprKind::Type(given) => (size(given)?, format!("{}{}", given.name, "*".repeat(usize::from(given.pointers)))),
            // A type of the language may read like a variable.
            ExprKind::Name(given) if place::scalar_size(given).is_some() => (size(&TypeRef::named(given.clone()))?, given.to_string()),
            _ => {
                let text = place::key(only)?;
                let stars = text.len() - text.trim_start_matches('*').len();
                let same = text.trim_start_matches('*') == name && stars >= 2;
                let given = TypeRef { pointers: ty.pointers.checked_sub(u8::try_from(stars).ok()?)?, ..ty.clone() };
                (size(&given).filter(|_| same)?, text)
            }
        };
        (bytes < size(&element)?).then(|| {
            let message = format!("an element of `{name}` has {} bytes, and `{written}` has {bytes}", size(&element).unwrap_or_default());
            (Check::PointerSize, value.span, message)
        })
    }

    /// `[c = owner.get()]`, `T *p = &x; … [p]`: the local variable that owns what a closure points to, and that nothing else shares.
    fn captured_from_local(&self, e: &Expr) -> Option<String> {
        let (captures, closure) = match &strip(e).kind {
            ExprKind::Lambda(closure) => (&[][..], closure),
            ExprKind::Block(body) => match body.as_slice() {
                [captures @ .., Stmt { kind: StmtKind::Expr(Expr { kind: ExprKind::Lambda(closure), .. }), .. }] => (captures, closure),
                _ => return None,
            },
            _ => return None,
        };
        let inner = declared(&closure.body);
        let used = |name: &str| {
            let own = inner.contains(name) || closure.params.iter().any(|param| *param.name == *name);
            let mut used = false;
            expressions(&closure.body, &mut |e| used |= !own && matches!(&e.kind, ExprKind::Name(other) if **other == *name));
            used
        };
        let named = |stmt: &Stmt| match &stmt.kind {
            StmtKind::Var { name, init: Some(init), .. } if used(name) => self.local_owner(init),
            _ => None,
        };
        captures.iter().find_map(named).or_else(|| {
            let mut found = None;
            statements(&self.function.body, &mut |stmt| {
                if let StmtKind::Var { name, ty, .. } = &stmt.kind {
                    let points = ty.as_ref().is_some_and(|ty| !ty.is_reference && (ty.pointers > 0 || &*ty.name == "auto"));
                    let copied = is_copied(closure, name) || is_copied(closure, "");
                    let once = points && copied && self.facts.locals.contains(&**name) && !is_set(&self.function.body, name);
                    found = found.take().or_else(|| if once { named(stmt) } else { None });
                }
            });
            found
        })
    }

    /// The local variable that owns what an expression points to.
    fn local_owner(&self, init: &Expr) -> Option<String> {
        let (owner, owns) = match &strip(init).kind {
            ExprKind::Call { callee, args, .. } if args.is_empty() => match &callee.kind {
                ExprKind::Member { object, name: method, .. } => match (&strip(object).kind, &**method) {
                    (ExprKind::Name(owner), "get") => (owner, self.owns_alone(owner)),
                    (ExprKind::Name(owner), "c_str" | "data") => (owner, self.is_value(owner, &["string", "wstring", "vector"])),
                    _ => return None,
                },
                _ => return None,
            },
            ExprKind::Unary { op: UnaryOp::AddressOf, operand } => match &strip(operand).kind {
                ExprKind::Name(owner) => (owner, self.facts.types.get(owner).is_some_and(|ty| !ty.is_reference)),
                _ => return None,
            },
            _ => return None,
        };
        let local = self.facts.locals.contains(&**owner) && !self.facts.statics.contains(&**owner);
        (owns && local).then(|| owner.to_string())
    }

    /// Whether a variable is itself an object of one of these classes.
    fn is_value(&self, name: &str, classes: &[&str]) -> bool {
        let is = |ty: &TypeRef| ty.pointers == 0 && !ty.is_reference && classes.contains(&ty.name.rsplit('.').next().unwrap_or_default());
        self.facts.types.get(name).is_some_and(is)
    }

    /// Whether a variable owns what it points to, and is only looked through: no other owner is made of it.
    fn owns_alone(&self, name: &str) -> bool {
        let mut made = self.facts.types.get(name).is_some_and(|ty| !ty.is_reference && super::owners::is_owner(ty));
        statements(&self.function.body, &mut |stmt| {
            if let StmtKind::Var { name: own, init: Some(init), .. } = &stmt.kind
                && let ExprKind::Call { callee, .. } = &strip(init).kind
            {
                made |= **own == *name && matches!(last_name(callee), Some("make_unique" | "make_shared"));
            }
        });
        made && !passed_on(&self.function.body, name, 0)
    }

    /// A local variable that a closure refers to.
    fn refers_to_local(&self, e: &Expr) -> Option<String> {
        let ExprKind::Lambda(closure) = &strip(e).kind else { return None };
        let local = |name: &str| {
            self.facts.locals.contains(name)
                && !self.facts.statics.contains(name)
                && self.facts.types.get(name).is_none_or(|ty| !ty.is_reference)
        };
        let referred = closure.decorators.iter().filter_map(|capture| match &capture.kind {
            ExprKind::Unary { op: UnaryOp::AddressOf, operand } => place::key(operand),
            _ => None,
        });
        for name in referred {
            if local(&name) {
                return Some(name);
            }
            if !name.is_empty() {
                continue;
            }
            // Everything that its body names.
            let inner = declared(&closure.body);
            let mut used = None;
            expressions(&closure.body, &mut |e| {
                if let ExprKind::Name(name) = &e.kind {
                    let own = inner.contains(&**name) || closure.params.iter().any(|param| param.name == *name);
                    used = used.take().or_else(|| (!own && local(name)).then(|| name.to_string()));
                }
            });
            if used.is_some() {
                return used;
            }
        }
        None
    }
}

fn is_fraction(ty: &TypeRef) -> bool {
    matches!(&*ty.name, "float" | "double" | "long double")
}

/// Bytes of a scalar, or of a pointer.
fn size(ty: &TypeRef) -> Option<i128> {
    if ty.pointers > 0 { Some(8) } else { place::scalar_size(&ty.name) }
}
