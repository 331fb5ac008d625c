//! Walks over the form: every expression of a body. Knows nothing of values.

use assay_manifests::Span;

use crate::flow::ir::{Catch, Class, Expr, ExprKind, Function, Import, Stmt, StmtKind, Sym};

/// What a walk shows.
pub(super) enum Seen<'a> {
    Expr(&'a Expr),
    /// The expression that comes next stands as a statement by itself.
    Alone(&'a Expr),
    /// A function; what is shown until its `End` stands in its body.
    Function(&'a Function),
    End,
    Class(&'a Class),
    /// What is assigned to, and what.
    Target(&'a Expr, &'a Expr),
    /// A variable that is declared with a value.
    Variable(&'a Sym, &'a Expr),
    Catch(&'a Catch),
    Import(&'a Import),
    /// A value is returned.
    Return(&'a Expr),
    /// What stands there is nested too deeply to be shown.
    TooDeep(Span),
}

const MAX_DEPTH: u32 = 300;

/// Shows every expression and function of a body in order, those inside closures too.
pub(super) fn walk<'a>(body: &'a [Stmt], see: &mut dyn FnMut(Seen<'a>)) {
    statements(body, see, 0);
}

fn statements<'a>(body: &'a [Stmt], see: &mut dyn FnMut(Seen<'a>), depth: u32) {
    if depth > MAX_DEPTH {
        body.iter().take(1).for_each(|stmt| see(Seen::TooDeep(stmt.span)));
        return;
    }
    for stmt in body {
        statement(stmt, see, depth + 1);
    }
}

fn statement<'a>(stmt: &'a Stmt, see: &mut dyn FnMut(Seen<'a>), depth: u32) {
    let d = depth + 1;
    match &stmt.kind {
        StmtKind::Expr(expr) => {
            see(Seen::Alone(expr));
            expression(expr, see, d);
        }
        StmtKind::Var { name, init, .. } => {
            if let Some(init) = init {
                see(Seen::Variable(name, init));
            }
            init.iter().for_each(|expr| expression(expr, see, d));
        }
        StmtKind::Assign { target, value, .. } => {
            see(Seen::Target(target, value));
            expression(target, see, d);
            expression(value, see, d);
        }
        StmtKind::If { cond, then, otherwise } => {
            expression(cond, see, d);
            statements(then, see, d);
            statements(otherwise, see, d);
        }
        StmtKind::Loop { cond, body, update, .. } => {
            cond.iter().for_each(|expr| expression(expr, see, d));
            statements(body, see, d);
            statements(update, see, d);
        }
        StmtKind::ForEach { target, iter, body } => {
            expression(target, see, d);
            expression(iter, see, d);
            statements(body, see, d);
        }
        StmtKind::Switch { subject, cases } => {
            subject.iter().for_each(|expr| expression(expr, see, d));
            for case in cases {
                case.patterns.iter().chain(&case.guard).for_each(|expr| expression(expr, see, d));
                statements(&case.body, see, d);
            }
        }
        StmtKind::Return(value) => {
            if let Some(value) = value {
                see(Seen::Return(value));
            }
            value.iter().for_each(|expr| expression(expr, see, d));
        }
        StmtKind::Throw(value) => value.iter().for_each(|expr| expression(expr, see, d)),
        StmtKind::Try { body, catches, otherwise, finally } => {
            statements(body, see, d);
            for catch in catches {
                see(Seen::Catch(catch));
                statements(&catch.body, see, d);
            }
            statements(otherwise, see, d);
            statements(finally, see, d);
        }
        StmtKind::With { target, resource, body } => {
            target.iter().for_each(|expr| expression(expr, see, d));
            expression(resource, see, d);
            statements(body, see, d);
        }
        StmtKind::Defer(inner) => statement(inner, see, d),
        StmtKind::Assert { cond, message } => {
            expression(cond, see, d);
            message.iter().for_each(|expr| expression(expr, see, d));
        }
        StmtKind::Block(body) | StmtKind::Unsafe(body) => statements(body, see, d),
        StmtKind::Function(function) => {
            function.decorators.iter().for_each(|expr| expression(expr, see, d));
            function_parts(function, see, d);
        }
        StmtKind::Class(class) => class_parts(class, see, d),
        StmtKind::Import(import) => see(Seen::Import(import)),
        StmtKind::Break(_) | StmtKind::Continue(_) | StmtKind::Label(_) | StmtKind::Goto(_) | StmtKind::Global(_) => {}
    }
}

fn function_parts<'a>(function: &'a Function, see: &mut dyn FnMut(Seen<'a>), d: u32) {
    see(Seen::Function(function));
    statements(&function.body, see, d);
    see(Seen::End);
}

fn class_parts<'a>(class: &'a Class, see: &mut dyn FnMut(Seen<'a>), d: u32) {
    see(Seen::Class(class));
    class.decorators.iter().for_each(|expr| expression(expr, see, d));
    class.fields.iter().flat_map(|field| &field.init).for_each(|expr| expression(expr, see, d));
    for method in &class.methods {
        method.decorators.iter().for_each(|expr| expression(expr, see, d));
        function_parts(method, see, d);
    }
    statements(&class.body, see, d);
}

fn expression<'a>(expr: &'a Expr, see: &mut dyn FnMut(Seen<'a>), depth: u32) {
    if depth > MAX_DEPTH {
        see(Seen::TooDeep(expr.span));
        return;
    }
    see(Seen::Expr(expr));
    let d = depth + 1;
    match &expr.kind {
        ExprKind::Lit(_) | ExprKind::Name(_) | ExprKind::Type(_) => {}
        ExprKind::Member { object, .. } => expression(object, see, d),
        ExprKind::Index { object, index } => {
            expression(object, see, d);
            expression(index, see, d);
        }
        ExprKind::Slice { object, from, to } => {
            expression(object, see, d);
            from.iter().chain(to).for_each(|expr| expression(expr, see, d));
        }
        ExprKind::Call { callee, args, .. } => {
            expression(callee, see, d);
            args.iter().for_each(|arg| expression(&arg.value, see, d));
        }
        ExprKind::Format(list) | ExprKind::Unknown(list) => list.iter().for_each(|expr| expression(expr, see, d)),
        ExprKind::List { items, .. } => items.iter().for_each(|expr| expression(expr, see, d)),
        ExprKind::Binary { left, right, .. } => {
            expression(left, see, d);
            expression(right, see, d);
        }
        ExprKind::Unary { operand, .. } => expression(operand, see, d),
        ExprKind::Conditional { cond, then, otherwise } => {
            expression(cond, see, d);
            expression(then, see, d);
            expression(otherwise, see, d);
        }
        ExprKind::Map(entries) => {
            for (key, value) in entries {
                key.iter().for_each(|expr| expression(expr, see, d));
                expression(value, see, d);
            }
        }
        ExprKind::Comprehension { element, key, clauses, .. } => {
            for clause in clauses {
                expression(&clause.iter, see, d);
                clause.conds.iter().for_each(|expr| expression(expr, see, d));
            }
            key.iter().for_each(|expr| expression(expr, see, d));
            expression(element, see, d);
        }
        ExprKind::Lambda(function) => {
            function_parts(function, see, d);
        }
        ExprKind::Assign { target, value, .. } => {
            see(Seen::Target(target, value));
            expression(target, see, d);
            expression(value, see, d);
        }
        ExprKind::Block(body) => statements(body, see, d),
        ExprKind::Cast { value, .. } | ExprKind::TypeTest { value, .. } => expression(value, see, d),
        ExprKind::Await(inner) | ExprKind::Spread(inner) => expression(inner, see, d),
        ExprKind::Yield(value) => value.iter().for_each(|expr| expression(expr, see, d)),
        ExprKind::Class(class) => class_parts(class, see, d),
    }
}

/// Whether a statement may throw before its own effect: it calls, makes, indexes, divides or reaches into something. What stands inside
/// a compound statement is asked on its own.
pub(super) fn may_throw(stmt: &Stmt) -> bool {
    match &stmt.kind {
        StmtKind::Expr(expr) | StmtKind::Return(Some(expr)) => expr_throws(expr, 0),
        StmtKind::Var { init, .. } => init.as_ref().is_some_and(|expr| expr_throws(expr, 0)),
        StmtKind::Assign { target, value, .. } => expr_throws(value, 0) || !matches!(target.kind, ExprKind::Name(_)),
        StmtKind::If { cond, .. } => expr_throws(cond, 0),
        StmtKind::Block(_)
        | StmtKind::Return(None)
        | StmtKind::Break(_)
        | StmtKind::Continue(_)
        | StmtKind::Class(_)
        | StmtKind::Import(_) => false,
        _ => true,
    }
}

fn expr_throws(expr: &Expr, depth: u32) -> bool {
    match &expr.kind {
        _ if depth > 20 => true,
        ExprKind::Lit(_) | ExprKind::Name(_) | ExprKind::Lambda(_) | ExprKind::Type(_) => false,
        ExprKind::Format(list) => list.iter().any(|one| expr_throws(one, depth + 1)),
        ExprKind::Binary { op, left, right } => {
            use crate::flow::ir::BinaryOp;
            matches!(op, BinaryOp::Div | BinaryOp::Mod | BinaryOp::FloorDiv)
                || expr_throws(left, depth + 1)
                || expr_throws(right, depth + 1)
        }
        ExprKind::Unary { operand, .. } => expr_throws(operand, depth + 1),
        ExprKind::Conditional { cond, then, otherwise } => {
            expr_throws(cond, depth + 1) || expr_throws(then, depth + 1) || expr_throws(otherwise, depth + 1)
        }
        ExprKind::Assign { target, value, .. } => !matches!(target.kind, ExprKind::Name(_)) || expr_throws(value, depth + 1),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use assay_manifests::Language;

    use super::super::{Report, tests::report};

    fn finds(report: &Report) -> bool {
        report.findings.iter().any(|one| one.rule.contains("cwe-078"))
    }

    #[test]
    fn what_is_nested_too_deeply_is_left_unjudged() {
        let go = |n: usize| {
            let (open, close) = ("if x != \"a\" {\n".repeat(n), "}\n".repeat(n));
            format!("package a\n\nimport \"os/exec\"\n\nfunc F(x string) {{\n{open}exec.Command(\"sh\", \"-c\", x).Run()\n{close}}}\n")
        };
        assert!(finds(&report(Language::Go, "a.go", &go(20))));
        let deep = report(Language::Go, "a.go", &go(200));
        assert!(finds(&deep) || !deep.unjudged.is_empty(), "nothing is said of it");
        // Where the lowering gives up, what stands inside has no form at all.
        let script = |n: usize| {
            let (open, close) = ("step((req) => {\n".repeat(n), "});\n".repeat(n));
            format!("import {{ exec }} from \"child_process\";\n{open}exec(\"ls \" + req.query.name);\n{close}")
        };
        let python = |n: usize| {
            let open: String = (0..n).map(|at| format!("{}def f{at}(name):\n", " ".repeat(at))).collect();
            format!("import os\n{open}{}os.system(\"ls \" + name)\n", " ".repeat(n))
        };
        for n in [30, 80, 220] {
            for deep in [report(Language::JavaScript, "a.js", &script(n)), report(Language::Python, "a.py", &python(n))] {
                assert!(finds(&deep) || !deep.unjudged.is_empty(), "nothing is said of {n}");
            }
        }
    }

    #[test]
    fn a_function_that_is_exported_and_calls_itself_is_judged() {
        let text = "import { execSync } from \"child_process\";\nexport const none = () => 5;\n\
            export function tidy(at) {\n  if (at.next) {\n    tidy(at.next);\n  }\n  execSync(\"ls \" + at.name);\n}\n";
        assert!(finds(&report(Language::JavaScript, "a.js", text)));
        let text = "import { execSync } from \"child_process\";\nexport const none = () => 5;\n\
            export function label({ query: { label } }) {\n  execSync(\"ls \" + label);\n}\n";
        assert!(finds(&report(Language::JavaScript, "a.js", text)));
    }
}
