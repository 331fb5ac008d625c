//! First values: of arrays, structures and texts, as they are written where a variable is declared. Knows no path.

use std::rc::Rc;

use super::{
    Run,
    value::{Num, State, Value, range_of},
};
use crate::flow::ir::{Expr, ExprKind, Lit, TypeRef};

/// Elements of an array whose first values are kept, at most.
const KEPT: usize = 16;
/// Members of a structure whose first values are kept, at most.
const MEMBERS: usize = 64;

impl<'f, 'm> Run<'f, 'm> {
    /// The first values of an array's elements; those of wide ones are kept.
    fn elements(&mut self, items: &'m [Expr], id: super::Id, st: &mut State<'m>) {
        let element = st.object(id).and_then(|object| object.ty.as_deref().cloned()).filter(|ty| ty.dims.len() == 1).map(|mut ty| {
            ty.dims.clear();
            ty
        });
        let size = element.as_ref().and_then(|ty| self.file.size(ty)).filter(|size| *size > 1 && items.len() <= KEPT);
        let whole = element.as_ref().is_some_and(|ty| self.is_aggregate(ty));
        let element = element.map(Rc::new);
        for (at, item) in items.iter().enumerate() {
            if let (true, Some(size), Some(ty), ExprKind::List { .. } | ExprKind::Map(_)) = (whole, size, &element, &item.kind) {
                let field = self.field(id, format!("[{}]", at as i128 * size).into(), Some(ty.clone()), item.span, st);
                self.initial(item, field, st);
                continue;
            }
            let Some(value) = self.eval(item, st) else { return };
            if let (false, Some(size), Some(ty)) = (whole, size, &element)
                && !matches!(value, Value::Unknown | Value::Aggregate(_))
            {
                let field = self.field(id, format!("[{}]", at as i128 * size).into(), Some(ty.clone()), item.span, st);
                self.store(field, value, st);
            }
        }
    }

    /// The first value of the object `id`.
    pub(super) fn initial(&mut self, init: &'m Expr, id: super::Id, st: &mut State<'m>) -> Value<'m> {
        let is_array = st.object(id).and_then(|object| object.ty.as_deref()).is_some_and(|ty| !ty.dims.is_empty());
        match &init.kind {
            ExprKind::Lit(Lit::Str(text) | Lit::Bytes(text)) if is_array => {
                let length = text.chars().count() as i128;
                if let Some(object) = st.objects.get_mut(&id) {
                    object.text = Some(Num::exactly(length));
                }
                self.contents.insert(id, text);
                Value::Unknown
            }
            ExprKind::List { items, .. } if self.is_structure(id, st) => {
                let members = items.iter().map(|item| (None, item)).collect();
                self.members(members, id, st);
                Value::Unknown
            }
            ExprKind::Map(entries) if self.is_structure(id, st) => {
                let name = |key: &'m Option<Expr>| match key.as_ref().map(|key| &key.kind) {
                    Some(ExprKind::Lit(Lit::Str(name))) => Some(&**name),
                    _ => None,
                };
                let members = entries.iter().map(|(key, value)| (name(key), value)).collect();
                self.members(members, id, st);
                Value::Unknown
            }
            ExprKind::List { items, .. } => {
                self.elements(items, id, st);
                // The rest of an array is zero.
                let zero =
                    items.is_empty() || matches!(items.first().map(|item| &item.kind), Some(ExprKind::Lit(Lit::Int(0) | Lit::Char('\0'))));
                // Letters up to the last place leave no room for the zero.
                let letter = |item: &Expr| matches!(&item.kind, ExprKind::Lit(Lit::Char(c)) if *c != '\0');
                let full = st.object(id).and_then(|object| object.size).and_then(Num::constant) == Some(items.len() as i128)
                    && !items.is_empty()
                    && items.iter().all(letter);
                if let Some(object) = st.objects.get_mut(&id).filter(|_| zero || full) {
                    object.text =
                        Some(if zero { Num::exactly(0) } else { Num::within(items.len() as i128, super::library::LONGEST, false) });
                }
                Value::Unknown
            }
            ExprKind::Map(entries) => {
                for (_, value) in entries {
                    // Whoever is given the structure may fill what it leads to.
                    if let Some(Value::Pointer(pointer)) = self.eval(value, st)
                        && let Some(object) = st.objects.get_mut(&pointer.to)
                    {
                        object.blank = false;
                    }
                }
                Value::Unknown
            }
            _ => {
                let value = self.eval(init, st).unwrap_or(Value::Unknown);
                // A name that stands for a text gives an array its letters.
                if let (true, Value::Pointer(pointer)) = (is_array, &value) {
                    let text = st.object(pointer.to).filter(|object| object.made_by == "literal").and_then(|object| object.text);
                    if let Some(object) = st.objects.get_mut(&id) {
                        object.text = text;
                    }
                    return Value::Unknown;
                }
                value
            }
        }
    }

    /// Whether an object is a structure of C whose members are in sight, and no constructor makes it.
    fn is_structure(&self, id: super::Id, st: &State<'m>) -> bool {
        let Some(ty) = st.object(id).and_then(|object| object.ty.as_deref()) else { return false };
        let class = super::object::class_name(&ty.name);
        ty.pointers == 0
            && ty.dims.is_empty()
            && self.file.structs.get(class).is_some_and(|fields| fields.len() <= MEMBERS)
            && !self.file.unions.contains(class)
            && !self.file.methods.contains_key(&(class.into(), class.into()))
            && self.file.bases.get(class).is_none_or(Vec::is_empty)
    }

    /// Members get what is written for them, by name or in order; the others are zero.
    fn members(&mut self, given: Vec<(Option<&'m str>, &'m Expr)>, id: super::Id, st: &mut State<'m>) {
        let Some(ty) = st.object(id).and_then(|object| object.ty.clone()) else { return };
        let class = super::object::class_name(&ty.name).to_owned();
        let fields: Vec<_> = self.file.structs.get(class.as_str()).into_iter().flatten().cloned().collect();
        let mut values: Vec<Option<&'m Expr>> = vec![None; fields.len()];
        let (mut next, mut in_order) = (0, true);
        for (name, value) in &given {
            let at = match name {
                Some(name) => fields.iter().position(|(field, _)| &**field == *name),
                None => Some(next).filter(|at| *at < fields.len()),
            };
            let Some(at) = at else {
                in_order = false;
                break;
            };
            // `{1, 2, 3}` for a structure with an array in it: the braces inside may be left out, and nobody counts here.
            let whole = !fields[at].1.dims.is_empty() || self.is_aggregate(&self.file.plain(&fields[at].1));
            let braced = matches!(value.kind, ExprKind::List { .. } | ExprKind::Map(_) | ExprKind::Lit(Lit::Str(_)) | ExprKind::Name(_));
            let zero = given.len() == 1 && matches!(value.kind, ExprKind::Lit(Lit::Int(0)));
            in_order &= !whole || braced || zero;
            values[at] = Some(*value).filter(|_| !(whole && zero));
            next = at + 1;
        }
        if !in_order {
            for (_, value) in given {
                self.eval(value, st);
            }
            return;
        }
        for ((name, ty), value) in fields.into_iter().zip(values) {
            if !self.step() {
                return;
            }
            let ty: Rc<TypeRef> = Rc::new(self.file.plain(&ty));
            let field = self.field(id, name, Some(ty.clone()), value.map_or_else(Default::default, |value| value.span), st);
            let first = match value {
                Some(value) => {
                    let first = self.initial(value, field, st);
                    // Whoever is given the structure may fill what it leads to.
                    if let Value::Pointer(pointer) = &first
                        && let Some(object) = st.objects.get_mut(&pointer.to)
                    {
                        object.blank = false;
                    }
                    self.fitted(first, &ty, value, value.span)
                }
                None if ty.pointers > 0 && ty.dims.is_empty() => Value::Null,
                None if range_of(&ty).is_some() => Value::Num(Num::exactly(0)),
                None => {
                    if let Some(object) = st.objects.get_mut(&field) {
                        object.text = Some(Num::exactly(0));
                        object.blank = false;
                    }
                    continue;
                }
            };
            self.store(field, first, st);
        }
    }
}
