//! Runs the judges that vet texts over folders of ordinary code, to see what they flag there:
//!
//!     cargo run --release -p assay-validators --example survey -- [--only secrets] [--show] DIR …
//!
//! Prints findings by rule, and with `--show` each place and its message. Where code is ordinary, every flag should have a reason that a
//! person accepts. Never prints the text of a file.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use assay_manifests::{Language, Span, Unit};
use assay_validators::{
    flow::lower::lower,
    panel::{ArtifactView, FileView, PanelConfig, UnitView, Validator, vetting},
    parse::parse,
};

#[allow(clippy::print_stdout, reason = "an example prints its result")]
fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let show = args.iter().any(|arg| arg == "--show");
    let only = args.iter().position(|arg| arg == "--only").and_then(|at| args.get(at + 1));
    let judges: Vec<Box<dyn Validator>> =
        vetting(&PanelConfig::default()).into_iter().filter(|judge| only.is_none_or(|only| judge.name() == only)).collect();
    let mut files = Vec::new();
    for dir in args.iter().filter(|arg| !arg.starts_with("--") && Some(*arg) != only) {
        gather(Path::new(dir), &mut files);
    }
    files.sort();
    let (mut counts, mut flagged) = (BTreeMap::<String, u32>::new(), 0u32);
    for path in &files {
        let shown = path.to_string_lossy();
        let (Some(language), Ok(text)) = (Language::from_path(&shown), std::fs::read_to_string(path)) else { continue };
        // Secrets are found in the text alone.
        let parsed = if only.is_some_and(|only| only == "secrets") { None } else { parse(language, &text) };
        let module = parsed.as_ref().and_then(|parsed| lower(language, &shown, &text, &parsed.flat()));
        let modules: Vec<_> = module.iter().collect();
        let artifact = ArtifactView { modules: &modules, ..ArtifactView::default() };
        let file = FileView { path: &shown, language, text: &text, parsed: parsed.as_ref(), module: module.as_ref(), artifact: &artifact };
        let end_line = text.lines().count().max(1) as u32;
        let span = Span { start: 0, end: text.len() as u32, line: 1, end_line };
        let unit = [UnitView { unit: Unit::File, name: &shown, span, content: &text }];
        let findings: Vec<_> = judges.iter().flat_map(|judge| judge.judge(&file, &unit)).flat_map(|verdict| verdict.findings).collect();
        flagged += u32::from(!findings.is_empty());
        for finding in findings {
            if show {
                println!("{shown}:{}: {} {}", finding.span.line, finding.rule, finding.message);
            }
            *counts.entry(finding.rule).or_default() += 1;
        }
    }
    for (rule, count) in &counts {
        println!("{count:>6} {rule}");
    }
    println!("{flagged} of {} files flagged", files.len());
}

/// Files in known languages below `dir`; links are not followed.
fn gather(dir: &Path, out: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(dir) else {
        out.extend(dir.is_file().then(|| dir.to_owned()));
        return;
    };
    for entry in entries.flatten() {
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() {
            gather(&entry.path(), out);
        } else if kind.is_file() && Language::from_path(&entry.path().to_string_lossy()).is_some() {
            out.push(entry.path());
        }
    }
}
