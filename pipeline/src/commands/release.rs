//! What is asked of a release as a whole: `assay verify`, `stats`, `query`.

use std::path::Path;

use anyhow::ensure;
use assay_datasets::readback::Stats;
use assay_manifests::verify;
use serde_json::{Value, json};

use super::{Ended, print, print_json};
use crate::{
    cli::Common,
    cli_release::{Query, ReleaseArg, Verify},
    progress::Progress,
    text, trust,
};

/// The folder, where it is a release.
///
/// # Errors
/// Where it is not, saying what is expected.
pub fn release(path: &Path) -> anyhow::Result<&Path> {
    ensure!(
        path.join("manifest.json").is_file() || !path.join("filtered.json").is_file(),
        "{} is a copy without recalled rows, and no release: give the release it was made from, or read its data/ as Parquet",
        path.display()
    );
    ensure!(
        path.join("manifest.json").is_file() || path.join("SHA256SUMS").is_file(),
        "{} is not a release: give the folder that holds manifest.json (NAME/VERSION)",
        path.display()
    );
    Ok(path)
}

pub fn verify(args: &Verify, common: &Common) -> anyhow::Result<Ended> {
    let dir = release(&args.release.release)?;
    let trust = trust::believed(&args.trust)?;
    let stage = Progress::new(common.quiet || common.json).stage("verify", 0);
    let report = verify::verify_with(dir, &trust, rayon::current_num_threads(), assay_datasets::check::rows);
    stage.done();
    if common.json {
        print_json(&json!({
            "holds": report.holds(), "files": report.files, "bytes": report.bytes, "notes": report.notes,
            "faults": report.faults.iter().map(|f| json!({"file": f.file, "message": f.message})).collect::<Vec<_>>(),
            "signed_by": report.signed_by.iter().map(|key| key.key_id()).collect::<Vec<_>>(),
        }))?;
    } else {
        let mut out = String::new();
        for fault in &report.faults {
            out.push_str(&format!("{}: {}\n", text::escape(&fault.file), text::escape(&fault.message)));
        }
        if !common.quiet {
            for note in &report.notes {
                out.push_str(&format!("note: {}\n", text::escape(note)));
            }
            let signers: Vec<String> = report.signed_by.iter().map(|key| key.short_id()).collect();
            let verdict = if report.holds() {
                format!("holds, signed by {}", signers.join(", "))
            } else {
                format!("does not hold: {} faults", report.faults.len())
            };
            out.push_str(&format!("{}: {} files, {}: {verdict}\n", dir.display(), report.files, text::size(report.bytes)));
        }
        print(&out)?;
    }
    Ok(if report.holds() { Ended::Clean } else { Ended::Found })
}

pub fn stats(args: &ReleaseArg, common: &Common) -> anyhow::Result<Ended> {
    let dir = release(&args.release)?;
    let stats = Stats::read(dir)?;
    let by_language =
        |n: &std::collections::BTreeMap<String, assay_datasets::readback::Amount>| -> serde_json::Map<String, serde_json::Value> {
            n.iter().map(|(name, amount)| (name.clone(), json!(amount.rows))).collect()
        };
    if common.json {
        print_json(&json!({
            "samples": stats.samples.rows, "bytes": stats.samples.bytes, "splits": stats.splits, "languages": by_language(&stats.languages),
            "licenses": by_language(&stats.licenses), "assurance": stats.assurance, "cwe": stats.cwe, "units": stats.units,
            "repositories": stats.repositories, "fates": by_language(&stats.fates), "rules": stats.rules,
            "judges": stats.judges, "judged": stats.ledger_judges, "tokens": stats.tokens, "hosts": by_language(&stats.hosts), "kinds": by_language(&stats.kinds),
        }))?;
        return Ok(Ended::Clean);
    }
    let total = stats.samples.rows.max(1);
    let share = |n: u64| format!("{:.1}%", 100.0 * n as f64 / total as f64);
    let counted = |rows: Vec<(String, u64)>| -> Vec<Vec<String>> {
        let mut rows = rows;
        rows.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        rows.into_iter().map(|(name, n)| vec![text::escape(&name), n.to_string(), share(n)]).collect()
    };
    let mut out = format!(
        "{} samples, {} of text, from {} repositories or packages\n\n",
        stats.samples.rows,
        text::size(stats.samples.bytes),
        stats.repositories
    );
    let amounts = |m: &std::collections::BTreeMap<String, assay_datasets::readback::Amount>| {
        m.iter().map(|(k, v)| (k.clone(), v.rows)).collect::<Vec<_>>()
    };
    let plain = |m: &std::collections::BTreeMap<String, u64>| m.iter().map(|(k, v)| (k.clone(), *v)).collect::<Vec<_>>();
    for (title, rows) in [
        ("language", counted(amounts(&stats.languages))),
        ("assurance", counted(plain(&stats.assurance))),
        ("split", counted(plain(&stats.splits))),
        ("licence", counted(amounts(&stats.licenses)).into_iter().take(12).collect()),
        ("evidence for CWE", counted(plain(&stats.cwe)).into_iter().take(15).collect()),
    ] {
        if !rows.is_empty() {
            out.push_str(&text::table(&[title, "samples", ""], &rows));
            out.push('\n');
        }
    }
    let fates: Vec<Vec<String>> = stats.fates.iter().map(|(fate, amount)| vec![fate.clone(), amount.rows.to_string()]).collect();
    out.push_str(&text::table(&["everything harvested", "rows"], &fates));
    print(&out)?;
    Ok(Ended::Clean)
}

pub fn query(args: &Query, common: &Common) -> anyhow::Result<Ended> {
    let dir = release(&args.release.release)?;
    let answer = assay_datasets::query::query(dir, &args.sql)?;
    if common.json {
        let row = |cells: &Vec<Value>| answer.columns.iter().cloned().zip(cells.iter().cloned()).collect::<serde_json::Map<_, _>>();
        print_json(&answer.rows.iter().map(row).collect::<Vec<_>>())?;
        return Ok(Ended::Clean);
    }
    let shown = |cell: &Value| match cell {
        Value::String(text) => shorten(text),
        Value::Null => String::new(),
        other => shorten(&other.to_string()),
    };
    let rows: Vec<Vec<String>> = answer.rows.iter().map(|cells| cells.iter().map(shown).collect()).collect();
    let header: Vec<&str> = answer.columns.iter().map(String::as_str).collect();
    print(&text::columns(&header, &rows))?;
    Ok(Ended::Clean)
}

/// A cell on one line of bearable length.
fn shorten(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let cut: String = line.chars().take(100).collect();
    if cut.len() < text.len() { format!("{cut}…") } else { cut }
}
