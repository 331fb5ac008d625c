//! PHP's functions and operators over values that are known in full: what the runtime would answer. `value` has the kinds and how the language
//! turns one into another; `text`, `numbers`, `arrays`, `codes`, `matches`, `parts` and `format` the functions; `operators` the operators. Knows no rule.

mod arrays;
mod codes;
mod format;
mod matches;
mod numbers;
mod operators;
mod parts;
mod text;
mod value;

use super::{
    Engine,
    call::Site,
    heap::{Object, Shape},
    value::{Kind, Ref, Value},
};
use crate::flow::ir::{BinaryOp, Spread, Sym};
use format::Segment;
use value::{Key, MOST_ENTRIES, MOST_TEXT, Pure};

/// Arrays within arrays are read this deep.
const MOST_DEPTH: u32 = 5;
/// Most values that are read of one.
const MOST_IN_ALL: usize = 1024;
/// Alternatives of one argument that are asked one by one.
const MOST_ATOMS: usize = 4;

/// The number that a constant of the language stands for.
fn constant(name: &str) -> Option<i64> {
    Some(match name {
        "PHP_URL_SCHEME" | "SORT_REGULAR" | "ENT_NOQUOTES" | "ENT_HTML401" | "STR_PAD_LEFT" | "CASE_LOWER" | "COUNT_NORMAL" => 0,
        "PHP_URL_HOST"
        | "PATHINFO_DIRNAME"
        | "SORT_NUMERIC"
        | "PREG_SPLIT_NO_EMPTY"
        | "STR_PAD_RIGHT"
        | "CASE_UPPER"
        | "COUNT_RECURSIVE" => 1,
        "PHP_URL_PORT" | "PATHINFO_BASENAME" | "SORT_STRING" | "ENT_COMPAT" | "STR_PAD_BOTH" => 2,
        "PHP_URL_USER" | "ENT_QUOTES" => 3,
        "PHP_URL_PASS" | "PATHINFO_EXTENSION" => 4,
        "PHP_URL_PATH" => 5,
        "PHP_URL_FRAGMENT" => 7,
        "PHP_URL_QUERY" | "SORT_NATURAL" => 6,
        "PATHINFO_FILENAME" | "SORT_FLAG_CASE" | "ENT_SUBSTITUTE" => 8,
        "ENT_XHTML" => 32,
        "ENT_HTML5" => 48,
        "JSON_FORCE_OBJECT" => 16,
        "JSON_UNESCAPED_SLASHES" => 64,
        "JSON_PRETTY_PRINT" => 128,
        "JSON_UNESCAPED_UNICODE" => 256,
        "JSON_INVALID_UTF8_IGNORE" => 1_048_576,
        "JSON_INVALID_UTF8_SUBSTITUTE" => 2_097_152,
        "JSON_THROW_ON_ERROR" => 4_194_304,
        _ => return None,
    })
}

/// Whether objects of a class count as true whatever is in them: those of XML and of numbers are asked for it.
fn is_always_true(class: &str) -> bool {
    let name = class.rsplit('.').next().unwrap_or(class);
    !(name.contains("XML") || name.contains("Xml") || name == "GMP" || name == "Number")
}

/// Names of parameters by which arguments of these functions are given out of order.
fn parameters(function: &str) -> Option<&'static [&'static str]> {
    Some(match function {
        "in_array" | "array_search" => &["needle", "haystack", "strict"],
        "array_slice" => &["array", "offset", "length", "preserve_keys"],
        "array_reverse" => &["array", "preserve_keys"],
        "json_decode" => &["json", "associative", "depth", "flags"],
        "json_encode" => &["value", "flags"],
        "explode" => &["separator", "string", "limit"],
        "implode" => &["separator", "array"],
        "str_pad" => &["string", "length", "pad_string", "pad_type"],
        "number_format" => &["num", "decimals", "decimal_separator", "thousands_separator"],
        "substr" | "mb_substr" => &["string", "offset", "length"],
        "trim" | "ltrim" | "rtrim" => &["string", "characters"],
        "round" => &["num", "precision"],
        "range" => &["start", "end", "step"],
        _ => return None,
    })
}

impl<'a> Engine<'a> {
    /// What a function of PHP gives where all that it looks at is known.
    pub(super) fn php_pure(&mut self, site: &Site<'a, '_>, name: &str) -> Option<Value<'a>> {
        if site.args.len() > 16 || site.args.iter().any(|arg| arg.spread != Spread::No) {
            return None;
        }
        let ordered = self.given_in_order(site, name)?;
        let moves = name.starts_with("array_") || matches!(name, "in_array" | "count" | "sizeof");
        let is_seen = |value: &Value<'a>| value.is_plain_constant() || matches!(value.kind, Kind::Cell(_) | Kind::Lib(_) | Kind::Choice(_));
        let looked_at = if name == "preg_match" { ordered.get(..2)? } else { &ordered[..] };
        if !moves && !looked_at.iter().all(is_seen) {
            return None;
        }
        // One argument that is one of a few: each of them is asked for.
        let choices: Vec<usize> = (0..ordered.len()).filter(|at| matches!(ordered[*at].kind, Kind::Choice(_))).collect();
        let [at] = choices[..] else { return self.pure_call(site, name, &ordered) };
        let atoms = ordered[at].atoms().to_vec();
        if atoms.len() > MOST_ATOMS || !atoms.iter().all(Value::is_plain_constant) {
            return self.pure_call(site, name, &ordered);
        }
        let mut sum: Option<Value<'a>> = None;
        for atom in atoms {
            let mut args = ordered.clone();
            args[at] = atom;
            let made = self.pure_call(site, name, &args)?;
            sum = Some(sum.map_or_else(|| made.clone(), |known| self.join(&known, &made)));
        }
        sum
    }

    /// The arguments of a call in the order of the function's parameters.
    fn given_in_order(&self, site: &Site<'a, '_>, name: &str) -> Option<Vec<Value<'a>>> {
        let mut ordered: Vec<Value<'a>> = Vec::with_capacity(site.args.len());
        for arg in site.args {
            let Some(named) = &arg.name else {
                ordered.push(arg.value.clone());
                continue;
            };
            let at = parameters(name)?.iter().position(|known| **known == **named)?;
            while ordered.len() < at {
                // What is left out between is what it is where nothing is said.
                ordered.push(match (name, parameters(name)?.get(ordered.len())) {
                    (_, Some(&("length" | "associative"))) => Value::null(),
                    ("json_decode", Some(&"depth")) => Value::int(512),
                    _ => return None,
                });
            }
            if ordered.len() != at {
                return None;
            }
            ordered.push(arg.value.clone());
        }
        Some(ordered)
    }

    fn pure_call(&mut self, site: &Site<'a, '_>, name: &str, args: &[Value<'a>]) -> Option<Value<'a>> {
        let mut held = Vec::new();
        let pure: Vec<Pure> = args.iter().map(|value| self.pure_of(value, &mut held)).collect();
        if let "sprintf" | "vsprintf" = name {
            return self.formatted(site, name == "vsprintf", args, &pure);
        }
        if let ("preg_match", [Pure::Text(pattern), Pure::Text(text)] | [Pure::Text(pattern), Pure::Text(text), _]) = (name, &pure[..]) {
            let (count, groups) = matches::matched(pattern, text)?;
            if args.len() > 2 {
                let groups = self.value_of(&groups, &held);
                self.give_back(site, 2, groups);
            }
            return Some(self.value_of(&count, &held));
        }
        if let Some((first, more)) = pure.split_first()
            && let Some((array, given)) = arrays::change(name, first, more)
        {
            if array.weight() + given.weight() > MOST_IN_ALL {
                return None;
            }
            let (array, given) = (self.value_of(&array, &held), self.value_of(&given, &held));
            self.give_back(site, 0, array);
            return Some(given);
        }
        let (made, as_object) = match (name, pure.get(1)) {
            ("json_decode", associative) => {
                let mut rest = pure.clone();
                if rest.len() > 1 {
                    rest[1] = Pure::Null;
                }
                let yes = associative.map_or(Some(false), Pure::truth)?;
                (codes::call(name, &rest)?, !yes)
            }
            _ => {
                let made = text::call(name, &pure).or_else(|| numbers::call(name, &pure));
                (
                    made.or_else(|| arrays::call(name, &pure))
                        .or_else(|| codes::call(name, &pure))
                        .or_else(|| matches::call(name, &pure))
                        .or_else(|| parts::call(name, &pure))?,
                    false,
                )
            }
        };
        if made.weight() > MOST_IN_ALL {
            return None;
        }
        let text = if as_object { args.first().and_then(Value::as_str) } else { None };
        // What an empty object is, or one with numbers for names, does not show in an array.
        let hides = |text: &str| {
            let bare: String = text.split_ascii_whitespace().collect();
            bare.contains('{') && ["{}", "\"0\"", "\\u"].iter().any(|sign| bare.contains(sign))
        };
        if text.as_ref().is_some_and(|text| hides(text)) {
            return None;
        }
        let made = self.value_of(&made, &held);
        if text.is_some_and(|text| text.contains('{')) {
            self.as_plain_objects(&made, 0);
        }
        Some(if matches!(made.kind, Kind::Str(_)) { made.typed(Some("string".into())) } else { made })
    }

    /// A format with its places filled, each as it is written there; what is not known stands where it stands.
    fn formatted(&mut self, site: &Site<'a, '_>, by_list: bool, args: &[Value<'a>], pure: &[Pure]) -> Option<Value<'a>> {
        let format = args.first()?.as_str()?;
        let given: Vec<Value<'a>> = if by_list { self.exact_elements(args.get(1)?)? } else { args[1..].to_vec() };
        let mut held = Vec::new();
        let known: Vec<Pure> = match (by_list, pure.get(1)) {
            (true, _) => given.iter().map(|value| self.pure_of(value, &mut held)).collect(),
            (false, _) => pure[1..].to_vec(),
        };
        let (mut parts, mut size) = (Vec::new(), 0);
        for segment in format::segments(&format)? {
            if size > MOST_TEXT {
                return None;
            }
            match segment {
                Segment::Text(text) => parts.push(Value::str(text)),
                Segment::Place { at, spec } => match spec.write(known.get(at)?) {
                    Some(text) => {
                        size += text.len();
                        parts.push(Value::str(text));
                    }
                    None if spec.is_number() => {
                        let value = self.as_number(given.get(at)?.clone(), site.span);
                        parts.push(if value.is_plain_constant() { self.opaque() } else { value });
                    }
                    None if spec.is_bare() => parts.push(given.get(at)?.clone()),
                    None => {
                        let value = given.get(at)?.clone();
                        parts.push(self.derived(&value));
                    }
                },
            }
        }
        Some(self.concat(&parts, site.span))
    }

    /// What an operator gives over constants.
    pub(super) fn php_folded(&mut self, op: BinaryOp, a: &Value<'a>, b: &Value<'a>) -> Option<Value<'a>> {
        let is_array = |engine: &Self, value: &Value<'a>| {
            matches!(engine.shape_of(value), Some(Shape::List | Shape::Map)) && value.cell().is_some_and(|cell| engine.is_own_cell(cell))
        };
        let is_seen = |engine: &Self, value: &Value<'a>| value.is_plain_constant() || is_array(engine, value);
        let compares = matches!(
            op,
            BinaryOp::Eq | BinaryOp::NotEq | BinaryOp::Same | BinaryOp::NotSame | BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge
        );
        if !is_seen(self, a) || !is_seen(self, b) || !compares && (is_array(self, a) || is_array(self, b)) {
            return None;
        }
        let mut held = Vec::new();
        let (a, b) = (self.pure_of(a, &mut held), self.pure_of(b, &mut held));
        let made = operators::binary(op, &a, &b)?;
        Some(self.value_of(&made, &held))
    }

    /// The order of two values, where both are known.
    pub(super) fn php_order_of(&self, a: &Value<'a>, b: &Value<'a>) -> Option<std::cmp::Ordering> {
        let mut held = Vec::new();
        let (a, b) = (self.pure_of(a, &mut held), self.pure_of(b, &mut held));
        a.order(&b)
    }

    /// What a cast makes of a constant, or an array whose entries are known.
    pub(super) fn php_cast(&mut self, ty: &str, value: &Value<'a>) -> Option<Value<'a>> {
        if !(value.is_plain_constant() || ty == "bool" && value.cell().is_some()) {
            return None;
        }
        let pure = self.pure_of(value, &mut Vec::new());
        Some(match ty {
            "int" => Value::int(pure.as_int()?.into()),
            "float" => Value::of(Kind::Float(pure.as_float()?)),
            "bool" | "boolean" => Value::bool(pure.truth()?),
            "string" => Value::str(pure.as_text()?).typed(Some("string".into())),
            _ => return None,
        })
    }

    /// Whether a value counts as true for PHP, where that is known.
    pub(super) fn php_truth(&mut self, value: &Value<'a>) -> Option<bool> {
        let mut seen = None;
        for atom in value.atoms().to_vec() {
            let truth = match &atom.kind {
                // What was there before the function began another one may have filled.
                Kind::Cell(cell) => {
                    let object = self.st.heap.object(*cell)?;
                    let is_array = matches!(object.shape, Shape::List | Shape::Map) && object.ty.is_none();
                    let filled = !object.items.is_empty() || !object.fields.is_empty();
                    let lacks = object.may_lack() && object.items.is_empty();
                    let is_exact = is_array && !object.open && object.rest.is_none() && !object.weak && !lacks;
                    (is_exact && (filled || self.is_own_cell(*cell))).then_some(filled)?
                }
                _ if atom.is_plain_constant() => self.pure_of(&atom, &mut Vec::new()).truth()?,
                _ if self.is_new_object(&atom) && atom.ty.as_deref().is_some_and(is_always_true) => true,
                _ => atom.truth(true)?,
            };
            if seen.is_some_and(|known| known != truth) {
                return None;
            }
            seen = Some(truth);
        }
        seen
    }

    /// Whether an object was made since the function that runs first began.
    fn is_own_cell(&self, cell: Ref) -> bool {
        let entry = self.frames.iter().find(|frame| frame.function.is_some());
        entry.is_none_or(|entry| cell > entry.scope)
    }

    /// A constant as PHP writes it in a text.
    pub(super) fn php_written(&mut self, value: &Value<'a>) -> Option<String> {
        match value.kind {
            Kind::Null | Kind::Bool(_) | Kind::Float(_) => self.pure_of(value, &mut Vec::new()).as_text(),
            _ => None,
        }
    }

    fn pure_of(&self, value: &Value<'a>, held: &mut Vec<Value<'a>>) -> Pure {
        let mut left = MOST_IN_ALL;
        self.pure_within(value, 0, held, &mut left)
    }

    /// `left`: how many values may still be read. An array may hold another one many times.
    fn pure_within(&self, value: &Value<'a>, depth: u32, held: &mut Vec<Value<'a>>, left: &mut usize) -> Pure {
        *left = left.saturating_sub(1);
        let unknown = |held: &mut Vec<Value<'a>>| {
            held.push(value.clone());
            Pure::Held(held.len() - 1)
        };
        match &value.kind {
            Kind::Null => Pure::Null,
            Kind::Bool(yes) => Pure::Bool(*yes),
            Kind::Int(number) => i64::try_from(*number).map_or_else(|_| unknown(held), Pure::Int),
            Kind::Float(number) => Pure::Float(*number),
            Kind::Str(text) => match text.constant().filter(|text| text.len() <= MOST_TEXT) {
                Some(text) => Pure::text(&*text),
                None => unknown(held),
            },
            Kind::Lib(name) => {
                let flags = name.split('|').try_fold(0, |sum, flag| Some(sum | constant(flag)?));
                flags.map_or_else(|| unknown(held), Pure::Int)
            }
            Kind::Cell(cell) => {
                let object = self.st.heap.object(*cell).filter(|object| {
                    matches!(object.shape, Shape::List | Shape::Map)
                        && object.ty.is_none()
                        && !(object.open || object.weak || object.rest.is_some())
                        && object.items.len() + object.fields.len() <= MOST_ENTRIES
                });
                let Some(object) = object.filter(|_| depth < MOST_DEPTH && *left > 0) else { return unknown(held) };
                let mut entries = Vec::with_capacity(object.items.len() + object.fields.len());
                for (at, item) in object.items.iter().enumerate() {
                    entries.push((Key::Number(at as i64), self.pure_within(item, depth + 1, held, left)));
                }
                for (key, field) in &object.fields {
                    entries.push((Key::of(key), self.pure_within(field, depth + 1, held, left)));
                }
                Pure::Array(entries)
            }
            _ => unknown(held),
        }
    }

    fn value_of(&mut self, pure: &Pure, held: &[Value<'a>]) -> Value<'a> {
        match pure {
            Pure::Null => Value::null(),
            Pure::Bool(yes) => Value::bool(*yes),
            Pure::Int(number) => Value::int((*number).into()),
            Pure::Float(number) => Value::of(Kind::Float(*number)),
            Pure::Text(text) => Value::str(text.as_str()),
            Pure::Held(at) => held.get(*at).cloned().unwrap_or_else(|| self.unknown()),
            Pure::Array(entries) => {
                let is_list = entries.iter().enumerate().all(|(at, (key, _))| *key == Key::Number(at as i64));
                let mut object = Object::new(if is_list { Shape::List } else { Shape::Map });
                for (key, value) in entries {
                    let value = self.value_of(value, held);
                    if is_list {
                        object.items.push(value);
                    } else {
                        object.fields.push((Sym::from(key.text()), value));
                    }
                }
                self.allocate_object(object)
            }
        }
    }
}
