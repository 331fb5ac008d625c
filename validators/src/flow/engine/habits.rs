//! What the names of functions that are not in sight say of them. Knows names only.

/// What constants of the standard libraries of Python and Node are, where rules ask for it.
pub(super) fn library_constant<'a>(library: &str, name: &str) -> Option<super::value::Value<'a>> {
    use super::value::Value;
    match (library, name) {
        ("os" | "os.path" | "posixpath" | "path", "sep") => return Some(Value::str("/")),
        ("os" | "os.path", "pardir") => return Some(Value::str("..")),
        ("os" | "os.path", "curdir") => return Some(Value::str(".")),
        _ => {}
    }
    if !matches!(library, "stat" | "fs.constants" | "fs" | "constants") {
        return None;
    }
    let bits = match name {
        "S_IRWXU" => 0o700,
        "S_IRUSR" | "S_IREAD" => 0o400,
        "S_IWUSR" | "S_IWRITE" => 0o200,
        "S_IXUSR" | "S_IEXEC" => 0o100,
        "S_IRWXG" => 0o070,
        "S_IRGRP" => 0o040,
        "S_IWGRP" => 0o020,
        "S_IXGRP" => 0o010,
        "S_IRWXO" => 0o007,
        "S_IROTH" => 0o004,
        "S_IWOTH" => 0o002,
        "S_IXOTH" => 0o001,
        _ => return None,
    };
    Some(Value::int(bits))
}

/// What stands between the parts of a path.
pub(super) fn is_separator(name: &str) -> bool {
    matches!(
        name,
        "os.sep"
            | "os.path.sep"
            | "path.sep"
            | "File.SEPARATOR"
            | "File.Separator"
            | "Path.DirectorySeparatorChar"
            | "Path.AltDirectorySeparatorChar"
            | "System.IO.Path.DirectorySeparatorChar"
            | "System.IO.Path.AltDirectorySeparatorChar"
            | "std.path.MAIN_SEPARATOR"
            | "std.path.MAIN_SEPARATOR_STR"
    )
}

/// Functions that end the run.
pub(super) fn never_returns(name: &str) -> bool {
    matches!(
        name,
        "sys.exit"
            | "os._exit"
            | "exit"
            | "quit"
            | "die"
            | "flask.abort"
            | "abort"
            | "process.exit"
            | "os.Exit"
            | "panic"
            | "panic!"
            | "java.lang.System.exit"
            | "log.Fatal"
            | "log.Fatalf"
            | "log.Fatalln"
            | "log.Panic"
            | "log.Panicf"
            | "log.Panicln"
            | "ctx.throw"
            | "wp_die"
            | "wp_send_json"
            | "wp_send_json_error"
            | "wp_send_json_success"
            | "exitProcess"
            | "kotlin.system.exitProcess"
            | "System.Environment.Exit"
            | "Environment.Exit"
            | "unreachable!"
            | "todo!"
    )
}

/// Tests that raise where they do not hold.
pub(super) fn raises_unless(method: &str) -> bool {
    matches!(method, "relative_to")
}

/// Names of checks of form: what they are shown may be turned away.
pub(super) fn is_check(method: &str) -> bool {
    let name = method.trim_start_matches('_');
    // How all of them begin, or end.
    if !name.starts_with(['c', 'C', 'v', 'V', 'a', 'A', 'i', 'I']) && !name.ends_with(['d', 'D']) {
        return false;
    }
    let name = name.to_ascii_lowercase();
    let about_form = ["url", "path", "injection", "valid", "safe", "name", "input", "param", "arg", "format", "allowed", "host"];
    match name.strip_prefix("check").or_else(|| name.strip_prefix("verify")).or_else(|| name.strip_prefix("assert")) {
        Some(rest) => about_form.iter().any(|word| rest.contains(word)),
        None => {
            ["validate", "is_valid", "isvalid", "is_safe", "issafe", "is_allowed", "isallowed"].iter().any(|word| name.starts_with(word))
                || name.ends_with("_is_valid")
                || name.ends_with("isvalid")
        }
    }
}

/// Parsers and normalisers: a test of what they give is a test of what they got.
pub(super) fn normalises(method: &str) -> bool {
    matches!(
        method,
        "urlparse"
            | "urlsplit"
            | "URL"
            | "Parse"
            | "parse_url"
            | "realpath"
            | "abspath"
            | "normpath"
            | "resolve"
            | "normalize"
            | "Path"
            | "Clean"
            | "lower"
            | "upper"
            | "strip"
            | "trim"
            | "toLowerCase"
            | "toUpperCase"
            | "getCanonicalPath"
            | "getHost"
            | "toPath"
            | "toFile"
            | "toURI"
            | "getCanonicalFile"
            | "getAbsoluteFile"
            | "getAbsolutePath"
            | "toAbsolutePath"
            | "toRealPath"
            | "toString"
            | "components"
    )
}

/// Methods that give the parts of what they are asked of, or a digest: a test of those is a test of the whole.
pub(super) fn lists_parts(method: &str) -> bool {
    matches!(method, "split" | "rsplit" | "getmembers" | "getnames" | "infolist" | "namelist" | "hexdigest" | "digest")
}

/// Types of Kotlin's library that every file sees.
pub(super) fn is_kotlin_own(name: &str) -> bool {
    matches!(
        name,
        "List" | "MutableList" | "Set" | "MutableSet" | "Map" | "MutableMap" | "Collection" | "Iterable" | "Sequence" | "Pair" | "Regex"
    )
}

/// Classes of Java that need no import.
pub(super) fn is_java_lang(name: &str) -> bool {
    matches!(
        name,
        "String"
            | "System"
            | "Runtime"
            | "ProcessBuilder"
            | "Process"
            | "Math"
            | "Thread"
            | "Object"
            | "Class"
            | "ClassLoader"
            | "StringBuilder"
            | "StringBuffer"
            | "Exception"
            | "RuntimeException"
            | "Integer"
            | "Long"
            | "Boolean"
            | "Character"
            | "Double"
            | "Float"
            | "Throwable"
    )
}

/// Annotations for compilers and readers: nobody calls a method for them.
pub(super) fn only_notes(annotation: &crate::flow::ir::Expr) -> bool {
    let name = match &annotation.kind {
        crate::flow::ir::ExprKind::Call { callee, .. } => callee.dotted(),
        _ => annotation.dotted(),
    };
    name.is_some_and(|name| {
        let last = name.rsplit('.').next().unwrap_or(&name);
        matches!(
            last,
            "Override" | "SuppressWarnings" | "SafeVarargs" | "Suppress" | "Nullable" | "NonNull" | "Nonnull" | "NotNull" | "Throws"
        )
    })
}

/// Whether `this::name` or `Class::name` stands in a text of Java.
pub(super) fn is_referenced(text: &str, name: &str) -> bool {
    let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    text.match_indices("::").any(|(at, _)| text[at + 2..].trim_start().strip_prefix(name).is_some_and(ends))
}
