//! The columns of each view: names, types, and which of them are looked up by value. The form of a release: a change here is a
//! new version of `SCHEMA`.

use std::sync::Arc;

use arrow::datatypes::{DataType, Field, Schema, SchemaRef};

use crate::{
    columns::{list_type, struct_type},
    settings::View,
};

/// Version of the columns.
pub const SCHEMA: u32 = 2;

const TEXT: DataType = DataType::Utf8;
const INT: DataType = DataType::Int32;
const LONG: DataType = DataType::Int64;

/// Columns of a view.
pub fn schema(view: View) -> SchemaRef {
    let texts = || list_type(TEXT);
    let (required, optional) = (false, true);
    let fields: Vec<(&str, DataType, bool)> = match view {
        View::Samples => vec![
            ("id", TEXT, required),
            ("content_sha256", TEXT, required),
            ("language", TEXT, required),
            ("unit", TEXT, required),
            ("name", TEXT, required),
            ("content", TEXT, required),
            ("license", TEXT, required),
            ("license_evidence", license_evidence(), required),
            ("repo", TEXT, required),
            ("revision", TEXT, required),
            ("revision_kind", TEXT, required),
            ("purl", TEXT, optional),
            ("path", TEXT, required),
            ("start_line", INT, required),
            ("end_line", INT, required),
            ("start_byte", LONG, required),
            ("end_byte", LONG, required),
            ("swhid", TEXT, required),
            ("fetched_at", TEXT, required),
            ("origins", list_type(origin()), required),
            ("verdicts", list_type(verdict()), required),
            ("evidence", list_type(evidence()), required),
            ("cwe", texts(), required),
            ("assurance", TEXT, required),
            ("explanation", TEXT, required),
            ("cluster", TEXT, required),
            ("tags", texts(), required),
            ("record", TEXT, required),
        ],
        View::Pretrain => vec![
            ("id", TEXT, required),
            ("text", TEXT, required),
            ("language", TEXT, required),
            ("license", TEXT, required),
            ("verdicts", list_type(verdict()), required),
        ],
        View::Sft => vec![
            ("id", TEXT, required),
            ("messages", list_type(message()), required),
            ("language", TEXT, required),
            ("license", TEXT, required),
            ("cwe", texts(), required),
            ("assurance", TEXT, required),
        ],
        View::SftInstruct => vec![
            ("id", TEXT, required),
            ("instruction", TEXT, required),
            ("input", TEXT, required),
            ("output", TEXT, required),
            ("language", TEXT, required),
            ("license", TEXT, required),
            ("cwe", texts(), required),
            ("assurance", TEXT, required),
            ("verdicts", list_type(verdict()), required),
        ],
        View::Dpo => vec![
            ("id", TEXT, required),
            ("prompt", list_type(message()), required),
            ("chosen", list_type(message()), required),
            ("rejected", list_type(message()), required),
            ("changed_spans", list_type(changed_span()), required),
            ("language", TEXT, required),
            ("license", TEXT, required),
            ("cwe", texts(), required),
            ("advisories", texts(), required),
            ("signals", texts(), required),
            ("chosen_sha256", TEXT, required),
            ("rejected_sha256", TEXT, required),
            ("chosen_origin", pair_origin(), required),
            ("rejected_origin", pair_origin(), required),
        ],
        View::DpoFlat => vec![
            ("id", TEXT, required),
            ("prompt", TEXT, required),
            ("chosen", TEXT, required),
            ("rejected", TEXT, required),
            ("language", TEXT, required),
            ("license", TEXT, required),
            ("cwe", texts(), required),
        ],
        View::Kto => vec![
            ("id", TEXT, required),
            ("prompt", TEXT, required),
            ("completion", TEXT, required),
            ("label", DataType::Boolean, required),
            ("pair_id", TEXT, required),
            ("language", TEXT, required),
            ("license", TEXT, required),
            ("cwe", texts(), required),
            ("verdicts", list_type(verdict()), required),
        ],
        View::Classify => vec![
            ("id", TEXT, required),
            ("text", TEXT, required),
            ("label", TEXT, required),
            ("cwe", texts(), required),
            ("pair_id", TEXT, required),
            ("language", TEXT, required),
            ("license", TEXT, required),
            ("verdicts", list_type(verdict()), required),
        ],
        View::Ledger => vec![
            ("id", TEXT, required),
            ("sample_id", TEXT, optional),
            ("source", TEXT, required),
            ("kind", TEXT, optional),
            ("repo", TEXT, optional),
            ("revision", TEXT, optional),
            ("path", TEXT, required),
            ("start_line", INT, optional),
            ("end_line", INT, optional),
            ("bytes", LONG, required),
            ("language", TEXT, optional),
            ("unit", TEXT, optional),
            ("name", TEXT, optional),
            ("fate", TEXT, required),
            ("reason", TEXT, required),
            ("duplicate_of", TEXT, optional),
            ("verdicts", list_type(ledger_verdict()), required),
        ],
    };
    Arc::new(Schema::new(fields.into_iter().map(|(name, kind, nullable)| Field::new(name, kind, nullable)).collect::<Vec<_>>()))
}

/// Columns with a bloom filter: what a row is looked up by.
pub const fn looked_up_by(view: View) -> &'static [&'static str] {
    match view {
        View::Samples => &["id", "content_sha256"],
        View::Dpo => &["id", "chosen_sha256", "rejected_sha256"],
        View::Pretrain | View::Sft | View::SftInstruct | View::DpoFlat | View::Kto | View::Classify => &["id"],
        View::Ledger => &["id", "sample_id"],
    }
}

/// Columns of long texts that differ from row to row: a dictionary over them is lost work.
pub const UNIQUE_TEXTS: &[&str] = &[
    "id",
    "content_sha256",
    "sample_id",
    "content",
    "text",
    "record",
    "swhid",
    "explanation",
    "instruction",
    "input",
    "output",
    "completion",
    "chosen_sha256",
    "rejected_sha256",
];

/// Columns by whose values pages may be skipped.
pub const SKIPPED_BY: &[&str] = &["id", "content_sha256", "sample_id", "language", "assurance", "fate", "source", "repo", "license"];

fn message() -> DataType {
    struct_type(&[("role", TEXT), ("content", TEXT)])
}

/// A changed part of one side: characters `start..end` (Unicode code points) of that side's text.
fn changed_span() -> DataType {
    struct_type(&[("side", TEXT), ("start", INT), ("end", INT)])
}

fn pair_origin() -> DataType {
    struct_type(&[
        ("repo", TEXT),
        ("revision", TEXT),
        ("version", TEXT),
        ("path", TEXT),
        ("start_line", INT),
        ("end_line", INT),
        ("swhid", TEXT),
    ])
}

fn license_evidence() -> DataType {
    struct_type(&[("source", TEXT), ("sha256", TEXT), ("score", INT)])
}

fn origin() -> DataType {
    struct_type(&[
        ("source", TEXT),
        ("kind", TEXT),
        ("repo", TEXT),
        ("revision", TEXT),
        ("revision_kind", TEXT),
        ("purl", TEXT),
        ("repository", TEXT),
        ("version", TEXT),
        ("artifact_sha256", TEXT),
        ("path", TEXT),
        ("start_line", INT),
        ("end_line", INT),
        ("start_byte", LONG),
        ("end_byte", LONG),
        ("swhid", TEXT),
        ("license", TEXT),
        ("license_evidence", license_evidence()),
        ("fetched_at", TEXT),
    ])
}

fn verdict() -> DataType {
    struct_type(&[
        ("validator", TEXT),
        ("version", TEXT),
        ("ruleset_sha256", TEXT),
        ("outcome", TEXT),
        ("examined_bytes", LONG),
        ("reason", TEXT),
    ])
}

fn evidence() -> DataType {
    struct_type(&[
        ("validator", TEXT),
        ("rule", TEXT),
        ("cwe", list_type(TEXT)),
        ("form", TEXT),
        ("start_line", INT),
        ("end_line", INT),
        ("start_byte", LONG),
        ("end_byte", LONG),
    ])
}

fn ledger_verdict() -> DataType {
    struct_type(&[
        ("validator", TEXT),
        ("version", TEXT),
        ("outcome", TEXT),
        ("rules", list_type(TEXT)),
        ("cwe", list_type(TEXT)),
        ("reason", TEXT),
    ])
}
