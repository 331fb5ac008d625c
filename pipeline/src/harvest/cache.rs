//! Fetched bytes by their SHA-256, so that a second run needs no network. Bytes are checked whenever they are taken out.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use assay_manifests::Sha256Digest;

use super::HarvestError;

#[derive(Debug, Clone)]
pub(super) struct Cache {
    root: PathBuf,
}

impl Cache {
    pub fn open(root: &Path) -> Result<Self, HarvestError> {
        for part in ["artifacts", "git", "tmp"] {
            let path = root.join(part);
            fs::create_dir_all(&path).map_err(|error| HarvestError::io(&path, error))?;
        }
        Ok(Self { root: root.to_owned() })
    }

    fn place(&self, sha256: Sha256Digest) -> PathBuf {
        let hex = sha256.to_hex();
        self.root.join("artifacts").join(&hex[..2]).join(hex)
    }

    /// Where the bytes of this digest lie, if they lie there whole. Damaged bytes are taken away.
    pub fn get(&self, sha256: Sha256Digest) -> Option<PathBuf> {
        let path = self.place(sha256);
        let bytes = fs::read(&path).ok()?;
        if Sha256Digest::of(&bytes) == sha256 {
            return Some(path);
        }
        let _ = fs::remove_file(&path);
        None
    }

    pub fn put(&self, bytes: &[u8]) -> Result<(Sha256Digest, PathBuf), HarvestError> {
        let sha256 = Sha256Digest::of(bytes);
        let path = self.place(sha256);
        let write = || -> io::Result<()> {
            let directory = path.parent().unwrap_or(&self.root);
            fs::create_dir_all(directory)?;
            let mut file = tempfile::NamedTempFile::new_in(self.root.join("tmp"))?;
            io::Write::write_all(&mut file, bytes)?;
            file.persist(&path).map_err(|error| error.error)?;
            Ok(())
        };
        write().map_err(|error| HarvestError::io(&path, error))?;
        Ok((sha256, path))
    }

    /// Where the bare clone of `url` lies.
    pub fn repository(&self, url: &str) -> PathBuf {
        self.root.join("git").join(Sha256Digest::of(url).to_hex())
    }

    /// A directory for one fetch, removed afterwards.
    pub fn temporary(&self) -> Result<tempfile::TempDir, HarvestError> {
        let path = self.root.join("tmp");
        tempfile::TempDir::new_in(&path).map_err(|error| HarvestError::io(&path, error))
    }
}
