//! Every row of a release against its record, its text and the logs: the half of a verification that needs Parquet. Rebuilds the
//! columns from the record with the code that wrote them, and names what differs by file and row. Believes no file.

use std::{
    collections::BTreeMap,
    fs::File,
    panic::{AssertUnwindSafe, catch_unwind},
};

use arrow::array::{Array, RecordBatch};
use assay_manifests::{
    Record, Sha256Digest,
    canonical::is_canonical,
    manifest::{Manifest, Shard},
    merkle::{Hash, leaf_hash},
    sums,
    verify::{Fault, Rows},
};
use parquet::arrow::{
    ProjectionMask,
    arrow_reader::{ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder},
};
use rayon::prelude::*;

use crate::{
    Error, Fate, PromptSettings, Result, View,
    readback::texts,
    rowjson::Canonical,
    views::{Released, released_batch},
};

/// Faults that are named in one file; the rest are counted.
const MOST_NAMED: usize = 20;
const BATCH: usize = 1024;

/// Checks every row of the views whose files are as the manifest lists them.
pub fn rows(release: &Rows<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut whole = true;
    let (mut samples, mut ledger) = (Vec::new(), Vec::new());
    let mut fates = BTreeMap::new();
    for view in &release.manifest.views {
        let shards: Vec<&Shard> = view.splits.iter().flat_map(|split| &split.shards).collect();
        let sound: Vec<&Shard> = shards.iter().copied().filter(|shard| release.intact.contains(&shard.path)).collect();
        let all = sound.len() == shards.len();
        let check: Check = match view.name.as_str() {
            "samples" => check_samples,
            "ledger" => check_ledger,
            _ => check_other,
        };
        let done: Vec<Part> = parts(release, &sound).into_par_iter().map(|part| part.run(release, check)).collect();
        let rows = gather(done, &sound, &mut faults, &mut fates);
        match view.name.as_str() {
            "samples" => (samples, whole) = (rows, all),
            "ledger" if all => ledger = rows,
            _ => {}
        }
    }
    if whole {
        compare(&samples, release.leaves, release.manifest, "samples", &mut faults);
    }
    if !release.ledger_leaves.is_empty() && !ledger.is_empty() {
        compare(&ledger, release.ledger_leaves, release.manifest, "ledger", &mut faults);
        conserved(&fates, release.manifest, &mut faults);
    }
    faults
}

/// What the ledger counts must be what the manifest says.
fn conserved(fates: &BTreeMap<(String, Fate), u64>, manifest: &Manifest, faults: &mut Vec<Fault>) {
    for counts in &manifest.counts {
        let of = |fate| fates.get(&(counts.source.clone(), fate)).copied().unwrap_or(0);
        let stated = [counts.admitted, counts.rejected.values().sum(), counts.duplicate, counts.unjudged].into_iter().zip(Fate::ALL);
        for (stated, fate) in stated {
            if stated != of(fate) {
                let message = format!("source {}: {stated} rows {}, the ledger has {}", counts.source, fate.name(), of(fate));
                faults.push(Fault::new("manifest.json", message));
            }
        }
    }
}

/// A row as the logs see it.
#[derive(Clone, Copy)]
struct Seen {
    id: Sha256Digest,
    leaf: Sha256Digest,
    shard: u32,
}

/// A row group.
struct Part<'a> {
    shard: usize,
    place: std::path::PathBuf,
    group: usize,
    metadata: Option<ArrowReaderMetadata>,
    path: &'a str,
    seen: Vec<Seen>,
    faults: Vec<Fault>,
    fates: BTreeMap<(String, Fate), u64>,
}

type Check = fn(&mut Part<'_>, &RecordBatch, &Rows<'_>) -> Result<()>;

fn parts<'a>(release: &Rows<'_>, shards: &[&'a Shard]) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    for (number, shard) in shards.iter().enumerate() {
        let place = sums::place(release.dir, &shard.path);
        let part = |group, metadata| Part {
            shard: number,
            place: place.clone(),
            group,
            metadata,
            path: shard.path.as_str(),
            seen: Vec::new(),
            faults: Vec::new(),
            fates: BTreeMap::new(),
        };
        let opened = catch_unwind(AssertUnwindSafe(|| {
            let file = File::open(&place).map_err(|e| Error::io(&place, e))?;
            Ok::<_, Error>(ArrowReaderMetadata::load(&file, ArrowReaderOptions::new())?)
        }));
        match opened {
            Ok(Ok(metadata)) => {
                let rows = metadata.metadata().file_metadata().num_rows();
                parts.extend((0..metadata.metadata().num_row_groups()).map(|group| part(group, Some(metadata.clone()))));
                if u64::try_from(rows) != Ok(shard.rows) {
                    let mut wrong = part(usize::MAX, None);
                    wrong.faults.push(Fault::new(&shard.path, format!("{rows} rows; manifest.json says {}", shard.rows)));
                    parts.push(wrong);
                }
            }
            Ok(Err(error)) => {
                let mut wrong = part(usize::MAX, None);
                wrong.faults.push(Fault::new(&shard.path, format!("not a Parquet file: {error}")));
                parts.push(wrong);
            }
            Err(_) => {
                let mut wrong = part(usize::MAX, None);
                wrong.faults.push(Fault::new(&shard.path, "not a Parquet file: its footer cannot be decoded"));
                parts.push(wrong);
            }
        }
    }
    parts
}

impl Part<'_> {
    fn run(mut self, release: &Rows<'_>, check: Check) -> Self {
        let Some(metadata) = self.metadata.take() else { return self };
        let mut part = self;
        let done = catch_unwind(AssertUnwindSafe(|| part.read(metadata, release, check)));
        match done {
            Ok(Ok(())) => {}
            Ok(Err(error)) => part.fault(None, format!("row group {}: {error}", part.group)),
            Err(_) => part.fault(None, format!("row group {} cannot be decoded", part.group)),
        }
        part
    }

    fn read(&mut self, metadata: ArrowReaderMetadata, release: &Rows<'_>, check: Check) -> Result<()> {
        let file = File::open(&self.place).map_err(|e| Error::io(&self.place, e))?;
        let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(file, metadata);
        let mask = ProjectionMask::all();
        for batch in builder.with_row_groups(vec![self.group]).with_projection(mask).with_batch_size(BATCH).build()? {
            check(self, &batch?, release)?;
        }
        Ok(())
    }

    fn fault(&mut self, row: Option<&str>, message: impl std::fmt::Display) {
        let file = row.map_or_else(|| self.path.to_owned(), |row| format!("{}#{row}", self.path));
        self.faults.push(Fault::new(file, message));
    }

    /// Keeps a row for the log, and sees that rows stand in order.
    fn keep(&mut self, id: &str, leaf: Sha256Digest) {
        let Ok(digest) = id.parse::<Sha256Digest>() else {
            self.fault(Some(id), "its id is not a SHA-256 digest");
            return;
        };
        if self.seen.last().is_some_and(|last| last.id >= digest) {
            self.fault(Some(id), "out of order: rows stand in the order of their ids, each once");
        }
        self.seen.push(Seen { id: digest, leaf, shard: self.shard as u32 });
    }
}

/// Puts the rows of a view in the order of their ids, and collects its faults.
fn gather(parts: Vec<Part<'_>>, shards: &[&Shard], faults: &mut Vec<Fault>, fates: &mut BTreeMap<(String, Fate), u64>) -> Vec<Seen> {
    let mut rows: Vec<Seen> = Vec::new();
    let mut found: BTreeMap<usize, Vec<Fault>> = BTreeMap::new();
    for part in parts {
        found.entry(part.shard).or_default().extend(part.faults);
        rows.extend(part.seen);
        for (key, n) in part.fates {
            *fates.entry(key).or_default() += n;
        }
    }
    for (shard, mut of_shard) in found {
        let more = of_shard.len().saturating_sub(MOST_NAMED);
        of_shard.truncate(MOST_NAMED);
        faults.append(&mut of_shard);
        if more > 0 {
            faults.push(Fault::new(&shards[shard].path, format!("and {more} further rows")));
        }
    }
    rows.par_sort_unstable_by_key(|row| (row.id, row.shard));
    for pair in rows.windows(2).filter(|pair| pair[0].id == pair[1].id && pair[0].shard != pair[1].shard).take(MOST_NAMED) {
        let message = format!("is in {} too", shards[pair[0].shard as usize].path);
        faults.push(Fault::new(format!("{}#{}", shards[pair[1].shard as usize].path, pair[1].id), message));
    }
    rows
}

/// Row by row with the leaves of a log.
fn compare(rows: &[Seen], leaves: &[Hash], manifest: &Manifest, view: &str, faults: &mut Vec<Fault>) {
    let shards: Vec<&Shard> = manifest.view(view).into_iter().flat_map(|view| &view.splits).flat_map(|split| &split.shards).collect();
    let differing = rows.iter().zip(leaves).filter(|(row, leaf)| row.leaf.0 != **leaf);
    let mut more = 0;
    for (number, (row, _)) in differing.enumerate() {
        if number < MOST_NAMED {
            let path = shards.get(row.shard as usize).map_or("data", |shard| shard.path.as_str());
            faults.push(Fault::new(format!("{path}#{}", row.id), "its record is not the leaf in the log"));
        } else {
            more += 1;
        }
    }
    if more > 0 {
        faults.push(Fault::new(format!("data/{view}"), format!("and {more} further rows are not the leaves in the log")));
    }
    if rows.len() != leaves.len() {
        faults.push(Fault::new(format!("data/{view}"), format!("{} rows, and {} leaves in the log", rows.len(), leaves.len())));
    }
}

fn check_samples(part: &mut Part<'_>, batch: &RecordBatch, _: &Rows<'_>) -> Result<()> {
    let (ids, contents) = (texts(batch, "id")?, texts(batch, "content")?);
    let records = texts(batch, "record")?;
    // Every release has the column, whatever it says.
    texts(batch, "explanation")?;
    let mut rebuilt = Vec::with_capacity(batch.num_rows());
    for row in 0..batch.num_rows() {
        let (id, content, text) = (ids.value(row), contents.value(row), records.value(row));
        part.keep(id, Sha256Digest(leaf_hash(text)));
        if !is_canonical(text) {
            part.fault(Some(id), "its record is not canonical JSON");
        }
        let digest = Sha256Digest::of(content);
        match serde_json::from_str::<Record>(text) {
            Ok(record) => {
                if record.id.to_hex() != id {
                    part.fault(Some(id), "its record has another id");
                }
                if record.content_sha256 != digest {
                    part.fault(
                        Some(id),
                        format!("the SHA-256 of its text is {}, its record says {}", digest.short(), record.content_sha256.short()),
                    );
                }
                rebuilt.push(Released::of_record(record));
            }
            Err(error) => part.fault(Some(id), format!("its record cannot be read: {error}")),
        }
    }
    if rebuilt.len() == batch.num_rows() {
        columns(part, batch, &rebuilt.iter().collect::<Vec<_>>())?;
    }
    Ok(())
}

/// Columns that are not in the record: the text, which its digest stands for, the record itself, and words about it.
const BESIDE_RECORD: [&str; 3] = ["content", "record", "explanation"];

/// Columns against those that the records give. Columns of another version of the schema are left to the digests.
fn columns(part: &mut Part<'_>, batch: &RecordBatch, rows: &[&Released]) -> Result<()> {
    let want = released_batch(View::Samples, rows, &PromptSettings::default())?;
    let ids = texts(batch, "id")?;
    for (field, column) in batch.schema().fields().iter().zip(batch.columns()) {
        if BESIDE_RECORD.contains(&field.name().as_str()) {
            continue;
        }
        let Some(expected) = want.column_by_name(field.name()).filter(|expected| expected.data_type() == column.data_type()) else {
            continue;
        };
        if expected.as_ref() == column.as_ref() {
            continue;
        }
        for row in (0..batch.num_rows()).filter(|row| expected.slice(*row, 1).as_ref() != column.slice(*row, 1).as_ref()) {
            part.fault(Some(ids.value(row)), format!("its column {} is not what its record says", field.name()));
        }
    }
    Ok(())
}

fn check_ledger(part: &mut Part<'_>, batch: &RecordBatch, _: &Rows<'_>) -> Result<()> {
    let (ids, sources, fates) = (texts(batch, "id")?, texts(batch, "source")?, texts(batch, "fate")?);
    let canonical = Canonical::of(batch);
    let mut text = String::new();
    for row in 0..batch.num_rows() {
        text.clear();
        canonical.write(&mut text, row)?;
        part.keep(ids.value(row), Sha256Digest(leaf_hash(&text)));
        match Fate::ALL.into_iter().find(|fate| fate.name() == fates.value(row)) {
            Some(fate) => *part.fates.entry((sources.value(row).to_owned(), fate)).or_default() += 1,
            None => part.fault(Some(ids.value(row)), "its fate is none"),
        }
    }
    Ok(())
}

/// Views whose rows are texts by their digest.
fn check_other(part: &mut Part<'_>, batch: &RecordBatch, release: &Rows<'_>) -> Result<()> {
    let by_digest = release
        .manifest
        .views
        .iter()
        .any(|view| view.name == "pretrain" && view.splits.iter().flat_map(|split| &split.shards).any(|shard| shard.path == part.path));
    if by_digest && let (Ok(ids), Ok(contents)) = (texts(batch, "id"), texts(batch, "text")) {
        for row in 0..batch.num_rows() {
            if Sha256Digest::of(contents.value(row)).to_hex() != ids.value(row) {
                part.fault(Some(ids.value(row)), "its id is not the SHA-256 of its text");
            }
        }
    }
    Ok(())
}

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;
