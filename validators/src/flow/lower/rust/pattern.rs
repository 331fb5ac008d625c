//! Patterns of Rust: as targets of an assignment, as the cases of a `match`, as conditions of `if let`.

use assay_manifests::Span;

use crate::tree::Node;

use super::{Rust, children, span};
use crate::flow::ir::{Arg, BinaryOp, CallKind, Case, Expr, ExprKind, ListKind, Lit, Spread, Stmt, StmtKind};

/// Ways inside of ways that a function may end in, each with a value of its own.
const MOST_NESTED: usize = 120;

impl Rust<'_> {
    pub(super) fn pattern_part(&mut self, node: Node<'_>, field: &str) -> Expr {
        match node.child_by_field_name(field) {
            Some(pattern) => self.pattern(pattern),
            None => self.low.unknown(Vec::new(), span(node)),
        }
    }

    /// A pattern in the form of a target: tuples and slices are lists, structures with a name are `New` calls of patterns.
    pub(super) fn pattern(&mut self, node: Node<'_>) -> Expr {
        match self.deeper(|r| r.pattern_inner(node)) {
            Some(pattern) => pattern,
            None => self.low.unknown(Vec::new(), span(node)),
        }
    }

    fn pattern_inner(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let kind = match node.kind() {
            "identifier" | "shorthand_field_identifier" | "self" => {
                let name = self.low.sym(node);
                ExprKind::Name(self.in_pattern(name))
            }
            "_" => ExprKind::Name("_".into()),
            "mut_pattern" | "ref_pattern" | "reference_pattern" => {
                match children(node).into_iter().rfind(|n| n.kind() != "mutable_specifier") {
                    Some(inner) => return self.pattern(inner),
                    None => ExprKind::Name("_".into()),
                }
            }
            "tuple_pattern" | "slice_pattern" => {
                let kind = if node.kind() == "tuple_pattern" { ListKind::Tuple } else { ListKind::List };
                ExprKind::List { items: self.all_patterns(node), kind }
            }
            "tuple_struct_pattern" => {
                let ty = node.child_by_field_name("type");
                let callee = match ty {
                    Some(ty) => self.path(ty),
                    None => self.low.unknown(Vec::new(), at),
                };
                let parts: Vec<_> = children(node).into_iter().filter(|n| Some(*n) != ty).collect();
                let args = parts.into_iter().map(|n| Arg { name: None, value: self.pattern(n), spread: Spread::No }).collect();
                ExprKind::Call { callee: Box::new(callee), args, kind: CallKind::New }
            }
            "struct_pattern" => {
                let callee = match node.child_by_field_name("type") {
                    Some(ty) => self.path(ty),
                    None => self.low.unknown(Vec::new(), at),
                };
                let mut args = Vec::new();
                for field in children(node).into_iter().filter(|n| n.kind() == "field_pattern") {
                    let Some(name) = field.child_by_field_name("name") else { continue };
                    let value = match field.child_by_field_name("pattern") {
                        Some(pattern) => self.pattern(pattern),
                        None => {
                            let bound = self.low.sym(name);
                            Expr::new(ExprKind::Name(self.in_pattern(bound)), span(name))
                        }
                    };
                    args.push(Arg { name: Some(self.low.sym(name)), value, spread: Spread::No });
                }
                ExprKind::Call { callee: Box::new(callee), args, kind: CallKind::New }
            }
            "remaining_field_pattern" => ExprKind::Spread(Box::new(Expr::new(ExprKind::Name("_".into()), at))),
            "captured_pattern" => {
                // `name @ pattern`: the name takes the value; the pattern is the condition on it.
                let parts = children(node);
                match parts.as_slice() {
                    [name, pattern] => {
                        let target = Box::new(self.pattern(*name));
                        let value = Box::new(self.pattern(*pattern));
                        ExprKind::Assign { target, op: None, value }
                    }
                    _ => return self.unknown_children(node),
                }
            }
            "or_pattern" => {
                let mut parts = self.all_patterns(node).into_iter();
                let Some(first) = parts.next() else { return self.unknown_children(node) };
                return parts.fold(first, |left, right| {
                    Expr::new(ExprKind::Binary { op: BinaryOp::BitOr, left: Box::new(left), right: Box::new(right) }, at)
                });
            }
            "range_pattern" => {
                let side = |r: &mut Self, name: &str| match node.child_by_field_name(name) {
                    Some(n) => Box::new(r.expr(n)),
                    None => Box::new(Expr::new(ExprKind::Lit(Lit::Null), at)),
                };
                let op = if self.low.str(node).contains("..=") { BinaryOp::RangeInclusive } else { BinaryOp::Range };
                ExprKind::Binary { op, left: side(self, "left"), right: side(self, "right") }
            }
            "scoped_identifier" | "generic_pattern" | "scoped_type_identifier" => return self.path(node),
            _ => return self.expr(node),
        };
        Expr::new(kind, at)
    }

    fn all_patterns(&mut self, node: Node<'_>) -> Vec<Expr> {
        children(node).into_iter().filter(|n| n.kind() != "mutable_specifier").map(|n| self.pattern(n)).collect()
    }

    /// The patterns that `|` joins, each by itself.
    pub(super) fn patterns_of(&mut self, node: Node<'_>) -> Vec<Expr> {
        if node.kind() == "or_pattern" { self.all_patterns(node) } else { vec![self.pattern(node)] }
    }

    /// What `if let` asks of which value, where it asks nothing else.
    pub(super) fn tested_pattern(&mut self, condition: Node<'_>) -> Option<(Expr, Vec<Expr>)> {
        if condition.kind() != "let_condition" {
            return None;
        }
        let value = condition.child_by_field_name("value")?;
        let pattern = condition.child_by_field_name("pattern")?;
        let value = self.expr(value);
        Some((value, self.bound(|r| r.patterns_of(pattern))))
    }

    /// A condition, and the bindings that hold where it holds (`if let Some(x) = y` gives `Some(x) = y`).
    pub(super) fn condition(&mut self, node: Node<'_>) -> (Expr, Vec<Stmt>) {
        let at = span(node);
        match node.kind() {
            "let_condition" => {
                let value = match node.child_by_field_name("value") {
                    Some(value) => self.expr(value),
                    None => self.low.unknown(Vec::new(), at),
                };
                let target = self.bound(|r| r.pattern_part(node, "pattern"));
                // Whether it matches is not known; the value is bound where it does.
                let cond = Expr::new(ExprKind::Unknown(Vec::new()), at);
                (cond, vec![Stmt { kind: StmtKind::Assign { target, op: None, value }, span: at }])
            }
            "let_chain" => {
                let mut bindings = Vec::new();
                let mut cond: Option<Expr> = None;
                for part in children(node) {
                    let Some((next, mut bound)) = self.deeper(|r| r.condition(part)) else { continue };
                    bindings.append(&mut bound);
                    cond = Some(match cond {
                        Some(left) => Expr::new(ExprKind::Binary { op: BinaryOp::And, left: Box::new(left), right: Box::new(next) }, at),
                        None => next,
                    });
                }
                let cond = match cond {
                    Some(cond) => cond,
                    None => self.low.unknown(Vec::new(), at),
                };
                (cond, bindings)
            }
            _ => (self.expr(node), Vec::new()),
        }
    }

    /// `match` as a switch: patterns that `|` joins are separate patterns of one case.
    pub(super) fn switch(&mut self, node: Node<'_>) -> StmtKind {
        let subject = node.child_by_field_name("value").map(|n| self.expr(n));
        let mut cases = Vec::new();
        for arm in node.child_by_field_name("body").map(children).unwrap_or_default() {
            if arm.kind() != "match_arm" {
                continue;
            }
            cases.push(self.in_block(|r| r.arm(arm)));
        }
        StmtKind::Switch { subject, cases }
    }

    fn arm(&mut self, arm: Node<'_>) -> Case {
        let (mut patterns, mut guard, mut body) = (Vec::new(), None, Vec::new());
        if let Some(matched) = arm.child_by_field_name("pattern") {
            let condition = matched.child_by_field_name("condition");
            let parts = children(matched).into_iter().filter(|n| Some(*n) != condition);
            patterns = self.bound(|r| parts.flat_map(|part| r.patterns_of(part)).collect());
            if patterns.is_empty() && self.low.str(matched).starts_with('_') {
                patterns.push(Expr::new(ExprKind::Name("_".into()), span(matched)));
            }
            if let Some(condition) = condition {
                let (cond, bindings) = self.condition(condition);
                guard = Some(cond);
                body = bindings;
            }
        }
        if let Some(value) = arm.child_by_field_name("value") {
            if value.kind() == "block" {
                body.extend(self.valued(value));
            } else if self.deeper(|r| r.stmt(value, Vec::new(), &mut body)).is_none() {
                body.push(self.unknown_stmt(value));
            }
        }
        Case { patterns, guard, body, falls_through: false, span: span(arm) }
    }
}

/// One of two ways, by whether a value has a form: a switch with one case, and with one for all else.
pub(super) fn either(subject: Expr, patterns: Vec<Expr>, then: Vec<Stmt>, otherwise: Vec<Stmt>, at: Span) -> Stmt {
    let anything = vec![Expr::new(ExprKind::Name("_".into()), at)];
    let case = |patterns, body| Case { patterns, guard: None, body, falls_through: false, span: at };
    let cases = vec![case(patterns, then), case(anything, otherwise)];
    Stmt { kind: StmtKind::Switch { subject: Some(subject), cases }, span: at }
}

/// What a function ends in: where that parts by a condition, each way gives its own.
pub(super) fn given(value: Expr, at: Span, depth: usize) -> Stmt {
    let is_block = |expr: &Expr| matches!(expr.kind, ExprKind::Block(_));
    let ways = |expr: Expr| match expr.kind {
        ExprKind::Block(body) => given_last(body, depth + 1),
        _ => Vec::new(),
    };
    let kind = match value.kind {
        ExprKind::Conditional { cond, then, otherwise } if depth < MOST_NESTED && is_block(&then) && is_block(&otherwise) => {
            StmtKind::If { cond: *cond, then: ways(*then), otherwise: ways(*otherwise) }
        }
        ExprKind::Block(mut body) if depth < MOST_NESTED && matches!(body.as_slice(), [Stmt { kind: StmtKind::Switch { .. }, .. }]) => {
            match body.pop() {
                Some(Stmt { kind: StmtKind::Switch { subject, cases }, .. }) => {
                    let ends = |case: Case| Case { body: given_last(case.body, depth + 1), ..case };
                    StmtKind::Switch { subject, cases: cases.into_iter().map(ends).collect() }
                }
                _ => StmtKind::Return(None),
            }
        }
        kind => StmtKind::Return(Some(Expr::new(kind, value.span))),
    };
    Stmt { kind, span: at }
}

fn given_last(mut body: Vec<Stmt>, depth: usize) -> Vec<Stmt> {
    if depth >= MOST_NESTED {
        return body;
    }
    let Some(last) = body.pop() else { return body };
    let inner = |body: Vec<Stmt>| given_last(body, depth + 1);
    let kind = match last.kind {
        StmtKind::Expr(value) => given(value, last.span, depth).kind,
        StmtKind::If { cond, then, otherwise } => StmtKind::If { cond, then: inner(then), otherwise: inner(otherwise) },
        StmtKind::Switch { subject, cases } => {
            let ends = |case: Case| Case { body: inner(case.body), ..case };
            StmtKind::Switch { subject, cases: cases.into_iter().map(ends).collect() }
        }
        StmtKind::Block(body) => StmtKind::Block(inner(body)),
        StmtKind::Unsafe(body) => StmtKind::Unsafe(inner(body)),
        kind => kind,
    };
    body.push(Stmt { kind, span: last.span });
    body
}
