//! Pairs out of commits and data sets, and what data sets claim.

use std::{fs, io::Write, process::Command};

use crate::{
    common::Project,
    history::{RULE, shown},
    views::rows,
};

const VULNERABLE: &str = "import sqlite3\n\n\ndef find_user(name):\n    db = sqlite3.connect('users.db')\n    rows = db.execute(\"SELECT id, mail FROM users WHERE name = '\" + name + \"'\")\n    return rows.fetchall()\n";
const FIXED: &str = "import sqlite3\n\n\ndef find_user(name):\n    db = sqlite3.connect('users.db')\n    rows = db.execute(\"SELECT id, mail FROM users WHERE name = ?\", (name,))\n    return rows.fetchall()\n";
const HEAD: &str =
    "name = \"demo\"\nversion = \"1.0.0\"\nlicense = \"MIT\"\nviews = [\"samples\", \"dpo\", \"ledger\"]\n\n[[source]]\nname = \"own\"\n";
const LICENSE: &str = "license = { expression = \"MIT\", reason = \"written for this test\" }\n";

pub fn git(project: &Project, args: &[&str]) {
    let status = Command::new("git")
        .args(["-c", "user.name=n", "-c", "user.email=n@example.com", "-c", "init.defaultBranch=main"])
        .args(args)
        .current_dir(project.path("repo"))
        .output()
        .expect("git runs");
    assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stderr));
}

#[test]
fn a_commit_gives_the_pair_of_what_it_fixed_and_not_of_what_else_it_changed() {
    let project = Project::new();
    let greet = "\n\ndef greet(name):\n    text = 'Hello, ' + name\n    print(text)\n    return text\n";
    project.write("repo/users.py", &format!("{VULNERABLE}{greet}"));
    git(&project, &["init", "-q", "."]);
    git(&project, &["add", "-A"]);
    git(&project, &["commit", "-qm", "one"]);
    project.write("repo/users.py", &format!("{FIXED}{}", greet.replace("Hello", "Good day")));
    git(&project, &["commit", "-qam", "two"]);
    project.write(
        "recipe.toml",
        &format!("{HEAD}kind = \"commit\"\npath = \"repo\"\ncommits = [{{ revision = \"main\", advisories = [\"CVE-2020-1\"], cwe = [89] }}]\n{LICENSE}"),
    );
    let release = project.release();
    let pairs = rows(&release, "dpo");
    assert_eq!(pairs.len(), 1, "{pairs:?}");
    assert_eq!(pairs[0]["advisories"][0], "CVE-2020-1");
    let (before, after) = (&pairs[0]["rejected_origin"]["revision"], &pairs[0]["chosen_origin"]["revision"]);
    assert!(before != after && after.as_str().is_some_and(|commit| commit.len() == 40), "{before} {after}");
    let greeted = rows(&release, "ledger").into_iter().find(|row| row["unit"] == "pair" && row["name"] == "greet").expect("in the ledger");
    assert_eq!((greeted["fate"].as_str(), greeted["reason"].as_str()), (Some("rejected"), Some("pair/unrelated-change")));
}

#[test]
fn rows_of_a_table_are_pairs_and_their_labels_are_checked() {
    let project = Project::new();
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let table = format!(
        "old,new,kind\n{},{},CWE-89\n{},{},CWE-79\n",
        quoted(VULNERABLE),
        quoted(FIXED),
        quoted(&FIXED.replace("find_user", "find_other")),
        quoted(&FIXED.replace("find_user", "find_other").replace("rows.fetchall()", "list(rows.fetchall())"))
    );
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gz.write_all(table.as_bytes()).expect("compresses");
    fs::write(project.path("rows.csv.gz"), gz.finish().expect("compresses")).expect("written");
    project.write(
        "recipe.toml",
        &format!("{HEAD}kind = \"dataset\"\npath = \"rows.csv.gz\"\ncolumns = {{ before = \"old\", after = \"new\", cwe = \"kind\", language = \"=python\" }}\n{LICENSE}"),
    );
    let release = project.release();
    assert_eq!(rows(&release, "dpo").len(), 1, "a label alone makes no pair");
    project.write(
        "recipe.toml",
        &format!("{HEAD}kind = \"dataset\"\npath = \"rows.csv.gz\"\ncolumns = {{ before = \"old\", language = \"=python\" }}\n{LICENSE}"),
    );
    project.build(&["--check"]).failed(2, &["columns", "before", "after"]);
}

#[test]
fn a_text_that_its_data_set_calls_vulnerable_is_not_admitted_and_a_licence_may_be_its_rows_own() {
    let project = Project::new();
    let line = |text: &str, label: u8, license: &str| serde_json::json!({"code": text, "label": label, "lic": license}).to_string();
    let other = FIXED.replace("find_user", "find_other").replace("users", "orders");
    let third = FIXED.replace("find_user", "find_third").replace("id, mail", "id, street, town");
    project.write("rows.jsonl", &[line(FIXED, 0, "MIT"), line(&other, 1, "MIT"), line(&third, 0, "GPL-3.0-only")].join("\n"));
    project.write(
        "recipe.toml",
        &format!("{HEAD}kind = \"dataset\"\npath = \"rows.jsonl\"\ncolumns = {{ content = \"code\", label = \"label\", language = \"=python\", license = \"lic\" }}\n"),
    );
    let release = project.release();
    let fates: Vec<String> =
        rows(&release, "ledger").iter().map(|row| format!("{} {}", row["fate"], row["reason"]).replace('"', "")).collect();
    assert!(fates.contains(&"admitted ".to_owned()), "{fates:?}");
    assert!(fates.iter().any(|fate| fate.contains("claimed-vulnerable")), "{fates:?}");
    assert!(fates.iter().any(|fate| fate.contains("licence/")), "{fates:?}");
}

#[test]
fn a_fix_that_a_rule_of_today_sees_through_is_recalled_with_its_pair() {
    let project = Project::new();
    let row = serde_json::json!({"old": VULNERABLE, "new": FIXED, "cwe": "CWE-89"}).to_string();
    project.write("rows.jsonl", &row);
    project.write(
        "recipe.toml",
        &format!("{HEAD}kind = \"dataset\"\npath = \"rows.jsonl\"\ncolumns = {{ before = \"old\", after = \"new\", cwe = \"cwe\", language = \"=python\" }}\n{LICENSE}"),
    );
    let release = project.release();
    let pair = rows(&release, "dpo")[0].clone();
    let told = project.run(&["revet", "out/demo/1.0.0", "--json"]).ok().json();
    assert_eq!((told["pairs"].as_u64(), told["condemned"].as_array().map(Vec::len)), (Some(1), Some(0)), "{told}");
    // A rule about another weakness than the pair's has nothing to say of it; one about the same has.
    for (cwe, condemned) in [("489", 0), ("089", 1)] {
        let folder = format!("mine-{cwe}/python/cwe-{cwe}-closing");
        let rule = RULE.replace("489", cwe.trim_start_matches('0')).replace("*.close", "*.fetchall").replace("*.commit", "*.fetchmany");
        project.write(&format!("{folder}/rule.toml"), &rule);
        project.write(&format!("{folder}/vulnerable.py"), &shown("fetchall", "finding"));
        project.write(&format!("{folder}/secure.py"), &shown("fetchmany", "evidence"));
        let told = project.run(&["revet", "out/demo/1.0.0", "--rules", &format!("mine-{cwe}"), "--json"]).json();
        // The fixed text is a sample too, and condemned as such by any rule.
        let of_pairs: Vec<_> = told["condemned"].as_array().expect("rows").iter().filter(|row| !row["pair"].is_null()).collect();
        assert_eq!(of_pairs.len(), condemned, "{told}");
        if let Some(row) = of_pairs.first() {
            assert_eq!((&row["id"], &row["pair"]), (&pair["chosen_sha256"], &pair["id"]), "{told}");
        }
    }
    project.run(&["revet", "out/demo/1.0.0", "--rules", "mine-089", "--recall", "recipe.toml"]).failed(1, &["chosen sides of 1 pairs"]);
    let copy = ["apply-recalls", "out/demo/1.0.0", "--recalls", "recipe.recalls", "--to", "copy", "--json"];
    let told = project.run(&copy).ok().json();
    assert!(told["files"].to_string().contains("\"removed\":1"), "{told}");
    let built = project.run(&["build", "recipe.toml", "--out", "next", "--offline", "--json"]).ok().json();
    assert!(built["counts"]["own"]["reasons"]["rejected"].to_string().contains("recalled/x_DEMO-"), "{built}");
}
