//! What a person types. Only parsing and help texts; what it means is decided by the commands.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::cli_release as release;

/// How every command ends.
const STATUS: &str =
    "Exit status: 0 done, and nothing is wrong; 1 there is something to look at (findings, faults, differences, condemned rows, a proof
that does not hold, a sample that is unknown); 2 it could not run, and says why.

Keys, recalls and formats: docs/release-format.md. What to ask of a release: docs/auditing.md.";

/// Builds, judges and proves curated secure-code datasets.
#[derive(Debug, Parser)]
#[command(name = "assay", version, propagate_version = true, arg_required_else_help = true, after_help = STATUS)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub common: Common,
}

#[derive(Debug, Args)]
pub struct Common {
    /// Worker threads; the result is the same for any number
    #[arg(long, global = true, value_name = "N")]
    pub threads: Option<usize>,
    /// Print results and errors only
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// Print a machine-readable answer on standard output
    #[arg(long, global = true)]
    pub json: bool,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run a recipe: harvest, judge, cluster, admit, write and seal a release
    Build(Build),
    /// Judge any code: exit 0 no finding, 1 findings, 2 could not run
    Check(Check),
    /// Build the next release: its version follows from what changed; kept in the chain of releases
    Release(Making),
    /// Verify a release, every file, signature and row: exit 0 it holds, 1 faults, each named by file or row
    Verify(release::Verify),
    /// The whole story of a sample: what was said of it, where it comes from, why it was admitted or not: exit 1 unknown
    Audit(release::Audit),
    /// Numbers of a release, computed from its Parquet
    Stats(release::ReleaseArg),
    /// Ask a release in SQL; each view is a table
    Query(release::Query),
    /// Prove that a sample is in a release, or that it is not, without its data
    Prove(release::Prove),
    /// Check a proof by nothing but the proof, a key and the sample: exit 0 it holds, 1 it does not
    VerifyProof(release::VerifyProof),
    /// What changed between two releases, in rows, verdicts, pairs and judges: exit 0 nothing, 1 something
    Diff(release::Diff),
    /// Judge a published release again by today's rules and advisories, without network: exit 1 condemned rows
    Revet(release::Revet),
    /// Sign a recall of rows: an owner's wish, an error, a licence
    Recall(release::Recall),
    /// A copy of a release without recalled rows
    ApplyRecalls(release::ApplyRecalls),
    /// Publish a release: data first, the index last, then read back; run again, it goes on where it broke off
    Publish(release::Publish),
    /// Signing keys: show the public half, pass on to a new key
    #[command(subcommand)]
    Keys(release::Keys),
    /// One view of a release as one file
    Export(release::Export),
    /// Add a source to a recipe, or ask which ones have something newer
    #[command(subcommand)]
    Sources(crate::cli_sources::Sources),
    /// List, show and test rules
    #[command(subcommand)]
    Rules(Rules),
    /// Make fingerprints of a benchmark, so that samples which hold its texts are rejected
    Fingerprint(Fingerprint),
    /// Print a shell completion script
    Completions { shell: clap_complete::Shell },
}

/// What a build and a release of a recipe have in common.
#[derive(Debug, Args)]
pub struct Making {
    /// The recipe (TOML); its lock stands beside it
    pub recipe: PathBuf,
    /// Rewrite the lock: resolve every source anew
    #[arg(long)]
    pub update: bool,
    /// Use only what the cache holds; touch no network
    #[arg(long)]
    pub offline: bool,
    /// Where releases are written, as NAME/VERSION below it [default: `out` beside the recipes folder]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Where fetched artifacts and verdicts are kept [default: the user's cache folder]
    #[arg(long, value_name = "DIR", env = "ASSAY_CACHE")]
    pub cache: Option<PathBuf>,
    /// Signing key (Ed25519, PEM); made on first use [default: the user's configuration folder]. Give it several times for several signers
    #[arg(long, value_name = "FILE", env = "ASSAY_KEY")]
    pub key: Vec<PathBuf>,
    /// An SSH key (Ed25519) that signs too, by `ssh-keygen -Y`
    #[arg(long, value_name = "FILE")]
    pub ssh_key: Option<PathBuf>,
    /// The release before this one, where it lies elsewhere: what changed since goes into `diff.json`
    #[arg(long, value_name = "RELEASE")]
    pub previous: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Build {
    #[command(flatten)]
    pub making: Making,
    /// Validate the recipe and the lock without running
    #[arg(long)]
    pub check: bool,
    /// Print where the release is (or would be) and end
    #[arg(long)]
    pub r#where: bool,
    /// Replace an existing, different release of the same version (never one that was published)
    #[arg(long)]
    pub replace: bool,
}

#[derive(Debug, Args)]
pub struct Fingerprint {
    /// A file or folder: JSON and JSONL (plain or .gz; every long enough string is a text), or code as it is
    pub path: PathBuf,
    /// The benchmark's name, as findings will say it
    #[arg(long)]
    pub name: String,
    /// Only these keys of JSON objects
    #[arg(long = "key", value_name = "KEY")]
    pub keys: Vec<String>,
    /// Where the fingerprints are written; name the file in the recipe under `[judge.contamination] fingerprints`
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Text,
    Json,
    Sarif,
}

#[derive(Debug, Args)]
pub struct Check {
    /// Files or folders; folders are walked with .gitignore respected. Of several, each is a package by itself: what one does is not held against another
    #[arg(required_unless_present = "stdin")]
    pub paths: Vec<PathBuf>,
    /// Judge standard input instead. One in which nothing is done, or of which some does not parse, is unjudged
    #[arg(long, requires = "language", conflicts_with = "paths")]
    pub stdin: bool,
    /// Language of standard input, or of files whose name does not tell
    #[arg(long, value_name = "NAME")]
    pub language: Option<String>,
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
    /// Show evidence too: where a safe form is upheld on a sink
    #[arg(long)]
    pub evidence: bool,
    /// Show places that could not be judged
    #[arg(long)]
    pub unjudged: bool,
    /// Exit 1 only for findings of at least this severity
    #[arg(long, value_enum, default_value = "low")]
    pub fail_on: Severity,
    /// Exit 1 also where something could not be judged: what was not read is not shown to be free of findings
    #[arg(long)]
    pub fail_unjudged: bool,
    /// A folder of your own rules, beside the built-in ones. They are proved by their fixtures first, and one that fails judges nothing. One
    /// with the id of a built-in rule stands in its place, and that is said in every answer
    #[arg(long, value_name = "DIR")]
    pub rules: Vec<PathBuf>,
    /// Only these rules (id, or its beginning such as `python/`)
    #[arg(long = "rule", value_name = "ID")]
    pub only: Vec<String>,
    /// Obey no ignores of the code: what they would cover is a finding. So it is with --stdin anyway
    #[arg(long)]
    pub no_ignores: bool,
    /// Obey ignores on standard input too
    #[arg(long, requires = "stdin", conflicts_with = "no_ignores")]
    pub ignores: bool,
    /// Match dependencies to advisories: a folder (also of archives) or an archive of OSV or RustSec documents; several times for several
    #[arg(long, value_name = "PATH")]
    pub advisories: Vec<PathBuf>,
    /// Trust parameters of functions: only known sources (requests, arguments, files, …) are untrusted
    #[arg(long)]
    pub closed_world: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Severity {
    Low,
    Medium,
    High,
    Critical,
    /// Never exit 1 for findings
    Never,
}

impl Severity {
    /// The severity a finding's text names; an unknown text counts as `low`.
    pub fn of(text: &str) -> Self {
        match text {
            "critical" => Self::Critical,
            "high" => Self::High,
            "medium" => Self::Medium,
            _ => Self::Low,
        }
    }
}

/// The number of a weakness, with or without the name of the list.
fn cwe_number(text: &str) -> Result<u32, String> {
    let number = text.get(..4).filter(|name| name.eq_ignore_ascii_case("cwe-")).map_or(text, |name| &text[name.len()..]);
    number.parse().map_err(|_| "write the number of the weakness, as `89` or `CWE-89`".to_owned())
}

#[derive(Debug, Subcommand)]
pub enum Rules {
    /// One line a rule
    List {
        /// Only rules whose id begins so (`python/`)
        prefix: Option<String>,
        #[arg(long, value_name = "DIR")]
        rules: Vec<PathBuf>,
    },
    /// One rule in full, with its fixtures
    Show {
        id: String,
        #[arg(long, value_name = "DIR")]
        rules: Vec<PathBuf>,
    },
    /// Prove rules by their fixtures
    Test {
        /// A rule's id or its beginning; all where absent
        prefix: Option<String>,
        #[arg(long, value_name = "DIR")]
        rules: Vec<PathBuf>,
    },
    /// Scaffold a rule with fixtures
    New {
        /// Pack: a language or format
        language: String,
        /// CWE number (`89` or `CWE-89`)
        #[arg(value_parser = cwe_number)]
        cwe: u32,
        /// The danger, in kebab-case (`sql-concat`)
        name: String,
        /// Folder of rules it is made in; where `validators/rules` is there, that one if absent
        #[arg(long, value_name = "DIR")]
        rules: Option<PathBuf>,
    },
    /// The tests that a condition's `is` may name
    Predicates,
    /// Which rules cover which CWE in which language, as Markdown
    Coverage,
}
