//! The release as MLCommons Croissant 1.1 with the responsible-AI vocabulary (JSON-LD): one record set for each view, over the
//! files of the view. States what the manifest states.

use serde_json::{Map, Value, json};

use crate::{
    about::About,
    manifest::{Column, ColumnKind, Manifest, View},
    spdx3::{license_ids, license_url},
};

const PARQUET: &str = "application/x-parquet";

/// The document.
pub fn document(manifest: &Manifest, about: &About) -> Value {
    let mut distribution: Vec<Value> = manifest
        .shards()
        .map(|shard| {
            json!({
                "@type": "cr:FileObject", "@id": shard.path, "name": shard.path, "contentUrl": shard.path,
                "contentSize": format!("{} B", shard.bytes), "encodingFormat": PARQUET, "sha256": shard.sha256,
            })
        })
        .collect();
    let views: Vec<&View> = manifest.views.iter().filter(|view| view.rows() > 0).collect();
    distribution.extend(views.iter().map(|view| {
        let paths: Vec<&str> = view.splits.iter().flat_map(|split| &split.shards).map(|shard| shard.path.as_str()).collect();
        json!({"@type": "cr:FileSet", "@id": files_of(view), "name": files_of(view), "encodingFormat": PARQUET, "includes": paths})
    }));
    let mut ids: Vec<&str> = manifest.licenses().into_iter().flat_map(license_ids).collect();
    ids.sort_unstable();
    ids.dedup();
    let licenses: Vec<String> = ids.into_iter().map(license_url).collect();
    json!({
        "@context": context(),
        "@type": "sc:Dataset",
        "conformsTo": ["http://mlcommons.org/croissant/1.1", "http://mlcommons.org/croissant/RAI/1.0"],
        "name": manifest.name,
        "alternateName": about.title,
        "description": about.description,
        "url": about.url,
        "version": manifest.version,
        "datePublished": manifest.snapshot.get(..10),
        "license": licenses,
        "keywords": about.keywords,
        "creator": {"@type": "Organization", "name": about.publisher},
        "publisher": {"@type": "Organization", "name": about.publisher},
        "citeAs": format!("{}: {}, version {}, {}", about.publisher, about.title, manifest.version, about.url),
        "isLiveDataset": false,
        "rai:dataCollection": about.collection,
        "rai:dataPreprocessingProtocol": about.preprocessing,
        "rai:dataLimitations": about.limitations,
        "rai:dataBiases": about.biases,
        "rai:personalSensitiveInformation": about.personal_information,
        "rai:dataUseCases": about.intended_uses,
        "rai:dataSocialImpact": about.out_of_scope,
        "rai:dataReleaseMaintenancePlan": about.maintenance,
        "rai:dataCollectionType": ["Secondary Data Analysis"],
        "rai:dataCollectionRawData": "Source code and deployment documents as published; every row names its origin, revision, path and lines.",
        "rai:dataCollectionTimeframe": manifest.snapshot,
        "rai:dataAnnotationProtocol": "Each text was judged by every validator named under machineAnnotationTools; what each said is in the rows, with the digest of its rules.",
        "rai:dataAnnotationAnalysis": "Verdicts are not votes: one finding keeps a text out. Places that a rule could not decide are unjudged, never clear.",
        "rai:machineAnnotationTools": manifest.validators.iter().map(|tool| format!("{} {}", tool.name, tool.version)).collect::<Vec<_>>(),
        "distribution": distribution,
        "recordSet": views.iter().map(|view| record_set(view)).collect::<Vec<_>>(),
    })
}

fn files_of(view: &View) -> String {
    format!("{}-files", view.name)
}

fn record_set(view: &View) -> Value {
    let mut fields: Vec<Value> = view.columns.iter().filter_map(|column| field(view, column)).collect();
    // The split stands in the file's name.
    if !view.columns.iter().any(|column| column.name == "split") {
        fields.push(json!({
            "@type": "cr:Field", "@id": format!("{}/split", view.name), "name": "split", "dataType": "sc:Text",
            "source": {
                "fileSet": {"@id": files_of(view)},
                "extract": {"fileProperty": "filename"},
                "transform": {"regex": "^([A-Za-z0-9_]+)-"},
            },
        }));
    }
    let splits: Vec<&str> = view.splits.iter().map(|split| split.name.as_str()).collect();
    let description = format!("View {}: {} rows, splits {}.", view.name, view.rows(), splits.join(", "));
    json!({"@type": "cr:RecordSet", "@id": view.name, "name": view.name, "description": description, "field": fields})
}

/// A column as a field; nested columns are left to the record, which holds the same facts as JSON text.
fn field(view: &View, column: &Column) -> Option<Value> {
    let kind = match column.kind {
        ColumnKind::Text => "sc:Text",
        ColumnKind::Integer => "sc:Integer",
        ColumnKind::Float => "sc:Float",
        ColumnKind::Boolean => "sc:Boolean",
        ColumnKind::Nested => return None,
    };
    let mut field = Map::new();
    let mut set = |key: &str, value: Value| field.insert(key.to_owned(), value);
    set("@type", json!("cr:Field"));
    set("@id", json!(format!("{}/{}", view.name, column.name)));
    set("name", json!(column.name));
    set("dataType", json!(kind));
    set("source", json!({"fileSet": {"@id": files_of(view)}, "extract": {"column": column.name}}));
    if !column.description.is_empty() {
        set("description", json!(column.description));
    }
    if column.list {
        set("repeated", json!(true));
    }
    Some(Value::Object(field))
}

/// The context that Croissant 1.1 prescribes.
fn context() -> Value {
    let mut context = json!({
        "@language": "en",
        "@vocab": "https://schema.org/",
        "cr": "http://mlcommons.org/croissant/",
        "rai": "http://mlcommons.org/croissant/RAI/",
        "dct": "http://purl.org/dc/terms/",
        "prov": "http://www.w3.org/ns/prov#",
        "sc": "https://schema.org/",
        "conformsTo": "dct:conformsTo",
        "data": {"@id": "cr:data", "@type": "@json"},
        "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
        "examples": {"@id": "cr:examples", "@type": "@json"},
    });
    let terms = [
        "citeAs",
        "column",
        "equivalentProperty",
        "extract",
        "field",
        "fileProperty",
        "fileObject",
        "fileSet",
        "format",
        "includes",
        "isLiveDataset",
        "jsonPath",
        "key",
        "md5",
        "parentField",
        "path",
        "recordSet",
        "references",
        "regex",
        "repeated",
        "replace",
        "samplingRate",
        "separator",
        "source",
        "subField",
        "transform",
    ];
    for term in terms {
        context[term] = json!(format!("cr:{term}"));
    }
    context
}
