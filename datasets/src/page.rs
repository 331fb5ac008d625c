//! report.html of a release: one self-contained page, without scripts and without anything fetched from elsewhere. Every number is
//! counted in the Parquet that was just written. Foreign names are escaped by the template.

use std::{collections::BTreeMap, path::Path};

use askama::Template;

use crate::{
    Error, Result, SetSettings,
    card::{grouped, size},
    counts::SourceCounts,
    readback::{Amount, Stats},
    settings::View,
};

/// Name of the file in a release.
pub const FILE: &str = "report.html";

/// Rows of a table, and columns of the grid, that are shown.
const MOST_ROWS: usize = 25;
const MOST_COLUMNS: usize = 12;

#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    title: &'a str,
    name: &'a str,
    version: &'a str,
    description: &'a str,
    retrieved: String,
    tiles: Vec<(String, &'static str)>,
    sources: Vec<(String, Vec<String>)>,
    tables: Vec<Table>,
    grid_columns: Vec<String>,
    grid: Vec<(String, Vec<String>)>,
    judges: Vec<(Vec<String>, Vec<String>)>,
    views: Vec<(String, &'static str, String, String)>,
}

/// Names and how often each occurs, most first.
struct Table {
    title: &'static str,
    about: &'static str,
    what: &'static str,
    counted: &'static str,
    rows: Vec<Row>,
    left: usize,
}

struct Row {
    name: String,
    count: String,
    /// Of the largest, for the bar.
    percent: u64,
}

/// Writes the page into `root`.
///
/// # Errors
/// Where it cannot be written.
pub fn write(root: &Path, stats: &Stats, settings: &SetSettings) -> Result<()> {
    let path = root.join(FILE);
    std::fs::write(&path, render(stats, settings)?).map_err(|e| Error::io(&path, e))
}

/// The page's text.
///
/// # Errors
/// None in practice; the template's signature is passed on.
pub fn render(stats: &Stats, settings: &SetSettings) -> Result<String> {
    let total = stats.ledger.total();
    let retrieved = match &stats.fetched {
        Some((first, last)) if first == last => format!("retrieved as of {first}"),
        Some((first, last)) => format!("retrieved between {first} and {last}"),
        None => String::new(),
    };
    let (grid_columns, grid) = grid(stats);
    let page = Page {
        title: &settings.title,
        name: &settings.name,
        version: &settings.version,
        description: settings.description.trim(),
        retrieved,
        tiles: vec![
            (grouped(stats.samples.rows), "samples"),
            (size(stats.samples.bytes), "of text"),
            (grouped(stats.tokens), "lexical tokens"),
            (grouped(stats.pair_count), "pairs of a fix"),
            (grouped(stats.languages.len() as u64), "languages and formats"),
            (grouped(stats.repositories), "repositories"),
            (grouped(total.harvested), "harvested rows"),
        ],
        sources: stats
            .ledger
            .sources
            .iter()
            .chain([(&"all".to_owned(), &total)])
            .map(|(name, counts)| (name.clone(), fates(counts)))
            .collect(),
        tables: tables(stats, &total),
        grid_columns,
        grid,
        judges: judges(stats),
        views: views(stats),
    };
    page.render().map_err(|error| Error::Law(format!("{FILE}: {error}")))
}

fn fates(counts: &SourceCounts) -> Vec<String> {
    [counts.harvested, counts.admitted, counts.rejected, counts.duplicate, counts.unjudged].into_iter().map(grouped).collect()
}

fn tables(stats: &Stats, total: &SourceCounts) -> Vec<Table> {
    let rows = |amounts: &BTreeMap<String, Amount>| amounts.iter().map(|(name, amount)| (name.clone(), amount.rows)).collect::<Vec<_>>();
    let counts = |counts: &BTreeMap<String, u64>| counts.iter().map(|(name, n)| (name.clone(), *n)).collect::<Vec<_>>();
    let reasons = total.reasons.iter().flat_map(|(fate, reasons)| reasons.iter().map(move |(reason, n)| (format!("{fate}: {reason}"), *n)));
    let mut pairs: BTreeMap<String, u64> = BTreeMap::new();
    for (cwe, n) in stats.pairs.values().flatten() {
        *pairs.entry(cwe.clone()).or_default() += n;
    }
    let all = [
        ("By language", "", "language", "samples", rows(&stats.languages)),
        ("By assurance", "", "assurance", "samples", counts(&stats.assurance)),
        ("By licence", "", "licence", "samples", rows(&stats.licenses)),
        ("By weakness", "With evidence of a safe form.", "weakness", "samples", counts(&stats.cwe)),
        ("Pairs by weakness", "A unit before and after a fix that was shown.", "weakness", "pairs", counts(&pairs)),
        ("Why rows are left out", "", "fate and reason", "rows", reasons.collect()),
        ("Rules upheld", "", "rule", "pieces of evidence", counts(&stats.rules)),
        ("Where it comes from", "", "host or registry", "samples", rows(&stats.hosts)),
    ];
    all.into_iter()
        .filter(|(.., rows)| !rows.is_empty())
        .map(|(title, about, what, counted, mut rows)| {
            rows.sort_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
            let most = rows.first().map_or(1, |row| row.1).max(1);
            let left = rows.len().saturating_sub(MOST_ROWS);
            let rows = rows.into_iter().take(MOST_ROWS);
            let rows = rows.map(|(name, n)| Row { name, count: grouped(n), percent: n * 100 / most }).collect();
            Table { title, about, what, counted, rows, left }
        })
        .collect()
}

/// Languages against the most frequent weaknesses.
fn grid(stats: &Stats) -> (Vec<String>, Vec<(String, Vec<String>)>) {
    let mut order: Vec<(&String, &u64)> = stats.cwe.iter().collect();
    order.sort_by(|a, b| (b.1, a.0).cmp(&(a.1, b.0)));
    let columns: Vec<String> = order.into_iter().take(MOST_COLUMNS).map(|(cwe, _)| cwe.clone()).collect();
    let of = |cwes: &BTreeMap<String, u64>, cwe: &String| cwes.get(cwe).map_or_else(String::new, |n| grouped(*n));
    let rows = stats
        .cwe_by_language
        .iter()
        .filter(|(_, cwes)| columns.iter().any(|cwe| cwes.contains_key(cwe)))
        .map(|(language, cwes)| (language.clone(), columns.iter().map(|cwe| of(cwes, cwe)).collect()))
        .collect();
    (columns, rows)
}

fn judges(stats: &Stats) -> Vec<(Vec<String>, Vec<String>)> {
    let row = |(name, judge): (&String, &crate::readback::Judge)| {
        let said = stats.ledger_judges.get(name).copied().unwrap_or_default();
        let numbers = [judge.clear, judge.unjudged, judge.evidence, said.flagged, said.unjudged];
        let ruleset: String = judge.ruleset_sha256.chars().take(12).collect();
        (vec![name.clone(), judge.version.clone(), ruleset], numbers.into_iter().map(grouped).collect())
    };
    stats.judges.iter().map(row).collect()
}

fn views(stats: &Stats) -> Vec<(String, &'static str, String, String)> {
    let mut names: Vec<&str> = Vec::new();
    for file in &stats.files {
        if !names.contains(&file.view.as_str()) {
            names.push(&file.view);
        }
    }
    let purpose = |name: &str| View::ALL.iter().find(|view| view.name() == name).map_or("", |view| view.purpose());
    let row = |name: &str| {
        let amount = stats.view(name);
        (name.to_owned(), purpose(name), grouped(amount.rows), size(amount.bytes))
    };
    names.into_iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_needs_nothing_from_elsewhere_and_escapes_foreign_names() {
        let mut stats = Stats::default();
        stats.licenses.insert("<script>alert(1)</script>".into(), Amount { rows: 4, bytes: 9 });
        stats.licenses.insert("MIT".into(), Amount { rows: 1, bytes: 9 });
        let mut settings = SetSettings::new("demo", "1.2.3", "/nowhere".into());
        settings.description = "Of <b>foreign</b> code & more".into();
        let page = render(&stats, &settings).expect("rendered");
        assert!(page.contains("demo 1.2.3") && page.contains("width:25%"), "{page}");
        assert!(!page.contains("<script") && !page.contains("<b>foreign"), "{page}");
        for outside in ["http://", "https://", "src=", "href=", "url("] {
            assert!(!page.contains(outside), "{outside} in {page}");
        }
    }
}
