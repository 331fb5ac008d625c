//! SQL scripts as a list of statements, those inside routine bodies included. Knows quotes, comments and where statements end in the
//! common dialects; the words of a statement are for rules to read.

use std::{collections::BTreeSet, sync::LazyLock};

use assay_manifests::Span;
use regex::Regex;

use super::{Node, Value};

/// No more statements than this are read of one file.
const MAX_STATEMENTS: usize = 50_000;

/// The script as `{statements: [{text, inside}]}`: white space is folded, comments are left out, string literals are kept.
pub fn document(text: &str) -> Node {
    let whole = Span { start: 0, end: text.len() as u32, line: 1, end_line: text.lines().count().max(1) as u32 };
    let mut statements = Vec::new();
    split(text, 0, 1, false, &mut statements);
    mark_row_security(&mut statements);
    Node::new(Value::Map(vec![("statements".to_owned(), Node::new(Value::List(statements), whole))]), whole)
}

/// Notes on each policy for rows, under `row_security`, whether the script that makes its table also switches the policies of the table on. Of
/// tables that are made elsewhere nothing is said. `by_tenant` stands on policies of tables of which one policy asks whose a row is.
fn mark_row_security(statements: &mut [Node]) {
    fn text(node: &Node) -> &str {
        node.get("text").and_then(Node::text).unwrap_or_default()
    }
    let named = |pattern: Option<&Regex>, statement: &str| {
        let name = pattern?.captures(statement)?.get(1)?.as_str();
        Some(name.replace('"', "").trim_start_matches("public.").to_ascii_lowercase())
    };
    let all = |pattern: Option<&Regex>| -> BTreeSet<String> { statements.iter().filter_map(|one| named(pattern, text(one))).collect() };
    let (made, switched) = (all(MADE.as_ref()), all(SWITCHED.as_ref()));
    // A loop over tables switches on those that it finds.
    let built = statements.iter().any(|one| {
        !SWITCHED.as_ref().is_some_and(|p| p.is_match(text(one))) && text(one).to_ascii_lowercase().contains("enable row level security")
    });
    let owned: BTreeSet<String> = statements
        .iter()
        .filter(|one| OWNED.as_ref().is_some_and(|pattern| pattern.is_match(text(one))))
        .filter_map(|one| named(POLICY.as_ref(), text(one)))
        .collect();
    for statement in statements.iter_mut() {
        let Some(table) = named(POLICY.as_ref(), text(statement)) else { continue };
        let span = statement.span;
        if owned.contains(&table) {
            statement.put("by_tenant", Node::new(Value::Bool(true), span));
        }
        if !made.contains(&table) {
            continue;
        }
        let yes = switched.contains(&table);
        if yes || !built {
            statement.put("row_security", Node::new(Value::Bool(yes), span));
        }
    }
}

static MADE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r#"(?i)^CREATE (?:UNLOGGED )?TABLE (?:IF NOT EXISTS )?([\w".]+)"#).ok());
static SWITCHED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"(?i)^ALTER TABLE (?:IF EXISTS )?(?:ONLY )?([\w".]+) (?:.*, ?)?ENABLE ROW LEVEL SECURITY"#).ok());
/// A policy that asks whose a row is, by a column for the tenant.
static OWNED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"(?i)^CREATE POLICY\b.*\b(?:tenant|org|organi[sz]ation|company|customer|workspace)(?:_?(?:id|uuid|key))?"? *= *[^ )]"#)
        .ok()
});
static POLICY: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r#"(?i)^CREATE POLICY (?:"[^"]*"|\S+) ON (?:ONLY )?([\w".]+)"#).ok());

/// Statements about rights and routines, which grammars of queries know in part at best and rules read word by word.
static BY_WORDS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)^ (?: (grant|revoke|deny|exec|execute|call|do|set|reset) \b
            | alter \s+ default \s+ privileges \b
            | alter \s+ table \s+ (?: if \s+ exists \s+ )? (?: only \s+ )? \S+ \s+ (?: (?:no \s+)? force | enable | disable ) \s+ row \s+ level \b
            | (?: create (?: \s+ or \s+ (?:replace|alter) )? | alter | drop ) \s+ (?: definer \s* = \s* \S+ \s+ )?
              (?: role | user | group | login | policy | function | procedure | proc | trigger | extension | schema | server ) \b
            | (?: comment \s+ on | security \s+ label | reassign \s+ owned | drop \s+ owned ) \b )",
    )
    .ok()
});

/// Places of the statements that are read here whatever a grammar makes of them: their words are known, and each bracket is closed.
pub fn by_words(text: &str) -> Vec<Span> {
    let (Some(pattern), Value::Map(script)) = (BY_WORDS.as_ref(), document(text).value) else { return Vec::new() };
    let Some(Value::List(statements)) = script.into_iter().next().map(|(_, statements)| statements.value) else { return Vec::new() };
    let read = |statement: &Node| match &statement.value {
        Value::Map(entries) => entries.iter().all(|(_, entry)| match &entry.value {
            Value::Text(words) => pattern.is_match(words) && words.matches('(').count() == words.matches(')').count(),
            // Those of a routine's body lie within the statement that makes the routine.
            other => *other == Value::Bool(false),
        }),
        _ => false,
    };
    statements.iter().filter(|statement| read(statement)).map(|statement| statement.span).collect()
}

fn split(text: &str, offset: usize, first_line: u32, inside: bool, out: &mut Vec<Node>) {
    let mut scan = Scan { text, at: 0, line: first_line, current: String::new() };
    let mut begin: Option<(usize, u32)> = None;
    // Dollar-quoted bodies of the statement at hand: bytes and first line.
    let mut bodies: Vec<(usize, usize, u32)> = Vec::new();
    while scan.at < text.len() && out.len() < MAX_STATEMENTS {
        let rest = &text[scan.at..];
        let c = rest.chars().next().unwrap_or(' ');
        if rest.starts_with("--") || (c == '#' && scan.current.trim().is_empty()) {
            scan.skip(rest.find('\n').unwrap_or(rest.len()));
        } else if rest.starts_with("/*") {
            scan.skip(rest.find("*/").map_or(rest.len(), |n| n + 2));
        } else if c == ';' {
            scan.finish(&mut begin, offset, inside, out);
            inner(text, offset, std::mem::take(&mut bodies), inside, out);
            scan.skip(1);
        } else if matches!(c, '\'' | '"' | '`') {
            begin.get_or_insert((offset + scan.at, scan.line));
            scan.keep(rest[1..].find(c).map_or(rest.len(), |n| n + 2));
        } else if c == '$'
            && let Some(tag) = dollar_tag(rest)
            && let Some(body) = rest[tag.len()..].find(tag)
        {
            begin.get_or_insert((offset + scan.at, scan.line));
            bodies.push((scan.at + tag.len(), scan.at + tag.len() + body, scan.line));
            scan.current.push_str(" $$ ");
            scan.skip(body + 2 * tag.len());
        } else if at_line_start(text, scan.at) && is_word(rest, "GO") && rest[2..].trim_start_matches([' ', '\t', '\r']).starts_with('\n') {
            scan.finish(&mut begin, offset, inside, out);
            scan.skip(2);
        } else {
            if !c.is_whitespace() {
                begin.get_or_insert((offset + scan.at, scan.line));
            }
            scan.keep(c.len_utf8());
        }
    }
    scan.finish(&mut begin, offset, inside, out);
    inner(text, offset, bodies, inside, out);
}

/// Statements of routine bodies; a body inside a body is read as text.
fn inner(text: &str, offset: usize, bodies: Vec<(usize, usize, u32)>, inside: bool, out: &mut Vec<Node>) {
    for (from, to, line) in bodies {
        if !inside {
            split(&text[from..to], offset + from, line, true, out);
        }
    }
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
    line: u32,
    current: String,
}

impl Scan<'_> {
    fn skip(&mut self, bytes: usize) {
        let piece = self.text.get(self.at..self.at + bytes).unwrap_or_default();
        self.line += piece.matches('\n').count() as u32;
        self.at += bytes.max(1);
    }

    fn keep(&mut self, bytes: usize) {
        self.current.push_str(self.text.get(self.at..self.at + bytes).unwrap_or_default());
        self.skip(bytes);
    }

    fn finish(&mut self, begin: &mut Option<(usize, u32)>, offset: usize, inside: bool, out: &mut Vec<Node>) {
        let text = std::mem::take(&mut self.current).split_whitespace().collect::<Vec<_>>().join(" ");
        let Some((start, line)) = begin.take() else { return };
        let at = Span { start: start as u32, end: (offset + self.at) as u32, line, end_line: self.line };
        let entries =
            vec![("text".to_owned(), Node::new(Value::Text(text), at)), ("inside".to_owned(), Node::new(Value::Bool(inside), at))];
        out.push(Node::new(Value::Map(entries), at));
    }
}

fn at_line_start(text: &str, at: usize) -> bool {
    at == 0 || text.as_bytes().get(at - 1) == Some(&b'\n')
}

fn is_word(rest: &str, word: &str) -> bool {
    rest.get(..word.len()).is_some_and(|w| w.eq_ignore_ascii_case(word))
}

/// `$$` or `$name$`.
fn dollar_tag(rest: &str) -> Option<&str> {
    let end = rest[1..].find('$')? + 2;
    let tag = rest.get(..end)?;
    tag[1..end - 1].chars().all(|c| c.is_alphanumeric() || c == '_').then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::path::find;

    #[test]
    fn statements_bodies_quotes_and_comments() {
        let node = document(
            "-- no; statement\nGRANT ALL ON t TO PUBLIC;\nCREATE FUNCTION f() RETURNS void AS $f$\nBEGIN\n  EXECUTE 'a;b' || x;\nEND;\n$f$ LANGUAGE plpgsql SECURITY DEFINER;\nSELECT 1\nGO\nSELECT /* ; */ 2",
        );
        let at: Vec<_> = find(&node, "statements.*.text").into_iter().filter_map(Node::scalar).collect();
        assert_eq!(
            at,
            [
                "GRANT ALL ON t TO PUBLIC",
                "CREATE FUNCTION f() RETURNS void AS $$ LANGUAGE plpgsql SECURITY DEFINER",
                "BEGIN EXECUTE 'a;b' || x",
                "END",
                "SELECT 1",
                "SELECT 2"
            ]
        );
        assert_eq!(find(&node, "statements.*")[2].span.line, 4);
    }
}
