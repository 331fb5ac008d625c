//! `assay diff`: what changed between two releases, for people and for programs.

use std::path::Path;

use anyhow::Context;
use assay_datasets::compare;
use assay_manifests::{
    Sha256Digest,
    diff::{Change, Diff, JudgeChanges},
    manifest::Manifest,
    merkle,
    recall::Recall,
    seal, sums,
};

use super::{Ended, note, print, release::release};
use crate::{cli::Common, cli_release, text};

/// Rows of one kind that are named without `--all`.
const MOST_NAMED: usize = 10;

pub fn run(args: &cli_release::Diff, common: &Common) -> anyhow::Result<Ended> {
    let (old, new) = (release(&args.old)?, release(&args.new)?);
    let (before, digest) = manifest(old)?;
    let (after, _) = manifest(new)?;
    if before.name != after.name && !common.quiet {
        note(&format!("note: {} and {} are releases of different datasets", text::escape(&before.name), text::escape(&after.name)));
    }
    let recalls = recalls_in(new)?;
    let mut diff = compare::releases((old, compare::previous_of(&before, digest)), (new, &after.name, &after.version), &recalls)?;
    diff.judges = JudgeChanges::between(&before, &after);
    let leaves =
        |dir: &Path| merkle::read_leaves(&sums::place(dir, seal::LEAVES)).with_context(|| format!("{}: {}", dir.display(), seal::LEAVES));
    anyhow::ensure!(
        diff.agrees_with(&leaves(old)?, &leaves(new)?),
        "the rows do not agree with the logs: run `assay verify` on both releases"
    );
    if common.json {
        print(&diff.to_json()?)?;
    } else {
        print(&table(&diff, args.all))?;
    }
    let pairs = diff.pairs.as_ref().map_or(0, |pairs| pairs.added.len() + pairs.removed.len());
    let same = diff.counts.added + diff.counts.removed + diff.counts.changed == 0 && pairs == 0 && diff.judges.is_none();
    Ok(if same { Ended::Clean } else { Ended::Found })
}

/// A release's manifest and the digest of its file.
///
/// # Errors
/// Where it cannot be read.
pub fn manifest(dir: &Path) -> anyhow::Result<(Manifest, Sha256Digest)> {
    let path = dir.join(seal::MANIFEST);
    let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let manifest = Manifest::from_json(&text).with_context(|| path.display().to_string())?;
    Ok((manifest, Sha256Digest::of(&text)))
}

/// Recalls as they lie in a folder of a release; whoever must believe them checks their signatures.
pub fn recalls_in(dir: &Path) -> anyhow::Result<Vec<Recall>> {
    let folder = dir.join(assay_manifests::recall::RECALLS);
    let Ok(entries) = std::fs::read_dir(&folder) else { return Ok(Vec::new()) };
    let mut paths: Vec<_> =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "json")).collect();
    paths.sort();
    paths.iter().map(|path| serde_json::from_str(&std::fs::read_to_string(path)?).with_context(|| path.display().to_string())).collect()
}

fn table(diff: &Diff, all: bool) -> String {
    let most = if all { usize::MAX } else { MOST_NAMED };
    let counts = diff.counts;
    let mut out = format!(
        "{}: {} rows added, {} removed, {} changed, {} the same since {}\n",
        text::escape(&diff.to),
        counts.added,
        counts.removed,
        counts.changed,
        counts.same,
        text::escape(&diff.from.version)
    );
    if let Some(pairs) = &diff.pairs {
        out.push_str(&format!("pairs: {} added, {} removed, {} the same\n", pairs.added.len(), pairs.removed.len(), pairs.same));
    }
    let (reasons, fields) = diff.summary();
    for (title, counts) in [("removed for", reasons), ("changed in", fields)] {
        let rows: Vec<Vec<String>> = counts.iter().map(|(what, n)| vec![text::escape(what), n.to_string()]).collect();
        if !rows.is_empty() {
            out.push_str(&format!("\n{}", text::table(&[title, "rows"], &rows)));
        }
    }
    let mut rows: Vec<Vec<String>> = Vec::new();
    let short = |id: &str| id.chars().take(16).collect::<String>();
    rows.extend(
        diff.added.iter().take(most).map(|row| vec!["+".into(), short(&row.id), row.language.clone(), row.name.clone(), String::new()]),
    );
    rows.extend(
        diff.removed
            .iter()
            .take(most)
            .map(|row| vec!["-".into(), short(&row.id), row.language.clone(), row.name.clone(), row.reason.clone()]),
    );
    rows.extend(diff.changed.iter().take(most).map(|row| {
        let fields: Vec<&str> = row.changes.iter().map(|change| change.field.as_str()).collect();
        vec!["~".into(), short(&row.id), row.language.clone(), row.name.clone(), fields.join(", ")]
    }));
    if let Some(pairs) = &diff.pairs {
        let pair = |sign: &str, id: &str, why: &str| vec![sign.to_owned(), short(id), String::new(), "pair".to_owned(), why.to_owned()];
        rows.extend(pairs.added.iter().take(most).map(|id| pair("+", id, "")));
        rows.extend(pairs.removed.iter().take(most).map(|gone| pair("-", &gone.id, &gone.reason)));
    }
    if !rows.is_empty() {
        out.push_str(&format!("\n{}", text::columns(&["", "sample", "language", "name", "why"], &rows)));
    }
    let of_pairs = diff.pairs.as_ref().map_or(0, |pairs| pairs.added.len() + pairs.removed.len());
    let left = (diff.added.len() + diff.removed.len() + diff.changed.len() + of_pairs).saturating_sub(rows.len());
    if left > 0 {
        out.push_str(&format!("({left} more: --all, or --json)\n"));
    }
    if let Some(judges) = &diff.judges {
        out.push_str(&judged(judges, most));
    }
    out
}

/// What the rows were judged by, then and now.
fn judged(judges: &JudgeChanges, most: usize) -> String {
    let mut out = String::new();
    for (what, changes) in [("validator", &judges.validators), ("rule", &judges.rules)] {
        if changes.is_empty() {
            continue;
        }
        let side = |text: &str| if text.is_empty() { "—".to_owned() } else { text::escape(text) };
        let row = |change: &Change| vec![text::escape(&change.field), side(&change.from), side(&change.to)];
        let rows: Vec<Vec<String>> = changes.iter().take(most).map(row).collect();
        out.push_str(&format!("\n{}", text::columns(&[what, "was", "is"], &rows)));
        if changes.len() > rows.len() {
            out.push_str(&format!("({} more: --all, or --json)\n", changes.len() - rows.len()));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use assay_manifests::{
        diff::{DiffCounts, PairChanges, RemovedPair},
        manifest::{Previous, TreeFact},
    };

    use super::*;

    #[test]
    fn pairs_that_came_and_went_are_named() {
        let pairs = PairChanges {
            added: vec!["aa11".into()],
            removed: vec![RemovedPair { id: "bb22".into(), reason: "recalled by x_DEMO-2026-0001".into() }],
            same: 3,
        };
        let diff = Diff {
            name: "demo".into(),
            from: Previous {
                version: "1.0.0".into(),
                manifest_sha256: Sha256Digest::of("old"),
                samples: TreeFact { size: 0, root: Sha256Digest::of("rows") },
            },
            to: "1.1.0".into(),
            counts: DiffCounts::default(),
            added: Vec::new(),
            removed: Vec::new(),
            changed: Vec::new(),
            pairs: Some(pairs),
            judges: None,
        };
        let told = table(&diff, false);
        for word in ["aa11", "bb22", "recalled by x_DEMO-2026-0001"] {
            assert!(told.contains(word), "{word}: {told}");
        }
        assert!(!told.contains("more:"), "{told}");
    }
}
