//! `assay release`: builds what a recipe gives now, decides the version from what changed since the last release, and keeps the chain.

use std::{collections::BTreeMap, fs, path::PathBuf};

use anyhow::{Context, ensure};
use assay_datasets::card;
use assay_manifests::{
    Sha256Digest,
    manifest::{Manifest, Previous, TreeFact},
    merkle, seal,
    sums::{self, SUMS},
    versions::{Chain, Difference, Version},
};
use serde_json::json;

use super::{
    Ended,
    build::{self, Meant, Predecessor, Signing, Staged, Work},
    print, print_json,
};
use crate::{
    cli::{Common, Making},
    history::History,
    plan::Plan,
    progress::Progress,
    stages,
};

pub fn run(args: &Making, common: &Common) -> anyhow::Result<Ended> {
    let mut meant = build::read(&args.recipe)?;
    let mut plan = Plan::new(&args.recipe, args.out.as_deref(), args.cache.as_deref(), args.key.first().map(PathBuf::as_path))?;
    plan.offline = args.offline;
    let plan = plan;
    let folder = plan.out.join(&meant.recipe.name);
    let signing = Signing::open(args, &plan, &meant.recipe)?;
    let history = History::of(&args.recipe, &meant.recipe.name);
    let chain = history.chain(&history.believed(&signing.signers)?)?;
    let last = last_release(&chain, args, &folder)?;

    let progress = Progress::new(common.quiet || common.json);
    let work = build::judged(build::harvested(args, &meant, &plan, &progress)?, &meant, &plan, &progress)?;
    // Staged under the last release's name, so that what differs is what changed.
    let before = chain.releases.last().map(|link| link.version.clone());
    let staged_as = before.clone().unwrap_or_else(|| meant.recipe.version.clone());
    set_version(&mut meant, &staged_as);
    let staged = build::stage(&work, &mut meant, &history, &signing, (&plan, &progress), &folder.join("next"))?;
    let version = match &last {
        None => meant.recipe.version.parse::<Version>()?,
        Some(last) => match decide(last, &staged, &meant, &work)? {
            Some(version) => version,
            None => return nothing(&chain, common),
        },
    };
    ensure!(!history.released(&version.to_string()), "{version} was released already; a published release is never changed");
    let release = folder.join(version.to_string());
    ensure!(
        !release.exists(),
        "{} exists and is not in the chain of releases: move it away (it was built by `assay build`)",
        release.display()
    );
    set_version(&mut meant, &version.to_string());
    card::write(&staged.staging.path, &meant.settings)?;
    assay_datasets::licences::write(&staged.staging.path, &stages::licence_texts(&work.harvest, &staged.report))?;
    let predecessor = last.as_ref().map(|last| Predecessor { dir: last.dir.clone(), previous: last.previous.clone() });
    let (sealed, diff) = build::seal_staged(&staged, &meant, &work, &signing, predecessor.as_ref())?;
    plan.go_on()?;
    let Staged { report, staging, .. } = staged;
    staging.settle(&release, false)?;
    let chain = history.record(&sealed, diff.as_ref(), chain, &signing.signers, &folder)?;

    if common.json {
        print_json(
            &json!({"release": release, "version": version.to_string(), "previous": before, "diff": diff.as_ref().map(|diff| diff.counts),
            "releases": chain.releases.len(), "total": report.counts.total()}),
        )?;
    } else {
        print(&build::conservation(&report, &meant.recipe))?;
        let since = diff.as_ref().map_or_else(
            || "the first release".to_owned(),
            |diff| {
                let n = diff.counts;
                format!("since {}: {} added, {} removed, {} changed, {} the same", diff.from.version, n.added, n.removed, n.changed, n.same)
            },
        );
        print(&format!("{}: released ({since}); release {} of the chain\n", release.display(), chain.releases.len()))?;
    }
    Ok(Ended::Clean)
}

fn nothing(chain: &Chain, common: &Common) -> anyhow::Result<Ended> {
    let version = chain.releases.last().map(|link| link.version.clone()).unwrap_or_default();
    if common.json {
        print_json(&json!({"release": null, "version": version, "state": "unchanged"}))?;
    } else {
        print(&format!("nothing changed since {version}: there is nothing to release\n"))?;
    }
    Ok(Ended::Clean)
}

fn set_version(meant: &mut Meant, version: &str) {
    version.clone_into(&mut meant.recipe.version);
    version.clone_into(&mut meant.settings.version);
}

/// The last release of the chain, as it lies on disk.
struct Last {
    dir: PathBuf,
    manifest: Manifest,
    previous: Previous,
    files: BTreeMap<String, Sha256Digest>,
}

fn last_release(chain: &Chain, args: &Making, folder: &std::path::Path) -> anyhow::Result<Option<Last>> {
    let Some(link) = chain.releases.last() else { return Ok(None) };
    let dir = args.previous.clone().unwrap_or_else(|| folder.join(&link.version));
    ensure!(
        dir.join(seal::MANIFEST).is_file(),
        "{}: the last release, {}, is not there; fetch it, or say where it is with --previous",
        dir.display(),
        link.version
    );
    let (manifest, digest) = super::diff::manifest(&dir)?;
    ensure!(
        digest == link.manifest_sha256,
        "{}: not the release {} that the chain has (its manifest is {}, the chain has {})",
        dir.display(),
        link.version,
        digest.short(),
        link.manifest_sha256.short()
    );
    let list = fs::read_to_string(dir.join(SUMS)).with_context(|| format!("{}: {SUMS}", dir.display()))?;
    let previous = Previous { version: link.version.clone(), manifest_sha256: link.manifest_sha256, samples: link.samples };
    Ok(Some(Last { files: sums::parse(&list)?, dir, manifest, previous }))
}

/// The version after the last one; `None` where nothing changed.
fn decide(last: &Last, staged: &Staged, meant: &Meant, work: &Work) -> anyhow::Result<Option<Version>> {
    let dir = &staged.staging.path;
    let mut candidate = build::manifest_of(staged, meant, work)?;
    candidate.previous.clone_from(&last.manifest.previous);
    for shard in candidate.shards_mut() {
        let fact = sums::hash_file(dir, &shard.path)?;
        (shard.bytes, shard.sha256) = (fact.bytes, fact.sha256);
    }
    let tree = |path: &str| -> anyhow::Result<TreeFact> {
        let leaves = merkle::read_leaves(&sums::place(dir, path)).with_context(|| path.to_owned())?;
        Ok(TreeFact { size: leaves.len() as u64, root: Sha256Digest(merkle::root(&leaves)) })
    };
    candidate.trees.samples = tree(seal::LEAVES)?;
    candidate.trees.ledger = Some(tree(seal::LEDGER_LEAVES)?);
    let mut texts = candidate != last.manifest;
    let staged_files = sums::list(dir)?;
    for path in staged_files.keys() {
        texts |= last.files.get(path) != Some(&sums::hash_file(dir, path)?.sha256);
    }
    Ok(Difference::between(&last.manifest, &candidate, texts).next(last.manifest.version.parse()?))
}
