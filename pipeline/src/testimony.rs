//! What a release says of its own change: its notes and its tests, where they name a function and speak of a danger, and how little else it
//! changes. Reads what two versions of a package hold; decides nothing, and never believes that a release is a fix because it says so.

use std::collections::BTreeSet;

use assay_validators::change::speaks_of_danger;

use crate::extract::has_word;

/// Most functions that a release which is about one thing changes.
const FEW: usize = 3;
/// Longest entry of notes or part of a test that is looked at, in lines.
const MAX_ENTRY: usize = 12;

/// Texts of a package that speak of its code, and how much of that code a release changed.
#[derive(Debug, Default)]
pub struct Testimony {
    /// Entries that the later version added to its notes.
    notes: Vec<String>,
    /// Runs of lines that it added to its tests.
    tests: Vec<String>,
    /// Functions that changed, by name, for each fix that is claimed of the release; absent where too much changed to count.
    changed: Option<usize>,
}

impl Testimony {
    /// What the later version says and the earlier did not. `before` and `after` are the notes and tests of both (path and text, sorted);
    /// `changed` is how many functions changed for each fix that is claimed of the release, where that could be counted.
    pub fn between(before: &[(String, String)], after: &[(String, String)], changed: Option<usize>) -> Self {
        let mut told = Self { changed, ..Self::default() };
        for (path, text) in after {
            let old = before.binary_search_by(|(other, _)| other.cmp(path)).map_or("", |at| before[at].1.as_str());
            if old == text {
                continue;
            }
            let known: BTreeSet<&str> = old.lines().map(str::trim).collect();
            if is_notes(path) {
                told.notes.extend(runs(text, &known, true));
            } else {
                told.tests.extend(runs(text, &known, false));
            }
        }
        told
    }

    /// What it says of the function `name`: `notes`, `tests`, `sole-change`.
    pub fn of(&self, name: &str, advisories: &[String]) -> Vec<String> {
        let own = name.rsplit('.').next().unwrap_or(name);
        let mut said = Vec::new();
        // A name that is a word of the language says nothing where it occurs in prose.
        let telling = own.len() >= 4 && (own.len() >= 7 || own.contains('_') || own.chars().skip(1).any(char::is_uppercase));
        let names = |text: &str| has_word(text, own);
        let warns = |text: &str| speaks_of_danger(text) || advisories.iter().any(|id| text.contains(id.as_str()));
        if self.notes.iter().any(|entry| telling && names(entry) && warns(entry)) {
            said.push("notes".to_owned());
        }
        if self.changed.is_some_and(|changed| (1..=FEW).contains(&changed)) {
            said.push("sole-change".to_owned());
        }
        if self.tests.iter().any(|part| names(part) && warns(part)) {
            said.push("tests".to_owned());
        }
        said
    }
}

/// Whether a file tells people what changed.
pub fn is_notes(path: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
    let stem = file.split('.').next().unwrap_or(&file);
    ["changelog", "changes", "change_log", "history", "news", "releases", "release_notes", "releasenotes", "security"].contains(&stem)
}

/// Runs of lines that are not `known`, as whole entries: one begins at a bullet, a heading or an empty line.
fn runs(text: &str, known: &BTreeSet<&str>, entries: bool) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    let mut end = |run: &mut Vec<&str>| {
        if !run.is_empty() {
            found.push(run.join("\n"));
            run.clear();
        }
    };
    for line in text.lines() {
        let bare = line.trim();
        let is_new = !bare.is_empty() && !known.contains(bare);
        let begins = entries && (bare.starts_with(['-', '*', '#', '+', '=']) || bare.starts_with(|c: char| c.is_ascii_digit()));
        if !is_new || begins || run.len() >= MAX_ENTRY {
            end(&mut run);
        }
        if is_new {
            run.push(bare);
        }
    }
    end(&mut run);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(items: &[(&str, &str)]) -> Vec<(String, String)> {
        items.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn notes_and_tests_speak_where_they_name_the_function_and_a_danger() {
        let before = files(&[("CHANGES.md", "# 1.0\n- first\n"), ("test/a.js", "it('works', () => deepMerge({}))\n")]);
        let after = files(&[
            ("CHANGES.md", "# 1.1\n- faster parseAll\n- `deepMerge` no longer allows prototype pollution\n# 1.0\n- first\n"),
            (
                "test/a.js",
                "it('works', () => deepMerge({}))\n\nit('is not polluted', () => {\n  deepMerge({}, JSON.parse('{\"__proto__\": 1}'))\n})\n",
            ),
        ]);
        let told = Testimony::between(&before, &after, Some(20));
        assert_eq!(told.of("deepMerge", &[]), ["notes", "tests"]);
        assert_eq!(told.of("parseAll", &[]), [""; 0], "notes that speak of something else");
        assert_eq!(Testimony::between(&after, &after, Some(2)).of("deepMerge", &[]), ["sole-change"]);
        assert_eq!(Testimony::between(&after, &before, None).of("deepMerge", &[]), [""; 0]);
    }
}
