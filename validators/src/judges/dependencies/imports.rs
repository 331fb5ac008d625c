//! Which packages a file's imports come from. Knows the standard libraries and the import names that differ from package names; whether
//! a package exists or is vulnerable it does not know.

use std::collections::{BTreeMap, BTreeSet};

use assay_manifests::{Language, Span};

use crate::{
    advisory::Ecosystem,
    flow::ir::{Class, Function, Import, Module, Stmt, StmtKind},
    panel::ArtifactView,
};

use super::manifests::GO_STANDARD;

/// The ecosystem that a language's imports are resolved in; `None` where imports do not name packages.
pub const fn ecosystem(language: Language) -> Option<Ecosystem> {
    match language {
        Language::Python => Some(Ecosystem::PyPi),
        Language::JavaScript | Language::TypeScript | Language::Tsx => Some(Ecosystem::Npm),
        Language::Rust => Some(Ecosystem::CratesIo),
        Language::Go => Some(Ecosystem::Go),
        _ => None,
    }
}

/// A package that a file imports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Used {
    /// Normalised names it may have, the likeliest first: import and package names differ.
    pub packages: Vec<String>,
    /// The import's path and item, dotted.
    pub what: String,
    /// Names it binds in the file; empty where it binds everything.
    pub binds: Vec<String>,
    pub span: Span,
}

/// Packages of the file's imports, in order of place; the standard library, relative imports and the artifact's own modules left out.
pub fn used(module: &Module, artifact: &[&Module]) -> Vec<Used> {
    let Some(ecosystem) = ecosystem(module.language) else { return Vec::new() };
    let mut used = used_beside(ecosystem, module, &own_roots(module.language, artifact));
    used.retain(|used| ecosystem != Ecosystem::Go || used.packages != [GO_STANDARD]);
    used
}

/// Texts of an artifact's files in the languages of an ecosystem, with what each of them imports; of Go its standard library too.
pub fn of_all<'a>(of: Ecosystem, artifact: &ArtifactView<'a>, manifest: &str) -> Vec<(&'a str, Vec<Used>)> {
    let texts: BTreeMap<&str, &'a str> = artifact.sources.iter().map(|(path, _, text)| (*path, *text)).collect();
    let mut own: BTreeMap<Language, BTreeSet<String>> = BTreeMap::new();
    let is_near = |module: &Module| artifact.is_one_package(module.path.as_ref(), manifest);
    let modules = artifact.modules.iter().filter(|module| ecosystem(module.language) == Some(of) && is_near(module));
    modules
        .map(|module| {
            let own = own.entry(module.language).or_insert_with(|| own_roots(module.language, artifact.modules));
            (texts.get(module.path.as_ref()).copied().unwrap_or_default(), used_beside(of, module, own))
        })
        .collect()
}

fn used_beside(ecosystem: Ecosystem, module: &Module, own: &BTreeSet<String>) -> Vec<Used> {
    let mut imports = Vec::new();
    gather(&module.body, &mut imports, 0);
    imports.into_iter().filter_map(|import| of_import(ecosystem, import, own)).collect()
}

fn gather<'m>(body: &'m [Stmt], out: &mut Vec<&'m Import>, depth: u32) {
    if depth > 64 {
        return;
    }
    for stmt in body {
        match &stmt.kind {
            StmtKind::Import(import) => out.push(import),
            StmtKind::Block(inner) | StmtKind::Unsafe(inner) => gather(inner, out, depth + 1),
            StmtKind::If { then, otherwise, .. } => {
                gather(then, out, depth + 1);
                gather(otherwise, out, depth + 1);
            }
            StmtKind::Try { body, catches, otherwise, finally } => {
                gather(body, out, depth + 1);
                catches.iter().for_each(|catch| gather(&catch.body, out, depth + 1));
                gather(otherwise, out, depth + 1);
                gather(finally, out, depth + 1);
            }
            StmtKind::Function(function) => gather_function(function, out, depth + 1),
            StmtKind::Class(class) => gather_class(class, out, depth + 1),
            StmtKind::Loop { body, .. } | StmtKind::ForEach { body, .. } | StmtKind::With { body, .. } => gather(body, out, depth + 1),
            _ => {}
        }
    }
}

fn gather_function<'m>(function: &'m Function, out: &mut Vec<&'m Import>, depth: u32) {
    gather(&function.body, out, depth);
}

fn gather_class<'m>(class: &'m Class, out: &mut Vec<&'m Import>, depth: u32) {
    gather(&class.body, out, depth);
    class.methods.iter().for_each(|method| gather_function(method, out, depth));
}

/// First path components of the artifact's own modules.
fn own_roots(language: Language, artifact: &[&Module]) -> BTreeSet<String> {
    let mut roots = BTreeSet::new();
    for module in artifact.iter().filter(|module| module.language == language) {
        for part in module.path.split('/') {
            let stem = part.split('.').next().unwrap_or(part);
            roots.insert(stem.to_owned());
        }
        if !module.package.is_empty() {
            roots.insert(module.package.split(['.', '/']).next().unwrap_or_default().to_owned());
        }
    }
    roots
}

fn of_import(ecosystem: Ecosystem, import: &Import, own: &BTreeSet<String>) -> Option<Used> {
    let path = import.path.as_ref();
    if path.is_empty() || path.starts_with('.') || path.starts_with('/') || path.starts_with('#') || path.starts_with('~') {
        return None;
    }
    let packages: Vec<String> = match ecosystem {
        Ecosystem::PyPi => {
            let root = path.split('.').next().unwrap_or(path);
            if PYTHON_STANDARD.contains(&root) || own.contains(root) || root.starts_with('_') {
                return None;
            }
            let renamed =
                PYTHON_NAMES.iter().find(|(module, _)| *module == root || *module == path || path.starts_with(&format!("{module}.")));
            renamed.map_or_else(|| vec![root.to_owned()], |(_, names)| names.iter().map(|name| (*name).to_owned()).collect())
        }
        Ecosystem::Npm => {
            // The flow graph writes `pkg/sub` as `pkg.sub`, and packages have dots in their names too: the first part is the likeliest, then
            // each longer one.
            let parts: Vec<&str> = path.split(['/', '.']).collect();
            let first = parts[0];
            if NODE_BUILTIN.contains(&first) || first.contains(':') || first == "@" {
                return None;
            }
            let scoped = first.starts_with('@');
            if scoped && parts.len() < 2 {
                return None;
            }
            let from = if scoped { 2 } else { 1 };
            (from..=parts.len())
                .map(|to| if scoped { format!("{first}/{}", parts[1..to].join(".")) } else { parts[..to].join(".") })
                .collect()
        }
        Ecosystem::CratesIo => {
            let root = path.split(['.', ':']).next().unwrap_or(path);
            if ["std", "core", "alloc", "crate", "self", "super", "proc_macro", "test"].contains(&root) || own.contains(root) {
                return None;
            }
            // A type or local module is no crate: crates are written in lower case.
            if root.starts_with(|c: char| c.is_uppercase()) {
                return None;
            }
            vec![root.to_owned()]
        }
        Ecosystem::Go => {
            let parts: Vec<&str> = path.split('/').collect();
            if parts[0].contains('.') {
                // A module is a prefix of the import path: the longest first.
                (parts.len().min(2)..=parts.len()).rev().map(|length| parts[..length].join("/")).collect()
            } else {
                // The standard library has no dot in the first component.
                vec![GO_STANDARD.to_owned()]
            }
        }
        _ => return None,
    };
    let item = import.item.as_ref();
    let last = path.rsplit(['.', '/']).next().unwrap_or(path);
    let first = path.split(['.', '/']).next().unwrap_or(path);
    let binds = match (&import.alias, item, import.wildcard) {
        (_, _, true) => Vec::new(),
        (Some(alias), ..) => vec![alias.to_string()],
        (None, Some(item), _) => vec![item.to_string()],
        (None, None, _) => vec![first.to_owned(), last.to_owned()],
    };
    let what = item.map_or_else(|| path.to_owned(), |item| format!("{path}.{item}"));
    let packages = packages.iter().map(|name| ecosystem.normalised(name)).collect();
    Some(Used { packages, what, binds, span: import.span })
}

/// Import names that differ from the names of their packages: the packages that give the module, the commonest first.
const PYTHON_NAMES: &[(&str, &[&str])] = &[
    ("Crypto", &["pycryptodome", "pycrypto"]),
    ("Cryptodome", &["pycryptodomex"]),
    ("IPython", &["ipython"]),
    ("MySQLdb", &["mysqlclient"]),
    ("OpenSSL", &["pyopenssl"]),
    ("PIL", &["pillow"]),
    ("PyQt5", &["pyqt5"]),
    ("attr", &["attrs"]),
    ("bs4", &["beautifulsoup4"]),
    ("bson", &["pymongo"]),
    ("cv2", &["opencv-python", "opencv-python-headless", "opencv-contrib-python"]),
    ("dateutil", &["python-dateutil"]),
    ("discord", &["discord-py"]),
    ("django_filters", &["django-filter"]),
    ("docx", &["python-docx"]),
    ("dotenv", &["python-dotenv"]),
    ("engineio", &["python-engineio"]),
    ("fitz", &["pymupdf"]),
    ("flask_cors", &["flask-cors"]),
    ("git", &["gitpython"]),
    ("github", &["pygithub"]),
    ("gitlab", &["python-gitlab"]),
    ("google.protobuf", &["protobuf"]),
    ("google.cloud.storage", &["google-cloud-storage"]),
    ("google.auth", &["google-auth"]),
    ("gridfs", &["pymongo"]),
    ("jose", &["python-jose"]),
    ("jwt", &["pyjwt"]),
    ("kafka", &["kafka-python"]),
    ("ldap", &["python-ldap"]),
    ("magic", &["python-magic"]),
    ("markdown2", &["markdown2"]),
    ("memcache", &["python-memcached"]),
    ("multipart", &["python-multipart", "multipart"]),
    ("nacl", &["pynacl"]),
    ("OpenGL", &["pyopengl"]),
    ("parsel", &["parsel"]),
    ("pkg_resources", &["setuptools"]),
    ("pptx", &["python-pptx"]),
    ("psycopg2", &["psycopg2", "psycopg2-binary"]),
    ("pwn", &["pwntools"]),
    ("pysaml2", &["pysaml2"]),
    ("rest_framework", &["djangorestframework"]),
    ("ruamel.yaml", &["ruamel-yaml"]),
    ("saml2", &["pysaml2"]),
    ("serial", &["pyserial"]),
    ("skimage", &["scikit-image"]),
    ("sklearn", &["scikit-learn"]),
    ("slugify", &["python-slugify"]),
    ("socketio", &["python-socketio"]),
    ("socks", &["pysocks"]),
    ("telegram", &["python-telegram-bot"]),
    ("usb", &["pyusb"]),
    ("win32api", &["pywin32"]),
    ("wx", &["wxpython"]),
    ("yaml", &["pyyaml"]),
    ("zmq", &["pyzmq"]),
];

/// Top-level modules of Python's standard library, those of versions since 3.0 that were removed later among them.
const PYTHON_STANDARD: &[&str] = &[
    "__future__",
    "abc",
    "aifc",
    "antigravity",
    "argparse",
    "array",
    "ast",
    "asynchat",
    "asyncio",
    "asyncore",
    "atexit",
    "audioop",
    "base64",
    "bdb",
    "binascii",
    "binhex",
    "bisect",
    "builtins",
    "bz2",
    "cProfile",
    "calendar",
    "cgi",
    "cgitb",
    "chunk",
    "cmath",
    "cmd",
    "code",
    "codecs",
    "codeop",
    "collections",
    "colorsys",
    "compileall",
    "compression",
    "concurrent",
    "configparser",
    "contextlib",
    "contextvars",
    "copy",
    "copyreg",
    "crypt",
    "csv",
    "ctypes",
    "curses",
    "dataclasses",
    "datetime",
    "dbm",
    "decimal",
    "difflib",
    "dis",
    "distutils",
    "doctest",
    "email",
    "encodings",
    "ensurepip",
    "enum",
    "errno",
    "faulthandler",
    "fcntl",
    "filecmp",
    "fileinput",
    "fnmatch",
    "formatter",
    "fractions",
    "ftplib",
    "functools",
    "gc",
    "genericpath",
    "getopt",
    "getpass",
    "gettext",
    "glob",
    "graphlib",
    "grp",
    "gzip",
    "hashlib",
    "heapq",
    "hmac",
    "html",
    "http",
    "idlelib",
    "imaplib",
    "imghdr",
    "imp",
    "importlib",
    "inspect",
    "io",
    "ipaddress",
    "itertools",
    "json",
    "keyword",
    "lib2to3",
    "linecache",
    "locale",
    "logging",
    "lzma",
    "mailbox",
    "mailcap",
    "marshal",
    "math",
    "mimetypes",
    "mmap",
    "modulefinder",
    "msilib",
    "msvcrt",
    "multiprocessing",
    "netrc",
    "nis",
    "nntplib",
    "nt",
    "ntpath",
    "nturl2path",
    "numbers",
    "opcode",
    "operator",
    "optparse",
    "os",
    "ossaudiodev",
    "parser",
    "pathlib",
    "pdb",
    "pickle",
    "pickletools",
    "pipes",
    "pkgutil",
    "platform",
    "plistlib",
    "poplib",
    "posix",
    "posixpath",
    "pprint",
    "profile",
    "pstats",
    "pty",
    "pwd",
    "py_compile",
    "pyclbr",
    "pydoc",
    "pydoc_data",
    "pyexpat",
    "queue",
    "quopri",
    "random",
    "re",
    "readline",
    "reprlib",
    "resource",
    "rlcompleter",
    "runpy",
    "sched",
    "secrets",
    "select",
    "selectors",
    "shelve",
    "shlex",
    "shutil",
    "signal",
    "site",
    "smtpd",
    "smtplib",
    "sndhdr",
    "socket",
    "socketserver",
    "spwd",
    "sqlite3",
    "sre_compile",
    "sre_constants",
    "sre_parse",
    "ssl",
    "stat",
    "statistics",
    "string",
    "stringprep",
    "struct",
    "subprocess",
    "sunau",
    "symbol",
    "symtable",
    "sys",
    "sysconfig",
    "syslog",
    "tabnanny",
    "tarfile",
    "telnetlib",
    "tempfile",
    "termios",
    "test",
    "textwrap",
    "this",
    "threading",
    "time",
    "timeit",
    "tkinter",
    "token",
    "tokenize",
    "tomllib",
    "trace",
    "traceback",
    "tracemalloc",
    "tty",
    "turtle",
    "turtledemo",
    "types",
    "typing",
    "unicodedata",
    "unittest",
    "urllib",
    "uu",
    "uuid",
    "venv",
    "warnings",
    "wave",
    "weakref",
    "webbrowser",
    "winreg",
    "winsound",
    "wsgiref",
    "xdrlib",
    "xml",
    "xmlrpc",
    "zipapp",
    "zipfile",
    "zipimport",
    "zlib",
    "zoneinfo",
];

const NODE_BUILTIN: &[&str] = &[
    "assert",
    "async_hooks",
    "buffer",
    "child_process",
    "cluster",
    "console",
    "constants",
    "crypto",
    "dgram",
    "diagnostics_channel",
    "dns",
    "domain",
    "events",
    "fs",
    "http",
    "http2",
    "https",
    "inspector",
    "module",
    "net",
    "os",
    "path",
    "perf_hooks",
    "process",
    "punycode",
    "querystring",
    "readline",
    "repl",
    "stream",
    "string_decoder",
    "sys",
    "test",
    "timers",
    "tls",
    "trace_events",
    "tty",
    "url",
    "util",
    "v8",
    "vm",
    "wasi",
    "worker_threads",
    "zlib",
];

#[cfg(test)]
mod tests {
    use crate::{flow::lower::lower, parse::parse};

    use super::*;

    fn packages(language: Language, text: &str, others: &[&str]) -> Vec<String> {
        let parsed = parse(language, text).expect("has a grammar");
        let module = lower(language, "app/main.x", text, &parsed.flat()).expect("has a lowering");
        let empty = parse(language, "").expect("has a grammar");
        let others: Vec<Module> = others.iter().filter_map(|path| lower(language, path, "", &empty.flat())).collect();
        let all: Vec<&Module> = others.iter().chain([&module]).collect();
        used(&module, &all).into_iter().map(|used| used.packages[0].clone()).collect()
    }

    #[test]
    fn imports_name_the_packages_they_come_from() {
        let python = "import os, yaml\nfrom flask.views import View\nfrom . import x\nimport helpers\nfrom google.protobuf import message\ntry:\n    import simplejson\nexcept ImportError:\n    import json\n";
        assert_eq!(packages(Language::Python, python, &["helpers/util.py"]), ["pyyaml", "flask", "protobuf", "simplejson"]);
        let javascript = "import a from 'lodash/get';\nimport fs from 'node:fs';\nimport b from './b';\nconst c = require('@scope/pkg/sub');\nconst d = require('path');\n";
        assert_eq!(packages(Language::JavaScript, javascript, &[]), ["lodash", "@scope/pkg"]);
        let go = "package p\n\nimport (\n\t\"net/http\"\n\t\"github.com/a/b/sub\"\n)\n";
        assert_eq!(packages(Language::Go, go, &[]), ["github.com/a/b/sub"]);
        let rust = "use std::fs;\nuse serde_json::Value;\nuse crate::x;\nuse regex::Regex;\n";
        assert_eq!(packages(Language::Rust, rust, &[]), ["serde-json", "regex"]);
    }
}
