//! Harvests of small sources made on the spot, hostile ones among them.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::Command,
};

use super::*;

/// A recipe beside a few sources, in a directory of its own.
struct Bench {
    directory: tempfile::TempDir,
}

impl Bench {
    fn new() -> Self {
        Self { directory: tempfile::tempdir().expect("temporary directory") }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("has a parent")).expect("writable");
        fs::write(path, text).expect("writable");
    }

    fn options(&self) -> HarvestOptions {
        let nowhere = "no-such-client".to_owned();
        HarvestOptions {
            snapshot_time: Some("2026-01-02T03:04:05Z".to_owned()),
            clients: Clients { cargo: nowhere.clone(), pip: nowhere.clone(), npm: nowhere },
            cargo_home: Some(self.path("cargo-home")),
            ..HarvestOptions::new(self.path("cache"))
        }
    }

    fn recipe(&self, sources: &str) -> Recipe {
        let text = format!("name = \"t\"\nversion = \"1\"\nlicense = \"CC0-1.0\"\n{sources}");
        Recipe::parse(&self.path("t.toml"), &text).expect("a valid recipe")
    }

    fn resolve(&self, sources: &str, lock: Option<&Lock>) -> Result<Harvest, HarvestError> {
        resolve(&self.recipe(sources), lock, &self.options())
    }

    /// Each member as `path language` or `path !reason`, then how many were skipped.
    fn members(&self, sources: &str) -> Vec<String> {
        let harvest = self.resolve(sources, None).expect("resolves");
        shown(&harvest.artifacts[0], &Limits { max_file_bytes: 10_000, max_depth: 8, max_files_per_artifact: 500, ..Limits::default() })
    }
}

fn shown(artifact: &Artifact, limits: &Limits) -> Vec<String> {
    let members = artifact.members(limits, &Scope::of(&artifact.source)).expect("reads");
    let mut lines: Vec<String> = members
        .items
        .iter()
        .map(|member| match member {
            Member::File(file) => format!("{} {}", file.path, file.language),
            Member::Refused(refused) => format!("{} !{}", refused.path, refused.reason.name()),
        })
        .collect();
    lines.push(format!("skipped {}", members.skipped));
    lines
}

fn tar_of(members: &[(&str, tar::EntryType, &[u8])]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, kind, body) in members {
        let mut header = tar::Header::new_gnu();
        header.set_entry_type(*kind);
        header.set_size(body.len() as u64);
        header.set_mode(0o644);
        // Written raw: the builder's own setter refuses the names that hostile archives carry.
        header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
        if kind.is_symlink() || kind.is_hard_link() {
            header.as_mut_bytes()[157..168].copy_from_slice(b"/etc/passwd");
        }
        header.set_cksum();
        builder.append(&header, *body).expect("in memory");
    }
    builder.into_inner().expect("in memory")
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).expect("in memory");
    encoder.finish().expect("in memory")
}

fn archive_source(bench: &Bench, name: &str, bytes: &[u8]) -> String {
    bench.write(name, bytes);
    format!("[[source]]\nname = \"a\"\nkind = \"archive\"\npath = \"{name}\"\nsha256 = \"{}\"\n", Sha256Digest::of(bytes))
}

const FILE: tar::EntryType = tar::EntryType::Regular;

#[test]
fn a_hostile_tar_is_refused_member_by_member() {
    let bench = Bench::new();
    let large = vec![b'x'; 20_000];
    let tar = tar_of(&[
        ("good.py", FILE, b"x = 1\n"),
        ("../escape.py", FILE, b"x"),
        ("a/../../escape.py", FILE, b"x"),
        ("/abs.py", FILE, b"x"),
        ("link.py", tar::EntryType::Symlink, b""),
        ("hard.py", tar::EntryType::Link, b""),
        ("dev.py", tar::EntryType::Char, b""),
        ("fifo.py", tar::EntryType::Fifo, b""),
        ("a\u{1}b.py", FILE, b"x"),
        ("back\\slash.py", FILE, b"x"),
        ("twice.py", FILE, b"one"),
        ("twice.py", FILE, b"two"),
        ("same.py", FILE, b"one"),
        ("same.py", FILE, b"one"),
        ("Case.py", FILE, b"one"),
        ("case.py", FILE, b"two"),
        ("large.py", FILE, &large),
        ("1/2/3/4/5/6/7/8/9.py", FILE, b"x"),
        ("binary.py", FILE, b"x\0y"),
        ("latin1.py", FILE, b"x = '\xe9'\n"),
        ("README", FILE, b"prose"),
        ("data.json", FILE, b"{}"),
    ]);
    let expected = [
        "../escape.py !escapes-root",
        "/abs.py !absolute-path",
        "1/2/3/4/5/6/7/8/9.py !too-deep",
        "Case.py python",
        "a/../../escape.py !escapes-root",
        "a\\u{1}b.py !bad-name",
        "back\\slash.py !bad-name",
        "binary.py !binary",
        "case.py !case-collision",
        "dev.py !device",
        "fifo.py !device",
        "good.py python",
        "hard.py !link",
        "large.py !too-large",
        "latin1.py !not-utf8",
        "link.py !link",
        "same.py python",
        "same.py !duplicate-name",
        "twice.py !duplicate-name",
        "twice.py !duplicate-name",
        "skipped 2",
    ];
    assert_eq!(bench.members(&archive_source(&bench, "a.tar", &tar)), expected);
    // The same through every compression.
    let mut xz = liblzma::write::XzEncoder::new(Vec::new(), 1);
    xz.write_all(&tar).expect("in memory");
    for (name, bytes) in [
        ("a.tar.gz", gzip(&tar)),
        ("a.tar.xz", xz.finish().expect("in memory")),
        ("a.tar.zst", zstd::encode_all(tar.as_slice(), 1).expect("in memory")),
    ] {
        assert_eq!(bench.members(&archive_source(&bench, name, &bytes)), expected, "{name}");
    }
}

#[test]
fn bombs_and_damage_refuse_the_whole_artifact() {
    let bench = Bench::new();
    let zeros = vec![0; 40 << 20];
    let bomb = gzip(&tar_of(&[("good.py", FILE, b"x = 1\n"), ("zeros.bin", FILE, &zeros)]));
    assert_eq!(bench.members(&archive_source(&bench, "bomb.tar.gz", &bomb)), ["bomb.tar.gz !bomb", "skipped 0"]);
    let mut cut = gzip(&tar_of(&[("good.py", FILE, &[b'x'; 9000])]));
    cut.truncate(cut.len() / 2);
    assert_eq!(bench.members(&archive_source(&bench, "cut.tar.gz", &cut)), ["cut.tar.gz !corrupt", "skipped 0"]);
    assert_eq!(bench.members(&archive_source(&bench, "none.tar.gz", b"not an archive")), ["none.tar.gz !corrupt", "skipped 0"]);
    let names: Vec<String> = (0..600).map(|n| format!("f{n}.py")).collect();
    let many = tar_of(&names.iter().map(|name| (name.as_str(), FILE, b"x".as_slice())).collect::<Vec<_>>());
    assert_eq!(bench.members(&archive_source(&bench, "many.tar", &many)), ["many.tar !too-many-files", "skipped 0"]);
}

#[test]
fn a_hostile_zip_is_refused_member_by_member() {
    let bench = Bench::new();
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let plain = zip::write::SimpleFileOptions::default();
    let mut file = |name: &str, body: &[u8]| {
        writer.start_file(name, plain).expect("in memory");
        writer.write_all(body).expect("in memory");
    };
    file("good.py", b"x = 1\n");
    file("../escape.py", b"x");
    file("/abs.py", b"x");
    file("large.py", &vec![b'x'; 1 << 20]);
    file("twice.pa", b"one");
    file("twice.pb", b"two");
    writer.add_symlink("link.py", "/etc/passwd", plain).expect("in memory");
    let mut bytes = writer.finish().expect("in memory").into_inner();
    // The writer refuses equal names, so they are made equal afterwards, in both headers.
    for name in [b"twice.pa", b"twice.pb"] {
        let places: Vec<usize> = bytes.windows(8).enumerate().filter(|(_, window)| window == name).map(|(at, _)| at).collect();
        assert_eq!(places.len(), 2);
        for at in places {
            bytes[at + 7] = b'y';
        }
    }
    let expected = [
        "../escape.py !escapes-root",
        "/abs.py !absolute-path",
        "good.py python",
        "large.py !too-large",
        "link.py !link",
        "twice.py !duplicate-name",
        "twice.py !duplicate-name",
        "skipped 0",
    ];
    assert_eq!(bench.members(&archive_source(&bench, "a.zip", &bytes)), expected);
}

#[test]
fn scripts_are_known_by_their_first_line_in_every_container() {
    let bench = Bench::new();
    let large = [b"#!/bin/sh\n".as_slice(), &[b'x'; 20_000]].concat();
    let files: [(&str, &[u8]); 9] = [
        ("LICENSE", b"as you like\n"),
        ("bin/binary", b"#!/bin/sh\nx\0y"),
        ("bin/deploy", b"#!/usr/bin/env bash\nls\n"),
        ("bin/image.png", b"#!/bin/sh\n"),
        ("bin/large", &large),
        ("bin/old", b"#!/usr/bin/perl\nx\0y"),
        ("bin/short", b"#"),
        ("cgi/form.cgi", b"#!/usr/bin/python3\nx = 1\n"),
        ("good.py", b"#!/bin/sh\n"),
    ];
    let expected = ["bin/binary !binary", "bin/deploy bash", "cgi/form.cgi python", "good.py python", "skipped 5"];
    let tar = tar_of(&files.map(|(name, body)| (name, FILE, body)));
    assert_eq!(bench.members(&archive_source(&bench, "s.tar", &tar)), expected);
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, body) in files {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("in memory");
        writer.write_all(body).expect("in memory");
        bench.write(&format!("s/{name}"), body);
    }
    let zip = writer.finish().expect("in memory").into_inner();
    assert_eq!(bench.members(&archive_source(&bench, "s.zip", &zip)), expected);
    let license = "license = { expression = \"CC0-1.0\", reason = \"ours\" }\n";
    assert_eq!(bench.members(&format!("[[source]]\nname = \"s\"\nkind = \"directory\"\npath = \"s\"\n{license}")), expected);
    let repository = bench.path("s");
    git(&repository, &["init", "-q", "-b", "main"]);
    git(&repository, &["add", "."]);
    git(&repository, &["commit", "-q", "-m", "one"]);
    let history = "history = { by = \"commits\" }\n";
    let source = format!("[[source]]\nname = \"s\"\nkind = \"git\"\npath = \"s\"\nrevision = \"main\"\n{history}{license}");
    assert_eq!(bench.members(&source), expected);
}

#[test]
fn a_directory_is_listed_in_order_and_links_are_not_followed() {
    let bench = Bench::new();
    bench.write("d/b.py", "b = 1\n");
    bench.write("d/a/tests/a.py", "a = 1\n");
    bench.write("d/.git/config.py", "no = 1\n");
    bench.write("d/skip/c.py", "c = 1\n");
    bench.write("outside/secret.py", "s = 1\n");
    std::os::unix::fs::symlink(bench.path("outside"), bench.path("d/out")).expect("link");
    let source = "[[source]]\nname = \"d\"\nkind = \"directory\"\npath = \"d\"\nexclude = [\"skip/**\"]\nlicense = { expression = \"CC0-1.0\", reason = \"ours\" }\n";
    assert_eq!(bench.members(source), ["a/tests/a.py python", "b.py python", "out !link", "skipped 0"]);
    let harvest = bench.resolve(source, None).expect("resolves");
    let artifact = &harvest.artifacts[0];
    let members = artifact.members(&Limits::default(), &Scope::of(&artifact.source)).expect("reads");
    let Member::File(file) = &members.items[0] else { panic!("a file") };
    let origin = artifact.origin(file);
    assert_eq!(file.tags, [Tag::Test]);
    assert_eq!((origin.repo.as_str(), origin.license.as_str(), origin.license_evidence.source.as_str()), ("file:d", "CC0-1.0", "recipe"));
    assert_eq!(origin.revision, artifact.pin.sha256.to_hex());
    assert!(origin.swhid.starts_with("swh:1:cnt:") && origin.swhid.ends_with(";path=/a/tests/a.py"), "{}", origin.swhid);
    // What changes after it was listed is noticed, not read.
    bench.write("d/b.py", "b = 2\n");
    assert!(matches!(artifact.members(&Limits::default(), &Scope::of(&artifact.source)), Err(HarvestError::Changed { .. })));
}

#[test]
fn a_lock_stops_other_bytes_and_update_pins_them() {
    let bench = Bench::new();
    bench.write("d/a.py", "a = 1\n");
    let source = "[[source]]\nname = \"d\"\nkind = \"directory\"\npath = \"d\"\noptional = true\n";
    let first = bench.resolve(source, None).expect("resolves");
    assert!(first.lock_changed);
    let again = bench.resolve(source, Some(&first.lock)).expect("resolves");
    assert_eq!((again.lock_changed, &again.lock), (false, &first.lock));
    bench.write("d/a.py", "a = 2\n");
    let error = bench.resolve(source, Some(&first.lock)).expect_err("other bytes").to_string();
    assert!(error.contains(&first.lock.pins()[0].sha256.to_hex()) && error.contains("found:") && error.contains("--update"), "{error}");
    let options =
        HarvestOptions { update: Update::Sources(vec!["d".into()]), snapshot_time: Some("2027-01-01T00:00:00Z".into()), ..bench.options() };
    let updated = resolve(&bench.recipe(source), Some(&first.lock), &options).expect("resolves");
    assert!(updated.lock_changed && updated.lock.pins()[0].fetched_at.starts_with("2027"));
    let options = HarvestOptions { locked: true, ..bench.options() };
    assert!(matches!(resolve(&bench.recipe(source), None, &options), Err(HarvestError::NotLocked { .. })));
}

fn crate_archive() -> Vec<u8> {
    gzip(&tar_of(&[
        (
            "demo-1.2.3/Cargo.toml",
            FILE,
            b"[package]\nname = \"demo\"\nlicense = \"MIT/Apache-2.0\"\nrepository = \"https://example.com/a/demo.git\"\n",
        ),
        (
            "demo-1.2.3/.cargo_vcs_info.json",
            FILE,
            b"{\"git\":{\"sha1\":\"0123456789abcdef0123456789abcdef01234567\"},\"path_in_vcs\":\"crates/demo\"}",
        ),
        ("demo-1.2.3/LICENSE-MIT", FILE, b"Permission is hereby granted"),
        ("demo-1.2.3/src/lib.rs", FILE, b"pub fn f() {}\n"),
    ]))
}

#[test]
fn a_pinned_crate_comes_from_cargos_cache_and_a_missing_client_stops_the_rest() {
    let bench = Bench::new();
    let bytes = crate_archive();
    let source = "[[source]]\nname = \"c\"\nkind = \"crate\"\npackages = { demo = \"1.2.3\" }\n";
    let error = bench.resolve(source, None).expect_err("no client").to_string();
    assert!(error.contains("`no-such-client` is not on the PATH"), "{error}");
    let optional = format!("{source}optional = true\n");
    let skipped = bench.resolve(&optional, None).expect("optional").skipped_optional;
    assert_eq!((skipped.len(), skipped[0].artifact.as_str()), (1, "demo 1.2.3"));

    bench.write("cargo-home/registry/cache/registry.invalid-0/demo-1.2.3.crate", &bytes);
    let pin = Pin {
        source: "c".into(),
        kind: "crate".into(),
        name: "demo".into(),
        version: "1.2.3".into(),
        commit: None,
        file: "demo-1.2.3.crate".into(),
        bytes: bytes.len() as u64,
        sha256: Sha256Digest::of(&bytes),
        registry: Some(format!("sha256:{}", Sha256Digest::of(&bytes))),
        fetched_at: "2026-01-02T03:04:05Z".into(),
    };
    let lock = Lock::new(vec![pin]);
    let harvest = bench.resolve(source, Some(&lock)).expect("from cargo's cache");
    assert!(!harvest.lock_changed);
    let artifact = &harvest.artifacts[0];
    assert_eq!(artifact.facts.license, "MIT OR Apache-2.0");
    assert_eq!(artifact.facts.license_evidence.source, "Cargo.toml:license");
    assert_eq!(artifact.facts.license_texts[0].path, "LICENSE-MIT");
    let members = artifact.members(&Limits::default(), &Scope::of(&artifact.source)).expect("reads");
    let Member::File(file) = &members.items[0] else { panic!("a file") };
    let origin = artifact.origin(file);
    assert_eq!(
        origin.swhid,
        "swh:1:cnt:ce52a0b0f2a1b5b2a7f0e9d62b1cd8f1f6f1c4ef;origin=https://example.com/a/demo;anchor=swh:1:rev:0123456789abcdef0123456789abcdef01234567;path=/crates/demo/src/lib.rs"
            .replace("ce52a0b0f2a1b5b2a7f0e9d62b1cd8f1f6f1c4ef", &assay_manifests::digest::git_object_sha1("blob", b"pub fn f() {}\n"))
    );
    assert_eq!((origin.purl.as_deref(), origin.path.as_str()), (Some("pkg:cargo/demo@1.2.3"), "src/lib.rs"));
    // Once more, from our own cache alone.
    fs::remove_dir_all(bench.path("cargo-home")).expect("was written");
    assert!(bench.resolve(source, Some(&lock)).is_ok());
}

fn git(directory: &Path, arguments: &[&str]) -> String {
    let output = Command::new("git")
        .args(["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"])
        .args(arguments)
        .current_dir(directory)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .expect("git is installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("is text").trim().to_owned()
}

#[test]
fn a_git_commit_is_read_without_a_checkout() {
    let bench = Bench::new();
    bench.write("r/src/a.py", "a = 1\n");
    bench.write("r/LICENSE", "x");
    let repository = bench.path("r");
    std::os::unix::fs::symlink("/etc/passwd", repository.join("link.py")).expect("link");
    git(&repository, &["init", "-q", "-b", "main"]);
    git(&repository, &["add", "."]);
    git(&repository, &["commit", "-q", "-m", "one"]);
    git(&repository, &["tag", "v1"]);
    let commit = git(&repository, &["rev-parse", "HEAD"]);
    // The work tree says something else by now, and a filter would change what is read: neither is asked.
    bench.write("r/src/a.py", "a = 2\n");
    bench.write("r/.git/info/attributes", "*.py filter=evil\n");
    git(&repository, &["config", "filter.evil.smudge", "touch ran"]);
    let source = "[[source]]\nname = \"g\"\nkind = \"git\"\npath = \"r\"\nrevision = \"v1\"\n";
    let harvest = bench.resolve(source, None).expect("resolves");
    let artifact = &harvest.artifacts[0];
    assert_eq!(artifact.pin.commit.as_deref(), Some(commit.as_str()));
    assert_eq!(shown(artifact, &Limits::default()), ["link.py !link", "src/a.py python", "skipped 1"]);
    let members = artifact.members(&Limits::default(), &Scope::of(&artifact.source)).expect("reads");
    let Member::File(file) = &members.items[1] else { panic!("a file") };
    assert_eq!(file.text, "a = 1\n");
    assert_eq!(file.sha1, git(&repository, &["rev-parse", "v1:src/a.py"]));
    assert!(artifact.origin(file).swhid.ends_with(&format!(";anchor=swh:1:rev:{commit};path=/src/a.py")));
    assert!(!repository.join("ran").exists());
    // The tag moves: the pin does not.
    git(&repository, &["commit", "-q", "-a", "-m", "two"]);
    git(&repository, &["tag", "-f", "v1"]);
    let again = bench.resolve(source, Some(&harvest.lock)).expect("resolves");
    assert_eq!(again.artifacts[0].pin.commit.as_deref(), Some(commit.as_str()));
}

#[test]
fn the_tree_of_an_archive_is_named_as_git_names_it() {
    let bench = Bench::new();
    bench.write("r/src/a.py", "a = 1\n");
    bench.write("r/src.txt", "x\n");
    let repository = bench.path("r");
    git(&repository, &["init", "-q"]);
    git(&repository, &["add", "."]);
    let tree = git(&repository, &["write-tree"]);
    let tar = tar_of(&[("src/a.py", FILE, b"a = 1\n"), ("src.txt", FILE, b"x\n")]);
    let harvest = bench.resolve(&archive_source(&bench, "a.tar", &tar), None).expect("resolves");
    assert_eq!(harvest.artifacts[0].facts.tree.as_deref(), Some(tree.as_str()));
}
