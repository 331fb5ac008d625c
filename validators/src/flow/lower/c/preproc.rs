//! The preprocessor: includes, macros, conditionals, heads of functions that a macro writes. Knows nothing of types.

use std::{borrow::Cow, sync::Arc};

use crate::tree::{Flat, Node};
use tree_sitter::Parser;

use super::{C, children, expansion::BEYOND, is_statement, span, statement_of};
use crate::flow::ir::{Arg, CallKind, Expr, ExprKind, Function, Import, Param, ParamKind, Spread, Stmt, StmtKind, Sym};

/// Whether `child` is the condition or name of the conditional `node`, or its alternative, rather than something inside it.
pub(super) fn is_head(child: Node<'_>, node: Node<'_>) -> bool {
    node.kind().starts_with("preproc") && ["condition", "name"].iter().any(|field| node.child_by_field_name(field) == Some(child))
}

impl C<'_> {
    pub(super) fn include(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let at = span(node);
        let Some(path) = node.child_by_field_name("path") else { return out.push(self.unknown_stmt(node)) };
        let path: Sym = self.low.str(path).trim_matches(['"', '<', '>']).into();
        out.push(Stmt { kind: StmtKind::Import(Import { path, item: None, alias: None, wildcard: true, span: at }), span: at });
    }

    /// `#define NAME value`: a constant where the value is an expression.
    pub(super) fn define(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let at = span(node);
        let Some(name) = node.child_by_field_name("name") else { return out.push(self.unknown_stmt(node)) };
        // A name without a value is a flag; the conditional that asks for it says `defined`.
        let Some(value) = node.child_by_field_name("value") else { return };
        let init = Some(self.macro_value(value));
        out.push(Stmt { kind: StmtKind::Var { name: self.low.sym(name), ty: None, init, is_const: true }, span: at });
    }

    /// `#undef F`
    pub(super) fn undefine(&mut self, node: Node<'_>) {
        let name = self.low.str(node).trim_start_matches(['#', ' ', '\t']).strip_prefix("undef");
        name.into_iter().for_each(|name| self.macros.undefine(name.trim()));
    }

    /// `#define F(x) expression`: a function that returns it.
    pub(super) fn define_function(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let at = span(node);
        let Some(name) = node.child_by_field_name("name") else { return out.push(self.unknown_stmt(node)) };
        let head = node.child_by_field_name("parameters");
        let params = head.map(children).unwrap_or_default();
        let mut params: Vec<Param> = params.into_iter().map(|n| untyped_param(self.low.sym(n), span(n))).collect();
        if let Some(head) = head.filter(|head| self.low.str(*head).contains("...")) {
            params.push(Param { kind: ParamKind::Rest, ..untyped_param(BEYOND.into(), span(head)) });
        }
        let mut body = Vec::new();
        let value = node.child_by_field_name("value");
        if let Some(value) = value {
            let expr = self.macro_value(value);
            body.push(Stmt { span: expr.span, kind: StmtKind::Return(Some(expr)) });
        }
        let function = Function { is_abstract: value.is_none(), ..function_named(self.low.sym(name), params, body, at) };
        let function = Arc::new(function);
        self.macros.define(&function);
        out.push(Stmt { kind: StmtKind::Function(function), span: at });
    }

    /// A macro's replacement as an expression of its own; what is not one is unknown.
    fn macro_value(&mut self, value: Node<'_>) -> Expr {
        let as_statement = self.macro_text(value, false);
        // At the level of a file `run(x)` may as well declare `x`.
        let declares = |body: &[Stmt]| matches!(body, [Stmt { kind: StmtKind::Var { init: None, .. }, .. }]);
        let doubtful = match &as_statement.kind {
            ExprKind::Unknown(_) => true,
            ExprKind::Block(body) => declares(body),
            _ => false,
        };
        if doubtful {
            let in_brackets = self.macro_text(value, true);
            let is_better = match (&in_brackets.kind, &as_statement.kind) {
                (ExprKind::Unknown(_), _) => false,
                (ExprKind::Call { .. }, _) | (_, ExprKind::Unknown(_)) => true,
                _ => false,
            };
            if is_better {
                return in_brackets;
            }
        }
        as_statement
    }

    /// Parses a macro's replacement by itself, or with brackets around it, where only an expression stands.
    fn macro_text(&mut self, value: Node<'_>, bracketed: bool) -> Expr {
        let at = span(value);
        let bytes = value.byte_range();
        if self.budget < bytes.len() {
            return self.low.unknown(Vec::new(), at);
        }
        self.budget -= bytes.len();
        let mut parser = match self.parser.take() {
            Some(parser) => parser,
            None => {
                let mut parser = Parser::new();
                let grammar = if self.is_cpp() { tree_sitter_cpp::LANGUAGE.into() } else { tree_sitter_c::LANGUAGE.into() };
                if parser.set_language(&grammar).is_err() {
                    return self.low.unknown(Vec::new(), at);
                }
                parser
            }
        };
        // Only these bytes are read, so that places stay those of the file; the `;` is one the grammar fills in.
        let mut range = self.low.range(value);
        let (before, behind): (&[u8], &[u8]) = if bracketed { (b"(", b");") } else { (b"", b"") };
        let text = without_pasted_commas(self.low.str(value));
        let (Some(start), Some(end)) = (bytes.start.checked_sub(before.len()), bytes.end.checked_add(behind.len())) else {
            return self.low.unknown(Vec::new(), at);
        };
        (range.start_byte, range.end_byte) = (start, end);
        let mut read = |offset: usize, _: tree_sitter::Point| -> &[u8] {
            if offset < bytes.start {
                before.get(offset.saturating_sub(start)..).unwrap_or_default()
            } else if offset < bytes.end {
                text.as_bytes().get(offset - bytes.start..).unwrap_or_default()
            } else {
                behind.get(offset - bytes.end..).unwrap_or_default()
            }
        };
        let parsed = parser.set_included_ranges(&[range]).ok().and_then(|()| parser.parse_with_options(&mut read, None, None));
        self.parser = Some(parser);
        let Some(tree) = parsed else { return self.low.unknown(Vec::new(), at) };
        let tree = Flat::of(self.low.language, &tree);
        let root = tree.root_node();
        let nodes = children(root);
        if bracketed {
            let inner = match nodes.as_slice() {
                [only] if only.kind() == "expression_statement" && !root.has_error() => children(*only),
                _ => Vec::new(),
            };
            return match inner.as_slice() {
                [expr] if expr.kind() == "parenthesized_expression" => self.expr(*expr),
                _ => self.low.unknown(Vec::new(), at),
            };
        }
        match nodes.as_slice() {
            [only] if only.kind() == "expression_statement" => match children(*only).as_slice() {
                [expr] if !expr.has_error() => self.expr(*expr),
                _ => self.low.unknown(Vec::new(), at),
            },
            [only] if !only.is_error() && only.kind().ends_with("_expression") | only.kind().ends_with("_literal") => self.expr(*only),
            _ if nodes.iter().all(|n| is_statement(n.kind())) && !nodes.is_empty() => {
                // `do { … } while (0)` and the like: the statements it stands for.
                let was = std::mem::replace(&mut self.in_body, true);
                let mut statements = Vec::new();
                for node in nodes {
                    self.stmt(node, &mut statements);
                }
                self.in_body = was;
                Expr::new(ExprKind::Block(statements), at)
            }
            _ => match whole_error(root) {
                Some(expr) => self.expr(expr),
                None => self.low.unknown(Vec::new(), at),
            },
        }
    }

    /// `#if` and its kin: branches inside a body, a sequence outside.
    pub(super) fn conditional(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let at = span(node);
        let condition = node.child_by_field_name("condition");
        let name = node.child_by_field_name("name");
        let alternative = node.child_by_field_name("alternative");
        let mut then = Vec::new();
        for child in children(node) {
            if Some(child) != condition && Some(child) != name && Some(child) != alternative {
                self.stmt(child, &mut then);
            }
        }
        let mut otherwise = Vec::new();
        if let Some(alternative) = alternative {
            self.stmt(alternative, &mut otherwise);
        }
        if node.kind() == "preproc_else" || !self.in_body {
            out.append(&mut then);
            out.append(&mut otherwise);
            return;
        }
        let cond = match (condition, name) {
            (Some(condition), _) => self.expr(condition),
            (None, Some(name)) => {
                let defined = self.defined(name);
                let text = self.low.str(node);
                if text.trim_start_matches(['#', ' ', '\t']).starts_with("ifndef") || text.trim_start().starts_with("#elifndef") {
                    Expr::new(ExprKind::Unary { op: crate::flow::ir::UnaryOp::Not, operand: Box::new(defined) }, span(name))
                } else {
                    defined
                }
            }
            _ => self.low.unknown(Vec::new(), at),
        };
        out.push(Stmt { kind: StmtKind::If { cond, then, otherwise }, span: at });
    }

    /// `defined(NAME)`: what a build chooses, known to nobody here.
    pub(super) fn defined(&mut self, name: Node<'_>) -> Expr {
        let at = span(name);
        let callee = Expr::new(ExprKind::Name("defined".into()), at);
        let value = Expr::new(ExprKind::Name(self.low.sym(name)), at);
        Expr::new(
            ExprKind::Call { callee: Box::new(callee), args: vec![Arg { name: None, value, spread: Spread::No }], kind: CallKind::Macro },
            at,
        )
    }

    /// A function whose head is a macro's call: its arguments are the only names known of the parameters.
    pub(super) fn macro_headed(&mut self, head: Node<'_>, block: Node<'_>) -> Option<Stmt> {
        let call = match head.kind() {
            "expression_statement" if !self.low.str(head).ends_with(';') => children(head).into_iter().next()?,
            "call_expression" => head,
            _ => return None,
        };
        if call.kind() != "call_expression" {
            return None;
        }
        let callee = call.child_by_field_name("function").filter(|n| n.kind() == "identifier")?;
        let args = call.child_by_field_name("arguments").map(children).unwrap_or_default();
        let params = args.iter().filter(|n| n.kind() == "identifier").map(|n| untyped_param(self.low.sym(*n), span(*n))).collect();
        let at = assay_manifests::Span { end: span(block).end, end_line: span(block).end_line, ..span(head) };
        let was = std::mem::replace(&mut self.in_body, true);
        let body = self.body(Some(block));
        self.in_body = was;
        let mut function = function_named(self.low.sym(callee), params, body, at);
        function.decorators.push(self.expr(call));
        Some(Stmt { kind: StmtKind::Function(function.into()), span: at })
    }

    /// `list_for_each(…) { … }`: a loop whose head is a macro's call; how often it runs is what the call says.
    pub(super) fn macro_loop(&mut self, head: Node<'_>, block: Node<'_>) -> Option<Stmt> {
        let call = match head.kind() {
            "expression_statement" if !self.low.str(head).ends_with(';') => children(head).into_iter().next()?,
            _ => return None,
        };
        if call.kind() != "call_expression" || call.child_by_field_name("function").is_none_or(|n| n.kind() != "identifier") {
            return None;
        }
        let at = assay_manifests::Span { end: span(block).end, end_line: span(block).end_line, ..span(head) };
        let cond = Some(self.expr(call));
        let body = self.body(Some(block));
        Some(Stmt { kind: StmtKind::Loop { cond, body, update: Vec::new(), test_first: true }, span: at })
    }

    /// Statements inside an expression (`({ … })`).
    pub(super) fn block_expr(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        Expr::new(ExprKind::Block(self.body(Some(node))), at)
    }

    /// `a, b`: a block whose last value counts.
    pub(super) fn comma(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let statements = children(node).into_iter().map(|n| self.expr(n)).map(statement_of).collect();
        Expr::new(ExprKind::Block(statements), at)
    }
}

/// `, ##__VA_ARGS__` is `, __VA_ARGS__` where there are any: a text of the same length.
fn without_pasted_commas(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find("##")).map(|at| at + from) {
        from = at + 2;
        let after_comma = text.get(..at).is_some_and(|before| before.trim_end().ends_with(','));
        if after_comma && text.get(from..).is_some_and(|rest| rest.trim_start().starts_with(BEYOND)) {
            text.to_mut().replace_range(at..from, "  ");
        }
    }
    text
}

/// The one expression under a lone error node that covers it all.
fn whole_error(root: Node<'_>) -> Option<Node<'_>> {
    let root = match children(root).as_slice() {
        [only] if only.is_error() => *only,
        _ => root,
    };
    match children(root).as_slice() {
        [only] if root.is_error() && root.child_count() == 1 && !only.has_error() => Some(*only),
        _ => None,
    }
}

pub(super) fn untyped_param(name: Sym, at: assay_manifests::Span) -> Param {
    Param { name, kind: ParamKind::Normal, ty: None, default: None, decorators: Vec::new(), pattern: None, span: at }
}

/// A public free function.
pub(super) fn function_named(name: Sym, params: Vec<Param>, body: Vec<Stmt>, at: assay_manifests::Span) -> Function {
    Function { name, params, body, span: at, is_static: true, is_public: true, ..Function::default() }
}
