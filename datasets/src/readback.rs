//! A release's Parquet read back: the files of each view, and what can be counted in them. The card's numbers and `stats` come from
//! here and from nowhere else, so that they are true of the files and not of what the program meant to write.

use std::{
    collections::BTreeMap,
    fs::File,
    path::{Path, PathBuf},
};

use arrow::{
    array::{Array, AsArray, RecordBatch, StringArray},
    datatypes::Int64Type,
};
use parquet::arrow::{ProjectionMask, arrow_reader::ParquetRecordBatchReaderBuilder};
use serde::{Deserialize, Serialize};

use crate::{Error, Result, counts::Counts, settings::View};

/// One data file: view and split are as its path says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataFile {
    pub view: String,
    pub split: String,
    /// Relative to the release's root.
    pub path: String,
    pub rows: u64,
    pub bytes: u64,
    /// Bytes of its columns before compression.
    pub unpacked: u64,
}

/// Every data file of a release, sorted by view (in the order views are shown in), split and number.
///
/// # Errors
/// Where the folder or a file's footer cannot be read.
pub fn data_files(root: &Path) -> Result<Vec<DataFile>> {
    let mut files = Vec::new();
    let data = root.join("data");
    // A release of no row at all has no data files.
    let views = if data.exists() { folder(&data)? } else { Vec::new() };
    for view in views {
        if !view.is_dir() {
            continue;
        }
        for path in folder(&view)? {
            let (Some(view), Some(file)) = (name(&view), name(&path)) else { continue };
            let Some(stem) = file.strip_suffix(".parquet") else { continue };
            let split = stem.split('-').next().unwrap_or(stem).to_owned();
            let bytes = std::fs::metadata(&path).map_err(|e| Error::io(&path, e))?.len();
            let builder = open(&path)?;
            let rows = builder.metadata().file_metadata().num_rows();
            let unpacked: i64 = builder.metadata().row_groups().iter().map(|group| group.total_byte_size().max(0)).sum();
            let (rows, unpacked) = (rows.max(0) as u64, unpacked.max(0) as u64);
            files.push(DataFile { path: format!("data/{view}/{file}"), view, split, rows, bytes, unpacked });
        }
    }
    let place = |file: &DataFile| {
        let view = View::ALL.iter().position(|view| view.name() == file.view).unwrap_or(usize::MAX);
        let split = ["train", "validation", "test"].iter().position(|split| *split == file.split).unwrap_or(usize::MAX);
        (view, file.view.clone(), split, file.path.clone())
    };
    files.sort_by_key(place);
    Ok(files)
}

fn folder(path: &Path) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(path).map_err(|e| Error::io(path, e))?;
    let mut found: Vec<PathBuf> =
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<std::io::Result<_>>().map_err(|e| Error::io(path, e))?;
    found.sort();
    Ok(found)
}

fn name(path: &Path) -> Option<String> {
    path.file_name().and_then(|name| name.to_str()).map(str::to_owned)
}

/// Opens a Parquet file.
///
/// # Errors
/// Where it is not one, naming the file.
pub fn open(path: &Path) -> Result<ParquetRecordBatchReaderBuilder<File>> {
    let file = File::open(path).map_err(|e| Error::io(path, e))?;
    ParquetRecordBatchReaderBuilder::try_new(file).map_err(|e| Error::Release { path: path.to_owned(), reason: e.to_string() })
}

/// Calls `work` with batches of the top-level `columns` of a file.
///
/// # Errors
/// Where a page cannot be read, naming the file, or of `work`.
pub fn for_each_batch(path: &Path, columns: &[&str], mut work: impl FnMut(&RecordBatch) -> Result<()>) -> Result<()> {
    let builder = open(path)?;
    let schema = builder.parquet_schema();
    let roots: Vec<usize> = schema
        .root_schema()
        .get_fields()
        .iter()
        .enumerate()
        .filter(|(_, field)| columns.contains(&field.name()))
        .map(|(at, _)| at)
        .collect();
    let mask = ProjectionMask::roots(schema, roots);
    let fault = |e: String| Error::Release { path: path.to_owned(), reason: e };
    let mut reader = builder.with_projection(mask).with_batch_size(2048).build().map_err(|e| fault(e.to_string()))?;
    while let Some(batch) = crate::lookup::guarded(path, || Ok(reader.next()))? {
        work(&batch.map_err(|e| fault(e.to_string()))?)?;
    }
    Ok(())
}

/// The text column `name` of a batch.
///
/// # Errors
/// Where there is none.
pub fn texts<'a>(batch: &'a RecordBatch, name: &str) -> Result<&'a StringArray> {
    batch
        .column_by_name(name)
        .and_then(|column| column.as_string_opt::<i32>())
        .ok_or_else(|| Error::Law(format!("no text column `{name}`")))
}

/// Rows and bytes of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amount {
    pub rows: u64,
    pub bytes: u64,
}

/// Verdicts of one validator on released samples.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judge {
    pub version: String,
    pub ruleset_sha256: String,
    pub clear: u64,
    pub unjudged: u64,
    pub evidence: u64,
}

/// How often a validator said what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub flagged: u64,
    pub unjudged: u64,
    pub clear: u64,
}

/// Host of a repository's URL, or type of a package URL.
fn host(repo: &str) -> &str {
    match repo.split_once("://") {
        Some((_, rest)) => rest.split(['/', ':']).next().unwrap_or(rest),
        None => repo.split_once('/').map_or(repo, |(kind, _)| kind),
    }
}

/// Names that a text introduces itself and that say which side of a fix it is on (`bad`, `vulnerable_load`, `sanitized_ok`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Telling {
    /// Samples with such a name.
    pub samples: u64,
    /// Sides of pairs with one, each side on its own.
    pub sides: u64,
    /// In how many texts each name stands, samples and sides together.
    pub names: BTreeMap<String, u64>,
}

impl Telling {
    /// Counts the names of one text; whether there was any.
    fn count(&mut self, text: &str, language: &str, name: &str) -> bool {
        let Some(language) = assay_manifests::Language::from_name(language) else { return false };
        let found = crate::neutral::telling_names(text, language, name);
        for name in &found {
            *entry(&mut self.names, name) += 1;
        }
        !found.is_empty()
    }
}

/// What can be counted in a release.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stats {
    pub files: Vec<DataFile>,
    pub samples: Amount,
    pub splits: BTreeMap<String, u64>,
    pub languages: BTreeMap<String, Amount>,
    pub licenses: BTreeMap<String, Amount>,
    pub assurance: BTreeMap<String, u64>,
    /// Samples with evidence for a weakness, by its name (`CWE-89`).
    pub cwe: BTreeMap<String, u64>,
    /// The same by language, then weakness.
    pub cwe_by_language: BTreeMap<String, BTreeMap<String, u64>>,
    /// Pieces of evidence by rule.
    pub rules: BTreeMap<String, u64>,
    pub judges: BTreeMap<String, Judge>,
    /// Kept pairs by language, then weakness; a pair counts once for each of its weaknesses.
    pub pairs: BTreeMap<String, BTreeMap<String, u64>>,
    pub pair_count: u64,
    /// Pairs by the kind of sign that showed them (`danger-gone`, `claim`, ...).
    pub pair_signals: BTreeMap<String, u64>,
    /// Names that give a label away.
    #[serde(default)]
    pub telling: Telling,
    pub repositories: u64,
    pub units: BTreeMap<String, u64>,
    /// Lexical tokens of all texts: names, literals and marks; comments and blanks are none.
    pub tokens: u64,
    /// By host of the repository, or by registry.
    pub hosts: BTreeMap<String, Amount>,
    /// By kind of source.
    pub kinds: BTreeMap<String, Amount>,
    /// What each validator said of everything harvested, from the ledger.
    pub ledger_judges: BTreeMap<String, Said>,
    /// From the ledger.
    pub ledger: Counts,
    /// Bytes of text that were judged, and rows, by fate.
    pub fates: BTreeMap<String, Amount>,
    /// Earliest and latest time of retrieval.
    pub fetched: Option<(String, String)>,
}

impl Stats {
    /// Counts everything in the release at `root`.
    ///
    /// # Errors
    /// Where a file cannot be read, naming it.
    pub fn read(root: &Path) -> Result<Self> {
        let mut stats = Self { files: data_files(root)?, ..Self::default() };
        let mut repositories = std::collections::BTreeSet::new();
        for file in stats.files.clone() {
            let path = root.join(&file.path);
            match file.view.as_str() {
                "samples" => {
                    *stats.splits.entry(file.split.clone()).or_default() += file.rows;
                    stats.samples_file(&path, &mut repositories)?;
                }
                "dpo" => stats.pairs_file(&path)?,
                "ledger" => stats.ledger_file(&path)?,
                _ => {}
            }
        }
        stats.repositories = repositories.len() as u64;
        Ok(stats)
    }

    /// Rows of a view, and bytes of its files.
    pub fn view(&self, view: &str) -> Amount {
        let files = self.files.iter().filter(|file| file.view == view);
        files.fold(Amount::default(), |sum, file| Amount { rows: sum.rows + file.rows, bytes: sum.bytes + file.bytes })
    }

    fn samples_file(&mut self, path: &Path, repositories: &mut std::collections::BTreeSet<String>) -> Result<()> {
        let columns =
            ["content", "name", "language", "license", "assurance", "cwe", "evidence", "verdicts", "repo", "unit", "fetched_at", "origins"];
        for_each_batch(path, &columns, |batch| {
            let content = texts(batch, "content")?;
            let (language, license, name) = (texts(batch, "language")?, texts(batch, "license")?, texts(batch, "name")?);
            let (assurance, unit) = (texts(batch, "assurance")?, texts(batch, "unit")?);
            let (repo, fetched) = (texts(batch, "repo")?, texts(batch, "fetched_at")?);
            let cwe = lists(batch, "cwe")?;
            for row in 0..batch.num_rows() {
                let bytes = content.value(row).len() as u64;
                let add = |amount: &mut Amount| {
                    amount.rows += 1;
                    amount.bytes += bytes;
                };
                add(&mut self.samples);
                add(entry(&mut self.hosts, host(repo.value(row))));
                if let Some(language) = assay_manifests::Language::from_name(language.value(row)) {
                    self.tokens += crate::dedup::tokens::tokens(content.value(row), language).len() as u64;
                }
                self.telling.samples += u64::from(self.telling.count(content.value(row), language.value(row), name.value(row)));
                add(entry(&mut self.languages, language.value(row)));
                add(entry(&mut self.licenses, license.value(row)));
                *entry(&mut self.assurance, assurance.value(row)) += 1;
                *entry(&mut self.units, unit.value(row)) += 1;
                for name in cwe.value(row).as_string::<i32>().iter().flatten() {
                    *entry(&mut self.cwe, name) += 1;
                    *entry(entry(&mut self.cwe_by_language, language.value(row)), name) += 1;
                }
                if !repositories.contains(repo.value(row)) {
                    repositories.insert(repo.value(row).to_owned());
                }
                let time = fetched.value(row);
                let (first, last) = self.fetched.get_or_insert_with(|| (time.to_owned(), time.to_owned()));
                if time < first.as_str() {
                    time.clone_into(first);
                }
                if time > last.as_str() {
                    time.clone_into(last);
                }
            }
            self.first_kinds(batch, content)?;
            let verdicts = items(batch, "verdicts")?;
            let (validator, version) = (member(&verdicts, "validator")?, member(&verdicts, "version")?);
            let (ruleset, outcome) = (member(&verdicts, "ruleset_sha256")?, member(&verdicts, "outcome")?);
            for at in 0..validator.len() {
                let judge = entry(&mut self.judges, validator.value(at));
                version.value(at).clone_into(&mut judge.version);
                ruleset.value(at).clone_into(&mut judge.ruleset_sha256);
                match outcome.value(at) {
                    "clear" => judge.clear += 1,
                    _ => judge.unjudged += 1,
                }
            }
            let evidence = items(batch, "evidence")?;
            let (validator, rule) = (member(&evidence, "validator")?, member(&evidence, "rule")?);
            for at in 0..rule.len() {
                *entry(&mut self.rules, rule.value(at)) += 1;
                entry(&mut self.judges, validator.value(at)).evidence += 1;
            }
            Ok(())
        })
    }

    /// Kind of the origin that each sample is released from: the first of its origins.
    fn first_kinds(&mut self, batch: &RecordBatch, content: &StringArray) -> Result<()> {
        let list = lists(batch, "origins")?;
        let all = list.values().as_struct_opt().ok_or_else(|| Error::Law("`origins` is not a list of structs".to_owned()))?;
        let kind = member(all, "kind")?;
        for row in (0..batch.num_rows()).filter(|row| list.value_length(*row) > 0) {
            let amount = entry(&mut self.kinds, kind.value(list.value_offsets()[row] as usize));
            amount.rows += 1;
            amount.bytes += content.value(row).len() as u64;
        }
        Ok(())
    }

    fn pairs_file(&mut self, path: &Path) -> Result<()> {
        for_each_batch(path, &["id", "language", "cwe", "signals", "chosen", "rejected"], |batch| {
            let (id, language) = (texts(batch, "id")?, texts(batch, "language")?);
            let (chosen, rejected) = (items(batch, "chosen")?, items(batch, "rejected")?);
            let sides = [member(&chosen, "content")?, member(&rejected, "content")?];
            let (cwe, signals) = (lists(batch, "cwe")?, lists(batch, "signals")?);
            // A second row of a pair, with a security-aware prompt, is no second pair.
            for row in (0..batch.num_rows()).filter(|row| id.value(*row).len() == 64) {
                self.pair_count += 1;
                // Each side is one message.
                for side in sides.iter().filter(|side| side.len() == batch.num_rows()) {
                    self.telling.sides += u64::from(self.telling.count(side.value(row), language.value(row), ""));
                }
                for name in cwe.value(row).as_string::<i32>().iter().flatten() {
                    *entry(entry(&mut self.pairs, language.value(row)), name) += 1;
                }
                let signals = signals.value(row);
                let kinds: std::collections::BTreeSet<&str> =
                    signals.as_string::<i32>().iter().flatten().map(|signal| signal.split(':').next().unwrap_or(signal)).collect();
                for kind in kinds {
                    *entry(&mut self.pair_signals, kind) += 1;
                }
            }
            Ok(())
        })
    }

    fn ledger_file(&mut self, path: &Path) -> Result<()> {
        for_each_batch(path, &["source", "fate", "reason", "unit", "bytes", "verdicts"], |batch| {
            let unit = texts(batch, "unit")?;
            let verdicts = items(batch, "verdicts")?;
            let (validator, outcome) = (member(&verdicts, "validator")?, member(&verdicts, "outcome")?);
            for at in 0..validator.len() {
                let said = entry(&mut self.ledger_judges, validator.value(at));
                match outcome.value(at) {
                    "flagged" => said.flagged += 1,
                    "clear" => said.clear += 1,
                    _ => said.unjudged += 1,
                }
            }
            let (source, fate, reason) = (texts(batch, "source")?, texts(batch, "fate")?, texts(batch, "reason")?);
            let bytes = batch
                .column_by_name("bytes")
                .and_then(|column| column.as_primitive_opt::<Int64Type>())
                .ok_or_else(|| Error::Law("no column `bytes`".to_owned()))?;
            for row in 0..batch.num_rows() {
                let known = crate::Fate::ALL.into_iter().find(|known| known.name() == fate.value(row));
                let Some(known) = known else {
                    return Err(Error::Release { path: path.to_owned(), reason: format!("unknown fate `{}`", fate.value(row)) });
                };
                let amount = entry(&mut self.fates, fate.value(row));
                amount.rows += 1;
                amount.bytes += bytes.value(row).max(0) as u64;
                self.ledger.harvested(source.value(row));
                self.ledger.source(source.value(row)).decided(known, reason.value(row), unit.value(row));
            }
            Ok(())
        })
    }
}

/// The entry of `key`, made where it is not there yet, without a copy of the key where it is.
fn entry<'a, V: Default>(map: &'a mut BTreeMap<String, V>, key: &str) -> &'a mut V {
    if !map.contains_key(key) {
        map.insert(key.to_owned(), V::default());
    }
    map.entry(key.to_owned()).or_default()
}

fn lists<'a>(batch: &'a RecordBatch, name: &str) -> Result<&'a arrow::array::ListArray> {
    batch.column_by_name(name).and_then(|column| column.as_list_opt::<i32>()).ok_or_else(|| Error::Law(format!("no list column `{name}`")))
}

/// Items of all rows of a list of structs.
fn items(batch: &RecordBatch, name: &str) -> Result<arrow::array::StructArray> {
    let list = lists(batch, name)?;
    let (from, to) = (list.value_offsets()[0], list.value_offsets()[list.len()]);
    let items = list.values().slice(from as usize, (to - from) as usize);
    items.as_struct_opt().cloned().ok_or_else(|| Error::Law(format!("`{name}` is not a list of structs")))
}

fn member<'a>(items: &'a arrow::array::StructArray, name: &str) -> Result<&'a StringArray> {
    items.column_by_name(name).and_then(|column| column.as_string_opt::<i32>()).ok_or_else(|| Error::Law(format!("no member `{name}`")))
}

/// Calls `work` with each row of a Parquet file, as JSON, of the top-level `columns` (a column `a.b` asks for `a`), until it says stop.
///
/// # Errors
/// Where a page cannot be read, naming the file.
pub fn for_each_row(path: &Path, columns: &[&str], mut work: impl FnMut(serde_json::Map<String, serde_json::Value>) -> bool) -> Result<()> {
    let mut roots: Vec<&str> = columns.iter().flat_map(|column| [*column, column.split('.').next().unwrap_or(column)]).collect();
    roots.sort_unstable();
    roots.dedup();
    let mut going = true;
    for_each_batch(path, &roots, |batch| {
        for row in 0..batch.num_rows() {
            if !going {
                return Ok(());
            }
            let mut map = serde_json::Map::new();
            for (field, column) in batch.schema().fields().iter().zip(batch.columns()) {
                map.insert(field.name().clone(), json(column.as_ref(), row, 0));
            }
            going = work(map);
        }
        Ok(())
    })
}

/// One value as JSON; what has no form there is null.
fn json(column: &dyn Array, row: usize, depth: u8) -> serde_json::Value {
    use arrow::datatypes::{
        DataType, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
    };
    use serde_json::Value;
    if column.is_null(row) || depth > 8 {
        return Value::Null;
    }
    match column.data_type() {
        DataType::Utf8 => Value::from(column.as_string::<i32>().value(row)),
        DataType::LargeUtf8 => Value::from(column.as_string::<i64>().value(row)),
        DataType::Utf8View => Value::from(column.as_string_view().value(row)),
        DataType::Boolean => Value::from(column.as_boolean().value(row)),
        DataType::Int8 => Value::from(column.as_primitive::<Int8Type>().value(row)),
        DataType::Int16 => Value::from(column.as_primitive::<Int16Type>().value(row)),
        DataType::Int32 => Value::from(column.as_primitive::<Int32Type>().value(row)),
        DataType::Int64 => Value::from(column.as_primitive::<Int64Type>().value(row)),
        DataType::UInt8 => Value::from(column.as_primitive::<UInt8Type>().value(row)),
        DataType::UInt16 => Value::from(column.as_primitive::<UInt16Type>().value(row)),
        DataType::UInt32 => Value::from(column.as_primitive::<UInt32Type>().value(row)),
        DataType::UInt64 => Value::from(column.as_primitive::<UInt64Type>().value(row)),
        DataType::Float32 => Value::from(column.as_primitive::<Float32Type>().value(row)),
        DataType::Float64 => Value::from(column.as_primitive::<Float64Type>().value(row)),
        // Texts that some writers keep as bytes, or once each in a dictionary.
        DataType::Binary => std::str::from_utf8(column.as_binary::<i32>().value(row)).map_or(Value::Null, Value::from),
        DataType::LargeBinary => std::str::from_utf8(column.as_binary::<i64>().value(row)).map_or(Value::Null, Value::from),
        DataType::Dictionary(_, _) => {
            let words = column.as_any_dictionary();
            let key = words.normalized_keys().get(row).copied().unwrap_or(usize::MAX);
            if key < words.values().len() { json(words.values().as_ref(), key, depth + 1) } else { Value::Null }
        }
        DataType::List(_) => {
            let items = column.as_list::<i32>().value(row);
            (0..items.len()).map(|at| json(items.as_ref(), at, depth + 1)).collect()
        }
        DataType::LargeList(_) => {
            let items = column.as_list::<i64>().value(row);
            (0..items.len()).map(|at| json(items.as_ref(), at, depth + 1)).collect()
        }
        DataType::Struct(fields) => {
            let items = column.as_struct();
            fields
                .iter()
                .zip(items.columns())
                .map(|(field, column)| (field.name().clone(), json(column.as_ref(), row, depth + 1)))
                .collect()
        }
        _ => Value::Null,
    }
}

#[cfg(test)]
#[path = "readback_tests.rs"]
mod tests;
