//! Rows of any table as JSON, members by the names of their columns: for leaves of the ledger, and for whoever is told of one row.
//! Reads columns of any version of the schema; knows none by name.

use arrow::{
    array::{Array, ArrayRef, AsArray, RecordBatch},
    datatypes::{DataType, Fields, Int32Type, Int64Type, Schema},
};
use serde_json::{Map, Value};

use crate::{Error, Result};

/// Writes rows of one schema as canonical JSON (RFC 8785): what the ledger's leaves are hashed from.
pub struct Canonical(Shape);

/// How a value is written: members of structs sorted once, not for every row.
enum Shape {
    Plain,
    List(Box<Shape>),
    /// Each member's name as JSON, its place, and its shape; in the order of the names.
    Struct(Vec<(String, usize, Shape)>),
}

impl Canonical {
    pub fn of(schema: &Schema) -> Self {
        Self(shape_of_fields(schema.fields()))
    }

    /// Row `row` of a batch of this schema.
    ///
    /// # Errors
    /// Where a column is of a type that no release has.
    pub fn row(&self, batch: &RecordBatch, row: usize) -> Result<String> {
        let mut out = String::with_capacity(1024);
        match &self.0 {
            Shape::Struct(members) => write_members(&mut out, members, batch.columns(), row)?,
            _ => return Err(Error::Law("a schema is a struct".to_owned())),
        }
        Ok(out)
    }
}

fn shape_of_fields(fields: &Fields) -> Shape {
    let mut order: Vec<usize> = (0..fields.len()).collect();
    order.sort_by(|a, b| fields[*a].name().encode_utf16().cmp(fields[*b].name().encode_utf16()));
    Shape::Struct(order.into_iter().map(|at| (quoted(fields[at].name()), at, shape_of(fields[at].data_type()))).collect())
}

fn shape_of(kind: &DataType) -> Shape {
    match kind {
        DataType::List(item) => Shape::List(Box::new(shape_of(item.data_type()))),
        DataType::Struct(fields) => shape_of_fields(fields),
        _ => Shape::Plain,
    }
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

fn write_members(out: &mut String, members: &[(String, usize, Shape)], columns: &[ArrayRef], row: usize) -> Result<()> {
    for (number, (name, at, shape)) in members.iter().enumerate() {
        out.push(if number == 0 { '{' } else { ',' });
        out.push_str(name);
        out.push(':');
        write_cell(out, shape, columns[*at].as_ref(), row)?;
    }
    out.push_str(if members.is_empty() { "{}" } else { "}" });
    Ok(())
}

fn write_cell(out: &mut String, shape: &Shape, column: &dyn Array, row: usize) -> Result<()> {
    if column.is_null(row) {
        out.push_str("null");
        return Ok(());
    }
    match (shape, column.data_type()) {
        (Shape::Struct(members), _) => write_members(out, members, column.as_struct().columns(), row)?,
        (Shape::List(shape), _) => {
            let list = column.as_list::<i32>();
            let (from, to) = (list.value_offsets()[row] as usize, list.value_offsets()[row + 1] as usize);
            out.push('[');
            for at in from..to {
                if at > from {
                    out.push(',');
                }
                write_cell(out, shape, list.values().as_ref(), at)?;
            }
            out.push(']');
        }
        (Shape::Plain, DataType::Utf8) => {
            let text = column.as_string::<i32>().value(row);
            if text.bytes().any(|byte| byte < 0x20 || byte == b'"' || byte == b'\\') {
                out.push_str(&quoted(text));
            } else {
                out.push('"');
                out.push_str(text);
                out.push('"');
            }
        }
        (Shape::Plain, _) => out.push_str(&assay_manifests::canonical::to_canonical(&cell(column, row)?)?),
    }
    Ok(())
}

/// Row `row` of a batch.
///
/// # Errors
/// Where a column is of a type that no release has.
pub fn row_value(batch: &RecordBatch, row: usize) -> Result<Value> {
    let schema = batch.schema();
    members(schema.fields(), batch.columns(), row)
}

fn members(fields: &Fields, columns: &[ArrayRef], row: usize) -> Result<Value> {
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arrow::{
        array::{Int64Array, StringArray},
        datatypes::Field,
    };

    use super::*;
    use crate::columns::{list, structure, text};

    #[test]
    fn rows_are_written_as_the_serialiser_writes_them() {
        let inner = structure(vec![("z", text(["é\"", "\u{1f}", "c"])), ("a", text(["1", "2", "3"]))]).expect("columns");
        let columns: Vec<(&str, ArrayRef)> = vec![
            ("b", Arc::new(StringArray::from(vec![Some("line\nline"), None]))),
            ("list", list([2, 1], inner).expect("list")),
            ("a", Arc::new(Int64Array::from(vec![-5, i64::MAX >> 11]))),
        ];
        let fields: Vec<Field> = columns.iter().map(|(name, column)| Field::new(*name, column.data_type().clone(), true)).collect();
        let schema = Schema::new(fields);
        let batch = RecordBatch::try_new(Arc::new(schema.clone()), columns.into_iter().map(|(_, column)| column).collect()).expect("batch");
        for row in 0..2 {
            let value = row_value(&batch, row).expect("a row");
            let want = assay_manifests::canonical::to_canonical(&value).expect("JSON");
            assert_eq!(Canonical::of(&schema).row(&batch, row).expect("written"), want);
        }
    }
}
