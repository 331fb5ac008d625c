//! Macros of Rust: the arguments of an invocation are parsed as a tuple or array of expressions, format strings become `Format`.
//! What does not parse that way stays unknown.

use crate::tree::{Flat, Node};
use assay_manifests::Span;
use tree_sitter::{Parser, Range};

use super::{Rust, children, expr::binary_op, span};
use crate::flow::ir::{Arg, BinaryOp, CallKind, Expr, ExprKind, ListKind, Lit, Spread, StmtKind, Sym};

/// Macros of the standard library and of the usual logging and error crates that take a format string, and how many arguments
/// stand before it.
const FORMATS: &[(&str, usize)] = &[
    ("format", 0),
    ("format_args", 0),
    ("print", 0),
    ("println", 0),
    ("eprint", 0),
    ("eprintln", 0),
    ("panic", 0),
    ("todo", 0),
    ("unimplemented", 0),
    ("unreachable", 0),
    ("write", 1),
    ("writeln", 1),
    ("assert", 1),
    ("debug_assert", 1),
    ("assert_eq", 2),
    ("assert_ne", 2),
    ("debug_assert_eq", 2),
    ("debug_assert_ne", 2),
    ("trace", 0),
    ("debug", 0),
    ("info", 0),
    ("warn", 0),
    ("error", 0),
    ("log", 1),
    ("anyhow", 0),
    ("bail", 0),
    ("ensure", 1),
];

/// `matches!(value, 'a'..='z' | "x")` as the comparisons that it stands for; `None` where a pattern binds or takes apart.
fn matched(value: &Expr, pattern: &Expr, depth: u32) -> Option<Expr> {
    let at = pattern.span;
    let both = |op, left, right| Expr::new(ExprKind::Binary { op, left: Box::new(left), right: Box::new(right) }, at);
    match &pattern.kind {
        _ if depth > 64 => None,
        ExprKind::Binary { op: BinaryOp::BitOr, left, right } => {
            Some(both(BinaryOp::Or, matched(value, left, depth + 1)?, matched(value, right, depth + 1)?))
        }
        ExprKind::Binary { op: BinaryOp::RangeInclusive, left, right } => {
            let low = both(BinaryOp::Ge, again(value, 0)?, again(left, 0)?);
            let high = both(BinaryOp::Le, again(value, 0)?, again(right, 0)?);
            Some(both(BinaryOp::And, low, high))
        }
        ExprKind::Lit(_) => Some(both(BinaryOp::Eq, again(value, 0)?, again(pattern, 0)?)),
        _ => None,
    }
}

/// The same expression once more, where evaluating it twice is the same as once: a literal, a place, what a place gives without arguments.
fn again(expr: &Expr, depth: u32) -> Option<Expr> {
    let kind = match &expr.kind {
        _ if depth > 16 => return None,
        ExprKind::Lit(lit) => ExprKind::Lit(lit.clone()),
        ExprKind::Name(name) => ExprKind::Name(name.clone()),
        ExprKind::Member { object, name, access } => {
            ExprKind::Member { object: Box::new(again(object, depth + 1)?), name: name.clone(), access: *access }
        }
        ExprKind::Unary { op, operand } => ExprKind::Unary { op: *op, operand: Box::new(again(operand, depth + 1)?) },
        ExprKind::Call { callee, args, kind } if args.is_empty() => {
            ExprKind::Call { callee: Box::new(again(callee, depth + 1)?), args: Vec::new(), kind: *kind }
        }
        _ => return None,
    };
    Some(Expr::new(kind, expr.span))
}

impl Rust<'_> {
    /// An invocation: `format!` is its format, the others are calls of kind `Macro` under their name with its bang.
    pub(super) fn macro_call(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let Some(name) = node.child_by_field_name("macro") else { return self.unknown_children(node) };
        let mut callee = self.path(name);
        let last = self.low.str(name).rsplit("::").next().unwrap_or_default().to_owned();
        match &mut callee.kind {
            ExprKind::Name(name) | ExprKind::Member { name, .. } => *name = format!("{name}!").into(),
            _ => {}
        }
        let tokens = children(node).into_iter().find(|n| n.kind() == "token_tree");
        let mut args = tokens.map(|n| self.macro_args(n)).unwrap_or_default();
        if let Some((_, before)) = FORMATS.iter().find(|(name, _)| *name == last) {
            // Logging macros take `target: "x"` and `key = value` first; the colon is no expression.
            let mut at = *before;
            while let Some(arg) = args.get(at) {
                match (&arg.name, &arg.value.kind) {
                    (Some(_), _) => at += 1,
                    (None, ExprKind::Unknown(_)) => at += 2,
                    _ => break,
                }
            }
            self.formatted(&mut args, at);
        }
        match last.as_str() {
            "format" | "format_args" if args.len() == 1 && args.iter().all(|a| !matches!(a.value.kind, ExprKind::Unknown(_))) => {
                args.remove(0).value
            }
            "vec" if !tokens.is_some_and(|t| has_semicolon(t)) => {
                let items = args.into_iter().map(|a| a.value).collect();
                Expr::new(ExprKind::List { items, kind: ListKind::List }, at)
            }
            "matches" if args.len() == 2 && matched(&args[0].value, &args[1].value, 0).is_some() => {
                matched(&args[0].value, &args[1].value, 0).unwrap_or(callee)
            }
            _ => Expr::new(ExprKind::Call { callee: Box::new(callee), args, kind: CallKind::Macro }, at),
        }
    }

    /// `assert!(…)` and `assert_eq!(…)` in the place of a statement.
    pub(super) fn assertion(&mut self, node: Node<'_>) -> Option<StmtKind> {
        let name = self.low.str(node.child_by_field_name("macro")?).rsplit("::").next()?;
        let op = match name {
            "assert" => None,
            "assert_eq" => Some(binary_op("==")),
            "assert_ne" => Some(binary_op("!=")),
            _ => return None,
        };
        let tokens = children(node).into_iter().find(|n| n.kind() == "token_tree")?;
        let mut args = self.macro_args(tokens);
        self.formatted(&mut args, if op.is_some() { 2 } else { 1 });
        let mut args = args.into_iter().map(|a| a.value);
        let first = args.next()?;
        let cond = match op {
            None => first,
            Some(op) => {
                let right = args.next()?;
                Expr::new(ExprKind::Binary { op, left: Box::new(first), right: Box::new(right) }, span(node))
            }
        };
        Some(StmtKind::Assert { cond, message: args.next() })
    }

    /// Replaces the format string at `at` and what follows it by one `Format`; a plain text without arguments stays itself.
    fn formatted(&mut self, args: &mut Vec<Arg>, at: usize) {
        if args.len() <= at {
            return;
        }
        let mut rest = args.split_off(at);
        let ExprKind::Lit(Lit::Str(text)) = &rest[0].value.kind else {
            args.append(&mut rest);
            return;
        };
        let text = text.clone();
        let place = rest[0].value.span;
        let whole = rest.last().map_or(place, |last| crate::flow::lower::kit::cover(place, last.value.span));
        let mut given: Vec<Given> = rest.drain(1..).map(Given::new).collect();
        let mut pieces = Vec::new();
        let mut plain = String::new();
        let mut next = 0;
        let mut chars = text.char_indices().peekable();
        while let Some((_, c)) = chars.next() {
            match c {
                '{' if chars.next_if(|(_, c)| *c == '{').is_some() => plain.push('{'),
                '}' => {
                    chars.next_if(|(_, c)| *c == '}');
                    plain.push('}');
                }
                '{' => {
                    let mut inside = String::new();
                    for (_, c) in chars.by_ref() {
                        if c == '}' {
                            break;
                        }
                        inside.push(c);
                    }
                    if !plain.is_empty() {
                        pieces.push(Expr::new(ExprKind::Lit(Lit::Str(std::mem::take(&mut plain).into())), place));
                    }
                    let name = inside.split(':').next().unwrap_or_default().trim();
                    let piece = if name.is_empty() {
                        next += 1;
                        take(&mut given, next - 1, place)
                    } else if let Ok(number) = name.parse::<usize>() {
                        take(&mut given, number, place)
                    } else {
                        let named = given.iter().position(|g| g.keyword.as_deref() == Some(name));
                        match named {
                            Some(index) => take(&mut given, index, place),
                            // Inline: a variable in scope.
                            None => Some(Expr::new(ExprKind::Name(self.resolved(name.into())), place)),
                        }
                    };
                    pieces.push(match piece {
                        Some(piece) => piece,
                        None => self.low.unknown(Vec::new(), place),
                    });
                }
                c => plain.push(c),
            }
        }
        if !plain.is_empty() {
            pieces.push(Expr::new(ExprKind::Lit(Lit::Str(plain.into())), place));
        }
        let is_plain = pieces.iter().all(|p| matches!(p.kind, ExprKind::Lit(Lit::Str(_)))) && pieces.len() <= 1;
        let value = if is_plain {
            pieces.pop().unwrap_or_else(|| Expr::new(ExprKind::Lit(Lit::Str("".into())), place))
        } else {
            Expr::new(ExprKind::Format(pieces), whole)
        };
        args.push(Arg { name: None, value, spread: Spread::No });
        // Fields of structured logging, widths, and what was used twice.
        args.extend(given.into_iter().filter_map(|g| g.arg));
    }

    /// The arguments between a macro's brackets. Only those bytes are parsed again, so that places stay those of the file.
    pub(super) fn macro_args(&mut self, tokens: Node<'_>) -> Vec<Arg> {
        let at = span(tokens);
        if tokens.named_child_count() == 0 && tokens.child_count() <= 2 {
            return Vec::new();
        }
        let bytes = tokens.byte_range();
        if self.budget < bytes.len() || self.low.depth >= super::MAX_DEPTH {
            return vec![plain(self.low.unknown(Vec::new(), at))];
        }
        self.budget -= bytes.len();
        let Some(mut parser) = self.parser.take().or_else(|| {
            let mut parser = Parser::new();
            parser.set_language(&tree_sitter_rust::LANGUAGE.into()).ok()?;
            Some(parser)
        }) else {
            return vec![plain(self.low.unknown(Vec::new(), at))];
        };
        let place = self.low.range(tokens);
        let ranges: Vec<Range> = [Some(place), semicolon_after(self.low.text, place)].into_iter().flatten().collect();
        let parsed = parser.set_included_ranges(&ranges).ok().and_then(|()| parser.parse(self.low.text, None));
        self.parser = Some(parser);
        let Some(tree) = parsed else { return vec![plain(self.low.unknown(Vec::new(), at))] };
        let tree = Flat::of(self.low.language, &tree);
        let mut root = tree.root_node();
        // The root holds one expression, perhaps in a statement.
        while matches!(root.kind(), "source_file" | "expression_statement") {
            let inner = children(root);
            match inner.first() {
                Some(first) if inner.len() == 1 => root = *first,
                _ => break,
            }
        }
        match root.kind() {
            "tuple_expression" | "array_expression" | "parenthesized_expression" | "unit_expression" => {
                let nodes: Vec<_> = children(root).into_iter().filter(|n| n.kind() != "attribute_item").collect();
                nodes
                    .into_iter()
                    .map(|n| {
                        let name =
                            n.child_by_field_name("left").filter(|l| n.kind() == "assignment_expression" && l.kind() == "identifier");
                        match (name, n.child_by_field_name("right")) {
                            (Some(name), Some(value)) => {
                                Arg { name: Some(self.low.sym(name)), value: self.expr(value), spread: Spread::No }
                            }
                            _ => plain(self.expr(n)),
                        }
                    })
                    .collect()
            }
            "block" => {
                let body = self.block(root);
                vec![plain(Expr::new(ExprKind::Block(body), at))]
            }
            _ => {
                let inner = if root.kind() == "token_tree" { Vec::new() } else { vec![self.expr(root)] };
                vec![plain(self.low.unknown(inner, at))]
            }
        }
    }
}

fn plain(value: Expr) -> Arg {
    Arg { name: None, value, spread: Spread::No }
}

/// An argument after the format string.
struct Given {
    keyword: Option<Sym>,
    /// The variable it is, so that it can stand twice.
    variable: Option<Sym>,
    arg: Option<Arg>,
}

impl Given {
    fn new(arg: Arg) -> Self {
        let variable = match &arg.value.kind {
            ExprKind::Name(name) => Some(name.clone()),
            _ => None,
        };
        Self { keyword: arg.name.clone(), variable, arg: Some(arg) }
    }
}

/// Moves argument `index` out; where it was used before, a variable is named again and anything else is unknown.
fn take(given: &mut [Given], index: usize, place: Span) -> Option<Expr> {
    let given = given.get_mut(index)?;
    match given.arg.take() {
        Some(arg) => Some(arg.value),
        None => given.variable.clone().map(|name| Expr::new(ExprKind::Name(name), place)),
    }
}

fn has_semicolon(tokens: Node<'_>) -> bool {
    tokens.children().any(|n| n.kind() == ";")
}

/// The next `;` after a macro's place, which ends the statement that its arguments are parsed as.
fn semicolon_after(text: &str, place: Range) -> Option<Range> {
    let end = place.end_byte;
    let rest = text.as_bytes().get(end..)?;
    let offset = rest.iter().take(400).position(|b| *b == b';')?;
    let before = rest.get(..offset)?;
    let rows = before.iter().filter(|b| **b == b'\n').count();
    let column = match before.iter().rposition(|b| *b == b'\n') {
        Some(newline) => offset - newline - 1,
        None => place.end_point.column + offset,
    };
    let start_point = tree_sitter::Point::new(place.end_point.row + rows, column);
    let end_point = tree_sitter::Point::new(start_point.row, column + 1);
    Some(Range { start_byte: end + offset, end_byte: end + offset + 1, start_point, end_point })
}
