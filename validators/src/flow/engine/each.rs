//! Loops over the characters of a text or the elements of a list: what each one has passed, the whole has passed. Knows no rule.

use assay_manifests::Span;

use super::{
    Engine,
    call::{ArgValue, Site},
    heap::Shape,
    refine::{ADDRESS_PART, HOST, PLACE_IN_TEXT, SCHEME, TOLD_PART},
    value::{Bits, CleanBits, Fact, Kind, Ref, Value},
};
use crate::flow::ir::{BinaryOp, Expr, ExprKind, Lit};

/// Parts that one loop may look at before it is not followed any more.
const MAX_PARTS: usize = 16;

/// Objects whose members may be asked about all at once.
const MOST_ASKED: usize = 1024;

/// Parts of one list that a check is taken to have looked at, at most.
const MOST_TOLD: usize = 64;

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
        // Of a list each element is asked where it is walked over: places may leave some out.
        let is_left_out = whole.cell().is_some() && place.is_some() && !self.is_script();
        if part.id == 0 || whole.id == 0 || part.id == whole.id || is_left_out {
            return;
        }
        let is_empty = if self.is_c() { whole.taint.is_empty() } else { self.deep_taint(whole).is_empty() };
        if is_empty {
            return;
        }
        let Some(frame) = self.frames.last_mut().and_then(|frame| frame.loops.iter_mut().rev().find(|one| !one.is_switch)) else { return };
        if frame.parts.seen.len() < MAX_PARTS {
            frame.parts.seen.push((part.id, whole.clone(), place.is_none_or(|place| !place.is_plain_constant())));
        }
    }

    /// Whether a value is a part of a whole that a loop around looks at piece by piece.
    pub(super) fn is_part_seen(&self, id: u32) -> bool {
        let is_letter = |whole: &Value<'a>| self.is_script() || whole.cell().is_none();
        let around = |frame: &super::Frame<'a>| {
            frame.loops.iter().any(|one| one.parts.seen.iter().any(|(seen, whole, _)| *seen == id && is_letter(whole)))
        };
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

    /// One of several elements that are not known apart: what a test teaches of it holds of none of the others.
    pub(super) fn any_one(&self, held: &Value<'a>) -> Value<'a> {
        let id = || if held.id == 0 { self.ids.next() } else { self.ids.either(held.id, held.id) };
        match &held.kind {
            Kind::Choice(list) if !self.is_script() => {
                let list: Vec<Value<'a>> = list.iter().map(|one| self.any_one(one)).collect();
                Value { kind: Kind::Choice(std::rc::Rc::new(list)), id: id(), facts: None, ..held.clone() }
            }
            _ if !is_told_apart(held) => held.clone(),
            _ => Value { id: id(), via: if is_of_whole(held) { held.via } else { 0 }, facts: None, ..held.clone() },
        }
    }

    /// Gives what stands in a list, and is not known one by one, an identity of its own: what each of them passes is learnt of that.
    pub(super) fn parts_apart(&mut self, list: &Value<'a>) -> Vec<u32> {
        let Some(cell) = list.cell().filter(|_| !self.is_script() && !self.is_c()) else { return Vec::new() };
        let held = self.st.heap.object(cell).filter(|held| held.shape == Shape::List && !held.open && !held.weak);
        let Some((items, rest)) = held.map(|held| (held.items.clone(), held.rest.clone())) else { return Vec::new() };
        let rest = rest.map(|rest| self.any_one(&rest));
        let is_one = |one: &&Value<'a>| one.id != 0 && (is_told_apart(one) || matches!(one.kind, Kind::Choice(_)));
        let parts = items.iter().chain(rest.iter().flat_map(|rest| rest.atoms().iter().chain([rest])));
        let told = parts.filter(is_one).map(|one| one.id).collect();
        if let (Some(rest), Some(held)) = (rest, self.st.heap.object_mut(cell)) {
            held.rest = Some(Box::new(rest));
        }
        told
    }

    /// What stands at a place, or under a key, of which is known only what holds of all that may stand there. The same place gives the same
    /// value each time; what is learnt of it is not learnt of the others.
    pub(super) fn apart_at(&mut self, held: &Value<'a>, container: Ref, place: &str) -> Value<'a> {
        if self.is_c() {
            return held.clone();
        }
        if let Kind::Choice(list) = &held.kind {
            let list: Vec<Value<'a>> = list.iter().map(|one| self.apart_at(one, container, place)).collect();
            let id = self.id_at(held.id, container, place);
            return self.with_facts(Value { kind: Kind::Choice(std::rc::Rc::new(list)), id, facts: None, ..held.clone() });
        }
        if !is_told_apart(held) {
            return held.clone();
        }
        // Within a loop of a script it may be one of them of which something was learnt, elsewhere it is each.
        let is_one = self.is_script() && !self.frame().loops.is_empty();
        let known = if is_one { held.clone() } else { self.with_facts(held.clone()) };
        // Nor is what the answers to a question say, taken together, said by one of them.
        let id = self.id_at(held.id, container, place);
        // What it was made of is apart from what the others were made of; a part of an address still is a part of that.
        let via = if held.via == 0 || is_of_whole(held) { held.via } else { self.id_at(held.via, container, place) };
        self.with_facts(Value { id, via, facts: None, ..known })
    }

    /// Identity of what stands at a place: what was done to all of them was done to it.
    fn id_at(&mut self, all: u32, container: Ref, place: &str) -> u32 {
        let ids = &self.ids;
        if all == 0 {
            return ids.next();
        }
        *self.member_ids.entry((all, format!("{}#{place}", container.0).into())).or_insert_with(|| ids.either(all, all))
    }

    /// `names.every(test)`, `names.some(test)` of a list of which nothing is known: what each element has passed, the list has passed, and
    /// where none passes, what each has failed.
    pub(super) fn asked_of_each(&mut self, list: &Value<'a>, method: &str, test: &Value<'a>, span: Span) -> Value<'a> {
        let item = Value { id: self.ids.next(), via: 0, ..self.unknown_with(list.taint.clone()) };
        let promises = self.gives_promise(test);
        let (made, ()) =
            self.either(|engine| engine.call_value(test, vec![ArgValue::plain(item.clone())], span, &"callback".into()), |_| ());
        self.live = true;
        let mut answer = self.boolean();
        if let Some(facts) = made.facts.as_deref().filter(|_| !promises) {
            let all = method == "every";
            let of_item = if all { &facts.when_true } else { &facts.when_false };
            let of_item = of_item.iter().filter(|fact| fact.id == item.id);
            let clean = of_item.fold(CleanBits::default(), |sum, fact| sum.or(fact.clean));
            if clean != CleanBits::default() {
                answer.facts = Some(std::rc::Rc::new(self.clean_facts(list, clean, all)));
            }
        }
        answer
    }

    /// `Object.values(object)` of one that came from outside: what each of them has passed, each of its members has. Its names have not.
    pub(super) fn each_value(&mut self, object: &Value<'a>, name: &str) -> Option<Value<'a>> {
        // Or of nothing, where there is none.
        let is_nothing = |one: &Value<'a>| matches!(one.kind, Kind::Null) || self.exact_elements_seen(one) == Some(0);
        let mut some = object.atoms().iter().filter(|one| !is_nothing(one));
        let (Some(only), None) = (some.next(), some.next()) else { return None };
        let is_unseen = matches!(only.kind, Kind::Unknown | Kind::Opaque) && only.id != 0 && !only.taint.is_empty();
        if name != "Object.values" || !is_unseen {
            return None;
        }
        let (whole, taint) = (only.id, only.taint.clone());
        let id = self.id_of_each(whole)?;
        Some(Value { id, via: 0, ..self.unknown_with(taint) })
    }

    /// Identity of all that stands in an object.
    pub(super) fn id_of_each(&mut self, object: u32) -> Option<u32> {
        let (ids, has_room) = (&self.ids, self.each_of.len() < MOST_ASKED);
        match self.each_of.get(&object) {
            Some(known) => Some(*known),
            None if has_room => Some(*self.each_of.entry(object).or_insert_with(|| ids.next())),
            None => None,
        }
    }

    /// A member of an object, as far as all of its members have passed something.
    pub(super) fn as_each(&self, object: u32, member: Value<'a>) -> Value<'a> {
        let each = self.each_of.get(&object).filter(|_| self.is_script());
        match each.and_then(|each| self.st.facts.iter().find(|fact| fact.id == *each)) {
            Some(fact) => member.cleaned(fact.clean),
            None => member,
        }
    }

    /// How many members an object has of which every one is in sight.
    fn exact_elements_seen(&self, value: &Value<'a>) -> Option<usize> {
        let held = self.st.heap.object(value.cell()?)?;
        (held.shape == Shape::Map && !held.open && !held.weak && held.rest.is_none()).then_some(held.fields.len())
    }

    /// What holds of each part that a list holds, where each has passed. What was put in later is another.
    pub(super) fn facts_of_parts(&self, list: &Value<'a>, clean: CleanBits) -> Vec<Fact> {
        if !self.is_script() || clean == CleanBits::default() {
            return Vec::new();
        }
        let lists = list.atoms().iter().filter_map(|atom| self.st.heap.object(atom.cell()?)).filter(|held| held.shape == Shape::List);
        let parts = lists.flat_map(|held| held.items.iter().chain(held.rest.as_deref()));
        let told = parts.filter(|part| part.id != 0 && is_told_apart(part));
        told.map(|part| Fact { id: part.id, clean, constant: None, marks: Bits::default() }).collect()
    }

    /// What holds of the parts of a list of Python where a check of each was handed the list.
    pub(super) fn facts_held(&self, list: &Value<'a>, clean: CleanBits) -> Vec<Fact> {
        if self.language != assay_manifests::Language::Python {
            return Vec::new();
        }
        let lists = list.atoms().iter().filter_map(|atom| self.st.heap.object(atom.cell()?)).filter(|held| held.shape == Shape::List);
        let parts = lists.flat_map(|held| held.items.iter().chain(held.rest.as_deref())).take(MOST_TOLD);
        let mut facts = Vec::new();
        for part in parts.filter(|part| is_told_apart(part)) {
            facts.extend(self.clean_facts(part, clean, true).when_true);
            // A text that was put together has passed with what stands in it.
            let within = part.taint.sources().iter().filter(|source| part.id == 0 && source.born != 0);
            facts.extend(within.map(|source| Fact { id: source.born, clean, constant: None, marks: Bits::default() }));
        }
        facts
    }

    /// What is known where every element has passed a test, with what holds then of each part of the list; where none has, that is noted.
    pub(super) fn with_parts(
        &self,
        mut passed: Vec<Fact>,
        (list, method): (&Value<'a>, &str),
        item: &Value<'a>,
        made: &Value<'a>,
        failed: &mut Vec<Fact>,
    ) -> Vec<Fact> {
        let Some(facts) = made.facts.as_deref() else { return passed };
        let (told, into) = if method == "every" { (&facts.when_true, &mut passed) } else { (&facts.when_false, failed) };
        let of_item = told.iter().filter(|fact| fact.id == item.id);
        let clean = of_item.fold(CleanBits::default(), |sum, fact| sum.or(fact.clean));
        into.extend(self.facts_of_parts(list, clean));
        passed
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
                let mut facts = self.clean_facts(&whole, clean, true).when_true;
                facts.extend(self.facts_of_parts(&whole, clean));
                let parts = self.parts_apart(&whole);
                facts.extend(parts.into_iter().map(|id| Fact { id, clean, constant: None, marks: Bits::default() }));
                self.learn(&facts);
            }
        }
    }
}

/// Whether an element is one value, of which nothing is known but by itself.
fn is_told_apart(held: &Value<'_>) -> bool {
    !held.is_plain_constant() && !matches!(held.kind, Kind::Cell(_) | Kind::Choice(_) | Kind::Method(_))
}

/// Whether it is a part of which a test says something of the whole.
fn is_of_whole(part: &Value<'_>) -> bool {
    matches!(part.ty.as_deref(), Some(ADDRESS_PART | HOST | PLACE_IN_TEXT | SCHEME | TOLD_PART))
}

/// What holds where a test was passed by the elements of a list, all or some of them: `held` is what they are, `item` the one that was tested.
pub(super) fn passed_by(method: &str, held: &Value<'_>, item: &Value<'_>, made: &Value<'_>) -> Vec<Fact> {
    let Some(facts) = made.facts.as_deref() else { return Vec::new() };
    let is_known = |fact: &&Fact| method == "every" || is_told_apart(held) && fact.id < item.id;
    facts.when_true.iter().filter(is_known).cloned().collect()
}

/// What holds where none of the elements passed a test.
pub(super) fn note_failed(method: &str, held: &Value<'_>, item: &Value<'_>, made: &Value<'_>, failed: &mut Vec<Fact>) {
    let Some(facts) = made.facts.as_deref().filter(|_| method == "some") else { return };
    for fact in &facts.when_false {
        if fact.id == item.id && item.id != held.id {
            // Of each of them it is so; which text one is, is not said of the others.
            failed.push(Fact { id: held.id, clean: fact.clean, constant: None, marks: Bits::default() });
        } else {
            failed.push(fact.clone());
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
