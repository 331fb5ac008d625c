//! LICENSES.md: under which licences the rows are, and the texts that must travel with them. Knows nothing of where texts come from.

use std::{collections::BTreeMap, path::Path};

use crate::{Error, Result, readback::Stats};

/// Name of the file in a release.
pub const FILE: &str = "LICENSES.md";

/// Writes the file: rows by licence, counted in the release's Parquet, and `texts` (a heading, such as a package and its file, and the
/// text itself), of which equal ones are printed once under all their headings.
///
/// # Errors
/// Where the release cannot be read or the file not be written.
pub fn write(root: &Path, texts: &[(String, String)]) -> Result<()> {
    write_counted(root, &Stats::read(root)?, texts)
}

pub(crate) fn write_counted(root: &Path, stats: &Stats, texts: &[(String, String)]) -> Result<()> {
    let mut page = String::from(
        "# Licences\n\nEvery row says in `license` under which SPDX expression its text is offered, in `license_evidence` where that was\n\
         read, and in `origins` where it comes from. Whoever passes rows on passes on their licences and notices.\n\n\
         | licence | samples |\n|---|---:|\n",
    );
    for (license, amount) in &stats.licenses {
        page.push_str(&format!("| {} | {} |\n", crate::card::cell(license), amount.rows));
    }
    let mut by_text: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (heading, text) in texts {
        by_text.entry(text.trim()).or_default().push(heading);
    }
    let mut sections: Vec<(Vec<&str>, &str)> = by_text
        .into_iter()
        .map(|(text, mut headings)| {
            headings.sort_unstable();
            headings.dedup();
            (headings, text)
        })
        .collect();
    sections.sort();
    if !sections.is_empty() {
        page.push_str("\n## Texts\n");
    }
    for (headings, text) in sections {
        page.push('\n');
        for heading in headings {
            page.push_str(&format!("- {}\n", crate::card::plain(heading)));
        }
        let fence = fence_for(text);
        page.push_str(&format!("\n{fence}text\n{text}\n{fence}\n"));
    }
    let path = root.join(FILE);
    std::fs::write(&path, page).map_err(|e| Error::io(&path, e))
}

/// A fence longer than any run of backticks in `text`.
fn fence_for(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    "`".repeat(longest.max(2) + 1)
}
