//! The user's own rules: read beside the built-in ones, proved before they judge anything, and told where they stand in place of built-in
//! ones. Judges no code.

use std::{collections::BTreeMap, fmt::Write as _, path::PathBuf, sync::Arc};

use anyhow::bail;
use assay_manifests::Sha256Digest;
use assay_validators::{
    document::prove::prove as prove_document,
    rule::{RuleSet, prove},
};
use rayon::prelude::*;

use super::note;

/// The rules that judge.
pub struct Loaded {
    pub set: Arc<RuleSet>,
    /// Built-in rules that own ones of the same id stand in place of, a sentence each.
    pub replaced: Vec<String>,
}

/// The built-in rules and those of the user's folder, proved or not.
pub fn read(dirs: &[PathBuf]) -> anyhow::Result<Arc<RuleSet>> {
    match dirs {
        [] => Ok(RuleSet::embedded()?),
        [dir] => Ok(Arc::new(RuleSet::with_dir(dir)?)),
        _ => bail!("--rules was given {} times: put your rules into one folder", dirs.len()),
    }
}

/// The built-in rules and those of the user's folder. Own rules that differ from the built-in ones are proved first, and those that take
/// the place of one are named on standard error.
///
/// # Errors
/// Where a rule does not load, or disagrees with its fixtures: every line of `assay rules test`.
pub fn load(dirs: &[PathBuf]) -> anyhow::Result<Loaded> {
    let set = read(dirs)?;
    let [dir] = dirs else { return Ok(Loaded { set, replaced: Vec::new() }) };
    let built_in = RuleSet::embedded()?;
    let known: BTreeMap<&str, Sha256Digest> = digests(&built_in).collect();
    let own: Vec<&str> = digests(&set).filter(|(id, digest)| known.get(id) != Some(digest)).map(|(id, _)| id).collect();
    let failures: Vec<(&str, Vec<String>)> =
        own.par_iter().map(|id| (*id, proof(&set, id))).filter(|(_, lines)| !lines.is_empty()).collect();
    if !failures.is_empty() {
        let mut told = String::new();
        for (id, lines) in &failures {
            for line in lines {
                let _ = writeln!(told, "{id}: {line}");
            }
        }
        bail!(
            "{}: {} of {} own rules disagree with their fixtures, and such rules judge nothing:\n{told}  help: mend them; `assay rules test ID --rules {0}` proves one alone",
            dir.display(),
            failures.len(),
            own.len()
        );
    }
    let replaced: Vec<String> = own
        .iter()
        .filter(|id| known.contains_key(*id))
        .map(|id| format!("{id} of {} stands in place of the built-in rule of that id", dir.display()))
        .collect();
    for one in &replaced {
        note(&format!("note: {one}"));
    }
    Ok(Loaded { set, replaced })
}

/// Ids and digests of the rules of either kind.
fn digests(set: &RuleSet) -> impl Iterator<Item = (&str, Sha256Digest)> {
    let code = set.rules().iter().map(|rule| (&*rule.id, rule.digest));
    code.chain(set.documents().iter().map(|rule| (rule.id.as_str(), rule.digest)))
}

/// Where a rule and its fixtures disagree, a line each.
pub fn proof(set: &RuleSet, id: &str) -> Vec<String> {
    match (set.get(id), set.documents().iter().find(|rule| rule.id == id)) {
        (Some(code), _) => prove(set, code).err().unwrap_or_default().iter().map(ToString::to_string).collect(),
        (None, document) => document.map(prove_document).unwrap_or_default(),
    }
}
