//! Licence: what is declared for a file's folder against what the file's head says (SPDX short identifiers, licence texts and headers) and
//! what the licence files and READMEs beside it say. A conflict is a finding; where nothing is known the sample is unjudged. Knows no policy: which licences are admitted is decided elsewhere.

use std::{
    collections::BTreeMap,
    sync::{LazyLock, Mutex, OnceLock},
};

use aho_corasick::AhoCorasick;
use assay_manifests::{Finding, Sha256Digest, Span, Unjudged, Verdict};
use serde::{Deserialize, Serialize};
use spdx::{
    Expression, ParseMode,
    detection::{LicenseEntry, Store, TextData},
};

use self::{
    compare::{Beside, Weight, agree, beside, weigh},
    names::Named,
};
use super::{Draft, Lines, ruleset_of};
use crate::panel::{FileView, UnitView, Validator};

mod compare;
mod names;
pub mod readme;
pub mod texts;

pub use compare::{FolderLicence, Licences};

/// Thresholds of [`Licence`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LicenceConfig {
    /// Bytes from the file's beginning in which headers and texts are looked for.
    pub head_bytes: u32,
    /// Least similarity (Dice coefficient of word pairs, in thousandths) at which a text counts as a licence.
    pub min_similarity: u16,
}

impl Default for LicenceConfig {
    fn default() -> Self {
        Self { head_bytes: 16_384, min_similarity: 900 }
    }
}

/// Words without which a head holds no licence text worth comparing.
const HINTS: &[&str] = &["permission is hereby granted", "redistribution and use", "licensed under", "license", "licence", "public domain"];

/// Words without which a head names no licence.
const MENTIONS: &[&str] =
    &["licen", "gpl", "general public", "non-commercial", "noncommercial", "only", "cc by", "cc-by", "creative commons", "commons clause"];

/// Sentences that no open licence survives.
const CLOSED: &[&str] = &[
    "proprietary and confidential",
    "confidential and proprietary",
    "unpublished proprietary",
    "company confidential",
    "unauthorized copying of this file",
    "unauthorised copying of this file",
    "is the proprietary information of",
    "strictly prohibited. proprietary",
    "may not be reproduced, copied or distributed without",
];

static STORE: LazyLock<Option<Store>> = LazyLock::new(|| Store::load_inline().ok());

/// Known licences in order of their names, so that equal scores always give the same name.
static KNOWN: LazyLock<Vec<(&'static str, &'static LicenseEntry)>> = LazyLock::new(|| {
    let Some(store) = STORE.as_ref() else { return Vec::new() };
    let mut known: Vec<_> = store.iter().map(|(name, entry)| (name.as_str(), entry)).collect();
    known.sort_by_key(|(name, _)| *name);
    known
});

/// Comparing with every known text costs milliseconds and heads repeat from file to file.
const REMEMBERED: usize = 4_096;

pub struct Licence {
    config: LicenceConfig,
    hints: Option<AhoCorasick>,
    mentions: Option<AhoCorasick>,
    closed: Option<AhoCorasick>,
    compared: Mutex<BTreeMap<Sha256Digest, Option<Detected>>>,
    /// What licence files mean beside a declaration, by the digest of both.
    beside: Mutex<BTreeMap<Sha256Digest, Beside>>,
    digest: OnceLock<Sha256Digest>,
}

#[derive(Clone)]
struct Detected {
    name: &'static str,
    /// In thousandths.
    score: u16,
}

/// What a file's head says of its licence.
enum Head {
    Nothing,
    /// An SPDX-License-Identifier that is no expression, as written.
    Unreadable(String),
    Says(Box<Expression>, Span, String),
    /// Licences by their names alone.
    Names(Named, Span),
    Closed(Span),
}

impl Licence {
    pub fn new(config: LicenceConfig) -> Self {
        let build = |words: &[&str]| AhoCorasick::builder().ascii_case_insensitive(true).build(words).ok();
        Self {
            config,
            hints: build(HINTS),
            mentions: build(MENTIONS),
            closed: build(CLOSED),
            compared: Mutex::default(),
            beside: Mutex::default(),
            digest: OnceLock::new(),
        }
    }

    fn head(&self, file: &FileView<'_>, lines: &Lines) -> Head {
        let mut end = file.text.len().min(self.config.head_bytes as usize);
        while !file.text.is_char_boundary(end) {
            end -= 1;
        }
        let head = &file.text[..end];
        const TAG: &str = "SPDX-License-Identifier:";
        if let Some(at) = memchr::memmem::find(head.as_bytes(), TAG.as_bytes()) {
            let written = head[at + TAG.len()..].lines().next().unwrap_or_default();
            let written = written.trim().trim_end_matches("*/").trim_end_matches("-->").trim_end_matches(['"', '\'', ',', '}']).trim();
            let place = lines.span(at, at + TAG.len());
            return match Expression::parse_mode(written, ParseMode::LAX) {
                Ok(expression) => Head::Says(Box::new(expression), place, format!("SPDX-License-Identifier: {written}")),
                Err(_) => Head::Unreadable(written.chars().take(80).collect()),
            };
        }
        let comment = &head[..comment_end(head)];
        if let Some(found) = self.closed.as_ref().and_then(|closed| closed.find(comment)) {
            return Head::Closed(lines.span(found.start(), found.end()));
        }
        let says = |words: &Option<AhoCorasick>, text: &str| words.as_ref().is_some_and(|words| words.is_match(text));
        let place = lines.span(0, comment.len().max(head.lines().next().map_or(0, str::len)));
        let named = if says(&self.mentions, comment) || head.contains("__licen") { names::named(comment, head) } else { Named::default() };
        if named.restricted.is_some() {
            return Head::Names(named, place);
        }
        let text = if says(&self.hints, comment) { self.detect(comment) } else { None };
        if let Some(found) = text
            && let Ok(expression) = Expression::parse_mode(found.name, ParseMode::LAX)
        {
            return Head::Says(Box::new(expression), place, format!("text of {} ({}/1000)", found.name, found.score));
        }
        if named.families.is_empty() && named.unknown.is_none() { Head::Nothing } else { Head::Names(named, place) }
    }

    /// What the licence files of a folder mean beside its declaration: the first that does not fit.
    fn beside(&self, folder: &FolderLicence<'_>, declared: &Expression) -> Beside {
        let mut unclear = Beside::Fits;
        let texts = folder.texts.iter().map(|text| (text, false)).chain(folder.readmes.iter().map(|text| (text, true)));
        for ((path, text), is_readme) in texts {
            let key = Sha256Digest::of(format!("{declared}\0{path}\0{text}"));
            let known = self.beside.lock().ok().and_then(|known| known.get(&key).cloned());
            let means =
                known.unwrap_or_else(|| if is_readme { readme::beside(declared, path, text) } else { beside(declared, path, text) });
            if let Ok(mut known) = self.beside.lock() {
                if known.len() >= REMEMBERED {
                    known.clear();
                }
                known.insert(key, means.clone());
            }
            match means {
                Beside::Conflict(_) => return means,
                Beside::Unclear(_) if unclear == Beside::Fits => unclear = means,
                _ => {}
            }
        }
        unclear
    }

    fn detect(&self, comment: &str) -> Option<Detected> {
        let key = Sha256Digest::of(comment);
        if let Some(known) = self.compared.lock().ok().and_then(|compared| compared.get(&key).cloned()) {
            return known;
        }
        let found = self.compare(comment);
        if let Ok(mut compared) = self.compared.lock() {
            if compared.len() >= REMEMBERED {
                compared.clear();
            }
            compared.insert(key, found.clone());
        }
        found
    }

    fn compare(&self, comment: &str) -> Option<Detected> {
        let bare: Vec<&str> = comment.lines().map(|line| line.trim().trim_start_matches(LEADERS).trim_end_matches("*/").trim()).collect();
        let text = TextData::new(&bare.join("\n"));
        let mut best: Option<(f32, &'static str, &'static TextData)> = None;
        for (name, entry) in KNOWN.iter() {
            for known in std::iter::once(&entry.original).chain(&entry.headers).chain(&entry.alternates) {
                let score = known.match_score(&text);
                if best.is_none_or(|(other, ..)| score > other) {
                    best = Some((score, *name, known));
                }
            }
        }
        let (mut score, name, known) = best?;
        let least = f32::from(self.config.min_similarity) / 1000.0;
        if score < least && score > 0.4 {
            // Something else stands beside the licence: look for the lines that are it.
            score = text.optimize_bounds(known).1;
        }
        (score >= least).then_some(Detected { name, score: (score * 1000.0) as u16 })
    }
}

const LEADERS: [char; 8] = ['/', '*', '#', '-', ';', '%', '!', '"'];

/// End of the comment lines that a file begins with.
fn comment_end(head: &str) -> usize {
    let (mut end, mut open) = (0, None::<&str>);
    for line in head.split_inclusive('\n') {
        let text = line.trim();
        if let Some(close) = open {
            if text.contains(close) {
                open = None;
            }
        } else if let Some((rest, close)) = [("/*", "*/"), ("<!--", "-->"), (r#"""""#, r#"""""#), ("'''", "'''")]
            .into_iter()
            .find_map(|(begin, close)| Some((text.strip_prefix(begin)?, close)))
        {
            open = (!rest.contains(close)).then_some(close);
        } else if !(text.is_empty() || text.starts_with(LEADERS) || text.starts_with("<?php")) {
            return end;
        }
        end += line.len();
    }
    end
}

impl Validator for Licence {
    fn name(&self) -> &'static str {
        "licence"
    }

    fn version(&self) -> &'static str {
        "4"
    }

    fn ruleset(&self) -> Sha256Digest {
        *self.digest.get_or_init(|| {
            let tables = [[HINTS, MENTIONS, CLOSED].concat().join("\n"), names::tables(), texts::tables(), readme::tables()];
            ruleset_of(
                self.name(),
                self.version(),
                &self.config,
                &[&tables[0], &tables[1], &tables[2], &tables[3], spdx::license_version()],
            )
        })
    }

    fn judge(&self, file: &FileView<'_>, units: &[UnitView<'_>]) -> Vec<Verdict> {
        let lines = Lines::of(file.text);
        let head = self.head(file, &lines);
        let folder = match file.artifact.licences {
            Some(licences) => licences.of(file.path),
            None => FolderLicence { expression: file.artifact.declared_license, ..FolderLicence::default() },
        };
        let declared = folder.expression.map(str::trim).filter(|text| !matches!(*text, "" | "NOASSERTION" | "NONE"));
        let declared_expression = declared.and_then(|text| Expression::parse_mode(text, ParseMode::LAX).ok());
        // A head that says its licence itself holds for its file, whatever lies beside it.
        let beside = match (&head, &declared_expression) {
            (Head::Nothing | Head::Names(..), Some(expression)) => self.beside(&folder, expression),
            _ => Beside::Fits,
        };
        let first_line = lines.span(0, file.text.lines().next().map_or(0, str::len));
        let judge_unit = |unit: &UnitView<'_>| {
            let mut draft = Draft::examined(unit.content.len());
            let mut conflict = |span, message| {
                let rule = "licence/conflict".to_owned();
                draft.findings.push(Finding { rule, cwe: Vec::new(), severity: "medium".to_owned(), message, span, path: Vec::new() });
            };
            let unjudged = match (&head, &declared_expression) {
                (Head::Closed(span), _) => {
                    conflict(*span, "the file's head reserves all rights".to_owned());
                    None
                }
                (Head::Unreadable(written), _) => Some(format!("the head's licence identifier is no SPDX expression: {written}")),
                (Head::Says(says, span, how), Some(expression)) => {
                    if agree(says, expression) {
                        draft.reason = how.clone();
                    } else {
                        conflict(*span, format!("declared `{}`, but the file's head says: {how}", declared.unwrap_or_default()));
                    }
                    None
                }
                (Head::Says(_, _, how), None) if declared.is_none() => {
                    draft.reason = how.clone();
                    None
                }
                (_, None) if declared.is_some() => {
                    Some(format!("declared licence is no SPDX expression: {}", declared.unwrap_or_default()))
                }
                (Head::Names(named, span), Some(expression)) => match weigh(named, expression) {
                    Weight::Agrees(names) => {
                        let declared = declared.unwrap_or_default();
                        draft.reason = if names.is_empty() {
                            format!("declared `{declared}`")
                        } else {
                            format!("declared `{declared}`; the file's head names {names}")
                        };
                        None
                    }
                    Weight::Foreign(names) => {
                        conflict(*span, format!("declared `{}`, but the file's head names: {names}", declared.unwrap_or_default()));
                        None
                    }
                    Weight::Unclear(reason) => Some(reason),
                },
                (Head::Nothing, Some(_)) => {
                    draft.reason = format!("declared `{}`", declared.unwrap_or_default());
                    None
                }
                (_, None) => Some("no licence is declared or detected".to_owned()),
            };
            let unjudged = match &beside {
                Beside::Conflict(message) => {
                    conflict(first_line, message.clone());
                    unjudged
                }
                Beside::Unclear(reason) => unjudged.or_else(|| Some(reason.clone())),
                Beside::Fits => unjudged,
            };
            if let Some(reason) = unjudged {
                draft.reason.clone_from(&reason);
                draft.unjudged.push(Unjudged { rule: String::new(), cwe: Vec::new(), span: unit.span, reason });
            }
            draft.into_verdict(self)
        };
        units.iter().map(judge_unit).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judges::testing::{judge_declared, rules};
    use assay_manifests::{Language, Outcome};

    fn said(text: &str, declared: Option<&str>) -> (Outcome, Vec<String>, String) {
        let verdict = judge_declared(&Licence::new(LicenceConfig::default()), Language::C, "a.c", text, declared);
        (verdict.outcome, rules(&verdict).into_iter().map(str::to_owned).collect(), verdict.reason.clone())
    }

    fn commented(text: &str) -> String {
        text.lines().map(|line| format!(" * {line}\n")).collect()
    }

    #[test]
    fn identifier_against_declaration() {
        let head = |id: &str| format!("/* SPDX-License-Identifier: {id} */\nint x;\n");
        assert_eq!(said(&head("MIT"), Some("MIT OR Apache-2.0")).0, Outcome::Clear);
        assert_eq!(said(&head("MIT OR GPL-2.0-only"), Some("MIT")).0, Outcome::Clear);
        assert_eq!(said(&head("GPL-3.0-or-later"), Some("MIT")).1, ["licence/conflict"]);
        assert_eq!(said(&head("MIT AND BSD-3-Clause"), Some("MIT")).1, ["licence/conflict"]);
        assert_eq!(said(&head("GPL-2.0-only"), Some("GPL-2.0-or-later")).0, Outcome::Clear);
        assert_eq!(said(&head("whatever you like"), Some("MIT")).0, Outcome::Unjudged);
        assert_eq!(said(&head("MIT"), None).0, Outcome::Clear);
    }

    #[test]
    fn nothing_known_is_unjudged() {
        assert_eq!(said("int x;\n", None).0, Outcome::Unjudged);
        assert_eq!(said("int x;\n", Some("NOASSERTION")).0, Outcome::Unjudged);
        assert_eq!(said("int x;\n", Some("our own terms, ask us")).0, Outcome::Unjudged);
        assert_eq!(said("int x;\n", Some("MIT/Apache-2.0")).0, Outcome::Clear);
    }

    #[test]
    fn texts_are_recognised_in_comments() {
        let mit = "Permission is hereby granted, free of charge, to any person obtaining a copy\nof this software and associated documentation files (the \"Software\"), to deal\n\
                   in the Software without restriction, including without limitation the rights\nto use, copy, modify, merge, publish, distribute, sublicense, and/or sell\n\
                   copies of the Software, and to permit persons to whom the Software is\nfurnished to do so, subject to the following conditions:\n\n\
                   The above copyright notice and this permission notice shall be included in all\ncopies or substantial portions of the Software.\n\n\
                   THE SOFTWARE IS PROVIDED \"AS IS\", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR\nIMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,\n\
                   FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE\nAUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER\n\
                   LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,\nOUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE\nSOFTWARE.\n";
        let text = format!("/*\n * The frobnicator, version 3.\n *\n{} */\n#include <stdio.h>\nint x;\n", commented(mit));
        let (outcome, _, how) = said(&text, Some("MIT"));
        assert_eq!(outcome, Outcome::Clear);
        assert!(how.contains("text of MIT"), "{how}");
        assert_eq!(said(&text, Some("Apache-2.0")).1, ["licence/conflict"]);
        let apache = "Licensed under the Apache License, Version 2.0 (the \"License\");\nyou may not use this file except in compliance with the License.\n\
                      You may obtain a copy of the License at\n\n    http://www.apache.org/licenses/LICENSE-2.0\n\n\
                      Unless required by applicable law or agreed to in writing, software\ndistributed under the License is distributed on an \"AS IS\" BASIS,\n\
                      WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.\nSee the License for the specific language governing permissions and\n\
                      limitations under the License.\n";
        let text = format!("/*\n * Copyright 2020 The Authors\n *\n{} */\nint x;\n", commented(apache));
        assert_eq!(said(&text, Some("MIT")).1, ["licence/conflict"], "{}", said(&text, Some("MIT")).2);
        assert_eq!(said(&text, Some("Apache-2.0")).0, Outcome::Clear);
    }

    #[test]
    fn names_of_foreign_licences_conflict() {
        for head in [
            "Foo is free software: you can redistribute it and/or modify\nit under the terms of the GNU General Public License as published by\nthe Free Software Foundation, either version 3 of the License.",
            "This is free software under the terms of the GNU Lesser General Public\nLicense.",
            "under the terms of the GNU GPL v2",
            "This program is free software; you can redistribute it under the GNU GPL v2.",
            "License: AGPLv3",
            "Licensed under the Business Source License 1.1",
            "License: CC BY-NC-SA 4.0 (non-commercial use only)",
            "Permission to use this code is granted for research purposes only.",
            "adapted from Stack Overflow https://stackoverflow.com/a/1 (CC BY-SA 4.0)",
            "License: proprietary",
        ] {
            let text = format!("/*\n{} */\nint x;\n", commented(head));
            assert_eq!(said(&text, Some("MIT")).1, ["licence/conflict"], "{head}");
        }
        assert_eq!(said("__license__ = \"GPL\"\n", Some("MIT")).1, ["licence/conflict"]);
        assert_eq!(said("// Released under the Frobnicator Corporation License.\nint x;\n", Some("MIT")).0, Outcome::Unjudged);
    }

    #[test]
    fn ordinary_heads_agree_with_what_is_declared() {
        for (head, declared) in [
            ("See LICENSE file for details.", "MIT"),
            ("Use of this source code is governed by a BSD-style license that can be found in the LICENSE file.", "BSD-3-Clause"),
            ("Use of this source code is governed by a BSD-style license that can be found in the LICENSE file.", "MIT"),
            ("Use of this source code is governed by an MIT-style license that can be found in the LICENSE file.", "Apache-2.0"),
            ("Dual licensed under the MIT and GPL licenses.", "MIT"),
            ("Licensed under MIT or Apache-2.0.", "MIT"),
            ("This source code is licensed under the license found in the LICENSE file in the root directory of this source tree.", "MIT"),
            ("Released under the MIT license.", "MIT OR Apache-2.0"),
            ("Released under the same license as the project.", "MIT"),
            ("GPL-compatible, free for commercial and non-commercial use.", "MIT"),
            ("This library is under the GNU Lesser General Public License; see also the GNU General Public License.", "LGPL-3.0-only"),
            ("Works under Linux and BSD.", "MIT"),
        ] {
            let text = format!("// {head}\nint x;\n");
            assert_eq!(said(&text, Some(declared)).0, Outcome::Clear, "{head}: {}", said(&text, Some(declared)).2);
        }
    }

    #[test]
    fn closed_heads_conflict_with_any_licence() {
        assert_eq!(said("// Proprietary and Confidential.\nint x;\n", Some("MIT")).1, ["licence/conflict"]);
        assert_eq!(said("int x;\nchar *s = \"proprietary and confidential\";\n", Some("MIT")).0, Outcome::Clear);
    }
}
