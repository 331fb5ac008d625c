//! PHP strings: quotes, escapes, values in text.

use crate::tree::Node;

use super::{Php, kit, name, named, span};
use crate::flow::ir::{Expr, ExprKind, Lit};

impl Php<'_> {
    /// Text with values in it.
    pub(super) fn encapsed(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let (body, lines) = match node.kind() {
            "heredoc" => match node.child_by_field_name("value") {
                Some(body) => (body, self.lines(node)),
                None => return kit::lit(Lit::Str("".into()), at),
            },
            _ => (node, None),
        };
        let mut pieces: Vec<Expr> = Vec::new();
        let mut known = Known::new(lines.as_ref().map_or(0, |lines| lines.indent));
        let mut known_at = at;
        // Line breaks between the parts of a body are no parts of their own.
        let mut done = lines.as_ref().map_or(usize::MAX, |lines| lines.from);
        for child in named(body) {
            known.push(self.l.text.get(done..child.start_byte()).unwrap_or_default());
            done = if lines.is_some() { child.end_byte() } else { done };
            match child.kind() {
                "string_content" => known.push(self.l.str(child)),
                "escape_sequence" => known.push_written(&escape(self.l.str(child))),
                _ => {
                    let text = known.take();
                    if !text.is_empty() {
                        pieces.push(kit::lit(Lit::Str(text.into()), known_at));
                    }
                    let value = self.inside_text(child);
                    known_at = value.span;
                    pieces.push(value);
                    continue;
                }
            }
            known_at = span(child);
        }
        if let Some(lines) = &lines {
            known.push(self.l.text.get(done..lines.to).unwrap_or_default());
        }
        let text = known.take();
        if pieces.is_empty() {
            return kit::lit(Lit::Str(text.into()), at);
        }
        if !text.is_empty() {
            pieces.push(kit::lit(Lit::Str(text.into()), known_at));
        }
        Expr::new(ExprKind::Format(pieces), at)
    }

    /// `<<<'END' … END`: text in which nothing is replaced.
    pub(super) fn nowdoc(&self, node: Node<'_>) -> Lit {
        let Some(lines) = self.lines(node) else { return Lit::Str("".into()) };
        let mut known = Known::new(lines.indent);
        known.push(self.l.text.get(lines.from..lines.to).unwrap_or_default());
        Lit::Str(known.take().into())
    }

    /// Where the text of a heredoc stands: from the line after its beginning to the line break before its end.
    fn lines(&self, node: Node<'_>) -> Option<Lines> {
        let text = self.l.text;
        let head = node.child_by_field_name("identifier")?.end_byte();
        let from = head + text.get(head..)?.find('\n')? + 1;
        let tag = node.child_by_field_name("end_tag")?;
        let before = tag.end_byte() - self.l.str(tag).trim_start().len();
        let body = text.get(from..before)?;
        let above = body.trim_end_matches([' ', '\t']);
        let rest = above.strip_suffix('\n').unwrap_or(above);
        let rest = rest.strip_suffix('\r').unwrap_or(rest);
        Some(Lines { from, to: from + rest.len(), indent: body.len() - above.len() })
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

/// Where the text of a heredoc stands in its file, in bytes, and how far its end is indented: so much is taken off every line.
struct Lines {
    from: usize,
    to: usize,
    indent: usize,
}

/// Text that is known, as it grows.
struct Known {
    text: String,
    indent: usize,
    /// Blanks that are still to be taken off this line.
    left: usize,
}

impl Known {
    const fn new(indent: usize) -> Self {
        Self { text: String::new(), indent, left: indent }
    }

    /// Text as it stands in the file.
    fn push(&mut self, raw: &str) {
        for c in raw.chars() {
            match c {
                ' ' | '\t' if self.left > 0 => self.left -= 1,
                _ => {
                    self.left = if c == '\n' { self.indent } else { 0 };
                    self.text.push(c);
                }
            }
        }
    }

    /// Text that an escape stands for.
    fn push_written(&mut self, written: &str) {
        self.left = 0;
        self.text.push_str(written);
    }

    /// What stands before a value; after it no line begins.
    fn take(&mut self) -> String {
        self.left = 0;
        std::mem::take(&mut self.text)
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
