//! Java's regular expressions over texts that are known: those that mean the same to the engine that runs here.

use super::{Known, LONGEST};

/// Where a group begins and ends, where it took part.
pub(in crate::flow::engine::jvm) type Ends = Option<(usize, usize)>;

/// An expression that means here what it means in Java, of texts in ASCII.
pub(in crate::flow::engine::jvm) struct Expression {
    regex: regex::Regex,
    is_by_end: bool,
    may_be_empty: bool,
}

impl Expression {
    pub(in crate::flow::engine::jvm) fn of(pattern: &str, flags: &str) -> Option<Self> {
        let other = [
            "*+", "++", "?+", "}+", "\\Q", "\\Z", "\\G", "\\h", "\\H", "\\R", "\\X", "\\v", "\\V", "\\0", "\\p", "\\P", "\\c", "\\e", "\\k",
        ];
        if pattern.len() > 512 || !pattern.is_ascii() || other.iter().any(|sign| pattern.contains(sign)) || flags.contains('?') {
            return None;
        }
        let parsed = regex_syntax::Parser::new().parse(pattern).ok()?;
        let regex = regex::RegexBuilder::new(pattern).multi_line(flags.contains('m')).size_limit(1 << 18).nest_limit(60).build().ok()?;
        let may_be_empty = parsed.properties().minimum_len() == Some(0);
        Some(Self { regex, is_by_end: pattern.contains('$') || pattern.contains('.'), may_be_empty })
    }

    /// Whether it means the same of this text.
    fn fits(&self, text: &str) -> bool {
        text.is_ascii() && text.len() <= LONGEST && !(self.is_by_end && text.contains(['\n', '\r']))
    }

    /// Where in a text it is found from a place on, each group with its ends.
    pub(in crate::flow::engine::jvm) fn found(&self, text: &str, from: usize) -> Option<Option<Vec<Ends>>> {
        if !self.fits(text) || from > text.len() {
            return None;
        }
        let Some(groups) = self.regex.captures_at(text, from) else { return Some(None) };
        Some(Some(groups.iter().map(|group| group.map(|group| (group.start(), group.end()))).collect()))
    }

    /// The number of a group by its name.
    pub(in crate::flow::engine::jvm) fn group(&self, name: &str) -> Option<usize> {
        self.regex.capture_names().position(|one| one == Some(name))
    }

    pub(in crate::flow::engine::jvm) fn groups(&self) -> usize {
        self.regex.captures_len() - 1
    }

    pub(in crate::flow::engine::jvm) fn replaced(&self, text: &str, with: &str, only_first: bool) -> Option<String> {
        if !self.fits(text) || self.may_be_empty {
            return None;
        }
        let with = replacement(with)?;
        let made = self.regex.replacen(text, usize::from(only_first), with.as_str()).into_owned();
        (made.len() <= LONGEST).then_some(made)
    }

    /// `text.split(pattern, limit)`.
    pub(in crate::flow::engine::jvm) fn split(&self, text: &str, limit: i128) -> Option<Known> {
        if !self.fits(text) || self.may_be_empty && !self.regex.as_str().is_empty() {
            return None;
        }
        let mut parts: Vec<&str> = Vec::new();
        let mut begin = 0;
        for found in self.regex.find_iter(text) {
            if limit > 0 && parts.len() as i128 == limit - 1 {
                break;
            }
            // Nothing stands before what is found at the very beginning and is empty; at the end nothing is found.
            if found.is_empty() && (found.start() == 0 || found.start() == text.len()) {
                continue;
            }
            parts.push(&text[begin..found.start()]);
            begin = found.end();
        }
        parts.push(&text[begin..]);
        if limit == 0 && parts.len() > 1 {
            while parts.last().is_some_and(|part| part.is_empty()) {
                parts.pop();
            }
        }
        Some(Known::List(parts.into_iter().map(|part| Known::Text(part.into())).collect()))
    }
}

/// Static methods of `Pattern`.
pub(super) fn asked(method: &str, given: &[Known]) -> Option<Known> {
    match (method, given) {
        ("matches", [pattern, text]) => {
            let expression = Expression::of(&format!("\\A(?:{})\\z", pattern.text()?), "")?;
            Some(Known::Bool(expression.found(text.text()?, 0)?.is_some()))
        }
        ("quote", [Known::Text(text)]) if !text.contains("\\E") => Some(Known::Text(format!("\\Q{text}\\E"))),
        _ => None,
    }
}

/// What is put in place of what is found: `$1` is a group, a backslash stands before a sign that means itself.
fn replacement(with: &str) -> Option<String> {
    let mut out = String::new();
    let mut signs = with.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => match signs.next()? {
                '$' => out.push_str("$$"),
                other => out.push(other),
            },
            '$' => {
                let digit = signs.next().filter(char::is_ascii_digit)?;
                // Which group two digits name depends on how many there are.
                if signs.peek().is_some_and(char::is_ascii_digit) {
                    return None;
                }
                out.push_str(&format!("${{{digit}}}"));
            }
            other => out.push(other),
        }
    }
    Some(out)
}
