//! One helper: a project folder with sources and a recipe, in which the real binary runs.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

/// A folder with `src/`, a recipe, its own cache and key.
pub struct Project {
    dir: TempDir,
}

/// What a run printed and how it ended.
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Ran {
    #[track_caller]
    pub fn ok(self) -> Self {
        assert_eq!(self.code, Some(0), "stdout:\n{}\nstderr:\n{}", self.out, self.err);
        self
    }

    #[track_caller]
    pub fn failed(self, code: i32, says: &[&str]) -> Self {
        assert_eq!(self.code, Some(code), "stdout:\n{}\nstderr:\n{}", self.out, self.err);
        for text in says {
            assert!(self.err.contains(text) || self.out.contains(text), "`{text}` is not in\n{}\n{}", self.out, self.err);
        }
        self
    }

    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("not JSON ({e}):\n{}", self.out))
    }
}

impl Project {
    pub fn new() -> Self {
        Self { dir: tempfile::tempdir().expect("temporary folder") }
    }

    /// A project whose recipe takes `src/` as one directory source.
    pub fn with_files(files: &[(&str, &str)]) -> Self {
        let project = Self::new();
        for (path, text) in files {
            project.write(&format!("src/{path}"), text);
        }
        project.write(
            "recipe.toml",
            r#"
name = "demo"
version = "1.0.0"
license = "CC0-1.0"

[policy]
minimum_assurance = "unflagged"

[[source]]
name = "own"
kind = "directory"
path = "src"
license = { expression = "MIT", reason = "written for this test" }
"#,
        );
        project
    }

    pub fn path(&self, relative: &str) -> PathBuf {
        self.dir.path().join(relative)
    }

    pub fn write(&self, relative: &str, text: &str) -> &Self {
        let path = self.path(relative);
        fs::create_dir_all(path.parent().expect("has a parent")).expect("folder");
        fs::write(path, text).expect("file");
        self
    }

    /// The command, with the project's own cache, key and output.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_assay"));
        command
            .args(args)
            .current_dir(self.dir.path())
            .env("ASSAY_CACHE", self.path("cache"))
            .env("ASSAY_KEY", self.path("key.pem"))
            .env_remove("SOURCE_DATE_EPOCH")
            .stdin(Stdio::null());
        command
    }

    pub fn run(&self, args: &[&str]) -> Ran {
        ran(self.command(args).output().expect("the binary runs"))
    }

    pub fn run_with_input(&self, args: &[&str], input: &str) -> Ran {
        use std::io::Write;
        let mut child =
            self.command(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary runs");
        child.stdin.take().expect("piped").write_all(input.as_bytes()).expect("takes input");
        ran(child.wait_with_output().expect("ends"))
    }

    /// Builds `recipe.toml` into `out/`.
    pub fn build(&self, more: &[&str]) -> Ran {
        self.run(&[&["build", "recipe.toml", "--out", "out", "--offline"], more].concat())
    }

    /// Locks and builds.
    pub fn release(&self) -> PathBuf {
        self.build(&["--update"]).ok();
        self.path("out/demo/1.0.0")
    }
}

fn ran(output: Output) -> Ran {
    Ran {
        code: output.status.code(),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// Says why a test asks nothing on this machine.
pub fn skipped(why: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "skipped: {why}");
}

/// Every file below `root` with its bytes.
pub fn tree(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut out = BTreeMap::new();
    let mut todo = vec![root.to_path_buf()];
    while let Some(dir) = todo.pop() {
        for entry in fs::read_dir(&dir).expect("folder is readable").flatten() {
            let path = entry.path();
            if path.is_dir() {
                todo.push(path);
            } else {
                let name = path.strip_prefix(root).expect("below").to_string_lossy().into_owned();
                out.insert(name, fs::read(&path).expect("file is readable"));
            }
        }
    }
    out
}

/// A function in Python that has something to say for itself, different for each `n`.
pub fn sample(n: usize) -> String {
    format!(
        "import sqlite3\n\n\ndef load_{n}(path, key_{n}):\n    connection = sqlite3.connect(path)\n    cursor = connection.cursor()\n    cursor.execute(\"SELECT name_{n}, size FROM table_{n} WHERE id = ?\", (key_{n},))\n    rows = cursor.fetchall()\n    total = {n}\n    for row in rows:\n        total += row[1] * {m}\n    connection.close()\n    return total, len(rows) + {k}\n",
        m = n * 7 % 13,
        k = n * 31 % 101
    )
}
