//! Two releases compared, read from their Parquet: what changed, and why rows are gone. Knows nothing of signatures.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use assay_manifests::{
    diff::{Diff, PairChanges, RemovedPair, diff},
    manifest::{Manifest, Previous},
    recall::Recall,
};

use crate::{
    Error, Result,
    lookup::{records, view_files},
    readback::{for_each_batch, texts},
};

/// Compares the release in `old`, whose manifest and its digest are given, with the one in `new`. `recalls` are those the newer one obeys.
///
/// # Errors
/// Where a release cannot be read or its rows are out of order.
pub fn releases(old: (&Path, Previous), new: (&Path, &str, &str), recalls: &[Recall]) -> Result<Diff> {
    let (old, from) = old;
    let (new, name, to) = new;
    let fault = |error: assay_manifests::diff::DiffError| Error::Release { path: new.to_owned(), reason: error.to_string() };
    let mut found = diff(records(old)?, records(new)?, (name, from, to), |_| None).map_err(fault)?;
    let (before, after) = (pairs(old)?, pairs(new)?);
    let lost: Vec<(&String, &Sides)> = before.iter().filter(|(id, _)| !after.contains_key(*id)).collect();
    let gone: BTreeSet<&str> = found.removed.iter().map(|row| row.id.as_str()).chain(lost.iter().map(|(id, _)| id.as_str())).collect();
    let mut reasons = reasons(new, &gone, recalls)?;
    // A pair goes with either side.
    for recall in recalls.iter().filter(|recall| recall.withdrawn.is_none()) {
        let named: BTreeSet<String> = recall.hashes().iter().map(|hash| hash.to_hex()).collect();
        for (id, _) in lost.iter().filter(|(_, sides)| sides.iter().any(|side| named.contains(side))) {
            reasons.insert((*id).clone(), format!("recalled by {}", recall.id));
        }
    }
    if !before.is_empty() || !after.is_empty() {
        let removed = lost.iter().map(|(id, _)| RemovedPair {
            id: (*id).clone(),
            reason: reasons.get(*id).cloned().unwrap_or_else(|| "text no longer harvested".to_owned()),
        });
        found.pairs = Some(PairChanges {
            added: after.keys().filter(|id| !before.contains_key(*id)).cloned().collect(),
            removed: removed.collect(),
            same: after.keys().filter(|id| before.contains_key(*id)).count() as u64,
        });
    }
    for row in &mut found.removed {
        if let Some(reason) = reasons.get(&row.id) {
            row.reason.clone_from(reason);
        }
    }
    Ok(found)
}

/// Digests of both sides of a pair.
type Sides = [String; 2];

/// The pairs of a release, by id; a pair that stands in several rows, with other names or prompts, is one.
fn pairs(root: &Path) -> Result<BTreeMap<String, Sides>> {
    let mut found = BTreeMap::new();
    for (_, place) in view_files(root, "dpo")? {
        for_each_batch(&place, &["id", "chosen_sha256", "rejected_sha256"], |batch| {
            let (ids, chosen, rejected) = (texts(batch, "id")?, texts(batch, "chosen_sha256")?, texts(batch, "rejected_sha256")?);
            for row in 0..batch.num_rows() {
                let id = ids.value(row);
                let id = id.get(..64).unwrap_or(id).to_owned();
                found.insert(id, [chosen.value(row).to_owned(), rejected.value(row).to_owned()]);
            }
            Ok(())
        })?;
    }
    Ok(found)
}

/// Why each of the ids `gone` is not in the release: a recall that names it, else what its ledger says.
fn reasons(new: &Path, gone: &BTreeSet<&str>, recalls: &[Recall]) -> Result<BTreeMap<String, String>> {
    let mut reasons = BTreeMap::new();
    if gone.is_empty() {
        return Ok(reasons);
    }
    for (_, place) in view_files(new, "ledger")? {
        for_each_batch(&place, &["sample_id", "fate", "reason"], |batch| {
            let (ids, fates, told) = (texts(batch, "sample_id")?, texts(batch, "fate")?, texts(batch, "reason")?);
            for (row, id) in ids.iter().enumerate().filter_map(|(row, id)| Some((row, id?))).filter(|(_, id)| gone.contains(id)) {
                let reason = format!("{}: {}", fates.value(row), told.value(row));
                // Of several occurrences the one that was turned down says more than a duplicate.
                let known = reasons.entry(id.to_owned()).or_insert_with(|| reason.clone());
                if known.starts_with("duplicate") || reason < *known {
                    *known = reason;
                }
            }
            Ok(())
        })?;
    }
    for recall in recalls.iter().filter(|recall| recall.withdrawn.is_none()) {
        for id in recall.hashes().iter().map(|hash| hash.to_hex()).filter(|id| gone.contains(id.as_str())) {
            reasons.insert(id, format!("recalled by {}", recall.id));
        }
    }
    Ok(reasons)
}

/// What a newer release says of `manifest`.
pub fn previous_of(manifest: &Manifest, manifest_sha256: assay_manifests::Sha256Digest) -> Previous {
    Previous { version: manifest.version.clone(), manifest_sha256, samples: manifest.trees.samples }
}
