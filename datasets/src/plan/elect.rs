//! Which text stands for a cluster of near duplicates. Knows ranks, and what was found suspicious; decides nothing else.

use rustc_hash::FxHashMap;

use super::{Plan, State};

impl Plan {
    /// Chooses what stands for each cluster: the best by rank, then by id.
    pub(super) fn elect(&mut self, rank: &[u32], mut root: impl FnMut(u32) -> u32) {
        let mut best: FxHashMap<u32, u32> = FxHashMap::default();
        for text in 0..self.texts.len() as u32 {
            if self.texts[text as usize].state == State::Stands {
                let cluster = root(text);
                self.texts[text as usize].cluster = cluster;
                let standing = best.entry(cluster).or_insert(text);
                if (rank[text as usize], text) < (rank[*standing as usize], *standing) {
                    *standing = text;
                }
            }
        }
        for text in self.texts.iter_mut().filter(|text| text.state == State::Stands) {
            text.stands_for = best.get(&text.cluster).copied().unwrap_or(text.cluster);
        }
    }

    /// Chooses again what stands for each cluster: texts without a suspicious feature first.
    pub(super) fn reelect(&mut self, rank: &[u32], suspicious: &FxHashMap<u32, u64>) {
        let mut best: FxHashMap<u32, u32> = FxHashMap::default();
        let worth = |text: u32| (suspicious.contains_key(&text), rank[text as usize], text);
        for text in (0..self.texts.len() as u32).filter(|text| self.texts[*text as usize].state == State::Stands) {
            let standing = best.entry(self.texts[text as usize].cluster).or_insert(text);
            if worth(text) < worth(*standing) {
                *standing = text;
            }
        }
        for text in self.texts.iter_mut().filter(|text| text.state == State::Stands) {
            text.stands_for = best.get(&text.cluster).copied().unwrap_or(text.stands_for);
        }
    }
}
