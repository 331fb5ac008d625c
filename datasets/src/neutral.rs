//! Names that give a label away (`bad`, `vulnerable_load`, `goodB2G`, `sanitized_ok`): found among the names that a text introduces itself,
//! and replaced throughout, in both sides of a pair alike. Names of libraries are never touched.

use std::collections::{BTreeMap, BTreeSet};

use assay_manifests::Language;

use crate::dedup::tokens::{DEFINING, Kind, Token, reaches_into, tokens};

/// Words that say which side of a pair a text is on.
const LABELS: &[&str] = &[
    "bad",
    "good",
    "vuln",
    "vulnerable",
    "vulnerability",
    "insecure",
    "unsafe",
    "secure",
    "safe",
    "safely",
    "sanitized",
    "sanitised",
    "unsanitized",
    "fixed",
    "patched",
    "unpatched",
    "benign",
    "tainted",
    "untainted",
    "exploit",
    "exploitable",
    "malicious",
    "flawed",
    "hardened",
];

fn gives_away(word: &str) -> bool {
    LABELS.contains(&word) || word.strip_prefix("cwe").is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit()))
}

/// Names that a text introduces and that give its label away, sorted. `name` is the unit's own name.
pub fn telling_names(text: &str, language: Language, name: &str) -> BTreeSet<String> {
    let tokens = tokens(text, language);
    let bytes = text.as_bytes();
    let word = |token: &Token| text.get(token.start..token.end).unwrap_or_default();
    let mark = |at: Option<&Token>| at.filter(|token| token.kind == Kind::Mark).map(|token| bytes[token.start]);
    let own: BTreeSet<&str> = name.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|part| !part.is_empty()).collect();
    let mut found = BTreeSet::new();
    let mut parameters = 0i32;
    for (at, token) in tokens.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        match mark(Some(token)) {
            Some(b'(') => {
                let declares = before.is_some_and(|name| own.contains(word(name)));
                parameters = if parameters > 0 || declares { parameters + 1 } else { 0 };
            }
            Some(b')') => parameters = (parameters - 1).max(0),
            _ => {}
        }
        let this = word(token);
        if token.kind != Kind::Word || !crate::prompts::words_of(this).iter().any(|word| gives_away(word)) {
            continue;
        }
        let after = tokens.get(at + 1);
        let assigned = mark(after) == Some(b'=')
            && tokens.get(at + 2).is_none_or(|next| next.start > after.map_or(0, |t| t.end) || bytes[next.start] != b'=')
            && !matches!(mark(before), Some(b'(' | b','));
        let defined = before.is_some_and(|before| DEFINING.contains(&word(before)));
        if !reaches_into(bytes, &tokens, at) && (own.contains(this) || defined || assigned || parameters > 0) {
            found.insert(this.to_owned());
        }
    }
    found
}

/// A consistent replacement of names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Renaming(BTreeMap<String, String>);

impl Renaming {
    /// For every name of `telling`, one that says nothing and stands in none of `texts`.
    pub fn of(telling: &BTreeSet<String>, texts: &[&str]) -> Self {
        let mut names: BTreeMap<String, String> = BTreeMap::new();
        for name in telling {
            let base = without_labels(name);
            let taken = |candidate: &str| names.values().any(|used| used == candidate) || texts.iter().any(|text| text.contains(candidate));
            let fresh = std::iter::once(base.clone()).chain((2..).map(|n| format!("{base}{n}"))).find(|candidate| !taken(candidate));
            names.insert(name.clone(), fresh.unwrap_or(base));
        }
        Self(names)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text with its names replaced, and `spans` (bytes) moved with it.
    pub fn apply(&self, text: &str, language: Language, spans: &[(u32, u32)]) -> (String, Vec<(u32, u32)>) {
        if self.is_empty() {
            return (text.to_owned(), spans.to_vec());
        }
        let mut out = String::with_capacity(text.len());
        let mut copied = 0;
        // Where a byte of the old text went: after each replaced name, by how much the rest moved.
        let mut moved: Vec<(usize, i64)> = Vec::new();
        for token in tokens(text, language) {
            let Some(new) =
                (token.kind == Kind::Word).then(|| text.get(token.start..token.end).and_then(|word| self.0.get(word))).flatten()
            else {
                continue;
            };
            out.push_str(text.get(copied..token.start).unwrap_or_default());
            out.push_str(new);
            copied = token.end;
            moved.push((token.end, out.len() as i64 - token.end as i64));
        }
        out.push_str(text.get(copied..).unwrap_or_default());
        let place = |at: u32| {
            let shift = moved.iter().take_while(|(end, _)| *end <= at as usize).last().map_or(0, |(_, shift)| *shift);
            u32::try_from((i64::from(at) + shift).clamp(0, out.len() as i64)).unwrap_or(0)
        };
        let spans = spans.iter().map(|(start, end)| (place(*start), place(*end).max(place(*start)))).collect();
        (out, spans)
    }

    /// A name of the text, as it reads now.
    pub fn name<'a>(&'a self, name: &'a str) -> String {
        name.split('.').map(|part| self.0.get(part).map_or(part, String::as_str)).collect::<Vec<_>>().join(".")
    }
}

/// The name without the words that give the label away, in its own style.
fn without_labels(name: &str) -> String {
    let kept: Vec<String> = crate::prompts::words_of(name)
        .into_iter()
        .filter(|word| !gives_away(word) && !matches!(word.as_str(), "b2" | "g2" | "g" | "b" | "sink" | "source"))
        .collect();
    if kept.is_empty() || kept[0].starts_with(|c: char| c.is_ascii_digit()) {
        return "process".to_owned();
    }
    if name.contains('_') || kept.len() == 1 {
        let joined = kept.join("_");
        return if name.starts_with(char::is_uppercase) && !name.contains('_') { capital(&joined) } else { joined };
    }
    let mut out = if name.starts_with(char::is_uppercase) { capital(&kept[0]) } else { kept[0].clone() };
    for word in &kept[1..] {
        out.push_str(&capital(word));
    }
    out
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + chars.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_names_are_renamed_throughout_and_library_names_are_not() {
        let text =
            "def vulnerable_load(path, bad_name):\n    safe = yaml.safe_load(open(bad_name))\n    return load(safe, Loader=SafeLoader)\n";
        let telling = telling_names(text, Language::Python, "vulnerable_load");
        assert_eq!(telling.iter().map(String::as_str).collect::<Vec<_>>(), ["bad_name", "safe", "vulnerable_load"]);
        let renaming = Renaming::of(&telling, &[text]);
        let from = text.find("yaml").expect("is there") as u32;
        let (new, spans) = renaming.apply(text, Language::Python, &[(from, from + 14)]);
        assert_eq!(&new[spans[0].0 as usize..spans[0].1 as usize], "yaml.safe_load");
        assert!(new.contains("Loader=SafeLoader") && !new.contains("vulnerable") && !new.contains("bad_name"), "{new}");
        assert_eq!(new.matches("process").count(), 2, "{new}");
    }

    #[test]
    fn the_style_of_a_name_stays() {
        assert_eq!(without_labels("goodB2G"), "process");
        assert_eq!(without_labels("UserLookupFixed"), "UserLookup");
        assert_eq!(without_labels("load_user_vulnerable"), "load_user");
        assert_eq!(without_labels("badQuery"), "query");
    }
}
