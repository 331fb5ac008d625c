//! Generated rows for the tests of this crate.

use std::{io::Write, path::Path, path::PathBuf};

use assay_manifests::{
    Evidence, Harvested, Judged, Language, LicenceEvidence, Origin, Outcome, RevisionKind, Sample, Sha256Digest, Span, Unit, Verdict,
};

/// A sample of `content` out of repository `repo`, with clear verdicts of a small panel and one piece of evidence.
pub fn judged(repo: &str, path: &str, content: &str) -> Judged {
    let sha256 = Sha256Digest::of(content);
    let blob = assay_manifests::digest::git_object_sha1("blob", content.as_bytes());
    let lines = content.lines().count().max(1) as u32;
    let origin = Origin {
        source: format!("src-{}", repo.rsplit('/').next().unwrap_or(repo)),
        kind: "git".to_owned(),
        repo: repo.to_owned(),
        revision: assay_manifests::digest::git_object_sha1("commit", repo.as_bytes()),
        revision_kind: RevisionKind::Git,
        purl: None,
        repository: None,
        version: Some("1.0.0".to_owned()),
        artifact_sha256: Sha256Digest::of(repo),
        path: path.to_owned(),
        start_byte: 0,
        end_byte: content.len() as u64,
        start_line: 1,
        end_line: lines,
        swhid: format!("swh:1:cnt:{blob};origin={repo};path=/{path};lines=1-{lines}"),
        license: "MIT".to_owned(),
        license_evidence: LicenceEvidence { source: "LICENSE".to_owned(), sha256, score: None },
        fetched_at: "2026-01-02T03:04:05Z".to_owned(),
        tags: Vec::new(),
    };
    let sample = Sample {
        language: Language::Python,
        unit: Unit::Function,
        name: "f".to_owned(),
        content: content.to_owned(),
        outline: assay_manifests::Outline::default(),
        origin,
    };
    let verdict = |validator: &str| Verdict {
        validator: validator.to_owned(),
        version: "1".to_owned(),
        ruleset_sha256: Sha256Digest::of(validator),
        outcome: Outcome::Clear,
        findings: Vec::new(),
        evidence: Vec::new(),
        unjudged: Vec::new(),
        examined_bytes: content.len() as u64,
        reason: String::new(),
    };
    let mut flow = verdict("flow");
    flow.evidence.push(Evidence {
        rule: "python/cwe-089-sql-concat".to_owned(),
        cwe: vec![89, 943],
        form: "bound-parameters".to_owned(),
        span: Span { start: 0, end: 4, line: 1, end_line: 1 },
        path: Vec::new(),
    });
    Judged { sample, verdicts: vec![verdict("coverage"), verdict("licence"), verdict("secrets"), flow] }
}

/// Writes rows as the judging stage does.
pub fn write(dir: &Path, name: &str, rows: &[Harvested]) -> PathBuf {
    let path = dir.join(format!("{name}.jsonl.zst"));
    let mut out = zstd::Encoder::new(std::fs::File::create(&path).expect("temporary file"), 1).expect("encoder");
    for row in rows {
        out.write_all(&serde_json::to_vec(row).expect("is JSON")).expect("written");
        out.write_all(b"\n").expect("written");
    }
    out.finish().expect("written");
    path
}
