//! Go statements.

use crate::tree::Node;
use assay_manifests::Span;

use super::{Go, name, named, opaque, span};
use crate::flow::ir::{BinaryOp, CallKind, Case, Expr, ExprKind, ListKind, Lit, Stmt, StmtKind, Sym, TypeRef};
use crate::flow::lower::MAX_DEPTH;
use crate::flow::lower::kit::{self, child_of, fields, lit, stmt};

impl Go<'_> {
    /// Statements of a block or of a clause's statement list.
    #[inline(never)]
    pub(super) fn body(&mut self, node: Node<'_>) -> Vec<Stmt> {
        let mut out = Vec::new();
        for child in named(node) {
            if child.kind() == "statement_list" {
                for inner in named(child) {
                    self.stmt_into(inner, &mut out);
                }
            } else {
                self.stmt_into(child, &mut out);
            }
        }
        out
    }

    /// Lowers one statement or declaration, which may become several.
    pub(super) fn stmt_into(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        if self.l.depth >= MAX_DEPTH {
            let unknown = self.l.unknown(Vec::new(), span(node));
            out.push(stmt(StmtKind::Expr(unknown), span(node)));
            return;
        }
        self.l.depth += 1;
        if node.is_error() {
            self.broken(node, out);
        } else {
            if !self.declaration(node, out) {
                self.control(node, out);
            }
            if node.has_error() && !matches!(node.kind(), "block" | "statement_list") {
                for error in named(node).into_iter().filter(Node::is_error) {
                    self.broken(error, out);
                }
            }
        }
        self.l.depth -= 1;
    }

    /// What could not be parsed is unknown; what was recognised inside it is kept.
    fn broken(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let unknown = self.l.unknown(Vec::new(), span(node));
        out.push(stmt(StmtKind::Expr(unknown), span(node)));
        for child in named(node) {
            self.stmt_into(child, out);
        }
    }

    #[inline(never)]
    fn declaration(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) -> bool {
        match node.kind() {
            "import_declaration" => self.imports(node, out),
            "package_clause" | "empty_statement" => {}
            "function_declaration" | "method_declaration" => {
                let function = self.function(node);
                out.push(stmt(StmtKind::Function(function), span(node)));
            }
            "type_declaration" => {
                for spec in named(node).into_iter().filter(|spec| !spec.is_error()) {
                    self.type_spec(spec, out);
                }
            }
            "const_declaration" => self.constants(node, out),
            "var_declaration" => self.variables(node, out),
            _ => return false,
        }
        true
    }

    #[inline(never)]
    fn control(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let at = span(node);
        let kind = match node.kind() {
            "block" => StmtKind::Block(self.in_block(|go| go.body(node))),
            "statement_list" => {
                out.append(&mut self.body(node));
                return;
            }
            "if_statement" => self.if_statement(node),
            "for_statement" => self.for_statement(node),
            "expression_switch_statement" => self.switch(node),
            "type_switch_statement" => self.type_switch(node),
            "select_statement" => StmtKind::Switch { subject: None, cases: self.communications(node) },
            "return_statement" => self.return_statement(node, out),
            "break_statement" => StmtKind::Break(named(node).first().map(|label| self.l.sym(*label))),
            "continue_statement" => StmtKind::Continue(named(node).first().map(|label| self.l.sym(*label))),
            "goto_statement" => StmtKind::Goto(named(node).first().map_or_else(|| "".into(), |label| self.l.sym(*label))),
            // Seen by the case that holds it.
            "fallthrough_statement" => return,
            "labeled_statement" => {
                if let Some(label) = node.child_by_field_name("label") {
                    out.push(stmt(StmtKind::Label(self.l.sym(label)), at));
                }
                for child in named(node).into_iter().filter(|child| child.kind() != "label_name") {
                    self.stmt_into(child, out);
                }
                return;
            }
            "defer_statement" => {
                let call = self.first_expr(node);
                StmtKind::Defer(Box::new(stmt(StmtKind::Expr(call), at)))
            }
            "expression_statement" => StmtKind::Expr(self.first_expr(node)),
            // What it starts runs beside what follows.
            "go_statement" => {
                let call = self.first_expr(node);
                StmtKind::Expr(Expr::new(ExprKind::Await(Box::new(call)), at))
            }
            "send_statement" => {
                let channel = self.field_expr(node, "channel");
                let value = self.field_expr(node, "value");
                let callee = kit::member(channel, "send", crate::flow::ir::Access::Dot, at);
                StmtKind::Expr(kit::call(callee, vec![kit::arg(value)], CallKind::Syntax, at))
            }
            "inc_statement" | "dec_statement" => {
                let op = if node.kind() == "inc_statement" { BinaryOp::Add } else { BinaryOp::Sub };
                StmtKind::Assign { target: self.first_expr(node), op: Some(op), value: lit(Lit::Int(1), at) }
            }
            "short_var_declaration" => self.define(node, out),
            "assignment_statement" => self.assign(node),
            _ => StmtKind::Expr(self.expr(node)),
        };
        out.push(stmt(kind, at));
    }

    fn first_expr(&mut self, node: Node<'_>) -> Expr {
        match named(node).first() {
            Some(inner) => self.expr(*inner),
            None => self.l.unknown(Vec::new(), span(node)),
        }
    }

    /// `x := v` declares; of several names some may stand already, so those are assigned.
    #[inline(never)]
    fn define(&mut self, node: Node<'_>, declared: &mut Vec<Stmt>) -> StmtKind {
        let at = span(node);
        let left = node.child_by_field_name("left").map(named).unwrap_or_default();
        let right = node.child_by_field_name("right").map(named).unwrap_or_default();
        if let ([target], [value]) = (left.as_slice(), right.as_slice()) {
            let init = Some(self.expr(*value));
            let name = self.declared(self.l.sym(*target));
            return StmtKind::Var { name, ty: None, init, is_const: false };
        }
        // The values are evaluated before the names stand; those that are new are declared.
        let lowered = self.assign_many(Vec::new(), &right, left.len(), at);
        let mut targets = Vec::new();
        for target in left {
            let written = self.l.sym(target);
            let is_new = &*written != "_" && !self.scopes.is_empty() && !self.is_declared_here(&written);
            let lowered = self.declared(written);
            if is_new {
                let var = StmtKind::Var { name: lowered.clone(), ty: None, init: None, is_const: false };
                declared.push(stmt(var, span(target)));
            }
            targets.push(name(lowered, span(target)));
        }
        match lowered {
            StmtKind::Assign { op, value, .. } => {
                StmtKind::Assign { target: Expr::new(ExprKind::List { items: targets, kind: ListKind::Tuple }, at), op, value }
            }
            other => other,
        }
    }

    #[inline(never)]
    fn assign(&mut self, node: Node<'_>) -> StmtKind {
        let at = span(node);
        let op_text = node.child_by_field_name("operator").map_or("=", |op| op.kind());
        let left = node.child_by_field_name("left").map(named).unwrap_or_default();
        let right = node.child_by_field_name("right").map(named).unwrap_or_default();
        if let ([target], [value]) = (left.as_slice(), right.as_slice()) {
            let target = self.expr(*target);
            if op_text == "&^=" {
                let value = kit::flipped(self.expr(*value));
                return StmtKind::Assign { target, op: Some(BinaryOp::BitAnd), value };
            }
            let op = kit::assign_op(op_text);
            return StmtKind::Assign { target, op, value: self.expr(*value) };
        }
        let targets: Vec<Expr> = left.into_iter().map(|target| self.expr(target)).collect();
        let count = targets.len();
        self.assign_many(targets, &right, count, at)
    }

    /// `a, b = …`: a list of values, or one call with several results. The second value of a lookup, an assertion or a receive
    /// (`v, ok := m[k]`) is a truth value of its own.
    #[inline(never)]
    pub(super) fn assign_many(&mut self, targets: Vec<Expr>, values: &[Node<'_>], count: usize, at: Span) -> StmtKind {
        let tuple = |items: Vec<Expr>| Expr::new(ExprKind::List { items, kind: ListKind::Tuple }, at);
        let value = match values {
            [single] if count > 1 => {
                let value = self.expr(*single);
                match single.kind() {
                    // Whether the key is there: what a test of membership is.
                    "index_expression" => {
                        let (left, right) = (self.field_expr(*single, "index"), self.field_expr(*single, "operand"));
                        tuple(vec![value, kit::binary(BinaryOp::In, left, right)])
                    }
                    // Whether it is of the type.
                    "type_assertion_expression" => match single.child_by_field_name("type").map(|ty| self.type_ref(ty)) {
                        Some(ty) => {
                            let tested = Box::new(self.field_expr(*single, "operand"));
                            let test = Expr::new(ExprKind::TypeTest { value: tested, ty }, at);
                            tuple(vec![value, test])
                        }
                        None => tuple(vec![value, opaque(at)]),
                    },
                    "unary_expression" if single.child_by_field_name("operator").is_some_and(|op| op.kind() == "<-") => {
                        tuple(vec![value, opaque(at)])
                    }
                    _ => value,
                }
            }
            many => {
                let items = many.iter().map(|value| self.expr(*value)).collect();
                tuple(items)
            }
        };
        StmtKind::Assign { target: tuple(targets), op: None, value }
    }

    #[inline(never)]
    fn return_statement(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) -> StmtKind {
        let at = span(node);
        let results = self.results.last().cloned().unwrap_or_default();
        let value = self.returned(node);
        match value {
            // Results that have names are set, then returned: what is deferred may change them in between.
            Some(value) if !results.is_empty() && !is_named(&value, &results) && self.defers.last() == Some(&true) => {
                out.push(stmt(StmtKind::Assign { target: named_results(&results, at), op: None, value }, at));
                StmtKind::Return(Some(named_results(&results, at)))
            }
            // What is returned is taken before what is deferred runs, which may set the same variables.
            Some(value)
                if results.is_empty() && self.defers.last() == Some(&true) && has_names(&value, self.fails.last() == Some(&true)) =>
            {
                let taken = vec![stmt(StmtKind::Expr(value), at)];
                StmtKind::Return(Some(Expr::new(ExprKind::Block(taken), at)))
            }
            value => StmtKind::Return(value),
        }
    }

    #[inline(never)]
    fn returned(&mut self, node: Node<'_>) -> Option<Expr> {
        let at = span(node);
        let values = child_of(node, &["expression_list"]).map(named).unwrap_or_default();
        let mut items: Vec<Expr> = values.into_iter().map(|value| self.expr(value)).collect();
        if items.is_empty() {
            let results = self.results.last().cloned().unwrap_or_default();
            items = results.into_iter().map(|result| name(result, at)).collect();
        }
        if items.len() > 1 {
            return Some(Expr::new(ExprKind::List { items, kind: ListKind::Tuple }, at));
        }
        items.pop()
    }

    #[inline(never)]
    fn field_body(&mut self, node: Node<'_>, field: &str) -> Vec<Stmt> {
        node.child_by_field_name(field).map(|body| self.in_block(|go| go.body(body))).unwrap_or_default()
    }

    /// A statement with an initialiser stands in a block of its own behind it.
    #[inline(never)]
    fn after_initializer(&mut self, node: Node<'_>, build: impl FnOnce(&mut Self) -> StmtKind) -> StmtKind {
        self.in_block(|go| go.initialized(node, build))
    }

    #[inline(never)]
    fn initialized(&mut self, node: Node<'_>, build: impl FnOnce(&mut Self) -> StmtKind) -> StmtKind {
        let Some(init) = node.child_by_field_name("initializer") else { return build(self) };
        let mut block = Vec::new();
        self.stmt_into(init, &mut block);
        let kind = build(self);
        block.push(stmt(kind, span(node)));
        StmtKind::Block(block)
    }

    #[inline(never)]
    fn if_statement(&mut self, node: Node<'_>) -> StmtKind {
        self.after_initializer(node, |go| {
            let cond = go.field_expr(node, "condition");
            let then = go.field_body(node, "consequence");
            let mut otherwise = Vec::new();
            match node.child_by_field_name("alternative") {
                Some(block) if block.kind() == "block" => otherwise = go.in_block(|go| go.body(block)),
                Some(nested) => go.stmt_into(nested, &mut otherwise),
                None => {}
            }
            StmtKind::If { cond, then, otherwise }
        })
    }

    #[inline(never)]
    fn for_statement(&mut self, node: Node<'_>) -> StmtKind {
        self.in_block(|go| go.loop_of(node))
    }

    #[inline(never)]
    fn loop_of(&mut self, node: Node<'_>) -> StmtKind {
        let clause = named(node).into_iter().find(|child| child.kind() != "block");
        match clause {
            Some(range) if range.kind() == "range_clause" => self.range(node, range),
            Some(clause) if clause.kind() == "for_clause" => {
                let mut block = Vec::new();
                if let Some(init) = clause.child_by_field_name("initializer") {
                    self.stmt_into(init, &mut block);
                }
                let cond = clause.child_by_field_name("condition").map(|cond| self.expr(cond));
                let body = self.field_body(node, "body");
                let mut update = Vec::new();
                if let Some(step) = clause.child_by_field_name("update") {
                    self.stmt_into(step, &mut update);
                }
                block.push(stmt(StmtKind::Loop { cond, body, update, test_first: true }, span(node)));
                StmtKind::Block(block)
            }
            cond => {
                let cond = cond.map(|cond| self.expr(cond));
                StmtKind::Loop { cond, body: self.field_body(node, "body"), update: Vec::new(), test_first: true }
            }
        }
    }

    /// `for k, v := range x`: `v` is the element; `k` is the call `range.key(x)`, a key or an index as `x` may be.
    #[inline(never)]
    fn range(&mut self, node: Node<'_>, clause: Node<'_>) -> StmtKind {
        let at = span(clause);
        let iter = self.field_expr(clause, "right");
        let left = clause.child_by_field_name("left").map(named).unwrap_or_default();
        let mut body = Vec::new();
        let source = self.field_expr(clause, "right");
        if kit::has_token(clause, ":=") {
            for target in &left {
                self.declared(self.l.sym(*target));
            }
        }
        if let Some(key) = left.first().filter(|key| self.l.str(**key) != "_") {
            let callee = kit::member(name("range", at), "key", crate::flow::ir::Access::Dot, at);
            let value = kit::call(callee, vec![kit::arg(source)], CallKind::Syntax, at);
            let target = self.expr(*key);
            body.push(stmt(StmtKind::Assign { target, op: None, value }, span(*key)));
        }
        let target = match left.get(1) {
            Some(value) => self.expr(*value),
            None => name("_", at),
        };
        body.append(&mut self.field_body(node, "body"));
        StmtKind::ForEach { target, iter, body }
    }

    fn case_body(&mut self, node: Node<'_>, case: &mut Case) {
        self.in_block(|go| go.case_statements(node, case));
    }

    #[inline(never)]
    fn case_statements(&mut self, node: Node<'_>, case: &mut Case) {
        for list in named(node).into_iter().filter(|child| child.kind() == "statement_list") {
            case.falls_through = named(list).last().is_some_and(|last| last.kind() == "fallthrough_statement");
            case.body.append(&mut self.body(list));
        }
    }

    #[inline(never)]
    fn switch(&mut self, node: Node<'_>) -> StmtKind {
        self.after_initializer(node, |go| {
            let subject = node.child_by_field_name("value").map(|value| go.expr(value));
            let mut cases = Vec::new();
            for clause in named(node).into_iter().filter(|child| matches!(child.kind(), "expression_case" | "default_case")) {
                let mut case = empty_case(clause);
                for value in clause.child_by_field_name("value").map(named).unwrap_or_default() {
                    let pattern = go.expr(value);
                    case.patterns.push(pattern);
                }
                go.case_body(clause, &mut case);
                cases.push(case);
            }
            StmtKind::Switch { subject, cases }
        })
    }

    /// `switch v := x.(type)`: each case tests the type and binds `v` at it.
    #[inline(never)]
    fn type_switch(&mut self, node: Node<'_>) -> StmtKind {
        self.after_initializer(node, |go| {
            let at = node.child_by_field_name("value").map_or_else(|| span(node), span);
            let temp: Sym = format!("$subject{}", at.start).into();
            let init = Some(go.field_expr(node, "value"));
            // The name may hide the one that is asked.
            let alias = node.child_by_field_name("alias").and_then(|list| named(list).first().map(|id| go.l.sym(*id)));
            let alias = alias.map(|alias| go.declared(alias));
            let bind = StmtKind::Var { name: temp.clone(), ty: None, init, is_const: true };
            let mut cases = Vec::new();
            for clause in named(node).into_iter().filter(|child| matches!(child.kind(), "type_case" | "default_case")) {
                let mut case = empty_case(clause);
                let types: Vec<TypeRef> = fields(clause, "type").into_iter().map(|ty| go.type_ref(ty)).collect();
                if let Some(alias) = &alias {
                    let ty = if let [single] = types.as_slice() { Some(single.clone()) } else { None };
                    let init = Some(name(temp.clone(), at));
                    case.body.push(stmt(StmtKind::Var { name: alias.clone(), ty, init, is_const: false }, span(clause)));
                }
                for ty in types {
                    let value = Box::new(name(temp.clone(), at));
                    case.patterns.push(Expr::new(ExprKind::TypeTest { value, ty }, span(clause)));
                }
                go.case_body(clause, &mut case);
                cases.push(case);
            }
            let switch = StmtKind::Switch { subject: Some(name(temp, at)), cases };
            StmtKind::Block(vec![stmt(bind, at), stmt(switch, span(node))])
        })
    }

    /// `select`: a switch without a subject, each pattern the communication itself, which binds what it receives.
    #[inline(never)]
    fn communications(&mut self, node: Node<'_>) -> Vec<Case> {
        let mut cases = Vec::new();
        for clause in named(node).into_iter().filter(|child| matches!(child.kind(), "communication_case" | "default_case")) {
            let mut case = empty_case(clause);
            self.scopes.push(Vec::new());
            if let Some(communication) = clause.child_by_field_name("communication") {
                let at = span(communication);
                if communication.kind() == "receive_statement" {
                    let left = communication.child_by_field_name("left").map(named).unwrap_or_default();
                    if kit::has_token(communication, ":=") {
                        for target in &left {
                            self.declared(self.l.sym(*target));
                        }
                    }
                    let targets: Vec<Expr> = left.into_iter().map(|target| self.expr(target)).collect();
                    let values: Vec<Node<'_>> = communication.child_by_field_name("right").into_iter().collect();
                    let pattern = if targets.is_empty() {
                        self.field_expr(communication, "right")
                    } else {
                        let kind = match (targets.len(), values.first()) {
                            (1, Some(value)) => {
                                let value = self.expr(*value);
                                targets.into_iter().next().map(|target| StmtKind::Assign { target, op: None, value })
                            }
                            (count, _) => Some(self.assign_many(targets, &values, count, at)),
                        };
                        match kind {
                            Some(StmtKind::Assign { target, value, .. }) => {
                                Expr::new(ExprKind::Assign { target: Box::new(target), op: None, value: Box::new(value) }, at)
                            }
                            _ => opaque(at),
                        }
                    };
                    case.patterns.push(pattern);
                } else {
                    let mut sent = Vec::new();
                    self.stmt_into(communication, &mut sent);
                    case.patterns.push(Expr::new(ExprKind::Block(sent), at));
                }
            }
            self.case_body(clause, &mut case);
            self.scopes.pop();
            cases.push(case);
        }
        cases
    }
}

fn empty_case(node: Node<'_>) -> Case {
    Case { patterns: Vec::new(), guard: None, body: Vec::new(), falls_through: false, span: span(node) }
}

/// Named results as an expression.
pub(super) fn named_results(results: &[Sym], at: Span) -> Expr {
    let items: Vec<Expr> = results.iter().map(|result| name(result.clone(), at)).collect();
    match <[Expr; 1]>::try_from(items) {
        Ok([single]) => single,
        Err(items) => Expr::new(ExprKind::List { items, kind: ListKind::Tuple }, at),
    }
}

/// Whether the value is a variable, or several values of which one is. `fails`: the last of them is an error, which is no data.
fn has_names(value: &Expr, fails: bool) -> bool {
    let is_name = |expr: &Expr| matches!(&expr.kind, ExprKind::Name(name) if &**name != "nil");
    match &value.kind {
        ExprKind::List { items, .. } => items[..items.len().saturating_sub(usize::from(fails))].iter().any(is_name),
        _ => !fails && is_name(value),
    }
}

/// Whether the last result of a function is an error.
pub(super) fn fails(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches(')').trim_end();
    text.strip_suffix("error").is_some_and(|before| before.is_empty() || before.ends_with([' ', '(', ',']))
}

/// Whether the value is just the named results.
fn is_named(value: &Expr, results: &[Sym]) -> bool {
    let is = |expr: &Expr, result: &Sym| matches!(&expr.kind, ExprKind::Name(name) if name == result);
    match (&value.kind, results) {
        (ExprKind::List { items, .. }, _) => {
            items.len() == results.len() && items.iter().zip(results).all(|(item, result)| is(item, result))
        }
        (_, [only]) => is(value, only),
        _ => false,
    }
}

/// Whether something is deferred in a function's own body.
pub(super) fn defers(body: Node<'_>) -> bool {
    let mut open = vec![body];
    while let Some(node) = open.pop() {
        match node.kind() {
            "defer_statement" => return true,
            "func_literal" => {}
            _ => open.extend(named(node)),
        }
    }
    false
}
