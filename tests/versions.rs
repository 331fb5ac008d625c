//! Earlier versions of a repository's files: each text once, with the first commit that has it, out of whole, shallow and partial clones.

use std::process::Command;

use crate::{
    common::{Project, sample},
    views::rows,
};

const HEAD: &str = "name = \"demo\"\nversion = \"1.0.0\"\nlicense = \"MIT\"\nviews = [\"samples\", \"ledger\"]\n\n[policy.caps]\ntemplate = 0\n\n[set]\nsimilarity = 1000\n\n[[source]]\nname = \"own\"\nkind = \"git\"\npath = \"REPO\"\nrevision = \"main\"\nlicense = { expression = \"MIT\", reason = \"written for this test\" }\n";

fn git(project: &Project, folder: &str, args: &[&str]) -> String {
    let output = Command::new("git")
        .args(["-c", "user.name=Somebody", "-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always"])
        .args(args)
        .current_dir(project.path(folder))
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .expect("git runs");
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// Three commits: `a.py` changes in the second, `b.py` comes in the third; the second is tagged.
fn project() -> Project {
    let project = Project::new();
    project.write("repo/a.py", &sample(1));
    git(&project, "repo", &["init", "-q", "."]);
    let commit = |text: &str, email: &str, day: u8| {
        git(&project, "repo", &["add", "-A"]);
        let date = format!("2026-01-0{day}T00:00:00Z");
        let status = Command::new("git")
            .args(["-c", "user.name=Somebody", "-c", &format!("user.email={email}"), "commit", "-qm", text])
            .env("GIT_COMMITTER_DATE", &date)
            .env("GIT_AUTHOR_DATE", &date)
            .current_dir(project.path("repo"))
            .status()
            .expect("git runs");
        assert!(status.success());
    };
    commit("one", "first@example.com", 1);
    project.write("repo/a.py", &sample(2));
    commit("two", "second@example.com", 2);
    git(&project, "repo", &["tag", "v2"]);
    project.write("repo/b.py", &sample(3));
    commit("three", "first@example.com", 3);
    project
}

fn recipe(repo: &str, more: &str) -> String {
    format!("{}{more}", HEAD.replace("REPO", repo))
}

/// Path, function and commit of every function that was harvested.
fn seen(project: &Project, recipe: &str) -> Vec<(String, String, String)> {
    project.write("recipe.toml", recipe);
    project.build(&["--update", "--replace"]).ok();
    let text = |row: &serde_json::Map<String, serde_json::Value>, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    let mut all: Vec<_> = rows(&project.path("out/demo/1.0.0"), "ledger")
        .iter()
        .map(|row| (text(row, "path"), text(row, "name"), text(row, "revision")))
        .collect();
    all.sort();
    all
}

#[test]
fn every_text_of_a_file_has_the_commit_that_it_was_first_seen_in() {
    let project = project();
    let commits: Vec<String> = git(&project, "repo", &["rev-list", "--reverse", "main"]).lines().map(str::to_owned).collect();
    let all = seen(&project, &recipe("repo", "history = { by = \"commits\", author_key = \"k\" }\n"));
    let entry = |path: &str, n: usize, commit: usize| (path.to_owned(), format!("load_{n}"), commits[commit].clone());
    assert_eq!(all, [entry("a.py", 1, 0), entry("a.py", 2, 1), entry("b.py", 3, 2)]);
    // Nobody's name or address is anywhere; who wrote two of them is the same hash.
    let release = project.path("out/demo/1.0.0");
    let records: Vec<String> = rows(&release, "samples").iter().map(|row| row["record"].to_string()).collect();
    let author = |name: &str| {
        let record = records.iter().find(|record| record.contains(name)).expect("admitted");
        record.split("author:").nth(1).expect("an author")[..16].to_owned()
    };
    assert_eq!(author("load_1"), author("load_3"));
    assert_ne!(author("load_1"), author("load_2"));
    assert!(records.iter().all(|record| !record.contains("example.com") && !record.contains("Somebody")), "{records:?}");

    let tags = seen(&project, &recipe("repo", "history = { by = \"tags\" }\n"));
    assert_eq!(tags.iter().map(|(_, name, _)| name.as_str()).collect::<Vec<_>>(), ["load_2", "load_3"]);
    let alone = seen(&project, &recipe("repo", ""));
    assert!(alone.iter().all(|(_, _, commit)| *commit == commits[2]), "{alone:?}");
}

#[test]
fn a_shallow_clone_has_what_it_has_and_a_partial_one_says_what_is_absent() {
    let project = project();
    let from = format!("file://{}", project.path("repo").display());
    git(&project, ".", &["clone", "-q", "--bare", "--depth", "2", &from, "shallow"]);
    let history = "history = { by = \"commits\" }\n";
    let names = |all: Vec<(String, String, String)>| all.into_iter().map(|(_, name, _)| name).collect::<Vec<_>>();
    assert_eq!(names(seen(&project, &recipe("shallow", history))), ["load_2", "load_3"]);

    git(&project, "repo", &["config", "uploadpack.allowFilter", "true"]);
    git(&project, ".", &["clone", "-q", "--bare", "--filter=blob:none", &from, "partial"]);
    project.write("recipe.toml", &recipe("partial", history));
    project.build(&["--update", "--replace"]).ok();
    let ledger = rows(&project.path("out/demo/1.0.0"), "ledger");
    assert!(
        !ledger.is_empty() && ledger.iter().all(|row| row["reason"].as_str().is_some_and(|reason| reason.contains("absent"))),
        "{ledger:?}"
    );
}
