//! Compact text of the flow graph, for tests of lowerings alone.

use std::fmt::Write;

use crate::flow::ir::*;

/// One statement a line, blocks indented.
pub fn module(module: &Module) -> String {
    let mut out = String::new();
    stmts(&module.body, 0, &mut out);
    out
}

fn stmts(body: &[Stmt], depth: usize, out: &mut String) {
    for s in body {
        stmt(s, depth, out);
    }
}

fn stmt(s: &Stmt, depth: usize, out: &mut String) {
    let pad = "  ".repeat(depth);
    let mut line = |text: String| {
        let _ = writeln!(out, "{pad}{text}");
    };
    match &s.kind {
        StmtKind::Expr(e) => line(expr(e)),
        StmtKind::Var { name, ty, init, is_const } => {
            let word = if *is_const { "const" } else { "var" };
            line(format!("{word} {name}{}{}", ty_of(ty), init.as_ref().map(|e| format!(" = {}", expr(e))).unwrap_or_default()));
        }
        StmtKind::Assign { target, op, value } => line(format!("{} {}= {}", expr(target), op.map(binary).unwrap_or_default(), expr(value))),
        StmtKind::If { cond, then, otherwise } => {
            line(format!("if {}", expr(cond)));
            stmts(then, depth + 1, out);
            if !otherwise.is_empty() {
                let _ = writeln!(out, "{pad}else");
                stmts(otherwise, depth + 1, out);
            }
        }
        StmtKind::Loop { cond, body, update, test_first } => {
            line(format!("loop{} {}", if *test_first { "" } else { "-do" }, cond.as_ref().map(expr).unwrap_or_default()));
            stmts(body, depth + 1, out);
            if !update.is_empty() {
                let _ = writeln!(out, "{pad}update");
                stmts(update, depth + 1, out);
            }
        }
        StmtKind::ForEach { target, iter, body } => {
            line(format!("for {} in {}", expr(target), expr(iter)));
            stmts(body, depth + 1, out);
        }
        StmtKind::Switch { subject, cases } => {
            line(format!("switch {}", subject.as_ref().map(expr).unwrap_or_default()));
            for case in cases {
                let patterns: Vec<_> = case.patterns.iter().map(expr).collect();
                let guard = case.guard.as_ref().map(|g| format!(" if {}", expr(g))).unwrap_or_default();
                let _ = writeln!(out, "{pad} case {}{guard}{}", patterns.join(" | "), if case.falls_through { " falls" } else { "" });
                stmts(&case.body, depth + 1, out);
            }
        }
        StmtKind::Return(e) => line(format!("return {}", e.as_ref().map(expr).unwrap_or_default())),
        StmtKind::Throw(e) => line(format!("throw {}", e.as_ref().map(expr).unwrap_or_default())),
        StmtKind::Break(label) => line(format!("break {}", label.as_deref().unwrap_or_default())),
        StmtKind::Continue(label) => line(format!("continue {}", label.as_deref().unwrap_or_default())),
        StmtKind::Label(name) => line(format!("label {name}")),
        StmtKind::Goto(name) => line(format!("goto {name}")),
        StmtKind::Try { body, catches, otherwise, finally } => {
            line("try".to_owned());
            stmts(body, depth + 1, out);
            for c in catches {
                let types: Vec<_> = c.types.iter().map(ty).collect();
                let _ = writeln!(out, "{pad}catch {} {}", types.join("|"), c.name.as_deref().unwrap_or_default());
                stmts(&c.body, depth + 1, out);
            }
            for (word, block) in [("otherwise", otherwise), ("finally", finally)] {
                if !block.is_empty() {
                    let _ = writeln!(out, "{pad}{word}");
                    stmts(block, depth + 1, out);
                }
            }
        }
        StmtKind::With { target, resource, body } => {
            line(format!("with {}{}", expr(resource), target.as_ref().map(|t| format!(" as {}", expr(t))).unwrap_or_default()));
            stmts(body, depth + 1, out);
        }
        StmtKind::Defer(s) => {
            line("defer".to_owned());
            stmt(s, depth + 1, out);
        }
        StmtKind::Assert { cond, message } => {
            line(format!("assert {}{}", expr(cond), message.as_ref().map(|m| format!(", {}", expr(m))).unwrap_or_default()));
        }
        StmtKind::Block(body) | StmtKind::Unsafe(body) => {
            line("block".to_owned());
            stmts(body, depth + 1, out);
        }
        StmtKind::Function(f) => function(f, depth, out),
        StmtKind::Class(c) => class(c, depth, out),
        StmtKind::Import(i) => {
            let item = i.item.as_ref().map(|x| format!(" item {x}")).unwrap_or_default();
            let alias = i.alias.as_ref().map(|x| format!(" as {x}")).unwrap_or_default();
            line(format!("import {}{item}{alias}{}", i.path, if i.wildcard { " *" } else { "" }));
        }
        StmtKind::Global(names) => line(format!("global {}", names.join(" "))),
    }
}

fn function(f: &Function, depth: usize, out: &mut String) {
    let pad = "  ".repeat(depth);
    for d in &f.decorators {
        let _ = writeln!(out, "{pad}@{}", expr(d));
    }
    let _ = writeln!(out, "{pad}{}", head(f));
    stmts(&f.body, depth + 1, out);
}

fn head(f: &Function) -> String {
    let mut flags = String::new();
    for (on, word) in [
        (f.is_async, "async "),
        (f.is_generator, "gen "),
        (f.is_static, "static "),
        (f.is_abstract, "abstract "),
        (!f.is_public, "private "),
    ] {
        if on {
            flags.push_str(word);
        }
    }
    let params: Vec<_> = f.params.iter().map(param).collect();
    format!("{flags}fn {}({}){}", f.name, params.join(", "), ty_of(&f.return_type))
}

fn param(p: &Param) -> String {
    let lead = match p.kind {
        ParamKind::Normal => "",
        ParamKind::Receiver => "&",
        ParamKind::Rest => "*",
        ParamKind::KeywordRest => "**",
    };
    let decorators: String = p.decorators.iter().map(|d| format!("@{} ", expr(d))).collect();
    let pattern = p.pattern.as_ref().map(|e| format!("~{}", expr(e))).unwrap_or_default();
    let default = p.default.as_ref().map(|e| format!("={}", expr(e))).unwrap_or_default();
    format!("{decorators}{lead}{}{pattern}{}{default}", p.name, ty_of(&p.ty))
}

fn class(c: &Class, depth: usize, out: &mut String) {
    let pad = "  ".repeat(depth);
    for d in &c.decorators {
        let _ = writeln!(out, "{pad}@{}", expr(d));
    }
    let bases: Vec<_> = c.bases.iter().map(ty).collect();
    let _ = writeln!(out, "{pad}class {}({})", c.name, bases.join(", "));
    for f in &c.fields {
        let decorators: String = f.decorators.iter().map(|d| format!("@{} ", expr(d))).collect();
        let init = f.init.as_ref().map(|e| format!(" = {}", expr(e))).unwrap_or_default();
        let _ = writeln!(out, "{pad}  {decorators}field{} {}{}{init}", if f.is_static { " static" } else { "" }, f.name, ty_of(&f.ty));
    }
    stmts(&c.body, depth + 1, out);
    for m in &c.methods {
        function(m, depth + 1, out);
    }
}

fn ty_of(t: &Option<TypeRef>) -> String {
    t.as_ref().map(|t| format!(": {}", ty(t))).unwrap_or_default()
}

fn ty(t: &TypeRef) -> String {
    let args: Vec<_> = t.args.iter().map(ty).collect();
    let args = if args.is_empty() { String::new() } else { format!("<{}>", args.join(", ")) };
    let dims: String = t.dims.iter().map(|d| format!("[{d}]")).collect();
    format!("{}{args}{}{dims}{}", t.name, "*".repeat(t.pointers as usize), if t.is_nullable { "?" } else { "" })
}

fn binary(op: BinaryOp) -> String {
    format!("{op:?}")
}

fn list(items: &[Expr]) -> String {
    items.iter().map(expr).collect::<Vec<_>>().join(", ")
}

/// One line of text for an expression; statements inside are joined with `;`.
pub fn expr(e: &Expr) -> String {
    match &e.kind {
        ExprKind::Lit(lit) => match lit {
            Lit::Str(s) => format!("{s:?}"),
            Lit::Bytes(s) => format!("b{s:?}"),
            Lit::Int(n) => n.to_string(),
            Lit::Float(n) => format!("{n:?}"),
            Lit::Bool(b) => b.to_string(),
            Lit::Null => "null".to_owned(),
            Lit::Regex(p, f) => format!("/{p}/{f}"),
            Lit::Char(c) => format!("{c:?}"),
        },
        ExprKind::Name(n) => n.to_string(),
        ExprKind::Member { object, name, access } => {
            let dot = match access {
                Access::Dot => ".",
                Access::Arrow => "->",
                Access::Optional => "?.",
                Access::Static => "::",
            };
            format!("{}{dot}{name}", expr(object))
        }
        ExprKind::Index { object, index } => format!("{}[{}]", expr(object), expr(index)),
        ExprKind::Slice { object, from, to } => {
            format!("{}[{}:{}]", expr(object), from.as_deref().map(expr).unwrap_or_default(), to.as_deref().map(expr).unwrap_or_default())
        }
        ExprKind::Call { callee, args, kind } => {
            let args: Vec<_> = args
                .iter()
                .map(|a| {
                    let lead = match a.spread {
                        Spread::No => "",
                        Spread::List => "*",
                        Spread::Map => "**",
                    };
                    format!("{lead}{}{}", a.name.as_ref().map(|n| format!("{n}=")).unwrap_or_default(), expr(&a.value))
                })
                .collect();
            let kind = match kind {
                CallKind::Plain => "",
                CallKind::New => "new ",
                CallKind::Macro => "macro ",
                CallKind::Syntax => "syntax ",
            };
            format!("{kind}{}({})", expr(callee), args.join(", "))
        }
        ExprKind::Format(pieces) => format!("fmt({})", list(pieces)),
        ExprKind::Binary { op, left, right } => format!("({} {} {})", expr(left), binary(*op), expr(right)),
        ExprKind::Unary { op, operand } => format!("{op:?}({})", expr(operand)),
        ExprKind::Conditional { cond, then, otherwise } => format!("({} ? {} : {})", expr(cond), expr(then), expr(otherwise)),
        ExprKind::List { items, kind } => format!("{kind:?}[{}]", list(items)),
        ExprKind::Map(entries) => {
            let entries: Vec<_> = entries
                .iter()
                .map(|(k, v)| match k {
                    Some(k) => format!("{}: {}", expr(k), expr(v)),
                    None => format!("..{}", expr(v)),
                })
                .collect();
            format!("{{{}}}", entries.join(", "))
        }
        ExprKind::Comprehension { element, key, clauses, kind } => {
            let mut out = format!("{kind:?}<{}{}", key.as_ref().map(|k| format!("{}: ", expr(k))).unwrap_or_default(), expr(element));
            for c in clauses {
                let _ = write!(out, " for {} in {}", expr(&c.target), expr(&c.iter));
                for cond in &c.conds {
                    let _ = write!(out, " if {}", expr(cond));
                }
            }
            out.push('>');
            out
        }
        ExprKind::Lambda(f) => format!("{} {{{}}}", head(f), inline(&f.body)),
        ExprKind::Assign { target, op, value } => format!("({} {}:= {})", expr(target), op.map(binary).unwrap_or_default(), expr(value)),
        ExprKind::Block(body) => format!("{{{}}}", inline(body)),
        ExprKind::Cast { ty: t, value } => format!("cast<{}>({})", ty(t), expr(value)),
        ExprKind::TypeTest { value, ty: t } => format!("({} is {})", expr(value), ty(t)),
        ExprKind::Await(e) => format!("await {}", expr(e)),
        ExprKind::Yield(e) => format!("yield {}", e.as_deref().map(expr).unwrap_or_default()),
        ExprKind::Spread(e) => format!("..{}", expr(e)),
        ExprKind::Class(c) => {
            let mut out = String::new();
            class(c, 0, &mut out);
            out.trim().replace('\n', ";")
        }
        ExprKind::Type(t) => format!("type {}", ty(t)),
        ExprKind::Unknown(items) => format!("?({})", list(items)),
    }
}

fn inline(body: &[Stmt]) -> String {
    let mut out = String::new();
    stmts(body, 0, &mut out);
    out.trim().lines().map(str::trim).collect::<Vec<_>>().join("; ")
}
