//! Clusters against brute force, on generated texts.

use assay_manifests::Language;

use super::*;

/// A small generator of texts: statements over a vocabulary, by a linear congruential generator.
fn text(seed: u64, statements: usize) -> Vec<String> {
    let mut state = seed.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(1);
    let mut next = |below: u64| {
        state = state.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
        (state >> 33) % below
    };
    (0..statements).map(|_| format!("v{} = call_{}(v{}, {})", next(40), next(400), next(40), next(1000))).collect()
}

fn corpus() -> Vec<String> {
    let mut texts = Vec::new();
    for family in 0..60u64 {
        let base = text(family, 40);
        for copy in 0..5usize {
            let mut lines = base.clone();
            for edit in 0..copy * 2 {
                lines[(edit * 7 + copy) % 40] = text(1000 + family * 10 + copy as u64 + edit as u64 * 100, 1).remove(0);
            }
            texts.push(lines.join("\n"));
        }
    }
    texts
}

fn clusters(texts: &[String], buffer: usize) -> Vec<u32> {
    let dir = tempfile::tempdir().expect("temporary directory");
    let mut store = ShingleStore::new(dir.path()).expect("store");
    let mut normal = FixedSorter::<20>::new(dir.path(), buffer);
    let mut refs = Vec::new();
    for (sample, text) in texts.iter().enumerate() {
        let print = tokens::fingerprint(text, Language::Python, "");
        refs.push(store.push(&print.shingles).expect("stored"));
        let mut row = [0; 20];
        row[..16].copy_from_slice(&print.normal.to_be_bytes());
        row[16..].copy_from_slice(&(sample as u32).to_be_bytes());
        normal.push(row).expect("pushed");
    }
    let shingles = store.finish().expect("stored");
    let mut sets = cluster(normal, &refs, &shingles, 700, dir.path(), buffer, &|_, _, _| {}).expect("clusters");
    (0..texts.len() as u32).map(|sample| sets.root(sample)).collect()
}

#[test]
fn clusters_are_what_brute_force_finds() {
    let texts = corpus();
    let found = clusters(&texts, 1 << 20);
    let prints: Vec<_> = texts.iter().map(|text| tokens::fingerprint(text, Language::Python, "")).collect();
    let mut truth = Union::new(texts.len());
    let (mut pairs, mut sure, mut kept) = (0, 0, 0);
    for a in 0..texts.len() {
        for b in a + 1..texts.len() {
            if prints[a].normal == prints[b].normal || alike(&prints[a].shingles, &prints[b].shingles, 700) {
                truth.join(a as u32, b as u32);
                pairs += 1;
                kept += usize::from(found[a] == found[b]);
            }
            if alike(&prints[a].shingles, &prints[b].shingles, 880) {
                sure += 1;
                assert_eq!(found[a], found[b], "samples {a} and {b} are near and were parted");
            }
        }
    }
    assert!(sure >= 1 && pairs >= 100, "the corpus has {pairs} pairs of likes, {sure} of them close");
    for (sample, cluster) in found.iter().enumerate() {
        assert_eq!(truth.root(sample as u32), truth.root(*cluster), "sample {sample} is in a cluster it is not like");
    }
    assert!(kept * 100 >= pairs * 85, "{kept} of {pairs} pairs kept together");
}

#[test]
fn buffer_and_threads_do_not_matter() {
    let texts = corpus();
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("pool").install(|| clusters(&texts, 1));
    let four = rayon::ThreadPoolBuilder::new().num_threads(4).build().expect("pool").install(|| clusters(&texts, 1 << 30));
    assert_eq!(one, four);
}
