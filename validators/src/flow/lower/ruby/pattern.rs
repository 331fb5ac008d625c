//! Ruby `case`: values after `when`, patterns after `in`.

use crate::tree::Node;

use super::{Ruby, kit, name, named, opaque, span};
use crate::flow::ir::{Access, BinaryOp, CallKind, Case, Expr, ExprKind, ListKind, Lit, StmtKind, TypeRef, UnaryOp};
use crate::flow::lower::MAX_DEPTH;

impl<'t> Ruby<'_, 't> {
    pub(super) fn case(&mut self, node: Node<'t>) -> StmtKind {
        let subject = node.child_by_field_name("value").map(|value| self.expr(value));
        let mut cases = Vec::new();
        for child in named(node) {
            match child.kind() {
                "when" => {
                    let mut case = empty_case(child);
                    for pattern in kit::fields(child, "pattern") {
                        let inner = named(pattern).first().copied().unwrap_or(pattern);
                        case.patterns.push(self.when_pattern(inner, subject.is_some()));
                    }
                    case.body = child.child_by_field_name("body").map(|body| self.block_of(body)).unwrap_or_default();
                    cases.push(case);
                }
                "in_clause" => cases.push(self.in_clause(child)),
                "else" => {
                    let mut case = empty_case(child);
                    case.body = self.block_of(child);
                    cases.push(case);
                }
                _ => {}
            }
        }
        StmtKind::Switch { subject, cases }
    }

    /// A class after `when` asks for the type, a splat for membership: both only say that they may match.
    fn when_pattern(&mut self, node: Node<'t>, has_subject: bool) -> Expr {
        let at = span(node);
        match node.kind() {
            "constant" | "scope_resolution" if has_subject => Expr::new(ExprKind::Type(TypeRef::named(self.dotted_text(node))), at),
            "splat_argument" => {
                let inner = named(node).into_iter().map(|inner| self.expr(inner)).collect();
                Expr::new(ExprKind::Unknown(inner), at)
            }
            _ => self.expr(node),
        }
    }

    fn in_clause(&mut self, node: Node<'t>) -> Case {
        let mut case = empty_case(node);
        if let Some(pattern) = node.child_by_field_name("pattern") {
            self.in_pattern(pattern, &mut case.patterns);
        }
        let asked = std::mem::take(&mut self.asked);
        if let Some(guard) = node.child_by_field_name("guard") {
            let cond = match guard.child_by_field_name("condition") {
                Some(cond) => self.expr(cond),
                None => opaque(span(guard)),
            };
            case.guard = Some(if guard.kind() == "unless_guard" {
                let at = cond.span;
                Expr::new(ExprKind::Unary { op: UnaryOp::Not, operand: Box::new(cond) }, at)
            } else {
                cond
            });
        }
        // Of several forms each says something of its own names only.
        for one in asked.into_iter().filter(|_| case.patterns.len() == 1) {
            case.guard = Some(match case.guard.take() {
                Some(more) => kit::binary(BinaryOp::And, one, more),
                None => one,
            });
        }
        case.body = node.child_by_field_name("body").map(|body| self.block_of(body)).unwrap_or_default();
        case
    }

    fn in_pattern(&mut self, node: Node<'t>, out: &mut Vec<Expr>) {
        let at = span(node);
        match node.kind() {
            "alternative_pattern" => {
                for inner in kit::fields(node, "alternatives") {
                    out.push(self.binding(inner).unwrap_or_else(|| opaque(at)));
                }
            }
            _ => {
                let pattern = self.binding(node).unwrap_or_else(|| opaque(at));
                out.push(pattern);
            }
        }
    }

    /// A pattern as an assignment target or a value to compare with; `None` where there is no form.
    pub(super) fn binding(&mut self, node: Node<'t>) -> Option<Expr> {
        let at = span(node);
        if self.l.depth >= MAX_DEPTH {
            self.l.give_up(at);
            return None;
        }
        self.l.depth += 1;
        let found = match node.kind() {
            "identifier" => {
                let id = self.l.sym(node);
                self.define_local(&id);
                Some(name(id, at))
            }
            "parenthesized_pattern" => named(node).first().and_then(|inner| self.binding(*inner)),
            "as_pattern" => {
                let id = node.child_by_field_name("name");
                if let (Some(id), Some(value)) = (id, node.child_by_field_name("value")) {
                    let bound = name(self.l.sym(id), at);
                    match value.kind() {
                        "regex" => {
                            let form = self.expr(value);
                            self.asked.push(kit::binary(BinaryOp::Match, bound, form));
                        }
                        // What is bound is of that class.
                        "constant" | "scope_resolution" => {
                            let class = Expr { span: span(value), ..kit::dotted(&self.dotted_text(value), span(value)) };
                            let asks = kit::member(bound, "is_a?", Access::Dot, at);
                            self.asked.push(kit::call(asks, vec![kit::arg(class)], CallKind::Plain, at));
                        }
                        _ => {}
                    }
                }
                id.and_then(|id| self.binding(id))
            }
            "array_pattern" | "find_pattern" => {
                let class = node.child_by_field_name("class").map(|class| class.id());
                let parts: Vec<Node<'t>> = named(node).into_iter().filter(|part| Some(part.id()) != class).collect();
                let items = parts.into_iter().map(|part| self.binding(part).unwrap_or_else(|| name("_", at))).collect();
                Some(Expr::new(ExprKind::List { items, kind: ListKind::List }, at))
            }
            "splat_parameter" | "hash_splat_parameter" => {
                let id = self.field_text(node, "name");
                self.define_local(&id);
                let inner = name(if id.is_empty() { "_".into() } else { id }, at);
                Some(Expr::new(ExprKind::Spread(Box::new(inner)), at))
            }
            "hash_pattern" => {
                let mut entries = Vec::new();
                for entry in named(node) {
                    if entry.kind() != "keyword_pattern" {
                        continue;
                    }
                    let Some(key) = entry.child_by_field_name("key") else { continue };
                    let id: crate::flow::ir::Sym = self.l.str(key).trim_matches(['"', '\'']).into();
                    let target = match entry.child_by_field_name("value") {
                        Some(value) => self.binding(value).unwrap_or_else(|| name("_", at)),
                        None => {
                            self.define_local(&id);
                            name(id.clone(), span(key))
                        }
                    };
                    entries.push((Some(kit::lit(Lit::Str(id), span(key))), target));
                }
                Some(Expr::new(ExprKind::Map(entries), at))
            }
            "constant" | "scope_resolution" => Some(Expr::new(ExprKind::Type(TypeRef::named(self.dotted_text(node))), at)),
            "expression_reference_pattern" => Some(self.field_expr(node, "value")),
            "variable_reference_pattern" => {
                let value = self.field_expr(node, "name");
                // Compared with, not bound.
                Some(kit::binary(BinaryOp::Or, value, kit::lit(Lit::Null, at)))
            }
            _ => self.simple_pattern(node),
        };
        self.l.depth -= 1;
        found
    }

    fn simple_pattern(&mut self, node: Node<'t>) -> Option<Expr> {
        let value = self.expr(node);
        matches!(value.kind, ExprKind::Lit(_) | ExprKind::Format(_)).then_some(value)
    }
}

fn empty_case(node: Node<'_>) -> Case {
    Case { patterns: Vec::new(), guard: None, body: Vec::new(), falls_through: false, span: span(node) }
}
