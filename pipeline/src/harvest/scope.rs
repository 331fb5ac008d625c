//! Which files of an artifact become samples, and what their paths and first lines say of them. Never opens a file.

use assay_manifests::Language;
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use serde::{Deserialize, Serialize};

use crate::recipe::Source;

/// What a file is, beside code of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tag {
    Test,
    Generated,
    Vendored,
}

impl Tag {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Test => "test",
            Self::Generated => "generated",
            Self::Vendored => "vendored",
        }
    }
}

/// The files of a source that become samples: by glob and by language.
#[derive(Debug, Clone)]
pub struct Scope {
    include: GlobSet,
    exclude: GlobSet,
    languages: Vec<Language>,
}

impl Scope {
    /// The scope a recipe's source states. Globs that are none match nothing; `Recipe::load` has refused them already.
    pub fn of(source: &Source) -> Self {
        Self { include: globs(&source.include), exclude: globs(&source.exclude), languages: source.languages.clone() }
    }

    /// Whether the globs select `path`, whatever language it is in.
    pub fn selects(&self, path: &str) -> bool {
        self.include.is_match(path) && !self.exclude.is_match(path)
    }

    /// The language of `path` where it is in scope.
    pub fn language(&self, path: &str) -> Option<Language> {
        let language = Language::from_path(path)?;
        // A C header may turn out to be C++ once it is read: it is in scope where either is.
        let wanted = self.languages.contains(&language) || (is_header(path) && self.languages.contains(&Language::Cpp));
        (wanted && self.selects(path)).then_some(language)
    }

    /// Whether the first line of a file may put it in scope: its name tells no language, and is one that scripts have.
    pub fn may_be_script(&self, path: &str) -> bool {
        let file = path.rsplit('/').next().unwrap_or(path);
        let ending = file.rsplit_once('.').map(|(_, ending)| ending);
        ending.is_none_or(|ending| SCRIPT_ENDINGS.contains(&ending)) && Language::from_path(path).is_none() && self.selects(path)
    }

    /// The language that the first line of a file tells, `#!/usr/bin/env python3`, where its name tells none and it is in scope.
    pub fn script(&self, path: &str, body: &[u8]) -> Option<Language> {
        // Python runs the lines of a `.pth` file that import something whenever it starts.
        let is_run = path.ends_with(".pth")
            && body.split(|byte| *byte == b'\n').any(|line| line.starts_with(b"import ") || line.starts_with(b"import\t"));
        let by_line = || {
            let line = body.starts_with(b"#!").then(|| body.split(|byte| *byte == b'\n').next())??;
            Language::from_shebang(&String::from_utf8_lossy(&line[..line.len().min(400)]))
        };
        let language = is_run.then_some(Language::Python).or_else(by_line)?;
        (self.wants(language) && self.may_be_script(path)).then_some(language)
    }

    /// Whether files of `language` are wanted.
    pub fn wants(&self, language: Language) -> bool {
        self.languages.contains(&language)
    }
}

/// Whether a file says something of the code beside it: configuration that code may read, or what it depends on.
pub fn is_beside(path: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or(path);
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["properties", "ini", "cfg", "conf", "env", "json", "yaml", "yml", "toml", "tf", "tofu", "tfvars", "tpl"].contains(&ending)
        || file.starts_with(".env")
        || assay_validators::judges::dependencies::manifests::is_manifest(path)
}

fn globs(patterns: &[String]) -> GlobSet {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        if let Ok(glob) = GlobBuilder::new(pattern).literal_separator(true).build() {
            set.add(glob);
        }
    }
    set.build().unwrap_or_else(|_| GlobSet::empty())
}

fn is_header(path: &str) -> bool {
    path.ends_with(".h")
}

/// The language of a file, once its text is known: `.h` is C++ where its text says so.
pub fn refine(language: Language, path: &str, text: &str) -> Language {
    if language != Language::C || !is_header(path) {
        return language;
    }
    let cpp = text.lines().take(4000).map(str::trim_start).any(|line| {
        ["namespace ", "template <", "template<", "using namespace ", "public:", "private:", "protected:", "class "]
            .iter()
            .any(|start| line.starts_with(start))
            && !line.starts_with("class of")
    });
    if cpp { Language::Cpp } else { Language::C }
}

/// Endings that name no language and that programs to be called have.
const SCRIPT_ENDINGS: &[&str] = &["cgi", "fcgi", "command", "hook", "ksh", "pth", "pyw", "wsgi"];

const TEST_DIRECTORIES: &[&str] = &[
    "test",
    "tests",
    "__tests__",
    "__mocks__",
    "spec",
    "specs",
    "testing",
    "testdata",
    "test_data",
    "fixtures",
    "testutil",
    "testutils",
    "e2e",
    "benches",
    "bench",
    "benchmark",
    "benchmarks",
    "example",
    "examples",
    "androidtest",
    "test-d",
];
pub(super) const VENDOR_DIRECTORIES: &[&str] = &[
    "vendor",
    "vendored",
    "_vendor",
    "_vendored_packages",
    "third_party",
    "third-party",
    "thirdparty",
    "node_modules",
    "external",
    "extern",
    "bundled",
    "bower_components",
];
/// Whether what lies in `folder` (a path) was taken over from elsewhere.
pub(super) fn is_vendor_folder(folder: &str) -> bool {
    let name = folder.rsplit('/').next().unwrap_or(folder).to_ascii_lowercase();
    // Deeper down, `deps` is what a program calls its own parts.
    VENDOR_DIRECTORIES.contains(&name.as_str()) || folder.eq_ignore_ascii_case("deps")
}

const GENERATED_ENDINGS: &[&str] = &[
    "_pb2.py",
    "_pb2_grpc.py",
    ".pb.go",
    ".pb.cc",
    ".pb.h",
    ".min.js",
    ".min.css",
    ".generated.ts",
    ".generated.js",
    ".g.cs",
    ".designer.cs",
    ".bundle.js",
    "_generated.go",
    ".gen.go",
    ".gen.ts",
];
const GENERATED_PHRASES: &[&str] = &[
    "@generated",
    "do not edit",
    "do not modify",
    "autogenerated",
    "auto-generated",
    "automatically generated",
    "generated by",
    "generated from",
    "this file is generated",
];

/// Tags by path and by the first five lines, sorted.
pub fn tags(path: &str, text: &str) -> Vec<Tag> {
    let lower = path.to_ascii_lowercase();
    let (directories, file) = lower.rsplit_once('/').unwrap_or(("", &lower));
    let stem = file.split('.').next().unwrap_or(file);
    let mut tags = Vec::new();
    // In Python a `spec` is a specification.
    let tells_by_spec = !file.ends_with(".py");
    let test_file = ["test_", "test-"].iter().any(|start| stem.starts_with(start))
        || ["_test", "-test", "_tests", "_unittest"].iter().any(|end| stem.ends_with(end))
        || (tells_by_spec && stem.ends_with("_spec"))
        || stem == "conftest"
        || matches!(stem, "test" | "tests")
        || file.contains(".test.")
        || file.contains(".spec.")
        || file.contains(".test-d.")
        || [".java", ".kt", ".cs"]
            .iter()
            .any(|ending| path.ends_with(&format!("Test{ending}")) || path.ends_with(&format!("Tests{ending}")));
    let is_test_directory =
        |directory: &str| TEST_DIRECTORIES.contains(&directory) && (tells_by_spec || !matches!(directory, "spec" | "specs"));
    if test_file || directories.split('/').any(is_test_directory) {
        tags.push(Tag::Test);
    }
    let head: String =
        text.lines().take(5).map(|line| line.chars().take(400).collect::<String>().to_ascii_lowercase()).collect::<Vec<_>>().join("\n");
    if GENERATED_ENDINGS.iter().any(|ending| file.ends_with(ending)) || GENERATED_PHRASES.iter().any(|phrase| head.contains(phrase)) {
        tags.push(Tag::Generated);
    }
    if directories.split('/').any(|directory| VENDOR_DIRECTORIES.contains(&directory)) {
        tags.push(Tag::Vendored);
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_and_first_lines_give_tags() {
        assert_eq!(tags("src/a.py", "x = 1\n"), []);
        assert_eq!(tags("pkg/tests/a.py", ""), [Tag::Test]);
        assert_eq!(tags("pkg/_vendor/x/a.py", "# Code generated by tool. DO NOT EDIT.\n"), [Tag::Generated, Tag::Vendored]);
        assert_eq!(tags("src/AccountTest.java", ""), [Tag::Test]);
        assert_eq!(tags("src/latest.java", ""), [Tag::Test; 0]);
        assert_eq!(tags("pkg/spec/schema.py", ""), [Tag::Test; 0]);
        assert_eq!((tags("spec/models/a.rb", ""), tags("lib/a-test.js", "")), (vec![Tag::Test], vec![Tag::Test]));
        assert_eq!(tags("contest/attest.py", "one\ntwo\nthree\nfour\nfive\ngenerated by a tool\n"), []);
    }

    #[test]
    fn headers_are_cpp_where_their_text_says_so() {
        assert_eq!(refine(Language::C, "a.h", "#pragma once\nnamespace x {\n}\n"), Language::Cpp);
        assert_eq!(refine(Language::C, "a.h", "struct x { int y; };\n"), Language::C);
    }
}
