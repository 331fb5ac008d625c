//! What the C++ standard library adds: owners of memory, texts and views of them, streams, and classes that say nothing of copies.
//! Knows no container.

use assay_manifests::Span;

use super::{
    Id, Run,
    file::File,
    object::class_name,
    value::{Num, Origin, Pointer, State, Storage, Value, range_of},
};
use crate::flow::{
    ir::{Access, Arg, BinaryOp, CallKind, Class, Expr, ExprKind, Lit, Stmt, StmtKind, TypeRef, UnaryOp},
    memory::{Check, scans},
};

/// Whether a type owns what it points to.
pub(super) fn is_owner(ty: &TypeRef) -> bool {
    ty.pointers == 0 && matches!(class_name(&ty.name), "unique_ptr" | "shared_ptr" | "auto_ptr" | "scoped_ptr")
}

/// Whether a type owns it alone.
pub(super) fn is_sole_owner(ty: &TypeRef) -> bool {
    is_owner(ty) && class_name(&ty.name) != "shared_ptr"
}

/// Whether a number may be any, by the choice of whoever feeds the program.
pub(super) fn is_any(n: Num) -> bool {
    n.certain && n.constant().is_none() && (n.lo < 0 || n.hi >= i32::MAX.into())
}

pub(super) fn is_text(ty: &TypeRef) -> bool {
    ty.pointers == 0 && ty.dims.is_empty() && matches!(class_name(&ty.name), "string" | "wstring" | "u8string" | "basic_string")
}

pub(super) fn is_view(ty: &TypeRef) -> bool {
    ty.pointers == 0 && ty.dims.is_empty() && matches!(class_name(&ty.name), "string_view" | "wstring_view" | "span")
}

impl<'m> File<'m> {
    /// What a class says of copies, and of how its members begin.
    pub(super) fn class_traits(&mut self, class: &'m Class) {
        let name = &*class.name;
        let refers = |ty: Option<&TypeRef>| ty.is_some_and(|ty| ty.is_reference && class_name(&ty.name) == name);
        let copies = class.methods.iter().any(|method| {
            &*method.name == name && method.params.len() == 1 && refers(method.params[0].ty.as_ref())
                || method.name.contains("operator=") && !method.name.contains("==")
        });
        let releases = class.methods.iter().any(|method| method.name.starts_with('~') && releases_member(&method.body, class, 0));
        if releases && !copies {
            self.shallow.insert(class.name.clone());
        }
        let says_virtual = |method: &&std::sync::Arc<crate::flow::ir::Function>| crate::flow::memory::file::says(method, "virtual");
        if class.methods.iter().filter(|method| method.name.starts_with('~')).any(|method| says_virtual(&method)) {
            self.virtual_ends.insert(class.name.clone());
        }
        let built = class.methods.iter().any(|method| *method.name == *name);
        if built && class.bases.is_empty() && class.methods.iter().all(|method| !method.is_abstract) {
            self.open_classes.insert(class.name.clone());
        }
        for field in class.fields.iter().filter(|field| field.init.is_some() || field.is_static) {
            self.defaults.insert((class.name.clone(), field.name.clone()));
        }
    }
}

/// Whether statements release a member of the class.
fn releases_member(body: &[Stmt], class: &Class, depth: u32) -> bool {
    depth < 8
        && body.iter().any(|stmt| match &stmt.kind {
            StmtKind::Expr(Expr { kind: ExprKind::Call { callee, args, .. }, .. }) => {
                let frees = matches!(&callee.kind, ExprKind::Name(name) if matches!(&**name, "delete" | "delete[]" | "free"));
                let member = args.first().is_some_and(|arg| match &arg.value.kind {
                    ExprKind::Name(name) | ExprKind::Member { name, .. } => {
                        class.fields.iter().any(|field| field.name == *name && field.ty.as_ref().is_some_and(|ty| ty.pointers == 1))
                    }
                    _ => false,
                });
                frees && member
            }
            StmtKind::If { then, .. } => releases_member(then, class, depth + 1),
            StmtKind::Block(inner) => releases_member(inner, class, depth + 1),
            _ => false,
        })
}

impl<'f, 'm> Run<'f, 'm> {
    /// `unique_ptr<T> owner(p)`. Whether the value was dealt with.
    pub(super) fn owner_made(&mut self, id: Id, ty: &TypeRef, init: Option<&'m Expr>, args: &'m [Arg], st: &mut State<'m>) -> bool {
        let Some(arg) = args.first() else {
            if init.is_none()
                && let Some(object) = st.objects.get_mut(&id)
            {
                object.cell = Value::Null;
            }
            return true;
        };
        let value = self.eval(&arg.value, st).unwrap_or(Value::Unknown);
        // `owner(popen(…), pclose)`: what the library has just made nobody else owns.
        let made = |pointer: &Pointer| st.object(pointer.to).is_some_and(|object| matches!(object.made_by, "file" | "malloc"));
        let is_fresh = matches!(&value, Value::Pointer(pointer) if made(pointer));
        let from_owner = self.type_of(&arg.value, st).is_some_and(|ty| is_owner(&ty))
            || !is_fresh && matches!(&arg.value.kind, ExprKind::Call { kind: CallKind::Plain, .. });
        if let (Value::Pointer(pointer), false) = (&value, from_owner)
            && let Some(object) = st.objects.get_mut(&pointer.to)
        {
            let born = Some((object.born, "it begins here".to_owned()));
            if matches!(object.made_by, "owned" | "shared") {
                self.report(Check::ReleasedTwice, arg.value.span, born, "a second owner is made of what has one".to_owned());
            } else {
                object.made_by = if is_sole_owner(ty) { "owned" } else { "shared" };
                object.escaped = true;
            }
        }
        if let Some(object) = st.objects.get_mut(&id) {
            object.cell = value;
        }
        true
    }

    /// Calls of the library that C++ alone has.
    pub(super) fn cpp_library(
        &mut self,
        name: &str,
        e: &'m Expr,
        args: &'m [Arg],
        values: &[Value<'m>],
        st: &mut State<'m>,
    ) -> Option<Value<'m>> {
        Some(match name {
            "make_unique" | "make_shared" => {
                let made_by = if name == "make_unique" { "owned" } else { "shared" };
                let (ty, given) = match args.split_last() {
                    Some((Arg { value: Expr { kind: ExprKind::Type(ty), .. }, .. }, given)) => (Some(self.file.plain(ty)), given),
                    _ => (None, args),
                };
                let size = ty.as_ref().and_then(|ty| match (ty.dims.is_empty(), values.first().and_then(Value::number)) {
                    (true, _) => self.file.size(ty).map(Num::exactly),
                    (false, Some(count)) => {
                        let one = self.file.size(&TypeRef { dims: Vec::new(), ..ty.clone() })?;
                        count.binary(BinaryOp::Mul, Num::exactly(one)).filter(|size| size.lo >= 0)
                    }
                    _ => None,
                });
                let class = ty.as_ref().filter(|ty| ty.pointers == 0 && ty.dims.is_empty()).map(|ty| class_name(&ty.name).to_owned());
                let own = ty.filter(|ty| ty.dims.is_empty()).map(std::rc::Rc::new);
                let id = self.object(Storage::Heap, size, own, made_by, e.span, st);
                if let Some(object) = st.objects.get_mut(&id) {
                    object.escaped = true;
                }
                if let Some(class) = class.filter(|class| self.file.structs.contains_key(class.as_str())) {
                    self.construct(id, &class, given, st);
                }
                Value::Pointer(Pointer { to: id, at: Num::exactly(0), may_be_null: false })
            }
            "nothrow" => match values.first() {
                Some(Value::Pointer(pointer)) => Value::Pointer(Pointer { may_be_null: true, ..*pointer }),
                _ => Value::Unknown,
            },
            "move" if args.len() == 1 => {
                let value = values[0].clone();
                if let (Value::Pointer(pointer), ExprKind::Name(variable)) = (&value, &args[0].value.kind)
                    && st.object(pointer.to).is_some_and(|object| matches!(object.made_by, "owned" | "shared"))
                    && let Some(id) = st.lookup(variable)
                {
                    let moved = self.object(Storage::Elsewhere, None, None, "moved", e.span, st);
                    if let Some(object) = st.objects.get_mut(&moved) {
                        object.freed = Some(e.span);
                    }
                    if let Some(object) = st.objects.get_mut(&id) {
                        object.cell = Value::Pointer(Pointer { to: moved, at: Num::exactly(0), may_be_null: true });
                    }
                }
                value
            }
            "stoi" | "stol" | "stoll" => {
                // What is no number is thrown.
                self.throws("invalid_argument".into(), st.clone(), false);
                let most: i128 = if name == "stoi" { i32::MAX.into() } else { i64::MAX.into() };
                Value::Num(Num::input(-most - 1, most))
            }
            "stoul" | "stoull" => {
                self.throws("invalid_argument".into(), st.clone(), false);
                Value::Num(Num::input(0, u64::MAX.into()))
            }
            "stof" | "stod" => {
                self.throws("invalid_argument".into(), st.clone(), false);
                Value::Num(Num::input(-super::format::LARGEST, super::format::LARGEST))
            }
            // As many elements as there are go where the third argument leads.
            "copy" | "copy_n" if args.len() == 3 && matches!(values.get(2), Some(Value::Pointer(_))) => {
                let of = |arg: &'m Arg, method: &str| match &arg.value.kind {
                    ExprKind::Call { callee, .. } => match &callee.kind {
                        ExprKind::Member { object, name, .. } if name.ends_with(method) => Some(&**object),
                        _ => None,
                    },
                    _ => None,
                };
                let all = of(&args[0], "begin").zip(of(&args[1], "end")).filter(|(a, b)| a.dotted().is_some() && a.dotted() == b.dotted());
                let held = all.filter(|(object, _)| self.is_container(object, st)).and_then(|(object, _)| self.place(object, true, st)?);
                let count = match name {
                    "copy_n" => values[1].number(),
                    _ => held.and_then(|id| st.object(id)?.text),
                };
                let size = self.element(&args[2].value, st);
                if let (Some(count), Some(size)) = (count, size) {
                    let bytes = count.binary(BinaryOp::Mul, Num::exactly(size));
                    self.bytes(&values[2], args.get(2), bytes, true, e.span, st);
                }
                Value::Unknown
            }
            "getline" if args.len() >= 2 => {
                if let Some(Value::Aggregate(id)) = values.get(1) {
                    self.text_changed(*id, e.span, st);
                    let text = self.is_text_object(*id, st).then(|| Num::input(0, super::library::LONGEST));
                    if let Some(object) = st.objects.get_mut(id) {
                        object.origin = Origin::Input;
                        object.text = text;
                    }
                }
                Value::Unknown
            }
            "copy" | "copy_n" | "transform" if args.len() >= 3 => {
                let to = &args[if name == "transform" { 2.min(args.len() - 1) } else { 2 }].value;
                if let ExprKind::Call { callee, .. } = &to.kind
                    && let ExprKind::Member { object, name: begin, .. } = &callee.kind
                    && &**begin == "begin"
                    && self.is_container(object, st)
                    && let Some(Some(id)) = self.place(object, true, st)
                    && let Some(container) = st.object(id)
                    && container.text.is_some_and(|count| count.certain && count.constant() == Some(0))
                {
                    let born = Some((container.born, "the container is made here, empty".to_owned()));
                    self.report(Check::OutsideWrite, e.span, born, "elements are copied into a container that has none".to_owned());
                }
                Value::Unknown
            }
            "min" | "max" if args.len() == 2 => {
                let ty = args.iter().find_map(|arg| self.type_of(&arg.value, st));
                let any = ty.as_deref().and_then(range_of).unwrap_or((i64::MIN.into(), u64::MAX.into()));
                let any = Num::within(any.0, any.1, false);
                let (a, b) = match (&values[0], &values[1]) {
                    (Value::Num(a), Value::Num(b)) => (*a, *b),
                    (Value::Num(a), Value::Unknown) | (Value::Unknown, Value::Num(a)) => (*a, any),
                    _ => return None,
                };
                Value::Num(if name == "min" { a.least(b) } else { a.greatest(b) })
            }
            _ => return self.rearranged(name, args, values, st),
        })
    }

    /// Methods of owners and texts.
    pub(super) fn cpp_method(
        &mut self,
        object: &'m Expr,
        name: &str,
        e: &'m Expr,
        args: &'m [Arg],
        st: &mut State<'m>,
    ) -> Option<Option<Value<'m>>> {
        let ExprKind::Name(variable) = &object.kind else { return None };
        let id = st.lookup(variable)?;
        let held = st.object(id)?.clone();
        if held.ty.as_deref().is_some_and(is_text) {
            return self.text_method(id, name, e, args, st);
        }
        if let (Some(ty), "open") = (held.ty.as_deref().cloned(), name)
            && self.file_opened(&ty, args, e.span, st)
        {
            return Some(Some(Value::Unknown));
        }
        let cell = held.cell.clone();
        let owns = match &cell {
            Value::Pointer(pointer) => st.object(pointer.to).is_some_and(|object| matches!(object.made_by, "owned" | "shared" | "moved")),
            Value::Null => held.ty.as_deref().is_some_and(is_owner),
            _ => false,
        };
        if !owns {
            return None;
        }
        match name {
            "get" if args.is_empty() => Some(Some(cell)),
            "reset" => {
                let new = args.first().map_or(Some(Value::Null), |arg| self.eval(&arg.value, st))?;
                if let Value::Pointer(pointer) = cell
                    && let Some(object) = st.objects.get_mut(&pointer.to)
                    && object.made_by == "owned"
                {
                    object.freed = Some(self.abroad.unwrap_or(e.span));
                }
                if let Value::Pointer(pointer) = &new
                    && let Some(object) = st.objects.get_mut(&pointer.to)
                    && object.made_by == "new"
                {
                    object.made_by = "owned";
                    object.escaped = true;
                }
                if let Some(object) = st.objects.get_mut(&id) {
                    object.cell = new;
                }
                Some(Some(Value::Unknown))
            }
            "release" => {
                if let Value::Pointer(pointer) = &cell
                    && let Some(object) = st.objects.get_mut(&pointer.to)
                {
                    object.made_by = "new";
                    object.escaped = false;
                }
                if let Some(object) = st.objects.get_mut(&id) {
                    object.cell = Value::Null;
                }
                Some(Some(cell))
            }
            _ => None,
        }
    }

    /// `std::cout << text`: read to its zero.
    pub(super) fn printed_letters(&mut self, left: &'m Expr, e: &'m Expr, value: &Value<'m>, st: &State<'m>) {
        let mut stream = left;
        while let ExprKind::Binary { op: BinaryOp::Shl, left, .. } = &stream.kind {
            stream = left;
        }
        let named = stream.dotted().is_some_and(|name| matches!(name.as_str(), "cout" | "std.cout" | "std.cerr" | "cerr" | "std.clog"));
        let typed = self.type_of(stream, st).is_some_and(|ty| class_name(&ty.name).ends_with("stream"));
        let ty = self.type_of(e, st);
        let letters = ty.as_deref().is_some_and(|ty| &*ty.name == "char" && usize::from(ty.pointers) + ty.dims.len() == 1);
        if (named || typed) && (letters || ty.as_deref().is_some_and(is_view)) {
            self.letters_read(value, e.span, st);
        }
        if named && letters {
            self.unended(value, 1, e.span, st);
        }
    }

    /// `std::cin >> x >> y`. Whether the expression was that.
    pub(super) fn streamed(&mut self, e: &'m Expr, st: &mut State<'m>) -> bool {
        let mut targets = Vec::new();
        let mut left = e;
        while let ExprKind::Binary { op: BinaryOp::Shr, left: inner, right } = &left.kind {
            targets.push(&**right);
            left = inner;
        }
        let named = left.dotted().is_some_and(|name| matches!(name.as_str(), "cin" | "std.cin" | "std.wcin"));
        let typed = self.type_of(left, st).is_some_and(|ty| class_name(&ty.name).ends_with("stream"));
        if !named && !typed {
            return false;
        }
        for target in targets.into_iter().rev() {
            let array = self
                .type_of(target, st)
                .is_some_and(|ty| matches!(&*ty.name, "char" | "wchar_t") && ty.pointers + ty.dims.len() as u8 == 1);
            if array {
                self.report(Check::OutsideWrite, target.span, None, "as much is written as comes in, whatever the room".to_owned());
                continue;
            }
            let was = std::mem::replace(&mut self.reading, false);
            let place = self.place(target, false, st);
            self.reading = was;
            let Some(Some(id)) = place else { continue };
            let ty = self.type_of(target, st);
            let range = ty.as_deref().and_then(range_of);
            self.text_changed(id, target.span, st);
            let text = self.is_text_object(id, st).then(|| Num::input(0, super::library::LONGEST));
            if let Some(object) = st.objects.get_mut(&id) {
                object.text = text;
                object.origin = Origin::Input;
                object.cell = range.map_or(Value::Unknown, |(lo, hi)| Value::Num(Num::input(lo, hi)));
            }
        }
        true
    }

    /// Whether an expression is a text that is gone at the end of its statement.
    fn is_passing_text(&self, e: &Expr, st: &State<'m>, depth: u32) -> bool {
        if depth > 16 {
            return false;
        }
        match &e.kind {
            ExprKind::Binary { op: BinaryOp::Add, left, right } => {
                let text = |side: &Expr| self.type_of(side, st).is_some_and(|ty| is_text(&ty)) || self.is_passing_text(side, st, depth + 1);
                text(left) || text(right)
            }
            ExprKind::Call { callee, args, .. } => match &callee.kind {
                ExprKind::Member { object, name, access: Access::Dot } => {
                    matches!(&**name, "str") && args.is_empty()
                        || &**name == "substr" && self.type_of(object, st).is_some_and(|ty| is_text(&ty))
                }
                _ => callee.dotted().is_some_and(|name| {
                    matches!(name.as_str(), "std.to_string" | "to_string" | "std.string" | "std.wstring")
                        || self.file.returns.get(name.as_str()).is_some_and(is_text)
                }),
            },
            _ => false,
        }
    }

    /// A view or pointer that is made from a text which does not outlive the statement, and an object copied whose class releases what
    /// both copies then hold.
    pub(super) fn initialised(&mut self, ty: &TypeRef, init: &'m Expr, span: Span, st: &State<'m>) {
        let mut value = init;
        while let ExprKind::Cast { value: inner, .. } = &value.kind {
            value = inner;
        }
        if let ExprKind::Call { callee, args, .. } = &value.kind
            && callee.dotted().is_some_and(|name| class_name(&name) == class_name(&ty.name))
            && let [only] = args.as_slice()
        {
            value = &only.value;
        }
        if is_view(ty) && self.is_passing_text(value, st, 0) {
            self.report(Check::ReleasedUse, span, None, "the text that is viewed is gone at the end of the statement".to_owned());
        }
        if (ty.pointers == 1 || &*ty.name == "auto")
            && let ExprKind::Call { callee, .. } = &value.kind
            && let ExprKind::Member { object, name, .. } = &callee.kind
            && matches!(&**name, "c_str" | "data")
            && self.is_passing_text(object, st, 0)
        {
            self.report(Check::ReleasedUse, span, None, "the text that is pointed to is gone at the end of the statement".to_owned());
        }
        if ty.pointers == 0
            && !ty.is_reference
            && self.file.shallow.contains(class_name(&ty.name))
            && let ExprKind::Name(_) = &value.kind
            && self.type_of(value, st).is_some_and(|from| from.pointers == 0 && class_name(&from.name) == class_name(&ty.name))
        {
            let message = format!("a `{}` is copied member by member, and each copy releases the same memory", class_name(&ty.name));
            self.report(Check::ReleasedTwice, span, None, message);
        }
    }

    /// A reference, view or pointer into what dies with the function that returns it.
    pub(super) fn returned_view(&mut self, e: &'m Expr, span: Span, st: &State<'m>) {
        let depth = st.frames.len() as u32;
        let local = |e: &Expr| match &e.kind {
            ExprKind::Name(name) => st
                .lookup(name)
                .and_then(|id| st.object(id))
                .filter(|object| object.storage == Storage::Stack(depth) && object.made_by == "declaration"),
            _ => None,
        };
        if let ExprKind::Lambda(function) = &e.kind {
            let kept = function.decorators.iter().any(|capture| match &capture.kind {
                // `[&]`: whatever the body names.
                ExprKind::Unary { op: UnaryOp::AddressOf, operand } if matches!(&operand.kind, ExprKind::Name(all) if all.is_empty()) => {
                    let mut own: Vec<&str> = function.params.iter().map(|param| &*param.name).collect();
                    scans::statements(&function.body, &mut |stmt| {
                        if let StmtKind::Var { name, .. } = &stmt.kind {
                            own.push(name);
                        }
                    });
                    let mut named = false;
                    scans::expressions(&function.body, &mut |e| {
                        named |= matches!(&e.kind, ExprKind::Name(name) if !own.contains(&&**name)) && local(e).is_some();
                    });
                    named
                }
                ExprKind::Unary { op: UnaryOp::AddressOf, operand } => local(operand).is_some(),
                _ => false,
            });
            if kept {
                self.report(Check::LocalReturned, span, None, "what is returned refers to a local variable".to_owned());
            }
        }
        if let ExprKind::Call { callee, .. } = &e.kind
            && let ExprKind::Member { object, name, .. } = &callee.kind
        {
            let owner = local(object).and_then(|object| object.ty.as_deref());
            if &**name == "get" && owner.is_some_and(is_sole_owner) {
                self.report(Check::LocalReturned, span, None, "the owner of what is returned dies with the function".to_owned());
            } else if matches!(&**name, "c_str" | "data") && (owner.is_some_and(is_text) || self.is_passing_text(object, st, 0)) {
                self.report(Check::LocalReturned, span, None, "the text that is pointed to dies with the function".to_owned());
            }
        }
        let Some(ty) = self.returning.last().copied().flatten() else { return };
        let mut value = e;
        while let ExprKind::Cast { value: inner, .. } = &value.kind {
            value = inner;
        }
        let object = local(value).and_then(|object| object.ty.as_deref());
        let dies = if is_view(ty) {
            object.is_some_and(|ty| is_text(ty) || !ty.dims.is_empty() || class_name(&ty.name) == "vector")
                || self.is_passing_text(value, st, 0)
        } else if ty.is_reference {
            object.is_some() || self.is_passing_text(value, st, 0) || matches!(value.kind, ExprKind::Lit(Lit::Str(_)))
        } else {
            false
        };
        if dies {
            self.report(Check::LocalReturned, span, None, "what is returned refers to what dies with the function".to_owned());
        }
    }
}
