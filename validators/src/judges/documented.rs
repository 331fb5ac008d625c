//! Examples in documentation: code in docstrings and comments is judged as code. A model that is trained on a function learns the example
//! above it just as well, and attacks on training sets put their payload there, where scanners do not look. An example that a warning stands
//! beside is a lesson, and is left alone. Knows layouts of documentation, no rule.

use std::sync::{Arc, LazyLock};

use assay_manifests::{Finding, Language, Sha256Digest, Span, Step, Verdict};
use regex::Regex;

use super::{Lines, ai_instructions::blocks, ruleset_of, verdicts_of};
use crate::{
    flow::{
        engine::{Input, Options, judge},
        lower::lower,
    },
    panel::{FileView, UnitView, Validator},
    parse::parse,
    rule::RuleSet,
};

/// Blocks of documentation that are looked at in one file, and the longest one.
const MAX_BLOCKS: usize = 200;
const MAX_BLOCK: usize = 16 << 10;
/// How far before an example its introduction is read.
const INTRODUCTION: usize = 240;
/// Weaknesses that an example teaches: what attackers gain from, and what documentation has no reason to show. Pages without escaping and
/// paths from arguments are how many an interface is explained.
const TAUGHT: &[u32] = &[77, 78, 89, 94, 95, 295, 347, 502, 611, 759, 916, 918, 1336];
/// Names of modules that an example may use without saying where they come from.
const MODULES: &[&str] = &[
    "flask",
    "hashlib",
    "jinja2",
    "lxml",
    "marshal",
    "os",
    "pickle",
    "random",
    "requests",
    "shelve",
    "sqlite3",
    "ssl",
    "subprocess",
    "tempfile",
    "urllib3",
    "yaml",
];

static WARNS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(insecure|unsafe|vulnerab\w*|wrong|never|do not|don't|must not|mustn't|dangerous|danger|injections?|broken|bad|avoid|warning|caution|exploit\w*|attack\w*|malicious|incorrect|anti-?pattern|not recommended|cwe-\d+|cve-\d+|for training|anyone|anybody|whoever|forged?|bug|issue|fix(es|ed)?)\b",
    )
    .ok()
});

static PRAISES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(best practi[cs]es?|recommended|safest|secure(ly)?|correct|proper|preferred|prefer|guidelines?|approved|right way|should be used|always (use|pass|call|create)|suggest|standard way|(?:current|official) \w+ recommendation)\b",
    )
    .ok()
});

/// Judges examples with the rules for code.
pub struct Documented {
    rules: Arc<RuleSet>,
}

impl Documented {
    pub const fn new(rules: Arc<RuleSet>) -> Self {
        Self { rules }
    }

    fn findings(&self, file: &FileView<'_>, lines: &Lines) -> Vec<Finding> {
        if !matches!(file.language, Language::Python | Language::JavaScript | Language::TypeScript | Language::Tsx) {
            return Vec::new();
        }
        let Some(parsed) = file.parsed else { return Vec::new() };
        let mut found = Vec::new();
        for block in blocks(parsed, file.text).into_iter().take(MAX_BLOCKS) {
            let text = file.text.get(block.start as usize..block.end as usize).unwrap_or_default();
            if text.len() > MAX_BLOCK || !text.contains('(') && !text.contains('=') {
                continue;
            }
            for example in examples(text) {
                if !example.warned {
                    found.extend(self.taught(file, &example.code, block, lines));
                }
            }
        }
        found
    }

    /// What an example teaches, at the place of its documentation.
    fn taught(&self, file: &FileView<'_>, code: &str, block: Span, lines: &Lines) -> Option<Finding> {
        let text = format!("{}{code}\n", imports(file.language, code));
        let parsed = parse(file.language, &text)?;
        if parsed.errors.len() > 2 {
            return None;
        }
        let module = lower(file.language, "example", &text, &parsed.flat())?;
        let input = Input { module: &module, text: &text, modules: &[&module], definitions: None, configs: &[] };
        let report = judge(&input, &self.rules, &Options::default());
        let danger = report.findings.iter().find(|finding| finding.cwe.first().is_some_and(|cwe| TAUGHT.contains(cwe)))?;
        let span = lines.span(block.start as usize, block.end as usize);
        Some(Finding {
            rule: "documentation/teaches-danger".to_owned(),
            cwe: danger.cwe.iter().copied().chain([506]).collect(),
            severity: "high".to_owned(),
            message: format!("an example in the documentation shows a danger ({}), and nothing warns of it", danger.rule),
            span,
            path: vec![Step { path: None, span, note: danger.rule.clone() }],
        })
    }
}

impl Validator for Documented {
    fn name(&self) -> &'static str {
        "documentation"
    }

    fn version(&self) -> &'static str {
        "1"
    }

    fn ruleset(&self) -> Sha256Digest {
        let rules = self.rules.digest();
        ruleset_of(self.name(), self.version(), &(), &[include_str!("documented.rs"), &rules.to_string()])
    }

    fn judge(&self, file: &FileView<'_>, units: &[UnitView<'_>]) -> Vec<Verdict> {
        let lines = Lines::of(file.text);
        let findings = self.findings(file, &lines);
        verdicts_of(self, file, units, &lines, &findings)
    }
}

/// Code in a documentation.
struct Example {
    code: String,
    /// A warning stands in it or before it.
    warned: bool,
}

/// The examples of a block: lines behind the prompt of an interpreter, lines that stand deeper than the text, what follows `@example`, and
/// what stands in a fence.
fn examples(text: &str) -> Vec<Example> {
    let lines: Vec<&str> = text.lines().map(bare).collect();
    let depth = |line: &str| line.len() - line.trim_start().len();
    // The line that ends a docstring stands as deep as its text.
    let last = lines.len().saturating_sub(1);
    let spoken = lines.iter().enumerate().skip(1).filter(|(at, line)| *at == last || !line.trim().is_empty()).map(|(_, line)| line);
    let base = spoken.map(|line| depth(line)).min().unwrap_or_default();
    let (mut found, mut open): (Vec<Example>, Vec<&str>) = (Vec::new(), Vec::new());
    let (mut before, mut fenced, mut section) = (String::new(), false, false);
    for (at, line) in lines.iter().enumerate() {
        let trimmed = line.trim();
        if trimmed.starts_with("```") || trimmed.starts_with("~~~") {
            fenced = !fenced;
            close(&mut open, &mut before, &mut found);
            continue;
        }
        if trimmed.starts_with('@') {
            section = trimmed.starts_with("@example");
            close(&mut open, &mut before, &mut found);
            continue;
        }
        let prompt = trimmed.strip_prefix(">>> ").or_else(|| trimmed.strip_prefix("... "));
        let deeper = at > 0 && depth(line) >= base + 2 && !trimmed.is_empty();
        if let Some(code) = prompt {
            open.push(code);
        } else if (deeper || fenced || section) && !trimmed.is_empty() || trimmed.is_empty() && !open.is_empty() {
            // Behind a blank line, what stands at another depth is something else: text of a list, then its code.
            let other =
                open.first().is_some_and(|first| depth(first) != depth(line)) && open.last().is_some_and(|last| last.trim().is_empty());
            if other && !trimmed.is_empty() && !fenced {
                close(&mut open, &mut before, &mut found);
            }
            open.push(line);
        } else {
            close(&mut open, &mut before, &mut found);
            before.push_str(trimmed);
            before.push('\n');
        }
    }
    close(&mut open, &mut before, &mut found);
    found
}

/// Ends an example, and says whether a warning stands in it, or before it with no praise.
fn close(open: &mut Vec<&str>, before: &mut String, found: &mut Vec<Example>) {
    let is = |form: &LazyLock<Option<Regex>>, text: &str| form.as_ref().is_some_and(|form| form.is_match(text));
    let depth = open.iter().filter(|line| !line.trim().is_empty()).map(|line| line.len() - line.trim_start().len()).min();
    let code: Vec<&str> = open.iter().map(|line| line.get(depth.unwrap_or_default()..).unwrap_or_default()).collect();
    let code = code.join("\n");
    open.clear();
    if code.contains('(') || code.contains('=') {
        let start = before.floor_char_boundary(before.len().saturating_sub(INTRODUCTION));
        let said = &before[start..];
        let warned = if is(&WARNS, &code) { true } else { !is(&PRAISES, &code) && is(&WARNS, said) && !is(&PRAISES, said) };
        found.push(Example { code, warned });
    } else {
        before.push_str(&code);
        before.push('\n');
    }
}

/// A line without what makes it a comment.
fn bare(line: &str) -> &str {
    let start = line.trim_start();
    for leader in ["* ", "/// ", "// ", "# ", "*", "///", "//", "#"] {
        if let Some(rest) = start.strip_prefix(leader) {
            return rest.trim_end_matches("*/");
        }
    }
    line.trim_end_matches("\"\"\"").trim_end_matches("'''")
}

/// Imports of the modules that an example uses without naming where they come from.
fn imports(language: Language, code: &str) -> String {
    if language != Language::Python {
        return String::new();
    }
    let uses = |name: &&&str| code.contains(&format!("{name}.")) && !code.contains(&format!("import {name}"));
    let mut out: String = MODULES.iter().filter(uses).map(|name| format!("import {name}\n")).collect();
    if code.contains("request.") && !code.contains("import request") {
        out.push_str("from flask import request\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judges::testing::{judge, rules};

    fn found(path: &str, text: &str) -> usize {
        let language = Language::from_path(path).expect("a known ending");
        let set = RuleSet::embedded().expect("rules load");
        rules(&judge(&Documented::new(set), language, path, text)).len()
    }

    #[test]
    fn examples_that_teach_a_danger_are_found() {
        for text in [
            "def f():\n    \"\"\"Shows a page.\n\n    >>> page = jinja2.Template(request.args['q']).render()\n    \"\"\"\n    return 1\n",
            "def f():\n    \"\"\"Runs it. Always pass one string, it is the safest way::\n\n        subprocess.run('convert ' + request.args['file'], shell=True)\n\n    Lists are to be avoided.\n    \"\"\"\n    return 1\n",
            "class A:\n    \"\"\"The recommended way is::\n\n        s = requests.get(url, verify=False)\n    \"\"\"\n",
        ] {
            assert_eq!(found("a.py", text), 1, "{text}");
        }
        let text = "/**\n * Finds users.\n *\n * @example\n * // secure\n * db.query(\"SELECT * FROM users WHERE name = '\" + req.query.name + \"'\");\n */\nfunction f() {}\n";
        assert_eq!(found("a.js", text), 1);
    }

    #[test]
    fn lessons_and_plain_examples_are_not() {
        for text in [
            "def f():\n    \"\"\"Never do this::\n\n        subprocess.run('convert ' + request.args['file'], shell=True)\n    \"\"\"\n    return 1\n",
            "def f():\n    \"\"\"Runs it.\n\n        subprocess.run('convert ' + request.args['file'], shell=True)  # wrong\n    \"\"\"\n    return 1\n",
            "def f():\n    \"\"\"Adds.\n\n    >>> f(1, 2)\n    3\n    >>> subprocess.run(['ls'])\n    \"\"\"\n    return 1\n",
            "def f():\n    \"\"\"Words that stand\n\n        deeper than others = are no code (of course).\n    \"\"\"\n    return 1\n",
        ] {
            assert_eq!(found("a.py", text), 0, "{text}");
        }
    }
}
