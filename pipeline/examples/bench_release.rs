//! Speed of the questions that are asked of a large release: synthesises one, seals it, verifies every row, proves rows and looks
//! digests up. `cargo run --release --example bench_release [ROWS] [FOLDER]`: a folder that is kept is measured again without being made anew.

#![allow(clippy::print_stdout, reason = "prints what it measures")]

use std::{
    error::Error,
    fs,
    io::Write,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use assay_datasets::{SetSettings, build_set, facts, lookup};
use assay_manifests::{
    Evidence, Harvested, Judged, Language, LicenceEvidence, Origin, Outcome, RevisionKind, Sample, Sha256Digest, Span, Unit, Verdict,
    about::About,
    keys::Signer,
    manifest::{MANIFEST_VERSION, Manifest, Pipeline, Recipe, SourceFact, Trees},
    prove::Log,
    seal::{SealInput, seal},
    trust::{Trust, TrustStore},
    verify::verify_with,
};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let rows: usize = arguments.next().map_or(Ok(1_000_000), |n| n.parse())?;
    let kept = arguments.next().map(PathBuf::from);
    let temporary = tempfile::tempdir()?;
    let root = kept.unwrap_or_else(|| temporary.path().join("release"));
    let signer = Signer::from_seed("example.org/bench", &[7; 32])?;
    if !root.join("manifest.json").exists() {
        let begun = Instant::now();
        make(&root, rows, &signer)?;
        println!("{rows} rows made and sealed in {:.1} s", begun.elapsed().as_secs_f64());
    }
    let mut store = TrustStore::default();
    store.add(None, signer.public());

    let (wall, cpu) = (Instant::now(), cpu_time()?);
    let report = verify_with(&root, &Trust::Known(store), rayon::current_num_threads(), assay_datasets::check::rows);
    let (wall, cpu) = (wall.elapsed(), cpu_time()? - cpu);
    if let Some(fault) = report.faults.first() {
        return Err(format!("{} faults, first: {fault}", report.faults.len()).into());
    }
    let text = decoded(&root)?;
    println!(
        "verify: {:.0} MB on disk, {:.0} MB of columns; {:.2} s, {:.2} CPU s: {:.0} MB of columns a CPU second",
        report.bytes as f64 / 1e6,
        text as f64 / 1e6,
        wall.as_secs_f64(),
        cpu.as_secs_f64(),
        text as f64 / 1e6 / cpu.as_secs_f64()
    );

    let ids: Vec<String> = lookup::records(&root)?.step_by(rows / 40 + 1).map(|row| row.map(|(id, _)| id)).collect::<Result<_, _>>()?;
    let prove = slowest(&ids, |id| {
        let found = lookup::find(&root, "samples", "id", &[id], 1)?;
        Log::open(&root)?.prove(found.first().map_or("", |row| row.text("record")), true)?;
        Ok(())
    })?;
    let absent: Vec<String> = ids.iter().map(|id| lookup::id_of(id)).collect();
    let missing = slowest(&absent, |id| {
        let (before, after) = lookup::neighbours(&root, id)?;
        Log::open(&root)?.prove_absent(id, before.as_deref(), after.as_deref())?;
        Ok(())
    })?;
    let audit = slowest(&ids, |id| {
        lookup::find(&root, "samples", "id", &[id], 1)?;
        lookup::find(&root, "ledger", "sample_id", &[id], 8)?;
        Ok(())
    })?;
    for (what, (median, worst, cpu)) in [("prove a row", prove), ("prove an absence", missing), ("audit a digest", audit)] {
        let ms = |time: Duration| time.as_secs_f64() * 1e3;
        println!("{what}: median {:.0} ms, slowest {:.0} ms of {}; {:.0} ms of processor each", ms(median), ms(worst), ids.len(), ms(cpu));
    }
    Ok(())
}

/// Median, slowest, and processor time of one.
type Times = (Duration, Duration, Duration);

fn slowest(ids: &[String], work: impl Fn(&str) -> Result<(), Box<dyn Error>>) -> Result<Times, Box<dyn Error>> {
    let (mut times, cpu) = (Vec::new(), cpu_time()?);
    for id in ids {
        let begun = Instant::now();
        work(id)?;
        times.push(begun.elapsed());
    }
    times.sort_unstable();
    let each = (cpu_time()? - cpu) / times.len().max(1) as u32;
    Ok((times.get(times.len() / 2).copied().unwrap_or_default(), times.last().copied().unwrap_or_default(), each))
}

/// Bytes of the columns before compression.
fn decoded(root: &Path) -> Result<u64, Box<dyn Error>> {
    let mut bytes = 0;
    for file in assay_datasets::readback::data_files(root)? {
        let reader = assay_datasets::readback::open(&root.join(&file.path))?;
        bytes += reader.metadata().row_groups().iter().map(|group| group.total_byte_size().max(0) as u64).sum::<u64>();
    }
    Ok(bytes)
}

/// Processor time of this process so far.
fn cpu_time() -> Result<Duration, Box<dyn Error>> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks: u64 = fields.get(11).ok_or("no utime")?.parse::<u64>()? + fields.get(12).ok_or("no stime")?.parse::<u64>()?;
    Ok(Duration::from_millis(ticks * 10))
}

fn make(root: &Path, rows: usize, signer: &Signer) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(root)?;
    let work = tempfile::tempdir()?;
    let input = work.path().join("rows.jsonl.zst");
    let mut out = zstd::Encoder::new(fs::File::create(&input)?, 1)?;
    for number in 0..rows {
        serde_json::to_writer(&mut out, &Harvested::Judged(Box::new(judged(number as u64))))?;
        out.write_all(b"\n")?;
    }
    out.finish()?;
    let mut settings = SetSettings::new("bench", "1.0.0", work.path().to_owned());
    settings.dedup.similarity = 1000;
    // All of it is of one template, and is to stay.
    (settings.policy.caps.template, settings.policy.caps.suspicious) = (0, 0);
    (settings.policy.caps.origin, settings.policy.caps.author) = (0, 0);
    let report = build_set(&[input], &settings, root, &|_, _, _| {})?;
    if report.leaf_count != rows as u64 {
        return Err(format!("{} of {rows} rows were admitted: this would measure another release", report.leaf_count).into());
    }
    let digest = Sha256Digest::of("bench");
    let words = || "A synthesised release, for measuring.".to_owned();
    let manifest = Manifest {
        manifest_version: MANIFEST_VERSION,
        name: "bench".into(),
        version: "1.0.0".into(),
        schema_version: assay_datasets::schema::SCHEMA,
        origin: signer.name().to_owned(),
        snapshot: "2026-01-02T03:04:05Z".into(),
        recipe: Recipe { sha256: digest, value: serde_json::json!({"name": "bench"}) },
        lock_sha256: digest,
        pipeline: Pipeline { name: "assay".into(), version: "0.1.0".into(), sha256: digest },
        sources: vec![SourceFact {
            source: "bench".into(),
            kind: "git".into(),
            name: "bench".into(),
            version: None,
            purl: None,
            repo: "https://example.org/bench".into(),
            revision: digest.to_hex(),
            revision_kind: RevisionKind::Artifact,
            repository: None,
            artifact_sha256: digest,
            artifact_bytes: 1,
            licenses: vec!["MIT".into()],
            license_evidence: None,
            rows: report.leaf_count,
            vulnerabilities: Vec::new(),
        }],
        unreachable: Vec::new(),
        validators: Vec::new(),
        rules: Vec::new(),
        counts: facts::counts(&report),
        views: facts::views(&report, &settings.views),
        trees: Trees::default(),
        previous: None,
    };
    let about = About {
        title: words(),
        description: words(),
        url: "https://example.org/bench".into(),
        publisher: words(),
        keywords: vec![words()],
        collection: words(),
        preprocessing: words(),
        limitations: words(),
        biases: words(),
        personal_information: words(),
        intended_uses: vec![words()],
        out_of_scope: vec![words()],
        maintenance: words(),
    };
    let signer = Signer::from_seed(signer.name(), &[7; 32])?;
    seal(root, &SealInput { manifest, about }, &[signer], None)?;
    Ok(())
}

/// A function of about a kilobyte that no other number gives.
fn judged(number: u64) -> Judged {
    let mut state = number.wrapping_add(1);
    let mut content = format!("def handler_{number}(connection, request):\n");
    for line in 0..20 {
        state = state.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
        content.push_str(&format!("    value_{line} = connection.fetch_{}(request, {})\n", state >> 56, state >> 40 & 0xffff));
    }
    let repo = format!("https://example.org/owner{}/repo{}", number % 9973, number % 49_999);
    let sha256 = Sha256Digest::of(&repo);
    let blob = assay_manifests::digest::git_object_sha1("blob", content.as_bytes());
    let origin = Origin {
        source: "bench".into(),
        kind: "git".into(),
        revision: assay_manifests::digest::git_object_sha1("commit", repo.as_bytes()),
        revision_kind: RevisionKind::Git,
        purl: None,
        repository: None,
        version: None,
        artifact_sha256: sha256,
        path: format!("src/m{number}.py"),
        start_byte: 0,
        end_byte: content.len() as u64,
        start_line: 1,
        end_line: 21,
        swhid: format!("swh:1:cnt:{blob};origin={repo};path=/src/m{number}.py;lines=1-21"),
        license: "MIT".into(),
        license_evidence: LicenceEvidence { source: "LICENSE".into(), sha256, score: None },
        fetched_at: "2026-01-02T03:04:05Z".into(),
        tags: Vec::new(),
        repo,
    };
    let sample = Sample {
        language: Language::Python,
        unit: Unit::Function,
        name: format!("handler_{number}"),
        content,
        outline: assay_manifests::Outline::default(),
        origin,
    };
    let verdict = |validator: &str| Verdict {
        validator: validator.to_owned(),
        version: "1".into(),
        ruleset_sha256: Sha256Digest::of(validator),
        outcome: Outcome::Clear,
        findings: Vec::new(),
        evidence: Vec::new(),
        unjudged: Vec::new(),
        examined_bytes: 1000,
        reason: String::new(),
    };
    let mut flow = verdict("flow");
    flow.evidence.push(Evidence {
        rule: "python/cwe-089-sql-concat".into(),
        cwe: vec![89],
        form: "bound-parameters".into(),
        span: Span { start: 50, end: 90, line: 2, end_line: 2 },
        path: Vec::new(),
    });
    let verdicts = vec![verdict("coverage"), flow, verdict("secrets"), verdict("text"), verdict("quality"), verdict("licence")];
    Judged { sample, verdicts }
}
