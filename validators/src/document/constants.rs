//! Variables that only ever hold one text, and texts with them put in. Bounded: a script can name a long value as often as it likes.
//! Knows how shells write an expansion, no program.

use std::{cell::Cell, collections::BTreeMap};

use super::Node;

/// A longer value is no word of a command: it is left as a name.
const MAX_VALUE: usize = 1024;
/// No text grows by more than this, in bytes.
const MAX_GROWTH: usize = 16 * 1024;
/// All texts of a document together grow by no more than this, in bytes.
const MAX_GROWTH_OF_ALL: usize = 1024 * 1024;

/// Variables that are set once, to a text, and how much may still be put in.
pub(super) struct Constants {
    known: BTreeMap<String, String>,
    left: Cell<usize>,
}

impl Constants {
    /// Of settings, each with a `name` and a `value`.
    pub fn of(settings: &[Node]) -> Self {
        let mut out: BTreeMap<&str, Option<String>> = BTreeMap::new();
        let plain = |value: &String| !value.is_empty() && value.len() <= MAX_VALUE && !value.contains('`') && !value.contains("$(");
        for one in settings {
            let Some(name) = one.get("name").and_then(Node::text) else { continue };
            let value = one.get("value").and_then(Node::scalar).filter(plain);
            out.entry(name).and_modify(|known| *known = known.take().filter(|known| value.as_ref() == Some(known))).or_insert(value);
        }
        let known = out.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect();
        Self { known, left: Cell::new(MAX_GROWTH_OF_ALL) }
    }

    /// The words that options kept under a name are, or the mode of files, where a word is nothing but that name.
    pub fn options(&self, word: &str) -> Option<Vec<String>> {
        self.words(word, &|value| value.starts_with(['-', '(']) || is_mode(value))
    }

    /// The words of a command that is kept under a name.
    pub fn command(&self, word: &str) -> Option<Vec<String>> {
        self.words(word, &|value| value.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '(')))
    }

    fn words(&self, word: &str, is_wanted: &dyn Fn(&str) -> bool) -> Option<Vec<String>> {
        let inner = word.strip_prefix('$')?;
        let name = inner.strip_prefix('{').map_or(Some(inner), |name| name.strip_suffix('}'))?;
        let name = name.strip_suffix("[@]").or_else(|| name.strip_suffix("[*]")).unwrap_or(name);
        let value = self.known.get(name).filter(|value| is_wanted(value) && value.len() <= self.left.get())?;
        self.left.set(self.left.get() - value.len());
        Some(items(value).split_whitespace().map(|word| word.trim_matches(['"', '\'']).to_owned()).collect())
    }

    /// A text with what is known of its variables put in; where that would be too long, names stay.
    pub fn put_in(&self, text: &str) -> String {
        let (mut out, mut rest, mut grown) = (String::new(), text, 0);
        while let Some((before, after)) = rest.split_once('$') {
            out.push_str(before);
            let inner = after.strip_prefix('{').unwrap_or(after);
            let end = inner.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(inner.len());
            let (name, more) = inner.split_at(end);
            let whole = || ["}", "[@]}", "[*]}"].iter().find_map(|end| more.strip_prefix(end));
            let more = if inner.len() == after.len() { Some(more) } else { whole() };
            match (self.known.get(name).map(|value| items(value)), more) {
                (Some(value), Some(more)) if grown + value.len() <= MAX_GROWTH && value.len() <= self.left.get() => {
                    out.push_str(value);
                    grown += value.len();
                    self.left.set(self.left.get() - value.len());
                    rest = more;
                }
                _ => {
                    out.push('$');
                    rest = after;
                }
            }
        }
        out.push_str(rest);
        out
    }
}

/// `0750`, `g+rw`: rights of a file.
fn is_mode(value: &str) -> bool {
    let is_number = matches!(value.len(), 3..=5) && value.bytes().all(|byte| matches!(byte, b'0'..=b'7'));
    let (who, what) = value.split_once(['+', '=']).unwrap_or_default();
    let is_written = !what.is_empty() && what.len() <= 6 && who.len() <= 4;
    is_number || is_written && who.chars().all(|c| "ugoa".contains(c)) && what.chars().all(|c| "rwxXst".contains(c))
}

/// The words of an array without its brackets; any other value as it stands.
fn items(value: &str) -> &str {
    value.strip_prefix('(').and_then(|value| value.strip_suffix(')')).map_or(value, str::trim)
}

#[cfg(test)]
mod tests {
    use assay_manifests::Language;

    use crate::document::scripts::tests::texts;

    fn grown(script: &str) -> usize {
        texts(Language::Bash, "x.sh", script, "$commands.full").iter().map(String::len).sum()
    }

    #[test]
    fn a_value_is_put_in_wherever_it_is_named() {
        let said = texts(Language::Bash, "x.sh", "V=1.2\nget $V/${V}/$W\n", "$commands.full");
        assert_eq!(said, ["get 1.2/1.2/$W"]);
    }

    #[test]
    fn options_under_a_name_are_words() {
        let words = |script: &str| texts(Language::Bash, "x.sh", script, "$commands.args.*");
        assert_eq!(words("O=\"-s --quiet\"\nget $O x\n"), ["-s", "--quiet", "x"]);
        assert_eq!(words("O=(--one 'two')\nget \"${O[@]}\" x\n"), ["--one", "two", "x"]);
        let name = |script: &str| texts(Language::Bash, "x.sh", script, "$commands.name");
        assert_eq!(name("GET='/usr/bin/get --quiet'\n$GET x\n"), ["get"]);
        assert_eq!(words("GET='/usr/bin/get --quiet'\n$GET x\n"), ["--quiet", "x"]);
        assert_eq!(words("M=0775\nchmod \"$M\" x\n"), ["0775", "x"], "a mode is what it says");
        assert_eq!(words("M=8080\nlisten $M\n"), ["$M"]);
        assert_eq!(words("O='a -k b'\nget \"$O\"\n"), ["$O"], "a text of words is no list of options");
    }

    #[test]
    fn a_long_value_that_is_named_often_fills_up_nothing() {
        let once = format!("A={}\nsay {}\n", "x".repeat(60_000), "$A".repeat(40_000));
        assert!(grown(&once) < 100_000, "a long value stays a name");
        let often = format!("A={}\nsay {}\n", "x".repeat(1000), "$A".repeat(40_000));
        assert!(grown(&often) < 120_000, "one text is bounded");
        let all = format!("A={}\n{}", "x".repeat(1000), "say $A$A$A$A$A$A$A$A\n".repeat(4000));
        assert!(grown(&all) < 1_200_000, "and all texts are");
    }
}
