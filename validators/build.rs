//! Embeds the rules, and what other scanners document, into the binary: lists `rules/**` and `scanners/**` and writes a table of paths and
//! texts of each. Knows no rule's content.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

fn main() -> io::Result<()> {
    embed("rules", "embedded.rs")?;
    embed("scanners", "scanners.rs")
}

/// Writes the table of a folder's files.
fn embed(folder: &str, table_name: &str) -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or_else(|| io::Error::other("no manifest directory"))?).join(folder);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("no output directory"))?).join(table_name);
    println!("cargo::rerun-if-changed={folder}");
    let mut files = Vec::new();
    list(&root, &mut files)?;
    files.sort();
    let mut table = String::from("&[\n");
    for file in &files {
        let name = file.strip_prefix(&root).map_err(io::Error::other)?.to_string_lossy().replace('\\', "/");
        table.push_str(&format!("    ({name:?}, include_str!({:?})),\n", file.display().to_string()));
    }
    table.push_str("]\n");
    fs::write(out, table)
}

fn list(dir: &Path, out: &mut Vec<PathBuf>) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", dir.display());
    let Ok(entries) = fs::read_dir(dir) else { return Ok(()) };
    for entry in entries {
        let path = entry?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.is_dir() && !hidden {
            list(&path, out)?;
        } else if !hidden {
            out.push(path);
        }
    }
    Ok(())
}
