//! Arrow columns out of iterators: strings, numbers, lists, structs. Knows nothing of which columns a view has.

use std::sync::Arc;

use arrow::{
    array::{Array, ArrayRef, Int32Array, Int64Array, ListArray, StringArray, StructArray},
    buffer::OffsetBuffer,
    datatypes::{DataType, Field, Fields},
};

use crate::Result;

pub fn text<T: AsRef<str>>(values: impl IntoIterator<Item = T>) -> ArrayRef {
    Arc::new(StringArray::from_iter_values(values))
}

pub fn maybe<T: AsRef<str>>(values: impl IntoIterator<Item = Option<T>>) -> ArrayRef {
    Arc::new(values.into_iter().collect::<StringArray>())
}

pub fn int(values: impl IntoIterator<Item = i32>) -> ArrayRef {
    Arc::new(Int32Array::from_iter_values(values))
}

pub fn maybe_int(values: impl IntoIterator<Item = Option<i32>>) -> ArrayRef {
    Arc::new(values.into_iter().collect::<Int32Array>())
}

pub fn long(values: impl IntoIterator<Item = u64>) -> ArrayRef {
    Arc::new(Int64Array::from_iter_values(values.into_iter().map(|value| i64::try_from(value).unwrap_or(i64::MAX))))
}

/// Lists of `lengths` over the items of `child`, in order.
///
/// # Errors
/// Where the lengths do not add up to the items.
pub fn list(lengths: impl IntoIterator<Item = usize>, child: ArrayRef) -> Result<ArrayRef> {
    let field = Arc::new(Field::new("item", child.data_type().clone(), true));
    Ok(Arc::new(ListArray::try_new(field, OffsetBuffer::from_lengths(lengths), child, None)?))
}

/// A struct of named columns, in order.
///
/// # Errors
/// Where the columns differ in length.
pub fn structure(columns: Vec<(&str, ArrayRef)>) -> Result<ArrayRef> {
    let fields: Fields = columns.iter().map(|(name, column)| Field::new(*name, column.data_type().clone(), true)).collect();
    Ok(Arc::new(StructArray::try_new(fields, columns.into_iter().map(|(_, column)| column).collect(), None)?))
}

/// A list of texts for each row.
///
/// # Errors
/// None in practice; Arrow's signature is passed on.
pub fn texts<'a, R, I>(rows: &'a [R], of: impl Fn(&'a R) -> I) -> Result<ArrayRef>
where
    I: ExactSizeIterator<Item: AsRef<str>>,
{
    let lengths: Vec<usize> = rows.iter().map(|row| of(row).len()).collect();
    list(lengths, text(rows.iter().flat_map(of)))
}

/// Types as the helpers above make them.
pub fn list_type(of: DataType) -> DataType {
    DataType::List(Arc::new(Field::new("item", of, true)))
}

pub fn struct_type(fields: &[(&str, DataType)]) -> DataType {
    DataType::Struct(fields.iter().map(|(name, kind)| Field::new(*name, kind.clone(), true)).collect())
}
