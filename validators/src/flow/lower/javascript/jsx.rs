//! JSX: an element is a call by syntax of `jsx.<tag>`, attributes are keyword arguments, children positional ones.

use crate::tree::Node;

use super::{Js, expr::call};
use crate::flow::{
    ir::*,
    lower::{
        span,
        walk::{children, fields},
    },
};

impl Js<'_> {
    pub(super) fn jsx(&mut self, node: Node<'_>) -> Expr {
        let open = node.child_by_field_name("open_tag").unwrap_or(node);
        let tag = open.child_by_field_name("name").map(|n| self.base.str(n)).filter(|n| !n.is_empty()).unwrap_or("fragment");
        let mut args = Vec::new();
        for attribute in fields(open, "attribute") {
            args.push(self.attribute(attribute));
        }
        if node.kind() == "jsx_element" {
            for child in children(node).into_iter().filter(|n| !n.is_error()) {
                if let Some(value) = self.jsx_child(child) {
                    args.push(value);
                }
            }
        }
        call(&format!("jsx.{tag}"), args, CallKind::Syntax, span(node))
    }

    fn jsx_child(&mut self, node: Node<'_>) -> Option<Arg> {
        match node.kind() {
            "jsx_opening_element" | "jsx_closing_element" => None,
            "jsx_text" | "html_character_reference" => {
                let text = self.base.str(node).trim();
                let value = Expr::new(ExprKind::Lit(Lit::Str(text.into())), span(node));
                (!text.is_empty()).then_some(Arg { name: None, value, spread: Spread::No })
            }
            // `{}` and `{/* comment */}` hold nothing.
            "jsx_expression" => children(node).into_iter().next().map(|inner| self.arg(inner)),
            _ => Some(Arg { name: None, value: self.expr(node), spread: Spread::No }),
        }
    }

    fn attribute(&mut self, node: Node<'_>) -> Arg {
        let parts = children(node);
        if node.kind() == "jsx_expression" {
            // `{...props}`
            return match parts.first() {
                Some(spread) if spread.kind() == "spread_element" => {
                    let value = children(*spread).into_iter().next().map(|inner| self.expr(inner));
                    let value = value.unwrap_or_else(|| Expr::new(ExprKind::Unknown(Vec::new()), span(node)));
                    Arg { name: None, value, spread: Spread::Map }
                }
                _ => Arg { name: None, value: self.unknown(node), spread: Spread::No },
            };
        }
        let name = parts.first().map(|n| self.base.sym(*n));
        let value = match parts.get(1) {
            None => Expr::new(ExprKind::Lit(Lit::Bool(true)), span(node)),
            Some(value) if value.kind() == "jsx_expression" => match children(*value).into_iter().next() {
                Some(inner) => self.expr(inner),
                None => self.unknown(*value),
            },
            // No escapes in attribute strings.
            Some(value) if value.kind() == "string" => {
                let text = self.base.str(*value);
                let text = text.get(1..text.len().saturating_sub(1)).unwrap_or_default();
                Expr::new(ExprKind::Lit(Lit::Str(text.into())), span(*value))
            }
            Some(value) => self.expr(*value),
        };
        Arg { name, value, spread: Spread::No }
    }
}
