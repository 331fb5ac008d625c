//! PHP strings: quotes, escapes, values in text.

use crate::tree::Node;

use super::{Php, kit, name, named, span};
use crate::flow::ir::{Expr, ExprKind, Lit};

impl Php<'_> {
    /// Text with values in it.
    pub(super) fn encapsed(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        if node.kind() == "heredoc" {
            return match node.child_by_field_name("value") {
                Some(body) => self.encapsed(body),
                None => kit::lit(Lit::Str("".into()), at),
            };
        }
        let mut pieces: Vec<Expr> = Vec::new();
        let mut known = String::new();
        let mut known_at = at;
        for child in named(node) {
            match child.kind() {
                "string_content" => known.push_str(self.l.str(child)),
                "escape_sequence" => known.push_str(&escape(self.l.str(child))),
                _ => {
                    if !known.is_empty() {
                        pieces.push(kit::lit(Lit::Str(std::mem::take(&mut known).into()), known_at));
                    }
                    let value = self.inside_text(child);
                    known_at = value.span;
                    pieces.push(value);
                    continue;
                }
            }
            known_at = span(child);
        }
        if pieces.is_empty() {
            return kit::lit(Lit::Str(known.into()), at);
        }
        if !known.is_empty() {
            pieces.push(kit::lit(Lit::Str(known.into()), known_at));
        }
        Expr::new(ExprKind::Format(pieces), at)
    }

    /// `"$row[name]"`: inside of text a bare key is a string.
    fn inside_text(&mut self, node: Node<'_>) -> Expr {
        let parts = named(node);
        if let ("subscript_expression", [object, key]) = (node.kind(), parts.as_slice())
            && key.kind() == "name"
            && !self.l.text.get(..node.start_byte()).is_some_and(|before| before.ends_with('{'))
        {
            let object = Box::new(self.expr(*object));
            let index = Box::new(kit::lit(Lit::Str(self.l.sym(*key)), span(*key)));
            return Expr::new(ExprKind::Index { object, index }, span(node));
        }
        // `${name}` is `$name`.
        if let ("dynamic_variable_name", [id]) = (node.kind(), parts.as_slice())
            && id.kind() == "name"
        {
            return name(format!("${}", self.l.str(*id)), span(node));
        }
        self.expr(node)
    }
}

/// `'…'`: only the quote and the backslash can be escaped.
pub(super) fn single_quoted(text: &str) -> String {
    let text = text.strip_prefix(['b', 'B']).unwrap_or(text);
    let inner = text.strip_prefix('\'').map_or(text, |rest| rest.strip_suffix('\'').unwrap_or(rest));
    let mut out = String::with_capacity(inner.len());
    let mut chars = inner.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('\\', Some(&next @ ('\\' | '\''))) => {
                out.push(next);
                chars.next();
            }
            _ => out.push(c),
        }
    }
    out
}

/// One escape of a double-quoted text. What is none stays as it is written.
pub(super) fn escape(text: &str) -> String {
    let code = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    let found = match text.as_bytes() {
        [b'\\', b'n'] => Some('\n'),
        [b'\\', b't'] => Some('\t'),
        [b'\\', b'r'] => Some('\r'),
        [b'\\', b'v'] => Some('\u{b}'),
        [b'\\', b'e'] => Some('\u{1b}'),
        [b'\\', b'f'] => Some('\u{c}'),
        [b'\\', c @ (b'\\' | b'$' | b'"' | b'`' | b'\'')] => Some(char::from(*c)),
        [b'\\', b'x' | b'X', ..] => text.get(2..).and_then(|digits| code(digits, 16)),
        [b'\\', b'u', b'{', ..] => text.get(3..).and_then(|digits| code(digits.trim_end_matches('}'), 16)),
        [b'\\', b'0'..=b'7', ..] => text.get(1..).and_then(|digits| code(digits, 8)),
        _ => None,
    };
    found.map_or_else(|| text.to_owned(), String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_escapes_mean_what_the_language_says() {
        assert_eq!(single_quoted(r"'it\'s \n \\'"), r"it's \n \");
        assert_eq!(single_quoted("b'x'"), "x");
        let all: Vec<String> = [r"\n", r"\$", r"\x41", r"\u{1F600}", r"\101", r"\q"].into_iter().map(escape).collect();
        assert_eq!(all, ["\n", "$", "A", "\u{1F600}", "A", r"\q"]);
    }
}
