//! Ratchets: layering, file length, opening comments. The lists of exceptions only shrink.

use std::{fs, path::PathBuf};

/// Longer files than this need an entry in `LONG` with the length they may have at most.
const MAX_LINES: usize = 600;

/// Files that are longer today; each number may only fall.
const LONG: &[(&str, usize)] = &[];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).parent().expect("workspace").to_path_buf()
}

fn sources() -> Vec<(String, String)> {
    below(&["manifests/src", "validators/src", "datasets/src", "pipeline/src"])
}

/// Examples, benches and tests, which need not be layered and must be readable all the same.
fn beside() -> Vec<(String, String)> {
    below(&["tests", "validators/examples", "validators/tests", "pipeline/examples"])
}

fn below(folders: &[&str]) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut todo: Vec<PathBuf> = folders.iter().map(|folder| root().join(folder)).collect();
    while let Some(dir) = todo.pop() {
        for entry in fs::read_dir(dir).expect("folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                todo.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let name = path.strip_prefix(root()).expect("below").to_string_lossy().into_owned();
                out.push((name, fs::read_to_string(&path).expect("text")));
            }
        }
    }
    out.sort();
    out
}

#[test]
fn files_are_short_and_say_what_they_are_for() {
    for (name, text) in sources().into_iter().chain(beside()) {
        let lines = text.lines().count();
        let most = LONG.iter().find(|(long, _)| *long == name).map_or(MAX_LINES, |(_, most)| *most);
        assert!(lines <= most, "{name} has {lines} lines: split it at a seam ({most} at most)");
        assert!(text.starts_with("//!"), "{name} does not open with what it is for");
    }
}

#[test]
fn dependencies_point_one_way() {
    let forbidden = [
        ("manifests", vec!["assay_validators", "assay_datasets", "assay::"]),
        ("validators", vec!["assay_datasets", "assay::"]),
        ("datasets", vec!["assay_validators", "assay::"]),
    ];
    for (name, text) in sources() {
        for (krate, names) in &forbidden {
            if name.starts_with(&format!("{krate}/")) {
                for wrong in names {
                    assert!(!text.contains(wrong), "{name} names {wrong}");
                }
            }
        }
        let network = ["pipeline/src/harvest/", "pipeline/src/publish/"];
        if name.starts_with("pipeline/") && network.iter().all(|folder| !name.starts_with(folder)) {
            assert!(!text.contains("reqwest"), "{name} touches the network");
        }
    }
}

#[test]
fn no_promises_are_left_in_the_code() {
    for (name, text) in sources() {
        for word in ["todo!(", "unimplemented!(", "FIXME", "XXX"] {
            assert!(!text.contains(word), "{name} holds {word}");
        }
    }
}
