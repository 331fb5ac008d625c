//! `assay recall`, `assay revet` and `assay apply-recalls`: rows that were released and should not be used any longer.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail, ensure};
use assay_datasets::{filter, lookup, readback, rowjson::row_value};
use assay_manifests::{
    LicenceEvidence, Origin, Record, RevisionKind, Sha256Digest,
    keys::Signer,
    recall::{Candidate, ExclusionIndex, Exclusions, Grounds, GroundsKind, Recall, Selector, authors_of, next_id},
};
use serde_json::json;

use super::{Ended, diff::manifest, print, print_json, release::release};
use crate::{
    cli::Common,
    cli_release::{self, ApplyRecalls, Kind, RecallTo, Revet},
    history::History,
    plan,
    progress::Progress,
    recipe::Recipe,
    revet::{self, Condemned},
    stages, text, trust,
};

/// What a dataset's recalls are written with.
struct Desk {
    name: String,
    history: History,
    folder: PathBuf,
    signer: Signer,
    known: Vec<Recall>,
    now: String,
}

impl Desk {
    fn open(recipe_path: &Path, to: &RecallTo) -> anyhow::Result<Self> {
        let recipe = Recipe::load(recipe_path)?;
        let mut history = History::of(recipe_path, &recipe.name);
        if let Some(folder) = &to.recalls {
            history.recalls.clone_from(folder);
        }
        let (signer, _) = Signer::open_or_create(&plan::signing_key(to.key.as_deref())?, &stages::origin_name(&recipe))?;
        let known = history.recalls(&history.believed(std::slice::from_ref(&signer))?)?;
        Ok(Self { name: recipe.name, folder: history.recalls.clone(), history, signer, known, now: plan::now()? })
    }

    fn next_id(&self) -> anyhow::Result<String> {
        let year: u16 = self.now.get(..4).and_then(|year| year.parse().ok()).context("the time has no year")?;
        Ok(next_id(&self.name, year, self.known.iter().map(|recall| recall.id.as_str())))
    }

    fn write(&mut self, recall: Recall) -> anyhow::Result<Recall> {
        recall.write(&self.folder, &self.signer)?;
        self.known.push(recall.clone());
        Ok(recall)
    }
}

pub fn recall(args: &cli_release::Recall, common: &Common) -> anyhow::Result<Ended> {
    ensure!(!args.reference.trim().is_empty(), "--reference is empty: say what the recall rests on, for instance the request's number");
    let mut desk = Desk::open(&args.recipe, &args.to)?;
    if let Some(id) = &args.withdraw {
        let found = desk.known.iter().find(|recall| recall.id == *id).cloned();
        let others =
            || match desk.known.iter().filter(|recall| recall.withdrawn.is_none()).map(|recall| recall.id.as_str()).collect::<Vec<_>>() {
                ids if ids.is_empty() => "there is none".to_owned(),
                ids => format!("there are {}", ids.join(", ")),
            };
        let found = found.with_context(|| format!("{id}: no such recall in {}; {}", desk.folder.display(), others()))?;
        if let Some(time) = &found.withdrawn {
            bail!("{id} was taken back already, on {time}: {}", text::escape(&found.details));
        }
        let details = format!("{} Taken back: {}", found.details, args.reference);
        let back = Recall { withdrawn: Some(desk.now.clone()), modified: desk.now.clone(), details, ..found };
        let written = desk.write(back)?;
        return told(&written, &desk.folder, common);
    }
    let selectors = selectors(args)?;
    ensure!(!selectors.is_empty(), "name what is recalled: --repository, --package, --author, --licence or --id");
    let out = args.out.clone().unwrap_or_else(|| plan::default_out(&args.recipe)).join(&desk.name);
    let mut exclusions = Exclusions::default();
    exclusions.add("this", selectors.iter().cloned());
    let (mut rows, mut versions) = (BTreeSet::new(), Vec::new());
    for dir in releases(&out)? {
        let found = matching(&dir, &exclusions)?;
        if !found.is_empty() {
            versions.push(manifest(&dir)?.0.version);
        }
        rows.extend(found);
    }
    if rows.is_empty() && !common.quiet {
        super::note(
            "note: no release that lies here has such a row: the recall binds later builds, and copies of releases that lie elsewhere",
        );
    }
    let kind = match args.kind {
        Kind::OptOut => GroundsKind::OptOut,
        Kind::Licence => GroundsKind::Licence,
        Kind::Error => GroundsKind::Error,
        Kind::Rule => GroundsKind::Rule,
        Kind::Advisory => GroundsKind::Advisory,
    };
    let exclude = selectors.into_iter().filter(|selector| !matches!(selector, Selector::Content(_))).collect();
    let grounds = Grounds { kind, reference: args.reference.clone(), exclude };
    let named: Vec<Sha256Digest> = args.id.iter().filter_map(|id| id.parse().ok()).collect();
    rows.extend(named);
    let is_same = |known: &&Recall| {
        let ground = &known.database_specific;
        known.withdrawn.is_none()
            && (ground.kind, &ground.reference, &ground.exclude) == (grounds.kind, &grounds.reference, &grounds.exclude)
            && rows.is_subset(&known.hashes())
    };
    if let Some(known) = desk.known.iter().find(is_same) {
        bail!(
            "{} says the same since {}: nothing is left to sign; `--withdraw {}` takes it back, another --reference makes it another recall",
            known.id,
            known.published,
            known.id
        );
    }
    let recall = Recall::new(desk.next_id()?, &desk.now, &desk.name, versions, rows.into_iter().collect(), grounds);
    let written = desk.write(recall)?;
    told(&written, &desk.folder, common)
}

fn told(recall: &Recall, folder: &Path, common: &Common) -> anyhow::Result<Ended> {
    if common.json {
        print_json(recall)?;
    } else {
        let state = if recall.withdrawn.is_some() { "taken back" } else { "signed" };
        let versions: Vec<&str> = recall.affected.iter().flat_map(|affected| &affected.versions).map(String::as_str).collect();
        let versions = if versions.is_empty() { "none here".to_owned() } else { versions.join(", ") };
        print(&format!(
            "{} {state}: {} (releases affected: {versions})\n{}\n",
            recall.id,
            text::escape(&recall.summary),
            folder.join(recall.file_name()).display()
        ))?;
    }
    Ok(Ended::Clean)
}

fn selectors(args: &cli_release::Recall) -> anyhow::Result<Vec<Selector>> {
    let mut found = Vec::new();
    for url in &args.repository {
        ensure!(is_address(url), "--repository {}: a URL is expected (https://host/owner/name)", text::escape(url));
        found.push(Selector::Repository(url.clone()));
    }
    for purl in &args.package {
        ensure!(is_purl(purl), "--package {}: a package URL is expected (pkg:npm/name)", text::escape(purl));
        found.push(Selector::Package(purl.clone()));
    }
    for author in &args.author {
        let is_author = author.contains('@') || author.contains("://") || author.trim().parse::<Sha256Digest>().is_ok();
        ensure!(is_author, "--author {}: an address, an owner's URL or a SHA-256 is expected", text::escape(author));
        let lower = author.trim().trim_end_matches('/').to_lowercase();
        found.push(Selector::Author(lower.parse().unwrap_or_else(|_| Sha256Digest::of(&lower))));
    }
    for licence in &args.licence {
        let is_licence = licence == "NOASSERTION" || spdx::Expression::parse(licence).is_ok();
        ensure!(is_licence, "--licence {}: an SPDX expression is expected (`GPL-3.0-only`), as the rows have it", text::escape(licence));
        found.push(Selector::Licence(licence.clone()));
    }
    for id in &args.id {
        found.push(Selector::Content(id.parse().with_context(|| format!("--id {}", text::escape(id)))?));
    }
    Ok(found)
}

/// Whether a text can be where code is from: a URL, with its scheme or without, or a place of the recipe's own naming (`file:own`).
fn is_address(text: &str) -> bool {
    let (place, has_scheme) = match text.split_once(':') {
        Some((_, place)) => (place, true),
        None => (text, false),
    };
    let is_place = !place.trim_matches('/').is_empty() && (has_scheme || (place.contains('.') && place.contains('/')));
    is_place && !text.starts_with(':') && !text.contains(char::is_whitespace)
}

/// Whether a text is a package URL: a type and a name.
fn is_purl(text: &str) -> bool {
    let Some((kind, name)) = text.strip_prefix("pkg:").and_then(|rest| rest.split_once('/')) else { return false };
    let is_kind =
        kind.starts_with(|c: char| c.is_ascii_alphabetic()) && kind.chars().all(|c| c.is_ascii_alphanumeric() || ".+-".contains(c));
    is_kind && !name.trim_matches('/').is_empty() && !text.contains(char::is_whitespace)
}

/// Releases of a dataset that lie in its folder, by version.
fn releases(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(Vec::new()) };
    let mut found: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| path.join("manifest.json").is_file()).collect();
    found.sort();
    Ok(found)
}

/// Ids of the rows that one of the exclusions names, by any of their origins.
fn matching(dir: &Path, exclusions: &Exclusions) -> anyhow::Result<BTreeSet<Sha256Digest>> {
    let index = exclusions.index();
    let mut found = BTreeSet::new();
    for (_, place) in lookup::view_files(dir, "samples")? {
        readback::for_each_batch(&place, &["content", "record"], |batch| {
            let (contents, records) = (readback::texts(batch, "content")?, readback::texts(batch, "record")?);
            for row in 0..batch.num_rows() {
                let record: Record = serde_json::from_str(records.value(row))?;
                let origins = std::iter::once(&record.origin).chain(&record.other_origins);
                let named = |origin| {
                    let authors = authors_of(origin, contents.value(row));
                    index.matching(&Candidate { id: record.id, origin, authors: &authors }).is_some()
                };
                if origins.into_iter().any(named) {
                    found.insert(record.id);
                }
            }
            Ok(())
        })?;
    }
    let sides = ["chosen", "rejected"];
    let columns = ["license", "chosen", "rejected", "chosen_sha256", "rejected_sha256", "chosen_origin", "rejected_origin"];
    for (_, place) in lookup::view_files(dir, "dpo")? {
        readback::for_each_batch(&place, &columns, |batch| {
            for at in 0..batch.num_rows() {
                let row = row_value(batch, at)?;
                let side_named = |side: &&str| named_side(&index, &row, side);
                // A pair goes as a whole: one side alone says nothing.
                if sides.iter().any(side_named) {
                    found.extend(sides.iter().filter_map(|side| row[format!("{side}_sha256")].as_str()?.parse::<Sha256Digest>().ok()));
                }
            }
            Ok(())
        })?;
    }
    Ok(found)
}

/// Whether one side of a pair's row is named: by its text, or by where it comes from.
fn named_side(index: &ExclusionIndex, row: &serde_json::Value, side: &str) -> bool {
    let place = &row[format!("{side}_origin")];
    let word = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let Ok(id) = word(&row[format!("{side}_sha256")]).parse::<Sha256Digest>() else { return false };
    let repo = word(&place["repo"]);
    let origin = Origin {
        source: String::new(),
        kind: String::new(),
        purl: repo.starts_with("pkg:").then(|| repo.clone()),
        repo,
        revision: word(&place["revision"]),
        revision_kind: RevisionKind::Artifact,
        repository: None,
        version: place["version"].as_str().map(str::to_owned),
        artifact_sha256: id,
        path: word(&place["path"]),
        start_byte: 0,
        end_byte: 0,
        start_line: 0,
        end_line: 0,
        swhid: word(&place["swhid"]),
        license: word(&row["license"]),
        license_evidence: LicenceEvidence { source: String::new(), sha256: id, score: None },
        fetched_at: String::new(),
        tags: Vec::new(),
    };
    let authors = authors_of(&origin, &row[side].to_string());
    index.matching(&Candidate { id, origin: &origin, authors: &authors }).is_some()
}

pub fn revet(args: &Revet, common: &Common) -> anyhow::Result<Ended> {
    let dir = release(&args.release.release)?;
    let (manifest, _) = manifest(dir)?;
    let advisories = revet::advisories(&args.advisories)?;
    let stage = Progress::new(common.quiet || common.json).stage("revet", 0);
    let outcome = revet::run(dir, &manifest, &args.rules, &advisories)?;
    stage.done();
    let (condemned, spared): (Vec<Condemned>, Vec<Condemned>) =
        outcome.condemned.into_iter().partition(|row| row.changed || args.unchanged_rules);
    let mut by_reason: BTreeMap<(GroundsOrder, String), BTreeSet<Sha256Digest>> = BTreeMap::new();
    for row in &condemned {
        by_reason.entry((GroundsOrder::of(row.kind), row.reference.clone())).or_default().insert(row.id);
    }
    let mut written = Vec::new();
    if let Some(recipe) = &args.recall {
        let mut desk = Desk::open(recipe, &args.to)?;
        ensure!(desk.name == manifest.name, "{}: the recipe of `{}`, not of `{}`", recipe.display(), desk.name, manifest.name);
        let recalled: BTreeSet<Sha256Digest> = desk.known.iter().filter(|r| r.withdrawn.is_none()).flat_map(Recall::hashes).collect();
        for ((kind, reference), rows) in &by_reason {
            let rows: Vec<Sha256Digest> = rows.difference(&recalled).copied().collect();
            if rows.is_empty() {
                continue;
            }
            let grounds = Grounds { kind: kind.kind(), reference: reference.clone(), exclude: Vec::new() };
            let recall = Recall::new(desk.next_id()?, &desk.now.clone(), &desk.name.clone(), vec![manifest.version.clone()], rows, grounds);
            written.push(desk.write(recall)?);
        }
        let _ = &desk.history;
    }
    if common.json {
        let row = |row: &Condemned| json!({"id": row.id, "name": row.name, "kind": GroundsOrder::of(row.kind).kind(), "reference": row.reference, "line": row.line, "rule_changed": row.changed, "pair": row.pair});
        print_json(&json!({
            "release": manifest.name, "version": manifest.version, "rows": outcome.rows, "pairs": outcome.pairs, "advisories": advisories.len(),
            "condemned": condemned.iter().map(row).collect::<Vec<_>>(), "differing": spared.iter().map(row).collect::<Vec<_>>(),
            "recalls": written.iter().map(|recall| &recall.id).collect::<Vec<_>>(),
        }))?;
    } else {
        print(&revetted(&by_reason, &condemned, &spared, (outcome.rows, outcome.pairs), &written))?;
    }
    Ok(if condemned.is_empty() { Ended::Clean } else { Ended::Found })
}

fn revetted(
    by_reason: &BTreeMap<(GroundsOrder, String), BTreeSet<Sha256Digest>>,
    condemned: &[Condemned],
    spared: &[Condemned],
    (rows, pairs): (u64, u64),
    written: &[Recall],
) -> String {
    let mut out = String::new();
    if !by_reason.is_empty() {
        let lines: Vec<Vec<String>> =
            by_reason.iter().map(|((_, reference), ids)| vec![text::escape(reference), ids.len().to_string()]).collect();
        out.push_str(&text::table(&["condemned by", "rows"], &lines));
        out.push('\n');
        let named: Vec<Vec<String>> = condemned
            .iter()
            .take(20)
            .map(|row| {
                vec![
                    row.id.to_hex(),
                    row.pair
                        .as_ref()
                        .map_or_else(|| row.name.clone(), |pair| format!("pair {}", pair.chars().take(16).collect::<String>())),
                    row.reference.clone(),
                    row.line.map_or_else(String::new, |line| format!("line {line}")),
                ]
            })
            .collect();
        out.push_str(&text::columns(&["sample", "name", "by", "where in its text"], &named));
    }
    if !spared.is_empty() {
        out.push_str(&format!(
            "{} findings by rules that have not changed since the release, seen now without the rest of the file; --unchanged-rules counts them\n",
            spared.len()
        ));
    }
    for recall in written {
        out.push_str(&format!("{} signed: {}\n", recall.id, text::escape(&recall.summary)));
    }
    let of_pairs = if pairs > 0 { format!(" and the chosen sides of {pairs} pairs") } else { String::new() };
    out.push_str(&format!(
        "{rows} rows{of_pairs} judged again, {} condemned\n",
        by_reason.values().flatten().collect::<BTreeSet<_>>().len()
    ));
    out
}

/// Kinds in a fixed order, so that recalls are numbered the same each time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum GroundsOrder {
    Rule,
    Advisory,
}

impl GroundsOrder {
    const fn of(kind: revet::By) -> Self {
        match kind {
            revet::By::Rule => Self::Rule,
            revet::By::Advisory => Self::Advisory,
        }
    }

    const fn kind(self) -> GroundsKind {
        match self {
            Self::Rule => GroundsKind::Rule,
            Self::Advisory => GroundsKind::Advisory,
        }
    }
}

pub fn apply(args: &ApplyRecalls, common: &Common) -> anyhow::Result<Ended> {
    let dir = release(&args.release.release)?;
    let (manifest, digest) = manifest(dir)?;
    let folder = args.recalls.clone().unwrap_or_else(|| dir.join(assay_manifests::recall::RECALLS));
    ensure!(folder.is_dir(), "{}: no folder of recalls; give one with --recalls", folder.display());
    if args.to.exists() {
        bail!("{} exists: a filtered copy is written anew, give another place", args.to.display());
    }
    ensure!(
        !super::lies_in(&args.to, dir),
        "--to {}: it lies in the release itself, which is never changed; give a place outside of it",
        args.to.display()
    );
    let mut store = trust::store(&args.trust)?;
    if args.trust.shipped_keys {
        assay_manifests::trust::TrustStore::load(&dir.join("keys"))?.named().for_each(|(name, key)| store.add(name, key));
    }
    let recalls = Recall::read_all(&folder, &store)?;
    let of_this =
        |recall: &&Recall| recall.withdrawn.is_none() && recall.affected.iter().any(|a| a.database_specific.dataset == manifest.name);
    let applied: Vec<&Recall> = recalls.iter().map(|(recall, _)| recall).filter(of_this).collect();
    // A recall by its owner, package or licence names rows of releases too that did not lie where it was signed.
    let mut exclusions = Exclusions::default();
    applied.iter().for_each(|recall| exclusions.apply(recall));
    let mut recalled: BTreeSet<Sha256Digest> = applied.iter().flat_map(|recall| recall.hashes()).collect();
    if applied.iter().any(|recall| !recall.database_specific.exclude.is_empty()) {
        recalled.extend(matching(dir, &exclusions)?);
    }
    let parent = args.to.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
    let staging = tempfile::Builder::new().prefix(".partial-").tempdir_in(parent)?;
    let copy = staging.path().join("copy");
    let files = filter::copy_without(dir, &recalled, &copy)?;
    let licences = dir.join(LICENCES);
    if licences.is_file() {
        let said = fs::read_to_string(&licences).with_context(|| format!("cannot read {}", licences.display()))?;
        fs::write(copy.join(LICENCES), of_copy(&said, &manifest.name, &manifest.version))?;
    }
    let removed_of = |view: &str| files.iter().filter(|file| file.path.starts_with(view)).map(|file| file.removed).sum::<u64>();
    let (removed, pairs) = (removed_of("data/samples/"), removed_of("data/dpo/"));
    let ids: Vec<&str> = applied.iter().map(|recall| recall.id.as_str()).collect();
    let told = json!({
        "dataset": manifest.name, "version": manifest.version, "manifest_sha256": digest, "recalls": ids, "samples_removed": removed, "pair_rows_removed": pairs, "files": files,
        "note": "A copy without recalled rows. It is not a release and is not signed: verify the release it was made from.",
    });
    fs::write(copy.join("filtered.json"), serde_json::to_string_pretty(&told)? + "\n")?;
    fs::rename(&copy, &args.to).with_context(|| format!("cannot move the copy to {}", args.to.display()))?;
    if common.json {
        print_json(&told)?;
    } else {
        print(&format!("{}: {removed} samples and {pairs} rows of pairs left out by {} recalls\n", args.to.display(), ids.len()))?;
    }
    Ok(Ended::Clean)
}

/// Attribution texts of a release.
const LICENCES: &str = "LICENSES.md";

/// The licences of a release as its copy gives them: all texts stay, and the numbers are said to be the release's.
fn of_copy(licences: &str, name: &str, version: &str) -> String {
    let said = format!("The numbers below are those of {name} {version}, before recalled rows were left out.");
    match licences.split_once("\n\n") {
        Some((title, rest)) if title.starts_with("# ") => format!("{title}\n\n{said}\n\n{rest}"),
        _ => format!("{said}\n\n{licences}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licences_of_a_copy_say_whose_numbers_they_give() {
        let told = of_copy("# Licences\n\nEvery row says.\n", "demo", "1.0.0");
        assert_eq!(
            told,
            "# Licences\n\nThe numbers below are those of demo 1.0.0, before recalled rows were left out.\n\nEvery row says.\n"
        );
    }

    #[test]
    fn a_wish_that_names_nothing_is_refused() {
        for fine in ["https://example.org/a/b", "git@example.org:a/b", "example.org/a/b", "file:own"] {
            assert!(is_address(fine), "{fine}");
        }
        for wrong in ["", "not a url", "own", "https://", ":x"] {
            assert!(!is_address(wrong), "{wrong}");
        }
        assert!(is_purl("pkg:npm/%40scope/name@1.0.0") && is_purl("pkg:cargo/serde"));
        assert!(!is_purl("pkg:foo") && !is_purl("npm/foo") && !is_purl("pkg:npm/") && !is_purl("pkg:/x"));
    }
}
