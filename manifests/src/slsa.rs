//! The release's provenance: an in-toto Statement v1 with a SLSA provenance v1 predicate. States what the manifest states,
//! in the words that policy tools read. No clock: times of the run are left out, since they would differ between equal builds.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::{
    RevisionKind, Sha256Digest,
    manifest::{Manifest, SourceFact},
    sums::FileFact,
};

pub const STATEMENT: &str = "https://in-toto.io/Statement/v1";
pub const PREDICATE: &str = "https://slsa.dev/provenance/v1";
/// How a release of this form is built: recipe and lock in, sealed directory out.
pub const BUILD_TYPE: &str = "urn:assay:dataset-release:v1";

/// What a verifier reads of a statement; the predicate is passed on as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    #[serde(rename = "_type")]
    pub kind: String,
    pub subject: Vec<Subject>,
    #[serde(rename = "predicateType")]
    pub predicate_type: String,
    pub predicate: Value,
}

/// A file that the statement is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    pub name: String,
    pub digest: SubjectDigest,
}

/// Digest of a subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubjectDigest {
    pub sha256: Sha256Digest,
}

/// The statement over `files`.
pub fn statement(manifest: &Manifest, manifest_sha256: Sha256Digest, files: &BTreeMap<String, FileFact>) -> Statement {
    let subject = |(path, fact): (&String, &FileFact)| Subject { name: path.clone(), digest: SubjectDigest { sha256: fact.sha256 } };
    Statement {
        kind: STATEMENT.into(),
        subject: files.iter().map(subject).collect(),
        predicate_type: PREDICATE.into(),
        predicate: predicate(manifest, manifest_sha256),
    }
}

fn predicate(manifest: &Manifest, manifest_sha256: Sha256Digest) -> Value {
    let pipeline = &manifest.pipeline;
    let mut dependencies: Vec<Value> = manifest.sources.iter().map(dependency).collect();
    dependencies.push(json!({"name": "lock", "uri": "urn:assay:lock", "digest": {"sha256": manifest.lock_sha256}}));
    dependencies.push(json!({"name": "recipe", "uri": "urn:assay:recipe", "digest": {"sha256": manifest.recipe.sha256}}));
    let rulesets = manifest.validators.iter().map(|tool| {
        let uri = format!("urn:assay:{}:{}:{}", tool.kind, tool.name, tool.version);
        json!({"name": tool.name, "uri": uri, "digest": {"sha256": tool.ruleset_sha256}})
    });
    dependencies.extend(rulesets);
    json!({
        "buildDefinition": {
            "buildType": BUILD_TYPE,
            "externalParameters": {"name": manifest.name, "version": manifest.version, "recipe": manifest.recipe.value},
            "internalParameters": {"schemaVersion": manifest.schema_version, "snapshot": manifest.snapshot},
            "resolvedDependencies": dependencies,
        },
        "runDetails": {
            "builder": {
                "id": format!("urn:assay:pipeline:{}:{}", pipeline.name, pipeline.version),
                "version": {pipeline.name.as_str(): pipeline.version},
                "builderDependencies": [{"name": pipeline.name, "digest": {"sha256": pipeline.sha256}}],
            },
            "metadata": {"invocationId": format!("sha256:{manifest_sha256}")},
        },
    })
}

/// A source as a ResourceDescriptor.
fn dependency(source: &SourceFact) -> Value {
    let mut digest = json!({"sha256": source.artifact_sha256});
    let uri = match (&source.purl, source.revision_kind) {
        (Some(purl), _) => purl.clone(),
        (None, RevisionKind::Git) => format!("git+{}@{}", source.repo, source.revision),
        (None, RevisionKind::Artifact) => source.repo.clone(),
    };
    if source.revision_kind == RevisionKind::Git {
        digest["gitCommit"] = json!(source.revision);
    }
    let annotations = json!({"source": source.source, "repo": source.repo});
    json!({"name": source.name, "uri": uri, "digest": digest, "annotations": annotations})
}
