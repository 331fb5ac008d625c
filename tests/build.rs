//! `assay build`: from a recipe to a release, whole or not at all, the same every time.

use std::{
    fs,
    process::Stdio,
    thread::sleep,
    time::{Duration, Instant},
};

use crate::common::{Project, sample, tree};

fn many(count: usize) -> Project {
    let files: Vec<(String, String)> = (0..count).map(|n| (format!("f{n}.py"), sample(n))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    Project::with_files(&files)
}

#[test]
fn nothing_is_lost_to_the_row() {
    let project = many(12);
    project
        .write("src/copy.py", &sample(3))
        .write("src/bad.py", "import os\n\n\ndef wipe(name):\n    target = name.strip()\n    command = 'rm -rf ' + target\n    os.system(command)\n    return target\n")
        .write("src/broken.py", "def f(a, b:\n    ((( return [ a + b\n  class = def in for while ] ) )\n  %%% $$$ ??? !!! ((( [[[ {{{\nfor for while in x y z :::\n    lambda lambda import from ))) ]]]\n  if else elif ]] (( %% $$ ??\n  return ) ( ] [ yield def class\n    total = = = 3 +* / // 5 ,,, ;;;\n  end end end ((( $$$ ??? !!!\n");
    let ran = project.build(&["--update", "--json"]).ok();
    let answer = ran.json();
    let counts = &answer["counts"]["own"];
    let n = |key: &str| counts[key].as_u64().unwrap_or_else(|| panic!("no {key} in {counts}"));
    assert_eq!(n("harvested"), 15, "{counts}");
    assert_eq!(n("harvested"), n("admitted") + n("rejected") + n("duplicate") + n("unjudged"), "{counts}");
    assert!(n("duplicate") >= 1 && n("rejected") >= 1 && n("unjudged") >= 1, "{counts}");
    let fates = project.run(&["stats", "out/demo/1.0.0", "--json"]).ok().json()["fates"].clone();
    let rows: u64 = fates.as_object().expect("fates").values().filter_map(serde_json::Value::as_u64).sum();
    assert_eq!(rows, n("harvested"), "{fates}");
}

#[test]
fn the_same_bytes_at_1_and_4_threads() {
    let project = many(20);
    project.build(&["--update", "--threads", "1"]).ok();
    let one = tree(&project.path("out"));
    fs::remove_dir_all(project.path("out")).expect("removed");
    fs::remove_dir_all(project.path("cache")).expect("removed");
    project.build(&["--threads", "4"]).ok();
    let four = tree(&project.path("out"));
    assert_eq!(one.keys().collect::<Vec<_>>(), four.keys().collect::<Vec<_>>());
    for (name, bytes) in &one {
        assert!(bytes == &four[name], "{name} differs between 1 and 4 threads");
    }
}

#[test]
fn damaged_rows_of_the_cache_are_judged_again() {
    let project = many(6);
    project.build(&["--update"]).ok();
    let whole = tree(&project.path("out"));
    for entry in fs::read_dir(project.path("cache/judged")).expect("folder").flatten() {
        if entry.path().extension().is_some_and(|ending| ending == "zst") {
            let mut bytes = fs::read(entry.path()).expect("bytes");
            let middle = bytes.len() / 2;
            bytes[middle] ^= 0x40;
            fs::write(entry.path(), bytes).expect("written");
        }
    }
    fs::remove_dir_all(project.path("out")).expect("removed");
    let again = project.build(&["--json"]).ok().json();
    assert_eq!(again["artifacts_reused"], 0, "{again}");
    assert!(whole == tree(&project.path("out")), "the release differs");
    assert_eq!(project.build(&["--json"]).ok().json()["artifacts_reused"], 1);
}

#[test]
fn killed_in_the_middle_and_run_again_gives_the_same_release() {
    let project = many(40);
    // Several artifacts, so that a kill can fall between them.
    let mut recipe = String::from("name = \"demo\"\nversion = \"1.0.0\"\nlicense = \"CC0-1.0\"\n");
    for part in 0..6 {
        for n in 0..40 {
            project.write(&format!("part{part}/f{n}.py"), &sample(part * 1000 + n).repeat(3));
        }
        recipe.push_str(&format!(
            "\n[[source]]\nname = \"part{part}\"\nkind = \"directory\"\npath = \"part{part}\"\nlicense = {{ expression = \"MIT\", reason = \"written for this test\" }}\n"
        ));
    }
    project.write("recipe.toml", &recipe);
    project.build(&["--update"]).ok();
    let whole = tree(&project.path("out"));

    let mut kills = 0;
    for wait in [20, 60, 120, 200, 400] {
        fs::remove_dir_all(project.path("out")).expect("removed");
        let _ = fs::remove_dir_all(project.path("cache"));
        let mut child = project
            .command(&["build", "recipe.toml", "--out", "out", "--offline", "--threads", "1"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("starts");
        sleep(Duration::from_millis(wait));
        let ended_before = child.try_wait().expect("status").is_some();
        child.kill().expect("SIGKILL");
        child.wait().expect("ends");
        kills += usize::from(!ended_before);
        if !ended_before {
            assert!(!project.path("out/demo/1.0.0").exists(), "a killed build left a release");
        }
        project.build(&[]).ok();
        let again = tree(&project.path("out"));
        assert_eq!(whole.keys().collect::<Vec<_>>(), again.keys().collect::<Vec<_>>(), "after a kill at {wait} ms");
        for (name, bytes) in &whole {
            assert!(bytes == &again[name], "{name} differs after a kill at {wait} ms");
        }
    }
    assert!(kills > 0, "no build was killed before it ended: the test showed nothing");
}

#[test]
fn an_interrupt_leaves_no_half_release() {
    let project = many(200);
    project.build(&["--update", "--check"]).ok();
    project.build(&["--update"]).ok();
    fs::remove_dir_all(project.path("out")).expect("removed");
    fs::remove_dir_all(project.path("cache")).expect("removed");
    let mut child = project
        .command(&["build", "recipe.toml", "--out", "out", "--offline", "--threads", "1"])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("starts");
    sleep(Duration::from_millis(80));
    let interrupted = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill runs").success();
    let start = Instant::now();
    let status = child.wait().expect("ends");
    if interrupted && !status.success() {
        assert!(start.elapsed() < Duration::from_secs(60));
        let left: Vec<String> = if project.path("out").exists() { tree(&project.path("out")).into_keys().collect() } else { Vec::new() };
        assert!(left.is_empty(), "{left:?}");
    }
    project.build(&[]).ok();
}

#[test]
fn a_second_run_changes_nothing_and_a_changed_one_is_refused() {
    let project = many(4);
    let release = project.release();
    let before = tree(&release);
    project.build(&[]).failed(0, &["identical"]);
    assert!(before == tree(&release));
    project.write("src/new.py", &sample(77));
    project.build(&["--update"]).failed(2, &["1.0.0", "version"]);
    assert!(before == tree(&release), "a refused build changed the release");
    project.build(&["--update", "--replace"]).ok();
    assert!(before != tree(&release));
}

#[test]
fn a_source_that_no_longer_gives_the_pinned_bytes_stops_the_build() {
    let project = many(3);
    project.build(&["--update"]).ok();
    project.write("src/f0.py", "x = 1\n");
    let ran = project.build(&[]).failed(2, &["own", "--update"]);
    assert!(ran.err.matches(|c: char| c.is_ascii_hexdigit()).count() >= 128, "both digests are shown: {}", ran.err);
}

#[test]
fn a_recipe_with_a_mistake_is_refused_with_file_line_key_and_remedy() {
    let project = many(1);
    project.write(
        "recipe.toml",
        "name = \"demo\"\nversion = \"1.0.0\"\nlicense = \"CC0-1.0\"\n\n[[source]]\nname = \"own\"\nkind = \"directory\"\npaht = \"src\"\n",
    );
    project.run(&["build", "recipe.toml", "--check"]).failed(2, &["recipe.toml", "8", "paht", "path"]);
    project.write("recipe.toml", "name = \"demo\"\nversion = \"1.0.0\"\nlicense = \"CC0-1.0\"\n\n[[source]]\nname = \"own\"\nkind = \"directory\"\npath = \"src\"\n\n[policy]\nminimum_assurence = \"evidenced\"\n");
    project.run(&["build", "recipe.toml", "--check"]).failed(2, &["minimum_assurence"]);
    project.run(&["build", "nowhere.toml"]).failed(2, &["nowhere.toml"]);
}

#[test]
fn an_optional_source_that_is_missing_is_reported_and_another_stops() {
    let project = many(2);
    let recipe = fs::read_to_string(project.path("recipe.toml")).expect("recipe");
    let extra =
        "\n[[source]]\nname = \"gone\"\nkind = \"directory\"\npath = \"gone\"\nlicense = { expression = \"MIT\", reason = \"test\" }\n";
    project.write("recipe.toml", &format!("{recipe}{extra}"));
    project.build(&["--update"]).failed(2, &["gone", "optional"]);
    project.write("recipe.toml", &format!("{recipe}{extra}optional = true\n"));
    project.build(&["--update"]).failed(0, &["gone"]);
    let manifest = fs::read_to_string(project.path("out/demo/1.0.0/manifest.json")).expect("manifest");
    assert!(manifest.contains("\"gone\""), "the manifest names what is missing");
}

#[test]
fn a_recipe_that_cannot_be_built_as_it_stands_is_told_before_anything_is_judged() {
    let project = many(1);
    let recipe = fs::read_to_string(project.path("recipe.toml")).expect("recipe");
    let refused = |changed: String, says: &[&str]| {
        project.write("recipe.toml", &changed);
        project.run(&["build", "recipe.toml", "--check"]).failed(2, says);
    };
    refused(recipe.replace("1.0.0", "1"), &["recipe.toml:3", "version", "MAJOR.MINOR.PATCH"]);
    refused(recipe.replace("path = \"src\"", "path = \"nosrc\""), &["recipe.toml:12", "nosrc", "optional = true"]);
    refused(format!("{recipe}[judge.contamination]\nfingerprints = [\"no.fp\"]\n"), &["recipe.toml:15", "fingerprints", "no.fp"]);
    refused(format!("{recipe}[judge.contamination]\nshare = 2000\n"), &["share", "1000"]);
    refused(format!("{recipe}[[scanners]]\nname = \"x\"\nsarif = \"no.sarif\"\n"), &["recipe.toml:16", "sarif", "no.sarif"]);
    refused(format!("{recipe}[[scanners]]\nname = \"x\"\ncommand = [\"sh\", \"/tmp/x\"]\n"), &["recipe.toml:16", "/tmp/x"]);
    refused(format!("{recipe}[[scanners]]\nname = \"x\"\ncommand = [\"no-such-program-here\"]\n"), &["no-such-program-here", "PATH"]);
    project.write("bad.fp", "x\n").write("bad.sarif", "{}").write("folder/x.fp", "x\n");
    let marks = |path: &str| format!("{recipe}[judge.contamination]\nfingerprints = [\n  \"{path}\",\n]\n");
    refused(marks("bad.fp"), &["recipe.toml:16", "`[judge.contamination] fingerprints`", "bad.fp", "assay fingerprint"]);
    refused(marks("folder"), &["recipe.toml:16", "folder", "cannot be read"]);
    let report = format!("{recipe}[[scanners]]\nname = \"x\"\nsarif = \"bad.sarif\"\n");
    refused(report, &["recipe.toml:15", "`[[scanners]] sarif`", "not a SARIF report", "take the entry `x` out"]);
    refused(recipe.replace("\"unflagged\"", "\"unflagged\"\nlicenses = [\"MITT\"]"), &["recipe.toml", "licenses", "MITT"]);
    project.write("recipe.toml", &format!("{recipe}[[scanners]]\nname = \"x\"\ncommand = [\"false\"]\n"));
    project.build(&["--update"]).failed(2, &["recipe.toml:15", "`[[scanners]] command`", "left no report", "take the entry out"]);
    project.write("recipe.toml", &format!("{recipe}[advisories]\nsnapshots = [\"no.zip\"]\n"));
    let ran = project.build(&["--update"]);
    assert!(ran.code == Some(2) && ran.err.contains("recipe.toml:15") && !ran.err.contains("optional"), "{}", ran.err);
}

#[test]
fn a_view_without_rows_is_a_table() {
    let project = many(1);
    let recipe = fs::read_to_string(project.path("recipe.toml")).expect("recipe");
    project.write("recipe.toml", &recipe.replace("\"unflagged\"", "\"corroborated\""));
    let release = project.release();
    let release = release.to_string_lossy();
    let rows = project.run(&["query", &release, "SELECT id FROM samples", "--json"]).ok().json();
    assert_eq!(rows, serde_json::json!([]));
    project.run(&["query", &release, "SELECT id FROM sampels"]).failed(2, &["no such table", "known are", "samples"]);
}

#[test]
fn where_lock_and_recipe_disagree_a_check_says_so() {
    let project = many(2);
    project.build(&["--update"]).ok();
    let agreed = project.run(&["build", "recipe.toml", "--check"]).ok();
    assert!(!agreed.out.contains("not pinned") && !agreed.out.contains("no longer"), "{}", agreed.out);
    let recipe = fs::read_to_string(project.path("recipe.toml")).expect("recipe");
    project.write("other/a.py", &sample(7)).write("recipe.toml", &recipe.replace("path = \"src\"", "path = \"other\""));
    let differs = project.run(&["build", "recipe.toml", "--check"]).ok();
    assert!(differs.out.contains("not pinned yet, the next build pins it: own: other"), "{}", differs.out);
    assert!(differs.out.contains("pinned, and no longer in the recipe: own: src"), "{}", differs.out);
    let answer = project.run(&["build", "recipe.toml", "--check", "--json"]).ok().json();
    assert_eq!(answer["not_pinned"][0], "own: other", "{answer}");
    assert_eq!(answer["no_longer_named"][0], "own: src", "{answer}");
}
