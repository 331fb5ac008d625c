//! The control-flow graph of one function: nodes in the order they are written, edges with what must hold on them. `goto`, `switch`
//! with falling through, loops and `try` are edges like any other.

use std::collections::BTreeMap;

use crate::flow::ir::{Expr, ExprKind, Lit, Stmt, StmtKind, Sym};

/// What is evaluated at a node.
#[derive(Clone, Copy)]
pub enum Action<'m> {
    Nothing,
    Stmt(&'m Stmt),
    Expr(&'m Expr),
    /// The loop variable takes some element of the iterable.
    Each(&'m Expr, &'m Expr),
}

/// What holds on an edge.
#[derive(Clone, Copy)]
pub enum When<'m> {
    Always,
    True(&'m Expr),
    False(&'m Expr),
    /// The same, where the other way leaves.
    Stayed(&'m Expr),
    /// The subject equals the pattern.
    Equal(&'m Expr, &'m Expr),
}

pub struct Node<'m> {
    pub action: Action<'m>,
    pub next: Vec<(usize, When<'m>)>,
}

/// Nodes; 0 is the entry, 1 the exit.
pub struct Graph<'m> {
    pub nodes: Vec<Node<'m>>,
}

/// More nodes than this are not analysed.
pub const MAX_NODES: usize = 30_000;

struct Builder<'m> {
    nodes: Vec<Node<'m>>,
    labels: BTreeMap<Sym, usize>,
    gotos: Vec<(usize, Sym)>,
    /// Targets of `break` and `continue`, innermost last.
    breaks: Vec<usize>,
    continues: Vec<usize>,
    handlers: Vec<usize>,
}

/// Open ends: where control stands, and what holds there.
type Ends<'m> = Vec<(usize, When<'m>)>;

pub fn build<'m>(body: &'m [Stmt], is_noreturn: &dyn Fn(&Expr) -> bool) -> Option<Graph<'m>> {
    let mut b = Builder {
        nodes: Vec::new(),
        labels: BTreeMap::new(),
        gotos: Vec::new(),
        breaks: Vec::new(),
        continues: Vec::new(),
        handlers: Vec::new(),
    };
    let entry = b.node(Action::Nothing);
    let exit = b.node(Action::Nothing);
    let ends = b.block(body, vec![(entry, When::Always)], is_noreturn);
    b.connect(ends, exit);
    for (from, label) in std::mem::take(&mut b.gotos) {
        let to = b.labels.get(&label).copied().unwrap_or(exit);
        b.nodes[from].next.push((to, When::Always));
    }
    (b.nodes.len() <= MAX_NODES).then_some(Graph { nodes: b.nodes })
}

impl<'m> Builder<'m> {
    fn node(&mut self, action: Action<'m>) -> usize {
        self.nodes.push(Node { action, next: Vec::new() });
        self.nodes.len() - 1
    }

    fn connect(&mut self, ends: Ends<'m>, to: usize) {
        for (from, when) in ends {
            self.nodes[from].next.push((to, when));
        }
    }

    fn step(&mut self, action: Action<'m>, ends: Ends<'m>) -> Ends<'m> {
        let node = self.node(action);
        self.connect(ends, node);
        vec![(node, When::Always)]
    }

    fn block(&mut self, body: &'m [Stmt], mut ends: Ends<'m>, noreturn: &dyn Fn(&Expr) -> bool) -> Ends<'m> {
        for stmt in body {
            if self.nodes.len() > MAX_NODES {
                return Vec::new();
            }
            ends = self.stmt(stmt, ends, noreturn);
        }
        ends
    }

    fn stmt(&mut self, stmt: &'m Stmt, ends: Ends<'m>, noreturn: &dyn Fn(&Expr) -> bool) -> Ends<'m> {
        match &stmt.kind {
            StmtKind::If { cond, then, otherwise } => {
                let ends = self.step(Action::Expr(cond), ends);
                let node = ends[0].0;
                let value = truth(cond);
                let yes = if value == Some(false) { Vec::new() } else { vec![(node, When::True(cond))] };
                let no = if value == Some(true) { Vec::new() } else { vec![(node, When::False(cond))] };
                let mut out = self.block(then, yes, noreturn);
                let no = match no.as_slice() {
                    [(node, When::False(cond))] if out.is_empty() && otherwise.is_empty() => vec![(*node, When::Stayed(cond))],
                    _ => no,
                };
                out.extend(self.block(otherwise, no, noreturn));
                out
            }
            StmtKind::Loop { cond, body, update, test_first } => {
                // The test comes first, so that only the way back to it leads to a lower number.
                let test = match cond {
                    Some(cond) => self.node(Action::Expr(cond)),
                    None => self.node(Action::Nothing),
                };
                let head = self.node(Action::Nothing);
                let after = self.node(Action::Nothing);
                let again = self.node(Action::Nothing);
                self.connect(ends, if *test_first { test } else { head });
                let value = cond.as_ref().map_or(Some(true), truth);
                if value != Some(false) {
                    self.nodes[test].next.push((head, cond.as_ref().map_or(When::Always, When::True)));
                }
                if value != Some(true)
                    && let Some(cond) = cond
                {
                    self.nodes[test].next.push((after, When::False(cond)));
                }
                self.breaks.push(after);
                self.continues.push(again);
                let ends = self.block(body, vec![(head, When::Always)], noreturn);
                self.breaks.pop();
                self.continues.pop();
                self.connect(ends, again);
                let ends = self.block(update, vec![(again, When::Always)], noreturn);
                self.connect(ends, test);
                vec![(after, When::Always)]
            }
            StmtKind::ForEach { target, iter, body } => {
                let head = self.node(Action::Each(target, iter));
                let after = self.node(Action::Nothing);
                self.connect(ends, head);
                self.nodes[head].next.push((after, When::Always));
                self.breaks.push(after);
                self.continues.push(head);
                let ends = self.block(body, vec![(head, When::Always)], noreturn);
                self.breaks.pop();
                self.continues.pop();
                self.connect(ends, head);
                vec![(after, When::Always)]
            }
            StmtKind::Switch { subject, cases } => {
                let ends = match subject {
                    Some(subject) => self.step(Action::Expr(subject), ends),
                    None => self.step(Action::Nothing, ends),
                };
                let node = ends[0].0;
                let after = self.node(Action::Nothing);
                self.breaks.push(after);
                let mut fallen: Ends<'m> = Vec::new();
                let mut has_default = false;
                for case in cases {
                    let mut into = std::mem::take(&mut fallen);
                    if case.patterns.is_empty() {
                        has_default = true;
                        into.push((node, When::Always));
                    }
                    for pattern in &case.patterns {
                        into.push((node, subject.as_ref().map_or(When::Always, |s| When::Equal(s, pattern))));
                    }
                    let ends = self.block(&case.body, into, noreturn);
                    if case.falls_through {
                        fallen = ends;
                    } else {
                        self.connect(ends, after);
                    }
                }
                self.connect(fallen, after);
                if !has_default {
                    self.nodes[node].next.push((after, When::Always));
                }
                self.breaks.pop();
                vec![(after, When::Always)]
            }
            StmtKind::Return(_) | StmtKind::Throw(_) => {
                let ends = self.step(Action::Stmt(stmt), ends);
                let to = match (&stmt.kind, self.handlers.last()) {
                    (StmtKind::Throw(_), Some(handler)) => *handler,
                    _ => 1,
                };
                self.connect(ends, to);
                Vec::new()
            }
            StmtKind::Break(_) => {
                let to = self.breaks.last().copied().unwrap_or(1);
                self.connect(ends, to);
                Vec::new()
            }
            StmtKind::Continue(_) => {
                let to = self.continues.last().copied().unwrap_or(1);
                self.connect(ends, to);
                Vec::new()
            }
            StmtKind::Label(label) => {
                let node = self.node(Action::Nothing);
                self.connect(ends, node);
                self.labels.insert(label.clone(), node);
                vec![(node, When::Always)]
            }
            StmtKind::Goto(label) => {
                let ends = self.step(Action::Nothing, ends);
                self.gotos.push((ends[0].0, label.clone()));
                Vec::new()
            }
            StmtKind::Block(body) | StmtKind::Unsafe(body) => self.block(body, ends, noreturn),
            StmtKind::Try { body, catches, otherwise, finally } => {
                let start = self.node(Action::Nothing);
                self.connect(ends, start);
                let handler = self.node(Action::Nothing);
                // Any part of the body may throw; what holds before it is what surely holds in the handler.
                self.nodes[start].next.push((handler, When::Always));
                self.handlers.push(handler);
                let ends = self.block(body, vec![(start, When::Always)], noreturn);
                self.handlers.pop();
                let mut out = self.block(otherwise, ends, noreturn);
                for catch in catches {
                    out.extend(self.block(&catch.body, vec![(handler, When::Always)], noreturn));
                }
                self.block(finally, out, noreturn)
            }
            StmtKind::Assert { cond, .. } => {
                let ends = self.step(Action::Expr(cond), ends);
                vec![(ends[0].0, When::True(cond))]
            }
            StmtKind::Function(_) | StmtKind::Class(_) | StmtKind::Import(_) | StmtKind::Global(_) => ends,
            StmtKind::Expr(e) => {
                // A statement macro's block is part of the flow.
                if let ExprKind::Block(body) = &e.kind {
                    return self.block(body, ends, noreturn);
                }
                let ends = self.step(Action::Stmt(stmt), ends);
                if noreturn(e) {
                    return Vec::new();
                }
                match warded(e) {
                    Some((cond, true)) => vec![(ends[0].0, When::True(cond))],
                    Some((cond, false)) => vec![(ends[0].0, When::False(cond))],
                    None => ends,
                }
            }
            _ => self.step(Action::Stmt(stmt), ends),
        }
    }
}

/// Conditions that are constants.
fn truth(cond: &Expr) -> Option<bool> {
    match &cond.kind {
        ExprKind::Lit(Lit::Int(n)) => Some(*n != 0),
        ExprKind::Lit(Lit::Bool(b)) => Some(*b),
        _ => None,
    }
}

/// What a macro that tests and leaves makes sure of behind it: a condition, and how it came out.
pub fn warded(expr: &Expr) -> Option<(&Expr, bool)> {
    let ExprKind::Call { callee, args, .. } = &expr.kind else { return None };
    let ExprKind::Name(name) = &callee.kind else { return None };
    let lower = name.to_ascii_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let first = &args.first()?.value;
    if has(&["assert"]) && !has(&["static"]) {
        return Some((first, true));
    }
    let compares = matches!(&first.kind, ExprKind::Binary { op, .. } if is_relation(*op)) || matches!(first.kind, ExprKind::Unary { .. });
    if !compares {
        return None;
    }
    let wards = has(&["check", "ensure", "require", "expect", "verify", "return_if", "return_val_if", "goto_if", "bail_if", "die_if"]);
    if !wards {
        return None;
    }
    // `CHECK_RETURN(!p, …)` leaves where the test holds, `g_return_if_fail(p)` where it does not: a test for null is never what holds behind.
    let for_null = match &first.kind {
        ExprKind::Unary { op: crate::flow::ir::UnaryOp::Not, .. } => true,
        ExprKind::Binary { op: crate::flow::ir::BinaryOp::Eq, right, .. } => matches!(right.kind, ExprKind::Lit(Lit::Null)),
        _ => false,
    };
    let leaves = has(&["return", "goto", "exit", "throw", "_if", "abort", "die"]) && !has(&["fail", "unless"]);
    Some((first, !(for_null || leaves && !has(&["ensure", "require"]))))
}

pub fn is_relation(op: crate::flow::ir::BinaryOp) -> bool {
    use crate::flow::ir::BinaryOp::*;
    matches!(op, Eq | NotEq | Lt | Le | Gt | Ge | And | Or)
}
