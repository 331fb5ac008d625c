//! Which class a static call of PHP means: `static` is the one that was called, whatever class the method stands in. Knows no rule.

use assay_manifests::Span;

use super::{
    Engine,
    call::ArgValue,
    value::{ClassId, Closure, Kind, Value},
};
use crate::flow::ir::Expr;

impl<'a> Engine<'a> {
    /// What `static` means where code runs.
    pub(super) fn late_class(&mut self) -> Option<Value<'a>> {
        let frame = self.frame();
        let (own, this) = (frame.class, frame.this.clone());
        let of_object = this.and_then(|this| self.st.heap.object(this.cell()?)?.class);
        let called = self.called.filter(|called| own.is_none_or(|own| *called == own || self.descends_from(*called, own, 0)));
        of_object.or(called).or(own).map(|class| Value::of(Kind::Class(class)))
    }

    /// Runs a method that was called by a class. `self::`, `parent::` and `static::` go on with the class that was called before.
    pub(super) fn call_of_class(
        &mut self,
        class: ClassId,
        written: Option<&'a Expr>,
        closure: &Closure<'a>,
        this: Option<Value<'a>>,
        args: Vec<ArgValue<'a>>,
        span: Span,
    ) -> Value<'a> {
        if !self.is_php() {
            return self.call_closure(closure, this, args, span);
        }
        let text = written.and_then(|expr| self.text(expr.span)).unwrap_or_default().to_ascii_lowercase();
        let around = self.called;
        if !matches!(&*text, "self" | "parent" | "static") {
            self.called = Some(class);
        } else if let Some(own) = self.frame().this.as_ref().and_then(Value::cell).and_then(|this| self.st.heap.object(this)?.class) {
            // A method of an object goes on with the object's own class.
            self.called = Some(own);
        }
        let value = self.call_closure(closure, this, args, span);
        self.called = around;
        value
    }
}
