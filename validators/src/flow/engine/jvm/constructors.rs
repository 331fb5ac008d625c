//! What the constructors of the JVM's library make. Knows no rule.

use super::{LENGTH, places};
use crate::flow::{
    engine::{
        Engine,
        call::Site,
        heap::{Object, Shape},
        value::{Kind, Value},
    },
    ir::Sym,
};

impl<'a> Engine<'a> {
    pub(super) fn jvm_constructor(&mut self, site: &Site<'a, '_>, name: &Sym, class: &str) -> Option<Value<'a>> {
        let first = Self::arg(site, 0);
        let count = site.args.len();
        if let (Some(element), [_, _, ..]) = (class.strip_suffix("[]"), site.args) {
            let lengths: Vec<Option<usize>> =
                site.args.iter().map(|arg| arg.value.as_int().and_then(|n| usize::try_from(n).ok()).filter(|n| *n <= 8)).collect();
            return Some(self.nested_arrays(element, name, &lengths));
        }
        if let Some(element) = class.strip_suffix("[]") {
            let mut object = Object::new(Shape::List);
            object.ty = Some(name.clone());
            // Bytes and characters are filled by others.
            object.open = matches!(element, "byte" | "char");
            let given = first.and_then(|one| one.as_int()).and_then(|n| usize::try_from(n).ok());
            match given.filter(|n| *n <= 32 && !object.open) {
                Some(length) => object.items = vec![places::zero_of(element); length],
                None => {
                    let length = given.map_or_else(|| self.number(), |length| Value::int(length as i128));
                    object.set_field(&LENGTH.into(), length, &self.ids);
                }
            }
            return Some(self.allocate_object(object));
        }
        if let Some(holder) = self.jvm_new_holder(site, name, class) {
            return Some(holder);
        }
        match (class, count) {
            ("File", 1) => {
                let path = first?;
                Some(self.concat(&[path], site.span).retyped("java.io.File"))
            }
            ("File", 2) => {
                let child = Self::arg(site, 1)?;
                Some(self.concat(&[first?, Value::str("/"), child], site.span).retyped("java.io.File"))
            }
            ("ObjectOutputStream" | "DataOutputStream" | "BufferedOutputStream" | "PrintStream", 1..=2)
                if first
                    .as_ref()?
                    .cell()
                    .and_then(|cell| self.st.heap.object(cell))
                    .is_some_and(|object| object.shape == Shape::Buffer) =>
            {
                first
            }
            ("URL" | "URI", 1) => {
                let from = first?;
                let mut url = self.concat(std::slice::from_ref(&from), site.span);
                url.via = if from.via == 0 { from.id } else { from.via };
                Some(url.retyped(name))
            }
            ("String", 0) => Some(Value::str("")),
            // A part of what is given, and what a charset makes of it.
            ("String", 3) if self.is_java() => {
                let whole = self.text_from(&first?)?;
                let place = |at: usize| Self::arg(site, at).and_then(|one| one.as_int()).and_then(|n| usize::try_from(n).ok());
                match (whole.as_str(), place(1), place(2)) {
                    (Some(known), Some(from), Some(count)) if known.is_ascii() && from + count <= known.len() => {
                        Some(Value::str(&known[from..from + count]))
                    }
                    _ => Some(self.derived(&whole)),
                }
            }
            ("String", _) => self.text_from(&first?),
            ("BufferedReader" | "LineNumberReader" | "Scanner", 1) if self.lines_of(first.as_ref()?, name).is_some() => {
                self.lines_of(first.as_ref()?, name)
            }
            // Streams over bytes, files and other streams hold what those hold.
            ("FileInputStream" | "FileReader", 1) if first.as_ref()?.is_plain_constant() => Some(first?.typed(Some(name.clone()))),
            (
                "BufferedInputStream"
                | "InputStreamReader"
                | "BufferedReader"
                | "DataInputStream"
                | "ObjectInputStream"
                | "ByteArrayInputStream"
                | "StringReader"
                | "LineNumberReader"
                | "InputStreamSource",
                1..=2,
            ) if matches!(first.as_ref()?.kind, Kind::Str(_)) => Some(first?.typed(Some(name.clone()))),
            ("HashSet" | "LinkedHashSet", 0..=2) if self.is_java() => {
                let made = self.collection(first.as_ref(), Some(name.clone()), site);
                let object = self.st.heap.object(made.cell()?)?;
                let items = self.without_repeats(object.items.clone());
                self.st.heap.object_mut(made.cell()?)?.items = items;
                Some(made)
            }
            ("PriorityQueue" | "PriorityBlockingQueue" | "TreeSet" | "ConcurrentSkipListSet", _) => Some(self.jvm_sorted_of(site, name)),
            (
                "ArrayDeque"
                | "CopyOnWriteArrayList"
                | "LinkedHashSet"
                | "LinkedBlockingQueue"
                | "ArrayBlockingQueue"
                | "LinkedBlockingDeque"
                | "SynchronousQueue"
                | "ConcurrentLinkedQueue"
                | "ConcurrentLinkedDeque",
                _,
            ) => Some(self.collection(first.as_ref(), Some(name.clone()), site)),
            ("StringJoiner", _) => {
                let mut object = Object::new(Shape::List);
                object.ty = Some(name.clone());
                object.set_field(&"$separator".into(), first.unwrap_or_else(|| Value::str("")), &self.ids);
                for (at, name) in [(1, "$prefix"), (2, "$suffix")] {
                    if let Some(value) = Self::arg(site, at) {
                        object.set_field(&name.into(), value, &self.ids);
                    }
                }
                Some(self.allocate_object(object))
            }
            ("SimpleEntry" | "SimpleImmutableEntry", 2) => {
                let value = Self::arg(site, 1)?;
                Some(self.entry_object(first?, value))
            }
            ("StringBuilder" | "StringBuffer", 1) => {
                let held = first?;
                let text = if matches!(held.kind, Kind::Int(_)) || held.ty.as_deref() == Some("number") { Value::str("") } else { held };
                let text = self.concat(&[text], site.span);
                Some(self.new_buffer(text, Some(name.clone())))
            }
            (
                "HashMap"
                | "LinkedHashMap"
                | "TreeMap"
                | "ConcurrentHashMap"
                | "Properties"
                | "Hashtable"
                | "EnumMap"
                | "WeakHashMap"
                | "ConcurrentSkipListMap"
                | "IdentityHashMap",
                0..=3,
            ) => {
                let mut object = first
                    .as_ref()
                    .and_then(Value::cell)
                    .and_then(|cell| self.st.heap.object(cell))
                    .filter(|object| object.shape == Shape::Map)
                    .cloned()
                    .unwrap_or_else(|| Object::new(Shape::Map));
                let kind = first.as_ref().and_then(Value::cell).and_then(|cell| self.copied_kind(cell, name));
                object.ty = Some(kind.unwrap_or_else(|| name.clone()));
                // The entries of a map that is not in sight.
                if let Some(given) = first.as_ref().filter(|given| is_unseen_map(given)) {
                    object.open = true;
                    object.taint = object.taint.union(&given.taint);
                }
                // A comparator may turn the order, and take two keys for one.
                let is_sorted = matches!(class, "TreeMap" | "ConcurrentSkipListMap");
                match first.as_ref().filter(|one| is_sorted && self.shape_of(one) != Some(Shape::Map)) {
                    Some(order) if self.is_turned(order) => object.ty = Some(Self::turned_kind(name)),
                    Some(_) => object.open = true,
                    None => {}
                }
                Some(self.allocate_object(object))
            }
            _ => None,
        }
    }

    /// A reader of a text of several lines: what is left to read.
    fn lines_of(&mut self, text: &Value<'a>, name: &Sym) -> Option<Value<'a>> {
        let Kind::Str(known) = &text.kind else { return None };
        let (parts, rest) = known.clone().split("\n");
        // Of one line only where it is known that a text is read, and no file of that name.
        let of_text =
            matches!(text.ty.as_deref(), Some("java.io.StringReader")) || name.ends_with("Scanner") && text.ty.as_deref() == Some("string");
        if parts.len() < 2 && !(of_text && known.constant().is_some()) {
            return None;
        }
        let mut lines = Object::new(Shape::List);
        lines.ty = Some(name.clone());
        lines.items = parts.into_iter().map(|part| self.text_value(part, text)).collect();
        lines.rest = rest.map(|rest| Box::new(self.text_value(rest, text)));
        Some(self.allocate_object(lines))
    }
}

/// Whether a map is made with the entries of this one, of which nothing is in sight.
fn is_unseen_map(given: &Value<'_>) -> bool {
    matches!(given.kind, Kind::Unknown | Kind::Opaque) && !matches!(given.ty.as_deref(), Some("number" | "boolean"))
}
