//! Classes of Python that load pickles and turn away the names that are none of their own. Knows no rule.

use super::{Engine, names::Base, value::ClassId};
use crate::flow::ir::{BinaryOp, Expr, ExprKind, Lit, ParamKind, Stmt, StmtKind, UnaryOp};

/// Type of a loader of pickles that makes objects of the classes alone that it names.
pub(super) const LIMITED_PICKLES: &str = "pickle.Unpickler.Limited";
/// How deep statements and conditions are followed.
const DEEPEST: u32 = 8;

impl Engine<'_> {
    /// Whether a class in sight loads pickles, and its `find_class` gives nothing whose name it has not looked up.
    pub(super) fn refuses_names(&self, class: ClassId) -> bool {
        let info = &self.classes[class.0 as usize];
        if !info.bases.iter().any(|base| matches!(base, Base::Library(name) if name.ends_with("pickle.Unpickler"))) {
            return false;
        }
        let Some(find) = info.class.methods.iter().find(|method| &*method.name == "find_class") else { return false };
        let mut params = find.params.iter().filter(|param| param.kind != ParamKind::Receiver);
        // The module, and the name in it: both are the sender's.
        let (Some(module), Some(name)) = (params.next(), params.next()) else { return false };
        find.decorators.is_empty() && gives_looked_up(&find.body, Asked { module: &module.name, name: &name.name }, false, 0)
    }
}

/// What a loader is asked for.
#[derive(Clone, Copy)]
struct Asked<'n> {
    module: &'n str,
    name: &'n str,
}

/// Methods that put something into a table.
const FILLS: [&str; 9] = ["add", "append", "update", "extend", "insert", "setdefault", "union", "__setitem__", "__init__"];
/// Names that give whoever calls them a way to everything else.
const WAYS_OUT: [&str; 16] = [
    "eval",
    "exec",
    "compile",
    "open",
    "getattr",
    "setattr",
    "globals",
    "vars",
    "system",
    "popen",
    "Popen",
    "run",
    "call",
    "check_output",
    "__import__",
    "import_module",
];

/// Whether whatever a body gives was looked up by its name before.
fn gives_looked_up(body: &[Stmt], name: Asked<'_>, known: bool, depth: u32) -> bool {
    let mut known = known;
    for stmt in body {
        let fits = match &stmt.kind {
            _ if depth > DEEPEST => false,
            StmtKind::Throw(_) => return true,
            StmtKind::Return(value) => return known || value.as_ref().is_none_or(is_held),
            StmtKind::If { cond, then, otherwise } => {
                let asked = looks_up(cond, name, 0);
                let (yes, no) = (asked == Some(true), asked == Some(false));
                let fits = gives_looked_up(then, name, known || yes, depth + 1) && gives_looked_up(otherwise, name, known || no, depth + 1);
                known |= no && ends(then) || yes && ends(otherwise);
                fits
            }
            StmtKind::Block(inner) => gives_looked_up(inner, name, known, depth + 1),
            // A text that says what the method does. What is set here may be another name, or another table.
            StmtKind::Expr(expr) => match &expr.kind {
                ExprKind::Lit(_) => true,
                ExprKind::Call { callee, .. } => {
                    !matches!(&callee.kind, ExprKind::Member { name: method, .. } if FILLS.contains(&&**method))
                }
                _ => false,
            },
            _ => false,
        };
        if !fits {
            return false;
        }
    }
    true
}

fn ends(body: &[Stmt]) -> bool {
    matches!(body.last().map(|last| &last.kind), Some(StmtKind::Return(_) | StmtKind::Throw(_)))
}

/// What stands somewhere already: nothing is found by a name.
fn is_held(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Lit(_) => true,
        ExprKind::Index { object, .. } => is_table(object),
        _ => false,
    }
}

/// Whether a condition says that the name is one of those in a table (or that it is none of them).
fn looks_up(cond: &Expr, name: Asked<'_>, depth: u32) -> Option<bool> {
    if depth > DEEPEST {
        return None;
    }
    match &cond.kind {
        ExprKind::Unary { op: UnaryOp::Not, operand } => looks_up(operand, name, depth + 1).map(|yes| !yes),
        ExprKind::Binary { op: BinaryOp::In, left, right } => (holds(left, name, 0) && is_table_beside(right, name)).then_some(true),
        ExprKind::Binary { op: BinaryOp::NotIn, left, right } => (holds(left, name, 0) && is_table_beside(right, name)).then_some(false),
        ExprKind::Binary { op: BinaryOp::Eq, left, right } => (holds(left, name, 0) && is_literal(right)).then_some(true),
        ExprKind::Binary { op: BinaryOp::NotEq, left, right } => (holds(left, name, 0) && is_literal(right)).then_some(false),
        ExprKind::Binary { op: op @ (BinaryOp::And | BinaryOp::Or), left, right } => {
            let (left, right) = (looks_up(left, name, depth + 1), looks_up(right, name, depth + 1));
            // One of them is enough where both hold, and both are needed where one does.
            let enough = *op == BinaryOp::And;
            match (left, right) {
                (Some(a), Some(b)) if a == b => Some(a),
                (Some(one), None) | (None, Some(one)) if one == enough => Some(one),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether all of the name stands in an expression: by itself, in a pair, in a text with its module.
fn holds(expr: &Expr, name: Asked<'_>, depth: u32) -> bool {
    match &expr.kind {
        ExprKind::Name(one) => &**one == name.name,
        ExprKind::List { items, .. } | ExprKind::Format(items) => depth < DEEPEST && items.iter().any(|item| holds(item, name, depth + 1)),
        ExprKind::Binary { op: BinaryOp::Add, left, right } => {
            depth < DEEPEST && (holds(left, name, depth + 1) || holds(right, name, depth + 1))
        }
        _ => false,
    }
}

/// A table that is not what is asked for itself.
fn is_table_beside(expr: &Expr, asked: Asked<'_>) -> bool {
    !matches!(&expr.kind, ExprKind::Name(one) if [asked.module, asked.name].contains(&&**one)) && is_table(expr)
}

fn is_literal(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Lit(Lit::Str(text)) => !WAYS_OUT.contains(&&**text),
        ExprKind::Lit(_) => true,
        ExprKind::List { items, .. } => items.iter().all(|item| matches!(item.kind, ExprKind::Lit(_)) && is_literal(item)),
        _ => false,
    }
}

/// A collection of the program's own, or one of several by the module: `SAFE`, `self.safe`, `SAFE[module]`, `SAFE.get(module, ())`.
fn is_table(expr: &Expr) -> bool {
    let is_own = |expr: &Expr| match &expr.kind {
        ExprKind::Name(_) => true,
        ExprKind::Member { object, .. } => matches!(&object.kind, ExprKind::Name(one) if matches!(&**one, "self" | "cls")),
        _ => false,
    };
    match &expr.kind {
        ExprKind::List { items, .. } => items.iter().all(is_literal),
        ExprKind::Index { object, index } => is_own(object) && matches!(index.kind, ExprKind::Name(_)),
        ExprKind::Call { callee, .. } => {
            matches!(&callee.kind, ExprKind::Member { object, name, .. } if &**name == "get" && is_own(object))
        }
        _ => is_own(expr),
    }
}
