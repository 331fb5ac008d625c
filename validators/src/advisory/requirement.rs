//! Requirements on a version, as each ecosystem writes them, read into the spans of versions that may fulfil them. A span may hold more than
//! what its requirement asks for, never less; what cannot be read has none. Knows no advisory.

use std::cmp::Ordering;

use super::{Ecosystem, version};

/// An end of a span: a version, and whether it is in the span itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct End {
    pub at: String,
    pub is_in: bool,
}

/// Versions from `low` to `high`; without an end on a side where there is none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Span {
    pub low: Option<End>,
    pub high: Option<End>,
}

impl End {
    pub fn new(at: &str, is_in: bool) -> Self {
        Self { at: at.to_owned(), is_in }
    }
}

impl Span {
    /// Whether no version is in both; `None` where their ends cannot be compared.
    pub fn is_apart(&self, ecosystem: Ecosystem, other: &Self) -> Option<bool> {
        Some(ends_before(ecosystem, self, other)? || ends_before(ecosystem, other, self)?)
    }

    /// Whether every version of this span is in the other one; `None` where their ends cannot be compared.
    pub fn is_within(&self, ecosystem: Ecosystem, other: &Self) -> Option<bool> {
        Some(lower(ecosystem, self, other)? != Ordering::Less && upper(ecosystem, self, other)? != Ordering::Greater)
    }

    fn and(self, ecosystem: Ecosystem, other: Self) -> Option<Self> {
        let low = if lower(ecosystem, &self, &other)? == Ordering::Less { other.low } else { self.low };
        let high = if upper_of(ecosystem, self.high.as_ref(), other.high.as_ref())? == Ordering::Greater { other.high } else { self.high };
        Some(Self { low, high })
    }
}

/// Whether `a` is over before `b` begins.
fn ends_before(ecosystem: Ecosystem, a: &Span, b: &Span) -> Option<bool> {
    let (Some(high), Some(low)) = (&a.high, &b.low) else { return Some(false) };
    Some(match version::compare(ecosystem, &high.at, &low.at)? {
        Ordering::Less => true,
        Ordering::Equal => !(high.is_in && low.is_in),
        Ordering::Greater => false,
    })
}

/// How the lower end of `a` stands to that of `b`.
fn lower(ecosystem: Ecosystem, a: &Span, b: &Span) -> Option<Ordering> {
    Some(match (&a.low, &b.low) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Less,
        (Some(_), None) => Ordering::Greater,
        (Some(a), Some(b)) => version::compare(ecosystem, &a.at, &b.at)?.then(b.is_in.cmp(&a.is_in)),
    })
}

fn upper(ecosystem: Ecosystem, a: &Span, b: &Span) -> Option<Ordering> {
    upper_of(ecosystem, a.high.as_ref(), b.high.as_ref())
}

fn upper_of(ecosystem: Ecosystem, a: Option<&End>, b: Option<&End>) -> Option<Ordering> {
    Some(match (a, b) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Greater,
        (Some(_), None) => Ordering::Less,
        (Some(a), Some(b)) => version::compare(ecosystem, &a.at, &b.at)?.then(a.is_in.cmp(&b.is_in)),
    })
}

/// The spans of a requirement, any one of which may hold the version; `None` where it cannot be read.
pub(super) fn spans(ecosystem: Ecosystem, requirement: &str) -> Option<Vec<Span>> {
    let text = requirement.trim();
    if text.len() > 256 {
        return None;
    }
    if matches!(ecosystem, Ecosystem::Maven | Ecosystem::NuGet) && text.starts_with(['[', '(']) {
        return bracketed(ecosystem, text);
    }
    let text = text.trim_matches(['(', ')']).replace("||", "|");
    let spans: Vec<Span> = text.split('|').map(|one| all_of(ecosystem, one.trim())).collect::<Option<_>>()?;
    let is_version = |end: &Option<End>| end.as_ref().is_none_or(|end| version::compare(ecosystem, &end.at, &end.at).is_some());
    spans.iter().all(|span| is_version(&span.low) && is_version(&span.high)).then_some(spans)
}

/// Comparisons that all hold.
fn all_of(ecosystem: Ecosystem, text: &str) -> Option<Span> {
    if matches!(ecosystem, Ecosystem::Npm | Ecosystem::Packagist)
        && let Some((low, high)) = text.split_once(" - ")
    {
        let (low, high) = (one_of(ecosystem, ">=", low.trim())?, one_of(ecosystem, "<=", high.trim())?);
        return low.and(ecosystem, high);
    }
    let mut all = Span::default();
    let mut sign = "";
    // Signs may stand apart from their version: `>= 1.2`.
    for word in text.split([',', ' ', '\t']).filter(|word| !word.is_empty()) {
        let at = word.find(|c: char| !"<>=~^!".contains(c)).unwrap_or(word.len());
        let (own, version) = word.split_at(at);
        match (sign, own) {
            (_, "") => {}
            ("", own) => sign = own,
            _ => return None,
        }
        if !version.is_empty() {
            all = all.and(ecosystem, one_of(ecosystem, sign, version)?)?;
            sign = "";
        }
    }
    sign.is_empty().then_some(all)
}

/// Numbers that a version begins with, and whether all of it is said: `1.x` is not.
struct Read {
    numbers: Vec<u64>,
    is_wild: bool,
}

fn read(text: &str) -> Option<Read> {
    let core = text.trim_start_matches(['v', 'V']);
    let mut read = Read { numbers: Vec::new(), is_wild: false };
    for part in core.split(['-', '+']).next()?.split('.') {
        if matches!(part, "*" | "x" | "X") {
            read.is_wild = true;
        } else if read.is_wild {
            return None;
        } else {
            let digits = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
            match part[..digits].parse() {
                Ok(number) => read.numbers.push(number),
                // `1.+` (Gradle) has nothing before the sign.
                Err(_) if part.is_empty() && core.ends_with(".+") => read.is_wild = true,
                Err(_) => return None,
            }
        }
    }
    Some(read)
}

impl Read {
    /// The version at which the number at `place` is the next one.
    fn next(&self, place: usize) -> Option<String> {
        let mut numbers = self.numbers.get(..=place)?.to_vec();
        *numbers.last_mut()? = numbers.last()?.checked_add(1)?;
        Some(numbers.iter().map(u64::to_string).collect::<Vec<_>>().join("."))
    }

    fn last(&self) -> Option<usize> {
        self.numbers.len().checked_sub(1)
    }

    fn plain(&self) -> String {
        self.numbers.iter().map(u64::to_string).collect::<Vec<_>>().join(".")
    }
}

/// One comparison with a version.
fn one_of(ecosystem: Ecosystem, sign: &str, text: &str) -> Option<Span> {
    if matches!(text, "*" | "x" | "X" | "+") {
        return matches!(sign, "" | "=" | "==" | ">=" | "^" | "~").then(Span::default);
    }
    // A flag (`@dev`) is no part of a version.
    if !text.chars().all(|c| c.is_ascii_alphanumeric() || ".-+_*!".contains(c)) {
        return None;
    }
    // `v4` is a tag that moves with each version that begins so.
    let is_semantic = matches!(ecosystem, Ecosystem::Npm | Ecosystem::CratesIo | Ecosystem::GitHubActions);
    let exact = || Some(Span { low: Some(End::new(text, true)), high: Some(End::new(text, true)) });
    // PEP 440 has epochs (`1!2.0`), of which only plain comparisons are read.
    let read = if text.contains('!') { None } else { read(text) };
    let is_part = read.as_ref().is_some_and(|read| read.is_wild || is_semantic && read.numbers.len() < 3);
    if is_part {
        let read = read?;
        let last = read.last()?;
        let (low, next) = (lowest(ecosystem, &read.plain()), read.next(last)?);
        return Some(match sign {
            "^" | "" if sign == "^" || ecosystem == Ecosystem::CratesIo && !read.is_wild => caret(&read, &low)?,
            "~" | "~>" | "~=" => Span { low: Some(End::new(&low, true)), high: Some(End::new(&tilde(ecosystem, sign, &read)?, false)) },
            "" | "=" | "==" => Span { low: Some(End::new(&low, true)), high: Some(End::new(&next, false)) },
            ">=" => Span { low: Some(End::new(&low, true)), high: None },
            ">" => Span { low: Some(End::new(&next, true)), high: None },
            "<" => Span { low: None, high: Some(End::new(&low, false)) },
            "<=" => Span { low: None, high: Some(End::new(&next, false)) },
            "!=" => Span::default(),
            _ => return None,
        });
    }
    match sign {
        "" if ecosystem == Ecosystem::CratesIo => caret(&read?, text),
        "" | "=" | "==" | "===" => exact(),
        ">=" => Some(Span { low: Some(End::new(text, true)), high: None }),
        ">" => Some(Span { low: Some(End::new(text, false)), high: None }),
        "<" => Some(Span { low: None, high: Some(End::new(text, false)) }),
        "<=" => Some(Span { low: None, high: Some(End::new(text, true)) }),
        "^" => caret(&read?, text),
        "~" | "~>" | "~=" => Some(Span { low: Some(End::new(text, true)), high: Some(End::new(&tilde(ecosystem, sign, &read?)?, false)) }),
        // Which takes one version out of the others.
        "!=" => Some(Span::default()),
        _ => None,
    }
}

/// What comes first of those that begin so: in Python a release under development.
fn lowest(ecosystem: Ecosystem, plain: &str) -> String {
    if ecosystem == Ecosystem::PyPi { format!("{plain}.dev0") } else { plain.to_owned() }
}

/// Up to where the first number that is not 0 changes.
fn caret(read: &Read, low: &str) -> Option<Span> {
    let place = read.numbers.iter().position(|number| *number != 0).or_else(|| read.last())?;
    Some(Span { low: Some(End::new(low, true)), high: Some(End::new(&read.next(place)?, false)) })
}

/// Where a version leaves what `~` allows: in npm, Cargo and Poetry the second number, else (`~>`, `~=`, Composer) the last but one.
fn tilde(ecosystem: Ecosystem, sign: &str, read: &Read) -> Option<String> {
    let last = read.last()?;
    let second = sign == "~" && ecosystem != Ecosystem::Packagist || ecosystem == Ecosystem::Npm;
    read.next(if second { last.min(1) } else { last.saturating_sub(1) })
}

/// `[1.0,2.0)`, `(,1.0]`, `[1.0]`; several with commas between them (Maven).
fn bracketed(ecosystem: Ecosystem, text: &str) -> Option<Vec<Span>> {
    let mut out = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let opens = rest.strip_prefix(['[', '('])?;
        let (inside, after) = opens.split_at(opens.find([']', ')'])?);
        let (low_in, high_in) = (rest.starts_with('['), after.starts_with(']'));
        let end = |at: &str, is_in| if at.is_empty() { None } else { Some(End::new(at, is_in)) };
        let span = match inside.split_once(',') {
            Some((low, high)) if !high.contains(',') => Span { low: end(low.trim(), low_in), high: end(high.trim(), high_in) },
            None if low_in && high_in && !inside.trim().is_empty() => {
                Span { low: end(inside.trim(), true), high: end(inside.trim(), true) }
            }
            _ => return None,
        };
        let ends = [&span.low, &span.high];
        if ends.into_iter().flatten().any(|end| version::compare(ecosystem, &end.at, &end.at).is_none()) {
            return None;
        }
        out.push(span);
        rest = after[1..].trim_start_matches([',', ' ']);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `[low,high)` of each span.
    #[track_caller]
    fn means(ecosystem: Ecosystem, written: &str, expected: Option<&str>) {
        let shown = spans(ecosystem, written).map(|spans| {
            let one = |span: &Span| {
                let low = span.low.as_ref().map_or("(".to_owned(), |end| format!("{}{}", if end.is_in { '[' } else { '(' }, end.at));
                let high = span.high.as_ref().map_or(")".to_owned(), |end| format!("{}{}", end.at, if end.is_in { ']' } else { ')' }));
                format!("{low},{high}")
            };
            spans.iter().map(one).collect::<Vec<_>>().join(" ")
        });
        assert_eq!(shown.as_deref(), expected, "{written}");
    }

    #[test]
    fn requirements_become_spans() {
        use Ecosystem::*;
        for (ecosystem, written, expected) in [
            (Npm, "^4.17.21", Some("[4.17.21,5)")),
            (Npm, "^0.3.1", Some("[0.3.1,0.4)")),
            (Npm, "~1.2.3", Some("[1.2.3,1.3)")),
            (Npm, "1.x || >=2.5.0 <3", Some("[1,2) [2.5.0,3)")),
            (Npm, "1.2 - 2.0.0", Some("[1.2,2.0.0]")),
            (Npm, ">1", Some("[2,)")),
            (Npm, "*", Some("(,)")),
            (Npm, "latest", None),
            (CratesIo, "1", Some("[1,2)")),
            (CratesIo, "0.2.3", Some("[0.2.3,0.3)")),
            (CratesIo, ">= 1.2, < 1.5", Some("[1.2,1.5)")),
            (CratesIo, "=1.2", Some("[1.2,1.3)")),
            (PyPi, ">=2, <3,!=2.5", Some("[2,3)")),
            (PyPi, "~=1.4.2", Some("[1.4.2,1.5)")),
            (PyPi, "==1.1.*", Some("[1.1.dev0,1.2)")),
            (PyPi, ">1!2.0", Some("(1!2.0,)")),
            (PyPi, "^1.2", Some("[1.2,2)")),
            (RubyGems, "~> 5.0", Some("[5.0,6)")),
            (RubyGems, "~> 5.0.1", Some("[5.0.1,5.1)")),
            (Packagist, "~1.2", Some("[1.2,2)")),
            (Packagist, "^1.0|^2.0", Some("[1.0,2) [2.0,3)")),
            (Packagist, "dev-main", None),
            (GitHubActions, "v4", Some("[4,5)")),
            (GitHubActions, "main", None),
            (Maven, "[1.0,2.0)", Some("[1.0,2.0)")),
            (Maven, "(,1.0],[1.2,)", Some("(,1.0] [1.2,)")),
            (Maven, "1.+", Some("[1,2)")),
            (NuGet, "[1.0]", Some("[1.0,1.0]")),
            (Maven, "${v}", None),
        ] {
            means(ecosystem, written, expected);
        }
    }

    #[test]
    fn hostile_requirements_end() {
        for ecosystem in Ecosystem::ALL {
            for text in
                ["99999999999999999999999", "[", "[,,]", "><1", "^", "~>", "1.2.x.4", "🦀", "- -", "|||", "[1.0", "18446744073709551615"]
            {
                let _ = spans(ecosystem, text);
            }
        }
    }
}
