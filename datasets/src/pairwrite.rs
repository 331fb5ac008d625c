//! Writing the views of pairs: `dpo` and `dpo_flat` by pair, `kto` and `classify` by side, each sorted by its ids. The only place where the
//! text of an insecure side reaches a data file.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use assay_manifests::{Harvested, JudgedPair, Sample, Sha256Digest};
use rayon::prelude::*;

use crate::{
    Error, Result, SetSettings, View,
    admission::Admission,
    build::{NeededLicence, limits},
    pairs::{PairAssessment, Shown, ruleset},
    spill::{Sorted, Sorter},
    splits::Split,
    trainers::{Preference, Side, preference_batch, side_batch},
    write::{Shard, TableWriter},
};

/// Pairs that are put together at a time.
const CHUNK: usize = 1024;

/// What was written.
#[derive(Default)]
pub(crate) struct WrittenPairs {
    pub shards: Vec<Shard>,
    pub count: u64,
    pub licences: BTreeSet<NeededLicence>,
}

type Tables = BTreeMap<(View, Split), TableWriter>;

/// Writes the kept pairs: rows of split (one byte) and line, by pair.
pub(crate) fn write(rows: Sorter, settings: &SetSettings, admission: &Admission, staging: &Path) -> Result<WrittenPairs> {
    let mut tables = Tables::new();
    for view in settings.views.iter().copied().filter(|view| view.is_of_pairs()) {
        for split in Split::ALL {
            tables.insert((view, split), TableWriter::new(staging, view, split.name(), limits(settings))?);
        }
    }
    let mut written = WrittenPairs::default();
    let mut sides = Sorter::new(&settings.temp, settings.buffer_bytes);
    let mut rows = rows.sorted()?;
    loop {
        let chunk = next_chunk(&mut rows)?;
        if chunk.is_empty() {
            break;
        }
        let made: Vec<Result<(JudgedPair, Shown, Split)>> = chunk.into_par_iter().map(|payload| read(&payload, admission)).collect();
        let mut preferences = Vec::new();
        for pair in made {
            let (pair, shown, split) = pair?;
            written.count += 1;
            written.licences.extend([&pair.before.sample, &pair.after.sample].map(|sample| needed(sample, &shown)));
            let rows = Preference::of(pair, shown, split, settings);
            for side in rows.first().map(Preference::sides).into_iter().flatten() {
                let key = hex::decode(&side.id).unwrap_or_default();
                sides.push(key, serde_json::to_vec(&side)?)?;
            }
            preferences.extend(rows);
        }
        for ((view, split), table) in tables.iter_mut().filter(|((view, _), _)| matches!(view, View::Dpo | View::DpoFlat)) {
            let rows: Vec<&Preference> = preferences.iter().filter(|row| row.split == *split).collect();
            table.write(&preference_batch(*view, &rows)?, rows.iter().map(|row| row.bytes()).sum())?;
        }
    }
    write_sides(sides, &mut tables, settings)?;
    for table in tables.into_values() {
        written.shards.extend(table.finish()?);
    }
    Ok(written)
}

fn next_chunk(rows: &mut Sorted) -> Result<Vec<Vec<u8>>> {
    let mut chunk = Vec::new();
    while chunk.len() < CHUNK {
        let Some((_, payload)) = rows.advance()? else { break };
        chunk.push(payload);
    }
    Ok(chunk)
}

fn read(payload: &[u8], admission: &Admission) -> Result<(JudgedPair, Shown, Split)> {
    let (split, line) = payload.split_first().ok_or_else(|| Error::Law("a kept pair without a row".to_owned()))?;
    let split = Split::ALL.into_iter().find(|known| *known as u8 == *split).unwrap_or(Split::Train);
    let Harvested::Pair(pair) = serde_json::from_slice(line)? else {
        return Err(Error::Law("a row that is no pair was kept as one".to_owned()));
    };
    match admission.assess_pair(&pair) {
        PairAssessment::Kept(shown) => Ok((*pair, shown, split)),
        PairAssessment::Dropped { reason, .. } => Err(Error::Law(format!("pair {} is kept and dropped: {reason}", pair.id()))),
    }
}

fn needed(sample: &Sample, shown: &Shown) -> NeededLicence {
    let origin = &sample.origin;
    NeededLicence {
        license: shown.license.clone(),
        repo: origin.repo.clone(),
        revision: origin.revision.clone(),
        purl: origin.purl.clone(),
        artifact_sha256: origin.artifact_sha256,
        evidence: origin.license_evidence.clone(),
    }
}

/// `kto` and `classify`: each text once. A text that is the fix in one pair and the fault in another has no label of its own, and is
/// left out of both.
fn write_sides(rows: Sorter, tables: &mut Tables, settings: &SetSettings) -> Result<()> {
    let digest: Sha256Digest = ruleset(&settings.policy.pairs)?;
    let mut rows = rows.sorted()?;
    let mut next = rows.advance()?;
    let mut chunk: Vec<Side> = Vec::new();
    while let Some((key, payload)) = next {
        let side: Side = serde_json::from_slice(&payload)?;
        let mut agreed = true;
        next = rows.advance()?;
        while let Some((other, payload)) = next.as_ref().filter(|(other, _)| *other == key) {
            agreed &= serde_json::from_slice::<Side>(payload)?.good == side.good && *other == key;
            next = rows.advance()?;
        }
        if agreed {
            chunk.push(side);
        }
        if chunk.len() >= CHUNK || next.is_none() {
            for ((view, split), table) in tables.iter_mut().filter(|((view, _), _)| matches!(view, View::Kto | View::Classify)) {
                let fits = |row: &&Side| row.split == *split && (*view == View::Classify || row.wanted || !row.good);
                let rows: Vec<&Side> = chunk.iter().filter(fits).collect();
                table.write(&side_batch(*view, &rows, digest)?, rows.iter().map(|row| row.bytes()).sum())?;
            }
            chunk.clear();
        }
    }
    Ok(())
}
