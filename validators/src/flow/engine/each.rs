//! Loops over the characters of a text or the elements of a list: what each one has passed, the whole has passed. Knows no rule.

use super::{
    Engine,
    call::Site,
    value::{CleanBits, Value},
};
use crate::flow::ir::{BinaryOp, Expr, ExprKind, Lit};

/// Parts that one loop may look at before it is not followed any more.
const MAX_PARTS: usize = 16;

/// What a loop has seen of the parts of a whole.
#[derive(Debug, Default, Clone)]
pub(super) struct Parts<'a> {
    /// Identity of a part looked at in this round, what it is a part of, and whether its place changes from round to round.
    seen: Vec<(u32, Value<'a>, bool)>,
    /// What every part of a whole has passed, over the rounds so far.
    passed: Vec<(Value<'a>, CleanBits, bool)>,
    rounds: u32,
}

impl<'a> Engine<'a> {
    /// A part of a text or list was taken inside a loop.
    pub(super) fn note_part(&mut self, part: &Value<'a>, whole: &Value<'a>, place: Option<&Value<'a>>) {
        if part.id == 0 || whole.id == 0 || part.id == whole.id || whole.taint.is_empty() {
            return;
        }
        let Some(frame) = self.frames.last_mut().and_then(|frame| frame.loops.iter_mut().rev().find(|one| !one.is_switch)) else { return };
        if frame.parts.seen.len() < MAX_PARTS {
            frame.parts.seen.push((part.id, whole.clone(), place.is_none_or(|place| !place.is_plain_constant())));
        }
    }

    /// Whether a value is a part of a whole that a loop around looks at piece by piece.
    pub(super) fn is_part_seen(&self, id: u32) -> bool {
        let around = |frame: &super::Frame<'a>| frame.loops.iter().any(|one| one.parts.seen.iter().any(|(seen, ..)| *seen == id));
        id != 0 && self.frames.iter().any(around)
    }

    /// `text.charAt(i)`.
    pub(super) fn note_character(&mut self, method: &str, site: &Site<'a, '_>, letter: &Value<'a>) {
        if !matches!(method, "charAt" | "codePointAt" | "elementAt" | "char_at") {
            return;
        }
        if let (Some(whole), Some(place)) = (site.receiver, site.args.first()) {
            self.note_part(letter, whole, Some(&place.value));
        }
    }

    /// Whether the loop around is past its first round.
    pub(super) fn is_later_round(&self) -> bool {
        let around = self.frames.last().and_then(|frame| frame.loops.iter().rev().find(|one| !one.is_switch));
        around.is_some_and(|around| around.parts.rounds > 0)
    }

    /// The end of a round on the paths that go on.
    pub(super) fn end_round(&mut self) {
        if !self.live {
            return;
        }
        let facts = self.st.facts.clone();
        let Some(frame) = self.frames.last_mut().and_then(|frame| frame.loops.last_mut()) else { return };
        let parts = &mut frame.parts;
        let mut now: Vec<(Value<'a>, CleanBits, bool)> = Vec::new();
        for (id, whole, varies) in parts.seen.drain(..) {
            let named = ["name", "filename"].map(|name| self.member_ids.get(&(id, name.into())).copied().unwrap_or_default());
            let of = |id: u32| facts.iter().find(|fact| id != 0 && fact.id == id).map(|fact| fact.clean).unwrap_or_default();
            // Of an entry of an archive its name is what is looked at.
            let clean = named.into_iter().fold(of(id), |sum, named| sum.or(of(named)));
            match now.iter_mut().find(|(known, ..)| known.id == whole.id) {
                Some((_, known, moves)) => {
                    *known = known.and(clean);
                    *moves |= varies;
                }
                None => now.push((whole, clean, varies)),
            }
        }
        if parts.rounds > 0 {
            now.retain_mut(|(whole, clean, _)| match parts.passed.iter().find(|(known, ..)| known.id == whole.id) {
                Some((_, known, _)) => {
                    *clean = clean.and(*known);
                    true
                }
                None => false,
            });
        }
        parts.passed = now;
        parts.rounds += 1;
    }

    /// After a loop that nothing broke out of.
    pub(super) fn learn_from_parts(&mut self) {
        let Some(frame) = self.frames.last_mut().and_then(|frame| frame.loops.last_mut()) else { return };
        if frame.broke.is_some() {
            return;
        }
        let passed = std::mem::take(&mut frame.parts.passed);
        for (whole, clean, varies) in passed {
            if varies && clean != CleanBits::default() {
                let facts = self.clean_facts(&whole, clean, true);
                self.learn(&facts.when_true);
            }
        }
    }
}

/// The character that lies between two letters or two digits where `left op right` says so: `c >= 'a' && c <= 'z'`. With the outcome
/// under which it does.
pub(super) fn between<'e>(op: BinaryOp, left: &'e Expr, right: &'e Expr) -> Option<(&'e Expr, bool)> {
    use BinaryOp::{And, Ge, Gt, Le, Lt, Or};
    let (one, low) = bound(left)?;
    let (other, high) = bound(right)?;
    let of = |e: &Expr| e.dotted().or_else(|| crate::flow::memory::place::key(e));
    if of(one)? != of(other)? {
        return None;
    }
    let (lowest, highest) = match (op, low, high) {
        (And, (Ge, from), (Le, to)) | (And, (Le, to), (Ge, from)) => (from, to),
        (Or, (Lt, from), (Gt, to)) | (Or, (Gt, to), (Lt, from)) => (from, to),
        _ => return None,
    };
    let within = |from: char, to: char| from <= lowest && lowest <= highest && highest <= to;
    (within('a', 'z') || within('A', 'Z') || within('0', '9')).then_some((one, op == And))
}

/// What is compared with which character, as if it stood on the left.
fn bound(expr: &Expr) -> Option<(&Expr, (BinaryOp, char))> {
    use BinaryOp::{Ge, Gt, Le, Lt};
    let ExprKind::Binary { op, left, right } = &expr.kind else { return None };
    let turned = match op {
        Lt => Gt,
        Le => Ge,
        Gt => Lt,
        Ge => Le,
        _ => return None,
    };
    match (character(left), character(right)) {
        (None, Some(c)) => Some((left, (*op, c))),
        (Some(c), None) => Some((right, (turned, c))),
        _ => None,
    }
}

fn character(expr: &Expr) -> Option<char> {
    match &expr.kind {
        ExprKind::Lit(Lit::Char(c)) => Some(*c),
        ExprKind::Lit(Lit::Str(text)) => {
            let mut letters = text.chars();
            letters.next().filter(|_| letters.next().is_none())
        }
        ExprKind::Lit(Lit::Int(code)) => u8::try_from(*code).ok().map(char::from).filter(|c| c.is_ascii_alphanumeric()),
        _ => None,
    }
}
