//! Calls with type arguments that the grammar reads otherwise than the language: `await f<T>(x)` as a call of `await f`, `a + f<T>(x)` as one
//! of `a + f`, and a tag with type arguments as two comparisons with a template.

use crate::tree::Node;

use super::Js;
use crate::flow::{
    ir::*,
    lower::{MAX_DEPTH, span, walk::children},
};

/// A call, member or element whose innermost object is an operator without parentheses: it belongs to the operator's last operand.
pub(super) struct Regrouped {
    operator: usize,
    operand: usize,
    whole: usize,
    /// The operand is being lowered, with what was written behind it.
    within: bool,
}

fn is_operator(node: Node<'_>) -> bool {
    matches!(node.kind(), "await_expression" | "unary_expression" | "binary_expression")
}

/// What a call calls, a member or element is of, an assertion or type arguments are about.
fn before(node: Node<'_>) -> Option<Node<'_>> {
    match node.kind() {
        "call_expression" => node.child_by_field_name("function"),
        "member_expression" | "subscript_expression" => node.child_by_field_name("object"),
        "non_null_expression" | "instantiation_expression" => children(node).into_iter().find(|n| !n.is_error()),
        _ => None,
    }
}

/// The operator at the beginning of what is called or looked into. None is written there without parentheses.
fn operator_before(node: Node<'_>) -> Option<Node<'_>> {
    let mut at = node;
    for _ in 0..MAX_DEPTH {
        at = before(at)?;
        if is_operator(at) {
            return Some(at);
        }
    }
    None
}

/// The operand at the operator's right edge.
fn last_operand(operator: Node<'_>) -> Option<Node<'_>> {
    let mut at = operator;
    for _ in 0..MAX_DEPTH {
        at = match at.kind() {
            "await_expression" => children(at).into_iter().find(|n| !n.is_error())?,
            "unary_expression" => at.child_by_field_name("argument")?,
            "binary_expression" => at.child_by_field_name("right")?,
            _ => return Some(at),
        };
    }
    None
}

/// `tag<T>` with a template behind it, read as `(tag < T) > template` or as an assertion without its sign: the tag.
fn tag_of(node: Node<'_>) -> Option<(Node<'_>, Node<'_>)> {
    match node.kind() {
        "binary_expression" => {
            let template = node.child_by_field_name("right").filter(|n| n.kind() == "template_string")?;
            let left = node.child_by_field_name("left").filter(|n| n.kind() == "binary_expression")?;
            let sign = |of: Node<'_>, sign: &str| of.child_by_field_name("operator").is_some_and(|o| o.kind() == sign);
            (sign(node, ">") && sign(left, "<")).then_some((left.child_by_field_name("left")?, template))
        }
        "call_expression" => {
            let template = node.child_by_field_name("arguments").filter(|n| n.kind() == "template_string")?;
            let asserted = node.child_by_field_name("function").filter(|n| n.kind() == "non_null_expression")?;
            let is_missing = asserted.children().any(|n| n.kind() == "!" && n.is_missing());
            let typed = before(asserted).filter(|n| is_missing && n.kind() == "instantiation_expression")?;
            Some((before(typed)?, template))
        }
        _ => None,
    }
}

impl Js<'_> {
    /// The node as the language groups it, where the grammar groups it otherwise.
    pub(super) fn regrouped(&mut self, node: Node<'_>) -> Option<Expr> {
        let id = node.id();
        if let Some(at) = self.regrouped.iter().position(|known| !known.within && known.operand == id) {
            let whole = self.regrouped[at].whole;
            let whole = std::iter::successors(Some(node), |n| n.parent()).take(MAX_DEPTH as usize).find(|n| n.id() == whole)?;
            self.regrouped[at].within = true;
            let value = self.expr(whole);
            self.regrouped[at].within = false;
            return Some(value);
        }
        if self.regrouped.iter().any(|known| known.within && known.operator == id) {
            return last_operand(node).map(|operand| self.expr(operand));
        }
        if let Some((tag, template)) = tag_of(node) {
            return Some(self.tag_with_types(node, tag, template));
        }
        let operator = operator_before(node)?;
        if self.regrouped.iter().any(|known| known.operator == operator.id()) {
            return None;
        }
        let operand = last_operand(operator)?;
        self.regrouped.push(Regrouped { operator: operator.id(), operand: operand.id(), whole: id, within: false });
        let value = self.expr(operator);
        self.regrouped.pop();
        Some(value)
    }

    /// `await` stands before the whole of the call, not before its tag.
    fn tag_with_types(&mut self, node: Node<'_>, tag: Node<'_>, template: Node<'_>) -> Expr {
        let awaited = (tag.kind() == "await_expression").then(|| last_operand(tag)).flatten();
        let callee = Box::new(self.expr(awaited.unwrap_or(tag)));
        let args = self.tagged(template);
        let call = Expr::new(ExprKind::Call { callee, args, kind: CallKind::Plain }, span(node));
        match awaited {
            Some(_) => Expr::new(ExprKind::Await(Box::new(call)), span(node)),
            None => call,
        }
    }
}
