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
    "replacewith",
    "replace-with",
    "replace_with",
    "not_used",
    "unused",
    "censored",
    "suppressed",
    "obfuscated",
    "snipped",
    "truncated",
    "notasecret",
    "donotuse",
    "do-not-use",
    "do_not_use",
    "tbd-",
    "-tbd",
    "enter-",
    "enter_",
    "put-your",
    "put_your",
    "some-",
    "some_",
    "my-api",
    "my_api",
    "myapikey",
    "abc123",
    "123abc",
    "asdfgh",
    "zxcvbn",
    "loremipsum",
    "0000000000",
    "1111111111",
    "xyzxyz",
    "aaaaaa",
    "notset",
    "not-set",
    "not_set",
    "hunter2",
    "unique phrase",
    "correcthorse",
];

static FIND: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::builder().ascii_case_insensitive(true).build(WORDS).ok());

/// Whether a value is meant to be replaced, or is plainly made up.
pub fn is_placeholder(value: &str) -> bool {
    // Keys in blocks hold every short word somewhere.
    if value.len() > 400 {
        return few_characters(value);
    }
    let starts_as_test = |word: &str| {
        value.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
            && value[word.len()..].bytes().all(|b| b.is_ascii_digit() || matches!(b, b'!' | b'_' | b'-'))
    };
    FIND.as_ref().is_some_and(|words| words.find_iter(value).any(|hit| !(is_sign(hit.range(), value) && is_of_all_signs(value))))
        || few_characters(value)
        || repeats(value)
        || ascends(value)
        || doubles(value)
        || ["test", "demo", "pass", "temp"].iter().any(|word| starts_as_test(word))
}

/// `<` or `>`, which generators of keys use as well as brackets around a name.
fn is_sign(place: std::ops::Range<usize>, value: &str) -> bool {
    matches!(&value[place], "<" | ">")
}

/// Whether a block in coded text is one that somebody is to fill in.
pub fn is_unfilled_block(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let told = ["example", "placeholder", "redacted", "truncated", "your_", "your-", "...", "***", "<", "${", "{{", "xxxxxxxx"];
    told.iter().any(|word| lower.contains(word)) || few_characters(value)
}

/// Whether a value is given out to everybody: public keys, identifiers, digests, addresses of contracts.
pub fn is_public(value: &str) -> bool {
    const STARTS: &[&str] = &[
        "3MVG9",
        "pk_live_",
        "pk_test_",
        "ssh-rsa",
        "ssh-ed25519",
        "ecdsa-sha2",
        "AAAAB3Nza",
        "AAAAC3Nza",
        "AAAAE2Vj",
        "sb_publishable_",
        "phc_",
        "age1",
        "npub1",
        "xpub",
        "pk.eyJ",
        "ca-pub-",
        "MIIBIjANBg",
        "MIICIjANBg",
        "MIGfMA0GCS",
        "MFkwEwYHKoZIzj",
        "MCowBQYDK2V",
        "pbkdf2_sha",
        "pbkdf2:sha",
        "scrypt:",
        "bcrypt_sha256$",
        "argon2$",
        "{SSHA",
        "{PBKDF2",
        "-----BEGIN PUBLIC",
        "-----BEGIN CERT",
        "sha1-",
        "sha256-",
        "sha384-",
        "sha512-",
        "sha1:",
        "sha256:",
        "sha512:",
        "md5:",
        "h1:",
        "urn:",
        "data:",
        "rgb",
        "UA-",
        "ey.",
        "application/",
        "text/",
        "image/",
        "did:",
        "ipfs",
        "Qm",
        "0x00000000",
        "pub-",
        "pub_",
        "SHA256:",
        "MD5:",
        "arn:",
        "projects/",
        "did:key",
        "keyid=",
        "kid-",
        "sub-c-",
        "pub-c-",
        "client_",
    ];
    let contract = value.len() == 42 && value.starts_with("0x") && value[2..].bytes().all(|b| b.is_ascii_hexdigit());
    let is_file = value.rsplit_once('.').is_some_and(|(stem, ending)| {
        !stem.is_empty()
            && [
                "json", "yaml", "yml", "pem", "key", "crt", "cer", "txt", "js", "ts", "py", "rb", "go", "java", "php", "html", "css",
                "png", "svg", "xml", "toml", "env", "conf", "cfg", "ini", "p12", "pfx", "jks", "com", "org", "net", "io", "local",
                "internal",
            ]
            .contains(&ending)
    });
    let is_mail = value.split_once('@').is_some_and(|(user, host)| {
        !user.is_empty() && host.contains('.') && host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'))
    });
    // What a shop hands to the browser of everybody.
    let for_browsers = ["live_", "test_"].iter().any(|start| {
        value.strip_prefix(start).is_some_and(|body| body.len() == 27 && body.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_lowercase()))
    });
    contract
        || for_browsers
        || super::structure::is_public_point(value)
        || is_file
        || is_mail
        || STARTS.iter().any(|start| value.starts_with(start))
}

/// Whether the text around `at` says that what stands there is encrypted, or belongs to an image, a font or a digest.
pub fn is_encrypted_around(text: &str, at: usize) -> bool {
    let mut from = at.saturating_sub(600);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = &text[from..at];
    let line = &before[before.rfind('\n').map_or(0, |newline| newline + 1)..];
    let in_line = ["ENC[", "ENC(", "{cipher}", ";base64,", "sha256:", "sha512-", "sha384-", "sha256-", "integrity", "!vault"];
    let above = ["encryptedData:", "kind: SealedSecret", "$ANSIBLE_VAULT"];
    in_line.iter().any(|sign| line.contains(sign)) || above.iter().any(|sign| before.contains(sign))
}

/// Whether an address goes on with a host that is to be replaced.
pub fn is_example_host(rest: &str) -> bool {
    ["@host:", "@host/", "@hostname", "@your", "@HOST", "@<", "@{"].iter().any(|host| rest.starts_with(host))
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

/// `aabbccdd…`, `a1b2c3d4e5f6…`: a made-up run of pairs.
fn doubles(value: &str) -> bool {
    let body = value.rsplit(['_', '-', '.', '/', ':']).next().filter(|body| body.len() >= 12).unwrap_or(value).as_bytes();
    if body.len() < 12 {
        return false;
    }
    let same = body.as_chunks::<2>().0.iter().filter(|pair| pair[0] == pair[1]).count();
    // Each second character goes up by one, and so do those between.
    let follows = body.windows(3).filter(|three| three[2] == three[0].wrapping_add(1)).count();
    same * 2 > body.len() * 7 / 10 || follows * 10 > (body.len() - 2) * 6
}

/// `abcdef…`, `1234…`: most characters follow the one before.
fn ascends(value: &str) -> bool {
    let bytes = value.as_bytes();
    let follows = |pair: &&[u8]| pair[1] == pair[0].wrapping_add(1) || pair[0] == pair[1].wrapping_add(1);
    bytes.len() >= 8 && bytes.windows(2).filter(follows).count() * 2 > bytes.len()
}

/// Long text over letters, digits and many different signs, as generators of keys make it: a name that is looked up holds few.
fn is_of_all_signs(value: &str) -> bool {
    let signs: std::collections::BTreeSet<u8> = value.bytes().filter(|b| b"!@#$%^&*(-_=+)".contains(b)).collect();
    value.len() >= 32 && signs.len() >= 5 && !value.contains(char::is_whitespace)
}

/// Whether a value is read from somewhere else when the program runs, or names something rather than being it.
pub fn is_reference(value: &str) -> bool {
    const STARTS: &[&str] = &[
        "$",
        "@",
        "#",
        "*",
        "&",
        "env.",
        "env:",
        "env(",
        "ENV",
        "process.env",
        "os.environ",
        "System.getenv",
        "getenv",
        "import.meta",
        "vault:",
        "ref:",
        "ref+",
        "secret:",
        "secrets.",
        "arn:",
        "file:",
        "op://",
        "sm://",
        "ssm:",
        "awssm:",
        "gcp-sm",
        "projects/",
        "keyring:",
        "keychain:",
        "{cipher}",
        "{AES",
        "{aes",
        "ENC(",
        "ENC[",
        "AQICAH",
        "gAAAAA",
        "kms:",
        "awskms:",
        "encrypted:",
        "secure:",
        "var.",
        "local.",
        "data.",
        "module.",
        "config.",
        "self.",
        "this.",
        "args.",
        "opts.",
        "options.",
        "settings.",
        "props.",
        "params.",
        "request.",
        "req.",
        "ctx.",
        "Fn::",
        "\\u",
        "\\x",
    ];
    let is_address = value.contains("://")
        || value.starts_with('/') && !super::structure::is_coded(value)
        || value.starts_with("./")
        || value.starts_with("../")
        || value.starts_with("~/");
    let is_template = value.contains("%s")
        || value.contains("$(")
        || value.contains("${")
        || value.contains("%%")
        || value.contains("%(")
        || value.contains("%d")
        || value.contains("{}")
        || value.contains("#{")
        || value.contains("{0}");
    let is_wrapped =
        [('{', '}'), ('[', ']'), ('(', ')'), ('%', '%')].iter().any(|(open, close)| value.starts_with(*open) && value.ends_with(*close));
    // `!Ref Name`, `!vault |`: a tag has no digits.
    let is_tag = value.strip_prefix('!').is_some_and(|tag| {
        tag.split([' ', '/', ':', '[', '|'])
            .next()
            .is_some_and(|tag| tag.bytes().all(|b| b.is_ascii_alphabetic() || matches!(b, b'!' | b'.')))
    });
    let begins = STARTS.iter().any(|start| value.starts_with(start)) && !is_of_all_signs(value);
    begins || is_address || is_template || is_wrapped || is_tag
}
