//! The flow graph as text, one statement a line, for tests of lowerings. Must never be used to compare releases.

use crate::flow::ir::*;

/// Parses and lowers `text`, then shows it.
pub(crate) fn lowered(language: assay_manifests::Language, path: &str, text: &str) -> String {
    let parsed = crate::parse::parse(language, text).expect("parses");
    let module = super::lower(language, path, text, &parsed.flat()).expect("lowers");
    show(&module)
}

/// A whole file.
pub(crate) fn show(module: &Module) -> String {
    let mut out = String::new();
    block(&module.body, 0, &mut out);
    out
}

fn line(depth: usize, text: &str, out: &mut String) {
    out.push_str(&"  ".repeat(depth));
    out.push_str(text);
    out.push('\n');
}

fn block(body: &[Stmt], depth: usize, out: &mut String) {
    for stmt in body {
        statement(stmt, depth, out);
    }
}

fn statement(stmt: &Stmt, d: usize, out: &mut String) {
    match &stmt.kind {
        StmtKind::Expr(e) => line(d, &expr(e), out),
        StmtKind::Var { name, ty: t, init, is_const } => {
            let word = if *is_const { "const" } else { "var" };
            let t = t.as_ref().map_or(String::new(), |t| format!(": {}", ty(t)));
            let init = init.as_ref().map_or(String::new(), |e| format!(" = {}", expr(e)));
            line(d, &format!("{word} {name}{t}{init}"), out);
        }
        StmtKind::Assign { target, op, value } => {
            line(d, &format!("{} {}= {}", expr(target), op.map_or(String::new(), |o| format!("{o:?}")), expr(value)), out);
        }
        StmtKind::If { cond, then, otherwise } => {
            line(d, &format!("if {}", expr(cond)), out);
            block(then, d + 1, out);
            if !otherwise.is_empty() {
                line(d, "else", out);
                block(otherwise, d + 1, out);
            }
        }
        StmtKind::Loop { cond, body, update, test_first } => {
            let word = if *test_first { "while" } else { "do-while" };
            line(d, &format!("{word} {}", cond.as_ref().map_or("forever".into(), expr)), out);
            block(body, d + 1, out);
            if !update.is_empty() {
                line(d, "update", out);
                block(update, d + 1, out);
            }
        }
        StmtKind::ForEach { target, iter, body } => {
            line(d, &format!("for {} in {}", expr(target), expr(iter)), out);
            block(body, d + 1, out);
        }
        StmtKind::Switch { subject, cases } => {
            line(d, &format!("switch {}", subject.as_ref().map_or(String::new(), expr)), out);
            for case in cases {
                let patterns: Vec<_> = case.patterns.iter().map(expr).collect();
                let guard = case.guard.as_ref().map_or(String::new(), |g| format!(" if {}", expr(g)));
                let fall = if case.falls_through { " (falls)" } else { "" };
                line(d + 1, &format!("case {}{guard}{fall}", patterns.join(" | ")), out);
                block(&case.body, d + 2, out);
            }
        }
        StmtKind::Return(e) => line(d, &format!("return {}", e.as_ref().map_or(String::new(), expr)), out),
        StmtKind::Throw(e) => line(d, &format!("throw {}", e.as_ref().map_or(String::new(), expr)), out),
        StmtKind::Try { body, catches, otherwise, finally } => {
            line(d, "try", out);
            block(body, d + 1, out);
            for catch in catches {
                let types: Vec<_> = catch.types.iter().map(ty).collect();
                line(d, &format!("catch {} {}", types.join(" | "), catch.name.as_deref().unwrap_or("_")), out);
                block(&catch.body, d + 1, out);
            }
            block(otherwise, d + 1, out);
            if !finally.is_empty() {
                line(d, "finally", out);
                block(finally, d + 1, out);
            }
        }
        StmtKind::With { target, resource, body } => {
            line(d, &format!("with {} as {}", expr(resource), target.as_ref().map_or("_".into(), expr)), out);
            block(body, d + 1, out);
        }
        StmtKind::Defer(inner) => {
            line(d, "defer", out);
            statement(inner, d + 1, out);
        }
        StmtKind::Block(body) | StmtKind::Unsafe(body) => {
            line(d, if matches!(stmt.kind, StmtKind::Unsafe(_)) { "unsafe" } else { "block" }, out);
            block(body, d + 1, out);
        }
        StmtKind::Function(f) => function(f, d, out),
        StmtKind::Class(c) => class(c, d, out),
        StmtKind::Import(i) => {
            let item = i.item.as_deref().map_or(String::new(), |item| format!(" item {item}"));
            let alias = i.alias.as_deref().map_or(String::new(), |alias| format!(" as {alias}"));
            line(d, &format!("import {}{item}{alias}{}", i.path, if i.wildcard { " *" } else { "" }), out);
        }
        StmtKind::Global(names) => line(d, &format!("global {}", names.join(", ")), out),
        StmtKind::Assert { cond, message } => {
            line(d, &format!("assert {} {}", expr(cond), message.as_ref().map_or(String::new(), expr)), out);
        }
        other => line(d, &format!("{other:?}").split('(').next().unwrap_or_default().to_lowercase(), out),
    }
}

fn class(c: &Class, d: usize, out: &mut String) {
    let bases: Vec<_> = c.bases.iter().map(ty).collect();
    let marks: String = c.decorators.iter().map(|e| format!("@{} ", expr(e))).collect();
    line(d, &format!("{marks}class {}({})", c.name, bases.join(", ")), out);
    for field in &c.fields {
        let t = field.ty.as_ref().map_or(String::new(), |t| format!(": {}", ty(t)));
        let init = field.init.as_ref().map_or(String::new(), |e| format!(" = {}", expr(e)));
        line(d + 1, &format!("field {}{t}{init}", field.name), out);
    }
    for method in &c.methods {
        function(method, d + 1, out);
    }
    block(&c.body, d + 1, out);
}

fn function(f: &Function, d: usize, out: &mut String) {
    let params: Vec<_> = f.params.iter().map(param).collect();
    let receiver = f.receiver_type.as_ref().map_or(String::new(), |t| format!("{}::", ty(t)));
    let result = f.return_type.as_ref().map_or(String::new(), |t| format!(" -> {}", ty(t)));
    let marks: String = f.decorators.iter().map(|e| format!("@{} ", expr(e))).collect();
    let mut words = String::new();
    for (is, word) in [(f.is_abstract, "abstract "), (f.is_async, "async "), (f.is_unsafe, "unsafe ")] {
        if is {
            words.push_str(word);
        }
    }
    line(d, &format!("{marks}{words}fn {receiver}{}({}){result}", f.name, params.join(", ")), out);
    block(&f.body, d + 1, out);
}

fn param(p: &Param) -> String {
    let marks: String = p.decorators.iter().map(|e| format!("@{} ", expr(e))).collect();
    let kind = match p.kind {
        ParamKind::Normal | ParamKind::Receiver => "",
        ParamKind::Rest => "...",
        ParamKind::KeywordRest => "**",
    };
    let name = p.pattern.as_ref().map_or(p.name.to_string(), expr);
    let t = p.ty.as_ref().map_or(String::new(), |t| format!(": {}", ty(t)));
    let default = p.default.as_ref().map_or(String::new(), |e| format!(" = {}", expr(e)));
    format!("{marks}{kind}{name}{t}{default}")
}

fn ty(t: &TypeRef) -> String {
    let args: Vec<_> = t.args.iter().map(ty).collect();
    let args = if args.is_empty() { String::new() } else { format!("<{}>", args.join(", ")) };
    let dims: String = t.dims.iter().map(|d| format!("[{d}]")).collect();
    let sign = if t.is_unsigned && !t.name.starts_with('u') && t.name.as_ref() != "size_t" { "unsigned " } else { "" };
    format!("{sign}{}{args}{}{dims}", t.name, "*".repeat(t.pointers.into()))
}

fn list(items: &[Expr]) -> String {
    items.iter().map(expr).collect::<Vec<_>>().join(", ")
}

pub(crate) fn expr(e: &Expr) -> String {
    let inline = |body: &[Stmt]| {
        let mut out = String::new();
        block(body, 0, &mut out);
        out.trim_end().lines().map(str::trim).collect::<Vec<_>>().join("; ")
    };
    match &e.kind {
        ExprKind::Lit(Lit::Str(s)) => format!("{s:?}"),
        ExprKind::Lit(Lit::Int(n)) => n.to_string(),
        ExprKind::Lit(Lit::Null) => "null".into(),
        ExprKind::Lit(Lit::Bool(b)) => b.to_string(),
        ExprKind::Lit(Lit::Char(c)) => format!("{c:?}"),
        ExprKind::Lit(lit) => format!("{lit:?}"),
        ExprKind::Name(name) => name.to_string(),
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
            let side = |s: &Option<Box<Expr>>| s.as_ref().map_or(String::new(), |s| expr(s));
            format!("{}[{}:{}]", expr(object), side(from), side(to))
        }
        ExprKind::Call { callee, args, kind } => {
            let args: Vec<_> = args
                .iter()
                .map(|a| {
                    let name = a.name.as_deref().map_or(String::new(), |n| format!("{n}="));
                    let stars = match a.spread {
                        Spread::No => "",
                        Spread::List => "*",
                        Spread::Map => "**",
                    };
                    format!("{stars}{name}{}", expr(&a.value))
                })
                .collect();
            format!("{}{}({})", if *kind == CallKind::New { "new " } else { "" }, expr(callee), args.join(", "))
        }
        ExprKind::Format(pieces) => format!("format({})", list(pieces)),
        ExprKind::Binary { op, left, right } => format!("({} {op:?} {})", expr(left), expr(right)),
        ExprKind::Unary { op, operand } => format!("{op:?}({})", expr(operand)),
        ExprKind::Conditional { cond, then, otherwise } => format!("({} ? {} : {})", expr(cond), expr(then), expr(otherwise)),
        ExprKind::List { items, .. } => format!("[{}]", list(items)),
        ExprKind::Map(entries) => {
            let entry = |(key, value): &(Option<Expr>, Expr)| match key {
                Some(key) => format!("{}: {}", expr(key), expr(value)),
                None => format!("**{}", expr(value)),
            };
            let entries: Vec<_> = entries.iter().map(entry).collect();
            format!("{{{}}}", entries.join(", "))
        }
        ExprKind::Lambda(f) => {
            let params: Vec<_> = f.params.iter().map(param).collect();
            format!("|{}| {{ {} }}", params.join(", "), inline(&f.body))
        }
        ExprKind::Assign { target, op, value } => {
            format!("({} {}= {})", expr(target), op.map_or(String::new(), |o| format!("{o:?}")), expr(value))
        }
        ExprKind::Block(body) => format!("{{ {} }}", inline(body)),
        ExprKind::Cast { ty: t, value } => format!("cast<{}>({})", ty(t), expr(value)),
        ExprKind::TypeTest { value, ty: t } => format!("({} is {})", expr(value), ty(t)),
        ExprKind::Class(c) => {
            let mut out = String::new();
            class(c, 0, &mut out);
            format!("<{}>", out.trim_end().lines().map(str::trim).collect::<Vec<_>>().join("; "))
        }
        ExprKind::Comprehension { element, clauses, .. } => {
            let clauses: Vec<String> =
                clauses.iter().map(|c| format!("for {} in {} if [{}]", expr(&c.target), expr(&c.iter), list(&c.conds))).collect();
            format!("[{} {}]", expr(element), clauses.join(" "))
        }
        ExprKind::Await(e) => format!("await {}", expr(e)),
        ExprKind::Spread(e) => format!("...{}", expr(e)),
        ExprKind::Type(t) => format!("type {}", ty(t)),
        ExprKind::Unknown(inner) => format!("?({})", list(inner)),
        other => format!("{other:?}"),
    }
}

/// Parses and lowers `text`, for tests that look at more than its text.
pub(crate) fn module(language: assay_manifests::Language, text: &str) -> Module {
    let parsed = crate::parse::parse(language, text).expect("parses");
    super::lower(language, "a/file", text, &parsed.flat()).expect("lowers")
}

/// Truncations of `text` all along it lower without panicking on a thread with a small stack; so does nesting far beyond the
/// bound: each of `nests` is what stands before, what opens and what closes.
pub(crate) fn never_panics(language: assay_manifests::Language, text: &str, nests: &[(&str, &str, &str)]) {
    let mut texts: Vec<String> = text.char_indices().step_by(5).map(|(at, _)| text[..at].to_string()).collect();
    for (before, open, close) in nests {
        texts.push(format!("{before}{}x{}", open.repeat(3000), close.repeat(3000)));
        texts.push(format!("{before}{}", open.repeat(3000)));
    }
    let run = move || {
        for text in &texts {
            let _ = show(&module(language, text));
        }
    };
    std::thread::Builder::new().stack_size(2 << 20).spawn(run).expect("a thread").join().expect("no panic");
}
