//! What `assay check` is to judge: files as they are found, each with the language that its name or its first line tells. Judges nothing.

use std::{
    collections::BTreeSet,
    fs,
    io::Read,
    path::{Path, PathBuf},
};

use anyhow::Context;
use assay_manifests::Language;
use assay_validators::judges::dependencies::manifests;
use serde::Serialize;

use crate::{cli::Check, harvest::is_beside, judge::Source};

/// Longest file that is read, in bytes; longer ones are reported as not judged.
const MAX_FILE: u64 = 4 << 20;

/// Folders that are never looked into.
const VERSION_CONTROL: [&str; 4] = [".git", ".hg", ".svn", ".jj"];

/// Bytes that tell what a file is whose name does not.
const HEAD: u64 = 1024;

/// What is to be judged, and what stands beside it.
#[derive(Default)]
pub(super) struct Gathered {
    pub sources: Vec<Source>,
    /// Configuration files and manifests in no known language: path and text.
    pub beside: Vec<(String, String)>,
    pub not_judged: Vec<NotJudged>,
    /// Texts of folders in no known language.
    pub unknown: Vec<String>,
    /// Files of folders that are no texts.
    pub binary: usize,
    /// Folders that were named, where there are several: as the paths of their files begin.
    pub packages: Vec<String>,
    /// Files that were taken, by what they are called in full: who names one twice means one.
    taken: BTreeSet<PathBuf>,
}

#[derive(Serialize, Clone)]
pub(super) struct NotJudged {
    pub path: String,
    pub reason: String,
}

/// Reads what is to be judged. A file named by the user whose language is unknown is an error; in a folder it is counted.
pub(super) fn gather(args: &Check) -> anyhow::Result<Gathered> {
    let named = args.language.as_deref().map(language).transpose()?;
    let mut all = Gathered::default();
    if args.stdin {
        let mut bytes = Vec::new();
        std::io::stdin().take(MAX_FILE + 1).read_to_end(&mut bytes).context("cannot read standard input")?;
        all.add("<stdin>".to_owned(), bytes, named.unwrap_or(Language::Python));
        return Ok(all);
    }
    for path in &args.paths {
        let meta = fs::metadata(path).with_context(|| format!("cannot read {}: give a file or folder that exists", path.display()))?;
        if meta.is_file() {
            let language = named
                .or_else(|| language_of(path, args))
                .or_else(|| by_head(path, &head(path).ok()?))
                .with_context(|| format!("{}: the language is not known from the name; give it with --language NAME", path.display()))?;
            if all.is_new(path) {
                all.read(path, language);
            }
            continue;
        }
        let folder = shown(path);
        all.packages.push(if folder == "." { String::new() } else { folder.trim_end_matches('/').to_owned() });
        // Workflows and `.env` files stand under names that begin with a dot.
        let walk = ignore::WalkBuilder::new(path)
            .hidden(false)
            .require_git(false)
            .filter_entry(|entry| !VERSION_CONTROL.iter().any(|name| entry.file_name() == *name))
            .sort_by_file_path(Ord::cmp)
            .build();
        for entry in walk {
            match entry {
                Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                    if args.paths.len() == 1 || all.is_new(entry.path()) {
                        all.take(entry.path(), args);
                    }
                }
                Ok(_) => {}
                Err(error) => all.not_judged.push(NotJudged { path: path.display().to_string(), reason: error.to_string() }),
            }
        }
    }
    if all.packages.len() < 2 {
        all.packages.clear();
    }
    Ok(all)
}

/// The language that the name of a file tells; manifests and locks of no language of their own are read where dependencies are asked for.
fn language_of(path: &Path, args: &Check) -> Option<Language> {
    let path = path.to_string_lossy();
    let manifest = || !args.advisories.is_empty() && manifests::is_manifest(&shown(Path::new(path.as_ref())));
    Language::from_path(&path).or_else(|| manifest().then_some(Language::Text))
}

fn language(name: &str) -> anyhow::Result<Language> {
    Language::from_name(name).with_context(|| {
        let known: Vec<&str> = Language::ALL.iter().map(|l| l.name()).collect();
        format!("`{name}` is not a language known here; one of: {}", known.join(", "))
    })
}

fn head(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(HEAD).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The language that the beginning of a file tells: by the program it asks for, by lines that Python runs when it starts, or as a
/// template of CloudFormation.
fn by_head(path: &Path, head: &[u8]) -> Option<Language> {
    let head = String::from_utf8_lossy(head);
    if let Some(language) = head.lines().next().and_then(Language::from_shebang) {
        return Some(language);
    }
    let is_run = |line: &str| line.starts_with("import ") || line.starts_with("import\t");
    if path.extension().is_some_and(|ending| ending == "pth") && head.lines().any(is_run) {
        return Some(Language::Python);
    }
    let is_template = path.extension().is_some_and(|ending| ending == "template");
    (is_template && head.contains("AWSTemplateFormatVersion"))
        .then(|| if head.trim_start().starts_with('{') { Language::Json } else { Language::Yaml })
}

/// The text of a file: UTF-8, or Latin-1 where a script says so of itself (PEP 263, and the same line in Ruby).
fn decoded(language: Language, bytes: Vec<u8>) -> Option<String> {
    String::from_utf8(bytes).or_else(|error| if is_latin(language, error.as_bytes()) { Ok(latin(error.as_bytes())) } else { Err(()) }).ok()
}

fn latin(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

/// Whether one of the first two lines is a comment that declares Latin-1.
fn is_latin(language: Language, bytes: &[u8]) -> bool {
    if !matches!(language, Language::Python | Language::Ruby) {
        return false;
    }
    bytes.split(|byte| *byte == b'\n').take(2).any(|line| {
        let line = latin(&line[..line.len().min(200)]).to_ascii_lowercase();
        let declared = line.trim_start().starts_with('#').then(|| line.split_once("coding")).flatten().map(|(_, rest)| rest);
        let name = declared.and_then(|rest| rest.strip_prefix([':', '='])).map(|rest| rest.trim_start().replace('_', "-"));
        let is_end = |rest: &str| !rest.starts_with(|sign: char| sign.is_ascii_alphanumeric() || sign == '-' || sign == '.');
        let names = ["latin-1", "latin1", "iso-8859-1", "iso8859-1", "iso-latin-1", "l1"];
        name.is_some_and(|name| names.iter().any(|known| name.strip_prefix(known).is_some_and(is_end)))
    })
}

fn shown(path: &Path) -> String {
    let shown = path.to_string_lossy().replace('\\', "/");
    shown.strip_prefix("./").unwrap_or(&shown).to_owned()
}

impl Gathered {
    fn is_new(&mut self, path: &Path) -> bool {
        fs::canonicalize(path).map_or(true, |whole| self.taken.insert(whole))
    }

    /// A file of a folder.
    fn take(&mut self, path: &Path, args: &Check) {
        if let Some(language) = language_of(path, args) {
            return self.read(path, language);
        }
        let head = match head(path) {
            Ok(head) => head,
            Err(error) => return self.not_judged.push(NotJudged { path: shown(path), reason: error.to_string() }),
        };
        if let Some(language) = by_head(path, &head) {
            return self.read(path, language);
        }
        if head.contains(&0) {
            self.binary += 1;
            return;
        }
        let is_short = || fs::metadata(path).is_ok_and(|meta| meta.len() <= MAX_FILE);
        if is_beside(&path.to_string_lossy())
            && is_short()
            && let Ok(text) = fs::read_to_string(path)
        {
            self.beside.push((shown(path), text));
        }
        self.unknown.push(shown(path));
    }

    fn read(&mut self, path: &Path, language: Language) {
        let bytes = fs::File::open(path).and_then(|file| {
            let mut bytes = Vec::new();
            file.take(MAX_FILE + 1).read_to_end(&mut bytes).map(|_| bytes)
        });
        match bytes {
            Ok(bytes) => self.add(shown(path), bytes, language),
            Err(error) => self.not_judged.push(NotJudged { path: shown(path), reason: error.to_string() }),
        }
    }

    fn add(&mut self, path: String, bytes: Vec<u8>, language: Language) {
        if bytes.len() as u64 > MAX_FILE {
            self.not_judged.push(NotJudged { path, reason: format!("longer than {MAX_FILE} bytes") });
            return;
        }
        match decoded(language, bytes) {
            Some(text) => self.sources.push(Source { path, language, text }),
            None => self.not_judged.push(NotJudged { path, reason: "not UTF-8".to_owned() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_that_declares_latin_1_is_read_so() {
        let read = |language, text: &[u8]| decoded(language, text.to_vec());
        let latin = b"#!/usr/bin/python\n# -*- coding: latin-1 -*-\nname = 'caf\xe9'\n";
        assert!(read(Language::Python, latin).is_some_and(|text| text.ends_with("name = 'caf\u{e9}'\n")));
        assert!(read(Language::Ruby, b"# encoding: ISO-8859-1\n# \xe9\n").is_some());
        for undeclared in
            [&b"# caf\xe9\n"[..], b"# coding: koi8-r\n# \xe9\n", b"# coding: latin-10\n# \xe9\n", b"\n\n# coding: latin-1\n# \xe9\n"]
        {
            assert_eq!(read(Language::Python, undeclared), None);
        }
        assert_eq!(read(Language::Go, latin), None);
    }

    #[test]
    fn templates_of_cloudformation_are_known_by_what_they_say() {
        let template = Path::new("a/stack.template");
        assert_eq!(by_head(template, b"AWSTemplateFormatVersion: '2010-09-09'\n"), Some(Language::Yaml));
        assert_eq!(by_head(template, b"{\"AWSTemplateFormatVersion\": 1}"), Some(Language::Json));
        assert_eq!(by_head(template, b"Dear {name}"), None);
        assert_eq!(by_head(Path::new("a.pth"), b"/opt/lib\nimport site_hook\n"), Some(Language::Python));
        assert_eq!(by_head(Path::new("a.pth"), b"/opt/lib\n"), None);
    }
}
