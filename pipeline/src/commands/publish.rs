//! `assay publish`: a sealed release to where its readers are.

use std::path::Path;

use anyhow::{Context, ensure};
use assay_manifests::{
    Sha256Digest, verify,
    versions::{CHAIN, Chain},
};
use serde_json::json;

use super::{Ended, diff::manifest, lies_in, print, print_json, release::release, with_causes};
use crate::{
    cli::Common,
    cli_release::Publish,
    plan,
    progress::Progress,
    publish::{self, Parcel, Surroundings, There},
    text, trust,
};

pub fn run(args: &Publish, common: &Common) -> anyhow::Result<Ended> {
    let dir = release(&args.release.release)?;
    let folder = args.destination.strip_prefix("file://").unwrap_or(&args.destination);
    ensure!(
        folder.contains("://") || !lies_in(Path::new(folder), dir),
        "{folder}: it lies in the release itself, which is never changed; give a folder outside of it"
    );
    // What does not hold here would hold nowhere.
    let report = verify::verify(dir, &trust::believed(&args.trust)?, rayon::current_num_threads());
    if let Some(fault) = report.faults.first() {
        anyhow::bail!(
            "{}: does not hold and is not published: {} (`assay verify` names every fault)",
            dir.display(),
            text::escape(&fault.to_string())
        );
    }
    let (manifest, digest) = manifest(dir)?;
    let mut parcel = Parcel::of(dir, &manifest)?;
    parcel.chain = chain(dir, digest)?;
    let around = plan::surroundings();
    let to = publish::destination(&args.destination, &around)
        .map_err(|error| anyhow::anyhow!("{}", without_secrets(&with_causes(&error), &around)))?;
    let secret = |error: anyhow::Error| anyhow::anyhow!("{}", without_secrets(&of_place(&to.describe(), &with_causes(&error)), &around));
    let (files, bytes) = (parcel.items().count(), parcel.bytes());
    if args.dry_run {
        let there = to.there(&parcel).map_err(secret)?;
        ensure!(
            there != There::Other,
            "{}: another {} {} is published there; a published release is never changed",
            to.describe(),
            parcel.name,
            parcel.version
        );
        let chained = publish::lengthens(to.as_ref(), &parcel).map_err(secret)?;
        if common.json {
            let order: Vec<&str> = parcel.items().map(|item| item.path.as_str()).collect();
            print_json(
                &json!({"destination": to.describe(), "dry_run": true, "published": there == There::Same, "chained": chained, "files": order, "bytes": bytes}),
            )?;
        } else {
            for item in parcel.items() {
                print(&format!("{:>12}  {}\n", item.bytes, text::escape(&item.path)))?;
            }
            let state = if there == There::Same { "is published there already" } else { "would be uploaded" };
            print(&format!("{}: {} {}, {files} files, {} {state}\n", to.describe(), parcel.name, parcel.version, text::size(bytes)))?;
            if chained {
                print(&format!("{CHAIN}: would be lengthened\n"))?;
            }
        }
        return Ok(Ended::Clean);
    }
    let progress = Progress::new(common.quiet || common.json);
    let stage = progress.stage("publish", bytes * 2);
    let done = publish::publish(to.as_ref(), &parcel, &|at, path| stage.at(at, bytes * 2, path)).map_err(secret)?;
    stage.done();
    if common.json {
        print_json(&json!({"destination": to.describe(), "name": parcel.name, "version": parcel.version, "already": done.already,
            "uploaded": done.uploaded, "resumed": done.resumed, "read_back": done.read_back, "chained": done.chained, "bytes": bytes}))?;
    } else {
        let how = if done.already {
            "was published there; read back, the same".to_owned()
        } else {
            format!(
                "published: {} files uploaded, {} left by an earlier attempt, {} read back",
                done.uploaded, done.resumed, done.read_back
            )
        };
        let chained = if done.chained { format!("; {CHAIN} lengthened") } else { String::new() };
        print(&format!("{}: {} {} {how}{chained}\n", to.describe(), parcel.name, parcel.version))?;
    }
    Ok(Ended::Clean)
}

/// The chain beside the release, where this very release is in it.
fn chain(dir: &Path, manifest_sha256: Sha256Digest) -> anyhow::Result<Option<String>> {
    let path = dir.parent().unwrap_or(dir).join(CHAIN);
    let Ok(text) = std::fs::read_to_string(&path) else { return Ok(None) };
    let chain: Chain = serde_json::from_str(&text).with_context(|| path.display().to_string())?;
    Ok(chain.releases.iter().any(|link| link.manifest_sha256 == manifest_sha256).then_some(text))
}

/// An error's text with the place that it is about, and what to do where its client found no key.
fn of_place(place: &str, error: &str) -> String {
    /// Where machines of a cloud ask for their own credentials: asked by the client of S3 where none were given.
    const OWN: &str = "169.254.169.254";
    let help = if place.starts_with("s3://") && error.contains(OWN) {
        "\n  help: no key of S3 was given; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_ENDPOINT_URL, AWS_REGION)"
    } else {
        ""
    };
    if error.contains(place) { format!("{error}{help}") } else { format!("{place}: {error}{help}") }
}

/// An error's text with every credential that could be in it struck out.
fn without_secrets(text: &str, around: &Surroundings) -> String {
    around.secrets().iter().fold(text.to_owned(), |text, secret| text.replace(secret, "***"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_names_its_place() {
        assert_eq!(of_place("hf://a/b", "no answer"), "hf://a/b: no answer");
        assert_eq!(of_place("out", "out: README.md reads back as 1"), "out: README.md reads back as 1");
        assert!(of_place("s3://b/p", "PUT http://169.254.169.254/latest").contains("set AWS_ACCESS_KEY_ID"));
    }

    #[test]
    fn credentials_are_struck_out() {
        let mut around = Surroundings::default();
        around.variables.insert("HF_TOKEN".into(), "hf_abcdef".into());
        around.variables.insert("HF_ENDPOINT".into(), "http://x".into());
        assert_eq!(without_secrets("http://x?t=hf_abcdef", &around), "http://x?t=***");
        // And what clients keep in files: a token, a registry's login.
        let home = tempfile::tempdir().expect("folder");
        let write = |path: &str, text: &str| {
            std::fs::create_dir_all(home.path().join(path).parent().expect("a parent")).expect("folder");
            std::fs::write(home.path().join(path), text).expect("written");
        };
        write(".cache/huggingface/token", "hf_kept\n");
        write(".docker/config.json", r#"{"auths":{"registry.example":{"auth":"dXNlcjpvcGVuc2VzYW1l"}}}"#);
        around.home = Some(home.path().to_owned());
        assert_eq!(without_secrets("hf_kept opensesame Basic dXNlcjpvcGVuc2VzYW1l", &around), "*** *** Basic ***");
    }
}
