//! Texts and numbers that come from whoever feeds the program, where they decide what is run, opened, or how long it takes.

use assay_manifests::Span;

use super::{
    Run,
    value::{Num, Origin, State, Value},
};
use crate::flow::{
    ir::{Arg, Expr, ExprKind, Lit},
    memory::Check,
};

/// Calls that start a program, by a command line or by its name.
const COMMANDS: &[&str] = &["system", "_wsystem", "popen", "_popen", "_wpopen", "wordexp"];
/// The same, with the program and its arguments one by one.
const PROGRAMS: &[&str] = &[
    "execl", "execlp", "execle", "execv", "execvp", "execve", "_execl", "_execlp", "_execv", "_execvp", "_spawnl", "_spawnlp", "_wexecl",
    "_wspawnl",
];
/// Calls that open, make, rename or remove a file by name.
const FILES: &[&str] = &[
    "fopen",
    "_wfopen",
    "freopen",
    "open",
    "_open",
    "_wopen",
    "creat",
    "opendir",
    "unlink",
    "remove",
    "rename",
    "mkdir",
    "rmdir",
    "chmod",
    "truncate",
    "CreateFileA",
    "CreateFileW",
    "CreateFile",
];
/// Calls that load code by name.
const LIBRARIES: &[&str] = &["dlopen", "LoadLibrary", "LoadLibraryA", "LoadLibraryW", "LoadLibraryExA", "LoadLibraryExW"];
/// Calls that wait as long as they are told.
const WAITS: &[&str] = &["sleep", "usleep", "Sleep", "nanosleep"];

/// Programs that run a command line they are given.
const SHELLS: &[&str] = &[
    "sh",
    "bash",
    "dash",
    "ash",
    "ksh",
    "zsh",
    "csh",
    "tcsh",
    "fish",
    "busybox",
    "cmd",
    "powershell",
    "pwsh",
    "env",
    "su",
    "sudo",
    "xargs",
];

/// Words that a shell knows by itself.
const SHELL_WORDS: &[&str] = &[
    "cd", "echo", "exit", "export", "set", "test", "true", "false", "exec", "eval", "read", "umask", "ulimit", "kill", "printf", "if",
    "for", "while", "case", "cls", "pause", "dir", "type", "ver", "color", "title",
];

/// As much as nobody wants to wait or allocate.
const MUCH: i128 = i32::MAX as i128;

/// Names of functions and macros that return a random number.
pub(super) fn is_random(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let core = lower.trim_end_matches(|c: char| c.is_ascii_digit() || c == '_');
    !lower.starts_with('s')
        && (core.ends_with("rand") || core.ends_with("random") || lower == "rand_r" || lower == "lrand48" || lower == "mrand48")
}

impl<'f, 'm> Run<'f, 'm> {
    /// What a call is told to run, open, load or wait for.
    pub(super) fn commanded(&mut self, name: &str, args: &'m [Arg], values: &[Value<'m>], span: Span, st: &State<'m>) {
        let name = name.rsplit('.').next().unwrap_or(name);
        let origin = |at: usize| match values.get(at) {
            Some(Value::Pointer(pointer)) => st.object(pointer.to).map_or(Origin::Unknown, |object| object.origin),
            _ => Origin::Unknown,
        };
        if let Some(kept) = st.rights_kept.filter(|_| COMMANDS.contains(&name) || PROGRAMS.contains(&name)) {
            let from = Some((kept, "rights were to be given up here".to_owned()));
            self.report(Check::RightsKept, span, from, format!("`{name}` runs with the rights that could not be given up"));
        }
        if COMMANDS.contains(&name) {
            let text = args.first().and_then(|arg| text_of(&arg.value)).or_else(|| match values.first() {
                Some(Value::Pointer(pointer)) if pointer.at.constant() == Some(0) => self.contents.get(&pointer.to).copied(),
                _ => None,
            });
            self.searched_for(name, text, span);
            match origin(0) {
                Origin::Input | Origin::Arguments => {
                    self.report(Check::UntrustedCommand, span, None, format!("`{name}` runs a command line that input decides"));
                }
                from => *self.texts.entry(span.line).or_insert(true) &= from == Origin::Own,
            }
        } else if PROGRAMS.contains(&name) {
            // Other programs mean something else by it.
            let program = args.first().and_then(|arg| text_of(&arg.value)).map(|path| path.rsplit(['/', '\\']).next().unwrap_or(path));
            let shell = program.is_none_or(|name| SHELLS.contains(&name.trim_end_matches(".exe")))
                && args.iter().any(|arg| matches!(text_of(&arg.value), Some("-c" | "/c" | "/C")));
            if name.trim_end_matches('e').ends_with('p') {
                let held = match values.first() {
                    Some(Value::Pointer(pointer)) if pointer.at.constant() == Some(0) => self.contents.get(&pointer.to).copied(),
                    _ => None,
                };
                self.searched_for(name, args.first().and_then(|arg| text_of(&arg.value)).or(held), span);
            }
            self.shell_in_list(name, values, span, st);
            let from = (0..values.len()).map(origin).enumerate().filter(|(at, _)| *at == 0 || shell).map(|(_, origin)| origin);
            if from.clone().any(|origin| matches!(origin, Origin::Input | Origin::Arguments)) {
                self.report(Check::UntrustedCommand, span, None, format!("what `{name}` runs is decided by input"));
            }
        } else if FILES.contains(&name) {
            match origin(0) {
                Origin::Input => self.report(Check::UntrustedPath, span, None, format!("the name given to `{name}` is input")),
                from => *self.texts.entry(span.line).or_insert(true) &= from == Origin::Own,
            }
        } else if name == "putenv" && origin(0) == Origin::Input {
            self.report(
                Check::UntrustedLibrary,
                span,
                None,
                "input decides what stands in the environment of what is started next".to_owned(),
            );
        } else if LIBRARIES.contains(&name) && matches!(origin(0), Origin::Input | Origin::Arguments) {
            self.report(Check::UntrustedLibrary, span, None, format!("the code that `{name}` loads is named by input"));
        } else if WAITS.contains(&name)
            && let Some(Value::Num(n)) = values.first()
            && is_any_input(*n)
        {
            self.report(Check::WorkFromInput, span, None, format!("how long `{name}` waits is decided by input"));
        }
    }

    /// `execv(path, { "sh", "-c", line, NULL })`: a shell is given a line that input decides.
    fn shell_in_list(&mut self, name: &str, values: &[Value<'m>], span: Span, st: &State<'m>) {
        let Some(Value::Pointer(list)) = values.get(1).filter(|_| name.contains("execv")) else { return };
        let Some(list) = st.object(list.to).filter(|list| list.made_by != "arguments") else { return };
        let given = |at: usize| match list.fields.get(format!("[{}]", at * 8).as_str()).and_then(|field| st.object(*field))?.cell {
            Value::Pointer(pointer) => Some(pointer),
            _ => None,
        };
        let told = (0..4).position(|at| {
            let text = given(at).and_then(|text| self.contents.get(&text.to).copied());
            matches!(text, Some("-c" | "/c" | "/C"))
        });
        let line = told.and_then(|at| given(at + 1)).and_then(|line| st.object(line.to));
        if line.is_some_and(|line| matches!(line.origin, Origin::Input | Origin::Arguments)) {
            self.report(Check::UntrustedCommand, span, None, format!("`{name}` starts a shell with a line that input decides"));
        }
    }

    /// A loop whose end is a number from input that nothing bounds.
    pub(super) fn bounded_by(&mut self, cond: &Expr, a: &Value<'m>, b: &Value<'m>) {
        if let (Value::Num(counter), Value::Num(bound)) = (a, b) {
            for (one, other) in [(counter, bound), (bound, counter)] {
                if is_any_input(*one) && other.constant().is_some() {
                    self.report(Check::WorkFromInput, cond.span, None, "how often the loop runs is decided by input".to_owned());
                }
            }
        }
    }

    /// A condition that input can make fail is asserted.
    pub(super) fn asserted(&mut self, cond: &'m Expr, span: Span, st: &State<'m>) {
        let ExprKind::Binary { op, left, right } = &cond.kind else { return };
        let mut seen = st.clone();
        let (Some(Value::Num(a)), Some(Value::Num(b))) = (self.eval(left, &mut seen), self.eval(right, &mut seen)) else { return };
        let free = |n: Num| n.certain && n.constant().is_none();
        let given = free(a) && b.constant().is_some() || free(b) && a.constant().is_some();
        if given && a.compare(*op, b).is_none() {
            self.report(Check::AssertByInput, span, None, "input decides whether the program ends here".to_owned());
        }
    }

    /// A command that is looked for wherever the environment says.
    fn searched_for(&mut self, name: &str, text: Option<&str>, span: Span) {
        let Some(command) = text.map(str::trim_start).filter(|text| !text.is_empty()) else { return };
        let word = command.split([' ', '\t', ';', '|', '&', '<', '>']).next().unwrap_or_default();
        let plain = !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '+'));
        if plain && !SHELL_WORDS.contains(&word) {
            self.report(Check::SearchedCommand, span, None, format!("`{name}` looks for `{word}` wherever `PATH` says"));
        }
    }

    /// The size of an allocation.
    pub(super) fn allocated(&mut self, size: Num, span: Span) {
        if is_any_input(size) && !size.limited {
            self.report(Check::AllocationSize, span, None, "how much is allocated is decided by input, and nothing bounds it".to_owned());
        }
    }

    /// A number is written as one of a narrower signed type.
    pub(super) fn narrowed(&mut self, from: Num, lo: i128, hi: i128, span: Span) {
        // The long that `strtol` gives is an int's as often as not.
        let parsed = hi >= i128::from(i32::MAX) && from.hi >= i128::from(i64::MAX);
        if from.certain && from.constant().is_none() && lo < 0 && from.hi > 2 * hi + 1 && !parsed {
            self.report(Check::Narrowed, span, None, format!("numbers up to {} are cut to a type that holds {hi}", from.hi));
        }
    }
}

fn is_any_input(n: Num) -> bool {
    n.certain && n.constant().is_none() && n.hi >= MUCH
}

fn text_of(e: &Expr) -> Option<&str> {
    match &e.kind {
        ExprKind::Lit(Lit::Str(text)) => Some(text),
        _ => None,
    }
}
