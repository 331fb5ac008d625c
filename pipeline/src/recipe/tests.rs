//! Recipes as people write them, with the errors they get.

use std::path::Path;

use super::Recipe;

const HEAD: &str = "name = \"t\"\nversion = \"1\"\nlicense = \"CC0-1.0\"\n";

fn parse(text: &str) -> Result<Recipe, String> {
    Recipe::parse(Path::new("r.toml"), text).map_err(|error| error.to_string())
}

#[test]
fn errors_name_file_line_key_and_remedy() {
    let crates = "[[source]]\nname = \"a\"\nkind = \"crate\"\n";
    for (text, expected) in [
        (
            format!("{HEAD}[[source]]\nname = \"a\"\nkind = \"directory\"\npaht = \"x\"\n"),
            "r.toml:7: `paht`: unknown key\n  help: did you mean `path`?",
        ),
        (
            format!("{HEAD}[[source]]\nname = \"a\"\nkind = \"crates\"\n"),
            "r.toml:6: `[[source]] kind`: `crates` is not a kind of source\n  help: did you mean `crate`?",
        ),
        (format!("{HEAD}{crates}"), "r.toml:6: `[[source]] packages`: a `crate` source needs it"),
        (format!("{HEAD}{crates}packages = {{ a = \"^1\" }}\n"), "r.toml:7: `[[source]] packages`: `^1` is not one exact version of `a`"),
        (
            format!("{HEAD}{crates}packages = {{ a = \"1.0.0\" }}\nurl = \"https://example.com\"\n"),
            "r.toml:8: `[[source]] url`: is not a key of kind `crate`",
        ),
        (
            format!("{HEAD}{crates}packages = {{ a = \"1.0.0\" }}\nlanguages = [\"rsut\"]\n"),
            "`rsut` is not a known language\n  help: did you mean `rust`?",
        ),
        (format!("{HEAD}{crates}packages = {{ a = \"1.0.0\" }}\ninclude = [\"[\"]\n"), "r.toml:8: `[[source]] include`: `[` is not a glob"),
        (
            format!("{HEAD}[[source]]\nname = \"a\"\nkind = \"archive\"\nurl = \"http://example.com/a.zip\"\n"),
            "r.toml:7: `[[source]] url`: `http://example.com/a.zip` is not an https URL",
        ),
        (HEAD.replace("CC0-1.0", "free"), "r.toml:3: `license`: `free` is not an SPDX licence expression"),
        (HEAD.replace("\"t\"", "\"../t\""), "r.toml:1: `name`: `../t` cannot name a directory"),
        (HEAD.to_owned(), "the recipe has no source"),
        (format!("{HEAD}[limits]\nmax_ratio = 0\n{crates}packages = {{ a = \"1.0.0\" }}\n"), "r.toml:5: `[limits] max_ratio`"),
    ] {
        let error = parse(&text).expect_err(&text);
        assert!(error.contains(expected), "{error}\n--- expected\n{expected}");
    }
}

#[test]
fn a_section_of_another_room_is_read_there_with_the_same_care() {
    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Policy {
        #[allow(dead_code)]
        assurance: String,
    }
    let recipe = parse(&format!(
        "{HEAD}[policy]\nasurance = \"evidenced\"\n[[source]]\nname = \"a\"\nkind = \"npm\"\npackages = {{ \"@a/b\" = \"1.0.0\" }}\n"
    ))
    .expect("reads");
    let error = recipe.policy.read::<Policy>().expect_err("unknown key").to_string();
    assert_eq!(error, "r.toml:4: `[policy] asurance`: unknown key\n  help: did you mean `assurance`?");
    assert!(recipe.judge.table.is_empty());
}

#[test]
fn comments_and_order_of_keys_do_not_change_the_digest() {
    let source = "[[source]]\nname = \"a\"\nkind = \"crate\"\npackages = { b = \"1.0.0\", a = [\"1.0.0\", \"0.9.0\"] }\n";
    let other = "# a comment\n[[source]]\nkind = \"crate\"\nname = \"a\"\npackages = { a = [\"0.9.0\", \"1.0.0\"], b = \"1.0.0\" }\n";
    let digest = |text: &str| parse(&format!("{HEAD}{text}")).expect("reads").digest().expect("is JSON");
    assert_eq!(digest(source), digest(other));
    assert_ne!(digest(source), digest(&source.replace("0.9.0", "0.9.1")));
}
