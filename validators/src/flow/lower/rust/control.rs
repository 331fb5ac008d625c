//! Conditions and loops of Rust as statements.

use crate::tree::Node;

use super::{LOOP_VALUE, Rust, children, pattern, span};
use crate::flow::ir::{Expr, ExprKind, Stmt, StmtKind, Sym};

impl Rust<'_> {
    pub(super) fn if_statement(&mut self, node: Node<'_>) -> Stmt {
        let at = span(node);
        let Some(condition) = node.child_by_field_name("condition") else { return self.unknown_stmt(node) };
        let block = |r: &mut Self| node.child_by_field_name("consequence").map(|n| r.block(n)).unwrap_or_default();
        let tested = self.in_block(|r| {
            let tested = r.tested_pattern(condition);
            tested.map(|(subject, patterns)| (subject, patterns, block(r)))
        });
        if let Some((subject, patterns, then)) = tested {
            let otherwise = self.alternative(node);
            return pattern::either(subject, patterns, then, otherwise, at);
        }
        let (cond, then) = self.in_block(|r| {
            let (cond, mut then) = r.condition(condition);
            then.extend(block(r));
            (cond, then)
        });
        Stmt { kind: StmtKind::If { cond, then, otherwise: self.alternative(node) }, span: at }
    }

    /// `while`, `loop` and `for`, behind their labels.
    pub(super) fn loop_statement(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let at = span(node);
        let block = |r: &mut Self| node.child_by_field_name("body").map(|n| r.block(n)).unwrap_or_default();
        let kind = match node.kind() {
            "while_expression" => {
                let Some(condition) = node.child_by_field_name("condition") else { return out.push(self.unknown_stmt(node)) };
                let (cond, body) = self.in_block(|r| {
                    let (cond, mut body) = r.condition(condition);
                    body.extend(block(r));
                    (cond, body)
                });
                StmtKind::Loop { cond: Some(cond), body, update: Vec::new(), test_first: true }
            }
            "for_expression" => {
                let iter = match node.child_by_field_name("value") {
                    Some(value) => self.expr(value),
                    None => self.low.unknown(Vec::new(), at),
                };
                let (target, body) = self.in_block(|r| (r.bound(|r| r.pattern_part(node, "pattern")), block(r)));
                StmtKind::ForEach { target, iter, body }
            }
            _ => StmtKind::Loop { cond: None, body: block(self), update: Vec::new(), test_first: true },
        };
        if let Some(label) = children(node).into_iter().find(|n| n.kind() == "label") {
            out.push(Stmt { kind: StmtKind::Label(self.label_name(label)), span: span(label) });
        }
        out.push(Stmt { kind, span: at });
    }

    /// `break 'label value`: what it gives is left under a name for the loop.
    pub(super) fn break_statement(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) -> StmtKind {
        let parts = children(node);
        let label = parts.iter().find(|n| n.kind() == "label").map(|n| self.label_name(*n));
        for value in parts.into_iter().filter(|n| n.kind() != "label") {
            let value = self.expr(value);
            let at = value.span;
            let target = Expr::new(ExprKind::Name(LOOP_VALUE.into()), at);
            out.push(Stmt { span: at, kind: StmtKind::Assign { target, op: None, value } });
        }
        StmtKind::Break(label)
    }

    pub(super) fn label_name(&self, node: Node<'_>) -> Sym {
        self.low.str(node).trim_start_matches('\'').into()
    }
}
