//! Bounds, checksums and silence; the labelled set stands in `tests/labelled.rs`. True strings are built when the test runs.

use assay_manifests::Language;

use super::{Secrets, SecretsConfig, kinds, structure};
use crate::judges::testing::{judge, rules};

/// A small generator of numbers (SplitMix64): the same in every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn text(&mut self, alphabet: &str, len: usize) -> String {
        let alphabet = alphabet.as_bytes();
        (0..len).map(|_| char::from(alphabet[(self.next() % alphabet.len() as u64) as usize])).collect()
    }
}

const ALNUM: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// A token whose last six characters check the others.
fn checked(prefix: &str, numbers: &mut Numbers, right: bool) -> String {
    let body = numbers.text(ALNUM, 30);
    let sum = structure::crc32(body.as_bytes()) ^ u32::from(!right);
    format!("{prefix}{body}{}", structure::base62(sum))
}

#[test]
fn every_pattern_compiles_and_every_kind_has_its_own_name() {
    let all: Vec<_> = kinds::all().collect();
    let names: std::collections::BTreeSet<_> = all.iter().map(|kind| kind.name).collect();
    assert!(all.len() >= 120 && names.len() == all.len(), "{} kinds, {} names", all.len(), names.len());
    for kind in all {
        assert!(regex::Regex::new(&kind.expression()).is_ok(), "{}", kind.name);
    }
}

#[test]
fn a_token_inside_a_longer_run_is_none() {
    let mut numbers = Numbers(5);
    let token = checked("ghp_", &mut numbers, true);
    for (text, expected) in [
        (format!("f('{token}')"), 1),
        (format!("f('x{token}')"), 0),
        (format!("f('{token}x')"), 0),
        (format!("f('{}')", checked("ghp_", &mut numbers, false)), 0),
        (format!("<img src='data:image/png;base64,{}/AKIA{}'>", numbers.text(ALNUM, 60), numbers.text("ABCDEFGHIJKLMNOP234567", 16)), 0),
    ] {
        assert_eq!(rules(&judge(&Secrets::new(SecretsConfig::default()), Language::Python, "a.py", &text)).len(), expected, "{text}");
    }
}

#[test]
fn the_text_of_a_secret_is_written_nowhere() {
    let mut numbers = Numbers(9);
    let token = checked("ghp_", &mut numbers, true);
    let secrets = Secrets::new(SecretsConfig { hash_key: "k".repeat(80), without: Vec::new() });
    let verdict = judge(&secrets, Language::Python, "a.py", &format!("x = '{token}'\n"));
    assert_eq!(verdict.findings.len(), 1);
    let written = serde_json::to_string(&verdict).expect("is JSON");
    assert!(!written.contains(&token[8..]) && written.contains("hmac-sha256"), "{written}");
}

#[test]
fn secrets_in_lists_of_settings_setters_and_variables_for_one_command_are_found() {
    let mut numbers = Numbers(11);
    let password = format!("Kiesel{}77", numbers.text("abcdefgh", 4));
    let key = format!(
        "{}(z{}@*{}$1",
        numbers.text("abcdefghijk0123456789", 9),
        numbers.text("abc0123456789", 12),
        numbers.text("abc0123456789", 18)
    );
    for (language, path, text, expected) in [
        (Language::CSharp, "a.cs", format!("class D {{ const string C = \"Data Source=s;User ID=app;Password={password}\"; }}\n"), 1),
        (Language::Java, "A.java", format!("class A {{ void f(S s) {{ s.setPassword(\"{password}\"); }} }}\n"), 1),
        (Language::Bash, "a.sh", format!("PGPASSWORD={password} psql -U app\n"), 1),
        (Language::Python, "settings.py", format!("SECRET_KEY = \"{key}\"\n"), 1),
        (Language::Java, "A.java", "class A { void f(S s, C c) { s.setPassword(c.get(\"db.password\")); } }\n".to_owned(), 0),
        (Language::CSharp, "a.cs", "class D { string C => $\"Data Source=s;User ID=app;Password={Secret}\"; }\n".to_owned(), 0),
        (Language::Bash, "a.sh", "PGPASSWORD=$PASSWORD psql -U app\n".to_owned(), 0),
        (Language::Python, "a.py", "def f(a):\n    return Basic(username=a[0], password=a[2])\n".to_owned(), 0),
        (
            Language::Python,
            "a.py",
            "def f(user, given):\n    return Basic(username=user, password=given.password, host=given.host)\n".to_owned(),
            0,
        ),
        (Language::Bash, "a.sh", format!("mount -t cifs //nas/a /mnt -o username=app,password={password},ro\n"), 1),
    ] {
        let verdict = judge(&Secrets::new(SecretsConfig::default()), language, path, &text);
        let found = rules(&verdict);
        assert_eq!(found.len(), expected, "{text}: {found:?}");
    }
}

#[test]
fn keys_given_to_the_makers_of_signers_are_found_and_made_up_tokens_and_digests_of_files_are_not() {
    let mut numbers = Numbers(17);
    let key = numbers.text(ALNUM, 48);
    let signs =
        format!("#{}$%@9&{}=!^*{}", numbers.text("abcdefghijk0123456789", 12), numbers.text("abc0123456789", 9), numbers.text(ALNUM, 15));
    let digest = numbers.text("0123456789abcdef", 64);
    let (right, wrong) = (checked("ghs_", &mut numbers, true), checked("ghs_", &mut numbers, false));
    let npm = checked("npm_", &mut numbers, false);
    for (language, path, text, expected) in [
        (Language::Go, "a.go", format!("package a\nvar s = sessions.NewCookieStore([]byte(\"{key}\"))\n"), 1),
        (Language::Go, "a.go", format!("package a\nfunc f(t *jwt.Token) {{ t.SignedString([]byte(\"{key}\")) }}\n"), 1),
        (Language::JavaScript, "a.js", format!("const t = jwt.sign({{ sub: id }}, '{key}', {{ expiresIn: '1h' }});\n"), 1),
        (Language::Java, "A.java", format!("class A {{ Algorithm a = Algorithm.HMAC256(\"{key}\"); }}\n"), 1),
        (Language::Python, "settings.py", format!("SECRET_KEY = \"{signs}\"\n"), 1),
        (Language::Bash, "a.sh", format!("git clone https://x-access-token:{right}@host.invalid/a.git\n"), 1),
        (Language::Bash, "a.sh", format!("git clone https://x-access-token:{wrong}@host.invalid/a.git\n"), 0),
        (Language::Properties, ".npmrc", format!("//registry.invalid/:_authToken={npm}\n"), 0),
        (Language::Python, "a.py", format!("SUMS = {{\n    \"api_key.txt\": \"{digest}\",\n}}\n"), 0),
        (Language::JavaScript, "a.js", "const t = jwt.sign({ sub: id }, process.env.JWT_SECRET);\n".to_owned(), 0),
        (Language::Go, "a.go", "package a\nvar s = sessions.NewCookieStore([]byte(os.Getenv(\"SESSION_KEY_OF_SERVICE\")))\n".to_owned(), 0),
    ] {
        let verdict = judge(&Secrets::new(SecretsConfig::default()), language, path, &text);
        let found = rules(&verdict);
        assert_eq!(found.len(), expected, "{text}: {found:?}");
    }
}

#[test]
fn passwords_put_together_and_keys_by_their_place_are_found_and_what_is_for_everybody_is_not() {
    let mut numbers = Numbers(23);
    let hex = numbers.text("0123456789abcdef", 32);
    let coded = format!("/{}+{}", numbers.text(ALNUM, 40), numbers.text(ALNUM, 22));
    let word = ["Dx81", "lofoten"].join("-");
    let words = ["graugans", "7", "teich"].join("-");
    let letters = ["zqpw", "hxkd", "vmtr", "yfan"].join(" ");
    for (language, path, text, expected) in [
        (Language::Php, "mail.php", format!("<?php\nreturn ['password' => '{word}'];\n"), 1),
        (Language::Text, "vpn/auth.txt", format!("svc-site2\n{words}\n"), 1),
        (Language::Text, "config/master.key", format!("{hex}\n"), 1),
        (Language::Python, "settings.py", format!("EMAIL_HOST_PASSWORD = \"{letters}\"\n"), 1),
        (Language::Properties, "snmpd.conf", format!("rwcommunity {words} 10.0.0.0/8\n"), 1),
        (Language::Text, "prod.exs", format!("  secret_key_base: \"{coded}\"\n"), 1),
        (Language::Php, "mail.php", "<?php\nreturn ['password' => 'field-2-mask'];\n".to_owned(), 0),
        (Language::Properties, "snmpd.conf", "rocommunity public\n".to_owned(), 0),
        (Language::JavaScript, "shop.js", format!("start({{ token: 'live_{}' }});\n", &hex[..27]), 0),
        (Language::JavaScript, "docs.js", format!("algolia: {{ appId: \"A\", apiKey: \"{hex}\", indexName: \"a\" }}\n"), 0),
        (Language::Python, "settings.py", "SECRET_FILE_KEY = \"/etc/app/keys/Session-Key.2024/primary/current/value\"\n".to_owned(), 0),
    ] {
        let verdict = judge(&Secrets::new(SecretsConfig::default()), language, path, &text);
        let found = rules(&verdict);
        assert_eq!(found.len(), expected, "{text}: {found:?}");
    }
}
