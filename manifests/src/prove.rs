//! Proofs of single rows from a release's log, without its data: that a record is in it, or that an id is not.
//! Leaves stand in id order, so two neighbours with nothing between them show an absence. That they do stand in order is what
//! a full verification checks; a proof of absence rests on it.

use std::{
    fs::{self, File},
    io::{self, Read, Seek, SeekFrom},
    path::Path,
};

use serde::{Deserialize, Serialize};

use crate::{
    Sha256Digest,
    keys::PublicKey,
    merkle::{self, Hash},
    note::{Checkpoint, Note, NoteError, TlogProof},
    seal::{CHECKPOINT, LEAVES, NODES},
    sums,
};

/// Why there is no proof.
#[derive(Debug, thiserror::Error)]
pub enum ProveError {
    #[error("{path}: {source}")]
    Io { path: &'static str, source: io::Error },
    #[error("this record is not in the release's log")]
    NotInLog,
    #[error("the id is in the release; nothing to prove absent")]
    Present,
    #[error("the checkpoint is not over these leaves: {0}")]
    Checkpoint(NoteError),
    #[error("the records given are not the two neighbours of this id")]
    NotNeighbours,
}

/// The log of a release: leaf hashes and signed checkpoint.
#[derive(Debug)]
pub struct Log {
    leaves: File,
    size: usize,
    /// Roots of the runs of 256 leaves, the last perhaps of an incomplete run.
    roots: Vec<Hash>,
    /// Verbatim.
    checkpoint: String,
}

impl Log {
    /// Opens `log/leaves.bin`, `log/nodes.bin` (made anew in memory where it is missing) and `log/checkpoint` of the release in `dir`.
    ///
    /// # Errors
    /// Where one cannot be read.
    pub fn open(dir: &Path) -> Result<Self, ProveError> {
        let of_leaves = |source| ProveError::Io { path: LEAVES, source };
        let mut leaves = File::open(sums::place(dir, LEAVES)).map_err(of_leaves)?;
        let bytes = leaves.metadata().map_err(of_leaves)?.len();
        let size = usize::try_from(bytes / 32).ok().filter(|_| bytes % 32 == 0);
        let size = size.ok_or_else(|| of_leaves(io::Error::new(io::ErrorKind::InvalidData, "not a whole number of hashes")))?;
        let mut roots = match merkle::read_leaves(&sums::place(dir, NODES)) {
            Ok(roots) if roots.len() == size / merkle::CHUNK => roots,
            _ => merkle::chunk_roots(&merkle::read_leaves(&sums::place(dir, LEAVES)).map_err(of_leaves)?),
        };
        let tail = run(&mut leaves, roots.len()).map_err(of_leaves)?;
        if !tail.is_empty() {
            roots.push(merkle::root(&tail));
        }
        let checkpoint = fs::read_to_string(sums::place(dir, CHECKPOINT)).map_err(|source| ProveError::Io { path: CHECKPOINT, source })?;
        Ok(Self { leaves, size, roots, checkpoint })
    }

    /// Number of leaves.
    pub const fn size(&self) -> usize {
        self.size
    }

    /// Proof that `record` is in the log; it carries the record along if `carry`.
    ///
    /// # Errors
    /// Where the record is not in the log, or the checkpoint is over other leaves (no such proof would hold).
    pub fn prove(&mut self, record: &str, carry: bool) -> Result<TlogProof, ProveError> {
        let of_leaves = |source| ProveError::Io { path: LEAVES, source };
        let leaf = merkle::leaf_hash(record);
        let index = self.position(&leaf).map_err(of_leaves)?.ok_or(ProveError::NotInLog)?;
        let run = run(&mut self.leaves, index / merkle::CHUNK).map_err(of_leaves)?;
        let path = merkle::inclusion_proof_by_chunk(&run, &self.roots, index).ok_or(ProveError::NotInLog)?;
        let signed = Note::parse(&self.checkpoint).and_then(|note| Checkpoint::parse(&note.text)).map_err(ProveError::Checkpoint)?;
        if !merkle::verify_inclusion(&leaf, index as u64, signed.size, &path, &signed.root) {
            return Err(ProveError::Checkpoint(NoteError::WrongRoot));
        }
        let extra = carry.then(|| record.as_bytes().to_vec());
        Ok(TlogProof { extra, index: index as u64, path, checkpoint: self.checkpoint.clone() })
    }

    /// Where `leaf` stands.
    fn position(&mut self, leaf: &Hash) -> io::Result<Option<usize>> {
        self.leaves.seek(SeekFrom::Start(0))?;
        let mut buffer = vec![0; 32 * 4096];
        let mut before = 0;
        while before < self.size {
            let part = &mut buffer[..32 * 4096.min(self.size - before)];
            self.leaves.read_exact(part)?;
            let (hashes, _) = part.as_chunks::<32>();
            if let Some(at) = hashes.iter().position(|hash| hash == leaf) {
                return Ok(Some(before + at));
            }
            before += hashes.len();
        }
        Ok(None)
    }

    /// Proof that `id` is not in the log, from the records just before and just after it (`None` where it would be first or last).
    ///
    /// # Errors
    /// Where the records are not the neighbours of `id`.
    pub fn prove_absent(&mut self, id: &str, before: Option<&str>, after: Option<&str>) -> Result<Absence, ProveError> {
        if [before, after].into_iter().flatten().any(|record| id_of(record).as_deref() == Some(id)) {
            return Err(ProveError::Present);
        }
        let mut prove = |record: Option<&str>| record.map(|record| self.prove(record, true)).transpose();
        let proof = Absence {
            before: prove(before)?.map(|proof| proof.to_string()),
            after: prove(after)?.map(|proof| proof.to_string()),
            absent: id.to_owned(),
            checkpoint: self.checkpoint.clone(),
        };
        match proof.neighbours() {
            Ok(_) => Ok(proof),
            Err(_) => Err(ProveError::NotNeighbours),
        }
    }
}

/// Checks `proof` with nothing but the sample and the keys `known`: the proof must carry the record, the record must be of this
/// text (`content_sha256`), and it must be in the signed log. Gives checkpoint and record.
///
/// # Errors
/// Where one does not hold.
pub fn verify_sample(proof: &TlogProof, sample: &[u8], known: &[(String, PublicKey)]) -> Result<(Checkpoint, String), NoteError> {
    #[derive(Deserialize)]
    struct Content {
        content_sha256: Sha256Digest,
    }
    let record = proof.extra.as_deref().ok_or(NoteError::Malformed("the proof does not carry the record; give the record instead"))?;
    let content: Content = serde_json::from_slice(record).map_err(|_| NoteError::Malformed("the record has no content_sha256"))?;
    if content.content_sha256 != Sha256Digest::of(sample) {
        return Err(NoteError::Malformed("the record is of another text"));
    }
    let checkpoint = proof.verify(record, known)?;
    Ok((checkpoint, String::from_utf8_lossy(record).into_owned()))
}

/// The leaves of run `number`: 256, or fewer at the end.
fn run(leaves: &mut File, number: usize) -> io::Result<Vec<Hash>> {
    let mut bytes = Vec::new();
    leaves.seek(SeekFrom::Start(32 * (number * merkle::CHUNK) as u64))?;
    leaves.take(32 * merkle::CHUNK as u64).read_to_end(&mut bytes)?;
    Ok(bytes.as_chunks::<32>().0.to_vec())
}

/// Proof that an id is not in a release; it needs no other file. Written as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Absence {
    /// The id that is not there.
    pub absent: String,
    /// The signed checkpoint.
    pub checkpoint: String,
    /// Inclusion proof of the record just before, carrying it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// Inclusion proof of the record just after, carrying it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

impl Absence {
    /// Checks signatures by the keys `known`, both paths, and that nothing lies between the two records.
    ///
    /// # Errors
    /// Where one does not hold.
    pub fn verify(&self, known: &[(String, PublicKey)]) -> Result<Checkpoint, NoteError> {
        Note::parse(&self.checkpoint)?.verify(known)?;
        self.neighbours()
    }

    /// Checks all but the signature.
    fn neighbours(&self) -> Result<Checkpoint, NoteError> {
        let bad = NoteError::Malformed;
        let signed = Checkpoint::parse(&Note::parse(&self.checkpoint)?.text)?;
        let place = |proof: &Option<String>| -> Result<Option<(u64, String)>, NoteError> {
            let Some(proof) = proof else { return Ok(None) };
            let proof = TlogProof::parse(proof)?;
            let record = proof.extra.as_deref().ok_or(bad("a neighbour's proof does not carry its record"))?;
            let fits = merkle::verify_inclusion(&merkle::leaf_hash(record), proof.index, signed.size, &proof.path, &signed.root);
            if !fits || proof.checkpoint != self.checkpoint {
                return Err(NoteError::WrongRoot);
            }
            let id = std::str::from_utf8(record).ok().and_then(id_of).ok_or(bad("a neighbour's record has no id"))?;
            Ok(Some((proof.index, id)))
        };
        let (before, after) = (place(&self.before)?, place(&self.after)?);
        let next = match before {
            None => 0,
            Some((index, id)) if id < self.absent => index + 1,
            Some(_) => return Err(bad("the record before does not come before the id")),
        };
        match after {
            None if next == signed.size => Ok(signed),
            Some((index, id)) if index == next && id > self.absent => Ok(signed),
            _ => Err(bad("the two records are not neighbours around the id")),
        }
    }
}

/// The `id` of a record in canonical JSON.
fn id_of(record: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Id {
        id: String,
    }
    serde_json::from_str::<Id>(record).ok().map(|record| record.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        seal::seal,
        testing::{ORIGIN, TempDir, record, signer, stage, text},
    };

    #[test]
    fn presence_and_absence_are_proved_without_data() {
        let dir = TempDir::new("prove");
        seal(dir.path(), &stage(dir.path(), 5), &[signer(1)], None).expect("sealed");
        let mut log = Log::open(dir.path()).expect("a log");
        let known = [(ORIGIN.to_owned(), signer(1).public())];
        for number in 0..5 {
            let proof = TlogProof::parse(&log.prove(&record(number), false).expect("there").to_string()).expect("own text");
            assert_eq!(proof.verify(record(number).as_bytes(), &known).expect("holds").size, 5);
        }
        assert!(matches!(log.prove(&record(9), false), Err(ProveError::NotInLog)));
        let proof = log.prove(&record(2), true).expect("there");
        assert_eq!(verify_sample(&proof, text(2).as_bytes(), &known).expect("holds").1, record(2));
        assert!(verify_sample(&proof, text(3).as_bytes(), &known).is_err());
        assert!(verify_sample(&proof, text(2).as_bytes(), &[(ORIGIN.to_owned(), signer(2).public())]).is_err());

        let id = |number: usize| format!("{number:064x}");
        let records: Vec<_> = (0..5).map(record).collect();
        let at = |number: Option<usize>| number.map(|number| records[number].as_str());
        for (absent, outside, before, after) in [(5, 15, Some(0), Some(1)), (39, 29, Some(3), Some(4)), (99, 40, Some(4), None)] {
            let proof = log.prove_absent(&id(absent), at(before), at(after)).expect("absent");
            assert_eq!(proof.verify(&known).expect("holds").size, 5);
            assert!(Absence { absent: id(outside), ..proof.clone() }.verify(&known).is_err());
            assert!(Absence { before: None, ..proof.clone() }.verify(&known).is_err());
            assert!(proof.verify(&[(ORIGIN.to_owned(), signer(2).public())]).is_err());
        }
        assert!(matches!(log.prove_absent(&id(10), at(Some(1)), at(Some(2))), Err(ProveError::Present)));
        assert!(matches!(log.prove_absent(&id(11), at(Some(0)), at(Some(2))), Err(ProveError::NotNeighbours)));
        assert!(matches!(log.prove_absent(&id(11), at(Some(1)), None), Err(ProveError::NotNeighbours)));
    }
    #[test]
    fn nodes_spare_reading_the_leaves_and_are_not_needed() {
        let dir = TempDir::new("nodes");
        seal(dir.path(), &stage(dir.path(), 700), &[signer(1)], None).expect("sealed");
        let known = [(ORIGIN.to_owned(), signer(1).public())];
        let mut proofs = Vec::new();
        for _ in 0..2 {
            let mut log = Log::open(dir.path()).expect("a log");
            let proof = log.prove(&record(600), true).expect("there");
            assert_eq!(proof.verify(record(600).as_bytes(), &known).expect("holds").size, 700);
            proofs.push(proof);
            fs::remove_file(dir.path().join(NODES)).ok();
        }
        assert_eq!(proofs[0], proofs[1]);
    }
}
