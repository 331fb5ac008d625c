//! Reading what the judging stage left: zstd JSON lines of `Harvested`, in the order of the files, a batch at a time.
//! Never holds more than a batch, and never decides anything.

use std::{
    fs::File,
    io::{BufRead, BufReader, Read},
    path::{Path, PathBuf},
};

use assay_manifests::Harvested;
use rayon::prelude::*;

use crate::{Error, Result};

/// Most bytes of text in one batch (one line may go beyond it).
const BATCH_BYTES: usize = 8 << 20;
/// Longest line that is read; a longer one is a damaged file.
const LINE_BYTES: u64 = 1 << 30;

/// Lines of one batch, with the number of the first row among all rows.
pub struct Batch {
    pub first: u32,
    text: Vec<u8>,
    /// End of each line in `text`, and its number in its file.
    lines: Vec<(usize, u64)>,
    file: PathBuf,
}

impl Batch {
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The bytes of row `index` of the batch.
    pub fn line(&self, index: usize) -> &[u8] {
        let start = if index == 0 { 0 } else { self.lines[index - 1].0 };
        &self.text[start..self.lines[index].0]
    }

    /// Row `index` of the batch.
    ///
    /// # Errors
    /// Where the line is not a row, naming file and line.
    pub fn row(&self, index: usize) -> Result<Harvested> {
        serde_json::from_slice(self.line(index)).map_err(|source| Error::Row {
            path: self.file.clone(),
            line: self.lines[index].1,
            reason: source.to_string(),
        })
    }

    /// Applies `f` to every row (its number among all rows, its line, the row), in parallel; results are in order.
    ///
    /// # Errors
    /// The first in order of what `f` or reading a row gives.
    pub fn map<T: Send>(&self, f: impl Fn(u32, &[u8], Harvested) -> Result<T> + Sync) -> Result<Vec<T>> {
        let results: Vec<Result<T>> =
            (0..self.len()).into_par_iter().map(|index| f(self.first + index as u32, self.line(index), self.row(index)?)).collect();
        results.into_iter().collect()
    }
}

/// Streams batches out of a list of files.
pub struct Rows<'a> {
    files: std::slice::Iter<'a, PathBuf>,
    open: Option<(PathBuf, Box<dyn BufRead + Send>, u64)>,
    next: u32,
    bytes_read: u64,
}

impl<'a> Rows<'a> {
    pub fn new(files: &'a [PathBuf]) -> Self {
        Self { files: files.iter(), open: None, next: 0, bytes_read: 0 }
    }

    /// How many bytes of the files, as they lie on disk, belong to files begun so far.
    pub fn bytes_read(&self) -> u64 {
        self.bytes_read
    }

    /// The next batch; `None` at the end. A batch never spans two files.
    ///
    /// # Errors
    /// Where a file cannot be read, or there are more than 2^32 - 2 rows.
    pub fn next_batch(&mut self) -> Result<Option<Batch>> {
        loop {
            if self.open.is_none() {
                let Some(path) = self.files.next() else { return Ok(None) };
                let (reader, size) = open(path)?;
                self.bytes_read += size;
                self.open = Some((path.clone(), reader, 0));
            }
            let Some((path, reader, line_number)) = self.open.as_mut() else { continue };
            let mut batch = Batch { first: self.next, text: Vec::new(), lines: Vec::new(), file: path.clone() };
            while batch.text.len() < BATCH_BYTES {
                let start = batch.text.len();
                let read = reader.by_ref().take(LINE_BYTES).read_until(b'\n', &mut batch.text).map_err(|e| Error::io(path, e))?;
                if read == 0 {
                    break;
                }
                *line_number += 1;
                if batch.text.last() == Some(&b'\n') {
                    batch.text.pop();
                } else if read as u64 == LINE_BYTES {
                    return Err(Error::Row { path: path.clone(), line: *line_number, reason: "longer than 1 GiB".to_owned() });
                }
                if batch.text.len() > start {
                    batch.lines.push((batch.text.len(), *line_number));
                }
            }
            if batch.text.len() < BATCH_BYTES {
                self.open = None;
            }
            if batch.is_empty() {
                continue;
            }
            self.next = u32::try_from(batch.len())
                .ok()
                .and_then(|n| self.next.checked_add(n))
                .filter(|n| *n < u32::MAX)
                .ok_or(Error::TooManyRows)?;
            return Ok(Some(batch));
        }
    }
}

/// Reads every batch of `files` and gives it to `work` while the next one is being read. `work` sees batches in order, one at a time.
///
/// # Errors
/// The first of reading or of `work`.
pub fn for_each_batch(files: &[PathBuf], mut work: impl FnMut(&Batch, u64) -> Result<()> + Send) -> Result<()> {
    let mut rows = Rows::new(files);
    let mut current = rows.next_batch()?;
    while let Some(batch) = current {
        let seen = rows.bytes_read();
        let (next, done) = rayon::join(|| rows.next_batch(), || work(&batch, seen));
        done?;
        current = next?;
    }
    Ok(())
}

/// Bytes of all files on disk, for progress.
///
/// # Errors
/// Where one cannot be looked at.
pub fn total_bytes(files: &[PathBuf]) -> Result<u64> {
    files.iter().map(|path| Ok(std::fs::metadata(path).map_err(|e| Error::io(path, e))?.len())).sum()
}

fn open(path: &Path) -> Result<(Box<dyn BufRead + Send>, u64)> {
    let file = File::open(path).map_err(|e| Error::io(path, e))?;
    let size = file.metadata().map_err(|e| Error::io(path, e))?.len();
    let decoder = zstd::Decoder::new(file).map_err(|e| Error::io(path, e))?;
    Ok((Box::new(BufReader::with_capacity(1 << 18, decoder)), size))
}
