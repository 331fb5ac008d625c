//! What Python's library makes of values that are known in full, computed as the runtime computes it. Whatever is not certain is left
//! undecided. Knows no engine but for the way in and out, and no rule.

mod bytes;
mod coded;
mod formats;
mod numbers;
mod paths;
mod regexps;
mod texts;
mod written;

use assay_manifests::Language;

use super::{
    Engine,
    call::Site,
    heap::{Object, Shape},
    value::{Kind, Ref, Value},
};
use crate::flow::ir::Spread;

pub(super) use numbers::divided_down;
pub(super) use paths::normal as normal_path;
pub(super) use regexps::{Which, constant_pattern, group as pattern_group, group_names, method as pattern_method};
pub(super) use texts::{is_separator, letter_number, replaced};

/// Longest text that is worked with, in bytes.
const LONGEST: usize = 2000;
/// Most elements of a list or map, deepest way into one, and most values in all.
const MOST: usize = 128;
const DEEPEST: u32 = 5;
const MOST_IN_ALL: usize = 512;

/// A value that is known in full. A tuple or a set is a list here: where that matters nothing is said.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Plain {
    Null,
    Bool(bool),
    Int(i128),
    Float(f64),
    Text(String),
    List(Vec<Plain>),
    Map(Vec<(String, Plain)>),
}

/// What a function is given: in order, and by name.
pub(super) struct Given<'g> {
    pub args: &'g [Plain],
    pub named: &'g [(String, Plain)],
}

impl Plain {
    fn text(text: impl Into<String>) -> Option<Self> {
        Some(Self::Text(text.into()))
    }

    fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    fn as_int(&self) -> Option<i128> {
        match self {
            Self::Int(number) => Some(*number),
            Self::Bool(yes) => Some(i128::from(*yes)),
            _ => None,
        }
    }

    fn as_float(&self) -> Option<f64> {
        match self {
            Self::Float(number) => Some(*number),
            other => other.as_int().map(|number| number as f64),
        }
    }

    fn as_list(&self) -> Option<&[Self]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    /// Whether it counts as true.
    pub(super) fn truth(&self) -> bool {
        match self {
            Self::Null => false,
            Self::Bool(yes) => *yes,
            Self::Int(number) => *number != 0,
            Self::Float(number) => *number != 0.0,
            Self::Text(text) => !text.is_empty(),
            Self::List(items) => !items.is_empty(),
            Self::Map(entries) => !entries.is_empty(),
        }
    }

    /// The same where nothing of a number is lost by it, so that it may be compared.
    fn as_exact_float(&self) -> Option<f64> {
        match self {
            Self::Float(number) => Some(*number),
            other => other.as_int().filter(|number| number.unsigned_abs() <= 1 << 53).map(|number| number as f64),
        }
    }

    /// How two values of one kind stand to each other. Numbers compare with each other, lists by their first difference.
    pub(super) fn order(&self, other: &Self) -> Option<std::cmp::Ordering> {
        match (self, other) {
            (Self::Text(a), Self::Text(b)) => Some(a.cmp(b)),
            (Self::List(a), Self::List(b)) => {
                for (mine, theirs) in a.iter().zip(b) {
                    let order = mine.order(theirs)?;
                    if order.is_ne() {
                        return Some(order);
                    }
                }
                Some(a.len().cmp(&b.len()))
            }
            _ => match (self.as_int(), other.as_int()) {
                (Some(a), Some(b)) => Some(a.cmp(&b)),
                _ => self.as_exact_float()?.partial_cmp(&other.as_exact_float()?),
            },
        }
    }

    /// Whether two values are equal. `None` where their kinds are ones that may stand for others.
    pub(super) fn same(&self, other: &Self) -> Option<bool> {
        match (self, other) {
            (Self::List(a), Self::List(b)) => {
                if a.len() != b.len() {
                    return Some(false);
                }
                all_of(a.iter().zip(b).map(|(a, b)| a.same(b)))
            }
            (Self::Map(a), Self::Map(b)) => {
                if a.len() != b.len() {
                    return Some(false);
                }
                all_of(a.iter().map(|(key, value)| match b.iter().find(|(other, _)| other == key) {
                    Some((_, other)) => value.same(other),
                    None => Some(false),
                }))
            }
            (Self::Null, Self::Null) => Some(true),
            (Self::Text(a), Self::Text(b)) => Some(a == b),
            _ => match (self.as_float(), other.as_float()) {
                (Some(_), Some(_)) => self.order(other).map(std::cmp::Ordering::is_eq),
                _ => Some(false),
            },
        }
    }
}

/// Whether all hold: one that does not decides.
fn all_of(answers: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut all = Some(true);
    for answer in answers {
        match answer {
            Some(false) => return Some(false),
            Some(true) => {}
            None => all = None,
        }
    }
    all
}

impl Given<'_> {
    fn text(&self, at: usize) -> Option<&str> {
        self.args.get(at)?.as_text()
    }

    fn int(&self, at: usize) -> Option<i128> {
        self.args.get(at)?.as_int()
    }

    fn count(&self, at: usize) -> Option<usize> {
        usize::try_from(self.int(at)?).ok()
    }

    fn named(&self, name: &str) -> Option<&Plain> {
        self.named.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// An argument by its place or its name.
    fn either(&self, at: usize, name: &str) -> Option<&Plain> {
        self.args.get(at).or_else(|| self.named(name))
    }

    /// Whether nothing is given by another name than these.
    fn names_only(&self, names: &[&str]) -> bool {
        self.named.iter().all(|(name, _)| names.contains(&name.as_str()))
    }
}

/// What a function of the library gives, by its full name.
fn function(name: &str, given: &Given<'_>) -> Option<Plain> {
    let (module, _) = name.split_once('.').unwrap_or(("", name));
    match module {
        "math" | "operator" => numbers::function(name, given),
        "re" => regexps::function(name, given),
        "base64" | "binascii" | "urllib" | "html" | "json" | "codecs" => coded::function(name, given),
        "os" | "posixpath" | "fnmatch" => paths::function(name, given),
        "string" | "textwrap" | "shlex" | "str" => texts::function(name, given),
        "" | "bytes" | "bytearray" => written::builtin(name, given).or_else(|| numbers::function(name, given)),
        _ => None,
    }
}

/// Whether a name may be one of a function that is known here.
fn speaks_of(name: &str) -> bool {
    match name.split_once('.') {
        None => {
            matches!(
                name,
                "str"
                    | "repr"
                    | "ascii"
                    | "format"
                    | "bool"
                    | "len"
                    | "chr"
                    | "int"
                    | "float"
                    | "max"
                    | "min"
                    | "bytes"
                    | "bytearray"
                    | "abs"
                    | "round"
                    | "pow"
                    | "sum"
                    | "divmod"
            )
        }
        Some((module, _)) => {
            matches!(
                module,
                "math"
                    | "operator"
                    | "re"
                    | "base64"
                    | "binascii"
                    | "urllib"
                    | "html"
                    | "json"
                    | "codecs"
                    | "os"
                    | "posixpath"
                    | "fnmatch"
                    | "string"
                    | "textwrap"
                    | "shlex"
                    | "str"
                    | "bytes"
                    | "bytearray"
            )
        }
    }
}

/// What a name of the library stands for that is a constant in every version.
pub(super) fn constant(name: &str) -> Option<Plain> {
    const LOWER: &str = "abcdefghijklmnopqrstuvwxyz";
    const UPPER: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const SIGNS: &str = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    match name {
        "string.ascii_lowercase" => Plain::text(LOWER),
        "string.ascii_uppercase" => Plain::text(UPPER),
        "string.ascii_letters" => Plain::text(format!("{LOWER}{UPPER}")),
        "string.digits" => Plain::text("0123456789"),
        "string.hexdigits" => Plain::text("0123456789abcdefABCDEF"),
        "string.octdigits" => Plain::text("01234567"),
        "string.punctuation" => Plain::text(SIGNS),
        "string.whitespace" => Plain::text(" \t\n\r\x0b\x0c"),
        "io.SEEK_SET" | "os.SEEK_SET" => Some(Plain::Int(0)),
        "io.SEEK_CUR" | "os.SEEK_CUR" => Some(Plain::Int(1)),
        "io.SEEK_END" | "os.SEEK_END" => Some(Plain::Int(2)),
        "math.pi" => Some(Plain::Float(std::f64::consts::PI)),
        "math.e" => Some(Plain::Float(std::f64::consts::E)),
        "math.tau" => Some(Plain::Float(std::f64::consts::TAU)),
        "math.inf" => Some(Plain::Float(f64::INFINITY)),
        _ => None,
    }
}

/// Arguments with their names.
type Named = Vec<(String, Plain)>;

impl<'a> Engine<'a> {
    /// What a function gives where all that it is given is known in full.
    pub(super) fn plain_function(&mut self, name: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        if site.args.is_empty() || !speaks_of(name) {
            return None;
        }
        if let ("str" | "repr" | "ascii" | "format", [one]) = (name, site.args)
            && let Some(shown) = self.shown_bytes(&one.value)
        {
            return Some(shown);
        }
        let (args, named) = self.plain_args(site)?;
        let made = match name.strip_prefix("str.").filter(|method| *method != "maketrans") {
            Some(method) => texts::method(args.first()?.as_text()?, method, &Given { args: &args[1..], named: &named }),
            None => function(name, &Given { args: &args, named: &named }),
        };
        made.map(|made| self.value_of_plain(made))
    }

    /// What a method of a text gives.
    pub(super) fn plain_text_method(&mut self, receiver: &Value<'a>, text: &str, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        if self.language != Language::Python || text.len() > LONGEST || Self::is_match(receiver) {
            return None;
        }
        let (args, named) = self.plain_args(site)?;
        texts::method(text, method, &Given { args: &args, named: &named }).map(|made| self.value_of_plain(made))
    }

    /// What a method of a compiled pattern gives that makes texts, and what it finds between two places.
    pub(super) fn plain_pattern_method(&mut self, pattern: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let Kind::Regex(text, flags) = &pattern.kind else { return None };
        let (args, named) = self.plain_args(site)?;
        if !named.is_empty() {
            return None;
        }
        if let ("fullmatch" | "match" | "search", [Plain::Text(subject), bounds @ ..]) = (method, args.as_slice())
            && !bounds.is_empty()
        {
            // Where it begins or ends says what stands at its edges: `^` and look-outs mean the whole text.
            if text.contains(['^', '$']) || text.contains("\\b") || text.contains("\\B") || text.contains("\\A") || text.contains("(?") {
                return None;
            }
            let part = bounded(subject, bounds)?;
            return Some(self.matched(&pattern.clone(), &Value::str(part), method == "fullmatch", method == "match"));
        }
        pattern_method(text, flags, method, &args).map(|made| self.value_of_plain(made))
    }

    /// What a method of a list gives that changes nothing of it.
    pub(super) fn plain_list_method(&mut self, items: &[Value<'a>], method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let wanted = match (method, site.args) {
            ("index" | "count", [wanted]) if wanted.name.is_none() => self.plain_of(&wanted.value)?,
            _ => return None,
        };
        let mut found = 0;
        for (at, item) in items.iter().enumerate() {
            let item = self.plain_of(item)?;
            match (item.same(&wanted)?, method) {
                (true, "index") => return Some(Value::int(at as i128)),
                (true, _) => found += 1,
                _ => {}
            }
        }
        (method == "count").then(|| Value::int(found))
    }

    fn plain_args(&self, site: &Site<'a, '_>) -> Option<(Vec<Plain>, Named)> {
        let (mut args, mut named) = (Vec::with_capacity(site.args.len()), Vec::new());
        for arg in site.args {
            if arg.spread != Spread::No {
                return None;
            }
            let value = self.plain_of(&arg.value)?;
            match &arg.name {
                Some(name) => named.push((name.to_string(), value)),
                None => args.push(value),
            }
        }
        Some((args, named))
    }

    /// A value that is known in full.
    pub(super) fn plain_of(&self, value: &Value<'a>) -> Option<Plain> {
        self.plain_within(value, 0, &mut MOST_IN_ALL.clone())
    }

    /// `left`: how many values may still be read. A list may hold another one many times.
    fn plain_within(&self, value: &Value<'a>, depth: u32, left: &mut usize) -> Option<Plain> {
        *left = left.checked_sub(1)?;
        match &value.kind {
            Kind::Null => Some(Plain::Null),
            Kind::Bool(yes) => Some(Plain::Bool(*yes)),
            Kind::Int(number) => Some(Plain::Int(*number)),
            Kind::Float(number) => Some(Plain::Float(*number)),
            Kind::Str(text) if !Self::is_match(value) => {
                text.constant().filter(|text| text.len() <= LONGEST).map(|text| Plain::Text(text.to_string()))
            }
            Kind::Cell(cell) if depth < DEEPEST => self.plain_object(*cell, depth, left),
            _ => None,
        }
    }

    fn plain_object(&self, cell: Ref, depth: u32, left: &mut usize) -> Option<Plain> {
        let object = self.st.heap.object(cell)?;
        let is_known = !object.open && object.rest.is_none() && !object.weak && object.class.is_none() && object.ty.is_none();
        if !is_known || object.items.len() + object.fields.len() > MOST || !self.is_whole(cell, object) {
            return None;
        }
        match object.shape {
            Shape::List if object.fields.is_empty() => {
                object.items.iter().map(|item| self.plain_within(item, depth + 1, left)).collect::<Option<_>>().map(Plain::List)
            }
            Shape::Map if object.items.is_empty() => {
                let mut entry =
                    |(key, value): &(crate::flow::ir::Sym, Value<'a>)| Some((key.to_string(), self.plain_within(value, depth + 1, left)?));
                object.fields.iter().map(&mut entry).collect::<Option<_>>().map(Plain::Map)
            }
            _ => None,
        }
    }

    /// What is empty and was there before the function began another one may have filled.
    fn is_whole(&self, cell: Ref, object: &Object<'a>) -> bool {
        let entry = self.frames.iter().find(|frame| frame.function.is_some());
        !object.items.is_empty() || !object.fields.is_empty() || entry.is_none_or(|entry| cell > entry.scope)
    }

    pub(super) fn value_of_plain(&mut self, plain: Plain) -> Value<'a> {
        match plain {
            Plain::Null => Value::null(),
            Plain::Bool(yes) => Value::bool(yes),
            Plain::Int(number) => Value::int(number),
            Plain::Float(number) => Value::of(Kind::Float(number)),
            Plain::Text(text) => Value::str(text),
            Plain::List(items) => {
                let items = items.into_iter().map(|item| self.value_of_plain(item)).collect();
                self.new_list(items)
            }
            Plain::Map(entries) => {
                let mut map = Object::new(Shape::Map);
                for (key, value) in entries {
                    let value = self.value_of_plain(value);
                    map.set_field(&key.into(), value, &self.ids);
                }
                self.allocate_object(map)
            }
        }
    }

    /// A constant as a place of a format writes it, by what stands behind the colon; where that is not certain, some text of the program's.
    pub(super) fn shown_by_spec(&mut self, value: Value<'a>, spec: &str) -> Value<'a> {
        if let Some(shown) = self.shown_bytes(&value) {
            return shown;
        }
        if spec.is_empty() || self.language != Language::Python || !value.is_plain_constant() {
            return value;
        }
        let written = self.plain_of(&value).and_then(|plain| formats::by_spec(&plain, spec));
        written.map_or_else(|| self.opaque().typed(Some("string".into())), Value::str)
    }

    /// The same for a place of a `%` format: flags, width and precision, and its letter. What other languages write so is known where it is written as it is.
    pub(super) fn shown_by_percent(&mut self, value: Value<'a>, flags: &str, letter: char) -> Value<'a> {
        let value = if self.language == Language::Go { self.letter_by_verb(value, letter) } else { value };
        if !value.is_plain_constant()
            || flags.is_empty() && matches!(letter, 's' | 'd' | 'v') && !matches!(value.kind, Kind::Bool(_) | Kind::Null)
        {
            return value;
        }
        if self.language != Language::Python {
            let is_bare = flags.chars().all(|c| c.is_ascii_digit() || c == '$') && (flags.is_empty() || flags.ends_with('$'));
            let changes = !is_bare || matches!(letter, 'x' | 'X' | 'o' | 'b' | 'c' | 'e' | 'f' | 'g' | 'S' | 'q');
            return if changes { self.opaque().typed(Some("string".into())) } else { value };
        }
        let written = self.plain_of(&value).and_then(|plain| formats::by_percent(&plain, flags, letter));
        written.map_or_else(|| self.opaque().typed(Some("string".into())), Value::str)
    }

    /// Whether a name of the library stands for a constant.
    pub(super) fn is_python_constant(&self, full: &str) -> bool {
        self.language == Language::Python && constant(full).is_some()
    }

    pub(super) fn python_constant(&mut self, full: &str) -> Value<'a> {
        match constant(full) {
            Some(held) => self.value_of_plain(held),
            None => self.opaque(),
        }
    }

    /// A constant as `str` writes it.
    pub(super) fn written_plainly(&self, value: &Value<'a>) -> Option<Value<'a>> {
        written::as_text(&self.plain_of(value)?).map(Value::str)
    }
}

/// The part of a text between two places, as `pattern.search(text, from, to)` takes them.
fn bounded(text: &str, bounds: &[Plain]) -> Option<String> {
    let length = text.chars().count();
    let place = |at: usize, none: usize| match bounds.get(at) {
        None => Some(none),
        Some(place) => place.as_int().map(|place| usize::try_from(place).unwrap_or(0).min(length)),
    };
    let (from, to) = (place(0, 0)?, place(1, length)?);
    Some(text.chars().take(to).skip(from).collect())
}

#[cfg(test)]
mod tests {
    use super::{Given, Plain, function, texts};

    /// A function of texts and numbers, and what it gives.
    pub(super) fn made(name: &str, args: &[Plain]) -> Option<Plain> {
        function(name, &Given { args, named: &[] })
    }

    pub(super) fn text(text: &str) -> Plain {
        Plain::Text(text.into())
    }

    pub(super) fn method(receiver: &str, name: &str, args: &[Plain]) -> Option<Plain> {
        texts::method(receiver, name, &Given { args, named: &[] })
    }

    #[test]
    fn values_compare_as_python_compares_them() {
        let pair = |n: i128, name: &str| Plain::List(vec![Plain::Int(n), text(name)]);
        assert_eq!(pair(1, "b").order(&pair(1, "c")), Some(std::cmp::Ordering::Less));
        assert_eq!(pair(2, "a").order(&pair(1, "c")), Some(std::cmp::Ordering::Greater));
        assert_eq!(Plain::Int(1).order(&text("1")), None);
        assert_eq!(Plain::Bool(true).same(&Plain::Int(1)), Some(true));
        assert_eq!(Plain::Int(1).same(&text("1")), Some(false));
    }
}
