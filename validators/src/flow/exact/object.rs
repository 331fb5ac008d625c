//! Structures, classes and containers: copies by value, constructors and destructors, methods, elements. Knows no library beside the
//! containers of the C++ standard.

use std::rc::Rc;

use assay_manifests::Span;

use super::{
    DEPTH, Id, Run,
    lives::handed_out,
    outcomes::Given,
    value::{Flow, Num, Origin, Pointer, State, Storage, Value},
};
use crate::flow::{
    ir::{Access, Arg, CallKind, Expr, ExprKind, Function, Stmt, Sym, TypeRef, UnaryOp},
    memory::Check,
};

/// How deep structures inside structures are copied.
pub(super) const NESTED: u32 = 4;
/// Classes on the way to a base class.
const ANCESTORS: usize = 8;

impl<'f, 'm> Run<'f, 'm> {
    /// Puts a value into an object; what is an aggregate is copied member by member.
    pub(super) fn store(&mut self, id: Id, value: Value<'m>, st: &mut State<'m>) -> Id {
        if self.lettered(id, &value, st) {
            return id;
        }
        if let Value::Aggregate(from) = value {
            self.copy(from, id, 0, st);
            self.copied_by_hand(id, st);
        } else if let Some(object) = st.objects.get_mut(&id) {
            // A structure that comes from where nobody can see is whole.
            if object.blank && object.ty.as_deref().is_some_and(|ty| ty.dims.is_empty()) && object.made_by == "declaration" {
                object.blank = false;
                object.fields.clear();
            }
            object.cell = value;
        }
        id
    }

    /// A class that says itself how it is copied: what its pointers lead to need not be what those of the other one do.
    fn copied_by_hand(&self, id: Id, st: &mut State<'m>) {
        if !self.class_of(id, st).is_some_and(|class| self.file.copied_by_hand.contains(&class)) {
            return;
        }
        let fields: Vec<Id> = st.object(id).map(|object| object.fields.values().copied().collect()).unwrap_or_default();
        for field in fields {
            if let Some(object) = st.objects.get_mut(&field).filter(|object| object.cell.held().is_some()) {
                object.cell = Value::Unknown;
            }
        }
    }

    /// What two ways give; what only one of them holds is not followed any more.
    pub(super) fn either(&mut self, one: &Value<'m>, other: &Value<'m>, st: &mut State<'m>) -> Value<'m> {
        let joined = one.join(other);
        if let (Value::Unknown, Value::Pointer(a), Value::Pointer(b)) = (&joined, one, other)
            && let Some(text) = self.either_text(*a, *b, st)
        {
            return text;
        }
        if let Value::Unknown = joined {
            for id in one.held().into_iter().chain(other.held()) {
                if let Some(object) = st.objects.get_mut(&id) {
                    object.escaped = true;
                }
            }
            if let (Value::Pointer(a), Value::Pointer(b)) = (one, other)
                && !a.may_be_null
                && !b.may_be_null
            {
                let born = st.object(a.to).map(|object| object.born).unwrap_or_default();
                return self.somewhere(born, st);
            }
        }
        joined
    }

    /// One of two texts that nobody writes or releases: as long as either, and whosever the worse one is. What is written to one of them
    /// later would not be seen here.
    fn either_text(&mut self, a: Pointer, b: Pointer, st: &mut State<'m>) -> Option<Value<'m>> {
        let given = self.is_given_text(a, st) || self.is_given_text(b, st);
        if !self.are_kept_texts(a, b, st) && !given {
            return None;
        }
        let (x, y) = (st.object(a.to)?, st.object(b.to)?);
        let text = x.text?.hull(y.text?);
        let (origin, born) = (x.origin.with(y.origin), x.born);
        let id = self.object(Storage::Elsewhere, None, None, "either", born, st);
        if let Some(object) = st.objects.get_mut(&id) {
            object.text = Some(text);
            object.origin = origin;
        }
        // An array of the function's own may be written through what leads to either.
        for at in [a.to, b.to].into_iter().filter(|_| given) {
            if let Some(object) = st.objects.get_mut(&at).filter(|object| object.made_by != "literal") {
                object.escaped = true;
            }
        }
        Some(Value::Pointer(Pointer { to: id, at: a.at, may_be_null: a.may_be_null || b.may_be_null }))
    }

    /// Whether both lead to the beginning of texts that nobody writes or releases.
    pub(super) fn are_kept_texts(&self, a: Pointer, b: Pointer, st: &State<'m>) -> bool {
        [a, b].into_iter().all(|pointer| pointer.at.constant() == Some(0) && st.object(pointer.to).is_some_and(is_kept_text))
    }

    /// An array with a text from outside: whoever may get it gets that.
    fn is_given_text(&self, pointer: Pointer, st: &State<'m>) -> bool {
        let given = |object: &super::Object<'m>| {
            object.made_by == "declaration" && object.freed.is_none() && matches!(object.origin, Origin::Input | Origin::Arguments)
        };
        pointer.at.constant() == Some(0) && st.object(pointer.to).is_some_and(given)
    }

    /// `memcpy(&a, &b, sizeof a)`: one variable gets what another holds.
    pub(super) fn copied_whole(&mut self, to: &Value<'m>, from: &Value<'m>, count: Option<Num>, st: &mut State<'m>) {
        let (Value::Pointer(to), Value::Pointer(from), Some(count)) = (to, from, count.and_then(Num::constant)) else { return };
        let begins = to.at.constant() == Some(0) && from.at.constant() == Some(0);
        let whole = |id: Id| {
            st.object(id).is_some_and(|object| {
                object.size.and_then(Num::constant) == Some(count) && object.ty.as_deref().is_some_and(|ty| ty.dims.is_empty())
            })
        };
        if begins && whole(to.to) && whole(from.to) {
            self.copy(from.to, to.to, 0, st);
        }
    }

    pub(super) fn copy(&mut self, from: Id, to: Id, depth: u32, st: &mut State<'m>) {
        let Some(source) = st.object(from).cloned().filter(|_| from != to && depth < NESTED) else { return };
        let mut fields = std::collections::BTreeMap::new();
        for (name, field) in &source.fields {
            if !self.step() {
                return;
            }
            let Some(mut inner) = st.object(*field).cloned() else { continue };
            inner.fields.clear();
            self.next += 1;
            let id = self.next;
            st.objects.insert(id, inner);
            self.copy(*field, id, depth + 1, st);
            // The letters of a copy lie elsewhere.
            if &**name != "c_str" {
                fields.insert(name.clone(), id);
            }
        }
        if let Some(object) = st.objects.get_mut(&to) {
            object.cell = source.cell;
            object.text = source.text;
            object.origin = source.origin;
            object.holed = source.holed;
            object.fields = fields;
            // What was never given a value is not given one by being copied.
            object.blank = source.blank && source.ty.as_deref().is_some_and(|ty| ty.dims.is_empty());
        }
    }

    /// What a value leads to, or what the structure that it is holds, goes where it is not followed.
    pub(super) fn escapes(&self, value: &Value<'m>, depth: u32, st: &mut State<'m>) {
        if let Value::Aggregate(id) = value {
            let inside = |object: &super::Object<'m>| object.fields.values().copied().collect::<Vec<Id>>();
            let fields = st.object(*id).filter(|_| depth < NESTED).map(inside).unwrap_or_default();
            for field in fields {
                let cell = st.object(field).map_or(Value::Unknown, |object| object.cell.clone());
                self.escapes(&cell, depth + 1, st);
                self.escapes(&Value::Aggregate(field), depth + 1, st);
            }
        } else if let Some(object) = value.held().and_then(|held| st.objects.get_mut(&held)) {
            object.escaped = true;
        }
    }

    /// Whether an object is of a class, or of one that derives from it.
    pub(super) fn is_kind_of(&self, id: Id, ty: Option<&TypeRef>, st: &State<'m>) -> bool {
        let Some(ty) = ty.filter(|ty| ty.pointers == 0 && ty.dims.is_empty()) else { return false };
        let Some(class) = self.class_of(id, st).filter(|class| self.file.bases.contains_key(class)) else { return false };
        let array = st.object(id).and_then(|object| object.ty.as_deref()).is_some_and(|ty| !ty.dims.is_empty());
        !array && self.lineage(&class).iter().any(|base| **base == *class_name(&ty.name))
    }

    /// Whether a value of this type is copied as a whole.
    pub(super) fn is_aggregate(&self, ty: &TypeRef) -> bool {
        ty.pointers == 0
            && ty.dims.is_empty()
            && (super::container::is_container_name(&ty.name) || self.file.structs.contains_key(class_name(&ty.name)))
    }

    /// Whether a variable of the type begins without any value: a structure of C.
    pub(super) fn is_plain_structure(&self, ty: &TypeRef) -> bool {
        !self.file.is_cpp
            && ty.pointers == 0
            && self.file.structs.contains_key(class_name(&ty.name))
            && !self.file.unions.contains(&ty.name)
    }

    /// Members of a class that no constructor need give a value begin without one.
    fn unset_members(&mut self, id: Id, class: &str, st: &mut State<'m>) {
        if !self.file.open_classes.contains(class) || st.object(id).is_none_or(|object| !object.fields.is_empty() || object.blank) {
            return;
        }
        for (name, ty) in self.file.structs.get(class).cloned().unwrap_or_default() {
            let ty = self.file.plain(&ty);
            let scalar = ty.dims.is_empty() && !ty.is_reference && (ty.pointers > 0 || super::base_size(&ty.name).is_some());
            if scalar && !self.file.defaults.contains(&(class.into(), name.clone())) {
                let field = self.field(id, name, Some(Rc::new(ty)), Span::default(), st);
                if let Some(object) = st.objects.get_mut(&field) {
                    object.cell = Value::Nothing;
                }
            }
        }
    }

    /// The value of a variable that is only passed on: one that was never given passes on as such.
    pub(super) fn copied(&mut self, e: &'m Expr, st: &mut State<'m>) -> Option<Value<'m>> {
        let id = match &e.kind {
            ExprKind::Name(name) => st.lookup(name)?,
            // The place is looked at once: what is found there is the value.
            ExprKind::Index { .. } | ExprKind::Unary { op: UnaryOp::Deref, .. }
                if self.type_of(e, st).is_some_and(|ty| ty.dims.is_empty()) =>
            {
                self.loose = None;
                let place = self.place(e, false, st);
                let loose = self.loose.take();
                let Some(id) = place? else { return Some(loose.map_or(Value::Unknown, Value::Num)) };
                return Some(match st.object(id).map(|object| &object.cell) {
                    Some(Value::Nothing) => Value::Nothing,
                    _ => self.read(id, "", e.span, st),
                });
            }
            _ => return None,
        };
        match &st.object(id)?.cell {
            Value::Nothing => Some(Value::Nothing),
            _ => None,
        }
    }

    /// The declared type of a member of the object's class, or of a class it derives from.
    pub(super) fn field_type(&self, owner: Id, name: &str, st: &State<'m>) -> Option<Rc<TypeRef>> {
        let class = self.class_of(owner, st)?;
        self.lineage(&class)
            .iter()
            .find_map(|class| self.file.structs.get(class)?.iter().find(|(field, _)| &**field == name))
            .map(|(_, ty)| Rc::new(self.file.plain(ty)))
    }

    pub(super) fn class_of(&self, id: Id, st: &State<'m>) -> Option<Sym> {
        let ty = st.object(id)?.ty.as_ref()?;
        (ty.pointers == 0).then(|| class_name(&ty.name).into())
    }

    /// A class and those it derives from, nearest first.
    pub(super) fn lineage(&self, class: &str) -> Vec<Sym> {
        let mut all: Vec<Sym> = vec![class.into()];
        let mut at = 0;
        while at < all.len() && all.len() < ANCESTORS {
            for base in self.file.bases.get(&all[at]).into_iter().flatten() {
                if !all.contains(base) {
                    all.push(base.clone());
                }
            }
            at += 1;
        }
        all
    }

    /// The method that a call of `name` on an object of `class` runs; `exact`: the object's own class is known.
    pub(super) fn method(&self, class: &str, name: &str, given: usize, exact: bool) -> Option<&'m Function> {
        let defined = |class: &&Sym| self.file.methods.contains_key(&((*class).clone(), name.into()));
        let own = self.lineage(class).iter().find(defined).and_then(|class| self.file.overload(class, name, given));
        if exact {
            return own;
        }
        // Through a pointer or reference to a base: the only override there is.
        let overrides: Vec<&'m Function> = self
            .file
            .methods
            .iter()
            .filter(|((other, method), _)| {
                &**method == name && &**other != class && self.lineage(other).iter().any(|base| &**base == class)
            })
            .map(|(_, function)| *function)
            .collect();
        match (own, overrides.as_slice()) {
            (own, []) => own,
            (None, [only]) => Some(only),
            _ => None,
        }
    }

    /// A pointer to an object of one class is taken for one to another, which it does not derive from.
    pub(super) fn cast_down(&mut self, ty: &TypeRef, value: &Value<'m>, span: Span, st: &State<'m>) {
        let (true, 1, Value::Pointer(pointer)) = (self.file.is_cpp, ty.pointers, value) else { return };
        let to = class_name(&ty.name);
        let known = |class: &str| self.file.structs.contains_key(class) && self.file.bases.contains_key(class);
        let Some(object) = st.object(pointer.to).filter(|object| matches!(object.made_by, "new" | "declaration" | "owned")) else { return };
        let Some(class) = self.class_of(pointer.to, st) else { return };
        if known(to) && known(&class) && pointer.at.constant() == Some(0) && !self.lineage(&class).iter().any(|base| &**base == to) {
            let message = format!("an object of class `{class}` is taken for a `{to}`, which it is not");
            self.report(Check::WrongType, span, Some((object.born, "the object is made here".to_owned())), message);
        }
    }

    /// Runs a method with `this` and values for its parameters.
    pub(super) fn run_method(
        &mut self,
        function: &'m Function,
        this: Id,
        args: Vec<Given<'m>>,
        call: Span,
        st: &mut State<'m>,
    ) -> Option<Value<'m>> {
        if self.calls.len() >= DEPTH || self.calls.contains(&std::ptr::from_ref(function)) {
            return Some(Value::Unknown);
        }
        let mut frame = std::collections::BTreeMap::new();
        if let Some(class) = self.class_of(this, st) {
            for class in self.lineage(&class).into_iter().rev() {
                self.step();
                let fields: Vec<(Sym, TypeRef)> = self.file.structs.get(&class).cloned().unwrap_or_default();
                for (name, ty) in fields {
                    let ty = self.file.plain(&ty);
                    let id = self.field(this, name.clone(), Some(Rc::new(ty)), Span::default(), st);
                    frame.insert(name, id);
                }
            }
        }
        let ty = st.object(this).and_then(|object| object.ty.as_deref().cloned()).map(|ty| Rc::new(TypeRef { pointers: 1, ..ty }));
        // It is gone with the call, and owns nothing.
        let frame_of_call = Storage::Stack(st.frames.len() as u32 + 1);
        let pointer = self.object(frame_of_call, Some(Num::exactly(8)), ty, "fields", Span::default(), st);
        if let Some(object) = st.objects.get_mut(&pointer) {
            object.cell = Value::Pointer(Pointer { to: this, at: Num::exactly(0), may_be_null: false });
        }
        frame.insert("this".into(), pointer);
        self.enter(function, frame, args, call, st)
    }

    /// Runs a body that stands in another file: what its lines show is not said of this file's.
    pub(super) fn abroad_from(&mut self, call: Span, body: &'m [Stmt], st: &State<'m>) -> Vec<(State<'m>, Flow<'m>)> {
        use std::mem::take;
        // Lines and places there are not lines and places here.
        let (inside, fits, open, unfit) = (take(&mut self.inside), take(&mut self.fits), take(&mut self.open), take(&mut self.unfit));
        let (formats, texts, followed) = (take(&mut self.formats), take(&mut self.texts), take(&mut self.followed));
        let (ended, released, literals) = (take(&mut self.ended), take(&mut self.released), take(&mut self.literals));
        let (alive, reached, divides) = (take(&mut self.alive), take(&mut self.reached), take(&mut self.divides));
        self.abroad = Some(call);
        let mut ends = self.body(body, st.clone());
        ends.iter_mut().for_each(|(end, flow)| self.leave_scope(handed_out(flow), end));
        self.abroad = None;
        (self.inside, self.fits, self.open, self.unfit) = (inside, fits, open, unfit);
        (self.formats, self.texts, self.followed) = (formats, texts, followed);
        (self.ended, self.released, self.literals) = (ended, released, literals);
        (self.alive, self.reached, self.divides) = (alive, reached, divides);
        ends
    }

    /// A variable of a class: its constructor runs, or, for a container, its elements are counted. Whether the value was dealt with.
    pub(super) fn constructed(&mut self, id: Id, ty: &TypeRef, init: Option<&'m Expr>, st: &mut State<'m>) -> bool {
        if !self.file.is_cpp {
            return false;
        }
        let args: &'m [Arg] = match init.map(|init| &init.kind) {
            None => &[],
            Some(ExprKind::Call { callee, args, kind })
                if self.names_type(callee, ty) && matches!(kind, CallKind::New | CallKind::Plain) =>
            {
                args
            }
            _ => return false,
        };
        if super::cpp::is_owner(ty) {
            return self.owner_made(id, ty, init, args, st);
        }
        let span = init.map_or_else(Span::default, |init| init.span);
        if super::cpp::is_text(ty) {
            self.text_made(id, args, span, st);
            return true;
        }
        if self.file_opened(ty, args, span, st) {
            return true;
        }
        if super::container::is_container_name(&ty.name) {
            let values: Vec<Value<'m>> = args.iter().map(|arg| self.eval(&arg.value, st).unwrap_or(Value::Unknown)).collect();
            let count = match values.as_slice() {
                // `{1, 2, 3}`, `{"a", "b"}`: the elements themselves.
                all if self.are_elements(all, st) => {
                    let element = ty.args.first().cloned().map(Rc::new);
                    for (at, value) in values.iter().enumerate() {
                        let field = self.field(id, format!("[{at}]").into(), element.clone(), args[at].value.span, st);
                        self.store(field, value.clone(), st);
                    }
                    Some(Num::exactly(values.len() as i128))
                }
                [] => Some(Num::exactly(0)),
                [Value::Num(n)] | [Value::Num(n), _] => Some(*n),
                _ => None,
            };
            if let (Some(count), true) = (count, class_name(&ty.name) == "vector") {
                self.allocated(count, span);
            }
            let fixed = ty.args.get(1).filter(|_| class_name(&ty.name) == "array").and_then(|length| length.name.parse::<i128>().ok());
            if let [Value::Aggregate(from)] = values.as_slice() {
                self.copy(*from, id, 0, st);
            } else if let Some(object) = st.objects.get_mut(&id) {
                object.text = fixed.map(Num::exactly).or(count);
            }
            return true;
        }
        self.construct(id, class_name(&ty.name), args, st)
    }

    /// Whether what a container is made from are its elements: three numbers or more, or texts of the program's own.
    fn are_elements(&self, values: &[Value<'m>], st: &State<'m>) -> bool {
        let literal = |value: &Value<'m>| match value {
            Value::Pointer(pointer) => st.object(pointer.to).is_some_and(|object| object.made_by == "literal"),
            _ => false,
        };
        !values.is_empty() && values.iter().all(literal) || values.len() > 2 && values.iter().all(|value| matches!(value, Value::Num(_)))
    }

    fn names_type(&self, callee: &Expr, ty: &TypeRef) -> bool {
        callee.dotted().is_some_and(|name| class_name(&name) == class_name(&ty.name))
    }

    /// Runs the constructor that takes as many arguments.
    pub(super) fn construct(&mut self, id: Id, class: &str, args: &'m [Arg], st: &mut State<'m>) -> bool {
        let same = match args {
            [only] => self.type_of(&only.value, st).is_some_and(|ty| ty.pointers == 0 && class_name(&ty.name) == class),
            _ => false,
        };
        let constructor = if same { self.file.copy_constructor(class) } else { self.file.overload(class, class, args.len()) };
        let Some(function) = constructor else { return false };
        if function.params.len() != args.len() {
            return false;
        }
        let values = args.iter().map(|arg| (self.eval(&arg.value, st).unwrap_or(Value::Unknown), None)).collect();
        self.followed.extend(args.iter().map(|arg| arg.value.span.line));
        let born = st.object(id).map(|object| object.born).unwrap_or_default();
        self.unset_members(id, class, st);
        self.run_method(function, id, values, born, st);
        true
    }

    /// `new T(…)`, or `T(…)` as a value. `None` where the call is neither.
    pub(super) fn made(&mut self, e: &'m Expr, callee: &'m Expr, args: &'m [Arg], kind: CallKind, st: &mut State<'m>) -> Option<Value<'m>> {
        let name = callee.dotted().filter(|_| self.file.is_cpp)?;
        let class: Sym = class_name(&name).into();
        let known = self.file.structs.contains_key(&class);
        // `new T` begins before the name of the type.
        let on_heap = kind == CallKind::New && e.span.start < callee.span.start;
        if !on_heap && (!known || kind == CallKind::Plain && self.file.by_name.contains_key(&class)) {
            return None;
        }
        let ty = TypeRef::named(if known { class.clone() } else { name.clone().into() });
        let size = self.file.size(&ty).map(Num::exactly);
        let storage = if on_heap { Storage::Heap } else { Storage::Stack(st.frames.len() as u32) };
        let id = self.object(storage, size, Some(Rc::new(ty)), if on_heap { "new" } else { "temporary" }, e.span, st);
        if !self.construct(id, &class, args, st) {
            let first = args.first().and_then(|arg| self.eval(&arg.value, st));
            if let (Some(value), false) = (first, known) {
                self.store(id, value, st);
            }
        }
        if on_heap {
            return Some(Value::Pointer(Pointer { to: id, at: Num::exactly(0), may_be_null: false }));
        }
        self.passes(&Value::Aggregate(id), st);
        Some(Value::Aggregate(id))
    }

    /// A call of a method: of a container, or of a class in sight. `None` where it is neither.
    pub(super) fn method_call(&mut self, e: &'m Expr, callee: &'m Expr, args: &'m [Arg], st: &mut State<'m>) -> Option<Option<Value<'m>>> {
        let ExprKind::Member { object, name, access } = &callee.kind else { return None };
        if *access == Access::Static || !self.file.is_cpp {
            return None;
        }
        if *access == Access::Dot
            && let Some(value) = self.cpp_method(object, name, e, args, st)
        {
            return Some(value);
        }
        if self.is_container(object, st) {
            let id = self.place(object, true, st)??;
            return Some(self.container_call(id, name, e, args, st));
        }
        if self.file.methods.is_empty() {
            if *access == Access::Arrow {
                let value = self.eval(object, st)?;
                if matches!(value, Value::Null | Value::Pointer(_)) {
                    self.followed(value, object, e.span, st);
                }
            }
            return None;
        }
        let declared = self.type_of(object, st).map(|ty| class_name(&ty.name).to_owned());
        let this = if *access == Access::Arrow {
            match self.eval(object, st)? {
                Value::Null => {
                    self.followed(Value::Null, object, e.span, st);
                    None
                }
                Value::Pointer(pointer) if pointer.at.constant() == Some(0) => {
                    self.followed(Value::Pointer(pointer), object, e.span, st).map(|pointer| pointer.to)
                }
                _ => None,
            }
        } else {
            match &object.kind {
                ExprKind::Call { .. } => match self.eval(object, st)? {
                    Value::Aggregate(id) => Some(id),
                    _ => None,
                },
                _ => self.place(object, true, st)?,
            }
        };
        let dynamic = this.and_then(|id| self.class_of(id, st)).filter(|class| self.file.structs.contains_key(class));
        let function = match &dynamic {
            Some(class) => self.method(class, name, args.len(), true)?,
            None => self.method(&declared?, name, args.len(), false)?,
        };
        let this = match this {
            Some(this) => this,
            None => self.object(Storage::Elsewhere, None, None, "this", e.span, st),
        };
        if let Some(freed) = st.object(this).and_then(|object| object.freed) {
            let from = Some((freed, "released here".to_owned()));
            self.report(Check::ReleasedUse, e.span, from, "memory is used after it was released".to_owned());
        }
        let Some(values) = self.arguments(function, args, st) else { return Some(None) };
        self.followed.insert(e.span.line);
        Some(self.run_method(function, this, values, e.span, st))
    }
}

/// A text that nobody writes.
fn is_kept_text(object: &super::Object<'_>) -> bool {
    match object.made_by {
        "literal" | "either" | "environment" | "argument" => object.freed.is_none() && object.text.is_some(),
        // Of a caller's nothing is known that a write could change.
        "parameter" => object.freed.is_none() && object.origin == Origin::Unknown && object.text.is_some_and(|text| !text.certain),
        _ => false,
    }
}

/// The last part of a qualified name.
pub(super) fn class_name(name: &str) -> &str {
    structure(name).rsplit('.').next().unwrap_or(name)
}

/// The name of a structure without the word that says so.
pub(super) fn structure(mut name: &str) -> &str {
    while let Some(rest) = name.strip_prefix("struct ") {
        name = rest;
    }
    name.trim()
}
