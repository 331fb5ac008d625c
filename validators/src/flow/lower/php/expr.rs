//! PHP expressions.

use std::sync::Arc;

use crate::tree::Node;

use super::stmt::syntax;
use super::text::{escape, single_quoted};
use super::{Php, has_token, kit, name, named, opaque, span};
use crate::flow::ir::{Access, Arg, BinaryOp, CallKind, Expr, ExprKind, ListKind, Lit, Spread, StmtKind, TypeRef, UnaryOp};
use crate::flow::lower::kit::{child_of, stmt};
use crate::flow::lower::{COPIED, MAX_DEPTH, NAMED};

impl Php<'_> {
    pub(super) fn expr(&mut self, node: Node<'_>) -> Expr {
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
    fn with_errors(&mut self, node: Node<'_>, lowered: Expr) -> Expr {
        if matches!(lowered.kind, ExprKind::Unknown(_)) {
            return lowered;
        }
        let errors: Vec<Node<'_>> =
            named(node).into_iter().filter(|child| child.is_error() && !self.errors.contains(&child.id())).collect();
        let errors: Vec<Expr> = errors.into_iter().map(|error| self.expr(error)).collect();
        if errors.is_empty() && !named(node).iter().any(Node::is_error) {
            return lowered;
        }
        let children = std::iter::once(lowered).chain(errors).collect();
        self.l.unknown(children, span(node))
    }

    #[inline(never)]
    fn simple(&mut self, node: Node<'_>) -> Option<Expr> {
        let at = span(node);
        if node.is_missing() {
            return Some(self.l.unknown(Vec::new(), at));
        }
        let value = match node.kind() {
            "variable_name" => return Some(name(self.l.sym(node), at)),
            "name" | "qualified_name" | "relative_name" | "relative_scope" => return Some(self.word(node)),
            "string" => Some(Lit::Str(single_quoted(self.l.str(node)).into())),
            "string_content" | "nowdoc_string" => Some(Lit::Str(self.l.sym(node))),
            "escape_sequence" => Some(Lit::Str(escape(self.l.str(node)).into())),
            "nowdoc" => Some(self.nowdoc(node)),
            "integer" | "float" => kit::number(self.l.str(node)),
            "boolean" => Some(Lit::Bool(self.l.str(node).eq_ignore_ascii_case("true"))),
            "null" => Some(Lit::Null),
            _ => return None,
        };
        Some(match value {
            Some(value) => kit::lit(value, at),
            None => self.l.unknown(Vec::new(), at),
        })
    }

    /// A constant, class or function by name.
    fn word(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let text = self.dotted_text(node);
        match text.to_ascii_lowercase().as_str() {
            "true" => kit::lit(Lit::Bool(true), at),
            "false" => kit::lit(Lit::Bool(false), at),
            "null" => kit::lit(Lit::Null, at),
            "exit" | "die" => syntax("exit", Vec::new(), at),
            "php_eol" => kit::lit(Lit::Str("\n".into()), at),
            "directory_separator" => kit::lit(Lit::Str("/".into()), at),
            "__class__" => match &self.class {
                Some(class) => kit::lit(Lit::Str(class.clone()), at),
                None => name(text, at),
            },
            _ => kit::dotted(&text, at),
        }
    }

    #[inline(never)]
    fn compound(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        match node.kind() {
            "clone_expression" => self.by_word("clone", node),
            "parenthesized_expression" | "error_suppression_expression" | "by_ref" => match named(node).as_slice() {
                [inner, ..] => self.expr(*inner),
                _ => self.no_form(node),
            },
            "encapsed_string" | "heredoc" | "heredoc_body" => self.encapsed(node),
            "binary_expression" => self.binary(node),
            "unary_op_expression" => self.unary(node),
            "update_expression" => {
                let target = Box::new(self.field_expr(node, "argument"));
                let op = if has_token(node, "--") { BinaryOp::Sub } else { BinaryOp::Add };
                let value = Box::new(kit::lit(Lit::Int(1), at));
                kit::step(node, Expr::new(ExprKind::Assign { target, op: Some(op), value }, at))
            }
            "assignment_expression" | "reference_assignment_expression" => {
                let target = match node.child_by_field_name("left") {
                    Some(left) => self.target(left),
                    None => opaque(at),
                };
                let mut value = self.field_expr(node, "right");
                if node.kind() == "reference_assignment_expression" {
                    let place = value.span;
                    value = Expr::new(ExprKind::Unary { op: UnaryOp::AddressOf, operand: Box::new(value) }, place);
                }
                Expr::new(ExprKind::Assign { target: Box::new(target), op: None, value: Box::new(value) }, at)
            }
            "augmented_assignment_expression" => {
                let target = Box::new(self.field_expr(node, "left"));
                let value = Box::new(self.field_expr(node, "right"));
                let text = node.child_by_field_name("operator").map_or("", |op| self.l.str(op));
                let op = operator(text.strip_suffix('=').unwrap_or(text));
                Expr::new(ExprKind::Assign { target, op: Some(op), value }, at)
            }
            "conditional_expression" => {
                let cond = self.field_expr(node, "condition");
                let otherwise = self.field_expr(node, "alternative");
                match node.child_by_field_name("body") {
                    Some(body) => {
                        let then = Box::new(self.expr(body));
                        Expr::new(ExprKind::Conditional { cond: Box::new(cond), then, otherwise: Box::new(otherwise) }, at)
                    }
                    // `a ?: b` is `a` where that counts as true: an `or` that gives its operands.
                    None => kit::binary(BinaryOp::Or, cond, otherwise),
                }
            }
            "subscript_expression" => self.subscript(node),
            "member_access_expression" | "nullsafe_member_access_expression" => self.member_access(node),
            "function_call_expression" => self.function_call(node),
            "member_call_expression" | "nullsafe_member_call_expression" => {
                let callee = self.member_access(node);
                self.call_of(callee, node)
            }
            "scoped_call_expression" => {
                let callee = self.static_member(node);
                self.call_of(callee, node)
            }
            "scoped_property_access_expression" | "class_constant_access_expression" => self.static_member(node),
            "object_creation_expression" => self.creation(node),
            "array_creation_expression" | "list_literal" => self.array(node),
            _ => self.rare(node),
        }
    }

    #[inline(never)]
    fn rare(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        match node.kind() {
            "anonymous_function" | "arrow_function" => {
                let (mut function, _) = self.function(node, "".into());
                let (shared, copied) = self.closure_captures(node, &function);
                if !shared.is_empty() {
                    function.body.insert(0, stmt(StmtKind::Global(shared), at));
                }
                if !copied.is_empty() {
                    let copied = copied.into_iter().map(|one| kit::arg(name(one, at))).collect();
                    function.decorators.push(kit::call(name(COPIED, at), copied, CallKind::Syntax, at));
                }
                Expr::new(ExprKind::Lambda(Arc::new(function)), at)
            }
            "cast_expression" => {
                let ty = node.child_by_field_name("type").map_or("", |ty| self.l.str(ty));
                let ty: String = ty.chars().filter(|c| c.is_ascii_alphabetic()).collect::<String>().to_ascii_lowercase();
                let ty = match ty.as_str() {
                    "integer" => "int",
                    "boolean" => "bool",
                    "double" | "real" => "float",
                    "binary" => "string",
                    other => other,
                };
                let value = Box::new(self.field_expr(node, "value"));
                Expr::new(ExprKind::Cast { ty: TypeRef::named(ty), value }, at)
            }
            "match_expression" => self.match_value(node),
            "throw_expression" => {
                let value = named(node).first().map(|value| self.expr(*value));
                Expr::new(ExprKind::Block(vec![stmt(StmtKind::Throw(value), at)]), at)
            }
            "yield_expression" => {
                // `yield key => value` may come as one child or as two.
                let parts = named(node);
                let pair = match parts.as_slice() {
                    [key, value] => Some((*key, *value)),
                    [only] if only.kind() == "array_element_initializer" => match named(*only).as_slice() {
                        [key, value] => Some((*key, *value)),
                        _ => None,
                    },
                    _ => None,
                };
                let value = match pair {
                    Some((key, value)) => {
                        let (key, value) = (self.expr(key), self.expr(value));
                        Some(Box::new(syntax(crate::flow::ir::KEYED, vec![key, value], at)))
                    }
                    None => parts.first().map(|value| Box::new(self.element(*value))),
                };
                // `yield from` gives all that the other gives.
                let value = match value {
                    Some(all) if has_token(node, "yield from") => {
                        let place = all.span;
                        Some(Box::new(Expr::new(ExprKind::Spread(all), place)))
                    }
                    value => value,
                };
                Expr::new(ExprKind::Yield(value), at)
            }
            "print_intrinsic" => {
                let items = named(node).into_iter().map(|child| self.expr(child)).collect();
                self.output("print", items, at)
            }
            "include_expression" => self.by_word("include", node),
            "include_once_expression" => self.by_word("include_once", node),
            "require_expression" => self.by_word("require", node),
            "require_once_expression" => self.by_word("require_once", node),
            "exit_statement" => self.by_word("exit", node),
            "shell_command_expression" => {
                let command = self.encapsed(node);
                syntax("`", vec![command], at)
            }
            "variadic_unpacking" => match named(node).first() {
                Some(inner) => Expr::new(ExprKind::Spread(Box::new(self.expr(*inner))), at),
                None => self.no_form(node),
            },
            "array_element_initializer" => self.element(node),
            "anonymous_class" => {
                let class = self.class(node, "".into());
                Expr::new(ExprKind::Class(Arc::new(class)), at)
            }
            // `$$name`, `${expression}`: which variable that is, nobody knows.
            "dynamic_variable_name" => match named(node).first() {
                Some(inner) => {
                    let wanted = self.expr(*inner);
                    kit::call(name(NAMED, at), vec![kit::arg(wanted)], CallKind::Syntax, at)
                }
                None => self.no_form(node),
            },
            "sequence_expression" => {
                let body = named(node).into_iter().map(|item| stmt(StmtKind::Expr(self.expr(item)), span(item))).collect();
                Expr::new(ExprKind::Block(body), at)
            }
            _ => self.no_form(node),
        }
    }

    /// Unknown with everything below it that has a form.
    fn no_form(&mut self, node: Node<'_>) -> Expr {
        let children = named(node).into_iter().map(|child| self.expr(child)).collect();
        self.l.unknown(children, span(node))
    }

    fn by_word(&mut self, word: &str, node: Node<'_>) -> Expr {
        let args = named(node).into_iter().map(|child| self.expr(child)).collect();
        syntax(word, args, span(node))
    }

    fn binary(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        // A chain leans left: its operands are collected in a loop, not by recursion.
        let mut rest: Vec<(BinaryOp, Node<'_>)> = Vec::new();
        let mut first = node;
        while first.kind() == "binary_expression" {
            let op = first.child_by_field_name("operator").map_or("", |op| self.l.str(op)).to_ascii_lowercase();
            let (Some(left), Some(right)) = (first.child_by_field_name("left"), first.child_by_field_name("right")) else { break };
            if matches!(op.as_str(), "instanceof" | "|>" | "<=>") || super::super::skips(first) {
                break;
            }
            rest.push((operator(&op), right));
            first = left;
        }
        if rest.is_empty() {
            return self.odd_binary(node);
        }
        let first = self.expr(first);
        let rest = rest.into_iter().rev().map(|(op, operand)| (op, self.expr(operand))).collect();
        match kit::chain(first, rest) {
            Ok(value) => value,
            Err(operands) => self.l.unknown(operands, at),
        }
    }

    fn odd_binary(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let op = node.child_by_field_name("operator").map_or("", |op| self.l.str(op)).to_ascii_lowercase();
        let (Some(left), Some(right)) = (node.child_by_field_name("left"), node.child_by_field_name("right")) else {
            return self.no_form(node);
        };
        if super::super::skips(node) {
            return self.no_form(node);
        }
        let value = self.expr(left);
        match op.as_str() {
            "instanceof" if matches!(right.kind(), "name" | "qualified_name" | "relative_name") => {
                let ty = TypeRef::named(self.dotted_text(right));
                Expr::new(ExprKind::TypeTest { value: Box::new(value), ty }, at)
            }
            "<=>" => {
                let right = self.expr(right);
                syntax("<=>", vec![value, right], at)
            }
            "|>" => {
                let callee = self.expr(right);
                kit::call(callee, vec![kit::arg(value)], CallKind::Plain, at)
            }
            _ => {
                let right = self.expr(right);
                self.l.unknown(vec![value, right], at)
            }
        }
    }

    fn unary(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let Some(operand) = node.child_by_field_name("argument").or_else(|| named(node).first().copied()) else {
            return self.no_form(node);
        };
        let operand = Box::new(self.expr(operand));
        let op = match node.child_by_field_name("operator").map_or("-", |op| self.l.str(op)) {
            "!" => UnaryOp::Not,
            "-" => UnaryOp::Neg,
            "+" => UnaryOp::Plus,
            "~" => UnaryOp::BitNot,
            _ => UnaryOp::Other,
        };
        Expr::new(ExprKind::Unary { op, operand }, at)
    }

    /// `$a[k]`; without a key (`$a[] = x`) the index is empty and unknown.
    fn subscript(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let parts = named(node);
        let object = match parts.first() {
            Some(object) => self.expr(*object),
            None => return self.no_form(node),
        };
        let index = match parts.get(1) {
            Some(index) => self.expr(*index),
            None => opaque(at),
        };
        Expr::new(ExprKind::Index { object: Box::new(object), index: Box::new(index) }, at)
    }

    /// `$a->b`, `$a?->b`; a member whose name is a value (`$a->$b`) is an index.
    fn member_access(&mut self, node: Node<'_>) -> Expr {
        let at = node.child_by_field_name("name").map_or_else(|| span(node), |name| kit::cover(span(node), span(name)));
        let object = self.field_expr(node, "object");
        let access = if node.kind().starts_with("nullsafe") { Access::Optional } else { Access::Arrow };
        self.member_named(object, node.child_by_field_name("name"), access, at)
    }

    fn member_named(&mut self, object: Expr, id: Option<Node<'_>>, access: Access, at: assay_manifests::Span) -> Expr {
        match id {
            Some(id) if id.kind() == "name" => kit::member(object, self.l.sym(id), access, at),
            Some(id) => {
                let index = Box::new(self.expr(id));
                Expr::new(ExprKind::Index { object: Box::new(object), index }, at)
            }
            None => self.l.unknown(vec![object], at),
        }
    }

    /// `A::b`, `A::$b`, `A::B`, `A::class`.
    fn static_member(&mut self, node: Node<'_>) -> Expr {
        let parts = named(node);
        let scope = node.child_by_field_name("scope").or_else(|| parts.first().copied());
        let id = node.child_by_field_name("name").or_else(|| parts.get(1).copied());
        let at = id.map_or_else(|| span(node), |id| kit::cover(span(node), span(id)));
        let Some(scope) = scope else { return self.no_form(node) };
        // `static` is the class that was called, which may be one made of this.
        let is_late = self.class.is_some() && self.l.str(scope).eq_ignore_ascii_case("static");
        let object = if is_late { name("static", span(scope)) } else { self.expr(scope) };
        match id {
            Some(id) if id.kind() == "variable_name" && node.kind() == "scoped_property_access_expression" => {
                kit::member(object, self.l.str(id).trim_start_matches('$'), Access::Static, at)
            }
            Some(id) if id.kind() == "name" && self.l.str(id).eq_ignore_ascii_case("class") && node.kind() != "scoped_call_expression" => {
                match object.dotted() {
                    // The class's name: a string, and a name that resolves where it is called or constructed.
                    Some(_) => object,
                    None => self.l.unknown(vec![object], at),
                }
            }
            id => self.member_named(object, id, Access::Static, at),
        }
    }

    fn function_call(&mut self, node: Node<'_>) -> Expr {
        let Some(function) = node.child_by_field_name("function") else { return self.no_form(node) };
        let callee = match function.kind() {
            "name" | "qualified_name" => {
                let text = self.dotted_text(function);
                // Function names know no case; those written loudly are the language's own.
                let text = if text.chars().any(|c| c.is_ascii_lowercase()) { text } else { text.to_ascii_lowercase().into() };
                match &*text {
                    "exit" | "die" => {
                        let args = node.child_by_field_name("arguments").map(|list| self.args(list)).unwrap_or_default();
                        return kit::call(name("exit", span(function)), args, CallKind::Syntax, span(node));
                    }
                    _ => kit::dotted(&text, span(function)),
                }
            }
            _ => self.expr(function),
        };
        self.call_of(callee, node)
    }

    /// A call with the arguments of `node`; `f(...)` is the function itself.
    fn call_of(&mut self, callee: Expr, node: Node<'_>) -> Expr {
        let Some(list) = node.child_by_field_name("arguments") else { return self.l.unknown(vec![callee], span(node)) };
        if child_of(list, &["variadic_placeholder"]).is_some() {
            return callee;
        }
        let args = self.args(list);
        kit::call(callee, args, CallKind::Plain, span(node))
    }

    pub(super) fn args(&mut self, list: Node<'_>) -> Vec<Arg> {
        let mut out = Vec::new();
        for node in named(list) {
            if node.kind() != "argument" {
                out.push(kit::arg(self.expr(node)));
                continue;
            }
            let key = node.child_by_field_name("name");
            let skip = [key, node.child_by_field_name("reference_modifier")].map(|child| child.map(|child| child.id()));
            let value = named(node).into_iter().find(|child| !skip.contains(&Some(child.id())));
            let Some(value) = value else {
                out.push(kit::arg(self.l.unknown(Vec::new(), span(node))));
                continue;
            };
            let spread = if value.kind() == "variadic_unpacking" { Spread::List } else { Spread::No };
            let value = match named(value).first() {
                Some(inner) if spread == Spread::List => self.expr(*inner),
                _ => self.expr(value),
            };
            out.push(Arg { name: key.map(|key| self.l.sym(key)), value, spread });
        }
        out
    }

    fn creation(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let parts = named(node);
        let list = parts.iter().find(|child| child.kind() == "arguments");
        let mut args = list.map(|list| self.args(*list)).unwrap_or_default();
        let callee = match parts.iter().find(|child| child.kind() != "arguments") {
            Some(class) if class.kind() == "anonymous_class" => {
                if let Some(list) = child_of(*class, &["arguments"]) {
                    args = self.args(list);
                }
                self.expr(*class)
            }
            Some(class) if matches!(class.kind(), "name" | "qualified_name" | "relative_name") => {
                kit::dotted(&self.dotted_text(*class), span(*class))
            }
            Some(class) => self.expr(*class),
            // `new static`: the word is a token of its own.
            None => match &self.class {
                Some(class) => name(class.clone(), at),
                None => return self.no_form(node),
            },
        };
        kit::call(callee, args, CallKind::New, at)
    }

    /// A list where no element has a key, else a map in which the others are numbered.
    fn array(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let elements = named(node);
        if !elements.iter().any(|element| has_token(*element, "=>")) {
            let items = elements.into_iter().map(|element| self.element(element)).collect();
            return Expr::new(ExprKind::List { items, kind: ListKind::List }, at);
        }
        let mut next = 0_i128;
        let mut entries: Vec<(Option<Expr>, Expr)> = Vec::new();
        for element in elements {
            let parts = named(element);
            match parts.as_slice() {
                [key, value] if has_token(element, "=>") => {
                    let key = self.expr(*key);
                    if let ExprKind::Lit(Lit::Int(number)) = key.kind {
                        next = number.saturating_add(1);
                    }
                    let value = self.expr(*value);
                    entries.push((Some(key), value));
                }
                _ => {
                    let value = self.element(element);
                    if matches!(value.kind, ExprKind::Spread(_)) {
                        entries.push((None, value));
                    } else {
                        entries.push((Some(kit::lit(Lit::Int(next), value.span)), value));
                        next = next.saturating_add(1);
                    }
                }
            }
        }
        Expr::new(ExprKind::Map(entries), at)
    }

    /// The value of one element.
    fn element(&mut self, node: Node<'_>) -> Expr {
        if node.kind() != "array_element_initializer" {
            return self.expr(node);
        }
        match named(node).last() {
            Some(value) => self.expr(*value),
            None => self.l.unknown(Vec::new(), span(node)),
        }
    }
}

fn operator(text: &str) -> BinaryOp {
    match text {
        "." => BinaryOp::Concat,
        "**" => BinaryOp::Pow,
        "and" => BinaryOp::And,
        "or" => BinaryOp::Or,
        "<>" => BinaryOp::NotEq,
        "xor" => BinaryOp::Other,
        other => kit::binary_op(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_language_are_operators() {
        let ops: Vec<BinaryOp> = [".", "and", "or", "<>", "??", "==="].into_iter().map(operator).collect();
        use BinaryOp::*;
        assert_eq!(ops, [Concat, And, Or, NotEq, Coalesce, Same]);
    }
}
