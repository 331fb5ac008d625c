//! External sorting: more rows than memory holds, by their bytes. Knows nothing of what the rows mean.
//!
//! Both sorters compare whole encoded rows byte by byte, so that equal input gives equal output whatever the buffer's size,
//! the number of runs or of threads.

use std::{
    cmp::Reverse,
    collections::BinaryHeap,
    fs::File,
    io::{BufReader, BufWriter, Read, Seek, Write},
    path::{Path, PathBuf},
};

use rayon::prelude::*;

use crate::{Error, Result};

/// Sorts rows of `N` bytes.
pub struct FixedSorter<const N: usize> {
    dir: PathBuf,
    rows: Vec<[u8; N]>,
    most: usize,
    runs: Vec<File>,
}

impl<const N: usize> FixedSorter<N> {
    /// A sorter that keeps at most about `buffer` bytes in memory and spills runs into `dir`.
    pub fn new(dir: &Path, buffer: usize) -> Self {
        Self { dir: dir.to_owned(), rows: Vec::new(), most: (buffer / N).max(1024), runs: Vec::new() }
    }

    /// # Errors
    /// Where a run cannot be written.
    pub fn push(&mut self, row: [u8; N]) -> Result<()> {
        self.rows.push(row);
        if self.rows.len() >= self.most {
            self.rows.par_sort_unstable();
            let mut file = spill_file(&self.dir)?;
            {
                let mut out = BufWriter::with_capacity(1 << 18, &mut file);
                for row in &self.rows {
                    out.write_all(row).map_err(|e| Error::io(&self.dir, e))?;
                }
                out.flush().map_err(|e| Error::io(&self.dir, e))?;
            }
            file.rewind().map_err(|e| Error::io(&self.dir, e))?;
            self.runs.push(file);
            self.rows.clear();
        }
        Ok(())
    }

    /// Every row in order.
    ///
    /// # Errors
    /// Where a run cannot be read back.
    pub fn sorted(mut self) -> Result<FixedSorted<N>> {
        self.rows.par_sort_unstable();
        let mut heads = BinaryHeap::new();
        let mut runs = Vec::new();
        for file in self.runs {
            let mut run = FixedRun { reader: BufReader::with_capacity(1 << 16, file), dir: self.dir.clone() };
            if let Some(row) = run.next()? {
                heads.push(Reverse((row, runs.len())));
            }
            runs.push(run);
        }
        let mut memory = self.rows.into_iter();
        if let Some(row) = memory.next() {
            heads.push(Reverse((row, usize::MAX)));
        }
        Ok(FixedSorted { heads, runs, memory })
    }
}

struct FixedRun<const N: usize> {
    reader: BufReader<File>,
    dir: PathBuf,
}

impl<const N: usize> FixedRun<N> {
    fn next(&mut self) -> Result<Option<[u8; N]>> {
        let mut row = [0; N];
        match self.reader.read_exact(&mut row) {
            Ok(()) => Ok(Some(row)),
            Err(e) if e.kind() == std::io::ErrorKind::UnexpectedEof => Ok(None),
            Err(e) => Err(Error::io(&self.dir, e)),
        }
    }
}

/// Rows of a [`FixedSorter`] in order.
pub struct FixedSorted<const N: usize> {
    heads: BinaryHeap<Reverse<([u8; N], usize)>>,
    runs: Vec<FixedRun<N>>,
    memory: std::vec::IntoIter<[u8; N]>,
}

impl<const N: usize> FixedSorted<N> {
    /// # Errors
    /// Where a run cannot be read back.
    pub fn advance(&mut self) -> Result<Option<[u8; N]>> {
        let Some(Reverse((row, from))) = self.heads.pop() else { return Ok(None) };
        let following = if from == usize::MAX { self.memory.next() } else { self.runs[from].next()? };
        if let Some(following) = following {
            self.heads.push(Reverse((following, from)));
        }
        Ok(Some(row))
    }

    /// Calls `work` with each run of rows that `same` calls equal to the run's first.
    ///
    /// # Errors
    /// Of reading or of `work`.
    pub fn groups(mut self, same: impl Fn(&[u8; N], &[u8; N]) -> bool, mut work: impl FnMut(&[[u8; N]]) -> Result<()>) -> Result<()> {
        let mut group: Vec<[u8; N]> = Vec::new();
        while let Some(row) = self.advance()? {
            if group.first().is_some_and(|first| !same(first, &row)) {
                work(&group)?;
                group.clear();
            }
            group.push(row);
        }
        if group.is_empty() { Ok(()) } else { work(&group) }
    }
}

/// Sorts rows that are a key and a payload, both of any length; equal keys are ordered by payload.
pub struct Sorter {
    dir: PathBuf,
    rows: Vec<(Vec<u8>, Vec<u8>)>,
    held: usize,
    most: usize,
    runs: Vec<File>,
}

impl Sorter {
    /// A sorter that keeps at most about `buffer` bytes in memory and spills compressed runs into `dir`.
    pub fn new(dir: &Path, buffer: usize) -> Self {
        Self { dir: dir.to_owned(), rows: Vec::new(), held: 0, most: buffer.max(1 << 16), runs: Vec::new() }
    }

    /// # Errors
    /// Where a run cannot be written.
    pub fn push(&mut self, key: Vec<u8>, payload: Vec<u8>) -> Result<()> {
        self.held += key.len() + payload.len() + 64;
        self.rows.push((key, payload));
        if self.held >= self.most {
            self.rows.par_sort_unstable();
            let mut file = spill_file(&self.dir)?;
            self.write_run(&mut file).map_err(|e| Error::io(&self.dir, e))?;
            self.runs.push(file);
            self.rows.clear();
            self.held = 0;
        }
        Ok(())
    }

    fn write_run(&self, file: &mut File) -> std::io::Result<()> {
        let mut out = zstd::Encoder::new(BufWriter::with_capacity(1 << 18, &mut *file), 1)?;
        for (key, payload) in &self.rows {
            out.write_all(&(key.len() as u32).to_le_bytes())?;
            out.write_all(&(payload.len() as u32).to_le_bytes())?;
            out.write_all(key)?;
            out.write_all(payload)?;
        }
        out.finish()?.flush()?;
        file.rewind()
    }

    /// Every row in order.
    ///
    /// # Errors
    /// Where a run cannot be read back.
    pub fn sorted(mut self) -> Result<Sorted> {
        self.rows.par_sort_unstable();
        let mut heads = BinaryHeap::new();
        let mut runs = Vec::new();
        for file in self.runs {
            let decoder = zstd::Decoder::new(file).map_err(|e| Error::io(&self.dir, e))?;
            let mut run = Run { reader: Box::new(BufReader::with_capacity(1 << 16, decoder)), dir: self.dir.clone() };
            if let Some((key, payload)) = run.next()? {
                heads.push(Reverse((key, payload, runs.len())));
            }
            runs.push(run);
        }
        let mut memory = self.rows.into_iter();
        if let Some((key, payload)) = memory.next() {
            heads.push(Reverse((key, payload, usize::MAX)));
        }
        Ok(Sorted { heads, runs, memory })
    }
}

struct Run {
    reader: Box<dyn Read + Send>,
    dir: PathBuf,
}

impl Run {
    fn next(&mut self) -> Result<Option<(Vec<u8>, Vec<u8>)>> {
        let mut lengths = [0; 8];
        match self.reader.read_exact(&mut lengths) {
            Ok(()) => {}
            Err(e) if e.kind() == std::io::ErrorKind::UnexpectedEof => return Ok(None),
            Err(e) => return Err(Error::io(&self.dir, e)),
        }
        let [a, b, c, d, e, f, g, h] = lengths;
        let mut key = vec![0; u32::from_le_bytes([a, b, c, d]) as usize];
        let mut payload = vec![0; u32::from_le_bytes([e, f, g, h]) as usize];
        self.reader.read_exact(&mut key).and_then(|()| self.reader.read_exact(&mut payload)).map_err(|e| Error::io(&self.dir, e))?;
        Ok(Some((key, payload)))
    }
}

type Head = Reverse<(Vec<u8>, Vec<u8>, usize)>;

/// Rows of a [`Sorter`] in order.
pub struct Sorted {
    heads: BinaryHeap<Head>,
    runs: Vec<Run>,
    memory: std::vec::IntoIter<(Vec<u8>, Vec<u8>)>,
}

impl Sorted {
    /// # Errors
    /// Where a run cannot be read back.
    pub fn advance(&mut self) -> Result<Option<(Vec<u8>, Vec<u8>)>> {
        let Some(Reverse((key, payload, from))) = self.heads.pop() else { return Ok(None) };
        let following = if from == usize::MAX { self.memory.next() } else { self.runs[from].next()? };
        if let Some((key, payload)) = following {
            self.heads.push(Reverse((key, payload, from)));
        }
        Ok(Some((key, payload)))
    }
}

/// A file without a name in `dir`: gone when it is closed, however the program ends.
pub fn spill_file(dir: &Path) -> Result<File> {
    tempfile::tempfile_in(dir).map_err(|e| Error::io(dir, e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spilled_and_unspilled_give_the_same_order() {
        let dir = tempfile::tempdir().expect("temporary directory");
        let order = |buffer: usize| {
            let mut fixed = FixedSorter::<8>::new(dir.path(), buffer);
            let mut open = Sorter::new(dir.path(), buffer);
            for n in 0u64..5000 {
                let mixed = n.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
                fixed.push(mixed.to_be_bytes()).expect("spills");
                open.push(mixed.to_be_bytes().to_vec(), vec![n as u8; (n % 7) as usize]).expect("spills");
            }
            let (mut fixed, mut open) = (fixed.sorted().expect("reads back"), open.sorted().expect("reads back"));
            let mut all = Vec::new();
            while let Some(row) = fixed.advance().expect("reads back") {
                all.push(row.to_vec());
            }
            while let Some((mut key, payload)) = open.advance().expect("reads back") {
                key.extend(payload);
                all.push(key);
            }
            all
        };
        let (small, large) = (order(1), order(1 << 30));
        assert_eq!(small.len(), 10_000);
        assert!(small[..5000].is_sorted());
        assert_eq!(small, large);
    }
}
