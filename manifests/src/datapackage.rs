//! The release's files as a Frictionless Data Package (v2): what is where, how large, with which digest. Files only: their
//! columns are described in `croissant.json`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::{
    about::About,
    manifest::Manifest,
    spdx3::{license_ids, license_url},
    sums::FileFact,
};

/// The document. `files` are the release's files so far; data and texts for readers are listed.
pub fn document(manifest: &Manifest, about: &About, files: &BTreeMap<String, FileFact>) -> Value {
    let listed = files.iter().filter(|(path, _)| [".parquet", ".md", ".html"].iter().any(|end| path.ends_with(end)));
    let resources: Vec<Value> = listed
        .map(|(path, fact)| {
            let mime = match path.rsplit_once('.').map_or("", |(_, end)| end) {
                "md" => "text/markdown",
                "html" => "text/html",
                _ => "application/vnd.apache.parquet",
            };
            let hash = format!("sha256:{}", fact.sha256);
            // `file`: readers check size and digest and leave the columns alone.
            json!({"name": slug(path), "path": path, "type": "file", "mediatype": mime, "bytes": fact.bytes, "hash": hash})
        })
        .collect();
    let ids: BTreeSet<&str> = manifest.licenses().into_iter().flat_map(license_ids).collect();
    let licenses: Vec<Value> = ids.into_iter().map(|id| json!({"name": id, "path": license_url(id)})).collect();
    let mut package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": slug(&manifest.name),
        "title": about.title,
        "description": about.description,
        "homepage": about.url,
        "version": manifest.version,
        "created": manifest.snapshot,
        "keywords": about.keywords,
        "contributors": [{"title": about.publisher}],
        "resources": resources,
    });
    if !licenses.is_empty() {
        package["licenses"] = Value::Array(licenses);
    }
    package
}

/// Lower-case letters, digits, `.`, `_` and `-`: what a name may hold.
fn slug(text: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '.' | '_') { c.to_ascii_lowercase() } else { '-' };
    text.chars().map(plain).collect()
}
