//! Members of unions: the same bytes, looked at as one thing and then as another. Knows no statement.

use std::rc::Rc;

use assay_manifests::Span;

use super::{
    Id, Run,
    value::{Num, Origin, State, Value, range_of},
};
use crate::flow::ir::TypeRef;

impl<'f, 'm> Run<'f, 'm> {
    /// The bytes of a union are looked at as of a type: what another member put there has another value as that.
    pub(super) fn seen_otherwise(&mut self, owner: Id, ty: &Rc<TypeRef>, span: Span, st: &mut State<'m>) {
        let Some(held) = st.object(owner).and_then(|object| object.fields.get("").copied()) else { return };
        let Some(object) = st.object(held) else { return };
        let Some(was) = object.ty.clone().filter(|was| **was != **ty) else { return };
        let (storage, origin, blank) = (object.storage, object.origin, object.blank);
        // A number that is followed as a pointer, or the other way round, is the matter of those who follow it.
        let scalar = |ty: &TypeRef| ty.dims.is_empty() && !self.file.structs.contains_key(super::object::structure(&ty.name));
        if scalar(&was) && scalar(ty) {
            return;
        }
        let number = self.put_together(held, &was, st).or_else(|| {
            let (lo, hi) = range_of(ty)?;
            let free = origin == Origin::Input && object.fields.is_empty() && !blank;
            Some(if free { Num::input(lo, hi) } else { Num::within(lo, hi, false) })
        });
        let size = self.file.size(ty).map(Num::exactly);
        let id = self.object(storage, size, Some(Rc::clone(ty)), "fields", span, st);
        if let Some(made) = st.objects.get_mut(&id) {
            made.origin = origin;
            made.blank = blank && range_of(ty).is_none();
            made.cell = match number.zip(range_of(ty)) {
                Some((number, (lo, hi))) if number.lo >= lo && number.hi <= hi => Value::Num(number),
                Some((number, (lo, hi))) => Value::Num(Num::within(lo, hi, number.certain)),
                None => Value::Unknown,
            };
        }
        if let Some(object) = st.objects.get_mut(&owner) {
            object.fields.insert("".into(), id);
        }
    }

    /// The number that the members of a structure without gaps make, the first of them its lowest bytes.
    fn put_together(&self, held: Id, ty: &TypeRef, st: &State<'m>) -> Option<Num> {
        let class = super::object::structure(&ty.name);
        let members = self.file.structs.get(class).filter(|_| ty.dims.is_empty() && ty.pointers == 0)?;
        let object = st.object(held)?;
        let (mut whole, mut next) = (Num::exactly(0), 0);
        for (name, member) in members {
            let member = self.file.plain(member);
            let (at, bytes) = (self.file.offset(class, name)?, self.file.size(&member)?);
            let (lo, hi) = range_of(&member).filter(|(lo, _)| *lo == 0 && at == next && at + bytes <= 8)?;
            next = at + bytes;
            let part = match object.fields.get(name).and_then(|field| st.object(*field)) {
                Some(field) => field.cell.number()?,
                None if object.origin == Origin::Input => Num::input(lo, hi),
                None => Num::within(lo, hi, false),
            };
            let place = 1i128.checked_shl(u32::try_from(at * 8).ok()?)?;
            let (low, high) = (part.lo.checked_mul(place)?, part.hi.checked_mul(place)?);
            whole = Num::within(whole.lo + low, whole.hi + high, whole.certain && part.certain);
        }
        Some(whole)
    }
}
