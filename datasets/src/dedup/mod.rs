//! Clusters of samples: exact by content, by normalised tokens, and near by verified Jaccard similarity. Holds a few dozen bytes a
//! sample in memory; the rest is sorted on disk. Knows nothing of fates: it is told which samples take part.

use std::{
    fs::File,
    io::{BufWriter, Write},
    os::unix::fs::FileExt,
    path::Path,
};

use rayon::prelude::*;

use self::{
    minhash::{BANDS, alike, bands},
    union::Union,
};
use crate::{
    Error, Result,
    settings::{Progress, Stage},
    spill::{FixedSorter, spill_file},
};

pub mod minhash;
pub mod tokens;
pub mod union;

/// Samples read, or pairs compared, at a time.
const CHUNK: usize = 4096;
/// Members of a band's bucket that each further member is compared with.
const BUCKET: usize = 64;

/// Sets of shingles on disk.
pub struct ShingleStore {
    out: BufWriter<File>,
    written: u64,
    dir: std::path::PathBuf,
}

/// Where a set of shingles lies: first entry, and how many.
#[derive(Clone, Copy, Debug, Default)]
pub struct ShingleRef {
    pub at: u64,
    pub len: u32,
}

impl ShingleStore {
    /// # Errors
    /// Where no file can be made in `dir`.
    pub fn new(dir: &Path) -> Result<Self> {
        Ok(Self { out: BufWriter::with_capacity(1 << 20, spill_file(dir)?), written: 0, dir: dir.to_owned() })
    }

    /// # Errors
    /// Where it cannot be written.
    pub fn push(&mut self, shingles: &[u64]) -> Result<ShingleRef> {
        let at = self.written;
        for shingle in shingles {
            self.out.write_all(&shingle.to_le_bytes()).map_err(|e| Error::io(&self.dir, e))?;
        }
        self.written += shingles.len() as u64;
        Ok(ShingleRef { at, len: shingles.len() as u32 })
    }

    /// # Errors
    /// Where it cannot be written.
    pub fn finish(self) -> Result<Shingles> {
        let file = self.out.into_inner().map_err(|e| Error::io(&self.dir, e.into_error()))?;
        Ok(Shingles { file, dir: self.dir })
    }
}

/// Sets of shingles, to be read in any order.
pub struct Shingles {
    file: File,
    dir: std::path::PathBuf,
}

impl Shingles {
    fn read(&self, of: ShingleRef) -> Result<Vec<u64>> {
        let mut bytes = vec![0; of.len as usize * 8];
        self.file.read_exact_at(&mut bytes, of.at * 8).map_err(|e| Error::io(&self.dir, e))?;
        Ok(bytes.as_chunks::<8>().0.iter().map(|chunk| u64::from_le_bytes(*chunk)).collect())
    }
}

/// Clusters samples `0..shingles.len()`: those in one of the groups of `normal` (sorted pairs of hash and sample) by definition, others
/// where the Jaccard similarity of their shingles is at least `similarity` thousandths. Samples with no shingles take no part.
///
/// # Errors
/// Where spilling fails.
pub fn cluster(
    normal: FixedSorter<20>,
    refs: &[ShingleRef],
    shingles: &Shingles,
    similarity: u32,
    dir: &Path,
    buffer: usize,
    progress: &Progress<'_>,
) -> Result<Union> {
    let mut sets = Union::new(refs.len());
    normal.sorted()?.groups(
        |a, b| a[..16] == b[..16],
        |group| {
            for row in &group[1..] {
                sets.join(number(&group[0][16..]), number(&row[16..]));
            }
            Ok(())
        },
    )?;

    let mut banded = FixedSorter::<13>::new(dir, buffer);
    for chunk in 0..refs.len().div_ceil(CHUNK) {
        let from = chunk * CHUNK;
        progress(Stage::Cluster, from as u64, refs.len() as u64);
        let members: Vec<u32> = (from..(from + CHUNK).min(refs.len()))
            .map(|sample| sample as u32)
            .filter(|sample| refs[*sample as usize].len > 0 && sets.root(*sample) == *sample)
            .collect();
        let found: Vec<Result<[u64; BANDS]>> =
            members.par_iter().map(|sample| Ok(bands(&shingles.read(refs[*sample as usize])?))).collect();
        for (sample, bands) in members.iter().zip(found) {
            for (band, hash) in bands?.iter().enumerate() {
                let mut row = [0; 13];
                row[0] = band as u8;
                row[1..9].copy_from_slice(&hash.to_be_bytes());
                row[9..].copy_from_slice(&sample.to_be_bytes());
                banded.push(row)?;
            }
        }
    }

    let mut pairs = FixedSorter::<8>::new(dir, buffer);
    banded.sorted()?.groups(
        |a, b| a[..9] == b[..9],
        |group| {
            for (index, row) in group.iter().enumerate().skip(1) {
                // A bucket of thousands is a chain of likes: its first members and the nearest before tell it as well as all pairs do.
                let near = index.saturating_sub(BUCKET / 2);
                for other in (0..index.min(BUCKET / 2)).chain(near.max(BUCKET / 2)..index) {
                    let mut pair = [0; 8];
                    pair[..4].copy_from_slice(&group[other][9..]);
                    pair[4..].copy_from_slice(&row[9..]);
                    pairs.push(pair)?;
                }
            }
            Ok(())
        },
    )?;

    let mut pairs = pairs.sorted()?;
    let (mut last, mut chunk) = ([0; 8], Vec::with_capacity(CHUNK));
    loop {
        let next = pairs.advance()?;
        if let Some(pair) = next
            && pair != last
        {
            last = pair;
            let (a, b) = (number(&pair[..4]), number(&pair[4..]));
            if sets.root(a) != sets.root(b) {
                chunk.push((a, b));
            }
        }
        if chunk.len() == CHUNK || next.is_none() {
            let verified: Vec<Result<bool>> = chunk
                .par_iter()
                .map(|(a, b)| {
                    let (a, b) = (refs[*a as usize], refs[*b as usize]);
                    // Sets whose sizes differ this much cannot be alike.
                    let (low, high) = (u64::from(a.len.min(b.len)), u64::from(a.len.max(b.len)));
                    if low * 1000 < high * u64::from(similarity) {
                        return Ok(false);
                    }
                    Ok(alike(&shingles.read(a)?, &shingles.read(b)?, similarity))
                })
                .collect();
            for ((a, b), alike) in chunk.drain(..).zip(verified) {
                if alike? {
                    sets.join(a, b);
                }
            }
        }
        if next.is_none() {
            progress(Stage::Cluster, refs.len() as u64, refs.len() as u64);
            return Ok(sets);
        }
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte))
}

#[cfg(test)]
mod tests;
