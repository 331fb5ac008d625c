//! Places: which object an lvalue names, and what following a pointer or an index to it shows.

use std::rc::Rc;

use assay_manifests::Span;

use super::{
    Id, Run, library,
    steps::steps_after,
    value::{Num, Origin, Pointer, State, Storage, Value, range_of},
};
use crate::flow::{
    ir::{Access, BinaryOp, Expr, ExprKind, Lit, Sym, TypeRef, UnaryOp},
    memory::Check,
};

/// The argument of the option that `getopt` has found.
const OPTION: &str = "optarg";

/// The last number that an error of a system call may have.
const LAST_ERROR: i128 = 4095;
/// Names of errors in `errno.h`, as POSIX has them.
const ERRORS: &[&str] = &[
    "E2BIG",
    "EACCES",
    "EADDRINUSE",
    "EADDRNOTAVAIL",
    "EAFNOSUPPORT",
    "EAGAIN",
    "EALREADY",
    "EBADF",
    "EBADMSG",
    "EBUSY",
    "ECANCELED",
    "ECHILD",
    "ECONNABORTED",
    "ECONNREFUSED",
    "ECONNRESET",
    "EDEADLK",
    "EDESTADDRREQ",
    "EDOM",
    "EDQUOT",
    "EEXIST",
    "EFAULT",
    "EFBIG",
    "EHOSTUNREACH",
    "EIDRM",
    "EILSEQ",
    "EINPROGRESS",
    "EINTR",
    "EINVAL",
    "EIO",
    "EISCONN",
    "EISDIR",
    "ELOOP",
    "EMFILE",
    "EMLINK",
    "EMSGSIZE",
    "EMULTIHOP",
    "ENAMETOOLONG",
    "ENETDOWN",
    "ENETRESET",
    "ENETUNREACH",
    "ENFILE",
    "ENOBUFS",
    "ENODATA",
    "ENODEV",
    "ENOENT",
    "ENOEXEC",
    "ENOLCK",
    "ENOLINK",
    "ENOMEM",
    "ENOMSG",
    "ENOPROTOOPT",
    "ENOSPC",
    "ENOSR",
    "ENOSTR",
    "ENOSYS",
    "ENOTCONN",
    "ENOTDIR",
    "ENOTEMPTY",
    "ENOTRECOVERABLE",
    "ENOTSOCK",
    "ENOTSUP",
    "ENOTTY",
    "ENXIO",
    "EOPNOTSUPP",
    "EOVERFLOW",
    "EOWNERDEAD",
    "EPERM",
    "EPIPE",
    "EPROTO",
    "EPROTONOSUPPORT",
    "EPROTOTYPE",
    "ERANGE",
    "EROFS",
    "ESPIPE",
    "ESRCH",
    "ESTALE",
    "ETIME",
    "ETIMEDOUT",
    "ETXTBSY",
    "EWOULDBLOCK",
    "EXDEV",
];

/// What is there, nobody knows where.
const SOMEWHERE: &str = "somewhere";

/// Whether a name is that of an error.
fn is_error(name: &str) -> bool {
    name.starts_with('E') && ERRORS.binary_search(&name).is_ok()
}

impl<'f, 'm> Run<'f, 'm> {
    /// The object that an lvalue names, where it is one of its own. `address`: it is not accessed, only pointed to.
    pub(super) fn place(&mut self, e: &'m Expr, address: bool, st: &mut State<'m>) -> Option<Option<Id>> {
        Some(match &e.kind {
            ExprKind::Name(name) => st.lookup(name),
            ExprKind::Cast { value, .. } => self.place(value, address, st)?,
            ExprKind::Member { object, name, access } => {
                let owner = if *access == Access::Arrow {
                    let value = self.eval(object, st)?;
                    self.followed(value, object, e.span, st).and_then(|pointer| self.structure_at(pointer, object, name, e.span, st))
                } else {
                    self.place(object, address, st)?
                };
                let Some(owner) = owner else { return Some(None) };
                // A reference to an element that was moved since.
                let stale = st.object(owner).filter(|object| *access == Access::Dot && object.made_by == "fields");
                if let Some(freed) = stale.and_then(|object| object.freed) {
                    let from = Some((freed, "moved or released here".to_owned()));
                    self.report(Check::ReleasedUse, e.span, from, "an element is used that was moved or released".to_owned());
                }
                let ty = self.type_of(e, st).or_else(|| self.field_type(owner, name, st));
                Some(self.field(owner, name.clone(), ty, e.span, st))
            }
            ExprKind::Unary { op: UnaryOp::Deref, operand } => {
                let value = self.eval_before_step(operand, st)?;
                let size = self.element(operand, st);
                let pointer = self.followed(value, operand, e.span, st);
                self.step_after(operand, st)?;
                self.at(pointer, size, address, e, st)
            }
            ExprKind::Index { object, index } if self.is_container(object, st) => {
                let Some(container) = self.place(object, true, st)? else { return Some(None) };
                let index_value = self.eval(index, st)?;
                self.element_of(container, &index_value, e.span, st)?
            }
            ExprKind::Index { object, index } => {
                let base = self.eval(object, st)?;
                let index_value = self.eval_before_step(index, st)?;
                let size = self.element(object, st);
                self.followed(base.clone(), object, e.span, st);
                self.step_after(index, st)?;
                let held = base.clone();
                match self.moved(base, BinaryOp::Add, &index_value, size) {
                    Value::Pointer(pointer) => self.at(Some(pointer), size, address, e, st),
                    _ => {
                        if let (Value::Pointer(pointer), true) = (held, self.reading && !address) {
                            self.never_written(pointer.to, e.span, st);
                        }
                        self.open.insert(e.span.line);
                        None
                    }
                }
            }
            _ => {
                self.eval(e, st)?;
                None
            }
        })
    }

    /// `p->rest`, an array without a length at the end of a structure: what lies behind the other members.
    pub(super) fn behind_members(&mut self, e: &'m Expr, st: &mut State<'m>) -> Option<Option<Value<'m>>> {
        let ExprKind::Member { object, name, access: Access::Arrow } = &e.kind else { return None };
        let ty = self.type_of(e, st)?;
        if !matches!(ty.dims.first().map(|dim| dim.trim()), Some("" | "0")) {
            return None;
        }
        let owner = self.type_of(object, st)?;
        let offset = self.file.offset(super::object::structure(&owner.name), name)?;
        Some(self.eval(object, st).map(|value| {
            match self.followed(value, object, e.span, st) {
                Some(pointer) => pointer
                    .at
                    .binary(BinaryOp::Add, Num::exactly(offset))
                    .map_or(Value::Unknown, |at| Value::Pointer(Pointer { at, ..pointer })),
                None => Value::Unknown,
            }
        }))
    }

    /// A parameter that is written as an array is a pointer.
    pub(super) fn parameter_type(&self, ty: &TypeRef) -> TypeRef {
        let mut ty = self.file.plain(ty);
        if !ty.dims.is_empty() {
            ty.dims.remove(0);
            ty.pointers = ty.pointers.saturating_add(1);
        }
        self.referred(ty)
    }

    /// A reference is what it refers to.
    pub(super) fn referred(&self, mut ty: TypeRef) -> TypeRef {
        if std::mem::take(&mut ty.is_reference) {
            ty.pointers = ty.pointers.saturating_sub(1);
        }
        ty
    }

    /// A variable that is declared elsewhere: not known, but the same wherever it is read. What `getopt` found is of the command line.
    pub(super) fn declared_elsewhere(&mut self, name: &Sym, span: Span, st: &mut State<'m>) -> Value<'m> {
        let id = self.object(Storage::Elsewhere, None, None, "elsewhere", span, st);
        st.globals.insert(name.clone(), id);
        if let (true, Some(object)) = (is_error(name), st.objects.get_mut(&id)) {
            // Which number it is differs between systems; that it is above zero does not.
            object.cell = Value::Num(Num::within(1, LAST_ERROR, false));
            return object.cell.clone();
        }
        if &**name != OPTION {
            return Value::Unknown;
        }
        self.argument_in(id, span, st);
        st.object(id).map_or(Value::Unknown, |object| object.cell.clone())
    }

    /// `getopt` finds the next option: its argument is another text.
    pub(super) fn option_taken(&mut self, call: &str, span: Span, st: &mut State<'m>) {
        if let (true, Some(id)) = (call.starts_with("getopt"), st.lookup(OPTION)) {
            self.argument_in(id, span, st);
        }
    }

    /// A text of the command line, of any length.
    fn argument_in(&mut self, cell: Id, span: Span, st: &mut State<'m>) {
        let text = self.object(Storage::Elsewhere, None, None, "argument", span, st);
        if let Some(object) = st.objects.get_mut(&text) {
            object.text = Some(Num::input(0, library::LONGEST));
            object.origin = Origin::Arguments;
        }
        if let Some(object) = st.objects.get_mut(&cell) {
            object.cell = Value::Pointer(Pointer { to: text, at: Num::exactly(0), may_be_null: false });
        }
    }

    /// The structure that an arrow leads to: the object itself, or one of its elements.
    fn structure_at(&mut self, pointer: Pointer, e: &'m Expr, member: &str, span: Span, st: &mut State<'m>) -> Option<Id> {
        let element = self.pointed_type(e, st).filter(|ty| self.is_aggregate(ty));
        let size = element.as_ref().and_then(|ty| self.file.size(ty)).filter(|size| *size > 0);
        let held = st.object(pointer.to)?;
        let several = match &held.ty {
            Some(ty) => ty.dims.len() == 1 && ty.pointers == 0,
            None => held.storage == Storage::Heap && held.size.is_some_and(|whole| size.is_some_and(|size| whole.hi > size)),
        };
        let at = pointer.at.constant();
        let in_place = at.is_some_and(|at| at == 0 || several && size.is_some_and(|size| at % size == 0));
        if !in_place {
            if let (false, Some(object)) = (self.reading, st.objects.get_mut(&pointer.to)) {
                object.blank = false;
                self.forget_inside(pointer.to, st);
            }
            return None;
        }
        if let Some(freed) = st.object(pointer.to).and_then(|object| object.freed) {
            let from = Some((freed, "released here".to_owned()));
            self.report(Check::ReleasedUse, span, from, "memory is used after it was released".to_owned());
        }
        self.member_inside(pointer, e, member, span, st);
        match (at, element) {
            (Some(at), Some(element)) if several && size.is_some() => {
                Some(self.field(pointer.to, format!("[{at}]").into(), Some(Rc::new(element)), span, st))
            }
            _ => Some(pointer.to),
        }
    }

    /// The type that a pointer or array leads to.
    fn pointed_type(&self, pointer: &Expr, st: &State<'m>) -> Option<TypeRef> {
        let mut ty = (*self.type_of(pointer, st)?).clone();
        match (ty.dims.is_empty(), ty.pointers) {
            (false, _) => drop(ty.dims.remove(0)),
            (true, 1) => ty.pointers = 0,
            _ => return None,
        }
        Some(self.file.plain(&ty))
    }

    /// A member reached through a pointer lies in what the pointer leads to, which may be smaller than the structure.
    fn member_inside(&mut self, pointed: Pointer, pointer: &Expr, name: &str, span: Span, st: &State<'m>) {
        let to = pointed.to;
        let Some(ty) = self.type_of(pointer, st).filter(|ty| ty.pointers == 1 && ty.dims.is_empty()) else { return };
        let class = super::object::class_name(&ty.name);
        let Some(field) = self.file.structs.get(class).and_then(|fields| fields.iter().find(|(field, _)| &**field == name)) else { return };
        let (Some(offset), Some(size)) = (self.file.offset(class, name), self.file.size(&field.1)) else { return };
        let Some(object) = st.object(to).filter(|object| object.size.is_some()) else { return };
        let scalar = object.ty.as_deref().is_some_and(|ty| !self.is_aggregate(ty) && ty.dims.is_empty()) && object.made_by == "declaration";
        // A structure is not another one that is larger.
        let other = object.ty.as_deref().is_some_and(|held| {
            held.dims.is_empty() && self.is_aggregate(held) && super::object::class_name(&held.name) != class && !self.file.is_cpp
        }) && object.made_by == "declaration"
            && pointed.at.constant() == Some(0)
            && object.size.and_then(Num::constant).is_some_and(|whole| offset + size > whole);
        if (scalar || other) && self.file.size(&TypeRef { pointers: 0, ..(*ty).clone() }) > object.size.and_then(Num::constant) {
            let message = format!("a variable is used as `{class}`, which it is not");
            self.report(Check::WrongType, span, Some((object.born, "the variable is declared here".to_owned())), message);
            return;
        }
        let Some(at) = pointed.at.binary(BinaryOp::Add, Num::exactly(offset)) else { return };
        let at = Pointer { to, at, may_be_null: false };
        self.access(at, Num::exactly(size), false, span, st);
    }

    /// `i++` as an index, `p++` under a star: the old value is used; of `--p` the new one. The step is taken afterwards.
    pub(super) fn eval_before_step(&mut self, e: &'m Expr, st: &mut State<'m>) -> Option<Value<'m>> {
        match &e.kind {
            ExprKind::Assign { target, op, value } if steps_after(target, *op, value) => self.eval(target, st),
            ExprKind::Assign { op: Some(_), .. } => self.eval(e, &mut st.clone()),
            _ => self.eval(e, st),
        }
    }

    fn step_after(&mut self, e: &'m Expr, st: &mut State<'m>) -> Option<()> {
        if let ExprKind::Assign { op: Some(_), .. } = &e.kind {
            self.eval(e, st)?;
        }
        Some(())
    }

    /// A pointer that is followed: null and not tested is reported. What is left is the pointer, now known not to be null.
    pub(super) fn followed(&mut self, value: Value<'m>, e: &Expr, span: Span, st: &mut State<'m>) -> Option<Pointer> {
        let made = |id| st.object(id).is_some_and(|object| object.storage != Storage::Elsewhere || object.made_by == SOMEWHERE);
        let leads = matches!(value, Value::Pointer(pointer) if !pointer.may_be_null && made(pointer.to));
        *self.tested.entry(span.line).or_insert(true) &= leads;
        match value {
            Value::Null => {
                self.report(Check::NullFollowed, span, None, "a null pointer is followed".to_owned());
                None
            }
            // A member of a union holds a number, and is followed as a pointer.
            Value::Num(n) if n.constant().is_some_and(|n| n > 0) && self.type_of(e, st).is_some_and(|ty| ty.pointers > 0) => {
                self.report(Check::WrongType, span, None, "a number is followed as if it were a pointer".to_owned());
                None
            }
            Value::Pointer(pointer) => {
                if pointer.may_be_null {
                    let born = st.object(pointer.to).map(|object| (object.born, "may be null from here".to_owned()));
                    self.report(Check::NullFollowed, span, born, "a pointer that may be null is followed without a test".to_owned());
                    if let ExprKind::Name(name) = &e.kind
                        && let Some(object) = st.lookup(name).and_then(|id| st.objects.get_mut(&id))
                    {
                        object.cell = Value::Pointer(Pointer { may_be_null: false, ..pointer });
                    }
                }
                if st.object(pointer.to).is_some_and(|object| object.made_by == SOMEWHERE) {
                    self.open.insert(span.line);
                }
                Some(Pointer { may_be_null: false, ..pointer })
            }
            _ => {
                self.open.insert(span.line);
                self.alive.insert(span.line, false);
                None
            }
        }
    }

    /// Whether an expression is an array inside of something else.
    pub(super) fn is_array(&self, e: &Expr, st: &State<'m>) -> bool {
        matches!(e.kind, ExprKind::Member { .. } | ExprKind::Index { .. }) && self.type_of(e, st).is_some_and(|ty| !ty.dims.is_empty())
    }

    /// A pointer of which nothing is known but that it leads somewhere.
    pub(super) fn somewhere(&mut self, span: Span, st: &mut State<'m>) -> Value<'m> {
        let id = self.object(Storage::Elsewhere, None, None, SOMEWHERE, span, st);
        if let Some(object) = st.objects.get_mut(&id) {
            object.escaped = true;
            object.half_freed = true;
        }
        Value::Pointer(Pointer { to: id, at: Num::exactly(0), may_be_null: false })
    }

    /// What lies where a pointer leads: the object itself, or one of its elements.
    fn at(&mut self, pointer: Option<Pointer>, size: Option<i128>, address: bool, e: &Expr, st: &mut State<'m>) -> Option<Id> {
        let pointer = pointer?;
        self.last = Some(pointer.to);
        if self.file.is_cpp && pointer.at.constant() == Some(0) && self.is_kind_of(pointer.to, self.type_of(e, st).as_deref(), st) {
            if let Some(bytes) = st.object(pointer.to).and_then(|object| object.size).filter(|_| !address) {
                self.access(pointer, bytes, false, e.span, st);
            }
            return Some(pointer.to);
        }
        let Some(size) = size else {
            self.open.insert(e.span.line);
            return None;
        };
        if !address {
            let element = Num::exactly(size);
            self.access(pointer, element, false, e.span, st);
        }
        let object = st.object(pointer.to)?;
        let whole = object.ty.as_deref().is_none_or(|ty| ty.dims.is_empty()) && object.size.and_then(Num::constant) == Some(size);
        if whole && pointer.at.constant() == Some(0) && object.made_by != "arguments" {
            return Some(pointer.to);
        }
        if object.made_by == "arguments" {
            // What is given on the command line: texts of any length.
            let key: Sym = pointer.at.constant().map_or_else(|| "[]".into(), |at| format!("[{at}]").into());
            if let Some(id) = object.fields.get(&key) {
                return Some(*id);
            }
            let cell = self.object(Storage::Elsewhere, Some(Num::exactly(8)), None, "fields", e.span, st);
            self.argument_in(cell, e.span, st);
            if let Some(object) = st.objects.get_mut(&pointer.to) {
                object.fields.insert(key, cell);
            }
            return Some(cell);
        }
        if self.reading && !address && (size == 1 || pointer.at.constant().is_none()) {
            self.never_written(pointer.to, e.span, st);
        }
        // A byte that somebody sent may be any.
        if !address
            && let Some(object) = st.object(pointer.to).filter(|object| object.fields.is_empty())
            && let Some((lo, hi)) = self.type_of(e, st).as_deref().and_then(range_of)
        {
            self.loose = match (object.origin, object.made_by) {
                (Origin::Input, _) if size == 1 && pointer.at.constant().is_some() => Some(Num::input(lo, hi)),
                (_, "bytes") if size == 1 => Some(Num { outside: true, ..Num::within(lo, hi, true) }),
                _ => None,
            };
        }
        if let (1, false, Some(letter)) = (size, address, self.letter_at(pointer, st)) {
            self.loose = Some(Num::exactly(letter));
        }
        let Some(offset) = pointer.at.constant() else {
            if let Some(object) = st.objects.get_mut(&pointer.to) {
                object.blank = false;
            }
            if !self.reading {
                // Any of the elements may have another value now.
                self.forget_inside(pointer.to, st);
            }
            return None;
        };
        let ty = self.type_of(e, st);
        // Elements of bytes are not kept one by one.
        (size > 1).then(|| self.field(pointer.to, format!("[{offset}]").into(), ty, e.span, st))
    }

    /// What is inside an object may be anything from here on: bytes were written that nobody can tell apart.
    pub(super) fn forget_inside(&self, id: Id, st: &mut State<'m>) {
        let Some(object) = st.objects.get_mut(&id).filter(|object| !object.fields.is_empty()) else { return };
        // What an allocation was made from, and the letters of a text, are no bytes of its own.
        let inside = |name: &Sym| !matches!(&**name, "realloc" | "c_str");
        let forgotten: Vec<Id> = object.fields.iter().filter(|(name, _)| inside(name)).map(|(_, field)| *field).collect();
        object.fields.retain(|name, _| !inside(name));
        forgotten.into_iter().for_each(|field| self.anything(field, st));
    }

    /// An element is read of an array into which nothing was written.
    fn never_written(&mut self, array: Id, span: Span, st: &State<'m>) {
        let Some(object) = st.object(array) else { return };
        if object.blank && object.fields.is_empty() && object.freed.is_none() {
            let born = Some((object.born, "it begins here".to_owned()));
            self.report(Check::NoValue, span, born, "an element is read of what was never given a value".to_owned());
        }
    }

    /// The structure or union without a name inside of an object that has the member.
    fn lent_by(&self, owner: Id, name: &str, st: &State<'m>) -> Option<Rc<TypeRef>> {
        if self.file.lent.is_empty() {
            return None;
        }
        let ty = st.object(owner)?.ty.as_deref().filter(|ty| ty.pointers == 0)?;
        self.file.lender(super::object::structure(&ty.name), name).map(|ty| Rc::new(ty.clone()))
    }

    /// The object of a member, made where it is looked at first.
    pub(super) fn field(&mut self, owner: Id, name: Sym, ty: Option<Rc<TypeRef>>, span: Span, st: &mut State<'m>) -> Id {
        if let Some(inner) = self.lent_by(owner, &name, st) {
            let part = self.field(owner, inner.name.clone(), Some(inner), span, st);
            return self.field(part, name, ty, span, st);
        }
        // Members of a union are one.
        let is_union = st.object(owner).and_then(|object| object.ty.as_deref()).is_some_and(|ty| self.file.unions.contains(&ty.name));
        let name = if is_union { "".into() } else { name };
        if let (true, Some(ty)) = (is_union, &ty) {
            self.seen_otherwise(owner, ty, span, st);
        }
        if let Some(id) = st.object(owner).and_then(|object| object.fields.get(&name)) {
            return *id;
        }
        let storage = st.object(owner).map_or(Storage::Elsewhere, |object| object.storage);
        let blank = st.object(owner).is_some_and(|object| object.blank);
        let whole = ty.as_ref().is_some_and(|ty| !ty.dims.is_empty() || self.is_aggregate(ty));
        let size = ty.as_ref().and_then(|ty| self.file.size(ty)).map(Num::exactly);
        // Of what was read from outside any part may be anything.
        let given = st.object(owner).is_some_and(|object| object.origin == Origin::Input && !object.blank && object.made_by != "arguments");
        let any = ty.as_deref().filter(|_| given).and_then(range_of).map(|(lo, hi)| Num::input(lo, hi));
        // Letters up to its last byte, or a zero before it.
        let letters = ty.as_deref().is_some_and(|ty| ty.dims.len() == 1 && ty.pointers == 0 && &*ty.name == "char");
        let text = size.and_then(Num::constant).filter(|_| letters).map(|size| Num::input(0, size));
        let id = self.object(storage, size, ty, "fields", span, st);
        if let Some(object) = st.objects.get_mut(&id).filter(|_| given) {
            object.origin = Origin::Input;
            object.text = text;
            object.cell = any.map_or(Value::Unknown, Value::Num);
        }
        if let Some(object) = st.objects.get_mut(&owner) {
            object.fields.insert(name, id);
        }
        if let Some(object) = st.objects.get_mut(&id).filter(|_| blank) {
            match &object.ty {
                _ if whole => object.blank = true,
                Some(_) => object.cell = Value::Nothing,
                // Of a structure that is not in sight: the member may be an array.
                None => {}
            }
        }
        id
    }
}

/// A variable, or a field of one, that is looked at without effects.
pub(super) fn plain_place(e: &Expr, st: &State<'_>) -> Option<super::Id> {
    match &e.kind {
        ExprKind::Name(name) => st.lookup(name),
        ExprKind::Member { object, name, .. } => {
            let mut owner = plain_place(object, st)?;
            if let Value::Pointer(pointer) = &st.object(owner)?.cell {
                owner = pointer.to;
                // One of the elements of an array of structures.
                if let Some(at) = pointer.at.constant() {
                    owner = st.object(owner)?.fields.get(format!("[{at}]").as_str()).copied().unwrap_or(owner);
                }
            }
            st.object(owner)?.fields.get(name).copied()
        }
        ExprKind::Index { object, index } => {
            let ExprKind::Lit(Lit::Int(at)) = &index.kind else { return None };
            let owner = plain_place(object, st)?;
            let held = st.object(owner)?;
            let ty = held.ty.as_deref()?;
            let scalar = |pointers: u8| if pointers > 0 { Some(8) } else { super::base_size(&ty.name) };
            let (owner, size) = match &held.cell {
                Value::Pointer(pointer) if pointer.at.constant() == Some(0) && ty.dims.is_empty() => {
                    (pointer.to, scalar(ty.pointers.checked_sub(1)?))
                }
                _ => (owner, scalar(ty.pointers).filter(|_| ty.dims.len() == 1)),
            };
            // Single bytes are not kept one by one.
            let key = format!("[{}]", at.checked_mul(size.filter(|size| *size > 1)?)?);
            st.object(owner)?.fields.get(key.as_str()).copied()
        }
        ExprKind::Unary { op: UnaryOp::Deref, operand } => match &st.object(plain_place(operand, st)?)?.cell {
            Value::Pointer(pointer) if pointer.at.constant() == Some(0) => Some(pointer.to),
            _ => None,
        },
        _ => None,
    }
}
