//! The views that trainers load, and the pairs in them.
#![allow(clippy::print_stderr, reason = "a test that is skipped, or that measures, says so")]

use std::{collections::BTreeMap, fs, path::Path};

use assay_datasets::readback;
use serde_json::{Map, Value};

use crate::common::{Project, sample, tree};

type Row = Map<String, Value>;

const VULNERABLE: &str = "import sqlite3\n\n\ndef find_user(name):\n    \"\"\"Finds a user by name.\"\"\"\n    db = sqlite3.connect('users.db')\n    rows = db.execute(\"SELECT id, mail FROM users WHERE name = '\" + name + \"'\")\n    return rows.fetchall()\n";
const FIXED: &str = "import sqlite3\n\n\ndef find_user(name):\n    \"\"\"Finds a user by name.\"\"\"\n    db = sqlite3.connect('users.db')\n    rows = db.execute(\"SELECT id, mail FROM users WHERE name = ?\", (name,))\n    return rows.fetchall()\n";

const RECIPE: &str = r#"
name = "demo"
version = "1.0.0"
license = "CC0-1.0"
views = ["samples", "pretrain", "sft", "sft_instruct", "dpo", "dpo_flat", "kto", "classify", "ledger"]

[[source]]
name = "own"
kind = "directory"
path = "src"
license = { expression = "MIT", reason = "written for this test" }
pairs = { before = "vulnerable", after = "fixed" }
"#;

fn project() -> Project {
    let project = Project::with_files(&[("users_vulnerable.py", VULNERABLE), ("users_fixed.py", FIXED), ("other.py", &sample(7))]);
    project.write("recipe.toml", RECIPE);
    project
}

/// All rows of a view, over its splits.
pub fn rows(release: &Path, view: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    for file in readback::data_files(release).expect("a release").iter().filter(|file| file.view == view) {
        let path = release.join(&file.path);
        let schema = readback::open(&path).expect("Parquet").schema().clone();
        let columns: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
        readback::for_each_row(&path, &columns, |mut row| {
            row.insert("split".to_owned(), Value::from(file.split.clone()));
            rows.push(row);
            true
        })
        .expect("reads");
    }
    rows
}

#[test]
fn insecure_text_stands_in_the_views_of_pairs_and_nowhere_else() {
    let project = project();
    let release = project.release();
    let insecure = "WHERE name = '\\\" + name";
    let mut held_by = Vec::new();
    for view in ["samples", "pretrain", "sft", "sft_instruct", "dpo", "dpo_flat", "kto", "classify", "ledger"] {
        let all = rows(&release, view);
        assert!(!all.is_empty(), "{view} has no rows");
        if all.iter().any(|row| serde_json::to_string(row).expect("JSON").contains(insecure)) {
            held_by.push(view);
        }
    }
    assert_eq!(held_by, ["dpo", "dpo_flat", "kto", "classify"]);
    for (name, bytes) in tree(&release).iter().filter(|(name, _)| !name.starts_with("data/")) {
        assert!(!String::from_utf8_lossy(bytes).contains("WHERE name = '"), "{name} holds insecure text");
    }
    project.run(&["verify", "out/demo/1.0.0"]).ok();
}

#[test]
fn a_pair_has_prompt_both_sides_and_what_changed() {
    let project = project();
    let release = project.release();
    let pairs = rows(&release, "dpo");
    assert_eq!(pairs.len(), 1, "{pairs:?}");
    let pair = &pairs[0];
    let said = |column: &str| pair[column][0]["content"].as_str().expect("content").to_owned();
    assert_eq!((pair["prompt"][0]["role"].as_str(), pair["chosen"][0]["role"].as_str()), (Some("user"), Some("assistant")));
    assert!(said("prompt").contains("find_user") && said("prompt").contains("Finds a user by name."), "{}", said("prompt"));
    assert!(said("chosen").contains("name = ?") && said("rejected").contains("+ name +"));
    assert_eq!(pair["cwe"][0], "CWE-89");
    let signals = pair["signals"].to_string();
    assert!(signals.contains("danger-gone:") && signals.contains("evidence-gained:"), "{signals}");
    for span in pair["changed_spans"].as_array().expect("spans") {
        let text: Vec<char> = said(span["side"].as_str().expect("side")).chars().collect();
        let (from, to) = (span["start"].as_u64().expect("start") as usize, span["end"].as_u64().expect("end") as usize);
        let part: String = text[from..to].iter().collect();
        assert!(!part.trim().is_empty() && !part.contains("connect"), "{part}");
    }
    let kto = rows(&release, "kto");
    assert_eq!(kto.iter().filter(|row| row["label"] == true).count(), 1);
    assert_eq!(kto.len(), 2);
    let splits: std::collections::BTreeSet<String> = kto.iter().map(|row| row["split"].to_string()).collect();
    assert_eq!(splits.len(), 1, "both sides are in one split");
    let labels: BTreeMap<String, String> = rows(&release, "classify")
        .iter()
        .map(|row| (row["label"].as_str().expect("label").to_owned(), row["text"].as_str().expect("text").to_owned()))
        .collect();
    assert!(labels["vulnerable"].contains("+ name +") && labels["hardened"].contains("name = ?"));
}

#[test]
fn no_prompt_speaks_of_security_unless_the_recipe_asks() {
    let project = project();
    let release = project.release();
    let telling = ["secur", "vulnerab", "inject", "attack", "CWE", "unsafe", "escape", "sanitiz", "untrusted", "hostile"];
    let prompts = |release: &Path| -> Vec<String> {
        let mut all: Vec<String> = rows(release, "sft").iter().map(|row| row["messages"][0]["content"].to_string()).collect();
        all.extend(rows(release, "sft_instruct").iter().map(|row| format!("{} {}", row["instruction"], row["input"])));
        all.extend(rows(release, "dpo").iter().map(|row| row["prompt"].to_string()));
        all.extend(["dpo_flat", "kto"].iter().flat_map(|view| rows(release, view)).map(|row| row["prompt"].to_string()));
        all
    };
    for prompt in prompts(&release) {
        assert!(!telling.iter().any(|word| prompt.to_lowercase().contains(&word.to_lowercase())), "{prompt}");
    }
    project.write("recipe.toml", &RECIPE.replace("[[source]]", "[prompts]\nsecurity_aware = true\n\n[[source]]"));
    project.build(&["--replace"]).ok();
    let (plain, aware): (Vec<Row>, Vec<Row>) =
        rows(&release, "dpo").into_iter().partition(|row| row["id"].as_str().is_some_and(|id| id.len() == 64));
    assert_eq!((plain.len(), aware.len()), (1, 1));
    assert!(aware[0]["prompt"].to_string().contains("CWE-89"), "{}", aware[0]["prompt"]);
}

#[test]
fn names_that_give_a_label_away_are_replaced_where_the_recipe_asks() {
    let rename = |text: &str, word: &str| text.replace("find_user", &format!("find_user_{word}"));
    let project =
        Project::with_files(&[("users_vulnerable.py", &rename(VULNERABLE, "vulnerable")), ("users_fixed.py", &rename(FIXED, "fixed"))]);
    project.write("recipe.toml", RECIPE);
    let release = project.release();
    assert!(rows(&release, "dpo")[0]["rejected"].to_string().contains("find_user_vulnerable"));
    let card = || fs::read_to_string(release.join("README.md")).expect("card");
    assert!(
        card().contains("1 samples and 2 of 2 sides of pairs introduce a name") && card().contains("find_user_vulnerable (1)"),
        "{}",
        card()
    );
    project.write("recipe.toml", &RECIPE.replace("[[source]]", "[prompts]\nneutral_names = true\n\n[[source]]"));
    project.build(&["--replace"]).ok();
    for view in ["dpo", "dpo_flat", "kto", "classify", "sft", "sft_instruct"] {
        for row in rows(&release, view) {
            let text = serde_json::to_string(&row).expect("JSON").replace("\"vulnerable\"", "");
            assert!(!text.contains("find_user_"), "{view}: {text}");
        }
    }
    assert!(card().contains("1 samples and 0 of 2 sides"), "{}", card());
}

#[test]
fn a_change_that_is_no_fix_is_in_the_ledger_with_its_reason() {
    let project = Project::with_files(&[
        ("a_vulnerable.py", FIXED),
        ("a_fixed.py", &FIXED.replace("rows = ", "found = ").replace("rows.", "found.")),
        ("b_vulnerable.py", FIXED),
        ("b_fixed.py", VULNERABLE),
        ("c_vulnerable.py", VULNERABLE),
        ("c_fixed.py", FIXED),
    ]);
    project.write("recipe.toml", RECIPE);
    let release = project.release();
    let told: BTreeMap<String, String> = rows(&release, "ledger")
        .iter()
        .filter(|row| row["unit"] == "pair")
        .map(|row| (row["path"].as_str().expect("path").to_owned(), format!("{} {}", row["fate"], row["reason"]).replace('"', "")))
        .collect();
    assert_eq!(told["a_fixed.py"], "rejected pair/renaming-only");
    assert!(told["b_fixed.py"].starts_with("rejected pair/danger-added/python/"), "{told:?}");
    assert_eq!(told["c_fixed.py"], "admitted ");
    let stats = project.run(&["stats", "out/demo/1.0.0", "--json"]).ok().json();
    assert!(stats["fates"]["admitted"].as_u64() > stats["samples"].as_u64(), "a kept pair is an admitted row: {stats}");
}

#[test]
fn one_view_is_exported_as_one_file() {
    let project = project();
    let release = project.release();
    let lines = project.run(&["export", "out/demo/1.0.0", "--view", "dpo_flat"]).ok().out;
    let row: Row = serde_json::from_str(lines.lines().next().expect("a row")).expect("JSON");
    assert!(row["chosen"].as_str().is_some_and(|text| text.contains("name = ?")));
    let file = project.path("dpo.parquet");
    project.run(&["export", "out/demo/1.0.0", "--view", "dpo", "--format", "parquet", "-o", file.to_str().expect("UTF-8")]).ok();
    let mut count = 0;
    readback::for_each_row(&file, &["id"], |_| {
        count += 1;
        true
    })
    .expect("reads");
    assert_eq!(count, rows(&release, "dpo").len());
    project.run(&["export", "out/demo/1.0.0", "--view", "dop"]).failed(2, &["dop", "dpo/"]);
}

/// SVEN's pairs, as a data set's rows; `None` where the yardsticks are not there.
fn sven(project: &Project, swapped: bool) -> Option<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/labelled/sven-dev.jsonl");
    let Ok(text) = fs::read_to_string(&path) else {
        eprintln!("skipped: {} is absent", path.display());
        return None;
    };
    project.write("sven.jsonl", &text);
    let vulnerable = if swapped { "secure" } else { "vulnerable" };
    project.write(
        "recipe.toml",
        &format!(
            "name = \"demo\"\nversion = \"1.0.0\"\nlicense = \"MIT\"\nviews = [\"samples\", \"dpo\", \"ledger\"]\n\n[policy.pairs]\nper_advisory = 0\n\n[[source]]\nname = \"sven\"\nkind = \"dataset\"\npath = \"sven.jsonl\"\nlicense = {{ expression = \"MIT\", reason = \"LICENSE of the data set\" }}\ncolumns = {{ content = \"content\", label = \"label\", vulnerable = \"{vulnerable}\", pair = \"pair\", cwe = \"cwe\", language = \"language\" }}\n"
        ),
    );
    Some(())
}

#[test]
fn verification_keeps_most_real_fixes_and_none_with_its_sides_swapped() {
    let project = Project::new();
    if sven(&project, false).is_none() {
        return;
    }
    let release = project.release();
    let all: Vec<Row> = rows(&release, "ledger").into_iter().filter(|row| row["unit"] == "pair").collect();
    let kept = all.iter().filter(|row| row["fate"] == "admitted").count();
    let mut why: BTreeMap<String, u32> = BTreeMap::new();
    for row in &all {
        *why.entry(format!("{} {} {}", row["verdicts"][0]["cwe"], row["fate"], row["reason"])).or_default() += 1;
    }
    for (reason, n) in &why {
        eprintln!("{n:4} {reason}");
    }
    eprintln!("kept {kept} of {}", all.len());
    assert!(all.len() >= 400 && kept * 10 >= all.len() * 6, "kept {kept} of {}", all.len());

    let swapped = Project::new();
    sven(&swapped, true);
    let release = swapped.release();
    let wrong: Vec<String> = rows(&release, "dpo").iter().map(|row| format!("{} {}", row["signals"], row["rejected"])).collect();
    assert!(wrong.is_empty(), "{} swapped pairs were kept:\n{}", wrong.len(), wrong.join("\n\n"));
}
