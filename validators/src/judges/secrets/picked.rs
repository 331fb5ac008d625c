//! Passwords that people think of: words and a number. Knows how they are put together and which words are of programs, no kinds and no
//! places.

/// Words of technical names: what holds one is no password that somebody thought of.
const TECHNICAL: &[&str] = &[
    "account",
    "admin",
    "aes",
    "api",
    "app",
    "argon",
    "auth",
    "backend",
    "base",
    "bcrypt",
    "box",
    "btn",
    "button",
    "cache",
    "cart",
    "cell",
    "central",
    "char",
    "chars",
    "class",
    "client",
    "cluster",
    "col",
    "column",
    "config",
    "cookie",
    "database",
    "db",
    "default",
    "demo",
    "deploy",
    "dev",
    "dialog",
    "digest",
    "digits",
    "east",
    "ed",
    "env",
    "error",
    "eu",
    "example",
    "field",
    "file",
    "flow",
    "form",
    "grant",
    "group",
    "hash",
    "hex",
    "hide",
    "hint",
    "hmac",
    "host",
    "http",
    "https",
    "icon",
    "id",
    "index",
    "input",
    "instance",
    "invalid",
    "iso",
    "item",
    "key",
    "keyword",
    "label",
    "latin",
    "len",
    "length",
    "level",
    "link",
    "login",
    "max",
    "md",
    "meter",
    "min",
    "modal",
    "mongo",
    "mysql",
    "name",
    "new",
    "node",
    "north",
    "old",
    "page",
    "param",
    "passwd",
    "password",
    "path",
    "pbkdf",
    "plain",
    "policy",
    "port",
    "postgres",
    "prod",
    "production",
    "provider",
    "pw",
    "queue",
    "reader",
    "readers",
    "redis",
    "region",
    "release",
    "reset",
    "rev",
    "role",
    "row",
    "rsa",
    "rule",
    "schema",
    "scheme",
    "scram",
    "screen",
    "scrypt",
    "secret",
    "section",
    "server",
    "service",
    "session",
    "sha",
    "shop",
    "show",
    "sql",
    "staging",
    "step",
    "storage",
    "store",
    "strength",
    "strict",
    "tab",
    "tag",
    "test",
    "text",
    "toggle",
    "token",
    "topic",
    "type",
    "us",
    "user",
    "username",
    "utf",
    "v",
    "vault",
    "version",
    "view",
    "visible",
    "web",
    "west",
    "widget",
    "windows",
    "wrong",
    "zone",
];

/// Words and a number, as people think of passwords: `lamp-river-62`, `Harbour.1987`, `Copper_Kettle14!`.
pub fn picked(value: &str) -> bool {
    let body = value.trim_start_matches('!').trim_end_matches(['!', '?', '$', '*', '#', '@', '.']);
    let words = body.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = body.len() - words.len();
    let signs = |c: char| matches!(c, '-' | '_' | '.' | '#' | '@' | '+' | '*' | '!' | '&' | '=' | '%');
    let parts: Vec<&str> = words.split(signs).filter(|part| !part.is_empty()).collect();
    (2..=4).contains(&digits)
        && (6..=40).contains(&value.len())
        && (1..=5).contains(&parts.len())
        && parts.iter().all(|part| part.bytes().all(|b| b.is_ascii_alphabetic()))
        && parts.iter().any(|part| part.len() >= 4)
        && !super::names::words(words).iter().any(|word| TECHNICAL.binary_search(&word.as_str()).is_ok())
}

/// Words in parts, one of which holds a number, as people think of passwords: `graugans-7-teich`, `Dx81-lofoten`, `Amber+Zug5`. Less telling
/// than [`picked`]: only where the value is called a password.
pub fn put_together(value: &str) -> bool {
    let parts: Vec<&str> = value.split(['-', '+', '!', '#', '*', '&', '%']).collect();
    let word = |part: &str| part.trim_matches(|c: char| c.is_ascii_digit()).len();
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    (8..=40).contains(&value.len())
        && (2..=5).contains(&parts.len())
        && (1..=4).contains(&digits)
        && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric()))
        // A number stands at the beginning or at the end of its part.
        && parts.iter().all(|part| part.trim_matches(|c: char| c.is_ascii_digit()).bytes().all(|b| b.is_ascii_alphabetic()))
        && parts.iter().filter(|part| word(part) >= 3).count() > usize::from(!value.bytes().any(|b| b.is_ascii_uppercase()))
        && parts.iter().any(|part| word(part) >= 5)
        && !super::names::words(value).iter().any(|word| {
            let word = word.trim_matches(|c: char| c.is_ascii_digit());
            TECHNICAL.binary_search(&word).is_ok()
        })
}
