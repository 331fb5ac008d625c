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
        let does = head(callee, args);
        // What is asked for may say who asks: in the address, or in its parameters. Where a file is put is another matter.
        let asks = does.has(Term::Download) && NAMES_OF_MACHINE.iter().any(|name| args.contains(name));
        if !does.has(Term::Send) && !asks || local(call.text) {
            continue;
        }
        let given = reached(Terms::of(args), args, &program.held(lent, call.start));
        if asks || given.has(Term::Identity) || given.has(Term::Environment) || given.has(Term::Credentials) {
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
    // A line of a `.pth` file that imports something is run whenever Python starts.
    if name.ends_with(".pth") {
        return true;
    }
    if matches!(
        name,
        "setup.py"
            | "build.rs"
            | "extconf.rb"
            | "preinstall.js"
            | "postinstall.js"
            | "install.js"
            | "preinstall.sh"
            | "postinstall.sh"
            | ".pnpmfile.cjs"
            | "rubygems_plugin.rb"
            | "hatch_build.py"
    ) {
        return true;
    }
    // What only such files say: a recipe of a build, whatever the file is called.
    let says = |words: &[&str]| words.iter().any(|word| file.text.contains(word));
    let by_text = match file.language {
        // A hook of a build that a package brings along.
        Language::Python if says(&["BuildHookInterface"]) && says(&["def initialize("]) => true,
        Language::Python => {
            let calls = |line: &str| ["setup(", "setuptools.setup(", "core.setup("].iter().any(|call| line.trim_start().starts_with(call));
            says(&["import setup", "from setuptools", "from distutils"]) && file.text.lines().any(calls)
        }
        Language::Ruby => {
            says(&["require \"mkmf\"", "require 'mkmf'"]) && says(&["create_makefile"]) || says(&["Gem::Specification.new do"])
        }
        // A plug-in of Composer is started by every command of it, first of all when it is installed.
        Language::Php => says(&["Composer\\Plugin\\"]) && says(&["PluginInterface"]),
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

/// How a program asks who and where it runs.
const NAMES_OF_MACHINE: &[&str] = &[
    "gethostname(",
    "getpass.getuser(",
    "os.getlogin(",
    "os.hostname(",
    "userInfo(",
    "Etc.getlogin",
    "Socket.gethostname",
    "platform.node(",
];

/// Whether a file of data may be a manifest whose scripts a package manager runs. A manifest may come under another name.
pub(super) fn may_have_scripts(file: &FileView<'_>) -> bool {
    ["package.json", "composer.json"].iter().any(|name| file.path.ends_with(name))
        || file.text.contains("\"scripts\"") && (file.text.contains("install\"") || file.text.contains("install-cmd\""))
}

/// Scripts that a package manager runs by itself.
pub(super) fn package_scripts(text: &str, out: &mut Vec<Threat>) {
    const HOOKS: &[&str] = &[
        "preinstall",
        "install",
        "postinstall",
        "prepare",
        "preuninstall",
        "postuninstall",
        "pre-install-cmd",
        "post-install-cmd",
        "pre-update-cmd",
        "post-update-cmd",
        "pre-autoload-dump",
        "post-autoload-dump",
        "post-root-package-install",
        "post-create-project-cmd",
        "pre-package-install",
        "post-package-install",
    ];
    let Ok(package) = serde_json::from_str::<serde_json::Value>(text) else { return };
    if !package["name"].is_string() && !package["scripts"].is_object() {
        return;
    }
    // A hook is one command or a list of them.
    let commands = |hook: &&'static str| {
        let hook: &'static str = hook;
        let said = &package["scripts"][hook];
        let listed = said.as_array().into_iter().flatten();
        let all: Vec<&str> = listed.chain([said]).filter_map(serde_json::Value::as_str).collect();
        all.into_iter().map(move |script| (hook, script))
    };
    for (hook, script) in HOOKS.iter().flat_map(commands) {
        let does = Terms::of(script);
        let inline = ["node -e", "python -c", "python3 -c", "perl -e", "ruby -e", "php -r", "powershell", "bash -c", "sh -c", "eval "]
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
