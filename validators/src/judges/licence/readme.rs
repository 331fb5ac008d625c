//! What a README says of the licence of the folder that it lies in: the sections and sentences that speak of one. Knows no file system, and
//! takes nothing else that a README holds for a statement.

use std::sync::LazyLock;

use regex::Regex;
use spdx::Expression;

use super::{
    compare::{Beside, Weight, weigh},
    names,
};

/// Most letters of a statement that are kept.
const LONGEST: usize = 4_000;

/// Most lines of a section that are read.
const SECTION: usize = 12;

static HEADING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:#{1,6}|=+)?\s*(?:\d+\.?\s*)?(?:\S+ and )?(?:licen[cs](?:e|es|ing)|copying)(?: and \S+)?:?\s*[#=]*$").ok()
});

static SENTENCE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:licen[cs]ed|distributed|released|published|available) under\b|(?:^|[^\w-])licen[cs]e\s*:\s*\S").ok()
});

/// Whether a file of this name is a README.
pub fn is_readme(file: &str) -> bool {
    let file = file.to_ascii_lowercase();
    ["readme", "readme.md", "readme.txt", "readme.rst", "readme.adoc", "readme.markdown"].contains(&file.as_str())
}

/// The parts of a README that state a licence; `None` where none does.
pub fn statement(text: &str) -> Option<String> {
    let (heading, sentence) = (HEADING.as_ref()?, SENTENCE.as_ref()?);
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let is_rule = |line: &str| line.len() >= 3 && line.chars().all(|c| matches!(c, '=' | '-' | '~'));
    // A line over a rule is a heading too, where the rule is drawn below it.
    let is_heading = |at: usize| lines[at].starts_with('#') || lines.get(at + 1).is_some_and(|next| !lines[at].is_empty() && is_rule(next));
    let mut taken = vec![false; lines.len()];
    for at in 0..lines.len() {
        if is_heading(at) && heading.is_match(lines[at]) {
            let end = (at + 1..lines.len()).find(|next| is_heading(*next)).unwrap_or(lines.len()).min(at + SECTION);
            taken[at..end].fill(true);
        } else if sentence.is_match(lines[at]) {
            // The sentence may go on in the next line.
            let end = (at + 1..lines.len()).find(|next| lines[*next].is_empty()).unwrap_or(lines.len()).min(at + 3);
            taken[at..end].fill(true);
        }
    }
    let said: Vec<&str> = lines.iter().zip(taken).filter(|(line, taken)| *taken && !line.is_empty()).map(|(line, _)| *line).collect();
    (!said.is_empty()).then(|| said.join("\n").chars().take(LONGEST).collect())
}

/// What the statement of a README means beside a declaration from above its folder.
pub(super) fn beside(declared: &Expression, path: &str, statement: &str) -> Beside {
    match weigh(&names::named(statement, ""), declared) {
        Weight::Agrees(_) => Beside::Fits,
        Weight::Foreign(names) => Beside::Unclear(format!("declared `{declared}`, but {path} names: {names}")),
        Weight::Unclear(reason) => Beside::Unclear(format!("{path}: {}", reason.replacen("the head", "it", 1))),
    }
}

/// What the patterns say, for the judge's version of itself.
pub(super) fn tables() -> String {
    [&HEADING, &SENTENCE].map(|one| one.as_ref().map_or("", Regex::as_str)).join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_speaks_of_a_licence_is_a_statement() {
        let said = |text: &str| statement(text).map(|said| said.replace('\n', " | "));
        assert_eq!(said("# Tool\n\nScans GPL code.\n"), None);
        assert_eq!(said("# Tool\n\nThis part is licensed under GPL-3.0.\n").as_deref(), Some("This part is licensed under GPL-3.0."));
        assert_eq!(said("Tool\n====\n\nLicense\n-------\n\nGPL v3\n\nMore\n----\n\nText\n").as_deref(), Some("License | ------- | GPL v3"));
        assert_eq!(said("## License\nMIT\n## Use\nrun it\n").as_deref(), Some("## License | MIT"));
    }

    #[test]
    fn a_readme_that_names_another_licence_leaves_its_folder_open() {
        let mit = Expression::parse("MIT").expect("an expression");
        for (text, fits) in [
            ("This module is licensed under GPL-3.0.\n", false),
            ("## License\n\nGPL-3.0\n", false),
            ("## License\n\nMIT\n", true),
            ("Licensed under the MIT license.\n", true),
            ("Released under the same license as the project.\n", true),
            ("License: see the LICENSE file.\n", true),
            ("For non-commercial use only. License: ask us.\n", false),
        ] {
            let said = statement(text).expect("a statement");
            assert_eq!(beside(&mit, "x/README.md", &said) == Beside::Fits, fits, "{text}");
        }
    }
}
