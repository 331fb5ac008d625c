//! C and C++ to the flow graph: files, statements, the preprocessor. Knows the two grammars and the form, no rule.
//!
//! Preprocessor conditionals inside a body become `If` over the condition as written (`defined(X)` where a name is tested), so
//! both sides are seen; outside bodies both sides stand in sequence. `#define N 10` is a constant, `#define F(x) …` a function; where one
//! that is a call or statements is called, those stand (`expansion`).

mod cpp;
mod expansion;
mod expr;
mod heads;
mod preproc;
mod types;

#[cfg(test)]
mod tests;

use crate::tree::{Flat, Node};
use assay_manifests::{Language, Span};

use super::{Lowering, MAX_DEPTH, span};
use crate::flow::ir::{BinaryOp, Case, Catch, Expr, ExprKind, Lit, Module, Stmt, StmtKind, Sym};

/// The state of one file's lowering.
pub(super) struct C<'a> {
    low: Lowering<'a>,
    package: Sym,
    /// Inside a function's body: conditionals of the preprocessor become branches.
    in_body: bool,
    /// Inside a namespace without a name: no other file can name what stands there.
    unnamed: bool,
    /// Classes whose names were looked for so far.
    sought: u32,
    /// Variables of the function that is being lowered.
    locals: std::collections::BTreeSet<Sym>,
    /// Bytes of macro bodies that may still be parsed again.
    budget: usize,
    parser: Option<tree_sitter::Parser>,
    macros: expansion::Macros,
}

/// Lowers a C or C++ file.
pub(super) fn lower(language: Language, path: &str, text: &str, tree: &Flat) -> Module {
    let mut c = C {
        low: Lowering::new(text, language),
        package: "".into(),
        in_body: false,
        unnamed: false,
        sought: 0,
        locals: std::collections::BTreeSet::new(),
        budget: text.len().saturating_mul(2),
        parser: None,
        macros: expansion::Macros::new(text.len().saturating_mul(2)),
    };
    let mut body = Vec::new();
    c.sequence(tree.root_node(), &mut body);
    Module { language, path: path.into(), package: c.package, body, unknown_nodes: c.low.unknown_nodes, given_up: c.low.given_up }
}

/// Named children without comments.
pub(super) fn children(node: Node<'_>) -> Vec<Node<'_>> {
    node.named_children().filter(|n| !matches!(n.kind(), "comment" | "line_comment" | "block_comment")).collect()
}

impl<'a> C<'a> {
    fn is_cpp(&self) -> bool {
        self.low.language == Language::Cpp
    }

    /// Runs `f` one level deeper; `None` where that is too deep.
    fn deeper<T>(&mut self, f: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.low.depth >= MAX_DEPTH {
            return None;
        }
        self.low.depth += 1;
        let result = f(self);
        self.low.depth -= 1;
        Some(result)
    }

    /// The children of `node` as statements. A call without `;` that is followed by a block at file level is a function whose
    /// head a macro writes (`PHP_FUNCTION(name) { … }`).
    fn sequence(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let nodes = children(node);
        let mut i = 0;
        while let Some(child) = nodes.get(i) {
            i += 1;
            if !self.in_body
                && let Some(block) = nodes.get(i).filter(|n| n.kind() == "compound_statement")
                && let Some(function) = self.macro_headed(*child, *block)
            {
                out.push(function);
                i += 1;
                continue;
            }
            if self.in_body
                && let Some(block) = nodes.get(i).filter(|n| n.kind() == "compound_statement")
                && let Some(looping) = self.macro_loop(*child, *block)
            {
                out.push(looping);
                i += 1;
                continue;
            }
            self.stmt(*child, out);
        }
    }

    fn body(&mut self, node: Option<Node<'_>>) -> Vec<Stmt> {
        let mut out = Vec::new();
        if let Some(node) = node {
            if matches!(node.kind(), "compound_statement" | "declaration_list") {
                if self.deeper(|c| c.sequence(node, &mut out)).is_none() {
                    out.push(self.unknown_stmt(node));
                }
            } else {
                self.stmt(node, &mut out);
            }
        }
        out
    }

    fn unknown_stmt(&mut self, node: Node<'_>) -> Stmt {
        let at = span(node);
        Stmt { kind: StmtKind::Expr(self.low.unknown(Vec::new(), at)), span: at }
    }

    /// Lowers one statement or declaration into as many statements as it takes.
    fn stmt(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        if self.deeper(|c| c.stmt_inner(node, out)).is_none() {
            out.push(self.unknown_stmt(node));
        }
    }

    fn stmt_inner(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let at = span(node);
        let kind = match node.kind() {
            "preproc_include" => return self.include(node, out),
            "preproc_def" => return self.define(node, out),
            "preproc_function_def" => return self.define_function(node, out),
            "preproc_if" | "preproc_ifdef" | "preproc_elif" | "preproc_elifdef" | "preproc_else" => return self.conditional(node, out),
            // `#pragma`, `#undef`, `#error`: nothing that runs.
            "preproc_call" => return self.undefine(node),
            "preproc_directive" | "preproc_arg" => return,
            "function_definition" => match self.function(node, false) {
                Some(function) => StmtKind::Function(function.into()),
                None => StmtKind::Expr(self.unknown_children(node)),
            },
            "declaration" | "field_declaration" => return self.declaration(node, out),
            "type_definition" => return self.typedef(node, out),
            "struct_specifier" | "union_specifier" | "enum_specifier" | "class_specifier" => return self.type_statement(node, out),
            "linkage_specification" => match node.child_by_field_name("body") {
                Some(body) if body.kind() == "declaration_list" => return self.sequence(body, out),
                Some(body) => return self.stmt(body, out),
                None => return out.push(self.unknown_stmt(node)),
            },
            "declaration_list" => return self.sequence(node, out),
            "expression_statement" | "init_statement" => {
                for child in children(node) {
                    if is_statement(child.kind()) { self.stmt(child, out) } else { self.expr_stmt(child, out) }
                }
                return;
            }
            "compound_statement" => StmtKind::Block(self.body(Some(node))),
            "if_statement" => StmtKind::If {
                cond: self.condition(node),
                then: self.body(node.child_by_field_name("consequence")),
                otherwise: self.body(node.child_by_field_name("alternative")),
            },
            "else_clause" => {
                for child in children(node) {
                    if child.kind() == "compound_statement" { self.sequence(child, out) } else { self.stmt(child, out) }
                }
                return;
            }
            "while_statement" | "do_statement" => StmtKind::Loop {
                cond: Some(self.condition(node)),
                body: self.body(node.child_by_field_name("body")),
                update: Vec::new(),
                test_first: node.kind() == "while_statement",
            },
            "for_statement" => self.for_loop(node),
            "switch_statement" => {
                let subject = Some(self.condition(node));
                let mut cases = Vec::new();
                if let Some(body) = node.child_by_field_name("body") {
                    self.cases(body, &mut cases);
                }
                StmtKind::Switch { subject, cases }
            }
            // A case outside the block of its switch (Duff's device): where it is reached from is not known.
            "case_statement" => {
                out.push(self.unknown_stmt(node));
                let value = node.child_by_field_name("value");
                for child in children(node) {
                    if Some(child) != value {
                        self.stmt(child, out);
                    }
                }
                return;
            }
            "return_statement" | "co_return_statement" => StmtKind::Return(children(node).first().map(|n| self.expr(*n))),
            "break_statement" | "seh_leave_statement" => StmtKind::Break(None),
            "continue_statement" => StmtKind::Continue(None),
            "goto_statement" => match node.child_by_field_name("label") {
                Some(label) => StmtKind::Goto(self.low.sym(label)),
                None => StmtKind::Expr(self.unknown_children(node)),
            },
            "labeled_statement" => {
                let label = node.child_by_field_name("label");
                if let Some(label) = label {
                    out.push(Stmt { kind: StmtKind::Label(self.low.sym(label)), span: span(label) });
                }
                for child in children(node) {
                    if Some(child) != label {
                        self.stmt(child, out);
                    }
                }
                return;
            }
            "attributed_statement" => {
                for child in children(node) {
                    if child.kind() != "attribute_declaration" {
                        self.stmt(child, out);
                    }
                }
                return;
            }
            "seh_try_statement" => {
                let mut catches = Vec::new();
                let mut finally = Vec::new();
                for child in children(node) {
                    let body = child.child_by_field_name("body");
                    match child.kind() {
                        "seh_except_clause" => catches.push(Catch { types: Vec::new(), name: None, body: self.body(body) }),
                        "seh_finally_clause" => finally = self.body(body),
                        _ => {}
                    }
                }
                StmtKind::Try { body: self.body(node.child_by_field_name("body")), catches, otherwise: Vec::new(), finally }
            }
            "ERROR" => return self.error(node, out),
            "attribute_declaration" | "attribute_specifier" | "access_specifier" => return,
            _ => match self.cpp_stmt(node, out) {
                Some(kind) => kind,
                None => return,
            },
        };
        out.push(Stmt { kind, span: at });
    }

    /// What the grammar could not place: one `Unknown` over the expressions inside, then the statements that are whole.
    fn error(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let (statements, pieces): (Vec<_>, Vec<_>) = children(node).into_iter().partition(|n| is_statement(n.kind()));
        let inner = pieces.into_iter().map(|n| self.expr(n)).collect();
        let at = span(node);
        out.push(Stmt { kind: StmtKind::Expr(self.low.unknown(inner, at)), span: at });
        for statement in statements {
            self.stmt(statement, out);
        }
    }

    /// An expression in the place of a statement.
    fn expr_stmt(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        if node.kind() == "comma_expression" {
            for child in children(node) {
                if self.deeper(|c| c.expr_stmt(child, out)).is_none() {
                    out.push(self.unknown_stmt(child));
                }
            }
            return;
        }
        let expr = self.expr(node);
        match self.macros.statements(&expr).filter(|_| self.in_body) {
            Some(mut statements) => out.append(&mut statements),
            None => out.push(statement_of(expr)),
        }
    }

    fn for_loop(&mut self, node: Node<'_>) -> StmtKind {
        let at = span(node);
        let mut statements = Vec::new();
        if let Some(init) = node.child_by_field_name("initializer") {
            if is_statement(init.kind()) { self.stmt(init, &mut statements) } else { self.expr_stmt(init, &mut statements) }
        }
        let cond = node.child_by_field_name("condition").map(|n| self.expr(n));
        let mut update = Vec::new();
        if let Some(node) = node.child_by_field_name("update") {
            self.expr_stmt(node, &mut update);
        }
        let body = self.body(node.child_by_field_name("body"));
        statements.push(Stmt { kind: StmtKind::Loop { cond, body, update, test_first: true }, span: at });
        StmtKind::Block(statements)
    }

    /// The condition of `if`, `while`, `do`, `switch`; with a declaration or initialiser it is a block whose last value counts.
    fn condition(&mut self, node: Node<'_>) -> Expr {
        let Some(clause) = node.child_by_field_name("condition") else { return self.unknown_children(node) };
        if clause.kind() != "condition_clause" {
            return self.expr(clause);
        }
        let at = span(clause);
        let mut before = Vec::new();
        if let Some(init) = clause.child_by_field_name("initializer") {
            self.stmt(init, &mut before);
        }
        let value = match clause.child_by_field_name("value") {
            Some(value) if value.kind() == "declaration" => {
                let first = before.len();
                self.declaration(value, &mut before);
                let name = before.get(first).and_then(|s| match &s.kind {
                    StmtKind::Var { name, .. } => Some(name.clone()),
                    _ => None,
                });
                match name {
                    Some(name) => Expr::new(ExprKind::Name(name), span(value)),
                    None => self.low.unknown(Vec::new(), span(value)),
                }
            }
            Some(value) => self.expr(value),
            None => self.unknown_children(clause),
        };
        if before.is_empty() {
            return value;
        }
        before.push(Stmt { span: value.span, kind: StmtKind::Expr(value) });
        Expr::new(ExprKind::Block(before), at)
    }

    /// A comment that says that the next case is meant to run as well (`/* fall through */`): a statement that does nothing.
    fn goes_on(&self, comment: Node<'_>) -> Option<Stmt> {
        let mut text = self.low.str(comment).to_ascii_lowercase();
        text.retain(|c| c.is_ascii_alphabetic());
        let said =
            ["fallthr", "fallsthr", "fallingthr", "nobreak", "dropthr", "dropsthr", "passthr"].iter().any(|word| text.contains(word));
        let at = span(comment);
        said.then(|| Stmt { span: at, kind: StmtKind::Expr(Expr::new(ExprKind::Lit(Lit::Null), at)) })
    }

    /// Cases of a switch's block. What stands between them belongs to the case before.
    fn cases(&mut self, body: Node<'_>, cases: &mut Vec<Case>) {
        for child in body.named_children() {
            match child.kind() {
                "comment" => {
                    if let Some(last) = cases.last_mut().filter(|last| !last.body.is_empty()) {
                        last.body.extend(self.goes_on(child));
                    }
                }
                "case_statement" => {
                    let value = child.child_by_field_name("value");
                    let patterns = value.map(|n| self.expr(n)).into_iter().collect();
                    let mut statements = Vec::new();
                    for inner in child.named_children() {
                        if inner.kind() == "comment" {
                            statements.extend(self.goes_on(inner).filter(|_| !statements.is_empty()));
                        } else if Some(inner) != value {
                            self.stmt(inner, &mut statements);
                        }
                    }
                    cases.push(Case { patterns, guard: None, body: statements, falls_through: true, span: span(child) });
                }
                "preproc_if" | "preproc_ifdef" | "preproc_elif" | "preproc_elifdef" | "preproc_else"
                    if children(child).iter().any(|n| n.kind() == "case_statement") =>
                {
                    if self.deeper(|c| c.cases(child, cases)).is_none() {
                        let unknown = self.unknown_stmt(child);
                        cases.extend(cases.is_empty().then(|| Case {
                            patterns: Vec::new(),
                            guard: None,
                            body: Vec::new(),
                            falls_through: true,
                            span: unknown.span,
                        }));
                        if let Some(last) = cases.last_mut() {
                            last.body.push(unknown);
                        }
                    }
                }
                _ => {
                    let at = span(child);
                    if preproc::is_head(child, body) {
                        continue;
                    }
                    let mut statements = Vec::new();
                    self.stmt(child, &mut statements);
                    if statements.is_empty() {
                        continue;
                    }
                    if cases.is_empty() {
                        // Before the first case: only a label could reach it.
                        let unknown = self.low.unknown(Vec::new(), at);
                        cases.push(Case { patterns: vec![unknown], guard: None, body: Vec::new(), falls_through: true, span: at });
                    }
                    if let Some(last) = cases.last_mut() {
                        last.body.append(&mut statements);
                    }
                }
            }
        }
    }
}

/// A bare assignment is a statement of its own kind.
fn statement_of(expr: Expr) -> Stmt {
    let at = expr.span;
    let kind = match expr.kind {
        ExprKind::Assign { target, op, value } => StmtKind::Assign { target: *target, op, value: *value },
        kind => StmtKind::Expr(Expr::new(kind, at)),
    };
    Stmt { kind, span: at }
}

/// Whether a node stands where a statement or declaration stands.
fn is_statement(kind: &str) -> bool {
    kind.ends_with("_statement")
        || kind.starts_with("preproc_i")
        || kind.starts_with("preproc_e")
        || kind.ends_with("_definition")
        || matches!(
            kind,
            "declaration"
                | "preproc_def"
                | "preproc_function_def"
                | "preproc_call"
                | "for_range_loop"
                | "linkage_specification"
                | "template_declaration"
        )
}

fn one(at: Span) -> Expr {
    Expr::new(ExprKind::Lit(Lit::Int(1)), at)
}

/// Operators by their text; `=`-suffixed forms without the `=`.
fn binary_op(text: &str) -> BinaryOp {
    use BinaryOp::*;
    match text {
        "+" => Add,
        "-" => Sub,
        "*" => Mul,
        "/" => Div,
        "%" => Mod,
        "&" | "bitand" => BitAnd,
        "|" | "bitor" => BitOr,
        "^" | "xor" => BitXor,
        "<<" => Shl,
        ">>" => Shr,
        "&&" | "and" => And,
        "||" | "or" => Or,
        "==" => Eq,
        "!=" | "not_eq" => NotEq,
        "<" => Lt,
        "<=" => Le,
        ">" => Gt,
        ">=" => Ge,
        _ => Other,
    }
}
