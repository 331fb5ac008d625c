//! Order of package versions, ecosystem by ecosystem. A version that cannot be read has no order: what depends on it stays undecided.

use std::{cmp::Ordering, str::FromStr};

use super::Ecosystem;

/// How `a` stands to `b`; `None` where one of them is not a version of the ecosystem.
pub fn compare(ecosystem: Ecosystem, a: &str, b: &str) -> Option<Ordering> {
    match ecosystem {
        Ecosystem::PyPi => Some(pep440_rs::Version::from_str(a).ok()?.cmp(&pep440_rs::Version::from_str(b).ok()?)),
        Ecosystem::Npm | Ecosystem::CratesIo | Ecosystem::Go | Ecosystem::GitHubActions => Some(semver(a)?.cmp_precedence(&semver(b)?)),
        // A branch: whatever it holds today.
        Ecosystem::Packagist if [a, b].iter().any(|version| version.ends_with("x-dev")) => None,
        Ecosystem::Maven | Ecosystem::RubyGems | Ecosystem::Packagist | Ecosystem::NuGet => {
            let is_maven = ecosystem == Ecosystem::Maven;
            parts(a, is_maven)?.partial_cmp(&parts(b, is_maven)?)
        }
    }
}

/// A semantic version; a leading `v` and missing parts are forgiven.
pub fn semver(text: &str) -> Option<semver::Version> {
    let text = text.trim().trim_start_matches(['v', '=']);
    if let Ok(version) = semver::Version::parse(text) {
        return Some(version);
    }
    let (core, rest) = text.find(['-', '+']).map_or((text, ""), |at| text.split_at(at));
    let missing = 3usize.checked_sub(core.split('.').count())?;
    semver::Version::parse(&format!("{core}{}{rest}", ".0".repeat(missing))).ok()
}

/// A version as Maven, RubyGems, Composer and NuGet order them: numbers by value, words below numbers, pre-releases below the release.
#[derive(Debug, PartialEq)]
struct Parts(Vec<Part>);

#[derive(Debug, Clone, PartialEq)]
enum Part {
    /// `alpha` 0, `beta` 1, `milestone` 2, `rc` 3, `snapshot` 4; another word 5, by its letters. In Maven `sp` is 6 and other words are 7: above
    /// the release, below its next number.
    Word(u8, String),
    Number(u64),
}

impl PartialOrd for Parts {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        let length = self.0.len().max(other.0.len());
        for at in 0..length {
            let ordered = match (self.0.get(at), other.0.get(at)) {
                (Some(a), Some(b)) => order(a, b),
                (Some(a), None) => order(a, &Part::Number(0)),
                (None, Some(b)) => order(&Part::Number(0), b),
                (None, None) => Ordering::Equal,
            };
            if ordered != Ordering::Equal {
                return Some(ordered);
            }
        }
        Some(Ordering::Equal)
    }
}

fn order(a: &Part, b: &Part) -> Ordering {
    match (a, b) {
        (Part::Number(a), Part::Number(b)) => a.cmp(b),
        (Part::Word(a, x), Part::Word(b, y)) => a.cmp(b).then_with(|| x.cmp(y)),
        (Part::Word(6.., _), Part::Number(0)) => Ordering::Greater,
        (Part::Number(0), Part::Word(6.., _)) => Ordering::Less,
        (Part::Word(..), Part::Number(_)) => Ordering::Less,
        (Part::Number(_), Part::Word(..)) => Ordering::Greater,
    }
}

fn parts(text: &str, is_maven: bool) -> Option<Parts> {
    let text = text.trim().trim_start_matches(['v', 'V']).split('+').next().unwrap_or_default();
    if !text.starts_with(|c: char| c.is_ascii_digit()) || text.len() > 128 {
        return None;
    }
    let mut out = Vec::new();
    let mut piece = String::new();
    let mut flush = |piece: &mut String| {
        let taken = std::mem::take(piece);
        match taken.parse::<u64>() {
            Ok(number) => out.push(Part::Number(number)),
            Err(_) => match taken.to_ascii_lowercase().as_str() {
                // Words that say "the release itself".
                "" | "final" | "ga" | "release" => {}
                "alpha" | "a" | "dev" => out.push(Part::Word(0, String::new())),
                "beta" | "b" | "preview" | "pre" => out.push(Part::Word(1, String::new())),
                "milestone" | "m" => out.push(Part::Word(2, String::new())),
                "rc" | "cr" => out.push(Part::Word(3, String::new())),
                "snapshot" => out.push(Part::Word(4, String::new())),
                "sp" if is_maven => out.push(Part::Word(6, String::new())),
                word => out.push(Part::Word(if is_maven { 7 } else { 5 }, word.to_owned())),
            },
        }
    };
    for c in text.chars() {
        let splits = !c.is_ascii_alphanumeric();
        let turns = piece.chars().last().is_some_and(|last| last.is_ascii_digit() != c.is_ascii_digit());
        if splits || turns {
            flush(&mut piece);
        }
        if !splits {
            piece.push(c);
        }
    }
    flush(&mut piece);
    Some(Parts(out))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn ascending(ecosystem: Ecosystem, versions: &[&str]) {
        for pair in versions.windows(2) {
            assert_eq!(compare(ecosystem, pair[0], pair[1]), Some(Ordering::Less), "{} < {}", pair[0], pair[1]);
        }
    }

    #[test]
    fn versions_stand_in_the_order_of_their_ecosystem() {
        ascending(Ecosystem::PyPi, &["1.0.dev1", "1.0a1", "1.0rc1", "1.0", "1.0.post1", "1.1", "1!0.1"]);
        ascending(Ecosystem::Npm, &["1.0.0-alpha", "1.0.0-alpha.1", "1.0.0", "1.2.0", "1.10.0"]);
        ascending(Ecosystem::Go, &["v0.0.0-20220708121648-5fef4d92e758", "v0.1", "v1.2.3"]);
        ascending(Ecosystem::Maven, &["1.0-alpha-1", "1.0-rc1", "1.0", "1.0-sp1", "1.0-sp2", "1.0.1", "1.10", "2.0.0.RELEASE", "2.0.1"]);
        ascending(Ecosystem::RubyGems, &["1.0.0.pre1", "1.0.0.rc1", "1.0.0", "1.0.0.1"]);
        assert_eq!(compare(Ecosystem::Maven, "1.0", "1.0.0.Final"), Some(Ordering::Equal));
        assert_eq!(compare(Ecosystem::PyPi, "not a version", "1.0"), None);
        assert_eq!(compare(Ecosystem::Packagist, "dev-main", "1.0"), None);
        assert_eq!(compare(Ecosystem::Packagist, "1.0.x-dev", "1.0"), None);
        assert_eq!(compare(Ecosystem::PyPi, "1.1", "1.1.0"), Some(Ordering::Equal));
    }
}
