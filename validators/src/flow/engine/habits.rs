//! What the names of functions that are not in sight say of them. Knows names only.

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
            | "unreachable!"
            | "todo!"
    )
}

/// Names of checks of form: what they are shown may be turned away.
pub(super) fn is_check(method: &str) -> bool {
    let name = method.trim_start_matches('_').to_ascii_lowercase();
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
            | "basename"
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
    )
}
