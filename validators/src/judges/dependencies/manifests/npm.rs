//! What the package managers of JavaScript write: `package.json` and the locks of npm, Yarn, pnpm and Bun. Knows no advisory.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::{Found, json};

/// Parts of a `package.json` that ask for packages.
pub(super) const SECTIONS: [&str; 4] = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];

/// What is asked for, as `overrides` (npm), `resolutions` (Yarn) and `pnpm.overrides` leave it.
pub(super) fn package_json(text: &str) -> Option<Vec<Found>> {
    let package = json(text)?;
    let mut forced = Vec::new();
    overrides(&package["overrides"], None, &mut forced, 0);
    overrides(&package["pnpm"]["overrides"], None, &mut forced, 0);
    overrides(&package["resolutions"], None, &mut forced, 0);
    let asked = || SECTIONS.into_iter().filter_map(|key| package[key].as_object()).flatten();
    let mut out = Vec::new();
    for (name, wanted) in asked() {
        // What holds wherever the package is asked for holds here.
        if !forced.iter().any(|one: &Forced| one.everywhere && one.name == *name) {
            out.extend(found(name, wanted.as_str().unwrap_or_default()));
        }
    }
    for Forced { name, wanted, .. } in &forced {
        // `$name` means what the project asks for itself.
        let own = wanted.strip_prefix('$').and_then(|own| asked().find(|(name, _)| name.as_str() == own)?.1.as_str());
        out.extend(found(name, own.unwrap_or(wanted)));
    }
    Some(out)
}

fn found(name: &str, wanted: &str) -> Option<Found> {
    // `npm:other@1` is the other package; `file:…` and git URLs are none of the registry.
    let (name, wanted) = wanted.strip_prefix("npm:").and_then(|alias| alias.rsplit_once('@')).unwrap_or((name, wanted));
    let is_pinned = crate::advisory::version::semver(wanted).is_some() && wanted.matches('.').count() >= 2;
    if wanted.contains([':', '/']) { None } else { Found::new(name, wanted, is_pinned) }
}

/// A version that a project forces on a package.
struct Forced {
    name: String,
    wanted: String,
    /// Not below one package alone, nor in place of some versions alone.
    everywhere: bool,
}

/// The versions that a table forces; npm nests tables, in which `.` is the package that the table is of.
fn overrides(table: &Value, above: Option<(&str, bool)>, out: &mut Vec<Forced>, depth: u32) {
    for (key, wanted) in table.as_object().into_iter().flatten() {
        let (name, everywhere) = match (key.as_str(), above) {
            (".", Some(above)) => above,
            (key, above) => {
                let (name, is_plain) = meant(key);
                (name, is_plain && above.is_none())
            }
        };
        match wanted {
            Value::String(wanted) => out.push(Forced { name: name.to_owned(), wanted: wanted.clone(), everywhere }),
            Value::Object(_) if depth < 32 => overrides(wanted, Some((name, everywhere)), out, depth + 1),
            _ => {}
        }
    }
}

/// The package that a key means, and whether wherever it is asked for: keys may say below which (`a/b`, `a>b`) and in place of which
/// versions (`b@^1`).
fn meant(key: &str) -> (&str, bool) {
    let path = key.strip_prefix("**/").unwrap_or(key);
    let is_name = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '@');
    let below = path.match_indices('>').rfind(|(at, _)| is_name(&path[at + 1..])).map_or(path, |(at, _)| &path[at + 1..]);
    // The sign of a scope stands first, or behind a stroke.
    let asks = below.match_indices('@').find(|(at, _)| *at > 0 && !below[..*at].ends_with('/'));
    let name = name_of(&below[..asks.map_or(below.len(), |(at, _)| at)]);
    (name, name == path)
}

/// The last package of a path of packages: `a/**/@s/b` is `@s/b`.
fn name_of(path: &str) -> &str {
    let Some((before, last)) = path.rsplit_once('/') else { return path };
    let scope = before.rsplit('/').next().unwrap_or(before);
    if scope.starts_with('@') { &path[path.len() - scope.len() - 1 - last.len()..] } else { last }
}

pub(super) fn package_lock(text: &str) -> Option<Vec<Found>> {
    fn nested(dependencies: &Value, out: &mut Vec<Found>, depth: u32) {
        for (name, entry) in dependencies.as_object().into_iter().flatten() {
            out.extend(entry["version"].as_str().and_then(|version| Found::new(name, version, true)));
            if depth < 32 {
                nested(&entry["dependencies"], out, depth + 1);
            }
        }
    }
    let lock = json(text)?;
    let mut out = Vec::new();
    for (path, entry) in lock["packages"].as_object().into_iter().flatten() {
        let name = entry["name"].as_str().or_else(|| path.rsplit_once("node_modules/").map(|(_, name)| name));
        if let (Some(name), Some(version), false) = (name, entry["version"].as_str(), path.is_empty()) {
            out.extend(Found::new(name, version, true));
        }
    }
    nested(&lock["dependencies"], &mut out, 0);
    Some(out)
}

/// Blocks that begin with `name@range:` (or `"name@npm:range":`) and hold `version`.
pub(super) fn yarn_lock(text: &str) -> Option<Vec<Found>> {
    let mut out = Vec::new();
    let mut name: Option<String> = None;
    for line in text.lines() {
        if !line.starts_with([' ', '#']) && line.trim_end().ends_with(':') {
            let first = line.trim_end_matches(':').split(',').next().unwrap_or_default().trim().trim_matches('"');
            name = first.rfind('@').filter(|at| *at > 0).map(|at| first[..at].split("@npm:").next().unwrap_or_default().to_owned());
        } else if let Some(version) = line.trim_start().strip_prefix("version") {
            let version = version.trim_matches(|c: char| c == ':' || c == '"' || c.is_whitespace());
            out.extend(name.take().and_then(|name| Found::new(&name, version, true)));
        }
    }
    Some(out)
}

/// Keys of `packages:` such as `/name@1.2.3(peer)`, `name@1.2.3` or `/name/1.2.3`.
pub(super) fn pnpm_lock(text: &str) -> Option<Vec<Found>> {
    let lock: Value = serde_saphyr::from_str(text).ok()?;
    let keys = lock["packages"].as_object().into_iter().flatten().map(|(key, _)| key);
    Some(
        keys.filter_map(|key| {
            let key = key.trim_start_matches('/').split('(').next().unwrap_or_default();
            let at = key.rfind('@').filter(|at| *at > 0).or_else(|| key.rfind('/'))?;
            Found::new(&key[..at], &key[at + 1..], true)
        })
        .collect(),
    )
}

static BUN_PACKAGE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r#":\s*\[\s*"((?:@[^"/@]+/)?[^"/@]+)@([0-9][^"]*)""#).ok());

/// Entries of `packages` such as `"a": ["a@1.2.3", …]`; the file is JSON with commas at the ends of lists.
pub(super) fn bun_lock(text: &str) -> Option<Vec<Found>> {
    let (_, packages) = text.split_once("\"packages\"")?;
    Some(BUN_PACKAGE.as_ref()?.captures_iter(packages).filter_map(|found| Found::new(&found[1], &found[2], true)).collect())
}
