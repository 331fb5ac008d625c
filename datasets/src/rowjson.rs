//! Rows of any table as JSON, members by the names of their columns: for leaves of the ledger, and for whoever is told of one row.
//! Reads columns of any version of the schema; knows none by name.

use std::fmt::Write as _;

use arrow::{
    array::{Array, ArrayRef, AsArray, Int32Array, Int64Array, ListArray, RecordBatch, StringArray, StructArray},
    datatypes::{DataType, Fields, Int32Type, Int64Type},
};
use assay_manifests::canonical::to_canonical;
use serde_json::{Map, Value};

use crate::{Error, Result};

/// Writes the rows of one batch as canonical JSON (RFC 8785): what the ledger's leaves are hashed from. Columns are cast and names
/// sorted once, not for every row.
pub struct Canonical<'a>(Vec<Member<'a>>);

struct Member<'a> {
    /// The name as JSON, with its colon.
    name: String,
    cells: Cells<'a>,
}

enum Cells<'a> {
    Text(&'a StringArray),
    Int(&'a Int32Array),
    Long(&'a Int64Array),
    List(&'a ListArray, Box<Cells<'a>>),
    Struct(&'a StructArray, Vec<Member<'a>>),
    Other(&'a dyn Array),
}

/// Whole numbers below this are written as they are; RFC 8785 writes others as the nearest double.
const EXACT: u64 = 1 << 53;

impl<'a> Canonical<'a> {
    pub fn of(batch: &'a RecordBatch) -> Self {
        Self(members_of(batch.schema_ref().fields(), batch.columns()))
    }

    /// Appends row `row` to `out`.
    ///
    /// # Errors
    /// Where a column is of a type that no release has.
    pub fn write(&self, out: &mut String, row: usize) -> Result<()> {
        write_members(out, &self.0, row)
    }
}

fn members_of<'a>(fields: &Fields, columns: &'a [ArrayRef]) -> Vec<Member<'a>> {
    let mut order: Vec<usize> = (0..fields.len()).collect();
    order.sort_by(|a, b| fields[*a].name().encode_utf16().cmp(fields[*b].name().encode_utf16()));
    let member = |at: usize| Member { name: format!("{}:", quoted(fields[at].name())), cells: cells_of(columns[at].as_ref()) };
    order.into_iter().map(member).collect()
}

fn cells_of(column: &dyn Array) -> Cells<'_> {
    if let Some(text) = column.as_string_opt::<i32>() {
        Cells::Text(text)
    } else if let Some(int) = column.as_primitive_opt::<Int32Type>() {
        Cells::Int(int)
    } else if let Some(long) = column.as_primitive_opt::<Int64Type>() {
        Cells::Long(long)
    } else if let Some(list) = column.as_list_opt::<i32>() {
        Cells::List(list, Box::new(cells_of(list.values().as_ref())))
    } else if let Some(of) = column.as_struct_opt() {
        Cells::Struct(of, members_of(of.fields(), of.columns()))
    } else {
        Cells::Other(column)
    }
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

fn write_members(out: &mut String, members: &[Member<'_>], row: usize) -> Result<()> {
    out.push('{');
    for (number, member) in members.iter().enumerate() {
        if number > 0 {
            out.push(',');
        }
        out.push_str(&member.name);
        write_cell(out, &member.cells, row)?;
    }
    out.push('}');
    Ok(())
}

fn write_cell(out: &mut String, cells: &Cells<'_>, row: usize) -> Result<()> {
    match cells {
        Cells::Text(column) if column.is_valid(row) => write_text(out, column.value(row)),
        Cells::Int(column) if column.is_valid(row) => write_whole(out, i64::from(column.value(row)))?,
        Cells::Long(column) if column.is_valid(row) => write_whole(out, column.value(row))?,
        Cells::Struct(column, members) if column.is_valid(row) => write_members(out, members, row)?,
        Cells::List(column, cells) if column.is_valid(row) => {
            let (from, to) = (column.value_offsets()[row] as usize, column.value_offsets()[row + 1] as usize);
            out.push('[');
            for at in from..to {
                if at > from {
                    out.push(',');
                }
                write_cell(out, cells, at)?;
            }
            out.push(']');
        }
        Cells::Other(column) if column.is_valid(row) => out.push_str(&to_canonical(&cell(*column, row)?)?),
        _ => out.push_str("null"),
    }
    Ok(())
}

fn write_text(out: &mut String, text: &str) {
    // Looks at every byte rather than ending at the first: many are compared at once so.
    let special = text.bytes().fold(false, |found, byte| found | (byte < 0x20) | (byte == b'"') | (byte == b'\\'));
    if special {
        out.push_str(&quoted(text));
    } else {
        out.push('"');
        out.push_str(text);
        out.push('"');
    }
}

fn write_whole(out: &mut String, number: i64) -> Result<()> {
    if number.unsigned_abs() < EXACT {
        // Writing to a string does not fail.
        let _ = write!(out, "{number}");
    } else {
        out.push_str(&to_canonical(&number)?);
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

    use arrow::datatypes::{Field, Schema};

    use super::*;
    use crate::columns::{list, structure, text};

    #[test]
    fn rows_are_written_as_the_serialiser_writes_them() {
        let inner = structure(vec![("z", text(["é\"", "\u{1f}", "c"])), ("a", text(["1", "2", "3"]))]).expect("columns");
        let columns: Vec<(&str, ArrayRef)> = vec![
            ("b", Arc::new(StringArray::from(vec![Some("line\nline"), None]))),
            ("list", list([2, 1], inner).expect("list")),
            ("a", Arc::new(Int64Array::from(vec![-5, i64::MAX >> 11]))),
            ("large", Arc::new(Int64Array::from(vec![Some(i64::MAX), None]))),
            ("small", Arc::new(Int32Array::from(vec![i32::MIN, 0]))),
            ("flag", Arc::new(arrow::array::BooleanArray::from(vec![Some(true), None]))),
        ];
        let fields: Vec<Field> = columns.iter().map(|(name, column)| Field::new(*name, column.data_type().clone(), true)).collect();
        let schema = Schema::new(fields);
        let batch = RecordBatch::try_new(Arc::new(schema), columns.into_iter().map(|(_, column)| column).collect()).expect("batch");
        for row in 0..2 {
            let value = row_value(&batch, row).expect("a row");
            let mut written = String::new();
            Canonical::of(&batch).write(&mut written, row).expect("written");
            assert_eq!(written, to_canonical(&value).expect("JSON"));
        }
    }
}
