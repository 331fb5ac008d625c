//! What runs when a package is installed or built, and what it may not do then. Knows no policy.

use std::collections::BTreeMap;

use assay_manifests::Language;

use super::{
    Program, Threat, head, local, parted, reached,
    terms::{Term, Terms},
};
use crate::panel::FileView;

/// What runs when a package is installed or built: it may start compilers; it may not report home, nor run what it fetches.
pub(super) fn install_hook(program: &Program<'_>, lent: &BTreeMap<&str, Terms>, out: &mut Vec<Threat>) {
    for call in &program.calls {
        let (callee, args) = parted(call.text);
        if !head(callee, args).has(Term::Send) || local(call.text) {
            continue;
        }
        let given = reached(Terms::of(args), args, &program.held(lent, call.start));
        if given.has(Term::Identity) || given.has(Term::Environment) || given.has(Term::Credentials) {
            out.push(Threat {
                start: call.start,
                end: call.end,
                rule: "install-hook",
                message: "the installation reports who and where it runs",
            });
        }
    }
}

/// Whether a file runs when its package is installed or built: by its name, or since the package's manifest says so.
pub(super) fn is_install(file: &FileView<'_>) -> bool {
    let name = file.path.rsplit('/').next().unwrap_or(file.path);
    if matches!(
        name,
        "setup.py" | "build.rs" | "extconf.rb" | "preinstall.js" | "postinstall.js" | "install.js" | "preinstall.sh" | "postinstall.sh"
    ) {
        return true;
    }
    // What only such files say: a recipe of a build, whatever the file is called.
    let says = |words: &[&str]| words.iter().any(|word| file.text.contains(word));
    let by_text = match file.language {
        Language::Python => {
            let calls = |line: &str| ["setup(", "setuptools.setup(", "core.setup("].iter().any(|call| line.trim_start().starts_with(call));
            says(&["import setup", "from setuptools", "from distutils"]) && file.text.lines().any(calls)
        }
        Language::Ruby => {
            says(&["require \"mkmf\"", "require 'mkmf'"]) && says(&["create_makefile"]) || says(&["Gem::Specification.new do"])
        }
        Language::Rust => says(&["cargo:rerun-if", "cargo::rerun-if", "cargo:rustc-", "cargo::rustc-"]) && says(&["fn main()"]),
        _ => false,
    };
    if by_text {
        return true;
    }
    if !matches!(file.language, Language::JavaScript | Language::TypeScript | Language::Bash) {
        return false;
    }
    let beside = file.artifact.configs.iter().copied().chain(file.artifact.sources.iter().map(|(path, _, text)| (*path, *text)));
    let folder = |path: &str| path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    beside.filter(|(path, _)| path.rsplit('/').next() == Some("package.json")).any(|(path, text)| {
        let Some(own) = file.path.strip_prefix(&folder(path)) else { return false };
        let Ok(package) = serde_json::from_str::<serde_json::Value>(text) else { return false };
        ["preinstall", "install", "postinstall"].iter().filter_map(|hook| package["scripts"][*hook].as_str()).any(|script| {
            script
                .split([' ', '&', ';', '|'])
                .map(|word| word.trim_start_matches("./"))
                .any(|word| word == own || format!("{word}.js") == own)
        })
    })
}

/// Scripts that a package manager runs by itself.
pub(super) fn package_scripts(text: &str, out: &mut Vec<Threat>) {
    const HOOKS: &[&str] = &["preinstall", "install", "postinstall", "prepare", "preuninstall", "postuninstall"];
    let Ok(package) = serde_json::from_str::<serde_json::Value>(text) else { return };
    if !package["name"].is_string() && !package["scripts"].is_object() {
        return;
    }
    for hook in HOOKS {
        let Some(script) = package["scripts"][hook].as_str() else { continue };
        let does = Terms::of(script);
        let inline = ["node -e", "python -c", "python3 -c", "perl -e", "ruby -e", "powershell", "bash -c", "sh -c", "eval "]
            .iter()
            .any(|way| script.contains(way));
        let fetches = does.has(Term::Download) && (does.has(Term::Process) || inline);
        let reports = does.has(Term::Send) && !local(script);
        let decodes = does.has(Term::Decode) && (does.has(Term::Process) || inline);
        if fetches || reports || decodes {
            let start = text.find(&format!("\"{hook}\"")).unwrap_or(0);
            let end = (start + hook.len() + script.len() + 6).min(text.len());
            let end = (end..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
            out.push(Threat {
                start,
                end,
                rule: "install-hook",
                message: "a script of the installation fetches and runs, decodes and runs, or reports",
            });
        }
    }
}
