//! What a macro's call stands for: a copy of the statements or of the call that the macro consists of, with what it is given in the place
//! of its parameters. What leaves, tests or declares in a macro does so where it is called. Knows no grammar.

use std::{collections::BTreeMap, sync::Arc};

use assay_manifests::Span;

use crate::flow::ir::{Arg, Case, Expr, ExprKind, Function, Lit, ParamKind, Spread, Stmt, StmtKind, Sym, TypeRef};

/// The name under which a macro has what it is given beyond its parameters.
pub(super) const BEYOND: &str = "__VA_ARGS__";

/// How deep what is copied may be nested.
const MAX_NESTING: u32 = 100;

/// The macros of a file so far, and how much of them may still be copied.
pub(super) struct Macros {
    /// Those by name; absent where one has several definitions, of which a build chooses.
    known: BTreeMap<Sym, Option<Arc<Function>>>,
    budget: usize,
}

impl Macros {
    pub(super) fn new(budget: usize) -> Self {
        Self { known: BTreeMap::new(), budget }
    }

    pub(super) fn define(&mut self, function: &Arc<Function>) {
        self.known.entry(function.name.clone()).and_modify(|known| *known = None).or_insert_with(|| Some(Arc::clone(function)));
    }

    /// From here on the name may be that of anything.
    pub(super) fn undefine(&mut self, name: &str) {
        if let Some(known) = self.known.get_mut(name) {
            *known = None;
        }
    }

    /// The statements that a call stands for, where its macro is a block of them.
    pub(super) fn statements(&mut self, call: &Expr) -> Option<Vec<Stmt>> {
        let (function, args) = self.called(call)?;
        let ExprKind::Block(body) = &returned(&function)?.kind else { return None };
        let mut copy = Writing::of(&function, args, call.span, &mut self.budget)?;
        let stmts = copy.stmts(body)?;
        Some(stmts)
    }

    /// The call that a call stands for, where its macro is one.
    pub(super) fn call(&mut self, call: &Expr) -> Option<Expr> {
        let (function, args) = self.called(call)?;
        let value = returned(&function).filter(|value| matches!(value.kind, ExprKind::Call { .. }))?;
        Writing::of(&function, args, call.span, &mut self.budget)?.expr(value)
    }

    fn called<'e>(&self, call: &'e Expr) -> Option<(Arc<Function>, &'e [Arg])> {
        let ExprKind::Call { callee, args, .. } = &call.kind else { return None };
        let ExprKind::Name(name) = &callee.kind else { return None };
        Some((Arc::clone(self.known.get(name)?.as_ref()?), args))
    }
}

fn returned(function: &Function) -> Option<&Expr> {
    match function.body.as_slice() {
        [Stmt { kind: StmtKind::Return(Some(value)), .. }] => Some(value),
        _ => None,
    }
}

/// One copy of a macro's body. `None` from any of its steps: there is something in it that is not copied.
struct Writing<'c> {
    given: BTreeMap<&'c str, &'c Expr>,
    beyond: &'c [Arg],
    /// Where what the macro writes stands; absent for what it is given, which stays where it is.
    at: Option<Span>,
    budget: &'c mut usize,
    depth: u32,
}

impl<'c> Writing<'c> {
    fn of(function: &'c Function, args: &'c [Arg], at: Span, budget: &'c mut usize) -> Option<Self> {
        let named = function.params.iter().filter(|param| param.kind != ParamKind::Rest).count();
        let open = named < function.params.len();
        if args.len() < named || args.len() > named && !open || args.iter().any(|arg| arg.name.is_some() || arg.spread != Spread::No) {
            return None;
        }
        let given = function.params.iter().zip(args).filter(|(param, _)| param.kind != ParamKind::Rest);
        let given = given.map(|(param, arg)| (&*param.name, &arg.value)).collect();
        Some(Self { given, beyond: args.get(named..)?, at: Some(at), budget, depth: 0 })
    }

    fn place(&self, span: Span) -> Span {
        self.at.unwrap_or(span)
    }

    /// One node more; `None` where that is too many.
    fn spend(&mut self) -> Option<()> {
        *self.budget = self.budget.checked_sub(1)?;
        Some(())
    }

    fn deeper<T>(&mut self, copy: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        self.spend()?;
        if self.depth >= MAX_NESTING {
            return None;
        }
        self.depth += 1;
        let copied = copy(self);
        self.depth -= 1;
        copied
    }

    fn is_given(&self, name: &str) -> bool {
        self.at.is_some() && (name == BEYOND || self.given.contains_key(name))
    }

    /// A type as written, unless the macro is given it.
    fn ty(&self, ty: &TypeRef) -> Option<TypeRef> {
        let dims = ty.dims.iter().any(|dim| dim.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| self.is_given(word)));
        (!dims && !self.is_given(&ty.name) && ty.args.iter().all(|arg| self.ty(arg).is_some())).then(|| ty.clone())
    }

    /// A label: that of a macro's parameter is what it is given.
    fn label(&self, label: &Sym) -> Option<Sym> {
        if !self.is_given(label) {
            return Some(label.clone());
        }
        match self.given.get(&**label).map(|given| &given.kind) {
            Some(ExprKind::Name(name)) => Some(name.clone()),
            _ => None,
        }
    }

    fn stmts(&mut self, body: &[Stmt]) -> Option<Vec<Stmt>> {
        body.iter().map(|stmt| self.deeper(|copy| copy.stmt(stmt))).collect()
    }

    fn stmt(&mut self, stmt: &Stmt) -> Option<Stmt> {
        let kind = match &stmt.kind {
            StmtKind::Expr(e) => StmtKind::Expr(self.expr(e)?),
            StmtKind::Var { name, ty, init, is_const } => {
                let ty = match ty {
                    Some(ty) => Some(self.ty(ty)?),
                    None => None,
                };
                StmtKind::Var { name: self.label(name)?, ty, init: self.maybe(init.as_ref())?, is_const: *is_const }
            }
            StmtKind::Assign { target, op, value } => StmtKind::Assign { target: self.expr(target)?, op: *op, value: self.expr(value)? },
            StmtKind::If { cond, then, otherwise } => {
                StmtKind::If { cond: self.expr(cond)?, then: self.stmts(then)?, otherwise: self.stmts(otherwise)? }
            }
            // `do { … } while (0)` is what stands in it.
            StmtKind::Loop { cond: Some(cond), body, update, test_first: false }
                if update.is_empty() && matches!(cond.kind, ExprKind::Lit(Lit::Int(0) | Lit::Bool(false))) && !jumps(body) =>
            {
                StmtKind::Block(self.stmts(body)?)
            }
            StmtKind::Loop { cond, body, update, test_first } => StmtKind::Loop {
                cond: self.maybe(cond.as_ref())?,
                body: self.stmts(body)?,
                update: self.stmts(update)?,
                test_first: *test_first,
            },
            StmtKind::Switch { subject, cases } => {
                let subject = self.maybe(subject.as_ref())?;
                let mut copied = Vec::with_capacity(cases.len());
                for case in cases {
                    let patterns = case.patterns.iter().map(|pattern| self.expr(pattern)).collect::<Option<_>>()?;
                    let (body, span) = (self.stmts(&case.body)?, self.place(case.span));
                    copied.push(Case { patterns, guard: self.maybe(case.guard.as_ref())?, body, falls_through: case.falls_through, span });
                }
                StmtKind::Switch { subject, cases: copied }
            }
            StmtKind::Return(value) => StmtKind::Return(self.maybe(value.as_ref())?),
            StmtKind::Throw(value) => StmtKind::Throw(self.maybe(value.as_ref())?),
            StmtKind::Break(None) => StmtKind::Break(None),
            StmtKind::Continue(None) => StmtKind::Continue(None),
            StmtKind::Label(label) => StmtKind::Label(self.label(label)?),
            StmtKind::Goto(label) => StmtKind::Goto(self.label(label)?),
            StmtKind::Block(body) => StmtKind::Block(self.stmts(body)?),
            _ => return None,
        };
        Some(Stmt { kind, span: self.place(stmt.span) })
    }

    fn maybe(&mut self, e: Option<&Expr>) -> Option<Option<Expr>> {
        match e {
            Some(e) => self.expr(e).map(Some),
            None => Some(None),
        }
    }

    fn boxed(&mut self, e: &Expr) -> Option<Box<Expr>> {
        self.expr(e).map(Box::new)
    }

    fn exprs(&mut self, all: &[Expr]) -> Option<Vec<Expr>> {
        all.iter().map(|e| self.expr(e)).collect()
    }

    fn expr(&mut self, e: &Expr) -> Option<Expr> {
        self.deeper(|copy| copy.copied(e))
    }

    fn copied(&mut self, e: &Expr) -> Option<Expr> {
        let kind = match &e.kind {
            ExprKind::Name(name) if self.is_given(name) => {
                let given = *self.given.get(&**name)?;
                let at = self.at.take();
                let copied = self.expr(given);
                self.at = at;
                return copied;
            }
            ExprKind::Name(name) => ExprKind::Name(name.clone()),
            ExprKind::Lit(lit) => ExprKind::Lit(lit.clone()),
            ExprKind::Member { object, name, access } if !self.is_given(name) => {
                ExprKind::Member { object: self.boxed(object)?, name: name.clone(), access: *access }
            }
            ExprKind::Index { object, index } => ExprKind::Index { object: self.boxed(object)?, index: self.boxed(index)? },
            ExprKind::Call { callee, args, kind } => ExprKind::Call { callee: self.boxed(callee)?, args: self.args(args)?, kind: *kind },
            ExprKind::Binary { op, left, right } => ExprKind::Binary { op: *op, left: self.boxed(left)?, right: self.boxed(right)? },
            ExprKind::Unary { op, operand } => ExprKind::Unary { op: *op, operand: self.boxed(operand)? },
            ExprKind::Conditional { cond, then, otherwise } => {
                ExprKind::Conditional { cond: self.boxed(cond)?, then: self.boxed(then)?, otherwise: self.boxed(otherwise)? }
            }
            ExprKind::List { items, kind } => ExprKind::List { items: self.exprs(items)?, kind: *kind },
            ExprKind::Format(pieces) => ExprKind::Format(self.exprs(pieces)?),
            ExprKind::Assign { target, op, value } => ExprKind::Assign { target: self.boxed(target)?, op: *op, value: self.boxed(value)? },
            ExprKind::Block(body) => ExprKind::Block(self.stmts(body)?),
            ExprKind::Cast { ty, value } => ExprKind::Cast { ty: self.ty(ty)?, value: self.boxed(value)? },
            ExprKind::Type(ty) => ExprKind::Type(self.ty(ty)?),
            ExprKind::Unknown(children) => ExprKind::Unknown(self.exprs(children)?),
            _ => return None,
        };
        Some(Expr::new(kind, self.place(e.span)))
    }

    fn args(&mut self, args: &[Arg]) -> Option<Vec<Arg>> {
        let mut copied = Vec::with_capacity(args.len());
        for arg in args {
            if self.at.is_some() && matches!(&arg.value.kind, ExprKind::Name(name) if &**name == BEYOND) {
                let at = self.at.take();
                for arg in self.beyond {
                    copied.push(Arg { name: None, value: self.expr(&arg.value)?, spread: Spread::No });
                }
                self.at = at;
                continue;
            }
            copied.push(Arg { name: arg.name.clone(), value: self.expr(&arg.value)?, spread: arg.spread });
        }
        Some(copied)
    }
}

/// Whether something in a loop's body may leave it, or go on with its next round.
fn jumps(body: &[Stmt]) -> bool {
    body.iter().any(|stmt| match &stmt.kind {
        StmtKind::Break(_) | StmtKind::Continue(_) => true,
        StmtKind::If { then, otherwise, .. } => jumps(then) || jumps(otherwise),
        StmtKind::Block(inner) | StmtKind::Unsafe(inner) => jumps(inner),
        StmtKind::Switch { cases, .. } => cases.iter().any(|case| jumps(&case.body)),
        StmtKind::Loop { body, .. } | StmtKind::ForEach { body, .. } => jumps(body),
        StmtKind::Try { body, catches, .. } => jumps(body) || catches.iter().any(|catch| jumps(&catch.body)),
        _ => false,
    })
}
