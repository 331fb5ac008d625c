//! Patterns of Java at work on texts that are known: what was found, and its groups. Knows no rule.

use super::constants::{Expression, Known};
use crate::flow::engine::{
    Engine,
    call::Site,
    value::{Kind, Ref, Value},
};

/// Fields of a matcher: how it was asked last (`whole`, `start`, `find`), where that search began, and where the next one does.
const HOW: &str = "$how";
const BEGAN: &str = "$began";
const NEXT: &str = "$next";

impl<'a> Engine<'a> {
    /// What a matcher of which pattern and text are known answers. `None` leaves it to what holds of any.
    pub(super) fn jvm_known_match(
        &mut self,
        cell: Ref,
        (pattern, subject): (&Value<'a>, &Value<'a>),
        method: &str,
        site: &Site<'a, '_>,
    ) -> Option<Value<'a>> {
        let Kind::Regex(written, flags) = &pattern.kind else { return None };
        let text = subject.as_str().filter(|_| self.is_java())?;
        match (method, site.args.len()) {
            ("matches" | "lookingAt" | "find", 0) => self.match_asked(cell, written, flags, &text, method),
            ("find" | "reset" | "region" | "results" | "usePattern", _) => {
                self.set_match(cell, "", 0, 0);
                None
            }
            ("group" | "start" | "end", 0 | 1) => {
                let object = self.st.heap.object(cell)?;
                let (how, began) = (object.field(HOW)?.as_str()?, object.field(BEGAN)?.as_int()?);
                let asked = Expression::of(&whole(written, &how)?, flags)?;
                let groups = asked.found(&text, usize::try_from(began).ok()?)??;
                let at = match Self::arg(site, 0) {
                    None => 0,
                    Some(number) if number.as_int().is_some() => usize::try_from(number.as_int()?).ok()?,
                    Some(name) => asked.group(&name.as_str()?)?,
                };
                let Some((from, to)) = *groups.get(at)? else {
                    return Some(if method == "group" { Value::null() } else { Value::int(-1) });
                };
                Some(match method {
                    "group" => Value::str(&text[from..to]),
                    "start" => Value::int(from as i128),
                    _ => Value::int(to as i128),
                })
            }
            ("groupCount", 0) => Expression::of(written, flags).map(|asked| Value::int(asked.groups() as i128)),
            ("replaceAll" | "replaceFirst", 1) => {
                let with = Self::arg(site, 0)?.as_str()?;
                Expression::of(written, flags)?.replaced(&text, &with, method == "replaceFirst").map(Value::str)
            }
            _ => None,
        }
    }

    fn match_asked(&mut self, cell: Ref, written: &str, flags: &str, text: &str, method: &str) -> Option<Value<'a>> {
        let next = self.st.heap.object(cell)?.field(NEXT).map_or(Some(0), Value::as_int);
        let how = match method {
            "matches" => "whole",
            "lookingAt" => "start",
            _ => "find",
        };
        let from = if method == "find" { next } else { Some(0) };
        let found = from
            .and_then(|from| usize::try_from(from).ok())
            .and_then(|from| Expression::of(&whole(written, how)?, flags)?.found(text, from).map(|found| (from, found)));
        match found {
            Some((from, Some(groups))) => {
                let (start, end) = (*groups.first()?)?;
                self.set_match(cell, how, from, if start == end { end + 1 } else { end });
                Some(Value::bool(true))
            }
            Some((_, None)) => {
                self.set_match(cell, "", 0, text.len() + 1);
                Some(Value::bool(false))
            }
            None => {
                self.set_match(cell, "", 0, text.len() + 1);
                None
            }
        }
    }

    fn set_match(&mut self, cell: Ref, how: &str, began: usize, next: usize) {
        let ids = &self.ids;
        if let Some(object) = self.st.heap.object_mut(cell) {
            object.set_field(&HOW.into(), Value::str(how), ids);
            object.set_field(&BEGAN.into(), Value::int(began as i128), ids);
            // Where nothing more is known, it is asked anew from nowhere.
            let next = if how.is_empty() && next == 0 { Value::null() } else { Value::int(next as i128) };
            object.set_field(&NEXT.into(), next, ids);
        }
    }

    /// What a pattern that is known makes of a text that is known.
    pub(super) fn jvm_known_pattern(&mut self, pattern: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let Kind::Regex(written, flags) = &pattern.kind else { return None };
        match (method, site.args) {
            ("pattern" | "toString", []) if self.is_java() => Some(Value::str(written.clone())),
            ("split", [text]) if self.is_java() => {
                let text = text.value.as_str()?;
                let parts = Expression::of(written, flags)?.split(&text, 0)?;
                Some(self.known_value(parts))
            }
            _ => None,
        }
    }

    /// Texts that are known, written in Base64 or read.
    pub(in crate::flow::engine) fn jvm_coded(&mut self, site: &Site<'a, '_>, method: &str) -> Option<Value<'a>> {
        let receiver = site.receiver.filter(|_| self.is_java())?;
        let ty = receiver.ty.clone().filter(|ty| ty.starts_with("java.util.Base64."))?;
        let [only] = site.args else { return None };
        let given = only.value.clone();
        let given = self.text_from(&given).filter(|_| given.is_plain_constant())?;
        let Known::Text(text) = Known::of(&given)? else { return None };
        let url = ty.contains("Url");
        let made = match method {
            // Whether it fills up what is left open is not known here.
            "encode" | "encodeToString" if ty.ends_with("Encoder") => {
                super::constants::base64(&text, url).filter(|made| !made.ends_with('='))?
            }
            "decode" if ty.ends_with("Decoder") => super::constants::from_base64(&text, url)?,
            _ => return None,
        };
        Some(Value::str(made))
    }
}

/// The expression as it is asked of the whole text, of its beginning, or of any part of it.
fn whole(written: &str, how: &str) -> Option<String> {
    Some(match how {
        "whole" => format!("\\A(?:{written})\\z"),
        "start" => format!("\\A(?:{written})"),
        "find" => written.into(),
        _ => return None,
    })
}
