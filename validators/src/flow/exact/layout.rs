//! How large types of a file are and where their members lie, on the usual 64-bit data model of Unix. Knows no value.

use super::{file::File, sizes::base_size};
use crate::flow::ir::{Class, ExprKind, Sym, TypeRef};

/// Members that are looked at for one size: structures in structures multiply.
const MEMBERS: u32 = 10_000;
/// Structures inside of one another.
const NESTED: u32 = 8;

/// Bytes of a type, and what its address is a multiple of.
#[derive(Clone, Copy)]
struct Layout {
    size: i128,
    align: i128,
}

impl<'m> File<'m> {
    /// Bytes of a type; `None` where it is not known.
    pub(super) fn size(&self, ty: &TypeRef) -> Option<i128> {
        Some(self.layout(ty, 0, &mut { MEMBERS })?.size)
    }

    /// Bytes from the beginning of a structure to one of its members.
    pub(super) fn offset(&self, class: &str, field: &str) -> Option<i128> {
        if self.unions.contains(class) {
            return Some(0);
        }
        let mut at = 0;
        for (name, ty) in self.laid_out(class)? {
            let one = self.layout(ty, 1, &mut { MEMBERS })?;
            at = up_to(at, one.align)?;
            if &**name == field {
                return Some(at);
            }
            if self.lent.contains_key(class) && **name == *ty.name && self.structs.get(name).is_some_and(|inner| has(inner, field)) {
                return at.checked_add(self.offset(name, field)?);
            }
            at = at.checked_add(one.size)?;
        }
        None
    }

    /// The member without a name that lends a structure this one, and the type of both.
    pub(super) fn lender(&self, class: &str, field: &str) -> Option<&TypeRef> {
        let parts = self.lent.get(class)?;
        let lends = |name: &Sym| self.structs.get(name).is_some_and(|inner| has(inner, field));
        parts.iter().find(|(name, ty)| **name == *ty.name && lends(name)).map(|(_, ty)| ty)
    }

    /// Remembers which members of a structure are those of one without a name in it.
    pub(super) fn lends(&mut self, class: &Class) {
        let lender = |field: &crate::flow::ir::Field| match field.decorators.first().map(|word| &word.kind) {
            Some(ExprKind::Name(name)) if name.starts_with('@') => Some(name.clone()),
            _ => None,
        };
        if !class.fields.iter().any(|field| lender(field).is_some()) {
            return;
        }
        let mut parts: Vec<(Sym, TypeRef)> = Vec::new();
        for field in &class.fields {
            match (lender(field), &field.ty) {
                (Some(inner), _) if parts.last().is_some_and(|(last, _)| *last == inner) => {}
                (Some(inner), _) => parts.push((inner.clone(), TypeRef::named(inner))),
                (None, Some(ty)) => parts.push((field.name.clone(), ty.clone())),
                (None, None) => {}
            }
        }
        self.lent.insert(class.name.clone(), parts);
    }

    pub(super) fn marked_union(&mut self, class: &Class) {
        if class.decorators.iter().any(|word| matches!(&word.kind, ExprKind::Name(name) if &**name == "union")) {
            self.unions.insert(class.name.clone());
        }
    }

    fn laid_out(&self, class: &str) -> Option<&Vec<(Sym, TypeRef)>> {
        self.lent.get(class).or_else(|| self.structs.get(class))
    }

    fn layout(&self, ty: &TypeRef, depth: u32, left: &mut u32) -> Option<Layout> {
        if depth > NESTED {
            return None;
        }
        let ty = self.seen_through(ty);
        let mut layout = if ty.pointers > 0 {
            Layout { size: 8, align: 8 }
        } else {
            match base_size(&ty.name) {
                Some(size) => Layout { size, align: size },
                None => self.structure(super::object::structure(&ty.name), depth, left)?,
            }
        };
        for dim in &ty.dims {
            // At the end of a structure it takes no room.
            let length = if depth > 0 && dim.trim().is_empty() { 0 } else { dim.trim().parse::<i128>().ok()? };
            layout.size = layout.size.checked_mul(length)?;
        }
        Some(layout)
    }

    fn structure(&self, class: &str, depth: u32, left: &mut u32) -> Option<Layout> {
        let is_union = self.unions.contains(class);
        let mut whole = Layout { size: 0, align: 1 };
        for (_, ty) in self.laid_out(class)? {
            *left = left.checked_sub(1)?;
            let one = self.layout(ty, depth + 1, left)?;
            whole.align = whole.align.max(one.align);
            whole.size = if is_union { whole.size.max(one.size) } else { up_to(whole.size, one.align)?.checked_add(one.size)? };
        }
        Some(Layout { size: up_to(whole.size, whole.align)?, ..whole })
    }
}

fn up_to(size: i128, align: i128) -> Option<i128> {
    let align = align.max(1);
    Some(size.checked_add(align - 1)? / align * align)
}

fn has(fields: &[(Sym, TypeRef)], name: &str) -> bool {
    fields.iter().any(|(field, _)| &**field == name)
}
