//! What Python's own functions and methods make of constants, and what counts as true: conditions that the program itself has settled. What
//! is not certain is left to others. Knows no rule.

use assay_manifests::Language;

use super::{
    Engine,
    call::{ArgValue, Site},
    heap::Shape,
    value::{Kind, Value},
};
use crate::flow::ir::{BinaryOp, Expr, ExprKind, ListKind, Spread, Sym};

/// Longest text that is worked with, in letters.
const LONGEST: usize = 400;

impl<'a> Engine<'a> {
    /// Whether a value counts as true. In Python containers do that hold something, and objects whose class does not say otherwise.
    pub(super) fn truth_of(&mut self, value: &Value<'a>) -> Option<bool> {
        if self.is_php() {
            return self.php_truth(value);
        }
        let known = value.truth(self.empty_is_false());
        // Whatever is in it, an object is there.
        if self.is_script() && (matches!(value.kind, Kind::Cell(_) | Kind::Regex(..)) || self.is_new_object(value)) {
            return Some(true);
        }
        if known.is_some() || self.language != Language::Python {
            return known;
        }
        // A type or function that Python brings.
        if let Kind::Lib(name) = &value.kind {
            let is_builtin = super::python_library::is_builtin(name) || matches!(&**name, "int" | "float" | "bool" | "len" | "object");
            return (is_builtin || self.is_whole_module(name)).then_some(true);
        }
        if self.is_new_object(value) {
            return Some(true);
        }
        let object = self.st.heap.object(value.cell()?)?;
        match (object.shape, object.class) {
            (Shape::Instance, Some(class)) => {
                let is_plain = self.classes[class.0 as usize].class.bases.is_empty();
                if let Some(answer) = self.special(value, "__bool__", Vec::new()) {
                    return answer.truth(true);
                }
                match self.special(value, "__len__", Vec::new()) {
                    Some(length) => length.as_int().map(|length| length != 0),
                    None => is_plain.then_some(true),
                }
            }
            (Shape::List | Shape::Map, None) if object.ty.is_none() || object.ty.as_deref() == Some(super::python_sets::SET) => {
                let is_exact = !object.open && object.rest.is_none() && !object.weak && !object.may_lack();
                let (filled, cell) = (!object.items.is_empty() || !object.fields.is_empty(), value.cell());
                // What was there before the function began another one may have filled.
                let entry = self.frames.iter().find(|frame| frame.function.is_some());
                let is_own = || entry.is_some_and(|entry| cell > Some(entry.scope));
                (is_exact && (filled || is_own())).then_some(filled)
            }
            _ => None,
        }
    }

    /// Whether a name is that of a module that the file imports as one: `import random`.
    fn is_whole_module(&mut self, name: &Sym) -> bool {
        let module = self.module_number();
        self.modules[module].defs().imports.iter().any(|import| import.item.is_none() && !import.wildcard && import.path == *name)
    }

    /// A comparison that a class of the program's own answers, or of lists as they are written.
    pub(super) fn python_compared(
        &mut self,
        op: BinaryOp,
        (a, left): (&Value<'a>, &Expr),
        (b, right): (&Value<'a>, &Expr),
    ) -> Option<bool> {
        let (method, negated) = match op {
            BinaryOp::Eq => ("__eq__", false),
            BinaryOp::NotEq => ("__eq__", true),
            BinaryOp::Lt => ("__lt__", false),
            BinaryOp::Le => ("__le__", false),
            BinaryOp::Gt => ("__gt__", false),
            BinaryOp::Ge => ("__ge__", false),
            _ => return None,
        };
        if self.language != Language::Python || a.cell().is_none() {
            return None;
        }
        if let Some(answer) = self.special(a, method, vec![b.clone()]) {
            return answer.truth(true).map(|yes| yes != negated);
        }
        if let Some(known) = self.sets_compared(op, a, b) {
            return Some(known);
        }
        if matches!(op, BinaryOp::Eq | BinaryOp::NotEq)
            && let (Some(mine @ super::python_plain::Plain::Map(_)), Some(theirs)) = (self.plain_of(a), self.plain_of(b))
        {
            return mine.same(&theirs).map(|same| same != negated);
        }
        if matches!(op, BinaryOp::Eq | BinaryOp::NotEq)
            && let Some(same) = self.data_compared(a, b)
        {
            return Some(same != negated);
        }
        let is_written = |expr: &Expr| matches!(&expr.kind, ExprKind::List { kind: ListKind::List | ListKind::Tuple, .. });
        if !is_written(left) && !is_written(right) || b.cell().is_none() {
            return None;
        }
        let (mine, theirs) = (self.exact_elements(a)?, self.exact_elements(b)?);
        let mut order = std::cmp::Ordering::Equal;
        for (my, their) in mine.iter().zip(&theirs) {
            order = order_of(my, their)?;
            if order.is_ne() {
                break;
            }
        }
        let order = if order.is_eq() { mine.len().cmp(&theirs.len()) } else { order };
        Some(match op {
            BinaryOp::Eq => order.is_eq(),
            BinaryOp::NotEq => order.is_ne(),
            BinaryOp::Lt => order.is_lt(),
            BinaryOp::Le => order.is_le(),
            BinaryOp::Gt => order.is_gt(),
            _ => order.is_ge(),
        })
    }

    /// What a function of Python's own gives where all that it is given is constant.
    pub(super) fn of_constants(&mut self, name: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        if site.args.iter().any(|arg| arg.name.is_some() || arg.spread != Spread::No) {
            return None;
        }
        let first = &site.args.first()?.value;
        if let Some(method) = name.strip_prefix("str.") {
            return self.of_constant_text(&first.as_str()?, method, &site.args[1..]);
        }
        match (name, site.args.len()) {
            ("isinstance", 2) => self.is_builtin_instance(first, &site.args[1].value).map(Value::bool),
            ("callable", 1) => match first.kind {
                Kind::Func(_) | Kind::Class(_) => Some(Value::bool(true)),
                _ => first.is_plain_constant().then(|| Value::bool(false)),
            },
            ("sum", 1) => {
                let numbers: Option<Vec<i128>> = self.exact_elements(first)?.iter().map(Value::as_int).collect();
                numbers?.into_iter().try_fold(0_i128, i128::checked_add).map(Value::int)
            }
            ("min" | "max", 2..=8) => {
                let mut texts: Vec<_> = site.args.iter().map(|arg| arg.value.as_str()).collect::<Option<_>>()?;
                texts.sort_unstable();
                let taken = if name == "min" { texts.first() } else { texts.last() };
                taken.cloned().map(Value::str)
            }
            ("abs", 1) => first.as_int().and_then(i128::checked_abs).map(Value::int),
            ("round", 1) => match first.kind {
                Kind::Int(number) => Some(Value::int(number)),
                Kind::Float(number) if number.abs() < 1e15 => Some(Value::int(number.round_ties_even() as i128)),
                _ => None,
            },
            ("hex" | "oct" | "bin", 1) => {
                let number = first.as_int().filter(|number| *number >= 0)?;
                Some(Value::str(match name {
                    "hex" => format!("{number:#x}"),
                    "oct" => format!("{number:#o}"),
                    _ => format!("{number:#b}"),
                }))
            }
            _ => None,
        }
    }

    /// Whether a constant, a list or a map is of one of Python's own types.
    fn is_builtin_instance(&self, value: &Value<'a>, asked: &Value<'a>) -> Option<bool> {
        let class = |one: &Value<'a>| one.cell().and_then(|cell| self.st.heap.object(cell)).and_then(|object| object.class);
        if let (Some(own), Kind::Class(asked)) = (class(value), &asked.kind) {
            return Some(self.descends_from(own, *asked, 0));
        }
        let kinds: &[&str] = match (&value.kind, self.shape_of(value)) {
            (Kind::Str(text), _) if text.constant().is_some() && value.ty.as_deref().is_none_or(|ty| ty == "string") => &["str", "object"],
            (Kind::Bool(_), _) => &["bool", "int", "object"],
            (Kind::Int(_), _) => &["int", "object"],
            (Kind::Float(_), _) => &["float", "object"],
            (Kind::Cell(cell), Some(Shape::Map)) if self.st.heap.object(*cell).is_some_and(|object| object.ty.is_none()) => {
                &["dict", "object"]
            }
            _ => return None,
        };
        let one = |ty: &Value<'a>| match &ty.kind {
            Kind::Lib(name) => matches!(&**name, "str" | "int" | "float" | "bool" | "dict" | "list" | "tuple" | "set" | "bytes" | "object")
                .then(|| kinds.contains(&&**name)),
            Kind::Class(_) => Some(false),
            _ => None,
        };
        if value.is_plain_constant() && matches!(value.kind, Kind::Str(_)) && matches!(&asked.kind, Kind::Lib(name) if &**name == "bytes") {
            return None;
        }
        match self.st.heap.object(asked.cell().unwrap_or(super::value::Ref(u32::MAX))) {
            Some(list) if !list.open && list.rest.is_none() => {
                let answers: Option<Vec<bool>> = list.items.iter().map(one).collect();
                answers.map(|answers| answers.contains(&true))
            }
            Some(_) => None,
            None => one(asked),
        }
    }

    /// What a method of a constant text gives.
    pub(super) fn of_constant_text(&mut self, text: &str, method: &str, args: &[ArgValue<'a>]) -> Option<Value<'a>> {
        if self.language != Language::Python || text.len() > LONGEST || args.iter().any(|arg| arg.name.is_some()) {
            return None;
        }
        let string = |at: usize| args.get(at).and_then(|arg| arg.value.as_str());
        let number = |at: usize| args.get(at).and_then(|arg| arg.value.as_int()).and_then(|number| usize::try_from(number).ok());
        if let ("startswith" | "endswith", [asked]) = (method, args)
            && let Some(choices) = self.exact_elements(&asked.value).filter(|_| asked.value.cell().is_some())
        {
            let choices: Option<Vec<_>> = choices.iter().map(Value::as_str).collect();
            let ends = |one: &str| if method == "startswith" { text.starts_with(one) } else { text.ends_with(one) };
            return Some(Value::bool(choices?.iter().any(|one| ends(one))));
        }
        // What Python takes for blanks besides.
        if matches!(method, "strip" | "lstrip" | "rstrip") && args.is_empty() && text.contains(super::python_plain::is_separator) {
            return None;
        }
        let made = match (method, args.len()) {
            ("upper", 0) => text.to_uppercase(),
            ("lower" | "casefold", 0) if text.is_ascii() => text.to_lowercase(),
            ("swapcase", 0) if text.is_ascii() => {
                text.chars().map(|c| if c.is_lowercase() { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() }).collect()
            }
            ("capitalize", 0) if text.is_ascii() => {
                let mut letters = text.chars();
                letters
                    .next()
                    .map(|first| first.to_ascii_uppercase().to_string() + &letters.as_str().to_ascii_lowercase())
                    .unwrap_or_default()
            }
            ("strip", 0) => text.trim().into(),
            ("lstrip", 0) => text.trim_start().into(),
            ("rstrip", 0) => text.trim_end().into(),
            ("strip" | "lstrip" | "rstrip", 1) => {
                let signs = string(0)?;
                let of = |c: char| signs.contains(c);
                match method {
                    "strip" => text.trim_matches(of),
                    "lstrip" => text.trim_start_matches(of),
                    _ => text.trim_end_matches(of),
                }
                .into()
            }
            ("removeprefix", 1) => text.strip_prefix(&*string(0)?).unwrap_or(text).into(),
            ("removesuffix", 1) => text.strip_suffix(&*string(0)?).unwrap_or(text).into(),
            ("replace", 3) => super::python_plain::replaced(text, &string(0)?, &string(1)?, number(2)?)?,
            ("zfill", 1) if !text.starts_with(['+', '-']) => {
                format!("{text:0>width$}", width = number(0).filter(|width| *width <= LONGEST)?)
            }
            ("ljust", 1) => format!("{text:<width$}", width = number(0).filter(|width| *width <= LONGEST)?),
            ("rjust", 1) => format!("{text:>width$}", width = number(0).filter(|width| *width <= LONGEST)?),
            ("count", 1) => {
                let part = string(0).filter(|part| !part.is_empty())?;
                return Some(Value::int(text.matches(&*part).count() as i128));
            }
            ("rfind", 1) => {
                let place = text.rfind(&*string(0)?).map_or(-1, |at| text[..at].chars().count() as i128);
                return Some(Value::int(place));
            }
            ("startswith", 2) => {
                let (part, from) = (string(0)?, number(1)?);
                let rest: String = text.chars().skip(from).collect();
                return Some(Value::bool(from <= text.chars().count() && rest.starts_with(&*part)));
            }
            (_, 0) => return is_of(text, method).map(Value::bool),
            _ => return None,
        };
        Some(Value::str(made))
    }

    /// What a search of a constant text finds: nothing, or what can be asked for its groups.
    pub(super) fn constant_match(&self, pattern: &str, subject: &Value<'a>, whole: bool, from_start: bool) -> Option<Value<'a>> {
        if self.language != Language::Python {
            return None;
        }
        let text = short(subject)?;
        let asked = match (whole, from_start) {
            (true, _) => format!("\\A(?:{pattern})\\z"),
            (_, true) => format!("\\A(?:{pattern})"),
            _ => pattern.into(),
        };
        match super::python_plain::constant_pattern(&asked, "")?.find(&text) {
            None => Some(Value::null()),
            // What is empty would count as nothing found.
            Some(found) if found.is_empty() => None,
            Some(found) => Self::match_type(pattern).map(|ty| Value::str(found.as_str()).typed(Some(ty))),
        }
    }

    /// A text as bytes, or bytes as a text: what is shown of one is shown of the other.
    pub(super) fn is_same_in_bytes(&self, method: &str, site: &Site<'a, '_>) -> bool {
        let recoded = self.language == Language::Python && matches!(method, "encode" | "decode") && site.args.len() < 2;
        recoded && site.receiver.is_some_and(|held| matches!(held.kind, Kind::Unknown) && !held.taint.is_empty())
    }

    /// An empty list or map that is handed to a function out of sight, for nothing but what it does: it is there to be filled.
    pub(super) fn may_be_gathered(&mut self, site: &Site<'a, '_>) {
        if self.alone != Some(site.span) || site.receiver.is_some_and(|held| held.cell().is_some()) {
            return;
        }
        for cell in site.args.iter().filter_map(|arg| arg.value.cell()) {
            let is_bare = |object: &&mut super::heap::Object<'a>| {
                object.shape != Shape::Instance && object.items.is_empty() && object.fields.is_empty()
            };
            if let Some(object) = self.st.heap.object_mut(cell).filter(is_bare) {
                object.open = true;
            }
        }
    }
}

/// A constant text without line breaks, before which `$` would hold.
fn short(value: &Value<'_>) -> Option<crate::flow::ir::Sym> {
    value.as_str().filter(|text| text.len() <= LONGEST && !text.contains('\n'))
}

/// What a test of all letters says.
fn is_of(text: &str, method: &str) -> Option<bool> {
    if !text.is_ascii() {
        return None;
    }
    let all = |test: fn(&u8) -> bool| !text.is_empty() && text.as_bytes().iter().all(test);
    Some(match method {
        "isdigit" | "isdecimal" | "isnumeric" => all(u8::is_ascii_digit),
        "isalpha" => all(u8::is_ascii_alphabetic),
        "isalnum" => all(u8::is_ascii_alphanumeric),
        "isspace" if text.contains(super::python_plain::is_separator) => return None,
        "isspace" => all(|byte| matches!(byte, b' ' | b'\t'..=b'\r')),
        "isupper" => text.bytes().any(|c| c.is_ascii_uppercase()) && !text.bytes().any(|c| c.is_ascii_lowercase()),
        "islower" => text.bytes().any(|c| c.is_ascii_lowercase()) && !text.bytes().any(|c| c.is_ascii_uppercase()),
        "isidentifier" => !text.starts_with(|c: char| c.is_ascii_digit()) && all(|c| c.is_ascii_alphanumeric() || *c == b'_'),
        _ => return None,
    })
}

/// How two constants of one kind stand to each other.
fn order_of(a: &Value<'_>, b: &Value<'_>) -> Option<std::cmp::Ordering> {
    match (a.as_int(), b.as_int(), a.as_str(), b.as_str()) {
        (Some(a), Some(b), ..) => Some(a.cmp(&b)),
        (.., Some(a), Some(b)) => Some(a.cmp(&b)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use assay_manifests::Language;

    use super::is_of;
    use crate::flow::engine::tests::report;

    #[test]
    fn what_flags_others_and_classes_decide_is_no_constant() {
        let is_found = |before: &str, test: &str| {
            let text = format!(
                "import os, re\nfrom flask import request\nMODE = 'QUIET'\nKEPT = []\n{before}\ndef show():\n    if {test}:\n        os.system('ls ' + request.args['berth'])\n"
            );
            report(Language::Python, "show.py", &text).findings.iter().any(|one| one.rule.contains("cwe-078"))
        };
        assert!(is_found("", "re.match('quiet', MODE, re.I)"));
        assert!(!is_found("", "re.match('quiet', MODE)"));
        assert!(is_found("def keep(x):\n    KEPT.append(x)", "KEPT"));
        assert!(is_found("", "len(request.args['berth']) > 2 and not []"));
    }

    #[test]
    fn an_object_whose_class_answers_tells_no_path() {
        let is_found = |answer: &str| {
            let text = format!(
                "import os\nfrom flask import request\nclass Log:\n    def {answer}(self):\n        return 0\n\ndef show():\n    berth = request.args['berth']\n    if berth in ('a', 'b'):\n        log = None\n    else:\n        log = Log()\n    if not log:\n        os.system('ls ' + berth)\n"
            );
            report(Language::Python, "show.py", &text).findings.iter().any(|one| one.rule.contains("cwe-078"))
        };
        assert!(is_found("__len__"));
        assert!(!is_found("close"));
    }

    #[test]
    fn letters_are_told_as_python_tells_them() {
        for (text, method) in [("12", "isdigit"), ("ab", "isalpha"), ("A1-", "isupper"), ("a_1", "isidentifier"), ("a1", "isalnum")] {
            assert_eq!(is_of(text, method), Some(true), "{text} {method}");
        }
        for (text, method) in [("", "isdigit"), ("a1", "isalpha"), ("1-", "islower"), ("1a", "isidentifier"), ("", "isspace")] {
            assert_eq!(is_of(text, method), Some(false), "{text} {method}");
        }
        assert_eq!(is_of("é", "isalpha"), None);
    }
}
