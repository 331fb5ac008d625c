//! README.md of a release: the front matter that dataset hubs read, and a datasheet. Every number is counted in the Parquet that was
//! just written. Says "no finding" where no finding is all that is known.

use std::{collections::BTreeMap, fmt::Write as _, path::Path};

use crate::{
    Error, Result, SetSettings,
    counts::SourceCounts,
    datasheet, licences, page,
    readback::{Amount, Stats},
    settings::View,
};

/// Name of the file in a release.
pub const FILE: &str = "README.md";

/// Upper ends of the hub's size categories, and their names.
const SIZES: &[(u64, &str)] = &[
    (1_000, "n<1K"),
    (10_000, "1K<n<10K"),
    (100_000, "10K<n<100K"),
    (1_000_000, "100K<n<1M"),
    (10_000_000, "1M<n<10M"),
    (100_000_000, "10M<n<100M"),
    (1_000_000_000, "100M<n<1B"),
    (u64::MAX, "1B<n<10B"),
];

/// Writes the card, the page of the report, and LICENSES.md without texts, from the data files in `root`.
///
/// # Errors
/// Where a data file cannot be read back or the card not be written.
pub fn write(root: &Path, settings: &SetSettings) -> Result<Stats> {
    let stats = Stats::read(root)?;
    let path = root.join(FILE);
    std::fs::write(&path, render(&stats, settings)).map_err(|e| Error::io(&path, e))?;
    page::write(root, &stats, settings)?;
    licences::write_counted(root, &stats, &[])?;
    Ok(stats)
}

/// The card's text.
pub fn render(stats: &Stats, settings: &SetSettings) -> String {
    let mut page = front_matter(stats, settings);
    let sections = [
        opening(stats, settings),
        views(stats),
        loading(stats, settings),
        datasheet::motivation(),
        composition(stats),
        crate::balance::pairs(stats),
        crate::balance::missing(stats, settings),
        telling(stats, settings),
        assurance(stats, settings),
        judges(stats),
        datasheet::judged(stats),
        collection(stats),
        conservation(stats),
        processing(settings),
        datasheet::uses(),
        limits(stats),
        datasheet::gaps(stats, settings),
        datasheet::training_summary(stats, settings),
        datasheet::maintenance(settings),
    ];
    for section in sections {
        page.push_str(&section);
    }
    page
}

fn views_with_files(stats: &Stats) -> Vec<&str> {
    let mut views: Vec<&str> = Vec::new();
    for file in &stats.files {
        if !views.contains(&file.view.as_str()) {
            views.push(&file.view);
        }
    }
    views
}

/// Rows, and bytes before compression, of each split of a view.
fn splits_of<'a>(stats: &'a Stats, view: &str) -> Vec<(&'a str, Amount)> {
    let mut splits: Vec<(&str, Amount)> = Vec::new();
    for file in stats.files.iter().filter(|file| file.view == view) {
        match splits.iter_mut().find(|(split, _)| *split == file.split) {
            Some((_, amount)) => (amount.rows, amount.bytes) = (amount.rows + file.rows, amount.bytes + file.unpacked),
            None => splits.push((&file.split, Amount { rows: file.rows, bytes: file.unpacked })),
        }
    }
    splits
}

fn front_matter(stats: &Stats, settings: &SetSettings) -> String {
    let mut yaml = String::from("---\n");
    let size_of = |rows: u64| SIZES.iter().find(|(below, _)| rows < *below).map_or("n>1T", |(_, name)| *name);
    let with_text: u64 = stats.files.iter().filter(|file| file.view != View::Ledger.name()).map(|file| file.rows).sum();
    let mut sizes = vec![size_of(stats.samples.rows), size_of(with_text)];
    sizes.dedup();
    let _ = writeln!(yaml, "pretty_name: {}", quoted(&settings.title));
    let _ = writeln!(yaml, "license: other\nlicense_name: per-sample-spdx\nlicense_link: {}", licences::FILE);
    let _ = writeln!(yaml, "language:\n- code\ntask_categories:\n- text-generation\nsize_categories:");
    for size in sizes {
        let _ = writeln!(yaml, "- {}", quoted(size));
    }
    let mut tags: Vec<&str> = vec!["code", "security", "secure-code"];
    for tag in &settings.tags {
        if !tags.contains(&tag.as_str()) {
            tags.push(tag);
        }
    }
    yaml.push_str("tags:\n");
    for tag in tags {
        let _ = writeln!(yaml, "- {}", quoted(tag));
    }
    yaml.push_str("configs:\n");
    for view in views_with_files(stats) {
        let _ = writeln!(yaml, "- config_name: {view}");
        if view == View::Samples.name() {
            yaml.push_str("  default: true\n");
        }
        yaml.push_str("  data_files:\n");
        for (split, _) in splits_of(stats, view) {
            let _ = writeln!(yaml, "  - split: {split}\n    path: data/{view}/{split}-*.parquet");
        }
    }
    yaml.push_str("dataset_info:\n");
    for view in views_with_files(stats) {
        let _ = writeln!(yaml, "- config_name: {view}\n  splits:");
        let splits = splits_of(stats, view);
        for (split, amount) in &splits {
            let _ = writeln!(yaml, "  - name: {split}\n    num_bytes: {}\n    num_examples: {}", amount.bytes, amount.rows);
        }
        let unpacked: u64 = splits.iter().map(|(_, amount)| amount.bytes).sum();
        let _ = writeln!(yaml, "  download_size: {}\n  dataset_size: {unpacked}", stats.view(view).bytes);
    }
    yaml.push_str("---\n\n");
    yaml
}

fn opening(stats: &Stats, settings: &SetSettings) -> String {
    let total = stats.ledger.total();
    let description = if settings.description.is_empty() { String::new() } else { format!("{}\n\n", settings.description.trim()) };
    format!(
        "# {} {}\n\n{description}{} samples ({}) in {} languages and formats from {} repositories, chosen out of {} harvested rows.\n\
         Each carries the verdict of every validator that looked at it, the evidence that was shown, where it comes from, and a\n\
         canonical record whose hash is in the release's signed log.\n\n\
         **What a row claims.** A sample is here because no validator had a finding on it and the policy below was met; its\n\
         `assurance` says how much was shown beyond that. `unflagged` means *no finding*, and nothing more. `evidenced` means that a\n\
         safe form was shown on the very place a rule is about; it does not mean that the sample has no other weakness.\n\n",
        plain(&settings.title),
        plain(&settings.version),
        grouped(stats.samples.rows),
        size(stats.samples.bytes),
        stats.languages.len(),
        grouped(stats.repositories),
        grouped(total.harvested),
    )
}

fn views(stats: &Stats) -> String {
    let mut text = String::from("## Views\n\n| view | for | splits (rows) | size |\n|---|---|---|---:|\n");
    for view in views_with_files(stats) {
        let purpose = View::ALL.iter().find(|known| known.name() == view).map_or("", |view| view.purpose());
        let splits: Vec<String> =
            splits_of(stats, view).iter().map(|(split, amount)| format!("{split} {}", grouped(amount.rows))).collect();
        let _ = writeln!(text, "| `{view}` | {purpose} | {} | {} |", splits.join(", "), size(stats.view(view).bytes));
    }
    text.push('\n');
    text
}

fn loading(stats: &Stats, settings: &SetSettings) -> String {
    let split = splits_of(stats, View::Samples.name()).first().map_or("train", |(split, _)| *split).to_owned();
    format!(
        "## How to load\n\n```python\nfrom datasets import load_dataset\n\nsamples = load_dataset(\"PATH/OR/REPOSITORY\", \"samples\", split=\"{split}\")\n\
         evidenced = samples.filter(lambda row: row[\"assurance\"] != \"unflagged\")\n```\n\n\
         ```sql\n-- duckdb\nSELECT language, count(*) FROM 'data/samples/*.parquet' GROUP BY language;\n```\n\n\
         `assay verify` checks every file, row and signature of the release; `assay audit RELEASE ID` tells the story of one sample.\n\
         This is `{}` version `{}`.\n\n",
        plain(&settings.name),
        plain(&settings.version)
    )
}

fn composition(stats: &Stats) -> String {
    let mut text = String::from("## Composition\n\n### By language\n\n| language | samples | text |\n|---|---:|---:|\n");
    amounts(&mut text, &stats.languages);
    text.push_str("\n### By licence\n\n| licence | samples | text |\n|---|---:|---:|\n");
    amounts(&mut text, &stats.licenses);
    text.push_str("\n### By unit\n\n| unit | samples |\n|---|---:|\n");
    numbers(&mut text, &stats.units);
    text.push_str("\n### By weakness\n\nSamples with evidence that a safe form was upheld where the weakness could have been; a sample counts\nonce for each weakness.\n\n");
    if stats.cwe.is_empty() {
        text.push_str("No sample carries evidence.\n");
    } else {
        text.push_str("| weakness | samples | in |\n|---|---:|---|\n");
        let mut order: Vec<(&String, &u64)> = stats.cwe.iter().collect();
        order.sort_by_key(|(cwe, n)| (std::cmp::Reverse(**n), cwe.trim_start_matches("CWE-").parse::<u32>().unwrap_or(u32::MAX)));
        for (cwe, n) in order {
            let languages: Vec<&str> =
                stats.cwe_by_language.iter().filter(|(_, cwes)| cwes.contains_key(cwe)).map(|(language, _)| language.as_str()).collect();
            let _ = writeln!(text, "| {} | {} | {} |", cell(cwe), grouped(*n), cell(&languages.join(", ")));
        }
    }
    text.push('\n');
    text
}

fn assurance(stats: &Stats, settings: &SetSettings) -> String {
    let mut text = String::from("### By assurance\n\n| assurance | what it says | samples |\n|---|---|---:|\n");
    for level in assay_manifests::Assurance::ALL {
        use assay_manifests::Assurance::{Corroborated, Evidenced, Reviewed, Unflagged};
        let says = match level {
            Unflagged => "no finding; nothing shown",
            Evidenced => "a safe form shown on a place a rule is about, no finding, nothing left undecided",
            Corroborated => "evidenced, and an independent scanner that examined it has no finding",
            Reviewed => "evidenced, and a person signed for it",
        };
        let _ = writeln!(text, "| `{}` | {says} | {} |", level.name(), grouped(stats.assurance.get(level.name()).copied().unwrap_or(0)));
    }
    let _ = writeln!(text, "\nThe policy asked for at least `{}`.\n", settings.policy.minimum_assurance.name());
    text
}

/// Names that say which side of a fix a text is on: how many there are, and whether the views still have them.
fn telling(stats: &Stats, settings: &SetSettings) -> String {
    let told = &stats.telling;
    let mut most: Vec<(&String, &u64)> = told.names.iter().collect();
    most.sort_by_key(|(name, count)| (std::cmp::Reverse(**count), name.as_str()));
    let shown: Vec<String> = most.iter().take(12).map(|(name, count)| format!("{} ({})", cell(name), grouped(**count))).collect();
    let which = if settings.prompts.neutral_names {
        "The views for trainers have neutral names in their place; `samples` and `pretrain` keep the text as it was found."
    } else {
        "They stand as they were found; `[prompts] neutral_names = true` in the recipe replaces them in the views for trainers, alike in both sides of a pair."
    };
    format!(
        "### Names that give a label away\n\n{} samples and {} of {} sides of pairs introduce a name such as `bad`, `vulnerable_load` or `sanitized_ok`. {which}\n{}\n",
        grouped(told.samples),
        grouped(told.sides),
        grouped(2 * stats.pair_count),
        if shown.is_empty() { String::new() } else { format!("Most often: {}.\n", shown.join(", ")) }
    )
}

fn judges(stats: &Stats) -> String {
    let mut text = String::from(
        "### By judge\n\nWhat each validator said of the released samples. `clear` is *no finding*; no released sample was flagged by any.\n\n\
         | validator | version | ruleset | clear | unjudged | pieces of evidence |\n|---|---|---|---:|---:|---:|\n",
    );
    for (name, judge) in &stats.judges {
        let _ = writeln!(
            text,
            "| {} | {} | `{}` | {} | {} | {} |",
            cell(name),
            cell(&judge.version),
            judge.ruleset_sha256.get(..12).unwrap_or_default(),
            grouped(judge.clear),
            grouped(judge.unjudged),
            grouped(judge.evidence)
        );
    }
    if !stats.rules.is_empty() {
        text.push_str("\n| rule | pieces of evidence |\n|---|---:|\n");
        numbers(&mut text, &stats.rules);
    }
    text.push('\n');
    text
}

fn collection(stats: &Stats) -> String {
    let when = match &stats.fetched {
        Some((first, last)) if first == last => format!("Retrieved as of {}.", plain(first)),
        Some((first, last)) => format!("Retrieved between {} and {}.", plain(first), plain(last)),
        None => String::new(),
    };
    format!(
        "## Collection\n\nPublic source code and deployment documents from {} named sources. {when} Every row names its repository or package,\n\
         full revision, path, line and byte range, a fully qualified SWHID, and the licence with the file or field it was read from; a text\n\
         seen at several places lists them all in `origins`. Nothing that was harvested was executed.\n\n",
        stats.ledger.sources.len()
    )
}

fn conservation(stats: &Stats) -> String {
    let mut text = String::from(
        "## What became of everything\n\nEvery harvested row is admitted, rejected, a duplicate or unjudged; the `ledger` has one row for each, with the\nreason. Unjudged is not safe: what could not be examined is not released.\n\n\
         | source | harvested | admitted | rejected | duplicate | unjudged |\n|---|---:|---:|---:|---:|---:|\n",
    );
    let line = |name: &str, counts: &SourceCounts| {
        format!(
            "| {} | {} | {} | {} | {} | {} |\n",
            cell(name),
            grouped(counts.harvested),
            grouped(counts.admitted),
            grouped(counts.rejected),
            grouped(counts.duplicate),
            grouped(counts.unjudged)
        )
    };
    for (source, counts) in &stats.ledger.sources {
        text.push_str(&line(source, counts));
    }
    let total = stats.ledger.total();
    text.push_str(&line("all", &total));
    text.push_str("\n| fate | reason | rows |\n|---|---|---:|\n");
    for (fate, reasons) in &total.reasons {
        let mut order: Vec<(&String, &u64)> = reasons.iter().collect();
        order.sort_by_key(|(reason, n)| (std::cmp::Reverse(**n), *reason));
        for (reason, n) in order.iter().take(40) {
            let _ = writeln!(text, "| {fate} | {} | {} |", cell(reason), grouped(**n));
        }
        if order.len() > 40 {
            let rest: u64 = order[40..].iter().map(|(_, n)| **n).sum();
            let _ = writeln!(text, "| {fate} | {} further reasons | {} |", order.len() - 40, grouped(rest));
        }
    }
    text.push('\n');
    text
}

fn processing(settings: &SetSettings) -> String {
    let caps = &settings.policy.caps;
    let cap = |n: u32| if n == 0 { "no limit".to_owned() } else { n.to_string() };
    format!(
        "## Processing\n\n- **Duplicates.** Equal texts, texts equal up to comments, formatting and the names they introduce, and texts whose\n  \
         five-token shingles have a Jaccard similarity of at least {}.{:03} form a cluster; one of each is released, chosen by assurance,\n  \
         licence, provenance and digest. `cluster` is the smallest id in it.\n\
         - **Caps.** Rows of one template (texts that differ in names and literals only): {}; of one repository: {}; of one owner: {}; of one weakness: {}; of\n  one language: {}. Among equals the seed of the recipe draws; what each cap left out stands\n  in the table of fates as `cap/…`.\n\
         - **Splits.** Rows that share a cluster or a repository are in one split; a repository too large for a small split is in `train`.\n\
         - **Licences.** An expression must be satisfiable with: {}.\n\n",
        settings.dedup.similarity / 1000,
        settings.dedup.similarity % 1000,
        cap(caps.template),
        cap(caps.origin),
        cap(caps.author),
        cap(caps.cwe),
        cap(caps.language),
        settings.policy.licenses.join(", ")
    )
}

fn limits(stats: &Stats) -> String {
    let unflagged = stats.assurance.get("unflagged").copied().unwrap_or(0);
    format!(
        "## Limits\n\n- {} of {} samples are `unflagged`: nothing shows that they are secure.\n\
         - Validators see one artifact at a time; what a sample's callers do with it is not known.\n\
         - Rules cover the weaknesses listed above and no others; where a rule could not decide, the sample is in the ledger and not in the data.\n\
         - Secrets are looked for and keep a sample out. Personal data is looked for by its form and written as placeholders (`<EMAIL_1>`) or\n  \
         keeps a sample out; authors named in copyright lines stay, and what has another form is not found.\n\
         \n",
        grouped(unflagged),
        grouped(stats.samples.rows)
    )
}

pub(crate) fn amounts(text: &mut String, map: &BTreeMap<String, Amount>) {
    let mut order: Vec<(&String, &Amount)> = map.iter().collect();
    order.sort_by_key(|(name, amount)| (std::cmp::Reverse(amount.rows), *name));
    for (name, amount) in order {
        let _ = writeln!(text, "| {} | {} | {} |", cell(name), grouped(amount.rows), size(amount.bytes));
    }
}

pub(crate) fn numbers(text: &mut String, map: &BTreeMap<String, u64>) {
    let mut order: Vec<(&String, &u64)> = map.iter().collect();
    order.sort_by_key(|(name, n)| (std::cmp::Reverse(**n), *name));
    for (name, n) in order {
        let _ = writeln!(text, "| {} | {} |", cell(name), grouped(*n));
    }
}

/// A number with its thousands apart.
pub(crate) fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number of bytes for people: powers of ten, one decimal.
pub(crate) fn size(bytes: u64) -> String {
    let (unit, name) = match bytes {
        0..1_000 => return format!("{bytes} B"),
        1_000..1_000_000 => (1_000, "kB"),
        1_000_000..1_000_000_000 => (1_000_000, "MB"),
        _ => (1_000_000_000, "GB"),
    };
    let tenths = (bytes * 10 + unit / 2) / unit;
    format!("{}.{} {name}", grouped(tenths / 10), tenths % 10)
}

/// A YAML scalar: JSON strings are YAML.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Text that stays on its line and starts no markup.
pub(crate) fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).flat_map(escape).collect()
}

/// The same for a cell of a table.
pub(crate) fn cell(text: &str) -> String {
    plain(text).replace('|', "\\|")
}

fn escape(c: char) -> impl Iterator<Item = char> {
    let escaped = match c {
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        _ => "",
    };
    let own = if escaped.is_empty() { Some(c) } else { None };
    escaped.chars().chain(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_for_people() {
        assert_eq!((grouped(0), grouped(999), grouped(1234567)), ("0".to_owned(), "999".to_owned(), "1,234,567".to_owned()));
        assert_eq!((size(999), size(1500), size(2_000_000_000)), ("999 B".to_owned(), "1.5 kB".to_owned(), "2.0 GB".to_owned()));
    }

    #[test]
    fn foreign_names_start_no_markup() {
        assert_eq!(cell("a|b\n<script>"), "a\\|b &lt;script&gt;");
    }
}
