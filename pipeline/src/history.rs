//! What a dataset's history is kept in, beside its recipe and under version control: signed recalls, the chain of releases, sealed
//! manifests, keys that took over from others. Knows where things lie; decides nothing.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, ensure};
use assay_manifests::{
    diff::Diff,
    keys::Signer,
    manifest::Manifest,
    recall::{Exclusions, Recall},
    seal::Sealed,
    trust::{Rotation, TrustStore},
    verify::ROTATION,
    versions::{self, CHAIN, Chain, Version},
};

use crate::plan;

/// Places of one dataset.
#[derive(Debug, Clone)]
pub struct History {
    name: String,
    /// Signed recalls: `STEM.recalls` beside the recipe.
    pub recalls: PathBuf,
    /// Keys that took over, and keys that signed earlier: `STEM.keys` beside the recipe.
    pub keys: PathBuf,
    /// Manifests, chain and changelog of what was released.
    pub sealed: PathBuf,
}

impl History {
    /// Of the dataset `name` that `recipe` makes: sealed manifests lie in `manifests/sealed` of the project that the recipe is in
    /// (`PROJECT/datasets/recipes/x.toml`), else in `sealed` beside the recipe.
    pub fn of(recipe: &Path, name: &str) -> Self {
        let folder = recipe.parent().unwrap_or(Path::new(""));
        let project = folder.ends_with("datasets/recipes").then(|| folder.join("../../manifests"));
        let sealed = project.filter(|manifests| manifests.is_dir()).unwrap_or_else(|| folder.to_path_buf()).join("sealed");
        Self { name: name.to_owned(), recalls: recipe.with_extension("recalls"), keys: recipe.with_extension("keys"), sealed }
    }

    /// Whom recalls, chain and rotations are believed of: the signers, the user's trusted keys, and keys that took over from one of these.
    ///
    /// # Errors
    /// Where a key or rotation cannot be read.
    pub fn believed(&self, signers: &[Signer]) -> anyhow::Result<TrustStore> {
        let mut store = TrustStore::default();
        signers.iter().for_each(|signer| store.add(None, signer.public()));
        let mut folders = vec![self.keys.join("retired")];
        folders.extend(plan::trusted_keys());
        for folder in folders.iter().filter(|folder| folder.is_dir()) {
            TrustStore::load(folder)?.named().for_each(|(name, key)| store.add(name, key));
        }
        store.follow(&self.rotations()?);
        Ok(store)
    }

    /// Statements by which keys took over.
    ///
    /// # Errors
    /// Where the file is not a list of them.
    pub fn rotations(&self) -> anyhow::Result<Vec<Rotation>> {
        let path = self.keys.join("rotation.json");
        match fs::read_to_string(&path) {
            Ok(text) => serde_json::from_str(&text).with_context(|| path.display().to_string()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(error).with_context(|| path.display().to_string()),
        }
    }

    /// Every recall so far; one that no believed key signed is refused.
    ///
    /// # Errors
    /// Where one cannot be read or is not signed.
    pub fn recalls(&self, store: &TrustStore) -> anyhow::Result<Vec<Recall>> {
        Ok(Recall::read_all(&self.recalls, store)?.into_iter().map(|(recall, _)| recall).collect())
    }

    /// What `recalls` ask builds to leave out.
    pub fn exclusions(recalls: &[Recall]) -> Exclusions {
        let mut exclusions = Exclusions::default();
        recalls.iter().for_each(|recall| exclusions.apply(recall));
        exclusions
    }

    /// Puts recalls and keys of earlier times into a release that is being staged.
    ///
    /// # Errors
    /// Where a file cannot be copied.
    pub fn stage(&self, staging: &Path, recalls: &[Recall]) -> anyhow::Result<()> {
        let copy = |from: &Path, to: PathBuf| {
            if let Some(folder) = to.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::copy(from, &to).with_context(|| format!("cannot copy {}", from.display()))?;
            anyhow::Ok(())
        };
        for recall in recalls {
            let name = recall.file_name();
            copy(&self.recalls.join(&name), staging.join(assay_manifests::recall::RECALLS).join(&name))?;
        }
        let rotation = self.keys.join("rotation.json");
        if rotation.is_file() {
            copy(&rotation, staging.join(ROTATION))?;
        }
        let retired = self.keys.join("retired");
        if retired.is_dir() {
            for entry in fs::read_dir(&retired)? {
                let entry = entry?;
                copy(&entry.path(), staging.join("keys/retired").join(entry.file_name()))?;
            }
        }
        Ok(())
    }

    fn chain_path(&self) -> PathBuf {
        self.sealed.join(format!("{}.{CHAIN}", self.name))
    }

    /// The chain of releases; an empty one before the first.
    ///
    /// # Errors
    /// Where it is not signed by a believed key, or does not hold.
    pub fn chain(&self, store: &TrustStore) -> anyhow::Result<Chain> {
        let path = self.chain_path();
        match fs::read_to_string(&path) {
            Ok(text) => Chain::from_json(&text, store).with_context(|| path.display().to_string()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Chain::new(&self.name)),
            Err(error) => Err(error).with_context(|| path.display().to_string()),
        }
    }

    /// Manifest of an earlier release, as it was sealed.
    ///
    /// # Errors
    /// Where it is not kept.
    pub fn sealed_manifest(&self, version: &str) -> anyhow::Result<Manifest> {
        let path = self.sealed.join(format!("{}-{version}.json", self.name));
        let text = fs::read_to_string(&path).with_context(|| format!("{}: the manifest of that release is not kept", path.display()))?;
        Manifest::from_json(&text).with_context(|| path.display().to_string())
    }

    /// Whether a version was released, and must not change.
    pub fn released(&self, version: &str) -> bool {
        self.sealed.join(format!("{}-{version}.json", self.name)).exists()
    }

    /// Keeps the manifest, lengthens the chain (here, and beside the release in `folder`), and writes the changelog's entry.
    ///
    /// # Errors
    /// Where another manifest is kept under that version, or a file cannot be written.
    pub fn record(
        &self,
        sealed: &Sealed,
        diff: Option<&Diff>,
        mut chain: Chain,
        signers: &[Signer],
        folder: &Path,
    ) -> anyhow::Result<Chain> {
        let version: Version = sealed.manifest.version.parse()?;
        ensure!(
            chain.releases.iter().all(|link| link.version != sealed.manifest.version),
            "{version} is in the chain already; a published release is never changed"
        );
        chain.append(sealed, &signers.iter().collect::<Vec<_>>())?;
        versions::keep_manifest(&self.sealed, &sealed.manifest)?;
        let text = chain.to_json()?;
        let write = |path: &Path, text: &str| fs::write(path, text).with_context(|| format!("cannot write {}", path.display()));
        self.changelog(sealed, diff)?;
        write(&self.chain_path(), &text)?;
        write(&folder.join(CHAIN), &text)?;
        Ok(chain)
    }

    fn changelog(&self, sealed: &Sealed, diff: Option<&Diff>) -> anyhow::Result<()> {
        let path = self.sealed.join(format!("{}.CHANGELOG.md", self.name));
        let manifest = &sealed.manifest;
        let entry = diff.map_or_else(
            || format!("## {} {}\n\nThe first release: {} rows.\n", manifest.name, manifest.version, manifest.trees.samples.size),
            ToString::to_string,
        );
        let heading = format!("# Changelog of {}\n", self.name);
        let before = fs::read_to_string(&path).unwrap_or_default();
        let rest = before.strip_prefix(&heading).unwrap_or(&before).trim_start();
        let gap = if rest.is_empty() { "" } else { "\n" };
        fs::write(&path, format!("{heading}\n{entry}{gap}{rest}")).with_context(|| format!("cannot write {}", path.display()))
    }
}
