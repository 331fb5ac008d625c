//! Numbers out of somebody's bytes that are taken at their word: sums and differences that are compared too late or with too little, loops
//! that run as far as they say, assertions about them. Knows the syntax of one function and no path.

use std::collections::{BTreeMap, BTreeSet};

use assay_manifests::Span;

use super::{
    Check, last_name, names, place,
    prepass::strip,
    progress::mentioned,
    scans::{each, expressions, parts},
    slips::{DEEP, Look},
};
use crate::flow::ir::{Arg, BinaryOp, Expr, ExprKind, Lit, Stmt, StmtKind, UnaryOp};

/// What calls do that put bytes from outside into a structure.
const READS: &[&str] = &["parse", "decode", "unpack", "read", "recv", "receive", "fetch", "deserialize", "unmarshal"];

/// What is compared by order, worked out once and found by the text of a place.
#[derive(Default)]
struct Comparisons {
    /// For each place that is a side of a comparison: the texts of the other sides, and whether such a side is a number up to one, which
    /// bounds nothing above.
    sides: BTreeMap<String, BTreeSet<(Option<String>, bool)>>,
    /// For each place that is spoken of, the numbers of the comparisons that speak of it.
    mentions: BTreeMap<String, BTreeSet<usize>>,
}

impl Comparisons {
    fn of(compared: &[(&Expr, &Expr)]) -> Self {
        let mut all = Self::default();
        for (number, (left, right)) in compared.iter().enumerate() {
            let side = |e: &Expr| (place::key(strip(e)), matches!(strip(e).kind, ExprKind::Lit(Lit::Int(n)) if n <= 1));
            let sides = [side(left), side(right)];
            for (one, other) in [(&sides[0], &sides[1]), (&sides[1], &sides[0])] {
                if let Some(key) = &one.0 {
                    all.sides.entry(key.clone()).or_default().insert(other.clone());
                }
            }
            let mut names = BTreeSet::new();
            mentioned(left, &mut names, 0);
            mentioned(right, &mut names, 0);
            for name in names {
                all.mentions.entry(name).or_default().insert(number);
            }
        }
        all
    }

    /// Whether one is compared with the other, each by itself.
    fn has(&self, one: &str, other: &str) -> bool {
        self.sides.get(one).is_some_and(|sides| sides.iter().any(|(key, _)| key.as_deref() == Some(other)))
    }

    /// Whether some comparison speaks of both.
    fn speaks_of_both(&self, one: &str, other: &str) -> bool {
        let (Some(a), Some(b)) = (self.mentions.get(one), self.mentions.get(other)) else { return false };
        let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        few.iter().any(|number| many.contains(number))
    }
}

/// What a function compares, fills and asks, wherever it stands.
#[derive(Default)]
struct Gathered<'s> {
    /// Both sides of each comparison by order.
    compared: Vec<(&'s Expr, &'s Expr)>,
    /// Structures of the function's own that a call filled with bytes from outside.
    filled: BTreeMap<String, Span>,
    /// Places that were given the result of a call that reads a number.
    read: BTreeMap<String, &'s Expr>,
    /// What is asserted.
    asserted: Vec<(&'s Expr, Span)>,
    /// `a - b - c`.
    taken: Vec<(&'s Expr, &'s Expr, &'s Expr, Span)>,
    /// Sums that are compared, with where.
    sums: Vec<(&'s Expr, &'s Expr, Span)>,
    /// Loops up to a place, and their bodies.
    loops: Vec<(&'s Expr, &'s Expr, &'s [Stmt])>,
    /// Copies to a place behind the beginning of an array: the array, how far behind, how much, where.
    behind: Vec<(&'s Expr, &'s Expr, &'s Expr, Span)>,
    /// Places that are added to.
    grown: BTreeSet<String>,
    /// Places that are given to a macro, or whose address is taken.
    lent: BTreeSet<String>,
}

impl Look<'_> {
    pub(super) fn trusted(&mut self) {
        let mut all = Gathered::default();
        gather(&self.function.body, &mut all, 0);
        let mut found = Vec::new();
        let asked = !(all.sums.is_empty() && all.taken.is_empty() && all.loops.is_empty() && all.behind.is_empty());
        let compared = Comparisons::of(if asked { &all.compared } else { &[] });
        self.sums(&all, &compared, &mut found);
        self.differences(&all, &compared, &mut found);
        self.counted_loops(&all, &compared, &mut found);
        self.assertions(&all, &mut found);
        self.appended_behind(&all, &compared, &mut found);
        self.found.extend(found);
    }

    /// `h.at + h.size > end`, where both came in together and neither was compared before.
    fn sums(&self, all: &Gathered<'_>, compared: &Comparisons, out: &mut Vec<(Check, Span, String)>) {
        for (left, right, at) in &all.sums {
            let (Some(a), Some(b)) = (place::key(strip(left)), place::key(strip(right))) else { continue };
            let member = |key: &str| key.contains('.') && all.filled.contains_key(place::root_of(key));
            let alone = |key: &str| compared.sides.contains_key(key);
            // A narrow one cannot make the sum wrap.
            let narrow = |key: &str| {
                let last = key.rsplit('.').next().unwrap_or(key);
                self.facts.fields.get(last).and_then(|ty| place::scalar_size(&ty.name)).is_some_and(|bytes| bytes < 4)
            };
            if member(&a) && member(&b) && !alone(&a) && !alone(&b) && !narrow(&a) && !narrow(&b) && a != b {
                out.push((
                    Check::SumCompared,
                    *at,
                    format!("`{a}` and `{b}` are added before they are compared: the sum may be small again"),
                ));
            }
        }
    }

    /// `all - head - tail`, where the tail was compared with all of it.
    fn differences(&self, all: &Gathered<'_>, compared: &Comparisons, out: &mut Vec<(Check, Span, String)>) {
        for (whole, head, tail, at) in &all.taken {
            let keys = [whole, head, tail].map(|e| place::key(strip(e)));
            let [Some(whole), Some(head), Some(tail)] = keys else { continue };
            let unsigned = |key: &str| {
                let ty = self.facts.types.get(key).or_else(|| self.facts.fields.get(key.rsplit('.').next().unwrap_or(key)));
                ty.is_some_and(|ty| ty.is_unsigned || ty.name.starts_with('u') || &*ty.name == "size_t")
            };
            if unsigned(&whole) && compared.has(&tail, &whole) && !compared.speaks_of_both(&tail, &head) {
                let message = format!("`{tail}` was compared with all of `{whole}`, from which `{head}` is taken as well");
                out.push((Check::LengthUnderflow, *at, message));
            }
        }
    }

    /// A loop over an array of declared length that runs as far as a number says that was read.
    fn counted_loops(&self, all: &Gathered<'_>, compared: &Comparisons, out: &mut Vec<(Check, Span, String)>) {
        for (counter, bound, body) in &all.loops {
            let Some(key) = place::key(strip(bound)) else { continue };
            let Some(value) = all.read.get(&key).filter(|_| !all.lent.contains(&key)) else { continue };
            let name = place::key(strip(counter));
            // That it is not below zero bounds nothing above.
            let bounds = |(other, small): &(Option<String>, bool)| *other != name && !small;
            let limited = compared.sides.get(&key).is_some_and(|sides| sides.iter().any(bounds));
            if limited {
                continue;
            }
            let Some(name) = name else { continue };
            let mut arrays = Vec::new();
            indexed(body, &name, &mut arrays);
            for (array, at) in arrays {
                let last = array.rsplit('.').next().unwrap_or(&array);
                let ty = self.facts.types.get(&array).or_else(|| self.facts.fields.get(last).filter(|_| array.contains('.')));
                let declared = ty.is_some_and(|ty| ty.dims.first().is_some_and(|dim| !dim.is_empty()) && ty.pointers == 0);
                let mut used = BTreeSet::new();
                mentioned(value, &mut used, 0);
                // A call that is given the array, or its size, says how much is in it.
                if declared && !used.contains(&array) {
                    let message = format!("`{key}` was read, and the loop over `{array}` runs as far as it says");
                    out.push((Check::UncheckedIndex, at, message));
                    break;
                }
            }
        }
    }

    /// `assert(head.version == 2)`, where the head was just read.
    fn assertions(&self, all: &Gathered<'_>, out: &mut Vec<(Check, Span, String)>) {
        for (cond, at) in &all.asserted {
            let mut names = BTreeSet::new();
            mentioned(cond, &mut names, 0);
            let null = matches!(&cond.kind, ExprKind::Binary { right, .. } if matches!(strip(right).kind, ExprKind::Lit(Lit::Null)));
            let given = names.iter().find(|name| name.contains('.') && all.filled.contains_key(place::root_of(name)));
            if let Some(name) = given.filter(|_| !null) {
                out.push((Check::AssertByInput, *at, format!("`{name}` is what somebody sent, and ends the program where it is another")));
            }
        }
    }

    /// `memcpy(to + used, from, n); used += n;`, where nothing is compared with how much is used.
    fn appended_behind(&self, all: &Gathered<'_>, compared: &Comparisons, out: &mut Vec<(Check, Span, String)>) {
        for (array, used, count, at) in &all.behind {
            let (Some(array), Some(used)) = (place::key(strip(array)), place::key(strip(used))) else { continue };
            let last = array.rsplit('.').next().unwrap_or(&array);
            let ty = self.facts.types.get(&array).or_else(|| self.facts.fields.get(last).filter(|_| array.contains('.')));
            let declared = ty.is_some_and(|ty| ty.dims.first().is_some_and(|dim| !dim.is_empty()) && ty.pointers == 0);
            let asked = compared.mentions.contains_key(&used);
            let mut counted = BTreeSet::new();
            mentioned(count, &mut counted, 0);
            if declared && all.grown.contains(&used) && !asked && !counted.contains(&used) && !all.lent.contains(&used) {
                let message = format!("what is copied to `{array}` begins ever further behind, and nothing compares `{used}` with its end");
                out.push((Check::SizeIgnoresOffset, *at, message));
            }
        }
    }
}

fn gather<'s>(body: &'s [Stmt], all: &mut Gathered<'s>, depth: u32) {
    if depth > DEEP {
        return;
    }
    for stmt in body {
        match &stmt.kind {
            StmtKind::Var { name, init: Some(init), .. } => given(name.to_string(), init, all),
            StmtKind::Assign { target, op, value } => {
                if let Some(key) = place::key(target) {
                    match op {
                        None => given(key, value, all),
                        Some(BinaryOp::Add) => {
                            all.grown.insert(key);
                        }
                        _ => {}
                    }
                }
            }
            StmtKind::Loop { cond: Some(Expr { kind: ExprKind::Binary { op: BinaryOp::Lt, left, right }, .. }), body, .. } => {
                all.loops.push((left, right, body));
            }
            StmtKind::Assert { cond, .. } => all.asserted.push((cond, stmt.span)),
            _ => {}
        }
        let (mut exprs, mut inner) = (Vec::new(), Vec::new());
        each(stmt, &mut |e| exprs.push(e), &mut |body| inner.push(body));
        exprs.into_iter().for_each(|e| expression(e, all, 0));
        inner.into_iter().for_each(|body| gather(body, all, depth + 1));
    }
}

/// A place gets a value: what a call reads, or what was put into a structure before.
fn given<'s>(key: String, value: &'s Expr, all: &mut Gathered<'s>) {
    let mut inner = strip(value);
    while let ExprKind::Binary { op: BinaryOp::Add | BinaryOp::Sub, left, right } = &inner.kind {
        if !matches!(strip(right).kind, ExprKind::Lit(_)) {
            break;
        }
        inner = strip(left);
    }
    let reads = match &inner.kind {
        ExprKind::Call { callee, args, .. } => last_name(callee).is_some_and(|name| {
            let bits = names::class(name);
            let lower = name.to_ascii_lowercase();
            let letters =
                lower.ends_with("_get") || lower.ends_with("get_bits") || lower.ends_with("getbits") || lower.ends_with("read_bits");
            bits & names::LIMIT == 0 && (1..=2).contains(&args.len()) && (bits & names::PARSE != 0 || letters)
        }),
        _ => false,
    };
    if reads {
        all.read.insert(key, value);
    } else {
        all.read.remove(&key);
    }
}

fn expression<'s>(e: &'s Expr, all: &mut Gathered<'s>, depth: u32) {
    if depth > DEEP {
        return;
    }
    match &e.kind {
        ExprKind::Binary { op: BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge, left, right } => {
            all.compared.push((left, right));
            for side in [left, right] {
                if let ExprKind::Binary { op: BinaryOp::Add, left, right } = &strip(side).kind {
                    all.sums.push((left, right, e.span));
                }
            }
        }
        ExprKind::Binary { op: BinaryOp::Sub, left, right } => {
            if let ExprKind::Binary { op: BinaryOp::Sub, left: whole, right: head } = &strip(left).kind {
                all.taken.push((whole, head, right, e.span));
            }
        }
        ExprKind::Call { callee, args, .. } => called(last_name(callee).unwrap_or_default(), args, e.span, all),
        _ => {}
    }
    parts(e, &mut |inner| expression(inner, all, depth + 1));
}

fn called<'s>(name: &str, args: &'s [Arg], at: Span, all: &mut Gathered<'s>) {
    if matches!(name, "assert" | "g_assert" | "Q_ASSERT" | "BUG_ON" | "ASSERT") {
        all.asserted.extend(args.first().map(|arg| (&arg.value, at)));
        return;
    }
    if !name.chars().any(|c| c.is_ascii_lowercase()) {
        all.lent.extend(args.iter().filter_map(|arg| place::key(&arg.value)));
    }
    let bits = names::class(name);
    let lower = name.to_ascii_lowercase();
    // `hdr_parse`, `readHeader`; what sets up a decoder reads nothing yet.
    let parses = lower.split('_').any(|part| {
        READS.contains(&part)
            || READS.iter().any(|word| part.len() > word.len() && part.starts_with(word) && !part[word.len()..].starts_with('r'))
    });
    for (position, arg) in args.iter().enumerate() {
        let ExprKind::Unary { op: UnaryOp::AddressOf, operand } = &strip(&arg.value).kind else { continue };
        let Some(key) = place::key(operand) else { continue };
        let copied = matches!(name, "memcpy" | "memmove") && position == 0;
        if copied || bits & names::INPUT != 0 || parses {
            all.filled.entry(key.clone()).or_insert(at);
        }
        all.lent.insert(key);
    }
    if let ("memcpy" | "memmove" | "strncpy" | "read" | "recv", [first, second, count]) = (name, args.get(..3).unwrap_or_default()) {
        let to = if matches!(name, "read" | "recv") { second } else { first };
        if let ExprKind::Binary { op: BinaryOp::Add, left, right } = &strip(&to.value).kind
            && matches!(strip(right).kind, ExprKind::Name(_) | ExprKind::Member { .. })
        {
            all.behind.push((left, right, &count.value, at));
        }
    }
}

/// Arrays that statements index by a counter.
fn indexed(body: &[Stmt], counter: &str, out: &mut Vec<(String, Span)>) {
    expressions(body, &mut |e| {
        if let ExprKind::Index { object, index } = &e.kind
            && place::key(strip(index)).is_some_and(|key| key == counter)
            && let Some(array) = place::key(object)
        {
            out.push((array, e.span));
        }
    });
}
