//! What stands where a secret would: examples, templates, references, runs of one character. Knows nothing of kinds.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

/// Words that nobody's real secret spells.
const WORDS: &[&str] = &[
    "example",
    "sample",
    "dummy",
    "placeholder",
    "changeme",
    "change-me",
    "change_me",
    "changeit",
    "replaceme",
    "replace_me",
    "replace-me",
    "your-",
    "your_",
    "yourtoken",
    "yourpass",
    "yourkey",
    "yoursecret",
    "yourapi",
    "xxxx",
    "redacted",
    "insert-",
    "insert_",
    "inserthere",
    "todo",
    "fixme",
    "notreal",
    "not-a-real",
    "not_a_real",
    "fake",
    "foobar",
    "my-secret",
    "my_secret",
    "mysecret",
    "mypass",
    "my_pass",
    "my-pass",
    "my_token",
    "my-token",
    "mytoken",
    "-here",
    "_here",
    "goes-here",
    "goeshere",
    "<",
    ">",
    "${",
    "{{",
    "%(",
    "$(",
    "...",
    "***",
    "abcdefgh",
    "12345678",
    "01234567",
    "deadbeef",
    "cafebabe",
    "test_token",
    "test-token",
    "testtoken",
    "testing",
    "test_key",
    "test-key",
    "testkey",
    "test_secret",
    "test-secret",
    "testsecret",
    "testpass",
    "test_pass",
    "test-pass",
    "qwerty",
    "lorem",
    "invalid",
    "secret123",
    "password",
    "passw0rd",
    "p@ssw0rd",
];

static FIND: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::builder().ascii_case_insensitive(true).build(WORDS).ok());

/// Whether a value is meant to be replaced, or is plainly made up.
pub fn is_placeholder(value: &str) -> bool {
    // Keys in blocks hold every short word somewhere.
    if value.len() > 400 {
        return few_characters(value);
    }
    FIND.as_ref().is_some_and(|words| words.is_match(value)) || few_characters(value) || repeats(value) || ascends(value)
}

/// All the same character, or nearly.
fn few_characters(value: &str) -> bool {
    let body = value.rsplit(['_', '-', '.', '/', ':']).next().filter(|body| body.len() >= 8).unwrap_or(value);
    let distinct = body.bytes().collect::<std::collections::BTreeSet<_>>().len();
    distinct <= 3 && body.len() >= 6 || distinct * 6 < body.len().min(60)
}

/// The same few characters again and again.
fn repeats(value: &str) -> bool {
    let bytes = value.as_bytes();
    (1..=8).any(|period| {
        let matching = bytes.windows(period + 1).filter(|window| window[0] == window[period]).count();
        bytes.len() >= 12 && matching * 10 > (bytes.len() - period) * 9
    })
}

/// `abcdef…`, `1234…`: most characters follow the one before.
fn ascends(value: &str) -> bool {
    let bytes = value.as_bytes();
    let follows = |pair: &&[u8]| pair[1] == pair[0].wrapping_add(1) || pair[0] == pair[1].wrapping_add(1);
    bytes.len() >= 8 && bytes.windows(2).filter(follows).count() * 2 > bytes.len()
}

/// Whether a value is read from somewhere else when the program runs, or names something rather than being it.
pub fn is_reference(value: &str) -> bool {
    let starts = [
        "$",
        "@",
        "#",
        "env.",
        "env:",
        "ENV",
        "process.env",
        "os.environ",
        "vault:",
        "ref:",
        "secret:",
        "secrets.",
        "arn:",
        "file:",
        "op://",
        "sm://",
    ];
    let is_address =
        value.contains("://") || value.starts_with('/') || value.starts_with("./") || value.starts_with("../") || value.starts_with("~/");
    let is_template = value.contains("%s") || value.contains("%d") || value.contains("{}") || value.contains("#{") || value.contains("{0}");
    let is_wrapped =
        [('{', '}'), ('[', ']'), ('(', ')'), ('%', '%')].iter().any(|(open, close)| value.starts_with(*open) && value.ends_with(*close));
    starts.iter().any(|start| value.starts_with(start)) || is_address || is_template || is_wrapped
}
