//! What classes of Python do by their special methods and bases: enumerations, indexing, iteration, queues. Knows no rule.

use assay_manifests::{Language, Span};

use super::{
    Engine,
    call::{ArgValue, Site},
    heap::{Object, Shape},
    value::{ClassId, Kind, Ref, Value},
};
use crate::flow::ir::{ExprKind, Spread, Sym};

/// Deepest way into a value that a place of a format may name.
const MOST_FIELDS: usize = 4;

/// Types of queues, before what decides which end is taken from.
const QUEUES: [&str; 8] = [
    "queue.Queue",
    "queue.LifoQueue",
    "queue.SimpleQueue",
    "Queue.Queue",
    "asyncio.Queue",
    "asyncio.LifoQueue",
    "multiprocessing.Queue",
    "multiprocessing.SimpleQueue",
];

impl<'a> Engine<'a> {
    /// A function or class of a library that a class keeps under a name: it takes no object, unlike the class's own methods.
    pub(super) fn library_attribute(&mut self, class: ClassId, name: &Sym) -> Option<Value<'a>> {
        if self.language != Language::Python {
            return None;
        }
        self.static_member(class, name).filter(|held| held.atoms().iter().all(|one| matches!(one.kind, Kind::Lib(_) | Kind::Class(_))))
    }

    /// The part of a value that a place of a format asks for: `{0[name]}`, `{0.name}`.
    pub(super) fn format_field(&mut self, value: Value<'a>, place: &str, span: Span) -> Value<'a> {
        if self.language != Language::Python {
            return value;
        }
        let (place, conversion) = place.split(':').next().and_then(|place| place.split_once('!')).unwrap_or((place, ""));
        let name = match conversion {
            "r" => Some("repr"),
            "a" => Some("ascii"),
            _ => None,
        };
        let part = self.format_part(value, place.split(':').next().unwrap_or_default(), span);
        match name {
            Some(name) => {
                let args = [ArgValue::plain(part)];
                self.library_call(Site::named(vec![name.into()], &args, span))
            }
            None => part,
        }
    }

    fn format_part(&mut self, value: Value<'a>, place: &str, span: Span) -> Value<'a> {
        let Some(at) = place.find(['.', '[']) else { return value };
        let mut value = value;
        for part in place[at..].split(['.', '[']).skip(1).take(MOST_FIELDS) {
            value = match part.strip_suffix(']') {
                Some(key) => {
                    let key = key.parse::<i128>().map_or_else(|_| Value::str(key), Value::int);
                    self.index_value(&value, &key)
                }
                None => self.member(&value, &part.into(), span),
            };
        }
        value
    }

    /// A member of an enumeration by its value or name: whichever it is, the program wrote it.
    pub(super) fn enumerated(&mut self, class: ClassId, key: Option<&Value<'a>>) -> Option<Value<'a>> {
        if self.language != Language::Python || !self.is_enumeration(class, 0) {
            return None;
        }
        if let Some(name) = key.and_then(Value::as_str)
            && let Some(member) = self.static_member(class, &name)
        {
            return Some(member);
        }
        if key.is_none() && self.members_in_order(class).is_some_and(|members| members.len() == 1) {
            return self.members_in_order(class)?.pop().map(|(_, member)| self.of_enumeration(class, member));
        }
        let statics = self.statics(class);
        let members: Vec<Value<'a>> = self.st.heap.object(statics)?.fields.iter().map(|(_, value)| value.clone()).collect();
        let mut members = members.into_iter().filter(Value::is_plain_constant);
        let first = members.next()?;
        Some(members.fold(first, |sum, one| self.join(&sum, &one)))
    }

    /// A special method of an object's class, called.
    pub(super) fn special(&mut self, object: &Value<'a>, name: &str, args: Vec<Value<'a>>) -> Option<Value<'a>> {
        if let Some(name) = Self::php_asks(name).filter(|_| self.is_php()) {
            return self.php_own(object, name, args);
        }
        if let Some(operator) = self.index_operator(name) {
            return self.own_operator(object, operator, args);
        }
        let speaks = matches!(name, "toString" | "ToString" | "__invoke" | "to_s");
        if self.language != Language::Python && !self.is_script() && !speaks {
            return None;
        }
        let class = self.st.heap.object(object.cell()?)?.class?;
        let (method, owner) = self.find_method(class, name, Some(args.len()), 0)?;
        let module = self.classes[owner.0 as usize].module;
        let closure = self.closure(method, module, Some(owner), Some(object.clone()));
        let args = args.into_iter().map(ArgValue::plain).collect();
        let given = self.call_value(&closure, args, assay_manifests::Span::default(), &name.into());
        self.live = true;
        Some(given)
    }

    /// Whether it is a path of which nothing is known but where it comes from.
    pub(super) fn is_unread_path(value: &Value<'a>) -> bool {
        matches!(value.kind, Kind::Unknown) && value.id != 0 && value.ty.as_deref().is_some_and(|ty| ty.starts_with("pathlib."))
    }

    /// What a logger writes of objects of the program's own: what their classes say for `%s`.
    pub(super) fn python_logged(&mut self, name: &str, site: &Site<'a, '_>) -> Option<Vec<ArgValue<'a>>> {
        let is_own =
            |value: &Value<'a>| value.cell().and_then(|cell| self.st.heap.object(cell)).is_some_and(|object| object.class.is_some());
        if !name.starts_with("logging.") || !site.args.iter().any(|arg| arg.name.is_none() && is_own(&arg.value)) {
            return None;
        }
        let format = site.args.first().and_then(|arg| arg.value.as_str());
        if format.is_some_and(|format| format.replace("%s", "").contains('%')) {
            return None;
        }
        let mut shown = site.args.to_vec();
        for arg in shown.iter_mut().filter(|arg| arg.name.is_none()) {
            let said = self.special(&arg.value, "__str__", Vec::new()).or_else(|| self.special(&arg.value, "__repr__", Vec::new()));
            if let Some(text) = said.filter(|text| text.cell().is_none()) {
                arg.value = text;
            }
        }
        Some(shown)
    }

    /// `object.name = value` where the object's class has a setter for it. `false` where there is none.
    pub(super) fn call_setter(&mut self, object: &Value<'a>, name: &Sym, value: &Value<'a>) -> bool {
        if self.is_php() {
            return self.php_set(object, name, value);
        }
        if self.language != Language::Python && !self.is_script() {
            return false;
        }
        let Some(class) = object.cell().and_then(|cell| self.st.heap.object(cell)).and_then(|object| object.class) else { return false };
        let Some((method, owner)) = self.find_method(class, name, Some(1), 0) else {
            return self.set_described(object, class, name, value);
        };
        let is_setter = |one: &crate::flow::ir::Expr| one.dotted().is_some_and(|text| text == "set" || text.ends_with(".setter"));
        if !method.decorators.iter().any(is_setter) {
            return false;
        }
        let module = self.classes[owner.0 as usize].module;
        let closure = self.closure(method, module, Some(owner), Some(object.clone()));
        self.call_value(&closure, vec![ArgValue::plain(value.clone())], assay_manifests::Span::default(), name);
        self.live = true;
        true
    }

    /// `object(…)` where its class says what that means.
    pub(super) fn called_object(&mut self, object: &Value<'a>, args: &[ArgValue<'a>]) -> Option<Value<'a>> {
        let name = match self.language {
            Language::Python => "__call__",
            Language::Php => "__invoke",
            Language::Kotlin => return self.own_operator(object, "invoke", args.iter().map(|arg| arg.value.clone()).collect()),
            _ => return None,
        };
        if args.iter().any(|arg| arg.name.is_some() || arg.spread != Spread::No) {
            return None;
        }
        self.special(object, name, args.iter().map(|arg| arg.value.clone()).collect())
    }

    /// A method of an object out of sight as a value: `partial(response.set_cookie, …)`.
    pub(super) fn bound_method(&mut self, arg: &ArgValue<'a>) -> Option<Value<'a>> {
        let ExprKind::Member { object, name, .. } = &arg.expr?.kind else { return None };
        object.dotted()?;
        let holder = self.eval(object);
        let is_object = matches!(holder.kind, Kind::Unknown | Kind::Opaque | Kind::Cell(_));
        is_object.then(|| Value::of(Kind::Method(std::rc::Rc::new((holder, name.clone())))))
    }

    /// What a loop over an object visits, where its class says so.
    pub(super) fn python_iterable(&mut self, iterated: Value<'a>) -> Value<'a> {
        if let Kind::Class(class) = iterated.kind
            && self.language == Language::Python
            && self.is_enumeration(class, 0)
            && let Some(members) = self.members_in_order(class)
        {
            let members = members.into_iter().map(|(_, member)| self.of_enumeration(class, member)).collect();
            return self.new_list(members);
        }
        if let Kind::Class(class) = iterated.kind
            && let Some(member) = self.enumerated(class, None)
        {
            let mut list = Object::new(Shape::List);
            list.rest = Some(Box::new(member));
            return self.allocate_object(list);
        }
        if self.is_script()
            && let Some(visited) = self.iterated_object(&iterated)
        {
            return visited;
        }
        if self.is_php() {
            return self.php_walked(iterated);
        }
        let name = if self.is_script() { crate::flow::lower::ITERATOR } else { "__iter__" };
        self.special(&iterated, name, Vec::new()).filter(|made| made.cell() != iterated.cell()).unwrap_or(iterated)
    }

    pub(super) fn new_queue(&mut self, name: &str) -> Option<Value<'a>> {
        let ty = QUEUES.iter().find(|known| **known == name)?;
        let mut object = Object::new(Shape::List);
        object.ty = Some(Sym::from(*ty));
        Some(self.allocate_object(object))
    }

    pub(super) fn queue_method(&mut self, cell: Ref, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let ty = self.st.heap.object(cell)?.ty.clone().filter(|ty| QUEUES.contains(&&**ty))?;
        match method {
            "put" | "put_nowait" => {
                let value = site.args.first()?.value.clone();
                let object = self.st.heap.object_mut(cell)?;
                object.push(value, &self.ids);
                Some(Value::null())
            }
            "get" | "get_nowait" => {
                let last_first = ty.ends_with("LifoQueue");
                let object = self.st.heap.object_mut(cell)?;
                let held = if object.weak || object.items.is_empty() {
                    None
                } else if last_first {
                    object.items.pop()
                } else {
                    Some(object.items.remove(0))
                };
                if held.is_none()
                    && self.st.heap.object(cell).is_some_and(|object| object.rest.is_none() && !object.open && object.items.is_empty())
                {
                    // Somebody else fills it, or nothing is ever taken.
                    let note = super::value::Note::Field(method.into());
                    return Some(if self.options.open_world {
                        self.untrusted(crate::rule::Labels::FIELD, None, site.span, note)
                    } else {
                        self.unknown()
                    });
                }
                Some(held.unwrap_or_else(|| self.some_element(cell)))
            }
            _ => None,
        }
    }
}
