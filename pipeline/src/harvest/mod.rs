//! From a recipe and its lock to artifacts whose every byte is pinned. The only room that touches the network, and only for
//! what is not in the cache. It knows nothing of how code is judged, and reads neither clock nor environment: both are options.

mod artifact;
mod cache;
mod client;
mod container;
mod dataset;
mod directory;
mod error;
mod facts;
mod fixes;
mod git;
mod history;
mod http;
mod knowledge;
mod licence;
mod metadata;
mod model;
mod packages;
mod reuse;
mod scan;
mod scope;
mod swh;
#[cfg(test)]
mod tests;

use std::{
    collections::BTreeMap,
    ffi::OsString,
    path::{Path, PathBuf},
    sync::Arc,
};

use assay_manifests::Sha256Digest;
use rayon::prelude::*;

pub use artifact::{Artifact, Facts, File, Member, Members, RefusedMember, Since};
pub use dataset::Row;
pub use error::HarvestError;
pub use facts::LicenceText;
pub use knowledge::{KnowledgeFiles, documents};
pub use model::Model;
pub use scan::Reason;
pub use scope::{Scope, Tag, is_beside};
pub use swh::parse as swhid;

use crate::{
    lock::{Lock, Pin},
    recipe::{Kind, Limits, Package, Recipe, Source},
};
use artifact::Store;
use cache::Cache;
use packages::Wanted;

/// Which pins are made anew.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Update {
    #[default]
    Nothing,
    Everything,
    /// The sources of these names.
    Sources(Vec<String>),
}

impl Update {
    fn covers(&self, source: &str) -> bool {
        match self {
            Self::Nothing => false,
            Self::Everything => true,
            Self::Sources(names) => names.iter().any(|name| name == source),
        }
    }
}

/// Names or paths of the package clients.
#[derive(Debug, Clone)]
pub struct Clients {
    pub cargo: String,
    pub pip: String,
    pub npm: String,
}

impl Default for Clients {
    fn default() -> Self {
        Self { cargo: "cargo".to_owned(), pip: "pip".to_owned(), npm: "npm".to_owned() }
    }
}

/// What happens while a harvest runs; `done` of `total` artifacts are there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A client is asked for `packages` packages.
    Fetching {
        kind: &'static str,
        packages: usize,
    },
    Opened {
        artifact: String,
        done: usize,
        total: usize,
    },
}

/// How a harvest is done. Everything that depends on machine or moment is here.
#[derive(Clone)]
pub struct HarvestOptions {
    pub cache_dir: PathBuf,
    /// Where cargo keeps its cache (`$CARGO_HOME`, or `~/.cargo`).
    pub cargo_home: Option<PathBuf>,
    /// Use the cache alone.
    pub offline: bool,
    /// Refuse what the lock does not hold, rather than pin it.
    pub locked: bool,
    pub update: Update,
    /// Time that new pins carry, RFC 3339 UTC. Not needed where everything is pinned.
    pub snapshot_time: Option<String>,
    pub clients: Clients,
    pub progress: Option<Arc<dyn Fn(Event) + Send + Sync>>,
}

impl HarvestOptions {
    pub fn new(cache_dir: impl Into<PathBuf>) -> Self {
        Self {
            cache_dir: cache_dir.into(),
            cargo_home: None,
            offline: false,
            locked: false,
            update: Update::Nothing,
            snapshot_time: None,
            clients: Clients::default(),
            progress: None,
        }
    }

    /// Options with the usual places, from the environment as `variable` gives it: `$XDG_CACHE_HOME/assay` or `~/.cache/assay`,
    /// and `$CARGO_HOME` or `~/.cargo`. `None` where there is neither a home nor a cache directory.
    pub fn usual(variable: impl Fn(&str) -> Option<OsString>) -> Option<Self> {
        let path = |name: &str| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from).filter(|path| path.is_absolute());
        let home = path("HOME").or_else(|| path("USERPROFILE"));
        let cache = path("XDG_CACHE_HOME").or_else(|| home.as_ref().map(|home| home.join(".cache")))?;
        let mut options = Self::new(cache.join("assay"));
        options.cargo_home = path("CARGO_HOME").or_else(|| home.map(|home| home.join(".cargo")));
        Some(options)
    }

    fn tell(&self, event: Event) {
        if let Some(progress) = &self.progress {
            progress(event);
        }
    }
}

/// What a recipe's sources gave.
#[derive(Debug)]
pub struct Harvest {
    /// In the recipe's order of sources, then by name and version.
    pub artifacts: Vec<Artifact>,
    /// Fixes of which both sides are there, by their places among the artifacts.
    pub fixes: Vec<Fixed>,
    /// Optional artifacts that could not be had, with the reason.
    pub skipped_optional: Vec<Skipped>,
    /// What the judges know beside their rules.
    pub knowledge: KnowledgeFiles,
    /// The lock as it is now.
    pub lock: Lock,
    /// Whether it differs from the one that was given.
    pub lock_changed: bool,
}

/// Two artifacts, before and after one or several fixes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixed {
    pub before: usize,
    pub after: usize,
    pub claims: Vec<FixClaim>,
}

/// What is said of a fix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixClaim {
    pub by: &'static str,
    pub advisories: Vec<String>,
    pub cwe: Vec<u32>,
    pub symbols: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    pub source: String,
    pub artifact: String,
    pub reason: String,
}

/// One artifact to have: which, and the pin it must agree with.
struct Want {
    source: Arc<Source>,
    name: String,
    version: String,
    pin: Option<Pin>,
}

/// An artifact that is there, with the pin it has now.
type Found = (Pin, Store);

/// Resolves every source of `recipe`: pinned ones to their pinned bytes, new ones (and those to be updated) to what their source gives.
///
/// # Errors
/// A source that gives other bytes than pinned (always), a source that cannot be had (unless optional), cache or disk trouble.
pub fn resolve(recipe: &Recipe, lock: Option<&Lock>, options: &HarvestOptions) -> Result<Harvest, HarvestError> {
    let cache = Cache::open(&options.cache_dir)?;
    let wants = wants(recipe, lock, options)?;
    let mut found: Vec<Option<Result<Found, HarvestError>>> = wants.iter().map(|want| from_cache(want, &cache).map(Ok)).collect();
    fetch_packages(&wants, &mut found, options, &cache);
    for (want, slot) in wants.iter().zip(&mut found) {
        if slot.is_none() {
            *slot = Some(fetch_one(want, recipe, options, &cache));
        }
    }
    let mut ready = Vec::new();
    let mut skipped_optional = Vec::new();
    let mut pins = Vec::new();
    for (want, found) in wants.into_iter().zip(found.into_iter().flatten()) {
        match found {
            Ok((pin, store)) => {
                pins.push(pin.clone());
                ready.push((want.source, pin, store));
            }
            Err(error) if want.source.optional && error.is_absence() => {
                let artifact = if want.version.is_empty() { want.name } else { format!("{} {}", want.name, want.version) };
                skipped_optional.push(Skipped { source: want.source.name.clone(), artifact, reason: error.to_string() });
                // What is out of reach today stays pinned.
                pins.extend(want.pin);
            }
            Err(error @ (HarvestError::Mismatch { .. } | HarvestError::Stated { .. } | HarvestError::NotLocked { .. })) => {
                return Err(error);
            }
            Err(error) => return Err(HarvestError::Source { from: want.source.name.clone(), problem: Box::new(error) }),
        }
    }
    let total = ready.len();
    let done = std::sync::atomic::AtomicUsize::new(0);
    let opened: Vec<Result<Artifact, HarvestError>> = ready
        .into_par_iter()
        .map(|(source, pin, store)| {
            let artifact = Artifact::open(source, pin, store, &recipe.limits)?;
            let done = 1 + done.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            options.tell(Event::Opened { artifact: artifact.title(), done, total });
            Ok(artifact)
        })
        .collect();
    let mut artifacts = opened.into_iter().collect::<Result<Vec<_>, _>>()?;
    let fixes = fixes::find(recipe, &mut artifacts);
    let knowledge = knowledge::gather(recipe, lock, options, &cache, &mut pins)?;
    let new = Lock::new(pins);
    Ok(Harvest { artifacts, fixes, skipped_optional, knowledge, lock_changed: lock != Some(&new), lock: new })
}

/// The newest version of a package of this kind, as its client says.
///
/// # Errors
/// Where the client cannot be run, or says nothing of the package.
pub fn newest(kind: &Kind, name: &str, options: &HarvestOptions) -> Result<String, HarvestError> {
    let cache = Cache::open(&options.cache_dir)?;
    packages::newest(kind, name, options, cache.temporary()?.path())
}

/// Versions of a package that its client names, or of a crate the last one below `below` alone.
///
/// # Errors
/// Where the client cannot be run, or says nothing of the package.
pub fn versions_below(
    ecosystem: crate::recipe::Ecosystem,
    name: &str,
    below: &str,
    options: &HarvestOptions,
) -> Result<Vec<String>, HarvestError> {
    let cache = Cache::open(&options.cache_dir)?;
    packages::versions_below(ecosystem, name, below, options, cache.temporary()?.path())
}

/// What the recipe names and the lock does not pin, and what the lock pins though the recipe no longer names it: `source: name version`.
pub fn differing(recipe: &Recipe, lock: &Lock) -> (Vec<String>, Vec<String>) {
    let shown = |source: &str, name: &str, version: &str| format!("{source}: {name} {version}").trim_end().to_owned();
    let named = named(recipe);
    let is_open =
        |(source, name, version): &&(Arc<Source>, String, String)| lock.find(&source.name, source.kind.name(), name, version).is_none();
    let open = named.iter().filter(is_open).map(|(source, name, version)| shown(&source.name, name, version)).collect();
    let is_gone = |pin: &&Pin| {
        pin.source != knowledge::OWNER
            && !named.iter().any(|(source, name, version)| {
                (&source.name, source.kind.name(), name, version) == (&pin.source, pin.kind.as_str(), &pin.name, &pin.version)
            })
    };
    let gone = lock.pins().iter().filter(is_gone).map(|pin| shown(&pin.source, &pin.name, &pin.version)).collect();
    (open, gone)
}

/// Source, name and version of everything that the recipe's sources name.
fn named(recipe: &Recipe) -> Vec<(Arc<Source>, String, String)> {
    let mut all = Vec::new();
    for source in &recipe.sources {
        let source = Arc::new(source.clone());
        let own = |name: &String, version: &str| (Arc::clone(&source), name.clone(), version.to_owned());
        let of_source: Vec<(Arc<Source>, String, String)> = match &source.kind {
            Kind::Directory { path, .. } => vec![own(path, "")],
            Kind::Git { url, revision, .. } => vec![own(url, revision)],
            Kind::Archive { url, .. } | Kind::Dataset { url, .. } => vec![own(url, "")],
            Kind::Crate { packages } | Kind::Wheel { packages, .. } | Kind::Npm { packages } => {
                packages.iter().map(|Package { name, version }| own(name, version)).collect()
            }
            Kind::Swh { objects, .. } => objects.iter().map(|object| own(object, "")).collect(),
            Kind::Fix { .. } | Kind::Commit { .. } => fixes::wanted(&source),
        };
        all.extend(of_source);
    }
    all
}

fn wants(recipe: &Recipe, lock: Option<&Lock>, options: &HarvestOptions) -> Result<Vec<Want>, HarvestError> {
    let mut wants = Vec::new();
    for (source, name, version) in named(recipe) {
        let pin = lock.and_then(|lock| lock.find(&source.name, source.kind.name(), &name, &version)).cloned();
        if pin.is_none() && options.locked {
            return Err(HarvestError::NotLocked { from: source.name.clone(), what: format!("{name} {version}").trim().to_owned() });
        }
        wants.push(Want { source, name, version, pin });
    }
    Ok(wants)
}

impl Want {
    fn is_package(&self) -> bool {
        matches!(self.source.kind, Kind::Crate { .. } | Kind::Wheel { .. } | Kind::Npm { .. })
    }

    fn strip(&self) -> u8 {
        match self.source.kind {
            Kind::Crate { .. } | Kind::Npm { .. } => 1,
            Kind::Archive { strip, .. } => strip,
            _ => 0,
        }
    }

    fn what(&self) -> String {
        format!("{} {}", self.name, self.version).trim().to_owned()
    }

    /// The pin these bytes get: the old one where nothing changed.
    ///
    /// # Errors
    /// Where they are not what is pinned, unless the source is being updated.
    fn pinned(&self, options: &HarvestOptions, found: Pin) -> Result<Pin, HarvestError> {
        let updating = options.update.covers(&self.source.name);
        match &self.pin {
            Some(pin) if pin.sha256 == found.sha256 => {
                let mut kept = pin.clone();
                if updating {
                    kept = Pin {
                        fetched_at: pin.fetched_at.clone(),
                        registry: found.registry.or(kept.registry),
                        commit: found.commit.or(kept.commit),
                        ..kept
                    };
                }
                Ok(kept)
            }
            Some(pin) if !updating => Err(HarvestError::Mismatch {
                from: self.source.name.clone(),
                what: self.what(),
                pinned: pin.sha256.to_hex(),
                found: found.sha256.to_hex(),
            }),
            _ => match &options.snapshot_time {
                Some(time) => Ok(Pin { fetched_at: time.clone(), ..found }),
                None => Err(HarvestError::NoTime { what: self.what() }),
            },
        }
    }

    fn pin_of(&self, sha256: Sha256Digest, bytes: u64) -> Pin {
        Pin {
            source: self.source.name.clone(),
            kind: self.source.kind.name().to_owned(),
            name: self.name.clone(),
            version: self.version.clone(),
            commit: None,
            file: String::new(),
            bytes,
            sha256,
            registry: None,
            fetched_at: String::new(),
        }
    }
}

/// What is pinned and lies in the cache needs no source at all. A package at a version does not change either: an update asks
/// its source again only where the cache does not have it.
fn from_cache(want: &Want, cache: &Cache) -> Option<Found> {
    let pin = want.pin.as_ref()?;
    let archive = want.is_package()
        || match &want.source.kind {
            Kind::Archive { sha256, .. } => *sha256 == pin.sha256,
            // A local file of rows is looked at each time, as a directory is.
            Kind::Dataset { sha256, .. } => *sha256 == Some(pin.sha256),
            // The identifier is the digest: what was pinned under it is it.
            Kind::Swh { .. } => true,
            _ => false,
        };
    let path = archive.then(|| cache.get(pin.sha256)).flatten()?;
    let store = match &want.source.kind {
        Kind::Dataset { .. } => Store::Table(path),
        Kind::Swh { .. } => Store::File { path, name: swh::parse(&want.name).ok()?.path },
        _ => Store::Archive { path, strip: want.strip() },
    };
    Some((pin.clone(), store))
}

/// Fetches all packages of a kind with as few calls of its client as can be.
fn fetch_packages(wants: &[Want], found: &mut [Option<Result<Found, HarvestError>>], options: &HarvestOptions, cache: &Cache) {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, want) in wants.iter().enumerate() {
        if found[index].is_none() && want.is_package() {
            let target = match &want.source.kind {
                Kind::Wheel { python, platform, .. } => format!("wheel {python} {platform}"),
                other => other.name().to_owned(),
            };
            // pip takes digests for all or for none.
            groups.entry(format!("{target} {}", want.pin.is_some())).or_default().push(index);
        }
    }
    for indices in groups.into_values() {
        let kind = &wants[indices[0]].source.kind;
        let updating = |want: &Want| options.update.covers(&want.source.name);
        let batch: Vec<Wanted> = indices
            .iter()
            .map(|index| &wants[*index])
            .map(|want| Wanted {
                package: Package { name: want.name.clone(), version: want.version.clone() },
                pinned: want.pin.as_ref().filter(|_| !updating(want)).map(|pin| pin.sha256),
            })
            .collect();
        options.tell(Event::Fetching { kind: kind.name(), packages: batch.len() });
        for (index, outcome) in indices.iter().zip(packages::fetch(kind, &batch, options, cache)) {
            found[*index] = Some(outcome.and_then(|fetched| keep_package(&wants[*index], fetched, options, cache)));
        }
    }
}

fn keep_package(want: &Want, fetched: packages::Fetched, options: &HarvestOptions, cache: &Cache) -> Result<Found, HarvestError> {
    let packages::Fetched { bytes, file, registry, commit } = fetched;
    let stated = registry.or_else(|| want.pin.as_ref().filter(|_| !options.update.covers(&want.source.name))?.registry.clone());
    let pin = Pin { commit, file, registry: stated.clone(), ..want.pin_of(Sha256Digest::of(&bytes), bytes.len() as u64) };
    let pin = want.pinned(options, pin)?;
    if let Some(stated) = stated
        && packages::agrees(&stated, &bytes) == Some(false)
    {
        return Err(HarvestError::Mismatch {
            from: want.source.name.clone(),
            what: format!("{} (digest stated by its registry)", want.what()),
            pinned: stated,
            found: format!("sha256:{}", Sha256Digest::of(&bytes)),
        });
    }
    let (_, path) = cache.put(&bytes)?;
    Ok((pin, Store::Archive { path, strip: want.strip() }))
}

/// Fetches what is not a package.
fn fetch_one(want: &Want, recipe: &Recipe, options: &HarvestOptions, cache: &Cache) -> Result<Found, HarvestError> {
    match &want.source.kind {
        Kind::Directory { path, .. } => {
            let listing = directory::list(&recipe.directory().join(path), &Scope::of(&want.source), &recipe.limits)?;
            let pin = want.pinned(options, want.pin_of(listing.sha256, listing.bytes))?;
            Ok((pin, Store::Directory(Arc::new(listing))))
        }
        Kind::Git { url, revision, history } => {
            let local = (!url.contains("://")).then(|| recipe.directory().join(url));
            let pinned = want.pin.as_ref().filter(|_| !options.update.covers(&want.source.name)).and_then(|pin| pin.commit.as_deref());
            let git::Resolved { repository, commit, sha256, bytes } =
                git::resolve((url, local.as_deref()), revision, pinned, history.as_ref(), cache, options.offline)?;
            let pin = Pin { commit: Some(commit.clone()), ..want.pin_of(sha256, bytes) };
            Ok((want.pinned(options, pin)?, Store::Git { repository, commit, history: history.clone() }))
        }
        Kind::Dataset { url, sha256, .. } => {
            let bytes = archive_bytes(url, recipe, &recipe.limits, options)?;
            let found = Sha256Digest::of(&bytes);
            if let Some(stated) = sha256.filter(|stated| *stated != found) {
                let from = want.source.name.clone();
                return Err(HarvestError::Stated { from, what: url.clone(), stated: stated.to_hex(), found: found.to_hex() });
            }
            let file = url.rsplit('/').next().unwrap_or(url).to_owned();
            let pin = want.pinned(options, Pin { file, ..want.pin_of(found, bytes.len() as u64) })?;
            let (_, path) = cache.put(&bytes)?;
            Ok((pin, Store::Table(path)))
        }
        Kind::Swh { url, .. } => {
            let problem = |problem| HarvestError::Unreachable { what: want.name.clone(), problem };
            let content = swh::parse(&want.name).map_err(problem)?;
            if options.offline {
                return Err(HarvestError::Offline { what: want.name.clone() });
            }
            let bytes = swh::get(url, &content, recipe.limits.max_file_bytes)?;
            let file = content.path.rsplit('/').next().unwrap_or_default().to_owned();
            let pin = want.pinned(
                options,
                Pin { file, commit: content.commit.clone(), ..want.pin_of(Sha256Digest::of(&bytes), bytes.len() as u64) },
            )?;
            let (_, path) = cache.put(&bytes)?;
            Ok((pin, Store::File { path, name: content.path }))
        }
        Kind::Archive { url, sha256, strip } => {
            let bytes = archive_bytes(url, recipe, &recipe.limits, options)?;
            let found = Sha256Digest::of(&bytes);
            if found != *sha256 {
                let from = want.source.name.clone();
                return Err(HarvestError::Stated { from, what: url.clone(), stated: sha256.to_hex(), found: found.to_hex() });
            }
            let file = url.rsplit('/').next().unwrap_or(url).to_owned();
            let pin = want.pinned(options, Pin { file, ..want.pin_of(found, bytes.len() as u64) })?;
            let (_, path) = cache.put(&bytes)?;
            Ok((pin, Store::Archive { path, strip: *strip }))
        }
        Kind::Crate { .. } | Kind::Wheel { .. } | Kind::Npm { .. } | Kind::Fix { .. } | Kind::Commit { .. } => {
            Err(HarvestError::Offline { what: want.what() })
        }
    }
}

fn archive_bytes(url: &str, recipe: &Recipe, limits: &Limits, options: &HarvestOptions) -> Result<Vec<u8>, HarvestError> {
    if url.starts_with("https://") {
        if options.offline {
            return Err(HarvestError::Offline { what: url.to_owned() });
        }
        return http::get(url, limits.max_download_bytes);
    }
    let path = recipe.directory().join(url.strip_prefix("file://").unwrap_or(url));
    read_limited(&path, limits)
}

fn read_limited(path: &Path, limits: &Limits) -> Result<Vec<u8>, HarvestError> {
    let size = std::fs::metadata(path).map_err(|error| HarvestError::io(path, error))?.len();
    if size > limits.max_download_bytes {
        return Err(HarvestError::TooLarge { what: path.display().to_string(), limit: limits.max_download_bytes });
    }
    std::fs::read(path).map_err(|error| HarvestError::io(path, error))
}
