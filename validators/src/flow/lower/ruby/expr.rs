//! Ruby expressions.

use crate::tree::Node;

use super::{BLOCK, Ruby, kit, name, named, opaque, span};
use crate::flow::ir::{Access, BinaryOp, CallKind, Expr, ExprKind, ListKind, Lit, StmtKind, UnaryOp};
use crate::flow::lower::MAX_DEPTH;
use crate::flow::lower::kit::stmt;

impl<'t> Ruby<'_, 't> {
    pub(super) fn expr(&mut self, node: Node<'t>) -> Expr {
        if self.l.depth >= MAX_DEPTH {
            return self.l.unknown(Vec::new(), span(node));
        }
        self.l.depth += 1;
        if node.is_error() {
            self.errors.insert(node.id());
        }
        let mut lowered = match self.simple(node) {
            Some(lowered) => lowered,
            None => self.compound(node),
        };
        if node.has_error() && !node.is_error() {
            lowered = self.with_errors(node, lowered);
        }
        self.l.depth -= 1;
        lowered
    }

    /// An expression with an error directly inside it is unknown, with what was recognised of it.
    #[inline(never)]
    fn with_errors(&mut self, node: Node<'t>, lowered: Expr) -> Expr {
        if matches!(lowered.kind, ExprKind::Unknown(_)) {
            return lowered;
        }
        let errors: Vec<Node<'t>> =
            named(node).into_iter().filter(|child| child.is_error() && !self.errors.contains(&child.id())).collect();
        let errors: Vec<Expr> = errors.into_iter().map(|error| self.expr(error)).collect();
        if errors.is_empty() && !named(node).iter().any(Node::is_error) {
            return lowered;
        }
        let children = std::iter::once(lowered).chain(errors).collect();
        self.l.unknown(children, span(node))
    }

    #[inline(never)]
    fn simple(&mut self, node: Node<'t>) -> Option<Expr> {
        let at = span(node);
        if node.is_missing() {
            return Some(self.l.unknown(Vec::new(), at));
        }
        if let Some(text) = self.simple_text(node) {
            return Some(text);
        }
        let value = match node.kind() {
            "identifier" => return Some(self.word(self.l.sym(node), at)),
            "constant" | "global_variable" | "encoding" | "file" | "line" => return Some(name(self.l.sym(node), at)),
            "self" => return Some(self.this(at)),
            "super" => return Some(self.super_call(None, None, node)),
            "instance_variable" => {
                let id = self.l.str(node).trim_start_matches('@');
                return Some(kit::member(self.this(at), id, Access::Dot, at));
            }
            "class_variable" => {
                let owner = match &self.class {
                    Some(class) => kit::dotted(class, at),
                    None => name("self", at),
                };
                return Some(kit::member(owner, self.l.str(node), Access::Static, at));
            }
            "integer" | "float" => kit::number(self.l.str(node)),
            "true" | "false" => Some(Lit::Bool(node.kind() == "true")),
            "nil" => Some(Lit::Null),
            _ => return None,
        };
        Some(match value {
            Some(value) => kit::lit(value, at),
            None => self.l.unknown(Vec::new(), at),
        })
    }

    #[inline(never)]
    fn compound(&mut self, node: Node<'t>) -> Expr {
        let at = span(node);
        match node.kind() {
            "call" => self.call(node),
            "scope_resolution" => match (node.child_by_field_name("scope"), node.child_by_field_name("name")) {
                (Some(scope), Some(id)) => {
                    let object = self.expr(scope);
                    kit::member(object, self.l.sym(id), Access::Static, at)
                }
                _ => kit::dotted(&self.dotted_text(node), at),
            },
            "parenthesized_statements" | "then" | "else" | "interpolation" => match named(node).as_slice() {
                [only] => self.expr(*only),
                _ => Expr::new(ExprKind::Block(self.block_of(node)), at),
            },
            "binary" => self.binary(node),
            "unary" => self.unary(node),
            "assignment" => self.assignment(node),
            "operator_assignment" => {
                let text = node.child_by_field_name("operator").map_or("", |op| self.l.str(op));
                let target = Box::new(match node.child_by_field_name("left") {
                    Some(left) => self.target(left),
                    None => opaque(at),
                });
                let value = Box::new(self.field_expr(node, "right"));
                let op = operator(text.strip_suffix('=').unwrap_or(text));
                Expr::new(ExprKind::Assign { target, op: Some(op), value }, at)
            }
            "conditional" => {
                let cond = Box::new(self.field_expr(node, "condition"));
                let then = Box::new(self.field_expr(node, "consequence"));
                let otherwise = Box::new(self.field_expr(node, "alternative"));
                Expr::new(ExprKind::Conditional { cond, then, otherwise }, at)
            }
            "element_reference" => self.index(node),
            "array" | "right_assignment_list" => {
                let items = self.args(node).into_iter().map(list_item).collect();
                Expr::new(ExprKind::List { items, kind: ListKind::List }, at)
            }
            "hash" => self.hash(node),
            "range" => {
                let side = |ruby: &mut Self, field: &str| match node.child_by_field_name(field) {
                    Some(side) => ruby.expr(side),
                    None => kit::lit(Lit::Null, at),
                };
                let (left, right) = (side(self, "begin"), side(self, "end"));
                let exclusive = node.child_by_field_name("operator").is_some_and(|op| self.l.str(op) == "...");
                let op = if exclusive { BinaryOp::Range } else { BinaryOp::RangeInclusive };
                Expr::new(ExprKind::Binary { op, left: Box::new(left), right: Box::new(right) }, at)
            }
            "lambda" => {
                let body = node.child_by_field_name("body").and_then(|block| block.child_by_field_name("body"));
                self.closure(node.child_by_field_name("parameters"), body, node)
            }
            _ => self.rare(node),
        }
    }

    #[inline(never)]
    fn rare(&mut self, node: Node<'t>) -> Expr {
        let at = span(node);
        match node.kind() {
            "if" | "unless" | "case" | "case_match" | "begin" | "if_modifier" | "unless_modifier" | "while" | "until" | "for"
            | "while_modifier" | "until_modifier" | "return" | "next" | "break" | "method" | "singleton_method" | "class" | "module" => {
                self.value_of(node)
            }
            "yield" => {
                let args = named(node).first().map(|list| self.args(*list)).unwrap_or_default();
                kit::call(name(BLOCK, at), args, CallKind::Plain, at)
            }
            "rescue_modifier" => {
                let then = Box::new(self.field_expr(node, "body"));
                let otherwise = Box::new(self.field_expr(node, "handler"));
                Expr::new(ExprKind::Conditional { cond: Box::new(opaque(at)), then, otherwise }, at)
            }
            "splat_argument" | "block_argument" | "hash_splat_argument" => match named(node).first() {
                Some(inner) => Expr::new(ExprKind::Spread(Box::new(self.expr(*inner))), at),
                None => self.no_form(node),
            },
            "pair" => {
                let key = self.field_key(node);
                let value = self.pair_value(node, &key);
                Expr::new(ExprKind::Map(vec![(Some(key), value)]), at)
            }
            "test_pattern" | "match_pattern" => self.pattern_test(node),
            "complex" | "rational" => match named(node).first() {
                Some(number) => self.expr(*number),
                None => self.no_form(node),
            },
            "argument_list" => {
                let items = self.args(node).into_iter().map(list_item).collect();
                Expr::new(ExprKind::List { items, kind: ListKind::List }, at)
            }
            _ => self.no_form(node),
        }
    }

    /// Unknown with everything below it that has a form.
    fn no_form(&mut self, node: Node<'t>) -> Expr {
        let children = named(node).into_iter().map(|child| self.expr(child)).collect();
        self.l.unknown(children, span(node))
    }

    fn assignment(&mut self, node: Node<'t>) -> Expr {
        let at = span(node);
        // The name exists while its value is made: `x = x` reads the local.
        let target = match node.child_by_field_name("left") {
            Some(left) => self.target(left),
            None => opaque(at),
        };
        let value = self.field_expr(node, "right");
        Expr::new(ExprKind::Assign { target: Box::new(target), op: None, value: Box::new(value) }, at)
    }

    fn index(&mut self, node: Node<'t>) -> Expr {
        let at = span(node);
        let object = Box::new(self.field_expr(node, "object"));
        let skip = node.child_by_field_name("object").map(|object| object.id());
        let keys: Vec<Node<'t>> = named(node).into_iter().filter(|child| Some(child.id()) != skip).collect();
        match keys.as_slice() {
            [key] if key.kind() == "range" => {
                let side = |ruby: &mut Self, field: &str| key.child_by_field_name(field).map(|side| Box::new(ruby.expr(side)));
                let from = side(self, "begin");
                let to = side(self, "end");
                // An end that belongs to the range is one more, where it is known.
                let exclusive = key.child_by_field_name("operator").is_some_and(|op| self.l.str(op) == "...");
                let to = to.and_then(|to| match to.kind {
                    ExprKind::Lit(Lit::Int(-1)) if !exclusive => None,
                    ExprKind::Lit(Lit::Int(number)) if !exclusive => Some(Box::new(kit::lit(Lit::Int(number.saturating_add(1)), to.span))),
                    _ => Some(to),
                });
                Expr::new(ExprKind::Slice { object, from, to }, at)
            }
            [key] => {
                let index = Box::new(self.expr(*key));
                Expr::new(ExprKind::Index { object, index }, at)
            }
            _ => {
                let items: Vec<Expr> = keys.into_iter().map(|key| self.expr(key)).collect();
                // `text[2, 3]`: so many from a place on.
                if let [Expr { kind: ExprKind::Lit(Lit::Int(from)), span }, Expr { kind: ExprKind::Lit(Lit::Int(count)), .. }] =
                    items.as_slice()
                    && *from >= 0
                    && *count >= 0
                {
                    let number = |number: i128| Some(Box::new(kit::lit(Lit::Int(number), *span)));
                    return Expr::new(ExprKind::Slice { object, from: number(*from), to: number(from.saturating_add(*count)) }, at);
                }
                let index = Box::new(Expr::new(ExprKind::List { items, kind: ListKind::Tuple }, at));
                Expr::new(ExprKind::Index { object, index }, at)
            }
        }
    }

    fn hash(&mut self, node: Node<'t>) -> Expr {
        let mut entries = Vec::new();
        for entry in named(node) {
            if entry.kind() == "pair" {
                let key = self.field_key(entry);
                let value = self.pair_value(entry, &key);
                entries.push((Some(key), value));
            } else {
                let value = self.expr(entry);
                entries.push((None, value));
            }
        }
        Expr::new(ExprKind::Map(entries), span(node))
    }

    fn binary(&mut self, node: Node<'t>) -> Expr {
        let at = span(node);
        let text = |ruby: &Self, node: Node<'t>| node.child_by_field_name("operator").map_or("", |op| ruby.l.str(op)).to_owned();
        if text(self, node) == "<<" {
            // Appending changes the receiver: a call, whatever it is appended to.
            let left = self.field_expr(node, "left");
            let right = self.field_expr(node, "right");
            let callee = kit::member(left, "<<", Access::Dot, at);
            return kit::call(callee, vec![kit::arg(right)], CallKind::Plain, at);
        }
        // A chain leans left: its operands are collected in a loop, not by recursion.
        let mut rest: Vec<(BinaryOp, Node<'t>)> = Vec::new();
        let mut first = node;
        while first.kind() == "binary" && text(self, first) != "<<" {
            let (Some(left), Some(right)) = (first.child_by_field_name("left"), first.child_by_field_name("right")) else { break };
            rest.push((operator(&text(self, first)), right));
            first = left;
        }
        if rest.is_empty() {
            return self.no_form(node);
        }
        let first = self.expr(first);
        let rest = rest.into_iter().rev().map(|(op, operand)| (op, self.expr(operand))).collect();
        match kit::chain(first, rest) {
            Ok(value) => value,
            Err(operands) => self.l.unknown(operands, at),
        }
    }

    fn unary(&mut self, node: Node<'t>) -> Expr {
        let at = span(node);
        let op = node.child_by_field_name("operator").map_or("", |op| self.l.str(op));
        if op == "defined?" {
            // Nothing is read.
            return kit::call(name("defined?", at), Vec::new(), CallKind::Syntax, at);
        }
        let op = match op {
            "!" | "not" => UnaryOp::Not,
            "-" => UnaryOp::Neg,
            "+" => UnaryOp::Plus,
            "~" => UnaryOp::BitNot,
            _ => UnaryOp::Other,
        };
        let operand = self.field_expr(node, "operand");
        if op == UnaryOp::Plus {
            // A number as it is; of a text, one that may be changed.
            return operand;
        }
        if let (UnaryOp::Neg, ExprKind::Lit(Lit::Int(number))) = (op, &operand.kind) {
            return kit::lit(Lit::Int(number.saturating_neg()), at);
        }
        Expr::new(ExprKind::Unary { op, operand: Box::new(operand) }, at)
    }

    fn pattern_test(&mut self, node: Node<'t>) -> Expr {
        let at = span(node);
        let value = self.field_expr(node, "value");
        let target = node.child_by_field_name("pattern").and_then(|pattern| self.binding(pattern));
        match target {
            Some(target) => {
                let assign = Expr::new(ExprKind::Assign { target: Box::new(target), op: None, value: Box::new(value) }, at);
                Expr::new(ExprKind::Block(vec![stmt(StmtKind::Expr(assign), at), stmt(StmtKind::Expr(opaque(at)), at)]), at)
            }
            None => self.l.unknown(vec![value], at),
        }
    }
}

/// An element of a list; a keyword there is a map of one entry.
fn list_item(arg: crate::flow::ir::Arg) -> Expr {
    let at = arg.value.span;
    match (arg.name, arg.spread) {
        (Some(key), _) => Expr::new(ExprKind::Map(vec![(Some(kit::lit(Lit::Str(key), at)), arg.value)]), at),
        (None, crate::flow::ir::Spread::No) => arg.value,
        (None, _) => Expr::new(ExprKind::Spread(Box::new(arg.value)), at),
    }
}

fn operator(text: &str) -> BinaryOp {
    match text {
        "and" => BinaryOp::And,
        "or" => BinaryOp::Or,
        "=~" => BinaryOp::Match,
        "!~" => BinaryOp::NotMatch,
        "**" => BinaryOp::Pow,
        "<=>" => BinaryOp::Other,
        // `a === b` asks whether `a` covers `b`.
        "===" => BinaryOp::Eq,
        other => kit::binary_op(other),
    }
}
