//! A folder: the release is copied beside its place and renamed into it.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

use anyhow::Context;
use assay_manifests::{
    sums::{self, SUMS},
    versions::CHAIN,
};

use super::{Destination, Item, Parcel, There};

/// `ROOT/NAME/VERSION`.
pub struct Directory {
    root: PathBuf,
}

impl Directory {
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_path_buf() }
    }

    fn release(&self, parcel: &Parcel) -> PathBuf {
        self.root.join(&parcel.name).join(&parcel.version)
    }

    fn partial(&self, parcel: &Parcel) -> PathBuf {
        self.root.join(&parcel.name).join(format!(".partial-{}", parcel.version))
    }
}

impl Destination for Directory {
    fn describe(&self) -> String {
        self.root.display().to_string()
    }

    fn there(&self, parcel: &Parcel) -> anyhow::Result<There> {
        let place = self.release(parcel);
        if !place.exists() {
            return Ok(There::Nothing);
        }
        let same = sums::hash_file(&place, SUMS).is_ok_and(|fact| parcel.list().is_ok_and(|list| fact.sha256 == list.sha256));
        Ok(if same { There::Same } else { There::Other })
    }

    fn left(&self, parcel: &Parcel) -> anyhow::Result<Vec<String>> {
        let partial = self.partial(parcel);
        let whole = |item: &&Item| {
            sums::place(&partial, &item.path).is_file()
                && sums::hash_file(&partial, &item.path).is_ok_and(|fact| fact.sha256 == item.sha256)
        };
        Ok(parcel.data.iter().filter(whole).map(|item| item.path.clone()).collect())
    }

    fn put(&self, parcel: &Parcel, item: &Item) -> anyhow::Result<()> {
        let place = sums::place(&self.partial(parcel), &item.path);
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        }
        let mut from = File::open(&item.place)?;
        let mut to = File::create(&place)?;
        io::copy(&mut from, &mut to)?;
        to.sync_all()?;
        Ok(())
    }

    fn finish(&self, parcel: &Parcel) -> anyhow::Result<()> {
        for item in &parcel.index {
            self.put(parcel, item)?;
        }
        // What an attempt at another release of this version left behind is not part of this one.
        let partial = self.partial(parcel);
        for path in others(&partial, parcel)? {
            fs::remove_file(sums::place(&partial, &path))?;
        }
        fs::rename(&partial, self.release(parcel))?;
        Ok(())
    }

    fn read(&self, parcel: &Parcel, item: &Item) -> anyhow::Result<Box<dyn Read>> {
        Ok(Box::new(File::open(sums::place(&self.release(parcel), &item.path))?))
    }

    fn strangers(&self, parcel: &Parcel) -> anyhow::Result<Vec<String>> {
        // Other signers' signatures are kept beside the list.
        Ok(others(&self.release(parcel), parcel)?.into_iter().filter(|path| !sums::outside_list(path)).collect())
    }

    fn chain(&self, parcel: &Parcel) -> anyhow::Result<Option<String>> {
        let path = self.root.join(&parcel.name).join(CHAIN);
        match fs::read_to_string(&path) {
            Ok(text) => Ok(Some(text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
        }
    }

    fn put_chain(&self, parcel: &Parcel, text: &str) -> anyhow::Result<()> {
        let beside = self.root.join(&parcel.name);
        let part = beside.join(format!(".partial-{CHAIN}"));
        fs::write(&part, text)?;
        fs::rename(&part, beside.join(CHAIN))?;
        Ok(())
    }
}

/// Files of a folder that are none of a parcel's.
fn others(folder: &Path, parcel: &Parcel) -> anyhow::Result<Vec<String>> {
    let own: BTreeSet<&str> = parcel.items().map(|item| item.path.as_str()).collect();
    Ok(sums::list(folder)?.into_keys().filter(|path| !own.contains(path.as_str())).collect())
}
