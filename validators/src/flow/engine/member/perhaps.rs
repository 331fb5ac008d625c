//! What is asked of something that may be nothing: `a?.b`, `a?.b()`, `a&.b`. Where it is nothing, nothing is called and nothing comes of
//! it. Knows no grammar and no rule.

use assay_manifests::Language;

use super::super::{
    Engine,
    value::{Bits, CleanBits, Fact, Kind, Value},
};
use crate::flow::ir::{Access, Arg, CallKind, Expr, ExprKind};

/// Longest chain of members and calls that is walked back.
const MOST_CHAINED: usize = 32;

impl<'a> Engine<'a> {
    /// A call; of a method of what may be nothing, both ways it can go.
    pub(in crate::flow::engine) fn eval_call_perhaps(
        &mut self,
        callee: &'a Expr,
        args: &'a [Arg],
        kind: CallKind,
        expr: &'a Expr,
    ) -> Value<'a> {
        let ExprKind::Member { object, name, access } = &callee.kind else { return self.eval_call(callee, args, kind, expr) };
        if args.is_empty()
            && let Some(text) = self.jvm_class_text(object, name)
        {
            return text;
        }
        let is_chained = *access != Access::Optional && self.is_behind_optional(object);
        if *access != Access::Optional && !is_chained || kind != CallKind::Plain {
            return self.eval_call(callee, args, kind, expr);
        }
        let receiver = self.eval(object);
        if !self.live {
            return self.unknown();
        }
        // An event of C# is told in whatever state it stands.
        if matches!(receiver.kind, Kind::Null) && self.language != Language::CSharp {
            return self.nothing();
        }
        let call = |engine: &mut Self, receiver: &Value<'a>| {
            let values = engine.eval_args(args);
            if !engine.live {
                return engine.unknown();
            }
            engine.call_method(receiver, Some(object), name, values, expr.span, callee, false)
        };
        if !self.may_be_nothing(&receiver, is_chained) {
            return call(self, &receiver);
        }
        // What is only asked leaves nothing behind.
        let only_asked =
            matches!(receiver.kind, Kind::Unknown | Kind::Opaque) && args.iter().all(|arg| matches!(arg.value.kind, ExprKind::Lit(_)));
        if only_asked {
            let value = call(self, &receiver);
            return self.or_nothing(value);
        }
        let there = self.without_null(&receiver);
        let ((value, comes_back), ()) = self.either(
            |engine| {
                engine.learn_presence(object, &receiver, true);
                let value = call(engine, &there);
                (value, engine.live)
            },
            |engine| engine.learn_presence(object, &receiver, false),
        );
        if comes_back { self.or_nothing(value) } else { self.nothing() }
    }

    /// What a member is where its object may be nothing.
    pub(in crate::flow::engine) fn member_perhaps(
        &mut self,
        container: &Value<'a>,
        object: &Expr,
        access: Access,
        value: Value<'a>,
    ) -> Value<'a> {
        let is_optional = access == Access::Optional;
        if !is_optional && !matches!(container.kind, Kind::Choice(_)) {
            return value;
        }
        let is_chained = !is_optional && self.is_behind_optional(object);
        if (is_optional || is_chained) && self.may_be_nothing(container, is_chained) { self.or_nothing(value) } else { value }
    }

    /// Whether a question mark stands somewhere in the chain: where it finds nothing, the rest of the chain is left out.
    fn is_behind_optional(&self, object: &Expr) -> bool {
        if !(self.is_script() || self.is_php() || self.language == Language::CSharp) {
            return false;
        }
        let mut at = object;
        for _ in 0..MOST_CHAINED {
            at = match &at.kind {
                ExprKind::Member { access: Access::Optional, .. } => return true,
                ExprKind::Member { object, .. } | ExprKind::Index { object, .. } => object,
                ExprKind::Call { callee, .. } => callee,
                _ => return false,
            };
        }
        false
    }

    /// Of what stands further behind a question mark only what is known to be nothing on some path counts.
    fn may_be_nothing(&self, value: &Value<'a>, known: bool) -> bool {
        match &value.kind {
            Kind::Null => true,
            Kind::Unknown | Kind::Opaque => !known && !self.is_new_object(value),
            Kind::Choice(list) => list.iter().any(|one| self.may_be_nothing(one, known)),
            _ => false,
        }
    }

    /// What is not known may be nothing anyway.
    fn or_nothing(&mut self, value: Value<'a>) -> Value<'a> {
        let is_open = |one: &Value<'a>| matches!(one.kind, Kind::Null | Kind::Unknown | Kind::Opaque);
        if value.atoms().iter().any(|one| is_open(one) && !self.is_new_object(one)) || is_open(&value) && !self.is_new_object(&value) {
            return value;
        }
        self.join(&value, &self.nothing())
    }

    /// On the path on which there is something, or nothing: what that shows, and that nothing is harmless.
    fn learn_presence(&mut self, object: &Expr, value: &Value<'a>, is_there: bool) {
        // A truth that is false and a text that is empty are there as well.
        let tells = !self.empty_is_false() && value.ty.as_deref() != Some("boolean");
        if let Some(facts) = value.facts.clone().filter(|_| tells) {
            self.learn(if is_there { &facts.when_true } else { &facts.when_false });
        }
        let is_variable = matches!(object.kind, ExprKind::Name(_)) && matches!(value.kind, Kind::Unknown | Kind::Opaque);
        if !is_there && is_variable && value.id != 0 {
            self.learn(&[Fact { id: value.id, clean: CleanBits::GUARDED, constant: None, marks: Bits::default() }]);
        }
    }
}
