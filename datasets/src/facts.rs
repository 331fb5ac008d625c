//! What the manifest says of views and shards, from the columns and the files that were written. Knows both forms, and nothing else.

use arrow::datatypes::DataType;
use assay_manifests::manifest::{self, ColumnKind};

use crate::{SetReport, View, schema::schema};

/// The views of a report as the manifest lists them; views without a file are left out.
pub fn views(report: &SetReport, views: &[View]) -> Vec<manifest::View> {
    views
        .iter()
        .filter_map(|view| {
            let mut splits: Vec<manifest::Split> = Vec::new();
            for shard in report.shards.iter().filter(|shard| shard.view == *view) {
                let staged = manifest::Shard::staged(&shard.path, shard.rows);
                match splits.iter_mut().find(|split| split.name == shard.split) {
                    Some(split) => split.shards.push(staged),
                    None => splits.push(manifest::Split { name: shard.split.clone(), shards: vec![staged] }),
                }
            }
            (!splits.is_empty()).then(|| manifest::View { name: view.name().to_owned(), columns: columns(*view), splits })
        })
        .collect()
}

/// What became of everything, by source, as the manifest states it.
pub fn counts(report: &SetReport) -> Vec<manifest::Counts> {
    let of = |(source, c): (&String, &crate::counts::SourceCounts)| manifest::Counts {
        source: source.clone(),
        harvested: c.harvested,
        admitted: c.admitted,
        pairs: c.pairs,
        rejected: c.reasons.get(crate::Fate::Rejected.name()).cloned().unwrap_or_default(),
        duplicate: c.duplicate,
        unjudged: c.unjudged,
    };
    report.counts.sources.iter().map(of).collect()
}

fn columns(view: View) -> Vec<manifest::Column> {
    schema(view)
        .fields()
        .iter()
        .map(|field| {
            let (kind, list) = match field.data_type() {
                DataType::List(item) => (kind(item.data_type()), true),
                other => (kind(other), false),
            };
            manifest::Column { name: field.name().clone(), description: String::new(), kind, list }
        })
        .collect()
}

fn kind(data_type: &DataType) -> ColumnKind {
    match data_type {
        DataType::Utf8 | DataType::LargeUtf8 => ColumnKind::Text,
        DataType::Boolean => ColumnKind::Boolean,
        other if other.is_integer() => ColumnKind::Integer,
        other if other.is_floating() => ColumnKind::Float,
        _ => ColumnKind::Nested,
    }
}
