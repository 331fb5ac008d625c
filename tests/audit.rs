//! What an auditor asks of a release: the story of a sample, questions in SQL, proofs.

use std::fs;

use crate::common::{Project, sample};

const BAD: &str = "import os\n\n\ndef wipe(name):\n    target = name.strip()\n    command = 'rm -rf ' + target\n    os.system(command)\n    return target\n";

fn project() -> Project {
    let project = Project::with_files(&[("a.py", &sample(1)), ("b.py", &sample(2)), ("c.py", &sample(3)), ("bad.py", BAD)]);
    project.release();
    project
}

const RELEASE: &str = "out/demo/1.0.0";

fn ids(project: &Project) -> Vec<String> {
    let rows = project.run(&["query", RELEASE, "SELECT id FROM samples ORDER BY id", "--json"]).ok().json();
    rows.as_array().expect("rows").iter().map(|row| row["id"].as_str().expect("an id").to_owned()).collect()
}

#[test]
fn the_story_of_a_sample_by_id_and_by_file() {
    let project = project();
    let ids = ids(&project);
    let ran = project.run(&["audit", RELEASE, &ids[0]]).ok();
    for word in [ids[0].as_str(), "released    yes", "train", "MIT", "evidence", "bound-parameters", "CWE-89", "leaf 0 of", "swh:1:cnt:"] {
        assert!(ran.out.contains(word), "{word} is not in\n{}", ran.out);
    }
    assert!(ran.out.lines().count() < 50, "more than a screen:\n{}", ran.out);
    // The file holds the function: it is found exactly.
    let told = project.run(&["audit", RELEASE, "src/a.py", "--json"]).ok().json();
    assert_eq!(told["found"][0]["released"], true, "{told}");
    assert_eq!(told["found"][0]["how"], "exact", "{told}");
}

#[test]
fn a_renamed_copy_is_found_by_its_tokens_and_a_relative_by_likeness() {
    let project = project();
    project.write("copy.py", &sample(2).replace("connection", "c").replace("rows", "found"));
    let told = project.run(&["audit", RELEASE, "copy.py", "--json"]).ok().json();
    assert_eq!(told["found"][0]["how"], "normalised", "{told}");
    project.write("kin.py", &sample(2).replace("    total = 2\n", "    total = 2\n    print(total)\n    log(rows, total)\n"));
    let ran = project.run(&["audit", RELEASE, "kin.py"]).ok();
    assert!(ran.out.contains("nearest in the release"), "{}", ran.out);
}

#[test]
fn the_ledger_tells_why_a_sample_is_not_in_the_data() {
    let project = project();
    let ran = project.run(&["audit", RELEASE, "src/bad.py"]).ok();
    for word in ["released    no", "rejected", "flow", "cwe-078"] {
        assert!(ran.out.contains(word), "{word} is not in\n{}", ran.out);
    }
    project.run(&["audit", RELEASE, &"0".repeat(64)]).failed(1, &["knows nothing"]);
    project.run(&["audit", RELEASE, "no-such-thing"]).failed(2, &["neither a SHA-256", "no-such-thing"]);
}

#[test]
fn a_text_that_stands_in_pairs_alone_is_told_as_the_side_it_is() {
    let project = Project::new();
    let vulnerable = "import sqlite3\n\n\ndef find_user(name):\n    db = sqlite3.connect('users.db')\n    rows = db.execute(\"SELECT id FROM users WHERE name = '\" + name + \"'\")\n    return rows.fetchall()\n";
    let fixed = vulnerable.replace("'\" + name + \"'\"", "?\", (name,)");
    project.write("src/before/users.py", vulnerable).write("src/after/users.py", &fixed);
    project.write(
        "recipe.toml",
        "name = \"demo\"\nversion = \"1.0.0\"\nlicense = \"CC0-1.0\"\nviews = [\"samples\", \"dpo\", \"ledger\"]\n\n[[source]]\nname = \"own\"\nkind = \"directory\"\npath = \"src\"\nlicense = { expression = \"MIT\", reason = \"written for this test\" }\npairs = { before = \"before\", after = \"after\" }\n",
    );
    project.release();
    let ran = project.run(&["audit", RELEASE, "src/before/users.py"]).ok();
    for word in ["in the views of pairs", "the rejected side", "insecure text", "CWE-89", "data/dpo/", "rejected, for flow/python"] {
        assert!(ran.out.contains(word), "{word} is not in\n{}", ran.out);
    }
    let told = project.run(&["audit", RELEASE, "src/after/users.py", "--json"]).ok().json();
    let pair = &told["found"][0]["pairs"][0];
    assert_eq!(pair["side"], "chosen", "{told}");
    // By the pair's own id.
    let ran = project.run(&["audit", RELEASE, pair["row"]["id"].as_str().expect("an id")]).ok();
    assert!(ran.out.contains("chosen ") && ran.out.contains("admitted: "), "{}", ran.out);
    project.write("note.unknown", "x = 1\n");
    project.run(&["audit", RELEASE, "note.unknown"]).failed(1, &["--language"]);
}

#[test]
fn evidence_names_rejected_samples_without_their_text() {
    let project = project();
    let text = fs::read_to_string(project.path("out/demo/1.0.0/evidence/rejected.sarif")).expect("SARIF");
    let sarif: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let results = sarif["runs"][0]["results"].as_array().expect("results");
    let bad =
        results.iter().find(|result| result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "bad.py").expect("bad.py");
    assert!(bad["ruleId"].as_str().expect("rule").contains("cwe-078"), "{bad}");
    assert_eq!(bad["locations"][0]["physicalLocation"]["region"]["startLine"], 7, "{bad}");
    for word in ["rm -rf", "target", "os.system(command)"] {
        assert!(!bad["message"].to_string().contains(word) && !bad["codeFlows"].to_string().contains(word), "{word} in {bad}");
    }
}

#[test]
fn questions_in_sql() {
    let project = project();
    let rows = project.run(&["query", RELEASE, "SELECT fate, COUNT(*) AS n FROM ledger GROUP BY fate ORDER BY fate", "--json"]).ok().json();
    assert_eq!(rows, serde_json::json!([{"fate": "admitted", "n": 3}, {"fate": "rejected", "n": 1}]));
    let ran = project.run(&["query", RELEASE, "SELECT language, name FROM samples ORDER BY name"]).ok();
    assert!(ran.out.starts_with("language") && ran.out.contains("load_1"), "{}", ran.out);
    project.run(&["query", RELEASE, "SELECT nothing FROM samples"]).failed(2, &["nothing"]);
}

#[test]
fn a_proof_needs_only_itself_a_key_and_the_sample() {
    let project = project();
    let ids = ids(&project);
    let away = Project::new();
    project.run(&["prove", RELEASE, &ids[1], "-o", "p.tlog-proof"]).ok();
    let content = project.run(&["query", RELEASE, &format!("SELECT content FROM samples WHERE id = '{}'", ids[1]), "--json"]).ok().json();
    away.write("sample.py", content[0]["content"].as_str().expect("text"));
    away.write("other.py", "x = 1\n");
    let keys: Vec<_> = fs::read_dir(project.path("out/demo/1.0.0/keys")).expect("keys").flatten().map(|entry| entry.path()).collect();
    let key = keys.iter().find(|path| path.extension().is_some_and(|e| e == "vkey")).expect("a verifier key");
    fs::copy(key, away.path("publisher.vkey")).expect("copied");
    fs::copy(project.path("p.tlog-proof"), away.path("p.tlog-proof")).expect("copied");
    let check = ["verify-proof", "p.tlog-proof", "--trust", "publisher.vkey", "--sample"];
    let ran = away.run(&[&check[..], &["sample.py"]].concat()).ok();
    assert!(ran.out.contains(&ids[1]) && ran.out.contains("of the text given"), "{}", ran.out);
    away.run(&[&check[..], &["other.py"]].concat()).failed(1, &["another text"]);
    away.run(&["verify-proof", "p.tlog-proof"]).failed(2, &["--trust"]);
    let bent = fs::read_to_string(away.path("p.tlog-proof")).expect("proof").replacen("index 1", "index 2", 1);
    away.write("bent.tlog-proof", &bent);
    away.run(&["verify-proof", "bent.tlog-proof", "--trust", "publisher.vkey"]).failed(1, &["does not lead"]);
    // What is not there is shown not to be there.
    project.run(&["prove", RELEASE, &"5".repeat(64), "-o", "absent.json"]).ok();
    fs::copy(project.path("absent.json"), away.path("absent.json")).expect("copied");
    away.run(&["verify-proof", "absent.json", "--trust", "publisher.vkey"]).ok();
    let absent = fs::read_to_string(away.path("absent.json")).expect("proof").replace(&"5".repeat(64), &ids[1]);
    away.write("forged.json", &absent);
    away.run(&["verify-proof", "forged.json", "--trust", "publisher.vkey"]).failed(1, &["does not hold"]);
}

#[test]
fn unknown_keys_are_refused_by_default_and_said() {
    let project = project();
    let stranger = Project::new();
    let release = project.path(RELEASE);
    let release = release.to_str().expect("a path");
    stranger.run(&["verify", release]).failed(1, &["not a key you trust"]);
    stranger.run(&["verify", release, "--shipped-keys"]).ok();
}
