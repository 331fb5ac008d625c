//! A copy of a release's data without recalled rows. Every view is filtered by the columns that name samples; the ledger, which holds
//! no text, is copied whole. The copy is no release: it is not signed, and says what it was made from.

use std::{collections::BTreeSet, fs::File, path::Path};

use arrow::{
    array::{Array, AsArray, BooleanArray, RecordBatch},
    compute::filter_record_batch,
    datatypes::DataType,
};
use assay_manifests::Sha256Digest;
use parquet::{
    arrow::ArrowWriter,
    basic::{Compression, ZstdLevel},
    file::properties::WriterProperties,
};
use serde::Serialize;

use crate::{
    Error, Result,
    readback::{data_files, for_each_batch, open, texts},
    write::CREATED_BY,
};

/// Rows of one data file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Filtered {
    pub path: String,
    pub kept: u64,
    pub removed: u64,
}

/// Writes the data files of the release at `root` into `to`, without rows that name one of `recalled`. A file of which no row is
/// left is left out.
///
/// # Errors
/// Where a file cannot be read or written.
pub fn copy_without(root: &Path, recalled: &BTreeSet<Sha256Digest>, to: &Path) -> Result<Vec<Filtered>> {
    let mut names: BTreeSet<String> = recalled.iter().map(|digest| digest.to_hex()).collect();
    let files = data_files(root)?;
    for file in files.iter().filter(|file| file.view == "dpo") {
        pairs_of(&root.join(&file.path), &mut names)?;
    }
    let mut done = Vec::new();
    for file in files {
        let place = to.join(&file.path);
        if let Some(folder) = place.parent() {
            std::fs::create_dir_all(folder).map_err(|e| Error::io(folder, e))?;
        }
        let from = root.join(&file.path);
        if file.view == "ledger" {
            std::fs::copy(&from, &place).map_err(|e| Error::io(&from, e))?;
            done.push(Filtered { path: file.path, kept: file.rows, removed: 0 });
        } else {
            done.push(copy_file(&from, &place, file.path, &names)?);
        }
    }
    Ok(done)
}

/// Adds the ids of pairs of which a side is recalled: other views name a pair by its id alone.
fn pairs_of(place: &Path, recalled: &mut BTreeSet<String>) -> Result<()> {
    for_each_batch(place, &["id", "chosen_sha256", "rejected_sha256"], |batch| {
        let (ids, chosen, rejected) = (texts(batch, "id")?, texts(batch, "chosen_sha256")?, texts(batch, "rejected_sha256")?);
        for row in 0..batch.num_rows() {
            if recalled.contains(chosen.value(row)) || recalled.contains(rejected.value(row)) {
                recalled.insert(ids.value(row).to_owned());
            }
        }
        Ok(())
    })
}

fn copy_file(from: &Path, to: &Path, path: String, recalled: &BTreeSet<String>) -> Result<Filtered> {
    let builder = open(from)?;
    let out = File::create(to).map_err(|e| Error::io(to, e))?;
    let properties = WriterProperties::builder()
        .set_created_by(CREATED_BY.to_owned())
        .set_compression(Compression::ZSTD(ZstdLevel::try_new(3)?))
        .build();
    let mut writer = ArrowWriter::try_new(out, builder.schema().clone(), Some(properties))?;
    let mut count = Filtered { path, kept: 0, removed: 0 };
    for batch in builder.with_batch_size(1024).build()? {
        let batch = batch?;
        let mask = kept(&batch, recalled);
        let left = mask.true_count() as u64;
        count.kept += left;
        count.removed += batch.num_rows() as u64 - left;
        if left > 0 {
            writer.write(&filter_record_batch(&batch, &mask)?)?;
        }
    }
    writer.close()?;
    if count.kept == 0 {
        std::fs::remove_file(to).map_err(|e| Error::io(to, e))?;
    }
    Ok(count)
}

/// Rows of which no column that names a sample names a recalled one.
fn kept(batch: &RecordBatch, recalled: &BTreeSet<String>) -> BooleanArray {
    let names_sample = |name: &str| name == "id" || name.ends_with("_id") || name.ends_with("_sha256");
    let schema = batch.schema();
    let columns: Vec<_> = schema
        .fields()
        .iter()
        .zip(batch.columns())
        .filter(|(field, column)| names_sample(field.name()) && column.data_type() == &DataType::Utf8)
        .map(|(_, column)| column.as_string::<i32>())
        .collect();
    (0..batch.num_rows())
        .map(|row| Some(columns.iter().all(|column| column.is_null(row) || !recalled.contains(column.value(row)))))
        .collect()
}
