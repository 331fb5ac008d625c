//! Parquet files of a view: zstd, page index, bloom filters, sorted rows, a fixed writer name. The bytes follow from the rows and
//! the limits alone.

use std::{
    fs::File,
    io::BufWriter,
    path::{Path, PathBuf},
    sync::Arc,
};

use arrow::array::RecordBatch;
use parquet::{
    arrow::ArrowWriter,
    basic::{Compression, ZstdLevel},
    file::{
        metadata::SortingColumn,
        properties::{EnabledStatistics, WriterProperties, WriterPropertiesPtr},
    },
    schema::types::ColumnPath,
};
use serde::{Deserialize, Serialize};

use crate::{
    Error, Result,
    schema::{SCHEMA, SKIPPED_BY, UNIQUE_TEXTS, looked_up_by, schema},
    settings::View,
};

/// Name under which files say they were written: fixed, so that a newer library does not change bytes by its name.
pub const CREATED_BY: &str = "assay";
const ZSTD_LEVEL: i32 = 3;
/// Distinct values a bloom filter is made for before it is folded to what is there.
const MOST_DISTINCT: u64 = 1 << 18;

/// One file of a view, as it lies in the release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shard {
    pub view: View,
    pub split: String,
    /// Relative to the release's root.
    pub path: String,
    pub rows: u64,
    pub bytes: u64,
}

/// Limits of files, in bytes of rows before compression.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub row_group: usize,
    pub shard: usize,
}

/// Writes one split of one view.
pub struct TableWriter {
    root: PathBuf,
    view: View,
    split: String,
    limits: Limits,
    properties: WriterPropertiesPtr,
    open: Option<Open>,
    done: Vec<(PathBuf, u64)>,
}

struct Open {
    path: PathBuf,
    writer: ArrowWriter<BufWriter<File>>,
    rows: u64,
    in_group: usize,
    in_file: usize,
}

impl TableWriter {
    pub fn new(root: &Path, view: View, split: &str, limits: Limits) -> Result<Self> {
        let properties = Arc::new(properties(view)?);
        Ok(Self { root: root.to_owned(), view, split: split.to_owned(), limits, properties, open: None, done: Vec::new() })
    }

    /// Adds rows, of about `bytes` bytes; they must follow in order.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn write(&mut self, batch: &RecordBatch, bytes: usize) -> Result<()> {
        if batch.num_rows() == 0 {
            return Ok(());
        }
        if self.open.as_ref().is_some_and(|open| open.in_file >= self.limits.shard) {
            self.close()?;
        }
        let open = match self.open.as_mut() {
            Some(open) => open,
            None => self.open.insert(self.begin()?),
        };
        open.writer.write(batch)?;
        open.rows += batch.num_rows() as u64;
        open.in_group += bytes;
        open.in_file += bytes;
        if open.in_group >= self.limits.row_group {
            open.writer.flush()?;
            open.in_group = 0;
        }
        Ok(())
    }

    fn begin(&self) -> Result<Open> {
        let dir = self.root.join("data").join(self.view.name());
        std::fs::create_dir_all(&dir).map_err(|e| Error::io(&dir, e))?;
        let path = dir.join(format!("{}-{:05}.parquet.part", self.split, self.done.len()));
        let file = File::create(&path).map_err(|e| Error::io(&path, e))?;
        let writer =
            ArrowWriter::try_new(BufWriter::with_capacity(1 << 20, file), schema(self.view), Some(self.properties.as_ref().clone()))?;
        Ok(Open { path, writer, rows: 0, in_group: 0, in_file: 0 })
    }

    fn close(&mut self) -> Result<()> {
        if let Some(open) = self.open.take() {
            let file = open.writer.into_inner()?.into_inner().map_err(|e| Error::io(&open.path, e.into_error()))?;
            file.sync_all().map_err(|e| Error::io(&open.path, e))?;
            self.done.push((open.path, open.rows));
        }
        Ok(())
    }

    /// Closes the last file and gives all their final names; a table without rows has no file.
    ///
    /// # Errors
    /// Where a file cannot be closed or renamed.
    pub fn finish(mut self) -> Result<Vec<Shard>> {
        self.close()?;
        let of = self.done.len();
        let mut shards = Vec::new();
        for (number, (part, rows)) in self.done.into_iter().enumerate() {
            let path = format!("data/{}/{}-{number:05}-of-{of:05}.parquet", self.view.name(), self.split);
            let whole = self.root.join(&path);
            std::fs::rename(&part, &whole).map_err(|e| Error::io(&whole, e))?;
            let bytes = std::fs::metadata(&whole).map_err(|e| Error::io(&whole, e))?.len();
            shards.push(Shard { view: self.view, split: self.split.clone(), path, rows, bytes });
        }
        Ok(shards)
    }
}

fn properties(view: View) -> Result<WriterProperties> {
    let mut builder = WriterProperties::builder()
        .set_created_by(CREATED_BY.to_owned())
        .set_compression(Compression::ZSTD(ZstdLevel::try_new(ZSTD_LEVEL)?))
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_max_row_group_row_count(Some(usize::MAX))
        .set_sorting_columns(Some(vec![SortingColumn { column_idx: 0, descending: false, nulls_first: false }]))
        .set_key_value_metadata(Some(vec![parquet::file::metadata::KeyValue::new("assay.schema".to_owned(), SCHEMA.to_string())]));
    for field in schema(view).fields() {
        let column = || ColumnPath::from(field.name().as_str());
        let name = field.name().as_str();
        if UNIQUE_TEXTS.contains(&name) {
            builder = builder.set_column_dictionary_enabled(column(), false);
        }
        if SKIPPED_BY.contains(&name) {
            builder = builder.set_column_statistics_enabled(column(), EnabledStatistics::Page);
        }
        if looked_up_by(view).contains(&name) {
            builder = builder
                .set_column_bloom_filter_enabled(column(), true)
                .set_column_bloom_filter_fpp(column(), 0.001)
                .set_column_bloom_filter_max_ndv(column(), MOST_DISTINCT);
        }
    }
    Ok(builder.build())
}
