//! What a filter of object streams says of a class that it does not name, read from the function as it is written. Knows no rule.

use crate::flow::{
    engine::{
        Engine,
        value::{Kind, Value},
    },
    ir::{BinaryOp, Expr, ExprKind, Function, Lit, Stmt, StmtKind, Sym, UnaryOp},
};

/// Deepest nesting that is read.
const MAX_DEPTH: u32 = 12;

/// What a condition says where the class is one that nobody has named.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Truth {
    Yes,
    No,
    /// Sizes decide it: the sender chooses.
    Either,
    /// Not read.
    Unsure,
}

/// How a function may end.
#[derive(Default)]
struct Ends {
    lets_through: bool,
    is_unknown: bool,
}

/// A function on its way, with the names that hold the class or its name.
struct Reader<'f> {
    asked: &'f Sym,
    names: Vec<&'f Sym>,
}

impl<'a> Engine<'a> {
    /// Whether a filter lets classes through that it does not name.
    pub(in crate::flow::engine) fn lets_strangers(&self, filter: &Value<'a>) -> bool {
        if !self.on_jvm() {
            return false;
        }
        let function: Option<&Function> = match &filter.kind {
            Kind::Func(closure) => Some(closure.function),
            Kind::Cell(cell) => self.st.heap.object(*cell).and_then(|object| object.class).and_then(|class| {
                let methods = &self.classes[class.0 as usize].class.methods;
                methods.iter().map(|method| &**method).find(|method| &*method.name == "checkInput" && !method.is_abstract)
            }),
            _ => None,
        };
        function.is_some_and(lets_strangers)
    }
}

fn lets_strangers(function: &Function) -> bool {
    let [asked] = function.params.as_slice() else { return false };
    let mut ends = Ends::default();
    let falls = Reader { asked: &asked.name, names: Vec::new() }.run(&function.body, &mut ends, 0);
    ends.lets_through && !ends.is_unknown && !falls
}

impl<'f> Reader<'f> {
    /// Whether control may go on behind these statements.
    fn run(&mut self, body: &'f [Stmt], ends: &mut Ends, depth: u32) -> bool {
        for stmt in body {
            let goes_on = match &stmt.kind {
                _ if depth > MAX_DEPTH => None,
                StmtKind::Var { name, init: Some(init), .. } => {
                    if self.is_class(init, 0) {
                        self.names.push(name);
                    }
                    Some(true)
                }
                StmtKind::Return(Some(value)) => {
                    self.given(value, ends, depth);
                    Some(false)
                }
                StmtKind::Throw(_) => Some(false),
                StmtKind::Block(inner) => Some(self.run(inner, ends, depth + 1)),
                StmtKind::If { cond, then, otherwise } => match self.truth(cond, 0) {
                    Truth::Yes => Some(self.run(then, ends, depth + 1)),
                    Truth::No => Some(self.run(otherwise, ends, depth + 1)),
                    Truth::Either => Some(self.run(then, ends, depth + 1) | self.run(otherwise, ends, depth + 1)),
                    Truth::Unsure => None,
                },
                _ => None,
            };
            match goes_on {
                Some(true) => {}
                Some(false) => return false,
                None => {
                    ends.is_unknown = true;
                    return false;
                }
            }
        }
        true
    }

    fn given(&mut self, value: &'f Expr, ends: &mut Ends, depth: u32) {
        if let ExprKind::Conditional { cond, then, otherwise } = &value.kind
            && depth <= MAX_DEPTH
        {
            match self.truth(cond, 0) {
                Truth::Yes => self.given(then, ends, depth + 1),
                Truth::No => self.given(otherwise, ends, depth + 1),
                Truth::Either => {
                    self.given(then, ends, depth + 1);
                    self.given(otherwise, ends, depth + 1);
                }
                Truth::Unsure => ends.is_unknown = true,
            }
            return;
        }
        match value.dotted().as_deref().map(|name| name.rsplit('.').next().unwrap_or_default()) {
            Some("REJECTED") => {}
            Some("ALLOWED" | "UNDECIDED") => ends.lets_through = true,
            _ => ends.is_unknown = true,
        }
    }

    fn truth(&self, cond: &Expr, depth: u32) -> Truth {
        if depth > MAX_DEPTH {
            return Truth::Unsure;
        }
        match &cond.kind {
            ExprKind::Unary { op: UnaryOp::Not, operand } => match self.truth(operand, depth + 1) {
                Truth::Yes => Truth::No,
                Truth::No => Truth::Yes,
                other => other,
            },
            ExprKind::Binary { op: op @ (BinaryOp::And | BinaryOp::Or), left, right } => {
                let decides = if *op == BinaryOp::And { Truth::No } else { Truth::Yes };
                match (self.truth(left, depth + 1), self.truth(right, depth + 1)) {
                    (one, other) if one == decides || other == decides => decides,
                    (Truth::Unsure, _) | (_, Truth::Unsure) => Truth::Unsure,
                    (Truth::Either, _) | (_, Truth::Either) => Truth::Either,
                    (one, _) => one,
                }
            }
            ExprKind::Binary { op: op @ (BinaryOp::Eq | BinaryOp::NotEq), left, right } => {
                let other = match (self.is_class(left, 0), self.is_class(right, 0)) {
                    (true, false) => right,
                    (false, true) => left,
                    _ => return Truth::Unsure,
                };
                match (is_named(other), op) {
                    (false, _) => Truth::Unsure,
                    (true, BinaryOp::Eq) => Truth::No,
                    (true, _) => Truth::Yes,
                }
            }
            ExprKind::Binary { op: BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge, left, right } => {
                let is_size = |expr: &Expr| match &expr.kind {
                    ExprKind::Call { callee, args, .. } => {
                        args.is_empty()
                            && matches!(&callee.kind, ExprKind::Member { object, .. } if matches!(&object.kind, ExprKind::Name(name) if name == self.asked))
                    }
                    _ => false,
                };
                if is_size(left) || is_size(right) { Truth::Either } else { Truth::Unsure }
            }
            ExprKind::Call { callee, args, .. } => {
                let ExprKind::Member { object, name, .. } = &callee.kind else { return Truth::Unsure };
                let given_class = args.first().is_some_and(|arg| self.is_class(&arg.value, 0));
                match (&**name, args.len()) {
                    ("contains" | "containsKey", 1) if given_class => Truth::No,
                    ("equals" | "isAssignableFrom", 1) if given_class && is_named(object) => Truth::No,
                    ("equals" | "startsWith" | "endsWith", 1)
                        if self.is_class(object, 0) && args.iter().all(|arg| is_named(&arg.value)) =>
                    {
                        Truth::No
                    }
                    ("isPrimitive" | "isArray" | "isEnum" | "isRecord", 0) if self.is_class(object, 0) => Truth::No,
                    _ => Truth::Unsure,
                }
            }
            _ => Truth::Unsure,
        }
    }

    /// The class that is asked about, or its name.
    fn is_class(&self, expr: &Expr, depth: u32) -> bool {
        match &expr.kind {
            ExprKind::Name(name) => self.names.contains(&name),
            ExprKind::Call { callee, args, .. } if args.is_empty() && depth < MAX_DEPTH => match &callee.kind {
                ExprKind::Member { object, name, .. } => match &**name {
                    "serialClass" => matches!(&object.kind, ExprKind::Name(name) if name == self.asked),
                    "getName" | "getTypeName" | "getCanonicalName" | "getPackageName" => self.is_class(object, depth + 1),
                    _ => false,
                },
                _ => false,
            },
            _ => false,
        }
    }
}

/// Nothing, a class by its name, or a text.
fn is_named(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Lit(Lit::Null | Lit::Str(_)) | ExprKind::Type(_) => true,
        ExprKind::Member { name, .. } => &**name == "class",
        _ => false,
    }
}
