//! What a name says of the value that it is set to: that it is a secret, that it is about one, or that it is meant to be seen. Knows no
//! kinds and no values.

/// What a telling name says its value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    Password,
    Token,
    Secret,
    Key,
}

/// Last words of a name after which the value is about a secret, not one.
const ABOUT: &[&str] = &[
    "action",
    "addr",
    "address",
    "alg",
    "algo",
    "algorithm",
    "alias",
    "arn",
    "at",
    "attr",
    "attribute",
    "begin",
    "bytes",
    "check",
    "checksum",
    "class",
    "cls",
    "column",
    "commit",
    "confirm",
    "confirmation",
    "count",
    "created",
    "date",
    "description",
    "digest",
    "dir",
    "directory",
    "email",
    "enabled",
    "encoding",
    "end",
    "endpoint",
    "env",
    "environment",
    "error",
    "event",
    "exists",
    "expires",
    "expiration",
    "expiry",
    "extension",
    "field",
    "file",
    "filename",
    "fingerprint",
    "fmt",
    "format",
    "from",
    "handler",
    "hash",
    "header",
    "help",
    "hint",
    "host",
    "id",
    "identifier",
    "ids",
    "index",
    "info",
    "input",
    "issuer",
    "iv",
    "kind",
    "label",
    "len",
    "length",
    "level",
    "limit",
    "location",
    "max",
    "md5",
    "message",
    "method",
    "min",
    "mode",
    "module",
    "msg",
    "name",
    "names",
    "namespace",
    "nonce",
    "number",
    "owner",
    "param",
    "parameter",
    "params",
    "path",
    "pattern",
    "placeholder",
    "policy",
    "port",
    "prefix",
    "prompt",
    "property",
    "provider",
    "query",
    "ref",
    "reference",
    "regex",
    "regexp",
    "region",
    "required",
    "rev",
    "revision",
    "role",
    "rotation",
    "salt",
    "schema",
    "scope",
    "scopes",
    "selector",
    "separator",
    "sha",
    "sha1",
    "sha256",
    "sha512",
    "sid",
    "size",
    "slug",
    "source",
    "start",
    "state",
    "status",
    "store",
    "strategy",
    "strength",
    "suffix",
    "table",
    "tag",
    "template",
    "text",
    "time",
    "timeout",
    "title",
    "tokenizer",
    "tokens",
    "topic",
    "ttl",
    "type",
    "types",
    "uid",
    "updated",
    "uri",
    "url",
    "usage",
    "user",
    "username",
    "uuid",
    "validator",
    "var",
    "variable",
    "version",
    "zone",
];

/// Words of a name that make of a key or token something that anyone may see.
const PUBLIC: &[&str] = &[
    "public",
    "pub",
    "publishable",
    "cache",
    "primary",
    "foreign",
    "sort",
    "partition",
    "idempotency",
    "site",
    "page",
    "next",
    "previous",
    "prev",
    "continuation",
    "pagination",
    "cursor",
    "csrf",
    "xsrf",
    "sync",
    "etag",
    "trace",
    "translation",
    "i18n",
    "unique",
    "composite",
    "cancellation",
    "cancel",
    "routing",
    "group",
    "grouping",
    "row",
    "object",
    "hot",
    "map",
    "dict",
    "schema",
    "sample",
    "example",
    "dummy",
    "fake",
    "mock",
    "placeholder",
    "invalid",
    "contract",
    "erc20",
    "lookup",
    "feature",
    "flag",
    "dedupe",
    "dedup",
    "integrity",
    "checksum",
    "shortcut",
    "keyboard",
    "known",
    "resume",
    "delta",
    "collapse",
    "answer",
    "encrypted",
    "sealed",
    "hashed",
    "masked",
    "redacted",
    "measurement",
    "sitekey",
];

/// Ends of a name that say nothing of the value: they are passed over.
const NEUTRAL: &[&str] = &[
    "prod",
    "production",
    "dev",
    "development",
    "staging",
    "stage",
    "test",
    "testing",
    "live",
    "sandbox",
    "v1",
    "v2",
    "v3",
    "default",
    "value",
    "val",
    "str",
    "string",
    "base64",
    "b64",
    "hex",
    "plain",
    "raw",
    "current",
    "old",
    "new",
    "main",
    "secondary",
    "backup",
    "1",
    "2",
    "3",
    "literal",
    "here",
    "internal",
    "local",
    "master",
    "root",
    "admin",
    "service",
];

/// The words of a name, in lower case: parted at signs and where the case changes.
pub fn words(name: &str) -> Vec<String> {
    let mut parts: Vec<String> = vec![String::new()];
    let mut previous = ' ';
    let mut chars = name.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_ascii_alphanumeric() {
            parts.push(String::new());
        } else {
            let starts = c.is_ascii_uppercase()
                && (previous.is_ascii_lowercase() || previous.is_ascii_uppercase() && chars.peek().is_some_and(char::is_ascii_lowercase));
            if starts {
                parts.push(String::new());
            }
            if let Some(last) = parts.last_mut() {
                last.push(c.to_ascii_lowercase());
            }
        }
        previous = c;
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// Whether the name says that its value is about a secret, or is for everybody to see.
pub fn is_harmless(name: &str) -> bool {
    let words = words(name);
    let end = words.iter().rposition(|word| !NEUTRAL.contains(&word.as_str())).map_or(0, |at| at + 1);
    let meant = &words[..end];
    let about = meant.last().is_some_and(|last| ABOUT.contains(&last.as_str()));
    about || is_public(meant)
}

fn is_public(words: &[String]) -> bool {
    words.iter().any(|word| PUBLIC.contains(&word.as_str()))
}

/// Whether any word of the name says that a secret is meant: enough where the name holds the issuer too.
pub fn hints(name: &str) -> bool {
    const WORDS: &[&str] = &[
        "key",
        "keys",
        "token",
        "secret",
        "auth",
        "credential",
        "credentials",
        "cred",
        "creds",
        "api",
        "apikey",
        "pat",
        "dsn",
        "access",
        "license",
        "licence",
        "signing",
        "hec",
        "authtoken",
        "accesstoken",
        "secretkey",
        "apitoken",
        "bearer",
        "authorization",
        "sk",
    ];
    words(name).iter().any(|word| {
        WORDS.contains(&word.as_str())
            || word.starts_with("pass")
            || word == "pwd"
            || word.ends_with("key")
            || word.ends_with("token")
            || word.ends_with("secret")
    })
}

/// What the name says its value is, where it says so.
pub fn telling(name: &str) -> Option<Telling> {
    let words = words(name);
    let end = words.iter().rposition(|word| !NEUTRAL.contains(&word.as_str())).map_or(0, |at| at + 1);
    let meant = &words[..end];
    let last = meant.last()?.as_str();
    let before = meant.len().checked_sub(2).and_then(|at| meant.get(at)).map_or("", String::as_str);
    if ABOUT.contains(&last) {
        return None;
    }
    let password = |word: &str| {
        let word = word.trim_end_matches(|c: char| c.is_ascii_digit());
        matches!(
            word,
            "password"
                | "passwd"
                | "pwd"
                | "pass"
                | "passphrase"
                | "passcode"
                | "passwort"
                | "pswd"
                | "pw"
                | "contrasena"
                | "motdepasse"
                | "senha"
                | "authtok"
                | "psk"
        ) || word.ends_with("password")
            || word.ends_with("passwd")
            || word.ends_with("pwd")
            || word.len() > 4 && word.ends_with("pass") && !matches!(word, "bypass" | "compass" | "encompass" | "trespass" | "surpass")
    };
    if password(last) || before == "pass" && matches!(last, "phrase" | "word") {
        return Some(Telling::Password);
    }
    if is_public(meant) {
        return None;
    }
    if matches!(last, "token" | "jwt" | "bearer" | "pat" | "cookie" | "authorization" | "auth") || last.ends_with("token") {
        return Some(Telling::Token);
    }
    if matches!(last, "secret" | "secrets" | "credential" | "credentials" | "creds" | "cred") || last.ends_with("secret") {
        return Some(Telling::Secret);
    }
    // A key by itself may be anything's.
    if matches!(last, "apikey" | "privkey" | "authkey" | "accesskey" | "secretkey" | "cryptkey")
        || last == "key" && meant.len() > 1 && !matches!(before, "a" | "the" | "is" | "has" | "by")
    {
        return Some(Telling::Key);
    }
    // `secret_key_base`, `password_value2`, `api_key_for_mail`.
    let joined = meant.join("_");
    if ["secret_key", "api_key", "apikey", "access_token", "auth_token", "client_secret"].iter().any(|telling| joined.contains(telling)) {
        return Some(Telling::Key);
    }
    meant.iter().any(|word| password(word) && word != "pass" && word != "pw").then_some(Telling::Password).filter(|_| meant.len() <= 3)
}

/// Whether the value is the password itself: `db_password`, `adminPass2`, not `passwordToggle`.
pub fn ends_in_password(name: &str) -> bool {
    let words = words(name);
    let meant = words.iter().rev().find(|word| !NEUTRAL.contains(&word.as_str()));
    meant.is_some_and(|last| {
        let last = last.trim_end_matches(|c: char| c.is_ascii_digit());
        ["pass", "passwd", "password", "pwd", "pw", "passphrase", "passwort", "psk", "authtok", "senha"]
            .iter()
            .any(|word| last.ends_with(word))
    })
}

/// Whether a name that ends in `key` speaks of one that opens something: others are keys of maps, caches and tables.
pub fn is_strong_key(name: &str) -> bool {
    const STRONG: &[&str] = &[
        "api",
        "access",
        "secret",
        "private",
        "auth",
        "encryption",
        "encrypt",
        "signing",
        "sign",
        "signature",
        "master",
        "account",
        "shared",
        "session",
        "app",
        "client",
        "service",
        "server",
        "webhook",
        "hmac",
        "jwt",
        "cipher",
        "crypto",
        "aes",
        "rsa",
        "license",
        "licence",
        "subscription",
        "ssh",
        "deploy",
        "admin",
        "write",
        "ingest",
        "integration",
        "apikey",
        "secretkey",
        "token",
        "symmetric",
        "decryption",
        "cookie",
        "data",
        "storage",
        "connection",
        "management",
    ];
    words(name).iter().any(|word| STRONG.contains(&word.as_str()) || word.ends_with("apikey"))
}
