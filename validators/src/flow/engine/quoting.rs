//! Where in a text its untrusted pieces stand: outside of quotation marks, or where a statement names a table. Knows no rule.

use super::{
    Engine,
    conditions::{Answer, Event},
    heap::Shape,
    value::{Kind, Piece, Value},
};
use crate::{
    flow::markup::Page,
    rule::{Labels, pattern::LazyRegex},
};

impl<'a> Engine<'a> {
    /// Whether an untrusted piece of a text stands outside of quotation marks. A text without known pieces has none to stand in.
    pub(super) fn tainted_unquoted(&self, value: &Value<'a>, event: &Event<'a, '_>) -> Answer {
        let Kind::Str(text) = &value.kind else { return Answer::No };
        let mut open: Option<char> = None;
        let mut answers = Vec::new();
        for piece in &text.pieces {
            match piece {
                Piece::Known(known) => {
                    let mut escaped = false;
                    for c in known.chars() {
                        match (open, c) {
                            _ if escaped => escaped = false,
                            (_, '\\') => escaped = true,
                            (None, '\'' | '"' | '`') => open = Some(c),
                            (Some(mark), c) if mark == c => open = None,
                            _ => {}
                        }
                    }
                }
                Piece::Dynamic { taint, .. } if open.is_none() => {
                    answers.push(self.taint_answer(taint.sources(), event).unwrap_or(Answer::No))
                }
                Piece::Dynamic { .. } => {}
            }
        }
        Answer::any(answers.into_iter())
    }

    /// Whether something untrusted stands in one of the places of a page that are named, the text being written where `before` ends.
    pub(super) fn tainted_in(&mut self, value: &Value<'a>, places: &[String], event: &Event<'a, '_>) -> Answer {
        let mut page = Page::default();
        if let Some(before) = event.args.iter().find(|arg| arg.name.as_deref() == Some("before")).and_then(|arg| arg.value.as_str()) {
            page.write(&before);
        }
        let text = value.pieces();
        let mut answers = Vec::new();
        for piece in &text.pieces {
            match piece {
                Piece::Known(known) => page.write(known),
                Piece::Dynamic { taint, unknown } => {
                    let here = page.context().unwrap_or("text");
                    if places.iter().any(|place| place == here) {
                        let none = if *unknown { Answer::Unknown } else { Answer::No };
                        answers.push(self.taint_answer(taint.sources(), event).unwrap_or(none));
                    }
                    page.write_value();
                }
            }
        }
        Answer::any(answers.into_iter())
    }

    /// Whether an untrusted piece of a text stands where the expression has U+FFFC. Each piece is asked apart: what stands elsewhere is U+FFFD.
    pub(super) fn tainted_where(&self, value: &Value<'a>, regex: &LazyRegex, event: &Event<'a, '_>) -> Answer {
        let whole = [Piece::Dynamic { taint: value.taint.clone(), unknown: value.taint.is_empty() }];
        let pieces = match &value.kind {
            Kind::Str(text) => &text.pieces[..],
            Kind::Unknown | Kind::Opaque => &whole,
            _ => return Answer::No,
        };
        let mut answers = Vec::new();
        for (at, piece) in pieces.iter().enumerate() {
            let Piece::Dynamic { taint, unknown } = piece else { continue };
            let shown = pieces.iter().enumerate().map(|(other, piece)| match piece {
                Piece::Known(known) => &**known,
                Piece::Dynamic { .. } if other == at => "\u{fffc}",
                Piece::Dynamic { .. } => "\u{fffd}",
            });
            if regex.is_match(&shown.collect::<String>()) {
                let none = if *unknown { Answer::Unknown } else { Answer::No };
                answers.push(self.taint_answer(taint.sources(), event).unwrap_or(none));
            }
        }
        Answer::any(answers.into_iter())
    }

    /// Whether an untrusted argument of a command begins as it likes, with no end of the options before it.
    pub(super) fn tainted_option(&mut self, value: &Value<'a>, event: &Event<'a, '_>) -> Answer {
        let mut arguments: Vec<Value<'a>> = Vec::new();
        for arg in event.args {
            match (arg.spread, self.exact_elements(&arg.value)) {
                (crate::flow::ir::Spread::No, _) => arguments.push(arg.value.clone()),
                (_, Some(items)) => arguments.extend(items),
                (_, None) => return Answer::Unknown,
            }
        }
        let asked: Vec<Value<'a>> = match self.exact_elements(value) {
            Some(items) => {
                arguments.clone_from(&items);
                items
            }
            None => vec![value.clone()],
        };
        if let Some(answer) = self.option_of_list(value, event) {
            return answer;
        }
        let ends = arguments.iter().position(|one| matches!(one.as_str().as_deref(), Some("--" | "--end-of-options")));
        let answers = asked.iter().map(|one| {
            let at = arguments.iter().position(|other| other.id == one.id && other.same(one));
            let begins = match &one.kind {
                Kind::Str(text) => matches!(text.pieces.first(), Some(Piece::Dynamic { .. })),
                Kind::Unknown => true,
                _ => false,
            };
            let free = begins && at.is_none_or(|at| ends.is_none_or(|end| at < end));
            if free { self.tainted(one, event, 0) } else { Answer::No }
        });
        Answer::any(answers.collect::<Vec<_>>().into_iter())
    }

    /// The same of a list of which only the beginning is known one by one: `list.add(branch)` under a condition.
    fn option_of_list(&mut self, value: &Value<'a>, event: &Event<'a, '_>) -> Option<Answer> {
        let list = self.st.heap.object(value.cell()?).filter(|list| list.shape == Shape::List && !list.open)?;
        let (rest, known) = (list.rest.as_deref().cloned()?, list.items.clone());
        let ends = |one: &Value<'a>| matches!(one.as_str().as_deref(), Some("--" | "--end-of-options"));
        if known.iter().any(ends) {
            return Some(Answer::No);
        }
        if rest.atoms().iter().any(ends) {
            return Some(Answer::Unknown);
        }
        let answers: Vec<Answer> = known
            .iter()
            .chain(rest.atoms())
            .map(|one| match &one.kind {
                Kind::Str(text) if !matches!(text.pieces.first(), Some(Piece::Dynamic { .. })) => Answer::No,
                Kind::Str(_) | Kind::Unknown => self.tainted(one, event, 0),
                _ => Answer::No,
            })
            .collect();
        Some(Answer::any(answers.into_iter()))
    }

    /// Whether an SQL text carries what is untrusted beside the names of tables that an object holds in fields of its own: such a name
    /// cannot be bound, and the object was made with it.
    pub(super) fn tainted_beside_names(&mut self, value: &Value<'a>, event: &Event<'a, '_>) -> Answer {
        let Kind::Str(text) = &value.kind else { return self.tainted(value, event, 0) };
        let mut before: &str = "";
        let mut answers = Vec::new();
        for piece in &text.pieces {
            match piece {
                Piece::Known(known) => before = known,
                Piece::Dynamic { taint, unknown } => {
                    let own = taint.sources().iter().all(|source| source.labels == Labels::FIELD);
                    let none = if *unknown { Answer::Unknown } else { Answer::No };
                    let answer = self.taint_answer(taint.sources(), event).unwrap_or(none);
                    answers.push(if own && names_table(before) { Answer::No } else { answer });
                    before = "";
                }
            }
        }
        Answer::any(answers.into_iter())
    }
}

/// Whether a statement names a table next.
fn names_table(before: &str) -> bool {
    let before = before.trim_end_matches(['"', '`', '[']);
    let spaced = before.trim_end();
    let last = spaced.rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    spaced.len() < before.len() && ["from", "into", "update", "table", "join", "exists"].iter().any(|word| last.eq_ignore_ascii_case(word))
}
