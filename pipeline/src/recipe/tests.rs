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
    assert_eq!(error, "r.toml:5: `[policy] asurance`: unknown key\n  help: did you mean `assurance`?");
    assert_eq!(recipe.policy.error("asurance", "no", "").line, Some(5));
    assert!(recipe.judge.table.is_empty());
}

#[test]
fn a_section_below_a_section_is_named_with_its_own_lines() {
    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Judge {
        #[allow(dead_code)]
        contamination: Contamination,
    }
    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Contamination {
        #[allow(dead_code)]
        share: u32,
    }
    let written = |line: &str| {
        let source = "[[source]]\nname = \"a\"\nkind = \"crate\"\npackages = { a = \"1.0.0\" }\n";
        let recipe = parse(&format!("{HEAD}{source}\n[judge.contamination]\n# how much\n{line}\n")).expect("reads");
        recipe.judge.read::<Judge>().expect_err("refused").to_string()
    };
    assert_eq!(written("sharee = 5"), "r.toml:11: `[judge.contamination] sharee`: unknown key\n  help: did you mean `share`?");
    assert_eq!(
        written("share = \"5\""),
        "r.toml:11: `[judge.contamination] share`: a whole number from 0 on is expected, not the text \"5\""
    );
}

#[test]
fn values_of_the_wrong_kind_name_their_key() {
    let source = "[[source]]\nname = \"a\"\nkind = \"git\"\nurl = \"https://example.com/a\"\nrevision = \"main\"\n";
    let error = parse(&HEAD.replace("\"t\"", "3")).expect_err("refused");
    assert!(error.starts_with("r.toml:1: `name`: a text is expected"), "{error}");
    let error = parse(&format!("{HEAD}{source}license = \"MIT\"\n")).expect_err("refused");
    assert!(error.starts_with("r.toml:9: `license`: a table is expected, not the text \"MIT\""), "{error}");
    let error = parse(&format!("{HEAD}{source}history = {{ by = \"commit\" }}\n")).expect_err("refused");
    assert_eq!(error, "r.toml:9: `by`: `commit` is not known\n  help: did you mean `commits`?");
}

#[test]
fn comments_and_order_of_keys_do_not_change_the_digest() {
    let source = "[[source]]\nname = \"a\"\nkind = \"crate\"\npackages = { b = \"1.0.0\", a = [\"1.0.0\", \"0.9.0\"] }\n";
    let other = "# a comment\n[[source]]\nkind = \"crate\"\nname = \"a\"\npackages = { a = [\"0.9.0\", \"1.0.0\"], b = \"1.0.0\" }\n";
    let digest = |text: &str| parse(&format!("{HEAD}{text}")).expect("reads").digest().expect("is JSON");
    assert_eq!(digest(source), digest(other));
    assert_ne!(digest(source), digest(&source.replace("0.9.0", "0.9.1")));
}
