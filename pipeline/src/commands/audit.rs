//! `assay audit`: the whole story of one sample on one screen, from the release alone.

use std::path::Path;

use anyhow::{Context, bail};
use assay_datasets::lookup::{self, Found, Near, Probe};
use assay_manifests::{Language, Sha256Digest, manifest::Manifest, prove::Log, recall::Recall, seal};
use assay_validators::{declared::types, flow::lower::lower, parse::parse};
use serde_json::{Value, json};

use super::{Ended, diff::recalls_in, print, print_json, release::release};
use crate::{cli::Common, cli_release::Audit, extract, text};

/// Rows of the ledger that are told of one text.
const MOST_ROWS: usize = 8;
/// Samples that resemble a file: how many are named, and how alike they must be (thousandths).
const MOST_NEAR: usize = 3;
const LEAST_ALIKE: u32 = 300;
/// A file that is compared with samples may be this long, in bytes.
const MAX_FILE: u64 = 16 << 20;

/// What was asked for.
struct Asked {
    /// Digest and name of each text that may be a sample: one for a digest, else the file and each unit in it.
    texts: Vec<(String, String)>,
    probes: Vec<Probe>,
    /// A file in a language that is not known: only equal text is found.
    unread: bool,
}

/// What is known of one text.
struct Story {
    id: String,
    name: String,
    sample: Option<Found>,
    /// Rows of pairs that it is a side of, or the pair itself.
    pairs: Vec<Found>,
    ledger: Vec<Found>,
    recalls: Vec<Recall>,
    /// Place in the log, where it is proved to be there.
    leaf: Option<u64>,
}

impl Story {
    fn known(&self) -> bool {
        self.sample.is_some() || !self.pairs.is_empty() || !self.ledger.is_empty() || !self.recalls.is_empty()
    }
}

/// What a text is in a row of pairs.
fn side(pair: &Found, id: &str) -> &'static str {
    ["chosen", "rejected"].into_iter().find(|side| pair.text(&format!("{side}_sha256")) == id).unwrap_or("pair")
}

pub fn run(args: &Audit, common: &Common) -> anyhow::Result<Ended> {
    let dir = release(&args.release.release)?;
    let manifest = Manifest::from_json(&std::fs::read_to_string(dir.join(seal::MANIFEST))?).context(seal::MANIFEST)?;
    let asked = asked(args)?;
    let stories = stories(dir, &asked)?;
    let mut known: Vec<Story> = stories.into_iter().filter(Story::known).collect();
    let near = if known.iter().any(|story| story.sample.is_some()) || asked.probes.is_empty() {
        Vec::new()
    } else {
        lookup::nearest(dir, &asked.probes, LEAST_ALIKE, MOST_NEAR)?
    };
    for near in near.iter().filter(|near| near.normalised) {
        if known.iter().all(|story| story.id != near.id) {
            known.extend(tell(dir, &[(near.id.clone(), near.name.clone())])?);
        }
    }
    if common.json {
        let told: Vec<Value> = known.iter().map(|story| as_json(story, &near)).collect();
        let alike: Vec<Value> = near.iter().map(|n| json!({"id": n.id, "name": n.name, "similarity": f64::from(n.similarity) / 1000.0, "normalised": n.normalised, "path": n.path})).collect();
        print_json(&json!({"release": manifest.name, "version": manifest.version, "asked": args.what, "found": told, "nearest": alike}))?;
    } else {
        let mut out = String::new();
        for story in &known {
            screen(&mut out, story, &manifest, &near);
        }
        if known.is_empty() {
            out.push_str(&format!(
                "{} {} knows nothing of {}: it was never harvested for it\n",
                manifest.name,
                manifest.version,
                text::escape(&args.what)
            ));
        }
        resembling(&mut out, &near);
        if asked.unread {
            out.push_str("its language is not known: only equal text was looked for (--language NAME compares tokens too)\n");
        }
        print(&out)?;
    }
    Ok(if known.is_empty() && near.is_empty() { Ended::Found } else { Ended::Clean })
}

fn asked(args: &Audit) -> anyhow::Result<Asked> {
    let bare = args.what.strip_prefix("sha256:").unwrap_or(&args.what).to_ascii_lowercase();
    if bare.parse::<Sha256Digest>().is_ok() {
        return Ok(Asked { texts: vec![(bare, String::new())], probes: Vec::new(), unread: false });
    }
    let path = Path::new(&args.what);
    let Ok(meta) = std::fs::metadata(path) else {
        bail!("{}: neither a SHA-256 (64 hex digits) nor a file", text::escape(&args.what));
    };
    anyhow::ensure!(meta.is_file() && meta.len() <= MAX_FILE, "{}: not a file of at most 16 MiB", path.display());
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let code = String::from_utf8(bytes).with_context(|| format!("{}: not UTF-8", path.display()))?;
    let file = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
    let language = match &args.language {
        Some(name) => Some(Language::from_name(name).with_context(|| format!("--language {name}: not a language this program knows"))?),
        None => Language::from_path(&args.what),
    };
    let mut texts = vec![(lookup::id_of(&code), file.clone())];
    let mut probes = Vec::new();
    if let Some(language) = language {
        let parsed = parse(language, &code);
        let module = parsed.as_ref().and_then(|parsed| lower(language, &file, &code, &parsed.flat()));
        probes.push(Probe::new(&code, language, &file));
        let types = parsed.as_ref().map(|parsed| types(language, &code, &parsed.flat())).unwrap_or_default();
        for unit in extract::units(language, &file, &code, module.as_ref(), &types) {
            probes.push(Probe::new(&unit.content, language, &unit.name));
            texts.push((lookup::id_of(&unit.content), unit.name));
        }
    }
    texts.dedup_by(|a, b| a.0 == b.0);
    Ok(Asked { texts, probes, unread: language.is_none() })
}

fn stories(dir: &Path, asked: &Asked) -> anyhow::Result<Vec<Story>> {
    let mut told = tell(dir, &asked.texts)?;
    // An occurrence's own id leads to its text.
    if let [one] = told.as_mut_slice()
        && !one.known()
    {
        let occurrence = lookup::find(dir, "ledger", "id", &[one.id.as_str()], 1)?;
        if let Some(row) = occurrence.first() {
            match row.row["sample_id"].as_str() {
                Some(id) => return tell(dir, &[(id.to_owned(), row.text("name").to_owned())]),
                None => one.ledger = occurrence,
            }
        }
    }
    Ok(told)
}

fn tell(dir: &Path, texts: &[(String, String)]) -> anyhow::Result<Vec<Story>> {
    let ids: Vec<&str> = texts.iter().map(|(id, _)| id.as_str()).collect();
    let samples = lookup::find(dir, "samples", "id", &ids, ids.len())?;
    let ledger = lookup::find(dir, "ledger", "sample_id", &ids, ids.len().saturating_mul(1000))?;
    let pairs = pairs_of(dir, &ids)?;
    let mut recalls = recalls_in(dir)?;
    recalls.retain(|recall| recall.withdrawn.is_none());
    let mut log = Log::open(dir).ok();
    let story = |(id, name): &(String, String)| {
        let sample = samples.iter().find(|found| found.text("id") == id).cloned();
        let proof = sample.as_ref().and_then(|found| log.as_mut()?.prove(found.text("record"), false).ok());
        let of_pair = |found: &&Found| side(found, id) != "pair" || found.text("id").split('-').next() == Some(id);
        Story {
            pairs: pairs.iter().filter(of_pair).cloned().collect(),
            ledger: ledger.iter().filter(|found| found.text("sample_id") == id).cloned().collect(),
            recalls: recalls.iter().filter(|recall| recall.hashes().iter().any(|hash| hash.to_hex() == *id)).cloned().collect(),
            leaf: proof.map(|proof| proof.index),
            id: id.clone(),
            name: name.clone(),
            sample,
        }
    };
    Ok(texts.iter().map(story).collect())
}

/// Rows of the view of pairs that are of one of `ids`, or have it as a side; one row a pair, whatever prompts it stands with.
fn pairs_of(dir: &Path, ids: &[&str]) -> anyhow::Result<Vec<Found>> {
    let most = ids.len().saturating_mul(100);
    let named: Vec<String> = ids.iter().flat_map(|id| [(*id).to_owned(), format!("{id}-neutral")]).collect();
    let named: Vec<&str> = named.iter().map(String::as_str).collect();
    let mut found = lookup::find(dir, "dpo", "id", &named, most)?;
    for column in ["chosen_sha256", "rejected_sha256"] {
        found.extend(lookup::find(dir, "dpo", column, ids, most)?);
    }
    let bare = |found: &Found| found.text("id").split('-').next().unwrap_or_default().to_owned();
    found.sort_by_key(|row| (bare(row), row.text("id").len()));
    found.dedup_by_key(|row| bare(row));
    Ok(found)
}

fn as_json(story: &Story, near: &[Near]) -> Value {
    let how = if near.iter().any(|near| near.normalised && near.id == story.id) { "normalised" } else { "exact" };
    json!({
        "id": story.id,
        "name": story.name,
        "how": how,
        "released": story.sample.is_some(),
        "split": story.sample.as_ref().map(Found::split),
        "path": story.sample.as_ref().map(|found| &found.path),
        "leaf": story.leaf,
        "row": story.sample.as_ref().map(|found| &found.row),
        "pairs": story.pairs.iter().map(|found| json!({"side": side(found, &story.id), "path": found.path, "row": found.row})).collect::<Vec<_>>(),
        "ledger": story.ledger.iter().map(|found| &found.row).collect::<Vec<_>>(),
        "recalls": story.recalls,
    })
}

fn screen(out: &mut String, story: &Story, manifest: &Manifest, near: &[Near]) {
    let mut line = |label: &str, told: &str| {
        for (number, part) in wrapped(told, 96).iter().enumerate() {
            let label = if number == 0 { label } else { "" };
            out.push_str(&format!("{label:<12}{}\n", text::escape(part)));
        }
    };
    let set = format!("{} {}", manifest.name, manifest.version);
    line("sample", &story.id);
    if near.iter().any(|near| near.normalised && near.id == story.id) {
        line("found", "by its tokens: equal but for formatting, comments and the names it introduces");
    }
    match &story.sample {
        Some(found) => released(&mut line, found, &set),
        None if story.pairs.is_empty() => line("released", &format!("no: it is not in the data of {set}")),
        None => line("released", &format!("in the views of pairs of {set} and not among its samples")),
    }
    for (at, pair) in story.pairs.iter().take(MOST_ROWS).enumerate() {
        paired(&mut line, at == 0, pair, &story.id);
    }
    if let Some(leaf) = story.leaf {
        let root = manifest.trees.samples.root.short();
        line(
            "log",
            &format!("leaf {leaf} of {} under the signed root {root}…; `assay prove` writes the proof", manifest.trees.samples.size),
        );
    } else if story.sample.is_some() {
        line("log", "NOT in the signed log: run `assay verify`");
    }
    for recall in &story.recalls {
        line("recalled", &format!("{} ({}): {}", recall.id, recall.published, recall.summary));
    }
    harvested(&mut line, &story.ledger, story.sample.is_some());
    out.push('\n');
}

/// What the row itself says.
fn released(line: &mut impl FnMut(&str, &str), found: &Found, set: &str) {
    let row = &found.row;
    let number = |column: &str| row[column].as_i64().unwrap_or_default();
    line("released", &format!("yes: {set}, split {}, {}", found.split(), found.path));
    line(
        "name",
        &format!("{} ({} {}, {} bytes)", found.text("name"), found.text("language"), found.text("unit"), found.text("content").len()),
    );
    line("assurance", found.text("assurance"));
    let evidence = &row["license_evidence"];
    line(
        "licence",
        &format!(
            "{}, read from {} ({}…)",
            found.text("license"),
            word(&evidence["source"]),
            &word(&evidence["sha256"]).chars().take(12).collect::<String>()
        ),
    );
    let origins = row["origins"].as_array().map_or(1, Vec::len);
    let further = if origins > 1 { format!(", and at {} further places", origins - 1) } else { String::new() };
    line("origin", &format!("{} at {}{further}", found.text("repo"), found.text("revision")));
    line(
        "",
        &format!("{}, lines {}–{}, retrieved {}", found.text("path"), number("start_line"), number("end_line"), found.text("fetched_at")),
    );
    line("", found.text("swhid"));
    if found.text("cluster") != found.text("id") {
        line("cluster", &format!("{}: like texts were left out in its favour", found.text("cluster")));
    }
    let verdicts = row["verdicts"].as_array().into_iter().flatten();
    let said: Vec<String> = verdicts
        .map(|verdict| {
            let reason = word(&verdict["reason"]);
            let note = if reason.is_empty() { String::new() } else { format!(" ({reason})") };
            format!("{} {} {}{note}", word(&verdict["validator"]), word(&verdict["version"]), word(&verdict["outcome"]))
        })
        .collect();
    line("verdicts", &said.join("; "));
    let pieces: Vec<&Value> = row["evidence"].as_array().into_iter().flatten().collect();
    for (at, piece) in pieces.iter().take(6).enumerate() {
        let cwe: Vec<&str> = piece["cwe"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let told = format!("line {}: {} by {} [{}]", piece["start_line"], word(&piece["form"]), word(&piece["rule"]), cwe.join(", "));
        line(if at == 0 { "evidence" } else { "" }, &told);
    }
    if pieces.len() > 6 {
        line("", &format!("and {} further pieces", pieces.len() - 6));
    }
    line("explained", found.text("explanation"));
}

/// What a row of pairs says.
fn paired(line: &mut impl FnMut(&str, &str), first: bool, pair: &Found, id: &str) {
    let words = |column: &str| pair.row[column].as_array().into_iter().flatten().filter_map(Value::as_str).collect::<Vec<_>>().join(", ");
    let of = pair.text("id").split('-').next().unwrap_or_default();
    let told = match side(pair, id) {
        "chosen" => format!("the chosen side, after the fix, of pair {of}"),
        "rejected" => format!("the rejected side, before the fix, of pair {of}: insecure text, for telling the two apart"),
        _ => format!("chosen {}, rejected {}", pair.text("chosen_sha256"), pair.text("rejected_sha256")),
    };
    line(if first { "pair" } else { "" }, &told);
    line("", &format!("  {} ({}), {}", words("cwe"), pair.text("language"), pair.path));
    line("", &format!("  shown by {}", words("signals")));
}

/// What the ledger says of every place where the text was seen.
fn harvested(line: &mut impl FnMut(&str, &str), rows: &[Found], is_released: bool) {
    for (at, found) in rows.iter().take(MOST_ROWS).enumerate() {
        let row = &found.row;
        let (fate, reason) = (found.text("fate"), found.text("reason"));
        let why = if reason.is_empty() { String::new() } else { format!(", for {reason}") };
        let place = format!("{} {}:{}", found.text("repo"), found.text("path"), row["start_line"].as_i64().unwrap_or(1));
        line(if at == 0 { "ledger" } else { "" }, &format!("{fate}{why}: {place}"));
        if let Some(other) = row["duplicate_of"].as_str() {
            line("", &format!("  in favour of {other}"));
        }
        if is_released {
            continue;
        }
        for verdict in row["verdicts"].as_array().into_iter().flatten().filter(|verdict| verdict["outcome"] != "clear") {
            let rules: Vec<&str> = verdict["rules"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            let reason = word(&verdict["reason"]);
            let told = [rules.join(", "), reason.to_owned()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ");
            line("", &format!("  {} {}: {told}", word(&verdict["validator"]), word(&verdict["outcome"])));
        }
    }
    if rows.len() > MOST_ROWS {
        line("", &format!("and at {} further places", rows.len() - MOST_ROWS));
    }
}

fn resembling(out: &mut String, near: &[Near]) {
    let rows: Vec<Vec<String>> = near
        .iter()
        .filter(|near| !near.normalised)
        .map(|near| vec![near.id.clone(), format!("{:.1}%", f64::from(near.similarity) / 10.0), near.name.clone()])
        .collect();
    if !rows.is_empty() {
        out.push_str("nearest in the release, by shared runs of five tokens:\n");
        out.push_str(&text::columns(&["sample", "alike", "name"], &rows));
    }
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Lines of at most `width` characters, broken at blanks.
fn wrapped(told: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for part in told.split_whitespace() {
        let last = lines.len() - 1;
        if !lines[last].is_empty() && lines[last].chars().count() + part.chars().count() >= width {
            lines.push(part.to_owned());
        } else {
            if !lines[last].is_empty() {
                lines[last].push(' ');
            }
            lines[last].push_str(part);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    #[test]
    fn lines_break_at_blanks() {
        assert_eq!(super::wrapped("aa bb cc", 6), ["aa bb", "cc"]);
        assert_eq!(super::wrapped("", 6), [""]);
    }
}
