//! What PHP writes of a value in another notation and reads back: the same value. Knows no rule.

use std::rc::Rc;

use assay_manifests::Span;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Engine,
    call::Site,
    heap::{Cell, MAX_ENTRIES, Object, Shape},
    value::{Kind, Value},
};
use crate::flow::ir::{BinaryOp, Expr, ExprKind, Function, Sym};

/// Functions that write a notation, and its name.
const WRITERS: &[(&str, &str)] = &[
    ("json_encode", "json"),
    ("base64_encode", "base64"),
    ("bin2hex", "hex"),
    ("urlencode", "query"),
    ("rawurlencode", "path"),
    ("serialize", "php"),
    ("gzcompress", "zlib"),
    ("gzdeflate", "deflate"),
    ("gzencode", "gzip"),
    ("htmlspecialchars", "page"),
    ("strrev", "turned"),
    ("str_rot13", "letters"),
    ("convert_uuencode", "uu"),
];
/// Functions that read one or more of them.
const READERS: &[(&str, &[&str])] = &[
    ("json_decode", &["json"]),
    ("base64_decode", &["base64"]),
    ("hex2bin", &["hex"]),
    ("urldecode", &["query", "path"]),
    ("rawurldecode", &["path"]),
    ("unserialize", &["php"]),
    ("gzuncompress", &["zlib"]),
    ("gzinflate", &["deflate"]),
    ("gzdecode", &["gzip"]),
    ("htmlspecialchars_decode", &["page"]),
    ("strrev", &["turned"]),
    ("str_rot13", &["letters"]),
    ("convert_uudecode", &["uu"]),
];
/// Most texts of which is known what was written in them.
const MOST_WRITTEN: usize = 256;
/// Most variables of one text that are looked up.
const MOST_JOINED: usize = 8;
/// Nested arrays are copied this deep.
const COPY_DEPTH: u32 = 4;
/// Most arrays that one copy makes.
const MOST_COPIES: u32 = 512;
/// Most values that are asked whether they are data.
const MOST_DATA: u32 = 2048;
/// Type of what JSON reads as an object.
const OBJECT: &str = "stdClass";

/// What is kept of a run.
#[derive(Debug, Default)]
pub(super) struct Kept<'a> {
    /// What was written, with the notation's name, by the identity of the text.
    written: FxHashMap<u32, (&'static str, Value<'a>)>,
    /// Functions of tables beside of which another was chosen.
    pub passed_over: FxHashSet<*const Function>,
    /// Variables whose texts a digest with a key was made of, by the digest's identity.
    pub signed: FxHashMap<u32, Vec<u32>>,
}

impl<'a> Engine<'a> {
    /// Keeps the variables that a signed text is joined of: a digest that is found right is right for each.
    pub(super) fn note_signed(&mut self, digest: u32, text: &Expr) {
        let (mut open, mut found) = (vec![text], Vec::new());
        while let Some(part) = open.pop().filter(|_| found.len() < MOST_JOINED) {
            match &part.kind {
                ExprKind::Binary { op: BinaryOp::Concat, left, right } => open.extend([&**right, &**left]),
                ExprKind::Format(pieces) => open.extend(pieces),
                ExprKind::Name(name) => found.extend(self.lookup(name).map(|value| value.id).filter(|id| *id != 0)),
                _ => {}
            }
        }
        if found.len() > 1 && digest != 0 && self.php_kept.signed.len() < MOST_WRITTEN {
            self.php_kept.signed.insert(digest, found);
        }
    }

    /// Keeps what a text was written of.
    pub(super) fn note_php_coded(&mut self, name: &str, site: &Site<'a, '_>, written: &Value<'a>) {
        let Some((_, notation)) = WRITERS.iter().find(|(writer, _)| *writer == name) else { return };
        let Some(arg) = site.args.first().filter(|arg| arg.name.is_none()) else { return };
        let with_flags = site.args.len() > 1 && *notation != "json";
        if written.id == 0 || with_flags || self.php_kept.written.len() >= MOST_WRITTEN || !self.is_data(&arg.value, 0) {
            return;
        }
        let held = self.own_copy(arg.value.clone(), 0);
        self.php_kept.written.insert(written.id, (notation, held));
    }

    /// What a text is once it is read that was written before.
    pub(super) fn php_read_back(&mut self, site: &Site<'a, '_>, name: &str) -> Option<Value<'a>> {
        let (_, notations) = READERS.iter().find(|(reader, _)| *reader == name)?;
        let text = site.args.first().filter(|arg| arg.name.is_none() && arg.value.id != 0)?;
        let (notation, held) = self.php_kept.written.get(&text.value.id)?;
        if !notations.contains(notation) {
            return None;
        }
        let held = held.clone();
        let copy = self.own_copy(held, 0);
        if name == "json_decode" {
            let by = site.args.iter().position(|arg| arg.name.as_deref() == Some("associative")).unwrap_or(1);
            let arrays = site.args.get(by).map(|arg| arg.value.clone());
            match arrays.map_or(Some(false), |arrays| self.php_truth(&arrays)) {
                Some(true) => {}
                Some(false) => self.as_plain_objects(&copy, 0),
                None => return None,
            }
        }
        Some(copy)
    }

    /// Arrays with words for keys as JSON reads them where no arrays are asked for.
    pub(super) fn as_plain_objects(&mut self, value: &Value<'a>, depth: u32) {
        let Some(cell) = value.cell().filter(|_| depth < 8) else { return };
        let Some(object) = self.st.heap.object_mut(cell) else { return };
        if object.shape == Shape::Map {
            object.ty = Some(OBJECT.into());
        }
        let inner: Vec<Value<'a>> = object.fields.iter().map(|(_, field)| field).chain(&object.items).cloned().collect();
        inner.iter().for_each(|one| self.as_plain_objects(one, depth + 1));
    }

    /// Arrays are values: what is assigned or passed is a copy of its own.
    pub(super) fn own_copy(&mut self, value: Value<'a>, depth: u32) -> Value<'a> {
        let mut left = MOST_COPIES;
        self.copied_array(value, depth, &mut left)
    }

    /// `left`: how many arrays may still be copied. An array may hold another one many times.
    fn copied_array(&mut self, value: Value<'a>, depth: u32, left: &mut u32) -> Value<'a> {
        match &value.kind {
            Kind::Cell(cell) if depth < COPY_DEPTH && *left > 0 => {
                *left -= 1;
                let Some(object) = self.st.heap.object(*cell) else { return value };
                if !matches!(object.shape, Shape::List | Shape::Map) || self.is_generator_object(*cell) {
                    return value;
                }
                let mut object = object.clone();
                let nested = |value: &Value<'a>| matches!(value.kind, Kind::Cell(_) | Kind::Choice(_));
                for item in &mut object.items {
                    if nested(item) {
                        *item = self.copied_array(item.clone(), depth + 1, left);
                    }
                }
                for (_, field) in &mut object.fields {
                    if nested(field) {
                        *field = self.copied_array(field.clone(), depth + 1, left);
                    }
                }
                object.weak = false;
                let at = self.allocate(Cell::Object(object));
                Value { kind: Kind::Cell(at), ..value }
            }
            Kind::Choice(list) if depth < COPY_DEPTH && list.iter().any(|one| matches!(one.kind, Kind::Cell(_))) => {
                let list: Vec<Value<'a>> = list.iter().map(|one| self.copied_array(one.clone(), depth + 1, left)).collect();
                Value { kind: Kind::Choice(Rc::new(list)), ..value }
            }
            _ => value,
        }
    }

    /// Texts, numbers and arrays of such: no object that may say of itself how it is written.
    fn is_data(&self, value: &Value<'a>, depth: u32) -> bool {
        self.is_data_within(value, depth, &mut MOST_DATA.clone())
    }

    /// `left`: how many values may still be asked. An array may hold another one many times.
    fn is_data_within(&self, value: &Value<'a>, depth: u32, left: &mut u32) -> bool {
        if *left == 0 {
            return false;
        }
        *left -= 1;
        match &value.kind {
            Kind::Cell(cell) => self.st.heap.object(*cell).is_some_and(|object| {
                depth < 4
                    && matches!(object.shape, Shape::List | Shape::Map)
                    && object.ty.is_none()
                    && !object.weak
                    && object
                        .items
                        .iter()
                        .chain(object.fields.iter().map(|(_, field)| field))
                        .all(|one| self.is_data_within(one, depth + 1, left))
                    && object.rest.as_ref().is_none_or(|rest| self.is_data_within(rest, depth + 1, left))
            }),
            Kind::Func(_) | Kind::Method(_) | Kind::Class(_) | Kind::Slot(..) => false,
            Kind::Choice(list) => list.iter().all(|one| one.cell().is_none() && self.is_data_within(one, depth + 1, left)),
            _ => true,
        }
    }

    /// An array into which others are spread.
    pub(super) fn php_list(&mut self, items: &'a [Expr], span: Span) -> Value<'a> {
        let mut given = Vec::new();
        for item in items.iter().take(MAX_ENTRIES) {
            given.push(match &item.kind {
                ExprKind::Spread(inner) => (true, self.eval(inner)),
                _ => (false, self.eval(item)),
            });
        }
        if let Some(mixed) = self.php_spread(&given, span) {
            return mixed;
        }
        let mut list = Object::new(Shape::List);
        for (spread, value) in given {
            if spread {
                self.spread_into(&mut list, &value, span);
            } else {
                list.push(value, &self.ids);
            }
        }
        self.allocate_object(list)
    }

    /// `[...$a, ...$b]`: entries under numbers one after the other, those under words under them. `None` where all are lists.
    fn php_spread(&mut self, items: &[(bool, Value<'a>)], span: Span) -> Option<Value<'a>> {
        let is_list = |engine: &Self, value: &Value<'a>| engine.shape_of(value) == Some(Shape::List);
        if items.iter().all(|(spread, value)| !spread || is_list(self, value) || !matches!(value.kind, Kind::Cell(_))) {
            return None;
        }
        let mut sum = Object::new(Shape::Map);
        let mut next = 0;
        for (spread, value) in items {
            if !spread {
                sum.set_field(&Sym::from(next.to_string()), value.clone(), &self.ids);
                next += 1;
                continue;
            }
            let pairs = self.pairs(value);
            let Some(pairs) = self.exact_elements(&pairs) else {
                let element = self.element(value, span);
                sum.add_rest(element, &self.ids);
                if let Some(held) = value.cell().and_then(|cell| self.st.heap.object(cell)).filter(|held| held.shape == Shape::Map).cloned()
                {
                    self.take_over(&mut sum, held);
                }
                continue;
            };
            for pair in pairs {
                let [key, item] = [0, 1].map(|at| self.index_value(&pair, &Value::int(at)));
                let key = match key.as_int() {
                    Some(_) => {
                        next += 1;
                        Sym::from((next - 1).to_string())
                    }
                    None => key.key()?,
                };
                sum.set_field(&key, item, &self.ids);
            }
        }
        Some(self.allocate_object(sum))
    }
}
