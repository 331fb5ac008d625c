//! Accesses: whether the bytes that are read or written through a pointer lie inside of its object. Knows no expression.

use assay_manifests::Span;

use super::{
    FAR, Run,
    value::{Num, Pointer, State, Storage, Texts, Value},
};
use crate::flow::memory::Check;

impl<'f, 'm> Run<'f, 'm> {
    /// An access of `bytes` through `pointer`: `true` where it is decided to lie inside.
    pub(super) fn access(&mut self, pointer: Pointer, bytes: Num, writes: bool, span: Span, st: &State<'m>) {
        self.alive_at(pointer.to, span.line, st);
        let Some(object) = st.object(pointer.to) else { return };
        // The function that declared it has ended.
        let over = matches!(object.storage, Storage::Stack(depth) if depth as usize > st.frames.len());
        if let Some(ended) = Some(object.born).filter(|_| over && object.made_by == "declaration") {
            self.ended(ended, span);
            return;
        }
        if let Some(freed) = object.freed {
            self.report(
                Check::ReleasedUse,
                span,
                Some((freed, "released here".to_owned())),
                "memory is used after it was released".to_owned(),
            );
            return;
        }
        if bytes.of_pointer && bytes.constant() == Some(8) && (object.size.is_some_and(|size| size.lo > 8) || object.text.is_some()) {
            self.report(Check::PointerSize, span, None, "as much is used as a pointer has bytes, not as it leads to".to_owned());
        }
        let Some(size) = object.size else {
            // Of a text as many bytes can be read as it has letters, and its zero.
            let known = object.text.filter(|_| matches!(object.made_by, "argument" | "environment" | "either"));
            let inside = !writes
                && pointer.at.constant() == Some(0)
                && bytes.lo >= 0
                && (bytes.of_text.is_some_and(|texts| texts.is_within(pointer.to))
                    || known.is_some_and(|text| bytes.hi <= text.lo.saturating_add(1)));
            if inside {
                self.inside.insert(span.line, span);
            } else if writes || !is_counted_argument(pointer, object.made_by, st) {
                self.open.insert(span.line);
            }
            return;
        };
        // As much as was asked for when it was made.
        if size.same != 0 && size.same == bytes.same && pointer.at.constant() == Some(0) {
            self.inside.insert(span.line, span);
            return;
        }
        // Both measured by texts: where it begins and how much there is add up.
        let parts = [pointer.at, bytes].map(|n| n.of_text.or_else(|| n.constant().and_then(|n| Texts::none().plus(n))));
        if let (Some(room), [Some(at), Some(given)]) = (size.of_text, parts)
            && let Some(need) = at.and(given)
            && (pointer.at.of_text.is_some() || bytes.of_text.is_some())
        {
            if room.of_the_same(need) && need.more > room.more {
                let message = format!("the room was measured {} bytes short of what is put into it", need.more - room.more);
                self.report(Check::OutsideWrite, span, Some((object.born, "the object begins here".to_owned())), message);
            } else if room.contains(need) && need.more <= room.more {
                // The room was measured by these texts, or by more than are put into it.
                self.inside.insert(span.line, span);
            } else {
                self.open.insert(span.line);
            }
            return;
        }
        let (Some(first), Some(end)) = (Some(pointer.at.lo), pointer.at.hi.checked_add(bytes.hi)) else { return };
        // One variable is read as another, wider one.
        let scalar = object.ty.as_deref().filter(|ty| ty.dims.is_empty() && ty.pointers == 0 && object.made_by == "declaration");
        if let (Some(ty), Some(0), true) =
            (scalar, pointer.at.constant(), bytes.constant() > size.constant() && size.certain && bytes.certain)
        {
            let message = format!("{} bytes are used of a variable of type `{}`, which has {}", bytes.hi, ty.name, size.hi);
            self.report(Check::WrongType, span, Some((object.born, "the variable is declared here".to_owned())), message);
            return;
        }
        let born = (object.born, "the object begins here".to_owned());
        let what = if writes { "written" } else { "read" };
        let check = if writes { Check::OutsideWrite } else { Check::OutsideRead };
        // Where both vary they may vary together.
        let one_varies = pointer.at.constant().is_some() || bytes.constant().is_some();
        let least = size.constant().is_some() || !st.conditioned.contains(&size.group);
        // So may the room and the place, where they were joined from several paths.
        let varying = if pointer.at.constant().is_none() { pointer.at } else { bytes };
        let summed_up = size.lengths && size.constant().is_none() && varying.lengths && varying.constant().is_none();
        let apart =
            !summed_up && (size.constant().is_some() || varying.constant().is_some() || size.group != 0 && size.group != varying.group);
        // What was taken from the one by as much as the other went on.
        let together = pointer.at.group != 0 && pointer.at.group == bytes.group;
        let certain_end = pointer.at.certain && bytes.certain && size.certain && one_varies && !together && least && apart;
        // By as much as its text was found to be longer since.
        let room = size.lo.saturating_add(size.measured.map_or(0, |measured| measured.more));
        if end > room && certain_end && bytes.hi > 0 {
            if bytes.wrapped {
                self.negative(span);
            }
            let message = if end > FAR {
                format!("nothing bounds how far beyond an object of {room} bytes is {what}")
            } else {
                format!("up to byte {end} is {what} of an object that has {room}")
            };
            if size.of_pointer {
                let message = "the room was measured by the size of a pointer".to_owned();
                self.report(Check::PointerSize, object.born, None, message);
            }
            if size.cut && writes {
                let message = "how much room is made was cut to a narrower type before".to_owned();
                self.report(Check::Narrowed, object.born, None, message);
            }
            self.report(check, span, Some(born), message);
        } else if first < 0 && pointer.at.certain {
            self.report(check, span, Some(born), format!("{} bytes before an object are {what}", first.unsigned_abs()));
        } else if first >= 0 && end <= size.lo {
            self.inside.insert(span.line, span);
        } else {
            self.open.insert(span.line);
        }
    }
}

/// Whether a place in the list of what the command line gives is one of those that were counted, or the null pointer behind them.
fn is_counted_argument(pointer: Pointer, made_by: &str, st: &State<'_>) -> bool {
    let counted = || {
        let count = st.frames.first()?.get("argc").and_then(|id| st.object(*id))?;
        match &count.cell {
            Value::Num(count) => Some(count.lo),
            _ => None,
        }
    };
    let place = pointer.at.constant().filter(|at| *at >= 0 && made_by == "arguments");
    place.zip(counted()).is_some_and(|(at, count)| at / 8 <= count)
}
