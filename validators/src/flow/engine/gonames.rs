//! Constants and packages of Go's standard library by name. Knows no rule.

use super::value::Value;

/// Constants of the standard library that code compares with or builds texts of.
pub(super) fn constant<'a>(package: &str, name: &str) -> Option<Value<'a>> {
    Some(match (package, name) {
        ("os", "PathSeparator") | ("path/filepath", "Separator") => Value::str("/"),
        ("os", "PathListSeparator") | ("path/filepath", "ListSeparator") => Value::str(":"),
        ("os", "DevNull") => Value::str("/dev/null"),
        ("math", "MaxInt8") => Value::int(i8::MAX.into()),
        ("math", "MinInt8") => Value::int(i8::MIN.into()),
        ("math", "MaxUint8") => Value::int(u8::MAX.into()),
        ("math", "MaxInt16") => Value::int(i16::MAX.into()),
        ("math", "MinInt16") => Value::int(i16::MIN.into()),
        ("math", "MaxUint16") => Value::int(u16::MAX.into()),
        ("math", "MaxInt32") => Value::int(i32::MAX.into()),
        ("math", "MinInt32") => Value::int(i32::MIN.into()),
        ("math", "MaxUint32") => Value::int(u32::MAX.into()),
        ("math", "MaxInt" | "MaxInt64") => Value::int(i64::MAX.into()),
        ("math", "MinInt" | "MinInt64") => Value::int(i64::MIN.into()),
        ("net/http", status) => return http_constant(status),
        _ => return None,
    })
}

fn http_constant<'a>(name: &str) -> Option<Value<'a>> {
    let text = match name {
        "MethodGet" => "GET",
        "MethodPost" => "POST",
        "MethodPut" => "PUT",
        "MethodDelete" => "DELETE",
        "MethodPatch" => "PATCH",
        "MethodHead" => "HEAD",
        "MethodOptions" => "OPTIONS",
        _ => return None,
    };
    Some(Value::str(text))
}

/// Whether a path that begins so is of the standard library.
pub(super) fn is_standard(first: &str) -> bool {
    const ROOTS: &[&str] = &[
        "archive",
        "bufio",
        "bytes",
        "cmp",
        "compress",
        "container",
        "context",
        "crypto",
        "database",
        "debug",
        "embed",
        "encoding",
        "errors",
        "expvar",
        "flag",
        "fmt",
        "go",
        "hash",
        "html",
        "image",
        "index",
        "io",
        "iter",
        "log",
        "maps",
        "math",
        "mime",
        "net",
        "os",
        "path",
        "plugin",
        "reflect",
        "regexp",
        "runtime",
        "slices",
        "sort",
        "strconv",
        "strings",
        "structs",
        "sync",
        "syscall",
        "testing",
        "text",
        "time",
        "unicode",
        "unique",
        "unsafe",
        "weak",
        "C",
    ];
    ROOTS.contains(&first)
}
