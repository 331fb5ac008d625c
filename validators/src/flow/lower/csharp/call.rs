//! Calls of C#, and what is taken out of a collection by place. Knows the form only.

use assay_manifests::Span;

use crate::tree::Node;

use super::{CSharp, kit, lit, name, named, opaque, span};
use crate::flow::ir::{Arg, CallKind, Expr, ExprKind, ListKind, Lit, Stmt, StmtKind, Sym};
use crate::flow::lower::kit::{child_of, has_token, stmt};

impl CSharp<'_> {
    pub(super) fn index(&mut self, object: Expr, list: Option<Node<'_>>, node: Node<'_>) -> Expr {
        let at = span(node);
        if let Some(range) = only_range(list) {
            return self.part(object, range, at);
        }
        let mut items: Vec<Expr> = list.map(named).unwrap_or_default().into_iter().map(|item| self.argument(item).value).collect();
        let index = match (items.pop(), items.is_empty()) {
            (Some(single), true) => single,
            (Some(last), false) => {
                items.push(last);
                Expr::new(ExprKind::List { items, kind: ListKind::Tuple }, at)
            }
            (None, _) => self.l.unknown(Vec::new(), at),
        };
        Expr::new(ExprKind::Index { object: Box::new(object), index: Box::new(index) }, at)
    }

    /// `list[a..b]`, where either end may be left out.
    #[inline(never)]
    fn part(&mut self, object: Expr, range: Node<'_>, at: Span) -> Expr {
        let mut ends = [None, None];
        let mut side = 0;
        for child in range.children() {
            if child.is_named() {
                ends[side] = Some(Box::new(self.expr(child)));
            } else {
                side = 1;
            }
        }
        let [from, to] = ends;
        Expr::new(ExprKind::Slice { object: Box::new(object), from, to }, at)
    }

    /// A call. What it gives back through `out` parameters is taken for its result (`TryGetValue(key, out var v)`), and its
    /// own value is then unknown.
    pub(super) fn invocation(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let callee = self.field_expr(node, "function");
        let list = node.child_by_field_name("arguments").map(named).unwrap_or_default();
        if let (ExprKind::Name(word), [single]) = (&callee.kind, list.as_slice())
            && &**word == "nameof"
        {
            let text = self.dotted_text(*single);
            return lit(Lit::Str(text.rsplit('.').next().unwrap_or_default().into()), at);
        }
        if !list.iter().any(|arg| is_out(*arg)) {
            let mut args: Vec<Arg> = list.into_iter().map(|arg| self.argument(arg)).collect();
            mark_handlers(&callee, &mut args);
            return kit::call(callee, args, CallKind::Plain, at);
        }
        self.with_outs(callee, node, &list)
    }

    /// What a call gives back through `out` parameters, and its answer.
    #[inline(never)]
    fn with_outs(&mut self, callee: Expr, node: Node<'_>, list: &[Node<'_>]) -> Expr {
        let at = span(node);
        let (outs, ins): (Vec<Node<'_>>, Vec<Node<'_>>) = list.iter().copied().partition(|arg| is_out(*arg));
        let args = ins.iter().map(|arg| self.argument(*arg)).collect();
        // Only of what is short and calls nothing, as it is written twice.
        let plain = ins.iter().all(|arg| !self.l.str(*arg).contains('(') && self.l.str(*arg).len() < 200);
        let asks = plain && outs.len() == 1 && callee.dotted().is_some_and(|name| name.ends_with(".TryParse"));
        let call = kit::call(callee, args, CallKind::Plain, at);
        let many = outs.len() > 1;
        let mut block: Vec<Stmt> = Vec::new();
        let result: Sym = format!("$out{}", at.start).into();
        block.push(stmt(StmtKind::Var { name: result.clone(), ty: None, init: Some(call), is_const: true }, at));
        for (number, out) in outs.into_iter().enumerate() {
            let declared = child_of(out, &["declaration_expression"]);
            let mut value = name(result.clone(), at);
            if many {
                let place = Box::new(lit(Lit::Int(number as i128), at));
                value = Expr::new(ExprKind::Index { object: Box::new(value), index: place }, at);
            }
            block.push(match declared {
                Some(declared) => {
                    let ty = self.declared_type(declared, "type");
                    stmt(StmtKind::Var { name: self.field_ident(declared, "name"), ty, init: Some(value), is_const: false }, span(out))
                }
                None => stmt(StmtKind::Assign { target: self.argument(out).value, op: None, value }, span(out)),
            });
        }
        // Whether a text is a number says something of the text: the same call, asked.
        let answer = if asks {
            let ins = ins.into_iter().map(|arg| self.argument(arg)).collect();
            kit::call(self.field_expr(node, "function"), ins, CallKind::Plain, at)
        } else {
            opaque(at)
        };
        block.push(stmt(StmtKind::Expr(answer), at));
        Expr::new(ExprKind::Block(block), at)
    }
}

fn is_out(arg: Node<'_>) -> bool {
    arg.kind() == "argument" && has_token(arg, "out")
}

/// The range that is all there is between the brackets.
fn only_range(list: Option<Node<'_>>) -> Option<Node<'_>> {
    let inner = named(list?);
    let [only] = inner.as_slice() else { return None };
    if only.kind() == "argument" { child_of(*only, &["range_expression"]) } else { None }
}

/// A function that is given to a route answers requests as a method under `[HttpGet]` does.
fn mark_handlers(callee: &Expr, args: &mut [Arg]) {
    let ExprKind::Member { name: called, .. } = &callee.kind else { return };
    if !matches!(&**called, "MapGet" | "MapPost" | "MapPut" | "MapDelete" | "MapPatch" | "MapMethods") {
        return;
    }
    for arg in args {
        if let ExprKind::Lambda(function) = &mut arg.value.kind
            && let Some(function) = std::sync::Arc::get_mut(function)
        {
            function.decorators.push(name("MapHandler", arg.value.span));
        }
    }
}
