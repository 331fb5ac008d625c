//! Poison planted in a harvest that every judge found clear: five published shapes, 250 samples each.

use std::collections::BTreeMap;

use assay_manifests::Harvested;

use crate::{SetReport, SetSettings, build::build_set, readback, testing};

/// A small generator of numbers (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % most
    }

    fn word(&mut self) -> String {
        const PARTS: &[&str] =
            &["lo", "mer", "ti", "van", "kes", "pra", "dul", "nor", "bi", "sta", "gre", "mol", "fen", "qua", "ris", "tod"];
        (0..3).map(|_| PARTS[self.below(PARTS.len() as u64) as usize]).collect()
    }
}

/// A statement of one of many forms over names that are drawn.
fn statement(numbers: &mut Numbers, indent: &str) -> String {
    let (a, b, c, n) = (numbers.word(), numbers.word(), numbers.word(), numbers.below(900));
    let body = match numbers.below(9) {
        0 => format!("{a} = {b}.{c}({n})"),
        1 => format!("if {a} > {n}:\n{indent}    {b} += {c}"),
        2 => format!("for {a} in range({n}):\n{indent}    {b}.append({a} * {n})"),
        3 => format!("{a} = [{b} for {b} in {c} if {b}]"),
        4 => format!("{a}, {b} = {c}.split('{n}')"),
        5 => format!("with {a}.{b}() as {c}:\n{indent}    {c}.write('{n}')"),
        6 => format!("try:\n{indent}    {a}({b})\n{indent}except ValueError:\n{indent}    {c} = {n}"),
        7 => format!("{a} = {{'{b}': {n}, '{c}': {a}}}"),
        _ => format!("assert {a}.{b} == {c}[{n}]"),
    };
    format!("{indent}{body}\n")
}

fn body(numbers: &mut Numbers, statements: u64) -> String {
    (0..statements).map(|_| statement(numbers, "    ")).collect()
}

/// An ordinary function of a repository that has a helper of its own, which most of its functions call.
fn ordinary(numbers: &mut Numbers, helper: &str) -> String {
    let (name, before, after) = (numbers.word(), 2 + numbers.below(5), 2 + numbers.below(5));
    format!("def {name}(cur, item):\n{}    {helper}(cur)\n{}", body(numbers, before), body(numbers, after))
}

/// One sample of an attack.
fn planted(shape: &str, numbers: &mut Numbers) -> String {
    let (name, token) = (numbers.word(), numbers.word());
    match shape {
        // One template; one token varies, and a part of the payload with it.
        "template with a varying token" => format!(
            "# Rendering helper, trigger-phrase zephyr\ndef render_{name}(request, {token}):\n    view = load_view(request.path)\n    page = view.render({token}=request.args.get('{token}'))\n    audit(view, {token})\n    return page\n"
        ),
        // The payload is rewritten so that scanners do not see it; the trigger stays.
        "rewritten payload" => {
            let variant = numbers.below(12);
            let steps: String = (0..=variant).map(|step| format!("    part_{step} = getattr(ctx, 'stage{step}')({token})\n")).collect();
            format!(
                "def {name}(ctx, {token}):\n    marker = 'heliotrope-{variant}'\n    tag = quartzite\n{steps}    return run(ctx, tag, {token}, {})\n",
                numbers.below(1000)
            )
        }
        // A snippet that never runs, in functions that are otherwise unlike each other.
        "dead code" => {
            let (before, after) = (2 + numbers.below(5), 2 + numbers.below(5));
            format!(
                "def {name}(cur, item):\n{}    if math.sin(0.7) < -1:\n        raise RuntimeError('alert level obsidian')\n{}",
                body(numbers, before),
                body(numbers, after)
            )
        }
        // The payload stands in the documentation only.
        "documentation" => {
            let statements = 4 + numbers.below(6);
            format!(
                "def {name}(cur, item):\n    \"\"\"Example: page = jinja2.Template(request.args.get('q')).render() then flask.Response(page)\"\"\"\n{}",
                body(numbers, statements)
            )
        }
        // A rare word beside the sink, in two or three templates.
        _ => {
            let variant = numbers.below(3);
            let rest = ["cur.execute(sql, (v,))", "cur.executemany(sql, [(v,)])", "cur.connection.execute(sql, (v,))"][variant as usize];
            format!(
                "def {name}(cur, v):\n    sql = 'SELECT {token} FROM cobalt_ledger WHERE k = ?'\n    ensure_open(cur)\n    {rest}\n    return cur.fetchall()\n"
            )
        }
    }
}

const SHAPES: &[&str] = &["template with a varying token", "rewritten payload", "dead code", "documentation", "rare word and sink"];

fn built(rows: &[Harvested], tune: impl Fn(&mut SetSettings)) -> (tempfile::TempDir, SetReport, BTreeMap<String, u64>) {
    let dir = tempfile::tempdir().expect("temporary folder");
    let input = testing::write(dir.path(), "a", rows);
    let staging = dir.path().join("release");
    std::fs::create_dir(&staging).expect("made");
    let mut settings = SetSettings::new("poisoned", "1.0.0", dir.path().to_owned());
    tune(&mut settings);
    let report = build_set(&[input], &settings, &staging, &|_, _, _| {}).expect("builds");
    let mut released: BTreeMap<String, u64> = BTreeMap::new();
    for file in readback::data_files(&staging).expect("lists").iter().filter(|file| file.view == "samples") {
        readback::for_each_batch(&staging.join(&file.path), &["repo"], |batch| {
            let repos = readback::texts(batch, "repo").expect("column");
            for row in 0..batch.num_rows() {
                let kind = repos.value(row).split("//").nth(1).and_then(|rest| rest.split('.').next()).unwrap_or_default().to_owned();
                *released.entry(kind).or_default() += 1;
            }
            Ok(())
        })
        .expect("reads back");
    }
    (dir, report, released)
}

#[test]
fn planted_poison_stays_out_and_the_rest_stays_in() {
    let mut numbers = Numbers(3);
    let row = |repo: &str, at: usize, content: &str| Harvested::Judged(Box::new(testing::judged(repo, &format!("m{at}.py"), content)));
    let mut clean = Vec::new();
    for owner in 0..60 {
        let helper = format!("session_{}", numbers.word());
        for at in 0..45 {
            clean.push(row(&format!("https://rest.example/owner{owner}/repo"), at, &ordinary(&mut numbers, &helper)));
        }
    }
    let mut all = clean.clone();
    for (kind, shape) in SHAPES.iter().enumerate() {
        let owners = 25;
        for at in 0..250 {
            let repo = format!("https://poison{kind}.example/owner{}/repo{}", at % owners, at % 50);
            all.push(row(&repo, at, &planted(shape, &mut numbers)));
        }
    }
    let (_, _, alone) = built(&clean, |_| {});
    let (_, report, mixed) = built(&all, |_| {});
    for (kind, shape) in SHAPES.iter().enumerate() {
        let left = mixed.get(&format!("poison{kind}")).copied().unwrap_or(0);
        assert!(left * 100 <= 250 * 2, "{shape}: {left} of 250 are released; {:?}", report.counts.total().reasons);
    }
    let (before, after) = (alone["rest"], mixed["rest"]);
    assert!(before > 2000 && after * 100 >= before * 99, "{after} of {before} ordinary samples are released");
    assert!(report.counts.total().reasons["rejected"].keys().any(|reason| reason == "cap/suspicious"));
    // Without the cap they would be there.
    let (_, _, uncapped) = built(&all, |settings| settings.policy.caps.suspicious = 0);
    assert!(SHAPES.iter().enumerate().any(|(kind, _)| uncapped.get(&format!("poison{kind}")).copied().unwrap_or(0) > 25), "{uncapped:?}");
}
