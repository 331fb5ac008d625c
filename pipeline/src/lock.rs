//! The lock beside a recipe: each source at one version or commit, with the digest of its bytes and the time it was fetched,
//! so that a rebuild needs no clock and notices other bytes. Knows nothing of how they are fetched.

use std::path::Path;

use assay_manifests::Sha256Digest;
use serde::{Deserialize, Serialize};

use crate::recipe::{RecipeError, Text};

/// The version of the lock's own form.
pub const FORM: u32 = 1;

const HEAD: &str = "# Written by `assay build --update`. It pins what the recipe beside it names, by digest; do not edit it.\n\n";

/// All pins of a recipe, sorted by source, kind, name and version.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lock {
    pins: Vec<Pin>,
}

/// One artifact, pinned.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pin {
    /// Name of the recipe's source entry.
    pub source: String,
    pub kind: String,
    /// Package name; path of a directory; URL or path of a repository or archive, as the recipe writes it.
    pub name: String,
    /// Package version; revision as the recipe writes it; empty for directories and archives.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub version: String,
    /// The commit a git revision resolved to, or that the registry names for this version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commit: Option<String>,
    /// File name of the artifact, where it has one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub file: String,
    /// Size of the artifact's bytes; of a directory or tree, the sum over its files.
    pub bytes: u64,
    /// SHA-256 of the artifact's bytes; of a directory or tree, of its canonical listing.
    pub sha256: Sha256Digest,
    /// The registry's own digest, `sha256:<hex>` or `sha512-<base64>`, as it states it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registry: Option<String>,
    /// Time of the snapshot it was pinned in, RFC 3339 UTC.
    pub fetched_at: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    version: u32,
    #[serde(default)]
    artifact: Vec<Pin>,
}

impl Lock {
    pub fn new(mut pins: Vec<Pin>) -> Self {
        pins.sort();
        pins.dedup();
        Self { pins }
    }

    pub fn pins(&self) -> &[Pin] {
        &self.pins
    }

    /// The pin of exactly this artifact.
    pub fn find(&self, source: &str, kind: &str, name: &str, version: &str) -> Option<&Pin> {
        self.pins.iter().find(|pin| pin.source == source && pin.kind == kind && pin.name == name && pin.version == version)
    }

    /// The lock at `path`; `None` where there is none yet.
    ///
    /// # Errors
    /// Where it cannot be read, or is of a newer form.
    pub fn load(path: impl AsRef<Path>) -> Result<Option<Self>, RecipeError> {
        let path = path.as_ref();
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Text { path, text: "" }.error(None, "", format!("cannot be read: {error}"), "")),
        };
        let text = Text { path, text: &text };
        let written: Written = toml::from_str(text.text).map_err(|error| {
            let mut fault = text.toml_error(&error);
            if fault.help.is_empty() {
                fault.help = "take it from version control again, or delete it and build with --update".to_owned();
            }
            fault
        })?;
        if written.version != FORM {
            let help = "use the version of the program that wrote it, or build with --update";
            return Err(text.error(None, "version", format!("is {}, this program reads {FORM}", written.version), help));
        }
        Ok(Some(Self::new(written.artifact)))
    }

    /// The text of the lock: the same pins give the same text.
    pub fn text(&self) -> String {
        let written = Written { version: FORM, artifact: self.pins.clone() };
        // A table of strings and numbers below 2^63 is always TOML.
        let body = toml::to_string(&written).unwrap_or_default();
        format!("{HEAD}{body}")
    }

    /// Writes the lock, beside its place first, then into it.
    ///
    /// # Errors
    /// Where the directory cannot be written.
    pub fn save(&self, path: impl AsRef<Path>) -> std::io::Result<()> {
        use std::io::Write;
        let path = path.as_ref();
        let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut file = tempfile::NamedTempFile::new_in(directory)?;
        file.write_all(self.text().as_bytes())?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))?;
        }
        file.persist(path).map_err(|error| error.error)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pin(name: &str) -> Pin {
        Pin {
            source: "s".into(),
            kind: "crate".into(),
            name: name.into(),
            version: "1.0.0".into(),
            commit: None,
            file: format!("{name}-1.0.0.crate"),
            bytes: 3,
            sha256: Sha256Digest::of(name),
            registry: None,
            fetched_at: "2026-01-02T03:04:05Z".into(),
        }
    }

    #[test]
    fn order_of_pins_does_not_matter_and_the_text_reads_back() {
        let directory = tempfile::tempdir().expect("temporary directory");
        let path = directory.path().join("r.lock");
        assert_eq!(Lock::load(&path).expect("absent is no error"), None);
        let lock = Lock::new(vec![pin("b"), pin("a")]);
        assert_eq!(lock.text(), Lock::new(vec![pin("a"), pin("b")]).text());
        lock.save(&path).expect("writable");
        assert_eq!(Lock::load(&path).expect("own output"), Some(lock));
    }

    #[test]
    fn a_damaged_lock_names_line_and_key() {
        let directory = tempfile::tempdir().expect("temporary directory");
        let path = directory.path().join("r.lock");
        std::fs::write(&path, Lock::new(vec![pin("a")]).text().replace("bytes", "byte")).expect("writable");
        let error = Lock::load(&path).expect_err("unknown key").to_string();
        assert!(error.contains("`byte`: unknown key") && error.contains("did you mean `bytes`?"), "{error}");
    }
}
