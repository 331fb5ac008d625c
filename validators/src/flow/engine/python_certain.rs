//! What certainly throws nothing, and which handler takes what is thrown: a look-up of what is there, a number read from digits, kinds of
//! exceptions and those they are made of. Asked inside of a `try` of Python only. Knows no rule.

use assay_manifests::Language;

use super::{
    Engine,
    heap::{Shape, State},
    value::{ClassId, Kind, Taint, Value},
};
use crate::flow::ir::{Arg, BinaryOp, Catch, Expr, ExprKind, Spread, Stmt, StmtKind, Sym};

/// Deepest expression that is asked.
const DEEPEST: u32 = 6;
/// Most kinds of exceptions that are told apart.
const MOST_KINDS: usize = 6;

/// What was thrown: an object of a class of the program's own, or of one that Python brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Thrown {
    User(ClassId),
    Named(Sym),
}

/// A `try` that runs.
#[derive(Default)]
pub(super) struct TryFrame<'a> {
    /// Where the paths on which something was thrown meet.
    pub thrown: Option<State<'a>>,
    /// What was thrown by name.
    pub value: Option<Value<'a>>,
    /// What was thrown, by kind; `None` among them where that is not known.
    pub kinds: Vec<Option<Thrown>>,
    /// What errors of the library's may tell, by their kind: `invalid literal for int() with base 10: '…'`.
    pub told: Vec<(&'static str, Taint)>,
}

impl TryFrame<'_> {
    pub(super) fn note_kind(&mut self, kind: Option<Thrown>) {
        let kind = kind.filter(|_| self.kinds.len() < MOST_KINDS);
        if !self.kinds.contains(&kind) {
            self.kinds.push(kind);
        }
    }

    pub(super) fn note_told(&mut self, kind: &'static str, taint: Taint) {
        if let Some((_, known)) = self.told.iter_mut().find(|(known, _)| *known == kind) {
            known.add(&taint);
        } else if self.told.len() < MOST_KINDS {
            self.told.push((kind, taint));
        }
    }
}

impl<'a> Engine<'a> {
    /// Whether a statement comes to its effect whatever happens. What stands inside a compound one is asked on its own.
    pub(super) fn cannot_throw(&mut self, stmt: &'a Stmt) -> bool {
        if self.language != Language::Python {
            return false;
        }
        match &stmt.kind {
            StmtKind::Expr(expr) | StmtKind::Return(Some(expr)) | StmtKind::If { cond: expr, .. } => self.certain(expr, 0).is_some(),
            StmtKind::Var { init: Some(expr), .. } => self.certain(expr, 0).is_some(),
            StmtKind::Assign { target, op: None, value } => self.is_open_place(target) && self.certain(value, 0).is_some(),
            StmtKind::Throw(Some(expr)) => match &expr.kind {
                ExprKind::Call { callee, args, .. } => self.is_class(callee) && self.are_certain(args, 0),
                _ => self.is_class(expr),
            },
            StmtKind::ForEach { target, iter, .. } => {
                let walked = self.certain(iter, 0);
                matches!(target.kind, ExprKind::Name(_)) && walked.is_some_and(|walked| self.exact_elements(&walked).is_some())
            }
            StmtKind::Try { .. } | StmtKind::Function(_) | StmtKind::Global(_) => true,
            _ => false,
        }
    }

    /// Whether something can be put there: a variable, an attribute of an object, an entry of a map.
    fn is_open_place(&mut self, target: &'a Expr) -> bool {
        match &target.kind {
            ExprKind::Name(_) => true,
            ExprKind::Member { object, .. } => self.certain(object, 1).is_some_and(|held| self.shape_of(&held) == Some(Shape::Instance)),
            ExprKind::Index { object, index } => {
                let plain = |engine: &mut Self| engine.certain(index, 1).is_some_and(|key| key.is_plain_constant());
                self.certain(object, 1).is_some_and(|held| self.shape_of(&held) == Some(Shape::Map)) && plain(self)
            }
            _ => false,
        }
    }

    fn is_class(&mut self, expr: &Expr) -> bool {
        let ExprKind::Name(name) = &expr.kind else { return false };
        match self.lookup(name) {
            Some(held) => matches!(held.kind, Kind::Class(_)),
            None => above(name).is_some(),
        }
    }

    fn are_certain(&mut self, args: &'a [Arg], depth: u32) -> bool {
        args.iter().all(|arg| arg.spread == Spread::No && self.certain(&arg.value, depth + 1).is_some())
    }

    /// What an expression gives that throws nothing, as far as that is known without running it.
    fn certain(&mut self, expr: &'a Expr, depth: u32) -> Option<Value<'a>> {
        if depth > DEEPEST {
            return None;
        }
        match &expr.kind {
            ExprKind::Lit(_) => Some(self.eval(expr)),
            ExprKind::Name(name) => self.lookup(name),
            ExprKind::Lambda(_) => Some(self.unknown()),
            ExprKind::Format(parts) => {
                let all = parts.iter().all(|part| self.certain(part, depth + 1).is_some());
                all.then(|| self.opaque().typed(Some("string".into())))
            }
            ExprKind::List { items, .. } => {
                let all = items.iter().all(|item| !matches!(item.kind, ExprKind::Spread(_)) && self.certain(item, depth + 1).is_some());
                all.then(|| self.unknown())
            }
            ExprKind::Unary { operand, .. } => {
                let held = self.certain(operand, depth + 1)?;
                held.is_plain_constant().then(|| self.eval(expr))
            }
            ExprKind::Conditional { cond, then, otherwise } => {
                let all = [cond, then, otherwise].into_iter().all(|part| self.certain(part, depth + 1).is_some());
                all.then(|| self.unknown())
            }
            ExprKind::Binary { op, left, right } => {
                let (left, right) = (self.certain(left, depth + 1)?, self.certain(right, depth + 1)?);
                self.operates(*op, &left, &right).then(|| self.unknown())
            }
            ExprKind::Index { object, index } => {
                let (held, key) = (self.certain(object, depth + 1)?, self.certain(index, depth + 1)?);
                self.entry_there(&held, &key)
            }
            ExprKind::Member { object, name, .. } => {
                let held = self.certain(object, depth + 1)?;
                self.st.heap.object(held.cell()?)?.field(name).cloned()
            }
            ExprKind::Call { callee, args, .. } => self.certain_call(callee, args, depth),
            _ => None,
        }
    }

    /// Whether two values go together under an operator.
    fn operates(&self, op: BinaryOp, left: &Value<'a>, right: &Value<'a>) -> bool {
        let texts = |value: &Value<'a>| matches!(value.kind, Kind::Str(_));
        let numbers = |value: &Value<'a>| matches!(value.kind, Kind::Int(_));
        match op {
            BinaryOp::Eq | BinaryOp::NotEq | BinaryOp::And | BinaryOp::Or => true,
            BinaryOp::Add => texts(left) && texts(right) || numbers(left) && numbers(right),
            BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge => numbers(left) && numbers(right),
            _ => false,
        }
    }

    /// An entry of a list or map that is there on every path.
    fn entry_there(&self, held: &Value<'a>, key: &Value<'a>) -> Option<Value<'a>> {
        let object = self.st.heap.object(held.cell()?)?;
        if object.open || object.rest.is_some() || object.weak || object.class.is_some() || object.is_heap() {
            return None;
        }
        match (object.shape, key.as_int()) {
            (Shape::List, Some(at)) => {
                let at = if at < 0 { at + object.items.len() as i128 } else { at };
                object.items.get(usize::try_from(at).ok()?).cloned()
            }
            (Shape::Map, None) => object.field(&key.as_str()?).cloned(),
            _ => None,
        }
    }

    fn certain_call(&mut self, callee: &'a Expr, args: &'a [Arg], depth: u32) -> Option<Value<'a>> {
        match &callee.kind {
            ExprKind::Name(name) => match self.lookup(name) {
                // What happens inside of it is seen there, unless a class out of sight makes the object.
                Some(held) => {
                    let is_seen = match held.kind {
                        Kind::Func(_) => true,
                        Kind::Class(class) => self.classes[class.0 as usize].class.bases.is_empty(),
                        _ => false,
                    };
                    (is_seen && self.are_certain(args, depth)).then(|| self.unknown())
                }
                None => self.certain_builtin(name, args, depth),
            },
            ExprKind::Member { object, name, .. } => {
                let held = self.certain(object, depth + 1)?;
                let works = match (&held.kind, self.shape_of(&held)) {
                    (Kind::Str(_), _) => matches!(&**name, "upper" | "lower" | "strip" | "title" | "lstrip" | "rstrip" | "splitlines"),
                    (_, Some(Shape::Map)) => matches!(&**name, "get" | "items" | "keys" | "values" | "copy" | "setdefault"),
                    (_, Some(Shape::List)) => matches!(&**name, "append" | "copy" | "reverse" | "clear"),
                    (_, Some(Shape::Instance)) => {
                        let class = held.cell().and_then(|cell| self.st.heap.object(cell)).and_then(|object| object.class);
                        class.is_some_and(|class| self.find_method(class, name, Some(args.len()), 0).is_some())
                    }
                    _ => false,
                };
                (works && self.are_certain(args, depth)).then(|| self.unknown())
            }
            _ => None,
        }
    }

    fn certain_builtin(&mut self, name: &str, args: &'a [Arg], depth: u32) -> Option<Value<'a>> {
        let first = match args {
            [] => None,
            [arg, ..] => Some(self.certain(&arg.value, depth + 1)?),
        };
        if !self.are_certain(args, depth) {
            return None;
        }
        let read =
            |text: &str| super::raised::may_be_whole(text, 10, true) && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
        let works = match (name, &first) {
            ("int" | "float", Some(first)) => {
                args.len() == 1 && (matches!(first.kind, Kind::Int(_)) || first.as_str().is_some_and(|text| read(&text)))
            }
            // Bytes may be none of an encoding.
            ("str", _) => args.len() < 2,
            ("repr" | "bool" | "print" | "isinstance" | "type" | "id", _) => true,
            ("len" | "list" | "tuple" | "set" | "sorted" | "reversed" | "enumerate", Some(first)) => {
                matches!(first.kind, Kind::Str(_)) || self.exact_elements(first).is_some()
            }
            ("list" | "tuple" | "set" | "dict", None) => true,
            _ => false,
        };
        works.then(|| self.unknown())
    }

    /// Which kind of exception a statement throws.
    pub(super) fn kind_of_thrown(&mut self, value: &Value<'a>, thrown: &'a Expr) -> Option<Thrown> {
        if self.language != Language::Python || self.tries.is_empty() {
            return None;
        }
        let class = match value.kind {
            Kind::Class(class) => Some(class),
            _ => value.cell().and_then(|cell| self.st.heap.object(cell)).and_then(|object| object.class),
        };
        if let Some(class) = class {
            return Some(Thrown::User(class));
        }
        let name = match &thrown.kind {
            ExprKind::Call { callee, .. } => callee,
            _ => thrown,
        };
        let ExprKind::Name(name) = &name.kind else { return None };
        (above(name).is_some() && self.lookup(name).is_none()).then(|| Thrown::Named(name.clone()))
    }

    /// Which handlers are reached by what was thrown, and whether some of it goes on past all of them.
    pub(super) fn handlers_of(&mut self, kinds: &[Option<Thrown>], catches: &'a [Catch]) -> (Vec<bool>, bool) {
        if self.language != Language::Python {
            return (Vec::new(), false);
        }
        let mut reached = vec![false; catches.len()];
        let mut leaves = false;
        for kind in kinds {
            let mut caught = false;
            for (catch, reached) in catches.iter().zip(&mut reached) {
                let takes = self.takes(catch, kind.as_ref());
                *reached |= takes != Some(false);
                if takes == Some(true) {
                    caught = true;
                    break;
                }
            }
            leaves |= !caught;
        }
        (reached, leaves)
    }

    /// Notes what a call of the library writes into the error that it throws.
    pub(super) fn note_told(&mut self, name: &str, method: &str, given: Option<&Value<'a>>) {
        let Some((kind, given)) = told_by(name, method).zip(given.filter(|given| !given.taint.is_empty())) else { return };
        let taint = self.written_out(&given.taint);
        if let Some(frame) = self.tries.last_mut() {
            frame.note_told(kind, taint);
        }
    }

    /// What a handler finds in the error's text.
    pub(super) fn told_to(&mut self, catch: &Catch, told: &[(&'static str, Taint)]) -> Option<Value<'a>> {
        let mut taint = Taint::default();
        for (kind, one) in told {
            if self.takes(catch, Some(&Thrown::Named((*kind).into()))) != Some(false) {
                taint.add(one);
            }
        }
        (!taint.is_empty()).then(|| self.unknown_with(taint))
    }

    /// Whether a handler takes an exception, where that is known.
    fn takes(&mut self, catch: &Catch, kind: Option<&Thrown>) -> Option<bool> {
        if catch.types.is_empty() {
            return Some(true);
        }
        let mut answer = Some(false);
        for ty in &catch.types {
            match self.takes_type(&ty.name, kind) {
                Some(true) => return Some(true),
                None => answer = None,
                Some(false) => {}
            }
        }
        answer
    }

    fn takes_type(&mut self, name: &Sym, kind: Option<&Thrown>) -> Option<bool> {
        let held = self.lookup(name);
        let is_any = held.is_none() && matches!(&**name, "Exception" | "BaseException");
        let Some(kind) = kind else { return is_any.then_some(true) };
        // Several kinds under one name, or another name of a kind.
        if held.as_ref().is_some_and(|held| match &held.kind {
            Kind::Class(_) => false,
            Kind::Lib(full) => above(crate::rule::pattern::last_segment(full)).is_some(),
            _ => true,
        }) {
            return None;
        }
        match (kind, held.map(|held| held.kind)) {
            (Thrown::Named(thrown), _) if is_any => Some(&**name == "BaseException" || is_made_of(thrown, "Exception")),
            (Thrown::User(_), _) if is_any => Some(true),
            (Thrown::User(thrown), Some(Kind::Class(class))) => Some(self.descends_from(*thrown, class, 0)),
            (Thrown::User(thrown), None) if above(name).is_some() => {
                let mut names = Vec::new();
                self.class_names(*thrown, &mut names, 0);
                Some(names.iter().any(|one| is_made_of(one, name)))
            }
            (Thrown::Named(thrown), None) if above(name).is_some() => Some(is_made_of(thrown, name)),
            (Thrown::Named(_), Some(Kind::Class(_))) => Some(false),
            // A class of a library is none of those that lists, maps and numbers throw.
            (Thrown::Named(thrown), _) if matches!(&**thrown, "KeyError" | "IndexError" | "ValueError" | "ZeroDivisionError") => {
                Some(false)
            }
            _ => None,
        }
    }
}

/// The error of a call that shows what the call was given.
fn told_by(name: &str, method: &str) -> Option<&'static str> {
    Some(match name {
        "int" | "float" | "fractions.Fraction" | "time.strptime" => "ValueError",
        _ if name.starts_with("datetime.") && matches!(method, "strptime" | "fromisoformat") => "ValueError",
        _ if name.starts_with("ipaddress.") && method.starts_with(['i', 'I']) => "ValueError",
        "open" | "os.open" | "os.stat" | "os.listdir" | "os.scandir" | "os.remove" | "os.unlink" => "FileNotFoundError",
        "zoneinfo.ZoneInfo" => "KeyError",
        _ => return None,
    })
}

/// The exception that one of Python's own is made of.
fn above(name: &str) -> Option<&'static str> {
    Some(match name {
        "BaseException" => "",
        "Exception" | "SystemExit" | "KeyboardInterrupt" | "GeneratorExit" => "BaseException",
        "KeyError" | "IndexError" => "LookupError",
        "UnicodeError" => "ValueError",
        "UnicodeDecodeError" | "UnicodeEncodeError" => "UnicodeError",
        "ZeroDivisionError" | "OverflowError" | "FloatingPointError" => "ArithmeticError",
        "NotImplementedError" | "RecursionError" => "RuntimeError",
        "ModuleNotFoundError" => "ImportError",
        "ConnectionError" | "FileNotFoundError" | "FileExistsError" | "PermissionError" | "TimeoutError" | "IsADirectoryError"
        | "NotADirectoryError" | "InterruptedError" | "BlockingIOError" | "ProcessLookupError" | "ChildProcessError" => "OSError",
        "ConnectionResetError" | "ConnectionRefusedError" | "ConnectionAbortedError" | "BrokenPipeError" => "ConnectionError",
        "LookupError" | "ValueError" | "ArithmeticError" | "RuntimeError" | "OSError" | "TypeError" | "AttributeError" | "NameError"
        | "AssertionError" | "StopIteration" | "StopAsyncIteration" | "EOFError" | "MemoryError" | "BufferError" | "ImportError" => {
            "Exception"
        }
        _ => return None,
    })
}

/// Whether an exception is another, or made of it.
fn is_made_of(name: &str, other: &str) -> bool {
    // Older names of the same.
    let other = if matches!(other, "IOError" | "EnvironmentError") { "OSError" } else { other };
    let mut name = name;
    for _ in 0..DEEPEST {
        if name == other {
            return true;
        }
        match above(name) {
            Some(next) => name = next,
            None => return false,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use assay_manifests::Language;

    use super::is_made_of;
    use crate::flow::engine::tests::report;

    /// Whether a command is found dangerous that a handler has put together.
    fn is_found(before: &str, body: &str) -> bool {
        let text = format!(
            "import os\nfrom enum import Enum\nfrom flask import request\n{before}\ndef show():\n    berth = request.args['berth']\n    line = 'ls'\n{body}\n    os.system(line)\n"
        );
        report(Language::Python, "show.py", &text).findings.iter().any(|one| one.rule.contains("cwe-078"))
    }

    #[test]
    fn what_a_class_out_of_sight_makes_may_throw() {
        let tried = |maker: &str| format!("    try:\n        {maker}(berth)\n    except ValueError:\n        line = berth");
        assert!(is_found("class Quay(Enum):\n    NORTH = 'n'", &tried("Quay")));
        assert!(!is_found("class Quay:\n    def __init__(self, name):\n        self.name = name", &tried("Quay")));
        assert!(is_found("", "    try:\n        str(request.data, 'utf-8')\n    except UnicodeDecodeError:\n        line = berth"));
    }

    #[test]
    fn kinds_under_another_name_are_taken() {
        let thrown = "    try:\n        raise KeyError('a')\n    except LOST:\n        line = berth";
        assert!(is_found("LOST = (KeyError, ValueError)", thrown));
        assert!(is_found("LOST = KeyError", thrown));
        assert!(!is_found("", &thrown.replace("LOST", "ValueError")));
    }

    #[test]
    fn exceptions_are_made_of_others() {
        for (name, other) in
            [("KeyError", "LookupError"), ("KeyError", "Exception"), ("UnicodeDecodeError", "ValueError"), ("OSError", "IOError")]
        {
            assert!(is_made_of(name, other), "{name} {other}");
        }
        for (name, other) in [("KeyError", "ValueError"), ("SystemExit", "Exception"), ("LookupError", "KeyError"), ("Own", "Exception")] {
            assert!(!is_made_of(name, other), "{name} {other}");
        }
    }
}
