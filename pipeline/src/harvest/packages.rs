//! Packages through cargo, pip and npm: many in one call of a client, one by one where that call fails, so that the culprit
//! is named. Nothing of a package is executed, and no registry is named here: the clients know theirs.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use assay_manifests::Sha256Digest;
use rayon::prelude::*;
use serde_json::Value;

use super::{HarvestError, HarvestOptions, cache::Cache, client::run};
use crate::recipe::{Ecosystem, Kind, Package};

/// A fetched package archive.
pub(super) struct Fetched {
    pub bytes: Vec<u8>,
    pub file: String,
    /// The registry's digest, as it states it.
    pub registry: Option<String>,
    /// The commit the registry names for this version.
    pub commit: Option<String>,
}

/// One package to fetch, and the digest it is pinned to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Wanted {
    pub package: Package,
    pub pinned: Option<Sha256Digest>,
}

pub(super) type Outcome = Result<Fetched, HarvestError>;

/// Fetches packages of one kind, in the order they are wanted.
pub(super) fn fetch(kind: &Kind, wanted: &[Wanted], options: &HarvestOptions, cache: &Cache) -> Vec<Outcome> {
    // cargo cannot take two versions of a package that it holds compatible, nor pip two of one at all: one version a round.
    let mut rounds: Vec<Vec<usize>> = Vec::new();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, want) in wanted.iter().enumerate() {
        let round = seen.entry(&want.package.name).or_default();
        if rounds.len() == *round {
            rounds.push(Vec::new());
        }
        rounds[*round].push(index);
        *round += 1;
    }
    let mut outcomes: Vec<Option<Outcome>> = wanted.iter().map(|_| None).collect();
    for round in rounds {
        let batch: Vec<Wanted> = round.iter().map(|index| wanted[*index].clone()).collect();
        for (index, outcome) in round.into_iter().zip(fetch_round(kind, &batch, options, cache)) {
            outcomes[index] = Some(outcome);
        }
    }
    outcomes
        .into_iter()
        .map(|outcome| {
            outcome.unwrap_or_else(|| Err(HarvestError::Client { client: kind.name().to_owned(), problem: "was not asked".to_owned() }))
        })
        .collect()
}

fn fetch_round(kind: &Kind, batch: &[Wanted], options: &HarvestOptions, cache: &Cache) -> Vec<Outcome> {
    let once = |batch: &[Wanted]| -> Result<Vec<Outcome>, HarvestError> {
        let temporary = cache.temporary()?;
        match kind {
            Kind::Crate { .. } => crates(batch, options, temporary.path()),
            Kind::Wheel { python, platform, .. } => wheels(batch, python, platform, options, temporary.path()),
            _ => npm(batch, options, temporary.path()),
        }
    };
    match once(batch) {
        Ok(outcomes) => outcomes,
        Err(HarvestError::NoClient { client }) => batch.iter().map(|_| Err(HarvestError::NoClient { client: client.clone() })).collect(),
        Err(error) if batch.len() == 1 => vec![Err(error)],
        Err(_) => batch
            .iter()
            .map(|want| {
                once(std::slice::from_ref(want)).and_then(|mut outcomes| outcomes.pop().unwrap_or_else(|| Err(nothing(kind.name(), want))))
            })
            .collect(),
    }
}

fn nothing(client: &str, want: &Wanted) -> HarvestError {
    HarvestError::Client { client: client.to_owned(), problem: format!("left no file for {} {}", want.package.name, want.package.version) }
}

fn read(path: &Path) -> Result<Vec<u8>, HarvestError> {
    fs::read(path).map_err(|error| HarvestError::io(path, error))
}

/// Crates lie in cargo's own cache, or are brought there by `cargo fetch` of a throw-away manifest that names exactly these versions.
fn crates(batch: &[Wanted], options: &HarvestOptions, directory: &Path) -> Result<Vec<Outcome>, HarvestError> {
    // A pinned crate that lies in cargo's cache needs neither the network nor cargo.
    let pinned = |want: &Wanted| want.pinned.and_then(|sha256| crate_in_cache(options, want, &sha256.to_hex()));
    let have: Vec<Option<Vec<u8>>> = batch.iter().map(pinned).collect();
    let missing: Vec<&Wanted> = batch.iter().zip(&have).filter(|(_, have)| have.is_none()).map(|(want, _)| want).collect();
    let mut checksums = BTreeMap::new();
    if !missing.is_empty() {
        if options.offline {
            return Err(HarvestError::Offline { what: format!("{} {}", missing[0].package.name, missing[0].package.version) });
        }
        let exactly: Vec<(&str, String)> =
            missing.iter().map(|want| (want.package.name.as_str(), format!("={}", want.package.version))).collect();
        throw_away(&exactly, directory)?;
        run(&options.clients.cargo, ["fetch", "--quiet"], directory)?;
        let lock = String::from_utf8_lossy(&read(&directory.join("Cargo.lock"))?).into_owned();
        checksums = crate_checksums(&lock);
    }
    let outcome = |(want, have): (&Wanted, Option<Vec<u8>>)| {
        let Package { name, version } = &want.package;
        let (bytes, checksum) = match have {
            Some(bytes) => {
                let checksum = Sha256Digest::of(&bytes).to_hex();
                (bytes, checksum)
            }
            None => {
                let checksum = checksums.get(&(name.clone(), version.clone())).cloned().ok_or_else(|| nothing("cargo", want))?;
                (crate_in_cache(options, want, &checksum).ok_or_else(|| nothing("cargo", want))?, checksum)
            }
        };
        Ok(Fetched { bytes, file: format!("{name}-{version}.crate"), registry: Some(format!("sha256:{checksum}")), commit: None })
    };
    Ok(batch.iter().zip(have).map(outcome).collect())
}

/// A package that depends on crates as required, and holds nothing.
fn throw_away(required: &[(&str, String)], directory: &Path) -> Result<(), HarvestError> {
    let mut manifest =
        "[package]\nname = \"throw-away\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n[lib]\npath = \"lib.rs\"\n\n[dependencies]\n"
            .to_owned();
    for (index, (name, version)) in required.iter().enumerate() {
        manifest += &format!("d{index} = {{ package = \"{name}\", version = \"{version}\", default-features = false }}\n");
    }
    manifest += "\n[workspace]\n";
    for (name, text) in [("Cargo.toml", manifest.as_str()), ("lib.rs", "")] {
        let path = directory.join(name);
        fs::write(&path, text).map_err(|error| HarvestError::io(&path, error))?;
    }
    Ok(())
}

/// Name and version to checksum, as a Cargo.lock lists them.
fn crate_checksums(lock: &str) -> BTreeMap<(String, String), String> {
    let Ok(table) = lock.parse::<toml::Table>() else { return BTreeMap::new() };
    let packages = table.get("package").and_then(toml::Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let text = |package: &toml::Value, key: &str| package.get(key).and_then(toml::Value::as_str).map(str::to_owned);
    packages.iter().filter_map(|package| Some(((text(package, "name")?, text(package, "version")?), text(package, "checksum")?))).collect()
}

/// The archive of this checksum in `$CARGO_HOME/registry/cache/*/`.
fn crate_in_cache(options: &HarvestOptions, want: &Wanted, checksum: &str) -> Option<Vec<u8>> {
    let registries = fs::read_dir(options.cargo_home.as_ref()?.join("registry").join("cache")).ok()?;
    let mut registries: Vec<PathBuf> = registries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    registries.sort();
    let file = format!("{}-{}.crate", want.package.name, want.package.version);
    registries.iter().filter_map(|registry| fs::read(registry.join(&file)).ok()).find(|bytes| Sha256Digest::of(bytes).to_hex() == checksum)
}

/// Wheels only, dependencies never: pip runs nothing of a wheel that it merely downloads.
fn wheels(
    batch: &[Wanted],
    python: &str,
    platform: &str,
    options: &HarvestOptions,
    directory: &Path,
) -> Result<Vec<Outcome>, HarvestError> {
    offline(options, batch)?;
    let files = directory.join("files");
    fs::create_dir(&files).map_err(|error| HarvestError::io(&files, error))?;
    // A pinned digest also chooses the file, where a version has several wheels; pip checks it, and so does the lock after it.
    let hashed = batch.iter().all(|want| want.pinned.is_some());
    let line = |want: &Wanted| match want.pinned {
        Some(sha256) if hashed => format!("{}=={} --hash=sha256:{sha256}\n", want.package.name, want.package.version),
        _ => format!("{}=={}\n", want.package.name, want.package.version),
    };
    let requirements = directory.join("requirements.txt");
    let chosen = |pip: &[&str]| -> Vec<String> {
        let target = [
            "--no-deps",
            "--only-binary=:all:",
            "--disable-pip-version-check",
            "--no-input",
            "--python-version",
            python,
            "--platform",
            platform,
        ];
        let cpython: &[&str] = if platform == "any" { &["--implementation", "py", "--abi", "none"] } else { &["--implementation", "cp"] };
        pip.iter().chain(&target).chain(cpython).map(|argument| (*argument).to_owned()).collect()
    };
    let download = |text: String| -> Result<(), HarvestError> {
        fs::write(&requirements, text).map_err(|error| HarvestError::io(&requirements, error))?;
        let arguments = chosen(&["download", "--quiet", "--dest", "files", "-r", "requirements.txt"]);
        run(&options.clients.pip, arguments, directory).map(|_| ())
    };
    let registry = if hashed {
        // A single package whose pinned bytes are gone is asked for without its digest, so that both digests can be named.
        match download(batch.iter().map(line).collect()) {
            Err(_) if batch.len() == 1 => {
                download(batch.iter().map(|want| format!("{}=={}\n", want.package.name, want.package.version)).collect())?
            }
            other => other?,
        }
        BTreeMap::new()
    } else {
        download(batch.iter().map(line).collect())?;
        let report = chosen(&[
            "install",
            "--quiet",
            "--dry-run",
            "--ignore-installed",
            // pip would ask its own interpreter's version here, which is not the one that wheels are chosen for.
            "--ignore-requires-python",
            "--target",
            "unused",
            "--report",
            "report.json",
            "-r",
            "requirements.txt",
        ]);
        run(&options.clients.pip, report, directory)?;
        wheel_digests(&read(&directory.join("report.json"))?)
    };
    let mut found: BTreeMap<(String, String), PathBuf> = BTreeMap::new();
    for entry in fs::read_dir(&files).map_err(|error| HarvestError::io(&files, error))?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let mut parts = name.split('-');
        if let (Some(package), Some(version)) = (parts.next(), parts.next()) {
            found.insert((same_name(package), same_version(version)), entry.path());
        }
    }
    let outcome = |want: &Wanted| {
        let key = (same_name(&want.package.name), same_version(&want.package.version));
        let path = found.get(&key).ok_or_else(|| nothing("pip", want))?;
        let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let digest = registry.get(&key).cloned().or_else(|| want.pinned.map(|sha256| sha256.to_hex()));
        Ok(Fetched { bytes: read(path)?, file, registry: digest.map(|hex| format!("sha256:{hex}")), commit: None })
    };
    Ok(batch.iter().map(outcome).collect())
}

/// Python package names that mean the same (PEP 503).
fn same_name(name: &str) -> String {
    name.to_ascii_lowercase().replace(['_', '.'], "-")
}

/// Versions that mean the same, as far as file names write them differently.
fn same_version(version: &str) -> String {
    version.to_ascii_lowercase().replace(['_', '+'], "-")
}

/// Name and version to SHA-256, as pip's installation report (version 1) has it from the index.
fn wheel_digests(report: &[u8]) -> BTreeMap<(String, String), String> {
    let Ok(report) = serde_json::from_slice::<Value>(report) else { return BTreeMap::new() };
    let entry = |item: &Value| {
        let name = item["metadata"]["name"].as_str()?;
        let version = item["metadata"]["version"].as_str()?;
        let digest = item["download_info"]["archive_info"]["hashes"]["sha256"].as_str()?;
        Some(((same_name(name), same_version(version)), digest.to_owned()))
    };
    report["install"].as_array().map(|items| items.iter().filter_map(entry).collect()).unwrap_or_default()
}

/// npm packages, with scripts off. What the registry says of a version (digest, commit) is asked for only while it is not pinned.
fn npm(batch: &[Wanted], options: &HarvestOptions, directory: &Path) -> Result<Vec<Outcome>, HarvestError> {
    offline(options, batch)?;
    let spec = |want: &Wanted| format!("{}@{}", want.package.name, want.package.version);
    let mut arguments: Vec<String> = ["pack", "--ignore-scripts", "--json", "--silent"].map(str::to_owned).to_vec();
    arguments.extend(batch.iter().map(spec));
    let packed = run(&options.clients.npm, arguments, directory)?;
    let packed: Value = serde_json::from_slice(&packed)
        .map_err(|error| HarvestError::Client { client: "npm".to_owned(), problem: format!("pack did not answer in JSON: {error}") })?;
    let items: Vec<&Value> = match &packed {
        Value::Array(items) => items.iter().collect(),
        Value::Object(items) => items.values().collect(),
        _ => Vec::new(),
    };
    let files: BTreeMap<(String, String), String> = items
        .into_iter()
        .filter_map(|item| {
            Some(((item["name"].as_str()?.to_owned(), item["version"].as_str()?.to_owned()), item["filename"].as_str()?.to_owned()))
        })
        .collect();
    let unpinned: BTreeSet<&Wanted> = batch.iter().filter(|want| want.pinned.is_none()).collect();
    let views: BTreeMap<&Wanted, Result<Value, HarvestError>> = unpinned
        .into_par_iter()
        .map(|want| {
            let answer = run(&options.clients.npm, ["view", "--json", &spec(want), "dist.integrity", "gitHead"], directory);
            let value = answer.map(|bytes| serde_json::from_slice(&bytes).unwrap_or(Value::Null));
            (want, value)
        })
        .collect();
    let outcome = |want: &Wanted| {
        let key = (want.package.name.clone(), want.package.version.clone());
        let file = files.get(&key).ok_or_else(|| nothing("npm", want))?;
        // npm writes the scope as part of the file's name; a name with a slash would be a path.
        let file = file.replace(['/', '\\'], "-").trim_start_matches(['@', '-']).to_owned();
        let bytes = read(&directory.join(&file))?;
        let said = match views.get(want) {
            Some(Ok(said)) => said.clone(),
            Some(Err(error)) => return Err(HarvestError::Client { client: "npm".to_owned(), problem: error.to_string() }),
            None => Value::Null,
        };
        let commit = said["gitHead"]
            .as_str()
            .filter(|commit| commit.len() == 40 && commit.bytes().all(|b| b.is_ascii_hexdigit()))
            .map(str::to_ascii_lowercase);
        let registry = said["dist.integrity"].as_str().or_else(|| said.as_str()).map(str::to_owned);
        Ok(Fetched { bytes, file, registry, commit })
    };
    Ok(batch.iter().map(outcome).collect())
}

/// The newest version of a package, as the client of its kind says.
pub(super) fn newest(kind: &Kind, name: &str, options: &HarvestOptions, directory: &Path) -> Result<String, HarvestError> {
    let clients = &options.clients;
    let (client, said) = match kind {
        Kind::Crate { .. } => ("cargo", run(&clients.cargo, ["info", "--quiet", "--color", "never", name], directory)?),
        Kind::Wheel { .. } => {
            ("pip", run(&clients.pip, ["index", "versions", "--disable-pip-version-check", "--no-input", name], directory)?)
        }
        _ => ("npm", run(&clients.npm, ["view", name, "version"], directory)?),
    };
    let said = String::from_utf8_lossy(&said).into_owned();
    let version = match client {
        // `version: 1.0.2 (latest 2.0.0 …)`, where an older one suits the toolchain better.
        "cargo" => said.lines().find_map(|line| line.strip_prefix("version:")).map(|rest| {
            let latest = rest.split_once("(latest ").map_or(rest, |(_, latest)| latest);
            latest.trim().split([' ', ')']).next().unwrap_or_default().to_owned()
        }),
        // `name (1.0.2)`
        "pip" => said.lines().next().and_then(|line| Some(line.split_once('(')?.1.split_once(')')?.0.to_owned())),
        _ => said.lines().last().map(|line| line.trim().to_owned()),
    };
    let problem = || HarvestError::Client { client: client.to_owned(), problem: format!("names no version of {name}") };
    version.filter(|version| version.starts_with(|c: char| c.is_ascii_digit())).ok_or_else(problem)
}

/// Versions of a package as its client names them. cargo lists none: it is asked to choose one below `below`.
pub(super) fn versions_below(
    ecosystem: Ecosystem,
    name: &str,
    below: &str,
    options: &HarvestOptions,
    directory: &Path,
) -> Result<Vec<String>, HarvestError> {
    if options.offline {
        return Err(HarvestError::Offline { what: format!("the versions of {name}") });
    }
    let clients = &options.clients;
    match ecosystem {
        Ecosystem::Crate => {
            throw_away(&[(name, format!("<{below}"))], directory)?;
            run(&clients.cargo, ["generate-lockfile", "--quiet"], directory)?;
            let lock = String::from_utf8_lossy(&read(&directory.join("Cargo.lock"))?).into_owned();
            let same = |found: &str| found.replace('_', "-") == name.replace('_', "-");
            Ok(crate_checksums(&lock).into_keys().filter(|(found, _)| same(found)).map(|(_, version)| version).collect())
        }
        Ecosystem::Wheel => {
            let said = run(&clients.pip, ["index", "versions", "--disable-pip-version-check", "--no-input", name], directory)?;
            let said = String::from_utf8_lossy(&said).into_owned();
            let list = said.lines().find_map(|line| line.strip_prefix("Available versions:")).unwrap_or_default();
            Ok(list.split(',').map(|version| version.trim().to_owned()).filter(|version| !version.is_empty()).collect())
        }
        Ecosystem::Npm => {
            let said = run(&clients.npm, ["view", name, "versions", "--json"], directory)?;
            // One version is no list.
            let said: Value = serde_json::from_slice(&said).unwrap_or_default();
            let list = said.as_array().cloned().unwrap_or_else(|| vec![said]);
            Ok(list.iter().filter_map(Value::as_str).map(str::to_owned).collect())
        }
    }
}

fn offline(options: &HarvestOptions, batch: &[Wanted]) -> Result<(), HarvestError> {
    match batch.first() {
        Some(want) if options.offline => Err(HarvestError::Offline { what: format!("{} {}", want.package.name, want.package.version) }),
        _ => Ok(()),
    }
}

/// Whether `bytes` have the digest that a registry states: `sha256:<hex>`, or subresource integrity as npm writes it.
/// `None` where the form is not one this program checks.
pub(super) fn agrees(registry: &str, bytes: &[u8]) -> Option<bool> {
    use sha2::Digest as _;
    if let Some(hex) = registry.strip_prefix("sha256:") {
        return Some(Sha256Digest::of(bytes).to_hex() == hex.to_ascii_lowercase());
    }
    let strongest = registry.split_whitespace().find_map(|one| one.strip_prefix("sha512-"))?;
    Some(base64(&sha2::Sha512::digest(bytes)) == strongest)
}

/// Base64 (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let word = u32::from(chunk[0]) << 16 | u32::from(*chunk.get(1).unwrap_or(&0)) << 8 | u32::from(*chunk.get(2).unwrap_or(&0));
        for (at, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            text.push(if at <= chunk.len() { char::from(ALPHABET[(word >> shift) as usize & 63]) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_as_in_rfc_4648() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn registry_digests_are_compared_in_both_forms() {
        let sha512 = "sha512-m3HSJL1i83hdltRq0+o9czGb+8KJDKra4t/3JRlnPKcjI8PZm6XBHXx6zG4UuMXaDEZjR1wuXDre9G9zvN7AQw==";
        assert_eq!(agrees(sha512, b"hello"), Some(true));
        assert_eq!(agrees(sha512, b"hellO"), Some(false));
        assert_eq!(agrees(&format!("sha256:{}", Sha256Digest::of("x")), b"x"), Some(true));
        assert_eq!(agrees("sha1-abc", b"x"), None);
    }
}
