//! The stages between harvest and release: judge every artifact into a file of rows, assemble the set, seal it. Each reads what the
//! one before left, so that a run that was killed goes on where it was.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
};

use anyhow::Context;
use assay_datasets::{SetReport, SetSettings, readback};
use assay_manifests::{
    Harvested, LicenceEvidence, Sha256Digest,
    about::About,
    manifest::{Manifest, Pipeline, Recipe as RecipeFact, RuleFact, SourceFact, ToolFact, Trees, Unreachable},
    sums,
};
use assay_validators::{
    panel::{PanelConfig, Validator},
    rule::RuleSet,
};
use rayon::prelude::*;

use crate::{
    artifacts,
    harvest::{Artifact, FixClaim, Harvest},
    phrasing,
    plan::Plan,
    progress::Progress,
    recipe::{Kind, Recipe},
    scanners::Scanners,
};

/// What judging one artifact left.
#[derive(Debug, Clone)]
pub struct JudgedFile {
    pub path: PathBuf,
    /// It was there from an earlier run.
    pub reused: bool,
}

/// Judges every artifact, several at a time, into one file each, and every fix after them; in the order of the artifacts. A file that
/// an earlier run left for the same artifact, scope, panel and program is reused, where it is what that run wrote.
pub fn judge_all(
    harvest: &Harvest,
    recipe: &Recipe,
    panel: &[Box<dyn Validator>],
    scanners: &Scanners,
    plan: &Plan,
    progress: &Progress,
) -> anyhow::Result<Vec<JudgedFile>> {
    let folder = plan.cache.join("judged");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let rules: Vec<[u8; 32]> = panel.iter().map(|validator| validator.ruleset().0).chain([scanners.digest().0]).collect();
    let personal = &recipe.judge.read::<PanelConfig>()?.personal;
    let stage = progress.stage("judge", harvest.artifacts.len() as u64);
    let whole = harvest.artifacts.iter().filter(|artifact| !artifact.is_side).map(Work::Artifact);
    let fixes = harvest.fixes.iter().map(|fix| Work::Fix(&harvest.artifacts[fix.before], &harvest.artifacts[fix.after], &fix.claims));
    let work: Vec<Work<'_>> = whole.chain(fixes).collect();
    let judged = work
        .par_iter()
        .map(|work| {
            plan.go_on()?;
            let path = folder.join(format!("{}.jsonl.zst", work.key(recipe, &rules, plan)?));
            let reused = is_whole(&path);
            if !reused {
                write_rows(&path, &work.rows(recipe, &artifacts::Judges { panel, scanners, personal })?)?;
            }
            stage.step(&work.title());
            Ok(JudgedFile { path, reused })
        })
        .collect::<anyhow::Result<Vec<_>>>()?;
    stage.done();
    Ok(judged)
}

/// What is judged into one file of rows.
enum Work<'a> {
    Artifact(&'a Artifact),
    /// Before, after, and what is claimed of the fix.
    Fix(&'a Artifact, &'a Artifact, &'a [FixClaim]),
}

impl Work<'_> {
    fn rows(&self, recipe: &Recipe, judges: &artifacts::Judges<'_>) -> anyhow::Result<Vec<Harvested>> {
        match self {
            Self::Artifact(artifact) if matches!(artifact.source.kind, Kind::Dataset { .. }) => {
                artifacts::dataset(artifact, recipe, judges)
            }
            Self::Artifact(artifact) => artifacts::whole(artifact, recipe, judges),
            Self::Fix(before, after, claims) => artifacts::fix(before, after, claims, recipe, judges),
        }
    }

    fn title(&self) -> String {
        match self {
            Self::Artifact(artifact) => artifact.title(),
            Self::Fix(before, after, _) => format!("{} to {}", before.title(), after.pin.version),
        }
    }

    /// Digest of everything the rows depend on.
    fn key(&self, recipe: &Recipe, rules: &[[u8; 32]], plan: &Plan) -> anyhow::Result<Sha256Digest> {
        let pin = |artifact: &Artifact| toml::to_string(&artifact.pin).context("a pin is TOML");
        let (pins, source) = match self {
            Self::Artifact(artifact) => (pin(artifact)?, serde_json::to_string(&*artifact.source)?),
            Self::Fix(before, after, claims) => {
                let claims: Vec<_> = claims.iter().map(|claim| (&claim.advisories, &claim.cwe, &claim.symbols, claim.by)).collect();
                (
                    format!("{}{}", pin(before)?, pin(after)?),
                    format!("{}{}", serde_json::to_string(&*after.source)?, serde_json::to_string(&claims)?),
                )
            }
        };
        let limits = serde_json::to_string(&recipe.limits)?;
        let parts: Vec<&[u8]> = [plan.program.0.as_slice(), pins.as_bytes(), source.as_bytes(), limits.as_bytes()]
            .into_iter()
            .chain(rules.iter().map(<[u8; 32]>::as_slice))
            .collect();
        Ok(Sha256Digest::of_parts(parts))
    }
}

/// Where the digest of a file of rows is kept.
fn digest_of(path: &Path) -> PathBuf {
    path.with_extension("sha256")
}

/// Whether the file of rows is there as it was written. A damaged one is taken away with its digest: it is judged again.
fn is_whole(path: &Path) -> bool {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name().and_then(|name| name.to_str())) else { return false };
    let Ok(written) = fs::read_to_string(digest_of(path)) else { return false };
    let whole = sums::hash_file(folder, name).is_ok_and(|found| found.sha256.to_hex() == written.trim());
    if !whole {
        let _ = fs::remove_file(digest_of(path));
        let _ = fs::remove_file(path);
    }
    whole
}

/// Written whole or not at all; its digest follows it.
fn write_rows(path: &Path, rows: &[Harvested]) -> anyhow::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let file = tempfile::NamedTempFile::new_in(folder).with_context(|| format!("cannot write in {}", folder.display()))?;
    let mut out = zstd::Encoder::new(BufWriter::new(file), 1)?;
    out.include_checksum(true)?;
    for row in rows {
        serde_json::to_writer(&mut out, row)?;
        out.write_all(b"\n")?;
    }
    let file = out.finish()?.into_inner().map_err(|error| error.into_error())?;
    file.persist(path).with_context(|| format!("cannot write {}", path.display()))?;
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let digest = sums::hash_file(folder, name)?.sha256.to_hex();
    let place = digest_of(path);
    let mut file = tempfile::NamedTempFile::new_in(folder).with_context(|| format!("cannot write in {}", folder.display()))?;
    writeln!(file, "{digest}")?;
    file.persist(&place).with_context(|| format!("cannot write {}", place.display()))?;
    Ok(())
}

/// The licence texts that the rows' licences ask to be passed on: heading and text. Those of a folder with a licence of its own are where some
/// row rests on it.
pub fn licence_texts(harvest: &Harvest, report: &SetReport) -> Vec<(String, String)> {
    let mut needed: BTreeMap<Sha256Digest, BTreeSet<&LicenceEvidence>> = BTreeMap::new();
    for licence in &report.licences {
        needed.entry(licence.artifact_sha256).or_default().insert(&licence.evidence);
    }
    let mut texts = Vec::new();
    for artifact in &harvest.artifacts {
        let Some(needed) = needed.get(&artifact.pin.sha256) else { continue };
        let facts = &artifact.facts;
        let folders: BTreeSet<&LicenceEvidence> = facts.nested_licenses.values().map(|(_, evidence)| evidence).collect();
        // What rests on no folder's licence rests on that of the whole.
        let whole = needed.iter().any(|evidence| !folders.contains(evidence));
        for text in &facts.license_texts {
            let (_, evidence) = facts.license_of(&text.path);
            if needed.contains(evidence) || (whole && !folders.contains(evidence)) {
                texts.push((format!("{}: {}", artifact.public_title(), text.path), text.text.clone()));
            }
        }
    }
    texts.sort();
    texts
}

/// What the manifest says, all but what sealing itself fills in.
#[allow(clippy::too_many_arguments, reason = "each is one fact of the manifest, and there is one caller")]
pub fn manifest(
    recipe: &Recipe,
    recipe_bytes: &[u8],
    harvest: &Harvest,
    panel: &[Box<dyn Validator>],
    rules: &RuleSet,
    settings: &SetSettings,
    report: &SetReport,
    staging: &Path,
) -> anyhow::Result<Manifest> {
    let rows = rows_by_artifact(staging)?;
    let mut sources: Vec<SourceFact> = harvest.artifacts.iter().map(|artifact| source_fact(artifact, &rows)).collect();
    sources.sort_by(|a, b| (&a.source, &a.name, &a.revision).cmp(&(&b.source, &b.name, &b.revision)));
    let mut validators: Vec<ToolFact> = panel
        .iter()
        .map(|v| ToolFact {
            kind: "validator".to_owned(),
            name: v.name().to_owned(),
            version: v.version().to_owned(),
            ruleset_sha256: v.ruleset(),
        })
        .collect();
    if report.pairs > 0 {
        validators.push(ToolFact {
            kind: "validator".to_owned(),
            name: assay_datasets::pairs::NAME.to_owned(),
            version: assay_datasets::pairs::VERSION.to_owned(),
            ruleset_sha256: assay_datasets::pairs::ruleset(&settings.policy.pairs)?,
        });
    }
    if let Some(model) = &settings.prompts.model {
        validators.push(phrasing::fact(model, &settings.prompts.written));
    }
    // Independent scanners are not of the panel; their verdicts are in the rows all the same.
    for (name, version, ruleset) in &report.validators {
        if validators.iter().all(|tool| (&tool.name, &tool.version, &tool.ruleset_sha256) != (name, version, ruleset)) {
            let kind = if name.starts_with("scanner") { "scanner" } else { "validator" };
            let (name, version) = (name.clone(), version.clone());
            validators.push(ToolFact { kind: kind.to_owned(), name, version, ruleset_sha256: *ruleset });
        }
    }
    validators.sort();
    let mut rule_facts: Vec<RuleFact> = rules
        .rules()
        .iter()
        .map(|r| RuleFact { id: r.id.to_string(), version: r.version, sha256: r.digest, cwe: r.cwe.clone(), title: r.title.clone() })
        .chain(rules.documents().iter().map(|r| RuleFact {
            id: r.id.clone(),
            version: r.written.version,
            sha256: r.digest,
            cwe: r.written.cwe.clone(),
            title: r.written.title.clone(),
        }))
        .collect();
    rule_facts.sort();
    let snapshot = harvest.artifacts.iter().map(|a| a.pin.fetched_at.as_str()).max().unwrap_or("1970-01-01T00:00:00Z");
    Ok(Manifest {
        manifest_version: assay_manifests::manifest::MANIFEST_VERSION,
        name: recipe.name.clone(),
        version: recipe.version.clone(),
        schema_version: assay_datasets::schema::SCHEMA,
        origin: origin_name(recipe),
        snapshot: snapshot.to_owned(),
        recipe: RecipeFact { sha256: Sha256Digest::of(recipe_bytes), value: serde_json::to_value(recipe)? },
        lock_sha256: Sha256Digest::of(harvest.lock.text()),
        pipeline: Pipeline { name: "assay".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned(), sha256: settings.pipeline_sha256 },
        sources,
        unreachable: harvest
            .skipped_optional
            .iter()
            .map(|s| Unreachable { source: s.source.clone(), reason: format!("{}: {}", s.artifact, without_places(&s.reason)) })
            .collect(),
        validators,
        rules: rule_facts,
        counts: assay_datasets::facts::counts(report),
        views: assay_datasets::facts::views(report, &settings.views),
        trees: Trees::default(),
        previous: None,
    })
}

/// A reason as it may be published: its first line, without paths of this machine, which a client may have named.
fn without_places(reason: &str) -> String {
    let line = reason.lines().next().unwrap_or_default();
    let plain = |word: &str| !word.trim_start_matches(['\'', '"', '(', '`']).starts_with(['/', '~']);
    let mut text: String = line.split(' ').map(|word| if plain(word) { word } else { "…" }).collect::<Vec<_>>().join(" ");
    text.truncate(text.char_indices().nth(200).map_or(text.len(), |(at, _)| at));
    text
}

/// Name of the log that a recipe's releases are in, and of the key that signs it.
pub fn origin_name(recipe: &Recipe) -> String {
    format!("assay.example/{}", recipe.name)
}

fn source_fact(artifact: &Artifact, rows: &BTreeMap<String, (u64, BTreeSet<String>)>) -> SourceFact {
    let (repo, revision, revision_kind) = artifact.facts.revision(&artifact.pin);
    let sha256 = artifact.pin.sha256;
    let (rows, licenses) = rows.get(&sha256.to_hex()).cloned().unwrap_or_default();
    let licenses = if licenses.is_empty() { vec![artifact.facts.license.clone()] } else { licenses.into_iter().collect() };
    SourceFact {
        source: artifact.source.name.clone(),
        kind: artifact.pin.kind.clone(),
        name: artifact.pin.name.clone(),
        version: artifact.facts.version.clone(),
        purl: artifact.facts.purl.clone(),
        repo,
        revision,
        revision_kind,
        repository: artifact.facts.repository.clone(),
        artifact_sha256: sha256,
        artifact_bytes: artifact.pin.bytes,
        licenses,
        license_evidence: Some(artifact.facts.license_evidence.clone()),
        rows,
        vulnerabilities: Vec::new(),
    }
}

/// Released rows and their licences by artifact, read back from the records of the release.
fn rows_by_artifact(staging: &Path) -> anyhow::Result<BTreeMap<String, (u64, BTreeSet<String>)>> {
    let mut out: BTreeMap<String, (u64, BTreeSet<String>)> = BTreeMap::new();
    for file in readback::data_files(staging)?.iter().filter(|file| file.view == "samples") {
        readback::for_each_batch(&staging.join(&file.path), &["record"], |batch| {
            for record in readback::texts(batch, "record")?.iter().flatten() {
                let record: serde_json::Value = serde_json::from_str(record)?;
                let others = record["other_origins"].as_array().into_iter().flatten();
                for origin in std::iter::once(&record["origin"]).chain(others) {
                    let artifact = origin["artifact_sha256"].as_str().unwrap_or_default();
                    let entry = out.entry(artifact.to_owned()).or_default();
                    entry.0 += 1;
                    entry.1.extend(record["license"].as_str().map(str::to_owned));
                }
            }
            Ok(())
        })?;
    }
    Ok(out)
}

/// What the metadata documents say in words.
pub fn about(recipe: &Recipe) -> About {
    let or = |text: &str, other: &str| if text.trim().is_empty() { other.to_owned() } else { text.trim().to_owned() };
    About {
        title: or(&recipe.title, &recipe.name),
        description: or(&recipe.description, "Source code with its origin, verdicts and evidence, curated by data-flow rules."),
        url: or(&recipe.homepage, "https://assay.example/"),
        publisher: "The Assay authors".to_owned(),
        keywords: ["source code", "secure coding", "CWE", "data flow", "evidence"].map(str::to_owned).to_vec(),
        collection: "Functions and files taken from published packages, archives, repositories and folders that the recipe pins by version or commit and digest; nothing harvested was executed.".to_owned(),
        preprocessing: "Each file was parsed once and judged by every validator; exact, normalised and near duplicates were clustered; what was flagged, unlicensed or unjudged by policy was left out, with its reason in the ledger.".to_owned(),
        limitations: "Verdicts rest on static analysis of one file or package. `unflagged` means that no rule found a danger, not that none is there; `evidenced` means that a safe form was upheld on the sinks that rules know.".to_owned(),
        biases: "Popular packages of public registries are over-represented, English identifiers and comments prevail, and languages with more rules show more evidence.".to_owned(),
        personal_information: "Names and addresses in licence headers are kept as attribution. Samples in which a secret was recognised are left out.".to_owned(),
        intended_uses: vec!["Training and evaluation of code models".to_owned(), "Research on secure code".to_owned()],
        out_of_scope: vec!["Proof that a program is free of defects".to_owned()],
        maintenance: "Releases are versioned and never changed; rows are withdrawn by signed recalls. Owners may ask for removal by repository, package or licence.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_rows_is_reused_as_it_was_written_only() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("ab.jsonl.zst");
        assert!(!is_whole(&path), "absent");
        write_rows(&path, &[]).expect("written");
        assert!(is_whole(&path));
        let mut bytes = fs::read(&path).expect("bytes");
        bytes[4] ^= 1;
        fs::write(&path, bytes).expect("written");
        assert!(!is_whole(&path) && !path.exists(), "changed");
        write_rows(&path, &[]).expect("written");
        fs::write(&path, b"").expect("written");
        assert!(!is_whole(&path), "cut");
    }
}
