//! The story of a set: survey, plan, decide, write, card. Reads the rows twice, holds a batch of them at a time, and leaves the data
//! files, the card and the leaves of both logs in the staging folder.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
};

use assay_manifests::{Harvested, LicenceEvidence, Origin, Sha256Digest, canonical::to_canonical, record::leaf_hash};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    Counts, Error, Fate, Result, SetSettings, Stage, View,
    admission::{Admission, Assessment},
    card, evidence,
    evidence::Rejected,
    pairplan::PairFate,
    pairs::PairAssessment,
    pairwrite,
    plan::{Decision, Plan, Survey, Surveyed},
    rows::{for_each_batch, total_bytes},
    settings::Progress,
    spill::Sorter,
    splits::Split,
    views::{LedgerRow, Released, ledger_batch, released_batch},
    write::{Limits, Shard, TableWriter},
};

/// Rows that are put together at a time: at most this many, of at most this many bytes.
const CHUNK_ROWS: usize = 4096;
const CHUNK_BYTES: usize = 8 << 20;

/// A licence text that the release must carry.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct NeededLicence {
    /// Canonical SPDX expression.
    pub license: String,
    /// The repository or package it covers, and its revision.
    pub repo: String,
    pub revision: String,
    pub purl: Option<String>,
    /// Artifact it came in.
    pub artifact_sha256: Sha256Digest,
    /// File or field it was read from.
    pub evidence: LicenceEvidence,
}

/// What was built, for whoever seals it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetReport {
    pub counts: Counts,
    /// Every data file, by view, split and number.
    pub shards: Vec<Shard>,
    /// Leaf hashes (RFC 6962) of the records of released samples, 32 bytes each, in order of their ids; relative to staging.
    pub leaves: PathBuf,
    pub leaf_count: u64,
    /// Leaf hashes of the canonical rows of the ledger, in order of their ids.
    pub ledger_leaves: PathBuf,
    pub ledger_count: u64,
    /// Kept pairs: rows of `dpo`.
    pub pairs: u64,
    /// Licence texts needed, sorted.
    pub licences: Vec<NeededLicence>,
    /// Name, version and ruleset of every validator with a verdict in the release, sorted.
    pub validators: Vec<(String, String, Sha256Digest)>,
    /// Files written, relative to staging, sorted.
    pub files: Vec<String>,
}

/// From judged rows to the data files of a release in `staging`. The bytes written are the same at any thread count.
///
/// # Errors
/// Where rows cannot be read, settings make no sense, or files cannot be written; what is in `staging` is then of no use.
pub fn build_set(inputs: &[PathBuf], settings: &SetSettings, staging: &Path, progress: &Progress<'_>) -> Result<SetReport> {
    let admission = Admission::new(&settings.policy).map_err(Error::Settings)?.obeying(&settings.recalls);
    check(settings)?;
    let plan = survey(inputs, settings, &admission, progress)?;
    let decided = decide(inputs, settings, &admission, &plan, progress)?;
    decided.counts.check()?;
    let released = write_released(decided.released, decided.counts.total().admitted, settings, &admission, &plan, staging, progress)?;
    let pairs = pairwrite::write(decided.pairs, settings, &admission, staging)?;
    let (ledger_count, mut shards) = write_ledger(decided.ledger, settings, staging)?;
    shards.splice(0..0, released.shards.into_iter().chain(pairs.shards));
    let evidence = evidence::write(decided.rejected, &decided.counts, &settings.rules, staging)?;
    let report = SetReport {
        counts: decided.counts,
        shards,
        leaves: PathBuf::from(LEAVES),
        leaf_count: released.leaves,
        ledger_leaves: PathBuf::from(LEDGER_LEAVES),
        ledger_count,
        pairs: pairs.count,
        licences: released.licences.into_iter().chain(pairs.licences).collect::<BTreeSet<_>>().into_iter().collect(),
        validators: released.validators.into_iter().collect(),
        files: evidence,
    };
    if report.leaf_count + report.pairs != report.counts.total().admitted || report.ledger_count != report.counts.total().harvested {
        return Err(Error::Law(format!("{} rows written of {:?}", report.leaf_count, report.counts.total())));
    }
    finish(report, settings, staging, progress)
}

const LEAVES: &str = "log/leaves.bin";
const LEDGER_LEAVES: &str = "log/ledger-leaves.bin";

fn finish(mut report: SetReport, settings: &SetSettings, staging: &Path, progress: &Progress<'_>) -> Result<SetReport> {
    progress(Stage::Card, 0, 1);
    card::write(staging, settings)?;
    progress(Stage::Card, 1, 1);
    report.files.extend(report.shards.iter().map(|shard| shard.path.clone()));
    report.files.extend([LEAVES, LEDGER_LEAVES, card::FILE, crate::page::FILE, crate::licences::FILE].map(str::to_owned));
    report.files.sort();
    Ok(report)
}

fn check(settings: &SetSettings) -> Result<()> {
    let fail = |text: String| Err(Error::Settings(text));
    if settings.dedup.similarity == 0 || settings.dedup.similarity > 1000 {
        return fail(format!("dedup.similarity: {} is not in 1..=1000 thousandths", settings.dedup.similarity));
    }
    if settings.splits.validation.saturating_add(settings.splits.test) > 900 {
        return fail("splits: validation and test together are over 900 thousandths; nothing would be left to train on".to_owned());
    }
    for needed in [View::Samples, View::Ledger] {
        if !settings.views.contains(&needed) {
            return fail(format!("views: `{}` is part of every release", needed.name()));
        }
    }
    Ok(())
}

fn survey(inputs: &[PathBuf], settings: &SetSettings, admission: &Admission, progress: &Progress<'_>) -> Result<Plan> {
    let total = total_bytes(inputs)?;
    let mut survey = Survey::new(settings)?;
    for_each_batch(inputs, |batch, seen| {
        progress(Stage::Survey, seen, total);
        for row in batch.map(|_, line, row| Ok(Surveyed::new(admission, line, &row)))? {
            survey.push(row)?;
        }
        Ok(())
    })?;
    survey.plan(progress)
}

/// What the second reading gives: rows to be released, by text, best occurrence first; rows of the ledger, by id; counts.
struct Decided {
    released: Sorter,
    /// Kept pairs by their ids: split and row.
    pairs: Sorter,
    ledger: Sorter,
    /// What was found in rejected rows, by occurrence.
    rejected: Sorter,
    counts: Counts,
}

/// One row's part in them.
struct Fated {
    source: String,
    fate: Fate,
    reason: String,
    ledger: (Vec<u8>, Vec<u8>),
    unit: String,
    released: Option<(Vec<u8>, Vec<u8>)>,
    rejected: Option<Vec<u8>>,
    pair: Option<(Vec<u8>, Vec<u8>)>,
}

fn decide(inputs: &[PathBuf], settings: &SetSettings, admission: &Admission, plan: &Plan, progress: &Progress<'_>) -> Result<Decided> {
    let total = total_bytes(inputs)?;
    let mut decided = Decided {
        released: Sorter::new(&settings.temp, settings.buffer_bytes),
        pairs: Sorter::new(&settings.temp, settings.buffer_bytes),
        ledger: Sorter::new(&settings.temp, settings.buffer_bytes),
        rejected: Sorter::new(&settings.temp, settings.buffer_bytes),
        counts: Counts::default(),
    };
    for_each_batch(inputs, |batch, seen| {
        progress(Stage::Decide, seen, total);
        for row in batch.map(|number, line, row| fate_of(number, line, &row, admission, plan))? {
            decided.counts.harvested(&row.source);
            decided.counts.source(&row.source).decided(row.fate, &row.reason, &row.unit);
            if let Some(found) = row.rejected {
                decided.rejected.push(row.ledger.0.clone(), found)?;
            }
            decided.ledger.push(row.ledger.0, row.ledger.1)?;
            if let Some((key, payload)) = row.released {
                decided.released.push(key, payload)?;
            }
            if let Some((key, payload)) = row.pair {
                decided.pairs.push(key, payload)?;
            }
        }
        Ok(())
    })?;
    Ok(decided)
}

fn fate_of(number: u32, line: &[u8], row: &Harvested, admission: &Admission, plan: &Plan) -> Result<Fated> {
    let (mut same_pair, mut pair) = (None, None);
    let decision = match row {
        Harvested::Judged(judged) => plan.decide(number, &admission.assess(judged)),
        Harvested::Pair(judged) => {
            let fate = |fate, reason: String| Decision { fate, reason, duplicate_of: None, occurrence_of: None };
            match (admission.assess_pair(judged), plan.pair_fate(number)) {
                (PairAssessment::Dropped { fate: dropped, reason }, _) => fate(dropped, reason),
                (_, Some(PairFate::Left(reason))) => fate(Fate::Rejected, (*reason).to_owned()),
                (_, Some(PairFate::Duplicate(first))) => {
                    same_pair = Some(*first);
                    fate(Fate::Duplicate, "duplicate/same-pair".to_owned())
                }
                (_, Some(PairFate::Kept(split))) => {
                    let mut payload = vec![*split as u8];
                    payload.extend_from_slice(line);
                    pair = Some((judged.id().0.to_vec(), payload));
                    fate(Fate::Admitted, String::new())
                }
                (PairAssessment::Kept(_), None) => return Err(Error::Law(format!("pair {} was not surveyed", judged.id()))),
            }
        }
        Harvested::Refused(refused) => {
            Decision { fate: Fate::Rejected, reason: format!("refused/{}", refused.reason), duplicate_of: None, occurrence_of: None }
        }
    };
    let duplicate_of = decision.duplicate_of.map(|text| plan.id_of(text)).transpose()?.or(same_pair);
    let ledger = LedgerRow::new(row, &decision, duplicate_of);
    let released = match (row, decision.occurrence_of) {
        (Harvested::Judged(judged), Some(text)) => {
            let mut key = text.to_be_bytes().to_vec();
            if decision.fate == Fate::Admitted {
                key.push(0);
                Some((key, line.to_vec()))
            } else {
                key.push(1);
                Some((key, serde_json::to_vec(&judged.sample.origin)?))
            }
        }
        _ => None,
    };
    let rejected = Rejected::of(row, decision.fate, &decision.reason).map(|found| serde_json::to_vec(&found)).transpose()?;
    Ok(Fated {
        rejected,
        source: ledger.source.clone(),
        fate: decision.fate,
        reason: decision.reason,
        unit: ledger.unit.clone().unwrap_or_default(),
        pair,
        ledger: (hex::decode(&ledger.id).unwrap_or_default(), serde_json::to_vec(&ledger)?),
        released,
    })
}

#[derive(Default)]
struct WrittenReleased {
    shards: Vec<Shard>,
    leaves: u64,
    licences: BTreeSet<NeededLicence>,
    validators: BTreeSet<(String, String, Sha256Digest)>,
}

/// An admitted row and its further origins, not yet parsed.
struct Raw {
    text: u32,
    line: Vec<u8>,
    others: Vec<Vec<u8>>,
}

/// Reads raw rows in order of their ids, a chunk at a time.
struct RawChunks {
    rows: crate::spill::Sorted,
    pending: Option<Raw>,
    ended: bool,
}

impl RawChunks {
    fn next_chunk(&mut self) -> Result<Vec<Raw>> {
        let (mut chunk, mut bytes) = (Vec::new(), 0);
        while !self.ended {
            match self.rows.advance()? {
                Some((key, payload)) => {
                    let text = key.iter().take(4).fold(0, |n, byte| n << 8 | u32::from(*byte));
                    bytes += payload.len();
                    match self.pending.as_mut().filter(|raw| raw.text == text) {
                        Some(raw) => raw.others.push(payload),
                        None => chunk.extend(self.pending.replace(Raw { text, line: payload, others: Vec::new() })),
                    }
                }
                None => {
                    self.ended = true;
                    chunk.extend(self.pending.take());
                }
            }
            if chunk.len() >= CHUNK_ROWS || bytes >= CHUNK_BYTES {
                break;
            }
        }
        Ok(chunk)
    }

    fn next_released(&mut self, settings: &SetSettings, admission: &Admission, plan: &Plan) -> Result<Vec<Released>> {
        loop {
            let chunk = self.next_chunk()?;
            if chunk.is_empty() && !self.ended {
                continue;
            }
            let rows: Vec<Result<Released>> = chunk.into_par_iter().map(|raw| released(raw, settings, admission, plan)).collect();
            return rows.into_iter().collect();
        }
    }
}

fn released(raw: Raw, settings: &SetSettings, admission: &Admission, plan: &Plan) -> Result<Released> {
    let Harvested::Judged(judged) = serde_json::from_slice(&raw.line)? else {
        return Err(Error::Law("a refused member was admitted".to_owned()));
    };
    let Assessment::Eligible { assurance, license, .. } = admission.assess(&judged) else {
        return Err(Error::Law(format!("sample {} is admitted and not eligible", judged.sample.id())));
    };
    let others: Vec<Origin> = raw.others.iter().map(|json| Ok(serde_json::from_slice(json)?)).collect::<Result<_>>()?;
    let cluster = plan.id_of(plan.cluster_of(raw.text))?;
    Released::new(*judged, others, (assurance, license), (cluster, plan.split_of(raw.text)), settings)
}

fn write_released(
    rows: Sorter,
    total: u64,
    settings: &SetSettings,
    admission: &Admission,
    plan: &Plan,
    staging: &Path,
    progress: &Progress<'_>,
) -> Result<WrittenReleased> {
    let mut tables: BTreeMap<(View, Split), TableWriter> = BTreeMap::new();
    for view in settings.views.iter().copied().filter(|view| view.is_of_samples()) {
        for split in Split::ALL {
            tables.insert((view, split), TableWriter::new(staging, view, split.name(), limits(settings))?);
        }
    }
    let mut leaves = LeafFile::create(&staging.join(LEAVES))?;
    let mut written = WrittenReleased::default();
    let mut chunks = RawChunks { rows: rows.sorted()?, pending: None, ended: false };
    let mut current = chunks.next_released(settings, admission, plan)?;
    while !current.is_empty() {
        let (next, done) = rayon::join(|| chunks.next_released(settings, admission, plan), || write_chunk(&current, &mut tables, settings));
        done?;
        let hashes: Vec<Sha256Digest> = current.par_iter().map(|row| leaf_hash(row.record_json.as_bytes())).collect();
        for (row, hash) in current.iter().zip(hashes) {
            leaves.push(hash)?;
            written.note(row);
        }
        progress(Stage::Write, leaves.count, total);
        current = next?;
    }
    written.leaves = leaves.finish()?;
    for table in tables.into_values() {
        written.shards.extend(table.finish()?);
    }
    Ok(written)
}

impl WrittenReleased {
    fn note(&mut self, row: &Released) {
        let record = &row.record;
        for verdict in &record.verdicts {
            let key = (verdict.validator.clone(), verdict.version.clone(), verdict.ruleset_sha256);
            self.validators.insert(key);
        }
        let origin = &record.origin;
        self.licences.insert(NeededLicence {
            license: record.license.clone(),
            repo: origin.repo.clone(),
            revision: origin.revision.clone(),
            purl: origin.purl.clone(),
            artifact_sha256: origin.artifact_sha256,
            evidence: record.license_evidence.clone(),
        });
    }
}

fn write_chunk(rows: &[Released], tables: &mut BTreeMap<(View, Split), TableWriter>, settings: &SetSettings) -> Result<()> {
    let mut work: Vec<(&(View, Split), &mut TableWriter)> = tables.iter_mut().collect();
    let results: Vec<Result<()>> = work
        .par_iter_mut()
        .map(|((view, split), table)| {
            let rows: Vec<&Released> = rows.iter().filter(|row| row.split == *split).collect();
            if rows.is_empty() {
                Ok(())
            } else {
                table.write(&released_batch(*view, &rows, &settings.prompts)?, rows.iter().map(|row| row.bytes()).sum())
            }
        })
        .collect();
    results.into_iter().collect()
}

fn write_ledger(rows: Sorter, settings: &SetSettings, staging: &Path) -> Result<(u64, Vec<Shard>)> {
    let mut table = TableWriter::new(staging, View::Ledger, LEDGER_SPLIT, limits(settings))?;
    let mut leaves = LeafFile::create(&staging.join(LEDGER_LEAVES))?;
    let mut rows = rows.sorted()?;
    loop {
        let (mut chunk, mut bytes) = (Vec::new(), 0);
        while chunk.len() < CHUNK_ROWS && bytes < CHUNK_BYTES {
            let Some((_, payload)) = rows.advance()? else { break };
            bytes += payload.len();
            chunk.push(payload);
        }
        if chunk.is_empty() {
            return Ok((leaves.finish()?, table.finish()?));
        }
        let parsed: Vec<Result<(LedgerRow, Sha256Digest)>> = chunk
            .par_iter()
            .map(|json| {
                let row: LedgerRow = serde_json::from_slice(json)?;
                let leaf = leaf_hash(to_canonical(&row)?.as_bytes());
                Ok((row, leaf))
            })
            .collect();
        let (parsed, hashes): (Vec<_>, Vec<_>) = parsed.into_iter().collect::<Result<Vec<_>>>()?.into_iter().unzip();
        table.write(&ledger_batch(&parsed)?, bytes)?;
        for hash in hashes {
            leaves.push(hash)?;
        }
    }
}

/// Name of the ledger's one split.
pub const LEDGER_SPLIT: &str = "ledger";

pub(crate) fn limits(settings: &SetSettings) -> Limits {
    Limits { row_group: settings.row_group_bytes, shard: settings.shard_bytes }
}

/// A file of leaf hashes.
struct LeafFile {
    path: PathBuf,
    out: BufWriter<File>,
    count: u64,
}

impl LeafFile {
    fn create(path: &Path) -> Result<Self> {
        if let Some(dir) = path.parent() {
            std::fs::create_dir_all(dir).map_err(|e| Error::io(dir, e))?;
        }
        let file = File::create(path).map_err(|e| Error::io(path, e))?;
        Ok(Self { path: path.to_owned(), out: BufWriter::new(file), count: 0 })
    }

    fn push(&mut self, leaf: Sha256Digest) -> Result<()> {
        self.count += 1;
        self.out.write_all(&leaf.0).map_err(|e| Error::io(&self.path, e))
    }

    fn finish(self) -> Result<u64> {
        let file = self.out.into_inner().map_err(|e| Error::io(&self.path, e.into_error()))?;
        file.sync_all().map_err(|e| Error::io(&self.path, e))?;
        Ok(self.count)
    }
}

#[cfg(test)]
#[path = "build_tests.rs"]
mod tests;
