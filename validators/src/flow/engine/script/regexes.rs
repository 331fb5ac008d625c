//! Regular expressions over texts that are known: written anew for an engine that finds the same. Pure; knows no engine.

use regex::{Regex, RegexBuilder};

use super::texts::{MOST_MADE, expanded};
use crate::flow::ir::Sym;

/// Longest expression that is read.
const LONGEST: usize = 400;
/// Most matches that are looked at.
const MOST_MATCHES: usize = 128;

/// An expression that is ready to be asked.
pub struct Expression {
    regex: Regex,
    /// A group may keep what an earlier round of a repetition found, where a script forgets it.
    keeps_rounds: bool,
    is_global: bool,
}

/// One match: where it begins and ends, and its groups, the whole first.
pub struct Found {
    pub from: usize,
    pub to: usize,
    pub groups: Vec<Option<Sym>>,
    pub names: Vec<(Sym, Option<Sym>)>,
}

impl Expression {
    /// An expression for a text; nothing where both engines might differ.
    pub fn new(pattern: &str, flags: &str, text: &str) -> Option<Self> {
        let has = |flag: char| flags.contains(flag);
        let odd_line_ends = has('m') && text.contains(['\r', '\u{2028}', '\u{2029}']);
        if pattern.len() > LONGEST || flags.contains(|c: char| !"gimsud".contains(c)) || odd_line_ends {
            return None;
        }
        // What is one letter in two cases depends on tables; what is one sign on how it is stored.
        if has('i') && !(text.is_ascii() && pattern.is_ascii()) || text.chars().any(|c| c.len_utf16() > 1) {
            return None;
        }
        let mut writer = Writer { has_lines: has('m'), has_all: has('s'), is_unicode: has('u'), ..Writer::default() };
        writer.write(pattern)?;
        let regex = RegexBuilder::new(&writer.out).case_insensitive(has('i')).size_limit(1 << 18).build().ok()?;
        Some(Self { regex, keeps_rounds: writer.keeps_rounds, is_global: has('g') })
    }

    pub fn is_global(&self) -> bool {
        self.is_global
    }

    pub fn is_found(&self, text: &str) -> bool {
        self.regex.is_match(text)
    }

    /// Where it is found first, in signs.
    pub fn place(&self, text: &str) -> Option<usize> {
        self.regex.find(text).map(|found| text[..found.start()].chars().count())
    }

    /// The first match.
    pub fn first(&self, text: &str) -> Option<Option<Found>> {
        Some(self.every(text, 1)?.into_iter().next())
    }

    /// All matches, as `matchAll` finds them.
    pub fn all(&self, text: &str) -> Option<Vec<Found>> {
        let found = self.every(text, MOST_MATCHES + 1)?;
        (found.len() <= MOST_MATCHES).then_some(found)
    }

    fn every(&self, text: &str, most: usize) -> Option<Vec<Found>> {
        if self.keeps_rounds {
            return None;
        }
        let of = |captures: regex::Captures<'_>| {
            let whole = captures.get(0)?;
            let group = |found: Option<regex::Match<'_>>| found.map(|found| Sym::from(found.as_str()));
            let names = self.regex.capture_names().flatten().map(|name| (Sym::from(name), group(captures.name(name))));
            Some(Found { from: whole.start(), to: whole.end(), groups: captures.iter().map(group).collect(), names: names.collect() })
        };
        let mut found: Vec<Found> = Vec::new();
        let mut from = 0;
        while found.len() < most && from <= text.len() {
            let Some(one) = self.regex.captures_at(text, from).and_then(of) else { break };
            // Behind what is empty it goes on one sign further; where a match ended an empty one may stand.
            let next = text.get(one.to..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            from = if one.from == one.to { one.to + next } else { one.to };
            found.push(one);
        }
        Some(found)
    }

    /// What is left once each match, or the first, has given way.
    pub fn replaced(&self, text: &str, with: &str) -> Option<String> {
        let found = if self.is_global { self.all(text)? } else { self.first(text)?.into_iter().collect() };
        let mut out = String::new();
        let mut from = 0;
        for one in found {
            let groups: Vec<Option<&str>> = one.groups.iter().map(|group| group.as_deref()).collect();
            out.push_str(&text[from..one.from]);
            out.push_str(&expanded(with, &text[..one.from], &groups, &text[one.to..])?);
            from = one.to;
            if out.len() > MOST_MADE {
                return None;
            }
        }
        out.push_str(&text[from..]);
        Some(out)
    }

    /// The parts between matches, groups among them. Nothing where it matches nothing but its place.
    pub fn split(&self, text: &str) -> Option<Vec<Option<Sym>>> {
        let mut parts = Vec::new();
        let mut from = 0;
        for one in self.all(text)? {
            if one.from == one.to {
                return None;
            }
            parts.push(Some(Sym::from(&text[from..one.from])));
            parts.extend(one.groups.into_iter().skip(1));
            from = one.to;
        }
        parts.push(Some(Sym::from(&text[from..])));
        Some(parts)
    }
}

/// Writes an expression of scripts in the other engine's words.
#[derive(Default)]
struct Writer {
    out: String,
    has_lines: bool,
    has_all: bool,
    is_unicode: bool,
    keeps_rounds: bool,
    /// Groups that are open: whether one that is kept stands in them.
    open: Vec<Group>,
}

struct Group {
    /// Where it begins in what is written.
    from: usize,
    is_kept: bool,
    holds_kept: bool,
}

const SPACES: &str = r"\t\n\x0B\x0C\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}";

impl Writer {
    fn write(&mut self, pattern: &str) -> Option<()> {
        let mut rest = pattern;
        while let Some(c) = rest.chars().next() {
            let taken = match c {
                '\\' => self.escape(rest, false)?,
                '[' => self.class(rest)?,
                '(' => self.group(rest)?,
                ')' => {
                    let group = self.open.pop()?;
                    self.out.push(')');
                    let repeats = rest[1..].starts_with(['*', '+', '{']);
                    // A round that finds nothing is one that did not happen.
                    let may_be_empty =
                        || Regex::new(self.out.get(group.from..).unwrap_or_default()).map_or(true, |inner| inner.is_match(""));
                    self.keeps_rounds |= repeats && (group.holds_kept || may_be_empty());
                    if let Some(around) = self.open.last_mut() {
                        around.holds_kept |= group.holds_kept || group.is_kept;
                    }
                    1
                }
                '.' => {
                    self.out.push_str(if self.has_all { "(?s:.)" } else { r"[^\n\r\x{2028}\x{2029}]" });
                    1
                }
                '^' => {
                    self.out.push_str(if self.has_lines { "(?m:^)" } else { r"\A" });
                    1
                }
                '$' => {
                    self.out.push_str(if self.has_lines { "(?m:$)" } else { r"\z" });
                    1
                }
                '{' => self.count(rest)?,
                '}' | ']' => {
                    self.out.push('\\');
                    self.out.push(c);
                    1
                }
                '*' | '+' | '?' | '|' => {
                    self.out.push(c);
                    1
                }
                _ => {
                    self.out.push_str(&regex::escape(&c.to_string()));
                    c.len_utf8()
                }
            };
            rest = &rest[taken..];
        }
        self.open.is_empty().then_some(())
    }

    fn group(&mut self, rest: &str) -> Option<usize> {
        let (written, taken, is_kept) = if rest.starts_with("(?:") {
            ("(?:".to_owned(), 3, false)
        } else if let Some(name) = rest.strip_prefix("(?<") {
            let name = &name[..name.find('>')?];
            if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
                return None;
            }
            (format!("(?P<{name}>"), name.len() + 4, true)
        } else if rest.starts_with("(?") {
            return None;
        } else {
            ("(".to_owned(), 1, true)
        };
        self.open.push(Group { from: self.out.len(), is_kept, holds_kept: false });
        self.out.push_str(&written);
        Some(taken)
    }

    /// `{2,5}`, or a brace that stands for itself.
    fn count(&mut self, rest: &str) -> Option<usize> {
        let inner = rest[1..].split_once('}').map(|(inner, _)| inner);
        let is_count = |inner: &&str| {
            let (low, high) = inner.split_once(',').unwrap_or((inner, ""));
            !low.is_empty() && low.bytes().chain(high.bytes()).all(|c| c.is_ascii_digit())
        };
        match inner.filter(is_count) {
            Some(inner) => {
                self.out.push_str(&rest[..inner.len() + 2]);
                Some(inner.len() + 2)
            }
            None => {
                self.out.push_str(r"\{");
                Some(1)
            }
        }
    }

    fn class(&mut self, rest: &str) -> Option<usize> {
        let mut at = 1;
        self.out.push('[');
        if rest[at..].starts_with('^') {
            self.out.push('^');
            at += 1;
        }
        let begin = at;
        let is_kind = |rest: &str| rest.strip_prefix('\\').is_some_and(|rest| rest.starts_with(['d', 'D', 'w', 'W', 's', 'S', 'p', 'P']));
        let mut after_kind = false;
        loop {
            let c = rest[at..].chars().next()?;
            let follows_kind = std::mem::replace(&mut after_kind, c == '\\' && is_kind(&rest[at..]));
            match c {
                // Beside a kind of signs it stands for itself.
                '-' if follows_kind || is_kind(&rest[at + 1..]) => {
                    self.out.push_str(r"\-");
                    at += 1;
                }
                ']' if at == begin => return None,
                ']' => {
                    self.out.push(']');
                    return Some(at + 1);
                }
                '\\' => at += self.escape(&rest[at..], true)?,
                '-' if rest[at + 1..].starts_with('-') => return None,
                '[' | '&' | '~' => {
                    self.out.push('\\');
                    self.out.push(c);
                    at += 1;
                }
                _ => {
                    self.out.push(c);
                    at += c.len_utf8();
                }
            }
        }
    }

    fn escape(&mut self, rest: &str, in_class: bool) -> Option<usize> {
        let c = rest[1..].chars().next()?;
        let hex = |from: usize, length: usize| {
            let digits = rest.get(from..from + length)?;
            u32::from_str_radix(digits, 16).ok().filter(|_| digits.bytes().all(|c| c.is_ascii_hexdigit()))
        };
        let class = |inner: &str, negated: bool| match (in_class, negated) {
            (true, false) => inner.to_owned(),
            (_, negated) => format!("[{}{inner}]", if negated { "^" } else { "" }),
        };
        let (written, taken) = match c {
            'd' | 'D' => (class("0-9", c == 'D'), 2),
            'w' | 'W' => (class("0-9A-Za-z_", c == 'W'), 2),
            's' | 'S' => (class(SPACES, c == 'S'), 2),
            'b' if in_class => (r"\x08".to_owned(), 2),
            'b' => (r"(?-u:\b)".to_owned(), 2),
            'n' | 'r' | 't' | 'f' => (format!("\\{c}"), 2),
            'v' => (r"\x0B".to_owned(), 2),
            '0' if !rest[2..].starts_with(|c: char| c.is_ascii_digit()) => (r"\x00".to_owned(), 2),
            'x' => (format!("\\x{{{:x}}}", hex(2, 2)?), 4),
            'u' if rest[2..].starts_with('{') => return None,
            'u' => (format!("\\x{{{:x}}}", hex(2, 4)?), 6),
            'p' if self.is_unicode => {
                let name = ["{L}", "{Lu}", "{Ll}", "{N}", "{Nd}"].into_iter().find(|name| rest[2..].starts_with(name))?;
                (format!("\\p{name}"), 2 + name.len())
            }
            _ if c.is_ascii_alphanumeric() => return None,
            _ if c.is_ascii() && c != '<' && c != '>' => (format!("\\{c}"), 2),
            _ => (c.to_string(), 1 + c.len_utf8()),
        };
        self.out.push_str(&written);
        Some(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pattern: &str, flags: &str, text: &str) -> Option<Vec<Option<String>>> {
        let found = Expression::new(pattern, flags, text)?.first(text)??;
        Some(found.groups.into_iter().map(|group| group.map(|group| group.to_string())).collect())
    }

    #[test]
    fn expressions_find_what_the_runtime_finds() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(found(r"(\d+)-(\w)?", "", "x12-é"), Some(vec![some("12-"), some("12"), None]));
        assert_eq!(found(r"^b$", "m", "a\nb"), Some(vec![some("b")]));
        assert_eq!(found(r"^b$", "", "a\nb"), None);
        assert_eq!(found(r"a{,2}[^\]\/&&]", "", "a{,2}x"), Some(vec![some("a{,2}x")]));
        assert_eq!(found(r"[\w-~]+", "", "{a-~}"), Some(vec![some("a-~")]));
        assert_eq!(found(r"[+-\d]", "", ","), None);
        assert_eq!(found(r"(?<y>\d{4})", "", "in 2031"), Some(vec![some("2031"), some("2031")]));
    }

    #[test]
    fn what_differs_is_not_answered() {
        assert!(Expression::new(r"(?=a)b", "", "ab").is_none());
        assert!(Expression::new(r"(a)\1", "", "aa").is_none());
        assert!(Expression::new("a", "y", "a").is_none());
        assert!(Expression::new(r"(?:(a)|b)*", "", "ab").is_some_and(|it| it.first("ab").is_none()));
        assert!(Expression::new(r"(a*)*", "", "b").is_some_and(|it| it.first("b").is_none() && it.is_found("b")));
    }

    #[test]
    fn replacing_and_splitting() {
        let of = |pattern, flags, text| Expression::new(pattern, flags, text);
        assert_eq!(of(r"\d", "g", "a1b2").and_then(|it| it.replaced("a1b2", "<$&>")).as_deref(), Some("a<1>b<2>"));
        assert_eq!(of(r"\d", "", "a1b2").and_then(|it| it.replaced("a1b2", "")).as_deref(), Some("ab2"));
        assert_eq!(of("a*", "g", "aab").and_then(|it| it.replaced("aab", "-")).as_deref(), Some("--b-"));
        let parts = of(r"(-)|_", "", "a-b_c").and_then(|it| it.split("a-b_c")).unwrap_or_default();
        let parts: Vec<&str> = parts.iter().map(|part| part.as_deref().unwrap_or("?")).collect();
        assert_eq!(parts, ["a", "-", "b", "?", "c"]);
    }
}
