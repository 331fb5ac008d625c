//! `x is null || y`: the grammar takes what stands behind a pattern for a part of it. Here it is put where it binds. Knows no rule.

use crate::tree::Node;

use super::{CSharp, kit, named};
use crate::flow::ir::{BinaryOp, Expr};

/// Deepest nesting of operators that is put in order.
const MOST_DEEP: usize = 24;
/// Most operands of one expression that are.
const MOST: usize = 64;

/// Operators that bind looser than `is`, and how.
fn looseness(op: BinaryOp) -> Option<u8> {
    Some(match op {
        BinaryOp::Coalesce => 0,
        BinaryOp::Or => 1,
        BinaryOp::And => 2,
        BinaryOp::BitOr => 3,
        BinaryOp::BitXor => 4,
        BinaryOp::BitAnd => 5,
        BinaryOp::Eq | BinaryOp::NotEq => 6,
        _ => return None,
    })
}

fn loose_op(node: Node<'_>) -> Option<BinaryOp> {
    if node.kind() != "binary_expression" {
        return None;
    }
    let op = kit::binary_op(node.child_by_field_name("operator")?.kind());
    looseness(op).map(|_| op)
}

/// What a pattern begins with, where the grammar has put operators behind it into it.
pub(super) fn beginning(node: Node<'_>) -> Node<'_> {
    let mut at = node;
    for _ in 0..MOST_DEEP {
        if loose_op(at).is_none() {
            break;
        }
        let Some(left) = at.child_by_field_name("left") else { break };
        at = left;
    }
    at
}

/// The operators that were taken for a part of a pattern.
fn tail(node: Node<'_>) -> Option<Node<'_>> {
    let mut at = node.child_by_field_name("pattern")?;
    for _ in 0..MOST_DEEP {
        at = match at.kind() {
            "negated_pattern" => named(at).last().copied()?,
            "and_pattern" | "or_pattern" => at.child_by_field_name("right")?,
            "constant_pattern" | "relational_pattern" => return named(at).last().copied().filter(|inner| loose_op(*inner).is_some()),
            _ => return None,
        };
    }
    None
}

fn has_tail(node: Node<'_>, depth: usize) -> bool {
    if node.kind() == "is_pattern_expression" {
        return tail(node).is_some();
    }
    let mut at = node;
    for _ in 0..MOST {
        if loose_op(at).is_none() || depth > MOST_DEEP {
            return at.kind() == "is_pattern_expression" && tail(at).is_some();
        }
        let (Some(left), Some(right)) = (at.child_by_field_name("left"), at.child_by_field_name("right")) else { return false };
        if has_tail(right, depth + 1) {
            return true;
        }
        at = left;
    }
    false
}

impl CSharp<'_> {
    /// An expression in which operators stand behind a pattern, as it is meant.
    pub(super) fn loosened(&mut self, node: Node<'_>) -> Option<Expr> {
        if !has_tail(node, 0) {
            return None;
        }
        let mut operands = Vec::new();
        self.operands(node, None, &mut operands, 0);
        if operands.len() > MOST {
            return None;
        }
        let mut rest = operands.into_iter();
        let (_, first) = rest.next()?;
        let mut rest = rest.filter_map(|(op, operand)| op.map(|op| (op, operand))).peekable();
        Some(climb(first, &mut rest, 0))
    }

    fn operands(&mut self, node: Node<'_>, before: Option<BinaryOp>, out: &mut Vec<(Option<BinaryOp>, Expr)>, depth: usize) {
        let parts = loose_op(node).zip(node.child_by_field_name("left")).zip(node.child_by_field_name("right"));
        if let Some(((op, left), right)) = parts.filter(|_| depth <= MOST) {
            self.operands(left, before, out, depth + 1);
            self.operands(right, Some(op), out, depth + 1);
            return;
        }
        match tail(node).filter(|_| node.kind() == "is_pattern_expression") {
            Some(tail) => {
                out.push((before, self.is_pattern(node)));
                self.behind(tail, out, depth);
            }
            None => out.push((before, self.expr(node))),
        }
    }

    /// What stands behind the pattern that an expression begins with.
    fn behind(&mut self, node: Node<'_>, out: &mut Vec<(Option<BinaryOp>, Expr)>, depth: usize) {
        let Some(op) = loose_op(node).filter(|_| depth <= MOST) else { return };
        if let Some(left) = node.child_by_field_name("left") {
            self.behind(left, out, depth + 1);
        }
        if let Some(right) = node.child_by_field_name("right") {
            self.operands(right, Some(op), out, depth + 1);
        }
    }
}

fn climb(first: Expr, rest: &mut std::iter::Peekable<impl Iterator<Item = (BinaryOp, Expr)>>, least: u8) -> Expr {
    let mut left = first;
    let binds = |op: BinaryOp| looseness(op).unwrap_or_default();
    while let Some((op, operand)) = rest.next_if(|(op, _)| binds(*op) >= least) {
        let right = climb(operand, rest, binds(op) + 1);
        left = kit::binary(op, left, right);
    }
    left
}
