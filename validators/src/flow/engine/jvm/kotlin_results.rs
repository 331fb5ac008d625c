//! Kotlin's `runCatching` and what is made of its result: the value, or something else where the block has thrown. Knows no rule.

use crate::flow::engine::{
    Engine,
    call::Site,
    value::{Kind, Ref, Value},
};

/// Type of what a block gave or threw.
const RESULT: &str = "kotlin.Result";
/// Field of a result whose block throws for certain.
const FAILED: &str = "$failed";

impl<'a> Engine<'a> {
    /// `runCatching { … }`, with the receiver where it has one.
    pub(super) fn kotlin_attempt(&mut self, receiver: Option<&Value<'a>>, block: &Value<'a>, site: &Site<'a, '_>) -> Option<Value<'a>> {
        // What the block teaches holds of what it gives: whether it ran to its end is not known.
        let run = |engine: &mut Self| {
            let given = match receiver {
                Some(receiver) => Some(engine.call_inside(receiver, block, Vec::new(), site.span)),
                None => engine.call_function(block, Vec::new(), site),
            };
            (given, std::mem::replace(&mut engine.live, true))
        };
        let ((given, goes_on), ()) = self.either(run, |_| ());
        self.live = true;
        self.kotlin_outcome(given?, !goes_on)
    }

    /// What is asked of a result.
    pub(super) fn kotlin_result(&mut self, cell: Ref, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let object = self.st.heap.object(cell).filter(|object| object.ty.as_deref() == Some(RESULT))?;
        let (held, has_failed) = (object.items.first()?.clone(), object.field(FAILED).is_some());
        let first = Self::arg(site, 0);
        let error = || held.taint.clone();
        match (method, first) {
            ("getOrThrow", None) => {
                if has_failed {
                    self.throw(None);
                    return Some(self.unknown());
                }
                Some(held)
            }
            ("getOrNull", None) => Some(if has_failed { Value::null() } else { self.join(&held, &Value::null()) }),
            ("getOrDefault", Some(other)) => Some(if has_failed { other } else { self.join(&held, &other) }),
            ("getOrElse", Some(function)) => {
                let taint = error();
                self.kotlin_otherwise(&held, &function, taint, has_failed, site)
            }
            ("recover" | "recoverCatching", Some(function)) => {
                let taint = error();
                let value = self.kotlin_otherwise(&held, &function, taint, has_failed, site)?;
                self.kotlin_outcome(value, false)
            }
            ("map" | "mapCatching" | "onSuccess", Some(_)) if has_failed => Some(receiver.clone()),
            ("map" | "mapCatching", Some(function)) => {
                let (made, ()) = self.either(|engine| engine.call_function(&function, vec![held], site), |_| ());
                self.kotlin_outcome(made?, false)
            }
            ("onSuccess", Some(function)) => {
                self.either(|engine| engine.call_function(&function, vec![held], site), |_| ());
                self.live = true;
                Some(receiver.clone())
            }
            ("onFailure", Some(function)) => {
                let error = self.unknown_with(error());
                self.either(|engine| engine.call_function(&function, vec![error], site), |_| ());
                Some(receiver.clone())
            }
            ("fold", Some(done)) => {
                let failed = Self::arg(site, 1)?;
                let error = self.unknown_with(error());
                if has_failed {
                    return self.call_function(&failed, vec![error], site);
                }
                let (one, other) = self.either(
                    |engine| (engine.call_function(&done, vec![held], site), engine.live),
                    |engine| (engine.call_function(&failed, vec![error], site), engine.live),
                );
                match (one, other) {
                    ((Some(one), true), (Some(other), true)) => Some(self.join(&one, &other)),
                    ((one, true), _) => one,
                    (_, (other, _)) => other,
                }
            }
            ("exceptionOrNull", None) => {
                let error = self.unknown_with(error());
                Some(if has_failed { error } else { self.join(&error, &Value::null()) })
            }
            ("isSuccess" | "isFailure", None) => Some(self.boolean()),
            _ => None,
        }
    }

    /// The value, or what a function makes of the error.
    fn kotlin_otherwise(
        &mut self,
        held: &Value<'a>,
        function: &Value<'a>,
        taint: crate::flow::engine::value::Taint,
        has_failed: bool,
        site: &Site<'a, '_>,
    ) -> Option<Value<'a>> {
        let error = self.unknown_with(taint);
        if has_failed {
            return self.call_function(function, vec![error], site);
        }
        let ((made, goes_on), ()) = self.either(
            |engine| {
                let made = engine.call_function(function, vec![error], site);
                (made, engine.live)
            },
            |_| (),
        );
        Some(if goes_on { self.join(held, &made?) } else { held.clone() })
    }

    fn kotlin_outcome(&mut self, value: Value<'a>, has_failed: bool) -> Option<Value<'a>> {
        let made = self.holder(value, RESULT);
        if has_failed {
            let ids = &self.ids;
            self.st.heap.object_mut(made.cell()?)?.set_field(&FAILED.into(), Value::bool(true), ids);
        }
        Some(made)
    }

    /// Whether a value is a function that a block may be.
    pub(super) const fn is_block(value: &Value<'a>) -> bool {
        matches!(value.kind, Kind::Func(_))
    }
}
