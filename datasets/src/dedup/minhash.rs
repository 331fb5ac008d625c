//! MinHash signatures (Broder 1997) and their bands: which sets of shingles may be alike. Whether they are is `cluster`'s
//! business, by real Jaccard similarity.

use xxhash_rust::xxh3::xxh3_64;

/// Permutations in a signature.
pub const PERMUTATIONS: usize = 128;
/// Bands of a signature; sets that agree in one band are candidates.
pub const BANDS: usize = 16;
const ROWS: usize = PERMUTATIONS / BANDS;

/// Multipliers and masks of the permutations, from a fixed seed (SplitMix64).
const PARAMETERS: ([u32; PERMUTATIONS], [u32; PERMUTATIONS]) = {
    let (mut factors, mut masks) = ([0; PERMUTATIONS], [0; PERMUTATIONS]);
    let mut state = 0x0061_7373_6179_u64;
    let mut index = 0;
    while index < PERMUTATIONS {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        factors[index] = (mixed as u32) | 1;
        masks[index] = (mixed >> 32) as u32;
        index += 1;
    }
    (factors, masks)
};

/// Hashes of the bands of the signature of `shingles`.
pub fn bands(shingles: &[u64]) -> [u64; BANDS] {
    let (factors, masks) = &PARAMETERS;
    // Signed minima with the sign flipped order as unsigned ones and need no newer instructions than the baseline has.
    let mut least = [i32::MAX; PERMUTATIONS];
    for shingle in shingles {
        let folded = (*shingle ^ (*shingle >> 32)) as u32;
        for ((least, factor), mask) in least.iter_mut().zip(factors).zip(masks) {
            let value = (folded ^ mask).wrapping_mul(*factor) as i32;
            *least = if value < *least { value } else { *least };
        }
    }
    let mut found = [0; BANDS];
    for (band, rows) in found.iter_mut().zip(least.chunks_exact(ROWS)) {
        let mut bytes = [0; ROWS * 4];
        for (slot, row) in bytes.chunks_exact_mut(4).zip(rows) {
            slot.copy_from_slice(&row.to_le_bytes());
        }
        *band = xxh3_64(&bytes);
    }
    found
}

/// Jaccard similarity of two sorted sets, at least `thousandths`/1000? Exact, in integers.
pub fn alike(a: &[u64], b: &[u64], thousandths: u32) -> bool {
    let (mut i, mut j, mut both) = (0, 0, 0u64);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                both += 1;
                i += 1;
                j += 1;
            }
        }
    }
    let either = (a.len() + b.len()) as u64 - both;
    either > 0 && both * 1000 >= either * u64::from(thousandths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jaccard_is_exact_at_the_threshold() {
        let a: Vec<u64> = (0..17).collect();
        let b: Vec<u64> = (3..20).collect();
        // 14 in common of 20: exactly 0.7.
        assert!(alike(&a, &b, 700));
        assert!(!alike(&a, &b, 701));
        assert!(!alike(&[], &[], 0));
    }

    #[test]
    fn bands_of_near_sets_meet_and_of_far_sets_do_not() {
        let set = |from: u64, n: u64| (from..from + n).map(|x| xxh3_64(&x.to_le_bytes())).collect::<Vec<_>>();
        let meet = |a: &[u64], b: &[u64]| bands(a).iter().zip(bands(b)).filter(|(a, b)| **a == *b).count();
        assert_eq!(meet(&set(0, 500), &set(0, 500)), BANDS);
        assert!(meet(&set(0, 500), &set(10, 500)) > 4);
        assert_eq!(meet(&set(0, 500), &set(400, 500)), 0);
    }
}
