//! `assay prove` and `assay verify-proof`: that a sample is in a release, that it is not, and that the chain of releases only grew.

use std::path::Path;

use anyhow::{Context, bail, ensure};
use assay_datasets::lookup;
use assay_manifests::{
    Sha256Digest,
    manifest::Manifest,
    note::{Note, TlogProof},
    prove::{Absence, Log, verify_sample},
    seal,
    versions::{CHAIN, Chain, ChainProof},
};
use serde_json::json;

use super::{Ended, print, print_json, release::release};
use crate::{
    cli::Common,
    cli_release::{Prove, VerifyProof},
    text, trust,
};

pub fn prove(args: &Prove, common: &Common) -> anyhow::Result<Ended> {
    let dir = release(&args.release.release)?;
    let (proof, what) = match (&args.since, &args.id) {
        (Some(version), _) => (chain(dir, version)?, "consistency"),
        (None, Some(id)) => row(dir, id, !args.bare)?,
        (None, None) => bail!("give an id, or --since VERSION"),
    };
    match &args.output {
        Some(path) => {
            std::fs::write(path, &proof).with_context(|| format!("cannot write {}", path.display()))?;
            if common.json {
                print_json(&json!({"proof": path, "kind": what}))?;
            } else if !common.quiet {
                print(&format!("{}: proof of {what}\n", path.display()))?;
            }
        }
        None => print(&proof)?,
    }
    Ok(Ended::Clean)
}

/// Inclusion of the sample `id`, or its absence.
fn row(dir: &Path, id: &str, carry: bool) -> anyhow::Result<(String, &'static str)> {
    let id = id.strip_prefix("sha256:").unwrap_or(id).to_ascii_lowercase();
    ensure!(id.parse::<Sha256Digest>().is_ok(), "{}: an id is a SHA-256, 64 hex digits", text::escape(&id));
    let mut log = Log::open(dir)?;
    if let Some(found) = lookup::find(dir, "samples", "id", &[&id], 1)?.first() {
        return Ok((log.prove(found.text("record"), carry)?.to_string(), "inclusion"));
    }
    let (before, after) = lookup::neighbours(dir, &id)?;
    let absence = log.prove_absent(&id, before.as_deref(), after.as_deref())?;
    Ok((serde_json::to_string_pretty(&absence)? + "\n", "absence"))
}

fn chain(dir: &Path, version: &str) -> anyhow::Result<String> {
    let manifest = Manifest::from_json(&std::fs::read_to_string(dir.join(seal::MANIFEST))?)?;
    let path = dir.parent().unwrap_or(dir).join(CHAIN);
    let text = std::fs::read_to_string(&path).with_context(|| {
        format!("{}: a proof between versions is made from it, and `assay release` writes it beside the versions", path.display())
    })?;
    let chain: Chain = serde_json::from_str(&text).with_context(|| path.display().to_string())?;
    ensure!(chain.name == manifest.name, "{}: the chain of `{}`, not of `{}`", path.display(), chain.name, manifest.name);
    let proof = chain.prove(version)?.with_context(|| format!("{}: no release {version} in it", path.display()))?;
    Ok(serde_json::to_string_pretty(&proof)? + "\n")
}

/// What a proof turned out to show.
struct Shown {
    kind: &'static str,
    told: String,
    detail: serde_json::Value,
}

pub fn verify(args: &VerifyProof, common: &Common) -> anyhow::Result<Ended> {
    let proof = std::fs::read_to_string(&args.proof).with_context(|| format!("cannot read {}", args.proof.display()))?;
    let store = trust::store(&args.trust)?;
    ensure!(!args.trust.shipped_keys, "a proof ships no keys: give --trust with a key you had before");
    ensure!(!store.is_empty(), "no key to believe: give --trust with the publisher's public key");
    let checked = if proof.starts_with("c2sp.org/tlog-proof") {
        inclusion(&proof, args, &store)
    } else if let Ok(absence) = serde_json::from_str::<Absence>(&proof) {
        absent(&absence, &store)
    } else if let Ok(chain) = serde_json::from_str::<ChainProof>(&proof) {
        consistent(&chain, args, &store)
    } else {
        bail!("{}: not a proof: neither C2SP tlog-proof nor JSON of `assay prove`", args.proof.display());
    };
    match checked {
        Ok(shown) if common.json => print_json(&json!({"holds": true, "kind": shown.kind, "detail": shown.detail}))?,
        Ok(shown) => print(&format!("holds: {}\n", text::escape(&shown.told)))?,
        Err(error) => {
            let reason = format!("{error:#}");
            if common.json {
                print_json(&json!({"holds": false, "reason": reason}))?;
            } else {
                print(&format!("does not hold: {}: {}\n", args.proof.display(), text::escape(&reason)))?;
            }
            return Ok(Ended::Found);
        }
    }
    Ok(Ended::Clean)
}

fn inclusion(proof: &str, args: &VerifyProof, store: &assay_manifests::trust::TrustStore) -> anyhow::Result<Shown> {
    let proof = TlogProof::parse(proof)?;
    let known = store.for_note(&Note::parse(&proof.checkpoint)?);
    let sample =
        args.sample.as_deref().map(|path| std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))).transpose()?;
    let (checkpoint, record) = match (&sample, &proof.extra) {
        (Some(sample), Some(_)) => verify_sample(&proof, sample, &known)?,
        (Some(record), None) => (proof.verify(record, &known)?, String::from_utf8_lossy(record).into_owned()),
        (None, Some(record)) => (proof.verify(record, &known)?, String::from_utf8_lossy(record).into_owned()),
        (None, None) => bail!("the proof carries no record: give it with --sample"),
    };
    let id = serde_json::from_str::<serde_json::Value>(&record).ok().and_then(|r| r["id"].as_str().map(str::to_owned)).unwrap_or_default();
    let of = if sample.is_some() { "and it is of the text given" } else { "the text itself was not given" };
    Ok(Shown {
        kind: "inclusion",
        told: format!("sample {id} is leaf {} of {} in {}; {of}", proof.index, checkpoint.size, checkpoint.origin),
        detail: json!({"id": id, "index": proof.index, "size": checkpoint.size, "origin": checkpoint.origin, "root": hex::encode(checkpoint.root), "text_checked": sample.is_some()}),
    })
}

fn absent(absence: &Absence, store: &assay_manifests::trust::TrustStore) -> anyhow::Result<Shown> {
    let known = store.for_note(&Note::parse(&absence.checkpoint)?);
    let checkpoint = absence.verify(&known)?;
    Ok(Shown {
        kind: "absence",
        told: format!("sample {} is not among the {} of {}", absence.absent, checkpoint.size, checkpoint.origin),
        detail: json!({"absent": absence.absent, "size": checkpoint.size, "origin": checkpoint.origin, "root": hex::encode(checkpoint.root)}),
    })
}

fn consistent(proof: &ChainProof, args: &VerifyProof, store: &assay_manifests::trust::TrustStore) -> anyhow::Result<Shown> {
    let old = args
        .old
        .as_deref()
        .map(|path| std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display())))
        .transpose()?;
    let checkpoint = proof.verify(store, old.as_deref())?;
    let against = if old.is_some() { "and extends the chain that you kept" } else { "compare the older root with one you kept (--old)" };
    Ok(Shown {
        kind: "consistency",
        told: format!(
            "{} {} (release {}) is followed by {} (release {}) in {}; {against}",
            proof.name, proof.from.version, proof.old_size, proof.to.version, checkpoint.size, checkpoint.origin
        ),
        detail: json!({"name": proof.name, "from": proof.from.version, "to": proof.to.version, "old_size": proof.old_size, "old_root": proof.old_root, "size": checkpoint.size, "compared": old.is_some()}),
    })
}
