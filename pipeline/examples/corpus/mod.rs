//! Which files of a machine examples measure with. Knows nothing of judging.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use assay_manifests::Language;

const MAX_FILE: u64 = 1 << 18;

/// Sources of packages as Cargo unpacked them.
pub fn cargo_sources() -> Option<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")));
    home.map(|home| home.join("registry/src"))
}

/// Where code of several languages lies on many machines.
pub fn usual_roots() -> Vec<PathBuf> {
    let cargo = cargo_sources();
    let others =
        ["datasets/recipes/golden", "/usr/lib/python3", "/usr/lib/node_modules", "/usr/local/lib/node_modules", "/usr/local/go/src"];
    others.into_iter().map(PathBuf::from).chain(cargo).filter(|root| root.is_dir()).collect()
}

/// Files of the wanted languages, about `max_bytes` of them: of each root and language an even choice, so that no package and no language
/// fills the measure.
pub fn gather(roots: &[PathBuf], max_bytes: u64, wanted: impl Fn(Language) -> bool) -> Vec<(PathBuf, Language)> {
    let mut found: BTreeMap<(usize, Language), Vec<(PathBuf, u64)>> = BTreeMap::new();
    for (number, root) in roots.iter().enumerate() {
        for entry in ignore::WalkBuilder::new(root).sort_by_file_path(Path::cmp).build().flatten() {
            let path = entry.path();
            let Some(language) = Language::from_path(&path.to_string_lossy()).filter(|language| wanted(*language)) else { continue };
            let length = entry.metadata().map_or(0, |metadata| metadata.len());
            if length > 0 && length <= MAX_FILE {
                found.entry((number, language)).or_default().push((path.to_path_buf(), length));
            }
        }
    }
    let share = max_bytes / found.len().max(1) as u64;
    let mut chosen = Vec::new();
    for ((_, language), files) in found {
        let bytes: u64 = files.iter().map(|(_, length)| length).sum();
        let step = usize::try_from(bytes / share.max(1)).unwrap_or(usize::MAX).saturating_add(1);
        chosen.extend(files.into_iter().step_by(step).map(|(path, _)| (path, language)));
    }
    chosen
}
