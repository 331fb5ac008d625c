//! What is read of a captured packet before anything asks whether so much of it was captured. The question is a macro that leaves the
//! function where the answer is no (`ND_TCHECK(p[1])`, `TCHECK2(*p, 4)`), so a length that the packet itself names asks nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Check, last_name,
    prepass::strip,
    scans::{each, expressions, parts, statements},
    slips::{DEEP, Look},
};
use crate::flow::ir::{Arg, BinaryOp, Expr, ExprKind, Lit, Stmt, StmtKind, UnaryOp};

/// How many bytes behind each pointer are known to be there; as many as one likes where that is not in sight.
type Known = BTreeMap<String, i128>;

/// More than anybody reads.
const ALL: i128 = i128::MAX;

/// Whether a call asks what was captured.
fn asks(name: &str) -> bool {
    let name = name.strip_prefix("ND_").unwrap_or(name);
    ["TCHECK", "TTEST"].iter().any(|word| name.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(['_', '2'])))
}

/// Bytes that a name says are read: `EXTRACT_16BITS`, `EXTRACT_BE_U_4`, `ND_TCHECK_32BITS`.
fn bytes_in(name: &str) -> Option<i128> {
    let digits = |part: &str| part.trim_end_matches("BITS").parse::<i128>().ok();
    let (last, bits) = (name.rsplit('_').next()?, name.ends_with("BITS"));
    digits(last).map(|n| if bits { n / 8 } else { n }).filter(|n| (1..=8).contains(n))
}

/// Whether a call reads a number where its argument points, and asks nothing.
fn extracts(name: &str) -> bool {
    name.starts_with("EXTRACT_")
}

/// The pointer that an expression begins at, and how far behind it: `&p[2]`, `p + 2`, `(cast)p`, `&dp->field`.
fn pointed(e: &Expr) -> Option<(String, Option<i128>)> {
    let e = strip(e);
    match &e.kind {
        ExprKind::Name(name) => Some((name.to_string(), Some(0))),
        ExprKind::Binary { op: BinaryOp::Add, left, right } => {
            let (root, at) = pointed(left)?;
            Some((root, at.zip(number(right)).map(|(at, more)| at + more)))
        }
        ExprKind::Unary { op: UnaryOp::AddressOf, operand } => lies(operand),
        ExprKind::Cast { value, .. } => pointed(value),
        ExprKind::Member { object, .. } => pointed(object).map(|(root, _)| (root, None)),
        _ => None,
    }
}

/// The same for a place in memory: `*p`, `p[2]`, `dp->field`.
fn lies(e: &Expr) -> Option<(String, Option<i128>)> {
    let e = strip(e);
    match &e.kind {
        ExprKind::Unary { op: UnaryOp::Deref, operand } => pointed(operand),
        ExprKind::Index { object, index } => {
            let (root, at) = pointed(object)?;
            Some((root, at.zip(number(index)).map(|(at, more)| at + more)))
        }
        ExprKind::Member { object, .. } => match &strip(object).kind {
            ExprKind::Name(name) => Some((name.to_string(), None)),
            _ => lies(object).map(|(root, _)| (root, None)),
        },
        _ => None,
    }
}

fn number(e: &Expr) -> Option<i128> {
    match strip(e).kind {
        ExprKind::Lit(Lit::Int(n)) => Some(n),
        _ => None,
    }
}

/// A walk through a function in the order in which it runs.
struct Walk<'l, 'f> {
    look: &'l Look<'f>,
    /// Pointers that are asked about somewhere, by the parameter or variable they began at.
    asked: BTreeSet<String>,
    /// What a pointer began at.
    from: BTreeMap<String, String>,
    /// Pointers to the packet: parameters, and what began at them.
    packet: BTreeSet<String>,
    found: Option<(assay_manifests::Span, String)>,
}

impl Look<'_> {
    /// The first read that nothing asks about.
    pub(super) fn captures(&mut self) {
        let dissects = |ty: &str| ty.rsplit('.').next().unwrap_or(ty) == "netdissect_options";
        let dissector = self.function.params.iter().any(|param| param.ty.as_ref().is_some_and(|ty| dissects(&ty.name)));
        let (mut any, mut other) = (false, false);
        expressions(&self.function.body, &mut |e| match &e.kind {
            ExprKind::Call { callee, .. } => any |= last_name(callee).is_some_and(asks),
            // Who knows the end of what was captured may ask in another way.
            ExprKind::Name(name) => other |= matches!(&**name, "snapend" | "ep" | "caplen"),
            ExprKind::Member { name, .. } => other |= matches!(&**name, "ndo_snapend" | "caplen"),
            _ => {}
        });
        if !any && (other || !dissector) {
            return;
        }
        let bytes = |ty: &crate::flow::ir::TypeRef| ty.pointers == 1 && !dissects(&ty.name) && &*ty.name != "char";
        let packet: BTreeSet<String> =
            self.function.params.iter().filter(|p| p.ty.as_ref().is_some_and(bytes)).map(|p| p.name.to_string()).collect();
        let mut walk = Walk { look: self, asked: BTreeSet::new(), from: BTreeMap::new(), packet, found: None };
        walk.origins();
        walk.questions();
        if any && walk.asked.is_empty() {
            return;
        }
        let mut known = Known::new();
        walk.body(&self.function.body, &mut known, 0);
        if let Some((at, root)) = walk.found {
            self.found.push((Check::BufferLength, at, format!("nothing asked whether so much of `{root}` was captured")));
        }
    }
}

impl Walk<'_, '_> {
    /// Where pointers begin.
    fn origins(&mut self) {
        let mut begins = |name: &str, value: &Expr| {
            if let Some((root, _)) = pointed(value).filter(|(root, _)| root != name) {
                let first = self.from.get(&root).cloned().unwrap_or(root);
                if first != name && (self.packet.contains(&first) || self.from.contains_key(&first)) {
                    self.packet.insert(name.to_owned());
                    self.from.entry(name.to_owned()).or_insert(first);
                }
            }
        };
        statements(&self.look.function.body, &mut |stmt| match &stmt.kind {
            StmtKind::Var { name, init: Some(init), ty, .. } if ty.as_ref().is_some_and(|ty| ty.pointers > 0) => begins(name, init),
            StmtKind::Assign { target, op: None, value } => {
                if let ExprKind::Name(name) = &target.kind {
                    begins(name, value);
                }
            }
            _ => {}
        });
    }

    fn first(&self, root: &str) -> String {
        self.from.get(root).cloned().unwrap_or_else(|| root.to_owned())
    }

    fn questions(&mut self) {
        let mut asked = BTreeSet::new();
        expressions(&self.look.function.body, &mut |e| {
            if let ExprKind::Call { callee, args, .. } = &e.kind
                && last_name(callee).is_some_and(asks)
                && let Some((root, _)) = args.first().and_then(|arg| lies(&arg.value).or_else(|| pointed(&arg.value)))
            {
                asked.insert(self.first(&root));
            }
        });
        self.asked = asked;
    }

    fn body(&mut self, body: &[Stmt], known: &mut Known, depth: u32) {
        if depth > DEEP {
            return;
        }
        for stmt in body {
            match &stmt.kind {
                StmtKind::If { cond, then, otherwise } => {
                    self.expr(cond, known, 0);
                    let mut other = known.clone();
                    self.body(then, known, depth + 1);
                    self.body(otherwise, &mut other, depth + 1);
                    if self.leaves(then) {
                        *known = other;
                    } else if !self.leaves(otherwise) {
                        meet(known, &other);
                    }
                }
                StmtKind::Loop { cond, body, update, test_first } => {
                    if let Some(cond) = cond.as_ref().filter(|_| *test_first) {
                        self.expr(cond, known, 0);
                    }
                    let mut inner = known.clone();
                    self.body(body, &mut inner, depth + 1);
                    self.body(update, &mut inner, depth + 1);
                    if !test_first {
                        *known = inner;
                    }
                }
                StmtKind::Switch { subject, cases } => {
                    if let Some(subject) = subject {
                        self.expr(subject, known, 0);
                    }
                    for case in cases {
                        self.body(&case.body, &mut known.clone(), depth + 1);
                    }
                }
                StmtKind::Assign { target, op, value } => {
                    self.expr(value, known, 0);
                    self.assign(target, *op, value, known);
                }
                StmtKind::Var { name, init: Some(init), .. } => {
                    self.expr(init, known, 0);
                    self.begin(name, init, known);
                }
                // Whoever jumps here has asked, or has not.
                StmtKind::Label(_) => self.packet.iter().for_each(|root| {
                    known.insert(root.clone(), ALL);
                }),
                _ => {
                    let (mut exprs, mut inner) = (Vec::new(), Vec::new());
                    each(stmt, &mut |e| exprs.push(e), &mut |body| inner.push(body));
                    exprs.into_iter().for_each(|e| self.expr(e, known, 0));
                    inner.into_iter().for_each(|body| self.body(body, known, depth + 1));
                }
            }
        }
    }

    fn leaves(&self, body: &[Stmt]) -> bool {
        body.last().is_some_and(|last| match &last.kind {
            StmtKind::Return(_) | StmtKind::Goto(_) | StmtKind::Break(_) | StmtKind::Continue(_) => true,
            StmtKind::Block(inner) => self.leaves(inner),
            StmtKind::Expr(e) => (self.look.leaves)(e),
            _ => false,
        })
    }

    fn assign(&mut self, target: &Expr, op: Option<BinaryOp>, value: &Expr, known: &mut Known) {
        let ExprKind::Name(name) = &strip(target).kind else {
            if op.is_some() {
                self.read(target, known);
            }
            return;
        };
        match op {
            None => self.begin(name, value, known),
            Some(BinaryOp::Add) => {
                let left = known.get(&**name).copied();
                if let (Some(left), by) = (left.filter(|left| *left != ALL), number(value)) {
                    known.insert(name.to_string(), by.map_or(ALL, |by| left - by));
                }
            }
            Some(_) => {
                known.insert(name.to_string(), ALL);
            }
        }
    }

    fn begin(&mut self, name: &str, value: &Expr, known: &mut Known) {
        if !self.packet.contains(name) {
            return;
        }
        let left = match pointed(value) {
            Some((root, at)) => known.get(&root).map(|left| if *left == ALL { ALL } else { at.map_or(ALL, |at| left - at) }),
            None => Some(ALL),
        };
        match left {
            Some(left) => known.insert(name.to_owned(), left),
            None => known.remove(name),
        };
    }

    fn expr(&mut self, e: &Expr, known: &mut Known, depth: u32) {
        if depth > DEEP {
            return;
        }
        match &e.kind {
            ExprKind::Call { callee, args, .. } => {
                let name = last_name(callee).unwrap_or_default();
                if asks(name) {
                    self.question(name, args, known);
                    return;
                }
                for arg in args {
                    if extracts(name) {
                        if let Some((root, at)) = pointed(&arg.value) {
                            self.need(&root, at.zip(bytes_in(name)).map(|(at, n)| at + n), e, known);
                        }
                        continue;
                    }
                    // Whoever is given where a pointer stands may ask for it.
                    if let ExprKind::Unary { op: UnaryOp::AddressOf, operand } = &strip(&arg.value).kind
                        && let ExprKind::Name(name) = &strip(operand).kind
                    {
                        known.insert(name.to_string(), ALL);
                    }
                    self.expr(&arg.value, known, depth + 1);
                    // What asks by itself, and what was given the pointer to print it, has asked for some.
                    if let Some((root, _)) = pointed(&arg.value).filter(|_| !name.contains("PRINT")) {
                        known.insert(root, ALL);
                    }
                }
                return;
            }
            ExprKind::Unary { op: UnaryOp::AddressOf, operand } => {
                if let ExprKind::Index { index, .. } = &operand.kind {
                    self.expr(index, known, depth + 1);
                }
                return;
            }
            ExprKind::Unary { op: UnaryOp::Deref, .. } | ExprKind::Index { .. } => self.read(e, known),
            ExprKind::Member { object, .. } if matches!(strip(object).kind, ExprKind::Name(_)) => self.read(e, known),
            ExprKind::Assign { target, op, value } => {
                self.expr(value, known, depth + 1);
                self.assign(target, *op, value, known);
                return;
            }
            // What stands behind `sizeof` is not read.
            ExprKind::Unknown(_) | ExprKind::Lambda(_) => return,
            _ => {}
        }
        parts(e, &mut |inner| self.expr(inner, known, depth + 1));
    }

    fn question(&self, name: &str, args: &[Arg], known: &mut Known) {
        let Some(first) = args.first().map(|arg| &arg.value) else { return };
        let Some((root, at)) = lies(first).or_else(|| pointed(first)) else { return };
        let whole = matches!(strip(first).kind, ExprKind::Name(_) | ExprKind::Unary { op: UnaryOp::Deref, .. } | ExprKind::Index { .. });
        let bytes = match args.get(1) {
            Some(count) => number(&count.value),
            None if name.ends_with("BITS") => bytes_in(name),
            None => self.look.facts.types.get(&root).filter(|ty| super::names::is_byte_type(&ty.name)).map(|_| 1),
        };
        let end = at.zip(bytes).filter(|_| whole || args.len() > 1 || name.ends_with("BITS")).map_or(ALL, |(at, bytes)| at + bytes);
        let before = known.get(&root).copied().unwrap_or(0);
        known.insert(root, end.max(before));
    }

    fn read(&mut self, e: &Expr, known: &Known) {
        if let Some((root, at)) = lies(e) {
            self.need(&root, at.map(|at| at + 1), e, known);
        }
    }

    fn need(&mut self, root: &str, bytes: Option<i128>, e: &Expr, known: &Known) {
        let counts = self.packet.contains(root) && (self.asked.is_empty() || self.asked.contains(&self.first(root)));
        let enough = known.get(root).is_some_and(|known| bytes.is_none_or(|bytes| bytes <= *known));
        if self.found.is_none() && counts && !enough {
            self.found = Some((e.span, root.to_owned()));
        }
    }
}

/// What is known on both ways.
fn meet(known: &mut Known, other: &Known) {
    known.retain(|root, _| other.contains_key(root));
    for (root, bytes) in known.iter_mut() {
        *bytes = (*bytes).min(other.get(root).copied().unwrap_or(0));
    }
}
