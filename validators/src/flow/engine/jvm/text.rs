//! Texts and text builders of the JVM, known in part or in full. Knows no rule.

use std::rc::Rc;

use crate::flow::engine::{
    Engine,
    asked::CHARACTER,
    call::{ArgValue, Site},
    heap::{MAX_ENTRIES, Object, Shape},
    texts::literal_pattern,
    value::{CleanBits, Kind, Ref, Text, Value},
};

impl<'a> Engine<'a> {
    pub(super) fn jvm_text(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let first = Self::arg(site, 0);
        if let Kind::Choice(list) = &receiver.kind {
            let list = Rc::clone(list);
            let of_texts = method == "length" && site.args.is_empty() && list.iter().all(|one| self.is_text(one));
            return of_texts.then(|| self.length_of(receiver));
        }
        if method == "equalsIgnoreCase"
            && let (Some(a), Some(b)) = (receiver.as_str(), first.as_ref().and_then(Value::as_str))
        {
            return Some(Value::bool(a.to_lowercase() == b.to_lowercase()));
        }
        if method == "replaceAll"
            && receiver.cell().is_none()
            && let (Some(pattern), Some(with)) = (&first, Self::arg(site, 1))
            && pattern.as_str().is_some_and(|pattern| literal_pattern(&pattern).is_none())
        {
            return self.stripped_by_pattern(pattern, &with, receiver);
        }
        if method == "formatted" && receiver.as_str().is_some() {
            let args: Vec<ArgValue<'a>> = std::iter::once(ArgValue::plain(receiver.clone())).chain(site.args.iter().cloned()).collect();
            if let Some(made) = self.jvm_printed(&Site::named(site.names.clone(), &args, site.span), 0) {
                return Some(made);
            }
        }
        if method == "transform"
            && self.is_text(receiver)
            && let Some(function) = &first
        {
            return self.call_function(function, vec![receiver.clone()], site);
        }
        let Kind::Str(text) = &receiver.kind else { return None };
        if receiver.ty.as_deref().is_some_and(|ty| ty != "string") {
            return None;
        }
        let text = text.clone();
        let int = |value: &Option<Value<'a>>| value.as_ref().and_then(Value::as_int).and_then(|n| usize::try_from(n).ok());
        let second = Self::arg(site, 1);
        Some(match method {
            "substring" | "subSequence" => {
                let from = int(&first)?;
                let to = match &second {
                    Some(_) => Some(int(&second)?),
                    None => None,
                };
                self.text_value(text.cut(from, to), receiver)
            }
            "charAt" => {
                let at = int(&first)?;
                if at >= text.known_beginning() {
                    return None;
                }
                let letter = text.cut(at, Some(at + 1)).constant()?;
                Value::str(letter).typed(self.is_java().then(|| CHARACTER.into()))
            }
            "replace" | "replaceAll" | "replaceFirst"
                if receiver.as_str().is_none() || first.as_ref()?.as_str().is_none() || second.as_ref()?.as_str().is_none() =>
            {
                let needle = first?.as_str()?;
                let needle = if method == "replace" { needle.to_string() } else { literal_pattern(&needle)? };
                let with = self.text_of(&second?);
                self.text_value(text.replaced(&needle, &with, method == "replaceFirst"), receiver)
            }
            "replaceAll" | "replaceFirst" => {
                let needle = literal_pattern(&first?.as_str()?)?;
                let with = self.text_of(&second?);
                self.text_value(text.replaced(&needle, &with, method == "replaceFirst"), receiver)
            }
            "split" => {
                let separator = literal_pattern(&first?.as_str()?).filter(|one| !one.is_empty())?;
                let (mut parts, rest) = text.split(&separator);
                // Java leaves out empty parts at the end.
                while rest.is_none() && site.args.len() == 1 && parts.len() > 1 && parts.last().is_some_and(|part| part.pieces.is_empty()) {
                    parts.pop();
                }
                let mut object = Object::new(Shape::List);
                object.ty = Some("string[]".into());
                for part in parts {
                    let value = self.text_value(part, receiver);
                    object.items.push(value);
                }
                if let Some(rest) = rest {
                    let value = self.text_value(rest, receiver);
                    object.rest = Some(Box::new(value));
                }
                self.allocate_object(object)
            }
            "toCharArray" if text.constant().is_none() => {
                let mut letters = receiver.clone().typed(Some("string".into()));
                letters.via = if receiver.via == 0 { receiver.id } else { receiver.via };
                letters.id = self.ids.next();
                letters
            }
            "toCharArray" | "chars" => {
                let mut object = Object::new(Shape::List);
                match text.constant().filter(|known| known.chars().count() < MAX_ENTRIES) {
                    Some(known) => object.items = known.chars().map(|c| Value::str(c.to_string())).collect(),
                    None => object.rest = Some(Box::new(receiver.clone())),
                }
                self.allocate_object(object)
            }
            "repeat" => match (text.constant(), int(&first)) {
                (Some(known), Some(times)) if known.len() * times < 4096 => Value::str(known.repeat(times)),
                _ => receiver.clone(),
            },
            "strip" | "trim" | "stripIndent" | "stripLeading" | "stripTrailing" | "intern" | "toString" | "getBytes" | "toUpperCase"
            | "toLowerCase"
                if receiver.as_str().is_none() =>
            {
                self.text_value((*text).clone(), receiver)
            }
            "indexOf" if site.args.len() == 1 && text.constant().is_none() => Value::int(text.place_of(&first?.as_str()?)? as i128),
            "contentEquals" if site.args.len() == 1 => {
                let other = first?;
                let other = other.as_str().or_else(|| {
                    let object = self.st.heap.object(other.cell()?).filter(|object| object.shape == Shape::Buffer)?;
                    object.field("$")?.as_str()
                })?;
                Value::bool(text.constant()? == other)
            }
            "isBlank" => Value::bool(text.constant()?.trim().is_empty()),
            "lastIndexOf" if site.args.len() == 1 => {
                let (known, needle) = (text.constant()?, first?.as_str()?);
                Value::int(known.rfind(&*needle).map_or(-1, |at| known[..at].chars().count() as i128))
            }
            "compareTo" => match text.constant()?.cmp(&first?.as_str()?) {
                std::cmp::Ordering::Less => Value::int(-1),
                std::cmp::Ordering::Equal => Value::int(0),
                std::cmp::Ordering::Greater => Value::int(1),
            },
            _ => return None,
        })
    }

    /// What throws on anything but a number has proven its argument once it is past.
    pub(in crate::flow::engine) fn jvm_parsed(&mut self, name: &str, site: &Site<'a, '_>) {
        let Some((owner, method)) = name.rsplit_once('.').filter(|_| self.on_jvm()) else { return };
        let parses = match owner.strip_prefix("java.lang.").or_else(|| owner.strip_prefix("java.util.")).unwrap_or(owner) {
            "Integer" | "Long" | "Short" | "Byte" => method.starts_with("parse") || method == "valueOf" || method == "decode",
            "UUID" => method == "fromString",
            _ => false,
        };
        // `parseInt(text, from, to, radix)` reads a part.
        if parses
            && site.args.len() <= 2
            && let Some(text) = site.args.first().map(|arg| arg.value.clone())
        {
            let facts = self.clean_facts(&text, CleanBits::SANITIZED, true);
            self.learn(&facts.when_true);
        }
    }

    pub(super) fn jvm_buffer(&mut self, cell: Ref, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let held = self.st.heap.object(cell)?.field("$").cloned()?;
        let text = self.text_of(&held);
        let int = |at: usize| site.args.get(at).and_then(|arg| arg.value.as_int()).and_then(|n| usize::try_from(n).ok());
        let constant = text.constant();
        let length = constant.as_ref().map(|known| known.chars().count());
        let changed = match method {
            "insert" => {
                let more = Self::arg(site, 1).unwrap_or_else(|| Value::str(""));
                let more = self.text_of(&more);
                let mut out = Text::default();
                match int(0) {
                    Some(at) if at <= text.known_beginning() => {
                        out.append(&text.cut(0, Some(at)));
                        out.append(&more);
                        out.append(&text.cut(at, None));
                    }
                    _ => {
                        out.append(&more);
                        out.append(&text);
                    }
                }
                out
            }
            "reverse" => text.reversed(),
            "delete" | "replace" => {
                let with = match Self::arg(site, 2) {
                    Some(value) if method == "replace" => self.text_of(&value),
                    _ => Text::default(),
                };
                let from = int(0).unwrap_or(usize::MAX);
                let to = int(1);
                let whole = from == 0 && self.is_length_of(site, 1, cell);
                let mut out = Text::default();
                if whole {
                    out.append(&with);
                } else if from <= text.known_beginning() && self.is_length_of(site, 1, cell) {
                    out.append(&text.cut(0, Some(from)));
                    out.append(&with);
                } else if from <= text.known_beginning() && to.is_some_and(|to| to <= text.known_beginning() || length.is_some()) {
                    out.append(&text.cut(0, Some(from)));
                    out.append(&with);
                    out.append(&text.cut(to.unwrap_or(from), None));
                } else {
                    out.append(&text);
                    out.append(&with);
                }
                out
            }
            "deleteCharAt" => match (int(0), length) {
                (Some(at), Some(length)) if at < length => {
                    let mut out = text.cut(0, Some(at));
                    out.append(&text.cut(at + 1, None));
                    out
                }
                (Some(at), None) if at < text.known_beginning() => {
                    let mut out = text.cut(0, Some(at));
                    out.append(&text.cut(at + 1, None));
                    out
                }
                _ => text.without_end(1).unwrap_or_else(|| text.clone()),
            },
            "setLength" => match int(0) {
                Some(0) => Text::default(),
                Some(to) if to <= text.known_beginning() => text.cut(0, Some(to)),
                _ => text,
            },
            "setCharAt" => match (int(0), Self::arg(site, 1).and_then(|one| one.as_str())) {
                (Some(at), Some(with)) if at < text.known_beginning() => {
                    let mut out = text.cut(0, Some(at));
                    out.append(&Text::known(with));
                    out.append(&text.cut(at + 1, None));
                    out
                }
                _ => text,
            },
            "println" | "newLine" => {
                let mut out = text;
                if let Some(more) = Self::arg(site, 0) {
                    out.append(&self.text_of(&more));
                }
                out.append(&Text::known("\n"));
                out
            }
            "printf" | "format" => {
                // A locale may stand before the format.
                let at = usize::from(
                    site.args.len() > 1 && !matches!(site.args[0].value.kind, Kind::Str(_)) && !self.is_text(&site.args[0].value),
                );
                let more = self.jvm_format(site, at)?;
                let mut out = text;
                out.append(&self.text_of(&more));
                out
            }
            "writeObject" | "writeUTF" | "writeBytes" | "writeChars" => {
                let mut out = text;
                if let Some(more) = Self::arg(site, 0) {
                    let more = self.text_from(&more)?;
                    out.append(&self.text_of(&more));
                }
                out
            }
            "flush" | "close" => return Some(Value::null()),
            "toByteArray" | "toCharArray" | "getBuffer" => return Some(held),
            "appendCodePoint" => {
                let letter = int(0).and_then(|code| u32::try_from(code).ok()).and_then(char::from_u32);
                let mut out = text;
                match letter {
                    Some(letter) => out.append(&Text::known(letter.to_string())),
                    None => out.append(&self.text_of(&Self::arg(site, 0)?)),
                }
                out
            }
            // A part of a text.
            "append" if site.args.len() == 3 && self.is_java() => {
                let more = self.text_from(&site.args[0].value.clone())?;
                let whole = self.text_of(&more);
                let end = if method == "append" { int(2) } else { None };
                let is_text = self.is_text(&site.args[0].value);
                let part = match (int(1), end) {
                    (Some(from), Some(to)) if is_text && from <= to && to <= whole.known_beginning() => whole.cut(from, Some(to)),
                    _ => {
                        let part = self.derived(&more);
                        self.text_of(&part)
                    }
                };
                let mut out = text;
                out.append(&part);
                out
            }
            "append" if site.args.len() == 1 && site.args[0].value.cell().is_some() => {
                let more = self.text_from(&site.args[0].value.clone())?;
                let mut out = text;
                out.append(&self.text_of(&more));
                out
            }
            "length" => return Some(length.map_or_else(|| self.length_of(&held), |length| Value::int(length as i128))),
            "substring" | "charAt" | "indexOf" | "lastIndexOf" | "subSequence" | "isEmpty" | "chars" | "contains" | "compareTo" => {
                let mut sum: Option<Value<'a>> = None;
                for atom in held.atoms().to_vec() {
                    let atom = self.concat(&[atom], site.span);
                    let whole = Site { receiver: Some(&atom), ..Site::named(site.names.clone(), site.args, site.span) };
                    let known = if self.is_java() { self.jvm_constant(&whole, &"".into(), method) } else { None };
                    let one = match known {
                        Some(known) => known,
                        // From a place on: of what is not known in full nothing is said.
                        None if method.ends_with("ndexOf") && site.args.len() > 1 => self.number(),
                        None => self.jvm_text(&atom, method, site).or_else(|| self.text_method(&atom, method, site))?,
                    };
                    sum = Some(match sum {
                        Some(known) => self.join(&known, &one),
                        None => one,
                    });
                }
                return sum;
            }
            _ => return None,
        };
        let changed = self.text_value(changed, &Value::null());
        if let Some(object) = self.st.heap.object_mut(cell) {
            object.set_field(&"$".into(), changed, &self.ids);
        }
        Some(receiver.clone())
    }

    /// Whether an argument is the length of what this builder holds now, or written as its length.
    pub(super) fn is_length_of(&self, site: &Site<'a, '_>, at: usize, cell: Ref) -> bool {
        let held = self.st.heap.object(cell).and_then(|object| object.field("$"));
        if held.zip(site.args.get(at)).is_some_and(|(held, arg)| self.is_length(&arg.value, held)) {
            return true;
        }
        let Some(expr) = site.args.get(at).and_then(|arg| arg.expr) else { return false };
        let receiver = site.receiver_expr.and_then(crate::flow::ir::Expr::dotted);
        match &expr.kind {
            crate::flow::ir::ExprKind::Call { callee, .. } => {
                receiver.is_some_and(|name| callee.dotted().is_some_and(|text| text == format!("{name}.length")))
            }
            _ => false,
        }
    }
}
