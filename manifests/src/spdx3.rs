//! The release as an SPDX 3.0.1 document with the Dataset profile (JSON-LD), and what is needed of SPDX licence expressions.
//! States what the manifest states.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::{
    Sha256Digest,
    about::About,
    manifest::{Manifest, SourceFact},
    sums::FileFact,
};

/// `expressions` joined by AND, so that every licence is named; `None` where there is none, or one asserts nothing.
pub fn all_of(expressions: &[&str]) -> Option<String> {
    let mut parts = Vec::new();
    for expression in expressions {
        if license_ids(expression).iter().any(|id| matches!(*id, "NOASSERTION" | "NONE")) {
            return None;
        }
        let compound = expression.contains(" OR ") && expressions.len() > 1;
        parts.push(if compound { format!("({expression})") } else { (*expression).to_owned() });
    }
    (!parts.is_empty()).then(|| parts.join(" AND "))
}

/// The licence identifiers in an SPDX expression (Annex D of SPDX 2.3), in order.
pub fn license_ids(expression: &str) -> Vec<&str> {
    let words = expression.split(|c: char| c.is_whitespace() || c == '(' || c == ')').filter(|word| !word.is_empty());
    let mut exception = false;
    let mut ids = Vec::new();
    for word in words {
        let operator = matches!(word, "AND" | "OR" | "WITH");
        if !operator && !exception {
            ids.push(word);
        }
        exception = word == "WITH";
    }
    ids
}

/// Where the text of a licence of the SPDX list stands; a `LicenseRef-` is given back as it is.
pub fn license_url(id: &str) -> String {
    let id = id.trim_end_matches('+');
    if id.starts_with("LicenseRef-") || id.starts_with("DocumentRef-") {
        return id.to_owned();
    }
    format!("https://spdx.org/licenses/{id}.html")
}

/// The document.
pub fn document(manifest: &Manifest, about: &About, files: &BTreeMap<String, FileFact>) -> Value {
    let mut graph = Graph::new(format!("{}/spdx/{}/{}#", about.url.trim_end_matches('/'), manifest.name, manifest.version));
    graph.nodes.push(json!({
        "type": "CreationInfo", "@id": "_:creation", "specVersion": "3.0.1", "created": manifest.snapshot,
        "createdBy": [graph.id("publisher")], "createdUsing": [graph.id("pipeline")],
    }));
    graph.add("Organization", "publisher", json!({"name": about.publisher}));
    let pipeline = format!("{} {}", manifest.pipeline.name, manifest.pipeline.version);
    graph.add("Tool", "pipeline", json!({"name": pipeline, "description": format!("sha256:{}", manifest.pipeline.sha256)}));
    let dataset = graph.add("dataset_DatasetPackage", "dataset", dataset(&graph, manifest, about));
    graph.license("dataset", &manifest.licenses());

    let named: Vec<String> = files
        .iter()
        .enumerate()
        .map(|(number, (path, fact))| {
            let purpose = if path.ends_with(".parquet") { "data" } else { "documentation" };
            let body = json!({"name": path, "software_primaryPurpose": purpose, "verifiedUsing": [hash(fact.sha256)]});
            graph.add("software_File", &format!("file-{}", number + 1), body)
        })
        .collect();
    graph.relate("files", &dataset, "contains", named, "complete");

    let sources: Vec<String> = manifest.sources.iter().enumerate().map(|(number, source)| graph.source(number + 1, source)).collect();
    let whole = if manifest.unreachable.is_empty() { "complete" } else { "incomplete" };
    graph.relate("sources", &dataset, "descendantOf", sources, whole);
    graph.finish(&dataset)
}

fn dataset(graph: &Graph, manifest: &Manifest, about: &About) -> Value {
    let bytes: u64 = manifest.shards().map(|shard| shard.bytes).sum();
    json!({
        "name": manifest.name,
        "summary": about.title,
        "description": about.description,
        "software_packageVersion": manifest.version,
        "software_downloadLocation": about.url,
        "software_primaryPurpose": "data",
        "releaseTime": manifest.snapshot,
        "builtTime": manifest.snapshot,
        "originatedBy": [graph.id("publisher")],
        "dataset_datasetType": ["text", "structured"],
        "dataset_datasetAvailability": "directDownload",
        "dataset_datasetSize": bytes,
        "dataset_intendedUse": about.intended_uses.join("; "),
        "dataset_dataCollectionProcess": about.collection,
        "dataset_dataPreprocessing": [about.preprocessing],
        "dataset_datasetNoise": about.limitations,
        "dataset_knownBias": [about.biases],
        "dataset_datasetUpdateMechanism": about.maintenance,
        "dataset_hasSensitivePersonalInformation": "noAssertion",
        "verifiedUsing": [hash(manifest.trees.samples.root)],
        "comment": "The hash is the RFC 6962 Merkle root over the records.",
    })
}

struct Graph {
    base: String,
    nodes: Vec<Value>,
    ids: Vec<String>,
    /// Node of each licence expression that was named already.
    expressions: BTreeMap<String, String>,
}

impl Graph {
    fn new(base: String) -> Self {
        Self { base, nodes: Vec::new(), ids: Vec::new(), expressions: BTreeMap::new() }
    }

    fn id(&self, name: &str) -> String {
        format!("{}{name}", self.base)
    }

    fn add(&mut self, kind: &str, name: &str, mut body: Value) -> String {
        let id = self.id(name);
        body["type"] = json!(kind);
        body["spdxId"] = json!(id);
        body["creationInfo"] = json!("_:creation");
        self.nodes.push(body);
        self.ids.push(id.clone());
        id
    }

    fn relate(&mut self, name: &str, from: &str, kind: &str, to: Vec<String>, completeness: &str) {
        if !to.is_empty() {
            let body = json!({"from": from, "relationshipType": kind, "to": to, "completeness": completeness});
            self.add("Relationship", &format!("relationship-{name}"), body);
        }
    }

    fn source(&mut self, number: usize, source: &SourceFact) -> String {
        let name = format!("source-{number}");
        let mut body = json!({
            "name": source.name,
            "software_packageVersion": source.version.as_ref().unwrap_or(&source.revision),
            "software_downloadLocation": source.repo,
            "software_primaryPurpose": "source",
            "software_sourceInfo": format!("{} {}", source.kind, source.revision),
            "verifiedUsing": [hash(source.artifact_sha256)],
        });
        if let Some(purl) = &source.purl {
            body["software_packageUrl"] = json!(purl);
        }
        let id = self.add("software_Package", &name, body);
        let licenses: Vec<&str> = source.licenses.iter().map(String::as_str).collect();
        self.license(&name, &licenses);
        id
    }

    fn license(&mut self, name: &str, expressions: &[&str]) {
        let Some(expression) = all_of(expressions) else { return };
        let known = self.expressions.get(&expression).cloned();
        let node = known.unwrap_or_else(|| {
            let node = format!("license-{}", self.expressions.len() + 1);
            let id = self.add("simplelicensing_LicenseExpression", &node, json!({"simplelicensing_licenseExpression": expression}));
            self.expressions.insert(expression, id.clone());
            id
        });
        let from = self.id(name);
        self.relate(&format!("{name}-license"), &from, "hasConcludedLicense", vec![node], "complete");
    }

    fn finish(mut self, root: &str) -> Value {
        let elements = std::mem::take(&mut self.ids);
        let profiles = ["core", "dataset", "software", "simpleLicensing"];
        self.add("SpdxDocument", "document", json!({"profileConformance": profiles, "rootElement": [root], "element": elements}));
        json!({"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": self.nodes})
    }
}

fn hash(digest: Sha256Digest) -> Value {
    json!({"type": "Hash", "algorithm": "sha256", "hashValue": digest})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_joined_so_that_none_is_lost() {
        assert_eq!(license_ids("(MIT OR Apache-2.0 WITH LLVM-exception) AND BSD-3-Clause"), ["MIT", "Apache-2.0", "BSD-3-Clause"]);
        assert_eq!(all_of(&["MIT OR Apache-2.0"]).as_deref(), Some("MIT OR Apache-2.0"));
        assert_eq!(all_of(&["MIT OR Apache-2.0", "ISC"]).as_deref(), Some("(MIT OR Apache-2.0) AND ISC"));
        assert_eq!(all_of(&["NOASSERTION"]), None);
        assert_eq!(all_of(&[]), None);
    }
}
