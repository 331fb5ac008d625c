//! Releases of every version of the schema stay readable: each tiny one under `tests/corpus` is put to every command.

use std::{fs, path::PathBuf};

use crate::common::Project;

fn corpus() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).parent().expect("workspace").join("tests/corpus");
    let mut found: Vec<PathBuf> = fs::read_dir(folder).expect("tests/corpus").flatten().map(|entry| entry.path()).collect();
    found.retain(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("schema-")));
    found.sort();
    found
}

#[test]
fn every_command_reads_releases_of_every_schema() {
    let versions = corpus();
    assert!(!versions.is_empty(), "there is a release of schema 1");
    for kept in versions {
        let project = Project::new();
        let release = kept.join("release");
        let release = release.to_str().expect("a path");
        let key = kept.join("publisher.vkey");
        let key = key.to_str().expect("a path");
        project.run(&["verify", release, "--trust", key]).ok();
        let stats = project.run(&["stats", release, "--json"]).ok().json();
        assert!(stats["samples"].as_u64() > Some(1), "{stats}");
        let rows = project.run(&["query", release, "SELECT id, content FROM samples ORDER BY id", "--json"]).ok().json();
        let id = rows[0]["id"].as_str().expect("an id");
        project.write("sample.txt", rows[0]["content"].as_str().expect("a text"));
        let told = project.run(&["audit", release, id, "--json"]).ok().json();
        assert!(told["found"][0]["released"] == true && told["found"][0]["leaf"] == 0, "{told}");
        project.run(&["audit", release, "sample.txt", "--language", "python"]).ok();
        project.run(&["prove", release, id, "-o", "p.tlog-proof"]).ok();
        project.run(&["verify-proof", "p.tlog-proof", "--sample", "sample.txt", "--trust", key]).ok();
        project.run(&["prove", release, &"0".repeat(64), "-o", "absent.json"]).ok();
        project.run(&["verify-proof", "absent.json", "--trust", key]).ok();
        project.run(&["diff", release, release]).ok();
        let revetted = project.run(&["revet", release, "--json"]);
        assert!(matches!(revetted.code, Some(0 | 1)), "{}{}", revetted.out, revetted.err);
        assert_eq!(revetted.json()["rows"], stats["samples"]);
        project.run(&["apply-recalls", release, "--to", "copy", "--shipped-keys"]).ok();
        project.run(&["publish", release, "shelf", "--trust", key]).ok();
    }
}
