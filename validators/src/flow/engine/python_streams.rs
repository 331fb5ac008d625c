//! Streams in memory and texts that are taken apart, as Python's library does it. Knows no rule.

use super::{
    Engine,
    call::Site,
    heap::{Object, Shape},
    value::{Kind, Piece, Ref, Text, Value},
};

/// Types of streams in memory.
const STREAMS: [&str; 4] = ["io.StringIO", "io.BytesIO", "StringIO.StringIO", "cStringIO.StringIO"];
/// Field of a stream's object that holds where it is read and written next; without it that is the end.
const PLACE: &str = "@";
/// Type of bytes that can be changed.
const BYTES: &str = "bytearray";
/// Most parts a text is taken into.
const MAX_PARTS: usize = 64;

impl<'a> Engine<'a> {
    /// `io.StringIO(text)`: read and written from its beginning. What bytes are wrapped in a stream is not followed.
    pub(super) fn new_stream(&mut self, name: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        if !STREAMS.contains(&name) || site.args.len() > 1 || name == "io.BytesIO" && !site.args.is_empty() {
            return None;
        }
        let begun = site.args.first().map(|arg| arg.value.clone());
        let stream = self.new_buffer(begun.clone().unwrap_or_else(|| Value::str("")), Some(name.into()));
        if begun.is_some() {
            self.put_place(stream.cell()?, Some(0));
        }
        Some(stream)
    }

    /// `bytearray()`: what goes in is put at its end.
    pub(super) fn changing_bytes(&mut self) -> Value<'a> {
        self.new_buffer(Value::str(""), Some(BYTES.into()))
    }

    /// What is done to bytes that can be changed. `None` for what any text does.
    fn bytes_changed(&mut self, cell: Ref, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let object = self.st.heap.object(cell).filter(|object| object.ty.as_deref() == Some(BYTES))?;
        let held = object.field("$").cloned()?;
        match (method, site.args) {
            ("extend", [more]) => {
                let more = more.value.clone();
                let more = if more.cell().is_some() { self.unknown_with(self.deep_taint(&more)) } else { more };
                let joined = self.concat(&[held, more], site.span);
                self.set_buffer(cell, joined);
            }
            ("append" | "insert" | "remove" | "pop" | "reverse", _) => {
                // One byte more or less, by its number: which text that makes is not followed.
                let mut taint = held.taint.union(&self.deep_taint(&held));
                taint.add(&self.args_taint(site.args));
                let changed = self.unknown_with(taint);
                self.set_buffer(cell, changed);
                if method == "pop" {
                    return Some(self.number());
                }
            }
            _ => return None,
        }
        Some(Value::null())
    }

    fn put_place(&mut self, cell: Ref, at: Option<usize>) {
        let Some(object) = self.st.heap.object_mut(cell) else { return };
        match at {
            Some(at) => object.set_field(&PLACE.into(), Value::int(at as i128), &self.ids),
            None => object.fields.retain(|(name, _)| &**name != PLACE),
        }
    }

    /// What a stream in memory, or bytes that can be changed, do. `None` for what any text does.
    pub(super) fn stream_method(&mut self, cell: Ref, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        self.bytes_changed(cell, method, site).or_else(|| self.streamed(cell, method, site))
    }

    fn streamed(&mut self, cell: Ref, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let object = self.st.heap.object(cell).filter(|object| object.shape == Shape::Buffer)?;
        if object.weak || !object.ty.as_deref().is_some_and(|ty| STREAMS.contains(&ty)) {
            return None;
        }
        let held = object.field("$").cloned()?;
        let text = held.pieces();
        let place = object.field(PLACE).map(|at| at.as_int().and_then(|at| usize::try_from(at).ok()));
        let length = text.constant().map(|known| known.chars().count());
        let count = |at: usize| site.args.get(at).and_then(|arg| arg.value.as_int()).and_then(|n| usize::try_from(n).ok());
        match method {
            "seek" => {
                match (site.args.len(), count(0), count(1)) {
                    (2, Some(0), Some(2)) => self.put_place(cell, None),
                    (1, Some(at), _) | (2, Some(at), Some(0)) => self.put_place(cell, Some(at)),
                    // Somewhere: counted from where it stands, or back from the end.
                    _ => {
                        let somewhere = self.number();
                        let ids = &self.ids;
                        if let Some(object) = self.st.heap.object_mut(cell) {
                            object.set_field(&PLACE.into(), somewhere, ids);
                        }
                    }
                }
                Some(self.number())
            }
            "tell" => Some(match (place, length) {
                (Some(Some(at)), _) | (None, Some(at)) => Value::int(at as i128),
                _ => self.number(),
            }),
            "readlines" if place == Some(Some(0)) && site.args.is_empty() => {
                let known = text.constant().filter(|known| known.lines().count() <= MAX_PARTS && !known.contains('\r'))?;
                self.put_place(cell, None);
                let lines = known.split_inclusive('\n').map(Value::str).collect();
                Some(self.new_list(lines))
            }
            "flush" | "close" => Some(Value::null()),
            "truncate" => {
                let kept = if site.args.is_empty() { place.flatten() } else { count(0) };
                if let Some(kept) = kept {
                    let rest = self.text_value(text.cut(0, Some(kept)), &held);
                    self.set_buffer(cell, rest);
                    if place.flatten() == Some(kept) || place.is_none() {
                        self.put_place(cell, None);
                    }
                }
                Some(self.number())
            }
            "writelines" => {
                let taint = self.deep_taint(&site.args.first()?.value);
                let more = self.unknown_with(taint);
                let joined = self.concat(&[held, more], site.span);
                self.set_buffer(cell, joined);
                Some(Value::null())
            }
            "write" => {
                let more = site.args.first()?.value.clone();
                // At the end, as nearly always.
                let Some(Some(at)) = place else {
                    let joined = self.concat(&[held, more], site.span);
                    self.set_buffer(cell, joined);
                    return Some(self.number());
                };
                let written = more.pieces().constant().map(|known| known.chars().count());
                let before = self.text_value(text.cut(0, Some(at)), &held);
                let behind = self.text_value(text.cut(at + written.unwrap_or(0), None), &held);
                let joined = self.concat(&[before, more, behind], site.span);
                self.set_buffer(cell, joined);
                let at = written.map(|written| at + written).filter(|at| length.is_none_or(|length| *at < length));
                self.put_place(cell, at);
                Some(self.number())
            }
            "read" | "readline" | "getvalue" | "getbuffer" if method.starts_with("get") => Some(held),
            "read" => {
                // Behind what was written there is nothing to read; where that is not certain, all of it is.
                let at = match place {
                    None => return Some(Value::str("")),
                    Some(at) => at.unwrap_or(0),
                };
                let end = count(0).map(|count| at.saturating_add(count));
                let part = self.text_value(text.cut(at, end), &held);
                self.put_place(cell, end.filter(|end| length.is_none_or(|length| *end < length)));
                Some(part)
            }
            "readline" => {
                let Some(Some(at)) = place else { return place.is_none().then(|| Value::str("")) };
                let rest = text.cut(at, None);
                match rest.parted("\n") {
                    Some((line, _)) => {
                        let next = at + line.constant()?.chars().count() + 1;
                        self.put_place(cell, Some(next));
                        let line = self.text_value(line, &held);
                        Some(self.concat(&[line, Value::str("\n")], site.span))
                    }
                    None => {
                        let rest = self.text_value(rest, &held);
                        Some(rest)
                    }
                }
            }
            _ => None,
        }
    }

    /// `splitlines()`, `split(separator, most)`, `rpartition(separator)`: as far as the known pieces of a text tell.
    pub(super) fn python_parts(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let Kind::Str(text) = &receiver.kind else { return None };
        let text = text.clone();
        let mut object = Object::new(Shape::List);
        match method {
            "splitlines" if site.args.is_empty() => {
                let known = text.constant().filter(|known| known.lines().count() <= MAX_PARTS)?;
                object.items = known.lines().map(Value::str).collect();
            }
            "split" if site.args.len() == 2 => {
                let separator = site.args[0].value.as_str().filter(|one| !one.is_empty())?;
                let named = site.args[1].name.as_deref();
                let most = site.args[1].value.as_int().filter(|_| named.is_none_or(|name| name == "maxsplit"))?;
                let most = usize::try_from(most).ok().filter(|most| *most <= MAX_PARTS)?;
                let (parts, rest) = split_at_most(&text, &separator, most);
                object.items = parts.into_iter().map(|part| self.text_value(part, receiver)).collect();
                object.rest = rest.map(|rest| Box::new(self.text_value(rest, receiver)));
            }
            "rpartition" | "rsplit" => {
                let separator = site.args.first()?.value.as_str().filter(|one| !one.is_empty())?;
                let Some(Piece::Known(last)) = text.pieces.last() else { return None };
                let (before, behind) = last.rsplit_once(&*separator)?;
                let mut head = Text { pieces: text.pieces[..text.pieces.len() - 1].to_vec() };
                head.push(Piece::Known(before.into()));
                let (head, tail) = (self.text_value(head, receiver), Value::str(behind));
                object.items = match method {
                    "rpartition" => vec![head, Value::str(separator), tail],
                    _ if site.args.len() == 2 && site.args[1].value.as_int() == Some(1) => vec![head, tail],
                    _ => return None,
                };
            }
            _ => return None,
        }
        let mut list = self.allocate_object(object);
        list.via = if receiver.via == 0 { receiver.id } else { receiver.via };
        Some(list)
    }

    /// `shlex.split(text)` of a text that begins with words of the program: they stay apart from what follows.
    pub(super) fn words_of(&mut self, given: &Value<'a>) -> Option<Value<'a>> {
        let Kind::Str(text) = &given.kind else { return None };
        let text = text.clone();
        let Some(Piece::Known(head)) = text.pieces.first() else { return None };
        if head.contains(['\'', '"', '\\', '#', '\t', '\n']) {
            return None;
        }
        let (parts, rest) = text.split(" ");
        let mut object = Object::new(Shape::List);
        object.items = parts.into_iter().filter(|part| !part.pieces.is_empty()).map(|part| self.text_value(part, given)).collect();
        object.rest = rest.map(|rest| Box::new(self.text_value(rest, given)));
        Some(self.allocate_object(object))
    }
}

/// The parts before the first separators, and what may stand in more of them.
fn split_at_most(text: &Text, separator: &str, most: usize) -> (Vec<Text>, Option<Text>) {
    let mut parts = Vec::new();
    let mut left = text.clone();
    while parts.len() < most {
        match left.parted(separator) {
            Some((before, behind)) => {
                parts.push(before);
                left = behind;
            }
            None if left.constant().is_some() => break,
            None => {
                let (more, rest) = left.split(separator);
                parts.extend(more);
                return (parts, rest);
            }
        }
    }
    parts.push(left);
    (parts, None)
}
