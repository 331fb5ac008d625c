//! Operators that classes in sight have for themselves, an index and a call, in C# and Kotlin; arrays of several dimensions, and what is given
//! by reference. And which functions of theirs and of Java are not in sight. Knows no rule.

use assay_manifests::{Language, Span};

use super::{
    Engine,
    call::ArgValue,
    heap::Shape,
    value::{Kind, Ref, Value},
};
use crate::{
    flow::ir::{Expr, ExprKind, ListKind, Sym},
    rule::pattern::last_segment,
};

impl<'a> Engine<'a> {
    /// What the method gives that stands for an operator, where the object's class has one.
    pub(super) fn own_operator(&mut self, object: &Value<'a>, name: &str, args: Vec<Value<'a>>) -> Option<Value<'a>> {
        let class = match object.kind {
            Kind::Cell(cell) => self.st.heap.object(cell)?.class?,
            Kind::Class(class) => class,
            _ => return None,
        };
        let args: Vec<ArgValue<'a>> = args.into_iter().map(ArgValue::plain).collect();
        let (method, owner) = self.method_for(class, name, &args)?;
        let closure = self.unbound(method, owner);
        let this = if method.is_static { None } else { Some(object.clone()) };
        Some(self.call_closure(&closure, this, args, Span::default()))
    }

    /// The name of the method that reads or writes an index.
    pub(super) fn index_operator(&self, name: &str) -> Option<&'static str> {
        match (self.language, name) {
            (Language::Kotlin, "__getitem__") => Some("get"),
            (Language::Kotlin, "__setitem__") => Some("set"),
            (Language::CSharp, "__getitem__") => Some("get_Item"),
            (Language::CSharp, "__setitem__") => Some("set_Item"),
            _ => None,
        }
    }

    /// The places of `grid[row, column]`: the list of them stands for the whole, a tuple that is a key has a span of its own.
    fn places(&mut self, whole: &Expr, index: &Expr, key: &Value<'a>) -> Option<Vec<Value<'a>>> {
        let several = matches!(index.kind, ExprKind::List { kind: ListKind::Tuple, .. }) && index.span == whole.span;
        if self.language == Language::CSharp && several { self.exact_elements(key) } else { None }
    }

    pub(super) fn read_places(&mut self, container: &Value<'a>, whole: &Expr, index: &Expr, key: &Value<'a>) -> Option<Value<'a>> {
        let places = self.places(whole, index, key)?;
        if let Some(given) = self.own_operator(container, "get_Item", places.clone()) {
            return Some(given);
        }
        let (last, rows) = places.split_last()?;
        let row = rows.iter().fold(container.clone(), |row, place| self.index_value(&row, place));
        is_row(&row).then(|| self.index_value(&row, last))
    }

    /// Whether the value was put at places of an array of several dimensions.
    pub(super) fn written_places(&mut self, container: &Value<'a>, whole: &Expr, index: &Expr, key: &Value<'a>, value: &Value<'a>) -> bool {
        let Some(places) = self.places(whole, index, key) else { return false };
        let with_value = places.iter().cloned().chain(std::iter::once(value.clone())).collect();
        if self.own_operator(container, "set_Item", with_value).is_some() {
            return true;
        }
        let Some((last, rows)) = places.split_last() else { return false };
        let row = rows.iter().fold(container.clone(), |row, place| self.index_value(&row, place));
        self.set_index(&row, last, value.clone());
        is_row(&row)
    }

    /// `Interlocked.Exchange(ref place, value)`: what is given by reference to what is not in sight may hold anything then.
    pub(super) fn references_written(&mut self, args: &[ArgValue<'a>]) {
        if self.language != Language::CSharp || !self.in_target() {
            return;
        }
        for arg in args {
            let Some(expr) = arg.expr else { continue };
            let before = self.input.text.get(..expr.span.start as usize).map(str::trim_end).and_then(|text| text.strip_suffix("ref"));
            if !before.is_some_and(|text| text.ends_with(|c: char| !c.is_alphanumeric() && c != '_' && c != '@')) {
                continue;
            }
            let given = self.unknown_with(self.args_taint(args));
            let joined = self.join(&arg.value, &given);
            self.assign_place(expr, joined);
        }
    }

    /// What is declared or made as a `List` is one, and no array or query: it is turned and sorted in its place.
    pub(super) fn named_a_list(&mut self, value: &Value<'a>, name: &str) {
        let name = name.split('<').next().unwrap_or(name);
        if self.language != Language::CSharp || last_segment(name) != "List" {
            return;
        }
        let Some(cell) = value.cell() else { return };
        let bare = |object: &&super::heap::Object<'a>| object.shape == Shape::List && object.ty.is_none() && object.class.is_none();
        if self.st.heap.object(cell).filter(bare).is_some()
            && let Some(object) = self.st.heap.object_mut(cell)
        {
            object.ty = Some("List".into());
        }
    }

    /// Whether what a list of C# holds are lists: how many elements the whole has is not told by how many those are.
    pub(super) fn are_rows(&self, cell: Ref) -> bool {
        let first = self.st.heap.object(cell).and_then(|object| object.items.first());
        self.language == Language::CSharp && first.is_some_and(|first| self.shape_of(first) == Some(Shape::List))
    }

    /// Whether a method is called of a function that is not in sight, or of an interface whose classes are not.
    pub(super) fn is_unseen_function(&mut self, receiver: &Value<'a>, name: &Sym) -> bool {
        if !matches!(self.language, Language::Kotlin | Language::Java | Language::CSharp)
            || !matches!(receiver.kind, Kind::Unknown | Kind::Opaque)
        {
            return false;
        }
        let Some(ty) = receiver.ty.as_deref() else { return matches!(&**name, "invoke" | "Invoke") };
        if ty.starts_with('(') {
            return true;
        }
        if ty.starts_with("java.util.function.") || matches!(last_segment(ty), "Action" | "Func" | "Predicate" | "Consumer" | "BiConsumer")
        {
            return matches!(&**name, "accept" | "apply" | "test" | "Invoke" | "invoke");
        }
        let class = self.class_of_type(receiver.ty.as_ref());
        class.is_some_and(|class| {
            self.classes[class.0 as usize].class.methods.iter().any(|method| method.name == *name && method.is_abstract)
        })
    }
}

/// Whether a row of an array is one that is known by itself: what is put into others stands in the whole.
fn is_row(row: &Value<'_>) -> bool {
    row.atoms().iter().all(|one| one.cell().is_some())
}
