//! One view of a release as one file: JSON lines or Parquet, rows in the order of the release. Reads the shards and changes nothing.

use std::{io::Write, path::Path};

use parquet::{
    arrow::ArrowWriter,
    basic::{Compression, ZstdLevel},
    file::properties::WriterProperties,
};

use crate::{Error, Result, readback, write::CREATED_BY};

/// Form of an exported file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Jsonl,
    Parquet,
}

/// Writes every row of `view` (of one split, where one is named) to `out`; how many rows it were.
///
/// # Errors
/// Where the release has no such view or split, a shard cannot be read, or `out` not be written.
pub fn export(root: &Path, view: &str, split: Option<&str>, form: Form, out: &mut (dyn Write + Send)) -> Result<u64> {
    let all = readback::data_files(root)?;
    let files: Vec<_> = all.iter().filter(|file| file.view == view && split.is_none_or(|split| file.split == split)).collect();
    if files.is_empty() {
        let mut known: Vec<String> = all.iter().map(|file| format!("{}/{}", file.view, file.split)).collect();
        known.dedup();
        let asked = split.map_or_else(|| view.to_owned(), |split| format!("{view}/{split}"));
        return Err(Error::Settings(format!("the release has no `{asked}`; it has: {}", known.join(", "))));
    }
    let fault = |error: std::io::Error| Error::io(Path::new("the exported file"), error);
    let mut rows = 0;
    match form {
        Form::Jsonl => {
            for file in files {
                let path = root.join(&file.path);
                let columns = columns(&path)?;
                let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
                let mut failed = None;
                readback::for_each_row(&path, &columns, |row| {
                    rows += 1;
                    let written =
                        serde_json::to_writer(&mut *out, &row).map_err(Error::from).and_then(|()| out.write_all(b"\n").map_err(fault));
                    failed = written.err();
                    failed.is_none()
                })?;
                if let Some(error) = failed {
                    return Err(error);
                }
            }
        }
        Form::Parquet => {
            let schema = readback::open(&root.join(&files[0].path))?.schema().clone();
            let properties = WriterProperties::builder()
                .set_created_by(CREATED_BY.to_owned())
                .set_compression(Compression::ZSTD(ZstdLevel::try_new(3)?))
                .build();
            let mut writer = ArrowWriter::try_new(&mut *out, schema, Some(properties))?;
            for file in files {
                let path = root.join(&file.path);
                let columns = columns(&path)?;
                let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
                readback::for_each_batch(&path, &columns, |batch| {
                    rows += batch.num_rows() as u64;
                    Ok(writer.write(batch)?)
                })?;
            }
            writer.close()?;
        }
    }
    out.flush().map_err(fault)?;
    Ok(rows)
}

fn columns(path: &Path) -> Result<Vec<String>> {
    Ok(readback::open(path)?.schema().fields().iter().map(|field| field.name().clone()).collect())
}
