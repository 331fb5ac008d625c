//! A buffer that a function is handed together with its size, where nobody looks at the size. Knows the syntax of one function and no path.

use std::{collections::BTreeSet, sync::LazyLock};

use assay_manifests::Span;
use regex::Regex;

use super::{
    Check, last_name, names, place,
    prepass::strip,
    scans::{Found, each, expressions, parts},
};
use crate::flow::ir::{BinaryOp, Expr, ExprKind, Function, Lit, Param, Stmt, StmtKind, UnaryOp};

/// Statements inside statements that are looked at.
const DEEP: u32 = 60;

static SIZE_WORD: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^_?(n|len|length|size|sz|cap|capacity|max|maxlen|max_len|left|avail|room|bytes|remaining|limit)$").ok());
static SIZE_NAME: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(len|length|size|sz|cap|capacity|maxlen|n_?bytes|avail|remaining|(buf|data|dst|src|dest|in|out|pkt|msg|str)_?(len|length|size|sz|left|cap|avail))$")
        .ok()
});

/// Whether a name is that of a buffer that a function is handed together with its size.
pub fn is_measured(function: &Function, name: &str) -> bool {
    function.params.windows(2).any(|pair| *pair[0].name == *name && is_buffer(&pair[0]) && is_size_of(&pair[1], &pair[0]))
}

/// Members of what a function's parameters lead to that it compares by order: the position of the parameter, and the member.
pub fn compared_members(function: &Function) -> BTreeSet<(usize, String)> {
    let mut found = BTreeSet::new();
    let leads = |param: &Param| param.ty.as_ref().is_some_and(|ty| ty.pointers > 0 || ty.is_reference);
    if !function.params.iter().any(leads) {
        return found;
    }
    expressions(&function.body, &mut |e| {
        let ExprKind::Binary { op: BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge, left, right } = &e.kind else { return };
        let mut sides = Vec::new();
        place::operands(left, &mut sides);
        place::operands(right, &mut sides);
        for key in sides.into_iter().filter_map(place::key) {
            let Some((owner, member)) = key.split_once('.') else { continue };
            let position = function.params.iter().position(|param| *param.name == *owner && leads(param));
            found.extend(position.map(|position| (position, member.to_owned())));
        }
    });
    found
}

/// What a function does with buffers whose sizes it is given and never looks at.
pub fn unmeasured(function: &Function) -> Vec<Found> {
    let mut found = Vec::new();
    for pair in function.params.windows(2) {
        let (buffer, size) = (&pair[0], &pair[1]);
        if !is_buffer(buffer) || !is_size_of(size, buffer) {
            continue;
        }
        let mut seen = Seen { buffer: &buffer.name, size: &size.name, ..Seen::default() };
        seen.body(&function.body, 0);
        let accessed = if seen.is_text { seen.written } else { seen.written.or(seen.read) };
        if let (false, Some(at)) = (seen.looked_at, accessed) {
            let check = if seen.written.is_some() { Check::CopyLength } else { Check::BufferLength };
            found.push((check, at, format!("nobody looks at `{}`, which says how much `{}` has", size.name, buffer.name)));
        }
    }
    found
}

fn is_buffer(param: &Param) -> bool {
    let Some(ty) = &param.ty else { return false };
    let depth = usize::from(ty.pointers) + ty.dims.len();
    let bounded = ty.dims.first().is_some_and(|dim| !dim.is_empty());
    !param.name.is_empty()
        && !bounded
        && !ty.is_reference
        && (depth == 1 || depth == 2 && names::is_byte_type(&ty.name))
        && (names::is_byte_type(&ty.name) || place::scalar_size(&ty.name).is_some())
        && &*ty.name != "void"
}

fn is_size_of(size: &Param, buffer: &Param) -> bool {
    let Some(ty) = &size.ty else { return false };
    if ty.pointers > 1 || !ty.dims.is_empty() || matches!(&*ty.name, "char" | "bool" | "float" | "double" | "void") {
        return false;
    }
    let (name, of) = (size.name.to_ascii_lowercase(), buffer.name.to_ascii_lowercase());
    let own = name.strip_prefix(&of).is_some_and(|rest| SIZE_WORD.as_ref().is_some_and(|words| words.is_match(rest)));
    own || SIZE_NAME.as_ref().is_some_and(|names| names.is_match(&name))
}

#[derive(Default)]
struct Seen<'a> {
    buffer: &'a str,
    size: &'a str,
    looked_at: bool,
    /// The buffer is read to the zero that ends it.
    is_text: bool,
    written: Option<Span>,
    read: Option<Span>,
}

impl Seen<'_> {
    fn body(&mut self, body: &[Stmt], depth: u32) {
        if depth > DEEP {
            self.looked_at = true;
            return;
        }
        for stmt in body {
            match &stmt.kind {
                StmtKind::Assign { target, value, .. } => {
                    self.target(target, depth);
                    self.expr(value, depth);
                    continue;
                }
                // What is only handed back was not looked at.
                StmtKind::Return(Some(e)) if self.is_size(e) => continue,
                _ => {}
            }
            let (mut exprs, mut inner) = (Vec::new(), Vec::new());
            each(stmt, &mut |e| exprs.push(e), &mut |body| inner.push(body));
            exprs.into_iter().for_each(|e| self.expr(e, depth));
            inner.into_iter().for_each(|body| self.body(body, depth + 1));
        }
    }

    /// `len`, `*len`.
    fn is_size(&self, e: &Expr) -> bool {
        match &strip(e).kind {
            ExprKind::Name(name) => &**name == self.size,
            ExprKind::Unary { op: UnaryOp::Deref, operand } => matches!(&strip(operand).kind, ExprKind::Name(name) if &**name == self.size),
            _ => false,
        }
    }

    fn target(&mut self, target: &Expr, depth: u32) {
        if self.is_size(target) {
            return;
        }
        match &target.kind {
            ExprKind::Index { object, index } if self.is_part(object) && varies(index) => {
                self.written.get_or_insert(target.span);
                self.expr(index, depth + 1);
            }
            // `*out++ = c`, `*(*out)++ = c`
            ExprKind::Unary { op: UnaryOp::Deref, operand } if matches!(&strip(operand).kind, ExprKind::Assign { target, .. } if self.is_part(target)) =>
            {
                self.written.get_or_insert(target.span);
            }
            _ => self.expr(target, depth + 1),
        }
    }

    /// The buffer, or what it points to.
    fn is_part(&self, e: &Expr) -> bool {
        match &strip(e).kind {
            ExprKind::Name(name) => &**name == self.buffer,
            ExprKind::Unary { op: UnaryOp::Deref, operand } => self.is_part(operand),
            ExprKind::Binary { op: BinaryOp::Add, left, .. } => self.is_part(left),
            _ => false,
        }
    }

    fn expr(&mut self, e: &Expr, depth: u32) {
        if depth > DEEP {
            self.looked_at = true;
            return;
        }
        match &e.kind {
            ExprKind::Name(name) if &**name == self.size => self.looked_at = true,
            ExprKind::Assign { target, value, .. } => {
                self.target(target, depth + 1);
                self.expr(value, depth + 1);
                return;
            }
            ExprKind::Index { object, index } if self.is_part(object) && varies(index) => {
                self.read.get_or_insert(e.span);
            }
            ExprKind::Binary { op: BinaryOp::Eq | BinaryOp::NotEq, left, right } => {
                let zero = matches!(strip(right).kind, ExprKind::Lit(Lit::Char('\0') | Lit::Int(0)));
                self.is_text |= zero && self.is_element(left);
            }
            ExprKind::Unary { op: UnaryOp::Not, operand } => self.is_text |= self.is_element(operand),
            ExprKind::Call { callee, args, .. } => self.call(last_name(callee).unwrap_or_default(), args, e.span),
            ExprKind::Unknown(_) | ExprKind::Lambda(_) => self.looked_at = true,
            ExprKind::Block(body) => self.body(body, depth + 1),
            _ => {}
        }
        parts(e, &mut |inner| self.expr(inner, depth + 1));
    }

    fn is_element(&self, e: &Expr) -> bool {
        match &strip(e).kind {
            ExprKind::Index { object, .. } | ExprKind::Unary { op: UnaryOp::Deref, operand: object } => {
                self.is_part(object) || matches!(&strip(object).kind, ExprKind::Assign { target, .. } if self.is_part(target))
            }
            _ => false,
        }
    }

    fn call(&mut self, name: &str, args: &[crate::flow::ir::Arg], at: Span) {
        if name.starts_with("str") && args.iter().any(|arg| self.is_part(&arg.value)) {
            self.is_text = true;
        }
        if let ("memcpy" | "memmove" | "bcopy", [to, from, count]) = (name, args)
            && varies(&count.value)
        {
            if self.is_part(&to.value) {
                self.written.get_or_insert(at);
            } else if self.is_part(&from.value) {
                self.read.get_or_insert(at);
            }
        }
    }
}

/// Whether an index or a count is more than a number, and nothing keeps it small by its own form.
fn varies(e: &Expr) -> bool {
    match &strip(e).kind {
        ExprKind::Name(name) => name.chars().any(|c| c.is_ascii_lowercase()),
        ExprKind::Member { .. } | ExprKind::Index { .. } | ExprKind::Assign { .. } | ExprKind::Unary { op: UnaryOp::Deref, .. } => true,
        ExprKind::Binary { op: BinaryOp::BitAnd | BinaryOp::Mod, .. } => false,
        ExprKind::Binary { left, right, .. } => varies(left) || varies(right),
        _ => false,
    }
}
