//! Declarations of JavaScript and TypeScript: a span of the flow graph is a declarator, or the value of one, and a sample needs the statement
//! around it. Works on text and spans alone.

use assay_manifests::Span;

/// Longest way back to where a statement begins, in bytes.
const FAR: usize = 2000;

/// A declarator with the word that declares it, and with what follows it in its statement.
pub fn statement(text: &str, span: Span) -> String {
    const DECLARES: &[&str] = &["const", "let", "var", "import", "export"];
    let (start, end) = (span.start as usize, span.end as usize);
    let piece = text.get(start..end).unwrap_or_default();
    let tail = text.get(end..).unwrap_or_default().lines().next().unwrap_or_default();
    let further = tail.trim_end().trim_end_matches([';', ',']);
    let keeps = further.len() <= 80 && further.starts_with(['.', '(']) && is_balanced(further);
    let whole = format!("{piece}{}", if keeps { further } else { "" });
    if begins(piece, DECLARES) {
        return whole;
    }
    let line_start = text.get(..start).and_then(|head| head.rfind('\n')).map_or(0, |at| at + 1);
    let lead = text.get(line_start..start).unwrap_or_default();
    let mut from = line_start + (lead.len() - lead.trim_start().len());
    if lead.trim_start().starts_with('}')
        && let Some(open) = opening(text, from)
    {
        from = text[..open].rfind('\n').map_or(0, |at| at + 1);
        from += text[from..].len() - text[from..].trim_start().len();
    }
    let head = text.get(from..start).unwrap_or_default();
    let in_list = text.get(..from).is_some_and(|before| before.trim_end().ends_with(','));
    // What ends the statement where it stands ends it here too.
    let mark =
        if tail.get(if keeps { further.len() } else { 0 }..).is_some_and(|rest| rest.trim_start().starts_with(';')) { ";" } else { "" };
    match DECLARES.iter().find(|word| begins(head, &[word]) && is_balanced(head)) {
        Some(word) => match last_comma(head) {
            Some(at) => format!("{word} {}{whole};", head[at + 1..].trim_start()),
            None => format!("{head}{whole}{mark}"),
        },
        None if in_list && (head.is_empty() || head.trim_end().ends_with('=')) => format!("var {head}{whole};"),
        None => whole,
    }
}

/// The brace that `}` at `at` closes, not far away.
fn opening(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut depth = 0;
    for place in (at.saturating_sub(FAR)..=at).rev() {
        match bytes.get(place)? {
            b'}' => depth += 1,
            b'{' => {
                depth -= 1;
                if depth == 0 {
                    return Some(place);
                }
            }
            _ => {}
        }
    }
    None
}

/// The last comma outside of any bracket.
fn last_comma(text: &str) -> Option<usize> {
    let mut depth = 0;
    let mut found = None;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth -= 1,
            b',' if depth == 0 => found = Some(at),
            _ => {}
        }
    }
    found
}

fn is_balanced(text: &str) -> bool {
    let mut depth = 0;
    for byte in text.bytes() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

/// Whether `text` begins with one of `words`, each whole.
fn begins(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_')))
}

#[cfg(test)]
mod tests {
    use assay_manifests::Span;

    fn at(text: &str, piece: &str) -> Span {
        let start = text.find(piece).expect("is there");
        Span { start: start as u32, end: (start + piece.len()) as u32, line: 1, end_line: 1 }
    }

    #[test]
    fn a_declarator_becomes_a_statement() {
        let text = "var a = require('a'), b = require('b').x;\nconst {\n  c,\n  d\n} = require('d')\nlet e = 1,\n    f = /x/;\nrequire('g');\nmodule.exports = require('h');\nvar j = go(require('i'));\n";
        for (piece, statement) in [
            ("require('a')", "var a = require('a')"),
            ("require('b')", "var b = require('b').x;"),
            ("require('d')", "const {\n  c,\n  d\n} = require('d')"),
            ("e = 1", "let e = 1"),
            ("f = /x/", "var f = /x/;"),
            ("require('g')", "require('g')"),
            ("require('h')", "require('h')"),
            ("require('i')", "require('i')"),
        ] {
            assert_eq!(super::statement(text, at(text, piece)), statement);
        }
    }
}
