//! The plan of a run: the only place that reads the clock, the environment and the thread count.
#![allow(clippy::disallowed_methods, reason = "this is the plan")]

use std::{
    env,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use anyhow::Context;
use assay_manifests::Sha256Digest;

/// Everything a build takes from its surroundings.
pub struct Plan {
    pub out: PathBuf,
    pub cache: PathBuf,
    pub key: PathBuf,
    /// Time of a fresh snapshot, RFC 3339 UTC in whole seconds: `SOURCE_DATE_EPOCH` where set, else the clock.
    /// Only `--update` writes it, into the lock; a build takes its times from there.
    pub now: String,
    /// Digest of this program's sources, rules and dependencies: verdicts of another program are not reused.
    pub program: Sha256Digest,
    /// Where cargo keeps fetched crates.
    pub cargo_home: Option<PathBuf>,
    /// Where other scanners' programs are looked for (`PATH`).
    pub search_path: String,
    /// What a language model's endpoint is shown, where a recipe names one (`ASSAY_MODEL_KEY`).
    pub model_key: Option<String>,
    /// No network is touched.
    pub offline: bool,
    interrupted: Arc<AtomicBool>,
}

impl Plan {
    /// `out`, `cache` and `key` are what was typed; absent ones get their defaults.
    pub fn new(recipe: &Path, out: Option<&Path>, cache: Option<&Path>, key: Option<&Path>) -> anyhow::Result<Self> {
        let interrupted = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&interrupted);
        // A second interrupt ends the program at once: nothing it leaves stands where a release should.
        ctrlc::set_handler(move || {
            if flag.swap(true, Ordering::SeqCst) {
                std::process::exit(130);
            }
        })
        .context("cannot listen for interrupts")?;
        Ok(Self {
            out: out.map_or_else(|| default_out(recipe), Path::to_path_buf),
            cache: match cache {
                Some(cache) => cache.to_path_buf(),
                None => home("XDG_CACHE_HOME", ".cache")?.join("assay"),
            },
            key: signing_key(key)?,
            now: now()?,
            program: env!("ASSAY_SOURCE_SHA256").parse()?,
            cargo_home: env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| home("", ".cargo").ok()),
            search_path: env::var("PATH").unwrap_or_default(),
            model_key: env::var("ASSAY_MODEL_KEY").ok().filter(|key| !key.is_empty()),
            offline: false,
            interrupted,
        })
    }

    /// Ends the run with an error where the user has interrupted it.
    pub fn go_on(&self) -> anyhow::Result<()> {
        anyhow::ensure!(!self.interrupted.load(Ordering::SeqCst), "interrupted; no release was written, and a rerun goes on from here");
        Ok(())
    }
}

/// RFC 3339 UTC in whole seconds: `SOURCE_DATE_EPOCH` where set, else the clock.
///
/// # Errors
/// Where `SOURCE_DATE_EPOCH` is not a time.
pub fn now() -> anyhow::Result<String> {
    let now = match env::var("SOURCE_DATE_EPOCH") {
        Ok(seconds) => {
            let seconds: i64 = seconds.parse().context("SOURCE_DATE_EPOCH is not a number of seconds")?;
            jiff::Timestamp::from_second(seconds).context("SOURCE_DATE_EPOCH is out of range")?
        }
        Err(_) => jiff::Timestamp::from_second(jiff::Timestamp::now().as_second())?,
    };
    Ok(now.to_string())
}

/// What the clients of publishing places read from the environment: addresses, credentials, where configuration lies.
pub fn surroundings() -> crate::publish::Surroundings {
    let wanted = |name: &str| name.starts_with("AWS_") || name.starts_with("HF_") || name == "DOCKER_CONFIG";
    let variables = env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .filter(|(name, _)| wanted(name))
        .collect();
    crate::publish::Surroundings { variables, home: env::var_os("HOME").map(PathBuf::from) }
}

/// Where the signing key is: as typed, else in the user's configuration folder.
///
/// # Errors
/// Where there is no such folder.
pub fn signing_key(typed: Option<&Path>) -> anyhow::Result<PathBuf> {
    match typed {
        Some(key) => Ok(key.to_path_buf()),
        None => Ok(configuration()?.join("signing-key.pem")),
    }
}

/// Folder of public keys that are believed.
///
/// # Errors
/// Where there is no configuration folder.
pub fn trusted_keys() -> anyhow::Result<PathBuf> {
    Ok(configuration()?.join("trusted"))
}

fn configuration() -> anyhow::Result<PathBuf> {
    Ok(home("XDG_CONFIG_HOME", ".config")?.join("assay"))
}

/// `out` beside the folder the recipe is in (`datasets/recipes/x.toml` → `datasets/out`).
pub fn default_out(recipe: &Path) -> PathBuf {
    let folder = recipe.parent().unwrap_or(Path::new(""));
    if folder.file_name().is_some_and(|name| name == "recipes") { folder.with_file_name("out") } else { folder.join("out") }
}

fn home(variable: &str, below: &str) -> anyhow::Result<PathBuf> {
    if !variable.is_empty()
        && let Some(dir) = env::var_os(variable).filter(|dir| !dir.is_empty())
    {
        return Ok(PathBuf::from(dir));
    }
    let home = env::var_os("HOME").with_context(|| format!("neither {variable} nor HOME is set: give --cache and --key"))?;
    Ok(PathBuf::from(home).join(below))
}
