//! How objects of Python's classes come about and what stands in for what they lack: members of enumerations, `__new__`, `__getattr__`,
//! `__missing__`. Knows no rule.

use assay_manifests::{Language, Span};

use super::{
    Engine,
    call::ArgValue,
    heap::{Object, Shape},
    python_certain::TryFrame,
    value::{ClassId, Closure, Facts, Kind, Ref, Value},
};
use crate::flow::ir::Sym;

/// How often an iterator is asked for what comes next.
const MOST_ASKED: usize = 9;
/// Begins the type of a constant that is a member of an enumeration; the number of the class follows.
const MEMBER: &str = "(member) ";

impl<'a> Engine<'a> {
    /// A member of an enumeration by its value, where all members are constants.
    pub(super) fn enumerated_by_value(&mut self, class: ClassId, value: &Value<'a>) -> Option<Value<'a>> {
        if self.language != Language::Python || !value.is_plain_constant() || !self.is_enumeration(class, 0) {
            return None;
        }
        let members = self.members_in_order(class)?;
        members.into_iter().map(|(_, member)| member).find(|member| self.equal_values(member, value) == Some(true))
    }

    /// What a class of members is called with, where it makes a member of its own for what is the value of none.
    pub(super) fn member_or_made(&mut self, class: ClassId, args: &[ArgValue<'a>], member: Value<'a>, span: Span) -> Value<'a> {
        let Some((method, owner)) = self.find_method(class, "_missing_", None, 0).filter(|_| self.language == Language::Python) else {
            return member;
        };
        let closure = Closure {
            function: method,
            module: self.classes[owner.0 as usize].module,
            class: Some(owner),
            this: None,
            scope: self.scope_of_class(owner),
        };
        let this = Some(Value::of(Kind::Class(class)));
        let (made, ()) = self.either(|engine| engine.call_closure(&closure, this, args.to_vec(), span), |_| ());
        self.live = true;
        let mut sum = member;
        for one in made.atoms().iter().filter(|one| !matches!(one.kind, Kind::Null)) {
            // A member is known by its value.
            let held = one.cell().and_then(|cell| self.st.heap.object(cell)).and_then(|object| object.field("_value_")).cloned();
            let one = match held {
                Some(held) => self.of_enumeration(class, held),
                None => one.clone(),
            };
            sum = self.join(&sum, &one);
        }
        sum
    }

    /// The members of an enumeration, where all are constants of one kind and no two are alike.
    pub(super) fn members_in_order(&mut self, class: ClassId) -> Option<Vec<(Sym, Value<'a>)>> {
        let statics = self.statics(class);
        let named: Vec<Sym> = self.classes[class.0 as usize].class.fields.iter().map(|field| field.name.clone()).collect();
        let object = self.st.heap.object(statics)?;
        let mut members: Vec<(Sym, Value<'a>)> = Vec::new();
        for name in named.iter().filter(|name| !name.starts_with('_')) {
            let member = object.field(name).filter(|member| member.is_plain_constant())?;
            if members.iter().any(|(_, known)| self.equal_values(known, member) != Some(false)) {
                return None;
            }
            members.push((name.clone(), member.clone()));
        }
        (!members.is_empty()).then_some(members)
    }

    /// A member of an enumeration knows of which it is.
    pub(super) fn of_enumeration(&self, class: ClassId, member: Value<'a>) -> Value<'a> {
        let is_member =
            self.language == Language::Python && member.is_plain_constant() && member.ty.is_none() && self.is_enumeration(class, 0);
        if is_member { member.typed(Some(format!("{MEMBER}{}", class.0).into())) } else { member }
    }

    /// The enumeration that a constant is a member of.
    pub(super) fn enumeration_behind(value: &Value<'a>) -> Option<ClassId> {
        value.ty.as_deref()?.strip_prefix(MEMBER)?.parse().ok().map(ClassId)
    }

    /// What a member of an enumeration is asked for: its name, its value, or what its class says of it.
    pub(super) fn member_asked(&mut self, member: &Value<'a>, name: &Sym, span: Span) -> Option<Value<'a>> {
        let class = Self::enumeration_behind(member)?;
        match &**name {
            "value" | "_value_" => {
                let mut bare = member.clone();
                bare.ty = None;
                Some(bare)
            }
            "name" | "_name_" => {
                let members = self.members_in_order(class)?;
                members.into_iter().find(|(_, known)| self.equal_values(known, member) == Some(true)).map(|(name, _)| Value::str(name))
            }
            _ => {
                let (method, owner) = self.find_method(class, name, None, 0)?;
                let module = self.classes[owner.0 as usize].module;
                let closure = self.closure(method, module, Some(owner), Some(member.clone()));
                let is_property =
                    |one: &crate::flow::ir::Expr| one.dotted().is_some_and(|text| text == "property" || text.ends_with("cached_property"));
                if method.decorators.iter().any(is_property) {
                    return Some(self.call_value(&closure, Vec::new(), span, name));
                }
                Some(closure)
            }
        }
    }

    /// A method of an enumeration, called on one of its members.
    pub(super) fn called_on_member(&mut self, member: &Value<'a>, name: &str, args: &[ArgValue<'a>], span: Span) -> Option<Value<'a>> {
        let class = Self::enumeration_behind(member)?;
        let (method, owner) = self.method_for(class, name, args)?;
        let closure = self.unbound(method, owner);
        let this = (!method.is_static).then(|| member.clone());
        Some(self.call_closure(&closure, this, args.to_vec(), span))
    }

    /// The next number of an enumeration whose members are numbered by themselves: `auto()`.
    pub(super) fn next_number(&mut self) -> Option<Value<'a>> {
        let class = self.frame().class?;
        let mut names = Vec::new();
        self.class_names(class, &mut names, 0);
        let is_flag = names.iter().any(|name| name.ends_with("Flag"));
        if names.iter().any(|name| name.ends_with("StrEnum")) || self.find_method(class, "_generate_next_value_", None, 0).is_some() {
            return None;
        }
        let statics = self.classes[class.0 as usize].statics?;
        let numbers: Option<Vec<i128>> = self.st.heap.object(statics)?.fields.iter().map(|(_, member)| member.as_int()).collect();
        let most = numbers?.into_iter().max().unwrap_or(0);
        if !is_flag {
            return most.checked_add(1).map(Value::int);
        }
        let bits = u32::try_from(most).ok()?;
        bits.checked_add(1)?.checked_next_power_of_two().map(|next| Value::int(next.into()))
    }

    /// `object.__new__(cls)`: an object of the class, of which nothing is set.
    pub(super) fn python_bare(&mut self, args: &[ArgValue<'a>]) -> Option<Value<'a>> {
        match args.first()?.value.kind {
            Kind::Class(class) if self.language == Language::Python => Some(self.bare_instance(class)),
            _ => None,
        }
    }

    /// What a class of Python makes where it says so itself.
    pub(super) fn python_new(&mut self, class: ClassId, args: &[ArgValue<'a>], span: Span) -> Option<Value<'a>> {
        if self.language != Language::Python {
            return None;
        }
        let (method, owner) = self.find_method(class, "__new__", None, 0)?;
        let module = self.classes[owner.0 as usize].module;
        let closure = Closure { function: method, module, class: Some(owner), this: None, scope: self.scope_of_class(owner) };
        let made = self.call_closure(&closure, Some(Value::of(Kind::Class(class))), args.to_vec(), span);
        self.live = true;
        let is_own = made.cell().and_then(|cell| self.st.heap.object(cell)).is_some_and(|object| object.class == Some(class));
        is_own.then_some(made)
    }

    /// An attribute that nothing has put there, where the class answers for those.
    pub(super) fn asked_attribute(&mut self, object: &Value<'a>, class: ClassId, name: &Sym) -> Option<Value<'a>> {
        if self.language != Language::Python
            || name.starts_with("__")
            || self.declares_field(class, name, 0)
            || self.nesting + 40 > super::MAX_NESTING
        {
            return None;
        }
        self.nesting += 4;
        let given = self.special(object, "__getattr__", vec![Value::str(name.clone())]);
        self.nesting -= 4;
        given
    }

    /// `value in object`, where the object's class says what it holds.
    pub(super) fn said_to_hold(&mut self, value: &Value<'a>, object: &Value<'a>, negated: bool) -> Option<Value<'a>> {
        if self.language != Language::Python {
            return None;
        }
        let said = self.special(object, "__contains__", vec![value.clone()])?;
        if let Some(yes) = said.truth(true) {
            return Some(Value::bool(yes != negated));
        }
        let mut answer = self.boolean();
        answer.facts = match said.facts.as_deref() {
            Some(facts) if negated => {
                Some(std::rc::Rc::new(Facts { when_true: facts.when_false.clone(), when_false: facts.when_true.clone() }))
            }
            _ => said.facts.clone(),
        };
        Some(answer)
    }

    /// What an iterator of a class of the program's own gives until it stops: `__next__` is asked, and raises `StopIteration` at the end.
    pub(super) fn asked_until_stopped(&mut self, iterator: &Value<'a>) -> Option<Value<'a>> {
        if self.language != Language::Python {
            return None;
        }
        let class = self.st.heap.object(iterator.cell()?)?.class?;
        let (method, owner) = self.find_method(class, "__next__", Some(0), 0)?;
        let stops = self.text(method.span).is_some_and(|text| text.matches("raise").count() == 1 && text.contains("raise StopIteration"));
        if !stops || method.is_generator {
            return None;
        }
        let module = self.classes[owner.0 as usize].module;
        let Kind::Func(step) = self.closure(method, module, Some(owner), Some(iterator.clone())).kind else { return None };
        let mut items = Vec::new();
        for _ in 0..MOST_ASKED {
            self.tries.push(TryFrame::default());
            let given = self.call_closure(&step, Some(iterator.clone()), Vec::new(), Span::default());
            let thrown = self.tries.pop().and_then(|frame| frame.thrown);
            match (std::mem::replace(&mut self.live, true), thrown) {
                (true, None) => items.push(given),
                (false, Some(state)) => {
                    self.st = state;
                    return Some(self.new_list(items));
                }
                (true, Some(_)) => {
                    items.push(given);
                    break;
                }
                (false, None) => break,
            }
        }
        // How many there are is not known.
        let taint = items.iter().fold(self.deep_taint(iterator), |sum, item| sum.union(&self.deep_taint(item)));
        let mut list = Object::new(Shape::List);
        list.rest = Some(Box::new(self.unknown_with(taint)));
        Some(self.allocate_object(list))
    }

    /// What a map of a class of the program's own gives for a key that is not in it.
    pub(super) fn missing_key(&mut self, cell: Ref, container: &Value<'a>, key: &Value<'a>) -> Option<Value<'a>> {
        let object = self.st.heap.object(cell)?;
        object.class.filter(|_| self.language == Language::Python)?;
        let name = key.key().filter(|_| key.is_plain_constant())?;
        if object.open || object.rest.is_some() || object.weak || object.field(&name).is_some() {
            return None;
        }
        self.special(container, "__missing__", vec![key.clone()])
    }
}
