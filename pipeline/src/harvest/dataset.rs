//! Rows of a data set: Parquet, JSON lines or CSV, plain or compressed, with columns as the recipe maps them. What a row claims is handed
//! on as a claim. Every size is bounded; a row that cannot be read is a row without text, never an error.

use std::{
    fs::File,
    io::{BufRead, BufReader, Read},
    path::Path,
};

use assay_datasets::readback;
use assay_manifests::Language;
use serde_json::{Map, Value};

use super::HarvestError;
use crate::recipe::{Columns, Format, Limits};

/// One row, as its columns are mapped. Empty texts are absent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Number of the row in its file, from 1.
    pub number: u64,
    pub content: Option<String>,
    pub before: Option<String>,
    pub after: Option<String>,
    /// Whether the row is claimed to be vulnerable; `None` where it claims nothing.
    pub vulnerable: Option<bool>,
    pub pair: Option<String>,
    pub cwe: Vec<u32>,
    pub language: Option<Language>,
    pub name: Option<String>,
    pub path: Option<String>,
    pub repo: Option<String>,
    pub commit: Option<String>,
    pub license: Option<String>,
    pub advisories: Vec<String>,
}

/// Longest line of a text form, in bytes.
const MAX_LINE: u64 = 64 << 20;

pub(super) fn read(path: &Path, file: &str, format: Format, columns: &Columns, limits: &Limits) -> Result<Vec<Row>, HarvestError> {
    let mut rows = Vec::new();
    let mut bytes = 0u64;
    let mut take = |value: Map<String, Value>| {
        let number = rows.len() as u64 + 1;
        let row = row(number, &value, columns);
        bytes += [&row.content, &row.before, &row.after].into_iter().flatten().map(|text| text.len() as u64).sum::<u64>();
        rows.push(row);
        bytes <= limits.max_artifact_bytes && (rows.len() as u64) < limits.max_files_per_artifact.saturating_mul(100)
    };
    let too_much = || HarvestError::TooLarge { what: file.to_owned(), limit: limits.max_artifact_bytes };
    let fits = match format {
        Format::Parquet => parquet(path, columns, &mut take)?,
        Format::Jsonl => json_lines(open(path, file, limits)?, path, &mut take)?,
        Format::Csv => csv(open(path, file, limits)?, path, &mut take)?,
    };
    if fits { Ok(rows) } else { Err(too_much()) }
}

/// The file without its compression, at most as many bytes as an artifact may have.
fn open(path: &Path, file: &str, limits: &Limits) -> Result<Box<dyn BufRead>, HarvestError> {
    let fault = |error| HarvestError::io(path, error);
    let opened = File::open(path).map_err(fault)?;
    let most = limits.max_artifact_bytes;
    Ok(if file.ends_with(".gz") {
        Box::new(BufReader::new(flate2::read::MultiGzDecoder::new(opened).take(most)))
    } else if file.ends_with(".zst") {
        Box::new(BufReader::new(zstd::Decoder::new(opened).map_err(fault)?.take(most)))
    } else {
        Box::new(BufReader::new(opened.take(most)))
    })
}

fn json_lines(mut reader: Box<dyn BufRead>, path: &Path, take: &mut impl FnMut(Map<String, Value>) -> bool) -> Result<bool, HarvestError> {
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = reader.by_ref().take(MAX_LINE).read_until(b'\n', &mut line).map_err(|error| HarvestError::io(path, error))?;
        if read == 0 {
            return Ok(true);
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let value = match serde_json::from_slice(&line) {
            Ok(Value::Object(map)) => map,
            _ => Map::new(),
        };
        if !take(value) {
            return Ok(false);
        }
    }
}

/// RFC 4180: quoted fields may hold commas, line ends and doubled quotes. The first record names the columns.
fn csv(mut reader: Box<dyn BufRead>, path: &Path, take: &mut impl FnMut(Map<String, Value>) -> bool) -> Result<bool, HarvestError> {
    let mut names: Vec<String> = Vec::new();
    loop {
        let Some(fields) = record(&mut reader).map_err(|error| HarvestError::io(path, error))? else { return Ok(true) };
        if names.is_empty() {
            names = fields;
            if let Some(first) = names.first_mut() {
                *first = first.trim_start_matches('\u{feff}').to_owned();
            }
            continue;
        }
        let map = names.iter().cloned().zip(fields.into_iter().map(Value::String)).collect();
        if !take(map) {
            return Ok(false);
        }
    }
}

/// The next record of a CSV file; `None` at its end.
fn record(reader: &mut Box<dyn BufRead>) -> std::io::Result<Option<Vec<String>>> {
    let mut text = Vec::new();
    loop {
        let read = reader.by_ref().take(MAX_LINE).read_until(b'\n', &mut text)?;
        let open = text.iter().filter(|byte| **byte == b'"').count() % 2 == 1;
        if read == 0 || !open || text.len() as u64 >= MAX_LINE {
            break;
        }
    }
    if text.is_empty() {
        return Ok(None);
    }
    let text = String::from_utf8_lossy(&text);
    let mut fields = Vec::new();
    let mut field = String::new();
    let mut quoted = false;
    let mut chars = text.trim_end_matches(['\n', '\r']).chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                field.push('"');
            }
            '"' if quoted || field.is_empty() => quoted = !quoted,
            ',' if !quoted => fields.push(std::mem::take(&mut field)),
            c => field.push(c),
        }
    }
    fields.push(field);
    Ok(Some(fields))
}

fn parquet(path: &Path, columns: &Columns, take: &mut impl FnMut(Map<String, Value>) -> bool) -> Result<bool, HarvestError> {
    let wanted: Vec<&str> = named(columns).map(|(_, column)| column).filter(|column| !column.starts_with('=')).collect();
    let mut fits = true;
    readback::for_each_row(path, &wanted, |row| {
        fits = fits && take(row);
        fits
    })
    .map_err(|error| HarvestError::Client { client: "the Parquet reader".to_owned(), problem: error.to_string() })?;
    Ok(fits)
}

fn named(columns: &Columns) -> impl Iterator<Item = (&'static str, &str)> {
    [
        ("content", &columns.content),
        ("before", &columns.before),
        ("after", &columns.after),
        ("label", &columns.label),
        ("pair", &columns.pair),
        ("cwe", &columns.cwe),
        ("language", &columns.language),
        ("name", &columns.name),
        ("path", &columns.path),
        ("repo", &columns.repo),
        ("commit", &columns.commit),
        ("license", &columns.license),
        ("advisory", &columns.advisory),
    ]
    .into_iter()
    .filter_map(|(what, column)| Some((what, column.as_deref()?)))
}

fn row(number: u64, value: &Map<String, Value>, columns: &Columns) -> Row {
    // A dot reaches into an object.
    let get = |column: &Option<String>| -> Option<Value> {
        let column = column.as_deref()?;
        if let Some(constant) = column.strip_prefix('=') {
            return Some(Value::String(constant.to_owned()));
        }
        value.get(column).cloned().or_else(|| {
            let (head, rest) = column.split_once('.')?;
            rest.split('.').try_fold(value.get(head)?, |at, part| at.get(part)).cloned()
        })
    };
    let text = |column: &Option<String>| -> Option<String> {
        let text = match get(column)? {
            Value::String(text) => text,
            Value::Null | Value::Object(_) | Value::Array(_) => return None,
            other => other.to_string(),
        };
        (!text.trim().is_empty()).then_some(text)
    };
    let label = text(&columns.label);
    let says_vulnerable = columns.vulnerable.as_deref();
    Row {
        number,
        content: text(&columns.content),
        before: text(&columns.before),
        after: text(&columns.after),
        vulnerable: label.map(|label| match says_vulnerable {
            Some(value) => label == value,
            None => matches!(label.to_ascii_lowercase().as_str(), "1" | "true" | "vulnerable" | "bad" | "insecure" | "unsafe"),
        }),
        pair: text(&columns.pair),
        cwe: get(&columns.cwe).map(|value| numbers(&value)).unwrap_or_default(),
        language: text(&columns.language).and_then(|name| Language::from_alias(&name)),
        name: text(&columns.name),
        path: text(&columns.path).filter(|path| is_relative(path)),
        repo: text(&columns.repo),
        commit: text(&columns.commit).filter(|commit| matches!(commit.len(), 40 | 64) && commit.bytes().all(|b| b.is_ascii_hexdigit())),
        license: text(&columns.license),
        advisories: match get(&columns.advisory) {
            Some(Value::Array(items)) => items.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            Some(Value::String(id)) if !id.trim().is_empty() => vec![id],
            _ => Vec::new(),
        },
    }
}

fn is_relative(path: &str) -> bool {
    !path.starts_with(['/', '\\', '~']) && !path.contains('\0') && path.split(['/', '\\']).all(|part| part != "..") && path.len() <= 1024
}

/// CWE numbers in a value of any shape: `CWE-89`, `["CWE-79"]`, `89`.
fn numbers(value: &Value) -> Vec<u32> {
    let mut found: Vec<u32> = match value {
        Value::Number(number) => number.as_u64().and_then(|n| u32::try_from(n).ok()).into_iter().collect(),
        Value::Array(items) => items.iter().flat_map(numbers).collect(),
        Value::String(text) => text
            .split(|c: char| !c.is_ascii_digit())
            .filter_map(|digits| digits.parse().ok())
            .filter(|number| *number > 0 && *number < 2000)
            .collect(),
        _ => Vec::new(),
    };
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csv_as_the_standard_has_it() {
        let text = "\u{feff}code,label\r\n\"a, \"\"b\"\"\nc\",1\r\nplain,0\n";
        let mut rows = Vec::new();
        let reader: Box<dyn BufRead> = Box::new(std::io::Cursor::new(text.as_bytes().to_vec()));
        csv(reader, Path::new("x"), &mut |row| {
            rows.push((row["code"].as_str().unwrap_or_default().to_owned(), row["label"].as_str().unwrap_or_default().to_owned()));
            true
        })
        .expect("reads");
        assert_eq!(rows, [("a, \"b\"\nc".to_owned(), "1".to_owned()), ("plain".to_owned(), "0".to_owned())]);
    }

    #[test]
    fn columns_are_mapped_and_claims_read_in_any_shape() {
        let columns = Columns {
            content: Some("func".to_owned()),
            label: Some("target".to_owned()),
            cwe: Some("meta.cwe".to_owned()),
            language: Some("=C++".to_owned()),
            path: Some("file".to_owned()),
            ..Columns::default()
        };
        let value =
            serde_json::json!({"func": "int f();", "target": 1, "meta": {"cwe": ["CWE-787", "CWE-119"]}, "file": "../../etc/passwd"});
        let row = row(7, value.as_object().expect("object"), &columns);
        assert_eq!((row.number, row.vulnerable, row.language), (7, Some(true), Some(Language::Cpp)));
        assert_eq!((row.cwe, row.path), (vec![119, 787], None));
    }
}
