//! Proves the rules of a folder by their fixtures, without embedding them first: a rule is written and tried without a build.
//!
//!     cargo run --release -p assay-validators --example prove -- [DIR [PREFIX]]
//!
//! `DIR` is a folder of packs (`validators/rules` where absent); `PREFIX` the beginning of the ids to prove. Exit 1 where one fails.

use std::{path::Path, process::ExitCode};

use assay_validators::{
    document::prove::prove as prove_document,
    rule::{RuleSet, prove},
};

#[allow(clippy::print_stdout, reason = "a command for people")]
fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let dir = args.first().map_or("validators/rules", String::as_str);
    let prefix = args.get(1).map_or("", String::as_str);
    let set = RuleSet::only_dir(Path::new(dir))?;
    let shown = |failures: Vec<_>| failures.iter().map(ToString::to_string).collect::<Vec<String>>();
    let code = set.rules().iter().map(|rule| (&*rule.id, prove(&set, rule).map_or_else(shown, |()| Vec::new())));
    let documents = set.documents().iter().map(|rule| (rule.id.as_str(), prove_document(rule)));
    let (mut proved, mut failed) = (0, 0);
    for (id, failures) in code.chain(documents).filter(|(id, _)| id.starts_with(prefix)) {
        if failures.is_empty() {
            proved += 1;
            continue;
        }
        failed += 1;
        println!("{id}");
        for failure in failures {
            println!("    {failure}");
        }
    }
    println!("{proved} proved, {failed} failed");
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
