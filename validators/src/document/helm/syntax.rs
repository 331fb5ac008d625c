//! Go templates taken apart: text, actions and blocks, with the white space that `{{-` and `-}}` take away. Knows the syntax, no value.

use super::super::template::Lines;

/// Nesting deeper than this is not read.
const MAX_NESTED: u32 = 40;

/// A piece of a template. Places are bytes of its text.
#[derive(Debug)]
pub enum Part<'t> {
    Text {
        text: &'t str,
        at: usize,
    },
    /// An action that prints. `alone`: nothing else stands on its line.
    Print {
        code: &'t str,
        at: usize,
        end: usize,
        alone: bool,
    },
    /// `$x := …` and `$x = …`
    Set {
        name: &'t str,
        code: &'t str,
    },
    /// Conditions with their bodies, in order; the last may have none.
    If(Vec<(Option<&'t str>, Vec<Part<'t>>)>),
    With {
        code: &'t str,
        body: Vec<Part<'t>>,
        other: Vec<Part<'t>>,
    },
    Range {
        key: Option<&'t str>,
        value: Option<&'t str>,
        code: &'t str,
        body: Vec<Part<'t>>,
        other: Vec<Part<'t>>,
    },
    Define {
        name: &'t str,
        from: usize,
        to: usize,
    },
}

/// An action or the text before one.
enum Token<'t> {
    Text { text: &'t str, at: usize },
    Action { code: &'t str, at: usize, end: usize, alone: bool },
}

/// The parts of a template; nothing where its blocks do not close.
pub fn parts(text: &str) -> Option<Vec<Part<'_>>> {
    let tokens = tokens(text);
    let mut at = 0;
    let (parts, end) = block(&tokens, &mut at, 0)?;
    end.is_none().then_some(parts)
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut out = Vec::new();
    let mut lines = Lines::of(text);
    let (mut from, mut trim) = (0, false);
    loop {
        let rest = text.get(from..).unwrap_or_default();
        let start = rest.find("{{").map_or(text.len(), |n| from + n);
        let mut piece = text.get(from..start).unwrap_or_default();
        let mut at = from;
        if trim {
            let kept = piece.trim_start();
            at += piece.len() - kept.len();
            piece = kept;
        }
        let Some(end) = text.get(start..).and_then(|rest| rest.find("}}")).map(|n| start + n + 2) else {
            out.push(Token::Text { text: text.get(at..).unwrap_or_default(), at });
            return out;
        };
        let inner = text.get(start + 2..end - 2).unwrap_or_default();
        if inner.starts_with('-') && inner[1..].starts_with(|c: char| c.is_whitespace() || c == '/') || inner == "-" {
            piece = piece.trim_end();
        }
        trim = inner.ends_with('-') && inner.len() > 1;
        if !piece.is_empty() {
            out.push(Token::Text { text: piece, at });
        }
        let code = inner.trim_start_matches('-').trim_end_matches('-').trim();
        if !code.starts_with("/*") {
            out.push(Token::Action { code, at: start, end, alone: lines.around(start, end).1 });
        }
        from = end;
    }
}

/// Parts of a block, and what ends it (`else if x`, `end`) with its place; nothing ends a file.
type Block<'t> = (Vec<Part<'t>>, Option<(&'t str, usize)>);

/// Parts up to what ends the block.
fn block<'t>(tokens: &[Token<'t>], at: &mut usize, depth: u32) -> Option<Block<'t>> {
    if depth > MAX_NESTED {
        return None;
    }
    let mut out = Vec::new();
    while let Some(token) = tokens.get(*at) {
        *at += 1;
        let (code, place, end, alone) = match token {
            Token::Text { text, at } => {
                out.push(Part::Text { text, at: *at });
                continue;
            }
            Token::Action { code, at, end, alone } => (*code, *at, *end, *alone),
        };
        let (word, rest) = code.split_once(char::is_whitespace).unwrap_or((code, ""));
        let rest = rest.trim();
        match word {
            "end" | "else" => return Some((out, Some((code, place)))),
            "if" => out.push(conditions(tokens, at, rest, depth)?),
            "with" => {
                let (body, other) = bodies(tokens, at, depth)?;
                out.push(Part::With { code: rest, body, other });
            }
            "range" => {
                let (body, other) = bodies(tokens, at, depth)?;
                let (names, code) = rest.split_once(":=").map_or(("", rest), |(names, code)| (names, code.trim()));
                let (first, second) = names.split_once(',').map_or((names.trim(), ""), |(a, b)| (a.trim(), b.trim()));
                let named = |name: &'t str| (!name.is_empty()).then_some(name);
                let (key, value) = if second.is_empty() { (None, named(first)) } else { (named(first), named(second)) };
                out.push(Part::Range { key, value, code, body, other });
            }
            "define" | "block" => {
                let name = rest.split('"').nth(1).unwrap_or_default();
                let (_, last) = block(tokens, at, depth + 1)?;
                out.push(Part::Define { name, from: end, to: last?.1 });
                // A block also prints, itself or what is defined under its name elsewhere: that is not told here.
                if word == "block" {
                    out.push(Part::Print { code, at: place, end, alone });
                }
            }
            _ => match code.split_once(":=").or_else(|| code.split_once(" = ")) {
                Some((name, value)) if name.trim().starts_with('$') && !name.trim().contains(char::is_whitespace) => {
                    out.push(Part::Set { name: name.trim(), code: value.trim() });
                }
                _ => out.push(Part::Print { code, at: place, end, alone }),
            },
        }
    }
    (depth == 0).then_some((out, None))
}

fn conditions<'t>(tokens: &[Token<'t>], at: &mut usize, first: &'t str, depth: u32) -> Option<Part<'t>> {
    let mut branches = Vec::new();
    let mut condition = Some(first);
    loop {
        let (body, last) = block(tokens, at, depth + 1)?;
        branches.push((condition, body));
        let (word, _) = last?;
        match word.strip_prefix("else").map(str::trim) {
            None => return Some(Part::If(branches)),
            Some("") => condition = None,
            Some(rest) => condition = Some(rest.strip_prefix("if")?.trim()),
        }
    }
}

/// The body of `with` or `range`, and that of its `else`.
fn bodies<'t>(tokens: &[Token<'t>], at: &mut usize, depth: u32) -> Option<(Vec<Part<'t>>, Vec<Part<'t>>)> {
    let (body, last) = block(tokens, at, depth + 1)?;
    if last?.0 == "end" {
        return Some((body, Vec::new()));
    }
    let (other, last) = block(tokens, at, depth + 1)?;
    (last?.0 == "end").then_some((body, other))
}
