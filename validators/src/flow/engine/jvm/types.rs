//! What a test of a type tells: of which class an object was made, and which of several a value can still be. Knows no rule.

use assay_manifests::Language;

use crate::flow::{
    engine::{
        Engine,
        names::Base,
        value::{ClassId, Kind, Value},
    },
    ir::{BinaryOp, Expr, ExprKind, TypeRef, UnaryOp},
};

impl<'a> Engine<'a> {
    /// Whether an object is of a class in sight, where its own class decides that.
    pub(in crate::flow::engine) fn is_made_of(&mut self, value: &Value<'a>, ty: &TypeRef) -> Option<bool> {
        if !self.on_jvm() || !ty.dims.is_empty() {
            return None;
        }
        if let Kind::Choice(list) = &value.kind {
            let list = list.clone();
            let mut answers = list.iter().map(|one| if matches!(one.kind, Kind::Null) { Some(false) } else { self.is_made_of(one, ty) });
            let first = answers.next()??;
            return answers.all(|one| one == Some(first)).then_some(first);
        }
        let plain = match &value.kind {
            Kind::Str(_) if value.ty.as_deref().is_none_or(|ty| ty == "string") => Some(&["String", "CharSequence", "Character"][..]),
            Kind::Int(_) => Some(&["Integer", "Long", "Short", "Byte", "Number", "Int"][..]),
            Kind::Bool(_) => Some(&["Boolean"][..]),
            _ => None,
        };
        // A number or text is none of what is something else in any case.
        if let Some(own) = plain {
            let sorts = ["String", "Integer", "Long", "Double", "Float", "Boolean", "List", "Map", "Number", "Character", "Int"];
            let other = sorts.contains(&&*ty.name) && !own.contains(&&*ty.name);
            return (other || self.type_class(ty).is_some()).then_some(false);
        }
        let asked = self.type_class(ty)?;
        let own = self.st.heap.object(value.cell()?).filter(|object| !object.weak)?.class?;
        if self.descends_from(own, asked, 0) {
            return Some(true);
        }
        // A parameter that is said to be of a class may be of one below it, and what stands out of sight may be of any.
        (!self.descends_from(asked, own, 0) && self.is_rooted(own, 0)).then_some(false)
    }

    /// Whether every class and interface above one is in sight, or of the platform.
    fn is_rooted(&self, class: ClassId, depth: u32) -> bool {
        depth < 8
            && self.classes[class.0 as usize].bases.iter().all(|base| match base {
                Base::User(base) => self.is_rooted(*base, depth + 1),
                Base::Library(name) => name.starts_with("java.") || name.starts_with("kotlin."),
            })
    }

    /// What of several alternatives is left where a value is taken for one of a type: a cast that fails does not go on.
    pub(in crate::flow::engine) fn narrowed(&mut self, value: Value<'a>, ty: &TypeRef) -> Value<'a> {
        let Kind::Choice(list) = &value.kind else { return value };
        if !self.on_jvm() {
            return value;
        }
        let list = list.clone();
        let left: Vec<&Value<'a>> = list.iter().filter(|one| self.is_made_of(one, ty) != Some(false)).collect();
        match left.as_slice() {
            [first, rest @ ..] if left.len() < list.len() => rest.iter().fold((*first).clone(), |sum, one| self.join(&sum, one)),
            _ => value,
        }
    }

    /// A value taken for one of a type: what cannot be one is not there any more. `x as? T` gives nothing in its place.
    pub(in crate::flow::engine) fn cast_to(&mut self, value: Value<'a>, ty: &TypeRef) -> Value<'a> {
        if self.language != Language::Kotlin || !ty.is_nullable {
            return self.narrowed(value, ty);
        }
        let atoms = value.atoms().to_vec();
        let count = atoms.len();
        let left: Vec<Value<'a>> = atoms.into_iter().filter(|one| self.is_made_of(one, ty) != Some(false)).collect();
        if left.len() == count {
            return value;
        }
        left.iter().fold(Value::null(), |sum, one| self.join(&sum, one))
    }

    /// A test of the type of a variable holds of the variable: of what it may be, only some is left.
    pub(in crate::flow::engine) fn narrow_by(&mut self, cond: &'a Expr, outcome: bool, depth: u32) {
        if !self.on_jvm() || depth > 8 {
            return;
        }
        match (&cond.kind, outcome) {
            (ExprKind::Unary { op: UnaryOp::Not, operand }, _) => self.narrow_by(operand, !outcome, depth + 1),
            (ExprKind::Binary { op: BinaryOp::And, left, right }, true) | (ExprKind::Binary { op: BinaryOp::Or, left, right }, false) => {
                self.narrow_by(left, outcome, depth + 1);
                self.narrow_by(right, outcome, depth + 1);
            }
            (ExprKind::TypeTest { value, ty }, _) => {
                let ExprKind::Name(name) = &value.kind else { return };
                let Some(held) = self.lookup(name).filter(|held| matches!(held.kind, Kind::Choice(_))) else { return };
                let atoms = held.atoms().to_vec();
                let count = atoms.len();
                let left: Vec<Value<'a>> = atoms.into_iter().filter(|one| self.is_made_of(one, ty) != Some(!outcome)).collect();
                if let [first, rest @ ..] = left.as_slice()
                    && left.len() < count
                {
                    let kept = rest.iter().fold(first.clone(), |sum, one| self.join(&sum, one));
                    self.set_name(name, kept);
                }
            }
            _ => {}
        }
    }

    /// The value whose type is asked. A name that the test binds stands for what passes it.
    pub(in crate::flow::engine) fn eval_tested(&mut self, value: &'a Expr, ty: &'a TypeRef) -> Value<'a> {
        let (ExprKind::Assign { target, op: None, value: bound }, Language::Java) = (&value.kind, self.language) else {
            return self.eval(value);
        };
        let inner = match &bound.kind {
            ExprKind::Cast { value, .. } => value,
            _ => bound,
        };
        let tested = self.eval(inner);
        if !self.live {
            return tested;
        }
        let kept = self.narrowed(tested.clone(), ty);
        let kept = match &bound.kind {
            ExprKind::Cast { .. } => {
                let asked = self.forgetting_wider(kept, ty);
                self.with_declared_type(asked, ty)
            }
            _ => kept,
        };
        self.assign(target, kept, None);
        tested
    }
}
