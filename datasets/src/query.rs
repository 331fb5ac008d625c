//! Questions in SQL: each view of a release is a table. Reads the Parquet through the query engine; writes nothing.

use std::path::Path;

use polars::{
    prelude::{AnyValue, DataFrame, LazyFrame, PlRefPath, ScanArgsParquet},
    sql::SQLContext,
};
use serde_json::{Map, Value};

use crate::{Error, Result, readback::data_files};

/// Rows of an answer, cells as JSON.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Value>>,
}

/// Asks `sql` of the release at `root`; every view is a table.
///
/// # Errors
/// Where the release cannot be read, or the engine refuses the question, in its own words.
pub fn query(root: &Path, sql: &str) -> Result<Answer> {
    let refused = |error: polars::prelude::PolarsError| Error::Query(error.to_string());
    let mut context = SQLContext::new();
    let files = data_files(root)?;
    let mut views: Vec<&str> = files.iter().map(|file| file.view.as_str()).collect();
    views.dedup();
    for view in views {
        let paths: Vec<PlRefPath> = files
            .iter()
            .filter(|file| file.view == view)
            .map(|file| PlRefPath::new(root.join(&file.path).to_string_lossy().into_owned()))
            .collect();
        let arguments = ScanArgsParquet { glob: false, ..ScanArgsParquet::default() };
        let frame = LazyFrame::scan_parquet_files(paths.into(), arguments).map_err(refused)?;
        context.register(view, frame);
    }
    let frame = context.execute(sql).and_then(LazyFrame::collect).map_err(refused)?;
    Ok(answer(&frame))
}

fn answer(frame: &DataFrame) -> Answer {
    let columns: Vec<String> = frame.get_column_names().into_iter().map(ToString::to_string).collect();
    let rows = (0..frame.height())
        .map(|row| frame.columns().iter().map(|column| column.get(row).map_or(Value::Null, |value| cell(&value))).collect())
        .collect();
    Answer { columns, rows }
}

fn cell(value: &AnyValue<'_>) -> Value {
    match value {
        AnyValue::Null => Value::Null,
        AnyValue::Boolean(value) => Value::from(*value),
        AnyValue::String(text) => Value::from(*text),
        AnyValue::StringOwned(text) => Value::from(text.as_str()),
        AnyValue::UInt8(n) => Value::from(*n),
        AnyValue::UInt16(n) => Value::from(*n),
        AnyValue::UInt32(n) => Value::from(*n),
        AnyValue::UInt64(n) => Value::from(*n),
        AnyValue::Int8(n) => Value::from(*n),
        AnyValue::Int16(n) => Value::from(*n),
        AnyValue::Int32(n) => Value::from(*n),
        AnyValue::Int64(n) => Value::from(*n),
        AnyValue::Float32(n) => Value::from(f64::from(*n)),
        AnyValue::Float64(n) => Value::from(*n),
        AnyValue::List(items) => Value::Array(items.iter().map(|item| cell(&item)).collect()),
        AnyValue::Struct(..) => {
            let names: Vec<String> = match value {
                AnyValue::Struct(_, _, fields) => fields.iter().map(|field| field.name().to_string()).collect(),
                _ => Vec::new(),
            };
            let mut cells = Vec::new();
            value._materialize_struct_av(&mut cells);
            Value::Object(names.into_iter().zip(cells.iter().map(cell)).collect::<Map<_, _>>())
        }
        AnyValue::StructOwned(owned) => {
            let (values, fields) = owned.as_ref();
            Value::Object(fields.iter().map(|field| field.name().to_string()).zip(values.iter().map(cell)).collect::<Map<_, _>>())
        }
        other => Value::from(other.to_string()),
    }
}
