//! Kotlin's properties: what is read runs a getter, of the class's own or of a library's, what is written a setter. Knows no rule.

use assay_manifests::{Language, Span};

use crate::flow::{
    engine::{
        Engine,
        call::ArgValue,
        heap::Shape,
        value::{ClassId, Kind, Value},
    },
    ir::{Expr, ExprKind, Function, StmtKind, Sym},
};

/// Field of what a class gives the methods of an interface over to.
const GIVEN_OVER: &str = "$by";

impl<'a> Engine<'a> {
    /// A member found by its bare name: where it is a getter, what that gives.
    pub(in crate::flow::engine) fn kotlin_asked(&mut self, method: &'a Function, found: Value<'a>) -> Value<'a> {
        if self.language != Language::Kotlin || !is_accessor(method, "get") {
            return found;
        }
        self.call_value(&found, Vec::new(), Span::default(), &method.name.clone())
    }

    /// A property that the file gives a type of another: `val String.shown: String get() = …`.
    pub(super) fn kotlin_extended(&mut self, container: &Value<'a>, name: &Sym, span: Span) -> Option<Value<'a>> {
        let module = self.frames.last()?.module;
        if self.modules[module].defs().methods.is_empty() {
            return None;
        }
        let declared = self.modules[module].module.body.iter().any(|stmt| match &stmt.kind {
            StmtKind::Function(one) => one.name == *name && one.receiver_type.is_some() && is_accessor(one, "get"),
            _ => false,
        });
        if declared { self.kotlin_extension(container, name, &[], span) } else { None }
    }

    /// A method that a class has given over to another object.
    pub(super) fn kotlin_given_over(&mut self, receiver: &Value<'a>, name: &Sym, args: &[ArgValue<'a>], span: Span) -> Option<Value<'a>> {
        let other = self.st.heap.object(receiver.cell()?)?.field(GIVEN_OVER)?.clone();
        (other.cell() != receiver.cell()).then(|| self.call_on_value(&other, None, name, args.to_vec(), span, None, false))
    }

    /// `object.name = value` of a property with a setter of its own. Whether there was one.
    pub(in crate::flow::engine) fn kotlin_set(&mut self, container: &Value<'a>, name: &str, value: &Value<'a>, span: Span) -> bool {
        if self.language != Language::Kotlin {
            return false;
        }
        let class = match container.kind {
            Kind::Cell(cell) => self.st.heap.object(cell).and_then(|object| object.class),
            Kind::Unknown | Kind::Opaque => self.class_of_type(container.ty.as_ref()),
            _ => None,
        };
        class.is_some_and(|class| self.set_through(class, container, name, value, span))
    }

    /// Names that a loop or a destructuring declares: they hide a property of the same name.
    pub(in crate::flow::engine) fn jvm_declares(&mut self, target: &Expr) {
        if !self.on_jvm() {
            return;
        }
        let names: Vec<&Sym> = match &target.kind {
            ExprKind::Name(name) => vec![name],
            ExprKind::List { items, .. } => {
                items.iter().filter_map(|item| if let ExprKind::Name(name) = &item.kind { Some(name) } else { None }).collect()
            }
            _ => Vec::new(),
        };
        let own = self.frame().scope;
        for name in names {
            if self.st.heap.scope(own).is_some_and(|scope| scope.vars.of(name).is_none()) {
                self.declare(name, Value::null());
            }
        }
    }

    fn set_through(&mut self, class: ClassId, container: &Value<'a>, name: &str, value: &Value<'a>, span: Span) -> bool {
        let setter = self.find_method(class, &format!("set_{name}"), Some(1), 0).filter(|(method, _)| is_accessor(method, "set"));
        let Some((method, owner)) = setter else { return false };
        let module = self.classes[owner.0 as usize].module;
        let closure = self.closure(method, module, Some(owner), Some(container.clone()));
        self.call_value(&closure, vec![ArgValue::plain(value.clone())], span, &method.name.clone());
        true
    }

    /// `x.name = value` over a class of a library is its setter.
    pub(in crate::flow::engine) fn kotlin_setter(
        &mut self,
        container: &Value<'a>,
        object: Option<&'a Expr>,
        name: &Sym,
        value: &Value<'a>,
        from: Option<&'a Expr>,
        span: Span,
    ) {
        if self.language != Language::Kotlin || !self.is_library_object(container) {
            return;
        }
        let bare = name.strip_prefix("is").filter(|rest| rest.starts_with(char::is_uppercase)).unwrap_or(name);
        let method: Sym = format!("set{}", capitalised(bare)).into();
        if self.index.knows_method(&method) {
            let arg = ArgValue { name: None, value: value.clone(), spread: crate::flow::ir::Spread::No, expr: from };
            self.call_on_value(container, object, &method, vec![arg], span, None, false);
        }
    }

    /// `x.name` over a class of a library is its getter, where the pack knows that.
    pub(in crate::flow::engine) fn kotlin_getter(
        &mut self,
        container: &Value<'a>,
        object: &'a Expr,
        name: &Sym,
        span: Span,
    ) -> Option<Value<'a>> {
        if self.language == Language::Kotlin
            && let Some(part) = self.kotlin_match(container, name).or_else(|| self.kotlin_extended(container, name, span))
        {
            return Some(part);
        }
        // What a list in sight tells by itself.
        let told = matches!(&**name, "size" | "indices" | "lastIndex") && self.shape_of(container) == Some(Shape::List);
        if self.language != Language::Kotlin || told || !self.is_library_object(container) {
            return None;
        }
        let method: Sym = if name.starts_with("is") { name.clone() } else { format!("get{}", capitalised(name)).into() };
        self.index.knows_method(&method).then(|| self.call_on_value(container, Some(object), &method, Vec::new(), span, None, false))
    }

    fn is_library_object(&self, value: &Value<'a>) -> bool {
        value.ty.as_deref().is_some_and(|ty| ty.contains('.'))
            && match value.kind {
                Kind::Unknown | Kind::Opaque | Kind::Str(_) => true,
                Kind::Cell(cell) => self.st.heap.object(cell).is_some_and(|object| object.class.is_none()),
                _ => false,
            }
    }
}

pub(super) fn is_accessor(method: &Function, kind: &str) -> bool {
    method.decorators.iter().any(|one| one.dotted().as_deref() == Some(kind))
}

fn capitalised(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
