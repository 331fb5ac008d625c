//! Digest of everything that decides a release besides recipe and lock: the sources, the rules and the versions of the
//! dependencies. The same on every machine, unlike a digest of the program file.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("..");
    let mut files = Vec::new();
    for crate_name in ["manifests", "validators", "datasets", "pipeline"] {
        for part in ["src", "rules", "data", "Cargo.toml", "build.rs"] {
            let path = root.join(crate_name).join(part);
            if path.exists() {
                println!("cargo::rerun-if-changed={}", path.display());
                gather(&path, &mut files);
            }
        }
    }
    let lock = root.join("Cargo.lock");
    println!("cargo::rerun-if-changed={}", lock.display());
    files.push(lock);
    let mut named: Vec<(String, Vec<u8>)> = files
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(&root).expect("below the root").to_string_lossy().replace('\\', "/");
            (name, fs::read(&path).expect("a source file is readable"))
        })
        .collect();
    named.sort();
    let mut hasher = Sha256::new();
    for (name, bytes) in &named {
        hasher.update((name.len() as u64).to_le_bytes());
        hasher.update(name);
        hasher.update((bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    }
    let digest: String = hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    println!("cargo::rustc-env=ASSAY_SOURCE_SHA256={digest}");
}

fn gather(path: &Path, files: &mut Vec<PathBuf>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).expect("a source folder is readable").flatten() {
            gather(&entry.path(), files);
        }
    } else {
        files.push(path.to_path_buf());
    }
}
