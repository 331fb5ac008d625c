//! Fixes: which two artifacts each one asks for, and which of those are there. Knows nothing of what is in them.

use std::{collections::BTreeMap, sync::Arc};

use super::{Artifact, FixClaim, Fixed};
use crate::recipe::{Ecosystem, Kind, Recipe, Source};

/// Sources of the two sides of each fix, with name and version: each as a source of its own kind, so that it is fetched, pinned and read
/// like any other.
pub(super) fn wanted(source: &Arc<Source>) -> Vec<(Arc<Source>, String, String)> {
    let mut wanted: Vec<(Arc<Source>, String, String)> = Vec::new();
    match &source.kind {
        Kind::Fix { fixes, python, platform } => {
            let derived: BTreeMap<Ecosystem, Arc<Source>> = [
                (Ecosystem::Crate, Kind::Crate { packages: Vec::new() }),
                (Ecosystem::Wheel, Kind::Wheel { packages: Vec::new(), python: python.clone(), platform: platform.clone() }),
                (Ecosystem::Npm, Kind::Npm { packages: Vec::new() }),
            ]
            .into_iter()
            .map(|(ecosystem, kind)| (ecosystem, Arc::new(Source { kind, ..source.as_ref().clone() })))
            .collect();
            for fix in fixes {
                let Some(source) = derived.get(&fix.ecosystem) else { continue };
                wanted.push((Arc::clone(source), fix.package.clone(), fix.before.clone()));
                wanted.push((Arc::clone(source), fix.package.clone(), fix.after.clone()));
            }
        }
        Kind::Commit { url, fixes } => {
            for fix in fixes {
                for revision in [format!("{}^", fix.revision), fix.revision.clone()] {
                    let kind = Kind::Git { url: url.clone(), revision: revision.clone(), history: None };
                    wanted.push((Arc::new(Source { kind, ..source.as_ref().clone() }), url.clone(), revision));
                }
            }
        }
        _ => {}
    }
    wanted.sort_by(|a, b| (a.0.kind.name(), &a.1, &a.2).cmp(&(b.0.kind.name(), &b.1, &b.2)));
    wanted.dedup_by(|a, b| (a.0.kind.name(), &a.1, &a.2) == (b.0.kind.name(), &b.1, &b.2));
    wanted
}

/// Fixes of which both sides are there. What is a side is marked so.
pub(super) fn find(recipe: &Recipe, artifacts: &mut [Artifact]) -> Vec<Fixed> {
    let mut places: BTreeMap<(String, String, String, String), usize> = BTreeMap::new();
    for (at, artifact) in artifacts.iter().enumerate() {
        let pin = &artifact.pin;
        places.insert((pin.source.clone(), pin.kind.clone(), pin.name.clone(), pin.version.clone()), at);
    }
    let mut fixes: Vec<Fixed> = Vec::new();
    for source in &recipe.sources {
        let place = |kind: &str, name: &str, version: &str| {
            places.get(&(source.name.clone(), kind.to_owned(), name.to_owned(), version.to_owned())).copied()
        };
        let mut found: Vec<(Option<usize>, Option<usize>, FixClaim)> = Vec::new();
        match &source.kind {
            Kind::Fix { fixes, .. } => found.extend(fixes.iter().map(|fix| {
                let claim =
                    FixClaim { by: "advisory", advisories: fix.advisories.clone(), cwe: fix.cwe.clone(), symbols: fix.symbols.clone() };
                let kind = fix.ecosystem.name();
                (place(kind, &fix.package, &fix.before), place(kind, &fix.package, &fix.after), claim)
            })),
            Kind::Commit { url, fixes } => found.extend(fixes.iter().map(|fix| {
                let claim = FixClaim { by: "git", advisories: fix.advisories.clone(), cwe: fix.cwe.clone(), symbols: fix.symbols.clone() };
                (place("git", url, &format!("{}^", fix.revision)), place("git", url, &fix.revision), claim)
            })),
            _ => continue,
        }
        for (before, after, claim) in found {
            for at in [before, after].into_iter().flatten() {
                artifacts[at].is_side = true;
            }
            let (Some(before), Some(after)) = (before, after) else { continue };
            match fixes.iter_mut().find(|fix| (fix.before, fix.after) == (before, after)) {
                Some(fix) => fix.claims.push(claim),
                None => fixes.push(Fixed { before, after, claims: vec![claim] }),
            }
        }
    }
    fixes
}
