//! What values of Go say of themselves: `String` and `Error` where they are printed, errors asked for their kind, types asked of
//! values. Knows no rule.

use std::rc::Rc;

use super::{
    Engine,
    call::{ArgValue, Site},
    heap::Shape,
    value::{ClassId, Closure, Constant, Facts, Kind, Value},
};
use crate::flow::ir::TypeRef;

impl<'a> Engine<'a> {
    /// Arguments of a print as they are printed; `None` where none of them says it in its own way.
    pub(super) fn go_printed(&mut self, name: &str, site: &Site<'a, '_>) -> Option<Vec<ArgValue<'a>>> {
        let prints = matches!(name.rsplit_once('.'), Some(("fmt" | "log" | "log.Logger", _))) && !name.contains("Scan");
        if !prints || !site.args.iter().any(|arg| self.says_itself(&arg.value).is_some()) {
            return None;
        }
        let mut shown = site.args.to_vec();
        for arg in &mut shown {
            if let Some(closure) = self.says_itself(&arg.value) {
                let this = arg.value.clone();
                let said = self.call_closure(&closure, Some(this), Vec::new(), site.span);
                self.live = true;
                arg.value = said;
            }
        }
        Some(shown)
    }

    /// The method by which a value is printed.
    fn says_itself(&mut self, value: &Value<'a>) -> Option<Closure<'a>> {
        let class = self.class_of_value(value)?;
        let (method, owner) = ["Error", "String"].iter().find_map(|name| self.find_method(class, name, Some(0), 0))?;
        if method.is_abstract || method.params.len() > 1 {
            return None;
        }
        // A method of the pointer does not belong to what it points to.
        let by_pointer = method.receiver_type.as_ref().is_some_and(|ty| ty.pointers > 0);
        if by_pointer && !value.ty.as_deref().is_some_and(|ty| ty.starts_with('*')) {
            return None;
        }
        let module = self.classes[owner.0 as usize].module;
        Some(Closure { function: method, module, class: Some(owner), this: None, scope: self.scope_of_class(owner) })
    }

    /// The class of the artifact that a value is of: of an object, or of a text or number under a type of its own.
    fn class_of_value(&mut self, value: &Value<'a>) -> Option<ClassId> {
        match &value.kind {
            Kind::Cell(cell) => self.st.heap.object(*cell)?.class,
            Kind::Str(_) | Kind::Int(_) | Kind::Opaque | Kind::Unknown | Kind::Choice(_) => {
                let class = self.class_of_type(value.ty.as_ref())?;
                self.is_plain_type(class).then_some(class)
            }
            _ => None,
        }
    }

    /// Whether a type is another name of a basic one: its values are told by it.
    pub(super) fn is_plain_type(&self, class: ClassId) -> bool {
        let decl = self.classes[class.0 as usize].class;
        decl.fields.is_empty()
            && matches!(decl.bases.as_slice(), [base] if base.pointers == 0 && base.dims.is_empty() && super::names::primitive(&base.name).is_some())
    }

    /// Whether a value is of a type: `x.(T)`, a case of a type switch.
    pub(super) fn has_class_type(&mut self, value: &Value<'a>, ty: &TypeRef) -> Option<bool> {
        let own = self.class_of_value(value)?;
        let name = self.type_name(ty);
        let Some(asked) = self.type_class(ty) else {
            return match name.as_deref() {
                Some("fmt.Stringer") => Some(self.find_method(own, "String", Some(0), 0).is_some()),
                Some("error") => Some(self.find_method(own, "Error", Some(0), 0).is_some()),
                Some("string" | "number" | "boolean") => Some(false),
                _ => None,
            };
        };
        let decl = self.classes[asked.0 as usize].class;
        let is_interface = !decl.methods.is_empty() && decl.fields.is_empty() && decl.methods.iter().all(|method| method.is_abstract);
        if is_interface {
            return Some(decl.methods.iter().all(|method| self.find_method(own, &method.name, None, 0).is_some()));
        }
        if own != asked {
            return Some(false);
        }
        // A pointer and what it points to are two types.
        let is_pointer = value.ty.as_deref().is_some_and(|ty| ty.starts_with('*'));
        (value.cell().is_none() || is_pointer == (ty.pointers > 0)).then_some(true)
    }

    /// Whether what a function gives back says that it failed: an error of its own or as the last of several, which is only compared with nil.
    pub(super) fn go_failed(&self, result: &Value<'a>) -> Option<bool> {
        let Kind::Cell(cell) = result.kind else { return self.is_set(result) };
        let results = self.frames.last().and_then(|frame| frame.function).and_then(|function| function.return_type.as_ref());
        let ends_in_error = results.and_then(|ty| ty.args.last()).is_some_and(|last| &*last.name == "error" && last.pointers == 0);
        match self.st.heap.object(cell) {
            Some(object) if ends_in_error && object.shape == Shape::List && object.items.len() > 1 => self.is_set(object.items.last()?),
            _ => Some(true),
        }
    }

    /// Whether a value is other than nil, where a test or its own form says it.
    fn is_set(&self, value: &Value<'a>) -> Option<bool> {
        match value.kind {
            Kind::Str(_) | Kind::Cell(_) => Some(true),
            _ if value.id != 0 && self.st.facts.iter().any(|fact| fact.id == value.id && fact.constant == Some(Constant::NotNull)) => {
                Some(true)
            }
            _ => value.truth(self.empty_is_false()),
        }
    }

    /// `errors.As(err, &target)`, `errors.Is(err, known)`.
    pub(super) fn go_errors(&mut self, function: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let error = self.go_arg(site, 0)?;
        match function {
            "As" => {
                let target = self.go_arg(site, 1)?;
                error.cell()?;
                if !matches!(target.kind, Kind::Slot(..)) {
                    return None;
                }
                let held = self.pointed(&target);
                let class = self.class_of_type(held.ty.as_ref());
                let own = self.class_of_value(&error);
                if class.is_some() && own.is_some() && class != own {
                    return Some(Value::bool(false));
                }
                self.store_through(&target, &error);
                Some(if class.is_some() { Value::bool(true) } else { self.boolean() })
            }
            // Where it can be no other error, not to be this one is to be none.
            "Is" => {
                let known = self.go_arg(site, 1)?.as_str()?;
                let mut answer = self.boolean();
                let only = error.atoms().iter().all(|one| matches!(one.kind, Kind::Null) || one.as_str().as_ref() == Some(&known));
                if only && let Some(facts) = &error.facts {
                    answer.facts = Some(Rc::new(Facts { when_true: Vec::new(), when_false: facts.when_false.clone() }));
                }
                Some(answer)
            }
            _ => None,
        }
    }

    /// Names of what a struct embeds, in order, before its own fields: how a literal without keys gives them.
    pub(super) fn embedded_names(&self, class: ClassId) -> Vec<crate::flow::ir::Sym> {
        let info = &self.classes[class.0 as usize];
        let last = |ty: &TypeRef| crate::flow::ir::Sym::from(crate::rule::pattern::last_segment(&ty.name));
        if !self.is_plain_type(class) { info.class.bases.iter().map(last).collect() } else { Vec::new() }
    }
}
