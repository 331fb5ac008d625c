//! Files and commands by name: what was asked about before it is opened, and names that nobody tested.

use assay_manifests::Span;

use super::{Check, Run, names, prepass::strip, state::*};
use crate::flow::ir::{Arg, Expr, ExprKind, Lit};

impl Run<'_> {
    /// Files by name: asked about and then opened; opened by a name that was put together from what nobody tested.
    pub(super) fn files(&mut self, name: &str, bits: u32, args: &[Arg], at: Span, st: &mut State) {
        if bits & names::STAT != 0 {
            if let Some(place) = args.first().and_then(|a| self.places.of(strip(&a.value))) {
                st.add(place, STATTED, at);
            }
            return;
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
            let Some(place) = self.places.of(value) else { continue };
            let flags = st.may(place);
            let text = self.places.text(place).to_owned();
            let site = st.may.get(&place).map_or(at, |m| m.1);
            if flags & STATTED != 0
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
