//! Dependencies judged by their manifests, imports and advisories.

use assay_manifests::{Language, Unit};

use super::*;
use crate::{flow::lower::lower, panel::ArtifactView, parse::parse};

const OSV: &str = r#"[{"id":"GHSA-1","affected":[{"package":{"name":"pyyaml","ecosystem":"PyPI"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"5.4"}]}]}],"database_specific":{"cwe_ids":["CWE-502"],"severity":"HIGH"}},
    {"id":"GHSA-2","affected":[{"package":{"name":"flask","ecosystem":"PyPI"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"1.0"}]}],"ecosystem_specific":{"imports":[{"path":"flask","symbols":["send_file"]}]}}]}]"#;

fn judge(text: &str, configs: &[(&str, &str)], package: Option<&str>, advisories: bool) -> Verdict {
    let mut names = PackageNames::default();
    names.add(Ecosystem::PyPi, "PyYAML\nflask # web\nrequests\n");
    let known = advisories.then(|| Arc::new(Advisories::read([("a.json", OSV)])));
    let judge = Dependencies::new(DependenciesConfig::default(), known, Arc::new(names));
    let parsed = parse(Language::Python, text).expect("has a grammar");
    let module = lower(Language::Python, "app/a.py", text, &parsed.flat()).expect("has a lowering");
    let modules = [&module];
    let dependencies = manifests::of_artifact(configs);
    let artifact = ArtifactView { modules: &modules, configs, dependencies: &dependencies, package, ..ArtifactView::default() };
    let file =
        FileView { path: "app/a.py", language: Language::Python, text, parsed: Some(&parsed), module: Some(&module), artifact: &artifact };
    let unit = UnitView { unit: Unit::File, name: "load", span: Lines::of(text).span(0, text.len()), content: text };
    judge.judge(&file, &[unit]).remove(0)
}

fn found(verdict: &Verdict) -> Vec<&str> {
    verdict.findings.iter().map(|finding| finding.message.split_whitespace().nth(2).unwrap_or_default()).collect()
}

#[test]
fn a_pinned_vulnerable_package_is_found_where_it_is_used() {
    let text = "import yaml\nyaml.safe_load(x)\n";
    assert_eq!(found(&judge(text, &[("requirements.txt", "PyYAML==5.3\n")], None, true)), ["GHSA-1"]);
    assert_eq!(judge(text, &[("requirements.txt", "PyYAML==5.4\n")], None, true).outcome, Outcome::Clear);
    // The manifest nearest to the file holds.
    let nearer = [("app/requirements.txt", "PyYAML==6.0\n"), ("requirements.txt", "PyYAML==5.3\n")];
    assert_eq!(judge(text, &nearer, None, true).outcome, Outcome::Clear);
    assert_eq!(judge("import os\n", &[("requirements.txt", "PyYAML==5.3\n")], None, true).outcome, Outcome::Clear);
}

#[test]
fn an_advisory_that_names_a_symbol_counts_where_the_symbol_is_used() {
    let pins = [("requirements.txt", "Flask==0.12\n")];
    assert_eq!(found(&judge("from flask import send_file\nsend_file(p)\n", &pins, None, true)), ["GHSA-2"]);
    assert_eq!(judge("from flask import Flask\napp = Flask(__name__)\n", &pins, None, true).outcome, Outcome::Clear);
}

#[test]
fn packages_within_a_module_of_go_are_told_apart_and_manifests_ask_for_their_use() {
    const GO: &str = r#"[{"id":"GO-1","affected":[{"package":{"name":"golang.org/x/crypto","ecosystem":"Go"},"ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"1.0.0"}]}],"ecosystem_specific":{"imports":[{"path":"golang.org/x/crypto/ssh","symbols":["Dial"]},{"path":"golang.org/x/crypto/cryptobyte"}]}}]}]"#;
    let known = Some(Arc::new(Advisories::read([("a.json", GO)])));
    let judge = Dependencies::new(DependenciesConfig::default(), known, Arc::default());
    let list = "module m\n\nrequire golang.org/x/crypto v0.1.0\n";
    let verdicts = |code: &str| {
        let parsed = parse(Language::Go, code).expect("has a grammar");
        let module = lower(Language::Go, "a.go", code, &parsed.flat()).expect("has a lowering");
        let modules = [&module];
        let configs = [("go.mod", list)];
        let dependencies = manifests::of_artifact(&configs);
        let sources = [("a.go", Language::Go, code), ("go.mod", Language::Text, list)];
        let artifact = ArtifactView {
            modules: &modules,
            configs: &configs,
            dependencies: &dependencies,
            sources: &sources,
            ..ArtifactView::default()
        };
        let of = |path, language, text, module| {
            let file = FileView { path, language, text, parsed: None, module, artifact: &artifact };
            let unit = UnitView { unit: Unit::File, name: "a", span: Lines::of(text).span(0, text.len()), content: text };
            judge.judge(&file, &[unit]).remove(0).outcome
        };
        [of("a.go", Language::Go, code, Some(&module)), of("go.mod", Language::Text, list, None)]
    };
    let code = |path: &str, call: &str| format!("package m\n\nimport \"golang.org/x/crypto/{path}\"\n\nfunc f() {{\n\t{call}()\n}}\n");
    assert_eq!(verdicts(&code("ssh", "ssh.Dial")), [Outcome::Flagged; 2]);
    assert_eq!(verdicts(&code("cryptobyte", "cryptobyte.New")), [Outcome::Flagged; 2]);
    assert_eq!(verdicts(&code("ssh", "ssh.Marshal")), [Outcome::Clear, Outcome::Unjudged]);
    assert_eq!(verdicts(&code("bcrypt", "bcrypt.Dial")), [Outcome::Clear, Outcome::Unjudged]);
}

#[test]
fn the_standard_library_of_go_counts_where_its_part_is_used() {
    const GO: &str = r#"[{"id":"GO-1","affected":[{"package":{"name":"stdlib","ecosystem":"Go"},"ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"1.21.4"}]}],"ecosystem_specific":{"imports":[{"path":"path/filepath","symbols":["Clean"]}]}}]}]"#;
    let mut names = PackageNames::default();
    names.add(Ecosystem::Go, "golang.org/x/crypto\n");
    let known = Some(Arc::new(Advisories::read([("a.json", GO)])));
    let judge = Dependencies::new(DependenciesConfig::default(), known, Arc::new(names));
    let verdict = |list: &str, code: &str| {
        let parsed = parse(Language::Go, code).expect("has a grammar");
        let module = lower(Language::Go, "a.go", code, &parsed.flat()).expect("has a lowering");
        let modules = [&module];
        let configs = [("go.mod", list)];
        let dependencies = manifests::of_artifact(&configs);
        let sources = [("a.go", Language::Go, code), ("go.mod", Language::Text, list)];
        let artifact = ArtifactView {
            modules: &modules,
            configs: &configs,
            dependencies: &dependencies,
            sources: &sources,
            ..ArtifactView::default()
        };
        let of = |path, language, text, module| {
            let file = FileView { path, language, text, parsed: None, module, artifact: &artifact };
            let unit = UnitView { unit: Unit::File, name: "a", span: Lines::of(text).span(0, text.len()), content: text };
            judge.judge(&file, &[unit]).remove(0)
        };
        assert_eq!(of("a.go", Language::Go, code, Some(&module)).outcome, Outcome::Clear);
        of("go.mod", Language::Text, list, None)
    };
    let code =
        |call: &str| format!("package m\n\nimport \"path/filepath\"\n\nfunc f(s string) string {{\n\treturn filepath.{call}(s)\n}}\n");
    let open = verdict("module m\n\ngo 1.21.0\n", &code("Clean"));
    assert_eq!((open.outcome, open.unjudged[0].rule.as_str()), (Outcome::Unjudged, "open-requirement"));
    assert_eq!(verdict("module m\n\ngo 1.21.0\n", &code("Base")).outcome, Outcome::Clear);
    assert_eq!(verdict("module m\n\ngo 1.22\n", &code("Clean")).outcome, Outcome::Clear);
    assert_eq!(verdict("module m\n\ngo 1.21.0\ntoolchain go1.21.4\n", &code("Clean")).outcome, Outcome::Clear);
}

#[test]
fn the_list_that_a_script_carries_holds_for_it() {
    let text = "# /// script\n# dependencies = [\"pyyaml==5.3\"]\n# ///\nimport yaml\nyaml.safe_load(x)\n";
    let own = judge(text, &[("requirements.txt", "PyYAML==6.0\n")], None, true);
    assert_eq!((found(&own), own.findings[0].span.line), (vec!["GHSA-1"], 2));
    let text = text.replace("==5.3", "==6.0");
    assert_eq!(judge(&text, &[("requirements.txt", "PyYAML==5.3\n")], None, true).outcome, Outcome::Clear);
    let open = judge(&text.replace("==6.0", ""), &[], None, true);
    assert_eq!((open.outcome, open.unjudged[0].rule.as_str()), (Outcome::Unjudged, "open-requirement"));
}

#[test]
fn actions_are_matched_where_the_snapshot_speaks_of_them() {
    const ACTIONS: &str = r#"{"id":"GHSA-3","affected":[{"package":{"name":"tj-actions/changed-files","ecosystem":"GitHub Actions"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"46.0.1"}]}]}]}"#;
    let verdict = |snapshot: &str, tag: &str| {
        let known = Some(Arc::new(Advisories::read([("a.json", snapshot)])));
        let judge = Dependencies::new(DependenciesConfig::default(), known, Arc::default());
        let text = format!("on: push\njobs:\n  a:\n    steps:\n      - uses: tj-actions/changed-files@{tag}\n");
        let artifact = ArtifactView::default();
        let path = ".github/workflows/a.yml";
        let file = FileView { path, language: Language::Yaml, text: &text, parsed: None, module: None, artifact: &artifact };
        let unit = UnitView { unit: Unit::File, name: "a", span: Lines::of(&text).span(0, text.len()), content: &text };
        judge.judge(&file, &[unit]).remove(0)
    };
    assert_eq!(found(&verdict(ACTIONS, "v45.0.0")), ["GHSA-3"]);
    assert_eq!(found(&verdict(ACTIONS, "v45")), ["GHSA-3"]);
    assert_eq!(verdict(ACTIONS, "v46.0.1").outcome, Outcome::Clear);
    assert_eq!(verdict(ACTIONS, "v47").outcome, Outcome::Clear);
    for (tag, rule) in [("v46", "open-requirement"), ("main", "open-requirement")] {
        assert_eq!(verdict(ACTIONS, tag).unjudged[0].rule, rule, "{tag}");
    }
    let commit = "0123456789abcdef0123456789abcdef01234567";
    assert_eq!(verdict(ACTIONS, commit).unjudged[0].rule, "version-not-comparable");
    let without = verdict(OSV, "v45.0.0");
    assert_eq!((without.outcome, without.unjudged.len()), (Outcome::Unjudged, 0));
}

#[test]
fn a_requirement_is_judged_by_all_that_it_allows() {
    let known = Some(Arc::new(Advisories::read([("a.json", OSV)])));
    let judge = Dependencies::new(DependenciesConfig::default(), known, Arc::default());
    let verdict = |list: &str| {
        let configs = [("requirements.txt", list)];
        let dependencies = manifests::of_artifact(&configs);
        let artifact = ArtifactView { configs: &configs, dependencies: &dependencies, ..ArtifactView::default() };
        let file =
            FileView { path: "requirements.txt", language: Language::Text, text: list, parsed: None, module: None, artifact: &artifact };
        let unit = UnitView { unit: Unit::File, name: "a", span: Lines::of(list).span(0, list.len()), content: list };
        judge.judge(&file, &[unit]).remove(0)
    };
    assert_eq!(verdict("pyyaml>=5.4\n").outcome, Outcome::Clear);
    assert_eq!(found(&verdict("pyyaml<5.4\n")), ["GHSA-1"]);
    let open = verdict("pyyaml>=5.3\n");
    assert_eq!((open.outcome, open.unjudged[0].rule.as_str()), (Outcome::Unjudged, "open-requirement"));
    assert!(open.unjudged[0].reason.contains("GHSA-1"), "{}", open.unjudged[0].reason);
    assert_eq!(verdict("pyyaml\n").outcome, Outcome::Unjudged);
}

#[test]
fn unknown_names_and_missing_snapshots_are_never_a_silent_pass() {
    let invented = judge("import fastjsonloaderx\nfastjsonloaderx.load(x)\n", &[], None, true);
    assert_eq!((invented.outcome, invented.unjudged[0].rule.as_str()), (Outcome::Unjudged, "unresolved-package"));
    let without = judge("import yaml\n", &[], None, false);
    assert_eq!((without.outcome, without.examined_bytes), (Outcome::Unjudged, 0));
}

#[test]
fn the_vulnerable_function_of_the_package_itself_is_found() {
    let text = "def load(x):\n    return x\n";
    let own = judge(text, &[], Some("pkg:pypi/pyyaml@5.3"), true);
    assert_eq!((own.outcome, own.unjudged[0].rule.as_str()), (Outcome::Unjudged, "advisory-without-symbol"));
    assert_eq!(judge(text, &[], Some("pkg:pypi/pyyaml@6.0"), true).outcome, Outcome::Clear);
    assert_eq!(of_purl("pkg:npm/%40scope/name@1.0.0"), Some((Ecosystem::Npm, "@scope/name".to_owned(), "1.0.0".to_owned())));
}
