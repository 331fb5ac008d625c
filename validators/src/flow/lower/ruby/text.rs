//! Ruby strings, symbols, regular expressions, here-documents.

use crate::tree::Node;
use rustc_hash::FxHashMap;

use super::{Ruby, kit, name, named, span};
use crate::flow::ir::{CallKind, Expr, ExprKind, ListKind, Lit};

/// Pairs each opener of a here-document with its body: both stand in the same order.
pub(super) fn heredocs<'t>(root: Node<'t>) -> FxHashMap<usize, Node<'t>> {
    let (mut openers, mut bodies) = (Vec::new(), Vec::new());
    for node in root.descendants() {
        match node.kind() {
            "heredoc_beginning" => openers.push(node.id()),
            "heredoc_body" => bodies.push(node),
            _ => {}
        }
    }
    openers.into_iter().zip(bodies).collect()
}

impl<'t> Ruby<'_, 't> {
    /// Text that may hold values: a literal where it holds none.
    pub(super) fn text(&mut self, node: Node<'t>) -> Expr {
        let at = span(node);
        // `'…'` and `%q(…)` know two escapes only.
        let raw = self.l.str(node).starts_with('\'') || self.l.str(node).starts_with("%q");
        let mut pieces: Vec<Expr> = Vec::new();
        let mut known = String::new();
        for child in named(node) {
            match child.kind() {
                "string_content" if raw => known.push_str(&self.l.str(child).replace("\\'", "'").replace("\\\\", "\\")),
                "string_content" | "heredoc_content" => known.push_str(self.l.str(child)),
                "escape_sequence" => {
                    let text = self.l.str(child);
                    match text {
                        r"\\" | r"\'" if raw => known.push_str(&text[1..]),
                        _ if raw => known.push_str(text),
                        _ => known.push_str(&kit::unescape(text)),
                    }
                }
                "interpolation" => {
                    if !known.is_empty() {
                        pieces.push(kit::lit(Lit::Str(std::mem::take(&mut known).into()), at));
                    }
                    pieces.push(self.interpolation(child));
                }
                "heredoc_end" => {}
                _ => {}
            }
        }
        if pieces.is_empty() {
            return kit::lit(Lit::Str(known.into()), at);
        }
        if !known.is_empty() {
            pieces.push(kit::lit(Lit::Str(known.into()), at));
        }
        Expr::new(ExprKind::Format(pieces), at)
    }

    fn interpolation(&mut self, node: Node<'t>) -> Expr {
        let parts = named(node);
        match parts.as_slice() {
            [] => kit::lit(Lit::Str("".into()), span(node)),
            [only] => self.expr(*only),
            _ => {
                let mut body = Vec::new();
                parts.into_iter().for_each(|part| self.stmt_into(part, &mut body));
                Expr::new(ExprKind::Block(body), span(node))
            }
        }
    }

    pub(super) fn heredoc(&mut self, node: Node<'t>) -> Expr {
        let at = span(node);
        let Some(body) = self.heredocs.get(&node.id()).copied() else { return self.l.unknown(Vec::new(), at) };
        let value = if self.l.str(node).contains('\'') {
            let text = self.l.str(body);
            // Nothing is interpolated in a quoted one; its last line closes it.
            let text = text.trim_end().rsplit_once('\n').map_or("", |(text, _)| text);
            kit::lit(Lit::Str(text.trim_start_matches('\n').into()), at)
        } else {
            self.text(body)
        };
        let mut value = Expr::new(value.kind, at);
        if self.l.str(node).contains('~') {
            undented(&mut value);
        }
        if self.l.str(node).contains('`') {
            return kit::call(name("`", at), vec![kit::arg(value)], CallKind::Syntax, at);
        }
        value
    }

    pub(super) fn simple_text(&mut self, node: Node<'t>) -> Option<Expr> {
        let at = span(node);
        Some(match node.kind() {
            "string" | "bare_string" | "delimited_symbol" | "bare_symbol" => self.text(node),
            "simple_symbol" => kit::lit(Lit::Str(self.l.str(node).trim_start_matches(':').into()), at),
            "hash_key_symbol" => kit::lit(Lit::Str(self.l.sym(node)), at),
            "character" => kit::lit(Lit::Str(kit::unescape(self.l.str(node).trim_start_matches('?')).into()), at),
            "chained_string" => {
                let pieces = named(node).into_iter().map(|part| self.text(part)).collect::<Vec<_>>();
                if pieces.iter().all(|piece| matches!(piece.kind, ExprKind::Lit(Lit::Str(_)))) {
                    let all: String = pieces
                        .iter()
                        .map(|piece| if let ExprKind::Lit(Lit::Str(text)) = &piece.kind { text.to_string() } else { String::new() })
                        .collect();
                    kit::lit(Lit::Str(all.into()), at)
                } else {
                    Expr::new(ExprKind::Format(pieces), at)
                }
            }
            "string_array" | "symbol_array" => {
                let items = named(node).into_iter().map(|item| self.text(item)).collect();
                Expr::new(ExprKind::List { items, kind: ListKind::List }, at)
            }
            "subshell" => {
                let command = self.text(node);
                kit::call(name("`", at), vec![kit::arg(command)], CallKind::Syntax, at)
            }
            "heredoc_beginning" => self.heredoc(node),
            "regex" => self.regex(node),
            _ => return None,
        })
    }

    fn regex(&mut self, node: Node<'t>) -> Expr {
        let at = span(node);
        let whole = self.l.str(node);
        let flags: String = whole.chars().rev().take_while(char::is_ascii_alphabetic).collect();
        if named(node).iter().any(|child| child.kind() == "interpolation") {
            let pattern = self.text(node);
            return kit::call(name("Regexp", at), vec![kit::arg(pattern)], CallKind::New, at);
        }
        let mut pattern = String::new();
        for child in named(node) {
            match self.l.str(child) {
                r"\/" => pattern.push('/'),
                text => pattern.push_str(text),
            }
        }
        kit::lit(Lit::Regex(pattern.into(), flags.into()), at)
    }
}

/// `<<~`: what all lines begin with in white space is no part of the text.
fn undented(value: &mut Expr) {
    let mut texts: Vec<&mut crate::flow::ir::Sym> = match &mut value.kind {
        ExprKind::Lit(Lit::Str(text)) => vec![text],
        ExprKind::Format(pieces) => {
            // A line that begins with a value begins with no white space.
            if !matches!(pieces.first().map(|piece| &piece.kind), Some(ExprKind::Lit(Lit::Str(_)))) {
                return;
            }
            let texts = pieces.iter_mut().filter_map(|piece| match &mut piece.kind {
                ExprKind::Lit(Lit::Str(text)) => Some(text),
                _ => None,
            });
            texts.collect()
        }
        _ => return,
    };
    let mut least: Option<usize> = None;
    for (at, text) in texts.iter().enumerate() {
        let mut lines = text.split('\n').enumerate().peekable();
        while let Some((number, line)) = lines.next() {
            // Behind a value a line goes on; before one it may be of white space alone.
            let begins = number > 0 || at == 0;
            let ends = lines.peek().is_some();
            let blank = line.chars().all(|c| matches!(c, ' ' | '\t'));
            if !begins || blank && (ends || at + 1 == texts.len()) {
                continue;
            }
            let depth = line.chars().take_while(|c| matches!(c, ' ' | '\t')).count();
            least = Some(least.map_or(depth, |known| known.min(depth)));
        }
    }
    let Some(least) = least.filter(|least| *least > 0) else { return };
    for (at, text) in texts.iter_mut().enumerate() {
        let mut out = String::with_capacity(text.len());
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                out.push('\n');
            }
            let begins = number > 0 || at == 0;
            let gone = if begins { line.chars().take_while(|c| matches!(c, ' ' | '\t')).count().min(least) } else { 0 };
            out.push_str(line.get(gone..).unwrap_or(line));
        }
        **text = out.into();
    }
}
