//! What becomes of kept pairs over the set as a whole: repeats, caps, splits, and which texts they show to be insecure. Arrival never
//! matters. Pairs are few beside samples: each takes some two hundred bytes here.

use std::collections::{BTreeMap, BTreeSet};

use assay_manifests::{JudgedPair, Sha256Digest};
use xxhash_rust::xxh3::xxh3_64;

use crate::{
    admission::Admission,
    dedup::tokens::{fingerprint, skeleton},
    pairs::{PairAssessment, PairPolicy},
    splits::Split,
};

/// What is kept of a pair for which a fix is shown.
pub struct PairLook {
    id: Sha256Digest,
    sides: [Sha256Digest; 2],
    /// Lower is better: proved, many signals, licence.
    rank: [u8; 3],
    occurrence: Sha256Digest,
    /// Tells apart rows of one occurrence.
    tie: u64,
    normals: [u128; 2],
    pub repos: [u64; 2],
    pub skeletons: [u64; 2],
    pub advisories: Vec<u64>,
    /// What the cap counts by: the first advisory, else the place of the fix.
    family: u64,
}

impl PairLook {
    /// `None` where no fix is shown.
    pub fn new(admission: &Admission, line: &[u8], pair: &JudgedPair) -> Option<Self> {
        let PairAssessment::Kept(shown) = admission.assess_pair(pair) else { return None };
        let (before, after) = (&pair.before.sample, &pair.after.sample);
        let normal = |sample: &assay_manifests::Sample| fingerprint(&sample.content, sample.language, &sample.name).normal;
        // Files of a folder that are named as pairs have nothing else in common.
        let path = if pair.claim.by == "git" { "" } else { after.origin.path.as_str() };
        let place = format!("{}\n{}\n{path}", after.origin.repo, after.origin.revision);
        Some(Self {
            id: pair.id(),
            sides: [before.id(), after.id()],
            rank: [u8::from(!shown.proved), u8::MAX - shown.signals.len().min(255) as u8, shown.license_rank],
            occurrence: pair.occurrence(),
            tie: xxh3_64(line),
            normals: [normal(before), normal(after)],
            repos: [xxh3_64(before.origin.repo.as_bytes()), xxh3_64(after.origin.repo.as_bytes())],
            skeletons: [skeleton(&before.content), skeleton(&after.content)],
            advisories: pair.claim.advisories.iter().map(|id| xxh3_64(id.as_bytes())).collect(),
            family: xxh3_64(pair.claim.advisories.first().map_or(place.as_str(), String::as_str).as_bytes()),
        })
    }
}

/// What becomes of one pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PairFate {
    Kept(Split),
    /// The same fix as this pair.
    Duplicate(Sha256Digest),
    /// `cap/advisory`, `pair/fixed-again-later`.
    Left(&'static str),
}

/// Kept pairs by the number of their row.
#[derive(Default)]
pub struct Pairs {
    looks: Vec<(u32, PairLook)>,
    /// By row.
    fates: BTreeMap<u32, PairFate>,
    /// Which of `looks` are released, in order of their ids.
    kept: Vec<usize>,
    insecure: BTreeSet<[u8; 32]>,
    insecure_normals: BTreeSet<[u8; 16]>,
}

impl Pairs {
    pub fn choose(mut looks: Vec<(u32, PairLook)>, policy: &PairPolicy) -> Self {
        looks.sort_by_key(|(number, look)| (look.rank, look.id, look.occurrence, look.tie, *number));
        let insecure: BTreeSet<[u8; 32]> = looks.iter().map(|(_, look)| look.sides[0].0).collect();
        let insecure_normals: BTreeSet<[u8; 16]> = looks.iter().map(|(_, look)| look.normals[0].to_be_bytes()).collect();
        let mut fates = BTreeMap::new();
        let mut seen: BTreeMap<[u128; 2], Sha256Digest> = BTreeMap::new();
        let mut families: BTreeMap<u64, u32> = BTreeMap::new();
        let mut kept = Vec::new();
        for (at, (number, look)) in looks.iter().enumerate() {
            let fate = if let Some(first) = seen.get(&look.normals) {
                PairFate::Duplicate(*first)
            } else if insecure.contains(&look.sides[1].0) || insecure_normals.contains(&look.normals[1].to_be_bytes()) {
                PairFate::Left("pair/fixed-again-later")
            } else if policy.per_advisory > 0 && families.get(&look.family).is_some_and(|n| *n >= policy.per_advisory) {
                PairFate::Left("cap/advisory")
            } else {
                seen.insert(look.normals, look.id);
                *families.entry(look.family).or_default() += 1;
                kept.push(at);
                PairFate::Kept(Split::Train)
            };
            fates.insert(*number, fate);
        }
        kept.sort_by_key(|at| looks[*at].1.id);
        Self { looks, fates, kept, insecure, insecure_normals }
    }

    /// Released pairs, in order of their ids.
    pub fn kept(&self) -> impl Iterator<Item = &(u32, PairLook)> {
        self.kept.iter().map(|at| &self.looks[*at])
    }

    /// Splits of the released pairs, in that order.
    pub fn set_splits(&mut self, splits: &[Split]) {
        for (at, split) in self.kept.iter().zip(splits) {
            self.fates.insert(self.looks[*at].0, PairFate::Kept(*split));
        }
    }

    pub fn fate(&self, number: u32) -> Option<&PairFate> {
        self.fates.get(&number)
    }

    /// Whether a pair for which a fix is shown has this text, or one like it, before the fix.
    pub fn is_insecure(&self, id: &[u8; 32], normal: &[u8]) -> bool {
        self.insecure.contains(id) || <[u8; 16]>::try_from(normal).is_ok_and(|normal| self.insecure_normals.contains(&normal))
    }
}
