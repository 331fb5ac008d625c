//! Files and commands by name: what was asked about before it is opened, and names that nobody tested.

use std::collections::{BTreeMap, BTreeSet};

use assay_manifests::Span;

use super::{Check, Run, names, place::Place, prepass::strip, state::*};
use crate::flow::ir::{Arg, Expr, ExprKind, Lit, Stmt, StmtKind, UnaryOp};

impl Run<'_> {
    /// Files by name: asked about and then opened; opened by a name that was put together from what nobody tested.
    pub(super) fn files(&mut self, name: &str, bits: u32, args: &[Arg], at: Span, st: &mut State) {
        if bits & names::STAT != 0 {
            // What it says is asked of the open file once more, and nobody looks at it here.
            let unread = |e: &Expr| matches!(&e.kind, ExprKind::Unary { op: UnaryOp::AddressOf, operand } if matches!(&operand.kind, ExprKind::Name(name) if self.facts.unread_stats.contains(&**name)));
            if args.get(1).is_some_and(|arg| unread(strip(&arg.value))) {
                return;
            }
            if let Some(place) = args.first().and_then(|a| self.named(strip(&a.value))) {
                let is_rights_asked =
                    args.get(1).and_then(|arg| filled(&arg.value)).is_some_and(|name| self.facts.owners_asked.contains(name));
                if is_rights_asked && matches!(name, "stat" | "lstat" | "stat64") && st.may(place) & OPENED != 0 {
                    let text = self.places.text(place).to_owned();
                    self.report(Check::AccessThenOpen, at, Vec::new(), format!("`{text}` may be another file than the one that is open"));
                }
                st.add(place, STATTED, at);
            }
            return;
        }
        match name {
            "close" | "fclose" => st.may.iter_mut().for_each(|(_, may)| may.0 &= !OPENED),
            "fstat" | "fstat64" => {
                let path = args.first().and_then(|arg| descriptor(&arg.value)).and_then(|key| self.facts.held_names.get(&key).cloned());
                if let Some(path) = path {
                    let place = self.places.intern(&path);
                    st.add(place, NAME_HELD, at);
                }
                return;
            }
            "open" | "open64" | "fopen" | "fopen64" => {
                if let Some(place) = args.first().and_then(|arg| self.places.of(strip(&arg.value))) {
                    st.add(place, OPENED, at);
                }
            }
            _ => {}
        }
        if bits & names::JOIN != 0 {
            self.joined(name, args, at, st);
        }
        if bits & names::COMMAND != 0 {
            if let Some(arg) = args.first() {
                let literal = |arg: &Arg| matches!(strip(&arg.value).kind, ExprKind::Lit(_));
                // `execl("/bin/sh", "sh", "-c", command, NULL)`: the shell is told what to run.
                let told = |arg: &Arg| matches!(&strip(&arg.value).kind, ExprKind::Lit(Lit::Str(s)) if matches!(&**s, "-c" | "/c" | "/C"));
                let by_shell = args.iter().any(told) && !args.iter().all(literal);
                match &strip(&arg.value).kind {
                    ExprKind::Lit(_) if by_shell => {}
                    ExprKind::Lit(_) => self.show(Check::UntrustedCommand, "constant-command", at),
                    _ => {
                        let flags = self.value(&arg.value, st);
                        if flags & (PARAM | PATH | FIELD | PARSED | INPUT_LEN) != 0 {
                            self.report(
                                Check::UntrustedCommand,
                                at,
                                Vec::new(),
                                format!("`{name}` runs a command line made from what the caller gave"),
                            );
                        }
                    }
                }
            }
            return;
        }
        let stream = matches!(name, "ofstream" | "ifstream" | "fstream" | "QFile" | "QSaveFile");
        if bits & names::FILE == 0 && !stream {
            return;
        }
        for arg in args.iter().take(2) {
            let value = strip(&arg.value);
            let Some(place) = self.named(value) else { continue };
            let flags = st.may(place);
            let text = self.places.text(place).to_owned();
            let site = st.may.get(&place).map_or(at, |m| m.1);
            if flags & STATTED != 0
                && !is_made_anew(name, args)
                && (stream || matches!(name, "open" | "fopen" | "unlink" | "chmod" | "chown" | "rename" | "remove" | "opendir"))
            {
                self.report(
                    Check::AccessThenOpen,
                    at,
                    vec![(site, format!("`{text}` is asked about"))],
                    format!("`{text}` may be another file by now"),
                );
                st.drop_may(place, STATTED);
            }
            if flags & NAME_HELD != 0 && acts_by_name(name) {
                self.report(
                    Check::AccessThenOpen,
                    at,
                    vec![(site, "the open file is asked about".to_owned())],
                    format!("`{text}` may be another file than the one that is open"),
                );
                st.drop_may(place, NAME_HELD);
            }
            if flags & PATH != 0 && !st.has(place, VALID) {
                self.report(
                    Check::UntrustedPath,
                    at,
                    vec![(site, format!("`{text}` is put together"))],
                    format!("`{text}` is made from a name that nobody tested"),
                );
            }
        }
    }

    /// The place that holds a file's name, or the name itself.
    fn named(&mut self, e: &Expr) -> Option<Place> {
        match &e.kind {
            ExprKind::Lit(Lit::Str(name)) if name.contains('/') => Some(self.places.intern(&format!("\"{name}\""))),
            _ => self.places.of(e),
        }
    }

    /// `snprintf(path, …, "%s/%s", dir, name)`, `concat_path(dir, name)`: the name decides where the path leads.
    fn joined(&mut self, name: &str, args: &[Arg], at: Span, st: &mut State) {
        let Some(to) = args.first().and_then(|a| self.places.of(strip(&a.value))) else { return };
        let prints = name.contains("printf");
        let slash = args.iter().any(|a| matches!(&strip(&a.value).kind, ExprKind::Lit(Lit::Str(s)) if s.contains('/') && s.contains("%s")));
        if !prints || !slash {
            return;
        }
        let untested = args.iter().skip(1).any(|a| self.untested_name(&a.value, st));
        if untested {
            st.add(to, PATH, at);
        }
    }

    /// A parameter, or part of one, that no tested call was shown.
    pub(super) fn untested_name(&mut self, e: &Expr, st: &State) -> bool {
        let e = strip(e);
        let Some(place) = self.places.of(e) else { return false };
        let flags = self.value(e, st);
        flags & (PARAM | PARSED | ENTRY) != 0 && st.fact(place) & (VALID | EQUAL) == 0 && (flags & ENTRY != 0 || self.is_pointer(place))
    }
}

/// The variable that a call is given the place of.
fn filled(e: &Expr) -> Option<&str> {
    let ExprKind::Unary { op: UnaryOp::AddressOf, operand } = &strip(e).kind else { return None };
    match &operand.kind {
        ExprKind::Name(name) => Some(&**name),
        _ => None,
    }
}

/// Whether a call does something to whichever file has that name by now.
fn acts_by_name(name: &str) -> bool {
    matches!(name, "chmod" | "chown" | "lchown" | "truncate")
}

/// What an open file is called in the text: `fd`, and `f` where it is `fileno(f)`.
fn descriptor(e: &Expr) -> Option<String> {
    match &strip(e).kind {
        ExprKind::Call { callee, args, .. } if super::last_name(callee) == Some("fileno") => super::place::key(strip(&args.first()?.value)),
        _ => super::place::key(strip(e)),
    }
}

/// The name that a call opens a file by.
fn opened_name(e: &Expr) -> Option<String> {
    let ExprKind::Call { callee, args, .. } = &strip(e).kind else { return None };
    let opens = matches!(super::last_name(callee)?, "open" | "open64" | "fopen" | "fopen64");
    super::place::key(strip(&args.first().filter(|_| opens)?.value))
}

/// Open files by what they are called, and the name that each was opened by; those that were opened by several are left out.
fn names_of_open(body: &[Stmt]) -> BTreeMap<String, String> {
    let mut names: BTreeMap<String, Option<String>> = BTreeMap::new();
    let mut opened = |file: Option<String>, by: &Expr| {
        let (Some(file), Some(name)) = (file, opened_name(by)) else { return };
        let known = names.entry(file).or_insert_with(|| Some(name.clone()));
        if known.as_deref() != Some(name.as_str()) {
            *known = None;
        }
    };
    super::scans::statements(body, &mut |stmt| match &stmt.kind {
        StmtKind::Var { name, init: Some(init), .. } => opened(Some(name.to_string()), init),
        StmtKind::Assign { target, op: None, value } => opened(super::place::key(target), value),
        _ => {}
    });
    super::scans::expressions(body, &mut |e| {
        if let ExprKind::Assign { target, op: None, value } = &e.kind {
            opened(super::place::key(target), value);
        }
    });
    names.into_iter().filter_map(|(file, name)| Some((file, name?))).collect()
}

/// Open files whose owner or rights are asked for, and the name that each was opened by; none where one file is compared with another.
pub(super) fn held_names(body: &[Stmt]) -> BTreeMap<String, String> {
    let mut asked: BTreeMap<String, String> = BTreeMap::new();
    let mut read = BTreeSet::new();
    let mut is_compared = false;
    super::scans::expressions(body, &mut |e| match &e.kind {
        ExprKind::Call { callee, args, .. } if matches!(super::last_name(callee), Some("fstat" | "fstat64")) => {
            if let [file, told, ..] = args.as_slice()
                && let (Some(file), Some(told)) = (descriptor(&file.value), filled(&told.value))
            {
                asked.insert(file, told.to_owned());
            }
        }
        ExprKind::Member { object, name, .. } => match (&**name, &object.kind) {
            ("st_dev" | "st_ino", _) => is_compared = true,
            ("st_uid" | "st_gid" | "st_mode" | "st_nlink", ExprKind::Name(name)) => {
                read.insert(name.to_string());
            }
            _ => {}
        },
        _ => {}
    });
    if is_compared || asked.is_empty() {
        return BTreeMap::new();
    }
    let mut names = names_of_open(body);
    names.retain(|file, _| asked.get(file).is_some_and(|told| read.contains(told)));
    names
}

/// Whether something is done to a file by the name under which the function opened one.
pub(super) fn acts_on_open(body: &[Stmt]) -> bool {
    let names: BTreeSet<String> = names_of_open(body).into_values().collect();
    let mut acts = false;
    super::scans::expressions(body, &mut |e| {
        if let ExprKind::Call { callee, args, .. } = &e.kind
            && super::last_name(callee).is_some_and(acts_by_name)
        {
            acts |= args.first().and_then(|arg| super::place::key(strip(&arg.value))).is_some_and(|key| names.contains(&key));
        }
    });
    acts
}

/// Whether an open file is read, written, handed on or kept, and not only asked about and closed.
pub(super) fn is_used_beyond(body: &[Stmt], file: &str) -> bool {
    let is_it = |e: &Expr| super::place::key(strip(e)).is_some_and(|key| key == file);
    let mut used = false;
    super::scans::statements(body, &mut |stmt| match &stmt.kind {
        StmtKind::Return(Some(value)) | StmtKind::Assign { value, .. } | StmtKind::Var { init: Some(value), .. } => used |= is_it(value),
        _ => {}
    });
    super::scans::expressions(body, &mut |e| {
        if let ExprKind::Call { callee, args, .. } = &e.kind
            && !matches!(super::last_name(callee), Some("fstat" | "fstat64" | "close"))
        {
            used |= args.iter().any(|arg| is_it(&arg.value));
        }
    });
    used
}

/// Variables whose owner or rights are read in a function that asks no open file, and compares no file with another.
pub(super) fn owners_asked(body: &[Stmt]) -> BTreeSet<String> {
    let mut asked = BTreeSet::new();
    let mut is_compared = false;
    super::scans::expressions(body, &mut |e| match &e.kind {
        ExprKind::Call { callee, .. } => is_compared |= matches!(super::last_name(callee), Some("fstat" | "fstat64" | "statx")),
        ExprKind::Member { object, name, .. } => match (&**name, &object.kind) {
            ("st_dev" | "st_ino", _) => is_compared = true,
            ("st_uid" | "st_gid" | "st_mode", ExprKind::Name(name)) => {
                asked.insert(name.to_string());
            }
            _ => {}
        },
        _ => {}
    });
    if is_compared { BTreeSet::new() } else { asked }
}

/// What `stat` or `lstat` filled in a function that asks the open file by `fstat` as well, where nothing is read of it but by which file it is.
pub(super) fn unread_stats(body: &[Stmt]) -> BTreeSet<String> {
    let mut filled: BTreeMap<String, usize> = BTreeMap::new();
    let mut named: BTreeMap<String, usize> = BTreeMap::new();
    let mut by_handle = false;
    super::scans::expressions(body, &mut |e| {
        by_handle |= matches!(&e.kind, ExprKind::Call { callee, .. } if super::last_name(callee) == Some("fstat"));
    });
    if !by_handle {
        return BTreeSet::new();
    }
    super::scans::expressions(body, &mut |e| match &e.kind {
        ExprKind::Call { callee, args, .. } => {
            let name = super::last_name(callee).unwrap_or_default();
            if let ("stat" | "lstat", Some(ExprKind::Unary { op: UnaryOp::AddressOf, operand })) =
                (name, args.get(1).map(|arg| &arg.value.kind))
                && let ExprKind::Name(name) = &operand.kind
            {
                *filled.entry(name.to_string()).or_default() += 1;
            }
        }
        // Which file it is: that is compared with the open one.
        ExprKind::Member { object, name, .. } if matches!(&**name, "st_dev" | "st_ino") => {
            if let ExprKind::Name(name) = &object.kind {
                *filled.entry(name.to_string()).or_default() += 1;
            }
        }
        ExprKind::Name(name) => *named.entry(name.to_string()).or_default() += 1,
        _ => {}
    });
    filled.retain(|name, count| named.get(name) == Some(count));
    filled.into_keys().collect()
}

/// `open(path, O_CREAT | O_EXCL)`, `fopen(path, "wx")`: what was there before is not opened.
fn is_made_anew(name: &str, args: &[Arg]) -> bool {
    let Some(how) = args.get(1).map(|arg| &arg.value) else { return false };
    let mut is_new = false;
    super::scans::with_parts(how, &mut |part| {
        is_new |= match &part.kind {
            ExprKind::Name(flag) => &**flag == "O_EXCL" && name.starts_with("open"),
            ExprKind::Lit(Lit::Str(mode)) => mode.starts_with('w') && mode.contains('x') && name.starts_with("fopen"),
            _ => false,
        }
    });
    is_new
}
