//! Texts of Ruby: they are objects that are changed in place, under every name they have; and threads with what they hold. Knows no rule.

use std::rc::Rc;

use super::{
    Engine,
    asked::Letters,
    call::Site,
    heap::{Cell, Object, Shape},
    value::{Kind, Ref, Value},
};
use crate::flow::ir::{BinaryOp, Expr, ExprKind, Sym};

/// Variable of the file that holds what the present thread holds.
const THREAD: &str = "(thread)";
/// Type of a thread that has run; under `value` stands what it gave.
const RUN: &str = "(thread that ran)";
/// Scopes that are looked through for other names of a text, at most.
const MAX_SCOPES: usize = 64;

impl<'a> Engine<'a> {
    /// A method that changes the text it is asked of.
    pub(super) fn ruby_text_change(
        &mut self,
        receiver: &Value<'a>,
        method: &str,
        site: &Site<'a, '_>,
        block: Option<&Value<'a>>,
    ) -> Option<Value<'a>> {
        if let Some(value) = self.ruby_of_letters(receiver, method, site, block) {
            return Some(value);
        }
        let is_text = matches!(receiver.kind, Kind::Str(_)) || receiver.ty.as_deref() == Some("string");
        let of_text = matches!(receiver.kind, Kind::Str(_) | Kind::Unknown | Kind::Opaque | Kind::Choice(_));
        let given: Vec<Value<'a>> = site.args.iter().filter(|arg| arg.name.is_none()).map(|arg| arg.value.clone()).collect();
        let joined = |engine: &mut Self, first: &[Value<'a>], second: &[Value<'a>]| {
            let parts: Vec<Value<'a>> = first.iter().chain(second).cloned().collect();
            engine.concat(&parts, site.span)
        };
        let own = std::slice::from_ref(receiver);
        let made = match method {
            "<<" | "concat" | "append" if is_text && !given.is_empty() => joined(self, own, &given),
            "prepend" if is_text && !given.is_empty() => joined(self, &given, own),
            "insert" if is_text && given.len() == 2 => match given[0].as_int() {
                Some(0) => joined(self, &given[1..], own),
                _ => joined(self, own, &given[1..]),
            },
            "replace" if is_text && given.len() == 1 => given[0].clone(),
            "clear" if is_text && given.is_empty() => Value::str(""),
            _ if of_text && method.ends_with('!') => {
                let plain = method.trim_end_matches('!');
                if !matches!(
                    plain,
                    "upcase"
                        | "downcase"
                        | "strip"
                        | "lstrip"
                        | "rstrip"
                        | "chomp"
                        | "chop"
                        | "capitalize"
                        | "swapcase"
                        | "reverse"
                        | "squeeze"
                        | "squish"
                        | "gsub"
                        | "sub"
                        | "tr"
                        | "delete"
                        | "delete_prefix"
                        | "delete_suffix"
                        | "succ"
                        | "next"
                        | "slice"
                        | "encode"
                        | "unicode_normalize"
                        | "scrub"
                ) {
                    return None;
                }
                // The text becomes what the method without the sign gives, with all that rules say of that one.
                let plain: Sym = plain.into();
                self.call_on_value(receiver, site.receiver_expr, &plain, site.args.to_vec(), site.span, None, false)
            }
            _ => return None,
        };
        self.text_changed(receiver, site.receiver_expr, &made);
        Some(made)
    }

    /// What is asked of the letters of a text, and what is done with each.
    fn ruby_of_letters(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>, block: Option<&Value<'a>>) -> Option<Value<'a>> {
        let given = |at: usize| site.args.iter().filter(|arg| arg.name.is_none()).nth(at).map(|arg| arg.value.clone());
        match (method, block) {
            ("ord", None) => match receiver.as_str().filter(|_| receiver.is_plain_constant()) {
                Some(text) => text.chars().next().map(|first| Value::int(u32::from(first).into())),
                None => self.letter_code(receiver),
            },
            ("cover?" | "include?" | "member?" | "===", None) => self.in_range(site.receiver_expr?, &given(0)?),
            ("between?", None) => {
                let mut answer = self.boolean();
                for (op, bound) in [(BinaryOp::Ge, given(0)?), (BinaryOp::Le, given(1)?)] {
                    let mut one = self.boolean();
                    self.letter_compared(op, receiver, &bound, site.span, &mut one);
                    let when_true = one.facts.map(|facts| facts.when_true.clone())?;
                    super::check::add_facts(&mut answer, super::value::Facts { when_true, when_false: Vec::new() });
                }
                Some(answer)
            }
            ("each_char" | "each_grapheme_cluster" | "each_line" | "each_byte" | "each_codepoint", Some(block)) => {
                let of_text = matches!(receiver.kind, Kind::Str(_) | Kind::Unknown | Kind::Opaque);
                if !of_text || !Self::is_function(block) {
                    return None;
                }
                let is_letter = matches!(method, "each_char" | "each_grapheme_cluster");
                if let Some(text) = receiver.as_str().filter(|text| is_letter && text.chars().count() <= super::loops::MAX_UNROLL) {
                    for letter in text.chars() {
                        self.ask(block, vec![Value::str(letter.to_string())], site);
                    }
                    return Some(receiver.clone());
                }
                let mut part = match method {
                    "each_byte" | "each_codepoint" => self.number(),
                    _ => self.derived(receiver),
                };
                if is_letter {
                    part.ty = Some(super::asked::CHARACTER.into());
                }
                // What one round leaves the next one finds.
                for _ in 0..2 {
                    part.id = self.ids.next();
                    self.ask_perhaps(block, vec![part.clone()], site);
                }
                Some(receiver.clone())
            }
            _ => None,
        }
    }

    /// A letter that stays, goes or is changed by what a block says of it.
    pub(super) fn ruby_letter_kept(&mut self, method: &str, kept: Value<'a>, block: &Value<'a>, site: &Site<'a, '_>) -> Value<'a> {
        let letters = match method {
            "select" | "filter" | "select!" => Letters::Kept,
            "reject" | "reject!" => Letters::Dropped,
            "map" | "collect" | "filter_map" | "map!" => Letters::Changed,
            _ => return kept,
        };
        self.letters_through(kept, block, letters, site.span)
    }

    /// What stands in the place of what was found: the block's answer.
    pub(super) fn ruby_replacement(
        &mut self,
        receiver: &Value<'a>,
        pattern: &Value<'a>,
        block: Option<&Value<'a>>,
        site: &Site<'a, '_>,
    ) -> Option<Value<'a>> {
        let block = block.filter(|block| Self::is_function(block))?;
        let found = if pattern.as_str().is_some() { pattern.clone() } else { self.derived(receiver) };
        Some(self.ask_perhaps(block, vec![found], site))
    }

    /// Puts what a text has become wherever it stands.
    fn text_changed(&mut self, old: &Value<'a>, place: Option<&'a Expr>, new: &Value<'a>) {
        if let Some(place) = place
            && matches!(place.kind, ExprKind::Name(_) | ExprKind::Member { .. } | ExprKind::Index { .. })
        {
            self.assign(place, new.clone(), None);
        }
        let is_it = |value: &Value<'a>| match (&value.kind, &old.kind) {
            (Kind::Str(one), Kind::Str(other)) if Rc::ptr_eq(one, other) => true,
            _ => old.id != 0 && value.id == old.id,
        };
        let mut scopes: Vec<Ref> = Vec::new();
        let mut objects: Vec<Ref> = Vec::new();
        for frame in self.frames.iter().rev() {
            objects.extend(frame.this.as_ref().and_then(Value::cell));
            let mut at = Some(frame.scope);
            while let Some(scope) = at {
                if scopes.len() >= MAX_SCOPES || scopes.contains(&scope) {
                    break;
                }
                scopes.push(scope);
                at = self.st.heap.scope(scope).and_then(|scope| scope.parent);
            }
        }
        for scope in scopes {
            let Some(vars) = self.st.heap.scope(scope).map(|scope| &scope.vars) else { continue };
            let names: Vec<Sym> = vars.iter().filter(|(_, value)| is_it(value)).map(|(name, _)| name.clone()).collect();
            objects.extend(vars.iter().filter_map(|(_, value)| value.cell()));
            if let Some(scope) = self.st.heap.scope_mut(scope) {
                for name in names {
                    let _ = scope.vars.write(&name, new.clone());
                }
            }
        }
        objects.sort_unstable();
        objects.dedup();
        for cell in objects.into_iter().take(MAX_SCOPES) {
            let holds = self.st.heap.object(cell).is_some_and(|object| {
                object.items.iter().chain(object.fields.iter().map(|(_, value)| value)).chain(object.rest.as_deref()).any(is_it)
            });
            if !holds {
                continue;
            }
            let ids = &self.ids;
            if let Some(object) = self.st.heap.object_mut(cell) {
                let weak = object.weak;
                let held =
                    object.items.iter_mut().chain(object.fields.iter_mut().map(|(_, value)| value)).chain(object.rest.as_deref_mut());
                for value in held.filter(|value| is_it(value)) {
                    *value = if weak { value.join(new, ids) } else { new.clone() };
                }
            }
        }
    }

    /// A text of its own, with what another one holds.
    pub(super) fn text_copy(&mut self, value: &Value<'a>) -> Value<'a> {
        let mut copy = value.clone();
        if let Kind::Str(text) = &value.kind {
            copy.kind = Kind::Str(Rc::new((**text).clone()));
        }
        if copy.id != 0 {
            copy.via = if value.via == 0 { value.id } else { value.via };
            copy.id = self.ids.next();
        }
        copy
    }

    /// Threads: what one holds under names, and what it gives.
    pub(super) fn ruby_thread(&mut self, site: &Site<'a, '_>, name: &str, method: &str, block: Option<&Value<'a>>) -> Option<Value<'a>> {
        match (name, block) {
            ("Thread.current", None) if site.args.is_empty() => {
                let scope = self.modules[self.target].scope?;
                if let Some(held) = self.st.heap.scope(scope)?.vars.get(THREAD) {
                    return Some(held.clone());
                }
                // What others have left in it is not in sight.
                let mut held = Object::new(Shape::Map);
                held.open = true;
                let held = self.allocate_object(held);
                self.put_thread(held.clone());
                Some(held)
            }
            ("Thread.new" | "Thread.start" | "Thread.fork" | "Concurrent.Future.execute" | "Concurrent.Promise.execute", Some(block))
            | ("Thread" | "Ractor", Some(block)) => {
                let scope = self.modules[self.target].scope?;
                let outer = self.st.heap.scope(scope)?.vars.get(THREAD).cloned();
                let fresh = self.allocate(Cell::Object(Object::new(Shape::Map)));
                self.put_thread(Value::of(Kind::Cell(fresh)));
                let args: Vec<Value<'a>> = site.args.iter().filter(|arg| arg.name.is_none()).map(|arg| arg.value.clone()).collect();
                let given = self.ask(block, args, site);
                let outer = match outer {
                    Some(outer) => outer,
                    None => {
                        let mut held = Object::new(Shape::Map);
                        held.open = true;
                        self.allocate_object(held)
                    }
                };
                self.put_thread(outer);
                let mut run = Object::new(Shape::Map);
                run.ty = Some(RUN.into());
                run.set_field(&"value".into(), given, &self.ids);
                Some(self.allocate_object(run))
            }
            _ => {
                let receiver = site.receiver?.clone();
                let cell = receiver.cell()?;
                if self.st.heap.object(cell)?.ty.as_deref() == Some(RUN) {
                    return match method {
                        "value" | "value!" | "take" => self.st.heap.object(cell)?.field("value").cloned(),
                        "join" | "run" | "wakeup" => Some(receiver),
                        "alive?" | "status" => Some(self.boolean()),
                        _ => None,
                    };
                }
                match method {
                    "thread_variable_get" => {
                        let key = site.args.first()?.value.clone();
                        Some(self.index_value(&receiver, &key))
                    }
                    "thread_variable_set" => {
                        let (key, value) = (site.args.first()?.value.clone(), site.args.get(1)?.value.clone());
                        self.set_index(&receiver, &key, value.clone());
                        Some(value)
                    }
                    _ => None,
                }
            }
        }
    }

    fn put_thread(&mut self, held: Value<'a>) {
        let name: Sym = THREAD.into();
        let Some(scope) = self.modules[self.target].scope else { return };
        if let Some(scope) = self.st.heap.scope_mut(scope)
            && let Err(held) = scope.vars.write(&name, held)
        {
            scope.vars.push(name, held);
        }
    }
}
