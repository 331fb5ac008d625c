//! Planted poison, through the real program: a harvest of real files is built as it is, and with 250 samples of each of five published
//! attacks mixed in. What is left of the poison in the release, and what the rest loses. `make poison`, or
//! `cargo run --release --example poison -p assay -- FOLDER…` (each folder below one is an origin of its own).
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a bench prints and asks for its arguments")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};
use assay_manifests::Language;

#[allow(dead_code, reason = "the other examples use the rest")]
mod corpus;
#[path = "../../tests/planted.rs"]
#[allow(dead_code, reason = "the test uses the rest")]
mod planted;
use planted::{Numbers, Shape, hosts, planted};

/// Most files that are taken, and most of one folder.
const MOST: usize = 5000;
const MOST_OF_ONE: usize = 60;
const EACH: usize = 250;

/// How the poison comes in.
#[derive(Clone, Copy)]
enum From {
    /// Accounts of the attacker, each with one repository.
    Accounts(usize),
    /// Repositories that others trust.
    Within,
}

fn main() -> Result<()> {
    let mut roots: Vec<PathBuf> = std::env::args().skip(1).map(PathBuf::from).collect();
    if roots.is_empty() {
        let registries = corpus::cargo_sources().and_then(|folder| fs::read_dir(folder).ok());
        let registries = registries.into_iter().flatten().flatten().map(|entry| entry.path());
        roots =
            ["/usr/lib/python3/dist-packages", "/usr/lib/node_modules", "/usr/lib/node_modules/npm/node_modules", "/usr/lib/python3.11"]
                .iter()
                .map(PathBuf::from)
                .chain(registries)
                .filter(|root| root.is_dir())
                .collect();
    }
    let work = tempfile::tempdir()?;
    let mut bench = Bench::gather(&roots, work.path())?;
    println!("{} files of {} origins, {} functions to plant in", bench.files, bench.groups.len(), bench.hosts.len());
    let mut holds = true;
    let (one, many, within) =
        (("one account", From::Accounts(1)), ("25 accounts", From::Accounts(25)), ("25 origins of the rest", From::Within));
    for (assurance, ways) in [("unflagged", vec![one, many, within]), ("evidenced", vec![many])] {
        bench.assurance = assurance;
        let alone = bench.build("alone", None)?;
        println!("\nminimum_assurance = \"{assurance}\": {} of the rest are released without poison", alone.len());
        println!("{:24}{}   rest lost", "poison comes from", Shape::ALL.map(|shape| format!("{:>17}", shape.name())).join(""));
        for (name, from) in ways {
            let mixed = bench.build("mixed", Some(from))?;
            let left =
                Shape::ALL.map(|shape| mixed.keys().filter(|(path, _)| path.starts_with(&format!("planted/{}/", shape.name()))).count());
            let lost = alone.keys().filter(|key| !mixed.contains_key(*key)).count();
            let shown = left.map(|left| format!("{left:>8} {:>7.1}%", 100.0 * left as f64 / EACH as f64)).join("");
            println!("{name:24}{shown}   {lost} ({:.2}%)", 100.0 * lost as f64 / alone.len().max(1) as f64);
            holds &= left.iter().sum::<usize>() * 50 <= EACH * Shape::ALL.len() && lost * 100 < alone.len();
        }
    }
    ensure!(holds, "more than 2% of the poison is left, or 1% of the rest is lost");
    Ok(())
}

struct Bench {
    work: PathBuf,
    groups: BTreeMap<String, usize>,
    hosts: Vec<String>,
    files: usize,
    assurance: &'static str,
}

impl Bench {
    /// Copies real files; of every eighth Python file the functions are kept to plant in, and the file left out.
    fn gather(roots: &[PathBuf], work: &Path) -> Result<Self> {
        let mut bench = Self { work: work.to_owned(), groups: BTreeMap::new(), hosts: Vec::new(), files: 0, assurance: "unflagged" };
        let mut each: Vec<Vec<(String, PathBuf)>> = Vec::new();
        let mut python = 0usize;
        for root in roots {
            let mut below: Vec<PathBuf> = fs::read_dir(root)?.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
            below.sort();
            for folder in below {
                let name = folder.file_name().unwrap_or_default().to_string_lossy().replace(|c: char| !c.is_ascii_alphanumeric(), "-");
                if matches!(name.as_str(), "node-modules" | "test" | "--pycache--") || name.starts_with('-') {
                    continue;
                }
                let mut files = Vec::new();
                walk(&folder, &mut files);
                let mut kept = Vec::new();
                for file in files {
                    if file.extension().is_some_and(|ending| ending == "py") {
                        python += 1;
                        if python.is_multiple_of(8) {
                            bench.hosts.extend(hosts(&fs::read_to_string(&file).unwrap_or_default()));
                            continue;
                        }
                    }
                    kept.push((name.clone(), file));
                }
                // From the whole of a folder, not from its beginning.
                let step = kept.len().div_ceil(MOST_OF_ONE).max(1);
                each.push(kept.into_iter().step_by(step).collect());
            }
        }
        let step = each.iter().map(Vec::len).sum::<usize>().div_ceil(MOST).max(1);
        for (name, file) in each.into_iter().step_by(step).flatten() {
            let at = bench.groups.entry(name.clone()).or_default();
            let to = work.join("rest").join(&name).join(at.to_string()).join(file.file_name().unwrap_or_default());
            *at += 1;
            bench.files += 1;
            fs::create_dir_all(to.parent().unwrap_or(work))?;
            fs::copy(&file, to)?;
        }
        let mut numbers = Numbers(1);
        for at in (1..bench.hosts.len()).rev() {
            bench.hosts.swap(at, numbers.below(at as u64 + 1) as usize);
        }
        ensure!(bench.hosts.len() > EACH + 36, "too few Python files below {roots:?}");
        Ok(bench)
    }

    /// What is released: path and id, by origin.
    fn build(&self, name: &str, poison: Option<From>) -> Result<BTreeMap<(String, String), String>> {
        // A recipe names its folders from where it lies.
        for folder in [name, "out"].map(|folder| self.work.join(folder)).iter().filter(|folder| folder.exists()) {
            fs::remove_dir_all(folder)?;
        }
        let mut recipe = format!(
            "name = \"poison\"\nversion = \"1.0.0\"\nlicense = \"CC0-1.0\"\nviews = [\"samples\", \"ledger\"]\n\n[policy]\nminimum_assurance = \"{}\"\n",
            self.assurance
        );
        let mut add = |name: &str, path: &str, origin: &str| {
            recipe += &format!(
                "\n[[source]]\nname = \"{name}\"\nkind = \"directory\"\npath = \"{}\"\norigin = \"{origin}\"\nlicense = {{ expression = \"MIT\", reason = \"a bench\" }}\n",
                path
            );
        };
        for name in self.groups.keys() {
            add(&format!("rest-{name}"), &format!("rest/{name}"), &format!("https://rest.example/{name}/{name}"));
        }
        if let Some(from) = poison {
            let mut numbers = Numbers(7);
            let names: Vec<&String> = self.groups.keys().collect();
            let mut origins: BTreeSet<String> = BTreeSet::new();
            for (kind, shape) in Shape::ALL.into_iter().enumerate() {
                for at in 0..EACH {
                    let origin = match from {
                        From::Accounts(accounts) => format!("https://planted.example/{}{}/app", shape.name(), at % accounts),
                        From::Within => {
                            let name = names[(at % 25 * 7 + kind) % names.len()];
                            format!("https://rest.example/{name}/{name}")
                        }
                    };
                    let file = self.work.join(place(name, &origin)).join(format!("planted/{}/m{at}.py", shape.name()));
                    fs::create_dir_all(file.parent().context("a folder")?)?;
                    fs::write(file, planted(shape, &self.hosts[kind * 40..], at, &mut numbers))?;
                    origins.insert(origin);
                }
            }
            for (at, origin) in origins.iter().enumerate() {
                add(&format!("planted-{at}"), &place(name, origin), origin);
            }
        }
        fs::write(self.work.join("recipe.toml"), recipe)?;
        self.assay(&["build", "recipe.toml", "--out", "out", "--offline", "--update"])?;
        let rows = self.assay(&["query", "out/poison/1.0.0", "SELECT id, path, repo FROM samples", "--json"])?;
        let rows: Vec<serde_json::Value> = serde_json::from_slice(&rows)?;
        let text = |row: &serde_json::Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
        Ok(rows.iter().map(|row| ((text(row, "path"), text(row, "id")), text(row, "repo"))).collect())
    }

    fn assay(&self, args: &[&str]) -> Result<Vec<u8>> {
        let program = std::env::current_exe()?.ancestors().nth(2).context("a folder of examples")?.join("assay");
        let done = Command::new(program)
            .args(args)
            .current_dir(&self.work)
            .env("ASSAY_CACHE", self.work.join("cache"))
            .env("ASSAY_KEY", self.work.join("key.pem"))
            .output()?;
        ensure!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        Ok(done.stdout)
    }
}

/// Where what comes from `origin` lies.
fn place(name: &str, origin: &str) -> String {
    format!("{name}/{}", origin.replace(|c: char| !c.is_ascii_alphanumeric(), "-"))
}

fn walk(folder: &Path, out: &mut Vec<PathBuf>) {
    let mut below: Vec<PathBuf> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    below.sort();
    for path in below {
        let small = fs::metadata(&path).is_ok_and(|about| about.len() < 1 << 17);
        if path.is_symlink() {
        } else if path.is_dir() {
            walk(&path, out);
        } else if small && Language::from_path(&path.to_string_lossy()).is_some() {
            out.push(path);
        }
    }
}
