//! Ruby calls: receivers, arguments, keywords, blocks.

use std::sync::Arc;

use assay_manifests::Span;

use crate::tree::Node;

use super::{BLOCK, Ruby, kit, name, named, opaque, part, plain_param, span};
use crate::flow::ir::{Access, Arg, CallKind, Expr, ExprKind, Function, Lit, Spread, StmtKind, Sym};
use crate::flow::lower::kit::stmt;

/// How a call reaches its receiver.
pub(super) fn access(node: Node<'_>, text: &str) -> Access {
    let op = node.child_by_field_name("operator").and_then(|op| text.get(op.byte_range()));
    match op {
        Some("&.") => Access::Optional,
        Some("::") => Access::Static,
        _ => Access::Dot,
    }
}

impl<'t> Ruby<'_, 't> {
    pub(super) fn call(&mut self, node: Node<'t>) -> Expr {
        let at = span(node);
        let block = part(node, "block", &["block", "do_block"]);
        let list = node.child_by_field_name("arguments");
        let Some(method) = node.child_by_field_name("method") else {
            // `callable.(x)`
            let object = self.field_expr(node, "receiver");
            let callee = kit::member(object, "call", Access::Dot, at);
            return self.finish(callee, list, block, CallKind::Plain, node);
        };
        if method.kind() == "super" {
            return self.super_call(list, block, node);
        }
        let id: Sym = match method.kind() {
            "constant" => self.dotted_text(method),
            _ => self.l.sym(method),
        };
        let Some(receiver) = node.child_by_field_name("receiver") else {
            return self.plain_call(id, list, block, node);
        };
        // `Foo.new(…)`
        if &*id == "new" && matches!(receiver.kind(), "constant" | "scope_resolution") {
            let callee = kit::dotted(&self.dotted_text(receiver), span(receiver));
            return self.finish(callee, list, block, CallKind::New, node);
        }
        let object = self.expr(receiver);
        let callee = kit::member(object, id, access(node, self.l.text), kit::cover(at, span(method)));
        self.finish(callee, list, block, CallKind::Plain, node)
    }

    /// A call without a receiver.
    fn plain_call(&mut self, id: Sym, list: Option<Node<'t>>, block: Option<Node<'t>>, node: Node<'t>) -> Expr {
        let at = span(node);
        match (&*id, block) {
            // `lambda { |x| … }` is the closure itself.
            ("lambda" | "proc", Some(block)) if list.is_none() => return self.block(block),
            ("block_given?", None) => {
                return kit::binary(crate::flow::ir::BinaryOp::NotSame, name(BLOCK, at), kit::lit(Lit::Null, at));
            }
            ("raise" | "fail", None) => {
                let value = self.raised(&list.map(named).unwrap_or_default(), at);
                return Expr::new(ExprKind::Block(vec![stmt(StmtKind::Throw(value), at)]), at);
            }
            _ => {}
        }
        self.finish(name(id, at), list, block, CallKind::Plain, node)
    }

    /// What `raise` throws: `raise Missing, message` makes a `Missing` of the message.
    pub(super) fn raised(&mut self, args: &[Node<'t>], at: Span) -> Option<Expr> {
        let first = *args.first()?;
        let is_class = matches!(first.kind(), "constant" | "scope_resolution");
        let Some(message) = args.get(1).filter(|second| is_class && !matches!(second.kind(), "pair" | "hash_splat_argument")) else {
            return Some(self.expr(first));
        };
        let callee = kit::dotted(&self.dotted_text(first), span(first));
        let message = kit::arg(self.expr(*message));
        Some(kit::call(callee, vec![message], CallKind::New, at))
    }

    fn finish(&mut self, callee: Expr, list: Option<Node<'t>>, block: Option<Node<'t>>, kind: CallKind, node: Node<'t>) -> Expr {
        let mut args = list.map(|list| self.args(list)).unwrap_or_default();
        if let Some(block) = block {
            let block = self.block(block);
            args.push(kit::keyword(BLOCK.into(), block));
        }
        kit::call(callee, args, kind, span(node))
    }

    fn block(&mut self, node: Node<'t>) -> Expr {
        self.closure(node.child_by_field_name("parameters"), node.child_by_field_name("body"), node)
    }

    /// `super(…)` calls the same method of the base; a bare one with the same arguments.
    pub(super) fn super_call(&mut self, list: Option<Node<'t>>, block: Option<Node<'t>>, node: Node<'t>) -> Expr {
        let at = span(node);
        let Some((method, params)) = self.method.clone() else {
            return self.finish(name("super", at), list, block, CallKind::Plain, node);
        };
        let callee = kit::member(name("super", at), method, Access::Dot, at);
        let mut call = self.finish(callee, list, block, CallKind::Plain, node);
        if list.is_none()
            && let ExprKind::Call { args, .. } = &mut call.kind
        {
            let passed = params.into_iter().map(|param| kit::arg(name(param, at)));
            let block = std::mem::take(args);
            args.extend(passed.chain(block));
        }
        call
    }

    /// Arguments in order. Symbol keys are keywords; other keys make one map, which stands where the first of them stood.
    pub(super) fn args(&mut self, list: Node<'t>) -> Vec<Arg> {
        let mut out: Vec<Arg> = Vec::new();
        let mut pairs: Vec<(Option<Expr>, Expr)> = Vec::new();
        for node in named(list) {
            let at = span(node);
            match node.kind() {
                "pair" => {
                    let key = self.field_key(node);
                    let value = self.pair_value(node, &key);
                    let keyword = match (&key.kind, node.child_by_field_name("key").map(|key| key.kind())) {
                        (ExprKind::Lit(Lit::Str(text)), Some("hash_key_symbol" | "simple_symbol")) => Some(text.clone()),
                        (ExprKind::Lit(Lit::Str(text)), Some("string" | "delimited_symbol")) if !self.l.str(node).contains("=>") => {
                            Some(text.clone())
                        }
                        _ => None,
                    };
                    match keyword {
                        Some(keyword) => out.push(kit::keyword(keyword, value)),
                        None => pairs.push((Some(key), value)),
                    }
                }
                "splat_argument" => {
                    let value = self.first_of(node);
                    out.push(Arg { name: None, value, spread: Spread::List });
                }
                "hash_splat_argument" => {
                    let value = self.first_of(node);
                    out.push(Arg { name: None, value, spread: Spread::Map });
                }
                "block_argument" => {
                    let value = self.block_argument(node);
                    out.push(kit::keyword(BLOCK.into(), value));
                }
                "forward_argument" => out.push(Arg { name: None, value: name("...", at), spread: Spread::List }),
                _ => out.push(kit::arg(self.expr(node))),
            }
        }
        if !pairs.is_empty() {
            let at = span(list);
            // A map is the last positional argument, before a block.
            let place = out.iter().position(|arg| arg.name.is_some()).unwrap_or(out.len());
            out.insert(place, kit::arg(Expr::new(ExprKind::Map(pairs), at)));
        }
        out
    }

    fn first_of(&mut self, node: Node<'t>) -> Expr {
        match named(node).first() {
            Some(inner) => self.expr(*inner),
            None => opaque(span(node)),
        }
    }

    pub(super) fn field_key(&mut self, pair: Node<'t>) -> Expr {
        match pair.child_by_field_name("key") {
            Some(key) => match self.simple_text(key) {
                Some(text) => text,
                None => self.expr(key),
            },
            None => self.l.unknown(Vec::new(), span(pair)),
        }
    }

    /// `x:` alone is `x: x`.
    pub(super) fn pair_value(&mut self, pair: Node<'t>, key: &Expr) -> Expr {
        match (pair.child_by_field_name("value"), &key.kind) {
            (Some(value), _) => self.expr(value),
            (None, ExprKind::Lit(Lit::Str(id))) => self.word(id.clone(), key.span),
            _ => self.l.unknown(Vec::new(), span(pair)),
        }
    }

    /// `&:upcase` is a closure that calls it; `&block` the closure itself.
    fn block_argument(&mut self, node: Node<'t>) -> Expr {
        let at = span(node);
        match named(node).first() {
            Some(symbol) if symbol.kind() == "simple_symbol" => {
                let id: Sym = self.l.str(*symbol).trim_start_matches(':').into();
                let param: Sym = "item".into();
                let callee = kit::member(name(param.clone(), at), id, Access::Dot, at);
                let value = kit::call(callee, Vec::new(), CallKind::Plain, at);
                let function = Function {
                    name: "".into(),
                    params: vec![plain_param(param, at)],
                    body: vec![stmt(StmtKind::Return(Some(value)), at)],
                    span: at,
                    is_public: true,
                    ..Function::default()
                };
                Expr::new(ExprKind::Lambda(Arc::new(function)), at)
            }
            Some(inner) => self.expr(*inner),
            None => name(BLOCK, at),
        }
    }

    /// A bare word: a local, else a call of it.
    pub(super) fn word(&mut self, id: Sym, at: assay_manifests::Span) -> Expr {
        if self.is_local(&id) || id.starts_with("__") {
            return name(id, at);
        }
        if &*id == "block_given?" {
            return kit::binary(crate::flow::ir::BinaryOp::NotSame, name(BLOCK, at), kit::lit(Lit::Null, at));
        }
        kit::call(name(id, at), Vec::new(), CallKind::Plain, at)
    }
}
