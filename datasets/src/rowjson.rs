//! Rows of any table as JSON, members by the names of their columns: for leaves of the ledger, and for whoever is told of one row.
//! Reads columns of any version of the schema; knows none by name.

use arrow::{
    array::{Array, AsArray, RecordBatch},
    datatypes::{DataType, Fields, Int32Type, Int64Type},
};
use serde_json::{Map, Value};

use crate::{Error, Result};

/// Row `row` of a batch as canonical JSON (RFC 8785): what the ledger's leaves are hashed from.
///
/// # Errors
/// Where a column is of a type that no release has.
pub fn canonical_row(batch: &RecordBatch, row: usize) -> Result<String> {
    Ok(assay_manifests::canonical::to_canonical(&row_value(batch, row)?)?)
}

/// Row `row` of a batch.
///
/// # Errors
/// Where a column is of a type that no release has.
pub fn row_value(batch: &RecordBatch, row: usize) -> Result<Value> {
    let schema = batch.schema();
    members(schema.fields(), batch.columns(), row)
}

fn members(fields: &Fields, columns: &[arrow::array::ArrayRef], row: usize) -> Result<Value> {
    let mut object = Map::with_capacity(fields.len());
    for (field, column) in fields.iter().zip(columns) {
        object.insert(field.name().clone(), cell(column.as_ref(), row)?);
    }
    Ok(Value::Object(object))
}

fn cell(column: &dyn Array, row: usize) -> Result<Value> {
    if column.is_null(row) {
        return Ok(Value::Null);
    }
    Ok(match column.data_type() {
        DataType::Utf8 => Value::from(column.as_string::<i32>().value(row)),
        DataType::LargeUtf8 => Value::from(column.as_string::<i64>().value(row)),
        DataType::Int32 => Value::from(column.as_primitive::<Int32Type>().value(row)),
        DataType::Int64 => Value::from(column.as_primitive::<Int64Type>().value(row)),
        DataType::Boolean => Value::from(column.as_boolean().value(row)),
        DataType::Float64 => Value::from(column.as_primitive::<arrow::datatypes::Float64Type>().value(row)),
        DataType::List(_) => {
            let items = column.as_list::<i32>().value(row);
            Value::Array((0..items.len()).map(|at| cell(items.as_ref(), at)).collect::<Result<_>>()?)
        }
        DataType::Struct(fields) => members(fields, column.as_struct().columns(), row)?,
        other => return Err(Error::Law(format!("a column of type {other}"))),
    })
}
