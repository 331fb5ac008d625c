//! `match` patterns and type annotations of Python.

use crate::tree::Node;

use super::Py;
use crate::flow::{
    ir::*,
    lower::{
        MAX_DEPTH, span,
        walk::{children, fields, has},
    },
};

impl Py<'_> {
    pub(super) fn match_statement(&mut self, node: Node<'_>) -> StmtKind {
        let subjects = fields(node, "subject");
        let subject = self.tuple_of(subjects, span(node));
        let mut cases = Vec::new();
        for body in fields(node, "body") {
            for clause in children(body) {
                if clause.kind() == "case_clause" {
                    cases.push(self.case(clause));
                }
            }
        }
        StmtKind::Switch { subject, cases }
    }

    fn case(&mut self, node: Node<'_>) -> Case {
        let guard = node.child_by_field_name("guard").and_then(|g| children(g).into_iter().next()).map(|g| self.expr(g));
        let written: Vec<_> = children(node).into_iter().filter(|n| n.kind() == "case_pattern").collect();
        let mut patterns = Vec::new();
        match written.as_slice() {
            // `case _` is the default.
            [one] if self.base.str(*one).trim() == "_" => {}
            [one] => match children(*one).as_slice() {
                [union] if union.kind() == "union_pattern" => {
                    patterns.extend(children(*union).into_iter().map(|p| self.pattern(p)));
                }
                _ => patterns.push(self.pattern(*one)),
            },
            several => {
                let items = several.iter().map(|p| self.pattern(*p)).collect();
                patterns.push(Expr::new(ExprKind::List { items, kind: ListKind::Tuple }, span(node)));
            }
        }
        let body = self.block_of(node, "consequence");
        Case { patterns, guard, body, falls_through: false, span: span(node) }
    }

    fn pattern(&mut self, node: Node<'_>) -> Expr {
        if self.base.depth >= MAX_DEPTH {
            return self.base.unknown(Vec::new(), span(node));
        }
        self.base.depth += 1;
        let pattern = self.pattern_inner(node);
        self.base.depth -= 1;
        pattern
    }

    fn pattern_inner(&mut self, node: Node<'_>) -> Expr {
        let parts = children(node);
        let kind = match node.kind() {
            "case_pattern" => {
                return match parts.as_slice() {
                    [] => Expr::new(ExprKind::Name(self.base.sym(node)), span(node)),
                    [number] if matches!(number.kind(), "integer" | "float") && self.base.str(node).starts_with('-') => {
                        let operand = Box::new(self.expr(*number));
                        Expr::new(ExprKind::Unary { op: UnaryOp::Neg, operand }, span(node))
                    }
                    [one] => self.pattern(*one),
                    _ => {
                        let items = parts.into_iter().map(|p| self.pattern(p)).collect();
                        self.base.unknown(items, span(node))
                    }
                };
            }
            "union_pattern" => {
                let mut rest = parts.into_iter();
                let Some(first) = rest.next() else { return self.base.unknown(Vec::new(), span(node)) };
                let mut left = self.pattern(first);
                for next in rest {
                    let right = self.pattern(next);
                    let kind = ExprKind::Binary { op: BinaryOp::BitOr, left: Box::new(left), right: Box::new(right) };
                    left = Expr::new(kind, span(node));
                }
                return left;
            }
            "as_pattern" => {
                let value = match parts.first() {
                    Some(inner) => self.pattern(*inner),
                    None => self.base.unknown(Vec::new(), span(node)),
                };
                match node.child_by_field_name("alias").or_else(|| parts.last().copied().filter(|l| l.kind() == "identifier")) {
                    Some(alias) => {
                        let target = Expr::new(ExprKind::Name(self.base.sym(alias)), span(alias));
                        ExprKind::Assign { target: Box::new(target), op: None, value: Box::new(value) }
                    }
                    None => return value,
                }
            }
            // Parentheses around one pattern make no tuple of it.
            "tuple_pattern" if parts.len() == 1 && !has(node, ",") => return self.pattern(parts[0]),
            "list_pattern" | "tuple_pattern" => {
                let kind = if node.kind() == "list_pattern" { ListKind::List } else { ListKind::Tuple };
                ExprKind::List { items: parts.into_iter().map(|p| self.pattern(p)).collect(), kind }
            }
            "splat_pattern" => {
                let name = parts.first().map(|n| self.base.sym(*n)).unwrap_or_else(|| "_".into());
                ExprKind::Spread(Box::new(Expr::new(ExprKind::Name(name), span(node))))
            }
            "dict_pattern" => {
                let mut entries = Vec::new();
                let mut key = None;
                for (i, part) in parts.iter().enumerate() {
                    let is_key = node.field_name_for_named_child(i) == Some("key");
                    if part.kind() == "splat_pattern" {
                        let rest = self.pattern(*part);
                        let ExprKind::Spread(inner) = rest.kind else { continue };
                        entries.push((None, *inner));
                    } else if is_key && key.is_none() {
                        key = Some(self.pattern(*part));
                    } else {
                        entries.push((key.take(), self.pattern(*part)));
                    }
                }
                ExprKind::Map(entries)
            }
            "class_pattern" => {
                let mut args = Vec::new();
                for part in parts.iter().skip(1) {
                    let inner = children(*part).into_iter().next().filter(|n| n.kind() == "keyword_pattern");
                    let (name, value) = match inner {
                        Some(keyword) => {
                            let sides = children(keyword);
                            let value = match sides.get(1) {
                                Some(value) if has(keyword, "-") => {
                                    let operand = Box::new(self.pattern(*value));
                                    Expr::new(ExprKind::Unary { op: UnaryOp::Neg, operand }, span(keyword))
                                }
                                Some(value) => self.pattern(*value),
                                None => Expr::new(ExprKind::Name("_".into()), span(keyword)),
                            };
                            (sides.first().map(|n| self.base.sym(*n)), value)
                        }
                        None => (None, self.pattern(*part)),
                    };
                    args.push(Arg { name, value, spread: Spread::No });
                }
                let callee = match parts.first() {
                    Some(name) => self.name_chain(*name),
                    None => self.base.unknown(Vec::new(), span(node)),
                };
                ExprKind::Call { callee: Box::new(callee), args, kind: CallKind::Plain }
            }
            "dotted_name" => return self.name_chain(node),
            _ => return self.expr(node),
        };
        Expr::new(kind, span(node))
    }

    /// `a.b.c` of a dotted name as a member chain.
    pub(super) fn name_chain(&mut self, node: Node<'_>) -> Expr {
        let mut chain: Option<Expr> = None;
        for part in children(node).into_iter().take(MAX_DEPTH as usize / 2) {
            let name = self.base.sym(part);
            chain = Some(match chain {
                None => Expr::new(ExprKind::Name(name), span(part)),
                Some(object) => Expr::new(ExprKind::Member { object: Box::new(object), name, access: Access::Dot }, span(node)),
            });
        }
        chain.unwrap_or_else(|| Expr::new(ExprKind::Name(self.base.sym(node)), span(node)))
    }

    /// An annotation. `X | None` and `Optional[X]` are a nullable `X`; a quoted annotation is the name inside the quotes.
    pub(super) fn type_ref(&mut self, node: Node<'_>) -> TypeRef {
        if self.base.depth >= MAX_DEPTH {
            return TypeRef::named(self.base.sym(node));
        }
        self.base.depth += 1;
        let ty = self.type_inner(node);
        self.base.depth -= 1;
        ty
    }

    fn type_inner(&mut self, node: Node<'_>) -> TypeRef {
        let parts = children(node);
        match node.kind() {
            "type" | "parenthesized_expression" if parts.len() == 1 => self.type_ref(parts[0]),
            "string" => {
                let text = self.base.str(node).trim_matches(|c| matches!(c, '"' | '\''));
                let (name, rest) = text.split_once('[').unwrap_or((text, ""));
                let mut ty = TypeRef::named(name.trim());
                ty.args = rest.trim_end_matches(']').split(',').map(str::trim).filter(|t| !t.is_empty()).map(TypeRef::named).collect();
                optional(ty)
            }
            "generic_type" => {
                let mut ty = parts.first().map(|n| TypeRef::named(self.base.sym(*n))).unwrap_or_else(|| TypeRef::named(""));
                for list in parts.iter().skip(1) {
                    ty.args.extend(children(*list).into_iter().map(|t| self.type_ref(t)));
                }
                optional(ty)
            }
            "subscript" => {
                let mut ty = match node.child_by_field_name("value") {
                    Some(value) => self.type_ref(value),
                    None => TypeRef::named(""),
                };
                for arg in fields(node, "subscript") {
                    match arg.kind() {
                        "tuple" => ty.args.extend(children(arg).into_iter().map(|t| self.type_ref(t))),
                        _ => ty.args.push(self.type_ref(arg)),
                    }
                }
                optional(ty)
            }
            "list" => {
                let mut ty = TypeRef::named("list");
                ty.args = parts.into_iter().map(|t| self.type_ref(t)).collect();
                ty
            }
            "union_type" => {
                let sides = parts.into_iter().map(|t| self.type_ref(t)).collect();
                union(sides)
            }
            "binary_operator" => {
                let sides = [node.child_by_field_name("left"), node.child_by_field_name("right")];
                let sides = sides.into_iter().flatten().map(|t| self.type_ref(t)).collect();
                union(sides)
            }
            _ => TypeRef::named(self.dotted(node)),
        }
    }
}

fn optional(mut ty: TypeRef) -> TypeRef {
    let last = ty.name.rsplit('.').next().unwrap_or_default();
    match (last, ty.args.len()) {
        ("Optional", 1) => ty.args.pop().map(|inner| TypeRef { is_nullable: true, ..inner }).unwrap_or(ty),
        ("Annotated", n) if n > 0 => ty.args.swap_remove(0),
        ("Union", _) => union(ty.args),
        _ => ty,
    }
}

fn union(sides: Vec<TypeRef>) -> TypeRef {
    let nullable = sides.iter().any(|t| &*t.name == "None" || t.is_nullable);
    let mut rest: Vec<_> = sides.into_iter().filter(|t| &*t.name != "None").collect();
    match rest.len() {
        1 => TypeRef { is_nullable: nullable, ..rest.swap_remove(0) },
        _ => TypeRef { args: rest, is_nullable: nullable, ..TypeRef::named("Union") },
    }
}
