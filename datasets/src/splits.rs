//! Splits without leaks: whatever shares a cluster, an origin repository or a skeleton is in one split. Which one follows from
//! a hash of the group's smallest repository name, so that a group stays where it is from version to version.

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use crate::{dedup::union::Union, settings::SplitSettings};

/// A split of the views of admitted samples.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Split {
    Train,
    Validation,
    Test,
}

impl Split {
    pub const ALL: [Self; 3] = [Self::Train, Self::Validation, Self::Test];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Train => "train",
            Self::Validation => "validation",
            Self::Test => "test",
        }
    }
}

/// Splits of `rows` admitted samples. `links` joins samples to keys: (sample, key), keys below `keys` (a repository, a skeleton, an
/// advisory); `names` are hashes of the keys that name a group (repositories), by key.
///
/// A group that holds more rows than the share of `validation` or `test` it was drawn for goes to `train`: one repository that
/// dominates must not become the test set.
pub fn assign(rows: usize, keys: usize, links: &[(u32, u32)], names: &[u64], settings: &SplitSettings) -> Vec<Split> {
    let mut groups = Union::new(rows + keys);
    for (row, key) in links {
        groups.join(*row, rows as u32 + key);
    }
    let mut size = vec![0u32; rows + keys];
    let mut name = vec![u64::MAX; rows + keys];
    for row in 0..rows as u32 {
        size[groups.root(row) as usize] += 1;
    }
    for (key, hash) in names.iter().enumerate() {
        let root = groups.root((rows + key) as u32) as usize;
        name[root] = name[root].min(*hash);
    }
    (0..rows as u32)
        .map(|row| {
            let root = groups.root(row) as usize;
            let drawn = (xxh3_64(&name[root].to_le_bytes()) % 1000) as u32;
            let fits = |share: u32| u64::from(size[root]) * 1000 <= (rows as u64 * u64::from(share)).max(1000);
            if drawn < settings.test {
                if fits(settings.test) { Split::Test } else { Split::Train }
            } else if drawn < settings.test.saturating_add(settings.validation) {
                if fits(settings.validation) { Split::Validation } else { Split::Train }
            } else {
                Split::Train
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(n: usize) -> Vec<u64> {
        (0..n as u64).map(|key| xxh3_64(&key.to_le_bytes())).collect()
    }

    #[test]
    fn nothing_that_is_linked_is_parted() {
        let links: Vec<(u32, u32)> = (0..3000u32).map(|row| (row, row % 700)).chain([(1, 2), (2, 699)]).collect();
        let splits = assign(3000, 700, &links, &names(700), &SplitSettings { validation: 100, test: 200 });
        for (row, key) in &links {
            assert_eq!(splits[*row as usize], splits[*key as usize], "row {row} and its repository's first row {key}");
        }
        let share = |split| splits.iter().filter(|s| **s == split).count();
        assert!((400..800).contains(&share(Split::Test)) && (150..450).contains(&share(Split::Validation)), "{}", share(Split::Test));
    }

    #[test]
    fn one_repository_alone_is_for_training() {
        for name in 0..50u64 {
            let splits = assign(100, 1, &(0..100).map(|row| (row, 0)).collect::<Vec<_>>(), &[name], &SplitSettings::default());
            assert!(splits.iter().all(|split| *split == Split::Train));
        }
    }

    #[test]
    fn a_group_stays_where_it_is_when_others_come() {
        let of = |repos: usize| {
            assign(
                repos * 3,
                repos,
                &(0..repos as u32 * 3).map(|r| (r, r / 3)).collect::<Vec<_>>(),
                &names(repos),
                &SplitSettings::default(),
            )
        };
        let (before, after) = (of(300), of(400));
        assert_eq!(before[..], after[..900]);
    }
}
