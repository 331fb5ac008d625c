//! `assay sources`: entries that are written into a recipe, pinned, and asked after. Clients are scripts of the test's own.

use std::{fs, os::unix::fs::PermissionsExt};

use crate::common::Project;

const RECIPE: &str = "# What we take, and why.\nname = \"demo\"\nversion = \"1.0.0\"\nlicense = \"MIT\" # of the compilation\n\n[[source]]\nname = \"own\"\nkind = \"directory\"\npath = \"src\"\nlicense = { expression = \"MIT\", reason = \"ours\" } # every file\n";

fn project() -> Project {
    let project = Project::new();
    project.write("src/a.py", "def f(a):\n    return a\n").write("more/b.py", "def g(b):\n    return b\n").write("recipe.toml", RECIPE);
    project
}

#[test]
fn an_entry_is_written_and_pinned_and_comments_stay() {
    let project = project();
    project.build(&["--update", "--check"]).ok();
    let before = fs::read_to_string(project.path("recipe.lock")).expect("lock");
    let add = ["sources", "add", "directory", "recipe.toml", "--offline", "--name", "more", "--path", "more", "--language", "python"];
    project.run(&add).ok();
    let recipe = fs::read_to_string(project.path("recipe.toml")).expect("recipe");
    assert!(recipe.starts_with(RECIPE), "{recipe}");
    assert!(
        recipe.ends_with("\n[[source]]\nname = \"more\"\nkind = \"directory\"\npath = \"more\"\nlanguages = [\"python\"]\n"),
        "{recipe}"
    );
    let lock = fs::read_to_string(project.path("recipe.lock")).expect("lock");
    assert_eq!((lock.matches("[[artifact]]").count(), before.matches("[[artifact]]").count()), (2, 1));
    project.build(&[]).ok();
    project.run(&add).failed(2, &["more", "is there already"]);
}

#[test]
fn what_cannot_be_had_or_understood_changes_nothing() {
    let project = project();
    for (args, says) in [
        (&["directory", "recipe.toml", "--name", "gone", "--path", "nowhere"][..], "nowhere"),
        (&["directry", "recipe.toml", "--name", "x", "--path", "more"], "`directry` is not a kind of source"),
        (&["git", "recipe.toml", "--name", "x", "--url", "http://example.com/x", "--revision", "main"], "is not an https URL"),
        (&["npm", "recipe.toml", "--name", "x", "--package", "left-pad"], "NAME@VERSION"),
    ] {
        project.run(&[&["sources", "add", "--offline"], args].concat()).failed(2, &[says]);
    }
    assert_eq!(fs::read_to_string(project.path("recipe.toml")).expect("recipe"), RECIPE);
    assert!(!project.path("recipe.lock").exists());
    assert_eq!(
        fs::read_dir(project.path("."))
            .expect("folder")
            .flatten()
            .filter(|e| e.file_name().to_string_lossy().starts_with(".recipe"))
            .count(),
        0
    );
}

#[test]
fn what_has_something_newer_is_named() {
    let project = project();
    project.build(&["--update", "--check"]).ok();
    project.run(&["sources", "outdated", "recipe.toml"]).ok();
    project.write("src/a.py", "def f(a):\n    return a + 1\n");
    let told = project.run(&["sources", "outdated", "recipe.toml", "--json"]).failed(1, &[]).json();
    assert_eq!((told["outdated"][0]["source"].as_str(), told["outdated"][0]["name"].as_str()), (Some("own"), Some("src")));

    let lock = "version = 1\n\n[[artifact]]\nsource = \"npm\"\nkind = \"npm\"\nname = \"left\"\nversion = \"1.0.0\"\nfile = \"left-1.0.0.tgz\"\nbytes = 1\nsha256 = \"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"\nfetched_at = \"2026-01-02T03:04:05Z\"\n";
    project.write("packages.lock", lock);
    project.write(
        "packages.toml",
        "name = \"demo\"\nversion = \"1.0.0\"\nlicense = \"MIT\"\n\n[[source]]\nname = \"npm\"\nkind = \"npm\"\npackages = { left = \"1.0.0\" }\n",
    );
    project.write("bin/npm", "#!/bin/sh\necho 1.2.0\n");
    fs::set_permissions(project.path("bin/npm"), fs::Permissions::from_mode(0o755)).expect("executable");
    let path = format!("{}:/usr/bin:/bin", project.path("bin").display());
    let output = project.command(&["sources", "outdated", "packages.toml"]).env("PATH", path).output().expect("runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!((output.status.code(), said.as_str()), (Some(1), "npm: left 1.0.0 -> 1.2.0\n"));
}

/// A table and a repository are added by their own keys, pinned, and give rows; what nobody knows is refused and changes nothing.
#[test]
fn other_kinds_are_added_by_their_own_keys() {
    let project = project();
    project.build(&["--update", "--check"]).ok();
    project.write("rows.jsonl", "{\"code\": \"def h(a):\\n    return a * 2\\n\", \"id\": 1}\n");
    let license = "license={ expression = \"MIT\", reason = \"ours\" }";
    let columns = "columns={ content = \"code\", language = \"=python\" }";
    let add = |kind: &str, name: &str, more: &[&str]| {
        let mut args = vec!["sources", "add", kind, "recipe.toml", "--offline", "--name", name, "--set", license];
        more.iter().for_each(|key| args.extend(["--set", key]));
        project.run(&args)
    };
    add("dataset", "table", &["path=\"rows.jsonl\"", columns]).ok();
    project.write("repo/a.py", "def k(a):\n    return a - 1\n");
    for args in [&["init", "-q"][..], &["add", "-A"], &["commit", "-qm", "one"]] {
        crate::fixes::git(&project, args);
    }
    add("git", "history", &["path=\"repo\"", "revision=\"main\""]).ok();
    let before = fs::read_to_string(project.path("recipe.toml")).expect("recipe");
    add("dataset", "other", &["path=\"rows.jsonl\"", columns, "colums={ }"]).failed(2, &["colums"]);
    assert_eq!(fs::read_to_string(project.path("recipe.toml")).expect("recipe"), before);
    let built = project.build(&["--json"]).ok().json();
    for source in ["own", "table", "history"] {
        assert_eq!(built["counts"][source]["harvested"].as_u64(), Some(1), "{source}: {built}");
    }
    project.run(&["sources", "outdated", "recipe.toml"]).ok();
}

/// The commits that advisories name as the fix of a repository become a source, and what they fixed becomes a pair.
#[test]
fn fixes_are_derived_from_advisories() {
    let project = project();
    project.build(&["--update", "--check"]).ok();
    let find = |query: &str| {
        format!("import sqlite3\n\n\ndef find(name):\n    db = sqlite3.connect('u.db')\n    return db.execute({query}).fetchall()\n")
    };
    project.write("repo/users.py", &find("\"SELECT id FROM users WHERE name = '\" + name + \"'\""));
    for args in [&["init", "-q"][..], &["add", "-A"], &["commit", "-qm", "one"]] {
        crate::fixes::git(&project, args);
    }
    project.write("repo/users.py", &find("\"SELECT id FROM users WHERE name = ?\", (name,)"));
    crate::fixes::git(&project, &["commit", "-qam", "two"]);
    let head = fs::read_to_string(project.path("repo/.git/refs/heads/main")).expect("a commit");
    let repository = "https://code.example.org/own/users";
    let record = format!(
        r#"{{"id":"OSV-1","aliases":["CVE-2020-1"],"database_specific":{{"cwe_ids":["CWE-89"]}},"affected":[{{"ranges":[{{"type":"GIT","repo":"{repository}.git","events":[{{"introduced":"0"}},{{"fixed":"{}"}}]}}]}}]}}"#,
        head.trim()
    );
    project.write("osv/OSV-1.json", &record);
    let license = "license={ expression = \"MIT\", reason = \"ours\" }";
    let add = |of: &str| {
        let kind = ["sources", "add", "commit", "recipe.toml", "--offline", "--name", "fixes", "--set", license, "--set", "path=\"repo\""];
        project.run(&[&kind[..], &["--osv", "osv", "--of", of]].concat())
    };
    add("https://code.example.org/other").failed(2, &["no fix of https://code.example.org/other"]);
    add(repository).ok();
    let recipe = fs::read_to_string(project.path("recipe.toml")).expect("recipe");
    assert!(recipe.contains("\"CVE-2020-1\", \"OSV-1\"") && recipe.contains("cwe = [89]") && recipe.contains(head.trim()), "{recipe}");
    let built = project.build(&["--json"]).ok().json();
    assert!(built["counts"]["fixes"]["admitted"].as_u64().is_some_and(|admitted| admitted >= 1), "{built}");
}
