//! Why rejected samples were rejected, as SARIF 2.1.0: rule, place and the lines of the path, for every row that a validator flagged.
//! Holds no text of a rejected sample: neither excerpts nor what a finding says of its names and values.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use assay_manifests::{
    Finding, Harvested, Judged, Outcome, Step,
    canonical::to_canonical,
    sarif::{Note, RuleText as SarifRule, Shown, report},
};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{Counts, Error, Fate, Result, settings::RuleText, spill::Sorter};

/// Folder of a release.
pub const FOLDER: &str = "evidence";
/// Findings in one file; code hosts take 25,000 at once.
const MOST_RESULTS: usize = 20_000;
/// Bytes of rows in one file, about as many as their results take: viewers refuse reports of more than 10 MiB.
const MOST_BYTES: usize = 6 << 20;
/// Findings that are kept of one row; the rest are counted.
const MOST_OF_ROW: usize = 20;

/// What is kept of one rejected row.
#[derive(Debug, Serialize, Deserialize)]
pub struct Rejected {
    sample: String,
    source: String,
    repo: String,
    revision: String,
    path: String,
    name: String,
    reason: String,
    findings: Vec<(String, Finding)>,
}

impl Rejected {
    /// `None` where the row was not rejected, or nothing was found in it.
    pub fn of(row: &Harvested, fate: Fate, reason: &str) -> Option<Self> {
        let Harvested::Judged(judged) = row else { return None };
        if fate != Fate::Rejected || judged.verdicts.iter().all(|verdict| verdict.outcome != Outcome::Flagged) {
            return None;
        }
        let Judged { sample, verdicts } = judged.as_ref();
        let findings =
            verdicts.iter().flat_map(|verdict| verdict.findings.iter().map(|finding| (verdict.validator.clone(), bare(finding))));
        let findings: Vec<_> = findings.take(MOST_OF_ROW).collect();
        (!findings.is_empty()).then(|| Self {
            sample: sample.id().to_hex(),
            source: sample.origin.source.clone(),
            repo: sample.origin.repo.clone(),
            revision: sample.origin.revision.clone(),
            path: sample.origin.path.clone(),
            name: sample.name.clone(),
            reason: reason.to_owned(),
            findings,
        })
    }
}

/// A finding without the words it uses of the sample.
fn bare(finding: &Finding) -> Finding {
    let last = finding.path.len().saturating_sub(1);
    let note = |at| {
        if at == 0 {
            "Source"
        } else if at == last {
            "Sink"
        } else {
            "Step"
        }
    };
    let step = |(at, step): (usize, &Step)| Step { path: step.path.clone(), span: step.span, note: note(at).to_owned() };
    Finding { message: String::new(), path: finding.path.iter().enumerate().map(step).collect(), ..finding.clone() }
}

/// Writes the files into `staging`; at least one, so that a release always says. Returns their paths.
///
/// # Errors
/// Where rows cannot be read back, or a file not be written.
pub fn write(rows: Sorter, counts: &Counts, rules: &BTreeMap<String, RuleText>, staging: &Path) -> Result<Vec<String>> {
    let notes = notes(counts);
    let (mut files, mut pending, mut results, mut bytes) = (Vec::new(), Vec::new(), 0, 0);
    let mut sorted = rows.sorted()?;
    while let Some((_, payload)) = sorted.advance()? {
        let row: Rejected = serde_json::from_slice(&payload)?;
        results += row.findings.len();
        bytes += payload.len();
        pending.push(row);
        if results >= MOST_RESULTS || bytes >= MOST_BYTES {
            files.push(write_file(&std::mem::take(&mut pending), &[], rules, staging, files.len())?);
            (results, bytes) = (0, 0);
        }
    }
    if !pending.is_empty() || files.is_empty() {
        files.push(write_file(&pending, &notes, rules, staging, files.len())?);
    }
    Ok(files)
}

/// Rows that no validator flagged and that are left out all the same, by reason.
fn notes(counts: &Counts) -> Vec<Note> {
    let total = counts.total();
    let reasons = total.reasons.get(Fate::Rejected.name()).into_iter().flatten();
    let by_policy = reasons
        .filter(|(reason, _)| ["policy/", "licence/", "cap/", "excluded/", "refused/", "recalled/"].iter().any(|p| reason.starts_with(p)));
    by_policy.map(|(reason, rows)| format!("{rows} rows were rejected for {reason}; the view `ledger` names each.").into()).collect()
}

fn write_file(rows: &[Rejected], notes: &[Note], rules: &BTreeMap<String, RuleText>, staging: &Path, number: usize) -> Result<String> {
    let mut used: BTreeMap<&str, (BTreeSet<u32>, &str)> = BTreeMap::new();
    for (_, finding) in rows.iter().flat_map(|row| &row.findings) {
        let (cwe, severity) = used.entry(&finding.rule).or_default();
        cwe.extend(&finding.cwe);
        *severity = finding.severity.as_str();
    }
    let described: Vec<SarifRule> = used
        .iter()
        .map(|(id, (cwe, severity))| {
            let known = rules.get(*id);
            let or = |text: Option<&String>, other: &str| {
                text.filter(|text| !text.trim().is_empty()).map_or_else(|| other.to_owned(), |text| text.trim().to_owned())
            };
            SarifRule {
                id: (*id).to_owned(),
                title: or(known.map(|rule| &rule.title), &format!("Flagged by {id}")),
                why: or(known.map(|rule| &rule.why), "What this rule finds keeps a sample out of the release"),
                fix: or(known.map(|rule| &rule.fix), "Use a form that the rule does not find"),
                cwe: cwe.iter().copied().collect(),
                severity: (*severity).to_owned(),
            }
        })
        .collect();
    // Where nothing is known of a rule, its title is its id, which is told anyway.
    let known = described.iter().filter(|rule| rules.get(&rule.id).is_some_and(|known| !known.title.trim().is_empty()));
    let titles: BTreeMap<&str, &str> = known.map(|rule| (rule.id.as_str(), rule.title.trim_end_matches('.'))).collect();
    let told: Vec<(&Rejected, &str, Finding)> = rows
        .iter()
        .flat_map(|row| row.findings.iter().map(move |(validator, finding)| (row, validator.as_str(), finding)))
        .map(|(row, validator, finding)| {
            let message = format!(
                "{}: {} by rule {}",
                row.name.chars().filter(|c| !c.is_control()).take(100).collect::<String>(),
                titles.get(finding.rule.as_str()).copied().unwrap_or("flagged"),
                finding.rule
            );
            (row, validator, Finding { message, ..finding.clone() })
        })
        .collect();
    let shown: Vec<Shown<'_>> =
        told.iter().map(|(row, _, finding)| Shown { path: &row.path, text: "", finding, suppressed: None }).collect();
    let mut document = report(&described, &shown, &[], notes);
    if let Some(results) = document["runs"][0]["results"].as_array_mut() {
        for (result, (row, validator, _)) in results.iter_mut().zip(&told) {
            for (key, value) in [
                ("sampleId", &row.sample),
                ("source", &row.source),
                ("repo", &row.repo),
                ("revision", &row.revision),
                ("reason", &row.reason),
            ] {
                result["properties"][key] = json!(value);
            }
            result["properties"]["validator"] = json!(validator);
        }
    }
    let name = if number == 0 { format!("{FOLDER}/rejected.sarif") } else { format!("{FOLDER}/rejected-{number:05}.sarif") };
    let place = staging.join(&name);
    if let Some(folder) = place.parent() {
        std::fs::create_dir_all(folder).map_err(|e| Error::io(folder, e))?;
    }
    std::fs::write(&place, to_canonical(&document)? + "\n").map_err(|e| Error::io(&place, e))?;
    Ok(name)
}
