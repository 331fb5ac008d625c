//! Licence texts as files hold them: which known licences a text is, and what it adds to them or leaves out. A sentence that takes back what a
//! licence grants costs its text a few hundredths of likeness, so likeness alone never says that a text is a licence. Knows no declaration.

use std::collections::BTreeSet;

use spdx::detection::TextData;

use super::{KNOWN, names};

/// What a licence file's text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// These licences and nothing that changes them: SPDX expressions with their likeness in thousandths, by name.
    Known(Vec<(String, u16)>),
    /// A known licence that something was added to or taken from, and what.
    Altered { name: String, why: String },
    /// No known licence, or one among much else.
    Other,
}

const TAG: &str = "SPDX-License-Identifier:";

/// Longest text that is compared.
const LONGEST: usize = 200_000;

/// Licences that one text may hold beside each other.
const MOST: usize = 6;

/// Candidates whose words are looked for in a text that is not as a whole like any licence.
const CANDIDATES: usize = 12;

/// Words of what is left beside the licences that were found, above which they are not what the text is.
const MUCH: usize = 120;

/// Exceptions that licence files have beside their licence.
const EXCEPTIONS: &[&str] = &["LLVM-exception", "Classpath-exception-2.0", "GCC-exception-3.1", "OCaml-LGPL-linking-exception"];

/// Verbs and nouns of grants: a text that lacks one of those which its licence has grants less.
const GRANTS: &[&str] = &[
    "use",
    "copy",
    "modify",
    "merge",
    "publish",
    "distribute",
    "sublicense",
    "sell",
    "reproduce",
    "redistribution",
    "modification",
    "perpetual",
    "irrevocable",
];

/// Words that no open licence adds.
const HARD: &[&str] = &[
    "commercial",
    "commercially",
    "noncommercial",
    "prohibit",
    "prohibits",
    "prohibited",
    "forbid",
    "forbids",
    "forbidden",
    "military",
    "competitor",
    "competitors",
    "train",
    "commons",
];

/// Words that restrict to a purpose where their sentence speaks of use.
const PURPOSES: &[&str] = &["academic", "research", "educational", "evaluation", "personal", "internal", "nonprofit", "training"];

/// Words that take something back, in sentences that speak of no other thing than the grant.
const SOFT: &[&str] = &["not", "no", "only", "except", "unless", "excluding", "excludes", "solely", "than"];

/// Words of disclaimers and of sentences on names and marks.
const ASIDE: &[&str] = &[
    "endorse",
    "promote",
    "warranty",
    "warranties",
    "liable",
    "liability",
    "damages",
    "trademark",
    "trademarks",
    "misrepresented",
    "advertising",
    "trade",
    "responsible",
    "responsibility",
    "guarantee",
];

struct Word {
    text: String,
    line: usize,
    sentence: usize,
}

/// What a text is. At most [`MOST`] licences are looked for in it.
pub fn read(text: &str) -> Reading {
    if let Some(expression) = tagged(text) {
        // What stands beside the tag may take back what it says.
        let rest: Vec<&str> = text.lines().filter(|line| !line.contains(TAG)).collect();
        let rest = rest.join("\n");
        let why = match read(&rest) {
            Reading::Altered { why, .. } => Some(why),
            Reading::Known(_) => None,
            Reading::Other => Some(words(&rest)).filter(|left| left.len() <= MUCH).and_then(|left| foreign_word(&left, &[])),
        };
        return match why {
            Some(why) => Reading::Altered { name: expression, why },
            None => Reading::Known(vec![(expression, 1000)]),
        };
    }
    if text.len() > LONGEST {
        return Reading::Other;
    }
    let mut found: Vec<(String, u16)> = Vec::new();
    let mut lines: Vec<&str> = text.lines().collect();
    let mut why = None;
    let (mut whole, mut left) = (false, words(text));
    for _ in 0..MOST {
        let Some(like) = identify(&lines.join("\n"), &left) else { break };
        whole |= found.is_empty() && like.whole;
        let known = known_words(like.name);
        let mut pairs = pairs_of(&known);
        let exception = exception_in(&left);
        let exempted = exception.map(|name| spdx::exception_id(name).map(|id| words(id.text())).unwrap_or_default()).unwrap_or_default();
        pairs.extend(pairs_of(&exempted));
        let is_known = familiar(&left, &pairs);
        if like.whole && !like.header {
            let has: BTreeSet<&str> = left.iter().map(|word| word.text.as_str()).collect();
            let granted = |word: &&&str| known.iter().any(|own| own.text == **word);
            if let Some(gone) = GRANTS.iter().filter(granted).find(|word| !has.contains(**word)) {
                why = why.or_else(|| Some(format!("it leaves out \"{gone}\"")));
            }
        }
        // Lines that are mostly of something else are looked at again; a few words inside of a line are an insertion.
        let mut counts = vec![(0_usize, 0_usize); lines.len()];
        for (word, known) in left.iter().zip(&is_known) {
            if let Some(count) = counts.get_mut(word.line) {
                count.0 += usize::from(!known);
                count.1 += 1;
            }
        }
        let is_rest = |line: usize| counts.get(line).is_some_and(|(foreign, all)| *foreign * 2 > *all);
        let flags: Vec<bool> = left.iter().zip(&is_known).map(|(word, known)| *known || is_rest(word.line)).collect();
        why = why.or_else(|| foreign_word(&left, &flags));
        let name = exception.map_or_else(|| like.name.to_owned(), |exception| format!("{} WITH {exception}", like.name));
        found.push((name, like.score));
        lines = lines.iter().enumerate().map(|(at, line)| if is_rest(at) { *line } else { "" }).collect();
        left = words(&lines.join("\n"));
        if left.len() < 12 {
            break;
        }
    }
    let Some((first, _)) = found.first().cloned() else { return Reading::Other };
    if !whole && left.len() > MUCH {
        return Reading::Other;
    }
    if why.is_none() {
        why = foreign_word(&left, &[]).or_else(|| foreign_name(&lines.join("\n"), &found));
    }
    found.extend(held_beside(text, &found));
    if let Some(why) = why {
        return Reading::Altered { name: first, why };
    }
    found.sort_unstable();
    found.dedup_by(|a, b| a.0 == b.0);
    Reading::Known(found)
}

/// Licences that share so many words with a longer one beside them that their lines look like that one's.
fn held_beside(text: &str, found: &[(String, u16)]) -> Vec<(String, u16)> {
    let all = words(text);
    let pairs = pairs_of(&all);
    let plain = |name: &str| name.split(" WITH ").next().unwrap_or(name).to_owned();
    let others = ["MIT", "BSD-2-Clause", "ISC", "Apache-2.0"].into_iter().filter_map(|name| {
        let known = known_words(name);
        let share = share_of(&known, &pairs);
        let is_part = || found.iter().any(|(other, _)| share_of(&known, &pairs_of(&known_words(&plain(other)))) >= 0.7);
        (share >= 0.95 && !is_part()).then(|| (name.to_owned(), thousandths(share)))
    });
    others.collect()
}

/// The expression of an SPDX tag among a text's first lines.
fn tagged(text: &str) -> Option<String> {
    let written = text.lines().take(10).find_map(|line| line.trim_start_matches(['#', '/', '*', ' ']).strip_prefix(TAG))?;
    let written = written.trim().trim_end_matches("*/").trim_end_matches("-->").trim();
    spdx::Expression::parse(written).is_ok().then(|| written.to_owned())
}

struct Like {
    name: &'static str,
    score: u16,
    /// The text as a whole is like it.
    whole: bool,
    /// It is like the notice that files carry, not like the licence.
    header: bool,
}

fn identify(text: &str, words: &[Word]) -> Option<Like> {
    let data = TextData::new(text);
    let mut scores: Vec<(f32, &'static str, bool)> = Vec::new();
    for (name, entry) in KNOWN.iter() {
        if spdx::license_id(name).is_none() {
            continue;
        }
        let own = std::iter::once(&entry.original).chain(&entry.alternates).map(|known| (known.match_score(&data), false));
        let all = own.chain(entry.headers.iter().map(|known| (known.match_score(&data), true)));
        if let Some((score, header)) = all.max_by(|a, b| a.0.total_cmp(&b.0)) {
            scores.push((score, *name, header));
        }
    }
    scores.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    let (score, name, header) = scores.first().copied()?;
    if score >= 0.9 {
        // Pixar's licence is Apache's with one section changed and without the appendix: without Pixar's own words it is Apache's.
        let name = if name == "Pixar" && !text.contains("Modified Apache 2.0 License") { "Apache-2.0" } else { name };
        return Some(Like { name, score: thousandths(score), whole: true, header });
    }
    let pairs = pairs_of(words);
    let mut held: Vec<(usize, f32, &'static str)> = Vec::new();
    for (_, name, _) in scores.iter().filter(|(score, _, header)| *score > 0.1 && !header).take(CANDIDATES) {
        let known = known_words(name);
        let (all, share) = (known.len().saturating_sub(1), share_of(&known, &pairs));
        if share >= 0.93 && all >= 40 {
            held.push((all, share, *name));
        }
    }
    // Of licences that hold each other the longest, unless the text lacks what it adds.
    let most = held.iter().map(|(_, share, _)| *share).fold(0.0, f32::max);
    held.retain(|(_, share, _)| *share >= most - 0.012);
    held.sort_by(|a, b| b.0.cmp(&a.0).then(a.2.cmp(b.2)));
    held.first().map(|(_, share, name)| Like { name, score: thousandths(*share), whole: false, header: false })
}

fn thousandths(share: f32) -> u16 {
    // Between 0 and 1 by its definition.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let thousandths = (share.clamp(0.0, 1.0) * 1000.0).round() as u16;
    thousandths
}

fn known_words(name: &str) -> Vec<Word> {
    spdx::license_id(name).map(|id| words(id.text())).unwrap_or_default()
}

/// Words of a text in small letters, with their line and sentence.
fn words(text: &str) -> Vec<Word> {
    let (mut all, mut sentence) = (Vec::new(), 0);
    for (line, written) in text.lines().enumerate() {
        if written.trim().is_empty() {
            sentence += 1;
        }
        for piece in written.split_whitespace() {
            if piece == "&" {
                all.push(Word { text: "and".to_owned(), line, sentence });
            }
            for part in piece.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()) {
                let part = part.to_lowercase().replace("licenc", "licens");
                all.push(Word { text: part, line, sentence });
            }
            if piece.trim_end_matches(['"', ')', '\'']).ends_with(['.', ';']) {
                sentence += 1;
            }
        }
    }
    all
}

fn pairs_of(words: &[Word]) -> BTreeSet<(&str, &str)> {
    words.windows(2).map(|pair| (pair[0].text.as_str(), pair[1].text.as_str())).collect()
}

/// What share of the neighbours in `known` are among `pairs`, 0 to 1.
fn share_of(known: &[Word], pairs: &BTreeSet<(&str, &str)>) -> f32 {
    let here = known.windows(2).filter(|pair| pairs.contains(&(pair[0].text.as_str(), pair[1].text.as_str()))).count();
    // Precise enough: a licence has a few thousand words.
    #[allow(clippy::cast_precision_loss)]
    let share = here as f32 / known.len().saturating_sub(1).max(1) as f32;
    share
}

/// The exception that stands in a text, as its licence's.
fn exception_in(text: &[Word]) -> Option<&'static str> {
    if !text.iter().any(|word| word.text.starts_with("exception")) {
        return None;
    }
    let pairs = pairs_of(text);
    EXCEPTIONS.iter().copied().find(|name| {
        spdx::exception_id(name).is_some_and(|id| {
            let known = words(id.text());
            known.len() > 20 && share_of(&known, &pairs) >= 0.9
        })
    })
}

/// For each word, whether it stands beside one that it stands beside in the licence too.
fn familiar(words: &[Word], pairs: &BTreeSet<(&str, &str)>) -> Vec<bool> {
    let mut known = vec![false; words.len()];
    for (at, pair) in words.windows(2).enumerate() {
        if pairs.contains(&(pair[0].text.as_str(), pair[1].text.as_str())) {
            known[at] = true;
            known[at + 1] = true;
        }
    }
    known
}

/// What the words that no licence accounts for take back, as a reason. `known` may be shorter than `words`: the rest is not known.
fn foreign_word(words: &[Word], known: &[bool]) -> Option<String> {
    let foreign = |at: usize| !known.get(at).copied().unwrap_or(false);
    for (at, word) in words.iter().enumerate().filter(|(at, _)| foreign(*at)) {
        let sentence = || {
            let begin = words.partition_point(|other| other.sentence < word.sentence);
            let end = words.partition_point(|other| other.sentence <= word.sentence);
            &words[begin..end]
        };
        let says = |list: &[&str]| sentence().iter().any(|other| list.contains(&other.text.as_str()));
        let text = word.text.as_str();
        let next = words.get(at + 1).map(|next| next.text.as_str());
        let takes_back = match text {
            "commons" => next == Some("clause"),
            _ if HARD.contains(&text) => !says(&["damages", "liable"]),
            _ if PURPOSES.contains(&text) => says(&["only", "solely", "purpose", "purposes", "use"]),
            "than" => at.checked_sub(1).is_some_and(|before| words[before].text == "other" && foreign(before)) && !says(ASIDE),
            _ => SOFT.contains(&text) && !says(ASIDE) && says(SPOKEN),
        };
        if takes_back {
            let around = &words[at.saturating_sub(5)..words.len().min(at + 6)];
            let around: Vec<&str> = around.iter().map(|word| word.text.as_str()).collect();
            return Some(format!("it says \"{}\"", around.join(" ").chars().take(120).collect::<String>()));
        }
    }
    None
}

/// Words without one of which a sentence does not speak of a grant.
const SPOKEN: &[&str] = &[
    "use",
    "used",
    "using",
    "copy",
    "copied",
    "modify",
    "modified",
    "distribute",
    "distributed",
    "redistribute",
    "redistributed",
    "publish",
    "sell",
    "sold",
    "license",
    "licensed",
    "permission",
    "permitted",
    "rights",
    "grant",
    "granted",
    "apply",
    "applies",
    "extend",
    "covered",
];

/// A licence of another family that the rest of the text names, and that asks for more than permissive ones do.
fn foreign_name(rest: &str, found: &[(String, u16)]) -> Option<String> {
    let named = names::named(rest, "");
    if let Some(words) = named.restricted {
        return Some(format!("it says \"{words}\""));
    }
    let is_found = |family: &names::Family| found.iter().any(|(name, _)| family.prefixes.iter().any(|prefix| name.starts_with(prefix)));
    let other = named.families.iter().find(|(family, style)| !style && !family.is_permissive() && !is_found(family))?;
    (!named.choice).then(|| format!("it names the {}", other.0.name))
}

/// What the tables say, for the judge's version of itself.
pub(super) fn tables() -> String {
    [EXCEPTIONS, GRANTS, HARD, PURPOSES, SOFT, ASIDE, SPOKEN].map(|words| words.join(" ")).join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(text: &str) -> Vec<String> {
        match read(text) {
            Reading::Known(found) => found.into_iter().map(|(name, _)| name).collect(),
            other => panic!("{other:?}"),
        }
    }

    fn is_altered(text: &str) -> bool {
        matches!(read(text), Reading::Altered { .. })
    }

    #[test]
    fn a_sentence_that_takes_back_makes_another_licence() {
        let mit = spdx::license_id("MIT").expect("known").text();
        let apache = include_str!("../../../../LICENSE-APACHE");
        assert_eq!(known(mit), ["MIT"]);
        assert_eq!(known(apache), ["Apache-2.0"]);
        assert_eq!(known(&mit.replace("<year> <copyright holders>", "1999, 2007 Examples & Sons\nCopyright (c) 2011 B. Writer")), ["MIT"]);
        for added in [
            "You may not use the Software for commercial purposes.",
            "This permission does not extend to use in weapons.",
            "It may be used for academic research only.",
            "The folder lib is licensed under the GNU General Public License.",
            "The Software may not be used to train models.",
        ] {
            assert!(is_altered(&format!("{mit}\n\n{added}\n")), "{added}");
        }
        assert!(is_altered(&mit.replace("copy, modify, merge, publish, distribute, sublicense", "copy, sublicense")));
        assert!(is_altered(&mit.replace("to any person obtaining", "to any person, other than employees of rivals, obtaining")));
        assert_eq!(known(&format!("{apache}\n\n{mit}")), ["Apache-2.0", "MIT"]);
        assert_eq!(read("All rights reserved."), Reading::Other);
        assert_eq!(known("SPDX-License-Identifier: GPL-3.0-only\n"), ["GPL-3.0-only"]);
        assert_eq!(known(&format!("SPDX-License-Identifier: MIT\n\n{mit}")), ["MIT"]);
        assert!(is_altered("SPDX-License-Identifier: MIT\nNot to be used for commercial purposes.\n"));
    }
}
