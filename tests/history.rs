//! Releases one after another: versions, the chain, recalls, keys that take over.

use std::{fs, path::PathBuf};

use serde_json::Value;

use crate::common::{Project, Ran, sample, skipped, tree};

fn project() -> Project {
    Project::with_files(&[("a.py", &sample(1)), ("b.py", &sample(2)), ("c.py", &sample(3)), ("d.py", &sample(4))])
}

fn release(project: &Project, more: &[&str]) -> Ran {
    project.run(&[&["release", "recipe.toml", "--out", "out", "--offline"], more].concat())
}

fn ids(project: &Project, version: &str) -> Vec<String> {
    let rows = project.run(&["query", &format!("out/demo/{version}"), "SELECT id FROM samples ORDER BY id", "--json"]).ok().json();
    rows.as_array().expect("rows").iter().map(|row| row["id"].as_str().expect("an id").to_owned()).collect()
}

fn version(ran: &Ran) -> String {
    ran.json()["version"].as_str().expect("a version").to_owned()
}

/// Two releases: the second without a recalled row, with one row more. `first.json` is the chain as the first one left it.
pub fn two_releases() -> Project {
    let project = project();
    release(&project, &["--update"]).ok();
    fs::copy(project.path("sealed/demo.releases.json"), project.path("first.json")).expect("copied");
    let id = ids(&project, "1.0.0").remove(0);
    project.run(&["recall", "recipe.toml", "--out", "out", "--id", &id, "--kind", "error", "--reference", "ticket 7"]).ok();
    project.write("src/e.py", &sample(5));
    release(&project, &["--update"]).ok();
    project
}

#[test]
fn the_version_follows_from_what_changed() {
    let project = project();
    assert_eq!(version(&release(&project, &["--update", "--json"]).ok()), "1.0.0");
    let again = release(&project, &["--json"]).ok();
    assert_eq!(again.json()["state"], "unchanged", "{}", again.out);
    // A row more: minor.
    project.write("src/e.py", &sample(5));
    assert_eq!(version(&release(&project, &["--update", "--json"]).ok()), "1.1.0");
    // Words only: patch.
    let recipe = fs::read_to_string(project.path("recipe.toml")).expect("recipe");
    project.write("recipe.toml", &recipe.replace("name = \"demo\"", "name = \"demo\"\ntitle = \"Another title\""));
    assert_eq!(version(&release(&project, &["--json"]).ok()), "1.1.1");
    for version in ["1.0.0", "1.1.0", "1.1.1"] {
        project.run(&["verify", &format!("out/demo/{version}")]).ok();
        assert!(project.path(&format!("sealed/demo-{version}.json")).is_file(), "{version} is kept");
    }
    let chain: Value = serde_json::from_str(&fs::read_to_string(project.path("out/demo/releases.json")).expect("chain")).expect("JSON");
    assert_eq!(chain["releases"].as_array().map(Vec::len), Some(3), "{chain}");
    let changelog = fs::read_to_string(project.path("sealed/demo.CHANGELOG.md")).expect("changelog");
    let at = |text: &str| changelog.find(text).unwrap_or_else(|| panic!("{text} is not in\n{changelog}"));
    assert!(at("## demo 1.1.1") < at("## demo 1.1.0") && at("## demo 1.1.0") < at("## demo 1.0.0"));
    assert!(changelog.contains("1 rows added"), "{changelog}");
}

#[test]
fn a_release_is_never_changed() {
    let project = project();
    release(&project, &["--update"]).ok();
    project.write("src/e.py", &sample(5));
    project.build(&["--update", "--replace"]).failed(2, &["was released", "never changed"]);
    // A chain that was touched is refused.
    let path = project.path("sealed/demo.releases.json");
    let chain = fs::read_to_string(&path).expect("chain");
    fs::write(&path, chain.replacen("\"snapshot\":\"20", "\"snapshot\":\"19", 1)).expect("written");
    release(&project, &[]).failed(2, &["releases.json"]);
    fs::write(&path, chain).expect("restored");
    // The last release must be the one in the chain.
    fs::rename(project.path("out/demo/1.0.0"), project.path("away")).expect("moved");
    release(&project, &[]).failed(2, &["--previous"]);
    assert_eq!(version(&release(&project, &["--previous", "away", "--json"]).ok()), "1.1.0");
}

#[test]
fn a_release_with_a_predecessor_says_what_changed() {
    let project = two_releases();
    let diff: Value = serde_json::from_str(&fs::read_to_string(project.path("out/demo/1.1.0/diff.json")).expect("diff")).expect("JSON");
    assert_eq!(diff["counts"], serde_json::json!({"added": 1, "removed": 1, "changed": 3, "same": 0}));
    // A folder has no commit: its revision is the digest of all that is in it.
    assert!(diff["changed"][0]["changes"].as_array().expect("changes").iter().all(|change| change["field"] == "origin.revision"), "{diff}");
    assert!(diff["changed"][0]["name"].as_str().is_some_and(|name| !name.is_empty()), "{diff}");
    assert!(diff["removed"][0]["reason"].as_str().expect("why").starts_with("recalled by x_DEMO-"), "{diff}");
    let told = project.run(&["diff", "out/demo/1.0.0", "out/demo/1.1.0", "--json"]);
    assert_eq!(told.code, Some(1), "{}", told.err);
    assert_eq!(told.json(), diff);
    let table = project.run(&["diff", "out/demo/1.0.0", "out/demo/1.1.0"]);
    for word in ["1 rows added, 1 removed", "recalled by", "load_5"] {
        assert!(table.out.contains(word), "{word} is not in\n{}", table.out);
    }
    project.run(&["diff", "out/demo/1.1.0", "out/demo/1.1.0"]).ok();
}

#[test]
fn the_same_history_gives_the_same_release() {
    let project = two_releases();
    let second = tree(&project.path("out/demo/1.1.0"));
    // As it was before the second release: the chain that the first one left, and nothing judged yet.
    let keep = |from: &str, to: &str| {
        for (name, bytes) in tree(&project.path(from)).into_iter().filter(|(name, _)| !name.contains("1.1.0")) {
            let place = project.path(to).join(name);
            fs::create_dir_all(place.parent().expect("a folder")).expect("made");
            fs::write(place, bytes).expect("written");
        }
    };
    keep("out", "again");
    let chain = fs::read_to_string(project.path("sealed/demo.releases.json")).expect("chain");
    project.run(&["build", "recipe.toml", "--out", "scratch", "--offline", "--previous", "out/demo/1.0.0"]).ok();
    let rows = |files: &std::collections::BTreeMap<String, Vec<u8>>| {
        let data = files.iter().filter(|(name, _)| name.starts_with("data/") || name.starts_with("log/leaves"));
        data.map(|(name, bytes)| (name.clone(), bytes.clone())).collect::<Vec<_>>()
    };
    assert_eq!(rows(&tree(&project.path("scratch/demo/1.0.0"))), rows(&second), "a plain build has the same rows");
    fs::remove_file(project.path("sealed/demo-1.1.0.json")).expect("forgotten");
    fs::copy(project.path("first.json"), project.path("sealed/demo.releases.json")).expect("copied");
    fs::remove_dir_all(project.path("cache")).expect("removed");
    project.run(&["release", "recipe.toml", "--out", "again", "--offline"]).ok();
    assert!(tree(&project.path("again/demo/1.1.0")) == second, "the same bytes, built again");
    assert_eq!(fs::read_to_string(project.path("sealed/demo.releases.json")).expect("chain"), chain);
}

#[test]
fn consistency_between_versions_is_proved_without_data() {
    let project = project();
    release(&project, &["--update"]).ok();
    fs::copy(project.path("out/demo/releases.json"), project.path("kept.json")).expect("copied");
    project.write("src/e.py", &sample(5));
    release(&project, &["--update"]).ok();
    project.run(&["prove", "out/demo/1.1.0", "--since", "1.0.0", "-o", "grown.json"]).ok();
    let ran = project.run(&["verify-proof", "grown.json", "--old", "kept.json"]).ok();
    assert!(ran.out.contains("1.0.0") && ran.out.contains("extends the chain"), "{}", ran.out);
    // Another chain was kept: refused.
    let other = self::project();
    other.write("src/a.py", &sample(9));
    release(&other, &["--update"]).ok();
    fs::copy(other.path("out/demo/releases.json"), project.path("other.json")).expect("copied");
    project.run(&["verify-proof", "grown.json", "--old", "other.json"]).failed(1, &["does not hold"]);
}

#[test]
fn an_owners_wish_is_obeyed_by_later_builds() {
    let project = project();
    project.write(
        "src/mine.py",
        &format!(
            "# Copyright Jane Doe <Jane@Example.org>\n{}",
            sample(8).replace("load_8(path", "load_8(path, owner=\"jane@example.org\"")
        ),
    );
    release(&project, &["--update"]).ok();
    let before = ids(&project, "1.0.0").len();
    let ran = project
        .run(&["recall", "recipe.toml", "--out", "out", "--author", "jane@example.org", "--reference", "mail of 2026-11-01", "--json"])
        .ok();
    let recall = ran.json();
    assert!(recall["id"].as_str().expect("id").starts_with("x_DEMO-") && recall["schema_version"] == "1.7.0", "{recall}");
    assert_eq!(recall["affected"][0]["versions"], serde_json::json!(["1.0.0"]), "{recall}");
    let all = tree(&project.path("recipe.recalls"));
    assert!(
        all.values().all(|bytes| !String::from_utf8_lossy(bytes).to_lowercase().contains("jane@")),
        "the address itself is kept nowhere"
    );
    // Another text by the same author, met later, stays out as well.
    project.write("src/later.py", &sample(9).replace("load_9(path", "load_9(path, by=\"JANE@example.org\""));
    release(&project, &["--update"]).ok();
    assert_eq!(ids(&project, "1.1.0").len(), before - 1);
    let told = project.run(&["audit", "out/demo/1.1.0", "src/later.py"]).ok();
    assert!(told.out.contains("recalled/x_DEMO-"), "{}", told.out);
    // The release carries the recall, signed.
    let carried: Vec<String> = tree(&project.path("out/demo/1.1.0")).into_keys().filter(|name| name.starts_with("recalls/")).collect();
    assert_eq!(carried.len(), 2, "{carried:?}");
    // Taken back, the row comes again.
    let id = recall["id"].as_str().expect("id");
    project.run(&["recall", "recipe.toml", "--out", "out", "--withdraw", id, "--reference", "agreed"]).ok();
    release(&project, &["--update"]).ok();
    assert_eq!(ids(&project, "1.2.0").len(), before + 1);
}

#[test]
fn a_recall_that_nobody_known_signed_is_refused() {
    let project = two_releases();
    let folder = project.path("recipe.recalls");
    let recall: PathBuf = fs::read_dir(&folder)
        .expect("folder")
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|e| e == "json"))
        .expect("a recall");
    let text = fs::read_to_string(&recall).expect("text");
    fs::write(&recall, text.replace("ticket 7", "ticket 8")).expect("written");
    project.build(&[]).failed(2, &["not signed by a key you trust"]);
}

#[test]
fn recalls_are_applied_to_a_copy() {
    let project = two_releases();
    let gone = ids(&project, "1.0.0").remove(0);
    project.run(&["apply-recalls", "out/demo/1.0.0", "--recalls", "recipe.recalls", "--to", "copy"]).ok();
    let left = project.run(&["query", "out/demo/1.0.0", "SELECT COUNT(*) AS n FROM samples", "--json"]).ok().json();
    assert_eq!(left[0]["n"], 4);
    project.write("copy/manifest.json", "{}");
    let rows = project.run(&["query", "copy", "SELECT id FROM samples", "--json"]).ok().json();
    assert_eq!(rows.as_array().map(Vec::len), Some(3), "{rows}");
    assert!(!rows.to_string().contains(&gone));
    let pretrain = project.run(&["query", "copy", "SELECT id FROM pretrain", "--json"]).ok().json();
    assert!(pretrain.as_array().map(Vec::len) == Some(3) && !pretrain.to_string().contains(&gone), "{pretrain}");
    project.run(&["apply-recalls", "out/demo/1.0.0", "--recalls", "recipe.recalls", "--to", "copy"]).failed(2, &["exists"]);
    project.run(&["verify", "out/demo/1.0.0"]).ok();
    project.run(&["apply-recalls", "out/demo/1.0.0", "--recalls", "recipe.recalls", "--to", "out/demo/1.0.0/copy"]).failed(2, &["outside"]);
    project.run(&["publish", "out/demo/1.0.0", "out/demo/1.0.0"]).failed(2, &["outside"]);
    project.run(&["verify", "out/demo/1.0.0"]).ok();
    let stranger = Project::new();
    let (release, recalls) = (project.path("out/demo/1.0.0"), project.path("recipe.recalls"));
    let arguments = ["apply-recalls", release.to_str().expect("path"), "--recalls", recalls.to_str().expect("path"), "--to", "x"];
    stranger.run(&arguments).failed(2, &["not signed by a key you trust"]);
}

#[test]
fn a_recall_by_its_owner_reaches_releases_that_did_not_lie_where_it_was_signed() {
    let project = project();
    release(&project, &["--update"]).ok();
    let source = project.run(&["query", "out/demo/1.0.0", "SELECT origins FROM samples", "--json"]).ok().json();
    let repo = source[0]["origins"][0]["repo"].as_str().expect("a repository").to_owned();
    let told =
        project.run(&["recall", "recipe.toml", "--out", "elsewhere", "--repository", &repo, "--reference", "mail", "--json"]).ok().json();
    assert_eq!(told["affected"][0]["database_specific"]["content_sha256"], serde_json::json!([]), "{told}");
    let copy = project.run(&["apply-recalls", "out/demo/1.0.0", "--recalls", "recipe.recalls", "--to", "copy", "--json"]).ok().json();
    assert_eq!(copy["samples_removed"].as_u64(), Some(ids(&project, "1.0.0").len() as u64), "{copy}");
    project.run(&["verify", "copy"]).failed(2, &["a copy without recalled rows"]);
    let id = told["id"].as_str().expect("id");
    project
        .run(&["recall", "recipe.toml", "--out", "elsewhere", "--repository", &repo, "--reference", "mail"])
        .failed(2, &[id, "says the same since"]);
    // Taken back once; there is nothing more to take back.
    project.run(&["recall", "recipe.toml", "--withdraw", id, "--reference", "agreed"]).ok();
    project.run(&["recall", "recipe.toml", "--withdraw", id, "--reference", "again"]).failed(2, &["taken back already"]);
}

#[test]
fn rules_and_advisories_of_today_condemn_rows_of_yesterday() {
    let project = project();
    release(&project, &["--update"]).ok();
    project.run(&["revet", "out/demo/1.0.0"]).ok();
    let key = serde_json::json!({"id": "GHSA-test", "modified": "2026-01-01T00:00:00Z",
        "affected": [{"package": {"ecosystem": "crates.io", "name": "other"}, "versions": ["1.0.0"]}]});
    project.write("advisories/a.json", &key.to_string());
    let told = project.run(&["revet", "out/demo/1.0.0", "--advisories", "advisories", "--json"]).ok().json();
    assert!(told["advisories"] == 1 && told["rows"] == 4 && told["condemned"] == serde_json::json!([]), "{told}");
    // A rule of one's own that yesterday's panel did not have: what it finds is condemned, recalled, and left out of the next release.
    project.write("mine/python/cwe-489-closing/rule.toml", RULE);
    project.write("mine/python/cwe-489-closing/vulnerable.py", &shown("close", "finding"));
    project.write("mine/python/cwe-489-closing/secure.py", &shown("commit", "evidence"));
    let told = project.run(&["revet", "out/demo/1.0.0", "--rules", "mine", "--recall", "recipe.toml"]);
    assert!(told.code == Some(1) && told.out.contains("python/cwe-489-closing"), "{}{}", told.out, told.err);
    assert!(told.out.contains("x_DEMO-") && told.out.contains("4 rows judged again, 4 condemned"), "{}", told.out);
    let audit = project.run(&["build", "recipe.toml", "--out", "next", "--offline", "--json"]).ok().json();
    assert!(audit["total"]["admitted"] == 0 && audit["total"]["rejected"] == 4, "{audit}");
}

/// A rule that finds what every sample of these tests does.
pub const RULE: &str = r#"version = 1
cwe = [489]
title = "A connection is closed"
severity = "low"
why = "For this test closing is a danger."
fix = "Leave it open."

[[danger]]
form = "closed"
call = ["*.close"]

[[safe]]
form = "committed"
call = ["*.commit"]
"#;

/// A fixture with three calls of `method`.
pub fn shown(method: &str, marker: &str) -> String {
    format!(
        "import sqlite3\n\n\ndef f(path):\n    connection = sqlite3.connect(path)\n    connection.{method}()  # {marker}\n\n\ndef g(file):\n    file.{method}()  # {marker}\n\n\ndef h(self):\n    self.file.{method}()  # {marker}\n"
    )
}

#[test]
fn several_keys_sign_and_a_new_one_takes_over() {
    let project = project();
    project.run(&["keys", "show", "recipe.toml"]).failed(2, &["no key there"]);
    project.build(&["--update"]).ok();
    fs::remove_dir_all(project.path("out")).expect("removed");
    let shown = project.run(&["keys", "show", "recipe.toml", "--json"]).ok().json();
    project.write("trusted.vkey", shown["vkey"].as_str().expect("a verifier key"));
    project.run(&["keys", "rotate", "recipe.toml", "--old", "key.pem", "--new", "new.pem"]).ok();
    project.build(&["--key", "new.pem"]).ok();
    // Whoever trusts the old key believes the new one, and is told so.
    let ran = project.run(&["verify", "out/demo/1.0.0", "--trust", "trusted.vkey"]).ok();
    assert!(ran.out.contains("took over from a known key"), "{}", ran.out);
    fs::remove_dir_all(project.path("out")).expect("removed");
    fs::remove_dir_all(project.path("recipe.keys")).expect("removed");
    project.build(&["--key", "new.pem"]).ok();
    project.run(&["verify", "out/demo/1.0.0", "--trust", "trusted.vkey"]).failed(1, &["not a key you trust"]);
    // Both at once: each alone is enough.
    fs::remove_dir_all(project.path("out")).expect("removed");
    project.build(&["--key", "key.pem", "--key", "new.pem"]).ok();
    project.run(&["verify", "out/demo/1.0.0", "--trust", "trusted.vkey"]).ok();
    let both = project.run(&["verify", "out/demo/1.0.0", "--shipped-keys", "--json"]).ok().json();
    assert_eq!(both["signed_by"].as_array().map(Vec::len), Some(2), "{both}");
}

#[test]
fn an_ssh_key_signs_beside() {
    let project = project();
    let made = std::process::Command::new("ssh-keygen")
        .args(["-q", "-t", "ed25519", "-N", "", "-C", "test", "-f"])
        .arg(project.path("ssh"))
        .status();
    if !made.is_ok_and(|status| status.success()) {
        skipped("ssh-keygen is not installed");
        return;
    }
    project.build(&["--update", "--ssh-key", "ssh"]).ok();
    // Whoever believes the SSH key alone believes what its signature vouches for.
    project.run(&["verify", "out/demo/1.0.0", "--trust", "ssh.pub"]).ok();
    let both = project.run(&["verify", "out/demo/1.0.0", "--json"]).ok().json();
    assert_eq!(both["holds"], true, "{both}");
    let checked = std::process::Command::new("ssh-keygen")
        .args(["-Y", "verify", "-n", "assay-release", "-I", "assay.example/demo", "-f", "keys/allowed_signers", "-s", "SHA256SUMS.sshsig"])
        .current_dir(project.path("out/demo/1.0.0"))
        .stdin(fs::File::open(project.path("out/demo/1.0.0/SHA256SUMS")).expect("list"))
        .status();
    assert!(checked.expect("runs").success());
}
