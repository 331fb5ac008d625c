//! Which keys a command believes: those that were named, else the user's own key and the user's folder of trusted keys. A release's
//! own keys only where that was asked for.

use std::path::Path;

use assay_manifests::{
    keys::Signer,
    trust::{Trust, TrustStore},
};

use crate::{cli_release::TrustArgs, plan};

/// The keys to believe.
///
/// # Errors
/// Where a file that was named holds no key.
pub fn believed(args: &TrustArgs) -> anyhow::Result<Trust> {
    Ok(if args.shipped_keys { Trust::Shipped } else { Trust::Known(store(args)?) })
}

/// The same where a release's own keys do not come into it.
///
/// # Errors
/// As [`believed`].
pub fn store(args: &TrustArgs) -> anyhow::Result<TrustStore> {
    let mut store = TrustStore::default();
    for path in &args.trust {
        merge(&mut store, path)?;
    }
    if args.trust.is_empty() {
        if let Ok(own) = plan::signing_key(args.key.as_deref())
            && own.is_file()
        {
            store.add(None, Signer::open(&own, "own")?.public());
        }
        if let Ok(folder) = plan::trusted_keys()
            && folder.is_dir()
        {
            merge(&mut store, &folder)?;
        }
    }
    Ok(store)
}

fn merge(store: &mut TrustStore, path: &Path) -> anyhow::Result<()> {
    for (name, key) in TrustStore::load(path)?.named() {
        store.add(name, key);
    }
    Ok(())
}
