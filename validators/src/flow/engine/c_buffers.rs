//! Arrays of C and C++ under several names: what is written through one name, or to a place inside, the others see. Knows no rules.

mod parts;

use assay_manifests::Language;

use super::{
    Engine,
    call::{ArgValue, Site},
    value::{Array, Kind, Ref, Value},
};
use crate::{
    flow::ir::{BinaryOp, Expr, ExprKind, Function, Sym, TypeRef, UnaryOp},
    rule::meant::Subject,
};

impl<'a> Engine<'a> {
    pub(super) fn is_c(&self) -> bool {
        matches!(self.language, Language::C | Language::Cpp)
    }

    /// `T *p = &x`: until `p` is pointed elsewhere, what it leads to is what the variable holds.
    pub(super) fn points_to(&mut self, name: &Sym, init: Option<&'a Expr>) {
        if !self.is_c() {
            return;
        }
        // What had the name before is another variable.
        if !self.aliases.is_empty() {
            self.unalias(name);
        }
        let mut init = init;
        while let Some(Expr { kind: ExprKind::Cast { value, .. }, .. }) = init {
            init = Some(value);
        }
        if let Some(ExprKind::Unary { op: UnaryOp::AddressOf, operand }) = init.map(|init| &init.kind)
            && matches!(&operand.kind, ExprKind::Name(other) if other != name)
        {
            self.alias(name, operand);
        }
    }

    /// A pointer is set anew: it leads to nothing that is known.
    pub(super) fn points_elsewhere(&mut self, target: &Expr) {
        let ExprKind::Name(name) = &target.kind else { return };
        if self.is_c() && !self.aliases.is_empty() {
            let scope = self.frame().scope;
            self.aliases.retain(|(known, pointer, _)| !(*known == scope && pointer == name));
        }
    }

    /// What a variable holds that is an array of letters: it is this one under every name that is made of it.
    pub(super) fn as_array(&self, mut value: Value<'a>, ty: Option<&TypeRef>) -> Value<'a> {
        let Some(ty) = ty.filter(|_| self.is_c()) else { return value };
        if ty.pointers == 0 && !ty.dims.is_empty() && is_letter(&ty.name) {
            if value.id == 0 {
                value.id = self.ids.next();
            }
            value.array = Array { id: self.ids.next(), is_inside: false };
        } else if ty.pointers == 0 && ty.dims.is_empty() && !ty.name.is_empty() && &*ty.name != "auto" {
            // An object of its own, made of what stood in the array.
            value.array = Array::NONE;
        }
        value
    }

    /// What an array of pointers is that was given nothing yet: it has places of its own.
    pub(super) fn array_begun(&mut self, ty: Option<&TypeRef>) -> Option<Value<'a>> {
        let has_places = ty.is_some_and(|ty| self.is_c() && ty.pointers == 1 && ty.dims.len() == 1);
        if has_places { Some(self.new_list(Vec::new())) } else { self.cpp_begun(ty) }
    }

    /// What a call of C has filled: another value than the one that it was given.
    pub(super) fn filled(&mut self, subject: &Subject, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let Subject::Index(at) = subject else { return None };
        let expr = site.args.get(*at as usize).filter(|_| self.is_c())?.expr?;
        matches!(expr.kind, ExprKind::Name(_)).then(|| self.eval(expr))
    }

    /// `p + n`: a place inside of what `p` is a name of. `None` where `p` is no name of an array.
    pub(super) fn place_in_array(&self, of: &Value<'a>) -> Option<Value<'a>> {
        let is_array = self.is_c() && of.array != Array::NONE;
        is_array.then(|| {
            let place = self.unknown_with(of.taint.clone());
            let array = Array { is_inside: true, ..of.array };
            match self.led_into(of) {
                Some(via) => Value { array, via, ..place.typed(Some(super::refine::PLACE_IN_TEXT.into())) },
                None => Value { array, ..place },
            }
        })
    }

    /// `&line[n]`.
    pub(super) fn address_in_array(&mut self, operand: &'a Expr) -> Option<Value<'a>> {
        self.cpp_addressed(operand);
        let ExprKind::Index { object, .. } = &operand.kind else { return None };
        let whole = self.eval(object);
        self.place_in_array(&whole)
    }

    /// `line[n] = letter` and `*p = letter`. False where nothing is known to be an array.
    pub(super) fn write_letter(&mut self, container: &Value<'a>, at: Option<&Value<'a>>, letter: &Value<'a>) -> bool {
        if container.array == Array::NONE || container.cell().is_some() {
            return false;
        }
        let at = if container.array.is_inside { None } else { at.map_or(Some(0), |at| usize::try_from(at.as_int()?).ok()) };
        let known = container.as_str().filter(|_| self.is_c());
        let written = known.zip(at).and_then(|(text, at)| with_letter(&text, at, letter.as_int()?));
        let new = match written {
            Some(text) => Value::str(text),
            None if letter.as_int() == Some(0) && at == Some(0) && self.is_c() => Value::str(""),
            None if self.language == Language::Go => self.rewritten(container, letter),
            None => self.unknown_with(container.taint.union(&letter.taint)),
        };
        self.write_to_array(container, &new)
    }

    /// What a function that no rule speaks of is given may hold anything after it.
    pub(super) fn may_fill(&mut self, site: &Site<'a, '_>, method: &str) {
        if self.language == assay_manifests::Language::Python {
            return self.may_be_gathered(site);
        }
        let takes_array = self.is_c() && site.args.iter().any(|arg| arg.value.array != Array::NONE);
        if takes_array && !reads_only(method) && self.spoken_of(|index| &index.calls, &self.heard_calls, site).is_empty() {
            self.may_be_filled(site.args, |_, _| true);
        }
    }

    /// The same of a function that is declared here and not followed: what it promises not to change stays.
    pub(super) fn may_fill_declared(&mut self, function: &'a Function, args: &[ArgValue<'a>]) {
        if self.is_c() && !reads_only(&function.name) {
            self.may_be_filled(args, |engine, at| {
                let text = function.params.get(at).and_then(|param| engine.text(param.span));
                text.is_none_or(|text| !text.split_whitespace().any(|word| word == "const"))
            });
        }
    }

    fn may_be_filled(&mut self, args: &[ArgValue<'a>], may_change: impl Fn(&Self, usize) -> bool) {
        for (at, arg) in args.iter().enumerate() {
            let is_own = arg.value.atoms().iter().all(|atom| matches!(atom.kind, Kind::Str(_)));
            if is_own && arg.value.array != Array::NONE && may_change(self, at) {
                let unknown = self.unknown_with(arg.value.taint.clone());
                self.write_to_array(&arg.value, &unknown);
            }
        }
    }

    /// Every name of the array that `old` was a name of holds what was written, in whatever function the name stands. False where `old` was none.
    pub(super) fn write_to_array(&mut self, old: &Value<'a>, new: &Value<'a>) -> bool {
        let array = old.array;
        let is_go = self.language == Language::Go;
        if !self.is_c() && !is_go || array == Array::NONE {
            return false;
        }
        if is_go {
            self.rewrite_readers(array, new);
            self.rewrite_fields(array, new);
        }
        // What was known of the old content holds of it no longer.
        let fresh = self.ids.next();
        let mut scopes: Vec<Ref> = Vec::new();
        for frame in &self.frames {
            let mut at = Some(frame.scope);
            while let Some(scope) = at.filter(|scope| !scopes.contains(scope)) {
                scopes.push(scope);
                at = self.st.heap.scope(scope).and_then(|scope| scope.parent);
            }
        }
        let is_name = |held: &Value<'a>| {
            held.array != Array::NONE && [held.array.id, Array::SEVERAL].contains(&array.id) || held.array.id == Array::SEVERAL
        };
        for scope in scopes {
            let Some(vars) = self.st.heap.scope(scope).map(|scope| &scope.vars) else { continue };
            let names: Vec<(Sym, Value<'a>)> =
                vars.iter().filter(|(_, held)| is_name(held)).map(|(name, held)| (name.clone(), held.clone())).collect();
            for (name, held) in names {
                let is_whole = !array.is_inside && !held.array.is_inside;
                let id = if is_whole { fresh } else { self.ids.next() };
                let mut value = Value { id, via: 0, array: held.array, ty: held.ty.clone(), ..new.clone() };
                if array.is_inside {
                    // The rest of it stands as it was.
                    value = Value { kind: Kind::Unknown, taint: value.taint.union(&held.taint), ..value };
                }
                if let Some(scope) = self.st.heap.scope_mut(scope) {
                    let _ = scope.vars.write(&name, value);
                }
            }
        }
        true
    }
}

/// A type of the letters that a text is made of.
fn is_letter(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["char", "int8", "byte", "u8", "uchar"].iter().any(|one| name.contains(one))
}

/// A text with another letter at a place; what stands behind a zero is none of it.
fn with_letter(text: &str, at: usize, letter: i128) -> Option<String> {
    let letter = u8::try_from(letter).ok().filter(u8::is_ascii)?;
    if !text.is_ascii() || at > text.len() || at == text.len() && letter != 0 {
        return None;
    }
    let mut made = text.to_string();
    if letter == 0 {
        made.truncate(at);
    } else {
        made.replace_range(at..=at, char::from(letter).encode_utf8(&mut [0; 4]));
    }
    Some(made)
}

/// Functions of the standard libraries that write to none of the texts they are given.
fn reads_only(name: &str) -> bool {
    const READERS: &[&str] = &[
        "access",
        "atof",
        "atoi",
        "atol",
        "atoll",
        "chdir",
        "chmod",
        "chown",
        "close",
        "creat",
        "dlopen",
        "err",
        "errx",
        "exit",
        "fdopen",
        "fopen",
        "fprintf",
        "fputs",
        "free",
        "freopen",
        "fwrite",
        "getenv",
        "inet_addr",
        "inet_aton",
        "lstat",
        "memcmp",
        "mkdir",
        "open",
        "openlog",
        "perror",
        "printf",
        "putenv",
        "puts",
        "remove",
        "rename",
        "rmdir",
        "send",
        "sendto",
        "setenv",
        "sizeof",
        "stat",
        "strcasecmp",
        "strcmp",
        "strcoll",
        "strcspn",
        "strdup",
        "strlen",
        "strncasecmp",
        "strncmp",
        "strndup",
        "strnlen",
        "strspn",
        "strtod",
        "strtol",
        "strtoll",
        "strtoul",
        "strtoull",
        "symlink",
        "syslog",
        "unlink",
        "unsetenv",
        "vprintf",
        "warn",
        "warnx",
        "write",
    ];
    READERS.binary_search(&name).is_ok() || name.starts_with("exec") || name.starts_with("posix_spawn")
}

/// What is written to where a call is given a place: `&it`, `it + n` and a cast of either are places of `it`.
pub(super) fn filled_object(expr: &Expr) -> &Expr {
    match &expr.kind {
        ExprKind::Unary { operand, .. } => operand,
        ExprKind::Binary { op: BinaryOp::Add | BinaryOp::Sub, left, .. } => filled_object(left),
        ExprKind::Cast { value, .. } => filled_object(value),
        _ => expr,
    }
}

#[cfg(test)]
mod tests {
    use assay_manifests::Language;

    use crate::flow::engine::tests::report;

    /// Whether the command line is believed to be the program's own, or found to be another's.
    fn said(writes: &str) -> (bool, bool) {
        let text = format!(
            "#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\nstatic char shared[80] = \"ls\";\nstatic char *shared_name = shared;\n\
             static void ask(char *where) {{ char *end = where + 3; fgets(end, 70, stdin); }}\nstatic void more(char *to, const char *it) {{ strcat(to, it); }}\n\
             void declared(char *to);\nint promises(const char *from);\nvoid list(void)\n{{\n    char line[80] = \"ls \";\n    char *text = line;\n    {writes}\n    system(line);\n}}\n"
        );
        let report = report(Language::C, "list.c", &text);
        (report.evidence.iter().any(|one| one.rule.contains("cwe-078")), report.findings.iter().any(|one| one.rule.contains("cwe-078")))
    }

    #[test]
    fn what_is_written_through_one_name_stands_under_the_others() {
        for writes in [
            "fgets(text + 3, 70, stdin);",
            "fgets(3 + text, 70, stdin);",
            "text += 3; fgets(text, 70, stdin);",
            "text++; fgets(text, 70, stdin);",
            "fgets(&line[3], 70, stdin);",
            "char *end = &line[3]; fgets(end, 70, stdin);",
            "char *end = strchr(line, ' '); fgets(end, 70, stdin);",
            "char *place = getenv(\"WHERE\"); for (int i = 0; i < 20; i++) line[3 + i] = place[i];",
            "char *place = getenv(\"WHERE\"); text += 3; while (*place) *text++ = *place++;",
            "char *end; if (getuid() == 0) end = line; else end = 0; fgets(end, 70, stdin);",
            "ask(line);",
            "more(line, getenv(\"WHERE\"));",
            "fgets(shared_name, 70, stdin); strcpy(line, shared);",
            "strcat(text, getenv(\"WHERE\"));",
            "char *end = text + strlen(text); scanf(\"%s\", end);",
            "fgets((char *)text + 3, 70, stdin);",
        ] {
            assert_eq!(said(writes), (false, true), "{writes}");
        }
        for own in ["puts(text);", "promises(line);", "line[2] = 0;", "line[0] = 'p'; text[1] = 's';"] {
            assert_eq!(said(own), (true, false), "{own}");
        }
        for unseen in ["improve(line);", "declared(text);"] {
            assert_eq!(said(unseen), (false, false), "{unseen} may write anything");
        }
    }
}
