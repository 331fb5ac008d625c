//! Candidates for pairs: which unit before a change is which after it, and what claims the change to be a fix. Decides nothing: every
//! candidate goes on, with its claim and with what comparing both texts showed.

use std::collections::BTreeMap;

use assay_manifests::{Claim, Harvested, Judged, JudgedPair, Unit};
use assay_validators::change::compare;

/// A candidate of two judged sides.
pub fn candidate(before: &Judged, after: &Judged, claim: Claim) -> Harvested {
    let change = compare(after.sample.language, &before.sample.content, &after.sample.content);
    Harvested::Pair(Box::new(JudgedPair { before: before.clone(), after: after.clone(), claim, change }))
}

/// Units of one file that are there before and after and differ: places in both lists. `known_as` gives the name that a unit before the
/// change has after it.
pub fn changed(before: &[Judged], after: &[Judged], known_as: impl Fn(&str) -> String) -> Vec<(usize, usize)> {
    let mut places: BTreeMap<(String, usize), usize> = BTreeMap::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (at, judged) in after.iter().enumerate() {
        // Overloads are told apart by their order.
        let nth = seen.entry(judged.sample.name.clone()).or_default();
        places.insert((judged.sample.name.clone(), *nth), at);
        *nth += 1;
    }
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for (at, judged) in before.iter().enumerate() {
        let name = known_as(&judged.sample.name);
        let nth = seen.entry(name.clone()).or_default();
        let place = places.get(&(name, *nth)).copied();
        *nth += 1;
        if let Some(place) = place
            && after[place].sample.unit == judged.sample.unit
            && after[place].sample.content != judged.sample.content
        {
            found.push((at, place));
        }
    }
    found
}

/// Names that differ in a word, such as those of the two files of a pair.
pub struct Words<'a> {
    pub before: &'a str,
    pub after: &'a str,
}

impl Words<'_> {
    /// `text` with the word of the earlier side replaced by that of the later one, also where it is capitalised.
    pub fn renamed(&self, text: &str) -> String {
        text.replace(self.before, self.after).replace(&capital(self.before), &capital(self.after))
    }

    /// Pairs of paths, by their places.
    pub fn pairs(&self, paths: &[&str]) -> Vec<(usize, usize)> {
        let places: BTreeMap<&str, usize> = paths.iter().enumerate().map(|(at, path)| (*path, at)).collect();
        let mut found = Vec::new();
        for (at, path) in paths.iter().enumerate() {
            let other = self.renamed(path);
            if let Some(place) = places.get(other.as_str()).filter(|place| **place != at) {
                found.push((at, *place));
            }
        }
        found
    }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + chars.as_str())
}

/// Whether `symbol`, as an advisory names it (`crate::module::Type::method`, `package.module.function`, `function`), is the unit `name`
/// (`Type.method`).
pub fn names(symbol: &str, name: &str) -> bool {
    let parts = |text: &str| -> Vec<String> {
        text.trim_end_matches("()").split(['.', ':', '#', '/']).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    let (symbol, name) = (parts(symbol), parts(name));
    let (Some(last), Some(own)) = (symbol.last(), name.last()) else { return false };
    if last != own {
        // A type alone names all its methods.
        return name.len() > 1 && symbol.last() == name.get(name.len() - 2) && last.starts_with(char::is_uppercase);
    }
    let owner = |of: &[String]| of.len().checked_sub(2).map(|at| of[at].clone()).filter(|part| part.starts_with(char::is_uppercase));
    match (owner(&symbol), owner(&name)) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}

/// Whether `symbol` names the function `name` itself, not only the type that it is a method of.
pub fn names_itself(symbol: &str, name: &str) -> bool {
    let last = |text: &str| text.trim_end_matches("()").rsplit(['.', ':', '#', '/']).find(|part| !part.is_empty()).map(str::to_owned);
    names(symbol, name) && last(symbol) == last(name)
}

/// Whether a unit can be a side at all: documents and files can be, by themselves.
pub fn is_small(judged: &Judged) -> bool {
    judged.sample.unit == Unit::Function || judged.sample.content.len() <= 16 << 10
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_pair_by_their_words() {
        let words = Words { before: "vulnerable", after: "fixed" };
        let paths =
            ["a_fixed.py", "a_vulnerable.py", "b_vulnerable.py", "d/fixed/x.yml", "d/vulnerable/x.yml", "AVulnerable.java", "AFixed.java"];
        assert_eq!(words.pairs(&paths), [(1, 0), (4, 3), (5, 6)]);
    }

    #[test]
    fn symbols_of_advisories_name_units() {
        for (symbol, name) in [
            ("smallvec::SmallVec::insert_many", "SmallVec.insert_many"),
            ("insert_many", "SmallVec.insert_many"),
            ("jinja2.sandbox.SandboxedEnvironment", "SandboxedEnvironment.format"),
            ("pkg.util.parse()", "parse"),
        ] {
            assert!(names(symbol, name), "{symbol} {name}");
        }
        for (symbol, name) in [("a::Vec::push", "String.push"), ("parse", "parse_all"), ("", "f")] {
            assert!(!names(symbol, name), "{symbol} {name}");
        }
    }
}
