//! Which of many regular expressions can match a text at all, by the literals that each of them needs: one pass over the text tells, where
//! running all of them would be as many passes. Never says no where an expression matches. Knows no rule.

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use regex_syntax::{
    ParserBuilder,
    hir::{Class, Hir, HirKind},
};

/// Shortest literal that is asked for: shorter ones stand in every text.
const MIN_LITERAL: usize = 2;
/// Most expressions that one mask tells of.
const MAX_EXPRESSIONS: usize = 64;
/// Most literals that are looked for; with more, every expression may match.
const MAX_LITERALS: usize = 1024;

/// How the expressions are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// `unicode(false)` of the builder: forms over bytes.
    pub bytes: bool,
    /// `multi_line(true)` of the builder.
    pub multi_line: bool,
}

/// What must stand in a text for an expression to match.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Need {
    /// Nothing that is known.
    Nothing,
    Literal(String),
    All(Vec<Need>),
    Any(Vec<Need>),
}

/// The same, its literals by number.
#[derive(Clone, Debug)]
enum Asked {
    Nothing,
    Literal(usize),
    All(Vec<Asked>),
    Any(Vec<Asked>),
}

/// The expressions, made ready to be asked.
#[derive(Debug)]
pub struct Needles {
    /// Finds the literals, whatever the case of ASCII letters.
    automaton: Option<AhoCorasick>,
    asked: Vec<Asked>,
    /// Expressions whose letters other scripts' letters fold to: of texts that are not ASCII nothing is said for these.
    folding: u64,
}

/// Which expressions may match a text, by their numbers.
#[derive(Clone, Copy, Debug)]
pub struct May(u64);

impl May {
    pub const fn has(self, at: usize) -> bool {
        at >= MAX_EXPRESSIONS || self.0 & 1 << at != 0
    }
}

impl Needles {
    /// Of the first 64 expressions; one that cannot be read may always match, and so may each that comes after them.
    pub fn of<'p>(expressions: impl IntoIterator<Item = &'p str>, flags: Flags) -> Self {
        let mut literals: Vec<String> = Vec::new();
        let mut folding = 0;
        let mut asked = Vec::new();
        for (at, expression) in expressions.into_iter().take(MAX_EXPRESSIONS).enumerate() {
            let parsed =
                ParserBuilder::new().unicode(!flags.bytes).utf8(!flags.bytes).multi_line(flags.multi_line).build().parse(expression);
            let mut reader = Reader::default();
            let need = parsed.map_or(Need::Nothing, |hir| reader.need(&hir));
            folding |= u64::from(reader.folds) << at;
            asked.push(number(need, &mut literals));
        }
        let few = Some(&literals).filter(|literals| literals.len() <= MAX_LITERALS);
        // Texts are long and literals few: the form that takes one step a byte, whatever its size.
        let kind = Some(AhoCorasickKind::DFA);
        let automaton = few.and_then(|literals| AhoCorasick::builder().ascii_case_insensitive(true).kind(kind).build(literals).ok());
        Self { automaton, asked, folding }
    }

    /// The expressions that may match `text`.
    pub fn may(&self, text: &str) -> May {
        May(self.bits(text))
    }

    fn bits(&self, text: &str) -> u64 {
        let all = if self.asked.len() == 64 { u64::MAX } else { (1 << self.asked.len()) - 1 };
        let Some(automaton) = &self.automaton else { return all };
        let mut seen = Seen::default();
        automaton.find_overlapping_iter(text).for_each(|hit| seen.add(hit.pattern().as_usize()));
        let folded = if self.folding != 0 && !text.is_ascii() { self.folding } else { 0 };
        let holds = |(at, asked): (usize, &Asked)| u64::from(asked.holds(&seen)) << at;
        self.asked.iter().enumerate().map(holds).fold(folded, |mask, bit| mask | bit)
    }
}

/// Which literals were seen, a bit for each.
#[derive(Default)]
struct Seen([u64; MAX_LITERALS / 64]);

impl Seen {
    fn add(&mut self, literal: usize) {
        self.0[literal / 64] |= 1 << (literal % 64);
    }

    fn has(&self, literal: usize) -> bool {
        self.0[literal / 64] & 1 << (literal % 64) != 0
    }
}

impl Asked {
    fn holds(&self, seen: &Seen) -> bool {
        match self {
            Self::Nothing => true,
            Self::Literal(at) => seen.has(*at),
            Self::All(parts) => parts.iter().all(|part| part.holds(seen)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(seen)),
        }
    }
}

fn number(need: Need, literals: &mut Vec<String>) -> Asked {
    let mut each = |parts: Vec<Need>| parts.into_iter().map(|part| number(part, literals)).collect();
    match need {
        Need::Nothing => Asked::Nothing,
        Need::All(parts) => Asked::All(each(parts)),
        Need::Any(parts) => Asked::Any(each(parts)),
        Need::Literal(literal) => {
            let known = literals.iter().position(|known| *known == literal);
            Asked::Literal(known.unwrap_or_else(|| {
                literals.push(literal);
                literals.len() - 1
            }))
        }
    }
}

#[derive(Default)]
struct Reader {
    folds: bool,
}

impl Reader {
    fn need(&mut self, hir: &Hir) -> Need {
        match hir.kind() {
            HirKind::Empty | HirKind::Look(_) => Need::Nothing,
            HirKind::Literal(_) | HirKind::Class(_) => self.all(std::slice::from_ref(hir)),
            HirKind::Capture(capture) => self.need(&capture.sub),
            HirKind::Repetition(repetition) if repetition.min > 0 => self.need(&repetition.sub),
            HirKind::Repetition(_) => Need::Nothing,
            HirKind::Concat(parts) => self.all(parts),
            HirKind::Alternation(ways) => {
                let ways: Vec<Need> = ways.iter().map(|way| self.need(way)).collect();
                if ways.contains(&Need::Nothing) { Need::Nothing } else { Need::Any(ways) }
            }
        }
    }

    /// What a sequence needs: neighbouring letters as one literal.
    fn all(&mut self, parts: &[Hir]) -> Need {
        let mut needs = Vec::new();
        let mut run = String::new();
        for part in parts {
            match self.letters(part) {
                Some(letters) => run.push_str(&letters),
                None => {
                    close(&mut run, &mut needs);
                    match self.need_of_other(part) {
                        Need::Nothing => {}
                        Need::All(more) => needs.extend(more),
                        need => needs.push(need),
                    }
                }
            }
        }
        close(&mut run, &mut needs);
        match needs.len() {
            0 => Need::Nothing,
            1 => needs.swap_remove(0),
            _ => Need::All(needs),
        }
    }

    fn need_of_other(&mut self, part: &Hir) -> Need {
        match part.kind() {
            HirKind::Literal(_) | HirKind::Class(_) => Need::Nothing,
            _ => self.need(part),
        }
    }

    /// The ASCII text that the part stands for, in lower case, where it stands for one only.
    fn letters(&mut self, part: &Hir) -> Option<String> {
        match part.kind() {
            HirKind::Literal(literal) => {
                let text = std::str::from_utf8(&literal.0).ok().filter(|text| text.is_ascii())?;
                Some(text.to_ascii_lowercase())
            }
            HirKind::Class(class) => self.letter(class),
            _ => None,
        }
    }

    /// The letter that a class has in both cases.
    fn letter(&mut self, class: &Class) -> Option<String> {
        let mut letters: Vec<u8> = Vec::new();
        let mut others = false;
        let mut add = |start: u32, end: u32| {
            for code in start..=end.min(start.saturating_add(4)) {
                match u8::try_from(code).ok().filter(u8::is_ascii) {
                    Some(byte) => letters.push(byte.to_ascii_lowercase()),
                    None => others = true,
                }
            }
        };
        match class {
            Class::Unicode(class) => class.iter().for_each(|range| add(range.start().into(), range.end().into())),
            Class::Bytes(class) => class.iter().for_each(|range| add(range.start().into(), range.end().into())),
        }
        letters.dedup();
        let letter = *letters.first().filter(|_| letters.len() == 1)?;
        self.folds |= others;
        Some(char::from(letter).to_string())
    }
}

fn close(run: &mut String, needs: &mut Vec<Need>) {
    let literal = std::mem::take(run);
    if literal.len() >= MIN_LITERAL {
        needs.push(Need::Literal(literal));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn may(expression: &str, text: &str) -> bool {
        Needles::of([expression], Flags::default()).may(text).has(0)
    }

    #[test]
    fn a_text_without_what_an_expression_needs_is_out() {
        for (expression, text) in [
            (r"\bos\.system\(", "os.path.join(a)"),
            (r"(?i)authorization\s*:", "author: x"),
            (r"\b(?:curl|wget)\s[^\n]{0,20}\|\s*sh\b", "curl https://a.b -o c"),
            (r"(?:eval|exec)\(", "evolve(a), exit(1)"),
        ] {
            assert!(!may(expression, text), "{expression} in {text}");
        }
    }

    #[test]
    fn what_matches_is_never_out() {
        for (expression, text) in [
            (r"\bos\.system\(", "x = os.system('ls')"),
            (r"(?i)Authorization\s*:", "AUTHORIZATION: x"),
            (r"(?i)ask", "as\u{212A}"),
            (r"(?i)ask", "a\u{17F}k"),
            (r"(?:ba|z|)sh -i", "sh -i"),
            (r"[0-9]{3}", "123"),
            (r"(?:ab)*c", "c"),
            (r"(?:ab){2,}c", "ababc"),
            (r"a(", "a"),
            (r"über", "über"),
        ] {
            assert!(may(expression, text), "{expression} in {text}");
        }
        let over_bytes = Needles::of([r"(?i)secret.?key", r"^\s*exec\b"], Flags { bytes: true, multi_line: true });
        assert_eq!(over_bytes.bits("é\nexec SECRET_KEY"), 0b11);
        assert_eq!(over_bytes.bits("é\nSecret"), 0);
    }
}
