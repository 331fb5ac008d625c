//! What a person types about a finished release. Only parsing and help texts.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

#[derive(Debug, Args)]
pub struct ReleaseArg {
    /// The release's folder (NAME/VERSION)
    pub release: PathBuf,
}

/// Whom to believe.
#[derive(Debug, Args)]
pub struct TrustArgs {
    /// Public keys to believe, and no others (file or folder: PEM, C2SP verifier keys, `ssh-ed25519` lines) [default: your own key
    /// and what lies in `trusted` of the user's configuration folder]
    #[arg(long, value_name = "FILE", env = "ASSAY_TRUST")]
    pub trust: Vec<PathBuf>,
    /// Believe the keys that the release itself ships: shows that it is whole, not who made it
    #[arg(long, conflicts_with = "trust")]
    pub shipped_keys: bool,
    /// Your own signing key, whose public half is believed [default: the user's configuration folder]
    #[arg(long, value_name = "FILE", env = "ASSAY_KEY")]
    pub key: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Verify {
    #[command(flatten)]
    pub release: ReleaseArg,
    #[command(flatten)]
    pub trust: TrustArgs,
}

#[derive(Debug, Args)]
pub struct Audit {
    #[command(flatten)]
    pub release: ReleaseArg,
    /// A sample's id, a SHA-256 (of a text or of an occurrence in the ledger), or a file with the code
    #[arg(value_name = "ID|FILE|HASH")]
    pub what: String,
    /// Language of the file, where its name does not tell
    #[arg(long, value_name = "NAME")]
    pub language: Option<String>,
}

#[derive(Debug, Args)]
pub struct Query {
    #[command(flatten)]
    pub release: ReleaseArg,
    /// SQL (of SQLite) over the views: SELECT language, COUNT(*) AS n FROM samples GROUP BY language ORDER BY n DESC
    pub sql: String,
}

#[derive(Debug, Args)]
pub struct Prove {
    #[command(flatten)]
    pub release: ReleaseArg,
    /// A sample's id; where it is not in the release, its absence is proved
    #[arg(required_unless_present = "since")]
    pub id: Option<String>,
    /// Prove that the chain of releases at this version is the beginning of today's (`releases.json` beside the release)
    #[arg(long, value_name = "VERSION", conflicts_with = "id")]
    pub since: Option<String>,
    /// Leave the record out of the proof: whoever checks it must have the record
    #[arg(long)]
    pub bare: bool,
    /// Where the proof is written [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct VerifyProof {
    /// A proof as `assay prove` writes it: inclusion, absence, or consistency of the chain
    pub proof: PathBuf,
    /// The sample's text, or its record where the proof carries none
    #[arg(long, value_name = "FILE")]
    pub sample: Option<PathBuf>,
    /// For a consistency proof: the older `releases.json`, or its checkpoint, that you kept
    #[arg(long, value_name = "FILE")]
    pub old: Option<PathBuf>,
    #[command(flatten)]
    pub trust: TrustArgs,
}

#[derive(Debug, Args)]
pub struct Diff {
    /// The older release
    pub old: PathBuf,
    /// The newer release
    pub new: PathBuf,
    /// Name every row in the table, not only the first of each kind
    #[arg(long)]
    pub all: bool,
}

/// Where recalls are kept, and who signs them.
#[derive(Debug, Args)]
pub struct RecallTo {
    /// Folder of signed recalls that later builds obey [default: `STEM.recalls` beside the recipe]
    #[arg(long, value_name = "DIR")]
    pub recalls: Option<PathBuf>,
    /// Signing key (Ed25519, PEM) [default: the user's configuration folder]
    #[arg(long, value_name = "FILE", env = "ASSAY_KEY")]
    pub key: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    OptOut,
    Licence,
    Error,
    Rule,
    Advisory,
}

#[derive(Debug, Args)]
pub struct Recall {
    /// The recipe whose releases are meant
    pub recipe: PathBuf,
    /// Code of this repository (URL)
    #[arg(long, value_name = "URL")]
    pub repository: Vec<String>,
    /// Code of this package (package URL; without a version, of every version)
    #[arg(long, value_name = "PURL")]
    pub package: Vec<String>,
    /// Code by this author: an address, the owner's URL (https://host/owner), or the SHA-256 of either in lower case; only the hash is kept
    #[arg(long, value_name = "ADDRESS|URL|SHA256")]
    pub author: Vec<String>,
    /// Code under this SPDX expression, compared as written
    #[arg(long, value_name = "SPDX")]
    pub licence: Vec<String>,
    /// Single samples
    #[arg(long, value_name = "SHA256")]
    pub id: Vec<String>,
    /// Why
    #[arg(long, value_enum, default_value = "opt-out")]
    pub kind: Kind,
    /// The request, rule or advisory that it rests on; published with the recall
    #[arg(long, value_name = "TEXT")]
    pub reference: String,
    /// Take a recall back instead: its id
    #[arg(long, value_name = "RECALL", conflicts_with_all = ["repository", "package", "author", "licence", "id"])]
    pub withdraw: Option<String>,
    /// Where the releases are, as NAME/VERSION below it [default: `out` beside the recipes folder]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub to: RecallTo,
}

#[derive(Debug, Args)]
pub struct Revet {
    #[command(flatten)]
    pub release: ReleaseArg,
    /// Advisories (OSV or RustSec): a document, a folder of them (also of archives) or an archive; several times for several
    #[arg(long, value_name = "PATH")]
    pub advisories: Vec<PathBuf>,
    /// A folder of your own rules, beside the built-in ones; proved by their fixtures first. One with the id of a built-in rule stands in its place
    #[arg(long, value_name = "DIR")]
    pub rules: Vec<PathBuf>,
    /// Also condemn by rules that have not changed since the release: it was then judged with more context than its rows hold
    #[arg(long)]
    pub unchanged_rules: bool,
    /// Write a signed recall for later builds of this recipe
    #[arg(long, value_name = "RECIPE")]
    pub recall: Option<PathBuf>,
    #[command(flatten)]
    pub to: RecallTo,
}

#[derive(Debug, Args)]
pub struct ApplyRecalls {
    #[command(flatten)]
    pub release: ReleaseArg,
    /// Folder of signed recalls [default: `recalls` of the release]
    #[arg(long, value_name = "DIR")]
    pub recalls: Option<PathBuf>,
    /// Where the filtered copy is written
    #[arg(long, value_name = "DIR")]
    pub to: PathBuf,
    #[command(flatten)]
    pub trust: TrustArgs,
}

#[derive(Debug, Args)]
pub struct Publish {
    #[command(flatten)]
    pub release: ReleaseArg,
    /// A folder, s3://BUCKET/PREFIX, hf://OWNER/DATASET or oci://HOST/REPOSITORY
    pub destination: String,
    /// Say what would be uploaded, and end
    #[arg(long)]
    pub dry_run: bool,
    #[command(flatten)]
    pub trust: TrustArgs,
}

#[derive(Debug, Subcommand)]
pub enum Keys {
    /// The public half of the signing key, in the spellings that other tools read
    Show {
        /// The recipe whose log the key signs; names the verifier key
        recipe: Option<PathBuf>,
        #[arg(long, value_name = "FILE", env = "ASSAY_KEY")]
        key: Option<PathBuf>,
    },
    /// Let a new key take over from an old one: a statement signed by both, which later releases carry
    Rotate {
        /// The recipe whose releases they sign
        recipe: PathBuf,
        #[arg(long, value_name = "FILE")]
        old: PathBuf,
        /// Made where it is not there yet
        #[arg(long, value_name = "FILE")]
        new: PathBuf,
    },
}

#[derive(Debug, Args)]
pub struct Export {
    #[command(flatten)]
    pub release: ReleaseArg,
    /// The view: samples, pretrain, sft, sft_instruct, dpo, dpo_flat, kto, classify or ledger
    #[arg(long)]
    pub view: String,
    #[arg(long, value_enum, default_value = "jsonl")]
    pub format: ExportFormat,
    /// Only this split
    #[arg(long)]
    pub split: Option<String>,
    /// The file; standard output where absent
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    Jsonl,
    Parquet,
}
