//! Programs of other languages that a shell's script holds in quotes: each is judged in its own language. Knows how interpreters are given a
//! program, no threat.

use std::sync::LazyLock;

use assay_manifests::Language;
use regex::Regex;

use super::{Threat, threats_of};
use crate::{
    panel::{ArtifactView, FileView},
    parse::parse,
};

/// Most programs of one script that are judged, and the longest of them in bytes.
const MAX_PROGRAMS: usize = 32;
const MAX_LENGTH: usize = 32 << 10;

static STARTS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"\b(python[23]?(?:\.[0-9]+)?|node|nodejs|ruby|php)[ \t]+(?:-[A-Za-z]+[ \t]+){0,4}-[A-Za-z]*[cer][ \t]+(["'])"#).ok()
});

/// Adds what the programs do, at their places in the script.
pub(super) fn programs(file: &FileView<'_>, out: &mut Vec<Threat>) {
    let text = file.text;
    for found in STARTS.iter().flat_map(|form| form.captures_iter(text)).take(MAX_PROGRAMS) {
        let (Some(whole), Some(name), Some(quote)) = (found.get(0), found.get(1), found.get(2)) else { continue };
        let language = match name.as_str().as_bytes() {
            [b'p', b'y', ..] => Language::Python,
            [b'n', ..] => Language::JavaScript,
            [b'r', ..] => Language::Ruby,
            _ => Language::Php,
        };
        let start = whole.end();
        let Some((mut program, length)) = quoted(&text[start..], quote.as_str()) else { continue };
        if language == Language::Php {
            program.insert_str(0, "<?php ");
        }
        let parsed = parse(language, &program);
        let artifact = ArtifactView::default();
        let view = FileView { path: "program", language, text: &program, parsed: parsed.as_ref(), module: None, artifact: &artifact };
        let mut met = Vec::new();
        threats_of(&view, &mut met);
        out.extend(met.into_iter().map(|threat| Threat { start, end: start + length, ..threat }));
    }
}

/// The text up to the closing quote, as the program gets it, and its length in the script.
fn quoted(text: &str, quote: &str) -> Option<(String, usize)> {
    let mut program = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        if at > MAX_LENGTH {
            return None;
        }
        if quote.starts_with(c) {
            return Some((program, at));
        }
        if c == '\\' && quote == "\"" {
            let (_, next) = chars.next()?;
            if !matches!(next, '"' | '\\' | '$' | '`') {
                program.push(c);
            }
            program.push(next);
        } else {
            program.push(c);
        }
    }
    None
}
