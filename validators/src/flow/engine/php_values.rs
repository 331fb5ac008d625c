//! What PHP's operators and statements make of arrays and flags: unions, bits of named constants, entries that are taken out, variables made
//! of entries. Knows no rule.

use super::{
    Engine,
    call::{ArgValue, Site},
    heap::{Object, Shape},
    value::{Kind, Value},
};
use crate::flow::ir::{BinaryOp, ExprKind, Sym};

/// Alternatives of an operand that are looked at one by one.
const MOST_ATOMS: usize = 4;
/// Longest name of flags that are set together, in bytes.
const MOST_FLAGS: usize = 400;

/// Longest text of settings that is read, in bytes: its words are looked for in it one by one.
const MOST_SETTINGS: usize = 16_384;

/// `LIBXML_NOENT`, or several such joined by `|`.
pub(super) fn is_flag(name: &str) -> bool {
    name.contains('_')
        && name.len() < MOST_FLAGS
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '_' | '|'))
}

/// Names of flags of which each is one bit of its own.
fn are_bits(names: &str) -> bool {
    is_flag(names) && names.split('|').all(|name| ["LIBXML_", "JSON_", "FILTER_FLAG_"].iter().any(|family| name.starts_with(family)))
}

/// The key that an array of PHP makes of a value: a number for what is written as one, for a fraction and for a truth value.
pub(super) fn array_key(key: Value<'_>) -> Value<'_> {
    match &key.kind {
        Kind::Bool(yes) => Value::int(i128::from(*yes)),
        Kind::Float(number) if number.is_finite() && number.abs() < 9e15 => Value::int(number.trunc() as i128),
        Kind::Null => Value::str(""),
        Kind::Str(text) => {
            let number = text.constant().and_then(|text| Some((text.parse::<i64>().ok()?, text)));
            match number.filter(|(number, text)| *number.to_string() == **text) {
                Some((number, _)) => Value::int(number.into()),
                None => key,
            }
        }
        _ => key,
    }
}

/// `$a <=> $b` of constants.
pub(super) fn spaceship<'a>(a: &Value<'a>, b: &Value<'a>) -> Option<Value<'a>> {
    let order = match (a.as_int(), b.as_int()) {
        (Some(a), Some(b)) => a.cmp(&b),
        _ => {
            let (a, b) = (a.as_str()?, b.as_str()?);
            // Texts that are numbers are held against each other as such.
            match (a.trim().parse::<f64>(), b.trim().parse::<f64>()) {
                (Ok(a), Ok(b)) => a.partial_cmp(&b)?,
                _ => a.cmp(&b),
            }
        }
    };
    Some(Value::int(order as i128))
}

/// `filter_var('off', FILTER_VALIDATE_BOOLEAN)`.
pub(super) fn truth_of_text<'a>(value: &Value<'a>) -> Option<Value<'a>> {
    match &value.kind {
        Kind::Bool(yes) => Some(Value::bool(*yes)),
        Kind::Int(number) => Some(Value::bool(*number == 1)),
        Kind::Str(text) => {
            let text = text.constant()?.trim().to_ascii_lowercase();
            Some(Value::bool(matches!(&*text, "1" | "true" | "on" | "yes")))
        }
        _ => None,
    }
}

/// One operator of flags: the names of all that are set, in order.
fn combined<'a>(op: BinaryOp, a: &Value<'a>, b: &Value<'a>) -> Option<Value<'a>> {
    let named = |value: &Value<'a>| match &value.kind {
        Kind::Lib(name) if is_flag(name) => Some(name.clone()),
        Kind::Int(0) => Some("".into()),
        _ => None,
    };
    let of = |text: String| if text.is_empty() { Value::int(0) } else { Value::of(Kind::Lib(text.into())) };
    match op {
        BinaryOp::BitOr => {
            let (one, other): (Sym, Sym) = (named(a)?, named(b)?);
            if one.len() + other.len() >= MOST_FLAGS {
                return None;
            }
            let both = [&*one, &*other].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("|");
            Some(of(both))
        }
        BinaryOp::BitAnd => {
            let Kind::Lib(other) = &b.kind else { return None };
            let left = named(a)?;
            let holds = |list: &str, part: &str| list.split('|').any(|other| other == part);
            let left: Vec<&str> = match other.strip_prefix('~').filter(|name| is_flag(name)) {
                Some(taken) => left.split('|').filter(|part| !holds(taken, part)).collect(),
                None if are_bits(&left) && are_bits(other) => left.split('|').filter(|part| holds(other, part)).collect(),
                None => return None,
            };
            Some(of(left.join("|")))
        }
        _ => None,
    }
}

impl<'a> Engine<'a> {
    /// What an operator makes of arrays and of named flags. `None` where numbers and texts are meant.
    pub(super) fn php_operator(&mut self, op: BinaryOp, a: &Value<'a>, b: &Value<'a>) -> Option<Value<'a>> {
        match op {
            BinaryOp::Add => self.php_union(a, b),
            BinaryOp::BitOr | BinaryOp::BitAnd => {
                if a.atoms().len() > MOST_ATOMS || b.atoms().len() > MOST_ATOMS {
                    return None;
                }
                let pairs = a.atoms().iter().flat_map(|one| b.atoms().iter().map(move |other| combined(op, one, other)));
                let all = pairs.collect::<Option<Vec<_>>>()?;
                all.into_iter().reduce(|sum, one| self.join(&sum, &one))
            }
            _ => None,
        }
    }

    /// `filter_input_array(INPUT_GET, ['id' => FILTER_VALIDATE_INT])`: each entry by the filter that stands under its key.
    pub(super) fn filtered_array(&mut self, site: &Site<'a, '_>, name: &str) -> Option<Value<'a>> {
        let (from, wanted) = (site.args.first()?.value.clone(), site.args.get(1)?.value.clone());
        let asked = self.st.heap.object(wanted.cell()?).filter(|asked| asked.shape == Shape::Map)?.clone();
        let mut map = Object::new(Shape::Map);
        for (key, filter) in asked.fields {
            let value = self.filtered_entry(site, name, &from, Value::str(key.clone()), filter);
            map.set_field(&key, value, &self.ids);
        }
        if asked.open || asked.rest.is_some() {
            let (key, filter) = (self.opaque(), self.opaque());
            map.rest = Some(Box::new(self.filtered_entry(site, name, &from, key, filter)));
        }
        Some(self.allocate_object(map))
    }

    /// One entry of what comes in, through its filter: `FILTER_…`, or a list that names it with flags and options.
    fn filtered_entry(&mut self, site: &Site<'a, '_>, name: &str, from: &Value<'a>, key: Value<'a>, filter: Value<'a>) -> Value<'a> {
        let held = filter.cell().and_then(|cell| self.st.heap.object(cell)).cloned();
        let options = held.as_ref().map(|_| filter.clone());
        let filter = match held {
            Some(held) => held.field("filter").cloned().unwrap_or_else(|| Value::of(Kind::Lib("FILTER_DEFAULT".into()))),
            None => filter,
        };
        let mut given = if name == "filter_input_array" { vec![from.clone(), key] } else { vec![self.index_value(from, &key)] };
        given.push(filter);
        given.extend(options);
        let args: Vec<ArgValue<'a>> = given.into_iter().map(ArgValue::plain).collect();
        let function = if name == "filter_input_array" { "filter_input" } else { "filter_var" };
        self.library_call(Site::named(vec![function.into()], &args, site.span))
    }

    /// `array_search`: under which key a constant stands, where all that is held is known. `false` where it does not.
    pub(super) fn key_of(&mut self, needle: &Value<'a>, list: &Value<'a>) -> Option<Value<'a>> {
        if !needle.is_plain_constant() {
            return None;
        }
        let pairs = self.pairs(list);
        for pair in self.exact_elements(&pairs)? {
            let held = self.index_value(&pair, &Value::int(1));
            if self.equal_values(needle, &held)? {
                return Some(self.index_value(&pair, &Value::int(0)));
            }
        }
        Some(Value::bool(false))
    }

    /// `pathinfo($path)`: the folder it names, and parts that are in no folder.
    pub(super) fn path_parts(&mut self, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let path = site.args.first()?.value.clone();
        if let Some(flag) = site.args.get(1)
            && !matches!(&flag.value.kind, Kind::Lib(name) if &**name == "PATHINFO_ALL")
        {
            return Some(self.derived(&path).typed(Some("string".into())));
        }
        let mut parts = Object::new(Shape::Map);
        for (key, flag) in [("basename", "BASENAME"), ("filename", "FILENAME"), ("extension", "EXTENSION"), ("dirname", "DIRNAME")] {
            let flag = Value::of(Kind::Lib(format!("PATHINFO_{flag}").into()));
            let args = [ArgValue::plain(path.clone()), ArgValue::plain(flag)];
            let part = self.library_call(Site::named(vec!["pathinfo".into()], &args, site.span));
            parts.set_field(&key.into(), part, &self.ids);
        }
        Some(self.allocate_object(parts))
    }

    /// `$a + $b` of arrays: what the first holds stays.
    fn php_union(&mut self, a: &Value<'a>, b: &Value<'a>) -> Option<Value<'a>> {
        let is_array = |engine: &Self, value: &Value<'a>| {
            value.atoms().iter().any(|atom| matches!(engine.shape_of(atom), Some(Shape::Map | Shape::List)))
        };
        if !is_array(self, a) && !is_array(self, b) || a.atoms().len() * b.atoms().len() > MOST_ATOMS {
            return None;
        }
        let mut sum: Option<Value<'a>> = None;
        for one in a.atoms().to_vec() {
            for other in b.atoms() {
                let made = self.php_union_of(&one, other);
                sum = Some(match sum {
                    Some(known) => self.join(&known, &made),
                    None => made,
                });
            }
        }
        sum
    }

    fn php_union_of(&mut self, a: &Value<'a>, b: &Value<'a>) -> Value<'a> {
        let (mut sum, other) = (self.as_php_map(a), self.as_php_map(b));
        let is_closed = !sum.open && sum.rest.is_none();
        for (key, value) in other.fields {
            if sum.field(&key).is_some() {
                continue;
            }
            let value = if is_closed {
                value
            } else {
                // The first may have it as well.
                let mut before = self.unknown_with(sum.taint.clone());
                if let (false, Some(rest)) = (sum.open, &sum.rest) {
                    before = (**rest).clone();
                }
                self.join(&before, &value)
            };
            sum.set_field(&key, value, &self.ids);
        }
        sum.open |= other.open;
        sum.taint = sum.taint.union(&other.taint);
        if let Some(rest) = other.rest {
            sum.add_rest(*rest, &self.ids);
        }
        self.allocate_object(sum)
    }

    /// An array under its keys, numbers as well.
    fn as_php_map(&self, value: &Value<'a>) -> Object<'a> {
        let held = value.cell().and_then(|cell| self.st.heap.object(cell)).filter(|held| matches!(held.shape, Shape::Map | Shape::List));
        let Some(held) = held else {
            let mut unknown = Object::new(Shape::Map);
            unknown.open = true;
            unknown.taint = value.taint.clone();
            return unknown;
        };
        let mut map = held.clone();
        map.shape = Shape::Map;
        let numbered = std::mem::take(&mut map.items).into_iter().enumerate().map(|(at, item)| (Sym::from(at.to_string()), item));
        map.fields = numbered.chain(std::mem::take(&mut map.fields)).collect();
        map
    }

    /// A list that gets an entry under a word, or under a number that is not its next, is a list no more.
    pub(super) fn key_into_list(&mut self, cell: super::value::Ref, key: &Value<'a>) {
        let Some(object) = self.st.heap.object_mut(cell).filter(|object| object.shape == Shape::List && object.ty.is_none()) else {
            return;
        };
        let is_word = match key.as_int() {
            Some(at) => object.rest.is_none() && !object.open && !(0..=object.items.len() as i128).contains(&at),
            None => key.key().is_some(),
        };
        if is_word {
            let numbered = std::mem::take(&mut object.items).into_iter().enumerate().map(|(at, item)| (Sym::from(at.to_string()), item));
            object.fields = numbered.chain(std::mem::take(&mut object.fields)).collect();
            object.shape = Shape::Map;
        }
    }

    /// `unset($list[$key])`: the entry is gone, all others keep their keys.
    pub(super) fn php_unset(&mut self, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let expr = site.args.first()?.expr?;
        let ExprKind::Index { object, index } = &expr.kind else {
            if let ExprKind::Name(name) = &expr.kind {
                self.unalias(name);
            }
            self.assign_place(expr, Value::null());
            return Some(Value::null());
        };
        let (container, key) = (self.eval(object), self.eval(index));
        let held = container.cell().and_then(|cell| self.st.heap.object(cell));
        let Some(held) = held.filter(|held| matches!(held.shape, Shape::Map | Shape::List) && held.ty.is_none()) else {
            self.assign_place(expr, Value::null());
            return Some(Value::null());
        };
        let (is_exact, is_list) = (!held.open && held.rest.is_none() && !held.weak, held.shape == Shape::List);
        match key.key().filter(|_| is_exact) {
            Some(key) => {
                let mut map = self.as_php_map(&container);
                map.drop_field(&key);
                if let Some(object) = container.cell().and_then(|cell| self.st.heap.object_mut(cell)) {
                    *object = map;
                }
            }
            None if is_list => {
                let ids = &self.ids;
                if let Some(object) = container.cell().and_then(|cell| self.st.heap.object_mut(cell)) {
                    object.blur(ids);
                }
            }
            None if key.key().is_some() => self.assign_place(expr, Value::null()),
            None => {}
        }
        Some(Value::null())
    }

    /// What a list is after a walk that changed each of its elements in place: where it is not known, it holds what the walk left.
    pub(super) fn array_walked(&mut self, list: &Value<'a>, left: &Value<'a>) -> Option<Value<'a>> {
        if !matches!(list.kind, Kind::Unknown) || matches!(left.kind, Kind::Null) {
            return Some(list.clone());
        }
        let mut made = Object::new(Shape::Map);
        made.rest = Some(Box::new(self.without_null(left)));
        Some(self.allocate_object(made))
    }

    /// `array_walk($list, function (&$entry) { … })`: what the function leaves in its parameter is the entry from then on.
    pub(super) fn walk_in_place(&mut self, site: &Site<'a, '_>, function: &Value<'a>) -> Option<Value<'a>> {
        let Kind::Func(closure) = &function.kind else { return None };
        let by_reference = closure.function.params.first()?.ty.as_ref().is_some_and(|ty| ty.pointers > 0);
        let place = site.args.first()?.expr?;
        if !by_reference || !matches!(place.kind, ExprKind::Name(_) | ExprKind::Member { .. }) {
            return None;
        }
        let list = site.args.first()?.value.clone();
        let more: Vec<ArgValue<'a>> = site.args.iter().skip(2).cloned().collect();
        // The list's own variable stands for each of its entries in turn.
        let left = |engine: &mut Self, key: Value<'a>, item: Value<'a>| {
            let item = ArgValue { expr: Some(place), ..ArgValue::plain(item) };
            let args = [item, ArgValue::plain(key)].into_iter().chain(more.iter().cloned()).collect();
            engine.call_value(function, args, site.span, &"callback".into());
            engine.live = true;
            engine.eval(place)
        };
        let pairs = self.pairs(&list);
        let mut out = Object::new(Shape::Map);
        match self.exact_elements(&pairs).filter(|pairs| pairs.len() <= super::loops::MAX_UNROLL) {
            Some(pairs) => {
                for pair in pairs {
                    let (key, item) = (self.index_value(&pair, &Value::int(0)), self.index_value(&pair, &Value::int(1)));
                    let name = key.key();
                    let made = left(self, key, item);
                    match name {
                        Some(name) => out.set_field(&name, made, &self.ids),
                        None => out.add_rest(made, &self.ids),
                    }
                }
            }
            None => {
                let pair = self.element(&pairs, site.span);
                let (key, item) = (self.index_value(&pair, &Value::int(0)), self.index_value(&pair, &Value::int(1)));
                out.rest = Some(Box::new(left(self, key, item)));
            }
        }
        let out = self.allocate_object(out);
        self.assign_place(place, out);
        Some(Value::bool(true))
    }

    /// What a shortcode's function returns stands in the page in its place.
    pub(super) fn php_shortcode(&mut self, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let written = site.args.get(1)?.value.clone();
        let function = self.callable(&written).unwrap_or(written);
        if !matches!(function.kind, Kind::Func(_) | Kind::Method(_)) {
            return None;
        }
        let attributes = self.opaque();
        let made = self.call_value(&function, vec![ArgValue::plain(attributes)], site.span, &"callback".into());
        self.live = true;
        if !self.deep_taint(&made).is_empty() {
            let args = [ArgValue::plain(made)];
            self.library_call(Site::named(vec!["echo".into()], &args, site.span));
        }
        Some(Value::null())
    }

    /// `parse_ini_string`: words for true and false are `'1'` and `''`, unless the values are to stay as they are.
    pub(super) fn php_settings(&mut self, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let text = site.args.first()?.value.as_str()?;
        self.php_settings_of(&text, site)
    }

    /// The same of a text that stands elsewhere.
    pub(super) fn php_settings_of(&mut self, text: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        if text.len() > MOST_SETTINGS {
            return None;
        }
        let sections = site.args.get(1).is_some_and(|yes| yes.value.truth(true) == Some(true));
        let mode = site.args.get(2).map_or(Some("INI_SCANNER_NORMAL".into()), |mode| match &mode.value.kind {
            Kind::Lib(name) => Some(name.clone()),
            _ => None,
        })?;
        let mut parsed = super::config::ini(text);
        if &*mode != "INI_SCANNER_RAW" {
            read_words(&mut parsed, text, &*mode == "INI_SCANNER_TYPED", 0);
        }
        let is_list = |line: &str| {
            line.split(['=', ';', '#']).next().is_some_and(|key| key.trim_end().ends_with(']') && !key.trim_start().starts_with('['))
        };
        if text.lines().any(is_list) {
            return None;
        }
        if !sections && let serde_json::Value::Object(entries) = parsed {
            // Without sections their entries stand side by side; a later one takes the place of an earlier.
            let mut all = serde_json::Map::new();
            for (key, value) in entries {
                match value {
                    serde_json::Value::Object(inner) if inner.keys().any(|key| all.contains_key(key)) => return None,
                    serde_json::Value::Object(inner) => all.extend(inner),
                    _ => drop(all.insert(key, value)),
                }
            }
            parsed = serde_json::Value::Object(all);
        }
        Some(self.value_of_json(&parsed, 0))
    }

    /// Entries that nobody knows become variables: each may be what its sender wants.
    pub(super) fn overwritten(&mut self, given: &Value<'a>) {
        let taint = self.deep_taint(given);
        let scope = self.frame().scope;
        let Some(scope) = self.st.heap.scope(scope).filter(|_| !taint.is_empty()) else { return };
        let own = |name: &Sym| name.starts_with('$') && !name.starts_with("$_") && &**name != "$this" && &**name != "$GLOBALS";
        let names: Vec<Sym> = scope.vars.iter().map(|(name, _)| name.clone()).filter(own).collect();
        for name in names {
            let value = self.unknown_with(taint.clone());
            self.set_with_aliases(&name, value);
        }
    }

    /// `extract($list)`: what stands under its keys becomes variables, as the flags say.
    pub(super) fn unpacked(&mut self, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let named = |name: &str, at: usize| {
            let by_name = site.args.iter().find(|arg| arg.name.as_deref() == Some(name));
            by_name.or_else(|| site.args.get(at).filter(|arg| arg.name.is_none()))
        };
        let given = named("array", 0)?.value.clone();
        let held = given.cell().and_then(|cell| self.st.heap.object(cell));
        let is_open = held.is_none_or(|object| object.open || object.rest.is_some());
        let fields = held.map(|object| object.fields.clone()).unwrap_or_default();
        let how = match named("flags", 1).map(|flags| &flags.value.kind) {
            None => Some("EXTR_OVERWRITE".into()),
            Some(Kind::Lib(name)) => kept_by(name),
            _ => None,
        };
        let prefix = named("prefix", 2).map(|arg| arg.value.as_str().unwrap_or_default()).unwrap_or_default();
        let Some(how) = how else {
            // Whatever the flags say.
            self.overwritten(&given);
            return Some(self.number());
        };
        if is_open && matches!(&*how, "EXTR_OVERWRITE" | "EXTR_IF_EXISTS") {
            self.overwritten(&given);
        }
        for (key, value) in fields {
            let own: Sym = format!("${key}").into();
            let is_there = self.lookup(&own).is_some();
            let name = match &*how {
                "EXTR_OVERWRITE" => own,
                "EXTR_SKIP" if is_there => continue,
                "EXTR_SKIP" => own,
                "EXTR_IF_EXISTS" if !is_there => continue,
                "EXTR_IF_EXISTS" => own,
                "EXTR_PREFIX_SAME" if !is_there => own,
                "EXTR_PREFIX_IF_EXISTS" if !is_there => continue,
                _ => format!("${prefix}_{key}").into(),
            };
            self.set_with_aliases(&name, value);
        }
        Some(self.number())
    }
}

/// The one flag of `extract` among several that decides what becomes of names that are there already.
fn kept_by(flags: &str) -> Option<Sym> {
    let mut left = flags.trim_start_matches('\\').split('|').filter(|flag| *flag != "EXTR_REFS");
    let how = left.next().unwrap_or("EXTR_OVERWRITE");
    let known = ["EXTR_OVERWRITE", "EXTR_SKIP", "EXTR_IF_EXISTS", "EXTR_PREFIX_SAME", "EXTR_PREFIX_ALL", "EXTR_PREFIX_IF_EXISTS"];
    (left.next().is_none() && known.contains(&how)).then(|| how.into())
}

fn read_words(json: &mut serde_json::Value, text: &str, typed: bool, depth: u32) {
    use serde_json::Value as Json;
    match json {
        Json::Object(entries) if depth < 4 => entries.values_mut().for_each(|entry| read_words(entry, text, typed, depth + 1)),
        Json::String(word) => {
            // What stands in quotation marks is a text.
            if text.contains(&format!("\"{word}\"")) || text.contains(&format!("'{word}'")) {
                return;
            }
            let yes = match &*word.to_ascii_lowercase() {
                "true" | "on" | "yes" => true,
                "false" | "off" | "no" | "none" => false,
                number if typed && (number == "0" || !number.starts_with('0')) && number.bytes().all(|c| c.is_ascii_digit()) => {
                    if let Ok(number) = number.parse::<i64>() {
                        *json = Json::from(number);
                    }
                    return;
                }
                _ => return,
            };
            *json = if typed { Json::Bool(yes) } else { Json::String(if yes { "1".into() } else { String::new() }) };
        }
        _ => {}
    }
}
