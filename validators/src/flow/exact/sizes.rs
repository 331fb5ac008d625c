//! Sizes and ranges of types on the usual 64-bit data model of Unix, and the limits that headers name. Knows no value.

use crate::flow::ir::TypeRef;

/// Bytes of a scalar type on the usual 64-bit data model of Unix.
pub fn base_size(name: &str) -> Option<i128> {
    let name = name.trim();
    let name = name.strip_prefix("std.").unwrap_or(name);
    Some(match name {
        "char" | "signed char" | "unsigned char" | "int8_t" | "uint8_t" | "bool" | "_Bool" | "BYTE" | "void" => 1,
        "short" | "unsigned short" | "int16_t" | "uint16_t" => 2,
        "int" | "unsigned" | "unsigned int" | "int32_t" | "uint32_t" | "float" | "wchar_t" => 4,
        "long" | "unsigned long" | "long long" | "unsigned long long" | "int64_t" | "uint64_t" | "size_t" | "ssize_t" | "double"
        | "time_t" => 8,
        _ => return None,
    })
}

/// Least and greatest value of an integer type.
pub fn range_of(ty: &TypeRef) -> Option<(i128, i128)> {
    if ty.pointers > 0 || !ty.dims.is_empty() || matches!(&*ty.name, "float" | "double" | "void" | "bool") {
        return None;
    }
    let bits = base_size(&ty.name)? * 8;
    let unsigned = ty.is_unsigned || ty.name.starts_with('u') || &*ty.name == "size_t";
    Some(if unsigned { (0, (1i128 << bits) - 1) } else { (-(1i128 << (bits - 1)), (1i128 << (bits - 1)) - 1) })
}

/// Values of the limits that headers name.
pub fn named_constant(name: &str) -> Option<i128> {
    Some(match name {
        "CHAR_MAX" | "SCHAR_MAX" | "INT8_MAX" => 127,
        "CHAR_MIN" | "SCHAR_MIN" | "INT8_MIN" => -128,
        "UCHAR_MAX" | "UINT8_MAX" => 255,
        "SHRT_MAX" | "INT16_MAX" => 32_767,
        "SHRT_MIN" | "INT16_MIN" => -32_768,
        "USHRT_MAX" | "UINT16_MAX" => 65_535,
        "INT_MAX" | "INT32_MAX" | "RAND_MAX" => i128::from(i32::MAX),
        "INT_MIN" | "INT32_MIN" => i128::from(i32::MIN),
        "UINT_MAX" | "UINT32_MAX" => i128::from(u32::MAX),
        "LONG_MAX" | "LLONG_MAX" | "INT64_MAX" | "SSIZE_MAX" => i128::from(i64::MAX),
        "LONG_MIN" | "LLONG_MIN" | "INT64_MIN" => i128::from(i64::MIN),
        "ULONG_MAX" | "ULLONG_MAX" | "UINT64_MAX" | "SIZE_MAX" => i128::from(u64::MAX),
        "EOF" | "INVALID_SOCKET" | "SOCKET_ERROR" => -1,
        "true" | "TRUE" | "EXIT_FAILURE" => 1,
        "false" | "FALSE" | "EXIT_SUCCESS" => 0,
        "PATH_MAX" => 4096,
        _ => return None,
    })
}
