//! Questions in SQL: each view of a release is a table. What a question names is read out of the Parquet into a table of SQLite that lives as
//! long as the question (in memory, and beyond that in a temporary file); the release is only read, and no question writes.

use std::path::Path;

use arrow::{
    array::{Array, ArrayRef, AsArray, RecordBatch, StructArray},
    datatypes::{DataType, Field, Float64Type, Int64Type, SchemaRef},
    json::{WriterBuilder, writer::LineDelimited},
};
use parquet::arrow::ProjectionMask;
use rusqlite::{Connection, config::DbConfig, limits::Limit, types::ValueRef};
use serde_json::Value;

use crate::{
    Error, Result, View,
    readback::{data_files, open},
    schema::schema,
};

/// Rows of an answer, cells as JSON.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Value>>,
}

/// Type of a column that holds lists or structures: their text as JSON, which `json_each` and `json_extract` read.
const JSON: &str = "JSON";
const BOOLEAN: &str = "BOOLEAN";

/// Asks `sql` (one statement, in SQLite's dialect) of the release at `root`; every view is a table.
///
/// # Errors
/// Where the release cannot be read, or the engine refuses the question, in its own words.
pub fn query(root: &Path, sql: &str) -> Result<Answer> {
    let asked = Asked::of(sql);
    let mut tables = Connection::open("").map_err(refused)?;
    tables.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144;").map_err(refused)?;
    let files = data_files(root)?;
    let mut views: Vec<&str> = files.iter().map(|file| file.view.as_str()).collect();
    views.dedup();
    for view in views.into_iter().filter(|view| asked.names(view)) {
        let transaction = tables.transaction().map_err(refused)?;
        let mut is_made = false;
        for file in files.iter().filter(|file| file.view == view) {
            let path = root.join(&file.path);
            let builder = open(&path)?;
            let schema = builder.schema().clone();
            if !std::mem::replace(&mut is_made, true) {
                transaction.execute_batch(&declaration(view, &schema)).map_err(refused)?;
            }
            let wanted: Vec<usize> = (0..schema.fields().len()).filter(|at| asked.all || asked.names(schema.field(*at).name())).collect();
            let mask = ProjectionMask::roots(builder.parquet_schema(), wanted.iter().copied());
            let names: Vec<String> = wanted.iter().map(|at| quoted(schema.field(*at).name())).collect();
            if names.is_empty() {
                // Only how many there are is asked.
                fill_empty(&transaction, view, &schema, file.rows)?;
                continue;
            }
            let reader = builder.with_projection(mask).build()?;
            let places = vec!["?"; names.len()].join(", ");
            let insert = format!("INSERT INTO {} ({}) VALUES ({places})", quoted(view), names.join(", "));
            let mut insert = transaction.prepare(&insert).map_err(refused)?;
            for batch in reader {
                let batch = batch.map_err(|e| Error::Release { path: path.clone(), reason: e.to_string() })?;
                let columns: Vec<Vec<Cell<'_>>> = batch.columns().iter().map(cells).collect::<Result<_>>()?;
                for row in 0..batch.num_rows() {
                    insert.execute(rusqlite::params_from_iter(columns.iter().map(|column| &column[row]))).map_err(refused)?;
                }
            }
        }
        transaction.commit().map_err(refused)?;
    }
    // A view that nothing was admitted to has no file, and is a table all the same.
    let listed = listed(root);
    let without: Vec<View> = listed.iter().copied().filter(|view| files.iter().all(|file| file.view != view.name())).collect();
    for view in without.iter().filter(|view| asked.names(view.name())) {
        tables.execute_batch(&declaration(view.name(), &schema(*view))).map_err(refused)?;
    }
    // What stands in double quotes is a name and never a text; a wrong one is refused.
    tables.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false).map_err(refused)?;
    // Neither another file nor these tables: a question only reads.
    tables.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0).map_err(refused)?;
    tables.execute_batch("PRAGMA query_only = ON;").map_err(refused)?;
    answer(&tables, sql).map_err(|error| match error {
        Error::Query(said) if said.starts_with("no such table") => {
            let mut known: Vec<&str> = files.iter().map(|file| file.view.as_str()).chain(without.iter().map(|view| view.name())).collect();
            known.dedup();
            Error::Query(format!("{said}; known are: {}", known.join(", ")))
        }
        other => other,
    })
}

/// The views that the recipe of a release lists, as its manifest has it; none where there is no manifest.
fn listed(root: &Path) -> Vec<View> {
    let manifest = std::fs::read(root.join("manifest.json")).ok().and_then(|text| serde_json::from_slice::<Value>(&text).ok());
    let names = manifest.as_ref().and_then(|manifest| manifest["recipe"]["value"]["views"].as_array()).into_iter().flatten();
    names.filter_map(Value::as_str).filter_map(|name| View::ALL.into_iter().find(|view| view.name() == name)).collect()
}

fn refused(error: rusqlite::Error) -> Error {
    match error {
        rusqlite::Error::SqlInputError { msg, .. } => Error::Query(msg),
        other => Error::Query(other.to_string()),
    }
}

/// What a question names: the words in it. More than it means, never less.
struct Asked {
    words: Vec<String>,
    all: bool,
}

impl Asked {
    fn of(sql: &str) -> Self {
        let words: Vec<String> = sql
            .split(|sign: char| !sign.is_alphanumeric() && sign != '_')
            .filter(|word| !word.is_empty())
            .map(str::to_ascii_lowercase)
            .collect();
        let bare: String = sql.split_whitespace().collect::<String>().to_ascii_lowercase();
        let all = bare.replace("count(*)", "").contains('*') || words.iter().any(|word| word == "natural");
        Self { words, all }
    }

    fn names(&self, name: &str) -> bool {
        self.words.iter().any(|word| word.eq_ignore_ascii_case(name))
    }
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn declaration(view: &str, schema: &SchemaRef) -> String {
    let columns: Vec<String> = schema
        .fields()
        .iter()
        .map(|field| {
            let kind = match field.data_type() {
                DataType::Utf8 => "TEXT",
                DataType::Boolean => BOOLEAN,
                kind if kind.is_integer() => "INTEGER",
                kind if kind.is_floating() => "REAL",
                _ => JSON,
            };
            format!("{} {kind}", quoted(field.name()))
        })
        .collect();
    format!("CREATE TABLE {} ({})", quoted(view), columns.join(", "))
}

/// Rows of which nothing is asked but that they are there.
fn fill_empty(tables: &Connection, view: &str, schema: &SchemaRef, rows: u64) -> Result<()> {
    let Some(first) = schema.fields().first() else { return Ok(()) };
    let fill = format!("INSERT INTO {} ({}) VALUES (NULL)", quoted(view), quoted(first.name()));
    let mut fill = tables.prepare(&fill).map_err(refused)?;
    for _ in 0..rows {
        fill.execute([]).map_err(refused)?;
    }
    Ok(())
}

/// One cell as SQLite takes it.
enum Cell<'a> {
    Nothing,
    Integer(i64),
    Real(f64),
    Text(&'a str),
    Json(String),
}

impl rusqlite::ToSql for Cell<'_> {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        let value = match self {
            Self::Nothing => ValueRef::Null,
            Self::Integer(n) => ValueRef::Integer(*n),
            Self::Real(n) => ValueRef::Real(*n),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Json(text) => ValueRef::Text(text.as_bytes()),
        };
        Ok(rusqlite::types::ToSqlOutput::Borrowed(value))
    }
}

fn cells(column: &ArrayRef) -> Result<Vec<Cell<'_>>> {
    let present = |row: usize| !column.is_null(row);
    let rows = 0..column.len();
    Ok(match column.data_type() {
        DataType::Utf8 => {
            let texts = column.as_string::<i32>();
            rows.map(|row| if present(row) { Cell::Text(texts.value(row)) } else { Cell::Nothing }).collect()
        }
        DataType::Boolean => {
            let truths = column.as_boolean();
            rows.map(|row| if present(row) { Cell::Integer(i64::from(truths.value(row))) } else { Cell::Nothing }).collect()
        }
        kind if kind.is_integer() => {
            let wide = arrow::compute::cast(column, &DataType::Int64)?;
            let numbers = wide.as_primitive::<Int64Type>();
            rows.map(|row| if numbers.is_null(row) { Cell::Nothing } else { Cell::Integer(numbers.value(row)) }).collect()
        }
        kind if kind.is_floating() => {
            let wide = arrow::compute::cast(column, &DataType::Float64)?;
            let numbers = wide.as_primitive::<Float64Type>();
            rows.map(|row| if numbers.is_null(row) { Cell::Nothing } else { Cell::Real(numbers.value(row)) }).collect()
        }
        _ => {
            let field = Field::new("cell", column.data_type().clone(), true);
            let batch = RecordBatch::from(StructArray::from(vec![(field.into(), column.clone())]));
            let mut writer = WriterBuilder::new().with_explicit_nulls(true).build::<_, LineDelimited>(Vec::new());
            writer.write(&batch).and_then(|()| writer.finish())?;
            let written = writer.into_inner();
            let lines = written.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
            let cell = |line: &[u8]| -> Result<Cell<'_>> {
                let row: Value = serde_json::from_slice(line)?;
                Ok(row.get("cell").map_or(Cell::Nothing, |cell| Cell::Json(cell.to_string())))
            };
            lines.map(cell).collect::<Result<_>>()?
        }
    })
}

fn answer(tables: &Connection, sql: &str) -> Result<Answer> {
    let mut question = tables.prepare(sql).map_err(refused)?;
    if !question.readonly() {
        return Err(Error::Query("a question only reads: begin with SELECT or WITH".to_owned()));
    }
    let kinds: Vec<(String, Option<String>)> =
        question.columns().map(|column| (column.name().to_owned(), column.decl_type().map(str::to_ascii_uppercase))).collect();
    let mut rows = question.query([]).map_err(refused)?;
    let mut answer = Answer { columns: kinds.iter().map(|(name, _)| name.clone()).collect(), rows: Vec::new() };
    while let Some(row) = rows.next().map_err(refused)? {
        let mut cells = Vec::with_capacity(kinds.len());
        for (at, (_, kind)) in kinds.iter().enumerate() {
            cells.push(cell(row.get_ref(at).map_err(refused)?, kind.as_deref()));
        }
        answer.rows.push(cells);
    }
    Ok(answer)
}

/// A cell of an answer: what its column was declared as tells truths from numbers and structures from texts.
fn cell(value: ValueRef<'_>, kind: Option<&str>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(n) if kind == Some(BOOLEAN) => Value::from(n != 0),
        ValueRef::Integer(n) => Value::from(n),
        ValueRef::Real(n) => Value::from(n),
        ValueRef::Text(text) | ValueRef::Blob(text) => {
            let text = String::from_utf8_lossy(text);
            let parsed = if kind == Some(JSON) { serde_json::from_str(&text).ok() } else { None };
            parsed.unwrap_or_else(|| Value::from(text.into_owned()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Asked;

    #[test]
    fn a_question_names_more_than_it_means_and_never_less() {
        let asked = Asked::of("SELECT s.\"path\", COUNT( * ) AS n FROM samples s WHERE Language = 'go' GROUP BY 1");
        assert!(asked.names("path") && asked.names("language") && asked.names("samples") && !asked.names("content"));
        assert!(!asked.all);
        assert!(Asked::of("SELECT * FROM ledger").all && Asked::of("SELECT l.* FROM ledger l").all);
        assert!(Asked::of("SELECT id FROM samples NATURAL JOIN ledger").all);
    }
}
