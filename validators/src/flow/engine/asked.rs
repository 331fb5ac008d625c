//! A question asked of all elements of a collection at once: what every one, some one or none of them passed says of the elements and of
//! what they were compared with; and a question of a rule that speaks of a part of what it was asked of. Knows no rule by name.

mod letters;

use std::rc::Rc;

use assay_manifests::Span;

use super::{
    Engine,
    call::{ArgValue, Site},
    conditions::Answer,
    heap::{State, meet},
    value::{Bits, CleanBits, Fact, Facts, Kind, Taint, Value},
};
use crate::{
    flow::ir::{BinaryOp, Case, Expr, ExprKind, Lit},
    rule::meant::{Entry, Subject},
};

pub(super) use letters::Letters;

/// Type of one character of a text.
pub(super) const CHARACTER: &str = "char";

/// Type of one part of a path that was split at its separators: there is none in it.
pub(super) const SEGMENT: &str = "(segment)";

/// Whether the question holds where every element, some element or no element passes the test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    All,
    Any,
    None,
}

impl<'a> Engine<'a> {
    /// A mark that values have from here on: together with others it may be what a guard asks for.
    pub(super) fn learn_mark(&mut self, answer: Answer, subject: &Subject, site: &Site<'a, '_>, mark: u16) {
        if answer != Answer::Yes || self.index.marked.is_empty() || matches!(subject, Subject::Result) {
            return;
        }
        for value in super::check::subject_values(subject, site) {
            let facts = self.mark_facts(&value, mark, true);
            self.learn(&facts.when_true);
        }
    }

    /// The answer, with what it teaches. `None` where the test is no function in sight.
    pub(super) fn asked_of(&mut self, of: Of, receiver: &Value<'a>, test: &Value<'a>, span: Span) -> Option<Value<'a>> {
        if !matches!(test.kind, Kind::Func(_) | Kind::Method(_) | Kind::Lib(_)) {
            return None;
        }
        let exact = self.exact_elements(receiver).filter(|items| items.len() <= super::loops::MAX_UNROLL);
        let is_exact = exact.is_some();
        let items = match exact {
            Some(items) => items,
            None => {
                let mut one = self.element(receiver, span);
                one.id = self.ids.next();
                vec![one]
            }
        };
        let letter = if receiver.ty.as_deref() == Some(CHARACTER) { Some(receiver.clone()) } else { items.first().cloned() };
        let mut passed: Option<Vec<Fact>> = None;
        let mut failed: Option<Vec<Fact>> = None;
        let (mut all_passed, mut all_failed) = (Vec::new(), Vec::new());
        let mut truths = Some(Vec::new());
        let (mut each_passes, mut each_fails) = (CleanBits::default(), CleanBits::default());
        for item in items {
            let made = self.call_value(test, vec![ArgValue::plain(item.clone())], span, &"callback".into());
            self.live = true;
            let truth = made.truth(self.empty_is_false());
            truths = truths.and_then(|mut list| {
                list.push(truth?);
                Some(list)
            });
            let facts = made.facts.as_deref().cloned().unwrap_or_default();
            let of_item = |list: &[Fact]| {
                let ids = [item.id, item.via];
                list.iter().find(|fact| ids.contains(&fact.id) && fact.id != 0).map(|fact| fact.clean).unwrap_or_default()
            };
            if !is_exact {
                (each_passes, each_fails) = (of_item(&facts.when_true), of_item(&facts.when_false));
            }
            // What never comes out so teaches nothing for that outcome.
            if truth != Some(false) {
                passed = Some(passed.map_or_else(|| facts.when_true.clone(), |known| meet(&known, &facts.when_true)));
            }
            if truth != Some(true) {
                failed = Some(failed.map_or_else(|| facts.when_false.clone(), |known| meet(&known, &facts.when_false)));
            }
            all_passed.extend(facts.when_true);
            all_failed.extend(facts.when_false);
        }
        if let Some(truths) = truths.filter(|_| is_exact) {
            return Some(Value::bool(match of {
                Of::All => truths.iter().all(|yes| *yes),
                Of::Any => truths.contains(&true),
                Of::None => !truths.contains(&true),
            }));
        }
        let whole =
            |clean: CleanBits| if clean == CleanBits::default() { Vec::new() } else { self.clean_facts(receiver, clean, true).when_true };
        let mut facts = match of {
            Of::All => {
                all_passed.extend(whole(each_passes));
                Facts { when_true: all_passed, when_false: failed.unwrap_or_default() }
            }
            Of::Any | Of::None => {
                all_failed.extend(whole(each_fails));
                Facts { when_true: passed.unwrap_or_default(), when_false: all_failed }
            }
        };
        // Of a list that may be empty, what one element would teach is not sure.
        if !is_exact && of == Of::All {
            facts.when_true.retain(|fact| fact.clean != CleanBits::default());
        }
        if let Some(letter) = letter.filter(|_| !is_exact) {
            let about = self.letters_asked(of, receiver, &letter, test, span);
            facts.when_true.extend(about.when_true);
            facts.when_false.extend(about.when_false);
        }
        if of == Of::None {
            facts = Facts { when_true: facts.when_false, when_false: facts.when_true };
        }
        let mut answer = self.boolean();
        if !facts.when_true.is_empty() || !facts.when_false.is_empty() {
            answer.facts = Some(Rc::new(facts));
        }
        Some(answer)
    }

    /// The cases of a switch over one character that were not taken: the cases after them, and the default, know that it is none of those.
    pub(super) fn past_case(&mut self, open: &mut Option<State<'a>>, value: Option<&Value<'a>>, subject: Option<&'a Expr>, case: &'a Case) {
        let (Some(value), Some(subject), Some(state)) = (value, subject, open.as_mut()) else { return };
        if let Some(facts) = self.rust_case_facts(value, case, false) {
            std::mem::swap(&mut self.st, state);
            self.learn(&facts);
            std::mem::swap(&mut self.st, state);
        }
        let is_sign = |pattern: &Expr| matches!(pattern.kind, ExprKind::Lit(Lit::Char(_)));
        let of_letter = value.ty.as_deref() == Some(CHARACTER) || !case.patterns.is_empty() && case.patterns.iter().all(is_sign);
        if !of_letter || case.guard.is_some() || value.taint.is_empty() {
            return;
        }
        let mut learnt = Vec::new();
        for pattern in &case.patterns {
            let ExprKind::Lit(_) = pattern.kind else { continue };
            let other = self.eval(pattern);
            let mut answer = self.boolean();
            self.compare_event(BinaryOp::Eq, value, &other, subject, pattern, pattern, &mut answer);
            learnt.extend(answer.facts.iter().flat_map(|facts| facts.when_false.iter().cloned()));
        }
        std::mem::swap(&mut self.st, state);
        self.learn(&learnt);
        std::mem::swap(&mut self.st, state);
    }

    /// Whether the conditions hold of those of the values that carry something untrusted.
    pub(super) fn holds_of_untrusted(&mut self, entry: &'a Entry, rule: u16, site: &Site<'a, '_>, result: &Value<'a>) -> bool {
        let untrusted = |value: &Value<'a>| match &value.kind {
            Kind::Choice(list) if list.iter().any(|one| !one.taint.is_empty()) => {
                let rest: Vec<Value<'a>> = list.iter().filter(|one| !one.taint.is_empty()).cloned().collect();
                match <[Value<'a>; 1]>::try_from(rest) {
                    Ok([only]) => only,
                    Err(rest) => Value { kind: Kind::Choice(Rc::new(rest)), ..value.clone() },
                }
            }
            _ => value.clone(),
        };
        let args: Vec<ArgValue<'a>> = site.args.iter().map(|arg| ArgValue { value: untrusted(&arg.value), ..arg.clone() }).collect();
        let receiver = site.receiver.map(untrusted);
        let event = self.event(rule, &args, receiver.as_ref(), site.receiver_expr, Some(result));
        self.conditions(&entry.when, &event) == Answer::Yes
    }

    /// `text` of `text[1]` and `text.charAt(1)`: what is asked of a letter at a fixed place is asked of the text.
    pub(super) fn text_of_letter(&mut self, subject: &Subject, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let Subject::Index(at) = subject else { return None };
        let expr = site.args.iter().filter(|arg| arg.name.is_none()).nth(*at as usize)?.expr?;
        let fixed = |place: &Expr| matches!(place.kind, ExprKind::Lit(Lit::Int(_)));
        let text = match &expr.kind {
            ExprKind::Index { object, index } if fixed(index) => object,
            ExprKind::Call { callee, args, .. } => match (&callee.kind, args.as_slice()) {
                (ExprKind::Member { object, name, .. }, [place])
                    if matches!(&**name, "charAt" | "char_at" | "at" | "get" | "elementAt" | "codePointAt" | "charCodeAt")
                        && fixed(&place.value) =>
                {
                    object
                }
                _ => return None,
            },
            _ => return None,
        };
        // Asking again does nothing where it is only looked up.
        text.dotted().map(|_| self.eval(text))
    }

    /// The letters of a text that pass a test, as the text that they make; what the test shows of a letter is shown of all that are left.
    pub(super) fn letters_kept(&mut self, text: &Value<'a>, test: &Value<'a>, span: Span) -> Option<Value<'a>> {
        let is_test = matches!(test.kind, Kind::Func(_) | Kind::Method(_) | Kind::Lib(_));
        if !is_test || text.taint.is_empty() || text.ty.as_deref() != Some("string") || text.cell().is_some() {
            return None;
        }
        let mut letter = self.unknown_with(text.taint.clone()).typed(Some(CHARACTER.into()));
        letter.id = self.ids.next();
        let made = self.call_value(test, vec![ArgValue::plain(letter.clone())], span, &"callback".into());
        self.live = true;
        let kept = taught(letter, &made);
        Some(self.unknown_with(kept.taint).typed(Some("string".into())))
    }

    /// What equals something that was made harmless is as harmless: `(string) (int) $id === $id`, `basename($name) === $name`.
    pub(super) fn equal_to_clean(&self, a: &Value<'a>, b: &Value<'a>) -> Vec<Fact> {
        let mut facts = Vec::new();
        for (value, other) in [(a, b), (b, a)] {
            if value.id == 0 || other.cell().is_some() || other.taint.is_empty() || self.deep_unknown(other, 0) {
                continue;
            }
            let clean = other.taint.sources().iter().map(|source| source.clean).reduce(CleanBits::and).unwrap_or_default();
            let guarded = clean.sanitized.or(clean.guarded);
            if guarded != Bits::default() {
                facts.extend(self.clean_facts(value, CleanBits { guarded, ..CleanBits::default() }, true).when_true);
            }
        }
        facts.extend(self.whole_stretch(a, b));
        facts.extend(self.not_found(a, b));
        facts
    }

    /// A value where a test came out as it had to, and nothing where it did not.
    pub(super) fn given_if(&mut self, answer: &Value<'a>, value: Value<'a>) -> Value<'a> {
        match answer.truth(self.empty_is_false()) {
            Some(true) => value,
            Some(false) => Value::null(),
            None => {
                let value = match &answer.facts {
                    Some(facts) => value.learnt(&facts.when_true),
                    None => value,
                };
                self.join(&value, &Value::null())
            }
        }
    }
}

/// An element that passed a test: the test's facts about it hold.
pub(super) fn taught<'a>(item: Value<'a>, test: &Value<'a>) -> Value<'a> {
    let Some(facts) = &test.facts else { return item };
    let mut item = item;
    for fact in &facts.when_true {
        if item.id != 0 && fact.id == item.id || item.via != 0 && fact.id == item.via {
            item = item.cleaned(fact.clean);
        }
    }
    let taint: Option<Taint> = item.taint.cleaned_at_birth(&facts.when_true);
    if let Some(taint) = taint {
        item.taint = taint;
    }
    item
}

/// Whether a sign, where it is one, means nothing to an interpreter.
pub(super) fn is_plain_letter(constant: &super::value::Constant) -> bool {
    match constant {
        super::value::Constant::Str(text) => super::patterns::is_plain_text(text),
        _ => true,
    }
}
