//! The bill of materials as CycloneDX 1.7 (ECMA-424): the dataset as a data component, its files, every source with licence
//! and known vulnerabilities, and how it was formed. States what the manifest states; decides nothing.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::{
    RevisionKind, Sha256Digest,
    about::About,
    manifest::{Manifest, SourceFact},
    sums::FileFact,
};

/// The document. `files` are the files that exist when it is written: all but itself, the provenance and the list of digests.
pub fn bom(manifest: &Manifest, manifest_sha256: Sha256Digest, about: &About, files: &BTreeMap<String, FileFact>) -> Value {
    let sources: Vec<(String, &SourceFact)> =
        manifest.sources.iter().enumerate().map(|(n, source)| (format!("source-{}", n + 1), source)).collect();
    let mut components: Vec<Value> = files.iter().map(|(path, fact)| file_component(path, fact)).collect();
    components.extend(sources.iter().map(|(id, source)| source_component(id, source)));
    let refs: Vec<&str> = sources.iter().map(|(id, _)| id.as_str()).collect();
    let whole = if manifest.unreachable.is_empty() { "complete" } else { "incomplete" };
    let mut bom = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.7.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.7",
        "serialNumber": format!("urn:uuid:{}", uuid(manifest_sha256)),
        "version": 1,
        "metadata": {
            "timestamp": manifest.snapshot,
            "tools": {"components": [{
                "type": "application",
                "name": manifest.pipeline.name,
                "version": manifest.pipeline.version,
                "hashes": [sha256(manifest.pipeline.sha256)],
            }]},
            "component": dataset_component(manifest, about),
        },
        "components": components,
        "dependencies": [{"ref": "dataset", "dependsOn": refs}],
        "compositions": [{"aggregate": whole, "assemblies": ["dataset"]}],
        "formulation": [formulation(manifest)],
    });
    let vulnerabilities = vulnerabilities(&sources);
    if !vulnerabilities.is_empty() {
        bom["vulnerabilities"] = Value::Array(vulnerabilities);
    }
    bom
}

fn dataset_component(manifest: &Manifest, about: &About) -> Value {
    let owner = json!({"organization": {"name": about.publisher}});
    json!({
        "type": "data",
        "bom-ref": "dataset",
        "name": manifest.name,
        "version": manifest.version,
        "description": about.description,
        "publisher": about.publisher,
        "licenses": licenses(&manifest.licenses()),
        "externalReferences": [{"type": "website", "url": about.url}],
        "data": [{
            "type": "dataset",
            "name": about.title,
            "description": about.collection,
            "contents": {"url": "data/"},
            "classification": "public",
            "sensitiveData": [about.personal_information],
            "governance": {"owners": [owner], "custodians": [owner]},
        }],
        "properties": [
            property("assay:schema-version", manifest.schema_version),
            property("assay:rows", manifest.trees.samples.size),
            property("assay:merkle-root", manifest.trees.samples.root),
        ],
    })
}

fn file_component(path: &str, fact: &FileFact) -> Value {
    json!({
        "type": "file",
        "bom-ref": format!("file:{path}"),
        "name": path,
        "mime-type": mime(path),
        "hashes": [sha256(fact.sha256)],
    })
}

fn mime(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "parquet" => "application/vnd.apache.parquet",
        "json" => "application/json",
        "sarif" => "application/sarif+json",
        "md" => "text/markdown",
        "html" => "text/html",
        "pem" => "application/x-pem-file",
        "bin" | "sig" => "application/octet-stream",
        _ => "text/plain",
    }
}

fn source_component(id: &str, source: &SourceFact) -> Value {
    let git = source.revision_kind == RevisionKind::Git;
    let mut references = vec![if git {
        json!({"type": "vcs", "url": source.repo, "comment": format!("commit {}", source.revision)})
    } else {
        let comment = format!("artifact {}", source.revision);
        json!({"type": "source-distribution", "url": source.repo, "comment": comment, "hashes": [sha256(source.artifact_sha256)]})
    }];
    if let Some(repository) = source.repository.as_ref().filter(|url| **url != source.repo) {
        references.push(json!({"type": "vcs", "url": repository, "comment": "as the package states it"}));
    }
    let stated: Vec<&str> = source.licenses.iter().map(String::as_str).collect();
    let mut component = Map::new();
    let mut set = |key: &str, value: Value| component.insert(key.to_owned(), value);
    set("type", json!("data"));
    set("bom-ref", json!(id));
    set("name", json!(source.name));
    set("version", json!(source.version.as_ref().unwrap_or(&source.revision)));
    set("hashes", json!([sha256(source.artifact_sha256)]));
    set("licenses", licenses(&stated));
    set("externalReferences", json!(references));
    set("data", json!([{"type": "source-code", "name": source.name, "contents": {"url": source.repo}}]));
    if let Some(purl) = &source.purl {
        set("purl", json!(purl));
    }
    if git && source.revision.len() == 40 {
        set("swhid", json!([format!("swh:1:rev:{}", source.revision)]));
    }
    if git {
        set("pedigree", json!({"commits": [{"uid": source.revision, "url": source.repo}]}));
    }
    let evidence = source.license_evidence.iter().flat_map(|evidence| {
        [property("assay:license-read-from", &evidence.source), property("assay:license-file-sha256", evidence.sha256)]
    });
    let plain = [property("assay:source", &source.source), property("assay:kind", &source.kind), property("assay:rows", source.rows)];
    set("properties", plain.into_iter().chain(evidence).collect());
    Value::Object(component)
}

fn vulnerabilities(sources: &[(String, &SourceFact)]) -> Vec<Value> {
    let mut by_id: BTreeMap<_, Vec<&str>> = BTreeMap::new();
    for (id, source) in sources {
        for known in &source.vulnerabilities {
            by_id.entry(known).or_default().push(id);
        }
    }
    let one = |(number, (known, affected)): (usize, (&crate::manifest::KnownVulnerability, Vec<&str>))| {
        let severity = match known.severity.as_str() {
            known @ ("low" | "medium" | "high" | "critical") => known,
            _ => "unknown",
        };
        let affects: Vec<Value> = affected.iter().map(|id| json!({"ref": id})).collect();
        json!({
            "bom-ref": format!("vulnerability-{}", number + 1),
            "id": known.id,
            "ratings": [{"severity": severity}],
            "cwes": known.cwe,
            "description": known.summary,
            "affects": affects,
        })
    };
    by_id.into_iter().enumerate().map(one).collect()
}

/// Tools, rules and the order of work.
fn formulation(manifest: &Manifest) -> Value {
    let mut components: Vec<Value> = Vec::new();
    for tool in &manifest.validators {
        let kind = if tool.kind == "model" { "machine-learning-model" } else { "application" };
        components.push(json!({
            "type": kind,
            "bom-ref": format!("{}:{}", tool.kind, tool.name),
            "name": tool.name,
            "version": tool.version,
            "properties": [property("assay:ruleset-sha256", tool.ruleset_sha256)],
        }));
    }
    for rule in &manifest.rules {
        let cwe: Vec<Value> = rule.cwe.iter().map(|cwe| property("assay:cwe", cwe)).collect();
        components.push(json!({
            "type": "data",
            "bom-ref": format!("rule:{}", rule.id),
            "name": rule.id,
            "version": rule.version.to_string(),
            "description": rule.title,
            "hashes": [sha256(rule.sha256)],
            "data": [{"type": "configuration"}],
            "properties": cwe,
        }));
    }
    let stages =
        [("harvest", "clone"), ("judge", "scan"), ("cluster", "merge"), ("admit", "clean"), ("write", "build"), ("seal", "release")];
    let tasks: Vec<Value> = stages
        .iter()
        .map(|(name, kind)| json!({"bom-ref": format!("stage:{name}"), "uid": name, "name": name, "taskTypes": [kind]}))
        .collect();
    let order: Vec<Value> = stages
        .windows(2)
        .map(|pair| json!({"ref": format!("stage:{}", pair[1].0), "dependsOn": [format!("stage:{}", pair[0].0)]}))
        .collect();
    json!({
        "bom-ref": "formulation",
        "components": components,
        "workflows": [{
            "bom-ref": "build",
            "uid": "build",
            "name": "recipe to release",
            "taskTypes": ["build"],
            "tasks": tasks,
            "taskDependencies": order,
            "properties": [
                property("assay:recipe-sha256", manifest.recipe.sha256),
                property("assay:lock-sha256", manifest.lock_sha256),
                property("assay:pipeline-sha256", manifest.pipeline.sha256),
            ],
        }],
    })
}

fn property(name: &str, value: impl std::fmt::Display) -> Value {
    json!({"name": name, "value": value.to_string()})
}

fn sha256(digest: Sha256Digest) -> Value {
    json!({"alg": "SHA-256", "content": digest})
}

fn licenses(expressions: &[&str]) -> Value {
    match crate::spdx3::all_of(expressions) {
        Some(expression) => json!([{"expression": expression, "acknowledgement": "concluded"}]),
        None => json!([{"license": {"name": "NOASSERTION"}}]),
    }
}

/// A UUID that depends on the release alone (RFC 9562, version 8).
fn uuid(digest: Sha256Digest) -> String {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest.0[..16]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let text = hex::encode(bytes);
    [&text[..8], &text[8..12], &text[12..16], &text[16..20], &text[20..]].join("-")
}
