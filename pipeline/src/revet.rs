//! Judging a published release again, from its own Parquet and without any network: today's rules on its texts, today's advisories on
//! its origins. Says what is condemned; writes nothing.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use assay_datasets::{lookup, readback, rowjson::row_value};
use assay_manifests::{
    Language, Outcome, Record, Sha256Digest,
    manifest::{KnownVulnerability, Manifest},
};
use assay_validators::{
    advisory::{Advisories, Advisory, Ecosystem},
    panel::{PanelConfig, Validator, scanners},
    rule::RuleSet,
};
use rayon::prelude::*;
use serde_json::Value;

use crate::{
    harvest::documents as documents_of,
    judge::{Source, Surroundings, judge_files},
};

/// What condemns a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    Rule,
    Advisory,
}

/// A row that should not be used any longer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condemned {
    pub id: Sha256Digest,
    pub name: String,
    pub kind: By,
    /// Rule or advisory.
    pub reference: String,
    /// Weaknesses that the rule names.
    pub cwe: Vec<u32>,
    /// Line of the finding in the sample's own text.
    pub line: Option<u32>,
    /// The rule is not the one that the release was judged by; always so for advisories.
    pub changed: bool,
    /// The pair of which this is the chosen side.
    pub pair: Option<String>,
}

#[derive(Debug, Default)]
pub struct Outcomes {
    pub rows: u64,
    /// Pairs whose chosen side was judged.
    pub pairs: u64,
    pub condemned: Vec<Condemned>,
}

/// Judges every sample of the release in `dir`, and the chosen side of every pair.
///
/// # Errors
/// Where its data, or a rule of the user's own, cannot be read.
pub fn run(dir: &Path, manifest: &Manifest, rules: &[PathBuf], advisories: &Advisories) -> anyhow::Result<Outcomes> {
    let set = crate::commands::own_rules::load(rules)?.set;
    let config: PanelConfig = serde_json::from_value(manifest.recipe.value["judge"].clone()).unwrap_or_default();
    let panel = scanners(&config, &set);
    let known = Known::of(manifest, &set, &panel);
    let mut outcomes = Outcomes::default();
    for (_, place) in lookup::view_files(dir, "samples")? {
        let mut rows: Vec<(Record, String)> = Vec::new();
        readback::for_each_batch(&place, &["content", "record"], |batch| {
            let (contents, records) = (readback::texts(batch, "content")?, readback::texts(batch, "record")?);
            for row in 0..batch.num_rows() {
                rows.push((serde_json::from_str(records.value(row))?, contents.value(row).to_owned()));
            }
            outcomes.rows += rows.len() as u64;
            let found: Vec<Vec<Condemned>> =
                rows.par_iter().map(|(record, text)| judge(&Text::of(record, text), &panel, &known, advisories)).collect();
            outcomes.condemned.extend(found.into_iter().flatten());
            rows.clear();
            Ok(())
        })?;
    }
    let mut seen = BTreeSet::new();
    for (_, place) in lookup::view_files(dir, "dpo")? {
        readback::for_each_batch(&place, &PAIR_COLUMNS, |batch| {
            let mut rows: Vec<Value> = (0..batch.num_rows()).map(|row| row_value(batch, row)).collect::<Result<_, _>>()?;
            // A pair may stand in several rows, with several prompts.
            rows.retain(|row| seen.insert(word(&row["chosen_sha256"]).to_owned()));
            outcomes.pairs += rows.len() as u64;
            let found: Vec<Vec<Condemned>> = rows.par_iter().map(|row| judge_chosen(row, &panel, &known, advisories)).collect();
            outcomes.condemned.extend(found.into_iter().flatten());
            Ok(())
        })?;
    }
    outcomes.condemned.sort_by(|a, b| (a.id, a.kind, &a.reference).cmp(&(b.id, b.kind, &b.reference)));
    Ok(outcomes)
}

const PAIR_COLUMNS: [&str; 8] = ["id", "chosen", "language", "license", "cwe", "signals", "chosen_sha256", "chosen_origin"];

/// A text to judge again, and what is known of it.
struct Text<'a> {
    id: Sha256Digest,
    name: String,
    language: Language,
    path: &'a str,
    license: &'a str,
    text: &'a str,
    /// Package URLs of the places where it was seen.
    purls: Vec<&'a str>,
    pair: Option<&'a str>,
}

impl<'a> Text<'a> {
    fn of(record: &'a Record, text: &'a str) -> Self {
        let origins = std::iter::once(&record.origin).chain(&record.other_origins);
        Self {
            id: record.id,
            name: record.name.clone(),
            language: record.language,
            path: &record.origin.path,
            license: &record.license,
            text,
            purls: origins.filter_map(|origin| origin.purl.as_deref()).collect(),
            pair: None,
        }
    }
}

/// Judges the chosen side of a row of pairs. Only a weakness that the pair says is gone condemns it, and no rule that it says remains.
fn judge_chosen(row: &Value, panel: &[Box<dyn Validator>], known: &Known, advisories: &Advisories) -> Vec<Condemned> {
    let (Ok(id), Some(language)) = (word(&row["chosen_sha256"]).parse(), Language::from_name(word(&row["language"]))) else {
        return Vec::new();
    };
    let messages = row["chosen"].as_array().map_or(&[][..], Vec::as_slice);
    let (origin, words) = (&row["chosen_origin"], |name: &str| row[name].as_array().into_iter().flatten().filter_map(Value::as_str));
    let text = Text {
        id,
        name: String::new(),
        language,
        path: word(&origin["path"]),
        license: word(&row["license"]),
        text: messages.last().map_or("", |message| word(&message["content"])),
        purls: Some(word(&origin["repo"])).filter(|repo| repo.starts_with("pkg:")).into_iter().collect(),
        pair: Some(word(&row["id"])),
    };
    let claimed: BTreeSet<u32> = words("cwe").filter_map(|name| name.strip_prefix("CWE-")?.parse().ok()).collect();
    let remains: BTreeSet<&str> = words("signals").filter_map(|signal| signal.strip_prefix("remains:")).collect();
    let mut found = judge(&text, panel, known, advisories);
    let of_claim = |found: &Condemned| found.kind == By::Advisory || found.cwe.iter().any(|cwe| claimed.contains(cwe));
    found.retain(|found| of_claim(found) && !remains.contains(found.reference.as_str()));
    found
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn judge(text: &Text<'_>, panel: &[Box<dyn Validator>], known: &Known, advisories: &Advisories) -> Vec<Condemned> {
    let condemned = |kind, reference: &str, line, changed, cwe: &[u32]| Condemned {
        id: text.id,
        name: text.name.clone(),
        kind,
        reference: reference.to_owned(),
        cwe: cwe.to_vec(),
        line,
        changed,
        pair: text.pair.map(str::to_owned),
    };
    let source = Source { path: path_of(text), language: text.language, text: text.text.to_owned() };
    let about = Surroundings { declared_license: Some(text.license), ..Surroundings::default() };
    let mut found = Vec::new();
    for ruling in judge_files(&[source], &about, panel).into_iter().flatten() {
        for verdict in ruling.verdicts.iter().filter(|verdict| verdict.outcome == Outcome::Flagged) {
            for finding in &verdict.findings {
                let changed = known.changed(&verdict.validator, &finding.rule);
                found.push(condemned(By::Rule, &finding.rule, Some(finding.span.line), changed, &finding.cwe));
            }
        }
    }
    for purl in &text.purls {
        found.extend(naming(advisories, purl, &text.name).into_iter().map(|id| condemned(By::Advisory, id, None, true, &[])));
    }
    found.sort_by(|a, b| (a.kind, &a.reference, a.line).cmp(&(b.kind, &b.reference, b.line)));
    found.dedup_by(|a, b| a.kind == b.kind && a.reference == b.reference);
    found
}

/// A path by which the text is known for what it is; a function lies in a file of its language.
fn path_of(text: &Text<'_>) -> String {
    match Language::from_path(text.path) {
        Some(language) if language == text.language => text.path.to_owned(),
        _ => text.language.extensions().first().map_or_else(|| text.path.to_owned(), |ending| format!("sample.{ending}")),
    }
}

/// Which rules and validators the release was judged by.
struct Known {
    /// Ids of rules that are today as they were.
    same_rules: BTreeSet<String>,
    rules: BTreeSet<String>,
    /// Validators whose rules are today as they were.
    same_validators: BTreeSet<String>,
}

impl Known {
    fn of(manifest: &Manifest, set: &RuleSet, panel: &[Box<dyn Validator>]) -> Self {
        let then: BTreeMap<&str, Sha256Digest> = manifest.rules.iter().map(|rule| (rule.id.as_str(), rule.sha256)).collect();
        let today = set.rules().iter().map(|rule| (rule.id.to_string(), rule.digest));
        let today: Vec<(String, Sha256Digest)> = today.chain(set.documents().iter().map(|rule| (rule.id.clone(), rule.digest))).collect();
        let judged: BTreeSet<(&str, Sha256Digest)> =
            manifest.validators.iter().map(|tool| (tool.name.as_str(), tool.ruleset_sha256)).collect();
        Self {
            same_rules: today.iter().filter(|(id, digest)| then.get(id.as_str()) == Some(digest)).map(|(id, _)| id.clone()).collect(),
            rules: today.into_iter().map(|(id, _)| id).collect(),
            same_validators: panel.iter().filter(|v| judged.contains(&(v.name(), v.ruleset()))).map(|v| v.name().to_owned()).collect(),
        }
    }

    fn changed(&self, validator: &str, rule: &str) -> bool {
        if self.rules.contains(rule) { !self.same_rules.contains(rule) } else { !self.same_validators.contains(validator) }
    }
}

/// Reads advisories (OSV as JSON or YAML, RustSec): documents, folders of them and of archives, archives.
///
/// # Errors
/// Where a path cannot be read or holds none, or a document is no advisory.
pub fn advisories(paths: &[PathBuf]) -> anyhow::Result<Advisories> {
    let mut documents = Vec::new();
    for path in paths {
        let found = documents_of(path)?;
        if found.is_empty() {
            anyhow::bail!("{}: it holds no advisory: give a document, a folder or an archive of OSV or RustSec", path.display());
        }
        documents.extend(found);
    }
    let read = Advisories::read(documents.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    if let Some(unread) = read.unread.first() {
        anyhow::bail!("{}: not an advisory: {} ({} such documents)", unread.path, unread.reason, read.unread.len());
    }
    Ok(read)
}

/// Advisories on the package version `purl` that concern code of the function `name`: those that name functions concern these alone.
fn naming<'a>(advisories: &'a Advisories, purl: &str, name: &str) -> Vec<&'a str> {
    let Some((ecosystem, package, version)) = split_purl(purl) else { return Vec::new() };
    let last = |path: &str| path.rsplit(['.', ':', '#']).next().unwrap_or(path).trim_end_matches("()").to_owned();
    let concerns = |symbols: &[String]| symbols.is_empty() || symbols.iter().any(|symbol| last(symbol) == last(name));
    let found = advisories.vulnerabilities(ecosystem, &package, &version);
    found.into_iter().filter(|(_, affected)| concerns(&affected.symbols)).map(|(advisory, _)| advisory.id.as_str()).collect()
}

/// Vulnerabilities that are known of the package version `purl`, sorted; each is named once.
pub fn known(advisories: &Advisories, purl: &str) -> Vec<KnownVulnerability> {
    let Some((ecosystem, package, version)) = split_purl(purl) else { return Vec::new() };
    let fact = |advisory: &Advisory| KnownVulnerability {
        id: advisory.id.clone(),
        summary: advisory.summary.clone(),
        severity: if advisory.severity.is_empty() { "unknown".to_owned() } else { advisory.severity.clone() },
        cwe: advisory.cwe.clone(),
    };
    let mut known: Vec<_> =
        advisories.vulnerabilities(ecosystem, &package, &version).into_iter().map(|(advisory, _)| fact(advisory)).collect();
    known.sort();
    known.dedup();
    known
}

/// Ecosystem, name and version of a package URL.
fn split_purl(purl: &str) -> Option<(Ecosystem, String, String)> {
    let rest = purl.strip_prefix("pkg:")?;
    let rest = rest.split(['?', '#']).next()?;
    let (kind, rest) = rest.split_once('/')?;
    let (name, version) = rest.rsplit_once('@')?;
    let ecosystem = Ecosystem::ALL.into_iter().find(|ecosystem| ecosystem.purl_type() == kind)?;
    let name = name.replace("%40", "@");
    let name = if ecosystem == Ecosystem::Maven { name.replacen('/', ":", 1) } else { name };
    Some((ecosystem, name, version.replace("%2B", "+")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn advisories_name_package_versions_and_functions() {
        let dir = tempfile::tempdir().expect("folder");
        let record = r#"{"id":"GHSA-1","modified":"2026-01-01T00:00:00Z","affected":[{"package":{"ecosystem":"crates.io","name":"x"},
            "ranges":[{"type":"SEMVER","events":[{"introduced":"1.0.0"},{"fixed":"1.2.0"}]}],
            "ecosystem_specific":{"affects":{"functions":["x::parse"]}}},{"package":{"ecosystem":"npm","name":"@s/y"},"versions":["3.0.0"]}]}"#;
        std::fs::create_dir(dir.path().join("below")).expect("folder");
        std::fs::write(dir.path().join("below/a.json"), record).expect("written");
        let known = advisories(&[dir.path().to_owned()]).expect("read");
        let named = |purl: &str, name: &str| naming(&known, purl, name).len();
        assert_eq!((named("pkg:cargo/x@1.1.9", "Parser.parse"), named("pkg:npm/%40s/y@3.0.0", "anything")), (1, 1));
        for (purl, name) in
            [("pkg:cargo/x@1.2.0", "parse"), ("pkg:cargo/x@1.1.9", "render"), ("pkg:cargo/xx@1.1.9", "parse"), ("pkg:npm/x@1.1.9", "parse")]
        {
            assert_eq!(named(purl, name), 0, "{purl} {name}");
        }
        assert_eq!(
            super::known(&known, "pkg:cargo/x@1.0.0").iter().map(|v| (v.id.as_str(), v.severity.as_str())).collect::<Vec<_>>(),
            [("GHSA-1", "unknown")]
        );
        std::fs::write(dir.path().join("b.json"), "{").expect("written");
        assert!(advisories(&[dir.path().to_owned()]).expect_err("refused").to_string().contains("b.json"));
    }
}
