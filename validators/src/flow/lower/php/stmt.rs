//! PHP statements.

use std::sync::Arc;

use crate::tree::Node;
use assay_manifests::Span;

use super::{Around, Php, has_token, inside, kit, name, named, opaque, span};
use crate::flow::ir::{Arg, CallKind, Case, Catch, Expr, ExprKind, Function, ListKind, Lit, Spread, Stmt, StmtKind, Sym, TypeRef, UnaryOp};
use crate::flow::lower::kit::{child_of, fields, stmt};
use crate::flow::lower::{MAX_DEPTH, STATIC, WALKED};

/// Variables of what is around it that an arrow function is looked at for.
const MOST_COPIED: usize = 32;

impl Php<'_> {
    pub(super) fn body(&mut self, node: Node<'_>) -> Vec<Stmt> {
        let mut out = Vec::new();
        if matches!(node.kind(), "compound_statement" | "colon_block") {
            inside(node).into_iter().for_each(|child| self.stmt_into(child, &mut out));
        } else {
            self.stmt_into(node, &mut out);
        }
        out
    }

    pub(super) fn stmt_into(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        if self.l.depth >= MAX_DEPTH {
            let unknown = self.l.unknown(Vec::new(), span(node));
            out.push(stmt(StmtKind::Expr(unknown), span(node)));
            return;
        }
        self.l.depth += 1;
        if !self.declaration(node, out) {
            self.control(node, out);
        }
        self.l.depth -= 1;
    }

    #[inline(never)]
    fn declaration(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) -> bool {
        let at = span(node);
        let kind = match node.kind() {
            "php_tag" | "php_end_tag" | "comment" | "empty_statement" | "attribute_list" => return true,
            "text" => {
                self.html(node, out);
                return true;
            }
            "text_interpolation" => {
                named(node).into_iter().filter(|child| child.kind() == "text").for_each(|text| self.html(text, out));
                return true;
            }
            "namespace_definition" => {
                self.namespace(node, out);
                return true;
            }
            "namespace_use_declaration" => {
                self.uses(node, out);
                return true;
            }
            "function_definition" => {
                let name = self.field_name(node, "name");
                StmtKind::Function(Arc::new(self.function(node, name).0))
            }
            "class_declaration" | "interface_declaration" | "trait_declaration" | "enum_declaration" => {
                let name = self.field_name(node, "name");
                StmtKind::Class(Arc::new(self.class(node, name)))
            }
            // Members without a class around them: snippets.
            "method_declaration" => {
                let name = self.field_name(node, "name");
                StmtKind::Function(Arc::new(self.function(node, name).0))
            }
            "const_declaration" => {
                for (name, value, at) in self.constants(node) {
                    out.push(stmt(StmtKind::Var { name, ty: None, init: Some(value), is_const: true }, at));
                }
                return true;
            }
            "function_static_declaration" => {
                for variable in named(node).into_iter().filter(|child| child.kind() == "static_variable_declaration") {
                    let at = span(variable);
                    let init = variable.child_by_field_name("value").map(|value| self.expr(value));
                    let init = init.unwrap_or_else(|| Expr::new(ExprKind::Lit(Lit::Null), at));
                    let name = self.field_name(variable, "name");
                    // It stays from one call to the next under a name that no other function's has.
                    let named = Expr::new(ExprKind::Lit(Lit::Str(name.clone())), at);
                    let kept = kit::lit(Lit::Str(format!("{name} (static at {})", variable.start_byte()).into()), at);
                    let plain = |value| Arg { name: None, value, spread: Spread::No };
                    let callee = Box::new(Expr::new(ExprKind::Name(STATIC.into()), at));
                    let args = vec![plain(named), plain(kept), plain(init)];
                    let value = Expr::new(ExprKind::Call { callee, args, kind: CallKind::Plain }, at);
                    let target = Expr::new(ExprKind::Name(name.clone()), at);
                    out.push(stmt(StmtKind::Assign { target, op: None, value }, at));
                }
                return true;
            }
            "global_declaration" => {
                StmtKind::Global(named(node).into_iter().filter(|id| id.kind() == "variable_name").map(|id| self.l.sym(id)).collect())
            }
            "declare_statement" => {
                named(node).into_iter().filter(|child| child.kind() != "declare_directive").for_each(|child| self.stmt_into(child, out));
                return true;
            }
            _ => return false,
        };
        out.push(stmt(kind, at));
        true
    }

    /// Text outside of the code is written as it stands.
    fn html(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let at = span(node);
        if self.l.str(node).trim().is_empty() {
            return;
        }
        self.page.write(self.l.str(node));
        let text = kit::lit(Lit::Str(self.l.sym(node)), at);
        out.push(stmt(StmtKind::Expr(syntax("echo", vec![text], at)), at));
    }

    #[inline(never)]
    fn control(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let at = span(node);
        let kind = match node.kind() {
            "compound_statement" | "colon_block" => StmtKind::Block(self.body(node)),
            "if_statement" => self.if_statement(node),
            "while_statement" | "do_statement" | "for_statement" | "foreach_statement" | "switch_statement" => self.enclosing(node, out),
            "try_statement" => self.try_statement(node),
            "return_statement" => StmtKind::Return(named(node).first().map(|value| self.expr(*value))),
            "break_statement" => self.leaving(node, true),
            "continue_statement" => self.leaving(node, false),
            "goto_statement" => StmtKind::Goto(named(node).first().map_or_else(|| "".into(), |label| self.l.sym(*label))),
            "named_label_statement" => StmtKind::Label(named(node).first().map_or_else(|| "".into(), |label| self.l.sym(*label))),
            "echo_statement" => {
                let items = named(node).into_iter().flat_map(sequence).map(|item| self.expr(item)).collect();
                StmtKind::Expr(self.output("echo", items, at))
            }
            "exit_statement" => {
                let items = named(node).into_iter().map(|item| self.expr(item)).collect();
                StmtKind::Expr(syntax("exit", items, at))
            }
            "unset_statement" => {
                for target in named(node) {
                    let target = self.expr(target);
                    if matches!(target.kind, ExprKind::Index { .. } | ExprKind::Name(_)) {
                        out.push(stmt(StmtKind::Expr(syntax("unset", vec![target], at)), at));
                        continue;
                    }
                    let value = kit::lit(Lit::Null, at);
                    out.push(stmt(StmtKind::Assign { target, op: None, value }, at));
                }
                return;
            }
            "expression_statement" => match named(node).first() {
                // `<?= value ?>`
                Some(inner) if self.after_echo_tag(node) => {
                    let value = self.expr(*inner);
                    StmtKind::Expr(self.output("echo", vec![value], at))
                }
                Some(inner) => {
                    let kind = self.expression_statement(*inner);
                    if inner.kind() == "assignment_expression" && self.l.str(*inner).contains('&') {
                        out.push(stmt(kind, at));
                        self.shared_elements(*inner, out);
                        return;
                    }
                    kind
                }
                None => StmtKind::Expr(self.l.unknown(Vec::new(), at)),
            },
            _ => self.expression_statement(node),
        };
        out.push(stmt(kind, at));
    }

    /// Something is written. What the page holds open there travels as `before`, unless it stands between elements. Several values are
    /// one text.
    pub(super) fn output(&mut self, word: &str, mut items: Vec<Expr>, at: Span) -> Expr {
        let before = self.page.opened();
        for item in &items {
            self.written(item, 0);
        }
        if items.len() > 1 {
            items = vec![Expr::new(ExprKind::Format(items), at)];
        }
        let mut call = syntax(word, items, at);
        if let (false, ExprKind::Call { args, .. }) = (before.is_empty(), &mut call.kind) {
            args.push(kit::keyword("before".into(), kit::lit(Lit::Str(before.into()), at)));
        }
        call
    }

    fn written(&mut self, value: &Expr, depth: u32) {
        match &value.kind {
            ExprKind::Lit(Lit::Str(text)) => self.page.write(text),
            ExprKind::Format(pieces) if depth < 40 => pieces.iter().for_each(|piece| self.written(piece, depth + 1)),
            ExprKind::Binary { op: crate::flow::ir::BinaryOp::Concat, left, right } if depth < 40 => {
                self.written(left, depth + 1);
                self.written(right, depth + 1);
            }
            _ => self.page.write_value(),
        }
    }

    fn after_echo_tag(&self, node: Node<'_>) -> bool {
        self.l.text.get(..node.start_byte()).is_some_and(|before| before.trim_end().ends_with("<?="))
    }

    fn expression_statement(&mut self, node: Node<'_>) -> StmtKind {
        let value = self.expr(node);
        match value.kind {
            ExprKind::Assign { target, op, value } => StmtKind::Assign { target: *target, op, value: *value },
            // `define('NAME', value)` is a declaration by call.
            ExprKind::Call { callee, mut args, kind }
                if matches!(&callee.kind, ExprKind::Name(n) if &**n == "define") && args.len() >= 2 =>
            {
                match &args[0].value.kind {
                    ExprKind::Lit(Lit::Str(constant)) => {
                        let constant = constant.clone();
                        StmtKind::Var { name: constant, ty: None, init: Some(args.swap_remove(1).value), is_const: true }
                    }
                    _ => StmtKind::Expr(kit::call(*callee, args, kind, value.span)),
                }
            }
            kind => StmtKind::Expr(Expr::new(kind, value.span)),
        }
    }

    pub(super) fn field_body(&mut self, node: Node<'_>, field: &str) -> Vec<Stmt> {
        fields(node, field).into_iter().flat_map(|body| self.body(body)).collect()
    }

    fn if_statement(&mut self, node: Node<'_>) -> StmtKind {
        let cond = self.field_expr(node, "condition");
        let then = self.field_body(node, "body");
        let mut otherwise = Vec::new();
        for clause in fields(node, "alternative").into_iter().rev() {
            if clause.kind() == "else_clause" {
                otherwise = self.field_body(clause, "body");
                continue;
            }
            let cond = self.field_expr(clause, "condition");
            let then = self.field_body(clause, "body");
            otherwise = vec![stmt(StmtKind::If { cond, then, otherwise }, span(clause))];
        }
        StmtKind::If { cond, then, otherwise }
    }

    /// Expressions of one part of a `for` head, as statements; the last one apart where it is the condition.
    fn head(&mut self, node: Node<'_>, field: &str) -> Vec<Stmt> {
        let items: Vec<Node<'_>> = fields(node, field).into_iter().flat_map(sequence).collect();
        items.into_iter().map(|item| stmt(self.expression_statement(item), span(item))).collect()
    }

    fn for_loop(&mut self, node: Node<'_>) -> StmtKind {
        let mut block = self.head(node, "initialize");
        let conditions: Vec<Node<'_>> = fields(node, "condition").into_iter().flat_map(sequence).collect();
        let cond = conditions.last().map(|last| self.expr(*last));
        let body = self.field_body(node, "body");
        let update = self.head(node, "update");
        block.push(stmt(StmtKind::Loop { cond, body, update, test_first: true }, span(node)));
        StmtKind::Block(block)
    }

    fn for_each(&mut self, node: Node<'_>) -> StmtKind {
        let body_id = node.child_by_field_name("body").map(|body| body.id());
        let parts: Vec<Node<'_>> = named(node).into_iter().filter(|child| Some(child.id()) != body_id).collect();
        let iter = match parts.first() {
            Some(iter) => self.expr(*iter),
            None => self.l.unknown(Vec::new(), span(node)),
        };
        // Key and value travel as a pair. Where the value is taken by reference, what the body leaves in it goes back under the key.
        let (key, value) = match parts.get(1) {
            Some(pair) if pair.kind() == "pair" => {
                let sides = named(*pair);
                (sides.first().copied(), sides.get(1).copied())
            }
            other => (None, other.copied()),
        };
        let mut body = self.field_body(node, "body");
        let target = value.map_or_else(|| name("_", span(node)), |value| self.target(value));
        let by_ref = value.is_some_and(|value| value.kind() == "by_ref");
        if key.is_none() && !by_ref {
            return StmtKind::ForEach { target, iter, body };
        }
        let at = target.span;
        let hidden = || name(format!("$key@{}", at.start), at);
        if by_ref && let Some(list) = parts.first() {
            let object = Box::new(self.expr(*list));
            let index = Box::new(key.map_or_else(hidden, |key| self.target(key)));
            let place = Expr::new(ExprKind::Index { object, index }, at);
            let value = value.map_or_else(|| opaque(at), |value| self.target(value));
            body.push(stmt(StmtKind::Assign { target: place, op: None, value }, at));
        }
        let key = key.map_or_else(hidden, |key| self.target(key));
        let pair = Expr::new(ExprKind::List { items: vec![key, target], kind: ListKind::Tuple }, at);
        let place = iter.span;
        let text = node.child_by_field_name("body").map_or("", |body| self.l.str(body));
        let list =
            parts.first().filter(|list| by_ref && list.kind() == "variable_name" && !text.contains("break") && !text.contains("return"));
        let after = list.zip(value).map(|(list, value)| {
            let left = syntax(WALKED, vec![self.expr(*list), self.target(value)], at);
            stmt(StmtKind::Assign { target: self.expr(*list), op: None, value: left }, at)
        });
        let walk = StmtKind::ForEach { target: pair, iter: syntax("each", vec![iter], place), body };
        match after {
            Some(after) => StmtKind::Block(vec![stmt(walk, at), after]),
            None => walk,
        }
    }

    fn try_statement(&mut self, node: Node<'_>) -> StmtKind {
        let body = self.field_body(node, "body");
        let (mut catches, mut finally) = (Vec::new(), Vec::new());
        for clause in named(node) {
            match clause.kind() {
                "catch_clause" => {
                    let types: Vec<TypeRef> = match clause.child_by_field_name("type") {
                        Some(list) => named(list).into_iter().map(|ty| self.type_ref(ty)).collect(),
                        None => Vec::new(),
                    };
                    let name = clause.child_by_field_name("name").map(|id| self.l.sym(id));
                    catches.push(Catch { types, name, body: self.field_body(clause, "body") });
                }
                "finally_clause" => finally = self.field_body(clause, "body"),
                _ => {}
            }
        }
        StmtKind::Try { body, catches, otherwise: Vec::new(), finally }
    }

    /// `switch (true)` asks conditions, not a value.
    fn switch(&mut self, node: Node<'_>) -> StmtKind {
        let subject = self.field_expr(node, "condition");
        let subject = if matches!(subject.kind, ExprKind::Lit(Lit::Bool(true))) { None } else { Some(subject) };
        let mut cases = Vec::new();
        for section in node.child_by_field_name("body").map(named).unwrap_or_default() {
            let value = section.child_by_field_name("value");
            let mut case = Case { patterns: Vec::new(), guard: None, body: Vec::new(), falls_through: true, span: span(section) };
            match section.kind() {
                "case_statement" => match value {
                    Some(value) => case.patterns.push(self.expr(value)),
                    None => case.patterns.push(self.l.unknown(Vec::new(), span(section))),
                },
                "default_statement" => {}
                _ => continue,
            }
            for child in inside(section).into_iter().filter(|child| Some(child.id()) != value.map(|value| value.id())) {
                self.stmt_into(child, &mut case.body);
            }
            cases.push(case);
        }
        StmtKind::Switch { subject, cases }
    }

    /// `match`, whose arms are values.
    pub(super) fn match_value(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let subject = self.field_expr(node, "condition");
        let subject = if matches!(subject.kind, ExprKind::Lit(Lit::Bool(true))) { None } else { Some(subject) };
        let mut cases = Vec::new();
        for arm in node.child_by_field_name("body").map(named).unwrap_or_default() {
            let patterns = match arm.child_by_field_name("conditional_expressions") {
                Some(list) => named(list).into_iter().map(|pattern| self.expr(pattern)).collect(),
                None => Vec::new(),
            };
            let value = self.field_expr(arm, "return_expression");
            let body = vec![stmt(StmtKind::Expr(value), span(arm))];
            cases.push(Case { patterns, guard: None, body, falls_through: false, span: span(arm) });
        }
        Expr::new(ExprKind::Block(vec![stmt(StmtKind::Switch { subject, cases }, at)]), at)
    }

    /// What a value is assigned to.
    pub(super) fn target(&mut self, node: Node<'_>) -> Expr {
        match node.kind() {
            "list_literal" | "array_creation_expression" => self.list_target(node),
            "by_ref" => match named(node).first() {
                Some(inner) => self.target(*inner),
                None => opaque(span(node)),
            },
            _ => self.expr(node),
        }
    }

    /// `[$a, , 'k' => $b]`: a list of targets, or a map where keys are written.
    fn list_target(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        if self.l.depth >= MAX_DEPTH {
            return self.l.unknown(Vec::new(), at);
        }
        self.l.depth += 1;
        let mut entries: Vec<(Option<Expr>, Option<Expr>)> = vec![(None, None)];
        let mut last: Option<Node<'_>> = None;
        let children: Vec<Node<'_>> = node.children().filter(|child| !child.is_extra()).collect();
        for child in children {
            match child.kind() {
                "," => {
                    let target = last.take().map(|target| self.target(target));
                    if let (Some(entry), Some(target)) = (entries.last_mut(), target) {
                        entry.1 = Some(target);
                    }
                    entries.push((None, None));
                }
                "=>" => {
                    let key = last.take().map(|key| self.expr(key));
                    if let Some(entry) = entries.last_mut() {
                        entry.0 = key;
                    }
                }
                "array_element_initializer" => {
                    let parts = named(child);
                    if let (true, Some(key)) = (has_token(child, "=>"), parts.first()) {
                        let key = self.expr(*key);
                        if let Some(entry) = entries.last_mut() {
                            entry.0 = Some(key);
                        }
                    }
                    last = parts.last().copied();
                }
                _ if child.is_named() => last = Some(child),
                _ => {}
            }
        }
        if let Some(target) = last {
            let target = self.target(target);
            if let Some(entry) = entries.last_mut() {
                entry.1 = Some(target);
            }
        }
        if entries.last().is_some_and(|(key, target)| key.is_none() && target.is_none()) {
            entries.pop();
        }
        self.l.depth -= 1;
        let kind = if entries.iter().any(|(key, _)| key.is_some()) {
            ExprKind::Map(entries.into_iter().filter_map(|(key, target)| Some((key, target?))).collect())
        } else {
            let items = entries.into_iter().map(|(_, target)| target.unwrap_or_else(|| name("_", at))).collect();
            ExprKind::List { items, kind: ListKind::List }
        };
        Expr::new(kind, at)
    }

    pub(super) fn field_expr(&mut self, node: Node<'_>, field: &str) -> Expr {
        match node.child_by_field_name(field) {
            Some(child) => self.expr(child),
            None => self.l.unknown(Vec::new(), span(node)),
        }
    }

    /// Variables that a closure shares with what is around it, and those of which it has what they held when it was made.
    pub(super) fn closure_captures(&self, node: Node<'_>, function: &Function) -> (Vec<Sym>, Vec<Sym>) {
        let clause = child_of(node, &["anonymous_function_use_clause"]).map(named).unwrap_or_default();
        let (by_ref, by_value): (Vec<Node<'_>>, Vec<Node<'_>>) = clause.into_iter().partition(|child| child.kind() == "by_ref");
        let shared: Vec<Sym> = by_ref.into_iter().filter_map(|child| named(child).first().map(|id| self.l.sym(*id))).collect();
        let mut copied: Vec<Sym> = by_value.into_iter().map(|id| self.l.sym(id)).collect();
        if node.kind() == "arrow_function" {
            let own = |name: &str| name == "$this" || function.params.iter().any(|param| &*param.name == name);
            let text = node.child_by_field_name("body").map_or("", |body| self.l.str(body));
            for part in text.split('$').skip(1) {
                let word = part.find(|c: char| !c.is_alphanumeric() && c != '_').map_or(part, |end| &part[..end]);
                let name: Sym = format!("${word}").into();
                if !word.is_empty() && !own(&name) && !copied.contains(&name) && copied.len() < MOST_COPIED {
                    copied.push(name);
                }
            }
        }
        (shared, copied)
    }

    /// How many loops or switches further out `break` and `continue` lead; 1 where no number stands there.
    fn level(&self, node: Node<'_>) -> usize {
        named(node).first().and_then(|number| self.l.str(*number).parse().ok()).unwrap_or(1).max(1)
    }

    /// `break 2`, `continue 2`. A `switch` is left by both.
    fn leaving(&mut self, node: Node<'_>, ends: bool) -> StmtKind {
        let level = self.level(node);
        let Some(at) = self.around.len().checked_sub(level) else {
            return if ends { StmtKind::Break(None) } else { StmtKind::Continue(None) };
        };
        let target = &mut self.around[at];
        let label = (level > 1).then(|| {
            target.is_named = true;
            Sym::from(format!("loop@{}", target.at))
        });
        if ends || target.is_switch { StmtKind::Break(label) } else { StmtKind::Continue(label) }
    }

    /// A loop or switch, with a name before it where something inside leaves it by its number.
    fn enclosing(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) -> StmtKind {
        let is_switch = node.kind() == "switch_statement";
        self.around.push(Around { at: node.start_byte(), is_switch, is_named: false });
        let kind = match node.kind() {
            "for_statement" => self.for_loop(node),
            "foreach_statement" => self.for_each(node),
            "switch_statement" => self.switch(node),
            _ => StmtKind::Loop {
                cond: Some(self.field_expr(node, "condition")),
                body: self.field_body(node, "body"),
                update: Vec::new(),
                test_first: node.kind() == "while_statement",
            },
        };
        if self.around.pop().is_some_and(|around| around.is_named) {
            out.push(stmt(StmtKind::Label(format!("loop@{}", node.start_byte()).into()), span(node)));
        }
        kind
    }

    /// `$list = [&$a, 'k' => &$b]`: each is one with the place in the list.
    fn shared_elements(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let (Some(left), Some(right)) = (node.child_by_field_name("left"), node.child_by_field_name("right")) else { return };
        if left.kind() != "variable_name" || right.kind() != "array_creation_expression" {
            return;
        }
        for (number, element) in named(right).into_iter().enumerate() {
            let parts = named(element);
            let Some(place) = parts.last().filter(|value| value.kind() == "by_ref").and_then(|value| named(*value).first().copied()) else {
                continue;
            };
            let at = span(place);
            let index = match parts.as_slice() {
                [key, _] => self.expr(*key),
                _ => kit::lit(Lit::Int(number as i128), at),
            };
            let index = ExprKind::Index { object: Box::new(self.expr(left)), index: Box::new(index) };
            let value = Expr::new(ExprKind::Unary { op: UnaryOp::AddressOf, operand: Box::new(Expr::new(index, at)) }, at);
            out.push(stmt(StmtKind::Assign { target: self.expr(place), op: None, value }, at));
        }
    }
}

/// Parts of `a, b, c`.
fn sequence(node: Node<'_>) -> Vec<Node<'_>> {
    let mut out = Vec::new();
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        if node.kind() == "sequence_expression" {
            open.extend(named(node).into_iter().rev());
        } else {
            out.push(node);
        }
    }
    out
}

/// What the language does by a word.
pub(super) fn syntax(word: &str, args: Vec<Expr>, at: Span) -> Expr {
    kit::call(name(word, at), args.into_iter().map(kit::arg).collect(), CallKind::Syntax, at)
}
