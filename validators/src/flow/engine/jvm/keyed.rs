//! Of which kind the keys of a map of Java are, and in which order it is walked over. The kind stands in its type, before the name of the class.
//! Knows no rule.

use crate::{
    flow::{
        engine::{
            Engine,
            asked::CHARACTER,
            heap::Shape,
            value::{Kind, Ref, Value},
        },
        ir::Sym,
    },
    rule::pattern::last_segment,
};

use super::sets::hashed_order_of;

/// Kinds of keys that are no texts.
const NUMBERS: &str = "(numbers)";
const LETTERS: &str = "(letters)";
/// Of several kinds, or of one that is not kept.
const MIXED: &str = "(mixed)";
/// A map that began with the entries of another: how many places it has is not known.
const COPIED: &str = "(copied)";
/// Whose order is turned.
const TURNED: &str = "(turned)";

impl<'a> Engine<'a> {
    /// A key that a map is given.
    pub(super) fn note_key(&mut self, map: Ref, key: &Value<'a>) {
        if !self.is_java() {
            return;
        }
        let kind = match &key.kind {
            Kind::Int(_) => NUMBERS,
            Kind::Str(_) if key.ty.as_deref() == Some(CHARACTER) => LETTERS,
            Kind::Str(_) => "",
            _ => MIXED,
        };
        let Some(object) = self.st.heap.object_mut(map).filter(|object| object.shape == Shape::Map) else { return };
        let ty = object.ty.clone().unwrap_or_else(|| "java.util.MapN".into());
        let known = [NUMBERS, LETTERS, MIXED].into_iter().find(|kind| ty.contains(kind)).unwrap_or("");
        if known == kind || object.ty.is_none() && kind.is_empty() {
            return;
        }
        let is_first = known.is_empty() && object.ty.is_none()
            || known.is_empty() && object.fields.iter().all(|(held, _)| Some(held) == key.key().as_ref());
        let class = last_segment(&ty);
        let before: String = [COPIED, TURNED].into_iter().filter(|one| ty.contains(one)).collect();
        object.ty = Some(format!("java.util.{before}{}.{class}", if is_first { kind } else { MIXED }).into());
    }

    /// A map made with the entries of another has keys of its kind.
    pub(super) fn copied_kind(&self, from: Ref, name: &str) -> Option<Sym> {
        let ty = self.st.heap.object(from)?.ty.clone().filter(|_| self.is_java())?;
        let kind = [NUMBERS, LETTERS, MIXED].into_iter().find(|kind| ty.contains(kind)).unwrap_or("");
        let class = last_segment(name);
        let copied = if is_hashed(class) { COPIED } else { "" };
        (!kind.is_empty() || !copied.is_empty()).then(|| format!("java.util.{copied}{kind}.{class}").into())
    }

    /// The type of a sorted map whose order is turned.
    pub(super) fn turned_kind(name: &str) -> Sym {
        format!("java.util.{TURNED}.{}", last_segment(name)).into()
    }

    /// A key of a map as it was given.
    pub(super) fn key_value(&mut self, map: Ref, key: &Sym) -> Value<'a> {
        let ty = self.st.heap.object(map).and_then(|object| object.ty.clone()).unwrap_or_else(|| "".into());
        if ty.contains(NUMBERS) {
            return key.parse().map_or_else(|_| self.number(), Value::int);
        }
        if ty.contains(MIXED) && self.is_java() {
            return self.opaque();
        }
        Value::str(key.clone()).typed(ty.contains(LETTERS).then(|| CHARACTER.into()))
    }

    /// Entries of a map as they are visited: those of a sorted one by their keys, those of a table by their hashes.
    pub(super) fn sorted_fields(&self, cell: Ref, class: &str) -> Option<Vec<(Sym, Value<'a>)>> {
        let object = self.st.heap.object(cell)?;
        let (mut fields, ty) = (object.fields.clone(), object.ty.clone().unwrap_or_else(|| "".into()));
        let by_number = |key: &Sym| key.parse::<i128>().unwrap_or_default();
        if is_sorted(class) {
            if ty.contains(NUMBERS) {
                fields.sort_by_key(|(key, _)| by_number(key));
            } else {
                fields.sort_by(|a, b| a.0.cmp(&b.0));
            }
            if ty.contains(TURNED) {
                fields.reverse();
            }
        } else if is_hashed(class) && self.is_java() && fields.len() > 1 {
            if ty.contains(MIXED) || ty.contains(COPIED) || fields.len() > 12 {
                return Some(fields);
            }
            let hash = |key: &Sym| if ty.contains(NUMBERS) { by_number(key) as u32 } else { super::sets::hash_of(key) };
            let order = hashed_order_of(fields.iter().map(|(key, _)| hash(key)).collect());
            fields = order.into_iter().filter_map(|at| fields.get(at).cloned()).collect();
        }
        Some(fields)
    }

    /// Whether the order in which a map is walked over is known. A comparator may turn it, and a map that is made at once has none.
    pub(super) fn is_ordered(&self, cell: Ref, class: &str) -> bool {
        let Some(object) = self.st.heap.object(cell) else { return true };
        let ty = object.ty.as_deref().unwrap_or_default();
        if object.fields.len() < 2 {
            return true;
        }
        if is_sorted(class) {
            return !ty.contains(MIXED) && !object.open;
        }
        // Those of an enumeration stand in its order. Of others, in which order they come rarely matters, and which value has which key does.
        !self.is_java() || class != "EnumMap"
    }
}

fn is_sorted(class: &str) -> bool {
    matches!(class, "TreeMap" | "ConcurrentSkipListMap")
}

fn is_hashed(class: &str) -> bool {
    matches!(class, "HashMap" | "ConcurrentHashMap")
}
