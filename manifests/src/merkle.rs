//! The Merkle tree of RFC 6962 (and RFC 9162, section 2.1) over leaf hashes, and its proofs.
//! Works on hashes alone: it never sees a record, and knows nothing of what a leaf stands for.

use std::{
    io::{self, Read},
    path::Path,
};

use sha2::{Digest, Sha256};

/// A SHA-256 node or leaf hash.
pub type Hash = [u8; 32];

/// Hash of a leaf: SHA-256 of 0x00 and the leaf's bytes (RFC 9162, 2.1.1).
pub fn leaf_hash(bytes: impl AsRef<[u8]>) -> Hash {
    Sha256::new().chain_update([0]).chain_update(bytes.as_ref()).finalize().into()
}

/// Hash of an inner node: SHA-256 of 0x01 and both children.
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    let mut bytes = [1; 65];
    bytes[1..33].copy_from_slice(left);
    bytes[33..].copy_from_slice(right);
    Sha256::digest(bytes).into()
}

/// The root of a tree that is fed leaf by leaf; memory grows with the logarithm of its size.
#[derive(Clone, Debug, Default)]
pub struct TreeHasher {
    /// Roots of the perfect subtrees to the left, largest first: one for each bit that is set in `size`.
    stack: Vec<Hash>,
    size: u64,
}

impl TreeHasher {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn push(&mut self, leaf: Hash) {
        let mut hash = leaf;
        let mut size = self.size;
        while size & 1 == 1 {
            if let Some(left) = self.stack.pop() {
                hash = node_hash(&left, &hash);
            }
            size >>= 1;
        }
        self.stack.push(hash);
        self.size += 1;
    }

    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Root over the leaves so far; of no leaves it is SHA-256 of nothing.
    pub fn root(&self) -> Hash {
        let mut rest = self.stack.iter().rev();
        match rest.next() {
            None => Sha256::digest([]).into(),
            Some(last) => rest.fold(*last, |right, left| node_hash(left, &right)),
        }
    }
}

/// Root over `leaves` (leaf hashes).
pub fn root(leaves: &[Hash]) -> Hash {
    let mut tree = TreeHasher::new();
    leaves.iter().for_each(|leaf| tree.push(*leaf));
    tree.root()
}

/// Size and root over a stream of 32-byte leaf hashes, such as `log/leaves.bin`.
///
/// # Errors
/// Where reading fails, or the stream does not end on a whole hash (`UnexpectedEof`).
pub fn root_of_stream(mut stream: impl Read) -> io::Result<(u64, Hash)> {
    let mut tree = TreeHasher::new();
    let mut buffer = vec![0; 32 * 2048];
    let mut kept = 0;
    loop {
        let read = match stream.read(&mut buffer[kept..]) {
            Ok(read) => read,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
            Err(e) => return Err(e),
        };
        let filled = kept + read;
        let (whole, rest) = buffer[..filled].as_chunks::<32>();
        if read == 0 {
            return if rest.is_empty() { Ok((tree.size(), tree.root())) } else { Err(io::ErrorKind::UnexpectedEof.into()) };
        }
        whole.iter().for_each(|leaf| tree.push(*leaf));
        kept = rest.len();
        buffer.copy_within(filled - kept..filled, 0);
    }
}

/// All leaf hashes of a file of 32-byte hashes.
///
/// # Errors
/// Where reading fails, or the length is not a multiple of 32 (`InvalidData`).
pub fn read_leaves(path: &Path) -> io::Result<Vec<Hash>> {
    let bytes = std::fs::read(path)?;
    match bytes.as_chunks::<32>() {
        (leaves, []) => Ok(leaves.to_vec()),
        _ => Err(io::Error::new(io::ErrorKind::InvalidData, "its length is not a multiple of 32 bytes")),
    }
}

/// How many leaves a node of `log/nodes.bin` is over: a tile of C2SP tlog-tiles.
pub const CHUNK: usize = 256;

/// Roots of the complete runs of [`CHUNK`] leaves. With them and the leaves of one run a proof needs no other leaf.
pub fn chunk_roots(leaves: &[Hash]) -> Vec<Hash> {
    leaves.chunks_exact(CHUNK).map(root).collect()
}

/// Inclusion proof from one run of leaves and the roots of all runs (the last may be over an incomplete one): runs are subtrees, so
/// the path inside the run goes on as the path among the runs.
pub fn inclusion_proof_by_chunk(run: &[Hash], roots: &[Hash], index: usize) -> Option<Vec<Hash>> {
    let mut proof = inclusion_proof(run, index % CHUNK)?;
    proof.extend(inclusion_proof(roots, index / CHUNK)?);
    Some(proof)
}

/// The largest power of two below `n`, for `n` of 2 and more.
const fn split(n: usize) -> usize {
    1 << (usize::BITS - 1 - (n - 1).leading_zeros())
}

/// Inclusion proof for leaf `index` (RFC 9162, 2.1.3.1), from the leaf up; `None` where there is no such leaf.
pub fn inclusion_proof(leaves: &[Hash], index: usize) -> Option<Vec<Hash>> {
    if index >= leaves.len() {
        return None;
    }
    let (mut rest, mut at, mut proof) = (leaves, index, Vec::new());
    while rest.len() > 1 {
        let (left, right) = rest.split_at(split(rest.len()));
        if at < left.len() {
            proof.push(root(right));
            rest = left;
        } else {
            proof.push(root(left));
            at -= left.len();
            rest = right;
        }
    }
    proof.reverse();
    Some(proof)
}

/// The root that `proof` leads to from `leaf` at `index` of a tree of `size` leaves (RFC 9162, 2.1.3.2);
/// `None` where the proof does not fit that place.
pub fn root_from_inclusion(leaf: &Hash, index: u64, size: u64, proof: &[Hash]) -> Option<Hash> {
    if index >= size {
        return None;
    }
    let (mut f, mut s, mut hash) = (index, size - 1, *leaf);
    for step in proof {
        if s == 0 {
            return None;
        }
        if f & 1 == 1 || f == s {
            hash = node_hash(step, &hash);
            while f & 1 == 0 && f != 0 {
                f >>= 1;
                s >>= 1;
            }
        } else {
            hash = node_hash(&hash, step);
        }
        f >>= 1;
        s >>= 1;
    }
    (s == 0).then_some(hash)
}

/// Whether `proof` shows that `leaf` is leaf `index` of the tree of `size` leaves with that `root`.
pub fn verify_inclusion(leaf: &Hash, index: u64, size: u64, proof: &[Hash], root: &Hash) -> bool {
    root_from_inclusion(leaf, index, size, proof).as_ref() == Some(root)
}

/// Consistency proof from the first `old` leaves to all of them (RFC 9162, 2.1.4.1); `None` unless `0 < old <= leaves.len()`.
pub fn consistency_proof(leaves: &[Hash], old: usize) -> Option<Vec<Hash>> {
    if old == 0 || old > leaves.len() {
        return None;
    }
    let (mut rest, mut m, mut known, mut proof) = (leaves, old, true, Vec::new());
    while m < rest.len() {
        let (left, right) = rest.split_at(split(rest.len()));
        if m <= left.len() {
            proof.push(root(right));
            rest = left;
        } else {
            proof.push(root(left));
            m -= left.len();
            rest = right;
            known = false;
        }
    }
    if !known {
        proof.push(root(rest));
    }
    proof.reverse();
    Some(proof)
}

/// Whether `proof` shows that the tree of `old` leaves is a prefix of the tree of `new` leaves (RFC 9162, 2.1.4.2).
/// An empty old tree is a prefix of every tree and needs no proof.
pub fn verify_consistency(old: u64, old_root: &Hash, new: u64, new_root: &Hash, proof: &[Hash]) -> bool {
    if old == new || old == 0 {
        let same =
            if old == 0 { *old_root == TreeHasher::new().root() && (new != 0 || old_root == new_root) } else { old_root == new_root };
        return proof.is_empty() && same;
    }
    if old > new {
        return false;
    }
    let mut steps = proof.iter();
    // A perfect old tree is itself the first node of the path.
    let first = if old.is_power_of_two() { Some(old_root) } else { steps.next() };
    let Some(first) = first else { return false };
    let (mut f, mut s) = (old - 1, new - 1);
    while f & 1 == 1 {
        f >>= 1;
        s >>= 1;
    }
    let (mut from_old, mut from_new) = (*first, *first);
    for step in steps {
        if s == 0 {
            return false;
        }
        if f & 1 == 1 || f == s {
            from_old = node_hash(step, &from_old);
            from_new = node_hash(step, &from_new);
            while f & 1 == 0 && f != 0 {
                f >>= 1;
                s >>= 1;
            }
        } else {
            from_new = node_hash(&from_new, step);
        }
        f >>= 1;
        s >>= 1;
    }
    s == 0 && from_old == *old_root && from_new == *new_root
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaves(n: usize) -> Vec<Hash> {
        (0..n).map(|i| leaf_hash(i.to_be_bytes())).collect()
    }

    /// MTH as RFC 9162, 2.1.1 defines it, by recursion: independent of the streaming hasher.
    fn by_definition(leaves: &[Hash]) -> Hash {
        match leaves {
            [] => Sha256::digest([]).into(),
            [one] => *one,
            _ => {
                let mut k = 1;
                while k * 2 < leaves.len() {
                    k *= 2;
                }
                node_hash(&by_definition(&leaves[..k]), &by_definition(&leaves[k..]))
            }
        }
    }

    #[test]
    fn known_roots() {
        // Computed with a separate program from the eight leaves of the Certificate Transparency test suite.
        let data: [&[u8]; 8] = [
            b"",
            b"\x00",
            b"\x10",
            b"\x20\x21",
            b"\x30\x31",
            b"\x40\x41\x42\x43",
            b"\x50\x51\x52\x53\x54\x55\x56\x57",
            b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
        ];
        let leaves: Vec<Hash> = data.iter().map(leaf_hash).collect();
        let roots = [
            (0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            (1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
            (2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
            (3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
            (5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"),
            (8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
        ];
        for (n, want) in roots {
            assert_eq!(hex::encode(root(&leaves[..n])), want, "{n} leaves");
        }
    }

    #[test]
    fn every_inclusion_proof_leads_to_the_root_and_to_no_other_place() {
        for n in 0..=64 {
            let all = leaves(n);
            let want = by_definition(&all);
            assert_eq!(root(&all), want, "{n} leaves");
            assert!(inclusion_proof(&all, n).is_none());
            for index in 0..n {
                let proof = inclusion_proof(&all, index).expect("a leaf");
                let (place, size) = (index as u64, n as u64);
                assert!(verify_inclusion(&all[index], place, size, &proof, &want), "{index} of {n}");
                assert!(!verify_inclusion(&leaf_hash("other"), place, size, &proof, &want), "another leaf at {index} of {n}");
                for other in (0..n).filter(|other| *other != index) {
                    assert!(!verify_inclusion(&all[index], other as u64, size, &proof, &want), "{index} shown at {other} of {n}");
                }
                let mut longer = proof.clone();
                longer.push(want);
                assert!(!verify_inclusion(&all[index], place, size, &longer, &want));
                if let Some((_, shorter)) = proof.split_last() {
                    assert!(!verify_inclusion(&all[index], place, size, shorter, &want));
                }
            }
        }
    }

    #[test]
    fn proofs_by_run_are_the_same_proofs() {
        for n in [1, 255, 256, 257, 512, 700, 1024, 1500] {
            let all = leaves(n);
            let mut roots = chunk_roots(&all);
            assert_eq!(roots.len(), n / CHUNK);
            roots.extend(all.chunks_exact(CHUNK).remainder().first().map(|_| root(&all[n / CHUNK * CHUNK..])));
            for index in 0..n {
                let run = all.chunks(CHUNK).nth(index / CHUNK).expect("a run");
                assert_eq!(inclusion_proof_by_chunk(run, &roots, index), inclusion_proof(&all, index), "{index} of {n}");
            }
        }
    }

    #[test]
    fn every_consistency_proof_holds_and_refuses_another_history() {
        for n in 1..=64 {
            let all = leaves(n);
            let new_root = root(&all);
            assert!(consistency_proof(&all, n + 1).is_none() && consistency_proof(&all, 0).is_none());
            for m in 1..=n {
                let old_root = root(&all[..m]);
                let proof = consistency_proof(&all, m).expect("a prefix");
                let (old, new) = (m as u64, n as u64);
                assert!(verify_consistency(old, &old_root, new, &new_root, &proof), "{m} to {n}");
                assert!(!verify_consistency(old, &leaf_hash("forged"), new, &new_root, &proof), "forged old root, {m} to {n}");
                assert!(!verify_consistency(old, &old_root, new, &leaf_hash("forged"), &proof), "forged new root, {m} to {n}");
                for at in 0..proof.len() {
                    let mut bent = proof.clone();
                    bent[at][7] ^= 1;
                    assert!(!verify_consistency(old, &old_root, new, &new_root, &bent), "bent at {at}, {m} to {n}");
                }
            }
        }
    }

    #[test]
    fn a_stream_gives_the_same_root_and_refuses_half_a_hash() {
        struct Dribble<'a>(&'a [u8]);
        impl Read for Dribble<'_> {
            fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
                let n = self.0.len().min(into.len()).min(7);
                into[..n].copy_from_slice(&self.0[..n]);
                self.0 = &self.0[n..];
                Ok(n)
            }
        }
        let all = leaves(3000);
        let bytes = all.concat();
        assert_eq!(root_of_stream(Dribble(&bytes)).expect("whole"), (3000, root(&all)));
        assert_eq!(root_of_stream(bytes.as_slice()).expect("whole"), (3000, root(&all)));
        assert!(root_of_stream(&bytes[..bytes.len() - 1]).is_err());
    }
}
