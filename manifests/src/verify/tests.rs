//! A sealed release holds; changed in any one place it does not, and the fault names the place.

use std::{collections::BTreeMap, fs, path::Path};

use crate::{
    Sha256Digest,
    dsse::Envelope,
    keys::PublicKey,
    manifest::Manifest,
    note::{Note, TlogProof},
    recall::{Grounds, GroundsKind, RECALLS, Recall},
    seal::{self, SealError, Sealed, seal},
    slsa, sums,
    testing::{Random, TempDir, record, signer, stage, write},
    trust::{Rotation, Trust, TrustStore},
    verify::{Fault, ROTATION, verify, verify_with},
};

fn store(keys: &[PublicKey]) -> TrustStore {
    let mut store = TrustStore::default();
    keys.iter().for_each(|key| store.add(None, *key));
    store
}

fn known(keys: &[PublicKey]) -> Trust {
    Trust::Known(store(keys))
}

fn sealed(dir: &Path) -> Sealed {
    let grounds = Grounds { kind: GroundsKind::Rule, reference: "python/cwe-089-sql-concat".into(), exclude: Vec::new() };
    let rows = vec![Sha256Digest::of("condemned")];
    let recall = Recall::new("x_TINY-2026-0001".into(), "2026-01-02T03:04:05Z", "tiny", vec!["1.0.0".into()], rows, grounds);
    recall.write(&dir.join(RECALLS), &signer(1)).expect("written");
    seal(dir, &stage(dir, 6), &[signer(1), signer(2)], None).expect("sealed")
}

/// Every file of a folder with its bytes.
fn contents(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    sums::list(dir).expect("files").into_keys().map(|path| (path.clone(), fs::read(sums::place(dir, &path)).expect("read"))).collect()
}

#[test]
fn a_sealed_release_holds_and_is_the_same_each_time() {
    let (one, two) = (TempDir::new("one"), TempDir::new("two"));
    sealed(one.path());
    sealed(two.path());
    assert_eq!(contents(one.path()), contents(two.path()));
    for threads in [1, 4] {
        let report = verify(one.path(), &known(&[signer(2).public()]), threads);
        assert_eq!(report.faults, []);
        assert_eq!(report.signed_by, [signer(2).public()]);
        assert_eq!(report.files as usize, contents(one.path()).len());
    }
    let recalls = Recall::read_all(&one.path().join(RECALLS), &store(&[signer(1).public()])).expect("signed");
    assert_eq!(recalls.len(), 1);
    let again = seal(one.path(), &stage(one.path(), 6), &[signer(1)], None);
    assert!(matches!(again, Err(SealError::AlreadyThere(_) | SealError::Contradiction(_))), "{again:?}");
}

#[test]
fn an_unknown_key_is_refused_in_words_and_shipped_keys_only_show_wholeness() {
    let dir = TempDir::new("unknown");
    sealed(dir.path());
    let report = verify(dir.path(), &known(&[signer(3).public()]), 1);
    let by = signer(1).public().short_id();
    assert!(report.faults.iter().any(|f| f.file == "SHA256SUMS" && f.message.contains("not a key you trust") && f.message.contains(&by)));
    assert!(["log/checkpoint", "provenance.intoto.jsonl"].iter().all(|file| report.faults.iter().any(|f| f.file == *file)));
    let report = verify(dir.path(), &Trust::Shipped, 1);
    assert!(report.holds() && report.notes[0].contains("not who made it"));
}

#[test]
fn trust_passes_to_a_new_key_by_rotation() {
    let dir = TempDir::new("rotation");
    let rotation = serde_json::to_string(&[Rotation::sign(&signer(1), &signer(5), "2026-01-02T03:04:05Z")]).expect("JSON");
    write(dir.path(), ROTATION, rotation);
    seal(dir.path(), &stage(dir.path(), 3), &[signer(5)], None).expect("sealed");
    let report = verify(dir.path(), &known(&[signer(1).public()]), 1);
    assert_eq!((report.faults, report.signed_by), (vec![], vec![signer(5).public()]));
    assert!(!verify(dir.path(), &known(&[signer(2).public()]), 1).holds());
}

#[test]
fn rows_are_checked_by_whoever_can_read_them() {
    let dir = TempDir::new("rows");
    sealed(dir.path());
    let report = verify_with(dir.path(), &Trust::Shipped, 1, |rows| {
        let leaf = |number: usize| crate::merkle::leaf_hash(record(number));
        assert!(rows.leaves.len() == 6 && (0..6).all(|number| rows.leaves[number] == leaf(number)));
        assert_eq!(rows.ledger_leaves.len(), 9);
        vec![Fault::new("data/x.parquet#7", "its record is not the leaf")]
    });
    assert_eq!(report.faults.len(), 1);
}

#[test]
fn sealing_refuses_what_would_not_hold() {
    let refused = |change: &dyn Fn(&Path, &mut crate::seal::SealInput)| {
        let dir = TempDir::new("refused");
        let mut input = stage(dir.path(), 4);
        change(dir.path(), &mut input);
        seal(dir.path(), &input, &[signer(1)], None).expect_err("refused").to_string()
    };
    assert!(refused(&|_, input| input.manifest.counts[0].duplicate += 1).contains("contradicts"));
    assert!(refused(&|dir, _| write(dir, "data/other.parquet", "x")).contains("no view names"));
    assert!(refused(&|dir, _| fs::remove_file(dir.join(seal::LEAVES)).expect("removed")).contains("leaves.bin is needed"));
    assert!(refused(&|dir, _| write(dir, seal::LEAVES, [0; 33])).contains("leaves.bin"));
    assert!(refused(&|_, input| input.manifest.origin = "elsewhere".into()).contains("elsewhere"));
    assert!(refused(&|_, input| input.manifest.snapshot = "yesterday".into()).contains("RFC 3339"));
    assert!(refused(&|_, input| input.about.biases = " ".into()).contains("about.biases"));
    assert!(refused(&|_, input| input.about.url = "here".into()).contains("about.url"));
    assert!(refused(&|_, input| input.manifest.recipe.value = serde_json::json!({"path": "/home/me/code"})).contains("this machine"));
    assert!(refused(&|dir, _| write(dir, "keys/evil\\name", "x")).contains("plain"));
}

#[test]
fn the_statement_names_every_file_before_it() {
    let dir = TempDir::new("subjects");
    let sealed = sealed(dir.path());
    let files: Vec<_> =
        slsa::statement(&sealed.manifest, sealed.manifest_sha256, &sealed.files).subject.into_iter().map(|s| s.name).collect();
    let on_disk = contents(dir.path());
    assert_eq!(files, on_disk.keys().filter(|path| !sums::outside_list(path)).cloned().collect::<Vec<_>>());
    let text = String::from_utf8(on_disk[seal::MANIFEST].clone()).expect("text");
    assert_eq!(Manifest::from_json(&text).expect("a manifest"), sealed.manifest);
    assert!(Manifest::from_json(&text.replace("\"manifest_version\":1", "\"manifest_version\":9")).is_err());
}

/// One change to a release, and the file it was made to.
fn mutate(dir: &Path, files: &BTreeMap<String, Vec<u8>>, random: &mut Random) -> (String, String) {
    let paths: Vec<&String> = files.keys().collect();
    let path = paths[random.below(paths.len())];
    let bytes = &files[path];
    let mut changed = bytes.clone();
    let what = match random.below(8) {
        0..3 => {
            let (at, bit) = (random.below(bytes.len()), random.below(8));
            changed[at] ^= 1 << bit;
            format!("bit {bit} of byte {at} flipped")
        }
        3 => {
            changed.truncate(random.below(bytes.len()));
            format!("cut to {} of {} bytes", changed.len(), bytes.len())
        }
        4 => {
            let at = random.below(bytes.len() + 1);
            changed.insert(at, random.next() as u8);
            format!("a byte put in at {at}")
        }
        5 => {
            let other = paths[random.below(paths.len())];
            if files[other] == *bytes {
                return mutate(dir, files, random);
            }
            changed = files[other].clone();
            write(dir, other, bytes);
            format!("swapped with {other}")
        }
        6 => {
            fs::remove_file(sums::place(dir, path)).expect("removed");
            return (path.clone(), "deleted".into());
        }
        _ => {
            let number = random.next();
            let names = ["data/samples/x-{}.parquet", "README-{}.md", "SHA256SUMS.{}.sig", "keys/{}.pem", "log/{}", ".hidden-{}"];
            let added = names[random.below(names.len())].replace("{}", &format!("{:08x}", number as u32));
            write(dir, &added, bytes);
            return (added, "added".into());
        }
    };
    write(dir, path, changed);
    (path.clone(), what)
}

#[test]
fn no_change_goes_unnoticed() {
    let dir = TempDir::new("tamper");
    sealed(dir.path());
    let good = contents(dir.path());
    let trust = known(&[signer(1).public()]);
    let mut random = Random(20260102);
    for round in 0..800 {
        let (file, what) = mutate(dir.path(), &good, &mut random);
        for trust in [&trust, &Trust::Shipped] {
            let report = verify(dir.path(), trust, 1);
            let named = report.faults.iter().any(|fault| fault.file == file || fault.message.contains(&file));
            assert!(named, "round {round}: {file}, {what}: {:?}", report.faults);
        }
        let now = contents(dir.path());
        for path in now.keys().filter(|path| !good.contains_key(*path)) {
            fs::remove_file(sums::place(dir.path(), path)).expect("removed");
        }
        good.iter().filter(|(path, bytes)| now.get(*path) != Some(bytes)).for_each(|(path, bytes)| write(dir.path(), path, bytes));
    }
    assert!(verify(dir.path(), &trust, 1).holds());
}

/// Whoever changes a file and makes the list anew has no key to sign it with.
#[test]
fn a_list_made_anew_is_refused() {
    let dir = TempDir::new("anew");
    sealed(dir.path());
    write(dir.path(), "README.md", "# Other\n");
    let facts =
        sums::list(dir.path()).expect("files").into_keys().map(|path| (path.clone(), sums::hash_file(dir.path(), &path).expect("read")));
    let list = sums::to_text(&facts.collect());
    write(dir.path(), sums::SUMS, &list);
    let trust = known(&[signer(1).public()]);
    let report = verify(dir.path(), &trust, 1);
    let faults_of = |report: &crate::verify::Report, file: &str| report.faults.iter().filter(|fault| fault.file == file).count();
    assert!(faults_of(&report, "SHA256SUMS.sig") == 1 && faults_of(&report, "README.md") == 1, "{:?}", report.faults);
    // With another key's signature too, the list holds by that key, and it is named as unknown.
    let thief = signer(9);
    for path in
        sums::list(dir.path()).expect("files").into_keys().filter(|path| path.starts_with("SHA256SUMS.") || path.starts_with("keys/"))
    {
        fs::remove_file(sums::place(dir.path(), &path)).expect("removed");
    }
    write(dir.path(), "keys/9.pem", thief.public().pem());
    let facts =
        sums::list(dir.path()).expect("files").into_keys().map(|path| (path.clone(), sums::hash_file(dir.path(), &path).expect("read")));
    let list = sums::to_text(&facts.collect());
    write(dir.path(), sums::SUMS, &list);
    write(dir.path(), sums::SUMS_SIG, thief.sign(list.as_bytes()));
    let report = verify(dir.path(), &trust, 1);
    assert!(report.faults.iter().any(|fault| fault.message.contains(&thief.public().short_id())), "{:?}", report.faults);
}

/// Documents that were damaged anywhere are refused in words; none makes a reader panic, and none is believed.
#[test]
fn damaged_documents_are_refused_by_every_reader() {
    let dir = TempDir::new("hostile");
    sealed(dir.path());
    let files = contents(dir.path());
    let text = |path: &str| String::from_utf8(files[path].clone()).expect("text");
    let store = store(&[signer(1).public()]);
    let vkey = signer(1).vkey();
    let known = [(crate::testing::ORIGIN.to_owned(), signer(1).public())];
    let rotation = serde_json::to_string(&Rotation::sign(&signer(1), &signer(2), "2026-01-02T03:04:05Z")).expect("JSON");
    let checkpoint = text(seal::CHECKPOINT);
    // Each reader says whether it believed the text.
    type Reader<'a> = Box<dyn Fn(&str) -> bool + 'a>;
    let readers: Vec<(&str, String, Reader)> = vec![
        (
            "checkpoint",
            checkpoint.clone(),
            Box::new(|text| {
                Note::parse(text).is_ok_and(|note| note.text != Note::parse(&checkpoint).expect("own").text && note.verify(&known).is_ok())
            }),
        ),
        (
            "proof",
            text(seal::EXAMPLE_PROOF),
            Box::new(|text| {
                TlogProof::parse(text)
                    .is_ok_and(|proof| (proof.index != 0 || proof.path.len() != 3) && proof.verify(record(0).as_bytes(), &known).is_ok())
            }),
        ),
        ("vkey", vkey.clone(), Box::new(|text| PublicKey::from_vkey(text).is_some_and(|(_, key)| key != signer(1).public()))),
        (
            "pem",
            signer(1).public().pem(),
            Box::new(|text| {
                PublicKey::from_pem(text).is_some_and(|key| key.verifies(b"x", &signer(1).sign(b"x")) && key != signer(1).public())
            }),
        ),
        (
            "rotation",
            rotation,
            Box::new(|text| {
                serde_json::from_str::<Rotation>(text).is_ok_and(|read| {
                    let followed = store.clone().follow(&[read]);
                    !followed.is_empty() && followed != [signer(2).public()]
                })
            }),
        ),
        (
            "envelope",
            text(seal::PROVENANCE),
            Box::new(|text| {
                Envelope::parse(text).is_ok_and(|envelope| {
                    envelope.verify(&store.keys()).is_ok_and(|(payload, _)| {
                        payload
                            != Envelope::parse(&String::from_utf8_lossy(&files[seal::PROVENANCE]))
                                .expect("own")
                                .verify(&store.keys())
                                .expect("own")
                                .0
                    })
                })
            }),
        ),
        (
            "sums",
            text(sums::SUMS),
            Box::new(|text| {
                sums::parse(text).is_ok_and(|listed| {
                    sums::to_text(
                        &listed.iter().map(|(path, sha256)| (path.clone(), sums::FileFact { bytes: 0, sha256: *sha256 })).collect(),
                    ) != text
                })
            }),
        ),
        (
            "manifest",
            text(seal::MANIFEST),
            Box::new(|text| {
                let _ = Manifest::from_json(text).map(|manifest| manifest.contradictions());
                false
            }),
        ),
    ];
    let mut random = Random(7);
    for (name, good, believed) in &readers {
        for round in 0..1500 {
            let mut bytes = good.clone().into_bytes();
            for _ in 0..=random.below(3) {
                let at = random.below(bytes.len());
                match random.below(4) {
                    0 => bytes[at] = b"\n+ /=A0\xe2{}\"-"[random.below(12)],
                    1 if bytes.len() > 1 => drop(bytes.remove(at)),
                    1 => {}
                    2 => bytes.insert(at, random.next() as u8),
                    _ => bytes.truncate(at.max(1)),
                }
            }
            let damaged = String::from_utf8_lossy(&bytes);
            assert!(!believed(&damaged), "{name}, round {round}: {damaged}");
        }
    }
}
