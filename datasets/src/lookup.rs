//! One sample among many: rows by the value of a column, read through bloom filters and statistics so that a look-up does not grow
//! with the release; and the samples that resemble a text. Judges nothing.

use std::{
    fs::File,
    path::{Path, PathBuf},
};

use arrow::array::{AsArray, BooleanArray};
use assay_manifests::{Language, Sha256Digest};
use parquet::{
    arrow::{
        ProjectionMask,
        arrow_reader::{ArrowPredicateFn, ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder, RowFilter},
    },
    file::{
        metadata::{ColumnChunkMask, PageIndexPolicy},
        statistics::Statistics,
    },
};
use rayon::prelude::*;
use serde_json::Value;

use crate::{
    Error, Result,
    dedup::tokens::{Fingerprint, fingerprint},
    readback::texts,
    rowjson::row_value,
};

/// A row that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Data file, relative to the release.
    pub path: String,
    /// Every column.
    pub row: Value,
}

impl Found {
    /// Split that the file is of.
    pub fn split(&self) -> &str {
        let file = self.path.rsplit('/').next().unwrap_or_default();
        file.split('-').next().unwrap_or(file)
    }

    /// A text column; empty where it is absent or null.
    pub fn text(&self, column: &str) -> &str {
        self.row[column].as_str().unwrap_or_default()
    }
}

/// Data files of one view, by name: path relative to the release, and place. None where the release has no such view.
///
/// # Errors
/// Where the folder cannot be read.
pub fn view_files(root: &Path, view: &str) -> Result<Vec<(String, PathBuf)>> {
    let folder = root.join("data").join(view);
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    for entry in std::fs::read_dir(&folder).map_err(|e| Error::io(&folder, e))? {
        let entry = entry.map_err(|e| Error::io(&folder, e))?;
        if let Some(name) = entry.file_name().to_str().filter(|name| name.ends_with(".parquet")) {
            files.push((format!("data/{view}/{name}"), entry.path()));
        }
    }
    files.sort();
    Ok(files)
}

/// Rows of `view` whose text column `column` is one of `values`, in file order; at most `most`.
///
/// # Errors
/// Where a file cannot be read, naming it.
pub fn find(root: &Path, view: &str, column: &str, values: &[&str], most: usize) -> Result<Vec<Found>> {
    let files = view_files(root, view)?;
    let found: Vec<Result<Vec<Found>>> =
        files.par_iter().map(|(path, place)| guarded(place, || find_in(path, place, column, values, most))).collect();
    let mut all = Vec::new();
    for rows in found {
        all.extend(rows?);
    }
    all.truncate(most);
    Ok(all)
}

/// Runs `work` on a file; a decoder that gives up on a damaged file is an error that names it.
pub(crate) fn guarded<T>(place: &Path, work: impl FnOnce() -> Result<T>) -> Result<T> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work))
        .unwrap_or_else(|_| Err(Error::Release { path: place.to_owned(), reason: "damaged: it cannot be decoded".to_owned() }))
}

fn find_in(path: &str, place: &Path, column: &str, values: &[&str], most: usize) -> Result<Vec<Found>> {
    let fault = |e: String| Error::Release { path: place.to_owned(), reason: e };
    let file = File::open(place).map_err(|e| Error::io(place, e))?;
    let metadata = ArrowReaderMetadata::load(&file, ArrowReaderOptions::new()).map_err(|e| fault(e.to_string()))?;
    let Some(at) = leaf_of(&metadata, column) else { return Ok(Vec::new()) };
    let asked = file.try_clone().map_err(|e| Error::io(place, e))?;
    let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(asked, metadata.clone());
    let mut groups = Vec::new();
    for group in 0..builder.metadata().num_row_groups() {
        let chunk = builder.metadata().row_group(group).column(at);
        let possible: Vec<&&str> = values.iter().filter(|value| within(chunk.statistics(), value)).collect();
        if possible.is_empty() {
            continue;
        }
        let bloom = builder.get_row_group_column_bloom_filter(group, at).map_err(|e| fault(e.to_string()))?;
        if bloom.is_none_or(|bloom| possible.iter().any(|value| bloom.check(**value))) {
            groups.push(group);
        }
    }
    if groups.is_empty() {
        return Ok(Vec::new());
    }
    // Where pages begin is asked of these groups alone: a large release has tens of thousands of pages.
    let options = ArrowReaderOptions::new()
        .with_column_index_policy(PageIndexPolicy::Skip)
        .with_offset_index_policy(PageIndexPolicy::Optional)
        .with_offset_index_mask(ColumnChunkMask::row_groups(groups.iter().copied()));
    let pages = ArrowReaderMetadata::load(&file, options).map_err(|e| fault(e.to_string()))?;
    let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(file, pages);
    let wanted: Vec<String> = values.iter().map(|value| (*value).to_owned()).collect();
    let mask = ProjectionMask::leaves(builder.parquet_schema(), [at]);
    let predicate = ArrowPredicateFn::new(mask, move |batch| {
        let column = batch.column(0).as_string::<i32>();
        Ok(column.iter().map(|cell| Some(cell.is_some_and(|cell| wanted.iter().any(|value| value == cell)))).collect::<BooleanArray>())
    });
    let reader = builder
        .with_row_groups(groups)
        .with_row_filter(RowFilter::new(vec![Box::new(predicate)]))
        .with_batch_size(1024)
        .build()
        .map_err(|e| fault(e.to_string()))?;
    let mut found = Vec::new();
    for batch in reader {
        let batch = batch.map_err(|e| fault(e.to_string()))?;
        for row in 0..batch.num_rows() {
            if found.len() < most {
                found.push(Found { path: path.to_owned(), row: row_value(&batch, row)? });
            }
        }
    }
    Ok(found)
}

/// The leaf column that the top-level text column `name` is.
fn leaf_of(metadata: &ArrowReaderMetadata, name: &str) -> Option<usize> {
    let schema = metadata.metadata().file_metadata().schema_descr();
    (0..schema.num_columns()).find(|at| schema.column(*at).path().parts() == [name])
}

/// Whether a value may be in a column chunk with these statistics.
fn within(statistics: Option<&Statistics>, value: &str) -> bool {
    match statistics {
        Some(Statistics::ByteArray(bounds)) if bounds.min_is_exact() && bounds.max_is_exact() => {
            let value = value.as_bytes();
            bounds.min_opt().is_none_or(|min| min.data() <= value) && bounds.max_opt().is_none_or(|max| value <= max.data())
        }
        _ => true,
    }
}

/// Records of the samples whose ids come just before and just after `id`, which is not there. Reads the ids of a few row groups.
///
/// # Errors
/// Where a file cannot be read, naming it.
pub fn neighbours(root: &Path, id: &str) -> Result<(Option<String>, Option<String>)> {
    let (mut before, mut after): (Option<String>, Option<String>) = (None, None);
    for (_, place) in view_files(root, "samples")? {
        let fault = |e: String| Error::Release { path: place.clone(), reason: e };
        let file = File::open(&place).map_err(|e| Error::io(&place, e))?;
        let metadata = ArrowReaderMetadata::load(&file, ArrowReaderOptions::new()).map_err(|e| fault(e.to_string()))?;
        let Some(at) = leaf_of(&metadata, "id") else { continue };
        // Rows stand in order: the last group that begins below, and the first that ends above, hold the nearest.
        let bounds = |group: usize| match metadata.metadata().row_group(group).column(at).statistics() {
            Some(Statistics::ByteArray(bounds)) => {
                (bounds.min_opt().map(|b| b.data().to_vec()), bounds.max_opt().map(|b| b.data().to_vec()))
            }
            _ => (None, None),
        };
        let count = metadata.metadata().num_row_groups();
        let below = (0..count).rev().find(|group| bounds(*group).0.is_none_or(|min| min.as_slice() < id.as_bytes()));
        let above = (0..count).find(|group| bounds(*group).1.is_none_or(|max| max.as_slice() > id.as_bytes()));
        let mut groups: Vec<usize> = [below, above].into_iter().flatten().collect();
        groups.dedup();
        let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(file, metadata.clone());
        let mask = ProjectionMask::leaves(builder.parquet_schema(), [at]);
        groups.sort_unstable();
        groups.dedup();
        for batch in builder.with_row_groups(groups).with_projection(mask).build().map_err(|e| fault(e.to_string()))? {
            let batch = batch.map_err(|e| fault(e.to_string()))?;
            for other in texts(&batch, "id")?.iter().flatten() {
                if other < id && before.as_deref().is_none_or(|best| best < other) {
                    before = Some(other.to_owned());
                }
                if other > id && after.as_deref().is_none_or(|best| best > other) {
                    after = Some(other.to_owned());
                }
            }
        }
    }
    let ids: Vec<&str> = [&before, &after].into_iter().flatten().map(String::as_str).collect();
    let found = find(root, "samples", "id", &ids, 2)?;
    let record =
        |id: Option<String>| id.and_then(|id| found.iter().find(|row| row.text("id") == id).map(|row| row.text("record").to_owned()));
    Ok((record(before), record(after)))
}

/// How a sample resembles a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Near {
    /// Jaccard similarity over shingles of five tokens, in thousandths; 1000 where `normalised`.
    pub similarity: u32,
    /// Equal after formatting, comments and the names that the text itself introduces.
    pub normalised: bool,
    pub id: String,
    pub name: String,
    pub path: String,
}

/// A text that samples are compared with.
pub struct Probe {
    language: Language,
    print: Fingerprint,
}

impl Probe {
    pub fn new(text: &str, language: Language, name: &str) -> Self {
        Self { language, print: fingerprint(text, language, name) }
    }
}

/// The samples most like one of `probes`, best first: at most `most`, none below `least` thousandths. Reads every sample's text.
///
/// # Errors
/// Where a file cannot be read, naming it.
pub fn nearest(root: &Path, probes: &[Probe], least: u32, most: usize) -> Result<Vec<Near>> {
    let mut parts = Vec::new();
    for (path, place) in view_files(root, "samples")? {
        let groups = crate::readback::open(&place)?.metadata().num_row_groups();
        parts.extend((0..groups).map(|group| (path.clone(), place.clone(), group)));
    }
    let found: Vec<Result<Vec<Near>>> =
        parts.par_iter().map(|(path, place, group)| guarded(place, || nearest_in(path, place, *group, probes, least, most))).collect();
    let mut all = Vec::new();
    for near in found {
        all.extend(near?);
    }
    Ok(best(all, most))
}

fn best(mut all: Vec<Near>, most: usize) -> Vec<Near> {
    all.sort_by(|a, b| (b.normalised, b.similarity, &a.id).cmp(&(a.normalised, a.similarity, &b.id)));
    all.truncate(most);
    all
}

fn nearest_in(path: &str, place: &Path, group: usize, probes: &[Probe], least: u32, most: usize) -> Result<Vec<Near>> {
    let fault = |e: String| Error::Release { path: place.to_owned(), reason: e };
    let builder = crate::readback::open(place)?;
    let schema = builder.parquet_schema();
    let columns = ["id", "language", "name", "content"];
    let leaves: Vec<usize> =
        (0..schema.num_columns()).filter(|at| columns.iter().any(|name| schema.column(*at).path().parts() == [*name])).collect();
    let mask = ProjectionMask::leaves(schema, leaves);
    let reader =
        builder.with_projection(mask).with_row_groups(vec![group]).with_batch_size(1024).build().map_err(|e| fault(e.to_string()))?;
    let mut found = Vec::new();
    for batch in reader {
        let batch = batch.map_err(|e| fault(e.to_string()))?;
        let (ids, languages) = (texts(&batch, "id")?, texts(&batch, "language")?);
        let (names, contents) = (texts(&batch, "name")?, texts(&batch, "content")?);
        for row in 0..batch.num_rows() {
            let Some(language) = Language::from_name(languages.value(row)) else { continue };
            let alike: Vec<&Probe> = probes.iter().filter(|probe| probe.language == language).collect();
            if alike.is_empty() {
                continue;
            }
            let print = fingerprint(contents.value(row), language, names.value(row));
            let near = alike.iter().map(|probe| likeness(&probe.print, &print)).max().unwrap_or_default();
            if near.0 || near.1 >= least {
                let (normalised, similarity) = near;
                let (id, name) = (ids.value(row).to_owned(), names.value(row).to_owned());
                found.push(Near { similarity, normalised, id, name, path: path.to_owned() });
            }
        }
        found = best(found, most);
    }
    Ok(found)
}

/// Whether two texts are equal after normalisation, and their Jaccard similarity in thousandths.
fn likeness(a: &Fingerprint, b: &Fingerprint) -> (bool, u32) {
    if a.normal == b.normal {
        return (true, 1000);
    }
    let (mut rest, mut common) = (b.shingles.iter().peekable(), 0_usize);
    for shingle in &a.shingles {
        while rest.next_if(|other| *other < shingle).is_some() {}
        common += usize::from(rest.next_if(|other| *other == shingle).is_some());
    }
    let union = (a.shingles.len() + b.shingles.len() - common).max(1);
    (false, (common * 1000 / union) as u32)
}

/// Digest of a text as samples are named by it.
pub fn id_of(text: &str) -> String {
    Sha256Digest::of(text).to_hex()
}

/// Ids and records of the samples, in id order, merged over the files.
///
/// # Errors
/// Where a file cannot be opened, naming it.
pub fn records(root: &Path) -> Result<Records> {
    let mut streams = Vec::new();
    for (_, place) in view_files(root, "samples")? {
        let builder = crate::readback::open(&place)?;
        let schema = builder.parquet_schema();
        let leaves: Vec<usize> = (0..schema.num_columns())
            .filter(|at| matches!(schema.column(*at).path().parts(), [one] if one == "id" || one == "record"))
            .collect();
        let mask = ProjectionMask::leaves(schema, leaves);
        let reader = builder.with_projection(mask).with_batch_size(1024).build()?;
        streams.push(Stream { place, reader, rows: Vec::new().into_iter(), next: None });
    }
    for stream in &mut streams {
        stream.advance()?;
    }
    Ok(Records { streams })
}

/// The rows of [`records`].
pub struct Records {
    streams: Vec<Stream>,
}

struct Stream {
    place: PathBuf,
    reader: parquet::arrow::arrow_reader::ParquetRecordBatchReader,
    rows: std::vec::IntoIter<(String, String)>,
    next: Option<(String, String)>,
}

impl Stream {
    fn advance(&mut self) -> Result<()> {
        loop {
            self.next = self.rows.next();
            if self.next.is_some() {
                return Ok(());
            }
            let Some(batch) = self.reader.next() else { return Ok(()) };
            let batch = batch.map_err(|e| Error::Release { path: self.place.clone(), reason: e.to_string() })?;
            let (ids, records) = (texts(&batch, "id")?, texts(&batch, "record")?);
            let rows: Vec<_> = (0..batch.num_rows()).map(|row| (ids.value(row).to_owned(), records.value(row).to_owned())).collect();
            self.rows = rows.into_iter();
        }
    }
}

impl Iterator for Records {
    type Item = Result<(String, String)>;

    fn next(&mut self) -> Option<Self::Item> {
        let first = self.streams.iter_mut().filter(|stream| stream.next.is_some()).min_by(|a, b| a.next.cmp(&b.next))?;
        let row = first.next.take()?;
        Some(first.advance().map(|()| row))
    }
}
