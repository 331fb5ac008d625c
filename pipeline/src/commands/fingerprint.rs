//! `assay fingerprint`: hashed token n-grams of a benchmark, so that its texts are recognised without being kept.

use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
};

use anyhow::{Context, ensure};
use assay_validators::fingerprint::{Fingerprints, LEAST_GRAMS};
use serde_json::{Value, json};

use super::{Ended, print, print_json};
use crate::cli::{Common, Fingerprint};

/// Most bytes read from one file, after decompression.
const MAX_FILE: u64 = 1 << 30;

pub fn run(args: &Fingerprint, common: &Common) -> anyhow::Result<Ended> {
    ensure!(!args.name.trim().is_empty(), "--name is empty: findings are called by it, such as `humaneval`");
    let mut texts = Vec::new();
    for path in files(&args.path)? {
        texts_of(&path, &args.keys, &mut texts).with_context(|| {
            format!("cannot read {}: mend the file, or name another path (JSONL has one object a line)", path.display())
        })?;
    }
    let made = Fingerprints::of(&args.name, texts.iter().map(String::as_str));
    ensure!(
        !made.is_empty(),
        "{}: none of its {} texts is long enough ({LEAST_GRAMS} n-grams at least): name other keys with --key, or another path",
        args.path.display(),
        texts.len()
    );
    fs::write(&args.out, made.to_bytes()).with_context(|| format!("cannot write {}", args.out.display()))?;
    if common.json {
        print_json(&json!({"name": made.name, "texts": made.len(), "file": args.out}))?;
    } else if !common.quiet {
        print(&format!("{}: {} texts of {}\n", args.out.display(), made.len(), made.name))?;
    }
    Ok(Ended::Clean)
}

/// Plain files, sorted.
fn files(path: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let meta = fs::metadata(path).with_context(|| format!("cannot read {}: give a file or folder that exists", path.display()))?;
    if meta.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let walk = ignore::WalkBuilder::new(path).standard_filters(false).sort_by_file_path(Ord::cmp).build();
    let entries = walk.collect::<Result<Vec<_>, _>>()?;
    Ok(entries.into_iter().filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file())).map(ignore::DirEntry::into_path).collect())
}

fn texts_of(path: &Path, keys: &[String], out: &mut Vec<String>) -> anyhow::Result<()> {
    let name = path.to_string_lossy().into_owned();
    let file = fs::File::open(path)?;
    let mut bytes = Vec::new();
    if name.ends_with(".gz") {
        flate2::read::MultiGzDecoder::new(file).take(MAX_FILE).read_to_end(&mut bytes)?;
    } else {
        file.take(MAX_FILE).read_to_end(&mut bytes)?;
    }
    let Ok(text) = String::from_utf8(bytes) else { return Ok(()) };
    let plain = name.trim_end_matches(".gz");
    if plain.ends_with(".jsonl") {
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let value = serde_json::from_str(line).with_context(|| format!("line {}", number + 1))?;
            strings(&value, keys, keys.is_empty(), out, 0);
        }
    } else if plain.ends_with(".json") {
        strings(&serde_json::from_str(&text)?, keys, keys.is_empty(), out, 0);
    } else {
        out.push(text);
    }
    Ok(())
}

/// Every string below `value`; of objects, those under one of `keys` only, where any are named.
fn strings(value: &Value, keys: &[String], wanted: bool, out: &mut Vec<String>, depth: u32) {
    match value {
        Value::String(text) if wanted => out.push(text.clone()),
        Value::Array(items) if depth < 64 => items.iter().for_each(|item| strings(item, keys, wanted, out, depth + 1)),
        Value::Object(map) if depth < 64 => {
            for (key, value) in map {
                strings(value, keys, wanted || keys.contains(key), out, depth + 1);
            }
        }
        _ => {}
    }
}
