//! Ruby's ways of handing values on that no statement shows: what is thrown to a `catch`, what a block gives to a yielder, what two maps
//! make of one key. Knows no rule.

use assay_manifests::Span;

use super::{
    Engine, TryFrame,
    call::{ArgValue, Site},
    heap::{Cell, Object, Shape},
    loops::MAX_UNROLL,
    value::{Fact, Facts, Kind, Ref, Value},
};
use crate::flow::ir::{BinaryOp, Case, Expr, ExprKind, Lit, Spread, Sym};

/// What `Enumerator.new` hands to its block.
const YIELDER: &str = "Enumerator.Yielder";

impl<'a> Engine<'a> {
    /// `when FORM`, where each form is an expression: what a value that has one of them has passed.
    pub(super) fn ruby_forms_asked(&mut self, value: &Value<'a>, case: &'a Case) -> Option<Vec<Fact>> {
        if !self.is_ruby() || case.guard.is_some() {
            return None;
        }
        let mut passed: Option<Vec<Fact>> = None;
        for pattern in &case.patterns {
            let form = match &pattern.kind {
                ExprKind::Lit(Lit::Regex(..)) => self.eval(pattern),
                ExprKind::Type(ty) => self.lookup(&ty.name)?,
                _ => return None,
            };
            if !matches!(form.kind, Kind::Regex(..)) {
                return None;
            }
            let asks: Sym = "match?".into();
            let answer = self.call_on_value(value, None, &asks, vec![ArgValue::plain(form)], pattern.span, None, false);
            let facts = answer.facts.map(|facts| facts.when_true.clone()).unwrap_or_default();
            passed = Some(match passed {
                Some(known) => super::heap::meet(&known, &facts),
                None => facts,
            });
        }
        passed.filter(|facts| !facts.is_empty())
    }

    /// `text =~ form`: rules that speak of `match?` speak of it.
    pub(super) fn ruby_form_asked(
        &mut self,
        op: BinaryOp,
        (a, left): (&Value<'a>, &'a Expr),
        (b, right): (&Value<'a>, &'a Expr),
        span: Span,
        result: &mut Value<'a>,
    ) {
        if !matches!(a.kind, Kind::Regex(..)) && !matches!(b.kind, Kind::Regex(..)) {
            return;
        }
        let asks: Sym = "match?".into();
        let given = ArgValue { name: None, value: b.clone(), spread: Spread::No, expr: Some(right) };
        let answer = self.call_on_value(a, Some(left), &asks, vec![given], span, None, false);
        let Some(facts) = answer.facts else { return };
        let (when_true, when_false) = (facts.when_true.clone(), facts.when_false.clone());
        super::check::add_facts(
            result,
            if op == BinaryOp::Match { Facts { when_true, when_false } } else { Facts { when_true: when_false, when_false: when_true } },
        );
    }

    /// `catch`, `throw` and `Enumerator.new`.
    pub(super) fn ruby_leaps(&mut self, site: &Site<'a, '_>, name: &str, block: Option<&Value<'a>>) -> Option<Value<'a>> {
        match (name, block) {
            ("catch", Some(block)) => {
                let tag = site.args.iter().find(|arg| arg.name.is_none()).map_or_else(|| self.opaque(), |arg| arg.value.clone());
                self.tries.push(TryFrame::default());
                let given = self.call_value(block, vec![ArgValue::plain(tag)], site.span, &"catch".into());
                let fell = self.live;
                let (thrown, value) = self.tries.pop().map_or((None, None), |frame| (frame.thrown, frame.value));
                if let Some(thrown) = thrown {
                    self.meet(thrown, true);
                }
                self.live |= fell;
                Some(match (fell, value) {
                    (true, Some(value)) => self.join(&given, &value),
                    (true, None) => given,
                    (false, value) => value.unwrap_or_else(Value::null),
                })
            }
            ("throw", None) if site.receiver.is_none() && !site.args.is_empty() && !self.tries.is_empty() => {
                let value = site.args.get(1).map_or_else(Value::null, |arg| arg.value.clone());
                self.throw(Some(value));
                Some(self.unknown())
            }
            ("Enumerator.new" | "Enumerator", Some(block)) => {
                let mut list = Object::new(Shape::List);
                list.ty = Some(YIELDER.into());
                let list = self.allocate_object(list);
                self.call_value(block, vec![ArgValue::plain(list.clone())], site.span, &"callback".into());
                self.live = true;
                Some(list)
            }
            _ => None,
        }
    }

    /// What is asked of an enumerator, inside of its block and outside.
    pub(super) fn ruby_yielder(&mut self, cell: Ref, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        if method == "lazy" || matches!(method, "force" | "eager" | "rewind") {
            return Some(receiver.clone());
        }
        if self.st.heap.object(cell)?.ty.as_deref() != Some(YIELDER) {
            return None;
        }
        match (method, site.args) {
            ("yield" | "call" | "<<", [one]) if one.name.is_none() => {
                let (value, ids) = (one.value.clone(), &self.ids);
                self.st.heap.object_mut(cell)?.push(value, ids);
                Some(receiver.clone())
            }
            ("next", []) => self.remove_at(cell, 0),
            ("peek", []) => Some(self.index_value(receiver, &Value::int(0))),
            _ => None,
        }
    }

    /// `merge` with a block, which is asked where both have a key.
    pub(super) fn ruby_merged(&mut self, cell: Ref, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let block = site.args.iter().find(|arg| arg.name.as_deref() == Some("&")).map(|arg| arg.value.clone())?;
        if !matches!(method, "merge" | "merge!" | "update" | "deep_merge" | "deep_merge!") || !matches!(block.kind, Kind::Func(_)) {
            return None;
        }
        let mut sum = self.st.heap.object(cell)?.clone();
        let mut more: Vec<(crate::flow::ir::Sym, Value<'a>)> = Vec::new();
        for arg in site.args.iter().filter(|arg| arg.name.as_deref() != Some("&")) {
            if let Some(key) = &arg.name {
                more.push((key.clone(), arg.value.clone()));
                continue;
            }
            let other = arg.value.cell().and_then(|cell| self.st.heap.object(cell))?;
            if other.shape != Shape::Map || other.open || other.rest.is_some() {
                return None;
            }
            more.extend(other.fields.iter().cloned());
        }
        if more.len() > MAX_UNROLL {
            return None;
        }
        for (key, value) in more {
            let chosen = match sum.field(&key).cloned() {
                Some(old) => {
                    let args = [Value::str(key.clone()), old, value].map(ArgValue::plain).to_vec();
                    let made = self.call_value(&block, args, site.span, &"merge".into());
                    self.live = true;
                    made
                }
                None => value,
            };
            sum.set_field(&key, chosen, &self.ids);
        }
        if method == "merge!" || method == "update" || method == "deep_merge!" {
            self.st.heap.put(cell, Cell::Object(sum));
            return Some(receiver.clone());
        }
        Some(self.allocate_object(sum))
    }

    /// `object.send(:name=, value)`, `instance_variable_set(:@name, value)` and the reading of such a variable.
    pub(super) fn ruby_by_name(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        self.shape_of(receiver).filter(|shape| *shape == Shape::Instance)?;
        let name = site.args.first()?.value.as_str()?;
        match (method, site.args) {
            ("public_send" | "send" | "__send__", [_, value]) => {
                let field = name.strip_suffix('=').filter(|name| !name.ends_with(['=', '!', '<', '>']))?;
                let class = self.st.heap.object(receiver.cell()?)?.class?;
                if self.find_method(class, &name, Some(1), 0).is_some() {
                    return None;
                }
                let value = value.value.clone();
                self.set_member(receiver, &field.into(), value.clone());
                Some(value)
            }
            ("instance_variable_set", [_, value]) => {
                let value = value.value.clone();
                self.set_member(receiver, &name.trim_start_matches('@').into(), value.clone());
                Some(value)
            }
            ("instance_variable_get", [_]) => Some(self.member(receiver, &name.trim_start_matches('@').into(), site.span)),
            _ => None,
        }
    }
}
