//! Hundreds of changes to every file of a release: each is refused, and the file, or a row of it, is named.

use std::{collections::BTreeMap, fs, path::Path};

use crate::{common::tree, history::two_releases};

/// Changes to each file.
const EACH: usize = 22;

/// SplitMix64: numbers that depend on the seed alone.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n as u64) as usize
    }
}

/// Changes `file`; gives the file that must be named and what was done.
fn change(root: &Path, files: &BTreeMap<String, Vec<u8>>, file: &str, random: &mut Random) -> (String, String) {
    let mut bytes = files[file].clone();
    let names: Vec<&String> = files.keys().collect();
    match random.below(6) {
        0 | 1 => {
            let (at, bit) = (random.below(bytes.len()), random.below(8));
            bytes[at] ^= 1 << bit;
            fs::write(root.join(file), bytes).expect("written");
            (file.to_owned(), format!("bit {bit} of byte {at} flipped"))
        }
        2 => {
            bytes.truncate(random.below(bytes.len()));
            let what = format!("cut to {} bytes", bytes.len());
            fs::write(root.join(file), bytes).expect("written");
            (file.to_owned(), what)
        }
        3 => {
            let other =
                names.iter().copied().cycle().skip(random.below(names.len())).find(|other| files[*other] != bytes).expect("another file");
            fs::write(root.join(file), &files[other]).expect("written");
            fs::write(root.join(other), &bytes).expect("written");
            (file.to_owned(), format!("swapped with {other}"))
        }
        4 => {
            fs::remove_file(root.join(file)).expect("removed");
            (file.to_owned(), "deleted".to_owned())
        }
        _ => {
            let name = format!("{file}.{:04x}", random.below(0x10000));
            fs::write(root.join(&name), bytes).expect("written");
            (name, "added".to_owned())
        }
    }
}

#[test]
fn no_change_goes_unnoticed() {
    let project = two_releases();
    let root = project.path("out/demo/1.1.0");
    let good = tree(&root);
    let mut random = Random(20_261_101);
    let mut rounds = 0;
    for file in good.keys() {
        for _ in 0..EACH {
            let (named, what) = change(&root, &good, file, &mut random);
            let ran = project.run(&["verify", "out/demo/1.1.0", "--threads", "1"]);
            assert!(ran.code == Some(1) && ran.out.contains(&named), "{file}, {what}: {:?}\n{}{}", ran.code, ran.out, ran.err);
            rounds += 1;
            let now = tree(&root);
            now.keys().filter(|name| !good.contains_key(*name)).for_each(|name| fs::remove_file(root.join(name)).expect("removed"));
            good.iter()
                .filter(|(name, bytes)| now.get(*name) != Some(bytes))
                .for_each(|(name, bytes)| fs::write(root.join(name), bytes).expect("restored"));
        }
    }
    assert!(rounds >= 500, "{rounds} changes");
    project.run(&["verify", "out/demo/1.1.0"]).ok();
}
