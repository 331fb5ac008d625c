//! Advisories as the RustSec database writes them: Markdown whose first block is TOML.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Advisory, Affected, Commit, Ecosystem};

// The database adds keys of its own from time to time; those that are not needed here are passed over.
#[derive(Deserialize)]
struct Document {
    advisory: Head,
    #[serde(default)]
    versions: Versions,
    #[serde(default)]
    affected: Functions,
}

#[derive(Deserialize)]
struct Head {
    id: String,
    package: String,
    #[serde(default)]
    aliases: Vec<String>,
    informational: Option<String>,
    withdrawn: Option<toml::Value>,
    #[serde(default)]
    categories: Vec<String>,
    url: Option<String>,
    #[serde(default)]
    references: Vec<String>,
}

#[derive(Default, Deserialize)]
struct Versions {
    #[serde(default)]
    patched: Vec<String>,
    #[serde(default)]
    unaffected: Vec<String>,
}

#[derive(Default, Deserialize)]
struct Functions {
    #[serde(default)]
    functions: BTreeMap<String, Vec<String>>,
}

/// The advisory of a document; none where it is withdrawn.
///
/// # Errors
/// A sentence, where the document does not begin with a block of TOML or the block is not an advisory.
pub(super) fn advisory(text: &str) -> Result<Option<Advisory>, String> {
    let block = text.trim_start().strip_prefix("```toml").and_then(|rest| rest.split_once("\n```"));
    let Some((head, rest)) = block else { return Err("it does not begin with a block of TOML".to_owned()) };
    let document: Document = toml::from_str(head).map_err(|error| error.message().to_owned())?;
    let Document { advisory: head, versions, affected } = document;
    if head.withdrawn.is_some() {
        return Ok(None);
    }
    let requirements = |list: &[String]| -> Result<Vec<semver::VersionReq>, String> {
        list.iter().map(|text| semver::VersionReq::parse(text).map_err(|error| format!("`{text}`: {error}"))).collect()
    };
    let mut unaffected = requirements(&versions.patched)?;
    unaffected.extend(requirements(&versions.unaffected)?);
    let mut aliases = head.aliases;
    aliases.sort();
    let mut fixed_by: Vec<Commit> = head.url.iter().chain(&head.references).filter_map(|url| Commit::of_page(url)).collect();
    fixed_by.sort();
    fixed_by.dedup();
    let title = rest.lines().find_map(|line| line.strip_prefix("# ")).unwrap_or_default();
    let cwe = head.categories.iter().flat_map(|category| weakness(category)).copied().collect();
    Ok(Some(Advisory {
        id: head.id,
        aliases,
        summary: title.trim().to_owned(),
        cwe,
        severity: String::new(),
        informational: head.informational.is_some_and(|kind| kind != "unsound"),
        affected: vec![Affected {
            ecosystem: Ecosystem::CratesIo,
            package: Ecosystem::CratesIo.normalised(&head.package),
            versions: Vec::new(),
            ranges: Vec::new(),
            unaffected: Some(unaffected),
            symbols: affected.functions.keys().map(|path| dotted(path)).collect(),
            paths: Vec::new(),
        }],
        fixed_by,
    }))
}

/// `a::B<T>::c` as `a.B.c`.
fn dotted(path: &str) -> String {
    let mut depth = 0u32;
    let mut plain = String::with_capacity(path.len());
    for c in path.chars() {
        match c {
            '<' => depth += 1,
            '>' => depth = depth.saturating_sub(1),
            c if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    plain.split("::").filter(|part| !part.is_empty()).collect::<Vec<_>>().join(".")
}

/// Weaknesses of the database's categories, where a category says one.
fn weakness(category: &str) -> &'static [u32] {
    match category {
        "code-execution" => &[94],
        "crypto-failure" => &[327],
        "denial-of-service" => &[400],
        "file-disclosure" => &[22],
        "format-injection" => &[74],
        "memory-corruption" => &[787],
        "memory-exposure" => &[200],
        "privilege-escalation" => &[269],
        "thread-safety" => &[362],
        _ => &[],
    }
}
