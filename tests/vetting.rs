//! What samples are held against beside the rules: advisories, names of packages, benchmarks, other scanners.

use std::fs;

use crate::common::{Project, sample};

/// How many rows met each fate, sorted.
fn fates(project: &Project) -> Vec<String> {
    let release = project.path("out/demo/1.0.0");
    let stats = project.run(&["stats", &release.to_string_lossy(), "--json"]).ok().json();
    let fates = stats["fates"].as_object().expect("fates").clone();
    let mut shown: Vec<String> = fates.iter().map(|(fate, rows)| format!("{fate} {rows}")).collect();
    shown.sort();
    shown
}

fn append(project: &Project, text: &str) {
    let recipe = fs::read_to_string(project.path("recipe.toml")).expect("recipe");
    // Tables of their own come after the entries of the recipe.
    project.write("recipe.toml", &format!("{recipe}\n{text}"));
}

const OSV: &str = r#"{"id":"GHSA-demo","summary":"Loads code","affected":[{"package":{"name":"pyyaml","ecosystem":"PyPI"},
"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"5.4"}]}]}],"database_specific":{"cwe_ids":["CWE-502"]}}"#;

const USES_YAML: &str = "import yaml\n\n\ndef read_settings(path):\n    with open('settings.yaml') as stream:\n        settings = yaml.safe_load(stream)\n    settings['path'] = len(path)\n    return settings\n";

#[test]
fn a_function_that_uses_a_vulnerable_package_is_rejected_and_the_snapshot_is_pinned() {
    let project = Project::with_files(&[("a.py", &sample(1)), ("b.py", USES_YAML), ("requirements.txt", "PyYAML==5.3\n")]);
    project.write("osv/GHSA-demo.json", OSV).write("names.txt", "pyyaml\n");
    append(&project, "[advisories]\nsnapshots = [\"osv\"]\nnames = { PyPI = \"names.txt\" }\n");
    let built = project.build(&["--update", "--json"]).ok().json();
    let reasons = built["counts"]["own"]["reasons"]["rejected"].to_string();
    assert!(reasons.contains("dependencies/vulnerable-dependency"), "{built}");
    assert!(project.build(&[]).ok().out.contains("identical"));
    let lock = fs::read_to_string(project.path("recipe.lock")).expect("lock");
    assert!(lock.contains("kind = \"snapshot\"") && lock.contains("kind = \"names\""), "{lock}");
    project.write("osv/GHSA-demo.json", &OSV.replace("5.4", "5.2"));
    project.build(&[]).failed(2, &["snapshot osv", "pinned", "--update"]);
    let mended = project.build(&["--update", "--json", "--replace"]).ok().json();
    assert!(!mended.to_string().contains("vulnerable-dependency"), "{mended}");
}

#[test]
fn a_text_of_a_benchmark_is_rejected_by_its_fingerprint() {
    let task = "def count_gaps(values, limit):\n    \"\"\"Counts neighbours that lie further apart than the limit, skipping equal ones.\n    >>> count_gaps([1, 5, 6, 20], 3)\n    2\n    \"\"\"\n    gaps = 0\n    for left, right in zip(values, values[1:]):\n        if left != right and abs(left - right) > limit:\n            gaps += 1\n    return gaps\n";
    let project = Project::with_files(&[("a.py", &sample(2)), ("b.py", task)]);
    project.write("bench/task.py", task);
    project.run(&["fingerprint", "bench", "--name", "Demo", "--out", "demo.fingerprints"]).ok();
    append(&project, "[judge.contamination]\nfingerprints = [\"demo.fingerprints\"]\n");
    let built = project.build(&["--update", "--json"]).ok().json();
    assert!(built["counts"]["own"]["reasons"]["rejected"].to_string().contains("contamination/benchmark-demo"), "{built}");
    let bytes = fs::read(project.path("demo.fingerprints")).expect("file");
    assert!(!String::from_utf8_lossy(&bytes).contains("neighbours"), "the text itself is not kept");
    project.write("short.json", "{\"x\": \"too short\"}");
    project.run(&["fingerprint", "short.json", "--name", "Short", "--out", "x"]).failed(2, &["long enough"]);
}

#[test]
fn another_scanner_rejects_what_it_flags_and_corroborates_what_it_covers() {
    let project = Project::with_files(&[("a.py", &sample(3)), ("b.py", &sample(4))]);
    let report = r#"{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"other","version":"1","rules":[{"id":"X1"}]}},"artifacts":[{"location":{"uri":"src/a.py"}},{"location":{"uri":"src/b.py"}}],
"results":[{"ruleId":"X1","message":{"text":"bad"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"src/b.py"},"region":{"startLine":5}}}]}]}]}"#;
    project.write("report.sarif", report);
    append(&project, "[[scanners]]\nname = \"other\"\nsarif = \"report.sarif\"\ncovers = { python = [89] }\n");
    let built = project.build(&["--update", "--json"]).ok().json();
    assert!(built["counts"]["own"]["reasons"]["rejected"].to_string().contains("scanner:other/X1"), "{built}");
    let stats = project.run(&["stats", "out/demo/1.0.0", "--json"]).ok().json();
    assert_eq!(stats["assurance"]["corroborated"], 1, "{stats}");
    assert_eq!(fates(&project), ["admitted 1", "rejected 1"]);
    project.write("report.sarif", &report.replace("src/b.py\"},\"region", "elsewhere/z.py\"},\"region"));
    project
        .build(&["--update", "--replace"])
        .failed(0, &["scanner `other`: 1 files of its results are in no source, the first `elsewhere/z.py`"]);
    project.write("report.sarif", "{}");
    project.build(&["--update", "--replace"]).failed(2, &["recipe.toml:", "report.sarif", "not a SARIF report", "help: "]);
}

#[test]
fn a_whole_file_with_a_redacted_address_is_not_named_by_a_hash_that_its_text_does_not_have() {
    let image = |text: &str| format!("FROM debian:12.5@sha256:4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a\n{text}");
    let mine = image(
        "ENV ALERTS_TO=j.verhoeven@brouwerij-verhoeven.nl\nRUN apt-get update && apt-get install -y --no-install-recommends nginx=1.22.1-9\nCOPY site.conf /etc/nginx/conf.d/site.conf\nUSER 10001\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n",
    );
    let other = image(
        "WORKDIR /srv\nEXPOSE 8080\nCOPY --chown=10002 dist/ /srv/dist/\nHEALTHCHECK CMD [\"/srv/dist/alive\"]\nUSER 10002\nENTRYPOINT [\"/srv/dist/server\"]\n",
    );
    let project = Project::with_files(&[("one/Dockerfile", &mine), ("two/Dockerfile", &other)]);
    project.release();
    let rows = project.run(&["query", "out/demo/1.0.0", "SELECT path, content, swhid FROM samples", "--json"]).ok().json();
    let rows = rows.as_array().expect("rows");
    let of = |path: &str| rows.iter().find(|row| row["path"] == path).unwrap_or_else(|| panic!("{path} is not in {rows:?}"));
    assert!(!of("one/Dockerfile")["content"].as_str().expect("text").contains("verhoeven"), "{rows:?}");
    assert!(of("one/Dockerfile")["swhid"].as_str().expect("SWHID").ends_with(";lines=1-6"), "{rows:?}");
    assert!(!of("two/Dockerfile")["swhid"].as_str().expect("SWHID").contains("lines"), "{rows:?}");
}

#[test]
fn code_that_is_bundled_has_the_licence_of_its_own_folder() {
    let mit = |holder: &str| {
        format!(
            "MIT License\n\nCopyright (c) 2024 {holder}\n\nPermission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the \"Software\"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:\n\nThe above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.\n\nTHE SOFTWARE IS PROVIDED \"AS IS\", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.\n"
        )
    };
    let isc = "ISC License\n\nCopyright (c) 2024 Jo Hat\n\nPermission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies.\n\nTHE SOFTWARE IS PROVIDED \"AS IS\" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.\n";
    let project = Project::with_files(&[
        ("LICENSE", &mit("Ada Lind")),
        ("app/a.py", &sample(1)),
        ("vendor/knot/LICENSE", isc),
        ("vendor/knot/lib/b.py", &sample(2)),
        ("vendor/rope/LICENSE", "You may look at this code on Tuesdays.\n"),
        ("vendor/rope/c.py", &sample(3)),
        ("app/d.py", &format!("# SPDX-License-Identifier: GPL-3.0-only\n\n{}", sample(4))),
    ]);
    let recipe = fs::read_to_string(project.path("recipe.toml")).expect("recipe");
    project.write("recipe.toml", &recipe.replace("license = { expression = \"MIT\", reason = \"written for this test\" }\n", ""));
    let release = project.release();
    let rows = project.run(&["query", "out/demo/1.0.0", "SELECT path, license FROM samples", "--json"]).ok().json();
    let mut shown: Vec<String> = rows
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| format!("{} {}", row["path"].as_str().expect("path"), row["license"].as_str().expect("licence")))
        .collect();
    shown.sort();
    assert_eq!(shown, ["app/a.py MIT", "vendor/knot/lib/b.py ISC"]);
    assert_eq!(fates(&project), ["admitted 2", "rejected 1", "unjudged 1"]);
    let texts = fs::read_to_string(release.join("LICENSES.md")).expect("texts");
    assert!(texts.contains("Ada Lind") && texts.contains("Jo Hat") && !texts.contains("Tuesdays"), "{texts}");
    // Folders of the machine that built are named as in origins.
    assert!(texts.contains("- file:own: LICENSE") && !texts.contains("- src: "), "{texts}");
}

/// A README below the root that names another licence, and a manifest that sends to a file, leave open what the root's licence file would settle.
#[test]
fn a_readme_and_a_manifest_that_name_another_licence_leave_their_folder_unjudged() {
    let mit = "SPDX-License-Identifier: MIT\n";
    let project = Project::with_files(&[
        ("LICENSE", mit),
        ("plain/README.md", "# Plain\n\nReads GPL texts.\n"),
        ("plain/a.py", &sample(1)),
        ("other/README.md", "# Other\n\nThis part is licensed under GPL-3.0.\n"),
        ("other/deep/b.py", &sample(2)),
        ("terms/package.json", "{\"license\": \"SEE LICENSE IN EULA.txt\"}\n"),
        ("terms/LICENSE", mit),
        ("terms/c.py", &sample(3)),
    ]);
    let recipe = fs::read_to_string(project.path("recipe.toml")).expect("recipe");
    project.write("recipe.toml", &recipe.replace("license = { expression = \"MIT\", reason = \"written for this test\" }\n", ""));
    let built = project.build(&["--update", "--json"]).ok().json();
    let reasons = built["counts"]["own"]["reasons"]["unjudged"].to_string();
    assert!(reasons.contains("licence"), "{built}");
    let rows = project.run(&["query", "out/demo/1.0.0", "SELECT path FROM samples", "--json"]).ok().json();
    let shown: Vec<&str> =
        rows.as_array().expect("rows").iter().filter_map(|row| row["path"].as_str()).filter(|path| path.ends_with(".py")).collect();
    assert_eq!(shown, ["plain/a.py"]);
}
