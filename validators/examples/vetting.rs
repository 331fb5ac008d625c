//! What the judges that need no rules (malice, instructions to assistants, hidden text) say of packages, each a folder below the one given:
//!
//!     cargo run --release -p assay-validators --example vetting -- DIR [JUDGE …]
//!
//! Prints each flag with its place and line, then the numbers of files read and of flags by rule. For reading what a clean corpus is flagged for.

use std::{collections::BTreeMap, fs, path::Path};

use assay_manifests::{Language, Span, Unit};
use assay_validators::{
    panel::{ArtifactView, FileView, PanelConfig, UnitView, Validator, vetting},
    parse::parse,
};

/// Longest file that is read, in bytes.
const MAX_FILE: u64 = 1 << 20;

#[allow(clippy::print_stdout, reason = "a command for people")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let dir = args.next().ok_or("give a folder of packages")?;
    let wanted: Vec<String> = args.collect();
    let judges: Vec<Box<dyn Validator>> = vetting(&PanelConfig::default())
        .into_iter()
        .filter(|judge| {
            if wanted.is_empty() {
                judge.name() != "secrets" && judge.name() != "personal"
            } else {
                wanted.iter().any(|name| name == judge.name())
            }
        })
        .collect();
    let (mut files, mut flags): (u64, BTreeMap<String, u64>) = (0, BTreeMap::new());
    let mut packages: Vec<_> = fs::read_dir(&dir)?.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    packages.sort();
    for package in packages {
        let mut texts: Vec<(String, Language, String)> = Vec::new();
        gather(&package, &package, &mut texts);
        files += texts.len() as u64;
        let sources: Vec<(&str, Language, &str)> =
            texts.iter().map(|(path, language, text)| (path.as_str(), *language, text.as_str())).collect();
        let artifact = ArtifactView { sources: &sources, ..ArtifactView::default() };
        for (path, language, text) in &sources {
            let parsed = parse(*language, text);
            let view = FileView { path, language: *language, text, parsed: parsed.as_ref(), module: None, artifact: &artifact };
            let span = Span { start: 0, end: text.len() as u32, line: 1, end_line: text.lines().count().max(1) as u32 };
            for judge in &judges {
                let unit = UnitView { unit: Unit::File, name: path, span, content: text };
                for finding in judge.judge(&view, &[unit]).into_iter().flat_map(|verdict| verdict.findings) {
                    let line = text.lines().nth(finding.span.line.saturating_sub(1) as usize).unwrap_or_default();
                    let line: String = line.trim().chars().filter(|c| !c.is_control()).take(160).collect();
                    println!(
                        "{}/{path}:{} {} {}",
                        package.file_name().unwrap_or_default().to_string_lossy(),
                        finding.span.line,
                        finding.rule,
                        line.escape_debug()
                    );
                    *flags.entry(finding.rule).or_default() += 1;
                }
            }
        }
    }
    println!("{files} files");
    for (rule, count) in flags {
        println!("{count:6} {rule}");
    }
    Ok(())
}

fn gather(root: &Path, at: &Path, out: &mut Vec<(String, Language, String)>) {
    let Ok(entries) = fs::read_dir(at) else { return };
    let mut entries: Vec<_> = entries.filter_map(Result::ok).collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => gather(root, &path, out),
            Ok(kind) if kind.is_file() && entry.metadata().is_ok_and(|meta| meta.len() <= MAX_FILE) => {
                let shown = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                let Ok(text) = fs::read_to_string(&path) else { continue };
                // A script without an ending says in its first line what runs it.
                let first = text.lines().next().unwrap_or_default();
                if let Some(language) = Language::from_path(&shown).or_else(|| Language::from_shebang(first)) {
                    out.push((shown, language, text));
                }
            }
            _ => {}
        }
    }
}
